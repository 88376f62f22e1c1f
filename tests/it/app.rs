//! The program without a window: sequences of actions, the effects they ask for, what is left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jalons::app::export::{
    ChartKind, DocumentKind, Export, ExportError, Format, Looked, PictureFormat, Stage,
};
use jalons::app::{
    Action, Answered, Command, Dialog, EXAMPLE, Effect, PathPurpose, Postponed, ReadPurpose,
    RowState, Screen, UnsavedChoice, Whose, shipped_grid,
};
use jalons::dossier::{self, Answer, CampaignId, Edit, Extent, TeamField};
use jalons::grid::Level;
use jalons::report::documents::Missing;
use jalons::scoring::Absence;
use jalons::store::{Replace, StoreError, ThemeChoice};

use crate::desk::{Desk, new_campaign, noon};

#[track_caller]
fn check_asks(desk: &Desk, expected: &Dialog) {
    assert_eq!(desk.state.dialog.as_ref(), Some(expected));
}

// Saving.

#[test]
fn saving_an_unnamed_dossier_asks_where_then_writes() {
    let mut desk = Desk::empty();
    desk.check(Action::Run(Command::New), &[]);
    desk.rename("MSP du Lac / Annecy");
    desk.check(Action::Run(Command::Save), &["ask SaveDossier MSP du Lac Annecy.jalons"]);
    let asked = desk.choose(PathPurpose::SaveDossier, "lac.jalons");
    assert_eq!(asked, ["write lac.jalons replacing anything"]);
    assert!(desk.state.is_modified(), "nothing is saved before the disk says so");
    assert_eq!(desk.write_ends(Ok(())), ["remember"]);
    assert!(!desk.state.is_modified());
    assert_eq!(desk.path(), Some(Path::new("lac.jalons")));
    let recent: Vec<&Path> = desk.state.preferences.recent.iter().map(|r| &*r.path).collect();
    assert_eq!(recent, [Path::new("lac.jalons")]);
}

#[test]
fn what_is_written_is_the_dossier() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    let bytes = desk.written.clone().expect("a write").bytes;
    assert_eq!(dossier::file::read(&bytes).value.as_ref(), Some(desk.dossier()));
}

#[test]
fn a_name_completed_by_us_replaces_nothing() {
    for (typed, written) in [
        ("lac", "write lac.jalons replacing nothing"),
        ("lac.v2", "write lac.v2.jalons replacing nothing"),
        ("LAC.JALONS", "write LAC.JALONS replacing anything"),
    ] {
        let mut desk = Desk::with_example();
        assert_eq!(desk.choose(PathPurpose::SaveDossier, typed), [written]);
    }
}

#[test]
fn an_edit_after_a_save_marks_modified_and_undo_unmarks_it() {
    let mut desk = Desk::with_file();
    assert!(!desk.state.is_modified());
    desk.rename("Les Érables");
    assert!(desk.state.is_modified());
    desk.check(Action::Run(Command::Undo), &[]);
    assert!(!desk.state.is_modified());
    desk.check(Action::Run(Command::Redo), &[]);
    assert!(desk.state.is_modified());
}

#[test]
fn what_is_typed_during_a_write_is_still_to_be_saved() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    desk.act(Action::EndStep);
    desk.rename("Les Érables bleus");
    assert_eq!(desk.write_ends(Ok(())), ["remember"]);
    assert!(desk.state.is_modified());
    desk.check(Action::Run(Command::Undo), &[]);
    assert!(!desk.state.is_modified(), "back to what was written");
}

#[test]
fn saving_again_during_a_write_waits_for_its_turn() {
    let again = "write équipe.jalons replacing only what was read";
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    desk.check(Action::Run(Command::Save), &[]);
    assert_eq!(desk.write_ends(Ok(())), ["remember"], "nothing more to write");
    assert!(!desk.state.is_modified());
    desk.rename("Les Érables bleus");
    desk.act(Action::Run(Command::Save));
    desk.rename("Les Érables verts");
    desk.check(Action::Run(Command::Save), &[]);
    assert_eq!(desk.write_ends(Ok(())), ["remember", again]);
    assert_eq!(desk.write_ends(Ok(())), ["remember"]);
    assert!(!desk.state.is_modified());
}

