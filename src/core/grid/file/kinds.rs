//! Tree → how the level of a criterion is given: sentences, characteristics, a number, "oui" or
//! "non".

use std::collections::HashMap;
use std::sync::Arc;

use num_rational::Ratio;

use super::checks::Checks;
use super::languages::Languages;
use super::scales::{decimal, decimals, is_empty_list, optional_level};
use crate::french;
use crate::grid::{
    Characteristic, Characteristics, CriterionKind, Level, LevelText, Measurement, Scale,
    ScaleLevel, YesNo, number_words,
};
use crate::source::{Node, Problems, Record, Span, Value, excerpt, id, map, max};

const TEXT: [&str; 2] = ["phrase", "pas"];
const CHARACTERISTIC: [&str; 3] = ["id", "texte", "des"];
const MEASURE: [&str; 7] = ["unite", "sens", "seuils", "minimum", "maximum", "decimales", "fait"];
const YES_NO: [&str; 2] = ["oui", "non"];
/// More than a person reads for one criterion.
const MOST_CHARACTERISTICS: usize = 40;
/// A number larger than this is a slip.
const MOST_NUMBER: i64 = 1_000_000;

/// Reads the one kind a criterion is of, with the scale of its levels.
pub(super) fn kind<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    languages: &Languages<'a>,
    scale: Arc<Scale>,
) -> (CriterionKind, Arc<Scale>) {
    let problems = checks.problems;
    let kinds = ["caracteristiques", "mesure", "oui_non"];
    let given: Vec<&str> = kinds.into_iter().filter(|key| record.get(key).is_some()).collect();
    if let [first, second, ..] = given.as_slice() {
        let message = fr!("Ce critère est de deux sortes à la fois : « {first} » et « {second} ».");
        problems.error(record.span(second), message, "Gardez l’une des deux.");
    }
    match given.first() {
        Some(&"caracteristiques") => {
            let kind = characteristics(record, problems, languages, &scale);
            (CriterionKind::Characteristics(kind), scale)
        }
        Some(&"mesure") => (measure(record, problems, languages, &scale), scale),
        Some(_) => yes_no(record, problems, &scale),
        None => (CriterionKind::Levels, scale),
    }
}

fn characteristics<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
    scale: &Scale,
) -> Characteristics {
    let example = "[(id: \"…\", texte: \"…\")]";
    let nodes = record.list_of_at_most(MOST_CHARACTERISTICS, "caracteristiques", example);
    if record.get("caracteristiques").is_some_and(is_empty_list) {
        let help =
            "Écrivez au moins une caractéristique, ou choisissez une autre sorte de critère.";
        let span = record.span("caracteristiques");
        problems.error(span, "Ce critère n’a aucune caractéristique.", help);
    }
    let mut places: HashMap<String, Span> = HashMap::new();
    let mut items = Vec::new();
    for node in nodes.unwrap_or_default() {
        let item = Record::open(node, problems, "cette caractéristique", &CHARACTERISTIC);
        let name = id(&item, problems);
        if let Some(first) = places.get(&name).filter(|_| !name.is_empty()) {
            let line = problems.line(*first);
            let message =
                fr!("La caractéristique « {} » est déjà à la ligne {line}.", excerpt(&name));
            problems.error(item.span("id"), message, "Choisissez un autre « id ».");
        }
        places.entry(name.clone()).or_insert_with(|| item.span("id"));
        let from = optional_level(&item, "des", scale);
        let written = item.get("des").and_then(|node| node.value.integer());
        if written == Some(i64::from(scale.lowest().number())) {
            let message = "Le premier niveau ne demande rien : « des » part du suivant.";
            let help = "Écrivez un niveau plus haut, ou supprimez cette clé.";
            problems.error(item.span("des"), message, help);
        }
        items.push(Characteristic {
            id: name,
            text: languages.text(&item, "texte", max::SENTENCE),
            from,
        });
    }
    let answers = [("oui_en_partie_non", true), ("oui_non", false)];
    let thresholds = decimals(record, problems, "seuils", 1_000);
    let found = Characteristics {
        has_partly: record.choice("reponses", &answers).unwrap_or(true),
        thresholds: thresholds.unwrap_or_default(),
        items,
    };
    thresholds_can_be_met(record, problems, &found, scale);
    found
}

fn thresholds_can_be_met<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    found: &Characteristics,
    scale: &Scale,
) {
    let span = record.span("seuils");
    if record.get("seuils").is_none_or(|node| node.is_damaged) {
        return;
    }
    if !one_for_each_level(problems, span, found.thresholds.len(), scale) {
        return;
    }
    if !found.thresholds.is_sorted_by(|one, next| one < next) {
        let message = "Les seuils ne montent pas.";
        let help = fr!("Chaque niveau demande plus que le précédent : par exemple [1, 2, 4, 5].");
        problems.error(span, message, help);
        return;
    }
    let most = i64::try_from(found.items.len()).unwrap_or(i64::MAX);
    let most = Ratio::from_integer(most);
    if found.thresholds.last().is_some_and(|last| *last > most) {
        let message = fr!(
            "Le dernier seuil ne peut pas être atteint : il y a {}.",
            french::count(found.items.len(), "caractéristique")
        );
        let help = format!("Écrivez {} au plus.", number_words(most));
        problems.error(span, message, help);
    }
}

