//! Gathering ballots as a coordinator does: files, codes, who answered; and the reveal, together.

use eframe::egui::{Key, Role};
use jalons::app::{Action, Command, Dialog, MeetingAction, Screen};
use jalons::dossier::ballot_file::{Voter, minutes_for};
use jalons::dossier::{
    BallotScope, Channel, Edit, Fate, MeetingEdit, Opinion, Opinions, Phase, TeamField, Vote,
    short_code,
};
use jalons::grid::Level;
use jalons::scoring::Verdict;
use jalons::store::Contents;
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::ballots::{Filled, avis, campaign, collection, gathering, open_high, reveal};
use crate::window::Window;

const SECRET: &str = "mot scellé";

/// Puts ballot files where they can be read and lets them go over the window.
#[track_caller]
fn drop_files(window: &mut Window, files: Vec<(String, Contents)>) {
    let paths = files.iter().map(|(name, _)| name.into()).collect();
    let files = files.into_iter().map(|(name, bytes)| (name.into(), bytes));
    window.script().files.extend(files);
    window.act(Action::Meeting(MeetingAction::ReceiveFiles(paths)));
}

/// Returns this many ballots, of three levels and two professions, each with its own comment.
fn files(window: &Window, count: u16) -> Vec<(String, Contents)> {
    let filled = |number: u16| {
        let profession =
            ["Médecin généraliste", "Infirmier ou infirmière"][usize::from(number % 2)];
        let level = ["1", "2", "3"][usize::from(number % 3)];
        let comment = format!("{SECRET} {number}");
        let filled = Filled { number, profession, name: "", level, comment: &comment };
        (format!("avis-{number}.avis"), avis(campaign(window), &filled))
    };
    (0..count).map(filled).collect()
}

// Opening.

#[test]
fn a_gathering_is_opened_with_one_button_and_says_what_it_asks() {
    let mut window = open_high();
    window.press_ctrl(Key::Num4);
    let all = campaign(&window).grid.criterion_count();
    let minutes = minutes_for(all);
    let told = format!("Tous ceux de la campagne : {all} critères, environ {minutes} minutes");
    assert!(window.shows(&told));
    assert!(window.shows("Le parcours court : 12 critères, environ 6 minutes"));
    window.click(Role::Button, "Ouvrir la collecte des avis");
    window.check_asked(&["draw a seed", "write équipe.jalons"]);
    assert_eq!(
        (&collection(&window).scope, collection(&window).fate),
        (&BallotScope::Campaign, Fate::Counts)
    );
    assert!(window.shows("Aucun avis reçu"));
}

#[test]
fn only_chosen_domains_are_asked_and_at_least_one() {
    let mut window = open_high();
    window.act(Action::Go(Screen::Meeting));
    window.click(Role::RadioButton, "Certains domaines");
    assert!(window.shows("Choisissez un domaine au moins."));
    window.click(Role::Button, "Ouvrir la collecte des avis");
    assert_eq!(campaign(&window).collection, None, "nothing would be asked");
    let domain = campaign(&window).grid.domains[1].clone();
    let label = window
        .labels()
        .into_iter()
        .find(|l| l.starts_with(&format!("{} · {}", domain.code, domain.title)));
    window.click(Role::CheckBox, &label.unwrap().replace('\u{a0}', " "));
    window.click(Role::Button, "Ouvrir la collecte des avis");
    assert_eq!(collection(&window).scope, BallotScope::Domains([domain.id].into()));
    assert_eq!(campaign(&window).asked(&collection(&window).scope).count(), domain.criteria.len());
}

