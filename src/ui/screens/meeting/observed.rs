//! What a level follows from, before the room: how many ballots gave each answer, and which one the
//! team agrees on.

use std::collections::BTreeMap;

use eframe::egui::{Role, Ui, WidgetInfo};

use super::sitting::Sitting;
use crate::french;
use crate::grid::{Characteristics, Criterion, CriterionKind, Held, Level, Measurement, Observed};
use crate::scoring::Heard;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    cell_ui, chips_ui, filter_chip_ui, low_chips_ui, muted_ui, note_ui, number,
};

/// Room under which the answers stand below their characteristic.
const NARROW: f32 = 460.0;

/// What the team agrees on, or nothing any more.
type AgreedObserved = Option<Observed>;

/// What is said of each characteristic.
type AllHeld = BTreeMap<String, Held>;

/// Returns what most ballots observed: where the team begins.
pub fn said_by_most(sitting: &Sitting<'_>, criterion: &Criterion) -> AgreedObserved {
    let heard = sitting.heard(criterion)?;
    match &criterion.kind {
        CriterionKind::Characteristics(all) => {
            let held = heard.majority(all);
            (!held.is_empty()).then_some(Observed::Characteristics(held))
        }
        CriterionKind::Measure(_) => heard.middle().map(Observed::Number),
        CriterionKind::Levels | CriterionKind::YesNo(_) => None,
    }
}

/// Returns what every ballot observed, where that gives this level: it is accepted with the level.
pub fn said_by_all(sitting: &Sitting<'_>, criterion: &Criterion, level: Level) -> AgreedObserved {
    sitting.heard(criterion).filter(|heard| heard.is_unanimous())?;
    let gives = |observed: &Observed| criterion.level_of(observed) == Some(level);
    said_by_most(sitting, criterion).filter(gives)
}

/// Shows what the level follows from, with what the ballots say of it; returns what the team agrees on
/// once that changes.
pub fn observed_ui(
    ui: &mut Ui,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
    given: Option<&Observed>,
) -> Option<AgreedObserved> {
    let heard = sitting.heard(criterion);
    match &criterion.kind {
        CriterionKind::Levels | CriterionKind::YesNo(_) => None,
        CriterionKind::Characteristics(all) => {
            let none = AllHeld::new();
            let held = match given {
                Some(Observed::Characteristics(held)) => held,
                Some(Observed::Number(_)) | None => &none,
            };
            let shown = ui.push_id(("agreed", &criterion.id.0), |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                characteristics_ui(ui, all, heard, held)
            });
            let now = shown.inner?;
            Some((!now.is_empty()).then_some(Observed::Characteristics(now)))
        }
        CriterionKind::Measure(measure) => measure_ui(ui, criterion, measure, heard, given),
    }
}

/// Shows a row for each characteristic; returns all the answers once one is chosen, or taken back.
fn characteristics_ui(
    ui: &mut Ui,
    all: &Characteristics,
    heard: Option<&Heard>,
    given: &AllHeld,
) -> Option<AllHeld> {
    let has_heard = heard.is_some_and(|heard| !heard.majority(all).is_empty());
    note_ui(
        ui,
        if has_heard {
            fr!(
                "Caractéristiques : le nombre d’avis, et la réponse retenue, d’abord la plus donnée"
            )
        } else {
            "Caractéristiques, une par une"
        },
    );
    let mut changed = None;
    for item in &all.items {
        let count = |held: Held| heard.map_or(0, |heard| heard.count(&item.id, held));
        let now = all.held(given, &item.id);
        let answers_ui = |ui: &mut Ui| {
            for held in choices(all) {
                let is_on = now == Some(held);
                if answer_ui(ui, &item.text, held, count(held), is_on) {
                    let mut answers = given.clone();
                    answers.remove(&item.id);
                    answers.extend((!is_on).then(|| (item.id.clone(), held)));
                    changed = Some(answers);
                }
            }
        };
        ui.push_id(&item.id, |ui| {
            if ui.available_width() < NARROW {
                ui.label(style::body(&item.text));
                low_chips_ui(ui, answers_ui);
                return;
            }
            ui.horizontal_top(|ui| {
                // The answers stand beside the first line, however high a row of buttons is here.
                ui.spacing_mut().interact_size.y = 0.0;
                let width = ui.available_width() - answers_room(all) - size::m();
                cell_ui(ui, width, |ui| drop(ui.label(style::body(&item.text))));
                chips_ui(ui, answers_ui);
            });
        });
    }
    changed
}

/// Returns the answers one chooses from, in their order.
fn choices(all: &Characteristics) -> impl Iterator<Item = Held> {
    let has_partly = all.has_partly;
    Held::ALL.iter().rev().copied().filter(move |held| has_partly || *held != Held::Partly)
}

/// Returns the room of the answers with their counts.
const fn answers_room(all: &Characteristics) -> f32 {
    if all.has_partly { 250.0 } else { 150.0 }
}

/// Shows an answer with how many gave it; returns true when it is pressed.
fn answer_ui(ui: &mut Ui, text: &str, held: Held, count: u32, is_on: bool) -> bool {
    let label = french::capitalised(held.label());
    let (shown, said) = match count {
        0 => (label.clone(), label),
        count => (format!("{label} · {count}"), format!("{label}, {count} avis")),
    };
    let response = filter_chip_ui(ui, &shown, is_on);
    let name = fr!("{said} : {text}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
    response.clicked()
}

/// Shows the numbers given, and the one the team agrees on.
fn measure_ui(
    ui: &mut Ui,
    criterion: &Criterion,
    measure: &Measurement,
    heard: Option<&Heard>,
    given: Option<&Observed>,
) -> Option<AgreedObserved> {
    let words = heard.and_then(Heard::range_words);
    muted_ui(
        ui,
        words.map_or_else(
            || fr!("Le nombre retenu, en {}", measure.unit),
            |words| {
                fr!("Nombres donnés, en {} : {words}. Celui que l’équipe retient :", measure.unit)
            },
        ),
    );
    let given = match given {
        Some(Observed::Number(number)) => Some(*number),
        Some(Observed::Characteristics(_)) | None => None,
    };
    let id = ui.scope_id().with(("agreed", &criterion.id.0));
    let now = number(ui, measure, given, id)?;
    Some(now.map(Observed::Number))
}
