//! Texts in one language or several: `"…"` or `{"fr": "…", "en": "…"}`.
//!
//! A translation is found by the text it stands for: the same words are translated the same way.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::grid::Translation;
use crate::source::{Node, Problems, Record, Span, Value, excerpt, max};

/// Languages beyond the first: no team reads its grid in more.
const MOST: usize = 20;

/// The languages of a grid while it is read.
pub(super) struct Languages<'a> {
    problems: &'a Problems<'a>,
    own: &'a str,
    others: Vec<Other<'a>>,
}

struct Other<'a> {
    language: &'a str,
    texts: RefCell<BTreeMap<String, String>>,
    missing: Cell<usize>,
    first_missing: Cell<Option<Span>>,
}

impl<'a> Languages<'a> {
    /// Reads which languages there are.
    pub(super) fn read<const N: usize>(record: &Record<'a, N>, problems: &'a Problems<'a>) -> Self {
        let own = record.str("langue", max::CODE);
        let nodes = record.list_of_at_most(MOST, "autres_langues", "[\"en\"]").unwrap_or_default();
        let mut others: Vec<Other<'a>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let language = record.text_of("autres_langues", node, max::CODE, "[\"en\"]");
            if language == own || others.iter().any(|other| other.language == language) {
                let message = fr!("La langue « {} » est déjà dite.", excerpt(language));
                problems.error(node.span, message, "Supprimez-la de cette liste.");
            } else if !language.is_empty() {
                others.push(Other {
                    language,
                    texts: RefCell::default(),
                    missing: Cell::new(0),
                    first_missing: Cell::new(None),
                });
            }
        }
        Self { problems, own, others }
    }

    /// Returns a text that must be there and must not be blank, in the first language.
    pub(super) fn text<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        most: usize,
    ) -> String {
        match record.require(key, "\"…\"") {
            Some(node) => self.of(record, key, node, most),
            None => String::new(),
        }
    }

    /// Returns such a text, if the key is there.
    pub(super) fn optional<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        most: usize,
    ) -> Option<String> {
        record.get(key).map(|node| self.of(record, key, node, most))
    }

    fn of<const N: usize>(
        &self,
        record: &Record<'a, N>,
        key: &str,
        node: &'a Node<'a>,
        most: usize,
    ) -> String {
        let Value::Map(items) = &node.value else {
            let text = record.text_of(key, node, most, "\"…\"");
            for other in &self.others {
                other.lacks(node.span);
            }
            return text.to_owned();
        };
        let find = |language: &str| {
            items.iter().find(|item| item.key.as_ref().is_some_and(|key| key.text == language))
        };
        self.report_strangers(items);
        let Some(own) = find(self.own) else {
            let message =
                fr!("Il manque le texte de « {key} » en « {} », la langue de la grille.", self.own);
            let help = format!("Ajoutez « \"{}\": \"…\" ».", self.own);
            self.problems.shape_error(node.span, message, help);
            return String::new();
        };
        let text = record.text_of(key, &own.value, most, "\"…\"").to_owned();
        for other in &self.others {
            match find(other.language) {
                Some(item) => {
                    let translated = record.text_of(key, &item.value, most, "\"…\"");
                    other.note(self.problems, &text, translated, item.value.span);
                }
                None => other.lacks(node.span),
            }
        }
        text
    }

    fn report_strangers(&self, items: &[crate::source::Member<'_>]) {
        for item in items {
            let Some(key) = &item.key else {
                let help = "Entre accolades, écrivez \"langue\": \"texte\".";
                self.problems.shape_error(
                    item.value.span,
                    "Il manque la langue de ce texte.",
                    help,
                );
                continue;
            };
            let is_known =
                key.text == self.own || self.others.iter().any(|other| other.language == key.text);
            if !is_known && !self.problems.is_full() {
                let message = fr!("La langue « {} » n’est pas déclarée.", excerpt(&key.text));
                let names = self.others.iter().map(|other| other.language).chain([self.own]);
                let help = fr!("Ajoutez-la à « autres_langues », ou supprimez ce texte.");
                let help = self.problems.did_you_mean(&key.text, names, help);
                self.problems.error(key.span, message, help);
            }
        }
    }

    /// Warns of what is not translated: once for each language, with how much and where first.
    pub(super) fn report_missing(&self) {
        for other in &self.others {
            let (missing, Some(first)) = (other.missing.get(), other.first_missing.get()) else {
                continue;
            };
            let plural = if missing > 1 { "s" } else { "" };
            let message = fr!(
                "{missing} texte{plural} sans traduction en « {} », le premier ici.",
                other.language
            );
            let help = format!(
                "Écrivez « {{\"{}\": \"…\", \"{}\": \"…\"}} », ou laissez : le texte restera en « {} ».",
                self.own, other.language, self.own
            );
            self.problems.warning(first, message, help);
        }
    }

    /// Returns what was read in the other languages.
    pub(super) fn translations(&self) -> Vec<Translation> {
        let others = self.others.iter();
        others
            .map(|other| Translation {
                language: other.language.to_owned(),
                texts: other.texts.take(),
            })
            .collect()
    }
}

impl Other<'_> {
    fn lacks(&self, span: Span) {
        self.missing.set(self.missing.get() + 1);
        if self.first_missing.get().is_none() {
            self.first_missing.set(Some(span));
        }
    }

    fn note(&self, problems: &Problems<'_>, text: &str, translated: &str, span: Span) {
        if text.is_empty() || translated.is_empty() {
            return;
        }
        match self.texts.borrow_mut().entry(text.to_owned()) {
            Entry::Vacant(entry) => {
                entry.insert(translated.to_owned());
            }
            Entry::Occupied(entry) if entry.get() != translated => {
                let message =
                    fr!("Le même texte est déjà traduit autrement : « {} ».", excerpt(entry.get()));
                let help = "Traduisez-le de la même façon, ou dites ce qui distingue les deux.";
                problems.error(span, message, help);
            }
            Entry::Occupied(_) => {}
        }
    }
}

/// Returns the text of a node in the first language it is written in, where texts are compared.
pub(super) fn plain<'a>(node: &'a Node<'a>) -> &'a Node<'a> {
    match &node.value {
        Value::Map(items) => items.first().map_or(node, |item| &item.value),
        Value::Text(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::Flag(_)
        | Value::Word(_)
        | Value::Group { .. }
        | Value::List(_)
        | Value::Broken => node,
    }
}
