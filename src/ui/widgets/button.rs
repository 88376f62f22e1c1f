//! Buttons: one primary per screen, the others plain or quiet.

use std::sync::Arc;

use eframe::egui::{
    Color32, CursorIcon, FontId, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use super::{ICON_SIZE, paint_focus, paint_icon, tell};
use crate::ui::style::{self, size};

/// A button with a label, and perhaps an icon and a key beside it.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button is shown with `ui`"]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<Icon>,
    icon_after: Option<Icon>,
    key: Option<&'a str>,
    tip: &'a str,
    name: &'a str,
    is_primary: bool,
    is_quiet: bool,
    is_selected: bool,
    is_enabled: bool,
    is_emphasised: bool,
    is_large: bool,
}

impl<'a> Button<'a> {
    /// A plain button.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            icon_after: None,
            key: None,
            tip: "",
            name: label,
            is_primary: false,
            is_quiet: false,
            is_selected: false,
            is_enabled: true,
            is_emphasised: false,
            is_large: false,
        }
    }

    /// Makes it the screen's main button.
    pub const fn primary(mut self) -> Self {
        self.is_primary = true;
        self
    }

    /// Leaves out the frame.
    pub const fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// Writes the label large, as a name rather than a deed.
    pub const fn emphasised(mut self) -> Self {
        self.is_emphasised = true;
        self
    }

    /// Makes it a gesture of the whole room, seen from afar.
    pub const fn large(mut self) -> Self {
        self.is_large = true;
        self
    }

    /// Shows it as chosen.
    pub const fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Greys it out when it cannot be used.
    pub const fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// Puts an icon before the label.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Puts an icon after the label.
    pub const fn icon_after(mut self, icon: Icon) -> Self {
        self.icon_after = Some(icon);
        self
    }

    /// Shows the key that does the same.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Says more where the pointer rests.
    pub const fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }

    /// Says more than its label to a screen reader.
    pub const fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        const HEIGHT: f32 = 32.0;
        const LARGE_HEIGHT: f32 = 56.0;
        let look = style::look(ui);
        let (fill, line, ink) = self.colours(look);
        let font = if self.is_large {
            style::semibold_font(size::projected_large())
        } else if self.is_emphasised {
            style::semibold_font(size::large() - 1.0)
        } else if self.is_primary || self.is_selected {
            style::semibold_font(size::body())
        } else {
            style::regular_font(size::body())
        };
        let key = self.key.map(|key| {
            let font = style::regular_font(size::small() - 1.0);
            ui.painter().layout_no_wrap(
                key.to_owned(),
                font,
                if self.is_primary { ink } else { look.muted },
            )
        });
        let icons = usize::from(self.icon.is_some()) + usize::from(self.icon_after.is_some());
        let key_width = key.as_ref().map_or(0.0, |key| key.size().x + 8.0 + size::s());
        let (height, padding) =
            if self.is_large { (LARGE_HEIGHT, size::xl()) } else { (HEIGHT, self.padding()) };
        let around = key_width + icons as f32 * (ICON_SIZE + 6.0) + 2.0 * padding;
        let label = label(ui, self.label, font, ink, around);
        let natural = label.size().x + around;
        let desired = Vec2::new(natural, height.max(label.size().y + 2.0 * 6.0));
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(desired, sense);
        response.widget_info(|| {
            // Only a chosen one is a toggle: the others would be announced as such too.
            if self.is_selected {
                WidgetInfo::selected(Role::Button, self.is_enabled, true, self.name)
            } else {
                WidgetInfo::labeled(Role::Button, self.is_enabled, self.name)
            }
        });
        let response = tell(ui, response, self.tip);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let fill =
            if response.hovered() && self.is_enabled { hovered(look, &self, fill) } else { fill };
        painter.rect(
            rect,
            style::control_radius(),
            fill,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
        let mut x = rect.left() + ((rect.width() - natural) / 2.0).max(0.0) + padding;
        let middle = rect.center().y;
        if let Some(icon) = self.icon {
            paint_icon(painter, Pos2::new(x + ICON_SIZE / 2.0, middle), icon, ICON_SIZE, ink);
            x += ICON_SIZE + 6.0;
        }
        let label_width = label.size().x;
        painter.galley(Pos2::new(x, middle - label.size().y / 2.0), label, ink);
        x += label_width;
        if let Some(icon) = self.icon_after {
            paint_icon(painter, Pos2::new(x + 6.0 + ICON_SIZE / 2.0, middle), icon, ICON_SIZE, ink);
            x += ICON_SIZE + 6.0;
        }
        if let Some(key) = key {
            let cap = Rect::from_center_size(
                Pos2::new(x + size::s() + 4.0 + key.size().x / 2.0, middle),
                Vec2::new(key.size().x + 8.0, 18.0),
            );
            let stroke = Stroke::new(1.0, if self.is_primary { ink } else { look.line });
            painter.rect_stroke(cap, 4.0, stroke, StrokeKind::Inside);
            painter.galley(cap.center() - key.size() / 2.0, key, ink);
        }
        paint_focus(ui, &response, rect);
        if self.is_enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }

    /// Returns the room beside its label: without a frame, it stands where texts begin.
    fn padding(&self) -> f32 {
        let has_frame = !self.is_quiet || self.is_selected || self.key.is_some();
        if has_frame || self.is_emphasised { size::m() } else { size::xs() }
    }

    const fn colours(&self, look: &style::Look) -> (Color32, Color32, Color32) {
        let none = Color32::TRANSPARENT;
        match (self.is_enabled, self.is_primary, self.is_selected, self.is_quiet) {
            (false, _, _, true) => (none, none, look.faint),
            (false, ..) => (look.sunken, look.line, look.faint),
            (_, true, ..) => (look.accent, look.accent, look.on_accent),
            (_, _, true, _) => (look.accent_soft, look.accent, look.accent_ink),
            (_, _, _, true) if self.is_emphasised => (none, none, look.ink),
            (_, _, _, true) => (none, none, look.muted),
            _ => (look.surface, look.line, look.ink),
        }
    }
}

