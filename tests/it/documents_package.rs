//! The package of proofs: its documents, its index, and each proof under the indicators it shows.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jalons::app::export::{Export, ExportError, Meetings, Produced, Request, produce};
use jalons::app::shipped_rules;
use jalons::dossier::{Dossier, Proof, ProofId, ProofPlace};
use jalons::report::pdf::PdfError;
use jalons::store::{self, Contents, StoreError};

use crate::office_reader::unzipped;
use crate::report_builders::{example, request, two_campaigns};

/// A proof kept in a file that holds its own path, by its title, and the indicators it shows.
fn proof(number: u32, title: &str, path: &str, indicators: &[String]) -> Arc<Proof> {
    holding(path.as_bytes(), number, title, path, indicators)
}

/// A proof whose file held this when it was chosen.
fn holding(held: &[u8], number: u32, title: &str, path: &str, indicators: &[String]) -> Arc<Proof> {
    let fingerprint = store::fingerprint_of(held);
    Arc::new(Proof {
        id: ProofId(number),
        title: title.to_owned(),
        place: ProofPlace::File { path: path.to_owned(), fingerprint },
        indicators: indicators.iter().cloned().collect(),
        ..Proof::default()
    })
}

/// The first two indicators of the rules: how dossiers name them, and their folders.
fn indicators() -> [(String, String); 2] {
    let rules = shipped_rules();
    let of = |place: usize| {
        let one = &rules.indicators[place];
        (one.id.clone(), format!("preuves/{} {}", one.code, one.name))
    };
    let mut both = [of(0), of(1)];
    both.sort(); // as a proof keeps them
    both
}

/// A disk: each file holds its own path, but those that are lost.
fn read(path: &Path) -> Result<Contents, StoreError> {
    let name = path.to_string_lossy();
    if name.contains("perdu") {
        return Err(StoreError::NotFound);
    }
    Ok(name.as_bytes().into())
}

fn packing(proofs: Vec<Arc<Proof>>) -> Request {
    let dossier = Dossier { proofs, ..two_campaigns() };
    let mut asked = request(Export::Package, &dossier);
    asked.attach_files(read);
    asked
}

#[track_caller]
fn packed(asked: &Request) -> (Produced, BTreeMap<String, Vec<u8>>) {
    let produced = produce(asked, &mut |_| true).expect("a package");
    let files = unzipped(&produced.bytes).0;
    (produced, files)
}

/// Returns the lines of the index about proofs.
fn index(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let text = std::str::from_utf8(&files["LISEZ-MOI.txt"]).expect("UTF-8").replace('\u{a0}', " ");
    text.split("\r\n").filter(|line| line.starts_with("- ")).map(str::to_owned).collect()
}

