//! The way through a meeting: from phase to phase, and from point to point of the agenda.

use super::sitting::Sitting;
use crate::app::{Action, MeetingAction};
use crate::dossier::{MeetingEdit, Phase};
use crate::grid::{Criterion, CriterionId};
use crate::scoring::Agreement;

/// Returns what enters a phase: going there, with an agenda made of the ballots at the right moment.
pub fn enter(sitting: &Sitting<'_>, phase: Phase) -> Vec<Action> {
    let mut actions = vec![sitting.meet(MeetingEdit::Phase(phase))];
    let has_agenda =
        sitting.meeting.is_some_and(|m| !m.agenda.is_empty() || !m.together.is_empty());
    if phase >= Phase::Reveal {
        actions.push(sitting.meet(MeetingEdit::Sitting(sitting.ask.state.today)));
    }
    if phase >= Phase::Together && !has_agenda {
        actions.push(Action::Meeting(MeetingAction::PrepareAgenda));
    }
    if phase == Phase::Discussion {
        actions.push(sitting.meet(MeetingEdit::At(first_open(sitting))));
    }
    actions
}

/// Returns the first point without a decision, or simply the first.
fn first_open(sitting: &Sitting<'_>) -> Option<CriterionId> {
    let agenda = &sitting.meeting?.agenda;
    let open = agenda.iter().find(|id| !sitting.is_decided(id));
    open.or_else(|| agenda.first()).cloned()
}

/// Returns what goes one step back; `None` at the beginning.
pub fn previous(sitting: &Sitting<'_>) -> Option<Vec<Action>> {
    if sitting.phase() == Phase::Discussion
        && let Some(former) = neighbour(sitting, -1)
    {
        return Some(vec![sitting.meet(MeetingEdit::At(Some(former)))]);
    }
    Some(vec![sitting.meet(MeetingEdit::Phase(sitting.phase().previous()?))])
}

fn neighbour(sitting: &Sitting<'_>, step: isize) -> Option<CriterionId> {
    let meeting = sitting.meeting?;
    let at = meeting.at.as_ref()?;
    let place = meeting.agenda.iter().position(|id| id == at)?;
    meeting.agenda.get(place.checked_add_signed(step)?).cloned()
}

/// Goes to the next point, or to the priorities after the last one.
pub fn go_on(sitting: &Sitting<'_>) {
    match neighbour(sitting, 1) {
        Some(next) => sitting.ask.push(sitting.meet(MeetingEdit::At(Some(next)))),
        None => sitting.ask.push(sitting.meet(MeetingEdit::Phase(Phase::Priorities))),
    }
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
    let meeting = sitting.meeting?;
    let id = meeting.at.as_ref().or_else(|| meeting.agenda.first())?;
    let (_, criterion) = sitting.campaign.grid.criterion(id)?;
    let agreement = sitting.ask.state.session.derived.agreements.get(id);
    Some(AgendaPoint { criterion, agreement: agreement.filter(|one| one.tally.voices() > 0) })
}
