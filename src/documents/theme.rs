//! The design tokens of `assets/theme.ron` as plain values: window, charts and reports share them.
//!
//! Never knows egui: `ui::style` turns these into a style.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

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
    /// Levels 0 to 4, in strictly monotonic lightness.
    pub levels: [Colour; 5],
    /// Text on each of them.
    pub on_levels: [Colour; 5],
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

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| serde::de::Error::custom("a colour is written #RRGGBB"))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
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
