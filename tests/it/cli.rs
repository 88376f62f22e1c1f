//! The command line end to end: the real program, its exit code, what it says and writes.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program from the package's folder, with no screen at all.
fn run(args: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_jalons"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("the program starts");
    // No-break spaces are checked elsewhere; here texts are compared as they are typed.
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace('\u{a0}', " ");
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[track_caller]
fn check_ends(args: &[&str], code: i32, out: &str, err: &str) {
    let expected = Ended { code: Some(code), out: out.to_owned(), err: err.to_owned() };
    assert_eq!(run(args), expected);
}

/// Runs a command that is badly written: code 2, the reason, and where to look.
#[track_caller]
fn check_misused(args: &[&str], reason: &str) {
    let err =
        format!("jalons : {reason}\n  « jalons --aide » montre comment écrire la commande.\n");
    check_ends(args, 2, "", &err);
}

const EXAMPLE: &str = "assets/exemples/les-tilleuls.jalons";
const RULES: &str = "grids/remuneration/aci-msp.ron";

/// A folder to write reports in.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a report of the example, with a fixed date, and returns its bytes.
    #[track_caller]
    fn report(&self, name: &str, more: &[&str]) -> Vec<u8> {
        let path = self.path(name);
        let to = path.to_str().expect("UTF-8");
        let args = [&["rapport", EXAMPLE, "--vers", to, "--date", "2026-11-22"], more].concat();
        check_ends(&args, 0, &format!("« {to} » est prêt.\n"), "");
        fs::read(&path).expect("it is written")
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn what_we_ship_is_checked_without_a_word_too_many() {
    check_ends(
        &["verifier", "grids/msp.ron", RULES, EXAMPLE],
        0,
        "grids/msp.ron : grille valable\n\
         grids/remuneration/aci-msp.ron : règles de rémunération valables\n\
         assets/exemples/les-tilleuls.jalons : dossier valable\n",
        "",
    );
}

#[test]
fn a_campaign_is_found_however_its_title_is_typed() {
    let desk = Desk::new();
    let dossier = "tests/fixtures/textes/titre-decompose.jalons";
    let titles = [
        "Évaluation d’été",
        "Évaluation d'été",
        "E\u{301}valuation d'e\u{301}te\u{301}",
        "evaluation d'ete",
        "Évaluation d’hiver",
        "Relevé décomposé",
        "2025",
    ];
    for (number, title) in titles.iter().enumerate() {
        let path = desk.path(&format!("{number}.csv"));
        let to = path.to_str().expect("UTF-8");
        let ended = run(&["rapport", dossier, "--campagne", title, "--vers", to]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{title}");
    }
    let ended = run(&["rapport", dossier, "--campagne", "Évaluation", "--vers", "x.csv"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.starts_with("jalons : Aucune campagne « Évaluation » :"), "{}", ended.err);
}

#[test]
fn a_wrong_file_is_named_for_what_it_is() {
    let desk = Desk::new();
    let path = desk.path("synthèse.pdf");
    fs::write(&path, "%PDF-1.7").expect("written");
    let pdf = path.to_str().expect("UTF-8");
    let to = desk.path("x.pdf");
    let to = to.to_str().expect("UTF-8");
    let grid = "tests/fixtures/grilles/valide.ron";
    let ballot = "tests/fixtures/avis/clavier.avis";
    for (file, what) in [
        (pdf, "un fichier PDF"),
        (grid, "une grille"),
        (ballot, "l’avis d’une personne"),
        (RULES, "des règles de rémunération"),
    ] {
        let told = format!("« {file} » n’est pas un dossier Jalons, mais {what}.");
        let err = format!("jalons : {told}\n  Choisissez un fichier « .jalons ».\n");
        check_ends(&["rapport", file, "--vers", to], 1, "", &err);
    }
    for (file, what) in [(pdf, "un fichier PDF"), (ballot, "l’avis d’une personne")] {
        let err = format!(
            "jalons : « {file} » n’est ni une grille, ni des règles, ni un dossier, mais {what}.\n"
        );
        check_ends(&["verifier", file], 1, "", &err);
    }
    let args = ["decompte", EXAMPLE, "--exercice", "2025", "--regles", grid, "--vers", to];
    let told =
        format!("jalons : « {grid} » ne contient pas de règles de rémunération, mais une grille.");
    let err = format!("{told}\n  Choisissez un fichier « .ron ».\n");
    check_ends(&args, 1, "", &err);
}

#[track_caller]
fn check_broken(file: &str, errors: usize) {
    let ended = run(&["verifier", file]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""));
    let places = ended.out.lines().filter(|line| line.starts_with(&format!("{file}:"))).count();
    let remedies = ended.out.lines().filter(|line| line.starts_with("    remède : ")).count();
    assert_eq!((places, remedies), (errors, errors), "{}", ended.out);
    assert!(ended.out.ends_with(&format!("{file} : {errors} erreurs\n")), "{}", ended.out);
}

#[test]
fn a_broken_file_ends_in_1_and_every_mistake_has_its_line_and_remedy() {
    check_broken("tests/fixtures/grilles/cinq-erreurs.ron", 5);
    check_broken("tests/fixtures/remuneration/plusieurs-erreurs.ron", 8);
}

#[test]
fn the_calculations_are_checked_example_by_example() {
    let ended = run(&["verifier", "--calculs"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
    let first = "\
Fonction de coordination, 6 000 patients
  Guide des indicateurs ACI, avenant 1 (octobre 2022), p. 22
  1 000 points fixes et 1 700 points pour 4 000 patients : 1 000 + 1 700 × 6 000 / 4 000 = 3 550
  points.
  juste  6 000 patients  attendu 3 550 points, 24 850 €  calculé 3 550 points, 24 850 €
         Imprimé : 2 275 points × 7 euros = 24 850 euros. ";
    assert!(ended.out.starts_with(first), "{}", ended.out);
    let figures = ended.out.lines().filter(|line| line.starts_with("  juste  ")).count();
    let count = format!("\n\n{figures} résultats sur {figures} justes, dont ");
    assert!(ended.out.contains(&count), "{}", ended.out);
    assert!(ended.out.ends_with(" du guide\n"), "{}", ended.out);
}

#[test]
fn one_wrong_file_among_good_ones_is_enough_to_end_in_1() {
    let ended = run(&["verifier", "absent.ron", "grids/msp.ron"]);
    let expected = Ended {
        code: Some(1),
        out: "grids/msp.ron : grille valable\n".to_owned(),
        err: "absent.ron : le fichier n’existe pas.\n  remède : Vérifiez son nom et son \
              emplacement ; il a peut-être été déplacé ou renommé.\n"
            .to_owned(),
    };
    assert_eq!(ended, expected);
}

#[test]
fn remarks_alone_leave_a_grid_valid() {
    let ended = run(&["verifier", "tests/fixtures/grilles/avertissements.ron"]);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    assert!(ended.out.ends_with(" : grille valable\n"), "{}", ended.out);
    assert!(ended.out.lines().count() > 2, "{}", ended.out);
}

/// Writes a statement of the example, with a fixed date, and returns its bytes.
#[track_caller]
fn statement(desk: &Desk, name: &str, more: &[&str]) -> Vec<u8> {
    let path = desk.path(name);
    let to = path.to_str().expect("UTF-8");
    let args = ["decompte", EXAMPLE, "--exercice", "2025", "--vers", to, "--date", "2026-11-22"];
    let told = "94 252 € si confirmé · 0 € tant qu’un prérequis reste à confirmer";
    check_ends(&[&args, more].concat(), 0, &format!("« {to} » est prêt.\n  {told}\n"), "");
    fs::read(&path).expect("it is written")
}

#[test]
fn a_statement_is_written_as_pdf_and_as_csv_with_the_rules_one_chooses() {
    let desk = Desk::new();
    let pdf = statement(&desk, "décompte.PDF", &[]);
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let rules = ["--regles", "grids/remuneration/aci-msp.ron"];
    assert!(statement(&desk, "encore.pdf", &rules) == pdf);
    let csv = String::from_utf8(statement(&desk, "décompte.csv", &[])).expect("UTF-8");
    assert!(csv.starts_with("\u{feff}équipe;fictif;exercice;"));
    assert!(csv.contains(";total;"));
    assert_eq!(desk.names(), ["décompte.PDF", "décompte.csv", "encore.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_document_is_as_open_as_the_person_lets_new_files_be() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    for (mask, mode) in [("077", 0o600), ("027", 0o640), ("002", 0o664)] {
        let path = desk.path(&format!("{mask}.csv"));
        let ended = Command::new("sh")
            .args(["-c", &format!("umask {mask}; exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_jalons"))
            .args(["decompte", EXAMPLE, "--exercice", "2025", "--vers"])
            .arg(&path)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output();
        assert!(ended.is_ok_and(|ended| ended.status.success()));
        let found = fs::metadata(&path).expect("written").permissions().mode();
        assert_eq!(found & 0o777, mode, "{mask}");
    }
}

#[test]
fn a_statement_that_cannot_be_says_why_and_what_to_do() {
    let desk = Desk::new();
    let path = desk.path("a.pdf");
    let to = path.to_str().expect("UTF-8");
    let ended = run(&["decompte", EXAMPLE, "--exercice", "1999", "--vers", to]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.err.starts_with("jalons : Aucun exercice 1999 : le dossier contient "),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("2025"), "{}", ended.err);
    let none = "tests/fixtures/dossiers/valide.jalons";
    let ended = run(&["decompte", none, "--exercice", "2025", "--vers", to]);
    assert!(ended.err.contains("n’en contient pas encore"), "{}", ended.err);
    let grid = ["--regles", "grids/msp.ron"];
    let base = ["decompte", EXAMPLE, "--exercice", "2025", "--vers", to];
    let ended = run(&[&base[..], &grid].concat());
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("« grids/msp.ron » ne contient pas de règles"), "{}", ended.err);
    let early = desk.path("avant.jalons");
    let text = fs::read_to_string("tests/fixtures/dossiers/exercices.jalons").expect("a fixture");
    fs::write(&early, text.replace("annee: 2023", "annee: 2016")).expect("writable");
    let early = early.to_str().expect("UTF-8");
    let ended = run(&["decompte", early, "--exercice", "2016", "--vers", to]);
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    let reason = "ne couvrent pas l’exercice 2016 : elles couvrent 2017, ";
    assert!(ended.err.contains(reason), "{}", ended.err);
    assert_eq!(desk.names(), ["avant.jalons"]);
}

#[test]
fn a_command_badly_written_ends_in_2_and_says_why_in_french() {
    check_misused(&["verifier"], "« verifier » attend au moins un fichier.");
    check_misused(
        &["verifier", "--calculs", "a.ron"],
        "« verifier --calculs » n’attend pas de fichier.",
    );
    check_misused(&["--nimporte"], "L’option --nimporte n’existe pas.");
    check_misused(&["--rendu"], "L’option --rendu attend une valeur.");
    check_misused(&["verfier", "a.ron"], "« verfier » n’est ni une commande, ni un dossier.");
    check_misused(
        &["file://ailleurs/a.jalons"],
        "L’adresse « file://ailleurs/a.jalons » ne désigne pas un fichier de cet ordinateur.",
    );
    check_misused(&["rapport"], "« rapport » attend un dossier.");
    check_misused(&["rapport", EXAMPLE], "« rapport » attend « --vers FICHIER ».");
    check_misused(
        &["rapport", EXAMPLE, "--liste"],
        "« rapport --liste » n’attend ni dossier ni fichier.",
    );
    check_misused(&["rapport", EXAMPLE, "--vers"], "L’option --vers attend une valeur.");
    check_misused(
        &["rapport", EXAMPLE, "--remplacer=oui"],
        "L’option --remplacer n’attend pas de valeur.",
    );
    check_misused(
        &["rapport", EXAMPLE, "--vers", "a.odt"],
        "Le document « Diagnostic de maturité » s’écrit en .pdf, .docx, .xlsx, .csv : changez l’extension de « a.odt ».",
    );
    check_misused(
        &["rapport", EXAMPLE, "--vers", "a.svg", "--graphique", "camembert"],
        "Le graphique « camembert » n’existe pas : choisissez parmi profil, barres, criteres, preuves, progression, remuneration, points, plan.",
    );
    check_misused(&["decompte"], "« decompte » attend un dossier.");
    check_misused(&["decompte", EXAMPLE], "« decompte » attend « --exercice ANNÉE ».");
    check_misused(
        &["decompte", EXAMPLE, "--exercice", "l’an dernier"],
        "« l’an dernier » n’est pas une année : écrivez par exemple 2025.",
    );
    check_misused(
        &["decompte", EXAMPLE, "--exercice", "2025", "--vers", "a.odt"],
        "Le document « Décompte prévisionnel ACI » s’écrit en .pdf, .docx, .xlsx, .csv : changez l’extension de « a.odt ».",
    );
    check_misused(
        &["rapport", EXAMPLE, "--vers", "a.svg", "--date", "2026-02-30"],
        "« 2026-02-30 » n’existe pas dans le calendrier.",
    );
}

#[test]
fn help_and_version_are_told_on_the_ordinary_output() {
    check_ends(&["--version"], 0, &format!("jalons {}\n", env!("CARGO_PKG_VERSION")), "");
    let help = run(&["--aide"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for word in [
        "verifier",
        "--calculs",
        "rapport",
        "--vers",
        "--campagne",
        "--graphique",
        "--remplacer",
        "--rendu",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
    for line in help.out.lines() {
        assert!(line.chars().count() <= 100, "too wide for a terminal: {line}");
    }
}

/// Returns the texts of a list of JSON.
fn texts(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

/// Checks that an option takes each of these values, and refuses the others.
#[track_caller]
fn check_taken(args: &[&str], option: &str, taken: &[&str], all: &[&str]) {
    for value in all {
        let value = if option == "--vers" { format!("a.{value}") } else { (*value).to_owned() };
        let args = [&["rapport", EXAMPLE], args, &[option, &value]].concat();
        let is_taken = jalons::cli::parse(args.iter().map(OsString::from)).is_ok();
        let listed = taken.contains(&value.trim_start_matches("a."));
        assert_eq!(is_taken, listed, "{args:?}");
    }
}

#[test]
fn the_list_says_what_can_be_asked_for_and_nothing_else() {
    let ended = run(&["rapport", "--liste"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let list: Value = serde_json::from_str(&ended.out).expect("JSON");
    let entries = |key: &str| list[key].as_array().expect("a list").clone();
    let help = run(&["--aide"]).out;
    for document in entries("documents") {
        let name = document["nom"].as_str().expect("a name");
        assert!(help.contains(name) && !document["titre"].as_str().expect("a title").is_empty());
        let asked = ["--document", name];
        let formats = texts(&document["formats"]);
        check_taken(&asked, "--vers", &formats, &["pdf", "docx", "xlsx", "csv", "svg", "zip"]);
        let to = format!("a.{}", formats[0]);
        let readings = texts(&document["lectures"]);
        let asked = ["--document", name, "--vers", &to];
        check_taken(&asked, "--lecture", &readings, &["equipe", "financeur", "usagers", "tous"]);
    }
    for chart in entries("graphiques") {
        let asked = ["--graphique", chart["nom"].as_str().expect("a name")];
        assert!(help.contains(asked[1]));
        check_taken(&asked, "--vers", &texts(&chart["formats"]), &["svg", "png"]);
    }
    assert_eq!((entries("documents").len(), entries("graphiques").len()), (10, 8));
}

#[test]
fn each_extension_gives_its_document_the_same_bytes_every_time() {
    let desk = Desk::new();
    let documents: [(&str, &[u8]); 3] = [
        ("réponses.csv", b"\xef\xbb\xbf"),
        ("profil.svg", b"<svg"),
        ("profil.PNG", b"\x89PNG\r\n\x1a\n"),
    ];
    for (name, magic) in documents {
        let bytes = desk.report(name, &[]);
        assert!(bytes.starts_with(magic), "{name}: {:?}", &bytes[..12]);
        let again = desk.report(name, &["--remplacer"]);
        assert!(again == bytes, "{name} is made twice alike");
    }
    // A PDF takes longer; that it is made twice alike is seen in `report`.
    assert!(desk.report("diagnostic.pdf", &[]).starts_with(b"%PDF-1."));
    assert_eq!(desk.names(), ["diagnostic.pdf", "profil.PNG", "profil.svg", "réponses.csv"]);
}

#[test]
fn every_chart_has_its_name_and_its_own_picture() {
    let desk = Desk::new();
    let names = ["profil", "barres", "criteres", "progression", "remuneration", "points"];
    let pictures: Vec<Vec<u8>> = names
        .iter()
        .map(|name| desk.report(&format!("{name}.svg"), &["--graphique", name]))
        .collect();
    for (index, picture) in pictures.iter().enumerate() {
        assert!(!pictures[..index].contains(picture), "{} is another one", names[index]);
    }
}

#[test]
fn a_campaign_is_chosen_by_title_or_year() {
    let desk = Desk::new();
    let latest = desk.report("a.csv", &[]);
    let by_year = desk.report("b.csv", &["--campagne", "2024"]);
    assert_ne!(latest, by_year);
    let expected = "jalons : Aucune campagne « 1999 » : le dossier contient ";
    let path = desk.path("c.csv");
    let to = path.to_str().expect("UTF-8");
    let ended = run(&["rapport", EXAMPLE, "--vers", to, "--campagne", "1999"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.starts_with(expected), "{}", ended.err);
    assert!(!path.exists());
}

#[test]
fn a_file_already_there_is_replaced_only_when_told() {
    let desk = Desk::new();
    let path = desk.path("a.csv");
    let to = path.to_str().expect("UTF-8");
    fs::write(&path, "à moi").expect("writable");
    let err = format!(
        "jalons : « {to} » n’a pas été écrit : un fichier porte déjà ce nom.\n  Ajoutez « --remplacer » pour le remplacer.\n"
    );
    check_ends(&["rapport", EXAMPLE, "--vers", to], 1, "", &err);
    assert_eq!(fs::read_to_string(&path).expect("there"), "à moi");
    let replaced = desk.report("a.csv", &["--remplacer"]);
    assert!(replaced.len() > 1000);
}

#[test]
fn a_dossier_that_cannot_be_read_leaves_no_report() {
    let desk = Desk::new();
    let path = desk.path("a.csv");
    let to = path.to_str().expect("UTF-8");
    let broken = "tests/fixtures/dossiers/coupe.jalons";
    let ended = run(&["rapport", broken, "--vers", to]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert!(ended.err.starts_with(&format!("jalons : « {broken} » n’a pas pu être lu.\n")));
    check_ends(
        &["rapport", "absent.jalons", "--vers", to],
        1,
        "",
        "jalons : « absent.jalons » : le fichier n’existe pas.\n  Vérifiez son nom et son \
         emplacement ; il a peut-être été déplacé ou renommé.\n",
    );
    assert!(!Path::new(to).exists());
}

#[test]
fn a_dossier_without_campaign_has_no_report() {
    let desk = Desk::new();
    let empty = desk.path("vide.jalons");
    let written = jalons::dossier::file::write(&jalons::dossier::Dossier::default());
    fs::write(&empty, written).expect("writable");
    let (from, to) = (empty.to_str().expect("UTF-8"), desk.path("a.pdf"));
    check_ends(
        &["rapport", from, "--vers", to.to_str().expect("UTF-8")],
        1,
        "",
        "jalons : Le dossier ne contient pas encore de campagne.\n",
    );
    assert_eq!(desk.names(), ["vide.jalons"]);
}

#[test]
fn a_terminal_without_a_screen_is_told_what_to_do() {
    let ended = run(&[]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert!(ended.err.starts_with("jalons : "), "{}", ended.err);
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
}

#[cfg(target_os = "linux")]
#[test]
fn an_unknown_renderer_lists_those_of_this_system() {
    let reason = "n’existe pas sur ce système ; il y a : opengl, wayland, x11.";
    check_misused(&["--rendu", "vulkan"], &format!("Le rendu « vulkan » {reason}"));
    check_misused(&["a.jalons", "--rendu", "wgpu"], &format!("Le rendu « wgpu » {reason}"));
}

#[test]
fn the_guide_is_written_without_a_dossier() {
    let desk = Desk::new();
    for (name, more) in [("guide.pdf", None), ("page.pdf", Some("--une-page"))] {
        let path = desk.path(name);
        let to = path.to_str().expect("UTF-8");
        let args: Vec<&str> =
            ["guide", "--vers", to, "--date", "2026-11-22"].into_iter().chain(more).collect();
        check_ends(&args, 0, &format!("« {to} » est prêt.\n"), "");
        assert!(fs::read(&path).expect("it is written").starts_with(b"%PDF"));
    }
    let reason = "« guide » attend « --vers FICHIER.pdf ».";
    check_misused(&["guide"], reason);
    check_misused(&["guide", "--vers", "guide.docx"], reason);
}
