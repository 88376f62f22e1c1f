//! Nothing is lost: what is kept aside and when, what is offered after a crash, who has the file open.

use std::path::PathBuf;

use eframe::egui::Role;
use jalons::app::export::Export;
use jalons::app::{
    Action, Answered, Command, Dialog, GuardAction, LockState, Screen, State, Unsaved,
    UnsavedChoice, UnsavedError, Whose,
};
use jalons::dossier::{Dossier, Edit, TeamField};
use jalons::store::{Holder, Preferences, StoreError};
use jiff::civil::date;

use crate::desk::{Desk, noon};
use crate::window::Window;

fn keep(desk: &mut Desk) -> Vec<String> {
    desk.act(Action::Guard(GuardAction::Keep));
    std::mem::take(&mut desk.guards)
}

/// What a session that was cut would leave of this desk.
#[track_caller]
fn left_by(desk: &mut Desk) -> Vec<u8> {
    keep(desk);
    desk.kept.take().expect("something was kept")
}

/// A new session that finds these.
fn found(records: &[&[u8]]) -> Desk {
    let mut desk = Desk::empty();
    let told = |(number, bytes): (usize, &&[u8])| {
        (PathBuf::from(format!("{number}.recuperation")), noon(), Ok((*bytes).into()))
    };
    let found = records.iter().enumerate().map(told).collect();
    desk.find(found);
    desk
}

/// A colleague who has the file open.
pub fn claire() -> Holder {
    Holder {
        who: "Claire Morel".to_owned(),
        host: "accueil".to_owned(),
        since: "2026-11-22T09:00:00".to_owned(),
        token: "a".to_owned(),
        computer: String::new(),
        is_here: false,
    }
}

#[test]
fn a_change_is_kept_once_and_forgotten_when_saved() {
    let mut desk = Desk::with_file();
    desk.guards.clear();
    assert!(!desk.state.needs_keeping());
    desk.rename("Les Érables");
    assert!(desk.state.needs_keeping());
    assert_eq!(keep(&mut desk), ["keep Les Érables"]);
    assert!(!desk.state.needs_keeping());
    assert!(keep(&mut desk).is_empty(), "nothing changed since");
    desk.rename("Les Ormes");
    assert_eq!(keep(&mut desk), ["keep Les Ormes"]);
    desk.act(Action::Run(Command::Save));
    assert!(desk.guards.is_empty(), "it is not saved yet");
    desk.write_ends(Ok(()));
    assert_eq!(desk.guards, ["forget"]);
}

#[test]
fn what_is_undone_need_not_be_kept() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    keep(&mut desk);
    desk.act(Action::Run(Command::Undo));
    assert_eq!(desk.guards, ["forget"]);
    assert!(!desk.state.needs_keeping());
}

#[test]
fn a_save_that_fails_leaves_what_was_kept() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    keep(&mut desk);
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Err(StoreError::DiskFull));
    assert!(desk.guards.is_empty());
}

#[test]
fn what_the_person_gives_up_is_forgotten_before_leaving() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    keep(&mut desk);
    desk.act(Action::Run(Command::Quit));
    desk.check(Action::Unsaved(UnsavedChoice::Discard), &["quit"]);
    assert_eq!(desk.guards, ["forget"]);
}

#[test]
fn a_dossier_that_never_had_a_file_is_kept_too() {
    let mut desk = Desk::empty();
    desk.act(Action::Run(Command::New));
    desk.rename("Les Érables");
    let bytes = left_by(&mut desk);
    let unsaved = Unsaved::from_bytes(&bytes).expect("it reads back");
    assert_eq!((unsaved.path, unsaved.base), (None, None));
    assert_eq!(&unsaved.dossier, desk.dossier());
}

#[test]
fn that_nothing_can_be_kept_is_told_once() {
    let mut desk = Desk::with_file();
    desk.rename("Les Ormes");
    for _ in 0..3 {
        keep(&mut desk);
        desk.keep_ends(Err(StoreError::DiskFull));
    }
    let title = "Ce qui n’est pas enregistré ne peut pas être mis à l’abri : le disque est plein.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    desk.act(Action::Dismiss(desk.state.notices[0].number));
    keep(&mut desk);
    desk.keep_ends(Err(StoreError::DiskFull));
    assert!(desk.notices().is_empty());
    desk.rename("Les Érables");
    assert_eq!(keep(&mut desk).last().expect("asked"), "keep Les Érables");
    desk.keep_ends(Err(StoreError::DiskFull));
    assert!(desk.state.needs_keeping(), "it is tried again");
}