#[test]
fn each_proof_is_copied_under_each_indicator_it_shows_and_the_index_tells_where() {
    let [(first, first_folder), (second, second_folder)] = indicators();
    let asked = packing(vec![
        proof(1, "Calendrier", "/d/a.pdf", &[first.clone(), second]),
        proof(2, "Calendrier", "/d/b.PDF", &[first]),
        proof(3, "Liste", "C:\\d\\liste", &[]),
        proof(4, "Enquête", "/d/perdu.ods", &[]),
        Arc::new(Proof {
            id: ProofId(5),
            title: "Affiche".to_owned(),
            place: ProofPlace::Paper("Classeur rouge".to_owned()),
            ..Proof::default()
        }),
        proof(6, "Inconnue", "/d/c.txt", &["ancien_indicateur".to_owned()]),
    ]);
    let (produced, files) = packed(&asked);
    let expected = [
        ("LISEZ-MOI.txt".to_owned(), None),
        ("documents/Bilan et analyse.pdf".to_owned(), None),
        ("documents/Diagnostic de maturité.pdf".to_owned(), None),
        ("documents/Dossier de dialogue.pdf".to_owned(), None),
        ("documents/Plan d’action.pdf".to_owned(), None),
        ("documents/Synthèse.pdf".to_owned(), None),
        ("index.csv".to_owned(), None),
        (format!("{first_folder}/Calendrier.pdf"), Some("/d/a.pdf")),
        (format!("{first_folder}/Calendrier (2).PDF"), Some("/d/b.PDF")),
        (format!("{second_folder}/Calendrier.pdf"), Some("/d/a.pdf")),
        ("preuves/ancien_indicateur/Inconnue.txt".to_owned(), Some("/d/c.txt")),
        ("preuves/autres/Liste".to_owned(), Some("C:\\d\\liste")),
    ];
    let paths: Vec<&String> = files.keys().collect();
    let mut sorted: Vec<&String> = expected.iter().map(|(path, _)| path).collect();
    sorted.sort();
    assert_eq!(paths, sorted);
    for (path, held) in &expected {
        let held = held.map(str::as_bytes);
        assert!(held.is_none_or(|held| files[path] == held), "{path}");
    }
    assert_eq!(
        index(&files),
        [
            format!("- Calendrier : {first_folder}/Calendrier.pdf, {second_folder}/Calendrier.pdf"),
            format!("- Calendrier : {first_folder}/Calendrier (2).PDF"),
            "- Liste : preuves/autres/Liste".to_owned(),
            "- Enquête : fichier non copié : le fichier n’existe pas".to_owned(),
            "- Affiche : Classeur rouge".to_owned(),
            "- Inconnue : preuves/ancien_indicateur/Inconnue.txt".to_owned(),
        ]
    );
    let warning = "« Enquête » n’a pas été copiée : le fichier n’existe pas.";
    let told = produced.warnings.iter().map(|one| one.replace('\u{a0}', " "));
    assert_eq!(told.collect::<Vec<_>>(), [warning]);
    assert!(produced.bytes == packed(&asked).0.bytes, "the same again");
}

#[test]
fn hostile_titles_stay_in_their_folder_and_on_their_line() {
    let long = "é".repeat(300);
    let hostile = [
        "../../etc/passwd",
        "..",
        "",
        "CON",
        "a/b\\c:d*e?f\"g<h>i|j",
        "fin\u{202e}fdp.exe",
        "deux\r\n- Faux : preuves/autres/rien",
        "=1+1",
        "\u{0}\u{1b}",
        &long,
    ];
    let proofs = (1..).zip(hostile);
    let mut proofs: Vec<Arc<Proof>> =
        proofs.map(|(number, title)| proof(number, title, "/d/x.pdf", &[])).collect();
    let escape = ["../../..".to_owned(), "C:\\".to_owned(), String::new()];
    proofs.push(proof(99, "Évasion", "/d/x./../../y", &escape));
    let count = proofs.len();
    let (_, files) = packed(&packing(proofs));
    let copies: Vec<&String> = files.keys().filter(|path| path.starts_with("preuves/")).collect();
    assert_eq!(copies.len(), hostile.len() + 3, "{copies:?}");
    for path in &copies {
        let parts: Vec<&str> = path.split('/').collect();
        assert_eq!(parts.len(), 3, "{path}");
        assert!(
            parts.iter().all(|part| part.encode_utf16().count() <= 74 && !part.starts_with('.'))
        );
        let is_bad = |c: char| c.is_control() || "\\:*?\"<>|\u{202e}".contains(c);
        assert!(!path.contains(is_bad), "{path}");
    }
    let index = index(&files);
    assert_eq!(index.len(), count, "{index:?}");
    for path in copies {
        assert!(index.iter().any(|line| line.contains(path.as_str())), "{path} in {index:?}");
    }
    assert!(index[6].starts_with("- deux - Faux : preuves/autres/rien : "), "{}", index[6]);
}

