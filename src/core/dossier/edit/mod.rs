//! Every change that can be made to a dossier, its French label and how it merges.
//!
//! An edit says what is wanted; [`Edit::apply`] returns the dossier that results. Nothing else
//! changes a dossier, so what is not an `Edit` cannot be done, and what is can be undone.

mod admit;
mod apply;
mod campaigns;
mod entries;
mod exercises;
mod field;
mod meeting;
mod merge_key;
mod registers;

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Answer, Associates, CampaignId, Correction, Decision, Dossier, EntryText, Extent, Fact, FactId,
    Improvement, ImprovementId, Patientele, Presentation, Proof, ProofId, QualityApproach, Site,
    TeamField, compare,
};
use crate::grid::{CriterionId, Grid, Level, Observed};

pub use self::meeting::{CollectionEdit, MeetingEdit};
pub use self::merge_key::MergeKey;

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
    ///
    /// One whose number is taken does not start.
    AddCampaign {
        /// Its number, by [`Dossier::new_campaign_id`].
        id: CampaignId,
        /// "Auto-évaluation 2026".
        title: String,
        /// The day it stands for.
        date: Date,
        /// The grid it is made with.
        grid: Arc<Grid>,
        /// Which criteria are gone through.
        extent: Extent,
    },
    /// Deletes a campaign.
    RemoveCampaign(CampaignId),
    /// Changes something about a campaign as a whole.
    Campaign(CampaignId, CampaignField),
    /// Sets or clears the agreed answer.
    Answer(CampaignId, CriterionId, Option<Answer>),
    /// Sets or clears what was observed of a criterion; its answer follows.
    Observe(CampaignId, CriterionId, Option<Observed>),
    /// Gives at once the answers of last time that still hold.
    Confirm(CampaignId, Vec<(CriterionId, Answer)>),
    /// Sets a text of what is said of a criterion.
    Text(CampaignId, CriterionId, EntryText, String),
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
    /// Changes the gathering of ballots of a campaign.
    Collect(CampaignId, CollectionEdit),
    /// Changes the meeting about a campaign.
    Meet(CampaignId, MeetingEdit),
    /// Writes what the team decided, criterion by criterion.
    Decide(CampaignId, Vec<(CriterionId, Decision)>),
    /// Closes a campaign, for good.
    CloseCampaign(CampaignId, Date),
    /// Adds a dated correction to a closed campaign.
    Correct(CampaignId, Correction),
    /// Adds an improvement, or puts it in the place of the one of the same number.
    Improvement(Box<Improvement>),
    /// Deletes an improvement.
    RemoveImprovement(ImprovementId),
    /// Adds a proof, or puts it in the place of the one of the same number.
    Proof(Box<Proof>),
    /// Deletes a proof.
    RemoveProof(ProofId),
    /// Puts a *démarche qualité* in the place of its campaign's; one that says nothing is taken out.
    ///
    /// A closed campaign takes it too: results come a year later.
    Quality(Arc<QualityApproach>),
    /// Changes how documents present themselves.
    Presentation(Arc<Presentation>),
    /// Puts another version in the place of the dossier, closed campaigns included; ballots that are
    /// revealed stay so.
    Restore(Arc<Dossier>, Restoration),
}

/// Where a version that takes the place of the dossier comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoration {
    /// The dossier and its file, which somebody else changed, made one.
    Merge,
    /// A backup.
    Backup,
    /// What was kept when the program stopped.
    Recovery,
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
    Extent(Extent),
    /// What the team answers to a question of the grid's profile, by its id.
    Profile(String, Option<String>),
}