#[test]
fn work_left_behind_is_offered_with_what_differs_and_taken_back() {
    let mut before = Desk::with_file();
    before.rename("Les Érables");
    let bytes = left_by(&mut before);
    let mut desk = found(&[&bytes]);
    assert_eq!(desk.state.dialog, Some(Dialog::LeftBehind));
    let one = desk.state.left_behind.offered().front().expect("one");
    assert_eq!((one.differences.len(), one.file().as_str()), (1, "équipe.jalons"));
    desk.act(Action::Guard(GuardAction::TakeBack));
    assert_eq!(desk.dossier(), before.dossier());
    assert!(desk.state.is_modified());
    assert_eq!(desk.path(), before.path());
    assert_eq!(desk.guards, ["keep Les Érables", "lock équipe.jalons"]);
    desk.keep_ends(Ok(()));
    assert_eq!(desk.guards.last().map(String::as_str), Some("drop 0.recuperation"), "only then");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    desk.write_ends(Ok(()));
    desk.act(Action::Run(Command::Undo));
    assert_ne!(desk.dossier().team.name, "Les Érables", "it is a step like another");
}

#[test]
fn several_are_offered_one_after_the_other() {
    let records: Vec<Vec<u8>> = ["Un", "Deux", "Trois"]
        .iter()
        .map(|name| {
            let mut desk = Desk::empty();
            desk.act(Action::Run(Command::New));
            desk.rename(name);
            left_by(&mut desk)
        })
        .collect();
    let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
    let mut desk = found(&records);
    desk.act(Action::Guard(GuardAction::DropLeftBehind));
    assert_eq!(desk.guards, ["drop 0.recuperation"]);
    assert_eq!(desk.state.dialog, Some(Dialog::LeftBehind));
    desk.act(Action::Guard(GuardAction::TakeBack));
    assert_eq!(desk.dossier().team.name, "Deux");
    // The third one waits until the second is saved.
    assert_eq!(desk.state.dialog, None);
    desk.act(Action::Run(Command::SaveAs));
    desk.choose(jalons::app::PathPurpose::SaveDossier, "deux.jalons");
    assert!(desk.guards.iter().all(|told| told != "drop 2.recuperation"));
    desk.write_ends(Ok(()));
    assert_eq!(desk.state.dialog, Some(Dialog::LeftBehind));
    desk.act(Action::Guard(GuardAction::TakeBack));
    assert_eq!((desk.dossier().team.name.as_str(), desk.path()), ("Trois", None));
    assert_eq!(desk.guards.last().map(String::as_str), Some("unlock"));
    desk.keep_ends(Ok(()));
    assert_eq!(desk.guards.last().map(String::as_str), Some("drop 2.recuperation"));
}

#[test]
fn what_is_taken_back_stays_where_it_was_until_it_is_elsewhere() {
    let mut before = Desk::with_file();
    before.rename("Les Érables");
    let bytes = left_by(&mut before);
    // There is no room to keep it anew: it stays, until it is saved.
    let mut desk = found(&[&bytes]);
    desk.act(Action::Guard(GuardAction::TakeBack));
    desk.keep_ends(Err(StoreError::DiskFull));
    assert!(desk.guards.iter().all(|told| !told.starts_with("drop")), "{:?}", desk.guards);
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Ok(()));
    assert_eq!(desk.guards.last().map(String::as_str), Some("drop 0.recuperation"));
    // The dossier open before may only be read: that is not so of the one that is taken back.
    let mut desk = Desk::with_file();
    desk.act(Action::Answer(Answered::Locked("équipe.jalons".into(), LockState::Theirs(claire()))));
    desk.act(Action::CloseDialog);
    let there = vec![("0.recuperation".into(), noon(), Ok(bytes.as_slice().into()))];
    desk.find(there);
    desk.guards.clear();
    desk.act(Action::Guard(GuardAction::TakeBack));
    assert_eq!(desk.dossier().team.name, "Les Érables");
    assert_eq!(desk.guards, ["keep Les Érables", "lock équipe.jalons"]);
}

#[test]
fn what_is_left_for_later_stays() {
    let mut before = Desk::with_file();
    before.rename("Les Érables");
    let bytes = left_by(&mut before);
    let mut desk = found(&[&bytes]);
    desk.act(Action::CloseDialog);
    assert_eq!(desk.state.dialog, None);
    assert!(desk.guards.is_empty());
    assert!(desk.state.dossier().is_none());
    // Opening the very file brings it back; opening another one does not.
    desk.read("autre.jalons", jalons::app::EXAMPLE.as_bytes());
    assert_eq!(desk.state.dialog, None);
    desk.read("équipe.jalons", jalons::app::EXAMPLE.as_bytes());
    assert_eq!(desk.state.dialog, Some(Dialog::LeftBehind));
    desk.act(Action::Guard(GuardAction::TakeBack));
    assert_eq!(desk.dossier().team.name, "Les Érables");
}

