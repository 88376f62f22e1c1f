//! Figures that concern the whole, each with its source and the year it begins.

use super::basis::Citation;
use super::condition::Condition;
use super::expression::Exact;

/// A number with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcedFigure {
    /// Exact.
    pub value: Exact,
    /// Where it stands.
    pub citation: Citation,
}

/// A figure that changes with the years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// First exercise and figure, latest last. The first one also serves earlier years.
    pub steps: Vec<(i16, SourcedFigure)>,
}

/// Figures that concern the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Euros for one point.
    pub point_value: Dated,
    /// Patients the variable points are for.
    pub base_patients: Dated,
    /// National share of patients with the C2S, as a fraction of one.
    pub c2s_national: Dated,
    /// National share of patients with the AME, as a fraction of one.
    pub ame_national: Dated,
    /// Most the majoration may be, as a fraction of one.
    pub majoration_cap: Dated,
    /// Share of the socle that is paid in advance, as a fraction of one.
    pub advance_share: Dated,
    /// Least remuneration of a new structure for a full year, in euros.
    pub new_structure_minimum: Dated,
    /// Least advance of a new structure for a full year, in euros.
    pub new_structure_advance: Dated,
    /// The base of the advance takes the real points instead of 100 %.
    pub advance_is_real_if: Condition,
    /// The guarantee of a new structure is counted by days in an incomplete year.
    pub guarantee_is_prorated_if: Condition,
    /// Day and month, the year after, by which proofs are sent.
    pub proofs_due: (i8, i8),
    /// Day and month, the year after, by which the balance is paid.
    pub payment_due: (i8, i8),
    /// Where the two days stand.
    pub deadlines_citation: Citation,
}

impl Parameters {
    /// Returns every figure that changes with the years.
    pub const fn dated(&self) -> [&Dated; 8] {
        let Self {
            point_value,
            base_patients,
            c2s_national,
            ame_national,
            majoration_cap,
            advance_share,
            new_structure_minimum,
            new_structure_advance,
            // Named one by one, so that a new figure cannot be left out.
            advance_is_real_if: _,
            guarantee_is_prorated_if: _,
            proofs_due: _,
            payment_due: _,
            deadlines_citation: _,
        } = self;
        [
            point_value,
            base_patients,
            c2s_national,
            ame_national,
            majoration_cap,
            advance_share,
            new_structure_minimum,
            new_structure_advance,
        ]
    }
}

impl Dated {
    /// Returns the value of a year; zero when none was ever given.
    pub(super) fn value(&self, year: i16) -> Exact {
        self.at(year).map_or_else(Exact::default, |figure| figure.value)
    }

    /// Returns the figure of a year.
    pub fn at(&self, year: i16) -> Option<&SourcedFigure> {
        let last = self.steps.iter().rev().find(|(from, _)| *from <= year);
        last.or_else(|| self.steps.first()).map(|(_, figure)| figure)
    }
}
