//! The page on which each member answers: one file, closed on itself, that says what it must; and
//! the same on paper, for grids of other shapes.

use std::collections::BTreeSet;
use std::sync::Arc;

use data_encoding::BASE64;
use jalons::dossier::ballot_file::{CRITERIA_PER_MINUTE, minutes_for};
use jalons::dossier::{
    Associates, BallotScope, Campaign, Collection, Dossier, Extent, Fate, OTHER_PROFESSION, Team,
    file,
};
use jalons::grid::{self, HOW_TO_CHOOSE, HOW_TO_READ};
use jalons::report::ballot_page;
use jalons::report::documents::PaperBallot;
use jiff::civil::date;
use serde_json::{Value, json};
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

const EVERY_KIND: &str = include_str!("../fixtures/grilles/publiques/autodiag.ron");
const TWELVE_LEVELS: &str = include_str!("../fixtures/grilles/publiques/pcmh-a.ron");

/// The same with a grid somebody else made.
fn gathering_on(source: &str) -> (Dossier, Campaign) {
    let (dossier, mut campaign) = gathering(BallotScope::Campaign);
    campaign.grid = Arc::new(grid::file::read(source.as_bytes()).value.expect("a good grid"));
    (dossier, campaign)
}

fn page_of(source: &str) -> String {
    let (dossier, campaign) = gathering_on(source);
    ballot_page::html(&dossier, &campaign).expect("a page")
}

/// Returns the ballot on paper, of that campaign alone.
fn paper_of(source: &str) -> PaperBallot {
    let (mut dossier, campaign) = gathering_on(source);
    let id = campaign.id;
    dossier.campaigns = vec![Arc::new(campaign)];
    PaperBallot::of(&dossier, id, date(2026, 11, 22)).expect("a campaign")
}

/// Returns the boxes of a criterion, by sentence.
fn boxes(ballot: &PaperBallot, code: &str) -> Vec<String> {
    let mut items = ballot.domains.iter().flat_map(|domain| &domain.items);
    let item = items.find(|item| item.code == code).expect(code);
    item.rows.iter().map(|row| row.boxes.join(" ")).collect()
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
    let short = campaign.grid.count_in(Extent::Short);
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
        let sentences = criterion
            .levels
            .iter()
            .flatten()
            .map(|level| level.sentence.clone())
            .collect::<Vec<_>>();
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
fn a_grid_of_another_shape_is_told_with_its_own_scales_and_kinds() {
    let page = page_of(EVERY_KIND);
    let told = data(&page);
    assert_eq!((&told["regle"], &told["lecture"]), (&json!(""), &json!("")), "of five levels only");
    let asked = told["criteres"].as_array().expect("a list");
    let of = |id: &str| asked.iter().find(|one| one["id"] == id).expect(id);
    let scale = |id: &str| {
        let place = of(id)["echelle"].as_u64().expect("a place");
        &told["echelles"][usize::try_from(place).unwrap()]
    };
    let delay = json!({
        "unite": "jours", "croissant": false, "seuils": [7, "2.5"],
        "minimum": 0, "maximum": 90, "decimales": 1,
    });
    assert_eq!(of("delai-de-reponse")["mesure"], delay);
    let folder = of("dossier-commun");
    assert_eq!((&folder["partie"], &folder["seuils"]), (&json!(true), &json!([])));
    let reports = "Les comptes rendus de réunion sont dans le dossier.";
    let reports = json!({ "id": "comptes-rendus", "texte": reports, "des": 2 });
    assert_eq!(folder["caracteristiques"][2], reports);
    assert_eq!(of("accueil-handicap")["partie"], false);
    assert_eq!(scale("reunions")["premier"], 1);
    assert_eq!(texts(&scale("papier-ouvert")["niveaux"]), ["Oui", "Non"]);
    for key in ["caracteristiques", "partie", "seuils", "mesure"] {
        assert_eq!(of("reunions").get(key), None, "{key} of a level that is chosen");
    }
}

#[test]
fn twelve_levels_are_told_in_their_groups_each_with_its_colour() {
    let page = page_of(TWELVE_LEVELS);
    let told = data(&page);
    let group = |(name, from): (&str, u32)| json!({ "nom": name, "de": from, "a": from + 2 });
    let groups = [("D", 1), ("C", 4), ("B", 7), ("A", 10)].map(group);
    assert_eq!(told["echelles"][0]["groupes"], json!(groups));
    let style = between(&page, "<style>", "</style>");
    for place in 0..12 {
        let (class, colour) = (format!(".l0-{place}{{"), format!("--on-l0-{place}:#"));
        assert_eq!((style.matches(&class).count(), style.matches(&colour).count()), (1, 2));
    }
}

#[test]
fn on_paper_the_boxes_of_one_sentence_stand_together() {
    let twelve = paper_of(TWELVE_LEVELS);
    assert_eq!(boxes(&twelve, "1"), ["1 2 3", "4 5 6", "7 8 9", "10 11 12"]);
    assert!(twelve.how.contains("de 1 à 12"), "{}", twelve.how);
    let every = paper_of(EVERY_KIND);
    assert_eq!(boxes(&every, "B5"), ["1", "2", "3", "4"], "one group, two names");
    assert_eq!(boxes(&every, "B1"), [""; 0], "the level follows");
    assert!(every.how.contains("une case à chaque ligne"), "{}", every.how);
    assert!(!every.how.contains(" de "), "{}", every.how);
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
    assert!(dark.contains("--accent:#4fb8b0;") && dark.contains("--on-l0-4:#0e1318;"));
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
