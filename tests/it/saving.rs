//! When the file is written without being asked, which versions stay, and what follows a save.

use std::collections::BTreeMap;

use jalons::app::export::{Export, ExportError, Meetings};
use jalons::app::{
    Action, Answered, Command, Dialog, EXAMPLE, FormerAction, Guard, GuardAction, HelpTopic,
    PathPurpose, Patience, ReadPurpose, Screen, UnsavedChoice, Wait, Whose,
};
use jalons::dossier::{self, Edit, TeamField};
use jalons::store::{Contents, StoreError};

use crate::desk::Desk;
use crate::window::Window;

const PLAIN: &str = "write équipe.jalons replacing only what was read";
const NOW_AND_THEN: &str =
    "write équipe.jalons replacing only what was read keeping the former now and then";

/// A desk that saves without being asked, with a change.
fn continuous() -> Desk {
    let mut desk = Desk::with_file();
    desk.act(Action::Run(Command::SaveContinuously));
    desk.rename("Les Érables");
    desk
}

fn keep() -> Action {
    Action::Guard(GuardAction::Keep)
}

/// The example as a colleague saved it, under another name of the team.
fn theirs(name: &str) -> Contents {
    let example = dossier::file::read(EXAMPLE.as_bytes()).value.expect("it reads");
    let changed = Edit::Team(TeamField::Name, name.to_owned()).apply(&example);
    dossier::file::write(&changed).into_bytes().into()
}

fn read_theirs(desk: &mut Desk, contents: Contents) -> Vec<String> {
    desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", Ok(contents))
}

#[test]
fn saving_continuously_writes_the_file_and_keeps_a_version_now_and_then() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Ok(()));
    assert!(!desk.state.is_modified());
    let mut untitled = Desk::empty();
    untitled.act(Action::Run(Command::SaveContinuously));
    untitled.act(Action::Run(Command::New));
    untitled.rename("Les Érables");
    untitled.check(keep(), &[]);
}

#[test]
fn saving_continuously_asks_where_for_a_dossier_that_has_no_file() {
    let mut desk = Desk::empty();
    desk.act(Action::Run(Command::New));
    desk.rename("Les Érables");
    let asked = desk.act(Action::Run(Command::SaveContinuously));
    assert!(asked.iter().any(|asked| asked.starts_with("ask")), "{asked:?}");
}

#[test]
fn what_changes_during_a_write_is_written_next_and_keeps_what_was_asked() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.rename("Les Ormes");
    desk.check(keep(), &[]);
    assert!(!desk.write_ends(Ok(())).iter().any(|asked| asked == PLAIN));
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.rename("Les Saules");
    desk.check(Action::Run(Command::Save), &[]);
    assert!(desk.write_ends(Ok(())).contains(&PLAIN.to_owned()), "the person asked");
}

#[test]
fn a_question_only_puts_off_what_is_saved_without_being_asked() {
    let mut desk = continuous();
    desk.act(Action::Ask(Dialog::Help(HelpTopic::Keys)));
    desk.check(keep(), &[]);
    assert_eq!(desk.state.needs_saving(), None);
    desk.act(Action::CloseDialog);
    assert_eq!(desk.state.needs_saving(), Some(false));
    desk.check(keep(), &[NOW_AND_THEN]);
}

#[test]
fn a_disk_that_refuses_is_tried_again_later() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Err(StoreError::DiskFull));
    assert_eq!(desk.state.needs_saving(), Some(true), "later");
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Ok(()));
    assert_eq!(desk.state.needs_saving(), None);
    assert!(desk.notices().is_empty(), "what was told is over");
}

#[test]
fn a_file_changed_elsewhere_is_told_once_until_something_changes() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    assert_eq!(desk.state.dialog, None, "who is typing is not stopped");
    let told = [(
        Whose::File,
        "« équipe.jalons » a changé par ailleurs et n’a pas été enregistré.".to_owned(),
    )];
    assert_eq!(desk.notices(), told);
    assert_eq!(desk.state.needs_saving(), None);
    desk.rename("Les Saules");
    assert_eq!(desk.state.needs_saving(), Some(false));
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    assert_eq!(desk.notices(), told, "told once");
    // Who saves sees what changed.
    desk.check(Action::Run(Command::Save), &[PLAIN]);
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    assert!(matches!(desk.state.dialog, Some(Dialog::Conflict(_))));
}

#[test]
fn what_is_typed_in_a_form_is_not_taken_away_by_a_conflict() {
    let mut desk = continuous();
    desk.check(Action::Run(Command::Save), &[PLAIN]);
    desk.act(Action::Ask(Dialog::NewCampaign));
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    assert_eq!(desk.state.dialog, Some(Dialog::NewCampaign));
    let [(whose, title)] = desk.notices().try_into().expect("one notice");
    assert_eq!(whose, Whose::File);
    assert!(title.ends_with("a changé par ailleurs et n’a pas été enregistré."));
    desk.act(Action::CloseDialog);
    desk.check(keep(), &[NOW_AND_THEN]);
}

