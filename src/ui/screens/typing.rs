//! What typing and choosing ask for: the change, and the ends of its step of undo.

use eframe::egui::Response;

use crate::app::Action;

/// Writes what was typed; leaving the field ends the step of undo.
pub(super) fn typed(
    response: &Response,
    actions: &mut Vec<Action>,
    action: impl FnOnce() -> Action,
) {
    if response.changed() {
        actions.push(action());
    }
    if response.lost_focus() {
        actions.push(Action::Seal);
    }
}

/// Writes what was chosen: a step of undo of its own.
pub(super) fn chosen(actions: &mut Vec<Action>, action: Action) {
    actions.extend([Action::Seal, action, Action::Seal]);
}
