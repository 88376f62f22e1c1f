//! The four figures at the top of Résultats; those that are computed open.

use eframe::egui::{self, Ui};

use crate::app::{Action, Dialog, Subject};
use crate::dossier::Campaign;
use crate::french;
use crate::scoring::{Change, Score, Scores};
use crate::ui::style::{self, size};
use crate::ui::widgets::{card_frame, explain_link_ui, tiles_ui};

/// Shows the four figures.
pub fn figures_ui(ui: &mut Ui, campaign: &Campaign, scores: &Scores, actions: &mut Vec<Action>) {
    let figures = [
        ("Niveau moyen", mean_figure(&scores.whole)),
        ("Palier atteint", gate_figure(campaign, scores)),
        ("Critères pris en compte", coverage_figure(&scores.whole)),
        ("Cible", target_figure(&scores.whole)),
    ];
    tiles_ui(ui, 200.0, &figures, |ui, width, (label, figure)| {
        figure_ui(ui, width, label, figure, actions);
    });
}

/// A figure with its unit, a line below, and what opens.
struct Figure {
    value: String,
    unit: String,
    note: String,
    subject: Option<Subject>,
}

fn figure_ui(ui: &mut Ui, width: f32, label: &str, figure: &Figure, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    card_frame(ui).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(width - 2.0 * size::l() - 2.0);
            ui.set_min_height(96.0);
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.label(style::small(label).color(look.muted));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let Some(subject) = &figure.subject else { return };
                    if explain_link_ui(ui, &format!("Pourquoi : {label}")).clicked() {
                        actions.push(Action::Ask(Dialog::Explain(subject.clone())));
                    }
                });
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let value = style::display(&figure.value);
                let is_long = figure.value.chars().count() > 9;
                let value = if is_long { value.size(size::title()) } else { value };
                ui.add(egui::Label::new(value).truncate());
                ui.label(style::small(&figure.unit).color(look.muted).family(style::semibold()));
            });
            ui.label(style::small(&figure.note).color(look.muted));
        });
    });
}

fn mean_figure(score: &Score) -> Figure {
    let note = score.change.as_ref().map_or_else(
        || "première campagne de cette grille".to_owned(),
        |change| format!("{} depuis la dernière fois", change_words(change)),
    );
    let value = score.mean.map(french::decimal);
    Figure {
        unit: if value.is_some() { "sur 4".to_owned() } else { String::new() },
        note: if value.is_some() { note } else { "pas assez de réponses".to_owned() },
        value: value.unwrap_or_else(|| "à compléter".to_owned()),
        subject: Some(Subject::Whole),
    }
}

/// Says a change in words or sign.
pub fn change_words(change: &Change) -> String {
    match french::signed(change.difference()) {
        text if text == "0,0" => "stable".to_owned(),
        text => text,
    }
}

fn gate_figure(campaign: &Campaign, scores: &Scores) -> Figure {
    let gate = &scores.gate;
    let value = match (gate.reached, gate.next) {
        (Some(level), _) => format!("{level} · {}", campaign.grid.level_name(level)),
        (None, Some(_)) => "à compléter".to_owned(),
        (None, None) => "–".to_owned(),
    };
    let note = match (gate.reached, gate.next) {
        (None, None) => "aucun palier à juger".to_owned(),
        (Some(_), None) => "tous les paliers de la grille".to_owned(),
        (_, Some(next)) => {
            let blockers = gate.blockers.len();
            let verb = if blockers > 1 { "bloquent" } else { "bloque" };
            let s = if blockers > 1 { "s" } else { "" };
            let criteria = french::count(blockers, "critère");
            format!("{criteria} socle{s} {verb} le palier {}", next.level)
        }
    };
    Figure { value, unit: String::new(), note, subject: Some(Subject::Gate) }
}

fn coverage_figure(score: &Score) -> Figure {
    let coverage = &score.coverage;
    let mut parts = Vec::new();
    for (number, what) in [
        (coverage.not_applicable, "sans objet"),
        (coverage.unknown, "ne sait pas"),
        (coverage.remaining(), "à répondre"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    Figure {
        value: coverage.levelled.to_string(),
        unit: format!("sur {}", coverage.total),
        note: if parts.is_empty() { "tous ont un niveau".to_owned() } else { parts.join(" · ") },
        subject: None,
    }
}

fn target_figure(score: &Score) -> Figure {
    let aimed =
        score.terms.iter().filter(|term| term.target.is_some_and(|target| target > term.level));
    let count = aimed.count();
    let note = if count == 0 {
        "aucun critère ne vise plus haut".to_owned()
    } else {
        let verb = if count > 1 { "visent plus haut" } else { "vise plus haut" };
        format!("{} {verb}", french::count(count, "critère"))
    };
    let value = score.aim().map(french::decimal);
    Figure {
        unit: if value.is_some() { "sur 4".to_owned() } else { String::new() },
        value: value.unwrap_or_else(|| "aucune".to_owned()),
        note,
        subject: None,
    }
}