fn one_for_each_level(problems: &Problems<'_>, span: Span, count: usize, scale: &Scale) -> bool {
    let wanted = scale.count() - 1;
    if count == wanted {
        return true;
    }
    let message = format!(
        "« seuils » demande {}, un par niveau au-dessus du premier ; il y en a {count}.",
        french::count(wanted, "nombre")
    );
    let help = if count < wanted {
        format!("Ajoutez les seuils qui manquent : les niveaux vont {}.", scale.words())
    } else {
        format!("Supprimez ceux qui sont en trop : les niveaux vont {}.", scale.words())
    };
    problems.shape_error(span, message, help);
    false
}

fn measure<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
    scale: &Scale,
) -> CriterionKind {
    let Some(node) = record.get("mesure") else { return CriterionKind::Levels };
    let record = Record::open(node, problems, "cette mesure", &MEASURE);
    record.require("sens", "croissant");
    record.require("seuils", "[1, 3, 5, 8]");
    let directions = [("croissant", true), ("decroissant", false)];
    let is_rising = record.choice("sens", &directions).unwrap_or(true);
    let thresholds = decimals(&record, problems, "seuils", MOST_NUMBER).unwrap_or_default();
    let bound = |key| decimal(&record, key, 0, MOST_NUMBER);
    let minimum = bound("minimum").unwrap_or_default();
    let maximum = bound("maximum").unwrap_or_else(|| Ratio::from_integer(MOST_NUMBER));
    let measure = Measurement {
        unit: languages.text(&record, "unite", max::SHORT),
        is_rising,
        thresholds,
        minimum,
        maximum,
        decimals: u8::try_from(record.integer("decimales", &(0..=2), 0)).unwrap_or(0),
        fact: record.optional_str("fait", max::ID).map(str::to_owned),
    };
    measure_is_right(&record, problems, &measure, scale);
    CriterionKind::Measure(measure)
}

fn measure_is_right<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    measure: &Measurement,
    scale: &Scale,
) {
    if measure.minimum >= measure.maximum {
        let message = "Le minimum n’est pas au-dessous du maximum.";
        let help = fr!("Écrivez par exemple « minimum: 0, maximum: 100 ».");
        problems.error(record.span("minimum"), message, help);
        return;
    }
    let span = record.span("seuils");
    if record.get("seuils").is_none_or(|node| node.is_damaged)
        || !one_for_each_level(problems, span, measure.thresholds.len(), scale)
    {
        return;
    }
    let is_ordered = |one: &Ratio<i64>, next: &Ratio<i64>| {
        if measure.is_rising { one < next } else { one > next }
    };
    if !measure.thresholds.is_sorted_by(is_ordered) {
        let (message, help) = if measure.is_rising {
            (
                "Les seuils ne montent pas.",
                "Rangez-les du plus petit au plus grand, ou écrivez « sens: decroissant ».",
            )
        } else {
            (
                "Les seuils ne descendent pas.",
                "Rangez-les du plus grand au plus petit, ou écrivez « sens: croissant ».",
            )
        };
        problems.error(span, message, help);
        return;
    }
    let range = measure.minimum..=measure.maximum;
    if let Some(outside) = measure.thresholds.iter().find(|number| !range.contains(number)) {
        let message = format!("Le seuil {} ne peut pas être mesuré.", number_words(*outside));
        let help = format!(
            "Restez entre {} et {}, ou changez « minimum » et « maximum ».",
            number_words(measure.minimum),
            number_words(measure.maximum)
        );
        problems.error(span, message, help);
    }
}

/// Reads what "oui" and "non" are worth: the scale is then of these two, in the order of their worth.
fn yes_no<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    around: &Arc<Scale>,
) -> (CriterionKind, Arc<Scale>) {
    let Some(node) = record.get("oui_non") else {
        return (CriterionKind::Levels, Arc::clone(around));
    };
    let record = Record::open(node, problems, "ce oui ou non", &YES_NO);
    let (low, high) = around.range;
    let worth = |key: &str| {
        let found = decimal(&record, key, 0, 1_000)?;
        if !(low..=high).contains(&found) {
            let message = format!("« {key} » vaut plus ou moins que l’échelle.");
            let (low, high) = (number_words(low), number_words(high));
            let help = format!("Écrivez un nombre de {low} à {high}.");
            problems.error(record.span(key), message, help);
        }
        Some(found)
    };
    let kind = YesNo { yes: worth("oui"), no: worth("non") };
    let (yes, no) = (kind.yes.unwrap_or(high), kind.no.unwrap_or(low));
    if yes == no {
        let message = "« Oui » et « non » valent autant : ce critère ne dirait rien.";
        problems.error(
            node.span,
            message,
            fr!(
                "Écrivez par exemple « oui_non: (oui: {}, non: {}) ».",
                number_words(high),
                number_words(low)
            ),
        );
    }
    let level = |name: &str, value| ScaleLevel {
        name: name.to_owned(),
        value: Some(value),
        ..ScaleLevel::default()
    };
    let mut levels = vec![level("Non", no), level("Oui", yes)];
    if yes < no {
        levels.reverse();
    }
    let own = Scale::new(None, 0, levels, Vec::new());
    (CriterionKind::YesNo(kind), Arc::new(Scale { range: around.range, ..own }))
}

