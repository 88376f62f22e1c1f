//! The same text, however another program saved it again: marks, UTF-16, line ends.

use jalons::dossier::{ballot_file, file as dossier_file};
use jalons::grid::file as grid_file;
use jalons::remuneration::file as rules_file;
use jalons::source::{self, Limits, Problem};
use jalons::store::Preferences;
use jiff::civil::date;

const GRID: &str = include_str!("../fixtures/grilles/valide.ron");
const BROKEN_GRID: &str = include_str!("../fixtures/grilles/cinq-erreurs.ron");
const RULES: &str = include_str!("../fixtures/remuneration/valide.ron");
const BROKEN_RULES: &str = include_str!("../fixtures/remuneration/plusieurs-erreurs.ron");
const DOSSIER: &str = include_str!("../fixtures/dossiers/valide.jalons");
const BROKEN_DOSSIER: &str = include_str!("../fixtures/dossiers/valeurs.jalons");
const CASE: &str = include_str!("../cases/scoring/poids.ron");

/// How programs save a text again.
fn saved_again(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mark = "\u{feff}";
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    };
    let windows = text.replace('\n', "\r\n");
    vec![
        ("as it is", text.as_bytes().to_vec()),
        ("with a mark", format!("{mark}{text}").into_bytes()),
        ("lines of Windows", windows.clone().into_bytes()),
        ("lines of old Macs", text.replace('\n', "\r").into_bytes()),
        ("UTF-16, low byte first", utf16(&format!("{mark}{windows}"), u16::to_le_bytes)),
        ("UTF-16, high byte first", utf16(&format!("{mark}{text}"), u16::to_be_bytes)),
        ("UTF-16 without a mark", utf16(text, u16::to_le_bytes)),
        ("UTF-16 without a mark, high byte first", utf16(text, u16::to_be_bytes)),
    ]
}

/// Checks that a text is read alike however it was saved, problems and places included.
#[track_caller]
fn check<T: PartialEq>(text: &str, read: impl Fn(&[u8]) -> (Option<T>, Vec<Problem>)) {
    let expected = read(text.as_bytes());
    for (how, bytes) in saved_again(text) {
        let (value, problems) = read(&bytes);
        assert_eq!(problems, expected.1, "{how}");
        assert!(value == expected.0, "{how}");
    }
}

#[test]
fn grids_rules_dossiers_and_cases_are_read_however_they_were_saved() {
    for text in [GRID, BROKEN_GRID] {
        check(text, |bytes| {
            let reading = grid_file::read(bytes);
            (reading.value, reading.problems)
        });
    }
    for text in [RULES, BROKEN_RULES] {
        check(text, |bytes| {
            let reading = rules_file::read(bytes);
            (reading.value, reading.problems)
        });
    }
    for text in [DOSSIER, BROKEN_DOSSIER] {
        check(text, |bytes| {
            let reading = dossier_file::read(bytes);
            (reading.value, reading.problems)
        });
    }
    check(CASE, |bytes| {
        let reading = source::read(bytes, Limits::AUTHORED, |node, _| Some(format!("{node:?}")));
        (reading.value, reading.problems)
    });
}

#[test]
fn a_grid_with_the_lines_of_an_old_mac_is_valid() {
    let reading = grid_file::read(include_bytes!("../fixtures/textes/retours-mac.ron"));
    assert_eq!(reading.problems, []);
    assert!(reading.value.is_some());
}

#[test]
fn a_ballot_a_mail_program_saved_again_is_taken_in() {
    let dossier = dossier_file::read(include_bytes!("../fixtures/avis/collecte.jalons")).value;
    let dossier = dossier.expect("it is valid");
    let campaign = dossier.latest_campaign().expect("a campaign");
    let today = date(2026, 11, 22);
    let own = include_bytes!("../fixtures/avis/clavier.avis");
    let text = std::str::from_utf8(own).expect("UTF-8");
    let expected = ballot_file::read(own, campaign, today).expect("it is good");
    for (how, bytes) in saved_again(text) {
        let received = ballot_file::read(&bytes, campaign, today);
        assert_eq!(received.as_ref(), Ok(&expected), "{how}");
    }
    for bytes in [
        include_bytes!("../fixtures/textes/bom.avis").as_slice(),
        include_bytes!("../fixtures/textes/utf16.avis"),
    ] {
        assert!(ballot_file::read(bytes, campaign, today).is_ok());
    }
}

#[test]
fn preferences_are_read_however_they_were_saved() {
    let preferences = Preferences { zoom_percent: 150, ..Preferences::default() };
    let text = preferences.text().expect("they are written");
    for (how, bytes) in saved_again(&text) {
        assert_eq!(Preferences::read(&bytes), preferences, "{how}");
    }
}

#[test]
fn a_text_of_two_bytes_a_sign_that_is_cut_is_told() {
    for cut in [1, 2] {
        let text = "Grille(\n  titre: \"Été 😀";
        let mut bytes: Vec<u8> =
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.truncate(bytes.len() - cut);
        let reading = grid_file::read(&bytes);
        let problem = &reading.problems[0];
        assert_eq!(problem.message, "Le fichier est coupé au milieu d’un caractère.");
        assert_eq!((problem.place.line, problem.place.column), (2, 15), "cut by {cut}");
    }
}

#[test]
fn the_place_of_a_byte_that_is_no_utf_8_counts_any_line_end() {
    for end in ["\n", "\r", "\r\n"] {
        let mut bytes = format!("Grille({end}  titre: \"Caf").into_bytes();
        bytes.extend(b"\xE9\")");
        let reading = grid_file::read(&bytes);
        let problem = &reading.problems[0];
        assert_eq!((problem.place.line, problem.place.column), (2, 14), "{end:?}");
        assert!(problem.help.as_deref().is_some_and(|help| help.contains("Windows-1252")));
    }
}
