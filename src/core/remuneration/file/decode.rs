//! Tree → [`Rules`]: the whole, its sources, axes and years, and what many groups share.
//!
//! Says what is missing or of the wrong kind; names that point elsewhere are in [`DeclaredNames`].

use super::names::{DeclaredNames, RulesName, Wanted};
use super::questions::{self, QuestionDraft};
use super::shared::{filled, year};
use super::{conditions, indicators, parameters};
use crate::grid::file::version;
use crate::remuneration::{
    Axis, Comparison, ExerciseRules, Period, Proration, Roles, Rules, Source, Status,
    UnpaidIndicator,
};
use crate::source::{FileKind, Node, Problems, Record, id, max};

const RULES: [&str; 18] = [
    "format",
    "id",
    "version",
    "titre",
    "titre_court",
    "structure",
    "a_jour_au",
    "sources",
    "axes",
    "exercices",
    "questions",
    "indicateurs",
    "reperes",
    "annee_incomplete",
    "parametres",
    "complements",
    "comparaisons",
    "hors_points",
];
const SOURCE: [&str; 5] = ["id", "titre", "titre_court", "adresse", "lecture"];
const AXIS: [&str; 3] = ["id", "titre", "titre_court"];
const EXERCISE: [&str; 3] = ["annee", "statut", "note"];
const ROLES: [&str; 7] = [
    "patientele",
    "date_contrat",
    "taux_c2s",
    "taux_ame",
    "nouvelle_structure",
    "avance_recue",
    "ipa",
];
const PRORATION: [&str; 3] = ["tout_si", "rien_si", "mois_si"];
const COMPARISON: [&str; 3] = ["petit", "grand", "message"];
const OUTSIDE: [&str; 3] = ["indicateur", "nom", "raison"];
const STATUSES: [(&str, Status); 3] = [
    ("etabli", Status::Established),
    ("reconstitue", Status::Reconstructed),
    ("a_verifier", Status::ToVerify),
];

pub(super) fn rules<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Rules {
    let record = Record::open(node, problems, "ces règles", &RULES);
    let mut names = DeclaredNames::new(problems);
    record.required_integer("format", &FileKind::REMUNERATION.formats());
    let exercises = exercises(&record, &mut names);
    let sources = sources(&record, &mut names);
    let axes = axes(&record, &mut names);
    let mut drafts: Vec<QuestionDraft<'a>> = Vec::new();
    let general = questions::gather(&record, Period::default(), &mut names, &mut drafts);
    let indicators = indicators::open(&record, &mut names, &mut drafts);
    let supplements = parameters::open_supplements(&record, &mut names, &mut drafts);
    let names = &names;
    let short_title = record.str("titre_court", max::SHORT);
    Rules {
        id: id(&record, problems),
        version: version(&record, problems),
        title: record.str("titre", max::TITLE).to_owned(),
        short_title: short_title.to_owned(),
        structure: record.str("structure", max::SHORT).to_owned(),
        as_of: record.date("a_jour_au"),
        sources,
        axes,
        questions: questions::complete(drafts, names),
        general,
        indicators: indicators
            .into_iter()
            .map(|open| indicators::indicator(open, family(short_title), names))
            .collect(),
        roles: roles(&record, names),
        proration: proration(&record, names),
        parameters: parameters::parameters(&record, names),
        supplements: supplements
            .into_iter()
            .map(|open| parameters::supplement(open, names))
            .collect(),
        exercises,
        comparisons: comparisons(&record, names),
        outside: outside(&record, names),
    }
}

/// Returns what stands before the code of every indicator, the first word of the rules' short title:
/// "ACI B3" can never be taken for the criterion B3 of a grid.
fn family(short_title: &str) -> &str {
    short_title.split_whitespace().next().unwrap_or_default()
}

fn sources<'a>(record: &Record<'a, 18>, names: &mut DeclaredNames<'a>) -> Vec<Source> {
    let nodes = filled(record, "sources", names);
    let mut sources = Vec::with_capacity(nodes.len());
    for node in nodes {
        let source = Record::open(node, names.problems, "cette source", &SOURCE);
        let id = source.str("id", max::CODE);
        names.unique(RulesName::Source, id, source.span("id"));
        let address = source.str("adresse", max::LINE);
        names.sources.push(id);
        names.webs.push(address.starts_with("http"));
        sources.push(Source {
            id: id.to_owned(),
            title: source.str("titre", max::LINE).to_owned(),
            short_title: source.str("titre_court", max::SHORT).to_owned(),
            address: address.to_owned(),
            reading: source.str("lecture", max::TITLE).to_owned(),
        });
    }
    sources
}

