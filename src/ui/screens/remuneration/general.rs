//! What is asked for the exercise as a whole, and sums beside the points.

use eframe::egui::Ui;

use super::page::RemunerationPage;
use super::question::{FactDrafts, options_ui, questions_ui};
use crate::french;
use crate::remuneration::{SupplementLine, words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Half, card, columns_ui, folded_ui, muted_ui, note_ui};

/// Shows what is asked for the exercise as a whole.
pub(super) fn general_ui(ui: &mut Ui, page: &RemunerationPage<'_>, drafts: &mut FactDrafts) {
    let (facts, options) = page.asked(&page.rules.general);
    ui.label(style::heading("Données générales"));
    muted_ui(ui, format!("Ce sur quoi tout l’exercice {} se calcule.", page.year()));
    ui.add_space(size::s());
    card(ui, |ui| {
        let (left, right) = facts.split_at(facts.len().div_ceil(2));
        columns_ui(ui, 0.5, 620.0, |ui, half| {
            ui.spacing_mut().item_spacing.y = size::s();
            match half {
                Half::Left => questions_ui(ui, page, left, drafts),
                Half::Right => questions_ui(ui, page, right, drafts),
            }
        });
        options_ui(ui, page, &options, drafts);
        drafts.proposed_ui(ui, page);
    });
}

/// Shows a sum in euros beside the points, outside the total.
pub(super) fn supplement_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: &SupplementLine,
    drafts: &mut FactDrafts,
) {
    let Some(supplement) = page.rules.supplements.get(line.supplement) else { return };
    ui.label(style::heading(&supplement.name));
    let apart = fr!("À part : cette somme n’entre ni dans les points ni dans le total.");
    muted_ui(ui, apart);
    ui.add_space(size::s());
    card(ui, |ui| {
        questions_ui(ui, page, &[supplement.amount], drafts);
        questions_ui(ui, page, &supplement.commitments, drafts);
        drafts.proposed_ui(ui, page);
        if let Some(amount) = line.amount {
            ui.label(style::strong(french::euros(amount)));
        }
        let source = words::citation(page.rules, &supplement.citation);
        let text = fr!("{} Source : {source}", supplement.note);
        folded_ui(ui, fr!("Pourquoi ?"), |ui| {
            note_ui(ui, text);
        });
    });
}
