//! The plan of actions: its order and words, what the program does with it, what leaves it.

use std::collections::BTreeMap;
use std::sync::Arc;

use icalendar::parser::{read_calendar, unfold};
use jalons::app::{Action, Command, Destination, PlanAction, Screen, proposed_improvement};
use jalons::chart::{Chart, Curves, Timeline};
use jalons::dossier::{
    Answer, CampaignId, Dossier, Edit, Event, Improvement, ImprovementId, ImprovementState, Length,
    Meeting,
};
use jalons::grid::{CriterionId, Level};
use jalons::report::calendar::{self, Meetings};
use jalons::report::{csv, tables};
use jalons::scoring::{Scores, planned};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use num_rational::Ratio;

use crate::builders;
use crate::chart::check;
use crate::desk::Desk;

/// The day it is in these tests.
pub const TODAY: Date = date(2026, 11, 22);

/// Makes an improvement.
pub fn improvement(
    id: u32,
    objective: &str,
    deadline: Option<Date>,
    state: ImprovementState,
) -> Improvement {
    let history = (state == ImprovementState::Done).then(|| Event {
        on: date(2026, 3, 1),
        state: Some(state),
        text: String::new(),
    });
    Improvement {
        id: ImprovementId(id),
        objective: objective.to_owned(),
        deadline,
        state,
        history: history.into_iter().collect(),
        ..Improvement::default()
    }
}

