//! "Diagnostic de maturité": the first page is enough, then each domain and criterion.

use super::blocks::{chapter, heading, item, page, paragraph, remark, section};
use super::campaign::CampaignReader;
use super::head;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, criteria, evolution, profile, quality, voices};
use crate::dossier::Campaign;
use crate::french;
use crate::grid::{HOW_TO_CHOOSE, HOW_TO_READ};
use crate::report::content::{
    Block, Column, Labelled, Report, Row, Section, Style, Table, TableCell, Text, Titled,
};
use crate::report::prose::PROSE;
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
    sections.push(page("calculs", fr!("Annexe : le calcul"), calculations(reader)));
    Ok(sections)
}

/// What strengths and priorities stand under.
pub(super) const TITLES: [&str; 2] = ["Points forts", "À travailler d’abord"];

fn situation(reader: &CampaignReader<'_>) -> Vec<Block> {
    vec![
        paragraph(PROSE.levels_agreed.with("how_to_choose", HOW_TO_CHOOSE)),
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
    fr!(
        "Grille {}. Source : {}. Licence : {}.",
        reader.grid(),
        text(&grid.source),
        text(&grid.licence)
    )
}

/// Says by which rules the levels were agreed and counted.
pub(super) fn method(reader: &CampaignReader<'_>) -> Block {
    let minimum = reader.minimum_coverage();
    let items = [
        PROSE.levels_observable.with("how_to_choose", HOW_TO_CHOOSE),
        HOW_TO_READ.to_owned(),
        PROSE.level_decided.as_str().to_owned(),
        PROSE.not_counted.with("minimum", &minimum),
        PROSE.change_rule.as_str().to_owned(),
        PROSE.diagnostic_caution.as_str().to_owned(),
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
    let mut blocks =
        vec![remark(fr!("{comments} ; « socle » désigne les critères qui ouvrent les paliers."))];
    blocks.extend(claims(reader));
    blocks.extend(criteria::domains(reader, !keeps));
    blocks
}

/// Says what the words for the strength of a claim mean, and how many there are of each; nothing
/// while no level is claimed.
pub(super) fn claims(reader: &CampaignReader<'_>) -> Option<Block> {
    let claims = reader.claims();
    let told = PROSE.claims.with("claims", &claims);
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
    let lead = PROSE.mean_rule.as_str();
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
