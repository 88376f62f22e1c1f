//! The gathering of ballots, both ways: `collecte: (cle: "…", avis: [(…)])`.
//!
//! Ballots are written as they came: sealed, even once they were revealed. Never tells what one
//! says.

use std::sync::Arc;

use super::parts::{Bare, COUNTS, Ids, Word, WordTable, check_domains, date, texts};
use crate::dossier::collection::{Ballot, BallotScope, Channel, Collection, Fate};
use crate::dossier::seal::{SealKey, Sealed};
use crate::grid::Grid;
use crate::source::{Node, PlainText, Problems, Record, excerpt};

const SCOPES: WordTable<ScopeWord> = &[
    ("campagne", ScopeWord::Campaign),
    ("court", ScopeWord::Short),
    ("domaines", ScopeWord::Domains),
];
const FATES: WordTable<Fate> = &[("effectifs", Fate::Counts), ("rien", Fate::Destroyed)];
const CHANNELS: WordTable<Channel> = &[
    ("fichier", Channel::File),
    ("code", Channel::Code),
    ("ordinateur", Channel::Computer),
    ("papier", Channel::Paper),
];

/// How many seals are tried when a dossier is opened, to tell of broken ones: each costs a fraction
/// of a millisecond. The others say so when they are revealed.
pub(super) const SEALS_TRIED: usize = 2_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum ScopeWord {
    Campaign,
    Short,
    Domains,
}

record! {
    /// A gathering of ballots as the file holds it.
    pub(super) struct CollectionFile<'a> {
        cle: String,
        portee: Word,
        domaines if "Bare::is_none": Bare<Vec<PlainText<'a>>>,
        apres_cloture: Word,
        devoiles_le if "Bare::is_none": Bare<String>,
        avis: Vec<BallotFile<'a>>,
    }
}

record! {
    struct BallotFile<'a> {
        id: PlainText<'a>,
        revision: u32,
        profession: PlainText<'a>,
        nom if "PlainText::is_empty": PlainText<'a>,
        voie: Word,
        recu_le: String,
        cle: String,
        nonce: String,
        contenu: String,
    }
}

/// Reads the gathering of a campaign, if it has one.
pub(super) fn collection<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    grid: Option<&Grid>,
    seals: &mut usize,
) -> Option<Collection> {
    let node = record.get("collecte")?;
    let record = Record::open(node, problems, "cette collecte", CollectionFile::KEYS);
    check_domains(&record, problems, "domaines", grid);
    let scope = scope(&record, problems);
    record.require("apres_cloture", "effectifs");
    let fate = record.choice("apres_cloture", FATES).unwrap_or_default();
    let revealed_on = record.optional_date("devoiles_le");
    let key = key(&record, problems);
    let ballots = ballots(&record, problems, key.as_ref(), seals);
    Some(Collection { key: key?, scope, fate, ballots, revealed_on })
}

fn key<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> Option<SealKey> {
    record.require("cle", "\"…\"")?;
    let key = SealKey::from_text(&record.free_text("cle"));
    if key.is_none() {
        let help =
            fr!("Sans elle, aucun avis ne s’ouvre : reprenez la version précédente du dossier.");
        problems.error(record.span("cle"), "La clé de cette collecte est abîmée.", help);
    }
    key
}

fn scope<'a, const N: usize>(record: &Record<'a, N>, problems: &'a Problems<'a>) -> BallotScope {
    let nodes = record.list("domaines", "[\"…\"]");
    let domains = texts("domaines", nodes.unwrap_or_default(), problems).collect();
    match record.choice("portee", SCOPES) {
        Some(ScopeWord::Domains) => BallotScope::Domains(domains),
        Some(ScopeWord::Short) => BallotScope::Short,
        Some(ScopeWord::Campaign) | None => BallotScope::Campaign,
    }
}

