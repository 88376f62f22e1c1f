//! Words that say what they mean where the pointer rests, and where the keyboard comes by.

use eframe::egui::{Label, Pos2, Response, RichText, Sense, Shape, Tooltip, Ui};

use super::paint_focus;
use crate::ui::style;

/// Says what something means under the pointer, at the keyboard and to a screen reader.
pub fn tell(ui: &Ui, response: Response, meaning: &str) -> Response {
    if meaning.is_empty() {
        return response;
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(meaning));
    // Not where the pointer tells it already, nor over what is being typed.
    if response.has_focus() && !response.hovered() && !response.changed() {
        let ctx = ui.ctx().clone();
        Tooltip::always_open(ctx, ui.layer_id(), response.id, &response).gap(4.0).show(|ui| {
            ui.label(style::body(meaning));
        });
    }
    response.on_hover_text(meaning)
}

/// Shows words that explain themselves, with the sign that they do.
pub fn explained_ui(ui: &mut Ui, text: RichText, meaning: &str) -> Response {
    const GAP: f32 = 3.0;
    const RADIUS: f32 = 0.75;
    const UNDER: f32 = 8.5;
    let label = Label::new(text).sense(Sense::focusable_noninteractive());
    let response = ui.add(label);
    // Under the words, however high the row is.
    let under = response.rect.center().y + (response.rect.height() / 2.0).min(UNDER);
    let ends = [Pos2::new(response.rect.left(), under), Pos2::new(response.rect.right(), under)];
    let dots = Shape::dotted_line(&ends, style::look(ui).faint, GAP, RADIUS);
    ui.painter().extend(dots);
    paint_focus(ui, &response, response.rect);
    tell(ui, response, meaning)
}
