//! "Pourquoi ce score ?": criteria, weights, arithmetic, and what stays out.

use eframe::egui::{self, Ui};

use super::form::Form;
use crate::app::{State, Subject};
use crate::scoring::Explanation;
use crate::ui::style;
use crate::ui::widgets::{Half, columns_ui, muted_ui};

/// Shows how a value was obtained.
pub fn explain_ui(ui: &mut Ui, form: &Form<'_>, subject: &Subject) {
    let Some((title, explanation)) = explanation(form.ask.state, subject) else { return };
    ui.label(style::heading(title));
    let height = (ui.ctx().content_rect().height() - 320.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        for line in &explanation.lines {
            columns_ui(ui, 0.6, 480.0, |ui, half| match half {
                Half::Left => {
                    ui.label(style::body(&line.label));
                }
                Half::Right => {
                    muted_ui(ui, &line.calculation);
                }
            });
        }
    });
    ui.label(style::strong(&explanation.arithmetic));
    for remark in &explanation.remarks {
        muted_ui(ui, remark);
    }
    form.close_ui(ui);
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
