//! One thing a team assesses: what is asked, what is read of each level, and how a level is given.

use std::sync::Arc;

use super::condition::CriterionCondition;
use super::extent::Extent;
use super::ids::CriterionId;
use super::kind::{CriterionKind, Held, Observed};
use super::level::Level;
use super::scale::Scale;

/// One thing a team assesses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable name, never reused.
    pub id: CriterionId,
    /// Raised by the author when the meaning changes: levels before and after no longer compare.
    pub meaning: u32,
    /// Shown code: "A2".
    pub code: String,
    /// Title.
    pub title: String,
    /// The question put to the team.
    pub question: String,
    /// How much it counts in a mean; at least 1.
    pub weight: u32,
    /// Rests on the ACI's *socle* and prerequisite indicators; gates look at these.
    pub is_socle: bool,
    /// Too delicate for an open vote.
    pub is_sensitive: bool,
    /// The narrowest path that goes through it.
    pub extent: Extent,
    /// May be declared *sans objet*.
    pub allows_not_applicable: bool,
    /// Shown only when all of these hold.
    pub conditions: Vec<CriterionCondition>,
    /// What its levels are levels of.
    pub scale: Arc<Scale>,
    /// How its level is given.
    pub kind: CriterionKind,
    /// What it says of each level of its scale; `None` where the scale, or another level of the same
    /// group, says it.
    pub levels: Vec<Option<LevelText>>,
    /// The level of the whole it belongs to, where these are cumulative.
    pub stage: Option<Level>,
    /// From which level it is acquired there; the highest of its scale when nothing is written.
    pub acquired: Option<Level>,
    /// Help for who reads it.
    pub help: Option<String>,
    /// Where to read more.
    pub references: Vec<Reference>,
    /// Proofs that show it.
    pub proofs: Vec<String>,
    /// ACI indicators it supports.
    pub links: Vec<Link>,
    /// Axis of the HAS matrix it belongs to.
    pub has_axis: Option<String>,
}

/// Where to read more about a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub name: String,
    /// Where it is found, such as a page of the web.
    pub address: Option<String>,
    /// Which page of it.
    pub page: Option<String>,
}

/// What a level looks like for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelText {
    /// The sentence one can observe.
    pub sentence: String,
    /// A first small step to the next level.
    pub first_step: Option<String>,
}

/// What is read of a level of a criterion: its own words, or those of its group or its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelWords<'a> {
    /// The sentence one can observe.
    pub sentence: &'a str,
    /// A first small step to the next level.
    pub first_step: Option<&'a str>,
}

/// "Supports this indicator, from this level."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `Indicator::id` of the same grid.
    pub indicator: String,
    /// Level from which it helps.
    pub from_level: Level,
}

impl Criterion {
    /// Returns what is read of a level: its own words, those of its group, or those of the scale.
    pub fn level(&self, level: Level) -> LevelWords<'_> {
        let own = |level: Level| self.levels.get(self.scale.place(level))?.as_ref();
        let of_group = || {
            let group = self.scale.group(level)?;
            let levels = self.scale.levels();
            levels.filter(|one| (group.from..=group.to).contains(one)).find_map(own)
        };
        match own(level).or_else(of_group) {
            Some(text) => {
                LevelWords { sentence: &text.sentence, first_step: text.first_step.as_deref() }
            }
            None => LevelWords { sentence: self.scale_words(level), first_step: None },
        }
    }

    /// Returns what the scale says of a level: its definition, else its name.
    fn scale_words(&self, level: Level) -> &str {
        let of_scale = self.scale.get(level);
        if of_scale.definition.is_empty() { &of_scale.name } else { &of_scale.definition }
    }

    /// Tells whether it says something of its own of a level.
    pub fn says(&self, level: Level) -> bool {
        self.levels.get(self.scale.place(level)).is_some_and(Option::is_some)
    }

    /// Returns the level that follows from what was observed; nothing while something is missing.
    pub fn level_of(&self, observed: &Observed) -> Option<Level> {
        match (&self.kind, observed) {
            (CriterionKind::Characteristics(all), Observed::Characteristics(held)) => {
                all.level(held, &self.scale)
            }
            (CriterionKind::Measure(measure), Observed::Number(number)) => {
                Some(measure.level(*number, &self.scale))
            }
            (
                CriterionKind::Levels
                | CriterionKind::Characteristics(_)
                | CriterionKind::Measure(_)
                | CriterionKind::YesNo(_),
                Observed::Characteristics(_) | Observed::Number(_),
            ) => None,
        }
    }

    /// Tells whether an observation is one that this criterion asks for.
    pub fn allows(&self, observed: &Observed) -> bool {
        match (&self.kind, observed) {
            (CriterionKind::Characteristics(all), Observed::Characteristics(held)) => {
                let is_known = |(id, held): (&String, &Held)| {
                    let is_there = all.items.iter().any(|item| item.id == *id);
                    is_there && (all.has_partly || *held != Held::Partly)
                };
                held.iter().all(is_known)
            }
            (CriterionKind::Measure(measure), Observed::Number(number)) => measure.allows(*number),
            (
                CriterionKind::Levels
                | CriterionKind::Characteristics(_)
                | CriterionKind::Measure(_)
                | CriterionKind::YesNo(_),
                Observed::Characteristics(_) | Observed::Number(_),
            ) => false,
        }
    }

    /// Tells whether it is asked only of teams that count some profession.
    pub fn asks_professions(&self) -> bool {
        self.conditions
            .iter()
            .any(|condition| matches!(condition, CriterionCondition::Professions(_)))
    }

    /// Tells whether a path goes through it.
    pub fn is_in(&self, extent: Extent) -> bool {
        self.extent <= extent
    }

    /// Tells whether a level given to `other` means the same here.
    pub fn is_comparable_to(&self, other: &Self) -> bool {
        self.id == other.id
            && self.meaning == other.meaning
            && self.scale.compares_with(&other.scale)
    }
}
