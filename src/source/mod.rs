//! A text a person wrote: a tree with places, and all its problems at once.

/// A place in a text, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; its author may want to know.
    Warning,
}

/// Something wrong in a file: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it begins.
    pub place: Place,
    /// What is wrong, in French, one sentence.
    pub message: String,
    /// What to do, in French.
    pub help: Option<String>,
}

/// What came out of reading a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The value, exactly when no problem is an error.
    pub value: Option<T>,
    /// Every problem found, in the order of the text.
    pub problems: Vec<Problem>,
}