#[test]
fn saving_elsewhere_during_a_write_ends_there() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    let first = desk.written.clone().expect("a write");
    desk.choose(PathPurpose::SaveDossier, "ailleurs.jalons");
    desk.check(Action::Answer(Answered::Written(first.ticket, first.path, Ok(noon()))), &[]);
    assert!(desk.state.is_modified());
    desk.write_ends(Ok(()));
    assert_eq!(desk.path(), Some(Path::new("ailleurs.jalons")));
    assert!(!desk.state.is_modified());
}

#[test]
fn a_write_that_ends_late_does_not_touch_another_dossier() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    desk.act(Action::Run(Command::New));
    desk.check(Action::Unsaved(UnsavedChoice::Discard), &[]);
    desk.rename("Une autre équipe");
    desk.write_ends(Ok(()));
    assert_eq!(desk.path(), None, "the new dossier has no file of its own yet");
    assert!(desk.state.is_modified());
}

#[test]
fn a_file_changed_elsewhere_asks_and_replaces_nothing() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.write_ends(Err(StoreError::ChangedElsewhere)), ["read Theirs équipe.jalons"]);
    let garbage = Ok(b"(".as_slice().into());
    desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", garbage);
    check_asks(&desk, &Dialog::ChangedElsewhere);
    assert!(desk.state.is_modified());
    desk.check(Action::SaveAnyway, &["write équipe.jalons replacing anything"]);
    assert_eq!(desk.state.dialog, None);
    desk.write_ends(Ok(()));
    assert!(!desk.state.is_modified());
}

#[test]
fn a_full_disk_keeps_the_dossier_open_and_modified() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Quit));
    desk.check(
        Action::Unsaved(UnsavedChoice::Save),
        &["write équipe.jalons replacing only what was read"],
    );
    assert!(desk.write_ends(Err(StoreError::DiskFull)).is_empty(), "it does not leave");
    assert_eq!(desk.dossier().team.name, "Les Érables");
    assert!(desk.state.is_modified());
    let title = "« équipe.jalons » n’a pas été enregistré : le disque est plein.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    assert_eq!(desk.write_ends(Ok(())), ["remember"], "nor later, once there is room");
}

#[test]
fn every_refusal_is_told_with_a_remedy() {
    let refusals = [
        StoreError::NoRight,
        StoreError::FolderGone,
        StoreError::IsFolder,
        StoreError::Other(std::io::Error::other("câble débranché")),
    ];
    for error in refusals {
        let mut desk = Desk::with_file();
        let (what, help) = (error.to_string(), error.help());
        desk.rename("Les Érables");
        desk.act(Action::Run(Command::Save));
        desk.write_ends(Err(error));
        let [notice] = &*desk.state.notices else { panic!("one notice for {what}") };
        assert!(notice.title.contains(&what), "{}", notice.title);
        assert!(notice.help.starts_with(help), "{}", notice.help);
        assert!(desk.state.is_modified());
    }
}

// Leaving.

#[test]
fn leaving_with_changes_asks_first() {
    let ways = [
        (Command::New, Postponed::New),
        (Command::Open, Postponed::AskOpen),
        (Command::OpenExample, Postponed::Example),
        (Command::Close, Postponed::Close),
        (Command::Quit, Postponed::Quit),
    ];
    for (command, pending) in ways {
        let mut desk = Desk::with_file();
        desk.rename("Les Érables");
        desk.check(Action::Run(command), &[]);
        check_asks(&desk, &Dialog::Unsaved(pending));
        assert_eq!(desk.dossier().team.name, "Les Érables");
        desk.check(Action::Unsaved(UnsavedChoice::Cancel), &[]);
        assert_eq!(desk.state.dialog, None);
        assert_eq!(desk.dossier().team.name, "Les Érables");
    }
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.check(Action::Open("b.jalons".into()), &[]);
    check_asks(&desk, &Dialog::Unsaved(Postponed::Open("b.jalons".into())));
}

#[test]
fn leaving_without_changes_goes_at_once() {
    let mut desk = Desk::with_file();
    desk.check(Action::Run(Command::Open), &["ask OpenDossier "]);
    desk.check(Action::Open("b.jalons".into()), &["read Dossier b.jalons"]);
    desk.check(Action::Run(Command::Quit), &["quit"]);
    desk.check(Action::Run(Command::Close), &[]);
    assert!(desk.state.session.document.is_none());
    assert_eq!((desk.state.screen(), desk.state.session.campaign), (Screen::Home, None));
}

