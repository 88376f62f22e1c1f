//! A meeting that a newcomer can lead: what is decided is in sight, in words of every day; what is not
//! finished is told; who looks changes nothing.

use std::collections::BTreeSet;

use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Command, Dialog, MeetingAction, RowState, Screen};
use jalons::dossier::{Answer, Decided, Decision, Edit, Extent, Fate, How, Meeting, Phase, file};
use jalons::grid::{CriterionId, Level};
use jalons::scoring::Agenda;

use crate::meeting_room::{TWELVE, campaign, criteria, front, gathered, go_to, reveal};
use crate::window::Window;

/// A meeting of twelve whose ballots are opened.
fn revealed() -> Window {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    window
}

/// Comes to the discussion with what agrees accepted.
fn discussing() -> Window {
    let mut window = revealed();
    go_to(&mut window, Phase::Together);
    window.press(Key::Enter);
    assert_eq!(front(&window).phase, Phase::Discussion);
    window
}

fn buttons(window: &Window) -> Vec<String> {
    let all = window.harness.query_all_by_role(Role::Button);
    all.map(|node| node.accesskit_node().label().unwrap_or_default().replace('\u{a0}', " "))
        .collect()
}

#[test]
fn walking_through_phases_and_points_changes_nothing() {
    let walk = |window: &mut Window| {
        let before = window.state().dossier().cloned();
        for &phase in Phase::ALL {
            go_to(window, phase);
            for id in criteria(window) {
                window.act(Action::Meeting(MeetingAction::Point(id)));
            }
            window.act(Action::Go(Screen::Results));
        }
        assert!(window.state().dossier() == before.as_ref(), "who looks changes nothing");
    };
    let mut window = Window::with_file();
    walk(&mut window);
    assert!(!window.state().session.is_modified());
    walk(&mut gathered(Fate::Counts, &TWELVE));
    let mut window = revealed();
    walk(&mut window);
    // What the team does stands where it was done.
    go_to(&mut window, Phase::Together);
    window.press(Key::Space);
    let meeting = campaign(&window).meeting.as_ref().expect("it is written down");
    assert_eq!(meeting.phase, Phase::Together);
    assert!(meeting.has_agenda() && meeting.sittings.len() == 1);
    assert_eq!(front(&window).phase, Phase::Discussion);
    window.run(Command::Undo);
    assert_eq!(front(&window).phase, Phase::Together, "undo shows what it takes back");
    assert_eq!(campaign(&window).meeting.as_ref().map(Meeting::has_agenda), Some(true));
}

#[test]
fn a_point_is_whole_in_sight_when_it_begins() {
    let mut window = discussing();
    for (size, is_projected) in
        [((1366.0, 701.0), false), ((1366.0, 768.0), true), ((1920.0, 1080.0), true)]
    {
        window.harness.set_size(Vec2::new(size.0, size.1));
        if window.state().is_projecting() != is_projected {
            window.run(Command::Project);
        }
        window.harness.run();
        let grid = campaign(&window).grid.clone();
        for (_, criterion) in grid.criteria() {
            window.act(Action::Meeting(MeetingAction::Point(criterion.id.clone())));
            let fold = window.find(Role::Button, "Précédent").rect().top();
            let levels: Vec<_> = window
                .harness
                .query_all_by_role(Role::RadioButton)
                .map(|node| node.rect())
                .collect();
            assert_eq!(levels.len(), 5, "{}", criterion.code);
            let all = window.harness.root().children_recursive();
            let is_title = |value: Option<String>| value.as_deref() == Some(&criterion.title);
            let mut titles = all.filter(|node| is_title(node.accesskit_node().value()));
            let title = titles.next().expect("its title").rect();
            assert!(title.top() >= 0.0 && title.bottom() < levels[0].top(), "{}", criterion.code);
            let last = levels[4].bottom();
            assert!(last < fold, "{} ends at {last} of {fold} in {size:?}", criterion.code);
        }
    }
}

