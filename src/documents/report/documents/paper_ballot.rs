//! The ballot on paper (*bulletin d’avis*) as a document: every criterion asked, in the order the
//! entry screen follows, with its sentences.
//!
//! Never holds an answer: it is blank.

use jiff::civil::Date;
use serde::Serialize;

use super::campaign::domain_name;
use super::head::head;
use crate::dossier::{
    ALONE_IN_PROFESSION, BallotScope, Campaign, CampaignId, Dossier, OTHER_PROFESSION,
};
use crate::french;
use crate::grid::{Criterion, CriterionKind, HOW_TO_READ, Held, LevelGroup};
use crate::report::content::Report;
use crate::report::words::{running, text};

/// What the document is called, everywhere.
pub const PAPER_BALLOT_TITLE: &str = "Bulletin d’avis";

/// "Bulletin d’avis" of one campaign, to print and fill in by hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperBallot {
    /// Whose it is and of which day.
    pub head: Report,
    /// "Auto-évaluation 2025".
    pub campaign: String,
    /// "12 critères".
    pub criteria_told: String,
    /// Professions to tick: those every ballot offers.
    pub professions: Vec<String>,
    /// What who answers may tick when alone in a profession.
    pub alone: &'static str,
    /// How a level is chosen.
    pub rule: &'static str,
    /// What its words stand for.
    pub reading: &'static str,
    /// How what is asked is answered: one box, one for each line, a number.
    pub how: String,
    /// Whether a criterion may be *sans objet*.
    pub allows_not_applicable: bool,
    /// What is asked, by domain.
    pub domains: Vec<BallotDomain>,
}

/// A domain and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotDomain {
    /// "A · Coordination et travail en équipe".
    pub title: String,
    /// In the order of entry.
    pub items: Vec<BallotItem>,
}

/// One criterion to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotItem {
    /// Its place in the entry, from 1.
    pub number: usize,
    /// "A2".
    pub code: String,
    /// Title.
    pub title: String,
    /// The question put to the team.
    pub question: String,
    /// The boxes of its levels, lowest first: those that share one sentence stand before it together.
    /// None where the level follows from what is said.
    pub rows: Vec<BallotRow>,
    /// Characteristics, each to be answered "oui", "en partie" or "non".
    pub characteristics: Vec<String>,
    /// What a characteristic may be answered.
    pub held: Vec<&'static str>,
    /// The unit of the number to write, where there is one.
    pub unit: Option<String>,
    /// Whether it may be *sans objet*.
    pub allows_not_applicable: bool,
    /// Whether only the whole of the answers is ever shown.
    pub is_sensitive: bool,
}

/// One sentence, with the boxes of its levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotRow {
    /// "2", or "4", "5" and "6".
    pub boxes: Vec<String>,
    /// What it looks like.
    pub sentence: String,
}

impl PaperBallot {
    /// Sets out the ballot of a campaign: what its collection asks, or all it goes through; `None`
    /// when the dossier has no such campaign.
    pub fn of(dossier: &Dossier, id: CampaignId, made_on: Date) -> Option<Self> {
        let campaign = dossier.campaign(id)?;
        let domains = domains(campaign);
        let items = || domains.iter().flat_map(|domain| &domain.items);
        let (head, title) = (head(dossier, made_on), text(&campaign.title));
        Some(Self {
            head: Report {
                title: PAPER_BALLOT_TITLE.to_owned(),
                running: format!("{} · {}", head.running, running(&title)),
                ..head
            },
            campaign: title,
            criteria_told: french::count(items().count(), "critère"),
            professions: professions(dossier),
            alone: ALONE_IN_PROFESSION,
            rule: campaign.grid.how_to_choose().unwrap_or_default(),
            reading: campaign.grid.how_to_choose().map_or("", |_| HOW_TO_READ),
            how: how(&domains),
            allows_not_applicable: items().any(|item| item.allows_not_applicable),
            domains,
        })
    }
}

