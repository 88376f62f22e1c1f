//! Parts of the window the keyboard goes between: F6 leads from one to the next, and Tab begins where
//! the work is rather than in the menu.

use eframe::egui::{Context, FocusDirection, Id, Key, Memory, Modifiers, Popup, Rect, Ui};

use super::ask::Ask;

/// A part of the window, in the order of the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The bar at the top.
    Bar,
    /// The names of the screens.
    Rail,
    /// The list beside what is in front.
    List,
    /// What is in front.
    Page,
}

/// Where the parts are, and which one is to take the keyboard.
#[derive(Clone, Debug, Default)]
struct Zones {
    wanted: Option<Zone>,
    /// As they were last drawn.
    seen: Vec<(Zone, Rect)>,
}

fn with<R>(ctx: &Context, work: impl FnOnce(&mut Zones) -> R) -> R {
    ctx.data_mut(|data| work(data.get_temp_mut_or_default(Id::unique("zones"))))
}

/// Listens, before anything is drawn.
pub fn listen(ui: &Ui, ask: &Ask<'_>) {
    let ctx = ui.ctx();
    let seen = with(ctx, |zones| {
        zones.wanted = None;
        std::mem::take(&mut zones.seen)
    });
    if ask.state.dialog.is_some() || Popup::is_any_open(ctx) {
        return;
    }
    let (is_forth, is_back) = ui.input_mut(|input| {
        let is_back = input.consume_key(Modifiers::SHIFT, Key::F6);
        (input.consume_key(Modifiers::NONE, Key::F6), is_back)
    });
    let focused = ctx.memory(Memory::focused);
    let tabs = ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Tab));
    let wanted = if is_forth || is_back {
        let here = focused.and_then(|id| Some(ctx.read_response(id)?.rect.center()));
        let here = here.and_then(|at| seen.iter().rposition(|(_, rect)| rect.contains(at)));
        match here {
            None => Some(Zone::Page),
            Some(place) => {
                let step = if is_back { seen.len().saturating_sub(1) } else { 1 };
                seen.get((place + step) % seen.len().max(1)).map(|(zone, _)| *zone)
            }
        }
    } else {
        (tabs && focused.is_none()).then_some(Zone::Page)
    };
    if wanted.is_some() {
        ctx.memory_mut(|memory| {
            if let Some(focused) = focused {
                memory.surrender_focus(focused);
            }
            memory.move_focus(FocusDirection::None);
        });
    }
    with(ctx, |zones| zones.wanted = wanted);
}

/// Says that a part is drawn here.
pub fn place(ui: &Ui, zone: Zone) {
    // What stands beside it is no part of it.
    let rect = ui.available_rect_before_wrap();
    with(ui.ctx(), |zones| {
        zones.seen.retain(|(known, _)| *known != zone);
        zones.seen.push((zone, rect));
    });
}

/// Gives the keyboard to the next control that is drawn, if this part is to have it.
pub fn enter(ui: &Ui, zone: Zone) {
    let is_wanted =
        with(ui.ctx(), |zones| zones.wanted.take_if(|wanted| *wanted == zone).is_some());
    if is_wanted {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
}

/// Says that a part is drawn here, and begins with the next control.
pub fn begin(ui: &Ui, zone: Zone) {
    place(ui, zone);
    enter(ui, zone);
}
