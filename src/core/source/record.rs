//! A group of the tree read by its keys.
//!
//! Every method returns a value: what is missing or wrong is reported and a stand-in returned, so
//! that one reading tells everything. The value built of stand-ins is thrown away with the errors.
//! Never knows what the keys mean.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::limits::Limits;
use super::place::Span;
use super::problems::Problems;
use super::suggest::excerpt;
use super::tree::{Member, Node, Value};
use crate::french;

const TEXT: &str = "un texte entre guillemets";

/// A group whose keys are `N` known names.
pub struct Record<'a, const N: usize> {
    problems: &'a Problems<'a>,
    /// "ce critère"
    what: &'static str,
    span: Span,
    is_damaged: bool,
    keys: &'static [&'static str; N],
    nodes: [Option<&'a Node<'a>>; N],
}

impl<'a, const N: usize> Record<'a, N> {
    /// Opens a group of which all `keys` are known; reports the others, and keys given twice.
    ///
    /// `what` names it in a sentence: "ce critère". What is no group counts as a damaged one.
    pub fn open(
        node: &'a Node<'a>,
        problems: &'a Problems<'a>,
        what: &'static str,
        keys: &'static [&'static str; N],
    ) -> Self {
        let is_damaged = node.is_damaged;
        let mut record =
            Self { problems, what, span: node.span, is_damaged, keys, nodes: [None; N] };
        match &node.value {
            Value::Group { items, .. } => record.fill(items),
            Value::Broken => {}
            Value::Text(_)
            | Value::Integer(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Word(_)
            | Value::List(_)
            | Value::Map(_) => {
                record.is_damaged = true;
                let found = node.kind();
                let message = format!("Une fiche est attendue pour {what} ; trouvé : {found}.");
                let key = keys.first().copied().unwrap_or("cle");
                let help = format!("Écrivez une fiche entre parenthèses : ({key}: …).");
                problems.shape_error(node.span, message, help);
            }
        }
        record
    }

    /// Stands for a group that is not there: lacks everything and says nothing of it.
    pub fn absent(problems: &'a Problems<'a>, keys: &'static [&'static str; N]) -> Self {
        let nodes = [None; N];
        Self { problems, what: "", span: Span::default(), is_damaged: true, keys, nodes }
    }

    /// Returns where the value of a key stands, or where the group begins.
    pub fn span(&self, key: &str) -> Span {
        self.get(key).map_or(self.span, |node| node.span)
    }

    /// Returns the value of a key, if it is there.
    pub fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        let index = self.keys.iter().position(|known| *known == key);
        debug_assert!(index.is_some(), "« {key} » is not among the keys of {}", self.what);
        let node = self.nodes.get(index?).copied().flatten()?;
        node.present()
    }

    /// Returns the value of a key, and reports that it is missing.
    pub fn require(&self, key: &str, example: &str) -> Option<&'a Node<'a>> {
        let node = self.get(key);
        if node.is_none() && !self.is_damaged {
            let message = format!("Il manque « {key} » dans {}.", self.what);
            let help = format!("Ajoutez par exemple « {key}: {example}, ».");
            self.problems.shape_error(self.span, message, help);
        }
        node
    }

    /// Returns a text that must not be blank, as written but for the spaces around it.
    pub fn str(&self, key: &str, max_chars: usize) -> &'a str {
        let text =
            self.require(key, "\"…\"").map(|node| self.text_of(key, node, max_chars, "\"…\""));
        text.unwrap_or_default()
    }

    /// Returns such a text, if the key is there.
    pub fn optional_str(&self, key: &str, max_chars: usize) -> Option<&'a str> {
        self.get(key).map(|node| self.text_of(key, node, max_chars, "\"…\""))
    }

    /// Returns a text exactly as written, empty when the key is not there.
    pub fn free_text(&self, key: &str) -> String {
        let Some(node) = self.get(key) else { return String::new() };
        let Value::Text(text) = &node.value else {
            self.wrong_kind(key, node, TEXT, "\"…\"");
            return String::new();
        };
        if text.len() > Limits::TEXT_BYTES {
            self.too_long(key, node, text, Limits::TEXT_BYTES);
            return String::new();
        }
        text.clone().into_owned()
    }

    /// Returns a list of texts that are not blank, empty when the key is not there.
    pub fn texts(&self, key: &str, max_chars: usize) -> Vec<String> {
        let example = "[\"…\", \"…\"]";
        let nodes = self.list(key, example).unwrap_or_default();
        let text = |node| self.text_of(key, node, max_chars, example).to_owned();
        nodes.iter().map(text).collect()
    }

    /// Returns the elements of a list, if the key is there and holds one.
    pub fn list(&self, key: &str, example: &str) -> Option<&'a [Node<'a>]> {
        self.list_of_at_most(self.problems.limits().items, key, example)
    }

    /// Returns the elements of such a list, when it may hold fewer than others.
    pub fn list_of_at_most(&self, most: usize, key: &str, example: &str) -> Option<&'a [Node<'a>]> {
        let node = self.get(key)?;
        let Value::List(nodes) = &node.value else {
            self.wrong_kind(key, node, "une liste entre crochets", example);
            return None;
        };
        let count = nodes.len();
        if count > most {
            self.too_many(key, node, count, most);
        }
        nodes.get(..count.min(most))
    }

    /// Reports that a list or a map holds more than is read of it.
    pub fn too_many(&self, key: &str, node: &Node<'_>, count: usize, most: usize) {
        let shown = |number| french::integer(i64::try_from(number).unwrap_or(i64::MAX));
        let message =
            format!("« {key} » compte {} éléments, pour {} au plus.", shown(count), shown(most));
        self.problems.error(node.span, message, "Supprimez ceux qui sont en trop.");
    }

    /// Returns a whole number within bounds, or `default` when the key is not there.
    pub fn integer(&self, key: &str, range: &RangeInclusive<i64>, default: i64) -> i64 {
        self.optional_integer(key, range).unwrap_or(default)
    }

    /// Returns a whole number within bounds, which must be there.
    pub fn required_integer(&self, key: &str, range: &RangeInclusive<i64>) -> i64 {
        self.require(key, &range.start().to_string());
        self.integer(key, range, *range.start())
    }

    /// Returns a whole number within bounds, if the key is there.
    pub fn optional_integer(&self, key: &str, range: &RangeInclusive<i64>) -> Option<i64> {
        let node = self.get(key)?;
        let (low, high) = (range.start(), range.end());
        let number = node.value.integer();
        if number.is_some_and(|number| range.contains(&number)) {
            return number;
        }
        let expected = if low == high {
            format!("le nombre {low}, sans guillemets")
        } else {
            let (low, high) = (french::integer(*low), french::integer(*high));
            format!("un nombre entier de {low} à {high}, sans guillemets")
        };
        let written = number.or_else(|| whole_part(&node.value));
        let example = written.map_or(*low, |number: i64| number.clamp(*low, *high));
        self.wrong_kind(key, node, &expected, &example.to_string());
        Some(*low)
    }

    /// Returns a yes or a no; no when the key is not there.
    pub fn flag(&self, key: &str) -> bool {
        let Some(node) = self.get(key) else { return false };
        if let Value::Flag(flag) = node.value {
            return flag;
        }
        let written = node.value.word().or_else(|| node.value.text()).unwrap_or_default();
        let is_no = ["non", "no", "faux", "false"].contains(&french::fold(written).as_str())
            || node.value.integer() == Some(0);
        let example = if is_no { "false" } else { "true" };
        self.wrong_kind(key, node, "true (oui) ou false (non), sans guillemets", example);
        false
    }

    /// Returns what a word stands for, or `None` when the key is not there.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let node = self.get(key)?;
        let written = node.value.word().or_else(|| node.value.text()).unwrap_or_default();
        let chosen = choices.iter().find(|(word, _)| *word == written);
        if let (Some((_, value)), Value::Word(_)) = (chosen, &node.value) {
            return Some(*value);
        }
        let words: Vec<String> = choices.iter().map(|(word, _)| format!("« {word} »")).collect();
        let expected = format!("{}, sans guillemets", words.join(" ou "));
        let near = self.problems.nearest(written, choices.iter().map(|(word, _)| *word));
        let first = choices.first();
        if let (Some(near), Value::Word(_)) = (near, &node.value) {
            let help = format!("Vouliez-vous dire « {key}: {near} » ?");
            self.unexpected(key, node, &expected, help);
        } else {
            let example = near.or(first.map(|(word, _)| *word)).unwrap_or("");
            self.wrong_kind(key, node, &expected, example);
        }
        first.map(|(_, value)| *value)
    }

    /// Returns a date that must be there.
    pub fn date(&self, key: &str) -> Date {
        self.require(key, "\"2026-01-31\"");
        self.optional_date(key).unwrap_or_default()
    }

    /// Returns a date, if the key is there.
    pub fn optional_date(&self, key: &str) -> Option<Date> {
        let node = self.get(key)?;
        let Value::Text(text) = &node.value else {
            let expected = "une date entre guillemets, année-mois-jour";
            let written = node.value.word().and_then(french::parse_date);
            let example = written.map_or_else(|| "2026-01-31".to_owned(), |date| date.to_string());
            self.wrong_kind(key, node, expected, &format!("\"{example}\""));
            return Some(Date::default());
        };
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text.as_ref());
        if date.is_none() {
            let message = format!("« {} » n’est pas une date.", excerpt(text));
            let likely = french::parse_date(text).map(|date| date.to_string());
            let example = likely.as_deref().unwrap_or("2026-01-31");
            let help = format!("Écrivez l’année, le mois et le jour : « {key}: \"{example}\" ».");
            self.problems.error(node.span, message, help);
        }
        Some(date.unwrap_or_default())
    }

    /// Reports that a value is not of the kind its key asks for.
    pub fn wrong_kind(&self, key: &str, node: &Node<'_>, expected: &str, example: &str) {
        let help = format!("Écrivez par exemple « {key}: {example} ».");
        self.unexpected(key, node, expected, help);
    }

    fn unexpected(&self, key: &str, node: &Node<'_>, expected: &str, help: String) {
        if node.value != Value::Broken {
            let message = format!("« {key} » demande {expected} ; trouvé : {}.", node.kind());
            self.problems.error(node.span, message, help);
        }
    }

    /// Returns the text that a node under a key holds; it must not be blank.
    pub fn text_of(
        &self,
        key: &str,
        node: &'a Node<'a>,
        max_chars: usize,
        example: &str,
    ) -> &'a str {
        let text = match &node.value {
            Value::Text(text) => text,
            Value::Word(word) | Value::Decimal(word) => {
                let quoted = format!("\"{}\"", excerpt(word));
                self.wrong_kind(key, node, TEXT, &quoted);
                return "";
            }
            Value::Integer(_)
            | Value::Flag(_)
            | Value::Group { .. }
            | Value::List(_)
            | Value::Map(_)
            | Value::Broken => {
                self.wrong_kind(key, node, TEXT, example);
                return "";
            }
        };
        let text = text.trim();
        if text.is_empty() {
            let message = format!("Le texte de « {key} » est vide.");
            self.problems.error(
                node.span,
                message,
                "Écrivez ce texte, ou supprimez la clé si elle est facultative.",
            );
        } else if text.len() > max_chars.saturating_mul(4 * Limits::TEXT_EXCESS) {
            self.too_long(key, node, text, max_chars);
            return "";
        } else if text.len() > max_chars && text.chars().nth(max_chars).is_some() {
            let message = format!("Le texte de « {key} » est très long : {}.", characters(text));
            let help =
                format!("Restez sous {max_chars} caractères, pour qu’il reste lisible à l’écran.");
            self.problems.warning(node.span, message, help);
        }
        text
    }

    fn too_long(&self, key: &str, node: &Node<'_>, text: &str, most: usize) {
        let message = format!("Le texte de « {key} » est trop long : {}.", characters(text));
        let most = french::integer(i64::try_from(most).unwrap_or(i64::MAX));
        self.problems.error(node.span, message, format!("Restez sous {most} caractères."));
    }

    /// Puts every item under its key; then gives those that look misspelt to a key still missing.
    fn fill(&mut self, items: &'a [Member<'a>]) {
        let mut strangers = Vec::new();
        let mut has_keyless = false;
        for item in items {
            let Some(key) = &item.key else {
                if !std::mem::replace(&mut has_keyless, true) {
                    self.report_keyless(item);
                }
                self.is_damaged = true;
                continue;
            };
            let index = self.keys.iter().position(|known| *known == key.text);
            let Some(slot) = index.and_then(|index| self.nodes.get_mut(index)) else {
                strangers.push(item);
                continue;
            };
            match slot {
                None => *slot = Some(&item.value),
                Some(_) if self.problems.is_full() => self.problems.error(key.span, "", ""),
                Some(first) => {
                    let line = self.problems.line(first.span);
                    let message = format!("« {} » est déjà écrit à la ligne {line}.", key.text);
                    self.problems.error(key.span, message, "Gardez une seule des deux lignes.");
                }
            }
        }
        for item in strangers {
            self.place_stranger(item);
        }
    }

    fn place_stranger(&mut self, item: &'a Member<'a>) {
        let Some(key) = item.key.as_ref().filter(|_| !self.problems.is_full()) else {
            return self.problems.shape_error(item.value.span, "Clé inconnue.", "Supprimez-la.");
        };
        let missing = self.keys.iter().zip(&self.nodes).filter(|(_, node)| node.is_none());
        let near = self.problems.nearest(&key.text, missing.map(|(known, _)| *known));
        if near.is_none() && !self.problems.is_shapely(key.span) {
            return;
        }
        let message = format!("La clé « {} » n’existe pas dans {}.", excerpt(&key.text), self.what);
        if let Some(near) = near {
            let index = self.keys.iter().position(|known| *known == near);
            if let Some(slot) = index.and_then(|index| self.nodes.get_mut(index)) {
                *slot = Some(&item.value);
            }
            self.problems.error(key.span, message, format!("Vouliez-vous dire « {near} » ?"));
        } else {
            let help = format!("Supprimez-la. Clés possibles : {}.", self.keys.join(", "));
            self.problems.shape_error(key.span, message, help);
        }
    }

    fn report_keyless(&self, item: &Member<'_>) {
        if item.value.value != Value::Broken {
            let message =
                format!("Une valeur sans clé dans {} : {}.", self.what, item.value.kind());
            let help = "Écrivez sa clé devant, par exemple « titre: … », ou supprimez-la.";
            self.problems.shape_error(item.value.span, message, help);
        }
    }
}

/// Returns the whole number that was meant where quotes or decimals were written with it.
fn whole_part(value: &Value<'_>) -> Option<i64> {
    if let Value::Decimal(number) = value {
        return number.split('.').next()?.parse().ok();
    }
    value.text()?.trim().parse().ok()
}

/// Says how long a text is: "1 204 caractères".
fn characters(text: &str) -> String {
    let count = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    format!("{} caractères", french::integer(count))
}