fn ballots<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    key: Option<&SealKey>,
    seals: &mut usize,
) -> Vec<Arc<Ballot>> {
    let nodes = record.list("avis", "[(…)]").unwrap_or_default();
    let most = Collection::MAX_BALLOTS;
    if nodes.len() > most {
        let message = fr!("Cette collecte a {} avis ; le maximum est {most}.", nodes.len());
        problems.error(record.span("avis"), message, "Supprimez les avis en trop.");
        return Vec::new();
    }
    let mut ids = Ids::new();
    let mut ballots = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(ballot) = ballot(node, problems, &mut ids) else { continue };
        let is_tried = *seals > 0;
        *seals = seals.saturating_sub(1);
        if key.is_some_and(|key| is_tried && !ballot.opens_with(key)) {
            let message = fr!("L’avis « {} » ne s’ouvre pas.", excerpt(&ballot.id));
            let help = fr!(
                "Il a été abîmé ou modifié : supprimez-le, et demandez à la personne de l’envoyer de nouveau."
            );
            problems.warning(node.span, message, help);
        }
        ballots.push(Arc::new(ballot));
    }
    ballots
}

fn ballot<'a>(
    node: &'a Node<'a>,
    problems: &'a Problems<'a>,
    ids: &mut Ids<String>,
) -> Option<Ballot> {
    let record = Record::open(node, problems, "cet avis", BallotFile::KEYS);
    let id = record.require("id", "\"…\"").map(|_| record.free_text("id")).unwrap_or_default();
    if !Ballot::is_id(&id) && record.get("id").is_some() {
        let message = fr!("« {} » n’est pas le numéro d’un avis.", excerpt(&id));
        let help = "Remettez ses 32 signes, chiffres et lettres de a à f, ou supprimez cet avis.";
        problems.error(record.span("id"), message, help);
    }
    let what = fr!("L’avis « {} »", excerpt(&id));
    let help = fr!("Gardez un seul des deux : une personne compte une fois.");
    ids.note(id.clone(), record.span("id"), problems, &what, help);
    record.require("voie", "fichier");
    let channel = record.choice("voie", CHANNELS).unwrap_or(Channel::File);
    let texts = ["cle", "nonce", "contenu"]
        .map(|key| record.require(key, "\"…\"").map(|_| record.free_text(key)).unwrap_or_default());
    let [ephemeral, nonce, contents] = &texts;
    let sealed = Sealed::from_texts(ephemeral, nonce, contents);
    if sealed.is_none() && texts.iter().all(|text| !text.is_empty()) {
        let message = fr!("Le scellé de l’avis « {} » est abîmé.", excerpt(&id));
        let help = "Supprimez cet avis, et demandez à la personne de l’envoyer de nouveau.";
        problems.error(node.span, message, help);
    }
    Some(Ballot {
        id,
        revision: u32::try_from(record.required_integer("revision", &COUNTS)).unwrap_or(0),
        profession: record.free_text("profession"),
        name: record.free_text("nom"),
        channel,
        received_on: record.date("recu_le"),
        sealed: sealed?,
    })
}

impl<'a> CollectionFile<'a> {
    pub(super) fn of(collection: &'a Collection) -> Self {
        let (scope, domains) = match &collection.scope {
            BallotScope::Campaign => (ScopeWord::Campaign, None),
            BallotScope::Short => (ScopeWord::Short, None),
            BallotScope::Domains(domains) => (ScopeWord::Domains, Some(domains)),
        };
        let names = domains.map(|domains| domains.iter().map(|domain| PlainText(domain)).collect());
        Self {
            cle: collection.key.text(),
            portee: Word::of(SCOPES, &scope),
            domaines: Bare(names),
            apres_cloture: Word::of(FATES, &collection.fate),
            devoiles_le: date(collection.revealed_on),
            avis: collection.ballots.iter().map(|ballot| BallotFile::of(ballot)).collect(),
        }
    }
}

impl<'a> BallotFile<'a> {
    fn of(ballot: &'a Ballot) -> Self {
        let [cle, nonce, contenu] = ballot.sealed.texts();
        Self {
            id: PlainText(&ballot.id),
            revision: ballot.revision,
            profession: PlainText(&ballot.profession),
            nom: PlainText(&ballot.name),
            voie: Word::of(CHANNELS, &ballot.channel),
            recu_le: ballot.received_on.to_string(),
            cle,
            nonce,
            contenu,
        }
    }
}
