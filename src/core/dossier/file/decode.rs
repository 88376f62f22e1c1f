//! Tree → [`Dossier`]: one function for each kind of group.
//!
//! Texts of a team are kept to the letter, blanks included. Warnings about the grids inside are
//! not told: their authors are elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::parts::{Ids, KnownCriteria, NUMBERS};
use super::write::CampaignFile;
use super::{
    ballots, closure, entries, exercises, improvements, meeting, presentation, proofs, quality,
    team,
};
use crate::dossier::{Campaign, CampaignId, CriterionEntry, Dossier, Extent};
use crate::grid::{CriterionId, Grid, file as grid_file};
use crate::source::{FileKind, Node, Problems, Record, Span, Value, excerpt, map, report_twice};

const DOSSIER: [&str; 10] = [
    "format",
    "fictif",
    "equipe",
    "grilles",
    "campagnes",
    "exercices",
    "actions",
    "preuves",
    "demarches_qualite",
    "presentation",
];
/// One a month for forty years.
const MAX_CAMPAIGNS: usize = 500;
/// Each campaign brings at most one; every new one is compared with all others when it is written.
const MAX_GRIDS: usize = 100;

/// A grid of the dossier, and where it stands.
struct SharedGrid {
    span: Span,
    grid: Option<Arc<Grid>>,
    criteria: HashSet<CriterionId>,
    is_used: bool,
}

/// The grids of the dossier, by the key that campaigns name.
type GridsByKey<'a> = BTreeMap<&'a str, SharedGrid>;

pub(super) fn dossier<'a>(
    node: &'a Node<'a>,
    problems: &'a Problems<'a>,
    mut seals: usize,
) -> Dossier {
    let record = Record::open(node, problems, "ce dossier", &DOSSIER);
    record.required_integer("format", &FileKind::DOSSIER.formats());
    let mut grids = grids(&record, problems);
    let nodes =
        record.list_of_at_most(MAX_CAMPAIGNS, "campagnes", "[(id: 1, …)]").unwrap_or_default();
    let mut campaigns: Vec<Arc<Campaign>> = Vec::with_capacity(nodes.len());
    let mut ids: Ids<CampaignId> = Ids::new();
    for node in nodes {
        let record = Record::open(node, problems, "cette campagne", CampaignFile::KEYS);
        note_campaign(&record, problems, &mut ids);
        campaigns.extend(campaign(&record, problems, &mut grids, &mut seals).map(Arc::new));
    }
    campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
    report_unused(&grids, problems);
    let known = KnownCriteria::of_grids(grids.values().map(|shared| &shared.criteria));
    Dossier {
        team: team::team(&record, problems),
        approaches: quality::approaches(&record, problems, &campaigns, &ids),
        campaigns,
        exercises: exercises::exercises(&record, problems),
        improvements: improvements::improvements(&record, problems, &known, &ids),
        proofs: proofs::proofs(&record, problems, &known),
        presentation: presentation::presentation(&record, problems),
        is_fictitious: record.flag("fictif"),
    }
}

/// Notes a campaign by its number, even one that cannot be read: what names it is not at fault.
fn note_campaign<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    ids: &mut Ids<CampaignId>,
) {
    let Some(Value::Integer(number)) = record.get("id").map(|node| &node.value) else { return };
    let Ok(number) = u32::try_from(*number) else { return };
    let what = format!("La campagne n° {number}");
    let help = fr!("Donnez à chaque campagne un autre « id ».");
    ids.note(CampaignId(number), record.span("id"), problems, &what, help);
}

fn report_unused(grids: &GridsByKey<'_>, problems: &Problems<'_>) {
    for (key, shared) in grids {
        if !shared.is_used && !problems.is_malformed() {
            let message = fr!("Aucune campagne n’emploie la grille « {} ».", excerpt(key));
            let help = "Elle disparaîtra du dossier au prochain enregistrement.";
            problems.warning(shared.span, message, help);
        }
    }
}

