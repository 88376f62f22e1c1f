//! What each change does to a dossier.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Edit, campaigns, entries, exercises, registers};
use crate::dossier::{Answer, Campaign, Dossier, Facts, Presentation, compare};

impl Edit {
    /// Returns the dossier with this change made.
    pub fn apply(&self, dossier: &Dossier) -> Dossier {
        // [`Self::admitted`] tells a person why; here it holds whoever changes.
        let is_frozen = self.changes_content_of().and_then(|id| dossier.campaign(id));
        if is_frozen.is_some_and(|campaign| campaign.is_closed()) || self.is_absurd() {
            return dossier.clone();
        }
        let mut changed = dossier.clone();
        self.change(&mut changed);
        changed
    }

    /// Tells whether it would write a disagreement that goes from a level to one no higher.
    fn is_absurd(&self) -> bool {
        let is_empty = |answer: &Answer| answer.band().is_some_and(|(low, high)| low >= high);
        if let Self::Decide(_, decisions) = self {
            return decisions.iter().any(|(_, decision)| is_empty(&decision.answer));
        }
        if let Self::Confirm(_, answers) = self {
            return answers.iter().any(|(_, answer)| is_empty(answer));
        }
        matches!(self, Self::Answer(_, _, Some(answer)) if is_empty(answer))
    }

    fn change(&self, changed: &mut Dossier) {
        match self {
            Self::Team(field, text) => field.of(&mut changed.team).clone_from(text),
            Self::ContractDate(date) => changed.team.contract_date = *date,
            Self::Sites(sites) => changed.team.sites.clone_from(sites),
            Self::Associates(associates) => {
                changed.team.associates.clone_from(associates);
                campaigns::note_professions(changed);
            }
            Self::Patientele(patientele) => changed.team.patientele.clone_from(patientele),
            Self::AddCampaign { id, title, date, grid, extent } => {
                let begun = Campaign::new(*id, title.clone(), *date, Arc::clone(grid), *extent);
                campaigns::add(changed, begun);
                campaigns::note_professions(changed);
            }
            Self::RemoveCampaign(id) => campaigns::remove(changed, *id),
            Self::Campaign(id, field) => campaigns::change(changed, *id, |c| field.apply(c)),
            Self::Collect(id, edit) => campaigns::change(changed, *id, |c| edit.apply(c)),
            Self::Meet(id, edit) => campaigns::change(changed, *id, |c| edit.apply(c)),
            Self::CloseCampaign(id, on) => campaigns::close(changed, *id, *on),
            Self::Correct(id, correction) => campaigns::correct(changed, *id, correction),
            Self::Answer(id, of, answer) => entries::answer(changed, *id, of, answer.as_ref()),
            Self::Observe(id, of, observed) => {
                entries::observe(changed, *id, of, observed.as_ref());
            }
            Self::Confirm(id, answers) => answers.iter().for_each(|(of, answer)| {
                entries::confirm(changed, *id, of, answer);
            }),
            Self::Text(id, of, which, text) => {
                entries::change(changed, *id, of, |entry| which.of(entry).clone_from(text));
            }
            Self::Target(id, of, target) => {
                entries::change(changed, *id, of, |entry| entry.target = *target);
            }
            Self::HoldProof(id, of, proof, is_held) => entries::change(changed, *id, of, |entry| {
                hold(&mut entry.held_proofs, proof, *is_held);
            }),
            Self::Decide(id, decisions) => entries::decide(changed, *id, decisions),
            Self::AddExercise(year) => exercises::change(changed, *year, |_| ()),
            Self::RemoveExercise(year) => changed.exercises.retain(|facts| facts.year != *year),
            Self::Declare(year, id, fact) => exercises::declare(changed, *year, id, fact.as_ref()),
            Self::HoldIndicatorProof(year, indicator, is_held) => {
                let hold = |facts: &mut Facts| hold(&mut facts.held_proofs, indicator, *is_held);
                exercises::change(changed, *year, hold);
            }
            Self::ExerciseNote(year, note) => {
                exercises::change(changed, *year, |facts| facts.note.clone_from(note));
            }
            Self::Improvement(improvement) => registers::put_improvement(changed, improvement),
            Self::RemoveImprovement(id) => changed.improvements.retain(|one| one.id != *id),
            Self::Proof(proof) => registers::put_proof(changed, proof),
            Self::RemoveProof(id) => changed.proofs.retain(|one| one.id != *id),
            Self::Quality(approach) => campaigns::put_approach(changed, approach),
            Self::Presentation(wanted) => changed.presentation = Presentation::tidied(wanted),
            Self::Restore(version, _) => {
                let before = std::mem::replace(changed, (**version).clone());
                compare::keep_revealed(changed, &before);
            }
        }
    }
}

fn hold(proofs: &mut BTreeSet<String>, proof: &str, is_held: bool) {
    if is_held {
        proofs.insert(proof.to_owned());
    } else {
        proofs.remove(proof);
    }
}
