//! The minutes of the meeting (*compte rendu de réunion*) as a document: what was decided, exactly
//! as it was decided.
//!
//! Never names a voter, never tells a level of a ballot before the reveal, never keeps what the team
//! chose to destroy, and never computes a level.

mod decisions;
mod follow_up;
pub(super) mod method;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::criteria::Standing;
use super::words::{paragraphs, shortened, text};
use super::{CampaignFacts, Count, Fact, Figure, Identity, RUNNING_LENGTH, summary};
use crate::dossier::{Campaign, CampaignId, Collection, Dossier, Fate, How, Meeting, OpenBallot};
use crate::french::{self, NBSP};
use crate::grid::CriterionId;
use crate::scoring::{self, Absence, Agreement};

/// What the document is called, everywhere.
pub const MINUTES_TITLE: &str = "Compte rendu de réunion";

/// "Compte rendu de réunion" of one campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// What the document is called.
    pub title: String,
    /// Whether the team has met; before, this prepares a meeting.
    pub has_met: bool,
    /// Invented, for the example: said on the first page and in the header.
    pub is_fictitious: bool,
    /// Day the document was made.
    #[serde(skip)]
    pub made_on_date: Date,
    /// The same day, in words.
    pub made_on: String,
    /// Who the team is.
    pub team: Identity,
    /// Which self-assessment this is about.
    pub campaign: CampaignFacts,
    /// "« Maturité… », version 1.0.0".
    pub grid: String,
    /// How final the document is.
    pub status: Status,
    /// When, how long, who was there, what comes next.
    pub meeting: Vec<Fact>,
    /// Ballots, decisions, points left open, actions.
    pub figures: [Figure; 4],
    /// What the team decided to do.
    pub actions: Vec<ActionPart>,
    /// Criteria the team gave points to, most points first.
    pub priorities: Vec<PriorityPart>,
    /// Decided one by one, in the order of the agenda.
    pub discussed: Vec<DecisionPart>,
    /// Accepted together, in the grid's order.
    pub together: Vec<DecisionPart>,
    /// Discussed and left without agreement, in the order of the agenda.
    pub disputed: Vec<DecisionPart>,
    /// Left for another day: "A4 · Situations complexes".
    pub postponed: Vec<String>,
    /// On the agenda, and neither decided nor postponed.
    pub undecided: Vec<String>,
    /// What there is to know of the other criteria; may be empty.
    pub others: String,
    /// What is told to the absent and to the users, and the rest.
    pub told: Vec<Told>,
    /// Added since the campaign was closed.
    pub corrections: Vec<CorrectionPart>,
    /// How ballots were gathered and kept.
    pub method: Vec<String>,
    /// Who took part, by profession.
    pub participants: Vec<Fact>,
    /// The rule of agreement: a word and what it means.
    pub rule: Vec<Fact>,
}

/// How final the document is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// "Brouillon, avis non dévoilés".
    pub label: String,
    /// What that means; may be empty.
    pub sentence: &'static str,
    /// Whether it may still change.
    pub is_draft: bool,
}

/// What the team decided on one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionPart {
    /// Code of the criterion.
    pub code: String,
    /// Its title.
    pub title: String,
    /// "socle · discuté à la demande d’un membre".
    pub remarks: Vec<String>,
    /// The answer the team agreed on.
    pub standing: Standing,
    /// The same in words: "Niveau 2 · Structuré".
    pub decision: String,
    /// What the ballots said, all together; nothing when there is nothing to tell.
    pub distribution: Option<Distribution>,
    /// Why, in the team's words.
    pub reason: Vec<String>,
    /// What some still think, in their words.
    pub minority: Vec<String>,
}

/// What the ballots said of one criterion, all together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Distribution {
    /// Each answer and how many gave it: "0" to "4", "SO", "?".
    pub counts: Vec<Count>,
    /// The highest of these numbers; never 0.
    pub most: u32,
    /// "12 avis · médiane 2 · écart".
    pub words: Vec<String>,
}

/// A criterion the team gave points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PriorityPart {
    /// "A2 · Concertation pluriprofessionnelle".
    pub criterion: String,
    /// "14 points".
    pub points: String,
}

/// Something the team decided to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionPart {
    /// "n° 3", the same in every document.
    pub number: String,
    /// What is to be true in the end.
    pub objective: String,
    /// Criteria, owner, deadline and so on, those that were said.
    pub facts: Vec<Fact>,
}

/// What somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// "Retour aux absents".
    pub label: &'static str,
    /// In the team's words, by paragraph.
    pub text: Vec<String>,
}

/// A dated addition to a closed campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionPart {
    /// The day, in words.
    pub on: String,
    /// "A2 · Concertation pluriprofessionnelle".
    pub criterion: String,
    /// In the team's words, by paragraph.
    pub text: Vec<String>,
}

/// What the parts are made from.
struct Source<'a> {
    dossier: &'a Dossier,
    campaign: &'a Campaign,
    meeting: &'a Meeting,
    /// What the ballots say and may be told; empty when nothing may.
    agreements: BTreeMap<CriterionId, Agreement>,
}

