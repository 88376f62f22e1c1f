//! What a gesture makes is seen and has the keyboard; nothing is made twice; what is typed goes where
//! one believes it goes.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, Vec2};
use egui_kittest::kittest::NodeT as _;
use jalons::app::{
    Action, Command, Dialog, ExercisePart, PlanAction, ProofAction, RemunerationAction, Screen,
};
use jalons::dossier::{
    Answer, Dossier, Edit, EntryText, Fact, Fate, Patientele, Phase, Proof, Quantity,
};
use jalons::grid::{CriterionId, Level};
use jalons::store::Preferences;

use crate::meeting_room::{TWELVE, campaign, criteria, gathered, go_to, reveal};
use crate::window::{Focused, Window};

fn dossier(window: &Window) -> &Dossier {
    window.state().dossier().expect("a dossier is open")
}

/// Presses twice as fast as a double click, each press in frames of its own.
#[track_caller]
fn double_click(window: &mut Window, role: Role, label: &str) {
    let pos: Pos2 = window.find(role, label).rect().center();
    double_click_at(window, pos);
}

fn double_click_at(window: &mut Window, pos: Pos2) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    window.harness.event(Event::PointerMoved(pos));
    window.harness.step();
    for _ in 0..2 {
        for pressed in [true, false] {
            let event = Event::PointerButton { pos, button, pressed, modifiers };
            window.harness.input_mut().events.push(event);
        }
        window.harness.step();
    }
    window.harness.run();
}

/// Checks that this field has the keyboard, inside the window.
#[track_caller]
fn check_in_sight(window: &Window, name: &str) {
    let Focused { name: found, place, .. } = window.focused();
    assert_eq!(found, name);
    let place = place.expect("it stands somewhere");
    let size = window.harness.ctx.content_rect().size();
    assert!(place.y0 >= 0.0 && place.y1 <= f64::from(size.y), "{name} out of sight: {place:?}");
}

/// Opens the example in a window that shows the whole of Équipe.
fn high() -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 1600.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window
}

/// Opens the ballots and goes to what they agree on.
#[track_caller]
fn to_together(window: &mut Window) {
    go_to(window, Phase::Reveal);
    reveal(window);
    window.click(Role::Button, "Ce qui fait accord");
}

#[track_caller]
fn accept(window: &mut Window) {
    let count = window.state().session.derived.meeting.together.len();
    window.click(Role::Button, &format!("Accepter ces {count} niveaux ensemble"));
}

#[track_caller]
fn accept_together(window: &mut Window) {
    to_together(window);
    accept(window);
}

#[test]
fn what_is_added_is_added_once_and_can_be_written_in_at_once() {
    type Count = fn(&Dossier) -> usize;
    let ways: [(Screen, &str, Count, &str); 5] = [
        (Screen::Team, "Ajouter un site", |d| d.team.sites.len(), "Nom du site, ligne #"),
        (
            Screen::Team,
            "Ajouter une profession",
            |d| d.team.associates.len(),
            "Profession, ligne #",
        ),
        (Screen::Team, "Ajouter une année", |d| d.team.patientele.len(), "Exercice, ligne #"),
        (Screen::Plan, "Nouvelle action", |d| d.improvements.len(), "Objectif"),
        (Screen::Proofs, "Ajouter une preuve", |d| d.proofs.len(), "Titre"),
    ];
    for (screen, button, count, field) in ways {
        let mut window = high();
        window.act(Action::Go(screen));
        complete(&mut window);
        let before = count(dossier(&window));
        double_click(&mut window, Role::Button, button);
        assert_eq!(count(dossier(&window)), before + 1, "{button}");
        check_in_sight(&window, &field.replace('#', &(before + 1).to_string()));
    }
}

/// Opens what a team tells of itself besides, where there is such a thing.
#[track_caller]
fn complete(window: &mut Window) {
    if window.state().screen() == Screen::Team {
        window.click(Role::Button, "Compléter");
    }
}

