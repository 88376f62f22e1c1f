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
#[allow(
    missing_docs,
    reason = "each is named by its role, and assets/theme.ron shows them together"
)]
pub struct Palette {
    pub bg: Colour,
    pub surface: Colour,
    pub sunken: Colour,
    pub ink: Colour,
    pub muted: Colour,
    pub faint: Colour,
    pub line: Colour,
    pub control: Colour,
    pub accent: Colour,
    pub accent_soft: Colour,
    pub accent_ink: Colour,
    pub on_accent: Colour,
    pub levels: [Colour; 5],
    pub on_levels: [Colour; 5],
    pub warn: Colour,
    pub warn_soft: Colour,
    pub bad: Colour,
    pub bad_soft: Colour,
    pub good: Colour,
    pub good_soft: Colour,
}

/// Text sizes, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "a scale, smallest first")]
pub struct TextSizes {
    pub small: f32,
    pub body: f32,
    pub large: f32,
    pub title: f32,
    pub display: f32,
}

/// Text sizes of a projected meeting, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "a scale, smallest first")]
pub struct ProjectionSizes {
    pub text: f32,
    pub large: f32,
    pub title: f32,
    pub figure: f32,
}

/// Spacing, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "a scale, smallest first")]
pub struct Spacing {
    pub xs: f32,
    pub s: f32,
    pub m: f32,
    pub l: f32,
    pub xl: f32,
    pub xxl: f32,
}

/// Corner radii, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "named by what has them")]
pub struct Radii {
    pub control: u8,
    pub card: u8,
}

/// Widths and heights of the window's parts, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "named by what has them")]
pub struct Sizes {
    pub rail: f32,
    pub rail_narrow: f32,
    pub top_bar: f32,
    pub list: f32,
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
