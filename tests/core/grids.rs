//! Grid files: those we ship, and what is told of broken ones.

use std::collections::BTreeSet;
use std::path::Path;

use jalons::grid::{Criterion, Extent, Grid, HOW_TO_CHOOSE, IN_DOUBT, Level, file};

use crate::fixtures::{check_fixture, each_fixture};
use crate::sources::files;

const SHIPPED: &str = include_str!("../../grids/msp.ron");

#[track_caller]
fn read_whole(name: &str, bytes: &[u8]) -> Grid {
    let reading = file::read(bytes);
    let told: Vec<String> = reading.problems.iter().map(|p| p.render(name)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    reading.value.expect("a grid without problem is read")
}

#[track_caller]
fn check_round_trip(grid: &Grid) {
    let written = file::write(grid);
    assert_eq!(read_whole("written", written.as_bytes()), *grid);
    ron::from_str::<ron::Value>(&written).expect("ron reads what we write");
}

/// Runs `check` on every grid we ship.
fn each_shipped(check: impl Fn(&str, &[u8])) {
    each_fixture("../../grids", 1, |name, bytes| {
        if Path::new(name).extension().is_some_and(|extension| extension == "ron") {
            check(name, bytes);
        }
    });
}

#[test]
fn every_shipped_grid_is_read_without_problem_and_written_back() {
    each_shipped(|name, bytes| {
        check_round_trip(&read_whole(name, bytes));
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        ron::from_str::<ron::Value>(text).expect("ron reads what we ship");
    });
}

#[test]
fn every_link_of_a_shipped_grid_resolves_both_ways() {
    each_shipped(|name, bytes| {
        let grid = read_whole(name, bytes);
        let links = || grid.criteria().flat_map(|(_, criterion)| &criterion.links);
        for link in links() {
            assert!(grid.indicator(&link.indicator).is_some(), "{name}: {}", link.indicator);
        }
        for indicator in &grid.indicators {
            assert!(links().any(|link| link.indicator == indicator.id), "{name}: {}", indicator.id);
        }
    });
}

#[test]
fn broken_grids_tell_what_they_announce() {
    each_fixture("grilles", 30, |name, bytes| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        check_fixture(name, text, &file::read(bytes).problems);
    });
}

#[test]
fn five_mistakes_are_five_problems_and_the_corrected_twin_is_read() {
    let broken = file::read(include_bytes!("../fixtures/grilles/cinq-erreurs.ron"));
    assert_eq!(broken.problems.len(), 5);
    let corrected = include_bytes!("../fixtures/grilles/cinq-erreurs-corrigees.ron");
    check_round_trip(&read_whole("corrected", corrected));
}

#[test]
fn keys_left_out_stand_for_their_defaults() {
    let grid = read_whole("valide", include_bytes!("../fixtures/grilles/valide.ron"));
    let (_, criterion) = grid.criteria().last().expect("two criteria");
    assert_eq!((criterion.weight, criterion.meaning), (1, 1));
    assert!(!criterion.is_socle && !criterion.is_sensitive);
    assert_eq!(criterion.extent, Extent::Full);
    assert!(!criterion.allows_not_applicable);
    assert!(criterion.links.is_empty() && criterion.proofs.is_empty());
    assert_eq!(criterion.has_axis, None);
}

#[test]
fn every_optional_key_survives_a_round_trip() {
    let mut grid = read_whole("valide", include_bytes!("../fixtures/grilles/valide.ron"));
    let criterion = &mut grid.domains[0].criteria[0];
    criterion.meaning = 3;
    criterion.weight = 100;
    criterion.is_sensitive = true;
    criterion.extent = Extent::First;
    criterion.allows_not_applicable = true;
    criterion.has_axis = Some("axe « 1 »".to_owned());
    criterion.question = "Entre \"guillemets\", avec \\ et\nune autre ligne\u{a0}?".to_owned();
    criterion.proofs = vec!["r#\"…\"#".to_owned(), "😀 \u{5d0}\u{5d1}".to_owned()];
    grid.scoring.gates.clear();
    check_round_trip(&grid);
}

