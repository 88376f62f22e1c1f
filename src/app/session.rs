//! What is open and what is shown of it: one value, replaced whole when something else is opened.
//!
//! Whatever dies with an open dossier belongs here, and nowhere is it put back by hand. Today that is a
//! dossier or nothing; what else can be open one day has a session of its own beside this one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::derived::OpenedBallots;
use super::document::OpenDossier;
use super::export::Preview;
use super::guard::Guarded;
use super::{
    Booth, Derived, FileCheck, MeetingPlace, Postponed, RemunerationFront, ReportsFront, Screen,
    Ticket,
};
use crate::dossier::{
    Campaign, CampaignId, Dossier, Edit, FileState, ImprovementId, ProofId, Vantage,
};
use crate::grid::CriterionId;

/// What is open.
#[derive(Debug)]
pub struct Session {
    /// Which one since the start: what belonged to another is never taken for its own.
    pub number: Ticket,
    /// The open dossier.
    pub document: Option<OpenDossier>,
    /// Computed from it once per change.
    pub derived: Derived,
    /// The campaign shown.
    pub campaign: Option<CampaignId>,
    /// The exercise shown.
    pub exercise: Option<i16>,
    /// Where one looks in the meeting; `None` where the team left it.
    pub place: Option<MeetingPlace>,
    /// The criterion in front in Évaluer.
    pub criterion: Option<CriterionId>,
    /// What is in front in Rémunération.
    pub remuneration: RemunerationFront,
    /// The improvement open in Plan d’action.
    pub improvement: Option<ImprovementId>,
    /// The proof open in the register.
    pub proof: Option<ProofId>,
    /// How often one was brought there: the same link leads to it a second time.
    pub proof_visit: u64,
    /// What is in front in Rapports.
    pub reports: ReportsFront,
    /// The pages of a document, to look at.
    pub preview: Preview,
    /// Who is at the screen while ballots are filled in on this computer.
    pub booth: Booth,
    /// What was found where the files of proofs should be, when they were last looked at.
    pub proof_files: BTreeMap<ProofId, FileState>,
    /// Whether somebody looks at these files just now.
    pub file_check: FileCheck,
    /// Whether a picture is being made the logo.
    pub is_reading_logo: bool,
    /// The screens it used when it was opened, and those gone to since: they need no word any more.
    pub(super) familiar: Vec<Screen>,
    /// What guards it.
    pub guarded: Guarded,
    /// What the last step did, in a few words, until the next one.
    pub told: Option<String>,
    /// What follows once it is saved.
    pub(super) pending: Option<Postponed>,
    /// The dossier whose changes the person agreed to lose.
    pub(super) discarded: Option<Dossier>,
    opened_ballots: OpenedBallots,
}

impl Session {
    /// Begins with a dossier, or with nothing; what is shown of it is chosen by [`Self::refresh`].
    pub(super) fn new(number: Ticket, document: Option<OpenDossier>) -> Self {
        Self {
            number,
            document,
            derived: Derived::default(),
            campaign: None,
            exercise: None,
            place: None,
            criterion: None,
            remuneration: RemunerationFront::default(),
            improvement: None,
            proof: None,
            proof_visit: 0,
            reports: ReportsFront::default(),
            preview: Preview::default(),
            booth: Booth::Closed,
            proof_files: BTreeMap::new(),
            file_check: FileCheck::Idle,
            is_reading_logo: false,
            familiar: Vec::new(),
            guarded: Guarded::default(),
            told: None,
            pending: None,
            discarded: None,
            opened_ballots: OpenedBallots::default(),
        }
    }

    /// Returns the open dossier as it is now.
    pub fn dossier(&self) -> Option<&Dossier> {
        self.document.as_ref().map(OpenDossier::dossier)
    }

    /// Returns the campaign shown.
    pub fn shown_campaign(&self) -> Option<&Campaign> {
        self.dossier()?.campaign(self.campaign?).map(|campaign| &**campaign)
    }

    /// Returns where one looks in the meeting of the campaign shown: where the team left it, until one
    /// looks elsewhere.
    pub fn meeting_place(&self) -> Option<MeetingPlace> {
        let campaign = self.campaign?;
        let looked = self.place.clone().filter(|place| place.campaign == campaign);
        let meeting = &self.derived.meeting;
        Some(looked.unwrap_or_else(|| MeetingPlace {
            campaign,
            phase: meeting.phase,
            at: meeting.at.clone(),
        }))
    }

    /// Tells whether something would be lost by leaving.
    pub fn is_modified(&self) -> bool {
        self.document.as_ref().is_some_and(OpenDossier::is_modified)
    }

