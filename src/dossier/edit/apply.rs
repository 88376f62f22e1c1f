//! What each change does to a dossier.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Edit;
use crate::dossier::{
    Answer, Campaign, CampaignId, Closure, Decision, Dossier, Entry, Facts, Path, Presentation,
    QualityApproach, Remains, compare,
};
use crate::grid::{CriterionId, Grid, Level};

impl Edit {
    /// Returns the dossier with this change made.
    pub fn apply(&self, dossier: &Dossier) -> Dossier {
        let is_frozen = self.content_of().and_then(|id| dossier.campaign(id));
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
        match self {
            Self::Answer(_, _, answer) => answer.as_ref().is_some_and(is_empty),
            Self::Decide(_, decisions) => decisions.iter().any(|(_, one)| is_empty(&one.answer)),
            _ => false,
        }
    }

    fn change(&self, changed: &mut Dossier) {
        match self {
            Self::Team(field, text) => field.of(changed).clone_from(text),
            Self::ContractDate(date) => changed.team.contract_date = *date,
            Self::Sites(sites) => changed.team.sites.clone_from(sites),
            Self::Associates(associates) => changed.team.associates.clone_from(associates),
            Self::Patientele(patientele) => changed.team.patientele.clone_from(patientele),
            Self::AddCampaign { id, title, date, grid, path } => {
                add_campaign(changed, *id, (title, *date), (grid, *path));
            }
            Self::RemoveCampaign(id) => remove_campaign(changed, *id),
            Self::Campaign(id, field) => change_campaign(changed, *id, |c| field.apply(c)),
            Self::Answer(id, criterion, answer) => {
                change_entry(changed, *id, criterion, |entry| {
                    entry.answer.clone_from(answer);
                    entry.decided = None;
                });
            }
            Self::Comment(id, criterion, comment) => {
                change_entry(changed, *id, criterion, |entry| {
                    entry.comment.clone_from(comment);
                });
            }
            Self::Target(id, criterion, target) => {
                change_entry(changed, *id, criterion, |entry| entry.target = *target);
            }
            Self::HoldProof(id, criterion, proof, is_held) => {
                change_entry(changed, *id, criterion, |entry| {
                    hold(&mut entry.held_proofs, proof, *is_held);
                });
            }
            Self::AddExercise(year) => change_exercise(changed, *year, |_| ()),
            Self::RemoveExercise(year) => changed.exercises.retain(|facts| facts.year != *year),
            Self::Declare(year, id, fact) => change_exercise(changed, *year, |facts| {
                match fact {
                    Some(fact) => facts.values.insert(id.clone(), fact.clone()),
                    None => facts.values.remove(id),
                };
            }),
            Self::HoldIndicatorProof(year, indicator, is_held) => {
                change_exercise(changed, *year, |facts| {
                    hold(&mut facts.held_proofs, indicator, *is_held);
                });
            }
            Self::ExerciseNote(year, note) => {
                change_exercise(changed, *year, |facts| facts.note.clone_from(note));
            }
            _ => self.change_meeting_and_registers(changed),
        }
    }

    fn change_meeting_and_registers(&self, changed: &mut Dossier) {
        match self {
            Self::Collect(id, edit) => change_campaign(changed, *id, |c| edit.apply(c)),
            Self::Meet(id, edit) => change_campaign(changed, *id, |c| edit.apply(c)),
            Self::Decide(id, decisions) => {
                for (criterion, decision) in decisions {
                    change_entry(changed, *id, criterion, |entry| decide(entry, decision));
                }
            }
            Self::Minority(id, criterion, text) => {
                change_entry(changed, *id, criterion, |entry| entry.minority.clone_from(text));
            }
            Self::CloseCampaign(id, on) => change_campaign(changed, *id, |c| close(c, *on)),
            Self::Correct(id, correction) => change_campaign(changed, *id, |campaign| {
                if let Some(closure) = &mut campaign.closure {
                    closure.corrections.push(correction.clone());
                }
            }),
            Self::Improvement(one) => {
                let place = changed.improvements.iter().position(|other| other.id == one.id);
                put(&mut changed.improvements, place, one.as_ref().clone());
            }
            Self::RemoveImprovement(id) => changed.improvements.retain(|one| one.id != *id),
            Self::Proof(one) => {
                let place = changed.proofs.iter().position(|other| other.id == one.id);
                put(&mut changed.proofs, place, one.as_ref().clone());
            }
            Self::RemoveProof(id) => changed.proofs.retain(|one| one.id != *id),
            Self::Quality(approach) => put_approach(changed, approach),
            Self::Presentation(wanted) => changed.presentation = Presentation::tidied(wanted),
            Self::Restore(version, _) => {
                let before = std::mem::replace(changed, (**version).clone());
                compare::keep_revealed(changed, &before);
            }
            _ => {}
        }
    }
}

