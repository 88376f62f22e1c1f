//! "Pourquoi ce score ?": what a value rests on, in words and figures.

use num_rational::Ratio;

use super::{Absence, GateOutcome, MeanChange, Obstacle, Score, Term};
use crate::french;

/// How a value was obtained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What enters, line by line.
    pub lines: Vec<ExplanationLine>,
    /// The arithmetic, in one line.
    pub arithmetic: String,
    /// What stays out or what to know, one sentence each.
    pub remarks: Vec<String>,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplanationLine {
    /// "A2 · Concertation pluriprofessionnelle".
    pub label: String,
    /// "niveau 2 × poids 1 = 2".
    pub calculation: String,
}

impl Score {
    /// Explains the mean: its criteria, weights and arithmetic, and what was left out.
    pub fn explanation(&self) -> Explanation {
        Explanation {
            lines: self.terms.iter().map(term_line).collect(),
            arithmetic: self.arithmetic(),
            remarks: self.remarks(),
        }
    }

    fn arithmetic(&self) -> String {
        let sum: i64 = self.terms.iter().map(product).sum();
        let weights: i64 = self.terms.iter().map(|term| i64::from(term.weight)).sum();
        match self.mean {
            Ok(mean) => format!(
                "Somme des niveaux pondérés {} ÷ somme des poids {} = {}",
                french::integer(sum),
                french::integer(weights),
                approximate(mean),
            ),
            Err(Absence::NotApplicable) => {
                fr!("Tous les critères sont sans objet : il n’y a pas de moyenne à faire.")
                    .to_owned()
            }
            Err(_) if self.terms.is_empty() => "Aucun niveau n’est encore convenu.".to_owned(),
            Err(_) => fr!(
                "Pas encore de moyenne : {} sur {} applicables {} un niveau ({}), la grille en \
                 demande {} %.",
                french::count(self.coverage.levelled, "critère"),
                self.coverage.applicable(),
                if self.coverage.levelled > 1 { "ont" } else { "a" },
                french::percent(self.coverage.share()),
                self.minimum_coverage_percent,
            ),
        }
    }

    fn remarks(&self) -> Vec<String> {
        let coverage = &self.coverage;
        let mut remarks = Vec::new();
        if coverage.not_applicable > 0 {
            remarks.push(fr!(
                "{} sans objet : hors du calcul.",
                french::count(coverage.not_applicable, "critère")
            ));
        }
        if coverage.unknown > 0 {
            remarks.push(fr!(
                "{} « ne sait pas » : répondu, mais sans niveau.",
                french::count(coverage.unknown, "critère")
            ));
        }
        if coverage.disputed > 0 {
            remarks.push(disputed_remark(coverage.disputed, self.band));
        }
        if coverage.remaining() > 0 {
            remarks.push(fr!(
                "{} sans réponse : cela ne compte pas pour zéro.",
                french::count(coverage.remaining(), "critère")
            ));
        }
        if let Some(change) = &self.change {
            remarks.push(change_remark(change));
        }
        remarks
    }
}

impl GateOutcome {
    /// Explains what blocks the next step, one line per criterion.
    pub fn explanation(&self) -> Explanation {
        let lines = self.blockers.iter().map(|blocker| ExplanationLine {
            label: format!("{} · {}", blocker.code, blocker.title),
            calculation: match blocker.block {
                Obstacle::Below(level) => format!("niveau {level}"),
                Obstacle::Unanswered => "sans réponse".to_owned(),
                Obstacle::Unknown => "ne sait pas".to_owned(),
                Obstacle::Uncertain(low, high) => {
                    format!("pas d’accord à ce jour, entre {low} et {high}")
                }
            },
        });
        let arithmetic = match (self.reached, self.next) {
            (None, None) => fr!(
                "Aucun palier à juger : la grille n’en a pas, ou aucun critère socle n’est concerné."
            ).to_owned(),
            (Some(_), None) => "Tous les paliers de la grille sont atteints.".to_owned(),
            (_, Some(gate)) => fr!(
                "Palier {} : tous les critères socles doivent être au moins au niveau {}.",
                gate.level,
                gate.socle_at_least
            ),
        };
        Explanation { lines: lines.collect(), arithmetic, remarks: Vec::new() }
    }
}

fn product(term: &Term) -> i64 {
    i64::from(term.weight) * i64::from(term.level.number())
}

fn term_line(term: &Term) -> ExplanationLine {
    ExplanationLine {
        label: format!("{} · {}", term.code, term.title),
        calculation: format!(
            "niveau {} × poids {} = {}",
            term.level,
            term.weight,
            french::integer(product(term))
        ),
    }
}

fn disputed_remark(disputed: usize, band: Option<(Ratio<i64>, Ratio<i64>)>) -> String {
    let count = french::count(disputed, "critère");
    let band = band.map_or_else(String::new, |(low, high)| {
        let (low, high) = (approximate(low), approximate(high));
        format!(" Selon ce que l’équipe décidera, la moyenne ira de {low} à {high}.")
    });
    fr!("{count} sans accord à ce jour : pas de niveau tant que dure le désaccord.{band}")
}

fn change_remark(change: &MeanChange) -> String {
    let common = if change.criteria == 1 {
        "le seul critère qui a".to_owned()
    } else {
        format!("les {} qui ont", french::count(change.criteria, "critère"))
    };
    fr!(
        "Évolution {}, calculée sur {common} un niveau les deux fois : {} aujourd’hui, {} la \
         dernière fois.",
        french::signed(change.difference()),
        approximate(change.now),
        approximate(change.then),
    )
}

/// Writes the fraction itself when its decimal form is not exact: "7/3, soit 2,3".
fn approximate(value: Ratio<i64>) -> String {
    let shown = french::decimal(value);
    if (value * 10).is_integer() { shown } else { format!("environ {shown}") }
}
