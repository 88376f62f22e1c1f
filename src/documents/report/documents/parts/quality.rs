//! The *démarche qualité*: theme, objective, measures, and which pieces are there.

use num_rational::Ratio;

use super::super::blocks::{heading, paragraph, remark};
use super::super::material::{Material, Missing};
use crate::dossier::{Measure, QualityApproach, Quantity};
use crate::french;
use crate::report::content::{
    Block, CellUnit, CheckLine, Column, Labelled, Row, Style, Table, TableCell, Text, Width,
};
use crate::report::words::{paragraphs, shortened, text};
use crate::scoring::{QualityLevel, quality_levels};

/// Returns what a person wrote, by paragraph.
pub(in crate::report::documents) fn said(written: &str) -> Vec<String> {
    paragraphs(written)
}

/// Returns the objective; nothing while there is none.
pub(in crate::report::documents) fn objective(approach: &QualityApproach) -> Option<Text> {
    let objective = text(&approach.objective);
    (!objective.is_empty()).then(|| Text::strong(objective))
}

/// Says who leads, on which theme, why, and to which end.
pub(in crate::report::documents) fn frame(material: &Material<'_>) -> Vec<Block> {
    let approach = material.approach();
    let lead = quality_lead(material);
    let theme = approach
        .and_then(|approach| approach.theme)
        .map(|theme| french::capitalised(theme.label()));
    let objective = approach.map(|approach| text(&approach.objective));
    let facts = [
        ("Référent qualité", Some(lead), "à nommer"),
        ("Thème choisi", theme, "à choisir parmi les six thèmes de l’ACI"),
        ("Objectif", objective, "à fixer"),
    ];
    let facts = facts.into_iter().map(|(label, value, instead)| {
        let value = value.filter(|value| !value.is_empty());
        Labelled::of(label, value.unwrap_or_else(|| instead.to_owned()))
    });
    let mut blocks = vec![Block::Facts { facts: facts.collect(), paired: false }];
    let reason = approach.map(|approach| said(&approach.reason)).unwrap_or_default();
    let has_theme = approach.is_some_and(|approach| approach.theme.is_some());
    if has_theme || !reason.is_empty() {
        blocks.push(heading("Pourquoi ce thème"));
        blocks.extend(reason.iter().map(paragraph));
        if reason.is_empty() {
            blocks.push(remark("Le choix n’est pas encore expliqué."));
        }
    }
    blocks
}

/// Says which theme was chosen and why, in a line; nothing while there is no theme.
pub(in crate::report::documents) fn theme(approach: &QualityApproach) -> Option<Text> {
    const LENGTH: usize = 170;
    let theme = approach.theme?.label();
    let reason = text(&approach.reason);
    let why = if reason.is_empty() {
        "le choix n’est pas encore expliqué".to_owned()
    } else {
        shortened(&reason, LENGTH)
    };
    let lead = fr!("Thème choisi : {theme}. Pourquoi : ");
    Some(Text::muted(lead).then(why, Style::Plain))
}

/// Returns who leads the *démarche qualité*; empty while nobody does.
///
/// The team's comes first, as in the pieces below: a document never names two.
pub(in crate::report::documents) fn quality_lead(material: &Material<'_>) -> String {
    let of_team = text(&material.dossier.team.quality_lead);
    if !of_team.is_empty() {
        return of_team;
    }
    let meeting = material.campaign.and_then(|(campaign, _)| campaign.meeting.as_ref());
    meeting.map(|meeting| text(&meeting.quality_lead)).unwrap_or_default()
}

/// Says which pieces of a level are there and which are missing.
pub(in crate::report::documents) fn pieces(
    material: &Material<'_>,
    number: u8,
) -> Result<Vec<Block>, Missing> {
    let (campaign, scores) = material.campaign()?;
    let levels = quality_levels(material.dossier, campaign.id, scores);
    let level = levels.iter().find(|level| level.number == number);
    Ok(level.map(level_pieces).unwrap_or_default())
}

fn level_pieces(level: &QualityLevel) -> Vec<Block> {
    let checks = level.pieces.iter().map(|piece| CheckLine {
        is_done: piece.is_there,
        label: piece.label.to_owned(),
        // What is cut for the screen stands whole elsewhere on paper.
        detail: if piece.detail.ends_with('…') { String::new() } else { piece.detail.clone() },
    });
    vec![
        remark(fr!(
            "Ce que l’indicateur « Démarche qualité » de l’ACI attend au niveau {} ; seule la CPAM \
             dit si le niveau est atteint.",
            level.number
        )),
        Block::Checks { checks: checks.collect() },
    ]
}

/// Returns the measures; nothing while there are none.
pub(in crate::report::documents) fn measures(approach: &QualityApproach) -> Option<Block> {
    (!approach.measures.is_empty()).then(|| Block::Table(measures_table(approach)))
}

/// Returns the measures as a table, their numbers beside what is shown.
pub(in crate::report::documents) fn measures_table(approach: &QualityApproach) -> Table {
    Table {
        id: "mesures",
        title: "Mesures".to_owned(),
        columns: vec![
            Column::words("Indicateur", "Ce que l’équipe a compté."),
            Column::words(
                "Unité",
                fr!("L’unité des trois nombres ; vide quand on compte des choses."),
            )
            .wide(Width::Auto),
            Column::numbers("Au départ", "Valeur au début de la démarche.")
                .wide(Width::Millimetres(22)),
            Column::numbers("Visé", "Valeur que l’équipe s’était fixée.")
                .wide(Width::Millimetres(18)),
            Column::numbers("Obtenu", "Valeur à la fin.").wide(Width::Millimetres(20)),
        ],
        rows: approach.measures.iter().map(measure).collect(),
        chart: None,
    }
}

fn measure(measure: &Measure) -> Row {
    let quantity = |value: Option<Quantity>| {
        value.map_or_else(TableCell::nothing, |value| {
            let exact = Ratio::new(i128::from(value.in_hundredths()), 100);
            TableCell::number(french::quantity(exact), exact, CellUnit::Quantity)
        })
    };
    let after = quantity(measure.after);
    Row::of(vec![
        TableCell::words(text(&measure.label)),
        TableCell::words(text(&measure.unit)),
        quantity(measure.before),
        quantity(measure.aim),
        if measure.after.is_some() { after.styled(Style::Strong) } else { after },
    ])
}
