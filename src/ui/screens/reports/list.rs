//! The list of documents, the usual ones first: what each is, or why it cannot be made yet. One stop for
//! Tab, the arrows do the rest.

use eframe::egui::{
    self, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Ui, Vec2,
    WidgetInfo,
};
use lucide_icons::Icon;

use super::catalogue::{CatalogueEntry, OTHERS, USUAL, entries};
use crate::app::State;
use crate::scoring::QualityLevel;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ICON_SIZE, list_row_frame, paint_icon, paint_truncated, say};

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct DocumentList {
    /// The row Tab stops at, once shown.
    row: Option<Id>,
    /// What the arrows have just chosen: it takes the keyboard, if the list had it, and comes into
    /// sight.
    moved: Option<(CatalogueEntry, bool)>,
    /// Whether the documents fewer teams need are shown.
    shows_others: bool,
    /// The document that was last in front.
    front: Option<CatalogueEntry>,
}

const ROW: f32 = 46.0;

impl DocumentList {
    /// Shows every document; returns the one that is chosen.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        front: CatalogueEntry,
        state: &State,
    ) -> Option<CatalogueEntry> {
        let mut chosen = None;
        let area = ScrollArea::vertical().id_salt("documents").auto_shrink(false);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(size::s());
            // What comes to the front is in sight, wherever it stands; it may be folded then.
            let has_come = self.front.replace(front) != Some(front);
            let is_open = self.shows_others || has_come && OTHERS.contains(&front);
            // Where what is in front is folded, Tab still finds the list.
            let is_shown = is_open || USUAL.contains(&front);
            let stop = Some(front).filter(|_| is_shown).or_else(|| USUAL.first().copied());
            let mut entries_ui = |ui: &mut Ui, entries: &[CatalogueEntry]| {
                for entry in entries.iter().copied() {
                    let is_stop = Some(entry) == stop;
                    let response = row_ui(ui, entry, entry == front, is_stop, state);
                    if is_stop {
                        self.follow(ui, entry, &response);
                    }
                    if response.clicked() {
                        response.request_focus();
                        chosen = Some(entry);
                    }
                }
            };
            entries_ui(ui, &USUAL);
            ui.add_space(size::s());
            let is_turned = others_ui(ui, is_open);
            if is_open {
                entries_ui(ui, &OTHERS);
            }
            self.shows_others = is_open ^ is_turned;
            ui.add_space(size::s());
        });
        chosen
    }

    fn follow(&mut self, ui: &Ui, entry: CatalogueEntry, response: &Response) {
        self.row = Some(response.id);
        if let Some((moved, has_keyboard)) = self.moved
            && moved == entry
        {
            self.moved = None;
            // With its neighbour in sight: one sees that there is more.
            let rect = response.rect.expand2(Vec2::new(0.0, ROW));
            ui.scroll_to_rect(rect, None);
            if has_keyboard {
                response.request_focus();
            }
        }
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
    }

    /// Returns the document an arrow leads to, unless something else has the keyboard.
    pub(super) fn arrow(
        &mut self,
        ui: &Ui,
        front: CatalogueEntry,
        state: &State,
    ) -> Option<CatalogueEntry> {
        let focused = ui.memory(egui::Memory::focused);
        let has_keyboard = focused.is_some() && focused == self.row;
        let is_free = focused.is_none() || has_keyboard;
        if !is_free || state.dialog.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let neighbour = if pressed(Key::ArrowDown) {
            entries().skip_while(|entry| *entry != front).nth(1)
        } else if pressed(Key::ArrowUp) {
            entries().rev().skip_while(|entry| *entry != front).nth(1)
        } else {
            None
        }?;
        self.moved = Some((neighbour, has_keyboard));
        Some(neighbour)
    }
}

