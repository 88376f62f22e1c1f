//! What every phase of a meeting reads.

use eframe::egui::Ui;

use crate::app::{Action, MeetingPlace};
use crate::dossier::{
    Campaign, Collection, Edit, Improvement, Meeting, MeetingEdit, Phase, Presence,
};
use crate::grid::{Criterion, CriterionId};
use crate::scoring::{Agreement, Group, Heard, SMALLEST_GROUP, Verdict};
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{ChipTone, muted_ui, projected_lead_ui};

/// What every phase reads.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// What it reads besides, and what it asks for.
    pub ask: &'a Ask<'a>,
    /// The campaign shown.
    pub campaign: &'a Campaign,
    /// The meeting as it stands, with the agenda it would have.
    pub meeting: &'a Meeting,
    /// Where one looks.
    pub place: &'a MeetingPlace,
}

impl<'a> Sitting<'a> {
    /// Returns the phase in front.
    pub const fn phase(&self) -> Phase {
        self.place.phase
    }

    /// Returns the point in front; the first one of an agenda nobody went through yet.
    pub fn at(&self) -> Option<&'a CriterionId> {
        self.place.at.as_ref().or_else(|| self.meeting.agenda.first())
    }

    /// Tells whether the ballots are known.
    pub fn is_revealed(&self) -> bool {
        self.campaign.collection.as_ref().is_some_and(Collection::is_revealed)
    }

    /// Tells whether it is read from afar: on a wall, or on a large screen.
    pub fn is_large(&self, ui: &Ui) -> bool {
        const LARGE: f32 = 900.0;
        self.ask.state.is_projecting() || ui.ctx().content_rect().height() >= LARGE
    }

    /// Tells whether ballots are there that nobody opened yet.
    pub fn waits_for_reveal(&self) -> bool {
        let collection = self.campaign.collection.as_ref();
        collection.is_some_and(|one| !one.is_revealed() && !one.ballots.is_empty())
    }

    /// Counts who answered against the team; nothing while no ballots are gathered.
    pub fn presence(&self) -> Option<Presence> {
        let collection = self.campaign.collection.as_ref()?;
        Some(collection.presence(&self.ask.state.dossier()?.team))
    }

    /// Returns the comments of the ballots on a criterion, and their levels by profession.
    pub fn voices(&self, id: &CriterionId) -> (&'a [String], &'a [Group]) {
        let voices = self.ask.state.session.derived.voices.get(id);
        voices.map_or((&[], &[]), |voices| (&voices.comments, &voices.groups))
    }

    /// Returns what the ballots observed of a criterion whose level follows; nothing without ballots, nor
    /// where their spread is not shown.
    pub fn heard(&self, criterion: &Criterion) -> Option<&'a Heard> {
        let agreement = self.agreement(&criterion.id)?;
        let voices = self.ask.state.session.derived.voices.get(&criterion.id)?;
        is_shown(criterion, agreement).then_some(&voices.heard)
    }

    /// Returns how far the ballots agree on a criterion; nothing without ballots.
    pub fn agreement(&self, id: &CriterionId) -> Option<&'a Agreement> {
        self.ask.state.session.derived.agreements.get(id)
    }

    /// Returns the code of a criterion, or what names it where the grid has none.
    pub fn code_of(&self, id: &CriterionId) -> String {
        let found = self.campaign.grid.criterion(id);
        found.map_or_else(|| id.to_string(), |(_, criterion)| criterion.code.clone())
    }

    /// Returns the change to the meeting, as an action.
    pub fn meet(&self, edit: MeetingEdit) -> Action {
        Action::Edit(Edit::Meet(self.campaign.id, edit))
    }

    /// Tells whether the team decided on a criterion, or left it for another day.
    pub fn is_decided(&self, id: &CriterionId) -> bool {
        self.is_postponed(id) || self.campaign.is_decided(id)
    }

    /// Tells whether the team left a criterion for another day, and has not decided it since.
    pub fn is_postponed(&self, id: &CriterionId) -> bool {
        self.meeting.postponed.contains(id) && !self.campaign.is_decided(id)
    }

    /// Returns the actions this campaign decided.
    pub fn decided_actions(&self) -> impl Iterator<Item = &'a Improvement> + use<'a> {
        let id = self.campaign.id;
        self.ask.state.dossier().into_iter().flat_map(move |dossier| dossier.decided_in(id))
    }
}

/// A sensitive criterion shows its spread from three ballots on.
pub fn is_shown(criterion: &Criterion, agreement: &Agreement) -> bool {
    !criterion.is_sensitive || agreement.tally.voices() >= SMALLEST_GROUP
}

/// Counts ballots in words.
pub fn received_words(count: usize) -> String {
    match count {
        0 => "Aucun avis reçu".to_owned(),
        1 => "1 avis reçu".to_owned(),
        _ => format!("{count} avis reçus"),
    }
}

/// Shows what the ballots say in words on a criterion.
pub fn comments_ui(ui: &mut Ui, sitting: &Sitting<'_>, id: &CriterionId) {
    for comment in sitting.voices(id).0 {
        ui.label(style::projected(fr!("« {comment} »")));
    }
}

/// Returns the tone a verdict is shown in.
pub const fn verdict_tone(verdict: Verdict) -> ChipTone {
    match verdict {
        Verdict::Agreed => ChipTone::Good,
        Verdict::Gap => ChipTone::Warn,
        Verdict::Split => ChipTone::Bad,
    }
}

/// Shows the title of a phase.
pub fn title_ui(ui: &mut Ui, text: &str) {
    let title = if is_short(ui) { style::title(text) } else { style::projected_title(text) };
    ui.label(title);
}

/// Shows what a phase is about.
pub fn lead_ui(ui: &mut Ui, text: impl Into<String>) {
    if is_short(ui) {
        muted_ui(ui, text);
    } else {
        projected_lead_ui(ui, text);
    }
}

/// Tells whether the window is too low for words as large as on a wall.
fn is_short(ui: &Ui) -> bool {
    const SHORT: f32 = 600.0;
    ui.ctx().content_rect().height() < SHORT
}

/// Tells whether the window is too narrow for anything beside what is discussed.
pub fn is_narrow(ui: &Ui) -> bool {
    const NARROW: f32 = 800.0;
    ui.ctx().content_rect().width() < NARROW
}
