//! Réunion as a facilitator leads it, from opened ballots to the closed campaign.

use std::collections::BTreeMap;

use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::Queryable as _;
use jalons::app::{Action, Command, Dialog, MeetingAction, MeetingPlace, PlanAction, Screen};
use jalons::dossier::ballot_file::Voter;
use jalons::dossier::{
    Answer, BallotScope, Campaign, Channel, CollectionEdit, Edit, Extent, Fate, How, Improvement,
    MeetingEdit, Opinion, Opinions, Phase, Vote,
};
use jalons::grid::{CriterionId, Level};
use jalons::scoring::Verdict;
use jalons::store::Preferences;
use jiff::civil::date;

use crate::desk::new_campaign;
use crate::window::Window;

const TODAY: jiff::civil::Date = date(2026, 11, 22);

/// Opens a campaign on the short path, with these votes on its twelve criteria, one row per person.
#[track_caller]
pub fn gathered(fate: Fate, ballots: &[(&str, &str)]) -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 1400.0));
    window.run(Command::New);
    window.act(new_campaign(Extent::Short));
    window.act(Action::Meeting(MeetingAction::OpenCollection(BallotScope::Campaign, fate)));
    for (profession, votes) in ballots {
        let voter = Voter { profession: (*profession).to_owned(), name: String::new() };
        let opinions = opinions(&window, votes);
        window.act(Action::Meeting(MeetingAction::TakeBallot(voter, opinions, Channel::Paper)));
    }
    assert_eq!(collected(&window), ballots.len());
    window
}

fn collected(window: &Window) -> usize {
    campaign(window).collection.as_ref().map_or(0, |collection| collection.ballots.len())
}

/// Reads votes written as on paper: 0 to 4, `-` sans objet, `?` ne sait pas, `.` nothing.
fn opinions(window: &Window, votes: &str) -> Opinions {
    let asked = criteria(window);
    let opinion = |sign: char| Opinion {
        observed: None,
        vote: match sign {
            '-' => Some(Vote::NotApplicable),
            '?' => Some(Vote::Unknown),
            '.' => None,
            digit => {
                let number = i64::from(digit.to_digit(10).expect("a digit"));
                Some(Vote::Level(Level::try_from(number).expect("a level")))
            }
        },
        comment: String::new(),
    };
    asked.into_iter().zip(votes.chars()).map(|(id, sign)| (id, opinion(sign))).collect()
}

pub fn criteria(window: &Window) -> Vec<CriterionId> {
    let campaign = campaign(window);
    campaign.asked(&BallotScope::Campaign).map(|(_, criterion)| criterion.id.clone()).collect()
}

pub fn campaign(window: &Window) -> &Campaign {
    let state = window.state();
    let id = state.session.campaign.expect("a campaign is shown");
    state.dossier().and_then(|dossier| dossier.campaign(id)).expect("it is there")
}

pub fn front(window: &Window) -> MeetingPlace {
    window.state().session.meeting_place().expect("a campaign is shown")
}

#[track_caller]
pub fn go_to(window: &mut Window, phase: Phase) {
    window.act(Action::Go(Screen::Meeting));
    window.act(Action::Meeting(MeetingAction::Look(phase)));
}

#[track_caller]
pub fn reveal(window: &mut Window) {
    let id = campaign(window).id;
    window.act(Action::Edit(Edit::Collect(id, CollectionEdit::Reveal(TODAY))));
}

/// Twelve ballots: most criteria agree, the second is split, the third has a gap.
pub const TWELVE: [(&str, &str); 12] = [
    ("Médecin généraliste", "202222222222"),
    ("Médecin généraliste", "212222222222"),
    ("Médecin généraliste", "201222222222"),
    ("Médecin généraliste", "312322222222"),
    ("Infirmier", "242222222222"),
    ("Infirmier", "242222222222"),
    ("Infirmier", "244222222222"),
    ("Infirmier", "243222222222"),
    ("Pharmacien", "2?2222222222"),
    ("Pharmacien", "20222222222-"),
    ("Kinésithérapeute", "201222222222"),
    ("Sage-femme", "242222222222"),
];

#[test]
fn a_meeting_goes_from_opened_ballots_to_a_closed_campaign() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    window.click(Role::Button, "Ce qui fait accord");
    let ids = criteria(&window);
    let meeting = window.state().session.derived.meeting.clone();
    let agreements = &window.state().session.derived.agreements;
    assert_eq!(agreements[&ids[1]].verdict, Some(Verdict::Split));
    assert_eq!(agreements[&ids[2]].verdict, Some(Verdict::Gap));
    assert_eq!(meeting.agenda[0], ids[1], "what is split comes first");
    assert!(meeting.together.contains(&ids[3]));
    assert!(meeting.agenda.contains(&ids[0]), "a sensitive one is never accepted with others");

    // one asks to talk about what everybody agrees on
    let together = meeting.together.len();
    let object = Edit::Meet(campaign(&window).id, MeetingEdit::Object(ids[3].clone(), true));
    window.act(Action::Edit(object));
    window.click(Role::Button, &format!("Accepter ces {} niveaux ensemble", together - 1));
    assert_eq!(front(&window).phase, Phase::Discussion);
    let by_gesture = |entry: &jalons::dossier::CriterionEntry| {
        entry.decided.map(|d| d.how) == Some(How::Together)
    };
    assert_eq!(campaign(&window).entries.values().filter(|e| by_gesture(e)).count(), together - 1);

    // a split criterion asks why before a level is kept
    assert!(window.shows("Les deux extrêmes parlent d’abord"));
    assert!(window.shows("12 avis · 1 ne sait pas"), "{:?}", window.labels());
    window.press(Key::Num2);
    assert!(window.shows("Écrivez d’abord pourquoi"));
    window.press(Key::Space);
    assert_eq!(campaign(&window).level(&ids[1]), None);
    window.fill("Pourquoi, en une phrase", "Le calendrier existe, la suite n’est pas vérifiée.");
    window.click(Role::Button, "Plus");
    window.fill("Avis minoritaire", "Quatre personnes voient déjà le niveau 4.");
    window.click(Role::Button, "Retenir le niveau 2");
    let entry = &campaign(&window).entries[&ids[1]];
    assert_eq!(entry.answer, Some(Answer::Level(Level::at(2))));
    assert_eq!(entry.comment, "Le calendrier existe, la suite n’est pas vérifiée.");
    assert_eq!(entry.minority, "Quatre personnes voient déjà le niveau 4.");

    // the next one finds no agreement: the level stays a band
    assert_eq!(front(&window).at, Some(ids[2].clone()));
    window.click(Role::Button, "Pas d’accord à ce jour");
    window.fill("Pourquoi, en une phrase", "Deux lectures du même critère.");
    window.click(Role::Button, "Noter le désaccord");
    let disputed = Answer::Disputed { low: Level::at(1), high: Level::at(4) };
    assert_eq!(campaign(&window).answer(&ids[2]), Some(&disputed));
    go_to(&mut window, Phase::Priorities);
    go_to(&mut window, Phase::Closing);
}

