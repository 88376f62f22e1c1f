//! The keys of Évaluer: what a hand on the keyboard can do without a mouse.

use eframe::egui::{Event, Key, Ui};

use crate::app::{Action, Dialog, State};
use crate::dossier::{Answer, Campaign, Edit};
use crate::grid::CriterionId;
use crate::ui::keys::level_of;

/// Listens, unless a text field has the keyboard.
pub fn listen(ui: &Ui, state: &State, campaign: &Campaign, actions: &mut Vec<Action>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    // In the order of the hand: on a slow computer « 2 ↓ 3 » may all arrive in one frame, and each
    // level goes to the criterion that was in front when its key was pressed.
    let Some(mut current) = state.criterion.clone() else { return };
    let answer =
        |id: &CriterionId, answer| Action::Edit(Edit::Answer(campaign.id, id.clone(), answer));
    let events = ui.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if !modifiers.command && !modifiers.alt =>
            {
                // On a French keyboard the key 4 gives an apostrophe: its place counts too.
                let level = level_of(key, physical_key);
                if let Some(next) = neighbour(state, &current, key) {
                    current.clone_from(next);
                    actions.push(Action::Focus(current.clone()));
                } else if let Some(level) = level {
                    actions.push(answer(&current, Some(Answer::Level(level))));
                } else if key == Key::N && !campaign.is_closed() {
                    actions.push(Action::Ask(Dialog::NotApplicable(current.clone())));
                } else if matches!(key, Key::Delete | Key::Backspace) {
                    actions.push(answer(&current, None));
                }
            }
            // Whichever keys a layout needs for it, it arrives as text.
            Event::Text(text) if text == "?" => {
                actions.push(answer(&current, Some(Answer::Unknown)));
            }
            _ => {}
        }
    }
}

/// Returns the criterion an arrow leads to, if there is one.
fn neighbour<'a>(state: &'a State, current: &CriterionId, key: Key) -> Option<&'a CriterionId> {
    let step = match key {
        Key::ArrowDown => 1,
        Key::ArrowUp => -1,
        _ => return None,
    };
    let place = state.derived.position(current)?.checked_add_signed(step)?;
    state.derived.rows.get(place).map(|row| &row.id)
}
