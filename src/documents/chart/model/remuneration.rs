//! The remuneration by exercise: what each axis brings, stacked, beside what would be possible.

use strum::EnumIter;

use super::common::ChartTable;
use crate::french;
use crate::remuneration::{Exact, GateState, Rules, Statement, Status, words};
use crate::scoring::Absence;

/// Points or euros by exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stacks {
    /// What is counted.
    pub unit: StackUnit,
    /// What brings something, from the bottom: the axes, then the majoration.
    pub series: Vec<String>,
    /// Whether the last of them is the majoration.
    pub has_majoration: bool,
    /// One per exercise, in the order of the years.
    pub columns: Vec<ExerciseColumn>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
pub enum StackUnit {
    /// Money, majoration included.
    #[default]
    Euros,
    /// Points, which know no majoration.
    Points,
}

/// One exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseColumn {
    /// The exercise.
    pub year: i16,
    /// How sure the rules of that year are.
    pub status: Status,
    /// As many as there are series.
    pub values: Vec<Exact>,
    /// What is due if the prerequisites hold.
    pub total: Exact,
    /// The most that could be; nothing while a question it rests on is missing.
    pub possible: Option<Exact>,
    /// Whether the prerequisites hold.
    pub gate: GateState,
    /// What is payable as things stand, in words.
    pub headline: String,
}

impl Stacks {
    /// Takes the exercises that the rules cover.
    pub fn of(rules: &Rules, statements: &[Statement], unit: StackUnit) -> Self {
        let columns = statements.iter().filter_map(|statement| column(rules, statement, unit));
        let mut columns: Vec<ExerciseColumn> = columns.collect();
        columns.sort_by_key(|column| column.year);
        let majoration = (unit == StackUnit::Euros).then(|| "majoration".to_owned());
        let axes = rules.axes.iter().map(|axis| french::in_a_sentence(&axis.short_title));
        let series: Vec<String> = axes.chain(majoration).collect();
        let zero = Exact::default();
        let brings = |place: &usize| {
            columns.iter().any(|column| column.values.get(*place).is_some_and(|v| *v != zero))
        };
        let kept: Vec<usize> = (0..series.len()).filter(brings).collect();
        for column in &mut columns {
            column.values =
                kept.iter().filter_map(|place| column.values.get(*place).copied()).collect();
        }
        // It comes after the axes.
        let has_majoration = kept.last() == Some(&rules.axes.len());
        let series = kept.iter().filter_map(|place| series.get(*place).cloned()).collect();
        Self { unit, series, has_majoration, columns }
    }

    pub(super) fn title(&self) -> String {
        match self.unit {
            StackUnit::Euros => "Rémunération ACI par exercice",
            StackUnit::Points => "Points ACI par exercice",
        }
        .to_owned()
    }

    /// Tells whether nothing is above zero.
    pub(super) fn is_blank(&self) -> bool {
        self.highest() == Exact::default()
    }

    /// Tells whether the series at this place is what precarity adds.
    pub fn is_majoration(&self, place: usize) -> bool {
        self.has_majoration && place + 1 == self.series.len()
    }

    /// Returns the highest value drawn.
    pub fn highest(&self) -> Exact {
        let values = self.columns.iter().flat_map(|column| [Some(column.total), column.possible]);
        values.flatten().max().unwrap_or_default().max(Exact::default())
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let columns: Vec<String> =
            self.columns.iter().map(|column| self.sentence(column)).collect();
        format!("{title}, estimation sans valeur contractuelle. {}.", columns.join(". "))
    }