fn axes<'a>(record: &Record<'a, 18>, names: &mut DeclaredNames<'a>) -> Vec<Axis> {
    let nodes = filled(record, "axes", names);
    let mut axes = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, names.problems, "cet axe", &AXIS);
        let id = id(&record, names.problems);
        names.unique(RulesName::Axis, &id, record.span("id"));
        names.axes.push(record.get("id").and_then(super::names::text).unwrap_or_default());
        axes.push(Axis {
            id,
            title: record.str("titre", max::TITLE).to_owned(),
            short_title: record.str("titre_court", max::SHORT).to_owned(),
        });
    }
    axes
}

fn exercises<'a>(record: &Record<'a, 18>, names: &mut DeclaredNames<'a>) -> Vec<ExerciseRules> {
    let nodes = filled(record, "exercices", names);
    let mut exercises: Vec<ExerciseRules> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let exercise = Record::open(node, names.problems, "cet exercice", &EXERCISE);
        let year = year(&exercise, "annee").unwrap_or_default();
        exercise.require("annee", "2025");
        exercise.require("statut", "etabli");
        let follows = exercises.last().is_none_or(|last| last.year.checked_add(1) == Some(year));
        if !follows && !names.problems.is_malformed() {
            let message = "Cette année ne suit pas la précédente.";
            let help = "Écrivez toutes les années, de la première à la dernière.";
            names.problems.shape_error(exercise.span("annee"), message, help);
        }
        exercises.push(ExerciseRules {
            year,
            status: exercise.choice("statut", &STATUSES).unwrap_or(Status::ToVerify),
            note: exercise.str("note", max::NOTE).to_owned(),
        });
    }
    names.years = exercises.iter().map(|exercise| exercise.year).collect();
    exercises
}

fn roles<'a>(record: &Record<'a, 18>, names: &DeclaredNames<'a>) -> Roles {
    let roles = match record.require("reperes", "(patientele: \"…\", …)") {
        Some(node) => Record::open(node, names.problems, "les repères", &ROLES),
        None => Record::absent(names.problems, &ROLES),
    };
    Roles {
        patientele: names.asked(&roles, "patientele", Wanted::Number),
        contract: names.asked(&roles, "date_contrat", Wanted::Date),
        c2s: names.asked(&roles, "taux_c2s", Wanted::Number),
        ame: names.asked(&roles, "taux_ame", Wanted::Number),
        new_structure: names.asked(&roles, "nouvelle_structure", Wanted::Flag),
        advance_received: names.asked(&roles, "avance_recue", Wanted::Number),
        ipa: names.asked(&roles, "ipa", Wanted::Flag),
    }
}

fn proration<'a>(record: &Record<'a, 18>, names: &DeclaredNames<'a>) -> Proration {
    let proration = match record.require("annee_incomplete", "(tout_si: choix(\"…\", \"…\"), …)")
    {
        Some(node) => Record::open(node, names.problems, "l’année incomplète", &PRORATION),
        None => Record::absent(names.problems, &PRORATION),
    };
    Proration {
        everything_if: conditions::optional(&proration, "tout_si", names),
        nothing_if: conditions::optional(&proration, "rien_si", names),
        months_if: conditions::optional(&proration, "mois_si", names),
    }
}

fn comparisons<'a>(record: &Record<'a, 18>, names: &DeclaredNames<'a>) -> Vec<Comparison> {
    let nodes = record.list("comparaisons", "[(petit: \"…\", grand: \"…\", message: \"…\")]");
    let comparison = |node: &'a Node<'a>| {
        let record = Record::open(node, names.problems, "cette comparaison", &COMPARISON);
        Comparison {
            lesser: names.asked(&record, "petit", Wanted::Count),
            greater: names.asked(&record, "grand", Wanted::Count),
            message: record.str("message", max::LINE).to_owned(),
        }
    };
    nodes.unwrap_or_default().iter().map(comparison).collect()
}

fn outside<'a>(record: &Record<'a, 18>, names: &DeclaredNames<'a>) -> Vec<UnpaidIndicator> {
    let nodes = record.list("hors_points", "[(indicateur: \"…\", nom: \"…\", raison: \"…\")]");
    let read = |node: &'a Node<'a>| {
        let record = Record::open(node, names.problems, "cet indicateur", &OUTSIDE);
        let name = record.str("indicateur", max::ID);
        names.unique(RulesName::Part, name, record.span("indicateur"));
        UnpaidIndicator {
            id: name.to_owned(),
            name: record.str("nom", max::LINE).to_owned(),
            reason: record.str("raison", max::LINE).to_owned(),
        }
    };
    nodes.unwrap_or_default().iter().map(read).collect()
}
