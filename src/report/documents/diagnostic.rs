//! "Diagnostic de maturité": the first page is enough, then each domain and criterion.

use super::kind::Kind;
use super::material::{Material, Missing};
use super::parts::{charts, criteria, evolution, highlights, profile, quality};
use super::{chapter, heading, item, minutes, page, paragraph, remark, section};
use crate::dossier::Campaign;
use crate::french::{self, NBSP};
use crate::grid::HOW_TO_CHOOSE;
use crate::report::content::{
    Block, Cell, Column, Item, Letterhead, Report, Row, Section, Shape, Style, Table, Text,
};
use crate::report::model::{Calculation, Diagnostic, Fact, Identity, Voices};

/// Sets out the diagnosis of a campaign.
pub(super) fn diagnostic(material: &Material<'_>) -> Result<Report, Missing> {
    let mut d = material.diagnostic()?;
    if keeps_comments(material) {
        for one in d.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
            one.comment.clear();
        }
    }
    Ok(Report { sections: sections(material, &d)?, ..empty(&d) })
}

/// What a team may ask of the diagnosis beside leaving parts out, and is so unless it says otherwise:
/// what it wrote for itself stays with it. A comment may tell a weakness that is nobody else's business.
pub(super) const DISCRETION: (&str, &str) = ("discretion", "Garder pour l’équipe ses commentaires");

/// Tells whether the team's comments stay with it.
pub(super) fn keeps_comments(material: &Material<'_>) -> bool {
    let wishes = material.dossier.presentation.wishes_of(Kind::Diagnostic.slug());
    wishes.is_none_or(|wishes| !wishes.left_out.contains(DISCRETION.0))
}

/// Returns the document without a section.
pub(super) fn empty(diagnostic: &Diagnostic) -> Report {
    let campaign = &diagnostic.campaign;
    let grid = &diagnostic.grid;
    Report {
        title: "Diagnostic de maturité".to_owned(),
        shape: Shape::Pages,
        is_fictitious: diagnostic.is_fictitious,
        made_on_date: diagnostic.made_on_date,
        made_on: diagnostic.made_on.clone(),
        letterhead: letterhead(&diagnostic.team),
        running: format!("{} · {}", diagnostic.team.running_name, campaign.running_title),
        description: format!(
            "Auto-évaluation en équipe de l’exercice coordonné, {}",
            campaign.date
        ),
        caution: String::new(),
        lines: vec![
            Text::joined(
                [&*campaign.title, &campaign.date, &campaign.path, campaign.standing]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .map(Text::from),
            ),
            format!("Grille «{NBSP}{}{NBSP}», version {}", grid.title, grid.version).into(),
        ],
        sections: Vec::new(),
        data: Vec::new(),
    }
}

/// Returns whose document it is.
pub(super) fn letterhead(team: &Identity) -> Letterhead {
    Letterhead { name: team.name.clone(), place: team.place.clone(), logo: None }
}

fn sections(material: &Material<'_>, d: &Diagnostic) -> Result<Vec<Section>, Missing> {
    let (campaign, scores) = material.campaign()?;
    let profile = charts::profile(material.dossier, campaign.id, scores);
    let has_drawing = profile.is_some();
    let mut approach = quality::frame(material);
    approach.push(heading("Pièces du niveau 1"));
    approach.extend(quality::pieces(material, 1)?);
    let mut sections = vec![
        section("situation", "", situation(d)),
        section("profil", "Profil par domaine", vec![profile.unwrap_or_else(|| profile::table(d))]),
        section("forces", "", vec![forces_and_priorities(d)]),
        page("demarche", "La démarche qualité", approach),
        chapter("reperes", "Repères", landmarks(d)),
        section("validation", "Validation", validation(material, campaign)),
    ];
    if has_drawing {
        let mut blocks = vec![profile::table(d)];
        blocks.extend(profile::note(d));
        sections.push(chapter("chiffres", "Le profil en chiffres", blocks));
    }
    if material.dossier.earlier_campaigns(campaign.id).next().is_some() {
        sections.push(chapter("evolution", "Évolution", evolution::evolution(material, d)?));
    }
    sections.push(page("criteres", "Critère par critère", criteria_blocks(material, d)));
    sections.push(page("calculs", format!("Annexe{NBSP}: le calcul"), calculations(d)));
    Ok(sections)
}

fn situation(d: &Diagnostic) -> Vec<Block> {
    vec![
        paragraph(format!(
            "Chaque critère a le niveau, de 0 à 4, convenu en équipe selon cette règle{NBSP}: «{NBSP}{HOW_TO_CHOOSE}{NBSP}»"
        )),
        Block::Figures { figures: d.figures.to_vec() },
    ]
}

/// Returns strengths beside priorities, or why there are none.
pub(super) fn forces_and_priorities(d: &Diagnostic) -> Block {
    side_by_side(d, "Points forts", "À travailler d’abord")
}

/// Returns the same under other titles.
pub(super) fn side_by_side(d: &Diagnostic, strengths: &str, priorities: &str) -> Block {
    let mut first = vec![heading(strengths)];
    first.extend(highlights::strengths(d));
    let mut second = vec![heading(priorities)];
    second.extend(highlights::priorities(d));
    Block::Pair { first, second, share: 42 }
}