    pub(super) fn table(&self) -> ChartTable {
        let headers = std::iter::once("Exercice".to_owned())
            .chain(self.series.iter().map(|words| french::capitalised(words)))
            .chain(["Total", "Maximum possible", "Prérequis"].map(str::to_owned));
        let rows = self.columns.iter().map(|column| {
            let values = column.values.iter().map(|value| self.unit.words(*value));
            let possible = column.possible.map(|value| self.unit.words(value));
            std::iter::once(column.year_words())
                .chain(values)
                .chain([
                    self.unit.words(column.total),
                    possible.unwrap_or_else(|| Absence::Incomplete.words().to_owned()),
                ])
                .chain([column.gate_words().unwrap_or("réunis").to_owned()])
                .collect()
        });
        ChartTable { headers: headers.collect(), rows: rows.collect() }
    }

    /// Tells an exercise: "2025 : 98 420,00 €, dont accès 20 000,00 €…".
    pub fn sentence(&self, column: &ExerciseColumn) -> String {
        let total = self.unit.words(column.total);
        let parts: Vec<String> = self
            .series
            .iter()
            .zip(&column.values)
            .map(|(title, value)| format!("{title} {}", self.unit.words(*value)))
            .collect();
        let parts =
            if parts.is_empty() { String::new() } else { format!(", dont {}", parts.join(", ")) };
        let possible = column.possible.map_or_else(
            || format!("maximum possible {}", Absence::Incomplete.words()),
            |possible| format!("maximum possible {}", self.unit.words(possible)),
        );
        let gate = match column.gate {
            GateState::Held => "",
            GateState::ToConfirm | GateState::Missing | GateState::Unknown => {
                &fr!(" ; {}", column.headline)
            }
        };
        fr!("{} : {total}{parts} ; {possible}{gate}", column.year_words())
    }

    /// Tells one part of an exercise: "2025, accès : 20 000,00 €".
    pub fn part_words(&self, column: &ExerciseColumn, place: usize) -> Option<String> {
        let (title, value) = self.series.get(place).zip(column.values.get(place))?;
        Some(fr!("{}, {title} : {}", column.year_words(), self.unit.words(*value)))
    }
}

impl ExerciseColumn {
    /// Says what to know of the prerequisites, if anything.
    pub const fn gate_words(&self) -> Option<&'static str> {
        match self.gate {
            GateState::Held => None,
            GateState::ToConfirm => Some("prérequis à confirmer"),
            GateState::Missing => Some("prérequis manquant"),
            GateState::Unknown => Some("prérequis à renseigner"),
        }
    }

    fn year_words(&self) -> String {
        match self.status {
            Status::Established => self.year.to_string(),
            Status::Reconstructed => format!("{} (règles reconstituées)", self.year),
            Status::ToVerify => format!("{} (à confirmer)", self.year),
        }
    }
}

impl StackUnit {
    /// Writes a value exactly, to the cent: `98 420,37 €`, `7 012,5 points`.
    pub fn words(self, value: Exact) -> String {
        match self {
            Self::Euros => french::euros(value),
            Self::Points => points(value),
        }
    }

    /// Writes a value to the unit, for a label: `98 420 €`, `7 013 points`.
    pub fn short_words(self, value: Exact) -> String {
        match self {
            Self::Euros => french::short_euros(value.round()),
            Self::Points => points(value.round()),
        }
    }
}

fn points(value: Exact) -> String {
    fr!("{}~points", french::amount(value))
}

fn column(rules: &Rules, statement: &Statement, unit: StackUnit) -> Option<ExerciseColumn> {
    let axes = 0..rules.axes.len();
    let (values, total, possible) = match unit {
        StackUnit::Euros => {
            let euros = axes.map(|axis| statement.axis_euros(rules, axis));
            let values: Vec<Exact> = euros.chain([statement.majoration.amount]).collect();
            (values, statement.total, statement.range.possible)
        }
        StackUnit::Points => {
            let points = axes.map(|axis| statement.axis_points(rules, axis)).collect();
            (points, statement.points, statement.possible_points())
        }
    };
    let (year, gate) = (statement.year, statement.gate.state());
    let headline = words::headline(statement).sentence();
    Some(ExerciseColumn {
        year,
        status: statement.status?,
        values,
        total,
        possible,
        gate,
        headline,
    })
}
