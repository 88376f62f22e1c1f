//! The keys of Évaluer: what a hand on the keyboard can do without a mouse.
//!
//! Who types a sentence while believing that the comment has the keyboard answers nothing by it.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::pane::{answering, keeping, measure_of};
use super::way::Onward;
use crate::app::{Action, CriterionRow, Dialog, State};
use crate::dossier::{Answer, Campaign, Edit};
use crate::grid::{Criterion, CriterionId, CriterionKind, Level, Observed};
use crate::ui::ask::Ask;
use crate::ui::keys::{TypedLevel, digit_of, level_at};
use crate::ui::sight;

/// How long a pause ends a sentence, in seconds.
const PAUSE_SECONDS: f64 = 1.0;
/// How many letters in a row no longer are shortcuts.
const LETTERS: usize = 3;
/// How long it is told that letters were not taken, in seconds.
const TOLD_SECONDS: f64 = 8.0;
/// How long a level that a key chose is shown as just changed, in seconds.
const FRESH_SECONDS: f64 = 0.8;

/// What the hand did lately.
#[derive(Debug, Default)]
pub struct Hand {
    /// When the last key was pressed.
    last: f64,
    /// How many letters came without a pause.
    letters: usize,
    /// What a criterion had before the keys that came without a pause.
    before: Option<SaidBefore>,
    /// The level being typed, and of which criterion.
    typed: Option<(CriterionId, TypedLevel)>,
    /// When letters were last left aside.
    left_aside: Option<f64>,
    /// The level a key chose last, and when.
    chosen: Option<(CriterionId, Level, f64)>,
}

/// What was said of a criterion, to be said again.
#[derive(Debug)]
struct SaidBefore {
    criterion: CriterionId,
    answer: Option<Answer>,
    observed: Option<Observed>,
}

impl SaidBefore {
    fn again(self, campaign: &Campaign) -> Action {
        match self.observed {
            Some(observed) => {
                Action::Edit(Edit::Observe(campaign.id, self.criterion, Some(observed)))
            }
            None => answering(campaign, &self.criterion, self.answer),
        }
    }
}

impl Hand {
    /// Tells whether letters were left aside a moment ago.
    pub fn was_writing(&self, ui: &Ui) -> bool {
        is_recent(ui, self.left_aside, TOLD_SECONDS)
    }

    /// Returns the level of a criterion that a key chose a moment ago.
    pub fn fresh(&self, ui: &Ui, id: &CriterionId) -> Option<Level> {
        let (_, level, at) = self.chosen.as_ref().filter(|(chosen, ..)| chosen == id)?;
        is_recent(ui, Some(*at), FRESH_SECONDS).then_some(*level)
    }

    /// Notes a key; returns what takes back what the beginning of a sentence answered.
    fn press(&mut self, key: Key, now: f64) -> Option<SaidBefore> {
        if now - self.last > PAUSE_SECONDS {
            self.letters = 0;
            self.before = None;
        }
        self.last = now;
        self.letters += usize::from(is_letter(key));
        if !self.is_writing() {
            return None;
        }
        self.left_aside = Some(now);
        self.chosen = None;
        self.before.take()
    }

    const fn is_writing(&self) -> bool {
        self.letters >= LETTERS
    }

    /// Forgets the keys so far: what follows is no sentence.
    fn begin(&mut self) {
        self.letters = 0;
        self.before = None;
        self.left_aside = None;
    }

    /// Takes a digit for a criterion whose level is chosen.
    fn digit(&mut self, digit: usize, criterion: &Criterion) -> Option<Level> {
        let typed = self.typed.take().filter(|(id, _)| *id == criterion.id);
        let mut typed = typed.map(|(_, typed)| typed).unwrap_or_default();
        let level = typed.digit(digit, &criterion.scale, self.last);
        if typed.left(self.last).is_some() {
            self.typed = Some((criterion.id.clone(), typed));
        }
        level
    }

