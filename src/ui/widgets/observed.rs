//! What a level follows from: characteristics that are there or not, and what follows from them.

use std::collections::BTreeMap;

use eframe::egui::{Event, Frame, Key, Margin, Response, Role, Ui, WidgetInfo};
use num_rational::Ratio;

use super::{
    ChipTone, badge_ui, cell_ui, chip_ui, chips_ui, filter_chip_ui, low_chips_ui, muted_ui, note_ui,
};
use crate::french;
use crate::grid::{
    Characteristic, Characteristics, Criterion, CriterionKind, Held, Level, Observed, Scale,
    number_words,
};
use crate::ui::style::{self, size};

/// Room under which the answers stand below their characteristic.
const NARROW: f32 = 380.0;

/// Shows characteristics with an answer to give to each; returns all the answers once one of them is
/// chosen, or taken back.
///
/// Where an answer has the keyboard, O, P and N answer, or 1, 2 and 3, and lead to the next one.
pub fn characteristics(
    ui: &mut Ui,
    items: &Characteristics,
    given: &BTreeMap<String, Held>,
) -> Option<BTreeMap<String, Held>> {
    let mut changed = None;
    let mut firsts = Vec::with_capacity(items.items.len());
    let mut focused = None;
    for (place, item) in items.items.iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        let now = items.held(given, &item.id);
        let row = ui.push_id(&item.id, |ui| item_ui(ui, items, item, now)).inner;
        if let Some(pressed) = row.pressed {
            let mut answers = given.clone();
            answers.remove(&item.id);
            answers.extend(pressed.map(|held| (item.id.clone(), held)));
            changed = Some(answers);
        }
        if row.has_focus {
            focused = Some(place);
        }
        firsts.push(row.first);
    }
    let Some(place) = focused else { return changed };
    let typed = typed(ui, items);
    if typed.is_empty() {
        return changed;
    }
    let mut answers = changed.unwrap_or_else(|| given.clone());
    let rest = items.items.iter().skip(place);
    answers.extend(rest.map(|item| item.id.clone()).zip(typed.iter().copied()));
    if let Some(first) = firsts.get(place + typed.len()).and_then(Option::as_ref) {
        first.request_focus();
        ui.scroll_to_rect(first.rect, None);
    } else {
        // After the last one, Enter goes on: it must not press the answer that has the keyboard.
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
    Some(answers)
}

/// Shows what was answered to each characteristic, which no longer changes.
pub fn answered_ui(ui: &mut Ui, items: &Characteristics, given: &BTreeMap<String, Held>) {
    for item in &items.items {
        let (tone, words) = match items.held(given, &item.id) {
            Some(Held::Yes) => (ChipTone::Good, Held::Yes.label()),
            Some(Held::Partly) => (ChipTone::Warn, Held::Partly.label()),
            Some(Held::No) => (ChipTone::Neutral, Held::No.label()),
            None => (ChipTone::Neutral, "sans réponse"),
        };
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - answers_room(items)).max(NARROW / 2.0);
            cell_ui(ui, width, |ui| drop(ui.label(style::body(&item.text))));
            chip_ui(ui, words, tone, None);
        });
    }
}

/// An answer, or none any more.
type NewHeld = Option<Held>;

/// What came of one row.
struct HeldRow {
    /// What was pressed: an answer, or the one that is taken back.
    pressed: Option<NewHeld>,
    /// The first of its answers.
    first: Option<Response>,
    /// Whether one of them has the keyboard.
    has_focus: bool,
}

/// Returns the answers one chooses from, in their order.
fn choices(items: &Characteristics) -> impl Iterator<Item = Held> {
    let has_partly = items.has_partly;
    Held::ALL.iter().rev().copied().filter(move |held| has_partly || *held != Held::Partly)
}

/// Returns the room of the answers beside a characteristic.
const fn answers_room(items: &Characteristics) -> f32 {
    if items.has_partly { 172.0 } else { 104.0 }
}

fn item_ui(
    ui: &mut Ui,
    items: &Characteristics,
    item: &Characteristic,
    now: Option<Held>,
) -> HeldRow {
    let text_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(style::body(&item.text));
        if let Some(from) = item.from {
            note_ui(ui, fr!("Indispensable à partir du niveau~{from}"));
        }
    };
    let answers = answers_room(items);
    let mut row = HeldRow { pressed: None, first: None, has_focus: false };
    if ui.available_width() < NARROW {
        text_ui(ui);
        low_chips_ui(ui, |ui| answers_ui(ui, items, item, now, &mut row));
        return row;
    }
    ui.horizontal_top(|ui| {
        // The answers stand beside the first line, however high a row of buttons is here.
        ui.spacing_mut().interact_size.y = 0.0;
        let width = ui.available_width() - answers - size::m();
        cell_ui(ui, width, text_ui);
        chips_ui(ui, |ui| answers_ui(ui, items, item, now, &mut row));
    });
    row
}