/// Lays out a label on one line, or on several where the line would run out of what holds the button.
pub(super) fn label(ui: &Ui, text: &str, font: FontId, ink: Color32, around: f32) -> Arc<Galley> {
    let whole = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), ink);
    let row = if ui.layout().main_wrap() { ui.max_rect().width() } else { ui.available_width() };
    if whole.size().x + around <= row + 0.5 {
        return whole;
    }
    let word =
        |word: &str| ui.painter().layout_no_wrap(word.to_owned(), font.clone(), ink).size().x;
    let longest = text.split(' ').map(word).fold(0.0, f32::max);
    // Where not even a word has room, something else is wrong: a column of letters would not mend it.
    let width = (row - around).max(longest.ceil() + 1.0);
    ui.painter().layout(text.to_owned(), font, ink, width)
}

fn hovered(look: &style::Look, button: &Button<'_>, fill: Color32) -> Color32 {
    if button.is_primary {
        look.accent_ink.lerp_to_gamma(look.accent, 0.4)
    } else if button.is_selected {
        fill
    } else {
        look.sunken
    }
}

/// Shows a square button with an icon; its name is its tooltip.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str, is_enabled: bool) -> Response {
    keyed_icon_button_ui(ui, icon, name, None, is_enabled)
}

/// Shows a square button with an icon; its tooltip says its name and the key that does the same.
pub fn keyed_icon_button_ui(
    ui: &mut Ui,
    icon: Icon,
    name: &str,
    key: Option<&str>,
    is_enabled: bool,
) -> Response {
    let look = style::look(ui);
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(32.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    if response.hovered() && is_enabled {
        ui.painter().rect_filled(rect, style::control_radius(), look.sunken);
    }
    let colour = if is_enabled { look.muted } else { look.line };
    paint_icon(ui.painter(), rect.center(), icon, ICON_SIZE, colour);
    paint_focus(ui, &response, rect);
    match key {
        Some(key) => response.on_hover_text(format!("{name} ({key})")),
        None => response.on_hover_text(name),
    }
}
