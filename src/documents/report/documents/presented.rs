//! A document as the team wishes it: its letterhead and logo, its own texts, without the parts it
//! does not want.

use super::blocks::{paragraph, section};
use crate::dossier::{LogoImage, Presentation};
use crate::french;
use crate::report::content::{Block, Logo, Report, Section};
use crate::report::words::{paragraphs, text};

/// Sets a document out as the team wishes it.
pub(super) fn presented(mut report: Report, wishes: &Presentation, slug: &str) -> Report {
    let name = text(&wishes.letterhead);
    if !name.is_empty() {
        report.letterhead.name = name;
    }
    report.letterhead.logo = wishes.logo.as_ref().map(logo);
    let Some(wishes) = wishes.wishes_of(slug) else { return report };
    report.sections.retain(|part| !wishes.left_out.contains(part.id));
    let own = |id, words: &str| {
        let lines: Vec<Block> = paragraphs(words).iter().map(paragraph).collect();
        (!lines.is_empty()).then(|| section(id, "", lines))
    };
    if let Some(before) = own("avant", &wishes.before) {
        report.sections.insert(0, before);
    }
    report.sections.extend(own("apres", &wishes.after));
    report
}

fn logo(image: &LogoImage) -> Logo {
    let alt = text(&image.description);
    Logo {
        png: std::sync::Arc::clone(&image.png),
        width: image.width,
        height: image.height,
        alt: if alt.is_empty() { "Logo de l’équipe".to_owned() } else { alt },
    }
}

/// Names a section for the person who chooses: its title, or what it holds.
pub(super) fn name(section: &Section) -> String {
    if !section.title.is_empty() {
        return section.title.clone();
    }
    match section.id {
        "forces" => "Points forts et priorités".to_owned(),
        "suite" => "Objectif et demandes".to_owned(),
        "seance" => "La séance et les chiffres".to_owned(),
        "cadre" => "Référent, thème et objectif".to_owned(),
        other => french::capitalised(&other.replace('-', " ")),
    }
}
