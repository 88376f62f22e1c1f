//! One side of a piece: what is shown of it, and what it is compared by.

use std::any::Any;

use crate::french;
use crate::source::excerpt;

/// A piece seen from one side.
pub(super) struct Facet<'a> {
    /// The same in every version.
    pub(super) name: &'static str,
    /// What is compared.
    pub(super) value: FacetValue<'a>,
    /// In a few words.
    pub(super) shown: String,
    /// Whether it says anything of itself.
    pub(super) is_said: bool,
}

/// What a facet is compared by.
pub(super) enum FacetValue<'a> {
    /// What is shown says it all.
    Shown,
    /// A text, of which an excerpt is shown.
    Text(&'a str),
    /// Fields of the piece, of which a number or a word is shown.
    Fields(Vec<&'a dyn Comparable>),
}

/// A field that can be compared with the same field of another version.
pub(super) trait Comparable: Any {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: Any + PartialEq> Comparable for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl<'a> Facet<'a> {
    pub(super) fn new(name: &'static str, shown: String) -> Self {
        Self { name, value: FacetValue::Shown, shown, is_said: true }
    }

    /// A text of the team, under its name; cut short when it is shown.
    pub(super) fn text(name: &'static str, text: &'a str) -> Self {
        let quoted = excerpt(text);
        let is_said = !quoted.is_empty();
        let shown = if is_said { fr!("« {quoted} »") } else { "sans texte".to_owned() };
        let shown = if name.is_empty() { shown } else { format!("{name} {shown}") };
        Self { name, value: FacetValue::Text(text), shown, is_said }
    }

    /// Something that may not be there.
    pub(super) fn option(name: &'static str, shown: Option<String>, none: &str) -> Self {
        let is_said = shown.is_some();
        Self { is_said, ..Self::new(name, shown.unwrap_or_else(|| none.to_owned())) }
    }

    /// So many things, compared one by one.
    pub(super) fn many<const N: usize>(
        name: &'static str,
        number: usize,
        noun: &str,
        fields: [&'a dyn Comparable; N],
    ) -> Self {
        let shown = Self::new(name, french::count(number, noun)).of(fields);
        Self { is_said: number > 0, ..shown }
    }

    /// Compares it by fields rather than by what is shown.
    pub(super) fn of<const N: usize>(self, fields: [&'a dyn Comparable; N]) -> Self {
        Self { value: FacetValue::Fields(fields.into()), ..self }
    }

    /// Tells whether another version is the same from this side.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_same = match (&self.value, &other.value) {
            (FacetValue::Text(one), FacetValue::Text(other)) => one == other,
            (FacetValue::Fields(one), FacetValue::Fields(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.is_same(*other))
            }
            (FacetValue::Shown | FacetValue::Text(_) | FacetValue::Fields(_), _) => {
                self.shown == other.shown
            }
        };
        self.name == other.name && is_same
    }
}
