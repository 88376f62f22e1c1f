//! The round frame of a radar: where its axes point and where a share of them stands.

use std::f32::consts::TAU;

use crate::chart::picture::Pos;

/// The round frame.
#[derive(Clone, Copy)]
pub(super) struct Wheel {
    pub(super) centre: Pos,
    pub(super) radius: f32,
}

impl Wheel {
    /// Returns the direction of each axis: `(cos, sin)`, y downwards.
    pub(super) fn axes(count: usize) -> impl Iterator<Item = (f32, f32)> {
        (0..count).map(move |index| {
            let (sin, cos) = (index as f32 / count as f32 * TAU).sin_cos();
            (sin, -cos)
        })
    }

    pub(super) fn at(self, (cos, sin): (f32, f32), share: f32) -> Pos {
        let radius = self.radius * share;
        Pos::new(self.centre.x + cos * radius, self.centre.y + sin * radius)
    }
}
