//! An opaque colour: how it is written, how well text on it reads, where it lies for the eye.

use serde::{Deserialize, Deserializer};

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// A colour, and that of the text on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Swatch {
    pub(super) ground: Colour,
    pub(super) ink: Colour,
}

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

impl Colour {
    pub(super) const BLACK: Self = Self([0; 3]);
    pub(super) const WHITE: Self = Self([u8::MAX; 3]);

    /// Returns the contrast with another colour as WCAG 2.2 reckons it: from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        const FLARE: f64 = 0.05;
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + FLARE) / (one.min(other) + FLARE)
    }

    fn luminance(self) -> f64 {
        product([0.2126, 0.7152, 0.0722], self.0.map(light_of))
    }
}

/// A colour where the eye sees it: as far from another as it looks different.
///
/// Björn Ottosson's `OKLab`: how light, then how red and not green, how yellow and not blue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklab([f64; 3]);

impl Oklab {
    const CONES: [[f64; 3]; 3] = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const OPPONENTS: [[f64; 3]; 3] = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    const FROM_OPPONENTS: [[f64; 3]; 3] = [
        [1.0, 0.396_337_777_4, 0.215_803_757_3],
        [1.0, -0.105_561_345_8, -0.063_854_172_8],
        [1.0, -0.089_484_177_5, -1.291_485_548_0],
    ];
    const FROM_CONES: [[f64; 3]; 3] = [
        [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
        [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
        [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
    ];

    /// Returns where a colour lies.
    pub(super) fn of(colour: Colour) -> Self {
        let light = colour.0.map(light_of);
        let cones = Self::CONES.map(|row| product(row, light).cbrt());
        Self(Self::OPPONENTS.map(|row| product(row, cones)))
    }

    /// Returns the nearest colour a screen can show.
    pub(super) fn colour(self) -> Colour {
        let cones = Self::FROM_OPPONENTS.map(|row| product(row, self.0).powi(3));
        Colour(Self::FROM_CONES.map(|row| channel_of(product(row, cones))))
    }

    /// Returns how light it looks: from 0, black, to 1, white.
    pub(super) const fn lightness(self) -> f64 {
        let [lightness, ..] = self.0;
        lightness
    }

    /// Returns what lies a share of the way to another.
    pub(super) fn towards(self, Self(end): Self, share: f64) -> Self {
        let Self([lightness, red, yellow]) = self;
        let [end_lightness, end_red, end_yellow] = end;
        Self([
            lightness + (end_lightness - lightness) * share,
            red + (end_red - red) * share,
            yellow + (end_yellow - yellow) * share,
        ])
    }
}

fn product(row: [f64; 3], column: [f64; 3]) -> f64 {
    row.into_iter().zip(column).map(|(one, other)| one * other).sum()
}

/// Returns how much light a channel gives.
fn light_of(channel: u8) -> f64 {
    let share = f64::from(channel) / f64::from(u8::MAX);
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// Returns the channel that gives this light, or the nearest to it.
fn channel_of(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let share =
        if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (share * f64::from(u8::MAX)).round() as u8
}
