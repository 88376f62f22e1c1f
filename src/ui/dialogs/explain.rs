//! "Pourquoi ce score ?": criteria, weights, arithmetic, and what stays out.

use eframe::egui::{self, Ui};

use super::buttons_ui;
use crate::app::{Action, State, Subject};
use crate::scoring::Explanation;
use crate::ui::style;
use crate::ui::widgets::{Button, columns_ui};

/// Shows how a value was obtained.
pub fn explain_ui(ui: &mut Ui, state: &State, subject: &Subject, actions: &mut Vec<Action>) {
    let Some((title, explanation)) = explanation(state, subject) else { return };
    let look = style::look(ui);
    ui.label(style::heading(title));
    let height = (ui.ctx().content_rect().height() - 320.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        for line in &explanation.lines {
            columns_ui(
                ui,
                (0.6, 480.0),
                &mut (),
                |ui, ()| {
                    ui.label(style::body(&line.label));
                },
                |ui, ()| {
                    ui.label(style::body(&line.calculation).color(look.muted));
                },
            );
        }
    });
    ui.label(style::strong(&explanation.arithmetic));
    for remark in &explanation.remarks {
        ui.label(style::body(remark).color(look.muted));
    }
    buttons_ui(ui, |ui| {
        if Button::new("Fermer").primary().ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn explanation(state: &State, subject: &Subject) -> Option<(String, Explanation)> {
    let scores = state.session.derived.scores.as_ref()?;
    Some(match subject {
        Subject::Whole => ("Pourquoi ce niveau moyen ?".to_owned(), scores.whole.explanation()),
        Subject::Gate => ("Pourquoi ce palier ?".to_owned(), scores.gate.explanation()),
        Subject::Domain(id) => {
            let domain = scores.domains.iter().find(|domain| domain.id == *id)?;
            (format!("Pourquoi ce score ? {}", domain.title), domain.score.explanation())
        }
    })
}