#[test]
fn leaving_after_saving_goes_on_once_the_disk_has_it() {
    let mut desk = Desk::with_example();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Quit));
    desk.check(Action::Unsaved(UnsavedChoice::Save), &["ask SaveDossier Les Érables.jalons"]);
    desk.choose(PathPurpose::SaveDossier, "a.jalons");
    assert_eq!(desk.write_ends(Ok(())), ["remember", "quit"]);
}

#[test]
fn closing_the_question_about_changes_leaves_nothing_pending() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Quit));
    desk.check(Action::CloseDialog, &[]);
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.write_ends(Ok(())), ["remember"], "it does not leave");
}

#[test]
fn giving_up_where_to_save_leaves_nothing_pending() {
    let give_up: [fn(&mut Desk); 3] = [
        |desk| assert!(desk.choose_nothing(PathPurpose::SaveDossier).is_empty()),
        |desk| {
            desk.no_dialog(PathPurpose::SaveDossier, "a.jalons");
            desk.check(Action::CloseDialog, &[]);
        },
        |desk| {
            // Asked again meanwhile, by a system that has a dialog after all.
            desk.no_dialog(PathPurpose::SaveDossier, "a.jalons");
            desk.act(Action::Run(Command::SaveAs));
            assert!(desk.choose_nothing(PathPurpose::SaveDossier).is_empty());
            assert_eq!(desk.state.dialog, None);
        },
    ];
    for give_up in give_up {
        let mut desk = Desk::with_example();
        desk.rename("Les Érables");
        desk.act(Action::Run(Command::Quit));
        desk.act(Action::Unsaved(UnsavedChoice::Save));
        give_up(&mut desk);
        desk.act(Action::Run(Command::Save));
        desk.choose(PathPurpose::SaveDossier, "a.jalons");
        assert_eq!(desk.write_ends(Ok(())), ["remember"], "it does not leave");
    }
}

#[test]
fn what_is_typed_while_a_file_is_chosen_is_not_lost() {
    let mut desk = Desk::with_file();
    desk.check(Action::Run(Command::Open), &["ask OpenDossier "]);
    desk.rename("Tapé pendant ce temps");
    desk.choose(PathPurpose::OpenDossier, "b.jalons");
    check_asks(&desk, &Dialog::Unsaved(Postponed::Open("b.jalons".into())));
    desk.check(Action::Unsaved(UnsavedChoice::Discard), &["read Dossier b.jalons"]);
    desk.read("b.jalons", EXAMPLE.as_bytes());
    assert_eq!(desk.path(), Some(Path::new("b.jalons")));
    assert!(!desk.state.is_modified());
}

#[test]
fn what_is_typed_while_a_file_is_read_is_not_lost() {
    let mut desk = Desk::with_file();
    desk.check(Action::Open("b.jalons".into()), &["read Dossier b.jalons"]);
    desk.rename("Tapé pendant ce temps");
    desk.read("b.jalons", EXAMPLE.as_bytes());
    assert_eq!(desk.dossier().team.name, "Tapé pendant ce temps");
    check_asks(&desk, &Dialog::Unsaved(Postponed::Open("b.jalons".into())));
}

#[test]
fn changes_given_up_for_a_file_are_not_asked_about_twice() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Open));
    desk.check(Action::Unsaved(UnsavedChoice::Discard), &["ask OpenDossier "]);
    assert_eq!(desk.choose(PathPurpose::OpenDossier, "b.jalons"), ["read Dossier b.jalons"]);
    desk.read("b.jalons", EXAMPLE.as_bytes());
    assert_eq!(desk.path(), Some(Path::new("b.jalons")));
}

#[test]
fn changes_given_up_for_no_file_in_the_end_are_asked_about_again() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Open));
    desk.act(Action::Unsaved(UnsavedChoice::Discard));
    assert!(desk.choose_nothing(PathPurpose::OpenDossier).is_empty());
    desk.check(Action::Run(Command::Quit), &[]);
    check_asks(&desk, &Dialog::Unsaved(Postponed::Quit));
}

// Opening.

