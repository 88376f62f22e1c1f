//! The register of proofs, both ways: `preuves: [(id: 1, titre: "…", fichier: "…", …)]`.

use std::sync::Arc;

use super::parts::{
    Bare, Ids, KnownCriteria, NUMBERS, Word, WordTable, criteria, date, names, texts,
};
use crate::dossier::{Proof, ProofId, ProofKind, ProofPlace};
use crate::source::{PlainText, Problems, Record, excerpt};

const KINDS: WordTable<ProofKind> = &[
    ("compte_rendu", ProofKind::Minutes),
    ("protocole", ProofKind::Protocol),
    ("tableau", ProofKind::Table),
    ("contrat", ProofKind::Contract),
    ("enquete", ProofKind::Survey),
    ("affiche", ProofKind::Display),
    ("attestation", ProofKind::Certificate),
    ("autre", ProofKind::Other),
];

record! {
    /// A proof as the file holds it.
    pub(super) struct ProofFile<'a> {
        id: u32,
        titre: PlainText<'a>,
        nature: Word,
        date if "Bare::is_none": Bare<String>,
        valable_jusqu_au if "Bare::is_none": Bare<String>,
        fichier if "Bare::is_none": Bare<PlainText<'a>>,
        empreinte if "PlainText::is_empty": PlainText<'a>,
        adresse if "Bare::is_none": Bare<PlainText<'a>>,
        papier if "Bare::is_none": Bare<PlainText<'a>>,
        responsable if "PlainText::is_empty": PlainText<'a>,
        criteres if "Vec::is_empty": Vec<PlainText<'a>>,
        indicateurs if "Vec::is_empty": Vec<PlainText<'a>>,
        note if "PlainText::is_empty": PlainText<'a>,
    }
}

/// Reads the register of a dossier.
pub(super) fn proofs<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
) -> Vec<Arc<Proof>> {
    let nodes = record.list("preuves", "[(id: 1, titre: \"…\")]").unwrap_or_default();
    let mut ids = Ids::new();
    let mut proofs = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, problems, "cette preuve", ProofFile::KEYS);
        let proof = proof(&record, problems, known);
        let what = format!("La preuve n° {}", proof.id.0);
        let help = fr!("Donnez à chaque preuve un autre « id ».");
        ids.note(proof.id, record.span("id"), problems, &what, help);
        proofs.push(Arc::new(proof));
    }
    proofs
}

fn proof<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    known: &KnownCriteria<'_>,
) -> Proof {
    record.require("titre", "\"…\"");
    let (made, last) = (record.optional_date("date"), record.optional_date("valable_jusqu_au"));
    if made.zip(last).is_some_and(|(made, last)| last < made) {
        let message = "Cette preuve n’est plus valable avant d’être faite.";
        problems.warning(record.span("valable_jusqu_au"), message, "Vérifiez les deux dates.");
    }
    let indicators = record.list("indicateurs", "[\"…\"]").unwrap_or_default();
    let id = record.required_integer("id", &NUMBERS);
    Proof {
        id: ProofId(u32::try_from(id).unwrap_or(0)),
        title: record.free_text("titre"),
        kind: record.choice("nature", KINDS).unwrap_or_default(),
        date: made,
        valid_until: last,
        place: place(record, problems),
        owner: record.free_text("responsable"),
        criteria: criteria(record, problems, "criteres", known).into_iter().collect(),
        indicators: texts("indicateurs", indicators, problems).collect(),
        note: record.free_text("note"),
    }
}

fn place<const N: usize>(record: &Record<'_, N>, problems: &Problems<'_>) -> ProofPlace {
    let text = |key| record.get(key).map(|_| record.free_text(key));
    let fingerprint = text("empreinte").unwrap_or_default();
    let is_written = |key| record.get(key).is_some();
    if !fingerprint.is_empty() && !is_fingerprint(&fingerprint) {
        let message = fr!("« {} » n’est pas une empreinte.", excerpt(&fingerprint));
        let help = fr!("Supprimez « empreinte » : choisissez de nouveau le fichier dans Jalons.");
        problems.warning(record.span("empreinte"), message, help);
    } else if is_written("empreinte") && !is_written("fichier") {
        let message = fr!("« empreinte » est celle d’un fichier, et « fichier » manque.");
        problems.warning(record.span("empreinte"), message, fr!("Supprimez « empreinte »."));
    }
    let places = [
        text("fichier").map(|path| ProofPlace::File { path, fingerprint }),
        text("adresse").map(ProofPlace::Address),
        text("papier").map(ProofPlace::Paper),
    ];
    let mut given = places.into_iter().flatten();
    let place = given.next();
    if given.next().is_some() {
        let message = "Cette preuve est à deux endroits à la fois.";
        let help = fr!("Gardez un seul de « fichier », « adresse » et « papier ».");
        problems.error(record.span("titre"), message, help);
    }
    place.unwrap_or_default()
}

/// Tells whether a text can be the SHA-256 of a file, in hexadecimal.
fn is_fingerprint(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl<'a> ProofFile<'a> {
    pub(super) fn of(proof: &'a Proof) -> Self {
        let Proof {
            id,
            title,
            kind,
            date: made,
            valid_until,
            place,
            owner,
            criteria,
            indicators,
            note,
        } = proof;
        let mut written = Self {
            id: id.0,
            titre: PlainText(title),
            nature: Word::of(KINDS, kind),
            date: date(*made),
            valable_jusqu_au: date(*valid_until),
            fichier: Bare(None),
            empreinte: PlainText(""),
            adresse: Bare(None),
            papier: Bare(None),
            responsable: PlainText(owner),
            criteres: names(criteria),
            indicateurs: indicators.iter().map(|indicator| PlainText(indicator)).collect(),
            note: PlainText(note),
        };
        match place {
            ProofPlace::Unsaid => {}
            ProofPlace::File { path, fingerprint } => {
                written.fichier = Bare(Some(PlainText(path)));
                written.empreinte = PlainText(fingerprint);
            }
            ProofPlace::Address(address) => written.adresse = Bare(Some(PlainText(address))),
            ProofPlace::Paper(folder) => written.papier = Bare(Some(PlainText(folder))),
        }
        written
    }
}
