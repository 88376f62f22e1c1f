//! Looking for a file where the system shows no dialog.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Key, Role};
use jalons::app::{Action, Answered, Command, Dialog, EXAMPLE, OwnFolders, PathPurpose};
use jalons::store::{self, FolderEntry, StoreError};

use crate::desk::Desk;
use crate::window::Window;

fn names(entries: &[FolderEntry]) -> Vec<(&str, bool)> {
    entries.iter().map(|entry| (entry.name.as_str(), entry.is_folder)).collect()
}

#[test]
fn a_folder_shows_its_folders_then_the_files_that_are_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["Zèbre", "archives", ".caché", "b.versions"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    for name in ["b.jalons", "A.JALONS", "lettre.odt", ".caché.jalons", "sans"] {
        fs::write(folder.path().join(name), "x").expect("a file");
    }
    let found = store::entries(folder.path(), &["jalons"]).expect("it is read");
    let dossiers = [("archives", true), ("Zèbre", true), ("A.JALONS", false), ("b.jalons", false)];
    assert_eq!(names(&found), dossiers);
    assert_eq!(found[3].path, folder.path().join("b.jalons"));
    assert_eq!(store::entries(folder.path(), &["*"]).expect("it is read").len(), 6);
    let gone = store::entries(&folder.path().join("absent"), &["*"]);
    assert!(matches!(gone, Err(StoreError::NotFound)), "{gone:?}");
}

#[test]
fn a_folder_of_thousands_is_cut_short() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..700 {
        fs::write(folder.path().join(format!("{number:04}.jalons")), "").expect("a file");
    }
    let found = store::entries(folder.path(), &["jalons"]).expect("it is read");
    assert_eq!((found.len(), found[499].name.as_str()), (500, "0499.jalons"));
}

#[test]
fn what_is_typed_is_meant_from_home_or_from_the_folder_that_is_shown() {
    let mut desk = Desk::empty();
    let home = Some("/h".into());
    desk.state = desk.state.keeping_in(OwnFolders { home, ..OwnFolders::default() });
    assert_eq!(desk.state.typed_path(" a.jalons "), PathBuf::from("a.jalons"));
    desk.act(Action::Run(Command::Open));
    desk.no_dialog(PathPurpose::OpenDossier, "");
    desk.check(Action::LookInto("/d".into()), &["list jalons jalons.txt in /d"]);
    for (typed, expected) in [
        ("a.jalons", "/d/a.jalons"),
        ("../a.jalons", "/d/../a.jalons"),
        ("~/a b.jalons", "/h/a b.jalons"),
        ("/e/a.jalons", "/e/a.jalons"),
    ] {
        assert_eq!(desk.state.typed_path(typed), PathBuf::from(expected));
    }
    // A folder that comes late is not the one that is looked into any more.
    let late = desk.folder.expect("a folder is looked into");
    desk.act(Action::LookInto("/e".into()));
    desk.act(Action::Answer(Answered::Folder(late, Ok(Vec::new()))));
    assert!(desk.state.browsed.as_ref().expect("one").found.is_none());
}

#[test]
fn a_dossier_is_found_from_folder_to_folder_and_saved_in_another() {
    let mut window = Window::open();
    window.script().has_no_dialog = true;
    for file in ["/msp/2025/équipe.jalons", "/msp/2024/vieux.jalons", "/msp/2025/lettre.odt"] {
        window.script().files.insert(file.into(), EXAMPLE.as_bytes().into());
    }
    window.run(Command::Open);
    window.press(Key::End);
    window.act(Action::LookInto("/msp".into()));
    window.click(Role::ListItem, "2024");
    assert!(window.shows("vieux.jalons"));
    window.click(Role::Button, "Dossier au-dessus");
    window.click(Role::ListItem, "2025");
    assert!(!window.shows("lettre.odt"), "{:?}", window.labels());
    // Enter on a folder goes in.
    window.act(Action::LookInto("/msp".into()));
    window.click(Role::ListItem, "2025");
    window.press(Key::Enter);
    assert!(window.state().dialog.is_some() && window.shows("équipe.jalons"));
    window.click(Role::ListItem, "équipe.jalons");
    window.click(Role::Button, "Ouvrir");
    let path =
        |window: &Window| window.state().session.document.as_ref().and_then(|one| one.path.clone());
    assert_eq!(path(&window), Some("/msp/2025/équipe.jalons".into()));
    window.run(Command::SaveAs);
    window.act(Action::LookInto("/msp".into()));
    window.click(Role::ListItem, "2024");
    window.press(Key::Tab);
    window.click(Role::Button, "Enregistrer");
    assert_eq!(path(&window), Some("/msp/2024/équipe.jalons".into()));
    assert_eq!(window.state().dialog, None::<Dialog>);
}
