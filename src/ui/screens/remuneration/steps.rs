//! "Le prochain cran": steps not yet taken, by what they bring, and what several bring together.
//!
//! Nothing here touches the facts: a step tried is a question, not an answer.

use eframe::egui::{self, Ui};

use super::page::RemunerationPage;
use crate::french;
use crate::remuneration::{Changes, Step, coherence, words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{ChipTone, cell_ui, chip_ui, muted_ui, note_ui, section_ui};

/// Most steps shown; the others are worth less.
const MOST: usize = 12;

/// Shows the steps, to try together.
pub(super) fn steps_ui(ui: &mut Ui, page: &RemunerationPage<'_>, tried: &mut Vec<Changes>) {
    let steps = &page.exercise.steps;
    // A step that was taken meanwhile is no longer one.
    tried.retain(|changes| steps.iter().any(|step| step.changes == *changes));
    section_ui(ui, "Le prochain cran", |ui| {
        let text = fr!(
            "Ce que rapporterait chaque pas, du plus payant au moins payant. Cochez-en plusieurs pour voir leur effet \
                    ensemble ; vos données ne changent pas."
        );
        note_ui(ui, text);
        if steps.is_empty() {
            ui.label(style::body(fr!("Aucun pas de plus : tout ce qui peut l’être est atteint.")));
            return;
        }
        together_ui(ui, page, tried);
        for (place, (step, what)) in
            steps.iter().zip(&page.exercise.told_steps).take(MOST).enumerate()
        {
            ui.push_id(place, |ui| step_ui(ui, page, step, what, tried));
        }
        if steps.len() > MOST {
            note_ui(ui, format!("… et {} de plus, qui rapportent moins.", steps.len() - MOST));
        }
    });
}

fn together_ui(ui: &mut Ui, page: &RemunerationPage<'_>, tried: &mut Vec<Changes>) {
    let look = style::look(ui);
    if tried.is_empty() {
        // Keeps its line, so that nothing moves under the mouse.
        muted_ui(ui, "Aucun pas n’est coché.");
        return;
    }
    let after = page.exercise.trying(page.rules, tried.iter().flatten());
    let gain = after.total - page.statement().total;
    ui.horizontal_wrapped(|ui| {
        let text = fr!(
            "Avec ces pas : {} ({}), soit +{}.",
            words::points(after.points),
            french::euros(after.total),
            french::euros(gain)
        );
        ui.label(style::strong(text).color(look.accent_ink));
        if ui.link(style::body("Tout décocher")).clicked() {
            tried.clear();
        }
    });
}

fn step_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    step: &Step,
    what: &str,
    tried: &mut Vec<Changes>,
) {
    let mut is_tried = tried.contains(&step.changes);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::s();
        let name = fr!("Essayer : {what}");
        if ui.name_inputs(&name, |ui| ui.checkbox(&mut is_tried, "")).changed() {
            if is_tried {
                // Two steps about the same thing are one or the other.
                tried.retain(|changes| !begins_alike(changes, &step.changes));
                tried.push(step.changes.clone());
            } else {
                tried.retain(|changes| *changes != step.changes);
            }
        }
        let width = (ui.available_width() - 200.0).max(0.0);
        cell_ui(ui, width, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(style::body(what));
            note_ui(ui, rests_on(page, step));
            if step.is_unanswered {
                chip_ui(ui, fr!("peut-être déjà fait : à renseigner"), ChipTone::Neutral, None);
            }
            if step.opens_gate {
                chip_ui(ui, "ouvre le versement", ChipTone::Accent, None);
            }
        });
        ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(style::strong(format!("+{}", words::points(step.points))));
            note_ui(ui, format!("+{}", french::euros(step.euros)));
        });
    });
}

fn begins_alike(a: &Changes, b: &Changes) -> bool {
    a.first().map(|(question, _)| question) == b.first().map(|(question, _)| question)
}

/// Returns the indicator, and the criteria of the grid the step rests on.
fn rests_on(page: &RemunerationPage<'_>, step: &Step) -> String {
    let Some(indicator) = page.rules.indicators.get(step.indicator) else { return String::new() };
    let codes: Vec<&str> = page.some_campaign().map_or_else(Vec::new, |campaign| {
        coherence::criteria_of(page.rules, &campaign.grid, step.indicator)
            .map(|criterion| criterion.code.as_str())
            .collect()
    });
    if codes.is_empty() {
        return indicator.short_name.clone();
    }
    fr!("{} · critères de la grille : {}", indicator.short_name, codes.join(", "))
}
