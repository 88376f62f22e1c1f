//! Colours for as many levels as a scale has, laid out along those that were drawn by hand.

use super::colour::{Colour, Oklab, Swatch};
use crate::grid::Scale;

/// How many levels have colours drawn by hand.
pub(super) const DRAWN: usize = 5;

/// The colours of every number of levels, lowest first, at the place of their number.
#[derive(Clone, Debug)]
pub(super) struct Ramps(Vec<Vec<Swatch>>);

impl Ramps {
    /// Lays them out.
    pub(super) fn along(drawn: &[Swatch; DRAWN]) -> Self {
        Self((0..=Scale::MOST).map(|count| ramp(drawn, count)).collect())
    }

    /// Returns the colours of the level at a place, among so many levels.
    pub(super) fn get(&self, count: usize, place: usize) -> Option<Swatch> {
        self.0.get(count)?.get(place).copied()
    }
}

/// Goes from the first colour to the last in even steps of lightness: greyscale and every eye leave
/// that much of a colour.
fn ramp(drawn: &[Swatch; DRAWN], count: usize) -> Vec<Swatch> {
    // Those drawn by hand go in steps of their own, which an eye chose.
    if count == DRAWN {
        return drawn.to_vec();
    }
    let stops = drawn.map(|swatch| Oklab::of(swatch.ground));
    let [first, .., last] = stops;
    let rise = last.lightness() - first.lightness();
    let highest = count.saturating_sub(1).max(1) as f64;
    let swatch = |place: usize| {
        let lightness = first.lightness() + rise * place as f64 / highest;
        let ground = as_light(&stops, lightness).colour();
        Swatch { ground, ink: ink_on(ground, drawn) }
    };
    (0..count).map(swatch).collect()
}

/// Returns what is as light as this on the way along the stops.
fn as_light(stops: &[Oklab; DRAWN], lightness: f64) -> Oklab {
    let between = |(from, to): (&Oklab, &Oklab)| {
        let share = (lightness - from.lightness()) / (to.lightness() - from.lightness());
        (share <= 1.0).then(|| from.towards(*to, share))
    };
    let [.., last] = *stops;
    stops.iter().zip(stops.iter().skip(1)).find_map(between).unwrap_or(last)
}

/// Returns the first ink drawn by hand that reads on a ground. Half-way up none may; there white or
/// black does.
fn ink_on(ground: Colour, drawn: &[Swatch; DRAWN]) -> Colour {
    const LEAST: f64 = 4.5;
    let mut inks = drawn.iter().map(|swatch| swatch.ink).chain([Colour::WHITE, Colour::BLACK]);
    inks.find(|ink| ink.contrast(ground) >= LEAST).unwrap_or(Colour::BLACK)
}
