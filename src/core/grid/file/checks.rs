//! What is wrong between two places of a grid: the same name twice, a link to nothing.
//!
//! Never looks at one place alone, and compares texts exactly as they are written.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

use super::languages::plain;
use crate::french;
use crate::grid::Scale;
use crate::source::{Node, Problems, Record, Span, Value, excerpt};

/// What should not be written twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum GridText {
    /// Name of an indicator.
    IndicatorId,
    /// Name of a domain.
    DomainId,
    /// What stands before its title.
    DomainCode,
    /// Name of a criterion, among all domains.
    CriterionId,
    /// What stands before its title.
    CriterionCode,
    /// Title of a criterion.
    Title,
    /// Question of a criterion.
    Question,
}

/// What has been read of a grid so far.
pub(super) struct Checks<'a> {
    pub(super) problems: &'a Problems<'a>,
    first: HashMap<(GridText, &'a str), Span>,
    /// Each sentence, with the number of its criterion.
    sentences: HashMap<&'a str, (Span, usize)>,
    criterion: usize,
    indicators: Vec<(&'a str, Span)>,
    linked: HashSet<&'a str>,
    knows_all_indicators: bool,
    /// Whether some criterion says its levels in sentences, and those that leave it to the scale.
    has_sentences: bool,
    silent: Vec<Span>,
}

impl GridText {
    const fn noun(self) -> &'static str {
        match self {
            Self::IndicatorId => "L’identifiant d’indicateur",
            Self::DomainId => "L’identifiant de domaine",
            Self::CriterionId => "L’identifiant de critère",
            Self::DomainCode | Self::CriterionCode => "Le code",
            Self::Title => "Le titre",
            Self::Question => "La question",
        }
    }

    /// Two texts alike only puzzle people; two names alike make links and answers ambiguous.
    const fn is_name(self) -> bool {
        !matches!(self, Self::Title | Self::Question)
    }
}

impl<'a> Checks<'a> {
    pub(super) fn new(problems: &'a Problems<'a>) -> Self {
        Self {
            problems,
            first: HashMap::new(),
            sentences: HashMap::new(),
            criterion: 0,
            indicators: Vec::new(),
            linked: HashSet::new(),
            knows_all_indicators: true,
            has_sentences: false,
            silent: Vec::new(),
        }
    }

    /// Says whether every declared indicator could be read.
    pub(super) fn know_all_indicators(&mut self, knows_all: bool) {
        self.knows_all_indicators = knows_all;
    }

    /// Reports a text that already stands at such a place.
    pub(super) fn unique(&mut self, place: GridText, node: Option<&'a Node<'a>>) {
        let Some((text, span)) = text(node) else { return };
        if matches!(place, GridText::DomainCode | GridText::CriterionCode) {
            code(self.problems, text, span);
        }
        let line = match self.first.entry((place, text)) {
            Entry::Vacant(entry) => {
                entry.insert(span);
                return;
            }
            Entry::Occupied(entry) => self.problems.line(*entry.get()),
        };
        let message = format!("{} « {} » est déjà à la ligne {line}.", place.noun(), excerpt(text));
        if place.is_name() {
            self.problems.error(span, message, "Choisissez-en un autre.");
        } else {
            let help = "Dites ce qui distingue les deux critères.";
            self.problems.warning(span, message, help);
        }
    }

    /// Takes note of a declared indicator.
    pub(super) fn indicator(&mut self, node: Option<&'a Node<'a>>) {
        self.unique(GridText::IndicatorId, node);
        self.indicators.extend(text(node));
    }

    pub(super) fn start_criterion(&mut self) {
        self.criterion += 1;
    }

    /// Takes note of a criterion whose levels are told by the grid's own scale alone.
    pub(super) fn silent<const N: usize>(
        &mut self,
        record: &Record<'a, N>,
        is_chosen: bool,
        scale: &Scale,
    ) {
        if is_chosen && scale.id.is_none() {
            self.silent.push(record.span("niveaux"));
        }
    }

    /// Takes note of a criterion whose levels are told in sentences and chosen.
    pub(super) const fn told(&mut self) {
        self.has_sentences = true;
    }

    /// Warns of a criterion that has lost its sentences, when all the others of the grid have theirs.
    pub(super) fn lost_sentences(&self) {
        if let ([span], true) = (self.silent.as_slice(), self.has_sentences) {
            let message =
                "Ce critère n’a pas de phrase : ses niveaux n’ont que les mots de l’échelle.";
            let help =
                fr!("Ajoutez « niveaux », comme aux autres critères, si ce n’est pas voulu.");
            self.problems.warning(*span, message, help);
        }
    }

    /// Reports a sentence that another level already has.
    pub(super) fn sentence(&mut self, node: Option<&'a Node<'a>>) {
        let Some((text, span)) = text(node.map(plain)) else { return };
        let (first, criterion) = match self.sentences.entry(text) {
            Entry::Vacant(entry) => {
                entry.insert((span, self.criterion));
                return;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        let line = self.problems.line(first);
        if criterion == self.criterion {
            let message = format!("Ce critère dit déjà la même phrase à la ligne {line}.");
            let help = "Chaque niveau dit ce qu’il ajoute au précédent.";
            self.problems.error(span, message, help);
        } else {
            let message = format!("Un autre critère dit la même phrase, à la ligne {line}.");
            self.problems.warning(span, message, "Dites ce que ce critère a de particulier.");
        }
    }

    /// Reports a link to an indicator that is not declared.
    pub(super) fn link(&mut self, node: Option<&'a Node<'a>>) {
        let Some((text, span)) = text(node) else { return };
        self.linked.insert(text);
        let is_declared = self.first.contains_key(&(GridText::IndicatorId, text));
        if is_declared || !self.knows_all_indicators || self.problems.is_full() {
            return;
        }
        let message = format!("L’indicateur « {} » n’est pas déclaré.", excerpt(text));
        let names = self.indicators.iter().map(|(name, _)| *name);
        let help = self.problems.did_you_mean(
            text,
            names,
            "Ajoutez-le à « indicateurs », ou supprimez ce lien.",
        );
        self.problems.error(span, message, help);
    }

    /// Warns of declared indicators that no criterion supports.
    pub(super) fn unused_indicators(&self) {
        if self.criterion == 0 || self.problems.is_malformed() {
            return;
        }
        for (name, span) in &self.indicators {
            if !self.linked.contains(name) {
                let message =
                    format!("Aucun critère n’est lié à l’indicateur « {} ».", excerpt(name));
                let help = "Ajoutez un lien dans un critère, ou supprimez l’indicateur.";
                self.problems.warning(*span, message, help);
            }
        }
    }
}

/// Warns of a code that a spreadsheet takes for something else.
pub(crate) fn code(problems: &Problems<'_>, code: &str, span: Span) {
    let Some(what) = french::taken_for(code) else { return };
    let message =
        fr!("Le code « {} » ressemble à {what} : un tableur peut le changer.", excerpt(code));
    let help = fr!("Choisissez un code qui commence par une lettre, par exemple « A1 ».");
    problems.warning(span, message, help);
}

fn text<'a>(node: Option<&'a Node<'a>>) -> Option<(&'a str, Span)> {
    let node = node?;
    let Value::Text(text) = &node.value else { return None };
    let text = text.trim();
    (!text.is_empty()).then_some((text, node.span))
}
