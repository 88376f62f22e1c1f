//! Ballots filled in on this computer, or copied from paper; a curtain between two people.
//!
//! Nothing typed leaves these values before it is sealed, and nothing of it stays after.

mod computer;
mod criterion;
mod legend;
mod paper;
mod strip;
mod stroke;
mod typed;
mod voter;

use eframe::egui::{self, Context, Frame, Margin, ScrollArea, Ui};

use self::computer::ComputerEntry;
use self::paper::PaperEntry;
use super::Sitting;
use crate::app::{Action, Booth, Dialog, MeetingAction};
use crate::grid::{Criterion, Domain};
use crate::ui::style::size;

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

/// Returns the criteria the ballots are about.
fn asked<'a>(sitting: &Sitting<'a>) -> Vec<(&'a Domain, &'a Criterion)> {
    let collection = sitting.campaign.collection.as_ref();
    collection.map(|one| sitting.campaign.asked(&one.scope).collect()).unwrap_or_default()
}

/// Tells whether keys are free to be listened to: no field and no dialog has them.
fn keys_are_free(ui: &Ui, sitting: &Sitting<'_>) -> bool {
    sitting.ask.state.dialog.is_none() && !ui.ctx().text_edit_focused()
}

/// Returns what gives a ballot up: at once when nothing is in it, after asking otherwise.
fn abandoning(is_empty: bool) -> Action {
    if is_empty {
        Action::Meeting(MeetingAction::Booth(Booth::Curtain))
    } else {
        Action::Ask(Dialog::AbandonBallot(None))
    }
}

/// Shows contents in a column in the middle of the window, as wide as one reads.
fn column_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    const MARGIN: f32 = 32.0;
    let width = width.min(ui.available_width() - 2.0 * MARGIN);
    // By the window, not by what a scroll bar leaves: every part stands under the other.
    let left = ui.max_rect().left() - ui.ctx().content_rect().left();
    let side = ((ui.ctx().content_rect().width() - width) / 2.0 - left).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = size::s();
            contents(ui);
        });
    });
}

/// Shows a column that scrolls where the window is too low.
fn page_ui(ui: &mut Ui, name: &str, is_new: bool, width: f32, contents: impl FnOnce(&mut Ui)) {
    let mut area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    if is_new {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(0, 24)).show(ui, |ui| {
            column_ui(ui, width, contents);
        });
    });
}
