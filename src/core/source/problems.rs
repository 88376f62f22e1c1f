//! What is wrong in a text, gathered while it is read.
//!
//! Never decides what is wrong. Keeps at most [`Problems::MAX_SHOWN`] problems of each severity, so
//! that a file of another kind does not bring a million sentences.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;

use super::limits::Limits;
use super::place::{LineIndex, Place, Span};
use super::suggest;
use crate::french;

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

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "erreur",
            Self::Warning => "avertissement",
        })
    }
}

impl Problem {
    /// Writes the problem for a terminal: `grille.ron:12:5 : erreur : …`, then its remedy.
    pub fn render(&self, file_name: &str) -> String {
        let Place { line, column } = self.place;
        let (severity, message) = (self.severity, &self.message);
        let file_name = french::one_line(file_name);
        let mut text = fr!("{file_name}:{line}:{column} : {severity} : {message}");
        if let Some(help) = &self.help {
            text.push_str(fr!("\n    remède : "));
            text.push_str(help);
        }
        text
    }
}

struct FoundProblem {
    severity: Severity,
    offset: usize,
    message: String,
    help: String,
}

/// The problems of one text. Takes new ones through a shared reference, so that what reads a tree
/// can hold it everywhere.
pub struct Problems<'t> {
    text: &'t str,
    limits: Limits,
    lines: OnceCell<LineIndex>,
    found: RefCell<Vec<FoundProblem>>,
    errors: Cell<usize>,
    warnings: Cell<usize>,
    is_malformed: Cell<bool>,
    /// From which byte on brackets may enclose something else than meant.
    misshapen_from: Cell<usize>,
    ignores_warnings: Cell<bool>,
    /// Names that may still be compared with a wrong one: looking for remedies must stay cheap.
    comparisons: Cell<usize>,
}

impl<'t> Problems<'t> {
    /// How many problems of each severity are told.
    pub const MAX_SHOWN: usize = 100;
    /// How many names are compared with wrong ones, over the whole text.
    const MAX_COMPARISONS: usize = 5_000;

    /// Starts without any problem.
    pub fn new(text: &'t str, limits: Limits) -> Self {
        Self {
            text,
            limits,
            lines: OnceCell::new(),
            found: RefCell::new(Vec::new()),
            errors: Cell::new(0),
            warnings: Cell::new(0),
            is_malformed: Cell::new(false),
            misshapen_from: Cell::new(usize::MAX),
            ignores_warnings: Cell::new(false),
            comparisons: Cell::new(Self::MAX_COMPARISONS),
        }
    }

    /// Returns how much of the text is read.
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// Notes that the file cannot be used: what is wrong at `span`, and what to do.
    pub fn error(&self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Error, span, message.into(), help.into());
    }

    /// Notes something the author may want to know.
    pub fn warning(&self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if !self.ignores_warnings.get() {
            self.push(Severity::Warning, span, message.into(), help.into());
        }
    }

    /// Notes an error of form: a bracket, a comma, a quote. What is said of missing things after
    /// that is not to be trusted ([`Self::is_malformed`]).
    pub fn malformed(&self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.is_malformed.set(true);
        self.error(span, message, help);
    }

    /// Notes that a bracket is wrong: what stands from there on may not be where it was meant.
    pub fn misshapen(&self, span: Span) {
        self.misshapen_from.set(self.misshapen_from.get().min(span.offset()));
    }

    /// Notes something missing from, or unexpected in, the brackets that end at the end of `span`;
    /// says nothing behind a wrong bracket, which explains it better.
    pub fn shape_error(&self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if self.is_shapely(span) {
            self.error(span, message, help);
        }
    }

    /// Tells whether every bracket up to the end of a stretch is right.
    pub fn is_shapely(&self, span: Span) -> bool {
        (span.end as usize) <= self.misshapen_from.get()
    }

    /// Tells whether the text broke a rule of form anywhere.
    pub fn is_malformed(&self) -> bool {
        self.is_malformed.get()
    }

    /// Tells whether the file cannot be used.
    pub fn has_errors(&self) -> bool {
        self.errors.get() > 0
    }

    /// Tells whether more errors would not be shown: the moment to stop looking for remedies.
    pub fn is_full(&self) -> bool {
        self.errors.get() >= Self::MAX_SHOWN
    }

    /// Tells whether more warnings would not be shown.
    pub fn is_full_of_warnings(&self) -> bool {
        self.warnings.get() >= Self::MAX_SHOWN
    }

    /// Returns the candidate nearest to a wrong name, if one is near enough and there is time left.
    pub fn nearest<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        let counted = candidates.into_iter().take_while(|_| {
            let left = self.comparisons.get();
            self.comparisons.set(left.saturating_sub(1));
            left > 0
        });
        suggest::nearest(word, counted)
    }

    /// Returns the remedy for a name that is not known: a suggestion, or `otherwise`.
    pub fn did_you_mean<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: impl Into<String>,
    ) -> String {
        match self.nearest(word, candidates) {
            Some(near) => format!("Vouliez-vous dire « {near} » ?"),
            None => otherwise.into(),
        }
    }

    /// Does `work` without noting any warning: what it reads is not the author's to correct.
    pub fn without_warnings<R>(&self, work: impl FnOnce() -> R) -> R {
        let before = self.ignores_warnings.replace(true);
        let result = work();
        self.ignores_warnings.set(before);
        result
    }

    /// Returns the line of a stretch, to be named in a sentence.
    pub fn line(&self, span: Span) -> u32 {
        self.lines().line(self.text, span.offset())
    }

    /// Ends the reading: the value if no problem is an error, and the problems in order.
    pub fn into_reading<T>(self, value: Option<T>) -> Reading<T> {
        let (errors, warnings) = (self.errors.get(), self.warnings.get());
        let mut found = self.found.take();
        found.sort_by_key(|problem| (problem.offset, problem.severity));
        let mut problems: Vec<Problem> = found
            .into_iter()
            .map(|found| Problem {
                severity: found.severity,
                place: self.lines().place(self.text, found.offset),
                // They quote the text.
                message: french::typeset(&french::one_line(&found.message)),
                help: Some(french::typeset(&french::one_line(&found.help))),
            })
            .collect();
        problems.extend(self.hidden(Severity::Error, errors));
        problems.extend(self.hidden(Severity::Warning, warnings));
        Reading { value: if errors == 0 { value } else { None }, problems }
    }

    fn push(&self, severity: Severity, span: Span, message: String, help: String) {
        let count = match severity {
            Severity::Error => &self.errors,
            Severity::Warning => &self.warnings,
        };
        count.set(count.get() + 1);
        if count.get() <= Self::MAX_SHOWN {
            self.found.borrow_mut().push(FoundProblem {
                severity,
                offset: span.offset(),
                message,
                help,
            });
        }
    }

    fn hidden(&self, severity: Severity, count: usize) -> Option<Problem> {
        let hidden = count.checked_sub(Self::MAX_SHOWN).filter(|hidden| *hidden > 0)?;
        let noun = match severity {
            Severity::Error => "erreur",
            Severity::Warning => "avertissement",
        };
        let count = french::count(hidden, noun);
        let message = format!("Il reste au moins {count} dans ce fichier, hors de cette liste.");
        Some(Problem {
            severity,
            place: self.lines().place(self.text, self.text.len()),
            message,
            help: Some(
                "Corrigez d’abord les premiers problèmes, puis vérifiez à nouveau.".to_owned(),
            ),
        })
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text))
    }
}