#[test]
fn opening_a_file_shows_its_latest_campaign_and_remembers_it() {
    let mut desk = Desk::empty();
    desk.act(Action::Open("équipe.jalons".into()));
    let asked = desk.read("équipe.jalons", EXAMPLE.as_bytes());
    assert_eq!(asked, ["remember", "check proofs Preuves/2025/concertations-emargements.pdf"]);
    let latest = desk.dossier().latest_campaign().expect("three campaigns").id;
    assert_eq!(desk.state.session.campaign, Some(latest));
    assert_eq!(desk.state.screen(), Screen::Home);
    assert!(!desk.state.is_modified());
    let recent = &desk.state.preferences.recent[0];
    assert_eq!(recent.name, desk.dossier().team.name);
    assert_eq!(recent.opened_on, "2026-11-22");
    desk.check(Action::Forget("équipe.jalons".into()), &["remember"]);
    assert!(desk.state.preferences.recent.is_empty());
}

#[track_caller]
fn check_refuses_to_open(bytes: &[u8], first_problem: &str) {
    let mut desk = Desk::with_file();
    desk.act(Action::Go(Screen::Team));
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Open));
    desk.act(Action::Unsaved(UnsavedChoice::Discard));
    let before = (desk.dossier().clone(), desk.state.screen(), desk.state.session.campaign);
    desk.choose(PathPurpose::OpenDossier, "b.jalons");
    assert_eq!(desk.read("b.jalons", bytes), ["list versions of b.jalons"]);
    assert_eq!((desk.dossier().clone(), desk.state.screen(), desk.state.session.campaign), before);
    assert_eq!(desk.path(), Some(Path::new("équipe.jalons")));
    assert!(desk.state.is_modified(), "what was typed is still there, and still not saved");
    let Some(Dialog::Problems { file, problems, .. }) = &desk.state.dialog else {
        unreachable!("problems are told, not {:?}", desk.state.dialog);
    };
    assert_eq!(file, "b.jalons");
    let message = problems[0].message.replace('\u{a0}', " ");
    assert!(message.contains(first_problem), "{message}");
    desk.act(Action::CloseDialog);
    desk.check(Action::Run(Command::Quit), &[]);
    check_asks(&desk, &Dialog::Unsaved(Postponed::Quit));
}

#[test]
fn opening_a_damaged_file_leaves_the_application_as_it_was() {
    check_refuses_to_open(b"", "vide");
    check_refuses_to_open(&EXAMPLE.as_bytes()[..5000], "");
}

#[test]
fn opening_a_file_of_a_later_format_leaves_the_application_as_it_was() {
    let future = include_bytes!("../fixtures/dossiers/version-future.jalons");
    check_refuses_to_open(future, "version");
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let mut desk = Desk::empty();
    let path = PathBuf::from("clé/a.jalons");
    desk.act(Action::Open(path.clone()));
    assert!(desk.read_ends(ReadPurpose::Dossier, path, Err(StoreError::NotFound)).is_empty());
    let title = "« a.jalons » n’a pas pu être ouvert : le fichier n’existe pas.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    assert!(desk.state.notices[0].help.contains("clé/a.jalons"));
    desk.check(Action::Dismiss(u64::MAX), &[]);
    assert_eq!(desk.state.notices.len(), 1);
    desk.check(Action::Dismiss(desk.state.notices[0].number), &[]);
    assert!(desk.state.notices.is_empty());
}

#[test]
fn the_example_can_be_spoilt_without_harm() {
    let mut desk = Desk::with_example();
    assert!(!desk.state.is_modified(), "nothing to lose yet");
    assert_eq!(desk.path(), None, "it never writes over the shipped file");
    assert!(desk.dossier().is_fictitious);
    let saved = desk.act(Action::Run(Command::Save));
    assert_eq!(saved, [format!("ask SaveDossier {}.jalons", desk.dossier().team.name)]);
}

// Undo.

#[test]
fn typing_in_a_field_is_one_step_of_undo_and_leaving_it_ends_the_step() {
    let mut desk = Desk::with_file();
    let at_first = desk.dossier().clone();
    for typed in ["L", "Le", "Les"] {
        desk.rename(typed);
    }
    desk.check(Action::EndStep, &[]);
    for typed in ["Les É", "Les Érables"] {
        desk.rename(typed);
    }
    desk.check(Action::Run(Command::Undo), &[]);
    assert_eq!(desk.dossier().team.name, "Les");
    desk.check(Action::Run(Command::Undo), &[]);
    assert_eq!(*desk.dossier(), at_first);
    desk.check(Action::Run(Command::Redo), &[]);
    desk.check(Action::Run(Command::Redo), &[]);
    assert_eq!(desk.dossier().team.name, "Les Érables");
}

