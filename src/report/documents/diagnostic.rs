//! "Diagnostic de maturité": the first page is enough, then each domain and criterion.

use super::blocks::{chapter, heading, item, page, paragraph, remark, section};
use super::campaign::CampaignReader;
use super::head;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, criteria, evolution, profile, quality, voices};
use crate::dossier::Campaign;
use crate::french::{self, NBSP};
use crate::grid::{HOW_TO_CHOOSE, HOW_TO_READ};
use crate::report::content::{
    Block, Column, Labelled, Report, Row, Section, Style, Table, TableCell, Text, Titled,
};
use crate::report::words::{paragraphs, text};
use crate::scoring::{Explanation, ExplanationLine};

/// Sets out the diagnosis of a campaign.
pub(super) fn diagnostic(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    Ok(Report {
        title: DocumentKind::Diagnostic.label().to_owned(),
        description: format!(
            "Auto-évaluation en équipe de l’exercice coordonné, {}",
            reader.date()
        ),
        sections: sections(material, &reader)?,
        ..reader.head()
    })
}

/// What a team may ask of the diagnosis beside leaving parts out, and is so unless it says otherwise:
/// what it wrote for itself stays with it. A comment may tell a weakness that is nobody else's business.
pub(super) const DISCRETION: (&str, &str) = ("discretion", "Garder pour l’équipe ses commentaires");

/// Tells whether the team's comments stay with it.
pub(super) fn keeps_comments(material: &Material<'_>) -> bool {
    let wishes = material.dossier.presentation.wishes_of(DocumentKind::Diagnostic.slug());
    wishes.is_none_or(|wishes| !wishes.left_out.contains(DISCRETION.0))
}

fn sections(material: &Material<'_>, reader: &CampaignReader<'_>) -> Result<Vec<Section>, Missing> {
    let CampaignReader { dossier, campaign, scores, .. } = reader;
    let profile = charts::profile(dossier, campaign.id, scores);
    let has_drawing = profile.is_some();
    let mut approach = quality::frame(material);
    approach.push(heading("Pièces du niveau 1"));
    approach.extend(quality::pieces(material, 1)?);
    let profile = profile.unwrap_or_else(|| profile::table(reader));
    let mut sections = vec![
        section("situation", "", situation(reader)),
        section("profil", "Profil par domaine", vec![profile]),
        section("forces", "", vec![side_by_side(reader, Audience::Team, TITLES)]),
        page("demarche", "La démarche qualité", approach),
        chapter("reperes", "Repères", landmarks(reader)),
        section("validation", "Validation", validation(material, campaign)),
    ];
    if has_drawing {
        let blocks = std::iter::once(profile::table(reader)).chain(profile::note(reader));
        sections.push(chapter("chiffres", "Le profil en chiffres", blocks.collect()));
    }
    if dossier.earlier_campaigns(campaign.id).next().is_some() {
        sections.push(chapter("evolution", "Évolution", evolution::evolution(reader)));
    }
    sections.push(page("criteres", "Critère par critère", criteria_blocks(material, reader)));
    sections.push(page("calculs", format!("Annexe{NBSP}: le calcul"), calculations(reader)));
    Ok(sections)
}

/// What strengths and priorities stand under.
pub(super) const TITLES: [&str; 2] = ["Points forts", "À travailler d’abord"];

fn situation(reader: &CampaignReader<'_>) -> Vec<Block> {
    vec![
        paragraph(format!(
            "Chaque critère a le niveau, de 0 à 4, convenu en équipe selon cette règle{NBSP}: «{NBSP}{HOW_TO_CHOOSE}{NBSP}»"
        )),
        reader.figures_block(),
    ]
}

fn landmarks(reader: &CampaignReader<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let team = head::team(&reader.dossier.team);
    if !team.is_empty() {
        blocks.push(heading("L’équipe"));
        blocks.push(Block::Facts { facts: team, paired: false });
    }
    let note = paragraphs(&reader.campaign.note);
    if !note.is_empty() {
        blocks.push(heading("Comment l’équipe a procédé"));
        blocks.extend(note.iter().map(paragraph));
    }
    blocks.push(heading("Méthode"));
    blocks.push(method(reader));
    blocks.push(heading("Les cinq niveaux"));
    blocks.push(reader.scale());
    blocks.push(remark(grid_words(reader)));
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
    let facts = facts.map(|(label, value)| Labelled::of(label, value));
    let mut blocks = voices::participants(campaign);
    blocks.push(Block::Facts { facts: facts.into(), paired: false });
    blocks
}

