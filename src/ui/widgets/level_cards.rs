//! Every level of a criterion, to choose from or to read: a card each, or one card for those that one
//! sentence tells together.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::level::LevelCard;
use super::level_group::LevelGroupCard;
use crate::french;
use crate::grid::{Criterion, CriterionKind, Level};

/// The levels of a criterion.
#[derive(Clone, Copy, Debug)]
#[must_use = "they are shown with `ui`"]
pub struct LevelCards<'a> {
    /// Whose levels they are.
    pub criterion: &'a Criterion,
    /// The level given.
    pub chosen: Option<Level>,
    /// The level of a campaign before, and what is said of it.
    pub former: Option<(Level, &'a str)>,
    /// The level aimed at.
    pub target: Option<Level>,
    /// Whether they are only read.
    pub is_fixed: bool,
    /// The level a key has just chosen.
    pub fresh: Option<Level>,
}

impl LevelCards<'_> {
    /// Shows them, the lowest first; returns the one that is chosen now.
    pub fn ui(&self, ui: &mut Ui) -> Option<Level> {
        let mut pressed = None;
        for together in levels_together(self.criterion) {
            let now = match together.as_slice() {
                [level] => self.card_ui(ui, *level),
                levels => self.group_ui(ui, levels),
            };
            pressed = now.or(pressed);
        }
        pressed
    }

    fn card_ui(&self, ui: &mut Ui, level: Level) -> Option<Level> {
        let scale = &*self.criterion.scale;
        let sentence = level_sentence(self.criterion, level);
        let card = LevelCard {
            scale,
            level,
            name: scale.name(level),
            sentence: &sentence,
            is_chosen: self.chosen == Some(level),
            former: self.former.filter(|(former, _)| *former == level).map(|(_, title)| title),
            is_target: self.target == Some(level),
            is_fixed: self.is_fixed,
            is_fresh: self.fresh == Some(level),
        };
        card.ui(ui).clicked().then_some(level)
    }

    fn group_ui(&self, ui: &mut Ui, levels: &[Level]) -> Option<Level> {
        let scale = &*self.criterion.scale;
        let first = levels.first()?;
        let card = LevelGroupCard {
            scale,
            levels,
            name: scale.group(*first).map_or("", |group| &group.name),
            sentence: self.criterion.level(*first).sentence,
            chosen: self.chosen,
            former: self.former,
            target: self.target,
            is_fixed: self.is_fixed,
            fresh: self.fresh,
        };
        card.ui(ui)
    }
}

/// Returns the levels of a criterion, those of one group that one sentence tells together.
pub fn levels_together(criterion: &Criterion) -> Vec<Vec<Level>> {
    let scale = &criterion.scale;
    let told = |level: Level| {
        let group = scale.group(level)?;
        Some((group.from, criterion.level(level).sentence))
    };
    // A number measured has a threshold for each level: none is told like another.
    let is_measured = matches!(criterion.kind, CriterionKind::Measure(_));
    let is_together = |one: &Level, next: &Level| {
        !is_measured && told(*one).is_some_and(|one| told(*next) == Some(one))
    };
    let levels: Vec<Level> = scale.levels().collect();
    levels.chunk_by(is_together).map(<[Level]>::to_vec).collect()
}

/// Returns what is read of a level: its sentence, after the threshold of what is measured.
pub fn level_sentence(criterion: &Criterion, level: Level) -> Cow<'_, str> {
    let sentence = criterion.level(level).sentence;
    match &criterion.kind {
        CriterionKind::Measure(measure) => {
            let threshold = measure.threshold_words(level, &criterion.scale);
            let threshold = french::capitalised(&threshold);
            if sentence == criterion.scale.name(level) {
                Cow::Owned(threshold)
            } else {
                Cow::Owned(format!("{threshold}. {sentence}"))
            }
        }
        CriterionKind::Levels | CriterionKind::Characteristics(_) | CriterionKind::YesNo(_) => {
            Cow::Borrowed(sentence)
        }
    }
}
