//! The *démarche qualité* of a campaign: what the team set out to improve, and what came of it.
//!
//! Its three levels are those of the ACI (indicator *démarche qualité*). Never tells which level is
//! reached: that is [`crate::scoring`]'s, and payment is nobody's here.

use super::campaign::CampaignId;
use super::facts::Quantity;

/// What the team says of its *démarche qualité*, for one campaign.
///
/// Its action plan is the campaign's improvements; here stands what they leave unsaid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QualityApproach {
    /// The campaign it starts from.
    pub campaign: CampaignId,
    /// What it is about, among the themes of the ACI.
    pub theme: Option<QualityTheme>,
    /// Why this theme.
    pub reason: String,
    /// What is to be true in the end.
    pub objective: String,
    /// Quantitative data.
    pub measures: Vec<Measure>,
    /// Qualitative data: what was seen and heard.
    pub observations: String,
    /// Whether the objective is reached.
    pub verdict: Option<ObjectiveVerdict>,
    /// Why, in the team's words.
    pub analysis: String,
    /// The revised plan: what comes next.
    pub revision: String,
    /// What stood in the way.
    pub difficulties: String,
    /// What the team asks its partners for.
    pub requests: String,
}

/// Something that is counted before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// "Concertations commencées par les suites de la précédente".
    pub label: String,
    /// "%", "situations"; empty for a plain number.
    pub unit: String,
    /// At the start; `None` when nobody counted, which is not zero.
    pub before: Option<Quantity>,
    /// Aimed at.
    pub aim: Option<Quantity>,
    /// In the end.
    pub after: Option<Quantity>,
}

/// A theme the ACI lists for the *démarche qualité*.
///
/// Source: *Guide des indicateurs ACI*, CNAM, October 2022, pages 36 and 37.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum QualityTheme {
    /// Continuity of care.
    Continuity,
    /// Medico-social situations.
    SocialSituations,
    /// Team work around complex patients.
    Coordination,
    /// Delegation, protocols.
    Delegation,
    /// Access to care.
    Access,
    /// Prevention.
    Prevention,
}

/// Whether the objective is reached, as the team judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum ObjectiveVerdict {
    /// Reached.
    Reached,
    /// In part.
    Partly,
    /// Not reached.
    Missed,
}

impl QualityApproach {
    /// Starts one of which nothing is said yet.
    pub fn of(campaign: CampaignId) -> Self {
        Self { campaign, ..Self::default() }
    }

    /// Tells whether nothing at all has been said.
    pub fn is_blank(&self) -> bool {
        *self == Self::of(self.campaign)
    }
}

impl QualityTheme {
    /// Every theme, in the order of the ACI.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns its official wording.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Continuity => "continuité des soins",
            Self::SocialSituations => "situations médico-sociales",
            Self::Coordination => {
                "collaboration et coordination pluriprofessionnelles (patients complexes)"
            }
            Self::Delegation => "délégation et coordination (protocoles)",
            Self::Access => "accès aux soins",
            Self::Prevention => "actions de prévention",
        }
    }
}

impl ObjectiveVerdict {
    /// Every verdict, the best first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the words the person reads, said of an objective.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reached => "atteint",
            Self::Partly => "atteint en partie",
            Self::Missed => "non atteint",
        }
    }
}
