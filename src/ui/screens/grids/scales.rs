//! How a grid counts, as one reads it: its scales, its rules, who wrote it and in which languages.

use eframe::egui::Ui;

use super::language;
use crate::french;
use crate::grid::{
    AgreementRule, Criterion, CriterionKind, Gate, Grid, Level, LevelGroup, Over, Scale,
    ScoreDisplay, ScoringRule, number_words,
};
use crate::scoring;
use crate::ui::style;
use crate::ui::widgets::{badge_ui, note_ui, term_ui};

/// Shows the scales of a grid, how levels become scores, and where the grid comes from.
pub fn scales_ui(ui: &mut Ui, grid: &Grid) {
    for scale in &grid.scales {
        if let Some(id) = &scale.id {
            term_ui(ui, &fr!("Échelle « {id} »"));
        }
        scale_ui(ui, scale);
    }
    term_ui(ui, "Poids, socle et palier");
    ui.label(style::body(mean_words(grid)));
    for remark in remarks(grid) {
        ui.label(style::body(remark));
    }
    for gate in &grid.scoring.gates {
        ui.label(style::body(gate_words(grid, gate)));
    }
    origin_ui(ui, grid);
}

fn scale_ui(ui: &mut Ui, scale: &Scale) {
    for level in scale.levels() {
        ui.horizontal_top(|ui| {
            badge_ui(ui, Some((scale, level)), &format!("niveau {level}"));
            ui.label(style::body(level_words(scale, level)));
        });
    }
    for LevelGroup { name, from, to } in &scale.groups {
        note_ui(ui, fr!("Niveaux {from} à {to} : {name}"));
    }
}

/// Says what a scale says of a level: "Structuré : …".
fn level_words(scale: &Scale, level: Level) -> String {
    let step = scale.get(level);
    let worth = step.value.map(|value| fr!(" (vaut {})", number_words(value)));
    let name = format!("{}{}", step.name, worth.unwrap_or_default());
    match step.definition.as_str() {
        "" => name,
        definition => fr!("{name} : {definition}"),
    }
}

/// Says what is made of levels, and from how many.
fn mean_words(grid: &Grid) -> String {
    let scoring = &grid.scoring;
    let percent = scoring.minimum_coverage_percent;
    match scoring.rule {
        ScoringRule::Weighted => fr!(
            "Moyenne des niveaux convenus, selon le poids des critères ; montrée à partir de {percent} % de critères \
             ayant un niveau."
        ),
        ScoringRule::Plain
        | ScoringRule::Minimum
        | ScoringRule::Cumulative
        | ScoringRule::Points => fr!(
            "Score : {} ; montré à partir de {percent} % de critères ayant un niveau.",
            scoring.rule.label()
        ),
    }
}

/// Says what else this grid asks for, beyond what most ask for.
fn remarks(grid: &Grid) -> Vec<String> {
    let own = grid.scale();
    let over = match grid.scoring.over {
        Over::Criteria => None,
        Over::Domains => Some(
            fr!("Le score de l’ensemble se fait avec ceux des domaines, selon leur poids.")
                .to_owned(),
        ),
    };
    let display = match grid.scoring.display {
        ScoreDisplay::Scale => None,
        ScoreDisplay::Percent => Some("Les scores sont donnés en pourcentage.".to_owned()),
        ScoreDisplay::Over(number) => Some(format!("Les scores sont donnés sur {number}.")),
    };
    let is_brought = grid.criteria().any(|(_, criterion)| criterion.scale.range != own.range);
    let brought = is_brought.then(|| {
        fr!("Les critères n’ont pas tous la même échelle : chaque niveau compte pour sa part de la sienne.")
            .to_owned()
    });
    let has_agreement = grid.agreement != AgreementRule::default();
    let agreement = has_agreement.then(|| scoring::how_judged(grid.agreement, own));
    [over, display, brought, agreement].into_iter().flatten().collect()
}

/// Says what a step of the whole asks for.
fn gate_words(grid: &Grid, gate: &Gate) -> String {
    if let (None, Some(level), Some(at_least)) = (&gate.name, gate.level, gate.socle_at_least()) {
        return fr!("Palier {level} : tous les critères socles au moins au niveau {at_least}.");
    }
    fr!("{} : {}.", french::capitalised(&gate.short_name()), gate.words(grid))
}

/// Shows who wrote the grid, and in which languages it can be read.
fn origin_ui(ui: &mut Ui, grid: &Grid) {
    term_ui(ui, "Auteurs et langue");
    let language = language::name(&grid.language);
    let others = grid.other_languages.iter().map(|other| language::name(&other.language));
    let languages: Vec<String> = std::iter::once(language).chain(others).collect();
    let authors = if grid.authors.is_empty() { "–".to_owned() } else { grid.authors.join(", ") };
    ui.label(style::body(fr!("{authors} · {}", languages.join(", "))));
}

/// Returns what a criterion says of its scale, where it is not the grid's own.
pub fn own_scale_words(grid: &Grid, criterion: &Criterion) -> Option<String> {
    let scale = &criterion.scale;
    if matches!(criterion.kind, CriterionKind::YesNo(_)) {
        return Some("Réponse par oui ou non".to_owned());
    }
    if scale == grid.scale() {
        return None;
    }
    let name = scale.id.as_ref().map(|id| fr!(" « {id} »"));
    Some(fr!("Échelle{} : {}", name.unwrap_or_default(), scale.words()))
}
