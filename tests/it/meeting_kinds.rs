//! A meeting on grids of other shapes than ours: what a level follows from is agreed one by one or by
//! the level, and scales are as long as their authors made them.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Key, Role, Vec2};
use jalons::app::{Action, Command, MeetingAction};
use jalons::dossier::ballot_file::Voter;
use jalons::dossier::{
    Answer, BallotScope, Channel, CriterionEntry, Extent, Fate, Opinion, Opinions, Phase, Vote,
};
use jalons::grid::{CriterionId, CriterionKind, Held, Level, Observed, file};
use jalons::store::Preferences;
use jiff::civil::date;

use crate::gathering::id;
use crate::meeting_room::{campaign, criteria, go_to, reveal};
use crate::sources;
use crate::window::Window;

const FOLDER: &str = "dossier-commun";

/// Begins a campaign with a grid somebody else made.
fn begun(name: &str) -> Window {
    let sources = sources::files("tests/fixtures/grilles/publiques", &[".ron"]);
    let source = sources.into_iter().find(|one| one.path.ends_with(name)).expect(name);
    let grid = file::read(source.text.as_bytes()).value.expect("a good grid");
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 1400.0));
    window.run(Command::New);
    window.act(Action::NewCampaign {
        title: "Essai".to_owned(),
        date: date(2026, 11, 22),
        grid: Arc::new(grid),
        extent: Extent::Full,
    });
    window
}

/// Answers characteristics in their order: o, p or n.
fn held(window: &Window, criterion: &CriterionId, said: &str) -> Observed {
    let (_, criterion) = campaign(window).grid.criterion(criterion).expect("it is there");
    let items = match &criterion.kind {
        CriterionKind::Characteristics(all) => &*all.items,
        CriterionKind::Levels | CriterionKind::Measure(_) | CriterionKind::YesNo(_) => &[],
    };
    let answer = |sign| match sign {
        'o' => Held::Yes,
        'p' => Held::Partly,
        _ => Held::No,
    };
    let names = items.iter().map(|item| item.id.clone());
    let held: BTreeMap<String, Held> = names.zip(said.chars().map(answer)).collect();
    assert_eq!(held.len(), items.len(), "one answer each");
    Observed::Characteristics(held)
}

fn give(window: &mut Window, criterion: &CriterionId, said: &str) {
    let observed = held(window, criterion, said);
    let (_, asked) = campaign(window).grid.criterion(criterion).expect("it is there");
    let vote = asked.level_of(&observed).map(Vote::Level);
    let opinion = Opinion { vote, observed: Some(observed), ..Opinion::default() };
    let opinions: Opinions = [(criterion.clone(), opinion)].into();
    let voter = Voter { profession: "Infirmier".to_owned(), name: String::new() };
    window.act(Action::Meeting(MeetingAction::TakeBallot(voter, opinions, Channel::Computer)));
}

fn look_at(window: &mut Window, criterion: &CriterionId) {
    go_to(window, Phase::Discussion);
    window.act(Action::Meeting(MeetingAction::Point(criterion.clone())));
}

#[track_caller]
fn check(window: &Window, criterion: &CriterionId, level: u8, observed: Option<&Observed>) {
    let entry: &CriterionEntry = &campaign(window).entries[criterion];
    assert_eq!(entry.answer, Some(Answer::Level(Level::at(level))));
    assert_eq!(entry.observed.as_ref(), observed);
}

#[test]
fn characteristics_are_agreed_one_by_one_or_by_the_level_they_give() {
    let mut window = begun("autodiag.ron");
    let folder = id(FOLDER);
    let open = MeetingAction::OpenCollection(BallotScope::Campaign, Fate::Counts);
    window.act(Action::Meeting(open));
    for said in ["ooon", "oopn", "onpn"] {
        give(&mut window, &folder, said);
    }
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    look_at(&mut window, &folder);
    assert!(window.shows("Oui, 3 avis : Un même logiciel sert"), "{:?}", window.labels());
    assert!(window.shows("En partie, 2 avis : Les comptes rendus"));

    // what most said gives a level, which is the team's only once it is chosen
    assert!(window.shows("Cela donne le niveau 1 : En partie"));
    window.click(Role::Button, "Choisir le niveau 1");
    window.click(Role::Button, "Retenir le niveau 1");
    let most = held(&window, &folder, "oopn");
    check(&window, &folder, 1, Some(&most));

    // one by one
    look_at(&mut window, &folder);
    let reports = "Les comptes rendus de réunion sont dans le dossier.";
    window.click(Role::RadioButton, &format!("Oui, 1 avis : {reports}"));
    window.click(Role::RadioButton, "Oui : Aucun dossier n’est gardé sur papier.");
    window.click(Role::Button, "Retenir le niveau 2");
    let all = held(&window, &folder, "oooo");
    check(&window, &folder, 2, Some(&all));

    // by the level alone
    look_at(&mut window, &folder);
    window.press(Key::Num0);
    assert!(window.shows("ce détail ne sera pas gardé"));
    window.click(Role::Button, "Retenir le niveau 0");
    check(&window, &folder, 0, None);
}

#[test]
fn a_level_of_two_digits_is_typed_and_one_of_a_single_digit_does_not_wait() {
    let mut window = begun("pcmh-a.ron");
    let ids = criteria(&window);
    look_at(&mut window, &ids[0]);
    assert!(window.shows("Choisissez un niveau : 1 à 12"));
    window.harness.key_press(Key::Num1);
    window.harness.key_press(Key::Num2);
    window.harness.run();
    window.click(Role::Button, "Retenir le niveau 12");
    check(&window, &ids[0], 12, None);
    look_at(&mut window, &ids[1]);
    window.harness.key_press(Key::Num1);
    window.harness.key_press(Key::Enter);
    window.harness.run();
    check(&window, &ids[1], 1, None);
}
