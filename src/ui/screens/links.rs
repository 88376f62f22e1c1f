//! Words that lead elsewhere, the same everywhere.

use eframe::egui::{Label, RichText, Sense, Ui};

use crate::app::Action;
use crate::grid::{CriterionId, Scale};
use crate::scoring::Highlight;
use crate::ui::ask::Ask;

/// Names a criterion that stands out, and leads to it.
pub(super) fn highlight_link_ui(
    ui: &mut Ui,
    ask: &Ask<'_>,
    highlight: &Highlight,
    text: fn(String) -> RichText,
) {
    let name = format!("{} · {}", highlight.code, highlight.title);
    let link = ui.add(Label::new(text(name)).sense(Sense::click()));
    ask.clicked(
        &link.on_hover_text("Ouvrir ce critère"),
        Action::Focus(highlight.criterion.clone()),
    );
}

/// Returns what the levels of a criterion of the campaign shown are levels of.
pub(super) fn scale_of<'a>(ask: &Ask<'a>, criterion: &CriterionId) -> Option<&'a Scale> {
    let (_, criterion) = ask.state.session.shown_campaign()?.grid.criterion(criterion)?;
    Some(&criterion.scale)
}