#[test]
fn before_the_reveal_no_agreement_stands_anywhere() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    for &phase in Phase::ALL {
        go_to(&mut window, phase);
        let told = window.labels().join("\n");
        assert!(!told.contains("médiane"), "{phase:?}: {told}");
        assert!(window.state().session.derived.agreements.is_empty());
        assert!(window.state().session.derived.ballots.is_none());
    }
}

#[test]
fn closing_leaves_counts_or_nothing_and_no_way_back() {
    for (fate, expected) in [(Fate::Counts, 12), (Fate::Destroyed, 0)] {
        let mut window = gathered(fate, &TWELVE);
        reveal(&mut window);
        go_to(&mut window, Phase::Closing);
        window.click(Role::Button, "Clore la campagne…");
        assert_eq!(window.state().dialog, Some(Dialog::CloseCampaign));
        assert!(window.shows("Critère socle sans réponse."));
        window.click(Role::Button, "Clore la campagne");
        let closure = campaign(&window).closure.clone().expect("it is closed");
        assert_eq!(closure.remains.tallies.len(), expected);
        let people: BTreeMap<String, u32> = closure.remains.by_profession;
        assert_eq!(people.values().sum::<u32>(), 12);
        assert_eq!(campaign(&window).collection, None);
        assert!(!Command::Undo.is_enabled(window.state()));
        assert!(window.shows("close le 22 novembre 2026"));
    }
}

#[test]
fn the_answers_of_a_closed_campaign_are_only_read() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    let id = window.state().session.campaign.expect("a campaign is shown");
    window.act(Action::Go(Screen::Assess));
    assert!(window.shows("Ne sait pas") && !window.shows("Ajouter une correction"));
    window.act(Action::Edit(Edit::CloseCampaign(id, TODAY)));
    window.act(Action::Go(Screen::Assess));
    let before = campaign(&window).entries.clone();
    assert!(window.shows("Campagne close le 22 novembre 2026 : les réponses ne changent plus"));
    assert!(!window.shows("choisir le niveau") && !window.shows("Ne sait pas"));
    window.press(Key::N);
    assert_eq!(window.state().dialog, None);
    assert!(window.shows("est close : ses réponses ne changent plus"), "each key is told why");
    window.press(Key::Num3);
    assert_eq!(campaign(&window).entries, before);
    window.click(Role::Button, "Ajouter une correction");
    assert_eq!(window.state().screen(), Screen::Meeting);
}

#[test]
fn a_short_campaign_offers_no_short_path() {
    let mut window = gathered(Fate::Counts, &[]);
    let id = window.state().session.campaign.expect("a campaign is shown");
    window.act(Action::Edit(Edit::Collect(id, CollectionEdit::Abandon)));
    window.act(Action::Go(Screen::Meeting));
    assert!(window.shows("Tous ceux de la campagne"));
    assert!(!window.shows("Le parcours court"));
}

/// A meeting of twelve that gives its points.
#[track_caller]
fn prioritising() -> Window {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    go_to(&mut window, Phase::Priorities);
    window
}

#[test]
fn an_action_without_criteria_opens_to_be_changed_like_any_other() {
    let mut window = prioritising();
    let (campaign, objective) = (Some(campaign(&window).id), "Tenir un registre".to_owned());
    let action = Improvement { campaign, objective, ..Improvement::default() };
    window.act(Action::Plan(PlanAction::Add(Box::new(action))));
    window.click(Role::Button, "Modifier l’action « Tenir un registre »");
    window.fill("Responsable", "La coordination");
    let dossier = window.state().dossier().expect("a dossier is open");
    let owners: Vec<&str> = dossier.improvements.iter().map(|one| one.owner.as_str()).collect();
    assert_eq!(owners, ["La coordination"]);
}

#[test]
fn arrows_give_points_and_the_keyboard_stays_where_it_is() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    window.click(Role::Button, "Ce qui fait accord");
    window.click(Role::Button, "Accepter ces 9 niveaux ensemble");
    go_to(&mut window, Phase::Priorities);
    // Not the first: above it there is another one the keyboard could go to.
    let second = window.harness.query_all_by_role(Role::SpinButton).nth(1);
    second.expect("one for each criterion").focus();
    window.harness.run();
    window.harness.run();
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    let points = &window.state().session.derived.meeting.points;
    assert_eq!(points.values().copied().collect::<Vec<u32>>(), [2]);
}
