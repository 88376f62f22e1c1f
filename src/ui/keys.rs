//! Keys read where they stand: digits on any keyboard, the numeric pad included; the shortcuts of the
//! commands.

use eframe::egui::{Event, Id, InputState, Key, Popup, Ui};

use super::ask::Ask;
use crate::app::{Command, KeyCap, Shortcut};
use crate::grid::{Level, Scale};

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Returns the digit a key stands for, by what is printed on it or else by its place: on a French
/// keyboard the digits' row gives `& é " ' ( - è _ ç à` until Shift is held.
pub fn digit_of(key: Key, physical_key: Option<Key>) -> Option<usize> {
    let place = |wanted: Key| DIGITS.iter().position(|digit| *digit == wanted);
    place(key).or_else(|| place(physical_key?))
}

/// Returns the level of a scale that bears this number.
pub fn level_at(number: usize, scale: &Scale) -> Option<Level> {
    let level = Level::try_from(i64::try_from(number).ok()?).ok()?;
    scale.has(level).then_some(level)
}

/// A level being typed: on a scale that goes beyond 9, a first digit waits for a second.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedLevel {
    /// The digit that waits, and when it was typed, by the window's own time in seconds.
    first: Option<(usize, f64)>,
}

impl TypedLevel {
    /// How long a second digit is waited for, in seconds.
    const WAIT: f64 = 0.6;

    /// Takes a digit; returns the level it makes, or nothing: there is none, or a second digit may
    /// follow.
    pub fn digit(&mut self, digit: usize, scale: &Scale, now: f64) -> Option<Level> {
        let first = self.first.take().filter(|(_, at)| now - at <= Self::WAIT);
        let both = first.and_then(|(first, _)| level_at(10 * first + digit, scale));
        let begins = digit > 0 && usize::from(scale.highest().number()) >= 10 * digit;
        if both.is_none() && begins {
            self.first = Some((digit, now));
            return None;
        }
        both.or_else(|| level_at(digit, scale))
    }

    /// Returns how long the digit that waits still does, in seconds; nothing where none waits.
    pub fn left(&self, now: f64) -> Option<f64> {
        self.first.map(|(_, at)| at + Self::WAIT - now)
    }

    /// Returns the level of the digit that waits, once a second one has not come in time.
    pub fn settled(&mut self, ui: &Ui, scale: &Scale) -> Option<Level> {
        let left = self.left(ui.input(|input| input.time))?;
        if left > 0.0 {
            ui.ctx().request_repaint_after_secs(left as f32);
            return None;
        }
        self.end(scale)
    }

    /// Returns the level of the digit that waits: no second one will follow.
    pub fn end(&mut self, scale: &Scale) -> Option<Level> {
        self.first.take().and_then(|(first, _)| level_at(first, scale))
    }
}

/// Tells whether keys are free to be listened to: no field and no dialog has them.
pub fn keys_are_free(ui: &Ui, ask: &Ask<'_>) -> bool {
    ask.state.dialog.is_none() && !ui.ctx().text_edit_focused()
}

/// Tells whether no open menu has the keys either: those a menu answers to.
pub fn menu_keys_are_free(ui: &Ui, ask: &Ask<'_>) -> bool {
    keys_are_free(ui, ask) && !Popup::is_any_open(ui.ctx())
}

/// Escape gives the screen back, as everywhere.
pub fn leave_projection(ui: &Ui, ask: &Ask<'_>) {
    if menu_keys_are_free(ui, ask) && ui.input(|input| input.key_pressed(Key::Escape)) {
        ask.push(Command::Project);
    }
}

/// Listens to every command's shortcut. While a text field has the keyboard, its own keys are its.
pub fn shortcuts(ui: &Ui, ask: &Ask<'_>) {
    let is_typing = ui.ctx().text_edit_focused();
    for command in Command::all() {
        let Some(shortcut) = command.shortcut() else { continue };
        // Évaluer listens to these by itself, in the order of its other keys.
        if matches!(command, Command::NextCriterion | Command::PreviousCriterion) {
            continue;
        }
        let belongs_to_field = is_typing
            && (!shortcut.ctrl && !matches!(shortcut.key, KeyCap::Function(_))
                || matches!(command, Command::Undo | Command::Redo));
        let is_of_the_window = matches!(
            command,
            Command::Quit | Command::ZoomIn | Command::ZoomOut | Command::ZoomReset
        );
        let belongs_to_dialog = ask.state.dialog.is_some() && !is_of_the_window;
        if belongs_to_field || belongs_to_dialog || !command.is_enabled(ask.state) {
            continue;
        }
        if pressed(ui, shortcut) {
            ask.push(command);
        }
    }
}

fn pressed(ui: &Ui, shortcut: Shortcut) -> bool {
    let Some(wanted) = egui_key(shortcut.key) else { return false };
    ui.input_mut(|input| {
        let place = input.events.iter().position(|event| {
            matches!(event, Event::Key { key, physical_key, pressed: true, modifiers, .. }
                if (*key == wanted || is_plus(*key, wanted) || is_digit_at(*key, *physical_key, wanted))
                    && modifiers.command == shortcut.ctrl
                    && !modifiers.alt
                    && (modifiers.shift == shortcut.shift || !matches!(shortcut.key, KeyCap::Character(c) if c.is_alphabetic())))
        });
        place.is_some_and(|place| {
            input.events.remove(place);
            true
        })
    })
}

/// Tells whether a key bears the plus that is wanted, which most keyboards give with Shift only.
fn is_plus(key: Key, wanted: Key) -> bool {
    wanted == Key::Plus && key == Key::Equals
}

/// Zooms by Ctrl and the wheel, or by two fingers, as everywhere.
pub fn zoom_by_wheel(ui: &Ui, ask: &Ask<'_>) {
    /// How far the fingers or the wheel go for one step.
    const STEP: f32 = 1.08;
    let id = Id::unique("zoom by the wheel");
    let sum = ui.data(|data| data.get_temp(id)).unwrap_or(1.0) * ui.input(InputState::zoom_delta);
    let command = if sum >= STEP {
        Command::ZoomIn
    } else if sum <= 1.0 / STEP {
        Command::ZoomOut
    } else {
        ui.data_mut(|data| data.insert_temp(id, sum));
        return;
    };
    ui.data_mut(|data| data.insert_temp(id, 1.0_f32));
    if command.is_enabled(ask.state) {
        ask.push(command);
    }
}

/// Tells whether a key stands where a digit is wanted: on a French keyboard the digits' row gives
/// `& é " ' ( - è _ ç à` until Shift is held.
fn is_digit_at(key: Key, physical_key: Option<Key>, wanted: Key) -> bool {
    let is_digit = wanted.name().chars().all(|character| character.is_ascii_digit());
    // The minus on the sixth key zooms out, as everywhere.
    let is_zoom = matches!(key, Key::Minus | Key::Plus);
    is_digit && !is_zoom && physical_key == Some(wanted)
}

fn egui_key(key: KeyCap) -> Option<Key> {
    match key {
        KeyCap::Up => Some(Key::ArrowUp),
        KeyCap::Down => Some(Key::ArrowDown),
        KeyCap::Function(number) => Key::from_name(&format!("F{number}")),
        KeyCap::Character('+') => Some(Key::Plus),
        KeyCap::Character('-') => Some(Key::Minus),
        KeyCap::Character(character) => Key::from_name(&character.to_uppercase().to_string()),
    }
}
