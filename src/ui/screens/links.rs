//! Words that lead elsewhere, the same everywhere.

use eframe::egui::{Label, RichText, Sense, Ui};

use crate::app::Action;
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
