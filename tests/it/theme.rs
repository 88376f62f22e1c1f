//! The colours of both themes can be told apart by who sees little, or from the back of a room.

use jalons::theme::{Colour, Palette, TOKENS};

/// Returns how much light a colour gives, as WCAG 2.2 reckons it.
fn luminance(Colour(channels): Colour) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = channels.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn themes() -> [(&'static str, &'static Palette); 2] {
    [("light", &TOKENS.light), ("dark", &TOKENS.dark)]
}

#[test]
fn black_on_white_is_twenty_one_to_one() {
    assert!((contrast(Colour([0; 3]), Colour([255; 3])) - 21.0).abs() < 0.001);
}

#[test]
fn borders_of_what_one_writes_in_or_ticks_reach_three_to_one_on_every_ground() {
    for (theme, palette) in themes() {
        for ground in [palette.bg, palette.surface, palette.sunken, palette.accent_soft] {
            let found = contrast(palette.control, ground);
            assert!(found >= 3.0, "{theme}: {found:.2} on {ground:?}");
        }
    }
}

#[test]
fn what_has_the_keyboard_or_is_ticked_reaches_three_to_one() {
    for (theme, palette) in themes() {
        for ground in [palette.bg, palette.surface, palette.sunken] {
            let found = contrast(palette.accent, ground);
            assert!(found >= 3.0, "{theme}: {found:.2} on {ground:?}");
        }
    }
}