#[test]
fn what_goes_beyond_the_bound_is_told_and_what_still_fits_is_copied() {
    let two = ["a".to_owned(), "b".to_owned()];
    let sizes = [("40", 0), ("70", 0), ("25", 2), ("5", 0), ("25", 0), ("1", 1)];
    let zeros = |size: &str| vec![0; size.parse().expect("a size")];
    let proofs = (1..).zip(sizes).map(|(number, (size, shown))| {
        holding(&zeros(size), number, &format!("De {size}"), size, &two[..shown])
    });
    let dossier = Dossier { proofs: proofs.collect(), ..two_campaigns() };
    let mut asked = request(Export::Package, &dossier);
    let reads = Cell::new(0);
    asked.attach_at_most(100, |path| {
        reads.set(reads.get() + 1);
        Ok(zeros(&path.to_string_lossy()).into())
    });
    let found: Vec<Result<usize, &str>> = asked
        .proof_files
        .iter()
        .map(|file| file.contents.as_ref().map(|held| held.len()).map_err(String::as_str))
        .collect();
    let too_much = Err("le paquet dépasserait 512 Mo");
    // 40, then twice 25, then 5: five are left, and one goes in
    assert_eq!(found, [Ok(40), too_much, Ok(25), Ok(5), too_much, Ok(1)]);
    assert_eq!(reads.get(), sizes.len());
    let (produced, files) = packed(&asked);
    assert_eq!(produced.warnings.len(), 2, "{:?}", produced.warnings);
    assert_eq!(index(&files)[1], "- De 70 : fichier non copié : le paquet dépasserait 512 Mo");
}

#[test]
fn a_file_that_nobody_chose_never_leaves() {
    let unread = ProofPlace::File { path: "/d/secret".to_owned(), fingerprint: String::new() };
    let never_read = Proof { place: unread, title: "Jamais lu".to_owned(), ..Proof::default() };
    let changed = holding(b"Avant", 2, "Change", "/d/a.pdf", &[]);
    let asked = packing(vec![Arc::new(never_read), changed]);
    let (produced, files) = packed(&asked);
    assert!(files.keys().all(|path| !path.starts_with("preuves/")), "{:?}", files.keys());
    let why =
        "ce n’est plus le fichier qui avait été choisi ; choisissez-le de nouveau dans Preuves";
    let never = "ce fichier n’a jamais été confirmé ; confirmez-le dans Preuves";
    let told = [("Jamais lu", never), ("Change", why)]
        .map(|(title, why)| format!("- {title} : fichier non copié : {why}"));
    assert_eq!(index(&files), told);
    assert_eq!(produced.warnings.len(), 2, "{:?}", produced.warnings);
}

#[test]
fn every_path_is_short_enough_for_the_explorer_of_windows() {
    let long = |number| {
        format!("Compte rendu n° {number} {}", "de la réunion de concertation ".repeat(20))
    };
    let all: Vec<String> = shipped_rules().indicators.iter().map(|one| one.id.clone()).collect();
    let proofs = (1..4).map(|number| proof(number, &long(number), "/d/x.pdf", &all));
    let mut desk = crate::desk::Desk::with_example();
    desk.check(
        jalons::app::Action::Edit(jalons::dossier::Edit::Team(
            jalons::dossier::TeamField::Name,
            "Maison de santé pluriprofessionnelle universitaire des Trois Vallées ".repeat(4),
        )),
        &[],
    );
    let asked = desk.act(jalons::app::Action::Export(Export::Package)).remove(0);
    let proposed = asked.strip_prefix("ask Export(Package) ").expect("a name");
    let stem = proposed.strip_suffix(".zip").expect("an archive");
    assert!(stem.ends_with("Maison de santé") || stem.ends_with("pluriprofessionnelle"), "{stem}");
    let (_, files) = packed(&packing(proofs.collect()));
    let root = format!("C:\\Users\\{}\\Downloads\\{stem}\\", "x".repeat(20));
    for path in files.keys() {
        let whole = format!("{root}{path}").encode_utf16().count();
        assert!(whole + " (2)".len() <= 259, "{whole}: {path}");
        for name in path.split('/') {
            let cut = name.trim_end_matches(".pdf").rsplit(' ').next().unwrap_or_default();
            let words = "réunion concertation rendu compte de la";
            assert!(!name.starts_with("Compte") || words.contains(cut) || cut.len() < 4, "{name}");
        }
    }
}