#[test]
fn an_added_year_takes_what_is_typed_next() {
    let mut window = high();
    window.act(Action::Go(Screen::Team));
    complete(&mut window);
    window.click(Role::Button, "Ajouter une année");
    window.press_ctrl(Key::A);
    window.write("2031");
    window.press(Key::Tab);
    window.write("3850");
    window.press(Key::Tab);
    let added = dossier(&window).team.patientele.last();
    assert_eq!(added, Some(&Patientele { year: 2031, date: None, count: 3850 }));
}

#[test]
fn a_decided_action_is_shown_said_on_its_row_and_decided_once() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    accept_together(&mut window);
    go_to(&mut window, Phase::Priorities);
    window.harness.set_size(Vec2::new(1366.0, 701.0));
    window.harness.run();
    let button = |window: &Window, label: &str| {
        let all = window.harness.root().children_recursive();
        let is_it = |name: Option<String>| name.is_some_and(|name| name.starts_with(label));
        let places = all.filter(|node| is_it(node.accesskit_node().label()));
        places.map(|node| node.rect().center()).collect::<Vec<Pos2>>()
    };
    let first = button(&window, "Décider une action")[0];
    double_click_at(&mut window, first);
    assert_eq!(dossier(&window).improvements.len(), 1);
    check_in_sight(&window, "Responsable");
    window.write("Hélène V.");
    assert_eq!(dossier(&window).improvements[0].owner, "Hélène V.");
    // Its row leads back to it.
    let back = button(&window, "Voir l’action décidée");
    assert_eq!(back.len(), 1);
    let code = campaign(&window)
        .grid
        .criterion(dossier(&window).improvements[0].criteria.first().unwrap());
    let name = format!("Voir l’action décidée pour {}", code.unwrap().1.code);
    window.find(Role::Button, &name).click_accesskit();
    window.harness.run();
    assert_eq!(dossier(&window).improvements.len(), 1);
    check_in_sight(&window, "Responsable");
}

#[test]
fn the_rest_of_a_double_click_chooses_nothing_on_the_screen_that_has_come() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Team));
    window.run(Command::NewCampaign);
    double_click(&mut window, Role::Button, "Commencer");
    assert_eq!(dossier(&window).campaigns.len(), 4);
    assert_eq!(campaign(&window).entries.values().filter(|e| e.answer.is_some()).count(), 0);
    // And a point is not left for another day with the one before.
    let mut window = gathered(Fate::Counts, &TWELVE);
    accept_together(&mut window);
    double_click(&mut window, Role::Button, "Reporter ce point");
    assert_eq!(campaign(&window).meeting.as_ref().unwrap().postponed.len(), 1);
}

#[test]
fn tab_goes_from_number_to_number_and_to_links_last() {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 4000.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2020)));
    window.act(Action::Remuneration(RemunerationAction::Declare(ExercisePart::General)));
    window.focus("Professionnels de santé associés");
    window.write("15");
    // What the team says elsewhere is still proposed: it is not in the way.
    window.find(Role::Button, "Reprendre : 14 associés (Équipe, associés)");
    for _ in 0..5 {
        window.press(Key::Tab);
        let found = window.focused().name;
        assert!(!found.is_empty() && !found.starts_with("Reprendre"), "« {found} »");
    }
    let exercise = dossier(&window).exercise(2020).unwrap();
    assert_eq!(exercise.get("associes"), Some(&Fact::Number(Quantity::whole(15))));
}

#[test]
fn taking_a_proposal_leaves_the_keyboard_on_its_field() {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 4000.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2020)));
    window.act(Action::Remuneration(RemunerationAction::Declare(ExercisePart::General)));
    let link = "Reprendre : 14 associés (Équipe, associés)";
    window.find(Role::Button, link).focus();
    window.harness.run();
    window.press(Key::Enter);
    let exercise = dossier(&window).exercise(2020).unwrap();
    assert_eq!(exercise.get("associes"), Some(&Fact::Number(Quantity::whole(14))));
    check_in_sight(&window, "Professionnels de santé associés");
}

