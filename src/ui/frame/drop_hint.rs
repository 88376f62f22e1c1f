//! What happens to the file one is dragging over the window, said before it is let go.

use eframe::egui::{Align2, Id, LayerId, Order, Ui};

use crate::app::{Screen, State};
use crate::ui::style::{self, size};

/// Covers the window while a file is held over it.
pub fn drop_hint_ui(ui: &Ui, state: &State) {
    let is_held = ui.input(|input| !input.raw.hovered_files.is_empty());
    if !is_held {
        return;
    }
    let look = style::look(ui);
    let layer = LayerId::new(Order::Foreground, Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, look.surface.gamma_multiply(0.9));
    let font = style::semibold_font(size::title());
    let text = if state.screen() == Screen::Meeting {
        "Déposez des avis pour les ajouter, ou un dossier pour l’ouvrir"
    } else {
        "Déposez le dossier pour l’ouvrir"
    };
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, look.accent_ink);
}
