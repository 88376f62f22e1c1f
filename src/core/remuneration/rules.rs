//! The rules of a remuneration as data: questions, indicators, parameters, exercises.
//!
//! A [`Rules`] only exists once its file has been read without error, so every index resolves, every
//! condition asks a question of the right kind, and every figure has its source.

use jiff::civil::Date;

use super::basis::{Citation, Period, Source};
use super::condition::{Condition, QuestionIndex};
use super::mechanisms::Mechanism;
use super::parameters::Parameters;
use super::questions::{Comparison, Question};
use crate::grid::Version;

/// The rules of one remuneration, for every exercise they cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Stable name: `aci-msp`.
    pub id: String,
    /// `major.minor.patch`.
    pub version: Version,
    /// "Accord conventionnel interprofessionnel des maisons de santé".
    pub title: String,
    /// Two or three words: "ACI MSP".
    pub short_title: String,
    /// Form of structure it pays, such as `MSP`.
    pub structure: String,
    /// Day up to which the texts were followed.
    pub as_of: Date,
    /// The texts the figures come from.
    pub sources: Vec<Source>,
    /// In the order of the screen.
    pub axes: Vec<Axis>,
    /// Every question, those of the whole exercise first; see [`Indicator::questions`].
    pub questions: Vec<Question>,
    /// Questions that belong to no indicator, in the order of the screen.
    pub general: Vec<QuestionIndex>,
    /// In the order of the screen.
    pub indicators: Vec<Indicator>,
    /// Which question is which, for the sums that concern the whole.
    pub roles: Roles,
    /// When a first, incomplete year counts by days.
    pub proration: Proration,
    /// Figures that concern the whole, by year.
    pub parameters: Parameters,
    /// Sums in euros beside the points.
    pub supplements: Vec<Supplement>,
    /// Years covered, first to last.
    pub exercises: Vec<ExerciseRules>,
    /// What two answers must respect together.
    pub comparisons: Vec<Comparison>,
    /// Indicators that grids may name although no point hangs on them.
    pub outside: Vec<UnpaidIndicator>,
}

/// An indicator that no point hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpaidIndicator {
    /// By which grids name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why it brings no point.
    pub reason: String,
}

/// A group of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Stable name.
    pub id: String,
    /// "Accès aux soins".
    pub title: String,
    /// One or two words for charts.
    pub short_title: String,
}

/// What an indicator is to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndicatorKind {
    /// *Socle et prérequis*: without it nothing is paid at all.
    Prerequis,
    /// *Socle*: progressive, base of the advance.
    Socle,
    /// *Optionnel*.
    Optionnel,
}

/// A year in which an indicator is of another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindException {
    /// The exercise.
    pub year: i16,
    /// What it is then.
    pub kind: IndicatorKind,
    /// Who says so.
    pub citation: Citation,
}

/// Something that brings points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Stable name, the one grids link to.
    pub id: String,
    /// Shown code: "B3".
    pub code: String,
    /// Official name.
    pub name: String,
    /// A few words for narrow places.
    pub short_name: String,
    /// Place in [`Rules::axes`].
    pub axis: usize,
    /// What it is to the whole.
    pub kind: IndicatorKind,
    /// Years in which it is something else.
    pub exceptions: Vec<KindException>,
    /// In which exercises it exists.
    pub period: Period,
    /// What it asks, options included, in the order of the screen.
    pub questions: Vec<QuestionIndex>,
    /// What it pays, in the order of the text.
    pub parts: Vec<Part>,
    /// Proof (*justificatif*) asked; empty when none is.
    pub proof: String,
    /// What to know about the rule, defaults taken included; may be empty.
    pub note: String,
    /// Where the rule stands.
    pub citation: Citation,
}