#[test]
fn enter_takes_what_is_found_and_arrows_choose_in_every_chooser() {
    let codes = |window: &Window, ids: Vec<CriterionId>| -> Vec<String> {
        ids.iter().map(|id| dossier(window).code_of(id)).collect()
    };
    let check = |window: &mut Window, linked: fn(&Dossier) -> Vec<CriterionId>| {
        window.focus("Ajouter un critère");
        window.write("concertation");
        window.press(Key::Enter);
        assert_eq!(codes(window, linked(dossier(window))), ["A2"]);
        // The field keeps the keyboard: another one follows.
        window.write("A");
        window.press(Key::ArrowDown);
        window.press(Key::Enter);
        assert_eq!(linked(dossier(window)).len(), 2);
        assert_eq!(codes(window, linked(dossier(window))).iter().filter(|c| *c == "A1").count(), 0);
        window.write("zzz");
        window.press(Key::Enter);
        assert_eq!(linked(dossier(window)).len(), 2);
        assert_eq!(window.focused().name, "Ajouter un critère");
    };
    let mut window = Window::with_file();
    window.act(Action::Plan(PlanAction::Begin(None)));
    check(&mut window, |d| d.improvements.last().unwrap().criteria.iter().cloned().collect());
    let mut window = Window::with_file();
    window.act(Action::Proofs(ProofAction::Add(Box::new(Proof {
        title: "Calendrier".to_owned(),
        ..Proof::default()
    }))));
    check(&mut window, |d| d.proofs.last().unwrap().criteria.iter().cloned().collect());
}

/// Presses letters as a hand that writes does.
fn type_keys(window: &mut Window, keys: &[Key]) {
    for key in keys {
        for pressed in [true, false] {
            let (physical_key, modifiers) = (None, Modifiers::NONE);
            let event = Event::Key { key: *key, physical_key, pressed, repeat: false, modifiers };
            window.harness.input_mut().events.push(event);
        }
    }
    window.harness.run();
}

#[test]
fn a_sentence_typed_beside_the_comment_answers_nothing() {
    use Key::{E, I, Num1, Num2, R};
    let mut window = gathered(Fate::Counts, &[]);
    window.act(Action::Go(Screen::Assess));
    let first = criteria(&window)[0].clone();
    let answer = |window: &Window| campaign(window).answer(&first).cloned();
    type_keys(&mut window, &[Num2]);
    assert_eq!(answer(&window), Some(Answer::Level(Level::at(2))));
    window.harness.run_steps(8);
    // « 1re ri… 2 » : the digit before is given back, the one after is not taken, and it is told.
    type_keys(&mut window, &[Num1, R, E, R, I, Num1]);
    assert_eq!(answer(&window), Some(Answer::Level(Level::at(2))));
    assert_eq!(window.state().dialog, None);
    assert!(window.shows("Vous écrivez ? C pour le commentaire."));
    window.harness.run_steps(8);
    type_keys(&mut window, &[Key::C]);
    check_in_sight(&window, "Commentaire");
    window.write("Première année.");
    assert_eq!(campaign(&window).entries[&first].comment, "Première année.");
    assert!(!window.shows("Vous écrivez ?"));
}

#[test]
fn enter_goes_to_the_next_criterion() {
    let mut window = gathered(Fate::Counts, &[]);
    window.act(Action::Go(Screen::Assess));
    let asked = criteria(&window);
    type_keys(&mut window, &[Key::Num2, Key::Enter, Key::Num3]);
    assert_eq!(window.state().session.criterion, Some(asked[1].clone()));
    assert_eq!(campaign(&window).answer(&asked[1]), Some(&Answer::Level(Level::at(3))));
}

