//! A level as pages mark it: its number on the colour its scale gives it.

use serde::{Serialize, Serializer};

use crate::grid::{Level, Scale};
use crate::theme::{Colour, TOKENS};

/// A level as it is marked; words beside it always say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LevelSign {
    /// As a person reads it.
    pub number: u8,
    /// Colour of the ground.
    #[serde(serialize_with = "three_parts")]
    pub fill: Colour,
    /// Colour of the number.
    #[serde(serialize_with = "three_parts")]
    pub ink: Colour,
}

impl LevelSign {
    /// Returns the mark of a level of a scale.
    pub fn of(scale: &Scale, level: Level) -> Self {
        let palette = &TOKENS.light;
        Self {
            number: level.number(),
            fill: palette.level(scale, level),
            ink: palette.on_level(scale, level),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
/// Writes a colour as numbers: they are no words of the document, whose length pages go by.
fn three_parts<S: Serializer>(colour: &Colour, serializer: S) -> Result<S::Ok, S::Error> {
    colour.0.serialize(serializer)
}
