//! Controls of one family: what egui has no equal for, with an accessible name each.
//!
//! A widget draws and answers; it never reads the state and never emits an action.

mod button;
mod card;
mod chip;
mod choice;
mod chooser;
mod explained;
mod field;
mod level;
mod level_cards;
mod level_chip;
mod level_group;
mod list_row;
mod measured;
mod number;
mod observed;
mod progress_bar;
mod rows;
mod rule;
mod scrolling;
mod sketch;
mod sorted;
mod strength;
mod table;
mod tabs;
mod text;

pub use self::button::{Button, icon_button_ui, keyed_icon_button_ui};
pub use self::card::{
    Half, PAGE_WIDTH, card, card_frame, card_head_ui, cell_ui, chips_ui, columns_ui,
    empty_state_ui, form_ui, from_right_ui, link_ui, low_chips_ui, page_body_ui, page_column_ui,
    page_head_ui, page_side, section_ui, tiles_ui, title_ui, to_come_ui,
};
pub use self::chip::{ChipTone, chip_ui, choose_ui, filter_chip_ui, key_cap_ui};
pub use self::choice::choice_row_ui;
pub use self::chooser::Chooser;
pub use self::explained::{explained_ui, tell};
pub use self::field::{DateDraft, Field, TextOf, Within, field_label_ui, labelled_ui};
pub use self::level::{badge_ui, paint_badge, paint_text_badge};
pub use self::level_cards::{LevelCards, level_sentence, levels_together};
pub use self::list_row::{list_row_frame, paint_told, paint_truncated, shortened_ui};
pub use self::measured::number;
pub use self::number::NumberDraft;
pub use self::observed::{answered_ui, characteristics, follows_ui};
pub use self::progress_bar::progress_bar_ui;
pub use self::rows::{Cells, RowColumn, RowFace, Rows, in_cell_ui};
pub use self::rule::rule_ui;
pub use self::scrolling::{Space, scrolled_ui};
pub use self::sketch::Sketch;
pub use self::sorted::{RowsView, SortedCell};
pub use self::strength::strength_ui;
pub use self::table::table_ui;
pub use self::tabs::tab_ui;
pub use self::text::{
    folded_ui, heading_ui, muted_ui, note_ui, projected_lead_ui, projected_ui, say, term_ui,
    warning_ui,
};

use eframe::egui::{self, Color32, FontId, Painter, Pos2, Rect, Response, Stroke, StrokeKind};
pub use lucide_icons::Icon;

use super::style;

/// Size icons are drawn at.
pub const ICON_SIZE: f32 = 18.0;

/// Paints an icon centred on a point. Icons are never text: a screen reader must not read them.
pub fn paint_icon(painter: &Painter, centre: Pos2, icon: Icon, size: f32, colour: Color32) {
    let font = FontId::new(size, style::icon_family());
    let galley = painter.layout_no_wrap(char::from(icon).to_string(), font, colour);
    // By what is inked, not by the line's height: icons sit high on their line.
    let offset = galley.mesh_bounds.center();
    painter.galley(centre - offset.to_vec2(), galley, colour);
}

/// Allocates room for an icon and paints it.
pub fn icon_ui(ui: &mut egui::Ui, icon: Icon, colour: Color32) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(egui::Vec2::splat(ICON_SIZE), egui::Sense::hover());
    paint_icon(ui.painter(), rect.center(), icon, ICON_SIZE, colour);
    response
}

/// Shows where the keyboard is.
pub fn paint_focus(ui: &egui::Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, style::look(ui).accent);
        let radius = style::card_radius();
        ui.painter().rect_stroke(rect.expand(2.0), radius, stroke, StrokeKind::Outside);
    }
}