#[test]
fn who_saves_to_leave_leaves_although_the_file_was_written_anew() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Quit));
    desk.check(Action::Unsaved(UnsavedChoice::Save), &[PLAIN]);
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    let same = format!("{EXAMPLE}\n").into_bytes().into();
    assert_eq!(read_theirs(&mut desk, same), [PLAIN]);
    assert!(desk.write_ends(Ok(())).contains(&"quit".to_owned()));
    // With something to choose, nobody leaves.
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Quit));
    desk.act(Action::Unsaved(UnsavedChoice::Save));
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    let merge = FormerAction::Merge(BTreeMap::new());
    desk.act(Action::Former(merge));
    assert!(!desk.write_ends(Ok(())).contains(&"quit".to_owned()));
}

#[test]
fn a_file_that_is_gone_is_not_written_anew_unasked() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.write_ends(Err(StoreError::FileGone)), [""; 0]);
    assert_eq!(desk.state.dialog, Some(Dialog::FileGone("équipe.jalons".into())));
    assert!(desk.state.is_modified());
    desk.check(Action::SaveAnyway, &["write équipe.jalons replacing anything"]);
    desk.write_ends(Ok(()));
    assert!(!desk.state.is_modified());
}

#[test]
fn a_message_that_comes_takes_the_keyboard_from_no_field() {
    let mut window = Window::open();
    window.run(Command::New);
    window.write("Les ");
    window.act(Action::Answer(Answered::PreferencesLost(StoreError::DiskFull)));
    assert_eq!(window.state().notices.len(), 1);
    window.write("Érables ");
    window.act(Action::Dismiss(window.state().notices[0].number));
    window.write("bleus");
    let name = window.state().dossier().expect("one").team.name.clone();
    assert_eq!(name, "Les Érables bleus");
}

#[test]
fn that_nothing_is_kept_is_told_again_after_a_save() {
    let mut desk = Desk::with_file();
    for name in ["Les Érables", "Les Ormes"] {
        desk.rename(name);
        desk.act(keep());
        desk.keep_ends(Err(StoreError::DiskFull));
        assert_eq!(desk.notices().len(), 1, "{name}");
        desk.act(Action::Run(Command::Save));
        desk.write_ends(Ok(()));
        assert!(desk.notices().is_empty(), "{name}");
    }
}

#[test]
fn what_the_file_takes_by_itself_is_not_also_said_not_to_be_kept_aside() {
    let mut desk = continuous();
    let refused = || Err(StoreError::DiskFull);
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.keep_ends(refused());
    assert!(desk.notices().is_empty(), "the file holds it");
    desk.write_ends(refused());
    assert_eq!(desk.notices().len(), 1, "it does not");
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.keep_ends(refused());
    assert_eq!(desk.notices().len(), 2, "nothing holds it now");
    for _ in 0..2 {
        desk.act(Action::Dismiss(desk.state.notices[0].number));
    }
    desk.write_ends(refused());
    desk.rename("Les Ormes");
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.keep_ends(refused());
    desk.write_ends(refused());
    assert!(desk.notices().is_empty(), "each was told once");
    desk.check(Action::Run(Command::Save), &[PLAIN]);
    desk.write_ends(refused());
    assert_eq!(desk.notices().len(), 1, "who asks is answered");
}

#[test]
fn who_saves_while_the_file_is_written_unasked_is_answered() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Err(StoreError::DiskFull));
    desk.put_notices_away();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.check(Action::Run(Command::Save), &[]);
    desk.write_ends(Err(StoreError::DiskFull));
    assert_eq!(desk.notices().len(), 1);
}

#[test]
fn that_neither_the_file_nor_what_is_beside_it_takes_it_is_told() {
    let mut desk = continuous();
    desk.check(keep(), &[NOW_AND_THEN]);
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    read_theirs(&mut desk, theirs("Les Ormes"));
    desk.put_notices_away();
    desk.keep_ends(Err(StoreError::DiskFull));
    assert_eq!(desk.notices().len(), 1, "the file waits for the person");
}

#[test]
fn an_export_that_is_stopped_holds_nobody_up_even_when_the_disk_never_answers() {
    let (first, second) = (Export::PlanTable, Export::Calendar(Meetings::ToCome));
    let mut desk = Desk::with_file();
    desk.choose(PathPurpose::Export(first), "a.csv");
    let given_up = desk.exporting();
    desk.check(Action::Run(Command::CancelExport), &["cancel export"]);
    assert_eq!(desk.state.exports.front(), None);
    let [(whose, title)] = desk.notices().try_into().expect("it is told");
    assert_eq!(whose, Whose::Person);
    assert!(title.ends_with("l’export est arrêté."), "{title}");
    // Another one begins, and its own answer is not taken for the first one's.
    desk.choose(PathPurpose::Export(second), "b.ics");
    let late = Answered::Exported(given_up, "a.csv".into(), Err(ExportError::Cancelled));
    desk.check(Action::Answer(late), &[]);
    assert_eq!(desk.state.exports.front().map(|running| running.document), Some(second));
    desk.export_ends("b.ics", Ok(Vec::new()));
    assert_eq!(desk.state.exports.front(), None);
}

