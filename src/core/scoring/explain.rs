//! "Pourquoi ce score ?": what a value rests on, in words and figures.

use num_rational::Ratio;

use super::{Absence, GateOutcome, MeanChange, Obstacle, PartTerm, Score, Term};
use crate::french;
use crate::grid::{Grid, ScoringRule, Unit, number_words};

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
        let lines = if self.parts.is_empty() {
            self.terms.iter().map(|term| self.term_line(term)).collect()
        } else {
            self.parts.iter().map(|part| self.part_line(part)).collect()
        };
        Explanation { lines, arithmetic: self.arithmetic(), remarks: self.remarks() }
    }

    fn arithmetic(&self) -> String {
        match self.mean {
            Ok(mean) => self.sum(mean),
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

    /// Writes how what is on the lines makes the score.
    fn sum(&self, mean: Ratio<i64>) -> String {
        let result = self.told(mean);
        let sum: Ratio<i64> = self.products().map(|(value, weight)| value * weight).sum();
        let weights: Ratio<i64> = self.products().map(|(_, weight)| weight).sum();
        let (sum, weights) = (number_words(sum), number_words(weights));
        let of_parts = !self.parts.is_empty();
        match self.rule {
            ScoringRule::Weighted if of_parts => {
                format!("Somme des scores pondérés {sum} ÷ somme des poids {weights} = {result}")
            }
            ScoringRule::Weighted => {
                format!("Somme des niveaux pondérés {sum} ÷ somme des poids {weights} = {result}")
            }
            ScoringRule::Plain => format!("Somme {sum} ÷ {weights} = {result}"),
            ScoringRule::Points => {
                format!("Points obtenus {sum} ÷ points possibles {weights} = {result}")
            }
            ScoringRule::Minimum => fr!("Le plus bas des scores : {result}"),
            ScoringRule::Cumulative => {
                fr!("Le plus haut palier dont tout est acquis, avec ceux d’avant : {result}")
            }
        }
    }

    /// Returns what is on each line, with how much it weighs.
    fn products(&self) -> impl Iterator<Item = (Ratio<i64>, Ratio<i64>)> {
        let rule = self.rule;
        let weighed = move |weight: u32, points: Ratio<i64>| match rule {
            ScoringRule::Weighted => Ratio::from_integer(i64::from(weight)),
            ScoringRule::Points => Ratio::from_integer(i64::from(weight)) * points,
            ScoringRule::Plain | ScoringRule::Minimum | ScoringRule::Cumulative => {
                Ratio::from_integer(1)
            }
        };
        let one = Ratio::from_integer(1);
        let is_points = rule == ScoringRule::Points;
        let terms = self.terms.iter().filter(|_| self.parts.is_empty());
        let terms = terms.map(move |term| {
            let value = if is_points { term.share } else { term.value };
            (value, weighed(term.weight, term.points))
        });
        let parts = self.parts.iter().filter_map(move |part| {
            let score = part.score?;
            let value = if is_points { score / 100 } else { score };
            Some((value, weighed(part.weight, one)))
        });
        terms.chain(parts)
    }

    fn term_line(&self, term: &Term) -> ExplanationLine {
        let value = number_words(term.value);
        let worth = match (term.is_by_number && !self.unit.is_percent, self.unit.is_percent) {
            (true, _) => String::new(),
            (false, true) => fr!(" ({value} %)"),
            (false, false) => format!(" ({value})"),
        };
        let level = format!("niveau {}{worth}", term.level);
        let calculation = match (self.rule, term.stage) {
            (ScoringRule::Weighted, _) => {
                let product = term.value * i64::from(term.weight);
                format!("{level} × poids {} = {}", term.weight, number_words(product))
            }
            (ScoringRule::Points, _) => {
                let possible = term.points * i64::from(term.weight);
                let points = number_words(term.share * possible);
                fr!("niveau~{} : {points} sur {}", term.level, number_words(possible))
            }
            (ScoringRule::Cumulative, Some((stage, is_acquired))) => {
                let words = if is_acquired { "acquis" } else { "pas acquis" };
                fr!("palier~{stage} : {words}")
            }
            (ScoringRule::Plain | ScoringRule::Minimum | ScoringRule::Cumulative, _) => level,
        };
        ExplanationLine { label: format!("{} · {}", term.code, term.title), calculation }
    }

    fn part_line(&self, part: &PartTerm) -> ExplanationLine {
        let score = part
            .score
            .map_or_else(|| "sans score".to_owned(), |score| exact_words(self.unit, score));
        let calculation = match (self.rule, part.score) {
            (ScoringRule::Weighted, Some(_)) => format!("{score} × poids {}", part.weight),
            (
                ScoringRule::Weighted
                | ScoringRule::Plain
                | ScoringRule::Points
                | ScoringRule::Minimum
                | ScoringRule::Cumulative,
                _,
            ) => score,
        };
        ExplanationLine { label: format!("{} · {}", part.code, part.title), calculation }
    }

    /// Writes a score as it is shown, and that it is rounded when it is.
    fn told(&self, score: Ratio<i64>) -> String {
        let shown = self.unit.words(score);
        let is_exact =
            if self.unit.is_percent { score.is_integer() } else { (score * 10).is_integer() };
        if is_exact { shown } else { format!("environ {shown}") }
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
            remarks.push(self.disputed_remark());
        }
        if coverage.remaining() > 0 {
            remarks.push(fr!(
                "{} sans réponse : cela ne compte pas pour zéro.",
                french::count(coverage.remaining(), "critère")
            ));
        }
        if let Some(change) = &self.change {
            remarks.push(self.change_remark(change));
        }
        if self.unit.is_brought {
            remarks.push(
                fr!(
                    "Les critères n’ont pas tous la même échelle : chaque niveau est d’abord ramené à \
                     une part de la sienne."
                )
                .to_owned(),
            );
        }
        remarks
    }
}

