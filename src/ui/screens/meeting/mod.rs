//! Réunion: ballots, reveal, agreement point by point, priorities, closing.
//!
//! Readable from the back of a room: one thing at a time, time and agenda aside. What is agreed is
//! always a gesture of the team; nothing here computes a level.

mod agenda;
mod closed;
mod closing;
mod decision;
mod discussion;
mod entry;
mod levels;
mod missing;
mod observed;
mod preparation;
mod priorities;
mod reveal;
mod side;
mod sitting;
mod stepper;
mod timer;
mod together;

use eframe::egui::{
    Align, Context, Event, Frame, Key, Layout, Margin, Panel, Popup, ScrollArea, Ui,
};
use lucide_icons::Icon;

use self::preparation::WaysView;
use self::sitting::{Sitting, is_narrow};
use crate::app::{Action, Booth, Dialog};
use crate::dossier::Phase;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Sketch, Space, scrolled_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct MeetingView {
    ways: WaysView,
    preparation: preparation::PreparationView,
    discussion: discussion::DiscussionView,
    priorities: priorities::PrioritiesView,
    closing: closing::ClosingView,
    timer: timer::Timer,
    side: side::SideView,
    closed: closed::ClosedView,
    together: together::TogetherView,
    reveal: reveal::RevealView,
}

impl MeetingView {
    /// Begins anew, but for a ballot being filled in.
    pub fn keeping_ballot(self) -> Self {
        let ways = WaysView { entry: self.ways.entry, ..WaysView::default() };
        Self { ways, ..Self::default() }
    }

    /// Keeps to what the booth says, before anything is drawn.
    pub fn follow(&mut self, ctx: &Context, booth: &Booth) {
        entry::follow(&mut self.ways.entry, ctx, booth);
    }
}

/// Shows the screen.
pub fn meeting_ui(ui: &mut Ui, view: &mut MeetingView, ask: &Ask<'_>) {
    let campaign = ask.state.session.shown_campaign();
    let Some(campaign) = campaign else {
        let text = fr!(
            "Chacun donne d’abord son avis seul ; les avis se dévoilent ici, et l’équipe décide \
             ensemble. La réunion se tient sur une campagne : commencez-en une."
        );
        return ask.no_campaign_ui(ui, "Réunion", Sketch::Votes, text);
    };
    let session = &ask.state.session;
    let Some(place) = session.meeting_place() else { return };
    let sitting = Sitting { ask, campaign, meeting: &session.derived.meeting, place: &place };
    if campaign.is_closed() {
        closed::closed_ui(ui, &mut view.closed, &sitting);
        return;
    }
    if let Some(entry) = &mut view.ways.entry {
        entry::entry_ui(ui, entry, &sitting);
        return;
    }
    side::side_panel_ui(ui, &mut view.side, &mut view.timer, &sitting);
    way_ui(ui, view, &sitting);
    phase_ui(ui, view, &sitting);
}

fn phase_ui(ui: &mut Ui, view: &mut MeetingView, sitting: &Sitting<'_>) {
    let phase = sitting.phase();
    // Each point begins at its top: its title and its votes are on the wall.
    let point = sitting.at().filter(|_| phase == Phase::Discussion);
    let salt = (phase.label(), point);
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    scrolled_ui(ui, area, Space::IsTaken, |ui| {
        let side = if is_narrow(ui) { 16 } else { 40 };
        // What the team decides on is whole on a wall of 768 points.
        let top = if phase == Phase::Discussion || is_narrow(ui) { 12 } else { 24 };
        let margin = Margin { left: side, right: side, top, bottom: 8 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::m();
            match phase {
                Phase::Preparation => {
                    preparation::preparation_ui(ui, &mut view.preparation, &mut view.ways, sitting);
                }
                Phase::Missing => missing::missing_ui(ui, &mut view.ways, sitting),
                Phase::Reveal => reveal::reveal_ui(ui, &mut view.reveal, sitting),
                Phase::Together => together::together_ui(ui, &mut view.together, sitting),
                Phase::Discussion => discussion::discussion_ui(ui, &mut view.discussion, sitting),
                Phase::Priorities => {
                    priorities::priorities_ui(ui, &mut view.priorities, sitting);
                }
                Phase::Closing => closing::closing_ui(ui, &mut view.closing, sitting),
            }
        });
    });
}