impl Minutes {
    /// Words the meeting of a campaign; `None` when the dossier has no such campaign, or no meeting
    /// was begun for it.
    pub fn of(dossier: &Dossier, id: CampaignId, made_on: Date) -> Option<Self> {
        let campaign = dossier.campaign(id)?;
        let meeting = campaign.meeting.as_ref()?;
        let source = Source { dossier, campaign, meeting, agreements: told_agreements(campaign) };
        let discussed = decisions::discussed(&source);
        let together = decisions::together(&source);
        let disputed = decisions::disputed(&source);
        let actions = follow_up::actions(&source, made_on);
        let left = decisions::left_open(&source);
        let grid = &campaign.grid;
        Some(Self {
            title: title(meeting),
            has_met: !meeting.sittings.is_empty(),
            is_fictitious: dossier.is_fictitious,
            made_on_date: made_on,
            made_on: french::long_date(made_on),
            team: summary::identity(&dossier.team),
            campaign: campaign_facts(campaign),
            grid: format!("«{NBSP}{}{NBSP}», version {}", text(&grid.title), grid.version),
            status: status(campaign),
            meeting: follow_up::meeting_facts(&source),
            figures: figures(
                &source,
                [discussed.len(), together.len(), disputed.len(), actions.len()],
            ),
            priorities: follow_up::priorities(&source),
            postponed: left.postponed,
            undecided: left.undecided,
            others: left.others,
            told: follow_up::told(&source),
            corrections: follow_up::corrections(&source),
            method: method::method(&source),
            participants: method::participants(campaign),
            rule: method::rule(&source),
            actions,
            discussed,
            together,
            disputed,
        })
    }
}

/// Names the document: minutes of what did not take place would contradict themselves.
fn title(meeting: &Meeting) -> String {
    match (meeting.sittings.is_empty(), meeting.next_date) {
        (false, _) => MINUTES_TITLE.to_owned(),
        (true, Some(day)) => format!("Préparation de la séance du {}", french::long_date(day)),
        (true, None) => "Préparation de la séance".to_owned(),
    }
}

/// Returns what the ballots say, when the team lets it stay: after the reveal, and unless they are
/// to be destroyed, for minutes outlive them.
pub(super) fn told_agreements(campaign: &Campaign) -> BTreeMap<CriterionId, Agreement> {
    let is_kept = |collection: &&Collection| collection.fate == Fate::Counts;
    let opened: Option<Vec<OpenBallot>> =
        campaign.collection.as_ref().filter(is_kept).and_then(Collection::opened);
    scoring::agreements(campaign, opened.as_deref())
}

fn campaign_facts(campaign: &Campaign) -> CampaignFacts {
    let criteria = campaign.grid.criteria().filter(|(_, c)| campaign.includes(c)).count();
    CampaignFacts {
        title: text(&campaign.title),
        running_title: shortened(&text(&campaign.title), RUNNING_LENGTH),
        date: french::long_date(campaign.date),
        path: summary::path(campaign.path, criteria),
        standing: "",
        note: paragraphs(&campaign.note),
    }
}

fn status(campaign: &Campaign) -> Status {
    if let Some(closure) = &campaign.closure {
        let label = format!("Campagne close le {}", french::long_date(closure.on));
        return Status { label, sentence: "", is_draft: false };
    }
    let is_sealed = campaign.collection.as_ref().is_some_and(|one| !one.is_revealed());
    let (label, sentence) = if is_sealed {
        ("Brouillon, avis non dévoilés", "Ce document ne dit rien de ce que contiennent les avis.")
    } else {
        ("Document provisoire", "La campagne n’est pas close : ce qui suit peut encore changer.")
    };
    Status { label: label.to_owned(), sentence, is_draft: true }
}

fn figures(
    source: &Source<'_>,
    [discussed, together, disputed, actions]: [usize; 4],
) -> [Figure; 4] {
    let figure = |label: &str, value: String, detail: String| Figure {
        label: label.to_owned(),
        value,
        unit: String::new(),
        detail,
    };
    let ballots = method::ballot_count(source.campaign);
    [
        figure(
            "Avis individuels",
            ballots
                .map_or_else(|| Absence::Nothing.words().to_owned(), |number| number.to_string()),
            method::ballot_detail(source.campaign),
        ),
        figure(
            "Critères décidés",
            (discussed + together).to_string(),
            format!("{discussed} après discussion, {together} en une fois"),
        ),
        figure("Sans accord à ce jour", disputed.to_string(), disputed_detail(disputed).to_owned()),
        figure(actions_title(source.meeting), actions.to_string(), action_detail(source, actions)),
    ]
}

fn actions_title(meeting: &Meeting) -> &'static str {
    if meeting.sittings.is_empty() { "Actions déjà décidées" } else { "Actions décidées" }
}

const fn disputed_detail(disputed: usize) -> &'static str {
    match disputed {
        0 => "Aucun niveau incertain",
        1 => "Son niveau reste incertain",
        _ => "Leurs niveaux restent incertains",
    }
}

fn action_detail(source: &Source<'_>, actions: usize) -> String {
    let with_owner = follow_up::decided(source).filter(|one| !one.owner.trim().is_empty()).count();
    match (actions, with_owner) {
        (0, _) => "Aucune pour l’instant".to_owned(),
        (1, 1) => "Avec un responsable".to_owned(),
        (1, _) => "Sans responsable".to_owned(),
        (_, 0) => "Aucune n’a de responsable".to_owned(),
        (all, owned) if all == owned => "Toutes avec un responsable".to_owned(),
        (_, owned) => format!("{owned} avec un responsable"),
    }
}

/// Returns a criterion as it is named in a list; its id when the grid no longer has it.
fn named(source: &Source<'_>, id: &CriterionId) -> String {
    source.campaign.grid.criterion(id).map_or_else(
        || text(&id.0),
        |(_, criterion)| format!("{}{NBSP}· {}", text(&criterion.code), text(&criterion.title)),
    )
}

/// Tells whether a meeting decided a criterion, and how.
fn decided(source: &Source<'_>, id: &CriterionId) -> Option<How> {
    source.campaign.entries.get(id)?.decided.map(|decided| decided.how)
}
