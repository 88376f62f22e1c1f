//! A number that is measured, being typed with the unit and the decimals its grid asks for.

use eframe::egui::{Id, Ui};
use num_rational::Ratio;

use super::{Field, muted_ui};
use crate::french;
use crate::grid::{Measurement, number_words};
use crate::ui::style::{self, size};

/// What is typed until it is a number, and the number it stood for once shown.
#[derive(Clone, Debug, Default)]
struct MeasureText {
    text: String,
    known: Option<Measured>,
}

/// A number that may be left empty.
type Measured = Option<Ratio<i64>>;

/// Shows the field of a number that is measured; returns the new number as soon as the text is one, or
/// nothing in its place once it is empty.
pub fn number(ui: &mut Ui, measure: &Measurement, given: Measured, id: Id) -> Option<Measured> {
    const WIDTH: f32 = 150.0;
    let kept = id.with("typed");
    let mut typed: MeasureText = ui.data(|data| data.get_temp(kept)).unwrap_or_default();
    if typed.known != Some(given) {
        typed = MeasureText { text: given.map(written).unwrap_or_default(), known: Some(given) };
    }
    let label = fr!("Mesure, en {}", measure.unit);
    let is_changed = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::s();
            let field = Field::new(&label).unlabelled().width(WIDTH).id(id);
            let response = field.ui(ui, &mut typed.text);
            muted_ui(ui, &measure.unit);
            response.changed()
        })
        .inner;
    let read = read(&typed.text, measure);
    if let Err(problem) = &read {
        ui.label(style::small(problem).color(style::look(ui).bad));
    }
    let changed = read.ok().filter(|read| is_changed && *read != given);
    if let Some(number) = changed {
        typed.known = Some(number);
    }
    ui.data_mut(|data| data.insert_temp(kept, typed));
    changed
}

/// Reads what is typed; says what is wrong with what is no number that this measure can have.
fn read(text: &str, measure: &Measurement) -> Result<Measured, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // The unit stands beside the field; written in it too, it does no harm.
    let number = text.strip_suffix(measure.unit.as_str()).unwrap_or(text);
    let example = if measure.decimals > 0 { "7,5" } else { "12" };
    let Some(number) = parsed(number) else {
        return Err(fr!("« {text} » n’est pas un nombre. Écrivez par exemple {example}."));
    };
    if measure.allows(number) {
        return Ok(Some(number));
    }
    if !(measure.minimum..=measure.maximum).contains(&number) {
        let (least, most) = (number_words(measure.minimum), number_words(measure.maximum));
        return Err(fr!("« {text} » est hors des bornes de la grille : de {least} à {most}."));
    }
    Err(match measure.decimals {
        0 => fr!("« {text} » a des décimales : la grille demande un nombre entier."),
        decimals => {
            let most = french::count(usize::from(decimals), "décimale");
            fr!("« {text} » est trop précis : la grille demande {most} au plus.")
        }
    })
}

/// Reads an exact number, with a comma or a point.
fn parsed(text: &str) -> Option<Ratio<i64>> {
    /// What is longer is no measure.
    const DIGITS: usize = 10;
    /// As many decimals as can be told here.
    const DECIMALS: usize = 6;
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (is_negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = whole.len() <= DIGITS && decimals.len() <= DECIMALS;
    if whole.is_empty() || !is_short || !is_plain(whole) || !is_plain(decimals) {
        return None;
    }
    let millionths: i64 = format!("{whole}{decimals:0<6}").parse().ok()?;
    let number = Ratio::new(millionths, 1_000_000);
    Some(if is_negative { -number } else { number })
}

/// Writes a number as one types it, with all of its decimals.
fn written(number: Ratio<i64>) -> String {
    let millionths = (number * 1_000_000).to_integer();
    let sign = if millionths < 0 { "−" } else { "" };
    let magnitude = millionths.unsigned_abs();
    let (whole, rest) = (magnitude / 1_000_000, magnitude % 1_000_000);
    let text = format!("{sign}{whole},{rest:06}");
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}