#[test]
fn another_field_is_another_step() {
    let mut desk = Desk::with_file();
    desk.rename("A");
    desk.act(Action::Edit(Edit::Team(TeamField::Commune, "B".to_owned())));
    desk.rename("C");
    desk.check(Action::Run(Command::Undo), &[]);
    assert_eq!((&*desk.dossier().team.name, &*desk.dossier().team.commune), ("A", "B"));
}

#[test]
fn going_to_a_screen_or_a_criterion_ends_the_step() {
    let second = shipped_grid().domains[0].criteria[1].id.clone();
    for away in [
        Action::Go(Screen::Results),
        Action::Focus(second),
        Action::Show(CampaignId(1)),
        Action::Run(Command::Go(Screen::Team)),
    ] {
        let mut desk = Desk::with_file();
        let told = format!("{away:?}");
        desk.rename("A");
        desk.act(away);
        desk.rename("B");
        desk.act(Action::Run(Command::Undo));
        assert_eq!(desk.dossier().team.name, "A", "{told}");
    }
}

#[test]
fn typing_after_an_undo_forgets_the_future_and_starts_a_step() {
    let mut desk = Desk::with_file();
    desk.rename("A");
    desk.act(Action::EndStep);
    desk.rename("B");
    desk.act(Action::Run(Command::Undo));
    desk.rename("C");
    assert!(!Command::Redo.is_enabled(&desk.state));
    desk.act(Action::Run(Command::Undo));
    assert_eq!(desk.dossier().team.name, "A");
}

// Campaigns.

#[test]
fn a_new_campaign_keeps_former_levels_to_confirm_and_never_counts_them() {
    let mut desk = Desk::with_file();
    let former = Arc::clone(desk.dossier().latest_campaign().expect("three campaigns"));
    desk.check(new_campaign(Extent::Full), &[]);
    let scores = desk.state.session.derived.scores.as_ref().expect("the new campaign is shown");
    let coverage = scores.whole.coverage;
    assert_eq!(scores.former, Some(former.id));
    assert_eq!((coverage.answered(), scores.whole.mean), (0, Err(Absence::Unanswered)));
    let answered = former.entries.values().filter(|entry| entry.answer.is_some()).count();
    assert_eq!(coverage.to_confirm, answered);
    for row in &desk.state.session.derived.rows {
        let expected = match former.answer(&row.id) {
            Some(answer) => RowState::ToConfirm(answer.clone()),
            None => RowState::Unanswered,
        };
        assert_eq!(row.state, expected, "{}", row.code);
    }
}

#[test]
fn targets_not_yet_reached_are_carried_over() {
    let mut desk = Desk::with_file();
    let former = Arc::clone(desk.dossier().latest_campaign().expect("three campaigns"));
    desk.check(new_campaign(Extent::Full), &[]);
    let new = desk.dossier().latest_campaign().expect("four campaigns");
    let mut carried = 0;
    for (_, criterion) in new.grid.criteria() {
        let target = former.target(&criterion.id);
        let is_ahead =
            target > former.level(&criterion.id) && former.answer(&criterion.id).is_some();
        let expected = target.filter(|_| is_ahead);
        assert_eq!(new.target(&criterion.id), expected, "{}", criterion.code);
        carried += usize::from(expected.is_some());
    }
    assert!(carried > 0, "the example aims at something");
    assert!(new.entries.values().all(|entry| entry.answer.is_none() && entry.comment.is_empty()));
}

#[test]
fn the_short_path_goes_through_its_criteria_only() {
    let mut desk = Desk::with_file();
    desk.check(new_campaign(Extent::Short), &[]);
    let grid = shipped_grid();
    let short: Vec<&str> = grid
        .criteria()
        .filter(|(_, criterion)| criterion.is_in(Extent::Short))
        .map(|(_, criterion)| criterion.code.as_str())
        .collect();
    let rows: Vec<&str> =
        desk.state.session.derived.rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(rows, short);
    assert!((5..20).contains(&rows.len()), "{}", rows.len());
}