// The choices told in the remarks of the shipped grid.

/// Returns the codes of criteria told between two marks of the shipped grid's remarks.
fn told_between(from: &str, to: &str) -> BTreeSet<String> {
    let (_, rest) = SHIPPED.split_once(from).expect(from);
    let (told, _) = rest.split_once(to).expect(to);
    let words = told.split(|sign: char| !sign.is_alphanumeric());
    let is_code =
        |word: &&str| word.len() == 2 && word.starts_with(|sign: char| ('A'..='G').contains(&sign));
    words
        .filter(is_code)
        .filter(|word| !word.ends_with(char::is_alphabetic))
        .map(str::to_owned)
        .collect()
}

fn codes(grid: &Grid, is_one: fn(&Criterion) -> bool) -> BTreeSet<String> {
    let criteria = grid.criteria().map(|(_, criterion)| criterion).filter(|one| is_one(one));
    criteria.map(|criterion| criterion.code.clone()).collect()
}

#[test]
fn the_remarks_of_the_shipped_grid_name_its_socle_its_short_path_and_a_first_meeting() {
    let grid = read_whole("msp", SHIPPED.as_bytes());
    let socle = told_between("Les critères socles sont neuf", "Le parcours court compte");
    assert_eq!(socle, codes(&grid, |criterion| criterion.is_socle));
    assert_eq!(socle.len(), 9);
    let others = told_between("Le parcours court compte douze", "Le premier parcours compte");
    let expected: BTreeSet<String> = socle.symmetric_difference(&others).cloned().collect();
    let short = codes(&grid, |criterion| criterion.is_in(Extent::Short));
    assert_eq!((&short, short.len()), (&expected, 12));
    let told = told_between("Le premier parcours compte", "Laissés pour plus tard");
    let first = codes(&grid, |criterion| criterion.is_in(Extent::First));
    assert_eq!((&first, first.len()), (&told, 9));
    assert!(first.is_subset(&short), "{first:?}");
    for domain in &grid.domains {
        assert!(
            domain.criteria.iter().any(|criterion| criterion.is_in(Extent::Short)),
            "{}",
            domain.title
        );
    }
}

// The rule of levels.

