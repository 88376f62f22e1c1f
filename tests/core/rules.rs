//! Rules of remuneration: those we ship, and what is told of broken ones.

use jalons::remuneration::{
    Certainty, Citation, Condition, Dated, Exact, IndicatorKind, Mechanism, QuestionKind, Rules,
    Status, file,
};
use jalons::shipped::{self, EXAMPLE};
use jalons::{dossier, grid};

use crate::fixtures::{check_fixture, each_fixture};

const SHIPPED: &str = include_str!("../../grids/remuneration/aci-msp.ron");
const VALID: &str = include_str!("../fixtures/remuneration/valide.ron");

/// Reads rules that have no problem.
#[track_caller]
fn read_whole(text: &str) -> Rules {
    let reading = file::read(text.as_bytes());
    let told: Vec<String> = reading.problems.iter().map(|p| p.render("regles.ron")).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    reading.value.expect("rules without problem are read")
}

/// Returns every citation of the rules with the name of what it supports.
fn citations(rules: &Rules) -> Vec<(&str, &Citation)> {
    let parameters = &rules.parameters;
    let mut all = vec![("deadlines", &parameters.deadlines_citation)];
    let dated = parameters.dated();
    let steps = dated.iter().flat_map(|dated| &dated.steps);
    all.extend(steps.map(|(_, figure)| ("parameter", &figure.citation)));
    for indicator in &rules.indicators {
        all.push((&indicator.id, &indicator.citation));
        all.extend(indicator.parts.iter().map(|part| (part.id.as_str(), &part.citation)));
        all.extend(indicator.exceptions.iter().map(|e| (indicator.id.as_str(), &e.citation)));
    }
    let options = rules.questions.iter().filter_map(|question| {
        let option = question.option.as_ref()?;
        Some((question.id.0.as_str(), &option.citation))
    });
    all.extend(options);
    all.extend(rules.supplements.iter().map(|s| (s.id.as_str(), &s.citation)));
    all
}

#[test]
fn the_shipped_rules_are_read_without_problem() {
    assert_eq!(read_whole(SHIPPED), *shipped::rules());
    ron::from_str::<ron::Value>(SHIPPED).expect("ron reads what we ship");
}

#[test]
fn every_link_of_a_grid_we_shipped_is_an_indicator_or_said_to_bring_no_point() {
    let rules = read_whole(SHIPPED);
    let example = dossier::file::read(EXAMPLE.as_bytes()).value.expect("the example is read");
    let former = example.campaigns.iter().map(|campaign| &campaign.grid);
    let grids: Vec<_> = former.cloned().chain([shipped::grid()]).collect();
    for indicator in grids.iter().flat_map(|grid| &grid.indicators) {
        let is_outside = rules.outside.iter().any(|one| one.id == indicator.id);
        assert_ne!(rules.linked(&indicator.id).is_some(), is_outside, "{}", indicator.id);
    }
    for one in &rules.outside {
        assert!(grids.iter().any(|grid| grid.indicator(&one.id).is_some()), "{}", one.id);
    }
}

#[test]
fn every_indicator_the_shipped_grid_names_has_its_line_in_the_statement() {
    let (rules, grid) = (read_whole(SHIPPED), shipped::grid());
    for indicator in &grid.indicators {
        assert!(rules.linked(&indicator.id).is_some(), "{}", indicator.id);
    }
}

#[test]
fn every_indicator_is_linked_by_the_shipped_grid_but_those_no_level_prepares() {
    let (rules, grid) = (read_whole(SHIPPED), shipped::grid());
    let linked = |place: usize| {
        let links = |id: &str| rules.linked(id).is_some_and(|(found, _)| found == place);
        grid.indicators.iter().any(|indicator| links(&indicator.id))
    };
    let places = (0..rules.indicators.len()).filter(|place| !linked(*place));
    let missing: Vec<&str> = places.map(|place| rules.indicators[place].id.as_str()).collect();
    // Paid on a list of associates, a contract, a declaration or an invoice, whatever the team does.
    assert_eq!(
        missing,
        [
            "diversite_offre",
            "accueil_cstm",
            "snp_sas",
            "pnc_soins_non_programmes",
            "parcours_insuffisance_cardiaque",
            "parcours_surpoids_enfant",
            "si_avance",
        ]
    );
}

#[test]
fn every_figure_has_its_source_its_page_and_how_sure_it_is() {
    let rules = read_whole(SHIPPED);
    let citations = citations(&rules);
    assert!(citations.len() > 70, "{}", citations.len());
    for (name, citation) in citations {
        let source = rules.source(citation).expect("it resolves");
        let is_web = source.address.starts_with("http");
        assert!(is_web || !citation.page.is_empty(), "{name}");
        assert_eq!(citation.certainty == Certainty::A, source.id == "S1", "{name}");
    }
}

#[test]
fn what_is_established_stands_in_the_guide_and_earlier_years_are_reconstructed() {
    let rules = read_whole(SHIPPED);
    let statuses: Vec<Status> = rules.exercises.iter().map(|exercise| exercise.status).collect();
    let (old, new) = ([Status::Reconstructed; 5], [Status::Established; 4]);
    assert_eq!(statuses, [&old[..], &new[..], &[Status::ToVerify]].concat());
    assert_eq!(rules.exercises.first().map(|exercise| exercise.year), Some(2017));
    for part in rules.indicators.iter().flat_map(|indicator| &indicator.parts) {
        let is_current = part.period.contains(2023);
        assert!(!is_current || part.citation.certainty == Certainty::A, "{}", part.id);
    }
}

