//! What a ballot on this computer and one copied from paper have in common.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use crate::app::{Action, Booth, Dialog, MeetingAction};
use crate::grid::{Criterion, Domain};
use crate::ui::screens::meeting::sitting::Sitting;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Space, scrolled_ui};

/// What the ballots are about: criteria with their domains.
pub type AskedCriteria<'a> = [(&'a Domain, &'a Criterion)];

/// Returns the criteria the ballots are about.
pub fn asked<'a>(sitting: &Sitting<'a>) -> Vec<(&'a Domain, &'a Criterion)> {
    let collection = sitting.campaign.collection.as_ref();
    collection.map(|one| sitting.campaign.asked(&one.scope).collect()).unwrap_or_default()
}

/// Returns what gives a ballot up: at once when nothing is in it, after asking otherwise.
pub fn abandoning(is_empty: bool) -> Action {
    if is_empty {
        Action::Meeting(MeetingAction::Booth(Booth::Curtain))
    } else {
        Action::Ask(Dialog::AbandonBallot(None))
    }
}

/// Shows contents in a column in the middle of the window, as wide as one reads.
pub fn column_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
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
pub fn page_ui(ui: &mut Ui, name: &str, is_new: bool, width: f32, contents: impl FnOnce(&mut Ui)) {
    let mut area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    if is_new {
        area = area.vertical_scroll_offset(0.0);
    }
    scrolled_ui(ui, area, Space::IsTaken, |ui| {
        Frame::new().inner_margin(Margin::symmetric(0, 24)).show(ui, |ui| {
            column_ui(ui, width, contents);
        });
    });
}

/// Says why the ballot was not taken in, and that it is still there.
pub fn refusal_ui(ui: &mut Ui, booth: &Booth) {
    let Booth::Refused(refusal) = booth else { return };
    let look = style::look(ui);
    let text = fr!(
        "L’avis n’est pas encore scellé : {refusal}. Rien de ce que vous avez répondu n’est perdu."
    );
    ui.label(style::strong(text).color(look.warn));
    ui.label(style::body(refusal.help()));
}
