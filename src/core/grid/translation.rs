//! What a grid says in another language.

use std::collections::BTreeMap;

/// What a grid says in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Its language, such as `en`.
    pub language: String,
    /// What is read in the place of each text.
    pub texts: BTreeMap<String, String>,
}
