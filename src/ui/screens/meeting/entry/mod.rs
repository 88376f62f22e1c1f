//! Ballots filled in on this computer, or copied from paper; a curtain between two people.
//!
//! Nothing typed leaves these values before it is sealed, and nothing of it stays after.

mod booth;
mod computer;
mod criterion;
mod digits;
mod hand;
mod legend;
mod paper;
mod strip;
mod stroke;
mod turn;
mod typed;
mod voter;

use eframe::egui::{self, Context, Ui};

use self::hand::PaperEntry;
use self::turn::ComputerEntry;
use super::sitting::Sitting;
use crate::app::{Action, Booth, MeetingAction};

pub use self::voter::{VoterDraft, voter_ui};

/// Ballots being filled in, one after the other.
#[derive(Debug)]
pub enum EntryView {
    /// By those who answer, from hand to hand.
    Computer(ComputerEntry),
    /// From paper, by one person.
    Paper(PaperEntry),
}

/// Returns what lets people answer on this computer.
pub fn on_computer(entry: &mut Option<EntryView>) -> Action {
    *entry = Some(EntryView::Computer(ComputerEntry::default()));
    Action::Meeting(MeetingAction::Booth(Booth::Curtain))
}

/// Returns what lets one person copy paper ballots.
pub fn from_paper(entry: &mut Option<EntryView>) -> Action {
    *entry = Some(EntryView::Paper(PaperEntry::default()));
    Action::Meeting(MeetingAction::Booth(Booth::Curtain))
}

/// Keeps to what the booth says, before anything is drawn: behind the curtain nothing is left.
pub fn follow(entry: &mut Option<EntryView>, ctx: &Context, booth: &Booth) {
    let is_wiped = match (entry.as_mut(), booth) {
        (None, _) => false,
        (Some(_), Booth::Closed) => {
            *entry = None;
            true
        }
        (Some(EntryView::Computer(one)), booth) => one.follow(booth),
        (Some(EntryView::Paper(one)), booth) => one.follow(booth),
    };
    if is_wiped {
        forget_fields(ctx);
    }
}

/// Forgets what text fields remember for their own undo.
fn forget_fields(ctx: &Context) {
    ctx.memory_mut(|memory| {
        memory.data.remove_by_type::<egui::text_edit::TextEditState>();
    });
}

/// Shows it over the whole window.
pub fn entry_ui(ui: &mut Ui, entry: &mut EntryView, sitting: &Sitting<'_>) {
    let before = sitting.ask.count();
    match entry {
        EntryView::Computer(one) => one.ui(ui, sitting),
        EntryView::Paper(one) => one.ui(ui, sitting),
    }
    // The curtain falls at once, and what was typed meanwhile is read: not at the next movement.
    if sitting.ask.count() > before {
        ui.ctx().request_repaint();
    }
}
