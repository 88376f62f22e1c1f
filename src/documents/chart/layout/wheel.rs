//! The round frame of a radar: where its axes point and where a share of them stands.

use std::f32::consts::TAU;

use crate::chart::picture::Pos;

/// The round frame.
#[derive(Clone, Copy)]
pub(super) struct Wheel {
    pub(super) centre: Pos,
    pub(super) radius: f32,
}

/// Where an axis points.
#[derive(Clone, Copy)]
pub(super) struct Direction {
    /// Rightwards.
    pub(super) cos: f32,
    /// Downwards.
    pub(super) sin: f32,
}

impl Wheel {
    /// Returns the direction of each axis.
    pub(super) fn axes(count: usize) -> impl Iterator<Item = Direction> {
        (0..count).map(move |index| {
            let (sin, cos) = (index as f32 / count as f32 * TAU).sin_cos();
            Direction { cos: sin, sin: -cos }
        })
    }

    pub(super) fn at(self, axis: Direction, share: f32) -> Pos {
        let radius = self.radius * share;
        Pos::new(self.centre.x + axis.cos * radius, self.centre.y + axis.sin * radius)
    }
}
