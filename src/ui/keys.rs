//! Keys read where they stand: digits on any keyboard, the numeric pad included.

use eframe::egui::Key;

use crate::grid::Level;

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

/// Returns the level a key stands for.
pub fn level_of(key: Key, physical_key: Option<Key>) -> Option<Level> {
    Level::ALL.get(digit_of(key, physical_key)?).copied()
}
