//! Ballot files as real browsers save them, and as careless or malicious hands leave them.
//!
//! `tests/fixtures/avis` is written by `.ci/browser --fixtures`: the page itself, answered in Chromium;
//! `firefox.avis` was saved by Firefox 153.

use std::sync::Arc;

use jalons::dossier::ballot_file::{self, MAX_BYTES, Received, Refusal};
use jalons::dossier::{
    BallotScope, Campaign, Channel, Collection, CollectionEdit, Dossier, Fate, OpenBallot, Opinion,
    Vote, file, short_code,
};
use jalons::grid::{self, Held, Level, Observed, Version};
use jiff::civil::{Date, date};
use num_rational::Ratio;

use crate::builders;
use crate::fixtures::each_fixture;
use crate::gathering::{self, SEED};

const TODAY: Date = date(2026, 11, 22);
/// The dossier whose page the fixtures were answered on.
const DOSSIER: &[u8] = include_bytes!("../fixtures/avis/collecte.jalons");
const NASTY: &str = "Huit réunions 😀 <script>window.wasHurt = 1</script> <img src=x onerror=\"window.wasHurt = 1\">4";

/// Returns a fixture's name and bytes.
macro_rules! avis {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../fixtures/avis/", $name)).as_slice())
    };
}

type File = (&'static str, &'static [u8]);

const KEYBOARD: File = avis!("clavier.avis");
const PHONE: File = avis!("telephone-1.avis");
const PHONE_AGAIN: File = avis!("telephone-2.avis");
const FIREFOX: File = avis!("firefox.avis");
const NOT_KEPT: File = avis!("sans-brouillon.avis");
const LONG: File = avis!("commentaire-long.avis");
/// What the page saved in Chromium for the gathering of [`SEED`], on a grid of every kind of criterion.
const OF_EVERY_KIND: File = (
    "caracteristiques.avis",
    include_bytes!("../fixtures/ballots/caracteristiques.avis").as_slice(),
);

/// Returns the campaign the fixtures were made for: the shipped grid, its short path.
fn campaign() -> Campaign {
    let reading = file::read(DOSSIER);
    assert_eq!(reading.problems, [], "collecte.jalons");
    (**reading.value.as_ref().and_then(Dossier::latest_campaign).expect("a campaign")).clone()
}

/// Returns a campaign of a grid whose levels follow from characteristics, from numbers, or are chosen.
fn campaign_of_every_kind() -> Campaign {
    let source = include_bytes!("../fixtures/grilles/publiques/autodiag.ron");
    let mut grid = grid::file::read(source).value.expect("a good grid");
    grid.version = Version { major: 1, minor: 2, patch: 0 };
    let mut campaign = builders::campaign(1, TODAY, &Arc::new(grid));
    campaign.collection = Some(Collection::new(SEED, BallotScope::Campaign, Fate::Counts));
    campaign
}

/// Observes some characteristics.
fn held(said: &[(&str, Held)]) -> Observed {
    Observed::Characteristics(said.iter().map(|(id, held)| ((*id).to_owned(), *held)).collect())
}

/// Measures a number, in hundredths.
fn number(hundredths: i64) -> Observed {
    Observed::Number(Ratio::new(hundredths, 100))
}

#[track_caller]
fn receive(campaign: &mut Campaign, (name, bytes): File) -> Received {
    let received = ballot_file::read(bytes, campaign, TODAY).expect(name);
    CollectionEdit::Receive(vec![Arc::clone(&received.ballot)]).apply_to(campaign);
    received
}

/// Reveals the ballots and returns them.
fn opened(campaign: &mut Campaign) -> Vec<OpenBallot> {
    CollectionEdit::Reveal(TODAY).apply_to(campaign);
    campaign.collection.as_ref().and_then(Collection::opened).expect("revealed")
}

/// Returns what a ballot says, criterion by criterion, in the grid's order.
fn votes(campaign: &Campaign, ballot: &OpenBallot) -> Vec<Option<Vote>> {
    let asked = campaign.asked(&BallotScope::Short);
    asked.map(|(_, criterion)| ballot.opinions.get(&criterion.id).and_then(|o| o.vote)).collect()
}

fn level(number: i64) -> Vote {
    Vote::Level(Level::try_from(number).expect("a level"))
}