fn with(improvements: Vec<Improvement>) -> Dossier {
    let improvements = improvements.into_iter().map(Arc::new).collect();
    Dossier { improvements, ..builders::les_tilleuls() }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn id(criterion: &str) -> CriterionId {
    CriterionId(criterion.to_owned())
}

#[test]
fn what_is_late_comes_first_then_deadlines_then_what_is_done_then_what_was_given_up() {
    use ImprovementState::{Done, Dropped, ToDo, UnderWay};
    let dossier = with(vec![
        improvement(1, "abandonnée", Some(date(2020, 1, 1)), Dropped),
        improvement(2, "faite", Some(date(2026, 1, 1)), Done),
        improvement(3, "sans date", None, ToDo),
        improvement(4, "plus tard", Some(date(2027, 6, 1)), ToDo),
        improvement(5, "aujourd’hui", Some(TODAY), UnderWay),
        improvement(6, "en retard", Some(date(2026, 11, 10)), UnderWay),
        improvement(7, "très en retard", Some(date(2026, 1, 10)), ToDo),
    ]);
    let told: Vec<String> = dossier
        .plan(TODAY)
        .into_iter()
        .map(|one| format!("{} : {}", one.objective, plain(&one.standing(TODAY))))
        .collect();
    assert_eq!(
        told,
        [
            "très en retard : à faire, en retard de 10 mois",
            "en retard : en cours, en retard de 12 jours",
            "aujourd’hui : en cours, aujourd’hui",
            "plus tard : à faire, dans 6 mois",
            "sans date : à faire, sans échéance",
            "faite : fait le 1er mars 2026",
            "abandonnée : abandonné",
        ]
    );
}

// The program.

#[test]
fn a_criterion_proposes_its_first_step_its_next_level_and_what_would_show_it() {
    let desk = Desk::with_example();
    let dossier = desk.dossier();
    let latest = dossier.latest_campaign().unwrap();
    let (_, criterion) =
        latest.grid.criteria().find(|(_, c)| latest.level(&c.id) == Some(Level::at(1))).unwrap();
    let one = proposed_improvement(dossier, Some(latest.id), Some(&criterion.id));
    assert_eq!(
        Some(&one.objective),
        criterion.level(Level::at(1)).first_step.map(str::to_owned).as_ref()
    );
    assert_eq!(one.planned, Some(Level::at(2)));
    assert_eq!(one.criteria, [criterion.id.clone()].into());
    assert!(one.expected_proof.contains(criterion.proofs.last().unwrap()), "{one:?}");
    assert_eq!((one.campaign, one.owner.as_str()), (Some(latest.id), ""));
}

#[test]
fn an_action_begun_opens_and_one_left_without_a_word_goes() {
    let mut desk = Desk::with_file();
    let before = desk.dossier().improvements.len();
    desk.check(Action::Plan(PlanAction::Begin(None)), &[]);
    let open = desk.state.session.improvement.expect("it is open");
    assert_eq!(desk.state.screen(), Screen::Plan);
    assert_eq!(desk.dossier().improvement(open).unwrap().start, Some(TODAY));
    desk.check(Action::Plan(PlanAction::Show(None)), &[]);
    assert_eq!(desk.dossier().improvements.len(), before);

    desk.check(Action::Plan(PlanAction::Begin(None)), &[]);
    let open = desk.state.session.improvement.expect("it is open");
    let named = improvement(open.0, "Tenir six réunions", None, ImprovementState::ToDo);
    desk.check(Action::Edit(Edit::Improvement(Box::new(named))), &[]);
    desk.check(Action::Plan(PlanAction::Show(None)), &[]);
    assert_eq!(desk.dossier().improvements.len(), before + 1);
    desk.check(Action::Plan(PlanAction::Note(open, "Salle réservée.".to_owned())), &[]);
    let event = desk.dossier().improvement(open).unwrap().history[0].clone();
    assert_eq!((event.on, event.text.as_str()), (TODAY, "Salle réservée."));

    desk.check(Action::Plan(PlanAction::Remove(open)), &[]);
    assert_eq!(desk.dossier().improvements.len(), before);
    assert!(desk.notices()[0].1.contains("« Tenir six réunions » est supprimée"));
    desk.check(Action::Run(Command::Undo), &[]);
    assert_eq!(desk.dossier().improvement(open).unwrap().history.len(), 1);
}

/// Adds an improvement for the first criterion answered in the example, and says it is done.
fn done_for_a_criterion(desk: &mut Desk) -> (CampaignId, CriterionId) {
    let latest = desk.dossier().latest_campaign().unwrap();
    let (campaign, criterion) = (latest.id, latest.entries.keys().next().unwrap().clone());
    let one = Improvement {
        criteria: [criterion.clone()].into(),
        ..improvement(90, "Tenir six réunions", None, ImprovementState::UnderWay)
    };
    desk.check(Action::Edit(Edit::Improvement(Box::new(one))), &[]);
    desk.check(Action::Plan(PlanAction::Move(ImprovementId(90), ImprovementState::Done)), &[]);
    (campaign, criterion)
}

#[test]
fn what_is_done_puts_its_criterion_among_those_to_rate_again_until_it_is() {
    let mut desk = Desk::with_file();
    let (campaign, criterion) = done_for_a_criterion(&mut desk);
    let waits = |desk: &Desk| {
        let row = desk.state.session.derived.rows.iter().find(|row| row.id == criterion).unwrap();
        let queue = desk.state.session.derived.to_reassess.iter().any(|(id, _)| *id == criterion);
        assert_eq!(row.is_to_reassess, queue);
        queue
    };
    assert!(waits(&desk));
    assert!(desk.notices()[0].1.contains("est à réévaluer"), "{:?}", desk.notices());
    let next = desk.state.upcoming();
    assert!(next.iter().any(|one| one.what.starts_with("Réévaluer")), "{next:?}");

    let answer = Some(Answer::Level(Level::at(3)));
    desk.check(Action::Edit(Edit::Answer(campaign, criterion.clone(), answer)), &[]);
    assert!(!waits(&desk), "rated again, in the same campaign");
    let entry = desk.dossier().campaign(campaign).unwrap().entries[&criterion].clone();
    assert_eq!(entry.decided.unwrap().on, TODAY);
    desk.check(Action::Run(Command::Undo), &[]);
    assert!(waits(&desk));
    let moved = PlanAction::Move(ImprovementId(90), ImprovementState::UnderWay);
    desk.check(Action::Plan(moved), &[]);
    assert!(!waits(&desk), "it is not done after all");
}

#[test]
fn the_first_screen_says_what_is_late_then_what_comes() {
    let mut desk = Desk::with_file();
    let campaign = desk.dossier().latest_campaign().unwrap().id;
    for (id, objective, deadline) in
        [(91, "Protocole diabète", date(2026, 11, 10)), (92, "Affiche", date(2027, 1, 1))]
    {
        let one = Improvement {
            owner: "IDEC".to_owned(),
            ..improvement(id, objective, Some(deadline), ImprovementState::UnderWay)
        };
        desk.check(Action::Edit(Edit::Improvement(Box::new(one))), &[]);
    }
    let next = jalons::dossier::MeetingEdit::NextDate(Some(date(2026, 12, 3)));
    desk.check(Action::Edit(Edit::Meet(campaign, next)), &[]);
    let upcoming = desk.state.upcoming();
    let told: Vec<(String, String, bool)> = upcoming
        .iter()
        .map(|one| (plain(&one.what), plain(&one.when), one.is_pressing))
        .filter(|(what, ..)| {
            ["Protocole diabète", "Affiche", "Prochaine réunion d’équipe"].contains(&what.as_str())
        })
        .collect();
    let expected = [
        ("Protocole diabète", "10 novembre 2026, en retard de 12 jours · IDEC", true),
        ("Prochaine réunion d’équipe", "3 décembre 2026, dans 11 jours", false),
        ("Affiche", "1er janvier 2027, dans 40 jours · IDEC", false),
    ]
    .map(|(what, when, late)| (what.to_owned(), when.to_owned(), late));
    assert_eq!(told, expected);
    let late = upcoming.iter().find(|one| one.what == "Protocole diabète").unwrap();
    assert_eq!(late.place, Destination::Improvement(ImprovementId(91)));
}

// What the plan would bring.

#[test]
fn a_planned_level_counts_from_its_deadline_on_exactly() {
    let plan = |id, criterion: &str, level, deadline| Improvement {
        criteria: [self::id(criterion)].into(),
        planned: Some(level),
        ..improvement(id, "x", Some(deadline), ImprovementState::ToDo)
    };
    let dossier = with(vec![
        plan(1, "a.1", Level::at(4), date(2026, 6, 1)),
        plan(2, "a.2", Level::at(4), date(2027, 6, 1)),
        plan(3, "a.2", Level::at(3), date(2026, 6, 1)),
        // already there, before the last campaign, another domain: nothing comes of these
        plan(4, "a.3", Level::at(1), date(2026, 6, 1)),
        plan(5, "a.4", Level::at(4), date(2025, 1, 1)),
        plan(6, "b.1", Level::at(4), date(2026, 6, 1)),
    ]);
    let latest = dossier.latest_campaign().unwrap();
    let scores = Scores::of(&dossier, latest.id).unwrap();
    let score = &scores.domains[0].score;
    // ten criteria, three of level 3 and seven of level 2
    assert_eq!(score.mean, Ok(Ratio::new(23, 10)));
    let found: Vec<(Date, Ratio<i64>, Vec<String>)> = planned(&dossier, score)
        .into_iter()
        .map(|one| (one.date, one.mean, one.reached.into_iter().map(|(code, _)| code).collect()))
        .collect();
    assert_eq!(
        found,
        [
            (date(2026, 6, 1), Ratio::new(24, 10), vec!["A1".to_owned()]),
            (date(2027, 6, 1), Ratio::new(25, 10), vec!["A2".to_owned()]),
        ]
    );
    let lines = Chart::Lines(Curves::of(&dossier));
    let table = lines.table();
    assert_eq!(table.headers.last().unwrap(), "Prévu par le plan");
    assert_eq!(
        plain(table.rows[0].last().unwrap()),
        "2,4 en juin 2026 (A1 au niveau 4), puis 2,5 en juin 2027 (A2 au niveau 4)"
    );
    assert_eq!(table.rows[6].last().unwrap(), "–");
    assert!(plain(&lines.alt_text()).contains("prévu par le plan : 2,4 en juin 2026"));
    for width in [320.0, 480.0, 720.0, 1280.0] {
        check(&lines, (width, lines.preferred_height(width)), "with a plan");
    }
}

#[test]
fn the_timeline_tells_every_action_and_no_label_overlaps() {
    use ImprovementState::{Done, Dropped, ToDo, UnderWay};
    let states = [ToDo, UnderWay, Done, Dropped];
    for count in [0_u32, 1, 3, 14] {
        let all = (0..count).map(|number| {
            let months = i32::try_from(number).unwrap() * 4;
            let deadline = date(2025, 1, 31).checked_add(jiff::Span::new().months(months)).unwrap();
            let start = date(2024, 10, 1);
            let title = "Écrire le protocole de coordination de la sortie d’hospitalisation";
            Improvement {
                start: (number % 3 != 0).then_some(start),
                owner: "Infirmière coordinatrice".to_owned(),
                ..improvement(
                    number + 1,
                    title,
                    (number % 5 != 1).then_some(deadline),
                    states[number as usize % 4],
                )
            }
        });
        let timeline = Timeline::of(&with(all.collect()), TODAY);
        assert_eq!(timeline.tasks.len(), count as usize);
        let chart = Chart::Timeline(timeline);
        assert_eq!(chart.table().rows.len(), count as usize);
        for width in [120.0, 320.0, 640.0, 1280.0] {
            for height in [160.0, 240.0, chart.preferred_height(width)] {
                check(&chart, (width, height), &format!("{count} actions"));
            }
        }
    }
}

// What leaves the program.

/// Reads a calendar back with the reader of another house: the fields of each event.
fn read_back(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).expect("a calendar");
    let events = calendar.components.iter().filter(|one| one.name == "VEVENT");
    let fields = |one: &icalendar::parser::Component<'_>| {
        let field = |p: &icalendar::parser::Property<'_>| (p.name.to_string(), p.val.to_string());
        one.properties.iter().map(field).collect()
    };
    events.map(fields).collect()
}

