//! Every change that can be made to a dossier, its French label and how it merges.
//!
//! An edit says what is wanted; [`Edit::apply`] returns the dossier that results. Nothing else
//! changes a dossier, so what is not an `Edit` cannot be done, and what is can be undone.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Answer, Associates, Campaign, CampaignId, Dossier, Entry, Fact, FactId, Facts, Path,
    Patientele, Site, TeamField as F,
};
use crate::grid::{CriterionId, Grid, Level};

/// A change to a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets a text of the team's identity.
    Team(TeamField, String),
    /// Sets the day the ACI contract was signed.
    ContractDate(Option<Date>),
    /// Replaces the list of sites.
    Sites(Vec<Site>),
    /// Replaces the list of associates.
    Associates(Vec<Associates>),
    /// Replaces the yearly *patientèle*.
    Patientele(Vec<Patientele>),
    /// Starts a campaign; targets not yet reached are carried over from the last comparable one.
    AddCampaign {
        /// "Auto-évaluation 2026".
        title: String,
        /// The day it stands for.
        date: Date,
        /// The grid it is made with.
        grid: Arc<Grid>,
        /// Which criteria are gone through.
        path: Path,
    },
    /// Deletes a campaign.
    RemoveCampaign(CampaignId),
    /// Changes something about a campaign as a whole.
    Campaign(CampaignId, CampaignField),
    /// Sets or clears the agreed answer.
    Answer(CampaignId, CriterionId, Option<Answer>),
    /// Sets the comment.
    Comment(CampaignId, CriterionId, String),
    /// Sets or clears the level aimed at.
    Target(CampaignId, CriterionId, Option<Level>),
    /// Says whether the team holds a proof the grid expects.
    HoldProof(CampaignId, CriterionId, String, bool),
    /// Starts an exercise of the remuneration.
    AddExercise(i16),
    /// Deletes an exercise.
    RemoveExercise(i16),
    /// Declares a fact of an exercise, or takes it back; starts the exercise if need be.
    Declare(i16, FactId, Option<Fact>),
    /// Says whether the team holds the proof an indicator asks for.
    HoldIndicatorProof(i16, String, bool),
    /// Sets the note of an exercise.
    ExerciseNote(i16, String),
}

/// A text of the team's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamField {
    /// Name in use.
    Name,
    /// Legal structure.
    Sisa,
    /// FINESS number.
    Finess,
    /// Commune.
    Commune,
    /// Region.
    Region,
    /// Coordinator.
    Coordinator,
    /// *Référent qualité*.
    QualityLead,
}

/// Something about a campaign as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum CampaignField {
    /// Its title.
    Title(String),
    /// The day it stands for.
    Date(Date),
    /// How the team went about it.
    Note(String),
    /// Which criteria are gone through.
    Path(Path),
}

/// Two edits of the same key in a row are one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeKey(String);

impl Edit {
    /// Returns what the person reads after "Annuler :".
    pub fn label(&self, dossier: &Dossier) -> String {
        match self {
            Self::Team(field, _) => format!("équipe, {}", field.label()),
            Self::ContractDate(_) => "équipe, date du contrat".to_owned(),
            Self::Sites(_) => "équipe, sites".to_owned(),
            Self::Associates(_) => "équipe, associés".to_owned(),
            Self::Patientele(_) => "équipe, patientèle".to_owned(),
            Self::AddCampaign { title, .. } => format!("nouvelle campagne « {title} »"),
            Self::RemoveCampaign(id) => {
                let title = dossier.campaign(*id).map_or("", |campaign| &campaign.title);
                format!("suppression de la campagne « {title} »")
            }
            Self::Campaign(_, field) => format!("campagne, {}", field.label()),
            Self::Answer(id, criterion, _) => {
                format!("réponse à {}", criterion_code(dossier, *id, criterion))
            }
            Self::Comment(id, criterion, _) => {
                format!("commentaire de {}", criterion_code(dossier, *id, criterion))
            }
            Self::HoldProof(id, criterion, ..) => {
                format!("preuve de {}", criterion_code(dossier, *id, criterion))
            }
            Self::AddExercise(year) => format!("nouvel exercice {year}"),
            Self::RemoveExercise(year) => format!("suppression de l’exercice {year}"),
            Self::Declare(year, ..) => format!("donnée de l’exercice {year}"),
            Self::HoldIndicatorProof(year, ..) => format!("justificatif de l’exercice {year}"),
            Self::ExerciseNote(year, _) => format!("note de l’exercice {year}"),
            Self::Target(id, criterion, _) => {
                format!("cible de {}", criterion_code(dossier, *id, criterion))
            }
        }
    }

    /// Returns the key by which typing in one field becomes one step; `None` never merges.
    pub fn merge_key(&self) -> Option<MergeKey> {
        let key = match self {
            Self::Team(field, _) => format!("team {field:?}"),
            Self::ContractDate(_) => "contract date".to_owned(),
            Self::Sites(_) => "sites".to_owned(),
            Self::Associates(_) => "associates".to_owned(),
            Self::Patientele(_) => "patientele".to_owned(),
            Self::Comment(id, criterion, _) => format!("comment {} {criterion}", id.0),
            Self::Declare(year, fact, _) => format!("fact {year} {fact}"),
            Self::ExerciseNote(year, _) => format!("exercise note {year}"),
            Self::Campaign(id, CampaignField::Title(_)) => format!("title {}", id.0),
            Self::Campaign(id, CampaignField::Note(_)) => format!("note {}", id.0),
            _ => return None,
        };
        Some(MergeKey(key))
    }