#[test]
fn what_stays_of_the_ballots_may_change_until_the_reveal() {
    let mut window = gathering(BallotScope::Short);
    window.click(Role::Button, "Réglages de la collecte");
    window.click(
        Role::RadioButton,
        "Rien : seules restent les décisions de l’équipe et les professions qui ont répondu",
    );
    assert_eq!(collection(&window).fate, Fate::Destroyed);
    let lot = files(&window, 3);
    drop_files(&mut window, lot);
    window.click(Role::Button, "Fermer");
    reveal(&mut window, "Dévoiler les 3 avis…");
    window.act(Action::Meeting(MeetingAction::Look(Phase::Preparation)));
    assert!(!window.shows("Rien : seules restent"), "the choice is over");
}

#[test]
fn the_page_and_the_paper_ballot_are_one_click_away() {
    let mut window = gathering(BallotScope::Short);
    window.choose("page.html");
    window.click(Role::Button, "Exporter la page d’avis…");
    window.check_asked(&[
        "draw a seed",
        "write équipe.jalons",
        "ask Page d’avis Auto-évaluation 2025 Les Tilleuls (exemple fictif).html",
        "export BallotPage",
    ]);
    window.choose("bulletin.pdf");
    window.click(Role::Button, "Exporter le bulletin…");
    assert!(window.script().asked.contains(&"export PaperBallot".to_owned()));
}

// Files.

#[test]
fn two_hundred_ballots_at_once_are_counted_and_nothing_of_them_is_shown() {
    let mut window = gathering(BallotScope::Campaign);
    let lot = files(&window, 200);
    drop_files(&mut window, lot);
    assert!(window.shows("200 avis ajoutés"));
    window.click(Role::Button, "Fermer");
    assert!(window.shows("Médecin généraliste : 100 sur 5"));
    for phase in [Phase::Preparation, Phase::Missing, Phase::Reveal] {
        window.act(Action::Meeting(MeetingAction::Look(phase)));
        assert!(window.shows("200 avis") || window.shows("autres personnes"));
        check_blind(&window);
    }
    for screen in Screen::iter() {
        window.act(Action::Go(screen));
        check_blind(&window);
    }
    window.act(Action::Go(Screen::Meeting));
    window.click(Role::Button, "Dévoiler les 200 avis…");
    check_blind(&window);
    window.click(Role::Button, "Dévoiler");
    let count = |wanted| {
        let all = window.state().session.derived.agreements.values();
        all.filter(|agreement| agreement.verdict == Some(wanted)).count()
    };
    assert_eq!(count(Verdict::Agreed), campaign(&window).grid.criterion_count());
    assert!(window.shows(Verdict::Agreed.label()) && window.shows("dévoilés le 22 novembre 2026"));
    assert!(window.shows("Tous les avis se suivent, à un niveau près."));
}

/// Checks that neither the window nor the state knows what a ballot says.
#[track_caller]
fn check_blind(window: &Window) {
    let told = [SECRET, "médiane", "accord fort", "presque"];
    for words in told {
        assert!(!window.shows(words), "{words}: {:?}", window.labels());
    }
    assert!(!format!("{:?}", window.state()).contains(SECRET));
    assert_eq!(window.state().session.derived.ballots, None);
    assert!(window.state().session.derived.agreements.is_empty());
}

#[test]
fn what_is_refused_is_told_file_by_file_and_the_rest_is_taken_in() {
    let mut window = gathering(BallotScope::Short);
    let named =
        Filled { number: 7, profession: "Sage-femme", name: "Claire", level: "2", comment: "" };
    let good = avis(campaign(&window), &named);
    let twin = avis(campaign(&window), &Filled { number: 8, ..named });
    let lot = vec![
        ("claire.avis".to_owned(), Contents::clone(&good)),
        ("claire (1).avis".to_owned(), good),
        ("jumelle.avis".to_owned(), twin),
        ("photo.avis".to_owned(), b"not a ballot".as_slice().into()),
        ("vide.avis".to_owned(), b"".as_slice().into()),
    ];
    drop_files(&mut window, lot);
    assert!(window.shows("1 avis ajouté, 4 refusés"));
    for told in [
        "cet avis est déjà là",
        "un avis de « Claire » est déjà là",
        "ce fichier n’est pas un avis Jalons",
    ] {
        assert!(window.shows(told), "{told}: {:?}", window.labels());
    }
    window.click(Role::Button, "Fermer");
    assert_eq!(collection(&window).ballots.len(), 1);
    window.click(Role::Button, "Voir chaque avis reçu");
    assert!(window.shows("Sage-femme · Claire"));
}

