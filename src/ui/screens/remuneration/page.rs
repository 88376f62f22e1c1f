//! The exercise in front, as every part of the screen reads it.

use std::sync::Arc;

use crate::app::Exercise;
use crate::dossier::{Campaign, Dossier};
use crate::remuneration::coherence::Doubt;
use crate::remuneration::words::StatementReader;
use crate::remuneration::{QuestionIndex, Rules, Statement};
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

impl RemunerationPage<'_> {
    pub(super) const fn statement(&self) -> &Statement {
        &self.exercise.statement
    }

    pub(super) const fn year(&self) -> i16 {
        self.exercise.statement.year
    }

    /// Returns what does not seem to go with an indicator.
    pub(super) fn doubt(&self, indicator: usize) -> Option<&Doubt> {
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
    pub(super) fn campaign(&self) -> Option<&Arc<Campaign>> {
        self.dossier.campaign(self.exercise.campaign?)
    }

    /// Returns that campaign, or the latest where the year has none.
    pub(super) fn some_campaign(&self) -> Option<&Arc<Campaign>> {
        self.campaign().or_else(|| self.dossier.latest_campaign())
    }
}