    /// Gives the level whose second digit will not come.
    fn settle(&mut self, ask: &Ask<'_>, campaign: &Campaign) {
        let Some((id, mut typed)) = self.typed.take() else { return };
        let found = campaign.grid.criterion(&id).filter(|_| !campaign.is_closed());
        if let Some(level) = found.and_then(|(_, criterion)| typed.end(&criterion.scale)) {
            self.choose(ask, campaign, &id, level);
        }
    }

    fn choose(&mut self, ask: &Ask<'_>, campaign: &Campaign, id: &CriterionId, level: Level) {
        remember(self, campaign, id);
        self.chosen = Some((id.clone(), level, self.last));
        ask.push(answering(campaign, id, Some(Answer::Level(level))));
    }
}

/// Names the comment of a criterion until it has the keyboard.
pub fn comment_of(criterion: &CriterionId) -> (&'static str, &CriterionId) {
    ("comment", criterion)
}

fn is_recent(ui: &Ui, at: Option<f64>, seconds: f64) -> bool {
    let left = at.map_or(0.0, |at| at + seconds - ui.input(|input| input.time));
    if left > 0.0 {
        ui.ctx().request_repaint_after_secs(left as f32);
    }
    left > 0.0
}

fn is_letter(key: Key) -> bool {
    key.name().len() == 1 && key.name().bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Listens, unless a text field has the keyboard.
pub fn listen(ui: &Ui, hand: &mut Hand, ask: &Ask<'_>, campaign: &Campaign) {
    if ui.ctx().text_edit_focused() {
        hand.settle(ask, campaign);
        hand.begin();
        return;
    }
    settle_late(ui, hand, ask, campaign);
    // In the order of the hand: on a slow computer « 2 ↓ 3 » may all arrive in one frame, and each
    // level goes to the criterion that was in front when its key was pressed.
    let Some(mut current) = ask.state.session.criterion.clone() else { return };
    let (events, now) = ui.input(|input| (input.events.clone(), input.time));
    for event in events {
        match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if !modifiers.command && !modifiers.alt =>
            {
                let digit = digit_of(key, physical_key);
                if digit.is_none() {
                    hand.settle(ask, campaign);
                }
                if let Some(next) = neighbour(ui, ask.state, &current, key, modifiers) {
                    hand.begin();
                    current.clone_from(next);
                    ask.push(Action::Focus(current.clone()));
                    continue;
                }
                // After the last criterion, Enter goes where the button leads.
                if key == Key::Enter && !modifiers.shift && is_free(ui) {
                    ask.extend(Onward::of(ask.state).map(Onward::action));
                    return;
                }
                // Characteristics take their own keys where one of them has the keyboard.
                let is_theirs = digit.is_some() || matches!(key, Key::O | Key::P | Key::N);
                if is_theirs && !is_free(ui) && is_by_characteristics(campaign, &current) {
                    continue;
                }
                if let Some(before) = hand.press(key, now) {
                    hand.typed = None;
                    ask.push(before.again(campaign));
                }
                if !hand.is_writing() {
                    press(ui, hand, campaign, &current, key, digit, ask);
                }
            }
            // Whichever keys a layout needs for them, they arrive as text.
            Event::Text(text) if text == "?" && !hand.is_writing() => {
                remember(hand, campaign, &current);
                ask.push(answering(campaign, &current, Some(Answer::Unknown)));
            }
            Event::Text(text) if text == "=" && !hand.is_writing() => {
                confirm(hand, ask, campaign, &current);
            }
            _ => {}
        }
    }
}

/// Gives the level whose second digit did not come in time.
fn settle_late(ui: &Ui, hand: &mut Hand, ask: &Ask<'_>, campaign: &Campaign) {
    let now = ui.input(|input| input.time);
    let left = hand.typed.as_ref().and_then(|(_, typed)| typed.left(now));
    match left {
        Some(left) if left > 0.0 => ui.ctx().request_repaint_after_secs(left as f32),
        Some(_) => hand.settle(ask, campaign),
        None => {}
    }
}

fn is_by_characteristics(campaign: &Campaign, current: &CriterionId) -> bool {
    let found = campaign.grid.criterion(current);
    found.is_some_and(|(_, one)| matches!(one.kind, CriterionKind::Characteristics(_)))
}

