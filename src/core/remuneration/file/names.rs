//! Names that other places point to: questions, sources, axes; each unknown one is told once.
//!
//! Says nothing of unknown names when the form of the file is broken: what they name may be there.

use std::cell::RefCell;
use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

use crate::remuneration::{Period, QuestionIndex, QuestionKind};
use crate::source::{Node, Problems, Record, Span, excerpt, max};

/// What should not be written twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum RulesName {
    Source,
    Axis,
    Question,
    Choice(QuestionIndex),
    Indicator,
    Part,
    Code,
    Supplement,
}

/// What a place asks of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Flag,
    Number,
    /// A number, or a set by its size.
    Count,
    Choice,
    Set,
    Date,
}

/// A question as far as other places need it.
pub(super) struct NamedQuestion<'a> {
    pub(super) id: &'a str,
    /// Unknown when its kind could not be read.
    pub(super) kind: Option<QuestionKind>,
    pub(super) period: Period,
}

/// Every name declared in a file.
pub(super) struct DeclaredNames<'a> {
    pub(super) problems: &'a Problems<'a>,
    pub(super) questions: Vec<NamedQuestion<'a>>,
    pub(super) sources: Vec<&'a str>,
    /// Whether each source is a page of the web, which has no page numbers.
    pub(super) webs: Vec<bool>,
    pub(super) axes: Vec<&'a str>,
    /// Years covered.
    pub(super) years: Vec<i16>,
    first: RefCell<HashMap<(RulesName, String), Span>>,
    told: RefCell<HashSet<(&'static str, String)>>,
}

impl RulesName {
    const fn noun(self) -> &'static str {
        match self {
            Self::Source => "La source",
            Self::Axis => "L’axe",
            Self::Question => "La question",
            Self::Choice(_) => "Le choix",
            Self::Indicator => "L’indicateur",
            Self::Part => "La part",
            Self::Code => "Le code",
            Self::Supplement => "Le complément",
        }
    }
}

impl Wanted {
    const fn accepts(self, kind: &QuestionKind) -> bool {
        match self {
            Self::Flag => matches!(kind, QuestionKind::Flag),
            Self::Number => matches!(kind, QuestionKind::Number { .. }),
            Self::Count => matches!(kind, QuestionKind::Number { .. } | QuestionKind::Set(_)),
            Self::Choice => matches!(kind, QuestionKind::Choice(_)),
            Self::Set => matches!(kind, QuestionKind::Set(_)),
            Self::Date => matches!(kind, QuestionKind::Date),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Flag => "OuiNon",
            Self::Number => "Nombre",
            Self::Count => "Nombre ou Ensemble",
            Self::Choice => "Choix",
            Self::Set => "Ensemble",
            Self::Date => "Date",
        }
    }
}

/// Returns the word that makes a question of this kind.
const fn word(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Flag => Wanted::Flag.word(),
        QuestionKind::Number { .. } => Wanted::Number.word(),
        QuestionKind::Choice(_) => Wanted::Choice.word(),
        QuestionKind::Set(_) => Wanted::Set.word(),
        QuestionKind::Date => Wanted::Date.word(),
    }
}

impl<'a> DeclaredNames<'a> {
    pub(super) fn new(problems: &'a Problems<'a>) -> Self {
        Self {
            problems,
            questions: Vec::new(),
            sources: Vec::new(),
            webs: Vec::new(),
            axes: Vec::new(),
            years: Vec::new(),
            first: RefCell::default(),
            told: RefCell::default(),
        }
    }

    /// Reports a name that was already given at such a place.
    pub(super) fn unique(&self, place: RulesName, name: &str, span: Span) {
        if name.is_empty() {
            return;
        }
        let line = match self.first.borrow_mut().entry((place, name.to_owned())) {
            Entry::Vacant(entry) => {
                entry.insert(span);
                return;
            }
            Entry::Occupied(entry) => self.problems.line(*entry.get()),
        };
        let message = format!("{} « {} » est déjà à la ligne {line}.", place.noun(), excerpt(name));
        self.problems.error(span, message, "Choisissez un autre nom.");
    }