#[test]
fn a_closed_campaign_goes_only_after_asking() {
    let mut window = Window::with_file();
    let closed = dossier(&window).campaigns[1].id;
    window.act(Action::Show(closed));
    window.run(Command::EditCampaign);
    window.click(Role::Button, "Supprimer la campagne…");
    assert_eq!(window.state().dialog, Some(Dialog::RemoveCampaign(closed)));
    assert_eq!(dossier(&window).campaigns.len(), 3);
    window.press(Key::Enter);
    assert_eq!(dossier(&window).campaigns.len(), 3, "what is safe has the keyboard");
    window.run(Command::EditCampaign);
    window.click(Role::Button, "Supprimer la campagne…");
    window.click(Role::Button, "Supprimer la campagne close");
    assert_eq!(dossier(&window).campaigns.len(), 2);
    // One under way is no minutes yet: one press, and Ctrl+Z.
    window.run(Command::EditCampaign);
    window.click(Role::Button, "Supprimer la campagne");
    assert_eq!(dossier(&window).campaigns.len(), 1);
}

#[test]
fn a_new_campaign_is_proposed_a_name_that_no_other_has_and_that_follows_its_date() {
    let mut window = gathered(Fate::Counts, &[]);
    window.run(Command::NewCampaign);
    let value = |window: &Window| {
        let all = window.harness.root().children_recursive();
        let field = all.map(|node| node.accesskit_node()).find(|node| {
            node.label().as_deref() == Some("Titre") && node.role() == Role::TextInput
        });
        field.and_then(|node| node.value()).unwrap_or_default().replace('\u{a0}', " ")
    };
    assert_eq!(value(&window), "Auto-évaluation, nov. 2026");
    window.fill("Date", "12/03/2027");
    assert_eq!(value(&window), "Auto-évaluation 2027");
    window.fill("Titre", "auto-evaluation 2026");
    assert!(window.shows("Une campagne porte déjà ce titre"));
    window.fill("Date", "12/03/2026");
    assert_eq!(value(&window), "auto-evaluation 2026", "what was typed stays");
}

#[test]
fn accords_show_titles_whole_and_what_was_noted_before() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    let ids = criteria(&window);
    let id = campaign(&window).id;
    let noted = "Le calendrier est affiché.".to_owned();
    window.act(Action::Edit(Edit::Answer(id, ids[3].clone(), Some(Answer::Level(Level::at(4))))));
    window.act(Action::Edit(Edit::Text(id, ids[3].clone(), EntryText::Comment, noted)));
    to_together(&mut window);
    for (width, height) in [(1366.0, 701.0), (1024.0, 600.0)] {
        window.harness.set_size(Vec2::new(width, height));
        go_to(&mut window, Phase::Together);
        assert!(window.shows("Noté avant la réunion : 4"), "{:?}", window.labels());
        assert!(window.shows("« Le calendrier est affiché. »"));
        let together = window.state().session.derived.meeting.together.clone();
        for criterion in &together {
            let (_, criterion) = campaign(&window).grid.criterion(criterion).unwrap();
            let title = format!("{} {}", criterion.code, criterion.title);
            let whole = |label: &String| label.replace("  ", " ").replace('\u{a0}', " ") == title;
            assert!(window.labels().iter().any(whole), "{title}");
        }
        // Nothing of a row stands over another thing of it.
        let all = window.harness.root().children_recursive();
        let texts: Vec<_> = all
            .filter(|node| node.accesskit_node().role() == Role::Label)
            .map(|node| (node.rect(), node.accesskit_node().value().unwrap_or_default()))
            .filter(|(rect, text)| !text.is_empty() && rect.left() > 250.0 && rect.top() > 200.0)
            .collect();
        for (place, (one, text)) in texts.iter().enumerate() {
            for (other, over) in &texts[place + 1..] {
                let shared = one.shrink(1.0).intersect(other.shrink(1.0));
                assert!(!shared.is_positive(), "« {text} » and « {over} » at {width}");
            }
        }
    }
    accept(&mut window);
    go_to(&mut window, Phase::Together);
    assert!(window.shows("« Le calendrier est affiché. »"), "the minutes will say it");
}