#[test]
fn what_was_answered_with_the_keyboard_is_what_is_read() {
    let mut campaign = campaign();
    let received = receive(&mut campaign, KEYBOARD);
    let ballot = &received.ballot;
    assert_eq!((received.replaces, &received.remarks), (false, &Vec::new()));
    assert_eq!((ballot.revision, ballot.channel, ballot.received_on), (1, Channel::File, TODAY));
    assert_eq!(
        (ballot.profession.as_str(), ballot.name.as_str()),
        ("Infirmier ou infirmière", "Camille")
    );
    let opened = opened(&mut campaign);
    let [ballot] = &opened[..] else { panic!("one ballot") };
    let seven = [
        Some(level(0)),
        Some(level(1)),
        Some(level(2)),
        Some(level(3)),
        Some(level(4)),
        Some(Vote::Unknown),
    ];
    let found = votes(&campaign, ballot);
    assert_eq!(found.len(), 12);
    assert_eq!(found[..6], seven);
    let (_, second) = campaign.asked(&BallotScope::Short).nth(1).expect("two criteria");
    let expected = Opinion { vote: Some(level(1)), comment: NASTY.to_owned(), observed: None };
    assert_eq!(ballot.opinions.get(&second.id), Some(&expected), "the comment stays text");
}

#[test]
fn the_short_code_of_the_page_says_what_its_file_says() {
    let mut campaign = campaign();
    receive(&mut campaign, KEYBOARD);
    let code = include_str!("../fixtures/avis/clavier.txt");
    let tag = campaign.collection.as_ref().expect("a collection").tag();
    let opened = opened(&mut campaign);
    let votes = votes(&campaign, &opened[0]);
    let scale = campaign.grid.scale();
    let scales = vec![&**scale; votes.len()];
    assert_eq!(short_code::decode(code, &tag, &scales), Ok(votes.clone()));
    let asked: Vec<_> = votes.into_iter().zip(scales).collect();
    assert_eq!(short_code::encode(&tag, &asked), code.trim());
}

#[test]
fn what_was_observed_on_the_page_is_read_with_the_level_that_follows() {
    let mut campaign = campaign_of_every_kind();
    receive(&mut campaign, OF_EVERY_KIND);
    let opened = opened(&mut campaign);
    let (yes, partly, no) = (Held::Yes, Held::Partly, Held::No);
    let welcome = held(&[("porte", yes), ("sonnette", no), ("temps", yes)]);
    let folder = held(&[("logiciel", yes), ("droits", yes), ("comptes-rendus", partly)]);
    let quality = held(&[("fiche", yes), ("analyse", partly), ("action", yes), ("suite", no)]);
    let expected = [
        ("demandes-du-jour", Some(level(2)), None),
        ("delai-de-reponse", Some(level(1)), Some(number(450))),
        ("accueil-handicap", Some(level(1)), Some(welcome)),
        ("dossier-commun", None, Some(folder)),
        ("dossiers-complets", Some(level(1)), Some(number(6250))),
        ("papier-ouvert", Some(level(1)), None),
        ("protocoles", Some(level(0)), Some(number(0))),
        ("projet", Some(level(0)), None),
        ("qualite", Some(level(1)), Some(quality)),
    ];
    for (name, vote, observed) in &expected {
        let opinion = Opinion { vote: *vote, observed: observed.clone(), ..Opinion::default() };
        assert_eq!(opened[0].opinions.get(&gathering::id(name)), Some(&opinion), "{name}");
    }
    assert_eq!(opened[0].opinions.len(), expected.len() + 1, "and the meetings, with a comment");
}

#[test]
fn what_cannot_have_been_observed_is_refused() {
    let campaign = campaign_of_every_kind();
    let door = |answer| held(&[("porte", answer)]);
    let cases = [
        ("out of bounds", "delai-de-reponse", Some(level(0)), Some(number(9010))),
        ("too exact", "delai-de-reponse", Some(level(1)), Some(number(455))),
        ("another level", "delai-de-reponse", Some(level(2)), Some(number(450))),
        ("no level", "delai-de-reponse", None, Some(number(450))),
        ("another kind", "delai-de-reponse", None, Some(door(Held::Yes))),
        ("nothing to observe", "demandes-du-jour", None, Some(number(100))),
        ("unknown", "accueil-handicap", None, Some(held(&[("cave", Held::Yes)]))),
        ("only yes or no", "accueil-handicap", None, Some(door(Held::Partly))),
        ("not finished", "accueil-handicap", Some(level(1)), Some(door(Held::Yes))),
        ("beyond its scale", "demandes-du-jour", Some(level(3)), None),
        ("below its scale", "reunions", Some(level(0)), None),
    ];
    for (why, name, vote, observed) in cases {
        let opinion = Opinion { vote, observed, ..Opinion::default() };
        let opinions = [(gathering::id(name), opinion)].into();
        let made = gathering::make(&campaign, ("Infirmier", ""), opinions, Channel::Computer);
        assert_eq!(made, Err(Refusal::NotABallot), "{why}");
    }
}

