//! Other versions: a file changed behind our back is merged, former versions are compared and taken.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jalons::app::{
    Action, Command, Dialog, EXAMPLE, FormerAction, ReadPurpose, VersionsShown, Whose,
};
use jalons::dossier::compare::Side;
use jalons::dossier::{self, Dossier, Edit, TeamField};
use jalons::store::{FormerVersion, StoreError};
use jiff::civil::date;

use crate::desk::Desk;

fn example() -> Dossier {
    dossier::file::read(EXAMPLE.as_bytes()).value.expect("it reads")
}

/// What a colleague wrote in the file: this field, and nothing else.
fn theirs(field: TeamField, text: &str) -> Vec<u8> {
    let changed = Edit::Team(field, text.to_owned()).apply(&example());
    dossier::file::write(&changed).into_bytes()
}

/// The dossier changed here while a colleague saved hers; saving just failed.
#[track_caller]
fn changed_behind_our_back(theirs: &[u8]) -> Desk {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.write_ends(Err(StoreError::ChangedElsewhere)), ["read Theirs équipe.jalons"]);
    desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", Ok(theirs.into()));
    desk
}

#[test]
fn two_that_do_not_contradict_each_other_are_merged_and_saved() {
    let mut desk = changed_behind_our_back(&theirs(TeamField::Commune, "Cluny"));
    let Some(Dialog::Conflict(conflict)) = &desk.state.dialog else { panic!("it is told") };
    let merge = &conflict.merge;
    assert_eq!((merge.conflicts().len(), merge.ours().len(), merge.theirs().len()), (0, 1, 1));
    desk.check(
        Action::Former(FormerAction::Merge(BTreeMap::new())),
        &["write équipe.jalons replacing only what was read"],
    );
    let team = &desk.dossier().team;
    assert_eq!((team.name.as_str(), team.commune.as_str()), ("Les Érables", "Cluny"));
    desk.write_ends(Ok(()));
    assert!(!desk.state.is_modified());
    assert_eq!(desk.notices()[0].0, Whose::Success);
    desk.act(Action::Run(Command::Undo));
    assert_ne!(desk.dossier().team.commune, "Cluny", "one step gives ours back");
}

#[test]
fn a_file_written_anew_without_any_change_asks_nothing() {
    // As it was read, and as a save that was cut may have left it.
    let as_ours = Edit::Team(TeamField::Name, "Les Érables".to_owned()).apply(&example());
    for same in [EXAMPLE.to_owned(), dossier::file::write(&as_ours)] {
        let mut desk = Desk::with_file();
        desk.rename("Les Érables");
        desk.act(Action::Run(Command::Save));
        desk.write_ends(Err(StoreError::ChangedElsewhere));
        let read = Ok(format!("{same}\n").as_bytes().into());
        let asked = desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", read);
        assert_eq!(asked, ["write équipe.jalons replacing only what was read"]);
        assert_eq!(desk.state.dialog, None);
        assert_eq!(desk.dossier().team.name, "Les Érables");
        desk.write_ends(Ok(()));
        assert!(!desk.state.is_modified());
    }
}

#[test]
fn a_save_that_was_refused_too_late_is_not_somebody_else_s() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    let attempted = desk.written.clone().expect("it is written").bytes;
    // The disk holds the new file, yet refused to say that it stays.
    desk.write_ends(Err(StoreError::BadDisk));
    desk.rename("Les Saules");
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    let asked = desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", Ok(attempted));
    assert_eq!(asked, ["write équipe.jalons replacing only what was read"]);
    assert_eq!(desk.state.dialog, None);
    desk.write_ends(Ok(()));
    assert!(!desk.state.is_modified());
}

#[test]
fn where_both_changed_a_piece_the_person_chooses() {
    for (side, expected) in [(Side::Ours, "Les Érables"), (Side::Theirs, "Les Ormes")] {
        let mut desk = changed_behind_our_back(&theirs(TeamField::Name, "Les Ormes"));
        let Some(Dialog::Conflict(conflict)) = &desk.state.dialog else { panic!("it is told") };
        let [one] = conflict.merge.conflicts() else { panic!("one") };
        let sides = (one.ours.as_str(), one.theirs.as_str());
        assert_eq!(sides, ("«\u{a0}Les Érables\u{a0}»", "«\u{a0}Les Ormes\u{a0}»"));
        let choices = BTreeMap::from([(one.part.clone(), side)]);
        desk.act(Action::Former(FormerAction::Merge(choices)));
        assert_eq!(desk.dossier().team.name, expected);
        desk.write_ends(Ok(()));
        assert!(!desk.state.is_modified());
    }
}

#[test]
fn theirs_may_be_taken_and_ours_comes_back_by_undoing() {
    let mut desk = changed_behind_our_back(&theirs(TeamField::Name, "Les Ormes"));
    desk.check(Action::Former(FormerAction::TakeTheirs), &[]);
    assert_eq!(desk.dossier().team.name, "Les Ormes");
    assert!(!desk.state.is_modified());
    desk.act(Action::Run(Command::Undo));
    assert_eq!(desk.dossier().team.name, "Les Érables");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
}

#[test]
fn a_file_that_is_no_dossier_any_more_is_not_merged() {
    let mut desk = changed_behind_our_back(b"PK\x03\x04");
    assert_eq!(desk.state.dialog, Some(Dialog::ChangedElsewhere));
    desk.check(Action::SaveAnyway, &["write équipe.jalons replacing anything"]);
}

#[test]
fn closing_the_question_loses_nothing() {
    let mut desk = changed_behind_our_back(&theirs(TeamField::Name, "Les Ormes"));
    desk.act(Action::CloseDialog);
    assert_eq!(desk.dossier().team.name, "Les Érables");
    assert!(desk.state.is_modified());
}

