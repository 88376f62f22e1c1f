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
use crate::grid::{Criterion, HOW_TO_CHOOSE, HOW_TO_READ, Level};
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
    /// What each level looks like, lowest first.
    pub sentences: [String; Level::COUNT],
    /// Whether it may be *sans objet*.
    pub allows_not_applicable: bool,
    /// Whether only the whole of the answers is ever shown.
    pub is_sensitive: bool,
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
            rule: HOW_TO_CHOOSE,
            reading: HOW_TO_READ,
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

fn item(number: usize, criterion: &Criterion) -> BallotItem {
    BallotItem {
        number,
        code: text(&criterion.code),
        title: text(&criterion.title),
        question: text(&criterion.question),
        sentences: Level::ALL.map(|level| text(&criterion.level(level).sentence)),
        allows_not_applicable: criterion.allows_not_applicable,
        is_sensitive: criterion.is_sensitive,
    }
}

/// Returns the professions to tick, the last for all the others.
fn professions(dossier: &Dossier) -> Vec<String> {
    let offered = dossier.team.professions();
    offered.iter().map(String::as_str).chain([OTHER_PROFESSION]).map(text).collect()
}
