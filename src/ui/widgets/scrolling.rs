//! What scrolls as a page does: by the keys of pages, and after what takes the keyboard.

use eframe::egui::{self, Context, Key, Modifiers, Popup, ScrollArea, Ui, Vec2};

use crate::ui::style::size;

/// What the space bar does in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// It goes down, as in a book.
    Scrolls,
    /// The screen has another use for it.
    IsTaken,
}

/// Shows what scrolls, by the keys Page, Home and End too.
pub fn scrolled_ui<R>(
    ui: &mut Ui,
    area: ScrollArea,
    space: Space,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let shown = area.show(ui, |ui| {
        scroll_by_keys(ui, space);
        let result = contents(ui);
        follow_focus(ui);
        result
    });
    shown.inner
}

/// Tells whether the keys are the page's: no dialog, no menu and no field has them.
pub(super) fn is_free(ctx: &Context) -> bool {
    let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
    !is_covered && !ctx.text_edit_focused() && !Popup::is_any_open(ctx)
}

fn scroll_by_keys(ui: &Ui, space: Space) {
    /// More than any page is high.
    const ALL: f32 = 1.0e6;
    /// What stays in sight from one page to the next.
    const KEPT: f32 = 48.0;
    let ctx = ui.ctx();
    if !is_free(ctx) {
        return;
    }
    let page = (ui.clip_rect().height() - KEPT).max(KEPT);
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    let mut keys = vec![
        (Modifiers::NONE, Key::PageDown, -page),
        (Modifiers::NONE, Key::PageUp, page),
        (Modifiers::NONE, Key::Home, ALL),
        (Modifiers::NONE, Key::End, -ALL),
    ];
    // A button that has the keyboard is pressed by it.
    if is_free && space == Space::Scrolls {
        keys.push((Modifiers::SHIFT, Key::Space, page));
        keys.push((Modifiers::NONE, Key::Space, -page));
    }
    let is_pressed = |(modifiers, key, _): &(Modifiers, Key, f32)| {
        ui.input_mut(|input| input.consume_key(*modifiers, *key))
    };
    for (_, _, delta) in keys.into_iter().filter(is_pressed) {
        ui.scroll_with_delta(Vec2::new(0.0, delta));
    }
}

/// Scrolls to what has just taken the keyboard, where it is out of sight.
fn follow_focus(ui: &Ui) {
    let id = ui.scope_id().with("followed");
    let focused = ui.memory(egui::Memory::focused);
    let followed: Option<egui::Id> = ui.memory(|memory| memory.data.get_temp(id));
    // Looking at what has the keyboard while a click lasts would take it away: the click fell elsewhere.
    let is_clicking = ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
    if focused == followed || is_clicking {
        return;
    }
    ui.memory_mut(|memory| {
        if let Some(focused) = focused {
            memory.data.insert_temp(id, focused);
        } else {
            memory.data.remove::<egui::Id>(id);
        }
    });
    let response = focused.and_then(|focused| ui.ctx().read_response(focused));
    if let Some(response) = response
        && !ui.clip_rect().contains_rect(response.rect)
        && ui.min_rect().contains(response.rect.center())
    {
        ui.scroll_to_rect(response.rect.expand(size::xl()), None);
    }
}
