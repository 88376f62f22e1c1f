//! What the team decided to do, both ways: `actions: [(id: 1, objectif: "…", etat: en_cours, …)]`.

use std::sync::Arc;

use super::parts::{Bare, Ids, KnownCriteria, NUMBERS, Word, WordTable, criteria, date, names};
use crate::dossier::{CampaignId, Event, Improvement, ImprovementId, ImprovementState};
use crate::grid::Level;
use crate::source::{Node, PlainText, Problems, Record};

const STATES: WordTable<ImprovementState> = &[
    ("a_faire", ImprovementState::ToDo),
    ("en_cours", ImprovementState::UnderWay),
    ("fait", ImprovementState::Done),
    ("abandonne", ImprovementState::Dropped),
];

record! {
    /// An improvement as the file holds it.
    pub(super) struct ImprovementFile<'a> {
        id: u32,
        campagne if "Bare::is_none": Bare<u32>,
        objectif: PlainText<'a>,
        criteres if "Vec::is_empty": Vec<PlainText<'a>>,
        niveau_prevu if "Bare::is_none": Bare<u8>,
        responsable if "PlainText::is_empty": PlainText<'a>,
        moyens if "PlainText::is_empty": PlainText<'a>,
        debut if "Bare::is_none": Bare<String>,
        echeance if "Bare::is_none": Bare<String>,
        indicateur if "PlainText::is_empty": PlainText<'a>,
        preuve_attendue if "PlainText::is_empty": PlainText<'a>,
        etat: Word,
        historique if "Vec::is_empty": Vec<EventFile<'a>>,
    }
}

record! {
    struct EventFile<'a> {
        le: String,
        etat if "Bare::is_none": Bare<Word>,
        texte if "PlainText::is_empty": PlainText<'a>,
    }
}

/// Reads the improvements of a dossier that has these campaigns.
pub(super) fn improvements<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
    campaigns: &Ids<CampaignId>,
) -> Vec<Arc<Improvement>> {
    let nodes = record.list("actions", "[(id: 1, objectif: \"…\")]").unwrap_or_default();
    let mut ids = Ids::new();
    let mut improvements = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, problems, "cette action", ImprovementFile::KEYS);
        let improvement = improvement(&record, problems, known);
        let what = format!("L’action n° {}", improvement.id.0);
        let help = fr!("Donnez à chaque action un autre « id ».");
        ids.note(improvement.id, record.span("id"), problems, &what, help);
        if let Some(id) = improvement.campaign.filter(|id| !campaigns.contains(id)) {
            let message = format!("Ce dossier n’a pas de campagne n° {}.", id.0);
            let help = fr!("Supprimez « campagne », ou corrigez son numéro.");
            problems.warning(record.span("campagne"), message, help);
        }
        improvements.push(Arc::new(improvement));
    }
    improvements
}

fn improvement<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
) -> Improvement {
    record.require("objectif", "\"…\"");
    let (start, deadline) = (record.optional_date("debut"), record.optional_date("echeance"));
    if start.zip(deadline).is_some_and(|(start, deadline)| deadline < start) {
        let message = "L’échéance de cette action est avant son début.";
        problems.warning(record.span("echeance"), message, "Vérifiez les deux dates.");
    }
    let campaign = record.optional_integer("campagne", &NUMBERS);
    let planned = record.optional_integer("niveau_prevu", &(0..=12));
    let history = record.list("historique", "[(…)]").unwrap_or_default().iter();
    Improvement {
        id: ImprovementId(number(record.required_integer("id", &NUMBERS))),
        campaign: campaign.map(|id| CampaignId(number(id))),
        objective: record.free_text("objectif"),
        criteria: criteria(record, problems, "criteres", known).into_iter().collect(),
        planned: planned.and_then(|level| Level::try_from(level).ok()),
        owner: record.free_text("responsable"),
        means: record.free_text("moyens"),
        start,
        deadline,
        indicator: record.free_text("indicateur"),
        expected_proof: record.free_text("preuve_attendue"),
        state: record.choice("etat", STATES).unwrap_or_default(),
        history: history.map(|node| event(node, problems)).collect(),
    }
}

fn event<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Event {
    let record = Record::open(node, problems, "cette ligne d’historique", EventFile::KEYS);
    Event {
        on: record.date("le"),
        state: record.choice("etat", STATES),
        text: record.free_text("texte"),
    }
}

fn number(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

impl<'a> ImprovementFile<'a> {
    pub(super) fn of(one: &'a Improvement) -> Self {
        let Improvement {
            id,
            campaign,
            objective,
            criteria,
            planned,
            owner,
            means,
            start,
            deadline,
            indicator,
            expected_proof,
            state,
            history,
        } = one;
        Self {
            id: id.0,
            campagne: Bare(campaign.map(|id| id.0)),
            objectif: PlainText(objective),
            criteres: names(criteria),
            niveau_prevu: Bare(planned.map(Level::number)),
            responsable: PlainText(owner),
            moyens: PlainText(means),
            debut: date(*start),
            echeance: date(*deadline),
            indicateur: PlainText(indicator),
            preuve_attendue: PlainText(expected_proof),
            etat: Word::of(STATES, state),
            historique: history.iter().map(EventFile::of).collect(),
        }
    }
}

impl<'a> EventFile<'a> {
    fn of(event: &'a Event) -> Self {
        Self {
            le: event.on.to_string(),
            etat: Bare(event.state.as_ref().map(|state| Word::of(STATES, state))),
            texte: PlainText(&event.text),
        }
    }
}
