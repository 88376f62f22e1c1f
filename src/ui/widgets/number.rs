//! A number being typed.

use eframe::egui::{Response, Ui};
use num_rational::Ratio;

use super::Field;
use crate::dossier::Quantity;
use crate::french;

/// A number being typed: a text until it is a number of at most two decimals, or nothing.
#[derive(Debug, Default)]
pub struct NumberDraft {
    text: String,
    /// The value the text stands for, once shown.
    known: Option<NumberValue>,
}

/// A number that may be left empty.
pub type NumberValue = Option<Quantity>;

impl NumberDraft {
    /// Shows the field; returns the new value as soon as the text is one.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        field: Field<'_>,
        number: NumberValue,
    ) -> (Option<NumberValue>, Response) {
        if self.known != Some(number) {
            self.known = Some(number);
            self.text = number.map(written).unwrap_or_default();
        }
        let response = field.ui(ui, &mut self.text);
        let changed = self.parsed().filter(|parsed| response.changed() && *parsed != number);
        if let Some(value) = changed {
            self.known = Some(value);
        }
        (changed, response)
    }

    /// Tells whether what is typed is no number.
    pub fn is_wrong(&self) -> bool {
        self.parsed().is_none()
    }

    /// Tells whether nothing is typed.
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Says what is wrong with what is typed, and what to write.
    pub fn problem(&self) -> Option<String> {
        if self.parsed().is_some() {
            return None;
        }
        let text = self.text.trim();
        let what = if self.is_too_precise() {
            "a plus de deux décimales"
        } else {
            "n’est pas un nombre"
        };
        Some(fr!("« {text} » {what}. Écrivez par exemple 12 ou 7,25."))
    }

    fn is_too_precise(&self) -> bool {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let parts = self.text.trim().split_once([',', '.']);
        parts.is_some_and(|(whole, decimals)| {
            french::parse_hundredths(whole).is_some() && digits(decimals)
        })
    }

    /// Returns what the text stands for, or nothing when it is no number.
    fn parsed(&self) -> Option<NumberValue> {
        // The unit stands beside the field; written in it too, it does no harm.
        let text = self.text.trim().trim_end_matches(['%', '€']);
        if self.text.trim().is_empty() {
            return Some(None);
        }
        french::parse_hundredths(text).map(|number| Some(Quantity::hundredths(number)))
    }
}

fn written(quantity: Quantity) -> String {
    french::quantity(Ratio::new(i128::from(quantity.in_hundredths()), 100))
}
