//! The command palette: everything one can do or read, by a few letters.

use eframe::egui::{self, Key, Pos2, Role, Ui, WidgetInfo};

use super::form::Form;
use crate::app::{Action, Findable, Found};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Field, list_row_frame, muted_ui, paint_truncated};

/// What is being looked for.
#[derive(Debug, Default)]
pub struct PaletteForm {
    query: String,
    selected: usize,
    /// What there is to find, once the palette is open.
    all: Option<Findable>,
    /// What answers the query, which is looked for again only when it changes.
    found: Vec<Found>,
}

/// How high the row of something found is: its name, and where it is.
const ROW: f32 = 46.0;
/// How many rows are seen at once.
const ROWS: f32 = 9.0;

/// Shows the palette; Enter chooses.
pub fn palette_ui(ui: &mut Ui, form: &Form<'_>, palette: &mut PaletteForm) {
    let label = "Rechercher une commande, un critère, un mot";
    let response = Field::new(label).ui(ui, &mut palette.query);
    response.request_focus();
    if response.changed() || palette.all.is_none() {
        let all = palette.all.get_or_insert_with(|| Findable::of(form.ask.state));
        palette.found = all.search(&palette.query);
        palette.selected = 0;
    }
    let is_moved = move_selection(ui, palette);
    let mut chosen = ui.input(|input| input.key_pressed(Key::Enter)).then_some(palette.selected);
    if palette.found.is_empty() {
        muted_ui(ui, "Rien ne contient ces mots, ni dans la grille, ni dans le dossier.");
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = (ui.ctx().content_rect().height() - 220.0).clamp(2.0 * ROW, ROWS * ROW);
    let mut area = egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
    if is_moved {
        let bottom = (palette.selected + 1) as f32 * ROW;
        area = area.vertical_scroll_offset((bottom - room + ROW).max(0.0));
    }
    area.show_rows(ui, ROW, palette.found.len(), |ui, range| {
        for index in range {
            let Some(found) = palette.found.get(index) else { continue };
            if row_ui(ui, found, index == palette.selected) {
                chosen = Some(index);
            }
        }
    });
    if let Some(found) = chosen.and_then(|index| palette.found.get(index)) {
        form.ask.push(Action::CloseDialog);
        form.ask.extend(found.actions());
    }
}

/// Moves by the arrows; tells whether it did.
fn move_selection(ui: &Ui, palette: &mut PaletteForm) -> bool {
    let last = palette.found.len().saturating_sub(1);
    let (down, up) =
        ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
    if down {
        palette.selected += 1;
    }
    if up {
        palette.selected = palette.selected.saturating_sub(1);
    }
    palette.selected = palette.selected.min(last);
    down || up
}

fn row_ui(ui: &mut Ui, found: &Found, is_selected: bool) -> bool {
    let look = style::look(ui);
    let response = list_row_frame(ui, ROW, is_selected, false);
    let name = format!("{}, {}", found.name, found.place);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, &name));
    let rect = response.rect.shrink2(egui::Vec2::new(size::m(), 0.0));
    let at = |y: f32| Pos2::new(rect.left(), rect.center().y + y);
    let font = style::regular_font(size::body());
    paint_truncated(ui, &found.name, font, look.ink, at(-9.0), rect.width());
    let font = style::regular_font(size::small());
    paint_truncated(ui, &found.place, font, look.muted, at(11.0), rect.width());
    response.clicked()
}