#[test]
fn each_copy_bears_the_day_of_its_proof_and_each_document_that_of_the_package() {
    let mut dated = Proof::clone(&proof(1, "Datée", "/d/a.pdf", &[]));
    dated.date = Some(jiff::civil::date(2025, 6, 7));
    let undated = proof(2, "Sans date", "/d/b.pdf", &[]);
    let bytes = packed(&packing(vec![Arc::new(dated), undated])).0.bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let made = crate::report_builders::MADE_ON;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).expect("an entry");
        let found = entry.last_modified().expect("a date");
        let name = entry.name().expect("UTF-8").into_owned();
        let day = if name.ends_with("Datée.pdf") { jiff::civil::date(2025, 6, 7) } else { made };
        let told = (i16::try_from(found.year()).unwrap(), found.month(), found.day());
        let expected = (day.year(), day.month().unsigned_abs(), day.day().unsigned_abs());
        assert_eq!(told, expected, "{name}");
    }
}

#[test]
fn only_a_package_reads_the_files_of_proofs() {
    let dossier = Dossier { proofs: vec![proof(1, "Une", "/d/a", &[])], ..two_campaigns() };
    for document in [Export::Calendar(Meetings::ToCome), Export::PlanTable, Export::PaperBallot] {
        let mut asked = request(document, &dossier);
        asked.attach_files(|path| unreachable!("{document:?} reads {path:?}"));
        assert!(asked.proof_files.is_empty());
    }
}

#[test]
fn the_package_of_the_example_has_all_its_documents_and_says_it_is_invented() {
    let mut asked = request(Export::Package, &example());
    asked.attach_files(|_| Err(StoreError::NotFound));
    let (produced, files) = packed(&asked);
    let documents = files.keys().filter_map(|path| path.strip_prefix("documents/"));
    let with_exercise = "Décompte prévisionnel ACI.pdf";
    assert!(documents.clone().any(|name| name == with_exercise));
    assert!(documents.clone().count() >= 6, "{:?}", files.keys());
    let head = String::from_utf8(files["LISEZ-MOI.txt"].clone()).expect("UTF-8");
    assert!(head.starts_with("\u{feff}Paquet de preuves de ") && head.contains("Exemple fictif."));
    let [warning] = produced.warnings.as_slice() else { panic!("{:?}", produced.warnings) };
    assert!(warning.ends_with("n’a pas été copiée\u{a0}: le fichier n’existe pas."), "{warning}");
}

#[test]
fn without_a_campaign_there_is_no_package_and_this_is_said() {
    let asked = request(Export::Package, &Dossier::default());
    let refused = produce(&asked, &mut |_| true).expect_err("nothing to pack");
    assert_eq!(refused.to_string(), "le dossier ne contient pas encore de campagne");
}

#[test]
fn a_package_can_be_stopped_at_any_stage() {
    let asked = packing(vec![proof(1, "Une", "/d/a", &[])]);
    let mut stages = 0;
    produce(&asked, &mut |_| {
        stages += 1;
        true
    })
    .expect("a package");
    for last in [1, stages / 2, stages - 1, stages] {
        let mut seen = 0;
        let refused = produce(&asked, &mut |_| {
            seen += 1;
            seen < last
        });
        let refused = refused.expect_err("stopped");
        let is_stopped =
            matches!(refused, ExportError::Cancelled | ExportError::Pdf(PdfError::Cancelled));
        assert!(is_stopped, "{last} of {stages}: {refused}");
    }
}
