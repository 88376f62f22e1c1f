//! Small labels: states in words, filters, keys.

use eframe::egui::{
    Color32, CursorIcon, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::button::label;
use super::say;
use super::{paint_focus, paint_icon};
use crate::ui::style::{self, Look, size};

/// What a chip says beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipTone {
    /// Nothing in particular.
    Neutral,
    /// Belongs to the accent.
    Accent,
    /// Better.
    Good,
    /// Look at it.
    Warn,
    /// Worse.
    Bad,
}

impl ChipTone {
    /// Returns its ink, then its ground.
    pub const fn colours(self, look: &Look) -> (Color32, Color32) {
        match self {
            Self::Neutral => (look.muted, look.sunken),
            Self::Accent => (look.accent_ink, look.accent_soft),
            Self::Good => (look.good, look.good_soft),
            Self::Warn => (look.warn, look.warn_soft),
            Self::Bad => (look.bad, look.bad_soft),
        }
    }
}

/// Shows a word on a soft ground, with an icon where one helps.
pub fn chip_ui(ui: &mut Ui, text: &str, tone: ChipTone, icon: Option<Icon>) -> Response {
    let (ink, ground) = tone.colours(style::look(ui));
    let icon_width = if icon.is_some() { 16.0 } else { 0.0 };
    let around = icon_width + 2.0 * size::s();
    let galley = label(ui, text, style::regular_font(size::small()), ink, around);
    let desired = Vec2::new(galley.size().x + around, (galley.size().y + 4.0).max(20.0));
    let (rect, response) = ui.allocate_exact_size(desired, Sense::hover());
    say(&response, Role::Label, text);
    ui.painter().rect_filled(rect, 10.0, ground);
    let mut x = rect.left() + size::s();
    if let Some(icon) = icon {
        paint_icon(ui.painter(), Pos2::new(x + 6.0, rect.center().y), icon, 13.0, ink);
        x += icon_width;
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(Pos2::new(x, top), galley, ink);
    response
}

/// Shows a filter one can turn on.
pub fn filter_chip_ui(ui: &mut Ui, text: &str, is_on: bool) -> Response {
    let look = style::look(ui);
    let (ink, ground) =
        if is_on { (look.accent_ink, look.accent_soft) } else { (look.muted, look.sunken) };
    let galley = label(ui, text, style::regular_font(size::small()), ink, 16.0);
    let desired = Vec2::new(galley.size().x + 16.0, (galley.size().y + 8.0).max(24.0));
    let (rect, response) = ui.allocate_exact_size(desired, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, text));
    let line = if is_on || response.hovered() { look.accent } else { ground };
    ui.painter().rect(rect, 12.0, ground, Stroke::new(1.0, line), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    paint_focus(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Shows a chip for each choice; returns the one that is pressed. What it is a choice of is said to
/// a screen reader, where the labels alone do not.
pub fn choose_ui<T: PartialEq, L: AsRef<str>>(
    ui: &mut Ui,
    what: &str,
    choices: impl IntoIterator<Item = (T, L)>,
    chosen: &T,
) -> Option<T> {
    let mut pressed = None;
    for (choice, label) in choices {
        let (label, is_on) = (label.as_ref(), choice == *chosen);
        let response = filter_chip_ui(ui, label, is_on);
        if !what.is_empty() {
            let name = fr!("{what} : {label}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
        }
        if response.clicked() {
            pressed = Some(choice);
        }
    }
    pressed
}

/// Shows a key as it is printed.
pub fn key_cap_ui(ui: &mut Ui, key: &str) -> Response {
    let look = style::look(ui);
    let font = style::regular_font(size::small() - 1.0);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), font, look.muted);
    let desired = Vec2::new((galley.size().x + 10.0).max(20.0), 20.0);
    let (rect, response) = ui.allocate_exact_size(desired, Sense::hover());
    say(&response, Role::Label, key);
    let stroke = Stroke::new(1.0, look.line);
    ui.painter().rect(rect, 4.0, look.surface, stroke, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.muted);
    response
}