fn planned_dossier() -> Dossier {
    let mut dossier = with(vec![
        Improvement {
            owner: "Léa Martin, IDEC".to_owned(),
            criteria: [id("a.1"), id("b.2")].into(),
            planned: Some(Level::at(3)),
            expected_proof: "Comptes rendus ; émargements\r\n=1+1".to_owned(),
            ..improvement(
                4,
                "=Réunions, protocoles ; et « suivi » : une phrase longue qui dépasse nettement soixante-quinze octets\nBEGIN:VEVENT",
                Some(date(2026, 12, 31)),
                ImprovementState::UnderWay,
            )
        },
        improvement(5, "Sans échéance", None, ImprovementState::ToDo),
        improvement(6, "Faite", Some(date(2026, 3, 1)), ImprovementState::Done),
    ]);
    let last = Arc::make_mut(dossier.campaigns.last_mut().unwrap());
    let mut meeting = Meeting::new(Length::Minutes60);
    meeting.next_date = Some(date(2027, 2, 3));
    last.meeting = Some(meeting);
    dossier
}

#[test]
fn deadlines_and_meetings_are_whole_days_of_a_calendar_others_can_read() {
    let dossier = planned_dossier();
    let made_at = Timestamp::constant(1_795_352_400, 0);
    let bytes = calendar::calendar(&dossier, Meetings::ToCome, TODAY, made_at).bytes;
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.contains("\r\nX-WR-CALNAME:Jalons\\, "), "one escape, not two: {text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 3, "a text is never an event");
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261231\r\nDTSTAMP")
            || text.contains("DTSTART;VALUE=DATE:20261231\r\n")
    );
    let events = read_back(&bytes);
    let [deadline, done, meeting] = events.as_slice() else { panic!("three: {events:?}") };
    assert_eq!((&*done["STATUS"], &*deadline["STATUS"]), ("CANCELLED", "CONFIRMED"));
    assert_eq!(deadline["DTSTART"], "20261231");
    assert_eq!(deadline["DTEND"], "20270101");
    assert_eq!(deadline["DTSTAMP"], "20261122T130000Z");
    assert!(deadline["SUMMARY"].contains("Réunions"), "{deadline:?}");
    assert!(plain(&deadline["DESCRIPTION"]).contains("Responsable : Léa Martin"), "{deadline:?}");
    assert!(deadline["UID"].starts_with("action-4-"), "{deadline:?}");
    assert_eq!((&*meeting["DTSTART"], &*meeting["DTEND"]), ("20270203", "20270204"));
}

#[test]
fn the_plan_in_a_spreadsheet_holds_no_formula() {
    let text = String::from_utf8(csv::render(&tables::plan(&planned_dossier(), TODAY))).unwrap();
    assert!(text.contains("'=Réunions"), "{text}");
    assert!(text.contains("Léa Martin, IDEC"), "{text}");
    assert!(text.contains(";31/12/2026;en cours;non;"), "{text}");
    assert!(text.contains("Faite;") && text.contains(";fait;non;01/03/2026;"), "{text}");
}