#[test]
fn files_dropped_before_a_gathering_or_after_the_reveal_are_refused_with_words() {
    let mut window = open_high();
    window.act(Action::Go(Screen::Meeting));
    window.act(Action::Meeting(MeetingAction::ReceiveFiles(vec!["a.avis".into()])));
    assert!(window.shows("aucune collecte d’avis n’est ouverte"));
    let mut window = gathering(BallotScope::Short);
    let lot = files(&window, 3);
    drop_files(&mut window, lot);
    window.click(Role::Button, "Fermer");
    reveal(&mut window, "Dévoiler les 3 avis…");
    window.act(Action::Meeting(MeetingAction::ReceiveFiles(vec!["a.avis".into()])));
    assert!(window.shows("les avis de cette campagne sont déjà dévoilés"));
}

#[test]
fn a_ballot_withdrawn_comes_back_with_one_step_of_undo() {
    let mut window = gathering(BallotScope::Short);
    let lot = files(&window, 2);
    drop_files(&mut window, lot);
    window.click(Role::Button, "Fermer");
    let before = collection(&window).clone();
    window.click(Role::Button, "Voir chaque avis reçu");
    window.click(Role::Button, "Retirer l’avis 2 : Infirmier ou infirmière · sans nom");
    assert_eq!(collection(&window).ballots.len(), 1);
    assert!(window.shows("L’avis est retiré."));
    window.run(Command::Undo);
    assert_eq!(*collection(&window), before);
}

// Codes.

#[test]
fn a_short_code_is_checked_while_it_is_typed_and_taken_in_once_right() {
    let mut window = gathering(BallotScope::Short);
    let count = campaign(&window).asked(&BallotScope::Short).count();
    let scale = std::sync::Arc::clone(campaign(&window).grid.scale());
    let asked = vec![(Some(Vote::Level(Level::at(3))), &*scale); count];
    let code = short_code::encode(&collection(&window).tag(), &asked);
    window.click(Role::Button, "Saisir un code…");
    window.write(&code[..9]);
    assert!(window.shows("signes au lieu de"));
    let mistyped: String = code.chars().map(|c| if c == '3' { '4' } else { c }).rev().collect();
    window.fill("Code reçu", &mistyped);
    assert!(!window.shows("Code complet et exact"));
    window.fill("Code reçu", &code.to_lowercase());
    assert!(window.shows("Code complet et exact"));
    window.click(Role::Button, "Ajouter cet avis");
    assert!(collection(&window).ballots.is_empty(), "whose ballot is it?");
    window.click(Role::Button, "Pharmacien");
    window.click(Role::Button, "Ajouter cet avis");
    assert_eq!(collection(&window).ballots[0].channel, Channel::Code);
    assert!(!window.shows(&code.to_lowercase()), "a code can be read: it does not stay");
}