#[test]
fn a_criterion_set_aside_since_the_page_was_made_keeps_its_answer() {
    let campaign = campaign_of_every_kind();
    let (_, asked) = campaign.grid.criterion(&gathering::id("projet-relu")).expect("it is there");
    assert!(campaign.set_aside(asked).is_some());
    let opinions = gathering::opinions(&[("projet-relu", "1", "")]);
    let made = gathering::make(&campaign, ("Infirmier", ""), opinions, Channel::File);
    assert!(made.is_ok(), "{made:?}");
}

#[test]
fn another_browser_seals_as_well() {
    let mut campaign = campaign();
    receive(&mut campaign, FIREFOX);
    let opened = opened(&mut campaign);
    let expected: Vec<Option<Vote>> = (0..12).map(|number| Some(level(number % 5))).collect();
    assert_eq!(votes(&campaign, &opened[0]), expected);
}

#[test]
fn a_corrected_ballot_takes_the_place_of_the_first_and_never_the_other_way() {
    let mut campaign = campaign();
    let first = receive(&mut campaign, PHONE);
    let again = receive(&mut campaign, PHONE_AGAIN);
    assert_eq!((first.ballot.revision, again.ballot.revision, again.replaces), (1, 2, true));
    assert_eq!(first.ballot.id, again.ballot.id);
    for (name, bytes) in [PHONE, PHONE_AGAIN] {
        assert_eq!(ballot_file::read(bytes, &campaign, TODAY), Err(Refusal::AlreadyHere), "{name}");
    }
    let opened = opened(&mut campaign);
    let [ballot] = &opened[..] else { panic!("one ballot") };
    assert_eq!(ballot.profession, "Diététicienne");
    let expected = [
        Some(level(0)),
        Some(level(1)),
        Some(level(2)),
        Some(Vote::Unknown),
        Some(level(4)),
        Some(level(0)),
    ];
    assert_eq!(votes(&campaign, ballot)[..6], expected);
}

#[test]
fn several_persons_are_told_apart() {
    let mut campaign = campaign();
    for file in [KEYBOARD, PHONE_AGAIN, NOT_KEPT, FIREFOX] {
        assert!(!receive(&mut campaign, file).replaces, "{}", file.0);
    }
    let professions: Vec<String> =
        opened(&mut campaign).into_iter().map(|b| b.profession).collect();
    let mut sorted = professions.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        ["Diététicienne", "Infirmier ou infirmière", "Médecin généraliste", "Non précisée"]
    );
}

#[test]
fn a_comment_of_5000_characters_is_cut_and_said_so() {
    let mut campaign = campaign();
    let received = receive(&mut campaign, LONG);
    let said: Vec<String> =
        received.remarks.iter().map(|text| text.replace('\u{a0}', " ")).collect();
    assert_eq!(
        said,
        ["Un commentaire est trop long : les 2000 premiers caractères sont gardés, suivis de […]."]
    );
    let opened = opened(&mut campaign);
    let comments: Vec<&str> = opened[0].opinions.values().map(|o| o.comment.as_str()).collect();
    let kept = comments.iter().find(|comment| !comment.is_empty()).expect("a comment");
    assert_eq!(kept.chars().count(), ballot_file::MAX_COMMENT + 4);
    assert!(kept.starts_with("Réunion ! Réunion ! ") && kept.ends_with(" […]"), "{kept}");
}

