//! The running text of documents: `assets/rapports/textes.ron`, which a proof-reader can read.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::documents::Readership;
use super::words::text;
use crate::french;
use crate::grid::{Scale, ScaleLevel, ScoringRule};

/// A text as it is printed, but for what is filled in.
#[derive(Debug)]
pub(super) struct Passage(String);

impl<'de> Deserialize<'de> for Passage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(french::typeset(&String::deserialize(deserializer)?)))
    }
}

impl Passage {
    /// Returns the text, when there is nothing to fill in.
    pub(super) const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the text with this in the place of `{name}`.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        self.filled(&[(name, value)])
    }

    /// Returns the text with each of these in the place of its `{name}`.
    pub(super) fn filled(&self, values: &[(&str, &str)]) -> String {
        let fill = |said: String, (name, value): &(&str, &str)| {
            said.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(self.0.clone(), fill)
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
    /// The same for a grid whose levels are given in several ways.
    pub(super) how_to_tick_each: Passage,
    /// What is added where some criteria are characteristics.
    pub(super) how_to_tick_lists: Passage,
    /// What is added where some criteria are numbers.
    pub(super) how_to_tick_numbers: Passage,
    /// By which rule levels are agreed; `how_to_choose` is that rule, `échelle` where levels go.
    pub(super) levels_agreed: Passage,
    /// The same for a grid whose levels are given in several ways.
    pub(super) levels_agreed_each: Passage,
    /// What a level is; `how_to_choose` is the rule of levels.
    pub(super) levels_observable: Passage,
    /// The same for a grid whose levels are given in several ways; `observé` says how some follow.
    pub(super) levels_observable_each: Passage,
    /// What a slide says of levels; `doubt` is the end of the rule of levels.
    pub(super) levels_in_short: Passage,
    /// The same for a grid whose levels are given in several ways.
    pub(super) levels_in_short_each: Passage,
    /// What a level is not.
    pub(super) level_decided: Passage,
    /// What leaves the means; `minimum` is the share a mean needs.
    pub(super) not_counted: Passage,
    /// What a change compares.
    pub(super) change_rule: Passage,
    /// What the diagnosis is not.
    pub(super) diagnostic_caution: Passage,
    /// What shows a level; `above` says which levels claim something, `claims` counts those of each.
    pub(super) claims: Passage,
    /// How a score is made, by the rule of the grid.
    pub(super) score_rules: ScoreRules,
    /// What is made of the scores of domains.
    pub(super) over_domains: Passage,
    /// What is made of levels whose scales do not compare.
    pub(super) brought: Passage,
    /// What a step of the whole is, where it is not a level of the *socle*; `gates` tells each.
    pub(super) gates: Passage,
    /// By what votes agree on the scales of some criteria only.
    pub(super) other_scales: Passage,
    /// Over what a measured number is followed.
    pub(super) numbers: Passage,
    /// What a criterion is that a rule of the grid sets aside.
    pub(super) set_aside: Passage,
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
    /// What the ends of some scales come to, in a few words; see [`Prose::scale_ends`].
    ends: Vec<ScaleEnds>,
    /// Words of the field and what they mean; `minimum` is the share a mean needs, `rule` how a score
    /// is made, `échelle` where it goes,
    /// `shown` that it is shown.
    pub(super) glossary: Vec<(String, Passage)>,
}

impl Prose {
    /// Says what the ends of a scale come to: our words where we have some for these very
    /// definitions, else the author's.
    pub(super) fn scale_ends(&self, scale: &Scale) -> String {
        let (low, high) = (scale.get(scale.lowest()), scale.get(scale.highest()));
        let definitions = [text(&low.definition), text(&high.definition)];
        let is_meant = |ends: &&ScaleEnds| {
            ends.of.iter().map(Passage::as_str).eq(definitions.iter().map(String::as_str))
        };
        let own = |level: &ScaleLevel| {
            let says_much = level.name.chars().any(char::is_alphabetic);
            text(if says_much { &level.name } else { &level.definition })
        };
        self.ends.iter().find(is_meant).map_or_else(
            || fr!("de « {} » à « {} »", own(low), own(high)),
            |ends| ends.words.as_str().to_owned(),
        )
    }
}

/// What the ends of a scale come to, in a few words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleEnds {
    /// The definitions of its lowest and of its highest level.
    of: [Passage; 2],
    words: Passage,
}

/// How a score is made, by the rule of the grid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreRules {
    weighted: Passage,
    plain: Passage,
    minimum: Passage,
    cumulative: Passage,
    points: Passage,
}

impl ScoreRules {
    /// Returns how a score is made by a rule.
    pub(super) const fn of(&self, rule: ScoringRule) -> &str {
        let passage = match rule {
            ScoringRule::Weighted => &self.weighted,
            ScoringRule::Plain => &self.plain,
            ScoringRule::Minimum => &self.minimum,
            ScoringRule::Cumulative => &self.cumulative,
            ScoringRule::Points => &self.points,
        };
        passage.as_str()
    }
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
