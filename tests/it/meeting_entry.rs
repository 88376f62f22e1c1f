//! Ballots given on this computer or copied from paper, by hand, as people do.

use eframe::egui::{Event, Key, Modifiers, Role, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use jalons::app::{Action, Booth, Command, Dialog, MeetingAction, Screen};
use jalons::dossier::ballot_file::Refusal;
use jalons::dossier::{BallotScope, Channel, Opinions, Tally, Vote};
use jalons::grid::Level;

use crate::ballots::{campaign, collection, gathering, open_high, reveal};
use crate::window::Window;

const SECRET: &str = "rien n’est écrit chez nous";

/// Opens the booth and lets a person of this profession begin.
#[track_caller]
fn begin(window: &mut Window, profession: &str) {
    window.press(Key::Enter);
    window.click(Role::Button, profession);
    window.click(Role::Button, "Commencer");
}

/// Sends keys as a fast hand does: all in one frame.
fn strike(window: &mut Window, keys: &[Key]) {
    for key in keys {
        for pressed in [true, false] {
            let (key, modifiers) = (*key, Modifiers::NONE);
            let physical_key = Some(key);
            let event = Event::Key { key, physical_key, pressed, repeat: false, modifiers };
            window.harness.input_mut().events.push(event);
        }
    }
    window.harness.run();
}

fn votes(window: &Window) -> Vec<Opinions> {
    let ballots = window.state().session.derived.ballots.clone().expect("revealed");
    ballots.iter().map(|ballot| ballot.opinions.clone()).collect()
}

/// Checks that nothing on the screen or in the state tells what was typed.
#[track_caller]
fn check_nothing_left(window: &Window) {
    assert!(!window.shows(SECRET), "{:?}", window.labels());
    assert!(!format!("{:?}", window.state()).contains(SECRET));
}

// On this computer.

#[test]
fn a_ballot_given_here_is_sealed_and_leaves_nothing_behind() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    assert!(window.shows("C’est au tour de la personne suivante"));
    assert_eq!(window.harness.query_all_by_role(Role::Tab).count(), 0, "no rail, no agenda");
    begin(&mut window, "Sage-femme");
    // The first criterion is sensitive: it takes no comment.
    window.press(Key::Num3);
    window.press(Key::ArrowDown);
    window.press(Key::C);
    window.write(SECRET);
    assert!(window.shows(SECRET));
    window.click(Role::Button, "Terminer");
    assert!(window.shows("1 critère sur 12 a une réponse."));
    window.click(Role::Button, "Terminer et sceller");
    assert!(window.shows("Passez l’ordinateur à la personne suivante"));
    assert!(!window.shows("Sage-femme"));
    check_nothing_left(&window);
    let ballot = &collection(&window).ballots[0];
    assert_eq!((ballot.profession.as_str(), ballot.channel), ("Sage-femme", Channel::Computer));
    window.click(Role::Button, "Revenir à la réunion");
    assert_eq!(window.state().session.booth, Booth::Closed);
    window.click(Role::Button, "Voir chaque avis reçu");
    assert!(window.shows("Sage-femme · sans nom"));
    reveal(&mut window, "Dévoiler cet avis…");
    let opinions = votes(&window).remove(0);
    let mut asked =
        campaign(&window).asked(&BallotScope::Short).map(|(_, criterion)| &criterion.id);
    let (first, second) = (asked.next().unwrap(), asked.next().unwrap());
    assert_eq!(opinions.len(), 2);
    assert_eq!(opinions[first].vote, Some(Vote::Level(Level::at(3))));
    assert_eq!((opinions[second].vote, opinions[second].comment.as_str()), (None, SECRET));
}

#[test]
fn the_next_person_cannot_bring_back_what_the_last_one_wrote() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    window.press(Key::ArrowDown);
    window.press(Key::C);
    window.write(SECRET);
    window.click(Role::Button, "Terminer");
    window.click(Role::Button, "Terminer et sceller");
    begin(&mut window, "Orthophoniste");
    window.press(Key::ArrowDown);
    window.press(Key::C);
    for key in [Key::Z, Key::Y] {
        window.press_ctrl(key);
        check_nothing_left(&window);
    }
}

