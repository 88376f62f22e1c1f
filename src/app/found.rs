//! How something answers to what is looked for: by its name first, then by the words that belong to it.

use super::export::Export;
use super::{
    Action, Claim, Command, Dialog, HelpTopic, PlanAction, ProofAction, ReportAction, Screen,
};
use crate::dossier::{CampaignId, ImprovementId, ProofId};
use crate::french::{self, Sought};
use crate::grid::CriterionId;
use crate::store::ThemeChoice;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// What it is, and where the words stand: "critère · commentaire : … protocole …".
    pub place: String,
    target: Target,
}

/// Where something found is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Command(Command),
    Screen(Screen),
    Criterion(CriterionId),
    Improvement(ImprovementId),
    Proof(ProofId),
    Indicator(String),
    Document(Export),
    Campaign(CampaignId),
    Exercise(i16),
    Theme(ThemeChoice),
    Help(HelpTopic),
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub(super) struct Searchable {
    name: String,
    folded: String,
    /// What it is: "critère".
    what: String,
    target: Target,
    texts: Vec<SearchText>,
}

/// Words that belong to something.
#[derive(Clone, Debug)]
pub(super) struct SearchText {
    /// What they are of it: "commentaire"; empty when they are told for themselves.
    part: &'static str,
    text: String,
    folded: String,
}

/// How well something answers, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Whole,
    Begins,
    WordsBegin,
    Inside,
    TextWordsBegin,
    InText,
    /// Some words are in the name and the others in what belongs to it.
    Apart,
}

impl Found {
    /// Returns what goes there.
    pub fn actions(&self) -> Vec<Action> {
        match &self.target {
            Target::Command(command) => vec![Action::Run(*command)],
            Target::Screen(screen) => vec![Action::Go(*screen)],
            Target::Criterion(id) => vec![Action::Focus(id.clone())],
            Target::Improvement(id) => vec![Action::Plan(PlanAction::Show(Some(*id)))],
            Target::Proof(id) => vec![Action::Proofs(ProofAction::Show(*id))],
            Target::Indicator(id) => vec![Action::ShowClaim(Claim::Indicator(id.clone()))],
            Target::Document(document) => vec![Action::Reports(ReportAction::Show(*document))],
            Target::Theme(theme) => vec![Action::Theme(*theme)],
            Target::Campaign(id) => vec![Action::Show(*id), Action::Go(Screen::Results)],
            Target::Help(topic) => vec![Action::Ask(Dialog::Help(*topic))],
            Target::Exercise(year) => {
                vec![Action::ShowExercise(*year), Action::Go(Screen::Remuneration)]
            }
        }
    }

    /// Returns the page of the help that it is, if it is one.
    pub const fn topic(&self) -> Option<HelpTopic> {
        if let Target::Help(topic) = self.target { Some(topic) } else { None }
    }
}

impl Searchable {
    /// Can be found by its name.
    pub(super) fn new(name: impl Into<String>, what: impl Into<String>, target: Target) -> Self {
        let name = name.into();
        let folded = french::fold(&name);
        Self { name, folded, what: what.into(), target, texts: Vec::new() }
    }

    /// Adds words by which it is found as well.
    pub(super) fn with(mut self, part: &'static str, text: &str) -> Self {
        if !text.trim().is_empty() {
            let folded = french::fold(text);
            self.texts.push(SearchText { part, text: text.to_owned(), folded });
        }
        self
    }

    /// Tells how well it answers, and by which of its words; `None` when it does not.
    pub(super) fn rank(&self, sought: &Sought) -> Option<(Rank, Option<&SearchText>)> {
        let name = self.folded.as_str();
        if sought.is_in_folded(name) {
            let rank = match sought.text() {
                whole if name == whole || code(name) == whole => Rank::Whole,
                whole if name.starts_with(whole) || title(name).starts_with(whole) => Rank::Begins,
                _ if begin_words(sought, name) => Rank::WordsBegin,
                _ => Rank::Inside,
            };
            return Some((rank, None));
        }
        let in_text = self.texts.iter().filter(|words| sought.is_in_folded(&words.folded));
        let mut in_text = in_text.peekable();
        if let Some(first) = in_text.peek().copied() {
            return Some(match in_text.find(|words| begin_words(sought, &words.folded)) {
                Some(words) => (Rank::TextWordsBegin, Some(words)),
                None => (Rank::InText, Some(first)),
            });
        }
        let has = |word: &str| {
            name.contains(word) || self.texts.iter().any(|words| words.folded.contains(word))
        };
        let is_all_there = sought.words().all(has);
        let of_one =
            || self.texts.iter().find(|text| sought.words().any(|w| text.folded.contains(w)));
        is_all_there.then(|| (Rank::Apart, of_one()))
    }

    /// Tells what it is, and by which of its words it was found.
    pub(super) fn found(&self, by: Option<&SearchText>, sought: &Sought) -> Found {
        let place = match by {
            None => self.what.clone(),
            Some(SearchText { part: "", text, .. }) => {
                format!("{} · {}", self.what, around(text, sought))
            }
            Some(SearchText { part, text, .. }) => {
                fr!("{} · {part} : {}", self.what, around(text, sought))
            }
        };
        Found { name: self.name.clone(), place, target: self.target.clone() }
    }
}

/// Returns the code a folded name begins with: "a2 · reunions".
fn code(name: &str) -> &str {
    name.split_once(" · ").map_or("", |(code, _)| code)
}

/// Returns a folded name without its code.
fn title(name: &str) -> &str {
    name.split_once(" · ").map_or(name, |(_, title)| title)
}

/// Tells whether every word that is looked for begins a word of a folded text.
fn begin_words(sought: &Sought, folded: &str) -> bool {
    let begins = |word: &str| {
        let is_start = |(at, _): (usize, &str)| {
            !folded.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
        };
        folded.match_indices(word).any(is_start)
    };
    sought.words().all(begins)
}

/// Returns the part of a text where the first word that is looked for stands.
fn around(text: &str, sought: &Sought) -> String {
    /// Words before it, and words in all.
    const BEFORE: usize = 4;
    const MOST: usize = 16;
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_it = |word: &&str| {
        let word = french::fold(word);
        sought.words().any(|wanted| word.contains(wanted))
    };
    let at = words.iter().position(is_it).unwrap_or(0);
    let start = if words.len() <= MOST { 0 } else { at.saturating_sub(BEFORE) };
    let end = (start + MOST).min(words.len());
    let told = words.get(start..end).unwrap_or_default().join(" ");
    let lead = if start > 0 { "… " } else { "" };
    let trail = if end < words.len() { " …" } else { "" };
    format!("{lead}{told}{trail}")
}