impl Edit {
    /// Returns what the person reads after "Annuler :".
    pub fn label(&self, dossier: &Dossier) -> String {
        match self {
            Self::Team(field, _) => format!("équipe, {}", field.label()),
            Self::ContractDate(_) => "équipe, date du contrat".to_owned(),
            Self::Sites(_) => "équipe, sites".to_owned(),
            Self::Associates(_) => "équipe, associés".to_owned(),
            Self::Patientele(_) => "équipe, patientèle".to_owned(),
            Self::AddCampaign { title, .. } => fr!("nouvelle campagne « {title} »"),
            Self::RemoveCampaign(id) => {
                let title = dossier.campaign(*id).map_or("", |campaign| &campaign.title);
                fr!("suppression de la campagne « {title} »")
            }
            Self::Campaign(_, field) => format!("campagne, {}", field.label()),
            Self::Answer(id, criterion, _) | Self::Observe(id, criterion, _) => {
                format!("réponse à {}", criterion_code(dossier, *id, criterion))
            }
            Self::Confirm(_, answers) => format!("{} réponses reconfirmées", answers.len()),
            Self::Text(id, criterion, text, _) => {
                let code = criterion_code(dossier, *id, criterion);
                format!("{} {} {code}", text.label(), text.link())
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
            Self::Collect(_, edit) => edit.label().to_owned(),
            Self::Meet(_, edit) => edit.label(),
            Self::Decide(id, decisions) => decision_label(dossier, *id, decisions),
            Self::CloseCampaign(..) => "clôture de la campagne".to_owned(),
            Self::Correct(id, correction) => {
                format!("correction de {}", criterion_code(dossier, *id, &correction.criterion))
            }
            Self::Improvement(one) if dossier.improvement(one.id).is_none() => {
                "nouvelle action".to_owned()
            }
            Self::Improvement(_) => "modification d’une action".to_owned(),
            Self::RemoveImprovement(_) => "suppression d’une action".to_owned(),
            Self::Proof(one) if dossier.proof(one.id).is_none() => "nouvelle preuve".to_owned(),
            Self::Proof(_) => "modification d’une preuve".to_owned(),
            Self::RemoveProof(_) => "suppression d’une preuve".to_owned(),
            Self::Quality(_) => "démarche qualité".to_owned(),
            Self::Presentation(_) => "présentation des documents".to_owned(),
            Self::Restore(_, from) => from.label().to_owned(),
        }
    }

    /// Returns the key by which typing in one field becomes one step; `None` never merges.
    pub fn merge_key(&self) -> Option<MergeKey> {
        Some(match self {
            Self::Team(field, _) => MergeKey::Team(*field),
            Self::ContractDate(_) => MergeKey::ContractDate,
            Self::Sites(_) => MergeKey::Sites,
            Self::Associates(_) => MergeKey::Associates,
            Self::Patientele(_) => MergeKey::Patientele,
            Self::Campaign(id, CampaignField::Title(_)) => MergeKey::Title(*id),
            Self::Campaign(id, CampaignField::Note(_)) => MergeKey::Note(*id),
            Self::Text(id, criterion, text, _) => MergeKey::Text(*id, criterion.clone(), *text),
            Self::Observe(id, criterion, _) => MergeKey::Observed(*id, criterion.clone()),
            Self::Declare(year, fact, _) => MergeKey::Fact(*year, fact.clone()),
            Self::ExerciseNote(year, _) => MergeKey::ExerciseNote(*year),
            Self::Meet(id, edit) => return edit.merge_key(*id),
            Self::Improvement(improvement) => MergeKey::Improvement(improvement.id),
            Self::Proof(proof) => MergeKey::Proof(proof.id),
            Self::Quality(approach) => MergeKey::Quality(approach.campaign),
            Self::Presentation(_) => MergeKey::Presentation,
            Self::AddCampaign { .. }
            | Self::RemoveCampaign(_)
            | Self::Campaign(
                _,
                CampaignField::Date(_) | CampaignField::Extent(_) | CampaignField::Profile(..),
            )
            | Self::Answer(..)
            | Self::Confirm(..)
            | Self::Target(..)
            | Self::HoldProof(..)
            | Self::AddExercise(_)
            | Self::RemoveExercise(_)
            | Self::HoldIndicatorProof(..)
            | Self::Collect(..)
            | Self::Decide(..)
            | Self::CloseCampaign(..)
            | Self::Correct(..)
            | Self::RemoveImprovement(_)
            | Self::RemoveProof(_)
            | Self::Restore(..) => return None,
        })
    }
}

impl Restoration {
    /// Returns what the person reads after "Annuler :".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Merge => "fusion avec le fichier",
            Self::Backup => "retour à une version précédente",
            Self::Recovery => "récupération",
        }
    }
}

impl Edit {
    /// Tells whether it cannot be undone: what came before is forgotten with it.
    ///
    /// Another version is final when it opens ballots or closes a campaign of this dossier.
    pub fn is_final(&self, dossier: &Dossier) -> bool {
        if let Self::Restore(version, _) = self {
            return compare::reveals_more(version, dossier)
                || compare::closes_more(version, dossier);
        }
        matches!(self, Self::Collect(_, CollectionEdit::Reveal(_)) | Self::CloseCampaign(..))
    }

    /// Tells whether it is only the way through a meeting: it leaves no step to undo.
    pub const fn is_silent(&self) -> bool {
        matches!(
            self,
            Self::Meet(
                _,
                MeetingEdit::Phase(_)
                    | MeetingEdit::At(_)
                    | MeetingEdit::Agenda { .. }
                    | MeetingEdit::Elapsed(_)
                    | MeetingEdit::Sitting(_)
            )
        )
    }

    /// Returns the campaign whose content it would change: a closed one refuses.
    pub const fn changes_content_of(&self) -> Option<CampaignId> {
        match self {
            Self::Answer(id, ..)
            | Self::Observe(id, ..)
            | Self::Confirm(id, _)
            | Self::Text(id, ..)
            | Self::Target(id, ..)
            | Self::HoldProof(id, ..)
            | Self::Collect(id, _)
            | Self::Meet(id, _)
            | Self::Decide(id, _)
            | Self::CloseCampaign(id, _)
            | Self::Campaign(
                id,
                CampaignField::Date(_) | CampaignField::Extent(_) | CampaignField::Profile(..),
            ) => Some(*id),
            // What stays free: who the team is, what a campaign is called, what is added to a closed
            // one, and the registers, which live longer than it does.
            Self::Campaign(_, CampaignField::Title(_) | CampaignField::Note(_))
            | Self::Team(..)
            | Self::ContractDate(_)
            | Self::Sites(_)
            | Self::Associates(_)
            | Self::Patientele(_)
            | Self::AddCampaign { .. }
            | Self::RemoveCampaign(_)
            | Self::AddExercise(_)
            | Self::RemoveExercise(_)
            | Self::Declare(..)
            | Self::HoldIndicatorProof(..)
            | Self::ExerciseNote(..)
            | Self::Correct(..)
            | Self::Improvement(_)
            | Self::RemoveImprovement(_)
            | Self::Proof(_)
            | Self::RemoveProof(_)
            | Self::Quality(_)
            | Self::Presentation(_)
            | Self::Restore(..) => None,
        }
    }
}

fn decision_label(
    dossier: &Dossier,
    id: CampaignId,
    decisions: &[(CriterionId, Decision)],
) -> String {
    match decisions {
        [(criterion, _)] => format!("décision sur {}", criterion_code(dossier, id, criterion)),
        _ => format!("{} décisions", decisions.len()),
    }
}

fn criterion_code(dossier: &Dossier, id: CampaignId, criterion: &CriterionId) -> String {
    dossier
        .campaign(id)
        .and_then(|campaign| campaign.grid.criterion(criterion))
        .map_or_else(|| criterion.to_string(), |(_, criterion)| criterion.code.clone())
}