fn answers_ui(
    ui: &mut Ui,
    items: &Characteristics,
    item: &Characteristic,
    now: Option<Held>,
    row: &mut HeldRow,
) {
    for held in choices(items) {
        let label = french::capitalised(held.label());
        let is_on = now == Some(held);
        let response = filter_chip_ui(ui, &label, is_on);
        let name = fr!("{label} : {}", item.text);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
        if response.clicked() {
            row.pressed = Some((!is_on).then_some(held));
        }
        row.has_focus |= response.has_focus();
        if row.first.is_none() {
            row.first = Some(response);
        }
    }
}

/// Returns the answers typed in this frame, in the order of the hand.
fn typed(ui: &Ui, items: &Characteristics) -> Vec<Held> {
    let answer = |event: &Event| match event {
        Event::Key { key, physical_key, pressed: true, modifiers, .. }
            if !modifiers.command && !modifiers.alt =>
        {
            held_of(*key, *physical_key, items)
        }
        _ => None,
    };
    ui.input(|input| input.events.iter().filter_map(answer).collect())
}

/// Returns the answer a key stands for: its first letter, or its place among the answers.
fn held_of(key: Key, physical_key: Option<Key>, items: &Characteristics) -> Option<Held> {
    let letters = [(Key::O, Held::Yes), (Key::P, Held::Partly), (Key::N, Held::No)];
    let digits = [Key::Num1, Key::Num2, Key::Num3].into_iter().zip(choices(items));
    let letter = letters.into_iter().find(|(letter, _)| *letter == key);
    let is_digit = |digit: Key| digit == key || Some(digit) == physical_key;
    let digit = || digits.into_iter().find(|(digit, _)| is_digit(*digit));
    let (_, held) = letter.or_else(digit)?;
    choices(items).any(|choice| choice == held).then_some(held)
}

/// Shows the level that a criterion has by what was observed, and what is missing for the next one.
pub fn follows_ui(
    ui: &mut Ui,
    criterion: &Criterion,
    level: Option<Level>,
    observed: Option<&Observed>,
) {
    let look = style::look(ui);
    let frame = Frame::new().fill(look.sunken).corner_radius(style::card_radius());
    frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let scale = &*criterion.scale;
            let told = level.map_or_else(
                || "pas encore de niveau".to_owned(),
                |level| fr!("niveau~{level} : {}", scale.name(level)),
            );
            badge_ui(ui, level.map(|level| (scale, level)), &told);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(style::strong(french::capitalised(&told)));
                if let Some(level) = level.filter(|level| criterion.says(*level)) {
                    muted_ui(ui, criterion.level(level).sentence);
                }
                if let Some(why) = why_words(criterion, level, observed) {
                    note_ui(ui, why);
                }
            });
        });
    });
}

/// Says why a level follows from what was observed, and what stands before the next one.
fn why_words(
    criterion: &Criterion,
    level: Option<Level>,
    observed: Option<&Observed>,
) -> Option<String> {
    let CriterionKind::Characteristics(items) = &criterion.kind else {
        return observed.map(|observed| observed.words(&criterion.kind));
    };
    match (observed, level) {
        (Some(Observed::Characteristics(held)), _) => {
            Some(characteristics_words(items, held, &criterion.scale))
        }
        (Some(Observed::Number(_)) | None, Some(_)) => {
            Some("Niveau donné sans répondre aux caractéristiques.".to_owned())
        }
        (Some(Observed::Number(_)) | None, None) => Some(items.rule(&criterion.scale)),
    }
}

fn characteristics_words(
    items: &Characteristics,
    held: &BTreeMap<String, Held>,
    scale: &Scale,
) -> String {
    let open = items.items.iter().filter(|item| !held.contains_key(&item.id)).count();
    if open > 0 {
        let open = french::count(open, "caractéristique");
        return fr!("Encore {open} sans réponse : le niveau suit quand chacune en a une.");
    }
    let count = items.count(held);
    let plural = if count >= Ratio::from_integer(2) { "s" } else { "" };
    let all = items.items.len();
    let there = fr!("{}~caractéristique{plural} sur {all}", number_words(count));
    let Some(missing) = items.missing(held, scale) else {
        return fr!("{there} : c’est le niveau le plus haut.");
    };
    let next = missing.level;
    let lacking: Vec<String> = missing
        .indispensable
        .iter()
        .map(|item| fr!("« {} »", item.text.trim_end_matches('.')))
        .collect();
    let lacking = lacking.join(", ");
    match (missing.needed.map(number_words), lacking.is_empty()) {
        (Some(needed), true) => fr!("{there}, il en faut {needed} pour le niveau~{next}."),
        (Some(needed), false) => {
            fr!("{there}, il en faut {needed} pour le niveau~{next} ; manque : {lacking}.")
        }
        (None, _) => fr!("{there} ; pour le niveau~{next}, manque : {lacking}."),
    }
}