#[test]
fn a_dossier_opened_at_the_start_does_not_hide_what_was_left_behind() {
    let mut before = Desk::empty();
    before.act(Action::Run(Command::New));
    before.rename("Les Érables");
    let bytes = left_by(&mut before);
    let mut desk = found(&[&bytes]);
    desk.read("équipe.jalons", jalons::app::EXAMPLE.as_bytes());
    assert_eq!(desk.state.dialog, Some(Dialog::LeftBehind));
    assert_eq!(desk.path(), Some("équipe.jalons".as_ref()));
}

#[test]
fn a_record_that_is_damaged_is_told_with_its_place() {
    let mut before = Desk::with_file();
    before.rename("Les Érables");
    let bytes = left_by(&mut before);
    for cut in [0, 5, 30, 300, bytes.len() / 2, bytes.len() - 10] {
        let mut desk = found(&[&bytes[..cut]]);
        assert_eq!(desk.state.dialog, None);
        let notices = desk.notices();
        assert_eq!(notices.len(), 1, "cut at {cut}");
        assert!(notices[0].1.starts_with("Un travail non enregistré n’a pas pu être relu"));
        let is_damaged = desk.guards == ["set 0.recuperation aside"];
        let stays = if is_damaged { "0.illisible" } else { "0.recuperation" };
        assert!(desk.state.notices[0].help.ends_with(stays));
        // A dossier that opens does not hide it.
        desk.act(Action::Open("équipe.jalons".into()));
        desk.read("équipe.jalons", jalons::app::EXAMPLE.as_bytes());
        assert_eq!(desk.notices().len(), 1);
        assert!(desk.act(Action::Guard(GuardAction::TakeBack)).is_empty());
        assert!(is_damaged || cut < 30, "cut at {cut}");
    }
    let newer = String::from_utf8_lossy(&bytes).replace("recuperation 1", "recuperation 2");
    assert_eq!(Unsaved::from_bytes(newer.as_bytes()), Err(UnsavedError::NotOne));
}

#[test]
fn a_record_reads_back_as_it_was_written() {
    let mut desk = Desk::with_file();
    desk.rename("« L’équipe », n° 1\nde Mâcon");
    let bytes = left_by(&mut desk);
    let unsaved = Unsaved::from_bytes(&bytes).expect("it reads back");
    assert_eq!(unsaved.to_bytes(), bytes);
    assert_eq!(unsaved.path.as_deref(), desk.path());
    assert_eq!(unsaved.base.as_deref(), Some(jalons::app::EXAMPLE.as_bytes()));
}

#[test]
fn the_file_that_is_open_is_locked_and_let_go() {
    let mut desk = Desk::with_file();
    assert_eq!(desk.guards, ["lock équipe.jalons"]);
    desk.guards.clear();
    desk.act(Action::Run(Command::Close));
    assert_eq!(desk.guards, ["unlock"]);
}

#[test]
fn a_file_open_elsewhere_is_read_only_until_it_is_taken_over() {
    let mut desk = Desk::with_file();
    let told =
        || Action::Answer(Answered::Locked("équipe.jalons".into(), LockState::Theirs(claire())));
    desk.act(told());
    assert_eq!(desk.state.dialog, Some(Dialog::Locked(claire())));
    desk.act(Action::CloseDialog);
    let before = desk.dossier().clone();
    desk.check(Action::Edit(Edit::Team(TeamField::Name, "x".to_owned())), &[]);
    assert_eq!(desk.dossier(), &before);
    let title = "Ce dossier est en lecture seule : Claire Morel (ordinateur accueil) l’a ouvert.";
    assert_eq!(desk.notices(), [(Whose::Person, title.to_owned())]);
    desk.check(Action::Run(Command::Save), &[]);
    desk.guards.clear();
    desk.act(told());
    desk.act(Action::Guard(GuardAction::TakeOver));
    assert_eq!(desk.guards, ["take équipe.jalons over"]);
    desk.rename("Les Érables");
    assert!(desk.state.is_modified());
}

