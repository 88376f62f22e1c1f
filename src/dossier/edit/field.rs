//! Fields that an edit names.

use super::TeamField as F;
use super::{CampaignField, TeamField};
use crate::dossier::{Campaign, Dossier};

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

    /// Puts a text in the field.
    pub(in crate::dossier) fn set(self, dossier: &mut Dossier, text: String) {
        *self.of(dossier) = text;
    }

    pub(super) fn of(self, dossier: &mut Dossier) -> &mut String {
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
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Title(_) => "titre",
            Self::Date(_) => "date",
            Self::Note(_) => "note",
            Self::Path(_) => "parcours",
        }
    }

    pub(super) fn apply(&self, campaign: &mut Campaign) {
        match self {
            Self::Title(title) => campaign.title.clone_from(title),
            Self::Date(date) => campaign.date = *date,
            Self::Note(note) => campaign.note.clone_from(note),
            Self::Path(path) => campaign.path = *path,
        }
    }
}