#[track_caller]
fn check_year(year: i16, indicators: usize, prerequisites: &[&str]) {
    let rules = read_whole(SHIPPED);
    let current = || rules.indicators.iter().filter(|i| i.period.contains(year));
    assert_eq!(current().count(), indicators, "{year}");
    let required = current().filter(|i| i.kind_in(year) == IndicatorKind::Prerequis);
    let codes: Vec<&str> = required.map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes, prerequisites, "{year}");
    for indicator in current() {
        let has_part = indicator.parts.iter().any(|part| part.period.contains(year));
        assert!(has_part, "{} in {year}", indicator.id);
    }
}

#[test]
fn each_year_has_its_indicators_and_its_prerequisites() {
    check_year(2017, 13, &["ACI A1", "ACI B1", "ACI C1"]);
    check_year(2021, 13, &["ACI A1", "ACI B1", "ACI C1"]);
    check_year(2022, 19, &["ACI A1", "ACI B1", "ACI C1"]);
    check_year(2023, 19, &["ACI A1", "ACI A2", "ACI B1", "ACI C1"]);
    check_year(2026, 19, &["ACI A1", "ACI A2", "ACI B1", "ACI C1"]);
}

#[test]
fn figures_are_exact_whatever_their_decimals() {
    let rules = read_whole(SHIPPED);
    let value = |dated: &Dated| dated.at(2024).expect("a figure").value;
    let parameters = &rules.parameters;
    assert_eq!(value(&parameters.point_value), Exact::from_integer(7));
    assert_eq!(value(&parameters.base_patients), Exact::from_integer(4_000));
    assert_eq!(value(&parameters.c2s_national), Exact::new(75, 1_000));
    assert_eq!(value(&parameters.ame_national), Exact::new(4, 1_000));
    assert_eq!(value(&parameters.majoration_cap), Exact::new(1, 4));
    assert_eq!(value(&parameters.advance_share), Exact::new(3, 5));
    let quoted = read_whole(VALID).parameters;
    assert_eq!(value(&quoted.ame_national), Exact::new(4, 1_000));
    let (_, concertation) = rules.linked("concertation_pluriprofessionnelle").expect("B3");
    let Mechanism::Rate { target, .. } = concertation.parts[0].mechanism else { panic!("a rate") };
    assert_eq!(target, Exact::new(1, 20));
}

#[test]
fn every_option_says_why_and_takes_its_default() {
    let rules = read_whole(SHIPPED);
    let defaults: Vec<(&str, &str)> = rules
        .questions
        .iter()
        .filter_map(|question| Some((question.id.0.as_str(), question.option.as_ref()?)))
        .map(|(id, option)| (id, option.default.as_str()))
        .collect();
    let expected = [
        ("option_annee_incomplete", "concertation_si"),
        ("option_prorata", "jours"),
        ("option_avance", "plein"),
        ("option_garantie", "prorata"),
        ("option_pdsa", "diagramme"),
        ("option_reunions", "rien"),
        ("option_taux", "exact"),
        ("option_si_base", "associes"),
    ];
    assert_eq!(defaults, expected);
}

#[test]
fn every_question_serves_and_stands_in_one_place() {
    let rules = read_whole(SHIPPED);
    for (index, question) in rules.questions.iter().enumerate() {
        let index = jalons::remuneration::QuestionIndex(index);
        let general = rules.general.iter().filter(|place| **place == index).count();
        let nested = rules.indicators.iter().flat_map(|indicator| &indicator.questions);
        let nested = nested.filter(|place| **place == index).count();
        let supplements = rules.supplements.iter().filter(|supplement| {
            supplement.amount == index || supplement.commitments.contains(&index)
        });
        assert_eq!(general + nested + supplements.count(), 1, "{}", question.id);
        assert!(!question.help.is_empty(), "{}", question.id);
        assert!(question.option.is_none() || question.step.is_empty(), "{}", question.id);
    }
}

#[test]
fn a_question_left_without_a_year_is_asked_when_its_indicator_exists() {
    let rules = read_whole(VALID);
    let themes = rules.question(rules.find("themes").expect("themes")).expect("themes");
    assert!(themes.period.contains(2022) && !themes.period.contains(2021));
    assert_eq!(themes.asked_if, Condition::Always);
    let dossiers = rules.question(rules.find("dossiers").expect("dossiers")).expect("dossiers");
    let QuestionKind::Number { least, most, decimals } = &dossiers.kind else { panic!("a number") };
    assert_eq!((least.in_hundredths(), most.in_hundredths(), *decimals), (0, 10_000, 0));
}

#[test]
fn broken_rules_tell_what_they_announce() {
    each_fixture("remuneration", 25, |name, bytes| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        check_fixture(name, text, &file::read(bytes).problems);
    });
}

#[test]
fn rules_opened_in_place_of_something_else_are_named() {
    let grid = grid::file::read(SHIPPED.as_bytes()).problems;
    let dossier = dossier::file::read(SHIPPED.as_bytes()).problems;
    for (problems, what) in [(grid, "une grille"), (dossier, "un dossier d’équipe")] {
        let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
        let message = format!("Ce fichier contient des règles de rémunération, et non {what}.");
        assert_eq!(problem.message, message);
    }
    let example = EXAMPLE.as_bytes();
    let told = file::read(example).problems;
    assert!(told[0].message.starts_with("Ce fichier contient un dossier d’équipe"), "{told:#?}");
    assert!(!file::is_likely(example));
}