#[test]
fn deleting_the_campaign_shown_shows_the_latest_left() {
    let mut desk = Desk::with_file();
    let ids: Vec<CampaignId> = desk.dossier().campaigns.iter().map(|c| c.id).collect();
    let [first, second, third] = ids.as_slice() else { panic!("three campaigns") };
    desk.check(Action::Show(*first), &[]);
    desk.check(Action::Edit(Edit::RemoveCampaign(*first)), &[]);
    assert_eq!(desk.state.session.campaign, Some(*third));
    desk.check(Action::Edit(Edit::RemoveCampaign(*third)), &[]);
    assert_eq!(desk.state.session.campaign, Some(*second));
    desk.check(Action::Edit(Edit::RemoveCampaign(*second)), &[]);
    assert_eq!((desk.state.session.campaign, &desk.state.session.criterion), (None, &None));
    assert!(desk.state.session.derived.rows.is_empty());
    for _ in 0..3 {
        desk.act(Action::Run(Command::Undo));
    }
    assert_eq!(desk.dossier().campaigns.len(), 3);
}

#[test]
fn answering_moves_the_score_and_not_the_criterion() {
    let mut desk = Desk::with_file();
    desk.act(new_campaign(Extent::Full));
    let (campaign, criterion) =
        (desk.state.session.campaign.unwrap(), desk.state.session.criterion.clone().unwrap());
    let revision = desk.state.revision();
    let answer = Some(Answer::Level(Level::at(3)));
    desk.check(Action::Edit(Edit::Answer(campaign, criterion.clone(), answer)), &[]);
    let coverage = desk.state.session.derived.scores.as_ref().unwrap().whole.coverage;
    assert_eq!(coverage.levelled, 1);
    assert_eq!(desk.state.session.criterion, Some(criterion));
    assert!(desk.state.revision() > revision);
}

// Grids.

#[test]
fn a_checked_grid_can_be_chosen() {
    let valid: &[u8] = include_bytes!("../fixtures/grilles/valide.ron");
    let mut desk = Desk::empty();
    desk.check(Action::Run(Command::CheckGrid), &["ask CheckGrid "]);
    assert_eq!(desk.choose(PathPurpose::CheckGrid, "g.ron"), ["read Grid g.ron"]);
    assert!(desk.read_ends(ReadPurpose::Grid, "g.ron", Ok(valid.into())).is_empty());
    let title = "« g.ron » est une grille valable : Grille d’essai.".to_owned();
    assert_eq!(desk.notices(), [(Whose::Success, title)]);
    assert_eq!(desk.state.screen(), Screen::Grids);
    let grids = desk.state.library.grids(None);
    let ids: Vec<&str> = grids.iter().map(|grid| grid.id.0.as_str()).collect();
    assert_eq!(ids, [shipped_grid().id.0.as_str(), "has-axes", "essai"]);
}

#[test]
fn a_broken_grid_is_told_and_not_kept() {
    let mut desk = Desk::empty();
    let broken: &[u8] = include_bytes!("../fixtures/grilles/cinq-erreurs.ron");
    desk.choose(PathPurpose::CheckGrid, "g.ron");
    assert!(desk.read_ends(ReadPurpose::Grid, "g.ron", Ok(broken.into())).is_empty());
    let Some(Dialog::Problems { problems, .. }) = &desk.state.dialog else { panic!("problems") };
    assert_eq!(problems.len(), 5);
    assert_eq!(desk.state.library.grids(None).len(), 2);
    assert!(desk.state.notices.is_empty());
}

/// Opens rules of remuneration, as a grid to check or as a dossier.
#[track_caller]
fn open_rules(purpose: ReadPurpose, bytes: &[u8]) -> Desk {
    let mut desk = Desk::empty();
    desk.act(Action::Open("r.ron".into()));
    assert!(desk.read_ends(purpose, "r.ron", Ok(bytes.into())).is_empty());
    assert!(desk.state.dossier().is_none());
    assert_eq!(desk.state.library.grids(None).len(), 2);
    desk
}

