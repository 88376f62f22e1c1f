//! The way through a meeting: from phase to phase, and from point to point of the agenda.

use super::sitting::Sitting;
use crate::app::{Action, MeetingAction};
use crate::dossier::Phase;
use crate::grid::{Criterion, CriterionId};
use crate::scoring::Agreement;

/// Returns what looks at a phase.
pub const fn look(phase: Phase) -> Action {
    Action::Meeting(MeetingAction::Look(phase))
}

/// Returns what looks at a point of the agenda.
pub const fn to_point(criterion: CriterionId) -> Action {
    Action::Meeting(MeetingAction::Point(criterion))
}

/// Returns what goes one step back; `None` at the beginning.
pub fn previous(sitting: &Sitting<'_>) -> Option<Action> {
    let is_discussing = sitting.phase() == Phase::Discussion;
    if let Some(former) = neighbour(sitting, -1).filter(|_| is_discussing) {
        return Some(to_point(former));
    }
    sitting.phase().previous().map(look)
}

fn neighbour(sitting: &Sitting<'_>, step: isize) -> Option<CriterionId> {
    let agenda = &sitting.meeting.agenda;
    let place = agenda.iter().position(|id| Some(id) == sitting.at())?;
    agenda.get(place.checked_add_signed(step)?).cloned()
}

/// Goes to the next point, or to the priorities after the last one.
pub fn go_on(sitting: &Sitting<'_>) {
    let next = neighbour(sitting, 1).map_or_else(|| look(Phase::Priorities), to_point);
    sitting.ask.push(next);
}

/// A point of the agenda, with what the ballots say of it.
#[derive(Clone, Copy, Debug)]
pub struct AgendaPoint<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What the ballots say; nothing without ballots.
    pub agreement: Option<&'a Agreement>,
}

/// Returns the point in front; the first one of an agenda that was just made.
pub fn point<'a>(sitting: &Sitting<'a>) -> Option<AgendaPoint<'a>> {
    let id = sitting.at()?;
    let (_, criterion) = sitting.campaign.grid.criterion(id)?;
    let agreement = sitting.agreement(id).filter(|one| one.tally.voices() > 0);
    Some(AgendaPoint { criterion, agreement })
}