/// Says, beside the buttons that lead on, what is missing or what else there is.
fn hint(view: &MeetingView, sitting: &Sitting<'_>) -> String {
    match sitting.phase() {
        Phase::Discussion => discussion::hint(&view.discussion, sitting),
        Phase::Closing => closing::HINT.to_owned(),
        Phase::Preparation
        | Phase::Missing
        | Phase::Reveal
        | Phase::Together
        | Phase::Priorities => String::new(),
    }
}

/// Shows the bar that leads from one phase to the next.
fn way_ui(ui: &mut Ui, view: &mut MeetingView, sitting: &Sitting<'_>) {
    /// Room for the buttons in one row, and for the hint beside them.
    const BUTTONS: f32 = 480.0;
    const BESIDE: f32 = 740.0;
    let look = style::look(ui);
    let (x, y) = if is_narrow(ui) { (16, 8) } else { (40, 12) };
    let frame = Frame::new().fill(look.bg).inner_margin(Margin::symmetric(x, y));
    let hint = style::small(hint(view, sitting)).color(look.muted);
    Panel::bottom("way").frame(frame).show_separator_line(false).show(ui, |ui| {
        let is_beside = ui.available_width() >= BESIDE;
        if !is_beside && !hint.is_empty() {
            ui.label(hint.clone());
        }
        if ui.available_width() < BUTTONS {
            ui.horizontal_wrapped(|ui| {
                back_ui(ui, sitting);
                on_ui(ui, view, sitting);
            });
            return;
        }
        ui.horizontal(|ui| {
            back_ui(ui, sitting);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                on_ui(ui, view, sitting);
                if is_beside {
                    ui.label(hint);
                }
            });
        });
    });
}

fn back_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let previous = Button::new("Précédent").icon(Icon::ChevronLeft);
    let back = agenda::previous(sitting);
    if previous.enabled(back.is_some()).ui(ui).clicked() {
        sitting.ask.extend(back);
    }
}

/// Tells whether Enter or Space asks to go on: not while something else has the keyboard.
fn goes_on(ui: &Ui, sitting: &Sitting<'_>) -> bool {
    let is_free = sitting.ask.state.dialog.is_none()
        && !Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.focused().is_none());
    let is_it = |event: &Event| {
        let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else {
            return false;
        };
        matches!(key, Key::Space | Key::Enter) && !modifiers.any()
    };
    is_free && ui.input(|input| input.events.iter().any(is_it))
}

/// Shows what leads on, the main button first; Enter and Space press it.
fn on_ui(ui: &mut Ui, view: &mut MeetingView, sitting: &Sitting<'_>) {
    let goes_on = goes_on(ui, sitting);
    match sitting.phase() {
        Phase::Together => together::accept_button_ui(ui, sitting, goes_on),
        Phase::Discussion => {
            discussion::next_button_ui(ui, &mut view.discussion, sitting, goes_on);
        }
        Phase::Closing => closing::close_button_ui(ui, sitting, goes_on),
        Phase::Reveal if sitting.waits_for_reveal() => {
            if goes_on {
                sitting.ask.push(Action::Ask(Dialog::Reveal));
            }
            next_phase_ui(ui, false, sitting);
        }
        Phase::Preparation | Phase::Missing | Phase::Reveal | Phase::Priorities => {
            next_phase_ui(ui, goes_on, sitting);
        }
    }
}

fn next_phase_ui(ui: &mut Ui, goes_on: bool, sitting: &Sitting<'_>) {
    let phase = sitting.phase();
    let Some(next) = phase.next() else { return };
    let has_collection = sitting.campaign.collection.is_some();
    // What the ballots say comes after the reveal, when there are ballots.
    let is_allowed = phase != Phase::Reveal || !has_collection || sitting.is_revealed();
    let button = Button::new(next.label()).icon_after(Icon::ChevronRight);
    let ballots = sitting.campaign.collection.as_ref().map_or(0, |one| one.ballots.len());
    // Before the first ballot, gathering them comes first.
    let is_first = phase == Phase::Preparation && ballots == 0;
    let button = if is_first { button } else { button.primary() };
    let is_pressed = button.enabled(is_allowed).ui(ui).clicked();
    if is_pressed || (goes_on && is_allowed && !is_first) {
        sitting.ask.push(agenda::look(next));
    }
}