#[test]
fn one_s_own_other_window_is_no_stranger() {
    let here = || Holder { is_here: true, ..claire() };
    let told = |lock| Action::Answer(Answered::Locked(Window::FILE.into(), lock));
    let mut window = Window::with_file();
    window.act(told(LockState::Theirs(here())));
    assert!(window.shows("Vous l’avez ouvert") && window.shows("dans une autre fenêtre de Jalons"));
    window.click(Role::Button, "Lecture seule");
    window.act(Action::Edit(Edit::Team(TeamField::Name, "x".to_owned())));
    assert!(window.shows("ce dossier est déjà ouvert dans une autre fenêtre de Jalons"));
    window.act(told(LockState::Lost(here())));
    assert!(window.shows("est maintenant ouvert aussi dans une autre fenêtre de Jalons"));
    assert!(!window.shows("Claire Morel"), "{:?}", window.labels());
}

#[test]
fn a_file_that_is_opened_again_is_asked_for_again() {
    let mut desk = Desk::with_file();
    desk.act(Action::Answer(Answered::Locked("équipe.jalons".into(), LockState::Theirs(claire()))));
    desk.act(Action::CloseDialog);
    desk.guards.clear();
    desk.act(Action::Open("équipe.jalons".into()));
    desk.read("équipe.jalons", jalons::app::EXAMPLE.as_bytes());
    assert_eq!(desk.guards, ["lock équipe.jalons"]);
    desk.act(Action::Answer(Answered::Locked("équipe.jalons".into(), LockState::Ours)));
    desk.rename("Les Érables");
    assert!(desk.state.is_modified());
}

#[test]
fn a_form_being_filled_in_is_not_taken_away_by_a_question() {
    let mut desk = Desk::with_file();
    desk.act(Action::Ask(Dialog::NewCampaign));
    desk.act(Action::Answer(Answered::Locked("équipe.jalons".into(), LockState::Theirs(claire()))));
    assert_eq!(desk.state.dialog, Some(Dialog::NewCampaign));
    assert_eq!(desk.state.session.guarded.read_only, Some(claire()));
    desk.act(Action::CloseDialog);
    assert_eq!(desk.state.dialog, Some(Dialog::Locked(claire())));
    desk.act(Action::CloseDialog);
    assert_eq!(desk.state.dialog, None, "asked once");
}

#[test]
fn who_has_the_file_open_is_told_on_one_line_whoever_wrote_it() {
    let who = format!("Zoé\u{202e}\n{}", "x".repeat(4_000));
    let words = jalons::app::holder_words(&Holder { who, host: String::new(), ..claire() });
    assert!(words.starts_with("Zoé") && words.chars().count() < 100, "{words}");
    assert!(!words.contains(['\n', '\u{202e}']), "{words}");
}

#[test]
fn a_copy_of_a_file_open_elsewhere_may_be_changed() {
    let mut desk = Desk::with_file();
    let path = PathBuf::from("équipe.jalons");
    desk.act(Action::Answer(Answered::Locked(path, LockState::Theirs(claire()))));
    desk.act(Action::CloseDialog);
    desk.act(Action::Run(Command::SaveAs));
    desk.choose(jalons::app::PathPurpose::SaveDossier, "copie.jalons");
    desk.write_ends(Ok(()));
    assert_eq!(desk.state.session.guarded.read_only, None);
    desk.rename("Les Érables");
    assert!(desk.state.is_modified());
}

#[test]
fn the_lock_of_another_file_is_nobody_s_business_any_more() {
    let mut desk = Desk::with_file();
    desk.act(Action::Answer(Answered::Locked("autre.jalons".into(), LockState::Theirs(claire()))));
    assert_eq!((desk.state.dialog.clone(), &desk.state.session.guarded.read_only), (None, &None));
}

#[test]
fn leaving_during_an_export_asks() {
    let mut desk = Desk::with_file();
    desk.act(Action::Go(Screen::Reports));
    desk.act(Action::Export(Export::PlanTable));
    desk.choose(jalons::app::PathPurpose::Export(Export::PlanTable), "a.csv");
    assert!(desk.state.exports.front().is_some());
    desk.check(Action::Run(Command::Quit), &[]);
    assert!(matches!(desk.state.dialog, Some(Dialog::StillExporting(_))));
    desk.check(Action::Guard(GuardAction::StopExport), &["cancel export", "quit"]);
}

#[test]
fn nothing_is_kept_of_a_program_that_does_nothing() {
    let state = State::new(Preferences::default(), date(2026, 11, 22));
    assert!(!state.needs_keeping());
    assert!(Dossier::default().is_blank());
}