/// Shows what opens the other documents, and closes them; returns true when it is pressed.
fn others_ui(ui: &mut Ui, is_open: bool) -> bool {
    const HEIGHT: f32 = 34.0;
    const TITLE: &str = "Autres documents";
    let look = style::look(ui);
    let response = list_row_frame(ui, HEIGHT, false, true);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, TITLE));
    let rect = response.rect;
    let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
    let at = Pos2::new(rect.left() + size::m() + ICON_SIZE / 2.0, rect.center().y);
    paint_icon(ui.painter(), at, icon, 16.0, look.muted);
    let left = Pos2::new(rect.left() + 2.0 * size::m() + ICON_SIZE, rect.center().y);
    let font = style::semibold_font(size::body());
    paint_truncated(ui, TITLE, font, look.ink, left, rect.width() - 3.0 * size::m());
    response.clicked()
}

/// Shows a document of the list; `is_stop` says whether Tab stops here.
fn row_ui(
    ui: &mut Ui,
    entry: CatalogueEntry,
    is_front: bool,
    is_stop: bool,
    state: &State,
) -> Response {
    const GAUGE: f32 = 44.0;
    let look = style::look(ui);
    let response = list_row_frame(ui, ROW, is_front, is_stop);
    let rect = response.rect;
    let line = entry.line(state);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_front, entry.label()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(line.as_str()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let is_lacking = entry.lack(state).is_some();
    let (ink, icon_ink) = match (is_front, is_lacking) {
        (true, false) => (look.accent_ink, look.accent),
        (_, true) => (look.muted, look.faint),
        (false, false) => (look.ink, look.muted),
    };
    let icon_at = Pos2::new(rect.left() + size::m() + ICON_SIZE / 2.0, rect.center().y);
    paint_icon(ui.painter(), icon_at, entry.icon(), ICON_SIZE, icon_ink);
    let left = rect.left() + size::m() + ICON_SIZE + size::m();
    let mut room = rect.right() - size::m() - left;
    let font = style::font(size::body(), is_front);
    paint_truncated(ui, entry.label(), font, ink, Pos2::new(left, rect.center().y - 9.0), room);
    if let Some(level) = entry.level(state) {
        let gauge = Rect::from_min_size(
            Pos2::new(rect.right() - size::m() - GAUGE, rect.center().y + 7.0),
            Vec2::new(GAUGE, 4.0),
        );
        paint_gauge(ui, gauge, level);
        room -= GAUGE + size::s();
    }
    let small = style::regular_font(size::small());
    paint_truncated(ui, &line, small, look.muted, Pos2::new(left, rect.center().y + 10.0), room);
    response
}

/// Paints how far a level is: the figure stands beside.
fn paint_gauge(ui: &Ui, rect: Rect, level: &QualityLevel) {
    let look = style::look(ui);
    let share = level.done() as f32 / level.pieces.len().max(1) as f32;
    ui.painter().rect_filled(rect, 2.0, look.line);
    let filled = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, 2.0, look.accent);
}

/// Shows the list as a menu, where there is no room beside; returns the document that is chosen.
pub(super) fn menu_ui(ui: &mut Ui, front: CatalogueEntry, state: &State) -> Option<CatalogueEntry> {
    const WIDTH: f32 = 320.0;
    const MOST_HEIGHT: f32 = 480.0;
    let button = Button::new(front.label()).icon(front.icon()).icon_after(Icon::ChevronDown).ui(ui);
    let name = fr!("Document : {}", front.label());
    say(&button, Role::Button, &name);
    let mut chosen = None;
    egui::Popup::menu(&button).show(|ui| {
        let height =
            (ui.ctx().content_rect().bottom() - button.rect.bottom() - size::xl()).min(MOST_HEIGHT);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 2.0;
            for entry in entries() {
                // Each is a stop here: a menu has no arrows of its own.
                if row_ui(ui, entry, entry == front, true, state).clicked() {
                    chosen = Some(entry);
                    ui.close();
                }
            }
        });
    });
    chosen
}