impl GateOutcome {
    /// Explains what blocks the next step, one line per criterion.
    pub fn explanation(&self, grid: &Grid) -> Explanation {
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
        let arithmetic = match (&self.reached, &self.next) {
            (None, None) => fr!(
                "Aucun palier à juger : la grille n’en a pas, ou aucun critère socle n’est concerné."
            ).to_owned(),
            (Some(_), None) => "Tous les paliers de la grille sont atteints.".to_owned(),
            (_, Some(gate)) => {
                let name = french::capitalised(&gate.short_name()).replace('\u{a0}', " ");
                let words = gate.words(grid).replace('\u{a0}', " ");
                fr!("{name} : {words}.")
            }
        };
        Explanation { lines: lines.collect(), arithmetic, remarks: self.unmet.clone() }
    }
}

impl Score {
    fn disputed_remark(&self) -> String {
        let count = french::count(self.coverage.disputed, "critère");
        let band = self.band.map_or_else(String::new, |(low, high)| {
            let (low, high) = (self.told(low), self.told(high));
            format!(" Selon ce que l’équipe décidera, la moyenne ira de {low} à {high}.")
        });
        fr!("{count} sans accord à ce jour : pas de niveau tant que dure le désaccord.{band}")
    }

    /// Writes a change with its sign, also one that is nothing.
    fn signed(&self, change: Ratio<i64>) -> String {
        if self.unit.is_percent { self.unit.change_words(change) } else { french::signed(change) }
    }

    fn change_remark(&self, change: &MeanChange) -> String {
        let common = if change.criteria == 1 {
            "le seul critère qui a".to_owned()
        } else {
            format!("les {} qui ont", french::count(change.criteria, "critère"))
        };
        fr!(
            "Évolution {}, calculée sur {common} un niveau les deux fois : {} aujourd’hui, {} la \
             dernière fois.",
            self.signed(change.difference()),
            self.told(change.now),
            self.told(change.then),
        )
    }
}

/// Writes a score with all of its decimals.
fn exact_words(unit: Unit, score: Ratio<i64>) -> String {
    let number = number_words(score);
    if unit.is_percent { fr!("{number} %") } else { number }
}
