//! A step back, or forward again: what it brings back is shown, where the change was made.

use std::sync::Arc;

use strum::IntoEnumIterator as _;

use crate::app::{Screen, State};
use crate::dossier::{Campaign, CampaignId, Dossier, History, ImprovementId, ProofId, Vantage};
use crate::grid::CriterionId;

impl Screen {
    /// Returns what a step made here is marked with.
    pub(super) const fn vantage(self) -> Vantage {
        Vantage(Some(self as u8))
    }

    fn of_vantage(vantage: Vantage) -> Option<Self> {
        Self::iter().find(|screen| screen.vantage() == vantage)
    }
}

impl State {
    /// Takes the last change back.
    pub(super) fn undo(&mut self) {
        self.step_through("Annulé", History::undo_step, History::undo);
    }

    /// Makes it again.
    pub(super) fn redo(&mut self) {
        self.step_through("Rétabli", History::redo_step, History::redo);
    }

    fn step_through(
        &mut self,
        done: &str,
        told: fn(&History) -> Option<(&str, Vantage)>,
        step: fn(&mut History) -> bool,
    ) {
        let Some(document) = &mut self.session.document else { return };
        let Some((label, from)) = told(&document.history) else { return };
        self.session.told = Some(fr!("{done} : {label}"));
        let before = document.dossier().clone();
        step(&mut document.history);
        self.session.place = None;
        let changed = StepChange::between(&before, document.dossier());
        self.forget_what_went_well();
        self.show_changed(changed, Screen::of_vantage(from));
        self.refresh();
    }

    /// Brings to the front what a step changed, on the screen where it was made first.
    fn show_changed(&mut self, changed: StepChange, screen: Option<Screen>) {
        if self.session.booth.is_open() {
            return;
        }
        if let Some(screen) = screen.filter(|screen| *screen != self.screen()) {
            self.enter(screen);
            self.forget_what_was_read();
        }
        if changed.campaign.is_some() {
            self.session.campaign = changed.campaign;
            self.session.criterion = changed.criterion.or(self.session.criterion.take());
        }
        if changed.year.is_some() {
            self.session.exercise = changed.year;
        }
        if self.screen() == Screen::Plan && changed.improvement.is_some() {
            self.session.improvement = changed.improvement;
        }
        if self.screen() == Screen::Proofs && changed.proof.is_some() {
            self.session.proof = changed.proof;
        }
    }
}

/// What differs between two versions of a dossier, of each kind the only one there is.
#[derive(Debug)]
struct StepChange {
    campaign: Option<CampaignId>,
    criterion: Option<CriterionId>,
    year: Option<i16>,
    improvement: Option<ImprovementId>,
    proof: Option<ProofId>,
}

impl StepChange {
    fn between(before: &Dossier, after: &Dossier) -> Self {
        let campaign = only_new(&before.campaigns, &after.campaigns);
        let former = campaign.and_then(|campaign| before.campaign(campaign.id));
        Self {
            campaign: campaign.map(|campaign| campaign.id),
            criterion: campaign.zip(former).and_then(|(now, then)| first_changed(then, now)),
            year: only_new(&before.exercises, &after.exercises).map(|facts| facts.year),
            improvement: only_new(&before.improvements, &after.improvements).map(|one| one.id),
            proof: only_new(&before.proofs, &after.proofs).map(|proof| proof.id),
        }
    }
}

/// Returns what is in a list and was not, if it is alone: versions share what they have in common.
fn only_new<'a, T>(before: &[Arc<T>], after: &'a [Arc<T>]) -> Option<&'a T> {
    let was_there = |one: &Arc<T>| before.iter().any(|former| Arc::ptr_eq(former, one));
    let mut new = after.iter().filter(|one| !was_there(one));
    let only = new.next()?;
    new.next().is_none().then_some(&**only)
}

/// Returns the first criterion of which something else is said.
fn first_changed(before: &Campaign, after: &Campaign) -> Option<CriterionId> {
    let mut criteria = after.grid.criteria().map(|(_, criterion)| &criterion.id);
    criteria.find(|id| before.entries.get(*id) != after.entries.get(*id)).cloned()
}