#[test]
fn the_wall_speaks_as_people_do_and_no_two_buttons_bear_one_name() {
    let mut window = discussing();
    let open: Vec<CriterionId> = window.state().session.derived.meeting.agenda.clone();
    for _ in &open {
        window.click(Role::Button, "Reporter ce point");
    }
    for &phase in Phase::ALL {
        go_to(&mut window, phase);
        let told = window.labels().join("\n").to_lowercase();
        for word in ["médiane", "effectif", "écart"] {
            assert!(!told.contains(word), "{phase:?}, {word}: {told}");
        }
        let all = buttons(&window);
        let names: BTreeSet<&String> = all.iter().collect();
        assert_eq!(names.len(), all.len(), "{phase:?}: {all:?}");
    }
    go_to(&mut window, Phase::Reveal);
    window.click(Role::Button, "Comment c’est jugé");
    assert!(window.shows("un tiers au plus"), "the rule is one click away");
}

#[test]
fn enter_goes_on_and_a_level_is_not_lost_by_leaving_the_point() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    go_to(&mut window, Phase::Preparation);
    assert!(window.shows("Lancer le temps"));
    for phase in [Phase::Missing, Phase::Reveal] {
        window.press(Key::Enter);
        assert_eq!(front(&window).phase, phase);
    }
    window.press(Key::Space);
    assert_eq!(window.state().dialog, Some(Dialog::Reveal));
    window.click(Role::Button, "Dévoiler");
    window.press(Key::Enter);
    window.press(Key::Enter);
    assert_eq!(front(&window).phase, Phase::Discussion);
    assert!(window.shows("Lancer le temps"), "it never ran");
    let first = front(&window).at;
    window.press(Key::Num3);
    window.click(Role::Button, "Reporter ce point");
    assert_eq!(front(&window).at, first, "it asks first");
    window.click(Role::Button, "Reporter sans retenir le niveau 3");
    assert_ne!(front(&window).at, first);
    let code = &campaign(&window).grid.criterion(&first.unwrap()).unwrap().1.code;
    let is_it = |label: &String| label.starts_with(code.as_str()) && label.ends_with("reporté");
    assert!(window.labels().iter().any(is_it), "{:?}", window.labels());
    window.press(Key::P);
    window.press(Key::P);
    assert!(window.shows("Reprendre le temps") || window.shows("Lancer le temps"));
}

#[test]
fn closing_says_first_what_is_not_finished_and_the_next_meeting_begins_with_it() {
    let mut window = discussing();
    let postponed: Vec<CriterionId> = window.state().session.derived.meeting.agenda.clone();
    for _ in &postponed {
        window.click(Role::Button, "Reporter ce point");
    }
    let words = format!("{} points reportés", postponed.len());
    go_to(&mut window, Phase::Closing);
    assert!(window.shows(&format!("En suspens : {words}")), "{:?}", window.labels());
    // Enter leads back rather than to the end.
    window.press(Key::Enter);
    assert_eq!(front(&window).at.as_ref(), postponed.iter().min_by_key(|id| place(&window, id)));
    window.run(Command::Undo);
    go_to(&mut window, Phase::Closing);
    window.click(Role::Button, "Clore la campagne…");
    assert!(window.shows(&format!("En suspens : {words}")));
    window.find(Role::Button, "Revenir aux points");
    window.click(Role::Button, "Clore la campagne");
    assert!(campaign(&window).is_closed());
    assert!(window.shows(&format!("En suspens : {words}")), "after closing");
    window.act(Action::Go(Screen::Home));
    assert!(window.shows(&words) && window.shows("Reportés : "), "{:?}", window.labels());
    // What comes next begins with it.
    let former = campaign(&window).id;
    window.act(Action::NewCampaign {
        title: "Auto-évaluation 2027".to_owned(),
        date: jiff::civil::date(2027, 11, 22),
        grid: jalons::app::shipped_grid(),
        extent: Extent::Short,
    });
    assert_ne!(campaign(&window).id, former);
    let session = &window.state().session;
    assert_eq!(session.derived.carried_over, postponed.iter().cloned().collect());
    let length = session.derived.meeting.length;
    let agenda = Agenda::of(
        campaign(&window),
        &session.derived.carried_over,
        &session.derived.agreements,
        length,
    );
    let first: BTreeSet<&CriterionId> = agenda.discussed.iter().take(postponed.len()).collect();
    assert!(first.iter().all(|id| postponed.contains(id)), "{first:?}");
}

