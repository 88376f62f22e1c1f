//! The worked examples of the remuneration: all of them hold, and none is left out.

use std::collections::BTreeSet;

use jalons::remuneration::selfcheck::{self, CaseOrigin, Check, SHIPPED};
use jalons::shipped;

use crate::sources::files;

/// Runs a case written here.
fn run(text: &str) -> Vec<Check> {
    selfcheck::checks_of(&shipped::rules(), "cas.ron", text.as_bytes())
}

/// A case about the coordination for 6 000 patients, with one expectation.
fn about(expected: &str) -> String {
    format!(
        r#"Cas(titre: "Coordination", origine: guide, source: "Guide", page: "22",
            explication: "1 000 + 1 700 × 6 000 / 4 000", exercice: 2023,
            donnees: {{"coordination_assuree": true, "patientele": 6000}},
            exemples: [(quoi: "6 000 patients", attendu: [{expected}])])"#
    )
}

#[test]
fn every_example_comes_out_as_its_author_says() {
    let checks = selfcheck::checks(&shipped::rules());
    let wrong: Vec<&Check> = checks.iter().filter(|check| !check.is_right).collect();
    let told: Vec<String> = wrong
        .iter()
        .map(|c| {
            format!("{} / {}\n  {}\n  {}\n  {}", c.title, c.what, c.expected, c.computed, c.remark)
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), told.join("\n"));
    assert!(checks.len() > 150, "only {} figures", checks.len());
}

#[test]
fn the_examples_in_the_program_are_those_of_the_folder() {
    let there: BTreeSet<(String, String)> = files("tests/cases/remuneration", &[".ron"])
        .into_iter()
        .map(|file| (file.path.rsplit('/').next().expect("a name").to_owned(), file.text))
        .collect();
    let shipped: BTreeSet<(String, String)> =
        SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(shipped, there);
}

#[test]
fn every_example_of_the_guide_is_there_and_says_its_page() {
    for number in 1..=19 {
        let start = format!("t{number:02}-");
        let mut cases = SHIPPED.iter().filter(|(name, _)| name.starts_with(&start)).peekable();
        assert!(cases.peek().is_some(), "no example T{number}");
        for (name, text) in cases {
            let case = selfcheck::read(text.as_bytes()).value.expect("read without error");
            assert_eq!(case.origin, CaseOrigin::Guide, "{name}");
            assert!(!case.page.is_empty(), "{name} names no page");
        }
    }
}

#[test]
fn what_the_guide_prints_wrong_or_truncates_is_said() {
    let checks = selfcheck::checks(&shipped::rules());
    for printed in ["2\u{a0}275 points", "1\u{a0}844 points", "2\u{a0}212,80 points"] {
        let told = checks.iter().filter(|check| check.remark.contains(printed));
        assert_eq!(told.count(), 1, "{printed}");
    }
    let truncated: Vec<&str> = checks
        .iter()
        .filter(|check| check.what.contains("taux tronqué"))
        .map(|check| check.computed.as_str())
        .collect();
    assert_eq!(truncated, ["1\u{a0}844\u{a0}points", "2\u{a0}212,8\u{a0}points"]);
}

