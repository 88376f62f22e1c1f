//! The exercise in front, as every part of the screen reads it.

use std::sync::Arc;

use crate::app::{Action, Exercise, ExercisePart, PartLeft, RemunerationAction};
use crate::dossier::{Campaign, Dossier};
use crate::remuneration::coherence::Doubt;
use crate::remuneration::words::{LineReader, StatementReader};
use crate::remuneration::{GateState, QuestionIndex, Rules, Statement, SupplementLine};
use crate::ui::ask::Ask;

/// What every part of the screen reads.
#[derive(Clone, Copy)]
pub(super) struct RemunerationPage<'a> {
    pub(super) rules: &'a Rules,
    pub(super) dossier: &'a Dossier,
    pub(super) exercise: &'a Exercise,
    pub(super) reader: &'a StatementReader<'a>,
    pub(super) ask: &'a Ask<'a>,
}

impl<'a> RemunerationPage<'a> {
    pub(super) const fn statement(&self) -> &'a Statement {
        &self.exercise.statement
    }

    pub(super) const fn year(&self) -> i16 {
        self.exercise.statement.year
    }

    /// Returns the parts one declares, in the order of the way.
    pub(super) const fn parts(&self) -> &'a [PartLeft] {
        self.exercise.parts.as_slice()
    }

    /// Returns the place of the part in front.
    pub(super) fn place(&self) -> usize {
        let front = self.ask.state.session.remuneration.part.as_ref();
        self.parts().iter().position(|one| Some(&one.part) == front).unwrap_or(0)
    }

    /// Returns the line of an indicator.
    pub(super) fn line(&self, id: &str) -> Option<LineReader<'a>> {
        self.reader.lines().find(|line| line.indicator.id == id)
    }

    /// Tells whether an indicator holds, where it is a prerequisite.
    pub(super) fn gate_of(&self, id: &str) -> Option<GateState> {
        let statement = self.statement();
        let is_it = |place: usize| {
            let line = statement.lines.get(place)?;
            Some(self.rules.indicators.get(line.indicator)?.id == id)
        };
        let mut shares = statement.gate.prerequisites.iter();
        shares.find(|(place, _)| is_it(*place) == Some(true)).map(|(_, state)| *state)
    }

    /// Returns the line of a sum beside the points.
    pub(super) fn supplement(&self, id: &str) -> Option<&'a SupplementLine> {
        let of = |line: &&SupplementLine| {
            self.rules.supplements.get(line.supplement).is_some_and(|one| one.id == id)
        };
        self.statement().supplements.iter().find(of)
    }

    /// Returns the name of a part.
    pub(super) fn name(&self, part: &ExercisePart) -> String {
        match part {
            ExercisePart::General => "Données générales".to_owned(),
            ExercisePart::Indicator(id) => {
                self.line(id).map_or_else(String::new, |line| line.indicator.short_name.clone())
            }
            ExercisePart::Supplement(id) => {
                let found = self.rules.supplements.iter().find(|one| one.id == *id);
                found.map_or_else(String::new, |one| one.name.clone())
            }
        }
    }

    /// Returns the action that brings a part to the front.
    pub(super) fn declare(part: &ExercisePart) -> Action {
        Action::Remuneration(RemunerationAction::Declare(part.clone()))
    }

    /// Returns what does not seem to go with an indicator.
    pub(super) fn doubt(&self, indicator: usize) -> Option<&'a Doubt> {
        self.exercise.doubts.iter().find(|doubt| doubt.indicator == indicator)
    }

    /// Returns the questions of a list that are asked in this exercise: facts, then readings of the
    /// texts.
    pub(super) fn asked(
        &self,
        questions: &[QuestionIndex],
    ) -> (Vec<QuestionIndex>, Vec<QuestionIndex>) {
        let asked = questions.iter().copied().filter(|index| {
            self.rules
                .question(*index)
                .is_some_and(|question| self.reader.inputs.is_asked(question))
        });
        asked.partition(|index| !self.reader.inputs.is_option(*index))
    }

    /// Returns the campaign the exercise is set against.
    pub(super) fn campaign(&self) -> Option<&'a Arc<Campaign>> {
        self.dossier.campaign(self.exercise.campaign?)
    }

    /// Returns that campaign, or the latest where the year has none.
    pub(super) fn some_campaign(&self) -> Option<&'a Arc<Campaign>> {
        self.campaign().or_else(|| self.dossier.latest_campaign())
    }
}