fn place(window: &Window, id: &CriterionId) -> usize {
    criteria(window).iter().position(|one| one == id).unwrap_or(usize::MAX)
}

#[test]
fn a_closed_campaign_asks_nothing_more() {
    let mut window = revealed();
    let id = campaign(&window).id;
    window.act(Action::Edit(Edit::CloseCampaign(id, jiff::civil::date(2026, 11, 22))));
    let rows = &window.state().session.derived.rows;
    assert!(rows.iter().all(|row| row.state == RowState::LeftOpen));
    for screen in [Screen::Home, Screen::Assess, Screen::Results, Screen::Meeting] {
        window.act(Action::Go(screen));
        let told = window.labels().join("\n").to_lowercase();
        for word in ["à répondre", "à reconfirmer"] {
            assert!(!told.contains(word), "{screen:?}, {word}: {told}");
        }
    }
    window.act(Action::Go(Screen::Assess));
    assert!(window.shows("12 sans réponse"));
}

#[test]
fn who_answered_is_counted_in_the_same_words_everywhere() {
    let mut window = Window::with_file();
    let words = "Réponses : 11 associés sur 14, et 1 autre personne (secrétaire médicale)";
    go_to(&mut window, Phase::Preparation);
    assert!(window.shows(words));
    go_to(&mut window, Phase::Missing);
    assert!(window.shows(words));
    window.act(Action::Go(Screen::Home));
    assert!(
        window.shows("réponses : 11 associés sur 14, et 1 autre personne (secrétaire médicale)")
    );
    go_to(&mut window, Phase::Reveal);
    reveal(&mut window);
    assert!(window.shows(words));
}

#[test]
fn a_meeting_taken_up_where_it_was_left_is_held_that_day_too() {
    let mut window = discussing();
    window.click(Role::Button, "Reporter ce point");
    let saved = file::write(window.state().dossier().expect("a dossier is open"));
    let [first, later] = [22, 29].map(|day| jiff::civil::date(2026, 11, day));
    let mut window = Window::open();
    window.script().clock = Some(later.at(18, 0, 0, 0));
    window.open_file(saved.as_bytes());
    window.act(Action::Go(Screen::Meeting));
    assert_eq!(window.state().today, later);
    assert_eq!(front(&window).phase, Phase::Discussion, "where it was left");
    assert_eq!(window.state().session.place, None, "nobody looked elsewhere");
    let decision = Decision {
        answer: Answer::Level(Level::at(2)),
        observed: None,
        reason: None,
        minority: None,
        decided: Decided { on: later, how: How::Discussed },
    };
    let point = criteria(&window)[0].clone();
    window.act(Action::Edit(Edit::Decide(campaign(&window).id, vec![(point.clone(), decision)])));
    assert_eq!(campaign(&window).level(&point), Some(Level::at(2)));
    let meeting = campaign(&window).meeting.as_ref().expect("it is written down");
    assert_eq!(meeting.sittings, [first, later].into());
}

#[test]
fn ballots_opened_by_who_went_nowhere_begin_no_meeting() {
    let mut window = gathered(Fate::Counts, &TWELVE);
    window.act(Action::Go(Screen::Meeting));
    reveal(&mut window);
    assert_eq!(campaign(&window).meeting, None);
}