#[test]
fn a_ballot_received_twice_by_two_ways_is_told_without_a_word_of_what_it_says() {
    let mut window = gathering(BallotScope::Short);
    let asked = campaign(&window).asked(&BallotScope::Short);
    let same: Opinions = asked
        .map(|(_, one)| {
            let vote = Some(Vote::Level(Level::at(3)));
            (one.id.clone(), Opinion { vote, ..Opinion::default() })
        })
        .collect();
    let mut other = same.clone();
    other.values_mut().next().unwrap().vote = Some(Vote::Unknown);
    let few: Opinions = same.clone().into_iter().take(5).collect();
    let cases = [
        ("Pharmacien", &same, Channel::Paper, false),
        ("Pharmacien", &same, Channel::Paper, false),
        ("Sage-femme", &same, Channel::Code, false),
        ("Pharmacien", &other, Channel::Code, false),
        ("Pharmacien", &few, Channel::Code, false),
        ("Pharmacien", &few, Channel::Code, false),
        ("pharmacien", &same, Channel::Code, true),
    ];
    for (place, (profession, opinions, channel, is_told)) in cases.into_iter().enumerate() {
        let voter = Voter { profession: profession.to_owned(), name: String::new() };
        window.act(Action::Meeting(MeetingAction::TakeBallot(voter, opinions.clone(), channel)));
        assert_eq!(collection(&window).ballots.len(), place + 1);
        let words = "est déjà là avec exactement les mêmes réponses";
        assert_eq!(window.shows(words), is_told, "{place}");
    }
}

// Who is missing, and the time.

#[test]
fn the_missing_are_counted_by_profession_and_others_are_welcome() {
    let mut window = gathering(BallotScope::Short);
    let filled =
        |number, profession| Filled { number, profession, name: "", level: "2", comment: "" };
    let lot = [filled(1, "sage-femme"), filled(2, "Psychologue"), filled(3, "Pharmacien")];
    let lot = lot
        .iter()
        .map(|one| (format!("{}.avis", one.number), avis(campaign(&window), one)))
        .collect();
    drop_files(&mut window, lot);
    window.click(Role::Button, "Fermer");
    window.click(Role::Button, "Avis manquants");
    assert!(window.shows("Réponses : 2 associés sur 14, et 1 autre personne (psychologue)."));
    assert!(window.shows("Sage-femme : 1 sur 1") && window.shows("Psychologue : 1"));
    assert!(window.shows("Médecin généraliste : 0 sur 5"));
}

#[test]
fn a_meeting_without_ballots_is_possible_and_says_so() {
    let mut window = open_high();
    window.act(Action::Go(Screen::Meeting));
    window.click(Role::Button, "Discuter sans avis");
    let front = window.state().session.meeting_place().unwrap();
    assert_eq!(front.phase, Phase::Discussion);
    for phase in [Phase::Missing, Phase::Reveal] {
        window.act(Action::Meeting(MeetingAction::Look(phase)));
        assert!(window.shows("sans avis individuels"));
    }
}

#[test]
fn the_length_of_the_meeting_says_how_its_time_is_shared() {
    let mut window = gathering(BallotScope::Short);
    for (length, points) in [("45 minutes", 4), ("60 minutes", 7), ("90 minutes", 9)] {
        window.click(Role::RadioButton, length);
        assert!(window.shows(&format!("Soit {points} points discutés au plus")), "{length}");
    }
    window.fill("Date prévue", "03/12/2026");
    let planned = |window: &Window| campaign(window).meeting.as_ref().unwrap().next_date;
    assert_eq!(planned(&window), Some(date(2026, 12, 3)));
    let sitting = |day| Edit::Meet(campaign(&window).id, MeetingEdit::Sitting(day));
    let held = Action::Edit(sitting(date(2026, 12, 3)));
    window.act(held);
    assert_eq!(planned(&window), None, "the meeting that was planned is this one");
}

#[test]
fn a_team_that_named_nobody_is_told_why_nobody_is_missing() {
    let mut window = Window::open();
    window.run(Command::New);
    window.act(Action::Edit(Edit::Team(TeamField::Name, "Les Ormes".to_owned())));
    window.act(Action::Ask(Dialog::NewCampaign));
    window.click(Role::Button, "Commencer");
    window.act(Action::Go(Screen::Meeting));
    window.click(Role::Button, "Ouvrir la collecte des avis");
    window.click(Role::Button, "Avis manquants");
    assert!(window.shows("Jalons ne sait pas qui manque"));
    window.click(Role::Button, "Dévoilement");
    assert!(window.shows("Aucun avis n’est arrivé"));
}