    /// Returns the question a key names, which must be there.
    pub(super) fn asked<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        wanted: Wanted,
    ) -> QuestionIndex {
        let name = record.str(key, max::ID);
        self.question(name, record.span(key), wanted)
    }

    /// Returns the question a key names, if the key is there.
    pub(super) fn optional<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        wanted: Wanted,
    ) -> Option<QuestionIndex> {
        let name = record.optional_str(key, max::ID)?;
        Some(self.question(name, record.span(key), wanted))
    }

    /// Returns the question of this name; says when there is none, or when it is of another kind.
    pub(super) fn question(&self, name: &str, span: Span, wanted: Wanted) -> QuestionIndex {
        if name.is_empty() {
            return QuestionIndex(0);
        }
        let Some(index) = self.questions.iter().position(|asked| asked.id == name) else {
            let names = self.questions.iter().map(|asked| asked.id);
            let help = "Écrivez cette question dans une liste « questions ».";
            self.unknown("La question", name, span, names, help);
            return QuestionIndex(0);
        };
        let kind = self.questions.get(index).and_then(|asked| asked.kind.as_ref());
        if let Some(kind) = kind.filter(|kind| !wanted.accepts(kind)) {
            let message = format!(
                "La question « {} » est de type {}, et il faut ici le type {}.",
                excerpt(name),
                word(kind),
                wanted.word()
            );
            self.problems.error(span, message, "Nommez une autre question, ou changez son type.");
        }
        QuestionIndex(index)
    }

    /// Tells whether an answer of this name is offered; says when it is not.
    pub(super) fn offers(&self, question: QuestionIndex, choice: &str, span: Span) {
        let kind = self.questions.get(question.0).and_then(|asked| asked.kind.as_ref());
        let Some(QuestionKind::Choice(items) | QuestionKind::Set(items)) = kind else { return };
        if choice.is_empty() || items.iter().any(|item| item.id == choice) {
            return;
        }
        let names = || items.iter().map(|item| item.id.as_str());
        let help = format!("Choix possibles : {}.", names().collect::<Vec<_>>().join(", "));
        self.unknown("Le choix", choice, span, names(), help);
    }

    /// Returns the place of the source a key names.
    pub(super) fn source<const N: usize>(&self, record: &Record<'a, N>, key: &str) -> usize {
        let names = self.sources.iter().copied();
        let place = self.place(record, key, "La source", names, "Ajoutez ce texte à « sources ».");
        place.unwrap_or_default()
    }

    /// Tells whether the source a key names has pages, as a page of the web has not.
    pub(super) fn has_pages<const N: usize>(&self, record: &Record<'a, N>, key: &str) -> bool {
        let name = record.get(key).and_then(text);
        let place = self.sources.iter().position(|known| Some(*known) == name);
        place.and_then(|place| self.webs.get(place)).is_some_and(|is_web| !is_web)
    }

    /// Returns the place of the axis a key names.
    pub(super) fn axis<const N: usize>(&self, record: &Record<'a, N>, key: &str) -> usize {
        let names = self.axes.iter().copied();
        self.place(record, key, "L’axe", names, "Ajoutez-le à « axes ».").unwrap_or_default()
    }

    /// Tells whether every question asked in the years of `period` is asked by these.
    pub(super) fn ask_in(&self, period: Period, questions: &[QuestionIndex], span: Span) {
        let years = || self.years.iter().filter(|year| period.contains(**year));
        for asked in questions.iter().filter_map(|question| self.questions.get(question.0)) {
            let absent = years().find(|year| !asked.period.contains(**year));
            if let Some(year) = absent.filter(|_| !self.problems.is_malformed()) {
                let message = format!(
                    "La question « {} » n’est pas posée en {year}, et ceci en a besoin cette année-là.",
                    excerpt(asked.id)
                );
                self.problems.error(span, message, "Accordez les deux « exercices ».");
            }
        }
    }

    fn place<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        noun: &'static str,
        names: impl Iterator<Item = &'a str> + Clone,
        help: &str,
    ) -> Option<usize> {
        let name = record.str(key, max::ID);
        let place = names.clone().position(|known| known == name);
        if place.is_none() {
            self.unknown(noun, name, record.span(key), names, help);
        }
        place
    }

    fn unknown<'n>(
        &self,
        noun: &'static str,
        name: &str,
        span: Span,
        names: impl Iterator<Item = &'n str>,
        otherwise: impl Into<String>,
    ) {
        let is_told = name.is_empty() || self.problems.is_malformed() || self.problems.is_full();
        if is_told || !self.told.borrow_mut().insert((noun, name.to_owned())) {
            return;
        }
        let message = format!("{noun} « {} » n’existe pas.", excerpt(name));
        self.problems.error(span, message, self.problems.did_you_mean(name, names, otherwise));
    }
}

/// Returns the text a node holds, without the spaces around it.
pub(super) fn text<'a>(node: &'a Node<'a>) -> Option<&'a str> {
    node.value.text().map(str::trim)
}
