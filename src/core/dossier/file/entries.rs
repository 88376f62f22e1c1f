//! What is said of one criterion, both ways: `(niveau: 2, commentaire: "…", decision: (…))`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::parts::{Bare, ByName, Word, WordTable};
use crate::dossier::{Answer, CriterionEntry, Decided, How};
use crate::grid::file::ExactNumber;
use crate::grid::{Criterion, Held, Level, Observed};
use crate::source::{Node, PlainText, Problems, Record, excerpt, is_default, map, narrow};

/// How a decision was taken, as it is written.
const HOW: WordTable<How> = &[
    ("en_une_fois", How::Together),
    ("discussion", How::Discussed),
    ("reevaluation", How::Reassessed),
];
/// Whether a characteristic is there, as it is written.
const HELD: WordTable<Held> = &[("oui", Held::Yes), ("en_partie", Held::Partly), ("non", Held::No)];
const PROOF_MAX_CHARS: usize = 300;
/// Stands in the file for a reason that was left blank, so that the file can be read again.
const BLANK_REASON: &str = "Raison à préciser";

record! {
    /// What is said of a criterion, as the file holds it.
    pub(super) struct EntryFile<'a> {
        niveau if "Bare::is_none": Bare<u8>,
        caracteristiques if "ByName::is_empty": ByName<PlainText<'a>, Word>,
        mesure if "Bare::is_none": Bare<ExactNumber>,
        sans_objet if "PlainText::is_empty": PlainText<'a>,
        ne_sait_pas if "is_default": bool,
        desaccord if "Bare::is_none": Bare<BandFile>,
        commentaire if "PlainText::is_empty": PlainText<'a>,
        cible if "Bare::is_none": Bare<u8>,
        preuves_disponibles if "Vec::is_empty": Vec<PlainText<'a>>,
        avis_minoritaire if "PlainText::is_empty": PlainText<'a>,
        decision if "Bare::is_none": Bare<DecisionFile>,
    }
}

record! {
    struct BandFile {
        de: u8,
        a: u8,
    }
}

record! {
    struct DecisionFile {
        le: String,
        comment: Word,
    }
}

/// Reads what is said of one criterion.
///
/// `asked` is the criterion it is about, when its grid has it: what it does not ask is refused.
pub(super) fn entry<'a>(
    node: &'a Node<'a>,
    problems: &'a Problems<'a>,
    asked: Option<&Criterion>,
) -> CriterionEntry {
    let record = Record::open(node, problems, "cette réponse", EntryFile::KEYS);
    let range = &asked.map_or(0..=i64::from(Level::HIGHEST_NUMBER), |asked| {
        let number = |level: Level| i64::from(level.number());
        number(asked.scale.lowest())..=number(asked.scale.highest())
    });
    let level = |key| {
        let number = record.optional_integer(key, range)?;
        Level::try_from(number).ok()
    };
    let reason = record.get("sans_objet").map(|_| record.free_text("sans_objet"));
    if reason.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
        let message = "Un critère sans objet demande une raison.";
        problems.error(record.span("sans_objet"), message, "Dites pourquoi en une phrase.");
    }
    let answers = [
        level("niveau").map(Answer::Level),
        reason.map(|reason| Answer::NotApplicable { reason }),
        record.flag("ne_sait_pas").then_some(Answer::Unknown),
        band(&record, problems, range),
    ];
    let mut given = answers.into_iter().flatten();
    let answer = given.next();
    if given.next().is_some() {
        let message = "Cette réponse en donne deux à la fois.";
        let help =
            fr!("Gardez un seul de « niveau », « sans_objet », « ne_sait_pas » et « desaccord ».");
        problems.error(node.span, message, help);
    }
    CriterionEntry {
        answer,
        observed: observed(&record, problems, asked),
        comment: record.free_text("commentaire"),
        target: level("cible"),
        held_proofs: record.texts("preuves_disponibles", PROOF_MAX_CHARS).into_iter().collect(),
        minority: record.free_text("avis_minoritaire"),
        decided: decided(&record, problems),
    }
}

