//! The store on a real disk: what is written whole, what is kept, what is refused untouched.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jalons::store::{
    self, Contents, Former, MAX_BYTES, Preferences, RecentFile, Replace, StoreError, ThemeChoice,
};
use tempfile::TempDir;

/// A folder of its own for each test, with one dossier in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(text: &str) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::write(desk.dossier(), text).expect("writable");
        desk
    }

    fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn dossier(&self) -> PathBuf {
        self.path("équipe.jalons")
    }

    /// Names and texts of everything there, so that nothing left behind goes unseen.
    #[track_caller]
    fn check_holds(&self, expected: &[(&str, &str)]) {
        let mut found: Vec<(String, String)> = fs::read_dir(self.folder.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").path())
            .map(|path| (name(&path), fs::read_to_string(&path).unwrap_or("(folder)".to_owned())))
            .collect();
        found.sort();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(found, expected);
    }
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

fn contents(text: &str) -> Contents {
    text.as_bytes().into()
}

fn write(path: &Path, text: &str, replace: &Replace) -> Result<(), StoreError> {
    store::write(path, text.as_bytes(), replace, Former::Kept)
}

#[track_caller]
fn check_refused(result: Result<(), StoreError>, why: &str) {
    let error = result.expect_err("it is refused");
    assert_eq!(error.to_string(), why);
    assert!(error.help().ends_with('.'), "{}", error.help());
}

fn set_read_only(path: &Path, is_read_only: bool) {
    let mut permissions = fs::metadata(path).expect("there").permissions();
    permissions.set_readonly(is_read_only);
    fs::set_permissions(path, permissions).expect("it is ours");
}

#[test]
fn a_new_file_is_written_and_nothing_is_left_beside() {
    let desk = Desk::empty();
    write(&desk.dossier(), "un", &Replace::Nothing).expect("written");
    desk.check_holds(&[("équipe.jalons", "un")]);
}

#[test]
fn the_former_version_stays_among_the_dated_ones() {
    let desk = Desk::with("un");
    write(&desk.dossier(), "deux", &Replace::Anything).expect("written");
    desk.check_holds(&[("équipe.jalons", "deux"), ("équipe.versions", "(folder)")]);
    let versions = store::versions(&desk.dossier());
    let texts: Vec<String> =
        versions.iter().map(|one| fs::read_to_string(&one.path).expect("there")).collect();
    assert_eq!(texts, ["un"]);
    assert!(store::is_version(&versions[0].path), "{}", versions[0].path.display());
    assert!(!store::is_version(&desk.dossier()));
}

#[test]
fn an_export_keeps_no_former_version() {
    let desk = Desk::with("un");
    store::write(&desk.dossier(), b"deux", &Replace::Anything, Former::Gone).expect("written");
    desk.check_holds(&[("équipe.jalons", "deux")]);
}

#[test]
fn a_file_changed_elsewhere_is_not_replaced() {
    let desk = Desk::with("d’une collègue");
    let result = write(&desk.dossier(), "le mien", &Replace::Only(contents("d’avant")));
    check_refused(result, "le fichier a été modifié par ailleurs depuis son ouverture");
    desk.check_holds(&[("équipe.jalons", "d’une collègue")]);
}

#[test]
fn a_file_taken_away_since_is_written_again_only_when_somebody_wants_it() {
    let desk = Desk::empty();
    let gone = Replace::Only(contents("un"));
    check_refused(write(&desk.dossier(), "deux", &gone), "le fichier n’est plus à sa place");
    desk.check_holds(&[]);
    write(&desk.dossier(), "deux", &Replace::Anything).expect("written");
    desk.check_holds(&[("équipe.jalons", "deux")]);
}

#[test]
fn a_name_completed_for_the_person_replaces_nothing() {
    let desk = Desk::with("un");
    let result = write(&desk.dossier(), "deux", &Replace::Nothing);
    check_refused(result, "un fichier porte déjà ce nom");
    desk.check_holds(&[("équipe.jalons", "un")]);
}

#[test]
fn a_folder_gone_is_told() {
    let desk = Desk::with("un");
    let gone = "cet emplacement n’existe pas";
    let in_no_folder = desk.path("absent").join("a.jalons");
    check_refused(write(&in_no_folder, "deux", &Replace::Anything), gone);
    let under_a_file = desk.dossier().join("a.jalons");
    check_refused(write(&under_a_file, "deux", &Replace::Anything), gone);
    desk.check_holds(&[("équipe.jalons", "un")]);
}

#[test]
fn a_folder_is_neither_read_nor_written_as_a_file() {
    let desk = Desk::empty();
    fs::create_dir(desk.path("dossier.jalons")).expect("writable");
    for replace in [Replace::Nothing, Replace::Anything, Replace::Only(contents("x"))] {
        let result = write(&desk.path("dossier.jalons"), "un", &replace);
        check_refused(result, "c’est un dossier du disque, pas un fichier");
    }
    let result = store::read(&desk.path("dossier.jalons")).map(drop);
    check_refused(result, "c’est un dossier du disque, pas un fichier");
    desk.check_holds(&[("dossier.jalons", "(folder)")]);
}

#[test]
fn a_read_only_file_stays_as_it_is() {
    let desk = Desk::with("un");
    set_read_only(&desk.dossier(), true);
    for replace in [Replace::Anything, Replace::Only(contents("un"))] {
        let result = write(&desk.dossier(), "deux", &replace);
        check_refused(result, "ce fichier est en lecture seule");
    }
    desk.check_holds(&[("équipe.jalons", "un")]);
    set_read_only(&desk.dossier(), false);
}

#[test]
fn nothing_is_replaced_when_the_former_version_cannot_be_kept() {
    let desk = Desk::with("un");
    fs::write(desk.path("équipe.versions"), "à quelqu’un").expect("writable");
    write(&desk.dossier(), "deux", &Replace::Anything).expect_err("it is refused");
    desk.check_holds(&[("équipe.jalons", "un"), ("équipe.versions", "à quelqu’un")]);
}

#[test]
fn a_file_that_already_holds_it_is_not_a_change_behind_our_back() {
    let desk = Desk::with("le mien");
    let only = Replace::Only(contents("d’avant"));
    write(&desk.dossier(), "le mien", &only).expect("the power was cut after the write");
    desk.check_holds(&[("équipe.jalons", "le mien")]);
}

#[test]
fn a_file_too_large_is_not_read() {
    let desk = Desk::with("un");
    let file = File::options().write(true).open(desk.dossier()).expect("writable");
    file.set_len(MAX_BYTES + 1).expect("a sparse file costs nothing");
    check_refused(store::read(&desk.dossier()).map(drop), "le fichier est trop gros");
    let result = write(&desk.dossier(), "deux", &Replace::Only(contents("un")));
    check_refused(result, "le fichier est trop gros");
}

#[test]
fn an_absent_file_is_told() {
    let desk = Desk::empty();
    check_refused(store::read(&desk.dossier()).map(drop), "le fichier n’existe pas");
}

#[test]
fn what_is_read_is_what_was_written() {
    let desk = Desk::empty();
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    store::write(&desk.dossier(), &bytes, &Replace::Nothing, Former::Kept).expect("written");
    assert_eq!(*store::read(&desk.dossier()).expect("read"), *bytes);
}

#[cfg(unix)]
#[test]
fn a_saved_file_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let desk = Desk::with("un");
    fs::set_permissions(desk.dossier(), fs::Permissions::from_mode(0o660)).expect("ours");
    write(&desk.dossier(), "deux", &Replace::Anything).expect("written");
    assert_eq!(rights(&desk.dossier()), 0o660);
    write(&desk.path("neuf.jalons"), "un", &Replace::Nothing).expect("written");
    File::create(desk.path("autre")).expect("writable");
    assert_eq!(rights(&desk.path("neuf.jalons")), rights(&desk.path("autre")), "as any new file");
}