fn decide(entry: &mut Entry, decision: &Decision) {
    entry.answer = Some(decision.answer.clone());
    if !decision.reason.is_empty() {
        entry.comment.clone_from(&decision.reason);
    }
    entry.minority.clone_from(&decision.minority);
    entry.decided = Some(decision.decided);
}

/// Closes a campaign: its ballots leave what the team chose, and nothing else.
fn close(campaign: &mut Campaign, on: Date) {
    let remains = Remains::of(campaign);
    campaign.collection = None;
    campaign.closure = Some(Closure { on, remains, corrections: Vec::new() });
}

fn put<T>(list: &mut Vec<Arc<T>>, place: Option<usize>, one: T) {
    match place.and_then(|place| list.get_mut(place)) {
        Some(former) => *former = Arc::new(one),
        None => list.push(Arc::new(one)),
    }
}

fn add_campaign(
    dossier: &mut Dossier,
    id: CampaignId,
    (title, date): (&str, Date),
    (grid, path): (&Arc<Grid>, Path),
) {
    if dossier.campaign(id).is_some() {
        return;
    }
    dossier.campaigns.push(Arc::new(Campaign {
        id,
        title: title.to_owned(),
        date,
        grid: Arc::clone(grid),
        path,
        note: String::new(),
        entries: std::collections::BTreeMap::new(),
        collection: None,
        meeting: None,
        closure: None,
    }));
    sort_campaigns(dossier);
    let targets: Vec<(CriterionId, Level)> = grid
        .criteria()
        .filter_map(|(_, criterion)| {
            let former = dossier.former_entry(id, criterion)?;
            let target = former.target?;
            let is_reached = former.answer.as_ref()?.level().is_some_and(|level| level >= target);
            (!is_reached).then(|| (criterion.id.clone(), target))
        })
        .collect();
    for (criterion, target) in targets {
        change_entry(dossier, id, &criterion, |entry| entry.target = Some(target));
    }
}

/// Puts an approach in the place of its campaign's, or takes it out when it says nothing.
fn put_approach(dossier: &mut Dossier, approach: &Arc<QualityApproach>) {
    if dossier.campaign(approach.campaign).is_none() {
        return;
    }
    dossier.approaches.retain(|one| one.campaign != approach.campaign);
    if !approach.is_blank() {
        dossier.approaches.push(Arc::clone(approach));
    }
    sort_campaigns(dossier);
}

/// Removes a campaign with its *démarche qualité*; what it decided stays, without it: its number may
/// serve again.
fn remove_campaign(dossier: &mut Dossier, id: CampaignId) {
    dossier.campaigns.retain(|campaign| campaign.id != id);
    dossier.approaches.retain(|approach| approach.campaign != id);
    for improvement in &mut dossier.improvements {
        if improvement.campaign == Some(id) {
            Arc::make_mut(improvement).campaign = None;
        }
    }
}

fn change_campaign(dossier: &mut Dossier, id: CampaignId, change: impl FnOnce(&mut Campaign)) {
    if let Some(campaign) = dossier.campaigns.iter_mut().find(|campaign| campaign.id == id) {
        change(Arc::make_mut(campaign));
        sort_campaigns(dossier);
    }
}

fn change_entry(
    dossier: &mut Dossier,
    id: CampaignId,
    criterion: &CriterionId,
    change: impl FnOnce(&mut Entry),
) {
    change_campaign(dossier, id, |campaign| {
        let entry = campaign.entries.entry(criterion.clone()).or_default();
        change(entry);
        if entry.is_empty() {
            campaign.entries.remove(criterion);
        }
    });
}

/// Changes an exercise, which begins if there is none of that year; none begins in an absurd year.
fn change_exercise(dossier: &mut Dossier, year: i16, change: impl FnOnce(&mut Facts)) {
    if !Facts::YEARS.contains(&year) {
        return;
    }
    if dossier.exercise(year).is_none() {
        dossier.exercises.push(Arc::new(Facts::of(year)));
        dossier.exercises.sort_by_key(|facts| facts.year);
    }
    if let Some(facts) = dossier.exercises.iter_mut().find(|facts| facts.year == year) {
        change(Arc::make_mut(facts));
    }
}

fn hold(proofs: &mut BTreeSet<String>, proof: &str, is_held: bool) {
    if is_held {
        proofs.insert(proof.to_owned());
    } else {
        proofs.remove(proof);
    }
}

/// Puts campaigns in the order of their dates, and what is said of each in the same order.
fn sort_campaigns(dossier: &mut Dossier) {
    dossier.campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
    let campaigns = &dossier.campaigns;
    let place = |id| campaigns.iter().position(|campaign| campaign.id == id);
    dossier.approaches.sort_by_key(|approach| place(approach.campaign));
}