fn grids<'a, const N: usize>(record: &Record<'a, N>, problems: &'a Problems<'a>) -> GridsByKey<'a> {
    let mut grids = GridsByKey::new();
    for (key, node) in map(record, problems, "grilles") {
        if let Some(first) = grids.get(&*key.text) {
            report_twice(key, first.span, problems);
            continue;
        }
        if grids.len() >= MAX_GRIDS {
            let message = format!("Ce dossier compte plus de {MAX_GRIDS} grilles.");
            let help = "Supprimez celles qu’aucune campagne n’emploie.";
            problems.error(key.span, message, help);
            break;
        }
        let grid = problems.without_warnings(|| grid_file::from_node(node, problems));
        let grid = grid.map(Arc::new);
        let ids = grid.iter().flat_map(|grid| grid.criteria());
        let criteria = ids.map(|(_, criterion)| criterion.id.clone()).collect();
        grids.insert(&key.text, SharedGrid { span: key.span, grid, criteria, is_used: false });
    }
    grids
}

fn campaign<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    grids: &mut GridsByKey<'a>,
    seals: &mut usize,
) -> Option<Campaign> {
    let id = record.required_integer("id", &NUMBERS);
    record.require("titre", "\"Auto-évaluation 2026\"");
    let date = record.date("date");
    let extents = [("complet", Extent::Full), ("court", Extent::Short), ("premier", Extent::First)];
    let extent = record.choice("parcours", &extents).unwrap_or_default();
    let shared = grid_of(record, problems, grids);
    let entries = entries(record, problems, shared);
    let grid = shared.and_then(|shared| shared.grid.as_deref());
    let known = KnownCriteria::of_grid(grid.and(shared).map(|shared| &shared.criteria));
    let closure = closure::closure(record, problems, &known, grid);
    let collection = ballots::collection(record, problems, grid, seals);
    let meeting = meeting::meeting(record, problems, &known);
    Some(Campaign {
        id: CampaignId(u32::try_from(id).unwrap_or(0)),
        title: record.free_text("titre"),
        date,
        grid: Arc::clone(shared?.grid.as_ref()?),
        extent,
        profile: texts_by_name(record, problems, "profil"),
        professions: record.texts("professions", 200).into_iter().collect(),
        note: record.free_text("note"),
        entries,
        collection,
        meeting,
        closure,
    })
}

/// Reads texts by name: `{ "forme": "MSP" }`.
fn texts_by_name<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: &str,
) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (name, node) in map(record, problems, key) {
        match node.value.text() {
            Some(text) => {
                texts.insert(name.text.clone().into_owned(), text.to_owned());
            }
            None => record.wrong_kind(key, node, "un texte entre guillemets", "{ \"…\": \"…\" }"),
        }
    }
    texts
}

fn grid_of<'g, const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    grids: &'g mut GridsByKey<'_>,
) -> Option<&'g SharedGrid> {
    record.require("grille", "\"msp 1.0.0\"")?;
    let key = record.free_text("grille");
    if !grids.contains_key(key.as_str()) && !key.is_empty() && !problems.is_full() {
        let message = fr!("La grille « {} » n’est pas dans « grilles ».", excerpt(&key));
        let keys = grids.keys().copied();
        let help = problems.did_you_mean(&key, keys, "Écrivez la clé d’une grille de ce dossier.");
        problems.error(record.span("grille"), message, help);
    }
    let shared = grids.get_mut(key.as_str())?;
    shared.is_used = true;
    Some(shared)
}

fn entries<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    shared: Option<&SharedGrid>,
) -> BTreeMap<CriterionId, CriterionEntry> {
    let grid = shared.and_then(|shared| shared.grid.as_deref());
    let mut places: HashMap<&str, Span> = HashMap::new();
    let mut entries = BTreeMap::new();
    let index = grid.map(Grid::index);
    for (key, node) in map(record, problems, "reponses") {
        if let Some(first) = places.insert(&key.text, key.span) {
            report_twice(key, first, problems);
        }
        let id = CriterionId(key.text.clone().into_owned());
        let is_known = shared.is_none_or(|shared| shared.criteria.contains(&id));
        if let Some(grid) = grid.filter(|_| !is_known && !problems.is_full()) {
            let message = fr!("La grille n’a pas de critère « {} ».", excerpt(&key.text));
            let names = grid.criteria().map(|(_, criterion)| criterion.id.0.as_str());
            let help = problems.did_you_mean(&key.text, names, "Supprimez cette réponse.");
            problems.error(key.span, message, help);
        }
        let asked = index.as_ref().and_then(|index| index.get(&id)).map(|(_, asked)| asked);
        let entry = entries::entry(node, problems, asked);
        if !entry.is_empty() {
            entries.insert(id, entry);
        }
    }
    entries
}
