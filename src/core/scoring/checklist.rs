//! What to look at before a campaign is closed: gentle questions, never a refusal.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Agreement, Strength, Verdict};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier, Improvement};
use crate::grid::{Criterion, CriterionId};

/// Something to look at before closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about; `None` for the campaign as a whole.
    pub criterion: Option<CriterionId>,
    /// Its code, empty for the whole.
    pub code: String,
    /// What is missing, in one sentence.
    pub text: String,
}

/// Looks for one kind of lack in a criterion.
type LackTest<'a> = &'a dyn Fn(&Criterion) -> Option<String>;

/// Lists what a campaign lacks, most serious first.
///
/// `judged` is what its ballots say, criterion by criterion.
pub fn checklist(
    dossier: &Dossier,
    id: CampaignId,
    judged: &BTreeMap<CriterionId, Agreement>,
    today: Date,
) -> Vec<Reminder> {
    let Some(campaign) = dossier.campaign(id) else { return Vec::new() };
    let mut reminders = Vec::new();
    let gone_through = || campaign.grid.criteria().map(|(_, c)| c).filter(|c| campaign.includes(c));
    let kinds: [LackTest<'_>; 4] = [
        &|criterion| unanswered(campaign, criterion),
        &|criterion| split_without_reason(campaign, criterion, judged.get(&criterion.id)),
        &|criterion| highest_without_proof(dossier, campaign, criterion, today),
        &|criterion| expired(dossier, campaign, criterion, today),
    ];
    for kind in kinds {
        for criterion in gone_through() {
            let Some(text) = kind(criterion) else { continue };
            let (id, code) = (criterion.id.clone(), criterion.code.clone());
            reminders.push(Reminder { criterion: Some(id), code, text });
        }
    }
    let whole =
        |text: &str| Reminder { criterion: None, code: String::new(), text: text.to_owned() };
    let decided = || dossier.decided_in(id);
    if decided().next().is_none() {
        reminders.push(whole("Aucune action n’a été décidée."));
    } else if !decided().any(has_owner) {
        reminders.push(whole("Aucune action n’a de responsable."));
    }
    if decided().any(|one| one.deadline.is_none()) {
        reminders.push(whole("Une action n’a pas d’échéance."));
    }
    if dossier.team.quality_lead.trim().is_empty() {
        reminders.push(whole("Le référent qualité n’est pas nommé."));
    }
    if campaign.meeting.as_ref().is_some_and(|meeting| meeting.next_date.is_none()) {
        reminders.push(whole("La prochaine réunion n’a pas de date."));
    }
    reminders
}

fn unanswered(campaign: &Campaign, criterion: &Criterion) -> Option<String> {
    let is_missing = campaign.answer(&criterion.id).is_none();
    (is_missing && criterion.is_socle).then(|| "Critère socle sans réponse.".to_owned())
}

fn split_without_reason(
    campaign: &Campaign,
    criterion: &Criterion,
    agreement: Option<&Agreement>,
) -> Option<String> {
    if matches!(campaign.answer(&criterion.id), Some(Answer::Disputed { .. })) {
        return Some(fr!("Pas d’accord à ce jour : à reprendre une autre fois.").to_owned());
    }
    let is_split = agreement.is_some_and(|one| one.verdict == Some(Verdict::Split));
    let is_silent = campaign.comment(&criterion.id).trim().is_empty();
    (is_split && is_silent).then(|| "Avis partagés, sans commentaire.".to_owned())
}

fn highest_without_proof(
    dossier: &Dossier,
    campaign: &Campaign,
    criterion: &Criterion,
    today: Date,
) -> Option<String> {
    let highest = criterion.scale.highest();
    campaign.level(&criterion.id).filter(|level| *level == highest)?;
    let strength = Strength::of(dossier, campaign, &criterion.id, today)?;
    let is_weak = matches!(strength, Strength::Declared | Strength::Observed);
    is_weak.then(|| format!("Niveau {highest} sans preuve au registre."))
}

fn expired(
    dossier: &Dossier,
    campaign: &Campaign,
    criterion: &Criterion,
    today: Date,
) -> Option<String> {
    let strength = Strength::of(dossier, campaign, &criterion.id, today)?;
    (strength == Strength::Expired).then(|| "La preuve n’est plus valable.".to_owned())
}

fn has_owner(improvement: &Improvement) -> bool {
    !improvement.owner.trim().is_empty()
}
