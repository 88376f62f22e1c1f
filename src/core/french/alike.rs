//! The same words typed in other ways: told alike, found, and put in the order of a French dictionary.
//!
//! Whoever compares what a person types with what is stored, or shows a list in order, asks here.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds away what people type in more than one way: case, accents, composed or not, ligatures,
/// apostrophes, dashes, and spaces, of which one is left between words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            push(&mut folded, letter.to_ascii_lowercase());
        } else {
            // The order of marks is of no matter: none is kept.
            decompose_compatible(apostrophe(letter), |part| {
                part.to_lowercase().for_each(|low| push(&mut folded, low));
            });
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(folded: &mut String, letter: char) {
    match letter {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        '\u{2010}'..='\u{2015}' | '−' => folded.push('-'),
        mark if is_combining_mark(mark) || is_unseen(mark) => {}
        space if space.is_whitespace() => {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        other => folded.push(apostrophe(other)),
    }
}

/// Every sign that people and keyboards put where French has its apostrophe.
const fn apostrophe(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '´' | '`' | '＇' => '\'',
        other => other,
    }
}

/// Marks that stand for nothing one sees: soft hyphens, joiners, byte order marks.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Tells whether two texts are the same words for a person.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// Compares two texts as French lists do: é stands with e, œ with oe, case and accents only
/// part words that are otherwise the same, and 2 comes before 10.
pub fn compare(one: &str, other: &str) -> Ordering {
    static ORDER: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
        // The order of all languages that change nothing in it; French is one of them.
        let mut preferences = CollatorPreferences::default();
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // Its data are compiled in: it is always there.
        Collator::try_new(preferences, CollatorOptions::default()).ok()
    });
    let order = ORDER.as_ref().map_or(Ordering::Equal, |order| order.compare(one, other));
    order.then_with(|| one.cmp(other))
}

/// The words a person looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought(String);

impl Sought {
    /// Takes what is typed in a field of search.
    pub fn new(query: &str) -> Self {
        Self(fold(query))
    }

    /// Tells whether nothing is looked for.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what is looked for, folded.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns the words, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    /// Tells whether every word stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.is_in_folded(&fold(text))
    }

    /// Tells whether every word stands in a text that is folded already.
    pub fn is_in_folded(&self, folded: &str) -> bool {
        self.words().all(|word| folded.contains(word))
    }
}
