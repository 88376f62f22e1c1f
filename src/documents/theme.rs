//! The design tokens of `assets/theme.ron` as plain values: window, charts and reports share them.
//!
//! Never knows egui: `ui::style` turns these into a style.

mod colour;
mod ramps;

use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use self::colour::Swatch;
use self::ramps::{DRAWN, Ramps};
use crate::grid::{Level, NamedColour, Scale};

pub use self::colour::Colour;

/// Everything the look is made of.
#[derive(Clone, Debug, Deserialize)]
pub struct Tokens {
    /// Colours of the light theme; reports use these.
    pub light: Palette,
    /// Colours of the dark theme.
    pub dark: Palette,
    /// Text sizes, in points.
    pub text: TextSizes,
    /// Text sizes of a projected meeting, readable from the back of a room.
    pub projection: ProjectionSizes,
    /// Spacing, in points.
    pub space: Spacing,
    /// Corner radii, in points.
    pub radius: Radii,
    /// Widths and heights of the window's parts, in points.
    pub size: Sizes,
}

/// Colours by role.
#[derive(Clone, Debug, Deserialize)]
pub struct Palette {
    /// Behind everything: window and page.
    pub bg: Colour,
    /// Cards, and what one writes in.
    pub surface: Colour,
    /// Wells: what lies lower than the window.
    pub sunken: Colour,
    /// Text.
    pub ink: Colour,
    /// Secondary text, at 4.5 to 1 still.
    pub muted: Colour,
    /// Marks that carry no word by themselves.
    pub faint: Colour,
    /// Hairlines and borders that only part.
    pub line: Colour,
    /// Border of what one writes in or ticks, at 3 to 1.
    pub control: Colour,
    /// What one may act on, and what is chosen.
    pub accent: Colour,
    /// Behind what is chosen.
    pub accent_soft: Colour,
    /// Text on `accent_soft`.
    pub accent_ink: Colour,
    /// Text on `accent`.
    pub on_accent: Colour,
    /// Five levels, lowest first, in strictly monotonic lightness; other scales go along them.
    pub levels: [Colour; DRAWN],
    /// Text on each of them.
    pub on_levels: [Colour; DRAWN],
    /// Those the author of a grid asks for by name.
    named: NamedColours,
    #[serde(skip)]
    ramps: OnceLock<Ramps>,
    /// Something to look at.
    pub warn: Colour,
    /// Behind it.
    pub warn_soft: Colour,
    /// Something wrong or lost.
    pub bad: Colour,
    /// Behind it.
    pub bad_soft: Colour,
    /// Something done or held.
    pub good: Colour,
    /// Behind it.
    pub good_soft: Colour,
}

impl Palette {
    /// Returns the colour of a level of a scale: its author's, or ours for as many levels.
    pub fn level(&self, scale: &Scale, level: Level) -> Colour {
        self.swatch(scale, level).ground
    }

    /// Returns the colour of text on that of a level.
    pub fn on_level(&self, scale: &Scale, level: Level) -> Colour {
        self.swatch(scale, level).ink
    }

    /// Returns one of five steps from quiet to strong, 0 to 4, for what is no level.
    pub fn step(&self, place: usize) -> Colour {
        let [.., last] = self.levels;
        self.levels.get(place).copied().unwrap_or(last)
    }

    /// Returns a colour an author asks for by name, as light or dark as we make it.
    ///
    /// For what has its name beside it, never for text: yellow hardly shows on white.
    pub const fn named(&self, name: NamedColour) -> Colour {
        self.named.swatch(name).ground
    }

    fn swatch(&self, scale: &Scale, level: Level) -> Swatch {
        if let Some(name) = scale.get(level).colour {
            return self.named.swatch(name);
        }
        // What no scale has: more levels than the most, or none.
        let plain = Swatch { ground: self.surface, ink: self.ink };
        let ramps = self.ramps.get_or_init(|| Ramps::along(&self.drawn()));
        ramps.get(scale.count(), scale.place(level)).unwrap_or(plain)
    }

    fn drawn(&self) -> [Swatch; DRAWN] {
        let mut inks = self.on_levels.into_iter();
        self.levels.map(|ground| Swatch { ground, ink: inks.next().unwrap_or(self.ink) })
    }
}

/// The colours an author asks for by name, with the text on each.
#[derive(Clone, Copy, Debug, Deserialize)]
struct NamedColours {
    red: Swatch,
    orange: Swatch,
    yellow: Swatch,
    green: Swatch,
    blue: Swatch,
    violet: Swatch,
    grey: Swatch,
}

impl NamedColours {
    const fn swatch(&self, name: NamedColour) -> Swatch {
        match name {
            NamedColour::Red => self.red,
            NamedColour::Orange => self.orange,
            NamedColour::Yellow => self.yellow,
            NamedColour::Green => self.green,
            NamedColour::Blue => self.blue,
            NamedColour::Violet => self.violet,
            NamedColour::Grey => self.grey,
        }
    }
}

/// Text sizes, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct TextSizes {
    /// Secondary text.
    pub small: f32,
    /// Running text.
    pub body: f32,
    /// Headings of cards.
    pub large: f32,
    /// Titles of screens.
    pub title: f32,
    /// Figures.
    pub display: f32,
}

/// Text sizes of a projected meeting, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ProjectionSizes {
    /// Running text.
    pub text: f32,
    /// Questions.
    pub large: f32,
    /// Titles.
    pub title: f32,
    /// Figures that are read from the back.
    pub figure: f32,
}

/// Spacing, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Spacing {
    /// Between what is one thing.
    pub xs: f32,
    /// Between lines of one thing.
    pub s: f32,
    /// Between controls.
    pub m: f32,
    /// Inside cards, and between them.
    pub l: f32,
    /// Between groups.
    pub xl: f32,
    /// Around a page.
    pub xxl: f32,
}

/// Corner radii, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Radii {
    /// Buttons and fields.
    pub control: u8,
    /// Cards.
    pub card: u8,
}

/// Widths and heights of the window's parts, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Sizes {
    /// The list of screens.
    pub rail: f32,
    /// The same, icons only.
    pub rail_narrow: f32,
    /// Height of the bar above every screen.
    pub top_bar: f32,
    /// The list beside what is read.
    pub list: f32,
    /// Widest line of running text.
    pub reading: f32,
    /// Below this window width the rail shows icons only.
    pub narrow: f32,
    /// Below this window width the list becomes a drawer.
    pub drawer: f32,
}

/// The tokens shipped with the application.
pub static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/theme.ron"))
        .expect("assets/theme.ron is read by a test")
});

/// Inter Regular: the text of screens, charts and reports.
pub static FONT_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter, weight 600: emphasis.
pub static FONT_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// `DejaVu` Sans: the few signs Inter lacks.
pub static FONT_FALLBACK: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans.ttf");
