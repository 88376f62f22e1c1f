//! "Diagnostic de maturité": the first page is enough, then each domain and criterion.

use super::blocks::{chapter, heading, item, page, paragraph, remark, section};
use super::campaign::CampaignReader;
use super::grid_words::{gates, levels_title, tells_socle};
use super::head;
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, criteria, evolution, profile, quality, voices};
use crate::chart::Claims;
use crate::dossier::Campaign;
use crate::french;
use crate::grid::{HOW_TO_READ, Over};
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
        paragraph(reader.by_rule(&PROSE.levels_agreed, &PROSE.levels_agreed_each)),
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
    blocks.push(heading(levels_title(&reader.campaign.grid)));
    blocks.extend(reader.scales());
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
    let grid = &reader.campaign.grid;
    let mut items = vec![reader.by_rule(&PROSE.levels_observable, &PROSE.levels_observable_each)];
    items.extend(grid.how_to_choose().map(|_| HOW_TO_READ.to_owned()));
    items.extend([
        PROSE.level_decided.as_str().to_owned(),
        PROSE.not_counted.with("minimum", &minimum),
    ]);
    items.extend(brought(reader));
    items.push(PROSE.change_rule.as_str().to_owned());
    items.extend(gates(grid).into_iter().map(|gate| format!("{gate}.")));
    items.push(PROSE.diagnostic_caution.as_str().to_owned());
    Block::List { items: items.into_iter().map(Text::from).collect() }
}

/// Says what is made of levels whose scales do not compare; nothing when all do.
fn brought(reader: &CampaignReader<'_>) -> Option<String> {
    let is_brought = reader.scores.whole.unit.is_brought;
    is_brought.then(|| PROSE.brought.as_str().to_owned())
}

fn criteria_blocks(material: &Material<'_>, reader: &CampaignReader<'_>) -> Vec<Block> {
    let keeps = keeps_comments(material);
    let comments = if keeps {
        "Les commentaires de l’équipe restent dans son dossier"
    } else {
        "Le commentaire de l’équipe est marqué d’un trait"
    };
    let mut blocks = vec![remark(if tells_socle(&reader.campaign.grid) {
        fr!("{comments} ; « socle » désigne les critères qui ouvrent les paliers.")
    } else {
        format!("{comments}.")
    })];
    blocks.extend(claims(reader));
    blocks.extend(criteria::domains(reader, !keeps));
    blocks
}

/// Says what the words for the strength of a claim mean, and how many there are of each; nothing
/// while no level is claimed.
pub(super) fn claims(reader: &CampaignReader<'_>) -> Option<Block> {
    let (claims, above) = (reader.claims(), Claims::above(&reader.campaign.grid));
    let told = PROSE.claims.filled(&[("above", &above), ("claims", &claims)]);
    (!claims.is_empty()).then(|| remark(told))
}

fn calculations(reader: &CampaignReader<'_>) -> Vec<Block> {
    let scores = reader.scores;
    let whole = Explanation { lines: Vec::new(), ..scores.whole.explanation() };
    let mut first = vec![calculation("Ensemble", "Calcul", whole)];
    if scores.gate.next.is_some() || scores.gate.reached.is_some() {
        first.push(calculation(
            "Palier suivant",
            "Réponse",
            scores.gate.explanation(&reader.campaign.grid),
        ));
    }
    first.extend(scores.domains.iter().map(|domain| {
        let title = format!("{} · {}", text(&domain.code), text(&domain.title));
        calculation(&title, "Calcul", domain.score.explanation())
    }));
    let second = first.split_off(first.len().div_ceil(2));
    let scoring = &reader.campaign.grid.scoring;
    let mut blocks = vec![remark(PROSE.score_rules.of(scoring.rule))];
    let is_of_domains = scoring.over == Over::Domains;
    blocks.extend(is_of_domains.then(|| remark(PROSE.over_domains.as_str())));
    blocks.extend(brought(reader).map(remark));
    blocks.push(Block::Pair { first, second, share: 50 });
    blocks
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
