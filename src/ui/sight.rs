//! What a gesture makes is seen: it is scrolled to, its first field takes the keyboard, and the second
//! click of a double click, which would fall on what has just come, makes nothing more.
//!
//! A view asks for what will only be drawn once its action was applied, under any name; whoever draws
//! it answers to that name. One thing is awaited at a time: a newer gesture forgets the older.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align, Context, Event, Id, Plugin, Pos2, RawInput, Rect, Response, Ui, Vec2};

use super::style::size;
use super::widgets::{Button, Icon};

/// How long after a gesture a click at the same place is the rest of a double click, in seconds: as
/// long as systems leave for one.
const DOUBLE_CLICK_SECONDS: f64 = 0.5;
/// How far apart, in points.
const DOUBLE_CLICK_POINTS: f32 = 12.0;
/// How many passes what is awaited has before a newer gesture forgets it.
const LEAST_PASSES: u32 = 3;

/// What is awaited, and the last gesture that brought something new under the pointer.
#[derive(Default)]
struct Sight {
    /// What is to be brought into sight, and how many passes began since.
    awaited: Option<(Id, u32)>,
    /// When and where something new came by a click.
    came: Option<(f64, Pos2)>,
    /// Whether the rest of a double click is under way: its button is still to be let go.
    is_pressed: bool,
}

impl Plugin for Sight {
    fn debug_name(&self) -> &'static str {
        "what gestures make"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if let Some((at, place)) = self.came {
            let last = ctx.input(|input| input.time);
            let now = input.time.unwrap_or(last + f64::from(input.predicted_dt));
            if now - at > DOUBLE_CLICK_SECONDS {
                self.came = None;
            } else {
                self.leave_out_second(place, &mut input.events);
            }
        } else if self.is_pressed {
            self.leave_out_second(Pos2::new(f32::MAX, f32::MAX), &mut input.events);
        }
        let is_gesture = |event: &Event| {
            matches!(
                event,
                Event::PointerButton { pressed: true, .. } | Event::Key { pressed: true, .. }
            )
        };
        if let Some((_, passes)) = &mut self.awaited {
            *passes += 1;
            if *passes > LEAST_PASSES && input.events.iter().any(is_gesture) {
                self.awaited = None;
            }
        }
    }
}

impl Sight {
    /// Takes out the rest of a double click at a place: pressed there, then let go wherever it is.
    fn leave_out_second(&mut self, place: Pos2, events: &mut Vec<Event>) {
        events.retain(|event| {
            let Event::PointerButton { pos, pressed, .. } = event else { return true };
            if *pressed && pos.distance(place) < DOUBLE_CLICK_POINTS {
                self.is_pressed = true;
                return false;
            }
            *pressed || !std::mem::take(&mut self.is_pressed)
        });
    }
}

/// Has it work in a context; once, at start.
pub fn install(ctx: &Context) {
    ctx.options_mut(|options| {
        options.input_options.max_double_click_delay = DOUBLE_CLICK_SECONDS;
    });
    ctx.add_plugin(Sight::default());
}

/// Asks that what answers to this name be brought into sight as soon as it is drawn.
pub fn ask(ctx: &Context, name: impl Hash + Debug) {
    let awaited = Some((Id::unique(name), 0));
    ctx.with_plugin(|sight: &mut Sight| sight.awaited = awaited);
    came(ctx);
    ctx.request_repaint();
}

/// Notes that something new came under the pointer: the rest of a double click is not meant for it.
pub fn came(ctx: &Context) {
    let click = ctx.input(|input| {
        let place = input.pointer.interact_pos().filter(|_| input.pointer.any_click())?;
        Some((input.time, place))
    });
    if click.is_some() {
        ctx.with_plugin(|sight: &mut Sight| sight.came = click);
    }
}

/// Tells whether this is what is awaited; it is no longer then.
pub fn is_awaited(ctx: &Context, name: impl Hash + Debug) -> bool {
    let name = Id::unique(name);
    let taken = ctx.with_plugin(|sight: &mut Sight| {
        // Not while the gesture lasts: its click would take the keyboard back.
        sight.awaited.take_if(|(awaited, passes)| *awaited == name && *passes > 0).is_some()
    });
    taken.unwrap_or(false)
}

/// Brings a field into sight, with what stands around it, and gives it the keyboard.
pub fn field(ui: &Ui, response: &Response) {
    const AROUND: f32 = 96.0;
    response.request_focus();
    let around = response.rect.expand2(Vec2::new(0.0, AROUND.min(ui.clip_rect().height() / 4.0)));
    ui.scroll_to_rect(around, None);
}

/// Answers for a field: it is brought into sight if it is what is awaited.
pub fn answer(ui: &Ui, response: &Response, name: impl Hash + Debug) {
    if is_awaited(ui.ctx(), name) {
        field(ui, response);
    }
}

/// Shows what a gesture opens; it is brought into sight if it is what is awaited.
pub fn opened_ui<R>(
    ui: &mut Ui,
    name: impl Hash + Debug,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let shown = ui.scope(contents);
    if is_awaited(ui.ctx(), name) {
        part(ui, shown.response.rect);
    }
    shown.inner
}

/// Brings what has just been opened into sight: the whole of it, or its beginning if there is no room.
fn part(ui: &Ui, rect: Rect) {
    let room = ui.clip_rect().height() - size::l();
    if rect.height() > room {
        ui.scroll_to_rect(rect, Some(Align::Min));
    } else {
        ui.scroll_to_rect(rect.expand2(Vec2::new(0.0, size::s() / 2.0)), None);
    }
}

/// Shows the button that opens and closes what bears a name, and brings it into sight.
pub fn fold_ui(ui: &mut Ui, button: Button<'_>, is_open: &mut bool, name: impl Hash + Debug) {
    let icon = if *is_open { Icon::ChevronUp } else { Icon::ChevronDown };
    if button.quiet().icon_after(icon).ui(ui).clicked() {
        *is_open = !*is_open;
        ask(ui.ctx(), name);
    }
}
