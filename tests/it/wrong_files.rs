//! A file that is not what was asked for is named for what it is, in the window and on the command line.

use jalons::app::{Action, Answered, Dialog, Nature, PathPurpose, ReadPurpose, Screen, Whose};

use crate::desk::Desk;

const BALLOT: &[u8] = include_bytes!("../fixtures/avis/clavier.avis");
const GRID: &[u8] = include_bytes!("../fixtures/grilles/valide.ron");
const BROKEN_GRID: &[u8] = include_bytes!("../fixtures/grilles/cinq-erreurs.ron");
const RULES: &[u8] = include_bytes!("../fixtures/remuneration/valide.ron");
const DOSSIER: &[u8] = include_bytes!("../fixtures/dossiers/valide.jalons");
const CUT: &[u8] = include_bytes!("../fixtures/dossiers/coupe.jalons");
const NOTE: &[u8] = "Notes de la réunion : (acheter des stylos)\n".as_bytes();

/// An archive of one empty file, as far as its first bytes tell.
fn zip(name: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(name.as_bytes());
    bytes
}

/// Files a person may choose by mistake, and what each is.
fn strangers() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    vec![
        ("notes.txt", NOTE.to_vec(), None),
        ("vieux.txt", b"Caf\xE9 cr\xE8me".to_vec(), None),
        ("synthèse.pdf", b"%PDF-1.7\n%\xE2\xE3".to_vec(), Some("un fichier PDF")),
        ("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), Some("une image JPEG")),
        ("logo.png", b"\x89PNG\r\n\x1A\n".to_vec(), Some("une image PNG")),
        ("photo.heic", b"\0\0\0\x24ftypheic\0".to_vec(), Some("une image HEIC")),
        ("lettre.docx", zip("word/document.xml"), Some("un document Word (.docx)")),
        ("tableau.xlsx", zip("xl/workbook.xml"), Some("un classeur Excel (.xlsx)")),
        ("paquet.zip", zip("index.csv"), Some("un fichier compressé (.zip)")),
        ("page.html", b"<!DOCTYPE html><html>".to_vec(), Some("une page web")),
        ("infirmière.avis", BALLOT.to_vec(), Some("l’avis d’une personne")),
    ]
}

#[test]
fn another_kind_of_file_in_place_of_a_dossier_is_named() {
    for (name, bytes, what) in strangers() {
        let mut desk = Desk::empty();
        let asked = desk.read(name, &bytes);
        assert_eq!(asked, Vec::<String>::new(), "{name}");
        let [notice] = &*desk.state.notices else { panic!("{name}: {:?}", desk.state.dialog) };
        let is = what.map_or_else(String::new, |what| format!(", mais {what}"));
        assert_eq!(notice.title, format!("«\u{a0}{name}\u{a0}» n’est pas un dossier Jalons{is}."));
        assert_eq!(notice.whose, Whose::Person);
        assert!(notice.help.ends_with("Rien n’a été modifié."), "{name}: {}", notice.help);
        assert_eq!(desk.state.dialog, None);
    }
    let mut desk = Desk::empty();
    desk.read("notes.txt", NOTE);
    assert!(desk.state.notices[0].help.starts_with("Choisissez un fichier «\u{a0}.jalons\u{a0}»."));
}

#[test]
fn another_kind_of_file_in_place_of_a_grid_is_named() {
    let others = [("équipe.jalons", DOSSIER.to_vec(), Some("un dossier d’équipe"))];
    for (name, bytes, what) in strangers().into_iter().chain(others) {
        let Some(what) = what else { continue };
        let mut desk = Desk::empty();
        desk.choose(PathPurpose::CheckGrid, name);
        desk.read_ends(ReadPurpose::Grid, name, Ok(bytes.into()));
        let [notice] = &*desk.state.notices else { panic!("{name}") };
        assert_eq!(
            notice.title,
            format!("«\u{a0}{name}\u{a0}» n’est pas une grille, mais {what}.")
        );
    }
}

#[test]
fn a_grid_in_place_of_a_dossier_is_checked_whether_or_not_it_is_well_written() {
    for (bytes, has_errors) in [(GRID, false), (BROKEN_GRID, true), (RULES, false)] {
        let mut desk = Desk::empty();
        desk.read("une-grille.txt", bytes);
        let problems = matches!(&desk.state.dialog, Some(Dialog::Problems { .. }));
        assert_eq!(problems, has_errors);
        assert!(desk.state.dossier().is_none());
    }
    let mut desk = Desk::empty();
    desk.read("une-grille.ron", GRID);
    assert_eq!(desk.state.screen(), Screen::Grids);
}

#[test]
fn a_damaged_dossier_is_still_one_and_its_former_versions_are_looked_for() {
    let blank = b"\0\0\0\0\0\0\0\0".as_slice();
    for bytes in [CUT, blank, b"", b"Bonjour"] {
        let mut desk = Desk::empty();
        let asked = desk.read("équipe.jalons", bytes);
        assert!(matches!(&desk.state.dialog, Some(Dialog::Problems { .. })), "{bytes:?}");
        assert_eq!(asked.len(), 1, "{asked:?}");
    }
    assert_eq!(Nature::of(CUT), Some(Nature::Dossier));
    let accent = DOSSIER.iter().rposition(|byte| *byte >= 0xC3).expect("an accent");
    let cut_in_a_sign = &DOSSIER[..=accent];
    assert_eq!(Nature::of(cut_in_a_sign), Some(Nature::Dossier));
}

#[test]
fn what_is_no_ballot_among_ballots_is_named() {
    let mut desk = Desk::empty();
    desk.read("collecte.jalons", include_bytes!("../fixtures/avis/collecte.jalons"));
    let files = vec![
        ("scan.pdf".into(), Ok(b"%PDF-1.7".as_slice().into())),
        ("avis.avis.txt".into(), Ok(BALLOT.into())),
    ];
    desk.act(Action::TakeIn(vec!["scan.avis".into(), "avis.avis.txt".into()]));
    let (ticket, campaign) = desk.ballots.take().expect("ballots are asked for");
    desk.act(Action::Answer(Answered::BallotsRead(ticket, campaign, files)));
    let Some(Dialog::Intake(intake)) = &desk.state.dialog else {
        panic!("what came of them is told")
    };
    assert_eq!(intake.accepted.len(), 1);
    let refused: Vec<_> =
        intake.refused.iter().map(|one| (one.file.as_str(), one.text.as_str())).collect();
    assert_eq!(refused, [("scan.pdf", "ce fichier n’est pas un avis Jalons, mais un fichier PDF")]);
}
