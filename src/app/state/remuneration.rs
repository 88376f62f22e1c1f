//! Another exercise or indicator is shown, and what is due by when.

use jiff::civil::Date;

use crate::app::{
    Claim, Deadline, ExercisePart, RemunerationAction, RemunerationFront, RemunerationTab, Screen,
    State,
};
use crate::chart::{Chart, StackUnit, Stacks};
use crate::french;

impl State {
    /// Shows an exercise.
    pub(super) fn show_exercise(&mut self, year: i16) {
        self.session.show_exercise(year);
        self.refresh();
        self.session.end_step();
    }

    /// Does what is asked about Rémunération.
    pub(super) fn remuneration(&mut self, action: RemunerationAction) {
        match action {
            RemunerationAction::Turn(tab) => self.session.remuneration.tab = Some(tab),
            RemunerationAction::Declare(part) => self.declare_part(part),
        }
        self.session.end_step();
    }

    /// Brings a part of the exercise to the front, if it has it.
    fn declare_part(&mut self, part: ExercisePart) {
        let front = &mut self.session.remuneration;
        *front = RemunerationFront { tab: Some(RemunerationTab::Declaring), part: Some(part) };
        if let Some(exercise) = &self.session.derived.exercise {
            front.settle(&exercise.parts);
        }
    }

    /// Shows what is said of a criterion or of an indicator.
    pub(super) fn show_claim(&mut self, claim: Claim) {
        match claim {
            Claim::Criterion(id) => self.focus(id),
            Claim::Indicator(id) => {
                self.declare_part(ExercisePart::Indicator(id));
                self.go(Screen::Remuneration);
            }
        }
    }

    /// Returns the exercise one most likely prepares: last year's until its balance is paid.
    pub fn suggested_year(&self) -> i16 {
        let (day, month) = crate::app::shipped_rules().parameters.payment_due;
        let is_before_payment = (self.today.month(), self.today.day()) <= (month, day);
        let year = self.today.year().saturating_sub(i16::from(is_before_payment));
        let is_taken = self.dossier().is_some_and(|dossier| dossier.exercise(year).is_some());
        year.saturating_add(i16::from(is_taken))
    }

    /// Returns the chart of every exercise of the open dossier.
    pub fn remuneration_chart(&self, unit: StackUnit) -> Chart {
        let statements = &self.session.derived.statements;
        Chart::Stacks(Stacks::of(&crate::app::shipped_rules(), statements, unit))
    }

    /// Returns the next days by which something is due, soonest first; none without a contract.
    pub fn deadlines(&self) -> Vec<Deadline> {
        const MOST: usize = 2;
        let Some(dossier) = self.dossier() else { return Vec::new() };
        let mut years: Vec<i16> = dossier.exercises.iter().map(|facts| facts.year).collect();
        if let Some(contract) = dossier.team.contract_date {
            let current = [self.today.year().saturating_sub(1), self.today.year()];
            years.extend(current.into_iter().filter(|year| *year >= contract.year()));
        }
        let rules = crate::app::shipped_rules();
        let due = |year: i16, what: String, (day, month): (i8, i8)| {
            let date = Date::new(year.saturating_add(1), month, day).ok()?;
            (date >= self.today).then_some(Deadline { date, what })
        };
        let of_year = |year: i16| {
            let proofs = format!("Transmettre les justificatifs de l’exercice {year} à la CPAM");
            let next = year.saturating_add(1);
            let payment =
                format!("Solde de l’exercice {year} et avance de {next} versés par la CPAM");
            let parameters = &rules.parameters;
            [due(year, proofs, parameters.proofs_due), due(year, payment, parameters.payment_due)]
        };
        let mut deadlines: Vec<Deadline> = years.into_iter().flat_map(of_year).flatten().collect();
        deadlines
            .sort_by(|a, b| a.date.cmp(&b.date).then_with(|| french::compare(&a.what, &b.what)));
        deadlines.dedup();
        deadlines.truncate(MOST);
        deadlines
    }
}
