//! "Pourquoi ce score ?": criteria, weights, arithmetic, and what stays out.

use eframe::egui::Ui;

use super::form::{Form, list_ui};
use crate::app::{State, Subject};
use crate::grid::ScoringRule;
use crate::scoring::Explanation;
use crate::ui::style;
use crate::ui::widgets::{Half, columns_ui, muted_ui};

/// Shows how a value was obtained.
pub fn explain_ui(ui: &mut Ui, form: &Form<'_>, subject: &Subject) {
    let Some((title, explanation)) = explanation(form.ask.state, subject) else { return };
    ui.label(style::heading(title));
    list_ui(ui, 320.0, |ui| {
        for line in &explanation.lines {
            columns_ui(ui, 0.6, 480.0, |ui, half| match half {
                Half::Left => drop(ui.label(style::body(&line.label))),
                Half::Right => drop(muted_ui(ui, &line.calculation)),
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
        Subject::Whole => {
            let title = match scores.whole.rule {
                ScoringRule::Weighted | ScoringRule::Plain => fr!("Pourquoi ce niveau moyen ?"),
                ScoringRule::Minimum | ScoringRule::Cumulative | ScoringRule::Points => {
                    fr!("Pourquoi ce score ?")
                }
            };
            (title.to_owned(), scores.whole.explanation())
        }
        Subject::Gate => (
            fr!("Pourquoi ce palier ?").to_owned(),
            scores.gate.explanation(&state.session.shown_campaign()?.grid),
        ),
        Subject::Domain(id) => {
            let domain = scores.domains.iter().find(|domain| domain.id == *id)?;
            (fr!("Pourquoi ce score ? {}", domain.title), domain.score.explanation())
        }
    })
}
