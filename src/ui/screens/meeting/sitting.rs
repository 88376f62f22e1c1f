//! What every phase of a meeting reads.

use eframe::egui::Ui;

use crate::app::Action;
use crate::dossier::{Campaign, Collection, Edit, Improvement, Meeting, MeetingEdit, Phase};
use crate::grid::CriterionId;
use crate::scoring::Group;
use crate::ui::ask::Ask;

/// What every phase reads.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// What it reads besides, and what it asks for.
    pub ask: &'a Ask<'a>,
    /// The campaign shown.
    pub campaign: &'a Campaign,
    /// `None` until a meeting is prepared.
    pub meeting: Option<&'a Meeting>,
}

impl<'a> Sitting<'a> {
    /// Returns where the meeting stands.
    pub fn phase(&self) -> Phase {
        self.meeting.map_or(Phase::Preparation, |meeting| meeting.phase)
    }

    /// Tells whether the ballots are known.
    pub fn is_revealed(&self) -> bool {
        self.campaign.collection.as_ref().is_some_and(Collection::is_revealed)
    }

    /// Returns the comments of the ballots on a criterion, and their levels by profession.
    pub fn voices(&self, id: &CriterionId) -> (&'a [String], &'a [Group]) {
        let voices = self.ask.state.session.derived.voices.get(id);
        voices.map_or((&[], &[]), |voices| (&voices.comments, &voices.groups))
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
        let is_postponed = self.meeting.is_some_and(|meeting| meeting.postponed.contains(id));
        is_postponed || self.campaign.is_decided(id)
    }

    /// Returns the actions this campaign decided.
    pub fn decided_actions(&self) -> impl Iterator<Item = &'a Improvement> + use<'a> {
        let id = self.campaign.id;
        self.ask.state.dossier().into_iter().flat_map(move |dossier| dossier.decided_in(id))
    }
}

/// Counts ballots in words.
pub fn received_words(count: usize) -> String {
    match count {
        0 => "Aucun avis reçu".to_owned(),
        1 => "1 avis reçu".to_owned(),
        _ => format!("{count} avis reçus"),
    }
}

/// Tells whether the window is too narrow for anything beside what is discussed.
pub fn is_narrow(ui: &Ui) -> bool {
    const NARROW: f32 = 800.0;
    ui.ctx().content_rect().width() < NARROW
}
