//! The four figures at the top of Résultats; those that are computed open.

use eframe::egui::{self, Ui};

use super::page::ResultsPage;
use super::targets::TARGETS;
use crate::app::Subject;
use crate::dossier::Campaign;
use crate::french;
use crate::grid::ScoringRule;
use crate::scoring::{Absence, Score, Scores, basis_words};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card_frame, from_right_ui, link_ui, note_ui, term_ui, tiles_ui};

/// Shows the four figures.
pub(super) fn figures_ui(ui: &mut Ui, page: &ResultsPage<'_>, shows_targets: &mut bool) {
    let ResultsPage { ask, campaign, scores, .. } = *page;
    let figures = [
        (score_name(&scores.whole), mean_figure(&scores.whole)),
        ("Palier atteint", gate_figure(campaign, scores)),
        ("Critères pris en compte", coverage_figure(&scores.whole)),
        ("Cible", target_figure(&scores.whole)),
    ];
    tiles_ui(ui, 200.0, &figures, |ui, width, (label, figure)| {
        figure_ui(ui, width, label, figure, |ui| {
            if let Some(subject) = &figure.subject {
                ask.explain(ui, &fr!("Pourquoi : {label}"), subject.clone());
            }
            if figure.is_target && !campaign.is_closed() {
                let text =
                    style::small("fixer des cibles").color(style::look(ui).muted).underline();
                if link_ui(ui, text, "Fixer des cibles").clicked() {
                    *shows_targets = true;
                    sight::ask(ui.ctx(), TARGETS);
                }
            }
        });
    });
    if scores.whole.unit.is_brought {
        note_ui(
            ui,
            fr!(
                "Les critères n’ont pas tous la même échelle : dans les scores, chaque niveau compte pour sa part \
                 de la sienne."
            ),
        );
    }
}

/// Names a score by what it is made of.
pub(super) fn score_name(score: &Score) -> &'static str {
    rule_name(score.rule)
}

/// Names what a rule makes of the levels.
pub const fn rule_name(rule: ScoringRule) -> &'static str {
    match rule {
        ScoringRule::Weighted | ScoringRule::Plain => "Niveau moyen",
        ScoringRule::Minimum => "Niveau le plus bas",
        ScoringRule::Cumulative => "Niveau atteint",
        ScoringRule::Points => "Points obtenus",
    }
}

/// Writes a score as it is told, or the word for why there is none.
pub(super) fn score_words(score: &Score) -> String {
    score.mean.map_or_else(|absence| absence.words().to_owned(), |mean| score.unit.words(mean))
}

/// Writes what is aimed at, or a dash.
pub(super) fn aim_words(score: &Score) -> String {
    let aim = score.aim().map(|aim| score.unit.words(aim));
    aim.unwrap_or_else(|| Absence::Nothing.words().to_owned())
}

/// A figure with its unit, a line below, and what opens.
struct FigureCard {
    value: String,
    unit: String,
    note: String,
    subject: Option<Subject>,
    is_target: bool,
}

fn figure_ui(
    ui: &mut Ui,
    width: f32,
    label: &str,
    figure: &FigureCard,
    links: impl FnOnce(&mut Ui),
) {
    let look = style::look(ui);
    card_frame(ui).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(width - 2.0 * size::l() - 2.0);
            ui.set_min_height(96.0);
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                term_ui(ui, label);
                from_right_ui(ui, links);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let value = style::display(&figure.value);
                let is_long = figure.value.chars().count() > 9;
                let value = if is_long { value.size(size::title()) } else { value };
                ui.add(egui::Label::new(value).wrap());
                ui.label(style::small(&figure.unit).color(look.muted).family(style::semibold()));
            });
            note_ui(ui, &figure.note);
        });
    });
}

fn mean_figure(score: &Score) -> FigureCard {
    let change = score.change.as_ref().map(|change| {
        let basis = score.change_basis().map(|basis| format!(", {}", basis_words(basis)));
        let words = score.unit.change_words(change.difference());
        format!("{words} depuis la dernière fois{}", basis.unwrap_or_default())
    });
    let first = || "première campagne de cette grille".to_owned();
    FigureCard {
        unit: if score.mean.is_ok() { out_of(score) } else { String::new() },
        note: score.why_no_mean().or(change).unwrap_or_else(first),
        value: score_words(score),
        subject: Some(Subject::Whole),
        is_target: false,
    }
}

fn gate_figure(campaign: &Campaign, scores: &Scores) -> FigureCard {
    let gate = &scores.gate;
    let value = gate.words(&campaign.grid);
    FigureCard {
        value,
        unit: String::new(),
        note: gate.note(),
        subject: Some(Subject::Gate),
        is_target: false,
    }
}

fn coverage_figure(score: &Score) -> FigureCard {
    let left_out = score.coverage.left_out();
    let note =
        if left_out.is_empty() { "tous ont un niveau".to_owned() } else { left_out.join(", ") };
    FigureCard {
        value: score.coverage.levelled.to_string(),
        unit: format!("sur {}", score.coverage.total),
        note,
        subject: None,
        is_target: false,
    }
}

fn target_figure(score: &Score) -> FigureCard {
    let aimed =
        score.terms.iter().filter(|term| term.target.is_some_and(|target| target > term.level));
    let count = aimed.count();
    let note = if count == 0 {
        "aucun critère ne vise plus haut".to_owned()
    } else {
        let verb = if count > 1 { "visent plus haut" } else { "vise plus haut" };
        format!("{} {verb}", french::count(count, "critère"))
    };
    let value = score.aim().map(|aim| score.unit.words(aim));
    FigureCard {
        unit: if value.is_some() { out_of(score) } else { String::new() },
        value: value.unwrap_or_else(|| "aucune".to_owned()),
        note,
        subject: None,
        is_target: true,
    }
}

/// Says what a score is out of: "sur 4"; nothing after percents.
fn out_of(score: &Score) -> String {
    score.unit.of_words().trim_start().to_owned()
}