#[test]
fn an_export_that_fails_while_one_is_leaving_is_read_first() {
    for (result, leaves) in [(Ok(Vec::new()), true), (Err(StoreError::DiskFull), false)] {
        let mut desk = Desk::with_file();
        desk.act(Action::Go(Screen::Reports));
        desk.act(Action::Export(Export::PlanTable));
        desk.choose(PathPurpose::Export(Export::PlanTable), "a.csv");
        desk.act(Action::Run(Command::Quit));
        assert!(matches!(desk.state.dialog, Some(Dialog::StillExporting(_))));
        let result = result.map_err(ExportError::Store);
        assert_eq!(desk.export_ends("a.csv", result) == ["quit"], leaves);
        assert_eq!(desk.state.dialog, None);
        assert_eq!(desk.notices().len(), usize::from(!leaves));
    }
}

#[test]
fn a_disk_that_takes_its_time_is_told_and_holds_nobody_up() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.state.waits_for(), Some(Wait::Saving("équipe.jalons".into())));
    assert_eq!(desk.state.shown_wait(), None);
    desk.act(Action::Waited(Patience::Noticed));
    assert_eq!(desk.state.shown_wait().expect("shown").words(), "Enregistrement…");
    assert!(desk.notices().is_empty());
    desk.act(Action::Waited(Patience::Tried));
    let title =
        "« équipe.jalons » n’est pas encore enregistré : le disque ou le partage tarde à répondre.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    // The same file is not written twice at a time; another place is free.
    desk.act(Action::Run(Command::SaveAs));
    assert_eq!(desk.choose(PathPurpose::SaveDossier, "équipe.jalons"), [""; 0]);
    desk.act(Action::Run(Command::SaveAs));
    let elsewhere = desk.choose(PathPurpose::SaveDossier, "ailleurs.jalons");
    assert_eq!(elsewhere, ["write ailleurs.jalons replacing anything"]);
    desk.write_ends(Ok(()));
    assert_eq!((desk.state.waits_for(), desk.notices().len()), (None, 0));
}

#[test]
fn a_dossier_that_comes_late_takes_no_place() {
    let mut desk = Desk::empty();
    desk.act(Action::Open("lent.jalons".into()));
    desk.act(Action::Waited(Patience::Tried));
    let title =
        "« lent.jalons » n’est pas encore ouvert : le disque ou le partage tarde à répondre.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    desk.act(Action::Run(Command::New));
    assert_eq!((desk.state.waits_for(), desk.notices().len()), (None, 0));
    desk.come("lent.jalons", EXAMPLE.as_bytes());
    assert!(desk.dossier().is_blank(), "what was opened since stays");
}

#[test]
fn the_window_tells_what_it_waits_for_after_ten_seconds() {
    let mut window = Window::with_file();
    window.script().holds_writes = true;
    window.act(Action::Edit(Edit::Team(TeamField::Name, "Les Érables".to_owned())));
    window.run(Command::Save);
    window.harness.run_steps(4);
    assert!(window.shows("Enregistrement…"), "{:?}", window.labels());
    let told =
        "« équipe.jalons » n’est pas encore enregistré : le disque ou le partage tarde à répondre.";
    assert!(!window.shows(told));
    window.harness.run_steps(44);
    assert!(window.shows(told), "{:?}", window.labels());
    let late = std::mem::take(&mut window.script().held);
    window.script().answers.extend(late);
    window.harness.run_steps(4);
    assert!(!window.shows(told) && window.shows("Enregistré à 12 h 05"), "{:?}", window.labels());
}

#[test]
fn the_window_keeps_aside_what_changed_within_two_seconds_and_forgets_it_when_saved() {
    let mut window = Window::with_file();
    window.script().guards.clear();
    let changed = Edit::Team(TeamField::Name, "Les Érables".to_owned());
    window.act(Action::Edit(changed));
    let is_kept = |window: &mut Window| {
        let script = window.script();
        script.guards.iter().any(|guard| matches!(guard, Guard::Keep(..)))
    };
    let step = 0.25; // seconds, as the harness goes
    window.harness.run_steps((2.0 / step) as usize);
    assert!(is_kept(&mut window));
    assert!(window.state().is_kept_aside());
    window.run(Command::Save);
    assert!(matches!(window.script().guards.last(), Some(Guard::Forget)));
}