/// What is said of each bad file, and what to do.
const REFUSED: [(File, &str); 15] = [
    (avis!("autre-campagne.avis"), "cet avis a été rempli pour une autre campagne"),
    (avis!("autre-campagne-dedans.avis"), "cet avis a été rempli pour une autre campagne"),
    (avis!("autre-cle.avis"), "cet avis est abîmé ou a été modifié à la main"),
    (avis!("modifie.avis"), "cet avis est abîmé ou a été modifié à la main"),
    (avis!("coupe-dedans.avis"), "cet avis est abîmé ou a été modifié à la main"),
    (avis!("coupe.avis"), "ce fichier n’est pas un avis Jalons"),
    (avis!("pas-un-avis.avis"), "ce fichier n’est pas un avis Jalons"),
    (avis!("contenu-etranger.avis"), "ce fichier n’est pas un avis Jalons"),
    (avis!("niveau-impossible.avis"), "ce fichier n’est pas un avis Jalons"),
    (avis!("plus-recent.avis"), "cet avis vient d’une version plus récente de Jalons"),
    (avis!("autre-version.avis"), "cet avis a été rempli avec une autre grille : msp 2.0.0"),
    (avis!("autre-grille.avis"), "cet avis a été rempli avec une autre grille : cpts 1.0.0"),
    (
        avis!("critere-inconnu.avis"),
        "cet avis répond à un critère qui n’est pas dans la grille : critere-qui-n-existe-pas",
    ),
    (avis!("sans-reponse.avis"), "cet avis ne contient aucune réponse"),
    (("vide.avis", b""), "ce fichier n’est pas un avis Jalons"),
];

/// Fixtures that are no ballot of the page to be refused: good ones, and what they go with.
const NOT_REFUSED: [&str; 9] = [
    "clavier.avis",
    "telephone-1.avis",
    "telephone-2.avis",
    "firefox.avis",
    "sans-brouillon.avis",
    "commentaire-long.avis",
    "clavier.txt",
    "codes.csv",
    "collecte.jalons",
];

#[test]
fn every_bad_fixture_has_its_message() {
    each_fixture("avis", 20, |path, _| {
        let name = path.rsplit(['/', '\\']).next().expect("a name");
        let is_refused = REFUSED.iter().any(|((known, _), _)| *known == name);
        assert_ne!(is_refused, NOT_REFUSED.contains(&name), "{name}");
    });
}

#[test]
fn a_bad_file_is_refused_with_the_reason_and_a_remedy() {
    let campaign = campaign();
    for ((name, bytes), message) in REFUSED {
        let refusal = ballot_file::read(bytes, &campaign, TODAY).expect_err(name);
        assert_eq!(refusal.to_string().replace('\u{a0}', " "), message, "{name}");
        assert!(refusal.help().ends_with('.'), "{name}: {}", refusal.help());
    }
}

#[test]
fn other_kinds_of_files_are_refused_too() {
    let campaign = campaign();
    let png = include_bytes!("../../assets/captures/evaluer.png");
    let grid = include_bytes!("../../grids/msp.ron");
    let huge = vec![b' '; MAX_BYTES + 1];
    let cases: [(&[u8], Refusal); 4] = [
        (png, Refusal::NotABallot),
        (grid, Refusal::NotABallot),
        (b"\xff\xfe\x00\x00[[[[", Refusal::NotABallot),
        (&huge, Refusal::TooLarge),
    ];
    for (bytes, refusal) in cases {
        assert_eq!(ballot_file::read(bytes, &campaign, TODAY), Err(refusal));
    }
}

#[test]
fn a_good_file_cut_or_changed_anywhere_never_passes_and_never_panics() {
    let campaign = campaign();
    let (_, good) = KEYBOARD;
    for end in 0..good.len() {
        assert!(ballot_file::read(&good[..end], &campaign, TODAY).is_err(), "cut at {end}");
    }
    let reference = ballot_file::read(good, &campaign, TODAY).expect("good");
    for place in (0..good.len()).step_by(3) {
        let mut changed = good.to_vec();
        changed[place] ^= 1;
        if let Ok(found) = ballot_file::read(&changed, &campaign, TODAY) {
            assert_eq!(found, reference, "changed at {place}");
        }
    }
}

#[test]
fn nothing_is_taken_in_once_revealed_or_where_nothing_is_gathered() {
    let mut campaign = campaign();
    opened(&mut campaign);
    let (_, bytes) = KEYBOARD;
    assert_eq!(ballot_file::read(bytes, &campaign, TODAY), Err(Refusal::AlreadyRevealed));
    campaign.collection = None;
    assert_eq!(ballot_file::read(bytes, &campaign, TODAY), Err(Refusal::NoCollection));
}
