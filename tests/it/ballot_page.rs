//! The page on which each member answers: one file, closed on itself, that says what it must.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use jalons::dossier::ballot_file::{CRITERIA_PER_MINUTE, minutes_for};
use jalons::dossier::{
    Associates, BallotScope, Campaign, Collection, Dossier, Fate, OTHER_PROFESSION, Team, file,
};
use jalons::grid::{HOW_TO_CHOOSE, HOW_TO_READ};
use jalons::report::ballot_page;
use serde_json::Value;
use sha2::{Digest, Sha256};

const SEED: [u8; 32] = [7; 32];

/// The shipped example, its last campaign gathering ballots about `scope`.
fn gathering(scope: BallotScope) -> (Dossier, Campaign) {
    let bytes = include_bytes!("../../assets/exemples/les-tilleuls.jalons");
    let dossier = file::read(bytes).value.expect("the example is read");
    let mut campaign = (**dossier.latest_campaign().expect("a campaign")).clone();
    campaign.collection = Some(Collection::new(SEED, scope, Fate::Counts));
    (dossier, campaign)
}

fn page(scope: BallotScope) -> String {
    let (dossier, campaign) = gathering(scope);
    ballot_page::html(&dossier, &campaign).expect("a page")
}

/// Returns what stands between two marks, the first time they are met.
#[track_caller]
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let rest = page.split_once(before).expect(before).1;
    rest.split_once(after).expect(after).0
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"campaign\">", "</script>")).expect("JSON")
}

fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().expect("a list");
    items.iter().map(|item| item.as_str().expect("a text").to_owned()).collect()
}

#[test]
fn there_is_no_page_while_no_ballot_is_gathered() {
    let (dossier, mut campaign) = gathering(BallotScope::Campaign);
    campaign.collection = None;
    assert_eq!(ballot_page::html(&dossier, &campaign), None);
}

#[test]
fn the_page_asks_for_what_the_collection_asks_and_no_more() {
    let (_, campaign) = gathering(BallotScope::Campaign);
    let domain = campaign.grid.domains[1].clone();
    let short = campaign.grid.count_in(jalons::grid::Extent::Short);
    let count = |scope| data(&page(scope))["criteres"].as_array().expect("a list").len();
    assert_eq!(count(BallotScope::Campaign), campaign.grid.criterion_count());
    assert_eq!(count(BallotScope::Short), short);
    let one = data(&page(BallotScope::Domains(BTreeSet::from([domain.id.clone()]))));
    assert_eq!(texts(&one["domaines"]), [format!("{} · {}", domain.code, domain.title)]);
    let asked = one["criteres"].as_array().expect("a list");
    let codes: Vec<&str> =
        asked.iter().filter_map(|criterion| criterion["code"].as_str()).collect();
    let expected: Vec<&str> = domain.criteria.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, expected);
    assert!(asked.iter().all(|criterion| criterion["domaine"] == 0), "{asked:?}");
}

#[test]
fn the_page_and_the_program_count_the_same_minutes() {
    let pace = format!("const CRITERIA_PER_MINUTE = {CRITERIA_PER_MINUTE};");
    assert!(page(BallotScope::Short).contains(&pace), "{pace}");
    for (criteria, minutes) in [(0, 2), (4, 2), (5, 3), (12, 6), (39, 20)] {
        assert_eq!(minutes_for(criteria), minutes, "{criteria}");
    }
}

#[test]
fn a_criterion_is_told_with_its_five_sentences_and_what_may_be_answered() {
    let (_, campaign) = gathering(BallotScope::Campaign);
    let page = page(BallotScope::Campaign);
    let told = data(&page);
    assert_eq!(told["regle"], HOW_TO_CHOOSE);
    assert_eq!(told["lecture"], HOW_TO_READ);
    for shown in ["paragraph(campaign.regle)", "paragraph(campaign.lecture)"] {
        assert!(page.contains(shown), "the rule is shown, and what its words stand for");
    }
    assert_eq!(told["autre"], OTHER_PROFESSION);
    assert!(told["seul"].as_str().is_some_and(|told| told.contains(OTHER_PROFESSION)));
    let asked = told["criteres"].as_array().expect("a list");
    for ((domain, criterion), told_of) in campaign.grid.criteria().zip(asked) {
        let sentences = criterion.levels.each_ref().map(|level| level.sentence.clone());
        assert_eq!(texts(&told_of["niveaux"]), sentences);
        assert_eq!(told_of["id"], criterion.id.0);
        assert_eq!(told_of["so"], criterion.allows_not_applicable);
        assert_eq!(told_of["sensible"], criterion.is_sensitive);
        let place = told_of["domaine"].as_u64().expect("a place");
        let title = &texts(&told["domaines"])[usize::try_from(place).unwrap()];
        assert!(title.ends_with(&domain.title), "{title}");
    }
}

