//! The package of proofs: every file is in it, under a name no system minds.

use std::io::{Cursor, Read as _};

use jalons::french;
use jalons::report::package::{self, PackedFile, safe_name};
use jiff::civil::date;

fn file(path: &str, bytes: &str) -> PackedFile {
    PackedFile { path: path.to_owned(), bytes: bytes.as_bytes().to_vec(), date: date(2026, 3, 4) }
}

/// Packs files and reads the archive back.
#[track_caller]
fn read_back(files: &[PackedFile]) -> Vec<(String, String)> {
    let bytes = package::zip(files).expect("an archive");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut found = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).expect("an entry");
        let name = entry.name().expect("UTF-8").into_owned();
        let enclosed = entry.enclosed_name().expect("a path inside the archive");
        assert_eq!(enclosed.to_string_lossy(), name);
        assert!(entry.is_file());
        let made = entry.last_modified().expect("a date");
        assert_eq!((made.year(), made.month(), made.day()), (2026, 3, 4), "not 1980");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("readable");
        found.push((name, text));
    }
    found
}

#[track_caller]
fn paths(asked: &[&str]) -> Vec<String> {
    let files: Vec<PackedFile> = asked.iter().map(|path| file(path, path)).collect();
    let found = read_back(&files);
    let contents: Vec<&String> = found.iter().map(|(_, text)| text).collect();
    assert_eq!(contents, asked, "each file keeps what it holds, in order");
    found.into_iter().map(|(path, _)| path).collect()
}

#[test]
fn files_come_back_in_their_order_with_what_they_hold() {
    let files = [
        file("Synthèse.pdf", "un"),
        file("Preuves/A1 · Réunions/Émargement n° 3.pdf", "deux"),
        file("Preuves/vide.txt", ""),
        file("abc.txt", "trois"),
    ];
    let expected = files.clone().map(|file| (file.path, String::from_utf8(file.bytes).unwrap()));
    assert_eq!(read_back(&files), expected);
    assert_eq!(read_back(&[]), []);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let files = [file("a/é.txt", &"contenu ".repeat(2_000)), file("b.txt", "b")];
    let first = package::zip(&files).expect("an archive");
    assert!(first.len() < 2_000, "it is compressed");
    package::zip(&[file("autre", "x")]).expect("another");
    assert!(package::zip(&files).expect("again") == first);
}

#[test]
fn a_name_loses_what_some_system_minds() {
    for (name, safe) in [
        ("Compte rendu.pdf", "Compte rendu.pdf"),
        ("Émargement n° 3 (suite).PDF", "Émargement n° 3 (suite).PDF"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"),
        ("ligne\nretour\rtab\tnul\0", "ligne-retour-tab-nul-"),
        ("..", "sans nom"),
        ("", "sans nom"),
        (" . \u{a0}.", "sans nom"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("...caché. ", "caché"),
        ("fin.pdf . .", "fin.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Aux .tar.gz", "_Aux .tar.gz"),
        ("com1.log", "_com1.log"),
        ("LPT²", "_LPT²"),
        ("COM10.txt", "COM10.txt"),
        ("console.txt", "console.txt"),
        ("facture\u{202e}fdp.exe", "facturefdp.exe"),
        ("e\u{301}te\u{301}.txt", "été.txt"),
        ("\u{200b}\u{feff}", "sans nom"),
    ] {
        assert_eq!(safe_name(name), safe, "{name:?}");
        assert_eq!(safe_name(&safe_name(name)), safe_name(name), "{name:?} twice");
    }
}

#[test]
fn a_long_name_ends_after_a_word_before_its_extension() {
    let sentence = format!("Compte rendu de la réunion {}.pdf", "pluriprofessionnelle ".repeat(9));
    let cut = format!("Compte rendu de la réunion {}.pdf", ["pluriprofessionnelle"; 2].join(" "));
    assert_eq!(safe_name(&sentence), cut);
    // one word that is longer than a name is cut, never inside a letter and its marks
    assert_eq!(safe_name(&format!("{}.pdf", "é".repeat(300))), format!("{}.pdf", "é".repeat(70)));
    let marked = "x\u{325}\u{301}"; // no letter holds both marks
    let name = safe_name(&marked.repeat(100));
    assert!(
        name.chars().count() <= 74 && name == marked.repeat(name.chars().count() / 3),
        "{name}"
    );
    let family = "👩\u{200d}👩\u{200d}👧";
    assert_eq!(french::beginning(&family.repeat(20), 20), family.repeat(2));
    let wide = safe_name(&format!("{}.docx", "😀".repeat(300)));
    assert_eq!(wide, format!("{}.docx", "😀".repeat(34)), "two signs each on Windows");
    assert_eq!(safe_name(&"a".repeat(300)), "a".repeat(74));
    assert_eq!(
        safe_name(&format!("{}       fin.pdf", "a".repeat(69))),
        format!("{}.pdf", "a".repeat(69))
    );
    assert_eq!(french::beginning("Un titre, puis un autre", 13), "Un titre");
    assert_eq!(french::beginning("Un titre, puis un autre", 14), "Un titre, puis");
}

#[test]
fn no_path_leaves_its_folder() {
    let found = paths(&[
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\a.txt",
        "preuves/../../../b",
        "preuves/./c",
        "preuves//d",
        "..\\..\\e",
        "/",
        "",
        "../..",
    ]);
    let expected = [
        "etc/passwd",
        "etc/passwd (2)",
        "C--Windows-a.txt",
        "preuves/b",
        "preuves/c",
        "preuves/d",
        "-..-e",
        "sans nom",
        "sans nom (2)",
        "sans nom (3)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn two_files_never_have_one_name_on_any_system() {
    let found =
        paths(&["a/Été.pdf", "a/été.PDF", "a/e\u{301}te\u{301}.pdf", "b/été.pdf", "a/x?", "a/x*"]);
    let expected = ["a/Été.pdf", "a/été (2).PDF", "a/été (3).pdf", "b/été.pdf", "a/x-", "a/x- (2)"];
    assert_eq!(found, expected);
    let long = format!("{}.pdf", "a".repeat(200));
    let found = paths(&[&long, &long.replace("a.pdf", "b.pdf")]);
    assert_eq!(found[1], format!("{} (2).pdf", "a".repeat(66)));
}

#[test]
fn a_file_and_a_folder_never_have_one_name() {
    let found = paths(&["a", "a/b", "a/c", "d/e", "d", "A/f"]);
    assert_eq!(found, ["a", "a (2)/b", "a (2)/c", "d/e", "d (2)", "A (2)/f"]);
}

#[test]
fn a_name_can_be_anything() {
    let hostile: String = (0..0x3000_u32).filter_map(char::from_u32).collect();
    for length in [1, 2, 3, 7, 73, 74, 75] {
        let characters: Vec<char> = hostile.chars().collect();
        for name in characters.chunks(length) {
            let name: String = name.iter().collect();
            let safe = safe_name(&name);
            assert!(!safe.is_empty() && safe.encode_utf16().count() <= 74 && safe.len() <= 222);
            assert!(
                !safe.contains(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c)),
                "{safe}"
            );
            assert!(!safe.starts_with(['.', ' ']) && !safe.ends_with(['.', ' ']), "{safe:?}");
        }
    }
}
