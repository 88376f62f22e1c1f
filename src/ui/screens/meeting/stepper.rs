//! A small number one gives and takes back, one at a time: one thing for the hand, the keyboard and a
//! screen reader.

use eframe::egui::{
    Align2, CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2,
};
use lucide_icons::Icon;

use crate::ui::style::{self, size};
use crate::ui::widgets::{ICON_SIZE, paint_focus, paint_icon, say};

/// A number to be changed by one.
#[derive(Clone, Copy, Debug)]
pub struct Stepper<'a> {
    /// What it counts.
    pub name: &'a str,
    /// How many now.
    pub value: u32,
    /// Whether there may be one more.
    pub may_give: bool,
}

impl Stepper<'_> {
    /// Shows it; returns what it is changed to.
    pub fn ui(self, ui: &mut Ui) -> Option<u32> {
        const ROOM: Vec2 = Vec2::new(104.0, 32.0);
        let look = style::look(ui);
        let (rect, response) = ui.allocate_exact_size(ROOM, Sense::click());
        say(&response, Role::SpinButton, fr!("{} : {}", self.name, self.value));
        let place = response.interact_pointer_pos().filter(|_| response.clicked());
        let is_right = |at: Pos2| at.x >= rect.center().x;
        // Without a pointer, it is pressed by a key or a screen reader: that gives.
        let is_pressed = response.clicked();
        let gives = is_pressed && place.is_none_or(is_right);
        let takes = is_pressed && !gives;
        if response.has_focus() {
            // Else the arrows would also lead the keyboard to a neighbour.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let pressed = |keys: [Key; 2]| {
            response.has_focus()
                && ui.input_mut(|input| {
                    keys.into_iter().any(|key| input.consume_key(Modifiers::NONE, key))
                })
        };
        let gives = gives || pressed([Key::ArrowUp, Key::Plus]);
        let takes = takes || pressed([Key::ArrowDown, Key::Minus]);
        let painter = ui.painter();
        let line = Stroke::new(1.0, if response.hovered() { look.faint } else { look.line });
        painter.rect(rect, style::control_radius(), look.surface, line, StrokeKind::Inside);
        let ink = |may: bool| if may { look.ink } else { look.line };
        let side = Rect::from_center_size(rect.center(), ROOM - Vec2::new(32.0, 0.0));
        let signs = [
            (side.left_center(), Icon::Minus, self.value > 0),
            (side.right_center(), Icon::Plus, self.may_give),
        ];
        for (at, icon, may) in signs {
            paint_icon(painter, at, icon, ICON_SIZE, ink(may));
        }
        let font = style::semibold_font(size::projected());
        let count = self.value.to_string();
        painter.text(rect.center(), Align2::CENTER_CENTER, count, font, look.ink);
        paint_focus(ui, &response, rect);
        response.on_hover_cursor(CursorIcon::PointingHand);
        match (gives && self.may_give, takes && self.value > 0) {
            (true, _) => Some(self.value + 1),
            (false, true) => Some(self.value - 1),
            (false, false) => None,
        }
    }
}
