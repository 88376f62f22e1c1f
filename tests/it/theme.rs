//! The colours of both themes can be told apart by who sees little, or from the back of a room.

use jalons::grid::{NamedColour, Scale, ScaleLevel};
use jalons::theme::{Colour, Palette, TOKENS};

/// How an eye mixes red, green and blue light.
type Eye = [[f64; 3]; 3];

const KEEN: Eye = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
/// Who sees no colour, or looks at a copy; then who lacks one kind of cones, after Machado, Oliveira
/// and Fernandes (2009).
const OTHERS: [(&str, Eye); 4] = [
    ("greyscale", [[0.2126, 0.7152, 0.0722]; 3]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Returns the light of a colour's channels.
fn light(Colour(channels): Colour) -> [f64; 3] {
    channels.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

/// Returns how much light a colour gives, as WCAG 2.2 reckons it.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = light(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn mixed(by: [[f64; 3]; 3], light: [f64; 3]) -> [f64; 3] {
    by.map(|[red, green, blue]| red * light[0] + green * light[1] + blue * light[2])
}

/// Returns where an eye sees a colour in `OKLab`: its lightness first.
fn seen(eye: Eye, colour: Colour) -> [f64; 3] {
    let shown = mixed(eye, light(colour)).map(|channel| channel.clamp(0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let opponents = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    mixed(opponents, mixed(cones, shown).map(f64::cbrt))
}

fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.into_iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// Returns a scale of so many levels, whose author leaves their colours to us.
fn scale(first: u8, count: usize) -> Scale {
    Scale::new(None, first, vec![ScaleLevel::default(); count], Vec::new())
}

/// Returns the colours of its levels, lowest first.
fn colours(palette: &Palette, scale: &Scale) -> Vec<Colour> {
    scale.levels().map(|level| palette.level(scale, level)).collect()
}

/// Returns the colours of the text on them.
fn inks(palette: &Palette, scale: &Scale) -> Vec<Colour> {
    scale.levels().map(|level| palette.on_level(scale, level)).collect()
}

fn counts() -> std::ops::RangeInclusive<usize> {
    Scale::FEWEST..=Scale::MOST
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

#[test]
fn five_levels_have_the_colours_drawn_for_them_whatever_their_numbers() {
    for (theme, palette) in themes() {
        for first in [0, 1] {
            let scale = scale(first, 5);
            assert_eq!(colours(palette, &scale), palette.levels, "{theme}, from {first}");
            assert_eq!(inks(palette, &scale), palette.on_levels, "{theme}, from {first}");
        }
        assert_eq!([0, 1, 2, 3, 4].map(|place| palette.step(place)), palette.levels, "{theme}");
    }
}

#[test]
fn every_scale_goes_from_the_first_colour_drawn_to_the_last() {
    for (theme, palette) in themes() {
        for count in counts() {
            let found = colours(palette, &scale(1, count));
            assert_eq!(found.len(), count);
            assert_eq!(found.first(), palette.levels.first(), "{theme}, {count} levels");
            assert_eq!(found.last(), palette.levels.last(), "{theme}, {count} levels");
        }
    }
}

#[test]
fn neighbouring_levels_are_told_apart_by_every_eye_and_always_lighter_or_always_darker() {
    let eyes = OTHERS.into_iter().map(|(name, eye)| (name, eye, 0.034));
    for (name, eye, least) in eyes.chain([("keen", KEEN, 0.042)]) {
        for (theme, palette) in themes() {
            for count in counts() {
                let found = colours(palette, &scale(0, count));
                let seen: Vec<_> = found.iter().map(|colour| seen(eye, *colour)).collect();
                let sense = (seen[count - 1][0] - seen[0][0]).signum();
                for (place, pair) in seen.windows(2).enumerate() {
                    let told = format!("{name}, {theme}, {count} levels, {place}: {found:?}");
                    let apart = distance(pair[0], pair[1]);
                    assert!(apart >= least, "{apart:.4} apart: {told}");
                    let step = (pair[1][0] - pair[0][0]) * sense;
                    assert!(step >= least * 0.95, "{step:.4} of lightness: {told}");
                }
            }
        }
    }
}

#[test]
fn text_on_every_level_of_every_scale_reaches_four_and_a_half_to_one() {
    for (theme, palette) in themes() {
        for count in counts() {
            let scale = scale(0, count);
            for (ground, ink) in colours(palette, &scale).into_iter().zip(inks(palette, &scale)) {
                let found = contrast(ground, ink);
                assert!(found >= 4.5, "{theme}, {count} levels: {found:.2} on {ground:?}");
            }
        }
    }
}

/// Returns a scale whose author gave its levels every colour that has a name.
fn coloured() -> Scale {
    let mut scale = scale(1, NamedColour::ALL.len());
    for (level, (_, colour)) in scale.levels.iter_mut().zip(NamedColour::ALL) {
        level.colour = Some(*colour);
    }
    scale
}

#[test]
fn the_colours_of_an_author_are_taken_and_text_on_them_reaches_four_and_a_half_to_one() {
    let scale = coloured();
    for (theme, palette) in themes() {
        let named: Vec<_> = NamedColour::ALL.iter().map(|(_, name)| palette.named(*name)).collect();
        assert_eq!(colours(palette, &scale), named, "{theme}");
        for (ground, ink) in named.into_iter().zip(inks(palette, &scale)) {
            let found = contrast(ground, ink);
            assert!(found >= 4.5, "{theme}: {found:.2} on {ground:?}");
        }
    }
}

#[test]
fn any_two_colours_of_an_author_are_told_apart_by_every_eye() {
    for (theme, palette) in themes() {
        for (eye, mixing) in OTHERS {
            let of = |(name, colour): &(&'static str, NamedColour)| {
                (*name, seen(mixing, palette.named(*colour)))
            };
            let all: Vec<_> = NamedColour::ALL.iter().map(of).collect();
            for (index, (one, here)) in all.iter().enumerate() {
                for (other, there) in &all[index + 1..] {
                    let apart = distance(*here, *there);
                    assert!(apart >= 0.045, "{eye}, {theme}: {one} and {other}, {apart:.4} apart");
                }
            }
        }
    }
}
