//! The keys of Évaluer: what a hand on the keyboard can do without a mouse.

use eframe::egui::{Event, Key, Ui};

use crate::app::{Action, Dialog, State};
use crate::dossier::{Answer, Campaign, Edit};
use crate::grid::Level;

/// Listens, unless a text field has the keyboard.
pub fn listen(ui: &Ui, state: &State, campaign: &Campaign, actions: &mut Vec<Action>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let Some((_, criterion)) = state.criterion.as_ref().and_then(|id| campaign.grid.criterion(id))
    else {
        return;
    };
    let answer = |answer| Action::Edit(Edit::Answer(campaign.id, criterion.id.clone(), answer));
    let events = ui.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if !modifiers.command && !modifiers.alt =>
            {
                // On a French keyboard the key 4 gives an apostrophe: its place counts too.
                let level = level_of(key).or_else(|| physical_key.and_then(level_of));
                if let Some(level) = level {
                    actions.push(answer(Some(Answer::Level(level))));
                } else if key == Key::N && criterion.allows_not_applicable {
                    actions.push(Action::Ask(Dialog::NotApplicable(criterion.id.clone())));
                } else if matches!(key, Key::Delete | Key::Backspace) {
                    actions.push(answer(None));
                }
            }
            // Whichever keys a layout needs for it, it arrives as text.
            Event::Text(text) if text == "?" => actions.push(answer(Some(Answer::Unknown))),
            _ => {}
        }
    }
}

fn level_of(key: Key) -> Option<Level> {
    match key {
        Key::Num0 => Some(Level::L0),
        Key::Num1 => Some(Level::L1),
        Key::Num2 => Some(Level::L2),
        Key::Num3 => Some(Level::L3),
        Key::Num4 => Some(Level::L4),
        _ => None,
    }
}
