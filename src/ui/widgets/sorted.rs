//! What every table can do: its lines sorted by a head, several of them chosen, all or these copied to a
//! spreadsheet.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use eframe::egui::accesskit::SortDirection;
use eframe::egui::{
    self, CursorIcon, Event, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, Vec2,
    WidgetInfo,
};
use jiff::civil::Date;
use lucide_icons::Icon;
use num_rational::Ratio;

use super::scrolling::is_free;
use super::{icon_button_ui, paint_focus, paint_icon, paint_truncated};
use crate::french::{self, Edge};
use crate::report::csv;
use crate::ui::style::{self, size};

/// How long it is told that lines were copied, in seconds.
const TOLD_SECONDS: f64 = 2.5;

/// What a cell holds, as one sorts and copies it.
#[derive(Clone, Debug, PartialEq)]
pub enum SortedCell {
    /// Words.
    Text(String),
    /// A number.
    Number(Ratio<i128>),
    /// A day.
    Day(Date),
    /// Nothing: it comes last, whichever way.
    Nothing,
}

impl SortedCell {
    /// Reads what a cell shows: a number, a day or words.
    pub fn read(text: &str) -> Self {
        let number = text.trim_end_matches(['%', '€', '\u{a0}', ' ']).trim_start_matches('+');
        if text.trim().is_empty() || matches!(text.trim(), "–" | "—") {
            Self::Nothing
        } else if let Some(number) = french::parse_hundredths(number) {
            Self::Number(Ratio::new(i128::from(number), 100))
        } else if let Ok(date) = french::read_date(text, Edge::First) {
            Self::Day(date)
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// Says words, or nothing where there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// Writes it for a spreadsheet in French, on one line and in one cell.
    fn copied(&self) -> String {
        match self {
            Self::Text(text) => csv::guarded(&french::one_line(text)),
            Self::Number(number) => {
                french::quantity(*number).replace(french::NBSP, "").replace('−', "-")
            }
            Self::Day(date) => french::typed_date(*date),
            Self::Nothing => String::new(),
        }
    }

    /// Writes it in words.
    fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(_) | Self::Day(_) | Self::Nothing => self.copied(),
        }
    }

    fn order(&self, other: &Self, is_down: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Ordering::Equal,
            (Self::Nothing, _) => return Ordering::Greater,
            (_, Self::Nothing) => return Ordering::Less,
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (one, other) => french::compare(&one.shown(), &other.shown()),
        };
        if is_down { order.reverse() } else { order }
    }
}

/// What a table remembers.
#[derive(Debug)]
pub struct RowsView<K> {
    /// The column it is sorted by, and whether the most comes first.
    sort: Option<(usize, bool)>,
    chosen: BTreeSet<K>,
    /// Where a range of lines begins.
    anchor: Option<K>,
    /// The lines, in the order they are shown in.
    shown: Vec<K>,
    copied_at: Option<f64>,
    /// Whether the keys were the page's when it was last drawn.
    was_free: bool,
}

impl<K> Default for RowsView<K> {
    fn default() -> Self {
        let (chosen, shown) = (BTreeSet::new(), Vec::new());
        Self { sort: None, chosen, anchor: None, shown, copied_at: None, was_free: false }
    }
}

impl<K: Ord + Clone> RowsView<K> {
    /// Tells whether its lines are sorted by a head.
    pub const fn is_sorted(&self) -> bool {
        self.sort.is_some()
    }

    /// Tells whether a line is chosen.
    pub fn is_chosen(&self, key: &K) -> bool {
        self.chosen.contains(key)
    }

    /// Returns the places of the lines in the order they are shown in, and takes note of it; `cells`
    /// makes those of the line at a place, one for each column.
    pub fn order(&mut self, keys: &[K], cells: impl Fn(usize) -> Vec<SortedCell>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        if let Some((column, is_down)) = self.sort {
            let cell = |place: &usize| cells(*place).into_iter().nth(column);
            let sorted: Vec<_> = order.iter().map(cell).collect();
            let cell = |place: &usize| sorted.get(*place).and_then(Option::as_ref);
            order.sort_by(|one, other| match (cell(one), cell(other)) {
                (Some(one), Some(other)) => one.order(other, is_down),
                _ => Ordering::Equal,
            });
        }
        let key = |place: &usize| keys.get(*place).cloned();
        self.shown = order.iter().filter_map(key).collect();
        self.chosen.retain(|key| self.shown.contains(key));
        order
    }

    /// Takes note of a press on a line; returns true when it opens, false when it is chosen or let go:
    /// with Ctrl alone, with Maj all the lines from the last one on.
    pub fn pressed(&mut self, modifiers: Modifiers, key: &K) -> bool {
        if modifiers.command {
            if !self.chosen.remove(key) {
                self.chosen.insert(key.clone());
            }
            self.anchor = Some(key.clone());
            return false;
        }
        if modifiers.shift {
            let place = |key: &K| self.shown.iter().position(|one| one == key);
            let to = place(key).unwrap_or(0);
            let from = self.anchor.as_ref().and_then(place).unwrap_or(to);
            let range = self.shown.get(from.min(to)..=from.max(to)).unwrap_or_default();
            self.chosen = range.iter().cloned().collect();
            return false;
        }
        self.chosen.clear();
        self.anchor = Some(key.clone());
        true
    }