/// One amount inside an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Stable name inside the rules; grids may link to it.
    pub id: String,
    /// "part variable", "niveau 2".
    pub name: String,
    /// In which exercises it exists.
    pub period: Period,
    /// What must be true.
    pub condition: Condition,
    /// A part of the same indicator that must be earned first.
    pub requires: Option<usize>,
    /// Parts of the same number do not add up: the best one counts.
    pub alternative: Option<u8>,
    /// How its points come.
    pub mechanism: Mechanism,
    /// Whether the points are for the base of patients and follow the patientèle.
    pub scales: bool,
    /// When an incomplete year counts by days.
    pub prorata: Prorata,
    /// Depends on others than the team: left out of what is possible unless already true.
    pub is_beyond_control: bool,
    /// Whether it enters the base of the advance.
    pub is_in_advance: bool,
    /// Where its figures stand.
    pub citation: Citation,
}

/// When a part counts by days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prorata {
    /// Only when the whole first year does.
    #[default]
    Never,
    /// From the day the contract takes effect.
    Contract,
    /// From the day of this question.
    From(QuestionIndex),
}

/// How incomplete years are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proration {
    /// Every part follows the contract, not only those the text names.
    pub everything_if: Condition,
    /// No part follows the contract.
    pub nothing_if: Condition,
    /// By whole months instead of days.
    pub months_if: Condition,
}

/// Which question is which, for the sums that concern the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Patients who chose a doctor of the structure.
    pub patientele: QuestionIndex,
    /// Day the contract takes effect.
    pub contract: QuestionIndex,
    /// Share of patients with the C2S, in percent.
    pub c2s: QuestionIndex,
    /// Share of patients with the AME, in percent.
    pub ame: QuestionIndex,
    /// Whether it is a new structure in its first two years.
    pub new_structure: QuestionIndex,
    /// Advance already received, in euros.
    pub advance_received: QuestionIndex,
    /// An IPA works in the structure.
    pub ipa: QuestionIndex,
}

/// A sum in euros beside the points, to be entered by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// Stable name.
    pub id: String,
    /// "France santé".
    pub name: String,
    /// In which exercises it exists.
    pub period: Period,
    /// The amount, in euros, entered by the team.
    pub amount: QuestionIndex,
    /// What the team commits to, as yes-or-no questions.
    pub commitments: Vec<QuestionIndex>,
    /// What to know: "à vérifier sur Légifrance".
    pub note: String,
    /// Where it stands.
    pub citation: Citation,
}

/// How sure the rules of a year are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// As the official guide says.
    Established,
    /// Put together from other sources.
    Reconstructed,
    /// A text that could not be read yet may change it.
    ToVerify,
}

/// A year the rules cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseRules {
    /// The year.
    pub year: i16,
    /// How sure its rules are.
    pub status: Status,
    /// "Avenant 1, avec sa dérogation de 2022".
    pub note: String,
}

impl Rules {
    /// Returns a question.
    pub fn question(&self, index: QuestionIndex) -> Option<&Question> {
        self.questions.get(index.0)
    }

    /// Returns the place of the question of this name.
    pub fn find(&self, id: &str) -> Option<QuestionIndex> {
        self.questions.iter().position(|question| question.id.0 == id).map(QuestionIndex)
    }

    /// Returns what a year has of its own, if it is covered.
    pub fn exercise(&self, year: i16) -> Option<&ExerciseRules> {
        self.exercises.iter().find(|exercise| exercise.year == year)
    }

    /// Returns the indicator that a link of a grid names, by its own name or that of a part.
    pub fn linked(&self, id: &str) -> Option<(usize, &Indicator)> {
        let names = |indicator: &Indicator| {
            indicator.id == id || indicator.parts.iter().any(|part| part.id == id)
        };
        self.indicators.iter().enumerate().find(|(_, indicator)| names(indicator))
    }

    /// Returns the text a citation names.
    pub fn source(&self, citation: &Citation) -> Option<&Source> {
        self.sources.get(citation.source)
    }
}

impl Indicator {
    /// Returns what it is to the whole in this exercise.
    pub fn kind_in(&self, year: i16) -> IndicatorKind {
        let exception = self.exceptions.iter().find(|exception| exception.year == year);
        exception.map_or(self.kind, |exception| exception.kind)
    }
}
