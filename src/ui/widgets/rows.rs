//! A table of rows that can be pressed: one head, one rule, one way to show what is open.

use eframe::egui::{
    self, Align, Color32, CursorIcon, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::say;
use super::sorted::{RowsView, SortedCell};
use super::{paint_focus, paint_icon};
use crate::ui::style;

/// A column: its title, and the room it takes.
#[derive(Clone, Copy, Debug)]
pub struct RowColumn {
    title: &'static str,
    width: RowWidth,
    is_figures: bool,
    is_wide_only: bool,
}

#[derive(Clone, Copy, Debug)]
enum RowWidth {
    Points(f32),
    /// Part of what the others leave.
    Share(f32),
}

impl RowColumn {
    /// A column so many points wide.
    pub const fn points(title: &'static str, points: f32) -> Self {
        Self { title, width: RowWidth::Points(points), is_figures: false, is_wide_only: false }
    }

    /// A column that shares what the others leave.
    pub const fn share(title: &'static str, share: f32) -> Self {
        Self { title, width: RowWidth::Share(share), is_figures: false, is_wide_only: false }
    }

    /// Its figures end at the right.
    pub const fn of_figures(self) -> Self {
        Self { is_figures: true, ..self }
    }

    /// It goes where the table is narrow.
    pub const fn where_wide(self) -> Self {
        Self { is_wide_only: true, ..self }
    }

    /// Returns its width in points, then its share of the rest.
    const fn room(self) -> (f32, f32) {
        match self.width {
            RowWidth::Points(points) => (points, 0.0),
            RowWidth::Share(share) => (0.0, share),
        }
    }
}

/// A table: what is the same in all its rows.
#[derive(Clone, Copy, Debug)]
pub struct Rows<const N: usize> {
    /// What it lists, for a screen reader.
    pub name: &'static str,
    /// Its columns.
    pub columns: [RowColumn; N],
    /// Height of the titles.
    pub head: f32,
    /// Room before the first column.
    pub left: f32,
    /// Room after the last one, for the sign of what opens.
    pub sign: f32,
    /// Width under which the table is narrow.
    pub narrow: f32,
}

/// A row, as the table shows it.
#[derive(Clone, Copy, Debug)]
pub struct RowFace<'a, K> {
    /// Which one.
    pub key: &'a K,
    /// How high it is.
    pub height: f32,
    /// What it holds, in one sentence.
    pub spoken: &'a str,
    /// Whether it is open, where it can be.
    pub is_open: Option<bool>,
}

/// Least room between the heads of two columns.
const GAP: f32 = 8.0;

/// Where the cells of a row are; none where its column goes.
pub type Cells<const N: usize> = [Option<Rect>; N];

impl<const N: usize> Rows<N> {
    /// Returns where the cells of a row are.
    pub fn cells(&self, row: Rect) -> Cells<N> {
        let is_narrow = row.width() < self.narrow;
        let is_there = |column: &RowColumn| !(is_narrow && column.is_wide_only);
        let there = self.columns.iter().filter(|column| is_there(column));
        let (points, shares) = there.fold((0.0, 0.0), |(points, shares), column| {
            let (more, share) = column.room();
            (points + more, shares + share)
        });
        let rest = row.width() - self.left - self.sign - points;
        let mut left = row.left() + self.left;
        self.columns.map(|column| {
            let (points, share) = column.room();
            let width = if share > 0.0 { rest * share / shares } else { points };
            is_there(&column).then(|| {
                let right = left + width;
                Rect::from_x_y_ranges(std::mem::replace(&mut left, right)..=right, row.y_range())
            })
        })
    }

    /// Shows the titles of the columns, which sort, and what copies the table; returns the places of its
    /// lines in the order they are to be shown in. `cells` makes those of the line at a place.
    pub fn head_ui<K: Ord + Clone>(
        &self,
        ui: &mut Ui,
        view: &mut RowsView<K>,
        keys: &[K],
        cells: impl Fn(usize) -> Vec<SortedCell>,
    ) -> Vec<usize> {
        let room = Vec2::new(ui.available_width(), self.head);
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        say(&response, Role::Label, self.name);
        for (place, (column, cell)) in self.columns.iter().zip(self.cells(rect)).enumerate() {
            let Some(cell) = cell else { continue };
            let room = if column.is_figures { cell } else { cell.with_max_x(cell.right() - GAP) };
            view.head_ui(ui, room, place, column.title, column.is_figures);
        }
        let at = Pos2::new(rect.right() - self.sign / 2.0, rect.center().y);
        view.copy_ui(ui, at, &self.columns.map(|column| column.title), keys, &cells);
        view.order(keys, cells)
    }

    /// Shows a row, which says all it holds to who does not see the columns; returns true when it is to
    /// open or to close. With Ctrl or Maj it is chosen.
    pub fn row_ui<K: Ord + Clone>(
        &self,
        ui: &mut Ui,
        view: &mut RowsView<K>,
        row: &RowFace<'_, K>,
        cells_ui: impl FnOnce(&mut Ui, Rect, Cells<N>),
    ) -> bool {
        let room = Vec2::new(ui.available_width(), row.height);
        let (rect, response) = ui.allocate_exact_size(room, Sense::click());
        let is_chosen = view.is_chosen(row.key);
        let is_open = row.is_open;
        response.widget_info(|| match is_open {
            _ if is_chosen => {
                WidgetInfo::selected(Role::Button, true, true, fr!("choisi : {}", row.spoken))
            }
            Some(is_open) => WidgetInfo::selected(Role::Button, true, is_open, row.spoken),
            None => WidgetInfo::labeled(Role::Button, true, row.spoken),
        });
        // Also made for a row out of sight: what follows keeps its ids, and the keyboard stays where it was.
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        if ui.is_rect_visible(rect) {
            let look = style::look(ui);
            let ground = match is_open {
                _ if is_chosen => look.accent_soft,
                Some(true) => look.accent_soft,
                Some(false) | None if response.hovered() => look.sunken,
                Some(false) | None => Color32::TRANSPARENT,
            };
            ui.painter().rect_filled(rect, 0.0, ground);
            ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.line));
            if is_chosen {
                let mark = rect.with_max_x(rect.left() + 4.0);
                ui.painter().rect_filled(mark, 0.0, look.accent);
            }
            cells_ui(&mut inside, rect, self.cells(rect));
        }
        paint_focus(ui, &response, rect.shrink(2.0));
        let is_pressed = response.clicked();
        response.on_hover_cursor(CursorIcon::PointingHand);
        is_pressed && view.pressed(ui.input(|input| input.modifiers), row.key)
    }

    /// Paints at the right whether a row is open, at this height.
    pub fn paint_sign(&self, ui: &Ui, row: Rect, y: f32, is_open: bool) {
        let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
        let at = Pos2::new(row.right() - self.sign / 2.0, y);
        paint_icon(ui.painter(), at, icon, 16.0, style::look(ui).muted);
    }
}

/// Shows contents in a cell, in the middle of its height.
pub fn in_cell_ui(ui: &mut Ui, cell: Rect, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(cell).layout(layout), contents);
}