#[test]
fn rules_of_remuneration_are_checked_wherever_they_are_opened() {
    let valid: &[u8] = include_bytes!("../fixtures/remuneration/valide.ron");
    let broken: &[u8] = include_bytes!("../fixtures/remuneration/zeros.ron");
    for purpose in [ReadPurpose::Grid, ReadPurpose::Dossier] {
        let desk = open_rules(purpose, valid);
        let title = "« r.ron » contient des règles de rémunération valables : Règles d’essai.";
        assert_eq!(desk.notices(), [(Whose::Success, title.to_owned())]);
        let desk = open_rules(purpose, broken);
        let Some(Dialog::Problems { problems, .. }) = &desk.state.dialog else {
            panic!("problems")
        };
        assert_eq!(problems.len(), 6);
    }
}

#[test]
fn a_copy_of_the_shipped_grid_is_its_file_with_its_remarks() {
    let mut desk = Desk::empty();
    let name = format!("msp-{}.ron", shipped_grid().version);
    let copy = || shipped_grid();
    desk.check(Action::CopyGrid(copy()), &[&format!("ask CopyGrid {name}")]);
    let ticket = desk.asked_path.expect("a path is asked for");
    let path = Some(PathBuf::from("à-nous.ron"));
    let chosen = Action::Answer(Answered::Path(ticket, PathPurpose::CopyGrid(copy()), path));
    let effects = desk.state.update(chosen).0;
    let [Effect::WriteGrid { bytes, replace, .. }] = effects.as_slice() else { panic!("a write") };
    assert_eq!(**bytes, *include_bytes!("../../grids/msp.ron"));
    assert_eq!(*replace, Replace::Anything);
}

// Documents that leave.

#[test]
fn an_export_asks_where_runs_and_says_it_is_ready() {
    let mut desk = Desk::with_file();
    let picture = Export::Picture(ChartKind::Profile, PictureFormat::Png);
    let asked = desk.act(Action::Export(picture));
    let dossier = desk.dossier();
    let latest = dossier.latest_campaign().expect("three campaigns");
    let suggested = format!("Profil par domaine {} {}.png", latest.title, dossier.team.name);
    assert_eq!(asked, [format!("ask Export({picture:?}) {suggested}")]);
    let exported = desk.choose(PathPurpose::Export(picture), "profil");
    assert_eq!(exported, [format!("export {picture:?} to profil.png replacing nothing")]);
    assert!(Command::CancelExport.is_enabled(&desk.state));
    let ticket = desk.exporting();
    desk.check(Action::Answer(Answered::ExportStage(ticket, Stage::Writing)), &[]);
    assert_eq!(desk.state.exports.front().map(|running| running.stage), Some(Stage::Writing));
    let warnings = vec!["Un caractère n’a pas de dessin.".to_owned()];
    assert!(desk.export_ends("profil.png", Ok(warnings)).is_empty());
    assert_eq!(desk.state.exports.front(), None);
    assert_eq!(desk.notices(), [(Whose::Success, "« profil.png » est prêt.".to_owned())]);
    assert!(desk.state.notices[0].help.contains("Un caractère n’a pas de dessin."));
}

#[test]
fn what_stops_an_export_is_a_notice() {
    let stops = [
        (ExportError::Cancelled, Whose::Person, "l’export a été arrêté"),
        (
            ExportError::Missing(Missing::Campaign),
            Whose::Person,
            "le dossier ne contient pas encore de campagne",
        ),
        (ExportError::Store(StoreError::DiskFull), Whose::File, "le disque est plein"),
    ];
    for (error, whose, why) in stops {
        let mut desk = Desk::with_file();
        desk.choose(
            PathPurpose::Export(Export::Report(DocumentKind::Diagnostic, Format::Csv)),
            "a.csv",
        );
        assert!(desk.export_ends("a.csv", Err(error)).is_empty());
        assert_eq!(desk.notices(), [(whose, format!("« a.csv » n’a pas été écrit : {why}."))]);
        assert_eq!(desk.state.exports.front(), None);
        assert!(!desk.state.is_modified());
    }
}

#[test]
fn the_preview_is_asked_once_for_each_state_of_the_dossier() {
    let mut desk = Desk::with_file();
    let look = || Action::Preview(Export::Report(DocumentKind::Diagnostic, Format::Pdf));
    desk.check(look(), &["preview"]);
    desk.check(look(), &[]);
    desk.rename("Les Érables");
    assert!(desk.pages_come(Ok(Looked::default())).is_empty());
    desk.check(look(), &["preview"]);
    assert!(desk.pages_come(Err(ExportError::Missing(Missing::Campaign))).is_empty());
    assert!(desk.state.session.preview.problem.is_some());
    desk.check(look(), &[]);
}