    /// Returns the dossier with this change made.
    pub fn apply(&self, dossier: &Dossier) -> Dossier {
        let mut changed = dossier.clone();
        match self {
            Self::Team(field, text) => field.of(&mut changed).clone_from(text),
            Self::ContractDate(date) => changed.team.contract_date = *date,
            Self::Sites(sites) => changed.team.sites.clone_from(sites),
            Self::Associates(associates) => changed.team.associates.clone_from(associates),
            Self::Patientele(patientele) => changed.team.patientele.clone_from(patientele),
            Self::AddCampaign { title, date, grid, path } => {
                add_campaign(&mut changed, title, *date, grid, *path);
            }
            Self::RemoveCampaign(id) => changed.campaigns.retain(|campaign| campaign.id != *id),
            Self::Campaign(id, field) => change_campaign(&mut changed, *id, |c| field.apply(c)),
            Self::Answer(id, criterion, answer) => {
                change_entry(&mut changed, *id, criterion, |entry| entry.answer.clone_from(answer));
            }
            Self::Comment(id, criterion, comment) => {
                change_entry(&mut changed, *id, criterion, |entry| {
                    entry.comment.clone_from(comment);
                });
            }
            Self::Target(id, criterion, target) => {
                change_entry(&mut changed, *id, criterion, |entry| entry.target = *target);
            }
            Self::HoldProof(id, criterion, proof, is_held) => {
                change_entry(&mut changed, *id, criterion, |entry| {
                    hold(&mut entry.held_proofs, proof, *is_held);
                });
            }
            Self::AddExercise(year) => change_exercise(&mut changed, *year, |_| ()),
            Self::RemoveExercise(year) => changed.exercises.retain(|facts| facts.year != *year),
            Self::Declare(year, id, fact) => change_exercise(&mut changed, *year, |facts| {
                match fact {
                    Some(fact) => facts.values.insert(id.clone(), fact.clone()),
                    None => facts.values.remove(id),
                };
            }),
            Self::HoldIndicatorProof(year, indicator, is_held) => {
                change_exercise(&mut changed, *year, |facts| {
                    hold(&mut facts.held_proofs, indicator, *is_held);
                });
            }
            Self::ExerciseNote(year, note) => {
                change_exercise(&mut changed, *year, |facts| facts.note.clone_from(note));
            }
        }
        changed
    }
}

impl TeamField {
    /// Every field, in the order they are asked.
    pub const ALL: [Self; 7] =
        [F::Name, F::Sisa, F::Finess, F::Commune, F::Region, F::Coordinator, F::QualityLead];

    /// Returns the field's name as the person reads it in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "nom",
            Self::Sisa => "SISA",
            Self::Finess => "numéro FINESS",
            Self::Commune => "commune",
            Self::Region => "région",
            Self::Coordinator => "coordination",
            Self::QualityLead => "référent qualité",
        }
    }

    /// Returns what the field holds.
    pub fn read(self, dossier: &Dossier) -> &str {
        let team = &dossier.team;
        match self {
            Self::Name => &team.name,
            Self::Sisa => &team.sisa,
            Self::Finess => &team.finess,
            Self::Commune => &team.commune,
            Self::Region => &team.region,
            Self::Coordinator => &team.coordinator,
            Self::QualityLead => &team.quality_lead,
        }
    }

    fn of(self, dossier: &mut Dossier) -> &mut String {
        let team = &mut dossier.team;
        match self {
            Self::Name => &mut team.name,
            Self::Sisa => &mut team.sisa,
            Self::Finess => &mut team.finess,
            Self::Commune => &mut team.commune,
            Self::Region => &mut team.region,
            Self::Coordinator => &mut team.coordinator,
            Self::QualityLead => &mut team.quality_lead,
        }
    }
}

impl CampaignField {
    const fn label(&self) -> &'static str {
        match self {
            Self::Title(_) => "titre",
            Self::Date(_) => "date",
            Self::Note(_) => "note",
            Self::Path(_) => "parcours",
        }
    }

    fn apply(&self, campaign: &mut Campaign) {
        match self {
            Self::Title(title) => campaign.title.clone_from(title),
            Self::Date(date) => campaign.date = *date,
            Self::Note(note) => campaign.note.clone_from(note),
            Self::Path(path) => campaign.path = *path,
        }
    }
}

fn criterion_code(dossier: &Dossier, id: CampaignId, criterion: &CriterionId) -> String {
    dossier
        .campaign(id)
        .and_then(|campaign| campaign.grid.criterion(criterion))
        .map_or_else(|| criterion.to_string(), |(_, criterion)| criterion.code.clone())
}

fn add_campaign(dossier: &mut Dossier, title: &str, date: Date, grid: &Arc<Grid>, path: Path) {
    let id = dossier.free_campaign_id();
    dossier.campaigns.push(Arc::new(Campaign {
        id,
        title: title.to_owned(),
        date,
        grid: Arc::clone(grid),
        path,
        note: String::new(),
        entries: std::collections::BTreeMap::new(),
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

fn sort_campaigns(dossier: &mut Dossier) {
    dossier.campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
}
