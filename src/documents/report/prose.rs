//! The running text of documents: `assets/rapports/textes.ron`, which a proof-reader can read.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::documents::Readership;
use crate::french;
use crate::grid::Level;

/// A text as it is printed, but for what is filled in.
#[derive(Debug)]
pub(super) struct Passage(String);

impl<'de> Deserialize<'de> for Passage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(deserializer)?;
        let [lowest, .., highest] = Level::ALL;
        let typed = typed.replace("{échelle}", &format!("de {lowest} à {highest}"));
        Ok(Self(french::typeset(&typed)))
    }
}

impl Passage {
    /// Returns the text, when there is nothing to fill in.
    pub(super) const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the text with this in the place of `{name}`.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        self.0.replace(&format!("{{{name}}}"), value)
    }
}

/// Everything that is said at length, by what it says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prose {
    /// What the word says beside a criterion of the blank grid.
    pub(super) socle: Passage,
    /// How the blank grid is filled in; `how_to_choose` is the rule of levels.
    pub(super) how_to_tick: Passage,
    /// By which rule levels are agreed; `how_to_choose` is that rule.
    pub(super) levels_agreed: Passage,
    /// What a level is; `how_to_choose` is the rule of levels.
    pub(super) levels_observable: Passage,
    /// What a level is not.
    pub(super) level_decided: Passage,
    /// What leaves the means; `minimum` is the share a mean needs.
    pub(super) not_counted: Passage,
    /// What a change compares.
    pub(super) change_rule: Passage,
    /// What the diagnosis is not.
    pub(super) diagnostic_caution: Passage,
    /// What shows a level; `claims` counts the levels of each.
    pub(super) claims: Passage,
    /// How a mean is made.
    pub(super) mean_rule: Passage,
    /// What the median is for.
    pub(super) median_rule: Passage,
    /// What the median is.
    pub(super) median_words: Passage,
    /// What the closing keeps of ballots that leave their counts.
    pub(super) fate_counts: Passage,
    /// What the closing keeps of ballots that are destroyed.
    pub(super) fate_destroyed: Passage,
    /// In place of a progress that needs two campaigns.
    pub(super) first_campaign: Passage,
    /// What is compared between versions of one grid.
    pub(super) grid_versions: Passage,
    /// What is compared within one version.
    pub(super) grid_same: Passage,
    /// Where nothing is compared; `quand` names the months.
    pub(super) grid_breaks: Passage,
    /// Why a change may not be the difference of two means.
    pub(super) change_basis: Passage,
    /// Which professions are named.
    pub(super) voices: Passage,
    /// How sums that are sure, declared and possible are counted.
    pub(super) range: Passage,
    /// Who alone settles the remuneration.
    pub(super) statement_caution: Passage,
    /// Why sums may differ by a cent.
    pub(super) rounding: Passage,
    /// What counts while it is not known.
    pub(super) unknown_fact: Passage,
    /// What is done where the texts are silent.
    pub(super) open_points: Passage,
    /// What a missing prerequisite costs.
    pub(super) gate: Passage,
    /// How to read the indicators.
    pub(super) indicators: Passage,
    /// What the ACI is, for those who do not know.
    pub(super) aci: Passage,
    /// Where the sentences of the criteria are.
    pub(super) more_in_diagnostic: Passage,
    /// What the fingerprint stands for.
    pub(super) fingerprint: Passage,
    /// Words of the synthesis.
    pub(super) synthesis: Readings<SynthesisWords>,
    /// Words of the whole dossier.
    pub(super) whole: Readings<WholeWords>,
    /// Words of the field and what they mean; `minimum` is the share a mean needs.
    pub(super) glossary: Vec<(String, Passage)>,
}

/// What is said otherwise to each who reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Readings<T> {
    team: T,
    funder: T,
    public: T,
}

impl<T> Readings<T> {
    /// Returns what is said to them.
    pub(super) const fn of(&self, reading: Readership) -> &T {
        match reading {
            Readership::Team => &self.team,
            Readership::Funder => &self.funder,
            Readership::Public => &self.public,
        }
    }
}

/// Words of a synthesis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SynthesisWords {
    /// What the document is, in a sentence or two.
    pub(super) lead: Passage,
    /// Title of the profile.
    pub(super) profile: Passage,
    /// Title of the strong points.
    pub(super) strengths: Passage,
    /// Title of what comes first.
    pub(super) priorities: Passage,
    /// Title of what is prepared.
    pub(super) aim: Passage,
    /// Title of what the team asks for.
    pub(super) requests: Passage,
}

/// Words of a whole dossier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WholeWords {
    /// What the document is, in a sentence or two.
    pub(super) lead: Passage,
    /// Title of who the team is.
    pub(super) identity: Passage,
    /// Title of the profile.
    pub(super) profile: Passage,
    /// Title of what the ACI pays.
    pub(super) remuneration: Passage,
    /// Title of what actions brought.
    pub(super) results: Passage,
    /// Title of what is not sure.
    pub(super) reservations: Passage,
    /// Title of what the team asks for.
    pub(super) requests: Passage,
    /// Title of the index of proofs.
    pub(super) proofs: Passage,
}

/// The texts shipped with the program.
pub(super) static PROSE: LazyLock<Prose> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/rapports/textes.ron"))
        .expect("assets/rapports/textes.ron is read by a test")
});