#[test]
fn the_page_holds_the_public_key_and_never_the_secret_one() {
    let (dossier, campaign) = gathering(BallotScope::Short);
    let page = ballot_page::html(&dossier, &campaign).expect("a page");
    let collection = campaign.collection.expect("a collection");
    let told = data(&page);
    assert_eq!(told["cle"], BASE64.encode(&collection.public_key()));
    assert_eq!(told["campagne"], collection.tag());
    let digits = SEED.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert!(!page.contains(&BASE64.encode(&SEED)) && !page.contains(&digits), "the secret is told");
}

#[test]
fn the_policy_names_the_style_and_the_script_that_are_there() {
    let page = page(BallotScope::Short);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\">");
    let named = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
    let style = named(between(&page, "<style>", "</style>"));
    let script = named(between(&page, "<script>", "</script>"));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'"
        )
    );
}

#[test]
fn nothing_comes_from_elsewhere() {
    let page = page(BallotScope::Campaign);
    let told = between(&page, "id=\"campaign\">", "</script>");
    let own = page.replace(told, "");
    for word in
        ["://", " src=", "@import", "url(", "<link", "<iframe", " style=", "onclick", "innerHTML"]
    {
        assert!(!own.contains(word), "the page holds {word}");
    }
    for word in ["eval(", "new Function", "XMLHttpRequest", "fetch(", "sendBeacon", "WebSocket"] {
        assert!(!own.contains(word), "the page holds {word}");
    }
    assert_eq!(page.matches("<script").count(), 2, "the words and the script");
    assert_eq!(page.matches("{{").count(), 0, "a part is not filled");
}

#[test]
fn what_a_team_writes_can_neither_end_its_place_nor_fill_another() {
    let (mut dossier, mut campaign) = gathering(BallotScope::Short);
    let nasty = "</script><script>alert(1)</script> {{script}} \u{2028} <!--";
    dossier.team.name = nasty.to_owned();
    campaign.title = nasty.to_owned();
    let page = ballot_page::html(&dossier, &campaign).expect("a page");
    assert!(!page.contains("alert(1)</script>"), "the name is read as HTML");
    let told = data(&page);
    assert_eq!((&told["equipe"], &told["titre"]), (&nasty.into(), &nasty.into()));
}

#[test]
fn the_coordinator_is_named_without_what_is_said_of_them() {
    let (mut dossier, campaign) = gathering(BallotScope::Short);
    for (typed, told) in [("Hélène V. (0,6 ETP)", "Hélène V."), ("  ", ""), ("Ana", "Ana")] {
        dossier.team.coordinator = typed.to_owned();
        let page = ballot_page::html(&dossier, &campaign).expect("a page");
        assert_eq!(data(&page)["coordination"], told);
    }
}

#[test]
fn both_themes_are_those_of_the_application() {
    let page = page(BallotScope::Short);
    let style = between(&page, "<style>", "</style>");
    let (light, dark) = style.split_once("prefers-color-scheme:dark").expect("two themes");
    assert!(light.contains("--accent:#0b6e6e;") && light.contains("--level-0:#e4e7eb;"), "{light}");
    assert!(dark.contains("--accent:#4fb8b0;") && dark.contains("--on-level-4:#0e1318;"));
    let used = style.match_indices("var(--").map(|(at, _)| between(&style[at..], "var(", ")"));
    for name in used.collect::<BTreeSet<&str>>() {
        assert!(light.contains(&format!("{name}:#")), "{name} has no colour");
    }
}

#[track_caller]
fn check_professions(named: &[&str], expected: &[&str]) {
    let associates = |name: &&str| Associates { profession: (*name).to_owned(), count: 1 };
    let team = Team { associates: named.iter().map(associates).collect(), ..Team::default() };
    let offered = team.professions();
    assert_eq!(offered[..expected.len()], *expected);
    let distinct: BTreeSet<&String> = offered.iter().collect();
    assert_eq!(distinct.len(), offered.len(), "{offered:?}");
}

#[test]
fn professions_are_those_of_the_team_else_the_usual_ones() {
    check_professions(&[], &["Médecin généraliste", "Infirmier ou infirmière"]);
    let rest = ["Secrétariat", "Coordination", "Étudiant ou stagiaire"];
    check_professions(
        &["Psychologue", " ", "psychologue"],
        &[&["Psychologue"], &rest[..]].concat(),
    );
    check_professions(&["Coordination"], &["Coordination", "Secrétariat", "Étudiant ou stagiaire"]);
}

#[test]
fn the_same_campaign_gives_the_same_page() {
    assert_eq!(page(BallotScope::Short), page(BallotScope::Short));
}
