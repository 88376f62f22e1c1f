//! What stands out: strengths, and what to work on first.

use eframe::egui::Ui;

use super::page::ResultsPage;
use crate::grid::Level;
use crate::scoring::{self, Highlight};
use crate::ui::ask::Ask;
use crate::ui::screens::begin_button_ui;
use crate::ui::screens::links::{highlight_link_ui, scale_of};
use crate::ui::style;
use crate::ui::widgets::{Half, badge_ui, columns_ui, muted_ui, note_ui, section_ui, warning_ui};

/// Shows what the team does best and what to work on first.
pub(super) fn highlights_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    let priorities = &page.ask.state.session.derived.priorities;
    columns_ui(ui, 0.5, 860.0, |ui, half| match half {
        Half::Left => strengths_ui(ui, page),
        Half::Right => drop(section_ui(ui, "À travailler d’abord", |ui| {
            if priorities.is_empty() {
                let words = match strong_level(page) {
                    Some(level) => {
                        format!("Tous les critères cotés ont au moins le niveau {level}.")
                    }
                    None => {
                        "Tous les critères cotés ont au moins les trois quarts de leur échelle."
                            .to_owned()
                    }
                };
                muted_ui(ui, page.nothing_words(words));
            } else {
                note_ui(ui, scoring::priorities_rule(&page.campaign.grid));
            }
            for priority in priorities {
                let step = priority.first_step.as_deref().unwrap_or_default();
                let note = if priority.comment.is_empty() { step } else { &priority.comment };
                highlight_ui(ui, priority, note, page.ask);
                let name = format!("Prévoir une action pour {}", priority.code);
                begin_button_ui(ui, &name, &priority.criterion, page.ask);
            }
        })),
    });
}

/// Shows what the team does best.
pub(super) fn strengths_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    let strengths = &page.ask.state.session.derived.strengths;
    section_ui(ui, "Points forts", |ui| {
        if strengths.is_empty() {
            let words = match strong_level(page) {
                Some(level) => format!("Aucun critère n’est encore au niveau {level}."),
                None => "Aucun critère n’est encore aux trois quarts de son échelle.".to_owned(),
            };
            muted_ui(ui, page.nothing_words(words));
        }
        for strength in strengths {
            let is_silent = strength.comment.is_empty();
            let note = if is_silent { &strength.sentence } else { &strength.comment };
            highlight_ui(ui, strength, note, page.ask);
        }
    });
}

/// Returns the level from which a criterion is a strength, where it is the same for all.
fn strong_level(page: &ResultsPage<'_>) -> Option<Level> {
    let grid = &page.campaign.grid;
    let scale = grid.scale();
    let is_one = grid.criteria().all(|(_, criterion)| criterion.scale == *scale);
    scale.levels().find(|level| scale.is_strong(*level)).filter(|_| is_one)
}

impl ResultsPage<'_> {
    /// Returns what to say where nothing stands out.
    fn nothing_words(&self, words: String) -> String {
        if scoring::is_too_few(self.scores) { TOO_FEW.to_owned() } else { words }
    }
}

/// Said while nothing stands out.
pub(super) const TOO_FEW: &str = "Trop peu de critères ont un niveau pour le dire.";

/// Shows a criterion that stands out, with what is said of it.
pub(super) fn highlight_ui(ui: &mut Ui, highlight: &Highlight, note: &str, ask: &Ask<'_>) {
    ui.horizontal_top(|ui| {
        let (level, name) = highlight.standing();
        badge_ui(ui, scale_of(ask, &highlight.criterion).zip(level), &name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            highlight_link_ui(ui, ask, highlight, style::strong);
            if highlight.high.is_some() {
                warning_ui(ui, &name);
            }
            if highlight.is_blocking {
                warning_ui(ui, fr!("critère socle : bloque le palier suivant"));
            }
            if !note.is_empty() {
                note_ui(ui, note);
            }
        });
    });
}