#[test]
fn nothing_is_exported_or_shown_without_a_campaign() {
    let mut desk = Desk::empty();
    for action in [
        Action::Preview(Export::Report(DocumentKind::Diagnostic, Format::Pdf)),
        Action::Export(Export::Report(DocumentKind::Diagnostic, Format::Pdf)),
    ] {
        desk.check(action, &[]);
    }
    desk.act(Action::Run(Command::New));
    desk.check(Action::Preview(Export::Report(DocumentKind::Diagnostic, Format::Pdf)), &[]);
    assert!(
        desk.choose(
            PathPurpose::Export(Export::Report(DocumentKind::Diagnostic, Format::Pdf)),
            "a.pdf"
        )
        .is_empty()
    );
    assert_eq!(desk.state.exports.front(), None);
}

// Preferences.

#[test]
fn a_theme_and_a_zoom_are_remembered() {
    let mut desk = Desk::empty();
    desk.check(Action::Theme(ThemeChoice::Dark), &["remember"]);
    desk.check(Action::Run(Command::ZoomIn), &["remember"]);
    let chosen = (desk.state.preferences.theme, desk.state.preferences.zoom_percent);
    assert_eq!(chosen, (ThemeChoice::Dark, 110));
    for _ in 0..20 {
        desk.act(Action::Run(Command::ZoomIn));
    }
    assert_eq!(desk.state.preferences.zoom_percent, 200);
    for _ in 0..20 {
        desk.act(Action::Run(Command::ZoomOut));
    }
    assert_eq!(desk.state.preferences.zoom_percent, 80);
    desk.check(Action::Run(Command::ZoomReset), &["remember"]);
    assert_eq!(desk.state.preferences.zoom_percent, 100);
}

#[test]
fn preferences_that_cannot_be_written_are_told_and_nothing_else_happens() {
    let mut desk = Desk::with_file();
    desk.check(Action::Answer(Answered::PreferencesLost(StoreError::NoRight)), &[]);
    let title = "Les préférences n’ont pas été retenues : le système n’autorise pas l’accès.";
    assert_eq!(desk.notices(), [(Whose::File, title.to_owned())]);
    assert!(!desk.state.is_modified());
}

#[test]
fn a_path_chosen_for_one_dossier_never_receives_another() {
    let mut desk = Desk::with_example();
    desk.check(
        Action::Run(Command::SaveAs),
        &["ask SaveDossier Les Tilleuls (exemple fictif).jalons"],
    );
    desk.act(Action::Run(Command::New));
    let late = desk.asked_path.take().expect("a path is asked for");
    // Nor when the other one asks too: both dialogs are open, and the former is answered first.
    desk.act(Action::Run(Command::SaveAs));
    let chosen = Answered::Path(late, PathPurpose::SaveDossier, Some("a.jalons".into()));
    desk.check(Action::Answer(chosen), &[]);
    let written = desk.choose(PathPurpose::SaveDossier, "b.jalons");
    assert_eq!(written, ["write b.jalons replacing anything"]);
}

#[test]
fn a_name_typed_by_hand_replaces_nothing_unasked() {
    let mut desk = Desk::with_example();
    let typed = Action::TypedPath(PathPurpose::SaveDossier, "a.jalons".into());
    desk.check(typed, &["write a.jalons replacing nothing"]);
    desk.write_ends(Err(StoreError::AlreadyThere));
    check_asks(&desk, &Dialog::Replace(PathPurpose::SaveDossier, "a.jalons".into()));
    let agreed = Action::ReplaceAt(PathPurpose::SaveDossier, "a.jalons".into());
    desk.check(agreed, &["write a.jalons replacing anything"]);
    assert_eq!(desk.state.dialog, None);
}

#[test]
fn a_message_about_a_file_leaves_once_the_dossier_is_saved() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Err(StoreError::DiskFull));
    assert_eq!(desk.notices().len(), 1);
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Ok(()));
    assert_eq!(desk.notices(), []);
}