#[test]
fn keys_of_a_ballot_are_taken_in_the_order_of_the_hand() {
    use Key::{ArrowDown, ArrowUp, Delete, Enter, Num0, Num1, Num2, Num4};
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    strike(&mut window, &[Num4, Enter, Num1, ArrowDown, Num2, Delete, ArrowUp, Num0]);
    window.harness.input_mut().events.push(Event::Key {
        key: ArrowDown,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.harness.input_mut().events.push(Event::Text("?".to_owned()));
    window.harness.run();
    window.click(Role::Button, "Terminer");
    window.click(Role::Button, "Terminer et sceller");
    window.click(Role::Button, "Revenir à la réunion");
    reveal(&mut window, "Dévoiler cet avis…");
    let opinions = votes(&window).remove(0);
    let asked = campaign(&window).asked(&BallotScope::Short);
    let given: Vec<_> =
        asked.take(4).map(|(_, c)| opinions.get(&c.id).and_then(|o| o.vote)).collect();
    let expected = [
        Some(Vote::Level(Level::at(4))),
        Some(Vote::Level(Level::at(0))),
        Some(Vote::Unknown),
        None,
    ];
    assert_eq!(given, expected);
}

#[test]
fn a_curtain_is_lifted_by_a_new_press_only() {
    let mut window = gathering(BallotScope::Short);
    let hold = |window: &mut Window| {
        let (key, modifiers) = (Key::Enter, Modifiers::NONE);
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        window.harness.event(event);
        window.harness.run();
    };
    hold(&mut window);
    window.click(Role::Button, "Faire répondre une personne");
    hold(&mut window);
    assert!(window.shows("C’est au tour"), "a key held down since the last ballot");
}

#[test]
fn nothing_leads_away_from_a_ballot_without_asking() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    window.press(Key::Num2);
    let before = collection(&window).clone();
    let digits =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num5, Key::Z, Key::Y, Key::K, Key::S, Key::W];
    for key in digits {
        window.press_ctrl(key);
        assert!(window.shows("Critère 1 sur 12"), "{key:?}");
    }
    assert_eq!(window.state().dialog, None);
    assert_eq!(*collection(&window), before);
    for action in [Action::Go(Screen::Home), Action::Show(window.state().session.campaign.unwrap())]
    {
        window.act(action);
        assert!(window.shows("Critère 1 sur 12"));
    }
    let leaving: [fn(&mut Window); 3] = [
        |window| window.press_ctrl(Key::Q),
        |window| window.act(Action::Open("autre.jalons".into())),
        |window| {
            let viewports = &mut window.harness.input_mut().viewports;
            viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
            window.harness.run();
        },
    ];
    for leave in leaving {
        leave(&mut window);
        assert!(matches!(window.state().dialog, Some(Dialog::AbandonBallot(Some(_)))));
        window.click(Role::Button, "Continuer l’avis");
        assert!(window.shows("Critère 1 sur 12"));
    }
}

#[test]
fn a_ballot_given_up_is_destroyed_and_only_after_asking() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    window.press(Key::C);
    window.write(SECRET);
    window.click(Role::Button, "Abandonner");
    assert_eq!(window.state().dialog, Some(Dialog::AbandonBallot(None)));
    window.click(Role::Button, "Abandonner et détruire");
    assert!(window.shows("Avis abandonné, rien n’en reste"));
    check_nothing_left(&window);
    assert!(collection(&window).ballots.is_empty());
}

#[test]
fn another_profession_need_not_be_said() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Autre");
    window.press(Key::Num3);
    window.click(Role::Button, "Terminer");
    window.click(Role::Button, "Terminer et sceller");
    assert_eq!(collection(&window).ballots[0].profession, "Autre");
}

#[test]
fn what_was_answered_stays_when_the_same_name_is_there_already() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    for turn in 0..2 {
        window.press(Key::Enter);
        window.click(Role::Button, "Sage-femme");
        window.fill("Nom", "Claire");
        window.click(Role::Button, "Commencer");
        window.press(Key::Num1);
        window.click(Role::Button, "Terminer");
        window.click(Role::Button, "Terminer et sceller");
        let is_refused = window.state().session.booth
            == Booth::Refused(Refusal::SamePerson("Claire".to_owned()));
        assert_eq!(is_refused, turn == 1);
    }
    assert!(window.shows("Rien de ce que vous avez répondu n’est perdu"));
    window.fill("Nom", "Claire B.");
    window.click(Role::Button, "Relire et sceller");
    window.click(Role::Button, "Terminer et sceller");
    assert_eq!(window.state().session.booth, Booth::Curtain);
    let names: Vec<&str> = collection(&window).ballots.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["Claire", "Claire B."]);
}