#[cfg(unix)]
#[test]
fn saving_through_a_link_writes_the_file_it_leads_to() {
    let desk = Desk::with("un");
    let link = desk.path("raccourci.jalons");
    std::os::unix::fs::symlink(desk.dossier(), &link).expect("links are there");
    write(&link, "deux", &Replace::Only(contents("un"))).expect("written");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read_to_string(desk.dossier()).expect("there"), "deux");
}

fn recent(path: &str) -> RecentFile {
    RecentFile {
        path: path.into(),
        name: "Les Tilleuls".to_owned(),
        opened_on: "2026-11-22".to_owned(),
    }
}

#[test]
fn preferences_are_found_again_in_a_folder_made_for_them() {
    let desk = Desk::empty();
    let path = desk.path("config").join("jalons").join("preferences.ron");
    let preferences = Preferences {
        recent: vec![recent("a.jalons"), recent("é \"b\".jalons")],
        theme: ThemeChoice::Dark,
        zoom_percent: 130,
        saves_continuously: true,
        shows_all_screens: true,
        knows_rule: true,
        renderer: None,
    };
    preferences.save(&path).expect("written");
    assert_eq!(Preferences::load(&path), preferences);
}

#[test]
fn two_windows_forget_nothing_of_what_the_other_remembers() {
    let recent_files = vec![recent("a.jalons"), recent("b.jalons")];
    let before = Preferences { recent: recent_files, ..Preferences::default() };
    let mut there = Preferences { theme: ThemeChoice::Dark, zoom_percent: 90, ..before.clone() };
    there.remember(recent("c.jalons"));
    let long_ago = RecentFile { opened_on: "2025-01-31".to_owned(), ..recent("e.jalons") };
    there.recent.push(long_ago);
    let mut ours = Preferences { zoom_percent: 130, ..before.clone() };
    ours.remember(recent("d.jalons"));
    ours.forget(Path::new("b.jalons"));
    let both = ours.over(&before, &there);
    let paths: Vec<String> = both.recent.iter().map(|file| name(&file.path)).collect();
    assert_eq!(paths, ["d", "a", "c", "e"].map(|name| format!("{name}.jalons")));
    assert_eq!((both.theme, both.zoom_percent), (ThemeChoice::Dark, 130));
    assert_eq!(before.over(&before, &there).recent.len(), there.recent.len());
}

