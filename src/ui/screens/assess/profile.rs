//! What a grid asks of the team before its criteria: some are asked of some teams only.

use eframe::egui::Ui;

use super::pane::CriterionPane;
use crate::dossier::{Campaign, CampaignField, Edit};
use crate::grid::ProfileQuestion;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card, cell_ui, chips_ui, choose_ui, note_ui};

/// Shows the questions above the first criterion, and above any other until they have their answers;
/// nothing where the grid has none.
pub fn profile_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let campaign = shown.campaign;
    let first = shown.ask.state.session.derived.rows.first();
    let is_first = first.is_some_and(|row| row.id == shown.criterion.id);
    let is_open = |question: &ProfileQuestion| !campaign.profile.contains_key(&question.id);
    let is_awaited = !campaign.is_closed() && campaign.grid.profile.iter().any(is_open);
    if is_first || is_awaited {
        questions_ui(ui, campaign, shown.ask);
    }
}

/// Shows the questions of a grid; nothing where it has none.
pub fn questions_ui(ui: &mut Ui, campaign: &Campaign, ask: &Ask<'_>) {
    if campaign.grid.profile.is_empty() {
        return;
    }
    let width = ui.available_width().min(TOKENS.size.reading);
    cell_ui(ui, width, |ui| {
        card(ui, |ui| {
            ui.label(style::strong("Votre équipe"));
            for question in &campaign.grid.profile {
                question_ui(ui, campaign, question, ask);
            }
            if !campaign.is_closed() {
                note_ui(ui, "Certains critères ne sont demandés qu’à certaines équipes.");
            }
        });
    });
    ui.add_space(size::m());
}

fn question_ui(ui: &mut Ui, campaign: &Campaign, question: &ProfileQuestion, ask: &Ask<'_>) {
    let given = campaign.profile.get(&question.id);
    ui.label(style::body(&question.question));
    if campaign.is_closed() {
        note_ui(ui, given.map_or("sans réponse", String::as_str));
        return;
    }
    let pressed = ui.push_id(&question.id, |ui| {
        let mut pressed = None;
        chips_ui(ui, |ui| {
            let choices = question.choices.iter().map(|choice| (Some(choice), choice));
            pressed = choose_ui(ui, &question.question, choices, &given);
        });
        pressed.flatten()
    });
    if let Some(pressed) = pressed.inner {
        // The answer that is pressed again is taken back.
        let answer = Some(pressed).filter(|pressed| given != Some(*pressed)).cloned();
        let field = CampaignField::Profile(question.id.clone(), answer);
        ask.step(Edit::Campaign(campaign.id, field));
    }
}