    /// Tells whether leaving loses what nobody agreed to lose.
    pub(super) fn would_lose(&self) -> bool {
        self.is_modified() && self.discarded.as_ref() != self.dossier()
    }

    /// Forgets what was to follow: nothing waits, and nothing may be lost without asking.
    pub(super) fn give_up_leaving(&mut self) {
        self.pending = None;
        self.discarded = None;
    }

    /// Makes a change, and shows what it begins.
    pub(super) fn apply(&mut self, edit: &Edit, from: Vantage) {
        self.told = told_of(edit);
        self.forget_file_state(edit);
        if let Some(document) = &mut self.document {
            document.apply(edit, from);
        }
        if let Edit::AddCampaign { id, .. } = edit {
            self.campaign = Some(*id);
            self.criterion = None;
        }
        if let Edit::AddExercise(year) = edit {
            self.show_exercise(*year);
        }
    }

    /// Takes note of screens that need no word any more.
    pub(super) fn knows(&mut self, screens: impl IntoIterator<Item = Screen>) {
        for screen in screens {
            if !self.familiar.contains(&screen) {
                self.familiar.push(screen);
            }
        }
    }

    /// Shows an exercise from its beginning.
    pub(super) fn show_exercise(&mut self, year: i16) {
        self.exercise = Some(year);
        self.remuneration = RemunerationFront::default();
    }

    /// Ends the running step of undo.
    pub(super) fn end_step(&mut self) {
        if let Some(document) = &mut self.document {
            document.history.end_step();
        }
    }

    /// Returns the proofs whose files are known to hold something else than they did. A file that is
    /// not there may be on another computer: that says nothing of what it holds.
    pub fn changed_proofs(&self) -> Vec<ProofId> {
        let changed = self.proof_files.iter().filter(|(_, found)| **found == FileState::Changed);
        changed.map(|(id, _)| *id).collect()
    }

    /// Forgets what was found of a file that is another now, or of a proof that is gone.
    fn forget_file_state(&mut self, edit: &Edit) {
        if let Edit::RemoveProof(id) = edit {
            self.proof_files.remove(id);
        }
        if matches!(edit, Edit::Restore(..)) {
            self.proof_files.clear();
        }
        let (Edit::Proof(proof), Some(dossier)) = (edit, self.dossier()) else { return };
        let is_same = dossier.proof(proof.id).is_some_and(|former| former.place == proof.place);
        if !is_same {
            self.proof_files.remove(&proof.id);
        }
    }

    /// Keeps what is shown inside the dossier and computes what the views read.
    pub(super) fn refresh(&mut self, today: Date) {
        let Some(dossier) = self.document.as_ref().map(OpenDossier::dossier) else { return };
        let shown = self.campaign.and_then(|id| dossier.campaign(id));
        let shown = shown.or_else(|| dossier.latest_campaign());
        self.campaign = shown.map(|campaign| campaign.id);
        self.improvement = self.improvement.filter(|id| dossier.improvement(*id).is_some());
        self.proof = self.proof.filter(|id| dossier.proof(*id).is_some());
        let is_there = self.exercise.is_some_and(|year| dossier.exercise(year).is_some());
        if !is_there {
            self.exercise = dossier.exercises.last().map(|facts| facts.year);
        }
        let collection = shown.and_then(|campaign| campaign.collection.as_ref());
        let ballots = self.opened_ballots.of(collection);
        let changed = self.changed_proofs();
        self.derived = Derived::of(dossier, self.campaign, self.exercise, ballots, &changed, today);
        if let Some(exercise) = &self.derived.exercise {
            self.remuneration.settle(&exercise.parts);
        }
        self.keep_criterion();
    }

    /// Keeps the criterion in front among those gone through.
    pub(super) fn keep_criterion(&mut self) {
        let front = self.criterion.take();
        let is_there = |id: &CriterionId| self.derived.position(id).is_some();
        self.criterion = front.filter(is_there).or_else(|| self.derived.first_to_answer());
    }
}

/// Returns what is said of a change that is large and silent, with the way back.
fn told_of(edit: &Edit) -> Option<String> {
    if let Edit::Confirm(_, answers) = edit {
        let count = answers.len();
        return Some(fr!("{count} réponses reconfirmées : Ctrl+Z pour revenir"));
    }
    let is_removal = matches!(edit, Edit::RemoveCampaign(_));
    is_removal.then(|| fr!("Campagne supprimée : Ctrl+Z pour la rétablir").to_owned())
}