#[test]
fn a_ballot_without_any_answer_cannot_be_sealed() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    window.click(Role::Button, "Terminer");
    assert!(window.shows("Répondez à un critère au moins"));
    window.click(Role::Button, "Terminer et sceller");
    assert!(collection(&window).ballots.is_empty());
}

#[test]
fn no_booth_opens_where_no_ballots_are_gathered() {
    let mut window = open_high();
    window.act(Action::Go(Screen::Meeting));
    window.act(Action::Meeting(MeetingAction::Booth(Booth::Curtain)));
    assert_eq!(window.state().session.booth, Booth::Closed);
    window.run(Command::Go(Screen::Home));
    assert_eq!(window.state().screen(), Screen::Home);
}

// From paper.

/// Returns the key of a digit.
fn digit(number: usize) -> Key {
    use Key::{Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9};
    [Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9][number]
}

#[test]
fn two_whole_paper_ballots_typed_faster_than_the_window_draws() {
    let mut window = gathering(BallotScope::Campaign);
    window.click(Role::Button, "Saisir des avis papier");
    let count = campaign(&window).asked(&BallotScope::Campaign).count();
    let mut keys = Vec::new();
    for ballot in [1, 3] {
        keys.push(digit(2));
        keys.extend(std::iter::repeat_n(digit(ballot), count));
        keys.push(Key::Enter);
    }
    strike(&mut window, &keys);
    assert!(window.shows("2 scellés à l’instant"), "{:?}", window.labels());
    let ballots = &collection(&window).ballots;
    assert!(
        ballots
            .iter()
            .all(|b| b.channel == Channel::Paper && b.profession == "Infirmier ou infirmière")
    );
    strike(&mut window, &[Key::Escape]);
    assert_eq!(window.state().session.booth, Booth::Closed);
    reveal(&mut window, "Dévoiler les 2 avis…");
    let agreements = &window.state().session.derived.agreements;
    let expected =
        Tally { levels: [(Level::at(1), 1), (Level::at(3), 1)].into(), ..Tally::default() };
    assert_eq!(agreements.len(), count);
    assert!(agreements.values().all(|agreement| agreement.tally == expected));
}

#[test]
fn every_key_of_paper_entry_says_what_it_says() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Saisir des avis papier");
    let asked: Vec<String> =
        campaign(&window).asked(&BallotScope::Short).map(|(_, c)| c.code.clone()).collect();
    strike(&mut window, &[Key::Num0]);
    assert!(window.shows("Non précisée"));
    // A mistake corrected, nothing said twice, « ne sait pas », a digit that is no answer.
    strike(&mut window, &[Key::Num4, Key::Backspace, Key::Num2, Key::Space, Key::Num7, Key::Num8]);
    let cell = |place: usize, words: &str| format!("{} : {words}", asked[place]);
    for (place, words) in
        ["niveau 2", "sans réponse", "sans réponse", "ne sait pas"].iter().enumerate()
    {
        assert!(window.shows(&cell(place, words)), "{place}");
    }
    strike(&mut window, &[Key::Num6]);
    assert!(window.shows("6 n’est pas une réponse."));
    strike(&mut window, &[Key::Backspace, Key::Num1, Key::Enter]);
    assert!(window.shows(&cell(4, "niveau 1")));
    assert!(window.shows("Le bulletin n’est pas fini"));
    strike(&mut window, &[Key::Escape]);
    assert_eq!(window.state().dialog, Some(Dialog::AbandonBallot(None)));
}

