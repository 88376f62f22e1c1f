//! What a mean is, with all that it rests on, and what is said of it.

use num_rational::Ratio;

use super::absence::{Absence, Mean};
use crate::dossier::Answer;
use crate::grid::{CriterionId, Level, ScoringRule, Unit};

/// A mean with all that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// `Domain::id`; `None` for the whole.
    pub domain: Option<String>,
    /// What its numbers are told in.
    pub unit: Unit,
    /// What is made of the levels.
    pub rule: ScoringRule,
    /// The parts it is made of, where it is not made of criteria.
    pub parts: Vec<PartTerm>,
    /// How much of the scope is covered.
    pub coverage: Coverage,
    /// Coverage in percent from which the mean is shown.
    pub minimum_coverage_percent: u8,
    /// What enters the mean, in reading order.
    pub terms: Vec<Term>,
    /// What is made of agreed levels, while the coverage allows it: most often their weighted mean.
    pub mean: Mean,
    /// The same mean with each target above its level in the level's place.
    pub target: Option<Ratio<i64>>,
    /// The mean that the last comparable campaign shows of itself.
    pub former: Mean,
    /// Change since then, over the criteria that compare: not always the difference of the two means.
    pub change: Option<MeanChange>,
    /// Between which means the scope lies, when the level of some criteria is uncertain: each of
    /// them at its lowest, then at its highest.
    pub band: Option<(Ratio<i64>, Ratio<i64>)>,
}

/// One criterion's part in a mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: u32,
    /// The agreed level.
    pub level: Level,
    /// What it is worth, as scores are told.
    pub value: Ratio<i64>,
    /// Whether it is worth its own number.
    pub is_by_number: bool,
    /// What it is worth, from 0 to 1.
    pub share: Ratio<i64>,
    /// How many points it could bring.
    pub points: Ratio<i64>,
    /// The level of the whole it belongs to, and whether it is acquired there.
    pub stage: Option<(Level, bool)>,
    /// The level aimed at.
    pub target: Option<Level>,
    /// The level of the last comparable campaign, if it means the same.
    pub former: Option<Level>,
}

/// One domain's or sub-domain's part in a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartTerm {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: u32,
    /// Its own score, when it has one.
    pub score: Option<Ratio<i64>>,
}

/// How many criteria of a scope are answered, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Criteria in scope.
    pub total: usize,
    /// With an agreed level.
    pub levelled: usize,
    /// *Sans objet*.
    pub not_applicable: usize,
    /// *Ne sait pas*.
    pub unknown: usize,
    /// Without agreement to this day.
    pub disputed: usize,
    /// Unanswered, but answered in the last comparable campaign; none once the campaign is closed.
    pub to_confirm: usize,
}

/// A difference between two means over the same criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeanChange {
    /// Mean now, over the criteria that compare.
    pub now: Ratio<i64>,
    /// Mean then, over the same ones.
    pub then: Ratio<i64>,
    /// How many criteria compare.
    pub criteria: usize,
    /// What the two are told in.
    pub unit: Unit,
}

impl MeanChange {
    /// Returns now − then, each as it is shown: a reader who subtracts finds the same.
    pub fn difference(&self) -> Ratio<i64> {
        self.unit.shown(self.now) - self.unit.shown(self.then)
    }
}

impl Coverage {
    /// Returns the criteria that have an answer of any kind.
    pub const fn answered(&self) -> usize {
        self.levelled + self.not_applicable + self.unknown + self.disputed
    }

    /// Returns the criteria that could have a level.
    pub const fn applicable(&self) -> usize {
        self.total - self.not_applicable
    }

    /// Returns the criteria still to be answered, those to confirm included.
    pub const fn remaining(&self) -> usize {
        self.total - self.answered()
    }

    /// Returns the share of applicable criteria that have a level.
    pub fn share(&self) -> Ratio<i64> {
        if self.applicable() == 0 {
            return Ratio::from_integer(0);
        }
        Ratio::new(exact(self.levelled), exact(self.applicable()))
    }

    /// Tells whether it is enough for a mean to be shown.
    pub(super) fn allows(&self, minimum_percent: u8) -> bool {
        self.share() * 100 >= Ratio::from_integer(i64::from(minimum_percent))
    }

    pub(super) fn add(&mut self, answer: Option<&Answer>, is_to_confirm: bool) {
        self.total += 1;
        match answer {
            Some(Answer::Level(_)) => self.levelled += 1,
            Some(Answer::NotApplicable { .. }) => self.not_applicable += 1,
            Some(Answer::Unknown) => self.unknown += 1,
            Some(Answer::Disputed { .. }) => self.disputed += 1,
            None if is_to_confirm => self.to_confirm += 1,
            None => {}
        }
    }
}

impl Score {
    /// Returns what is aimed at, when a criterion aims higher than it stands.
    pub fn aim(&self) -> Option<Ratio<i64>> {
        let aims = |term: &Term| term.target.is_some_and(|target| target > term.level);
        self.target.filter(|_| self.terms.iter().any(aims))
    }
}

impl Coverage {
    /// Says why there is no mean of it.
    pub(super) const fn absence(&self) -> Absence {
        if self.total == 0 {
            Absence::Elsewhere
        } else if self.applicable() == 0 {
            Absence::NotApplicable
        } else if self.answered() == 0 {
            Absence::Unanswered
        } else if self.remaining() > 0 {
            Absence::Incomplete
        } else {
            Absence::Undecided
        }
    }

    /// Writes how many criteria count, of how many: "5 sur 6".
    pub fn words(&self) -> String {
        format!("{} sur {}", self.levelled, self.total)
    }

    /// Says how many criteria do not count, and why; nothing when all do.
    pub fn left_out(&self) -> Vec<String> {
        let all = [
            (self.not_applicable, "sans objet"),
            (self.unknown, "ne sait pas"),
            (self.disputed, "sans accord"),
            (self.remaining(), "sans réponse"),
        ];
        let told = all.into_iter().filter(|(number, _)| *number > 0);
        told.map(|(number, words)| fr!("{number}~{}", words.replace(' ', fr!("~")))).collect()
    }
}

impl Score {
    /// Says in a few words why there is no mean; nothing when there is one.
    pub fn why_no_mean(&self) -> Option<String> {
        Some(match self.mean.err()? {
            Absence::NotApplicable => "tous les critères sont sans objet".to_owned(),
            Absence::Unanswered => "aucun critère n’a de réponse".to_owned(),
            Absence::Nothing | Absence::Elsewhere | Absence::Incomplete | Absence::Undecided => {
                fr!("il faut {} % des critères", self.minimum_coverage_percent)
            }
        })
    }

    /// Writes the change since the last comparable campaign, if there is one to tell.
    pub fn change_words(&self) -> Option<String> {
        self.change.as_ref().map(|change| self.unit.change_words(change.difference()))
    }

    /// Returns over how many criteria the change goes, when it is not the difference of the two
    /// means that are shown.
    pub fn change_basis(&self) -> Option<usize> {
        let change = self.change.as_ref()?;
        let is_difference = match (self.mean, self.former) {
            (Ok(now), Ok(then)) => {
                self.unit.shown(now) - self.unit.shown(then) == change.difference()
            }
            _ => false,
        };
        (!is_difference).then_some(change.criteria)
    }
}

/// Returns a mean as it is shown, rounded to its tenth.
pub fn shown(mean: Ratio<i64>) -> Ratio<i64> {
    (mean * 10).round() / 10
}

fn exact(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