/// Reads what a criterion says of the levels of its scale.
pub(super) fn sentences<'a, const N: usize>(
    record: &Record<'a, N>,
    checks: &mut Checks<'a>,
    languages: &Languages<'a>,
    kind: &CriterionKind,
    scale: &Scale,
) -> Vec<Option<LevelText>> {
    let problems = checks.problems;
    let mut texts: Vec<Option<LevelText>> = vec![None; scale.count()];
    let Some(node) = record.get("niveaux") else {
        let says_enough = |level: &ScaleLevel| !level.name.is_empty();
        if *kind == CriterionKind::Levels && !scale.levels.iter().all(says_enough) {
            record.require("niveaux", "[(…), (…), (…), (…), (…)]");
        }
        checks.silent(record, *kind == CriterionKind::Levels, scale);
        return texts;
    };
    if *kind == CriterionKind::Levels {
        checks.told();
    }
    let mut written: Vec<(Level, &'a Node<'a>)> = Vec::new();
    if matches!(node.value, Value::Map(_)) {
        for (key, node) in map(record, problems, "niveaux") {
            let level =
                key.text.parse::<i64>().ok().and_then(|number| Level::try_from(number).ok());
            match level.filter(|level| scale.has(*level)) {
                Some(level) if written.iter().any(|(other, _)| *other == level) => {
                    let message = fr!("Le niveau {level} est déjà dit.");
                    problems.error(key.span, message, "Gardez une seule des deux phrases.");
                }
                Some(level) => written.push((level, node)),
                None => {
                    let message =
                        fr!("« {} » n’est pas un niveau de l’échelle.", excerpt(&key.text));
                    let help = format!("Écrivez son numéro, {}.", scale.words());
                    problems.error(key.span, message, help);
                }
            }
        }
        written.sort_by_key(|(level, _)| *level);
    } else {
        let nodes = record.list("niveaux", "[(…), (…), (…), (…), (…)]").unwrap_or_default();
        let is_by_group = !scale.groups.is_empty() && nodes.len() == scale.groups.len();
        if is_by_group {
            let from = scale.groups.iter().map(|group| group.from);
            written.extend(from.zip(nodes));
        } else {
            if !node.is_damaged && matches!(node.value, Value::List(_)) {
                count_is_right(record, problems, nodes.len(), scale);
            }
            written.extend(scale.levels().zip(nodes));
        }
    }
    let mut has_step_before = false;
    let highest = scale.highest();
    for (level, node) in written {
        let is_last = (level == highest).then_some(level);
        let text = sentence(node, checks, languages, is_last, &mut has_step_before);
        if let Some(place) = texts.get_mut(scale.place(level)) {
            *place = Some(text);
        }
    }
    texts
}

fn sentence<'a>(
    node: &'a Node<'a>,
    checks: &mut Checks<'a>,
    languages: &Languages<'a>,
    is_last: Option<Level>,
    has_step_before: &mut bool,
) -> LevelText {
    let problems = checks.problems;
    let record = Record::open(node, problems, "ce niveau", &TEXT);
    checks.sentence(record.get("phrase"));
    if let Some(level) = is_last.filter(|_| record.get("pas").is_some()) {
        let message = "Il n’y a pas de niveau après le dernier : ce « pas » ne sera pas montré.";
        // The level before takes one step, not two.
        let help = if *has_step_before {
            "Supprimez-le.".to_owned()
        } else {
            let before = level.number().saturating_sub(1);
            format!("Supprimez-le, ou mettez-le au niveau {before}.")
        };
        problems.warning(record.span("pas"), message, help);
    }
    *has_step_before = record.get("pas").is_some();
    LevelText {
        sentence: languages.text(&record, "phrase", max::SENTENCE),
        first_step: languages.optional(&record, "pas", max::SENTENCE),
    }
}

fn count_is_right<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    count: usize,
    scale: &Scale,
) {
    let wanted = scale.count();
    if count == wanted {
        return;
    }
    let message = format!(
        "« niveaux » demande {} éléments, un par niveau {} ; il y en a {count}.",
        french::cardinal(wanted),
        scale.words()
    );
    // Nobody is asked to invent or to lose a level without knowing why.
    let help = if count < wanted {
        let lowest = scale.lowest();
        fr!("Ajoutez ceux qui manquent ; ou, pour n’en dire que certains, écrivez « niveaux: \
             {{\"{lowest}\": (phrase: \"…\")}} » ; ou ôtez des niveaux à l’échelle.")
    } else {
        "Supprimez ceux qui sont en trop, ou ajoutez des niveaux à l’échelle de la grille."
            .to_owned()
    };
    problems.shape_error(record.span("niveaux"), message, help);
}