    /// Shows the head of a column in its place; a press sorts by it, the other way, then no more.
    pub fn head_ui(&mut self, ui: &mut Ui, cell: Rect, column: usize, title: &str, is_right: bool) {
        const ICON: f32 = 13.0;
        let look = style::look(ui);
        let sort = self.sort.filter(|(sorted, _)| *sorted == column).map(|(_, is_down)| is_down);
        let response = ui.interact(cell, ui.scope_id().with(("head", column)), Sense::click());
        tell_head(ui, &response, title, sort);
        let font = style::font(size::small(), sort.is_some());
        let ink = if sort.is_some() || response.hovered() { look.ink } else { look.muted };
        let width = ui.painter().layout_no_wrap(title.to_owned(), font.clone(), ink).size().x;
        let width = width.min(cell.width() - ICON - size::xs());
        let left = if is_right { cell.right() - width } else { cell.left() };
        paint_truncated(ui, title, font, ink, Pos2::new(left, cell.center().y), width + 1.0);
        if let Some(is_down) = sort {
            let icon = if is_down { Icon::ArrowDown } else { Icon::ArrowUp };
            let x = if is_right { left - ICON } else { left + width + ICON };
            paint_icon(ui.painter(), Pos2::new(x, cell.center().y), icon, ICON, look.accent_ink);
        }
        paint_focus(ui, &response, cell.shrink2(Vec2::new(0.0, 6.0)));
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            self.sort = match sort {
                None => Some((column, false)),
                Some(false) => Some((column, true)),
                Some(true) => None,
            };
        }
    }

    /// Shows what copies the table, or the lines that are chosen, in the middle of a place. So does
    /// Ctrl+C while lines are chosen. `cells` makes those of the line at a place.
    pub fn copy_ui(
        &mut self,
        ui: &mut Ui,
        at: Pos2,
        heads: &[&str],
        keys: &[K],
        cells: impl Fn(usize) -> Vec<SortedCell>,
    ) {
        let now = ui.input(|input| input.time);
        let is_told = self.copied_at.is_some_and(|at| now - at < TOLD_SECONDS);
        let (icon, name) = match (is_told, self.chosen.len()) {
            (true, _) => (Icon::Check, fr!("Copié : collez-le dans votre tableur").to_owned()),
            (false, 0) => (Icon::Copy, "Copier le tableau".to_owned()),
            (false, 1) => (Icon::Copy, "Copier la ligne choisie".to_owned()),
            (false, some) => (Icon::Copy, format!("Copier les {some} lignes choisies")),
        };
        if is_told {
            ui.ctx().request_repaint_after_secs(TOLD_SECONDS as f32);
        }
        let place = Rect::from_center_size(at, Vec2::splat(32.0));
        let inside = egui::UiBuilder::new().max_rect(place);
        let name = fr!("{name}");
        let button = ui.scope_builder(inside, |ui| icon_button_ui(ui, icon, &name, true)).inner;
        // What the key has just closed or left was in front of the lines when it was pressed.
        let is_free = is_free(ui.ctx());
        let was_free = std::mem::replace(&mut self.was_free, is_free);
        let is_ours = is_free && was_free && !self.chosen.is_empty();
        let is_asked = |event: &Event| matches!(event, Event::Copy);
        if button.clicked() || is_ours && ui.input(|input| input.events.iter().any(is_asked)) {
            ui.ctx().copy_text(self.copied(heads, keys, cells));
            self.copied_at = Some(now);
        }
        let leave = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        if is_ours && ui.input_mut(leave) {
            self.chosen.clear();
        }
    }

    /// Writes the lines that are chosen, or all, as a spreadsheet takes them over.
    fn copied(
        &self,
        heads: &[&str],
        keys: &[K],
        cells: impl Fn(usize) -> Vec<SortedCell>,
    ) -> String {
        let is_kept = |key: &&K| self.chosen.is_empty() || self.chosen.contains(*key);
        let place = |key: &K| keys.iter().position(|one| one == key);
        let line = |place: usize| {
            cells(place).iter().map(SortedCell::copied).collect::<Vec<_>>().join("\t")
        };
        let lines = self.shown.iter().filter(is_kept).filter_map(place).map(line);
        std::iter::once(heads.join("\t")).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// Tells a screen reader that a head sorts, and how it does now.
fn tell_head(ui: &Ui, response: &Response, title: &str, sort: Option<bool>) {
    let (told, direction) = match sort {
        None => ("trier", None),
        Some(false) => ("trié, dans l’ordre", Some(SortDirection::Ascending)),
        Some(true) => ("trié, dans l’ordre inverse", Some(SortDirection::Descending)),
    };
    let name = fr!("{title} : {told}");
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    if let Some(direction) = direction {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
    }
}