fn domains(campaign: &Campaign) -> Vec<BallotDomain> {
    let scope = campaign.collection.as_ref().map(|collection| &collection.scope);
    let whole = BallotScope::Campaign;
    let mut domains: Vec<BallotDomain> = Vec::new();
    for (number, (domain, criterion)) in (1..).zip(campaign.asked(scope.unwrap_or(&whole))) {
        let title = domain_name(domain);
        let item = item(number, criterion);
        match domains.last_mut().filter(|last| last.title == title) {
            Some(last) => last.items.push(item),
            None => domains.push(BallotDomain { title, items: vec![item] }),
        }
    }
    domains
}

/// Says how what is asked is answered.
fn how(domains: &[BallotDomain]) -> String {
    let items = || domains.iter().flat_map(|domain| &domain.items);
    let range = |item: &'_ BallotItem| -> Option<(String, String)> {
        let (lowest, highest) = (item.rows.first()?, item.rows.last()?);
        Some((lowest.boxes.first()?.clone(), highest.boxes.last()?.clone()))
    };
    let mut ranges: Vec<(String, String)> = items().filter_map(range).collect();
    ranges.dedup();
    let has_lists = items().any(|item| !item.characteristics.is_empty());
    let has_numbers = items().any(|item| item.unit.is_some());
    let mut told = match ranges.as_slice() {
        [(lowest, highest)] if !has_lists && !has_numbers => format!(
            "Pour chaque critère, lisez les phrases de {lowest} à {highest} et cochez une seule case."
        ),
        [] => String::new(),
        _ => "Devant des niveaux, lisez tout et cochez une seule case.".to_owned(),
    };
    if has_lists {
        told.push_str(" Devant une liste, cochez une case à chaque ligne.");
    }
    if has_numbers {
        told.push_str(" Là où un nombre est demandé, écrivez-le.");
    }
    told.trim_start().to_owned()
}

/// Returns the boxes of the levels, with what they look like.
fn rows(criterion: &Criterion) -> Vec<BallotRow> {
    let scale = &criterion.scale;
    let mut rows: Vec<BallotRow> = Vec::new();
    let mut last: Option<&LevelGroup> = None;
    for level in scale.levels() {
        let (group, sentence) = (scale.group(level), text(criterion.level(level).sentence));
        let is_same = group.is_some() && group == last;
        last = group;
        match rows.last_mut().filter(|row| is_same && row.sentence == sentence) {
            Some(row) => row.boxes.push(level.to_string()),
            None => rows.push(BallotRow { boxes: vec![level.to_string()], sentence }),
        }
    }
    rows
}

fn item(number: usize, criterion: &Criterion) -> BallotItem {
    let (all, unit) = match &criterion.kind {
        CriterionKind::Characteristics(all) => (Some(all), None),
        CriterionKind::Measure(measure) => (None, Some(text(&measure.unit))),
        CriterionKind::Levels | CriterionKind::YesNo(_) => (None, None),
    };
    let is_chosen = all.is_none() && unit.is_none();
    let has_partly = all.is_none_or(|all| all.has_partly);
    let held = Held::ALL.iter().rev().filter(|_| all.is_some());
    BallotItem {
        number,
        code: text(&criterion.code),
        title: text(&criterion.title),
        question: text(&criterion.question),
        rows: if is_chosen { rows(criterion) } else { Vec::new() },
        characteristics: all.iter().flat_map(|all| &all.items).map(|one| text(&one.text)).collect(),
        held: held
            .filter(|held| has_partly || **held != Held::Partly)
            .map(|held| held.label())
            .collect(),
        unit,
        allows_not_applicable: criterion.allows_not_applicable,
        is_sensitive: criterion.is_sensitive,
    }
}

/// Returns the professions to tick, the last for all the others.
fn professions(dossier: &Dossier) -> Vec<String> {
    let offered = dossier.team.professions();
    offered.iter().map(String::as_str).chain([OTHER_PROFESSION]).map(text).collect()
}