/// Says which grid it is and where it comes from.
pub(super) fn grid_words(reader: &CampaignReader<'_>) -> String {
    let grid = &reader.campaign.grid;
    format!(
        "Grille {}. Source{NBSP}: {}. Licence{NBSP}: {}.",
        reader.grid(),
        text(&grid.source),
        text(&grid.licence)
    )
}

/// Says by which rules the levels were agreed and counted.
pub(super) fn method(reader: &CampaignReader<'_>) -> Block {
    let minimum = reader.minimum_coverage();
    let items = [
        format!("Chaque niveau est une phrase que l’on peut observer. {HOW_TO_CHOOSE}"),
        HOW_TO_READ.to_owned(),
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

fn criteria_blocks(material: &Material<'_>, reader: &CampaignReader<'_>) -> Vec<Block> {
    let keeps = keeps_comments(material);
    let comments = if keeps {
        "Les commentaires de l’équipe restent dans son dossier"
    } else {
        "Le commentaire de l’équipe est marqué d’un trait"
    };
    let mut blocks = vec![remark(format!(
        "{comments}{NBSP}; «{NBSP}socle{NBSP}» désigne les critères qui ouvrent les paliers."
    ))];
    blocks.extend(claims(reader));
    blocks.extend(criteria::domains(reader, !keeps));
    blocks
}

/// Says what the words for the strength of a claim mean, and how many there are of each; nothing
/// while no level is claimed.
pub(super) fn claims(reader: &CampaignReader<'_>) -> Option<Block> {
    let claims = reader.claims();
    let told = format!(
        "Chaque niveau au-dessus de 0 dit ce qui le montre\u{a0}: «\u{a0}documenté\u{a0}» quand une preuve du registre, \
         encore valable, y est rattachée (elle n’a pas été comparée à la phrase), «\u{a0}observé\u{a0}» quand l’équipe a \
         sous la main ce que la grille attend, \
         «\u{a0}déclaré\u{a0}» sans preuve, «\u{a0}expiré\u{a0}» quand les preuves du registre ne valent plus. \
         Ici\u{a0}: {claims}."
    );
    (!claims.is_empty()).then(|| remark(told))
}

fn calculations(reader: &CampaignReader<'_>) -> Vec<Block> {
    let scores = reader.scores;
    let whole = Explanation { lines: Vec::new(), ..scores.whole.explanation() };
    let mut first = vec![calculation("Ensemble", "Calcul", whole)];
    if scores.gate.next.is_some() || scores.gate.reached.is_some() {
        first.push(calculation("Palier suivant", "Réponse", scores.gate.explanation()));
    }
    first.extend(scores.domains.iter().map(|domain| {
        let title = format!("{} · {}", text(&domain.code), text(&domain.title));
        calculation(&title, "Calcul", domain.score.explanation())
    }));
    let second = first.split_off(first.len().div_ceil(2));
    let lead = "Niveau moyen = somme des (niveau × poids) divisée par la somme des poids, sur les critères qui ont un \
         niveau.";
    vec![remark(lead), Block::Pair { first, second, share: 50 }]
}

/// Tells how a figure was obtained; `column` is what its lines give.
fn calculation(title: &str, column: &str, explanation: Explanation) -> Block {
    let mut blocks = Vec::new();
    if !explanation.lines.is_empty() {
        let row = |line: ExplanationLine| {
            Row::of(vec![TableCell::words(text(&line.label)), TableCell::words(line.calculation)])
        };
        blocks.push(Block::Table(Table {
            id: "calcul-page",
            title: title.to_owned(),
            columns: vec![Column::words("Critère", ""), Column::numbers(column, "")],
            rows: explanation.lines.into_iter().map(row).collect(),
            chart: None,
        }));
    }
    blocks.push(paragraph(Text::styled(explanation.arithmetic, Style::Strong)));
    blocks.extend(explanation.remarks.iter().map(remark));
    Block::Item(Titled { is_heading: true, blocks, ..item(title) })
}