/// Does what a key asks for; on a French keyboard the key 4 gives an apostrophe: its place counts.
fn press(
    ui: &Ui,
    hand: &mut Hand,
    campaign: &Campaign,
    current: &CriterionId,
    key: Key,
    digit: Option<usize>,
    ask: &Ask<'_>,
) {
    // Only a letter of its own is a shortcut.
    let is_alone = hand.letters == 1;
    let clears = matches!(key, Key::Delete | Key::Backspace);
    if campaign.is_closed() {
        // Whichever key asks for a change, the refusal says why; nothing shows as chosen.
        let found = campaign.grid.criterion(current);
        let level = digit.zip(found).and_then(|(digit, (_, one))| level_at(digit, &one.scale));
        if level.is_some() || clears || is_alone && matches!(key, Key::N | Key::C) {
            ask.push(answering(campaign, current, level.map(Answer::Level)));
        }
    } else if let Some(digit) = digit {
        press_digit(ui, hand, campaign, current, digit, ask);
    } else if key == Key::N && is_alone {
        ask.push(Action::Ask(Dialog::NotApplicable(current.clone())));
    } else if key == Key::C && is_alone {
        sight::ask(ui.ctx(), comment_of(current));
    } else if clears {
        remember(hand, campaign, current);
        ask.push(answering(campaign, current, None));
    }
}

/// Chooses a level by its number; what is measured is typed in its field.
fn press_digit(
    ui: &Ui,
    hand: &mut Hand,
    campaign: &Campaign,
    current: &CriterionId,
    digit: usize,
    ask: &Ask<'_>,
) {
    let Some((_, criterion)) = campaign.grid.criterion(current) else { return };
    match &criterion.kind {
        CriterionKind::Levels | CriterionKind::YesNo(_) => {
            if let Some(level) = hand.digit(digit, criterion) {
                hand.choose(ask, campaign, current, level);
            } else if hand.typed.is_some() {
                settle_late(ui, hand, ask, campaign);
            }
        }
        // The field reads the digit itself; one that holds a number is not added to unseen.
        CriterionKind::Measure(_) if campaign.answer(current).is_none() => {
            ui.memory_mut(|memory| memory.request_focus(measure_of(campaign, current)));
        }
        CriterionKind::Measure(_) | CriterionKind::Characteristics(_) => {}
    }
}

/// Gives the answer of last time again, where it waits to be confirmed.
fn confirm(hand: &mut Hand, ask: &Ask<'_>, campaign: &Campaign, current: &CriterionId) {
    let row = ask.state.session.derived.row(current);
    let Some(answer) = row.and_then(CriterionRow::to_confirm) else { return };
    remember(hand, campaign, current);
    let chosen = answer.level().map(|level| (current.clone(), level, hand.last));
    hand.chosen = chosen.or_else(|| hand.chosen.take());
    ask.push(keeping(ask.state.dossier(), campaign, current, answer));
}

/// Keeps the answer as it was, should what follows turn out to be a sentence.
fn remember(hand: &mut Hand, campaign: &Campaign, current: &CriterionId) {
    if hand.before.as_ref().is_none_or(|before| before.criterion != *current) {
        let entry = campaign.entries.get(current);
        hand.before = Some(SaidBefore {
            criterion: current.clone(),
            answer: entry.and_then(|entry| entry.answer.clone()),
            observed: entry.and_then(|entry| entry.observed.clone()),
        });
    }
}

fn is_free(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
}

/// Returns the criterion an arrow leads to, if there is one; Enter goes on, where no button takes it.
fn neighbour<'a>(
    ui: &Ui,
    state: &'a State,
    current: &CriterionId,
    key: Key,
    modifiers: Modifiers,
) -> Option<&'a CriterionId> {
    let step = match key {
        Key::ArrowDown => 1,
        Key::ArrowUp => -1,
        Key::Enter if is_free(ui) && !modifiers.shift => 1,
        Key::Enter if is_free(ui) => -1,
        _ => return None,
    };
    let place = state.session.derived.position(current)?.checked_add_signed(step)?;
    state.session.derived.rows.get(place).map(|row| &row.id)
}