fn landmarks(d: &Diagnostic) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !d.team.facts.is_empty() {
        blocks.push(heading("L’équipe"));
        blocks.push(Block::Facts { facts: d.team.facts.clone(), paired: false });
    }
    if !d.campaign.note.is_empty() {
        blocks.push(heading("Comment l’équipe a procédé"));
        blocks.extend(d.campaign.note.iter().map(paragraph));
    }
    blocks.push(heading("Méthode"));
    blocks.push(method(d));
    blocks.push(heading("Les cinq niveaux"));
    blocks.push(Block::Scale { steps: d.scale.clone() });
    blocks.push(remark(grid_words(d)));
    blocks
}

/// Says who took part and when the team validated, with a line to sign.
fn validation(material: &Material<'_>, campaign: &Campaign) -> Vec<Block> {
    const TO_WRITE: &str = "à remplir à la main";
    let closed = campaign.closure.as_ref().map(|closure| french::long_date(closure.on));
    let lead = quality::quality_lead(material);
    let facts = [
        ("Validé en équipe", closed.map_or_else(|| TO_WRITE.to_owned(), |day| format!("le {day}"))),
        (
            "Par",
            if lead.is_empty() { TO_WRITE.to_owned() } else { format!("{lead}, pour l’équipe") },
        ),
        ("Date et signature", TO_WRITE.to_owned()),
    ];
    let facts = facts.map(|(label, value)| Fact { label: label.to_owned(), value });
    let mut blocks = minutes::participants(&Voices::of(campaign).participants);
    blocks.push(Block::Facts { facts: facts.into(), paired: false });
    blocks
}

/// Says which grid it is and where it comes from.
pub(super) fn grid_words(d: &Diagnostic) -> String {
    let grid = &d.grid;
    format!(
        "Grille «{NBSP}{}{NBSP}», version {}. Source{NBSP}: {}. Licence{NBSP}: {}.",
        grid.title, grid.version, grid.source, grid.licence
    )
}

/// Says by which rules the levels were agreed and counted.
pub(super) fn method(d: &Diagnostic) -> Block {
    let minimum = &d.grid.minimum_coverage;
    let items = [
        format!("Chaque niveau est une phrase que l’on peut observer. {HOW_TO_CHOOSE}"),
        "Le niveau est une décision de l’équipe. Aucune moyenne d’avis n’est écrite comme niveau.".to_owned(),
        format!(
            "«{NBSP}Sans objet{NBSP}», avec son motif, et «{NBSP}ne sait pas{NBSP}» ne comptent pas dans les \
             moyennes{NBSP}; un critère sans réponse ne compte pas pour zéro. Une moyenne est montrée à partir de \
             {minimum} de critères cotés."
        ),
        "Une évolution ne porte que sur les critères qui ont un niveau les deux fois et le même sens.".to_owned(),
        "Ce document est un support de discussion\u{a0}: ni un instrument validé, ni une promesse de paiement."
            .to_owned(),
    ];
    Block::List { items: items.into_iter().map(Text::from).collect() }
}

fn criteria_blocks(material: &Material<'_>, d: &Diagnostic) -> Vec<Block> {
    let comments = if keeps_comments(material) {
        "Les commentaires de l’équipe restent dans son dossier"
    } else {
        "Le commentaire de l’équipe est marqué d’un trait"
    };
    let mut blocks = vec![remark(format!(
        "{comments}{NBSP}; «{NBSP}socle{NBSP}» désigne les critères qui ouvrent les paliers."
    ))];
    if !d.claims.is_empty() {
        blocks.push(remark(claims_words(&d.claims)));
    }
    blocks.extend(criteria::domains(&d.domains));
    blocks
}

/// Says what the words for the strength of a claim mean, and how many there are of each.
pub(super) fn claims_words(claims: &str) -> String {
    format!(
        "Chaque niveau au-dessus de 0 dit ce qui le montre\u{a0}: «\u{a0}documenté\u{a0}» quand une preuve du registre, encore valable, \
         y est rattachée (elle n’a pas été comparée à la phrase), «\u{a0}observé\u{a0}» quand l’équipe a sous la main ce que la grille attend, \
         «\u{a0}déclaré\u{a0}» sans preuve, «\u{a0}expiré\u{a0}» quand les preuves du registre ne valent plus. \
         Ici\u{a0}: {claims}."
    )
}

fn calculations(d: &Diagnostic) -> Vec<Block> {
    let mut blocks = vec![remark(
        "Niveau moyen = somme des (niveau × poids) divisée par la somme des poids, sur les critères qui ont un \
         niveau.",
    )];
    let mut first: Vec<Block> =
        d.calculations.iter().map(|one| Block::Item(calculation(one))).collect();
    let second = first.split_off(first.len().div_ceil(2));
    blocks.push(Block::Pair { first, second, share: 50 });
    blocks
}

fn calculation(one: &Calculation) -> Item {
    let mut blocks = Vec::new();
    if !one.lines.is_empty() {
        let row = |line: &Fact| Row::of(vec![Cell::words(&line.label), Cell::words(&line.value)]);
        blocks.push(Block::Table(Table {
            id: "calcul-page",
            title: one.title.clone(),
            columns: vec![Column::words("Critère", ""), Column::numbers(&one.column, "")],
            rows: one.lines.iter().map(row).collect(),
            chart: None,
        }));
    }
    blocks.push(paragraph(Text::styled(&one.arithmetic, Style::Strong)));
    blocks.extend(one.remarks.iter().map(remark));
    Item { is_heading: true, blocks, ..item(&one.title) }
}