#[test]
fn a_figure_that_differs_is_wrong_and_both_are_shown() {
    let checks = run(&about(r#"(sur: "fonction_coordination", points: "3 551", euros: 24850)"#));
    assert_eq!(checks.len(), 1, "{checks:?}");
    let check = &checks[0];
    assert!(!check.is_right);
    assert_eq!(check.expected, "3\u{a0}551\u{a0}points, 24\u{a0}850\u{a0}€");
    assert_eq!(check.computed, "3\u{a0}550\u{a0}points, 24\u{a0}850\u{a0}€");
    assert_eq!(check.source, "Guide, p.\u{a0}22");
}

#[test]
fn a_difference_below_what_is_shown_is_wrong_too() {
    let checks = run(&about(r#"(sur: "fonction_coordination", points: "3 550,001")"#));
    assert!(!checks[0].is_right);
    assert_eq!(checks[0].expected, "3\u{a0}550,001\u{a0}points");
}

#[track_caller]
fn check_is_wrong(text: &str, computed: &str) {
    let checks = run(text);
    assert_eq!(checks.len(), 1, "{checks:?}");
    assert_eq!((checks[0].is_right, checks[0].computed.as_str()), (false, computed));
}

#[test]
fn an_example_that_looks_at_nothing_is_wrong() {
    let right = about(r#"(sur: "fonction_coordination", points: 3550)"#);
    assert!(run(&right)[0].is_right);
    check_is_wrong(
        &about(r#"(sur: "fonction_cordination", points: 3550)"#),
        "«\u{a0}fonction_cordination\u{a0}» est inconnu",
    );
    check_is_wrong(
        &right.replace("\"patientele\"", "\"patients\""),
        "la question «\u{a0}patients\u{a0}» n’existe pas",
    );
    check_is_wrong(
        &right.replace("6000", "-6000"),
        "la réponse à «\u{a0}patientele\u{a0}» est impossible",
    );
    check_is_wrong(
        &right.replace("6000", "true"),
        "la réponse à «\u{a0}patientele\u{a0}» est impossible",
    );
}

#[test]
fn every_mistake_of_a_case_is_told_at_once() {
    let text = r#"Cas(
    titre: "",
    origine: nous,
    source: "Guide",
    explication: "Rien",
    exercice: 2023,
    donnees: {"patientele": oui},
    exemples: [
        (quoi: "a", attendu: []),
        (quoi: "b", attendu: [(sur: "total")]),
        (quoi: "c", attendu: [(sur: "total", points: "douze")]),
        (quoi: "d", attendu: [(sur: "total", euros: "1/0")]),
        (qoui: "e", attendu: [(sur: "total", euros: 1)]),
    ],
)"#;
    let reading = selfcheck::read(text.as_bytes());
    assert_eq!(reading.value, None);
    let lines: Vec<u32> = reading.problems.iter().map(|problem| problem.place.line).collect();
    assert_eq!(lines, [2, 3, 7, 9, 10, 11, 12, 13], "{:#?}", reading.problems);
    for problem in &reading.problems {
        assert!(problem.help.is_some(), "{problem:?}");
    }
    // Each is a row that is wrong: an example is never skipped in silence.
    let checks = run(text);
    assert_eq!(checks.len(), reading.problems.len());
    assert!(checks.iter().all(|check| !check.is_right && check.title == "cas.ron"));
}

#[test]
fn a_number_that_is_not_exact_is_refused() {
    let about = |number: &str| about(&format!("(sur: \"total\", points: \"{number}\")"));
    for number in ["0", "−12", "3\u{a0}550", "2 212,8", "24 000/13", "1,5/0,5"] {
        assert!(selfcheck::read(about(number).as_bytes()).value.is_some(), "{number}");
    }
    let long = "1".repeat(19);
    for number in ["", ",5", "5,", "1,2,3", "1e3", "--1", "1/2/3", "1/0", "1.5", "½", &long] {
        assert!(selfcheck::read(about(number).as_bytes()).value.is_none(), "{number}");
    }
}

#[test]
fn what_is_no_case_is_refused_in_one_sentence() {
    for text in ["", "Grille(id: \"a\")", "[1, 2]", "Dossier(format: 1)", "\u{0}\u{1}"] {
        let reading = selfcheck::read(text.as_bytes());
        assert!(reading.value.is_none(), "{text}");
        assert_eq!(reading.problems.len(), 1, "{text}: {:?}", reading.problems);
    }
}

#[test]
fn the_list_lines_up_and_counts() {
    let wrong = r#"(sur: "fonction_coordination", points: 12, imprime: "12"), (sur: "points", points: "3 550")"#;
    let list = selfcheck::list(&run(&about(wrong))).replace('\u{a0}', " ");
    let expected = "\
Coordination
  Guide, p. 22
  1 000 + 1 700 × 6 000 / 4 000
  FAUX   6 000 patients : ACI B1  attendu 12 points     calculé 3 550 points
         Imprimé : 12.
  juste  6 000 patients : points  attendu 3 550 points  calculé 3 550 points

1 résultat faux sur 2";
    assert_eq!(list, expected);
    let right = selfcheck::checks(&shipped::rules());
    let wide: Vec<String> = selfcheck::list(&right)
        .lines()
        .filter(|line| line.chars().count() > 170)
        .map(str::to_owned)
        .collect();
    assert!(wide.is_empty(), "{wide:#?}");
}