/// Returns a text as it is read: on one line, without the marks of a remark or of a template.
fn as_read(text: &str) -> String {
    let words = text.split(char::is_whitespace).filter(|word| !word.is_empty() && *word != "//");
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_rule_of_levels_stands_in_the_same_words_where_no_program_writes_it() {
    for (name, text) in [("grids/msp.ron", SHIPPED), ("README.md", include_str!("../../README.md"))]
    {
        assert!(as_read(text).contains(&as_read(HOW_TO_CHOOSE)), "{name}");
    }
    assert!(HOW_TO_CHOOSE.ends_with(IN_DOUBT));
}

#[test]
fn nothing_asks_that_every_lower_sentence_be_true_or_words_the_doubt_otherwise() {
    let former =
        ["les précédentes sont vraies", "qui la précèdent sont vraies", "niveaux se cumulent"];
    let doubt = |text: &str| {
        let text = text.to_lowercase();
        text.matches("dans le doute").count() - text.matches(&IN_DOUBT.to_lowercase()).count()
    };
    let mut places = 0;
    for (folder, kinds) in [("src", [".rs"].as_slice()), ("assets", &[".js", ".typ", ".html"])] {
        for source in files(folder, kinds) {
            places += 1;
            let told = as_read(&source.text.replace('\\', " "));
            for words in former {
                assert!(!told.contains(words), "{}: « {words} »", source.path);
            }
            assert_eq!(doubt(&told), 0, "{}", source.path);
        }
    }
    assert!(places > 100, "{places} files were read");
}

#[test]
fn levels_two_to_four_add_up_and_no_start_is_asked_of_them() {
    for level in (0..=4).map(Level::at) {
        let told = HOW_TO_CHOOSE.contains(&format!("pour le niveau {level}"));
        assert_eq!(told, level > Level::at(2), "{level}");
    }
}

// Remedies.

const VALID: &str = include_str!("../fixtures/grilles/valide.ron");

/// Returns what the only problem of a text advises to write, without its key where it tells none.
#[track_caller]
fn advice(text: &str) -> String {
    let reading = file::read(text.as_bytes());
    assert_eq!(reading.problems.len(), 1, "{:#?}", reading.problems);
    let problem = &reading.problems[0];
    let help = problem.help.clone().expect("a remedy");
    let (_, rest) = help.split_once("«\u{a0}").expect(&help);
    let (advice, _) = rest.split_once("\u{a0}»").expect(&help);
    advice.trim_end_matches(',').to_owned()
}

/// Writes this in the place of that, does what the remedy says, and returns the grid it makes.
#[track_caller]
fn cured(right: &str, wrong: &str) -> Grid {
    assert!(VALID.contains(right), "{right}");
    let advice = advice(&VALID.replacen(right, wrong, 1));
    let (key, _) = right.split_once(':').expect("a key");
    let advice = if advice.contains(':') { advice } else { format!("{key}: \"{advice}\"") };
    read_whole(wrong, VALID.replacen(right, &advice, 1).as_bytes())
}

#[test]
fn what_a_remedy_says_to_write_is_read_without_another_error() {
    let version = |wrong| cured("version: \"1.0.0\"", wrong).version.to_string();
    assert_eq!(version("version: 1.0"), "1.0.0");
    assert_eq!(version("version: 2.1"), "2.1.0");
    assert_eq!(version("version: 3"), "3.0.0");
    assert_eq!(version("version: \"2.1\""), "2.1.0");
    assert_eq!(version("version: \"v3\""), "3.0.0");
    assert_eq!(version("version: true"), "1.0.0");
    let id = |wrong| cured("id: \"essai\"", wrong).id.0;
    assert_eq!(id("id: 12"), "12");
    assert_eq!(id("id: 1.5"), "1-5");
    assert_eq!(id("id: Essai"), "essai");
    assert_eq!(id("id: \"Grille Régionale\""), "grille-regionale");
    assert_eq!(id("id: [\"essai\"]"), "mon-critere");
    let coverage = |wrong| cured("couverture_minimale: 60", wrong).scoring.minimum_coverage_percent;
    assert_eq!(coverage("couverture_minimale: 60.5"), 60);
    assert_eq!(coverage("couverture_minimale: 600"), 100);
    let first = |wrong| cured("poids: 2", wrong).domains[0].criteria[0].weight;
    assert_eq!(first("poids: \"2\""), 2);
    assert_eq!(first("poids: 2.0"), 2);
}

#[test]
fn a_no_that_is_written_in_words_is_advised_as_a_no() {
    for (wrong, expected) in
        [("non", "false"), ("\"Non\"", "false"), ("0", "false"), ("oui", "true")]
    {
        let text = VALID.replacen("poids: 2,", &format!("poids: 2, sensible: {wrong},"), 1);
        assert_eq!(advice(&text), format!("sensible: {expected}"), "{wrong}");
    }
}

#[test]
fn a_name_or_a_version_that_is_missing_is_advised_so_that_it_can_be_read() {
    for missing in ["id: \"essai\",", "version: \"1.0.0\","] {
        let without = VALID.replacen(missing, "", 1);
        let advice = advice(&without);
        read_whole(
            missing,
            without.replacen("format: 1,", &format!("format: 1, {advice},"), 1).as_bytes(),
        );
    }
}

#[test]
fn a_step_after_the_last_level_is_not_sent_to_a_level_that_has_one() {
    let text = VALID.replacen(
        "(phrase: \"Avec un bilan.\")",
        "(phrase: \"Avec un bilan.\", pas: \"Non.\")",
        1,
    );
    let help = |text: &str| file::read(text.as_bytes()).problems[0].help.clone().expect("a remedy");
    assert_eq!(help(&text), "Supprimez-le, ou mettez-le au niveau 3.");
    let taken = text.replacen(
        "(phrase: \"Avec un compte rendu.\")",
        "(phrase: \"Avec un compte rendu.\", pas: \"Oui.\")",
        1,
    );
    assert_eq!(help(&taken), "Supprimez-le.");
}