#[test]
fn preferences_survive_garbage() {
    let desk = Desk::empty();
    let path = desk.path("preferences.ron");
    assert_eq!(Preferences::load(&path), Preferences::default(), "no file");
    let garbage: [&[u8]; 5] =
        [b"", b"(", b"\xff\xfe\x00", b"(theme: Purple)", b"(zoom_percent: \"grand\")"];
    for bytes in garbage {
        fs::write(&path, bytes).expect("writable");
        assert_eq!(Preferences::load(&path), Preferences::default(), "{bytes:?}");
    }
    Preferences::default().save(&path).expect("garbage is replaced");
}

#[test]
fn preferences_out_of_bounds_are_brought_back() {
    let desk = Desk::empty();
    let path = desk.path("preferences.ron");
    let zoom_of = |text: &str| {
        fs::write(&path, text).expect("writable");
        Preferences::load(&path).zoom_percent
    };
    assert_eq!(zoom_of("(zoom_percent: 5)"), 80);
    assert_eq!(zoom_of("(zoom_percent: 60000)"), 200);
    assert_eq!(zoom_of("(zoom_percent: 150)"), 150);
}

#[test]
fn the_latest_files_come_first_once_each_and_not_too_many() {
    let mut preferences = Preferences::default();
    for number in 0..20 {
        preferences.remember(recent(&format!("{number}.jalons")));
    }
    preferences.remember(recent("15.jalons"));
    preferences.forget(Path::new("17.jalons"));
    let paths: Vec<String> = preferences.recent.iter().map(|file| name(&file.path)).collect();
    assert_eq!(
        paths,
        ["15", "19", "18", "16", "14", "13", "12"].map(|number| format!("{number}.jalons"))
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once_and_never_waited_for() {
    use std::os::unix::fs::symlink;

    let desk = Desk::empty();
    let pipe = desk.path("canal");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "every Unix has pipes");
    let (loop_link, dead_link) = (desk.path("boucle"), desk.path("nulle part"));
    symlink(&loop_link, &loop_link).expect("a link");
    symlink(desk.path("rien"), &dead_link).expect("a link");
    let cases = [
        (pipe.as_path(), "NotAFile"),
        (Path::new("/dev/zero"), "NotAFile"),
        (desk.folder.path(), "IsFolder"),
        (loop_link.as_path(), "DeadLink"),
        (dead_link.as_path(), "DeadLink"),
    ];
    for (path, expected) in cases {
        let read = store::read(path).expect_err("no file");
        let printed = store::fingerprint(path).expect_err("no file");
        assert_eq!(format!("{read:?}"), expected, "{}", path.display());
        assert_eq!(format!("{printed:?}"), expected, "{}", path.display());
        assert!(read.help().ends_with('.'), "{read}");
    }
    let refused = store::write(&pipe, b"texte", &Replace::Anything, Former::Kept);
    assert!(matches!(refused, Err(StoreError::NotAFile)), "{refused:?}");
}

#[test]
fn a_file_too_large_to_be_gone_through_has_no_fingerprint() {
    let desk = Desk::empty();
    let path = desk.path("film.mp4");
    let file = File::create(&path).expect("writable");
    file.set_len(store::MAX_FINGERPRINTED + 1).expect("a hollow file");
    let refused = store::fingerprint(&path);
    assert!(matches!(refused, Err(StoreError::TooLargeToFingerprint)), "{refused:?}");
}

#[test]
fn preferences_of_any_length_or_form_give_the_defaults() {
    let long =
        format!("(recent: [{}])", "(path: \"x\", name: \"y\", opened_on: \"z\"),".repeat(40_000));
    for bytes in [long.as_bytes(), b"\xff\xfe", b"(recent: [(", b"(zoom_percent: -1)", b""] {
        assert_eq!(Preferences::read(bytes), Preferences::default());
    }
}

/// An error of the system that was given a path on its way, as the crate of temporary files does.
#[derive(Debug, thiserror::Error)]
#[error("{0} at path")]
struct AtPath(#[source] std::io::Error);

#[cfg(unix)]
#[test]
fn a_failing_disk_is_told_as_such_whoever_passes_the_error_on() {
    for (number, expected) in [
        (5, "le disque signale une erreur de lecture ou d’écriture"),
        (19, "le disque ou le partage ne répond plus"),
        (28, "le disque est plein"),
    ] {
        let error = std::io::Error::from_raw_os_error(number);
        let wrapped = std::io::Error::new(error.kind(), AtPath(error));
        assert_eq!(StoreError::from(wrapped).to_string(), expected);
    }
    let unknown = std::io::Error::from_raw_os_error(71);
    let wrapped = std::io::Error::new(unknown.kind(), AtPath(unknown));
    assert!(!StoreError::from(wrapped).to_string().contains("path"), "no path is told twice");
}