fn version(day: i8) -> FormerVersion {
    let path = PathBuf::from(format!("équipe.versions/2026-11-{day:02}-08h00m00.jalons"));
    FormerVersion { saved_at: date(2026, 11, day).at(8, 0, 0, 0), path }
}

/// The list of former versions, open.
fn with_versions(list: Vec<FormerVersion>) -> Desk {
    let mut desk = Desk::with_file();
    desk.check(Action::Run(Command::Versions), &["list versions of équipe.jalons"]);
    desk.versions_come("équipe.jalons", list);
    desk
}

#[test]
fn a_former_version_is_set_beside_the_dossier_then_takes_its_place() {
    let mut desk = with_versions(vec![version(12), version(11)]);
    let path = version(11).path;
    let asked = format!("read Version {}", path.display());
    desk.check(Action::Former(FormerAction::Compare(path.clone())), &[&asked]);
    let contents = theirs(TeamField::Name, "Les Ormes");
    desk.read_ends(ReadPurpose::Version, path, Ok(contents.as_slice().into()));
    let Some(Dialog::Versions(versions)) = &desk.state.dialog else { panic!("it is shown") };
    let shown = versions.shown.as_ref().expect("one is chosen");
    assert_eq!((shown.version.clone(), shown.differences.len()), (version(11), 1));
    assert_eq!(shown.differences[0].after, "«\u{a0}Les Ormes\u{a0}»");
    desk.check(Action::Former(FormerAction::Restore), &[]);
    assert_eq!(desk.dossier().team.name, "Les Ormes");
    assert!(desk.state.is_modified(), "the file stays until it is saved");
    let title = "Le dossier est revenu à sa version enregistrée le 11 novembre 2026 à 8 h 00.";
    assert_eq!(desk.notices(), [(Whose::Success, title.to_owned())]);
    desk.act(Action::Run(Command::Undo));
    assert_eq!(desk.dossier(), &example());
}

#[test]
fn a_version_from_before_a_closing_says_that_it_opens_the_campaign_again() {
    let closed = |dossier: &Dossier| -> Vec<String> {
        let closed = dossier.campaigns.iter().filter(|campaign| campaign.is_closed());
        closed.map(|campaign| campaign.title.clone()).collect()
    };
    let mut before = example();
    let expected = closed(&before);
    assert!(!expected.is_empty(), "the example has a closed campaign");
    for campaign in &mut before.campaigns {
        Arc::make_mut(campaign).closure = None;
    }
    for (dossier, expected) in [(before, expected), (example(), Vec::new())] {
        let mut desk = with_versions(vec![version(11)]);
        let contents = dossier::file::write(&dossier).into_bytes();
        let read = Ok(contents.as_slice().into());
        desk.act(Action::Former(FormerAction::Compare(version(11).path)));
        desk.read_ends(ReadPurpose::Version, version(11).path, read);
        let Some(Dialog::Versions(versions)) = &desk.state.dialog else { panic!("it is shown") };
        assert_eq!(versions.shown.as_ref().expect("one is chosen").reopened, expected);
    }
}

#[test]
fn a_version_that_is_damaged_changes_nothing() {
    let mut desk = with_versions(vec![version(11)]);
    desk.act(Action::Former(FormerAction::Compare(version(11).path)));
    desk.read_ends(ReadPurpose::Version, version(11).path, Ok(b"(".as_slice().into()));
    assert_eq!(desk.dossier(), &example());
    let Some(Dialog::Versions(versions)) = &desk.state.dialog else {
        panic!("another can be chosen")
    };
    let why = "La version enregistrée le 11\u{a0}novembre 2026 à 8\u{a0}h\u{a0}00 ne s’ouvre pas\u{a0}: elle est abîmée.";
    assert_eq!(versions.refused.as_deref(), Some(why));
    assert!(desk.act(Action::Former(FormerAction::Restore)).is_empty());
    assert_eq!(desk.dossier(), &example());
}

#[test]
fn a_version_that_does_not_open_offers_the_one_before_it() {
    let mut desk = Desk::empty();
    let (latest, before) = (version(12).path, version(11).path);
    desk.act(Action::Open(latest.clone()));
    let asked = desk.read_ends(ReadPurpose::Dossier, latest, Ok(b"(".as_slice().into()));
    assert_eq!(asked, ["list versions of équipe.jalons"]);
    let list = vec![version(12), version(11)];
    desk.versions_come("équipe.jalons", list);
    let Some(Dialog::Problems { backup, .. }) = &desk.state.dialog else { panic!("told") };
    assert_eq!(backup.as_ref(), Some(&before));
}

#[test]
fn a_dossier_without_versions_says_so() {
    let desk = with_versions(Vec::new());
    let Some(Dialog::Versions(versions)) = &desk.state.dialog else { panic!("it is shown") };
    assert_eq!(**versions, VersionsShown::default());
    let mut untitled = Desk::with_example();
    untitled.check(Action::Run(Command::Versions), &[]);
}

#[test]
fn a_file_that_does_not_open_offers_its_latest_version() {
    let mut desk = Desk::empty();
    desk.act(Action::Open("équipe.jalons".into()));
    let asked = desk.read("équipe.jalons", b"(format: 1, equipe: (nom: \"Les");
    assert_eq!(asked, ["list versions of équipe.jalons"]);
    desk.versions_come("équipe.jalons", vec![version(12)]);
    let Some(Dialog::Problems { backup, .. }) = &desk.state.dialog else { panic!("it is told") };
    assert_eq!(*backup, Some(version(12).path));
}