/// Reads the band an uncertain level lies in: `(de: 1, a: 3)`.
fn band<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    range: &RangeInclusive<i64>,
) -> Option<Answer> {
    let node = record.get("desaccord")?;
    let band = Record::open(node, problems, "ce désaccord", BandFile::KEYS);
    let level = |key| Level::try_from(band.required_integer(key, range)).unwrap_or_default();
    let (low, high) = (level("de"), level("a"));
    let are_there = band.get("de").is_some() && band.get("a").is_some();
    if low >= high && are_there {
        let message = fr!("Ce désaccord ne va pas d’un niveau à un plus haut : de {low} à {high}.");
        let help =
            fr!("Écrivez le plus bas niveau défendu, puis le plus haut : « (de: 1, a: 3) ».");
        problems.error(node.span, message, help);
    }
    Some(Answer::Disputed { low, high })
}

/// Reads what was observed: `caracteristiques: {"…": oui}`, or `mesure: 12`.
fn observed<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    asked: Option<&Criterion>,
) -> Option<Observed> {
    let number =
        record.optional_decimal("mesure", &(0..=1_000_000)).and_then(narrow).map(Observed::Number);
    let mut held = BTreeMap::new();
    for (key, node) in map(record, problems, "caracteristiques") {
        let word = node.value.word().unwrap_or_default();
        if let Some((_, one)) = HELD.iter().find(|(written, _)| *written == word) {
            held.insert(key.text.clone().into_owned(), *one);
            continue;
        }
        let message = fr!(
            "Une caractéristique est « oui », « en_partie » ou « non » ; trouvé : {}.",
            node.kind()
        );
        let remedy = fr!("Écrivez par exemple « \"{}\": oui ».", excerpt(&key.text));
        problems.error(node.span, message, remedy);
    }
    let observed =
        number.or_else(|| (!held.is_empty()).then_some(Observed::Characteristics(held)))?;
    if asked.is_some_and(|asked| !asked.allows(&observed)) {
        let key =
            if matches!(observed, Observed::Number(_)) { "mesure" } else { "caracteristiques" };
        let message = fr!("La grille ne demande pas cela à ce critère : « {key} ».");
        let remedy = "Supprimez cette clé, ou écrivez ce que le critère demande.";
        problems.error(record.span(key), message, remedy);
        return None;
    }
    Some(observed)
}

fn decided<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> Option<Decided> {
    let node = record.get("decision")?;
    let record = Record::open(node, problems, "cette décision", DecisionFile::KEYS);
    record.require("comment", "discussion");
    let how = record.choice("comment", HOW).unwrap_or(How::Discussed);
    Some(Decided { on: record.date("le"), how })
}

impl<'a> From<&'a CriterionEntry> for EntryFile<'a> {
    fn from(entry: &'a CriterionEntry) -> Self {
        let CriterionEntry { answer, observed, comment, target, held_proofs, minority, decided } =
            entry;
        let (held, number) = match observed {
            Some(Observed::Characteristics(held)) => (Some(held), None),
            Some(Observed::Number(number)) => (None, Some(*number)),
            None => (None, None),
        };
        let held = held.into_iter().flatten();
        let reason = match answer {
            Some(Answer::NotApplicable { reason }) if is_blank(reason) => BLANK_REASON,
            Some(Answer::NotApplicable { reason }) => reason,
            Some(Answer::Level(_) | Answer::Unknown | Answer::Disputed { .. }) | None => "",
        };
        let band = answer.as_ref().and_then(Answer::band);
        Self {
            niveau: Bare(answer.as_ref().and_then(Answer::level).map(Level::number)),
            caracteristiques: ByName(
                held.map(|(id, held)| (PlainText(id), Word::of(HELD, held))).collect(),
            ),
            mesure: Bare(number.map(ExactNumber)),
            sans_objet: PlainText(reason),
            ne_sait_pas: *answer == Some(Answer::Unknown),
            desaccord: Bare(
                band.map(|(low, high)| BandFile { de: low.number(), a: high.number() }),
            ),
            commentaire: PlainText(comment),
            cible: Bare(target.map(Level::number)),
            preuves_disponibles: held_proofs.iter().map(|proof| PlainText(proof)).collect(),
            avis_minoritaire: PlainText(minority),
            decision: Bare(decided.map(DecisionFile::of)),
        }
    }
}

impl DecisionFile {
    fn of(decided: Decided) -> Self {
        Self { le: decided.on.to_string(), comment: Word::of(HOW, &decided.how) }
    }
}

/// Tells whether nothing readable would be written.
fn is_blank(reason: &str) -> bool {
    reason.chars().all(|character| character.is_whitespace() || character.is_control())
}