#[test]
fn a_refused_key_pauses_and_no_later_digit_goes_to_another_criterion() {
    let mut window = gathering(BallotScope::Campaign);
    window.click(Role::Button, "Saisir des avis papier");
    let asked: Vec<(String, bool)> = campaign(&window)
        .asked(&BallotScope::Campaign)
        .map(|(_, c)| (c.code.clone(), c.allows_not_applicable))
        .collect();
    let allowing = asked.iter().position(|(_, is_allowed)| *is_allowed).expect("one allows it");
    let refusing = asked.iter().position(|(_, is_allowed)| !*is_allowed).expect("one refuses it");
    let cell = |place: usize, words: &str| format!("{} : {words}", asked[place].0);
    strike(&mut window, &[Key::Num1]);
    for place in 0..=refusing.max(allowing) {
        assert_eq!(window.shows("sans objet"), asked[place].1, "key 9 for {}", asked[place].0);
        if place == refusing {
            strike(&mut window, &[Key::Num9, Key::Num3, Key::Num4]);
            strike(&mut window, &[Key::Num3, Key::Enter, Key::Num9]);
            let told = format!("{} ne peut pas être sans objet", asked[place].0);
            assert!(window.shows(&told), "{:?}", window.labels());
            for next in place..asked.len() {
                assert!(window.shows(&cell(next, "sans réponse")), "{next}");
            }
            strike(&mut window, &[Key::Backspace]);
            assert!(!window.shows(&told));
        }
        strike(&mut window, &[Key::Num2]);
        assert!(window.shows(&cell(place, "niveau 2")), "{place}");
    }
}

#[test]
fn the_name_on_paper_is_written_with_the_keyboard_alone() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Saisir des avis papier");
    let count = campaign(&window).asked(&BallotScope::Short).count();
    for name in ["Nadia 2", ""] {
        if !name.is_empty() {
            window.press(Key::N);
            window.write(name);
            window.press(Key::Enter);
        }
        strike(&mut window, &[Key::Num1]);
        strike(&mut window, &vec![Key::Num3; count]);
        strike(&mut window, &[Key::Enter]);
    }
    let names: Vec<&str> = collection(&window).ballots.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["Nadia 2", ""]);
}

#[test]
fn nothing_is_written_about_a_sensitive_criterion() {
    let mut window = gathering(BallotScope::Campaign);
    let asked = campaign(&window).asked(&BallotScope::Campaign);
    let sensitive: Vec<bool> = asked.map(|(_, criterion)| criterion.is_sensitive).collect();
    assert!(sensitive.contains(&true));
    window.click(Role::Button, "Faire répondre une personne");
    begin(&mut window, "Pharmacien");
    for (place, is_sensitive) in sensitive.into_iter().enumerate() {
        assert_eq!(window.shows("Ajouter un commentaire"), !is_sensitive, "{place}");
        if is_sensitive {
            window.press(Key::C);
            assert!(!window.shows("Il sera lu en réunion"), "{place}");
        }
        window.press(Key::ArrowDown);
    }
}

/// On a French keyboard the digits' row gives `& é " ' ( - è _ ç à`.
#[test]
fn paper_is_typed_on_a_french_keyboard_and_on_its_numeric_pad() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Saisir des avis papier");
    let by_place = |key, place| Event::Key {
        key,
        physical_key: Some(place),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = [
        by_place(Key::Num1, Key::Num1),
        by_place(Key::Quote, Key::Num4),
        by_place(Key::Minus, Key::Num6),
    ];
    window.harness.input_mut().events.extend(events);
    window.harness.run();
    assert!(window.shows("Médecin généraliste"));
    assert!(window.shows("6 n’est pas une réponse."));
    strike(&mut window, &[Key::Backspace, Key::Num3]);
    assert!(window.shows(": niveau 4") && window.shows(": niveau 3"));
}

#[test]
fn a_comment_on_paper_is_typed_between_two_digits() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Saisir des avis papier");
    // A profession, the first criterion, then a word on the second one.
    strike(&mut window, &[Key::Num1, Key::Num1, Key::C]);
    window.write(SECRET);
    window.press(Key::Enter);
    let rest = campaign(&window).asked(&BallotScope::Short).count() - 1;
    strike(&mut window, &vec![Key::Num1; rest]);
    strike(&mut window, &[Key::Enter]);
    check_nothing_left(&window);
    strike(&mut window, &[Key::Escape]);
    reveal(&mut window, "Dévoiler cet avis…");
    let told: Vec<String> = votes(&window)[0].values().map(|o| o.comment.clone()).collect();
    assert!(told.contains(&SECRET.to_owned()));
}
