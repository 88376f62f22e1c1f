//! What documents are made from, and what is missing to make one.

use jiff::civil::Date;

use crate::dossier::{Campaign, Dossier, Facts, ProofId, QualityApproach};
use crate::remuneration::words::StatementReader;
use crate::remuneration::{self, Register, Rules, Statement};
use crate::scoring::Scores;

use super::campaign::CampaignReader;

/// Everything a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The team's file.
    pub dossier: &'a Dossier,
    /// The campaign it is about, with its scores.
    pub campaign: Option<(&'a Campaign, &'a Scores)>,
    /// The exercise it is about.
    pub exercise: Option<&'a Facts>,
    /// By which rules that is reckoned.
    pub rules: &'a Rules,
    /// Proofs whose files are known to hold something else than they did.
    pub changed_proofs: &'a [ProofId],
    /// The day written on it.
    pub made_on: Date,
}

/// Why there is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// Nothing was assessed yet.
    #[error("le dossier ne contient pas encore de campagne")]
    Campaign,
    /// The campaign has no meeting.
    #[error("aucune réunion n’est commencée pour cette campagne")]
    Meeting,
    /// No exercise was begun.
    #[error("le dossier ne contient pas encore d’exercice de la rémunération")]
    Exercise,
}

impl<'a> Material<'a> {
    /// Returns the campaign and its scores.
    pub(super) fn campaign(&self) -> Result<(&'a Campaign, &'a Scores), Missing> {
        self.campaign.ok_or(Missing::Campaign)
    }

    /// Reads the campaign.
    pub(super) fn read(&self) -> Result<CampaignReader<'a>, Missing> {
        let (campaign, scores) = self.campaign()?;
        Ok(CampaignReader::of(self.dossier, campaign, scores, self.made_on))
    }

    /// Reads the statement of the exercise.
    pub(super) fn read_statement<T>(
        &self,
        read: impl FnOnce(&StatementReader<'_>) -> T,
    ) -> Result<T, Missing> {
        let facts = self.exercise.ok_or(Missing::Exercise)?;
        let statement = self.computed(facts);
        Ok(read(&StatementReader::of(self.rules, facts, &statement)))
    }

    /// Returns the register of proofs as it stands on the day written on the document.
    pub(super) fn register(&self) -> Register<'a> {
        Register::of(self.dossier, self.changed_proofs, self.made_on)
    }

    /// Computes what an exercise brings.
    pub(super) fn computed(&self, facts: &Facts) -> Statement {
        remuneration::compute(self.rules, facts, self.register())
    }

    /// Returns what the team says of its *démarche qualité* for the campaign.
    pub(super) fn approach(&self) -> Option<&'a QualityApproach> {
        let (campaign, _) = self.campaign?;
        self.dossier.approach(campaign.id).map(|approach| &**approach)
    }
}
