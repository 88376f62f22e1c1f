//! Undo and redo by snapshots.
//!
//! Snapshots share the campaigns they did not change, so that a step costs what it changed. Bounded
//! at [`History::MAX_STEPS`], more than a person undoes; the oldest is forgotten first.
//! What cannot be taken back ([`Edit::is_final`]) leaves no past to go back to.
//! The way through a meeting ([`Edit::is_silent`]) is no step.
//! Pure: no clock. Two edits merge by their key, until something else happens ([`History::end_step`]).

use std::collections::VecDeque;

use super::{Dossier, Edit, MergeKey};

/// A dossier with its past and its undone future.
#[derive(Clone, Debug, Default)]
pub struct History {
    current: Dossier,
    past: VecDeque<UndoStep>,
    future: VecDeque<UndoStep>,
}

/// Where a change was asked for, in the asker's own numbering: going back shows it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vantage(pub Option<u8>);

#[derive(Clone, Debug)]
struct UndoStep {
    label: String,
    merge_key: Option<MergeKey>,
    from: Vantage,
    /// The dossier on the other side of the step.
    other: Dossier,
}

impl History {
    /// How many steps are kept.
    pub const MAX_STEPS: usize = 2_000;

    /// Starts the history of a dossier.
    pub fn new(dossier: Dossier) -> Self {
        Self { current: dossier, past: VecDeque::new(), future: VecDeque::new() }
    }

    /// Returns the dossier as it is now.
    pub const fn current(&self) -> &Dossier {
        &self.current
    }

    /// Makes a change; a change that changes nothing leaves no step.
    pub fn apply(&mut self, edit: &Edit) {
        self.apply_from(edit, Vantage::default());
    }

    /// Makes a change, and remembers where it was asked for.
    pub fn apply_from(&mut self, edit: &Edit, from: Vantage) {
        let changed = edit.apply(&self.current);
        if changed == self.current {
            return;
        }
        if edit.is_silent() {
            self.current = changed;
            return;
        }
        let is_final = edit.is_final(&self.current);
        let label = edit.label(&self.current);
        let merge_key = edit.merge_key();
        let former = std::mem::replace(&mut self.current, changed);
        self.future.clear();
        if is_final {
            self.past.clear();
            return;
        }
        let merges =
            merge_key.is_some() && self.past.back().is_some_and(|s| s.merge_key == merge_key);
        if !merges {
            self.past.push_back(UndoStep { label, merge_key, from, other: former });
            if self.past.len() > Self::MAX_STEPS {
                self.past.pop_front();
            }
        }
    }

    /// Ends the running step: what is typed next in the same field is a step of its own.
    pub fn end_step(&mut self) {
        if let Some(step) = self.past.back_mut() {
            step.merge_key = None;
        }
    }

    /// Goes one step back; returns false when there is none.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.past, &mut self.current, &mut self.future)
    }

    /// Goes one step forward again; returns false when there is none.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.future, &mut self.current, &mut self.past)
    }

    /// Returns what undoing would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo_step().map(|(label, _)| label)
    }

    /// Returns what undoing would undo, and where that was asked for.
    pub fn undo_step(&self) -> Option<(&str, Vantage)> {
        self.past.back().map(|step| (step.label.as_str(), step.from))
    }

    /// Returns what redoing would do again, and where that was asked for.
    pub fn redo_step(&self) -> Option<(&str, Vantage)> {
        self.future.back().map(|step| (step.label.as_str(), step.from))
    }

    /// Returns what redoing would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo_step().map(|(label, _)| label)
    }

    fn step(
        from: &mut VecDeque<UndoStep>,
        current: &mut Dossier,
        to: &mut VecDeque<UndoStep>,
    ) -> bool {
        let Some(step) = from.pop_back() else { return false };
        let other = std::mem::replace(current, step.other);
        to.push_back(UndoStep { merge_key: None, other, ..step });
        true
    }
}
