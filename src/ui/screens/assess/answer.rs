//! What a criterion is answered by: a level chosen, characteristics that are there, or a number that
//! is measured.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::pane::{CriterionPane, measure_of};
use crate::app::Action;
use crate::dossier::Answer;
use crate::french;
use crate::grid::{Characteristics, CriterionKind, Held, IN_DOUBT, Level, Measurement, Observed};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    LevelCards, answered_ui, card, characteristics, folded_ui, follows_ui, labelled_ui, note_ui,
    number, rule_ui,
};
use crate::ui::zones::{self, Zone};

/// Tells how the level is chosen, where that is not said by what one answers.
pub fn how_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    if shown.campaign.is_closed() {
        return;
    }
    if shown.campaign.grid.how_to_choose().is_some() {
        if rule_ui(ui, shown.ask.state.preferences.knows_rule) {
            shown.ask.push(Action::KnowRule);
        }
        return;
    }
    match &shown.criterion.kind {
        CriterionKind::Levels => {
            note_ui(ui, IN_DOUBT);
            ui.add_space(size::xs());
        }
        CriterionKind::Characteristics(_) | CriterionKind::Measure(_) | CriterionKind::YesNo(_) => {
        }
    }
}

/// Shows what the criterion is answered by.
pub fn answer_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    match &shown.criterion.kind {
        CriterionKind::Levels | CriterionKind::YesNo(_) => {
            zones::enter(ui, Zone::Page);
            if let Some(level) = levels_ui(ui, shown, shown.campaign.is_closed()) {
                shown.ask.push(shown.answering(Some(Answer::Level(level))));
            }
        }
        CriterionKind::Characteristics(items) => characteristics_ui(ui, shown, items),
        CriterionKind::Measure(measure) => measure_ui(ui, shown, measure),
    }
}

/// Shows the levels; returns the one that is chosen now.
fn levels_ui(ui: &mut Ui, shown: &CriterionPane<'_>, is_fixed: bool) -> Option<Level> {
    let former = former_level(shown);
    let title = former_title(shown);
    let cards = LevelCards {
        criterion: shown.criterion,
        chosen: shown.answer().and_then(Answer::level),
        former: former.zip(title.as_deref()),
        target: shown.campaign.target(&shown.criterion.id),
        is_fixed,
        fresh: shown.fresh,
    };
    cards.ui(ui)
}

fn former_level(shown: &CriterionPane<'_>) -> Option<Level> {
    shown.former()?.answer.as_ref()?.level()
}

/// Says which campaign had a level, and what becomes of it.
fn former_title(shown: &CriterionPane<'_>) -> Option<String> {
    let former = shown.dossier.last_comparable(shown.campaign.id)?;
    let is_awaited = shown.answer().is_none() && !shown.campaign.is_closed();
    let word = if is_awaited { "à reconfirmer" } else { "la dernière fois" };
    Some(fr!("{} : {word}", french::month_year(former.date)))
}

/// Shows the level of last time, where no card of a level can bear it.
fn former_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let Some((level, title)) = former_level(shown).zip(former_title(shown)) else { return };
    let observed = shown.former().and_then(|entry| entry.observed.as_ref());
    let observed = observed.map(|observed| observed.words(&shown.criterion.kind));
    let beside = observed.map_or_else(String::new, |words| format!(" ({words})"));
    note_ui(ui, fr!("{title}, niveau~{level}{beside}"));
}

fn characteristics_ui(ui: &mut Ui, shown: &CriterionPane<'_>, items: &Characteristics) {
    let none = BTreeMap::new();
    let held: &BTreeMap<String, Held> = match shown.observed() {
        Some(Observed::Characteristics(held)) => held,
        Some(Observed::Number(_)) | None => &none,
    };
    card(ui, |ui| {
        zones::enter(ui, Zone::Page);
        if shown.campaign.is_closed() {
            return answered_ui(ui, items, held);
        }
        let answers = ui.push_id(&shown.criterion.id.0, |ui| characteristics(ui, items, held));
        if let Some(answers) = answers.inner {
            // Each answer is a step of its own to undo; with none left, nothing is observed.
            let observed = (!answers.is_empty()).then_some(Observed::Characteristics(answers));
            shown.ask.step(shown.observing(observed));
        }
    });
    let level = shown.answer().and_then(Answer::level);
    follows_ui(ui, shown.criterion, level, shown.observed());
    former_ui(ui, shown);
    ui.push_id(("levels", &shown.criterion.id.0), |ui| {
        folded_ui(ui, "Comment le niveau suit", |ui| {
            note_ui(ui, items.rule(&shown.criterion.scale));
            levels_ui(ui, shown, true);
        });
    });
}

fn measure_ui(ui: &mut Ui, shown: &CriterionPane<'_>, measure: &Measurement) {
    let given = match shown.observed() {
        Some(Observed::Number(number)) => Some(*number),
        Some(Observed::Characteristics(_)) | None => None,
    };
    zones::enter(ui, Zone::Page);
    labelled_ui(ui, "Ce que l’équipe a mesuré", |ui| {
        if shown.campaign.is_closed() {
            let words = given.map_or_else(|| "–".to_owned(), |number| measure.words(number));
            ui.label(style::strong(words));
            return;
        }
        let id = measure_of(shown.campaign, &shown.criterion.id);
        if let Some(typed) = number(ui, measure, given, id) {
            shown.ask.push(shown.observing(typed.map(Observed::Number)));
        }
        if ui.ctx().read_response(id).is_some_and(|field| field.lost_focus()) {
            shown.ask.push(Action::EndStep);
        }
    });
    levels_ui(ui, shown, true);
    if given.is_none() && shown.answer().and_then(Answer::level).is_some() {
        note_ui(ui, "Niveau donné sans le nombre.");
    }
}
