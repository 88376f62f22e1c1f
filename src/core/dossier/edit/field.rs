//! Fields of a campaign that an edit names.

use super::CampaignField;
use crate::dossier::Campaign;

impl CampaignField {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Title(_) => "titre",
            Self::Date(_) => "date",
            Self::Note(_) => "note",
            Self::Extent(_) => "parcours",
            Self::Profile(..) => "profil",
        }
    }

    pub(super) fn apply(&self, campaign: &mut Campaign) {
        match self {
            Self::Title(title) => campaign.title.clone_from(title),
            Self::Date(date) => campaign.date = *date,
            Self::Note(note) => campaign.note.clone_from(note),
            Self::Extent(extent) => campaign.extent = *extent,
            Self::Profile(question, Some(answer)) => {
                campaign.profile.insert(question.clone(), answer.clone());
            }
            Self::Profile(question, None) => {
                campaign.profile.remove(question);
            }
        }
    }
}
