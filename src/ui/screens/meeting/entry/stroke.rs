//! What a hand on the keyboard asks for while it copies paper.

use eframe::egui::{Event, Key};

use crate::ui::keys::digit_of;

/// What a hand on the keyboard asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// An answer, or a profession.
    Digit(usize),
    /// *Ne sait pas*, where digits are all levels.
    Unknown,
    /// *Sans objet*, likewise.
    NotApplicable,
    /// No answer.
    Space,
    /// Corrects the last answer.
    Back,
    /// Goes back, changing nothing.
    Left,
    /// Goes on, changing nothing.
    Right,
    /// Writes a comment.
    Comment,
    /// Writes the name.
    Name,
    /// Writes another profession.
    Other,
    /// Seals, at the end.
    Enter,
    /// Gives up.
    Escape,
}

impl Press {
    /// Reads an event; nothing where it asks for nothing.
    pub fn of(event: &Event) -> Option<Self> {
        let Event::Key { key, physical_key, pressed: true, modifiers, repeat } = event else {
            return None;
        };
        if modifiers.command || modifiers.alt {
            return None;
        }
        Some(match key {
            Key::Space => Self::Space,
            Key::Backspace => Self::Back,
            Key::ArrowLeft | Key::ArrowUp => Self::Left,
            Key::ArrowRight | Key::ArrowDown => Self::Right,
            Key::I => Self::Unknown,
            Key::S => Self::NotApplicable,
            Key::C => Self::Comment,
            Key::N => Self::Name,
            Key::A => Self::Other,
            Key::Enter if !repeat => Self::Enter,
            Key::Escape => Self::Escape,
            _ => Self::Digit(digit_of(*key, *physical_key)?),
        })
    }
}
