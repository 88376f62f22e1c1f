//! Files that no team wrote, or wrote long ago: what is told of them, and that they are told at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jalons::app::{Dialog, Effect, State};
use jalons::dossier::file as dossier_file;
use jalons::grid::file as grid_file;
use jalons::remuneration::file as rules_file;
use jalons::source::{FileKind, Limits, LineIndex, Problem, Severity};
use jalons::store::Preferences;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::desk::open_in;
use crate::fixtures::each_fixture;
use crate::laws::hold;

const VALID: &str = include_str!("../fixtures/dossiers/valide.jalons");
const GRID: &str = include_str!("../fixtures/grilles/valide.ron");
const RULES: &str = include_str!("../fixtures/remuneration/valide.ron");
/// Far above what any takes, also on a machine that does other things; what is not linear takes minutes.
const MOST: Duration = Duration::from_secs(10);

/// Every file that is no text of ours, by name, and how what is told of it begins.
const OTHERS: [(&str, (u32, u32), &str); 17] = [
    ("blancs.jalons", (3, 1), "Le fichier est vide."),
    ("compresse.jalons", (1, 1), "Ce n’est pas un texte, mais un fichier compressé (.gz)."),
    ("coupe-dans-un-caractere.jalons", (3, 20), "Le fichier est coupé au milieu d’un caractère."),
    ("docx-renomme.jalons", (1, 1), "Ce n’est pas un texte, mais un document Word (.docx)."),
    ("executable.jalons", (1, 3), "Le fichier n’est pas en UTF-8"),
    ("image-renommee.jalons", (1, 1), "Ce n’est pas un texte, mais une image PNG."),
    ("json.jalons", (1, 1), "Ce n’est pas "),
    ("marque-seule.jalons", (1, 1), "Le fichier est vide."),
    ("octet-nul.jalons", (2, 8), "Le fichier contient un octet nul"),
    ("page-web.jalons", (1, 1), "Le fichier ne commence pas comme un fichier de Jalons."),
    ("pdf-renomme.jalons", (1, 1), "Ce n’est pas un texte, mais un fichier PDF."),
    ("photo-renommee.jalons", (1, 1), "Ce n’est pas un texte, mais une image JPEG."),
    ("remarques-seules.ron", (2, 1), "Le fichier ne contient que des remarques."),
    ("rtf-renomme.jalons", (1, 1), "Ce n’est pas un texte, mais un fichier RTF."),
    ("vide.jalons", (1, 1), "Le fichier est vide."),
    ("windows-1252.jalons", (3, 20), "Le fichier n’est pas en UTF-8"),
    ("word-ancien.jalons", (1, 1), "Ce n’est pas un texte, mais un ancien fichier bureautique"),
];

/// Reads bytes as each kind of text; tells whether it was taken, and what was told.
fn readings(bytes: &[u8]) -> [(bool, Vec<Problem>); 3] {
    let (grid, rules) = (grid_file::read(bytes), rules_file::read(bytes));
    let dossier = dossier_file::read(bytes);
    [
        (grid.value.is_some(), grid.problems),
        (rules.value.is_some(), rules.problems),
        (dossier.value.is_some(), dossier.problems),
    ]
}

#[test]
fn every_file_that_is_none_of_ours_has_its_message_whatever_it_is_opened_as() {
    each_fixture("autres", OTHERS.len(), |path, bytes| {
        let name = path.rsplit(['/', '\\']).next().expect("a name");
        let found = OTHERS.iter().find(|(known, ..)| *known == name);
        let (_, place, message) = found.unwrap_or_else(|| panic!("{name} expects no message"));
        for (is_taken, problems) in readings(bytes) {
            let [problem] = problems.as_slice() else { panic!("{name}: {problems:#?}") };
            assert!(problem.message.starts_with(message), "{name}: {problem:#?}");
            assert_eq!((problem.place.line, problem.place.column), *place, "{name}");
            assert!(problem.help.as_deref().is_some_and(|help| help.ends_with('.')), "{name}");
            assert!(!is_taken && problem.severity == Severity::Error, "{name}");
        }
    });
}

#[test]
fn a_dossier_cut_anywhere_is_told_and_is_never_taken_for_whole() {
    let end = VALID.trim_end().len();
    for cut in (0..end).filter(|cut| VALID.is_char_boundary(*cut)) {
        let reading = dossier_file::read(&VALID.as_bytes()[..cut]);
        assert!(reading.value.is_none(), "cut at {cut}");
        let errors = reading.problems.iter().filter(|p| p.severity == Severity::Error).count();
        assert!((1..=4).contains(&errors), "cut at {cut}: {:#?}", reading.problems);
    }
}

#[test]
fn a_file_of_a_later_version_says_that_the_program_is_older_and_is_left_alone() {
    let next = FileKind::DOSSIER.format + 1;
    let later = VALID.replacen("format: 1", &format!("format: {next}"), 1);
    let [.., (is_taken, problems)] = readings(later.as_bytes());
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert!(!is_taken);
    assert_eq!(
        problem.message,
        format!("Ce fichier vient d’une version plus récente de Jalons (format {next}).")
    );
    assert_eq!(
        problem.help.as_deref(),
        Some("Installez la dernière version de Jalons. Le fichier n’a pas été modifié.")
    );
    let mut state = State::new(Preferences::default(), date(2026, 11, 22));
    let bytes: Arc<[u8]> = later.into_bytes().into();
    let effects = open_in(&mut state, "futur.jalons", bytes);
    let asks_only_for_versions = matches!(effects.0.as_slice(), [Effect::ListVersions(_, path)] if path.ends_with("futur.jalons"));
    assert!(asks_only_for_versions, "nothing is written: {effects:?}");
    assert!(state.dossier().is_none());
    assert!(
        matches!(&state.dialog, Some(Dialog::Problems { problems, .. }) if problems.len() == 1)
    );
}

/// A dossier as it was written when something new came into dossiers, and what it held then:
/// campaigns, exercises, improvements, proofs, *démarches qualité*.
const WRITTEN: [(&str, &str, [usize; 5]); 4] = [
    (
        "1-campagnes",
        include_str!("../fixtures/dossiers/ecrits/1-campagnes.jalons"),
        [3, 0, 0, 0, 0],
    ),
    (
        "2-exercices",
        include_str!("../fixtures/dossiers/ecrits/2-exercices.jalons"),
        [3, 3, 0, 0, 0],
    ),
    ("3-reunion", include_str!("../fixtures/dossiers/ecrits/3-reunion.jalons"), [3, 3, 6, 10, 0]),
    (
        "4-demarche-qualite",
        include_str!("../fixtures/dossiers/ecrits/4-demarche-qualite.jalons"),
        [3, 3, 6, 10, 2],
    ),
];

#[test]
fn a_dossier_of_every_form_ever_written_opens_and_loses_nothing_when_saved() {
    for (name, text, counts) in WRITTEN {
        let reading = dossier_file::read(text.as_bytes());
        let errors: Vec<_> =
            reading.problems.iter().filter(|p| p.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        let dossier = reading.value.expect(name);
        let held = [
            dossier.campaigns.len(),
            dossier.exercises.len(),
            dossier.improvements.len(),
            dossier.proofs.len(),
            dossier.approaches.len(),
        ];
        assert_eq!(held, counts, "{name}");
        let written = dossier_file::write(&dossier);
        let again = dossier_file::read(written.as_bytes()).value;
        assert_eq!(again.as_ref(), Some(&dossier), "{name}");
        let spoken = text.split('"').skip(1).step_by(2).filter(|said| said.contains(' '));
        for said in spoken.filter(|said| !said.contains('\\')) {
            assert!(written.contains(said), "{name} loses « {said} »");
        }
    }
}

/// Repeats a part up to a size, after a beginning.
fn heavy(beginning: &str, part: &str, size: usize) -> String {
    format!("{beginning}{}", part.repeat(size / part.len()))
}

#[test]
fn what_looks_further_at_each_sign_still_answers_at_once() {
    let beginnings =
        ["(a: x y,", "(a: 'x',", "(a: \"x\"y", "Grille(]", "Dossier(campagnes: [", "Remuneration("];
    let parts = [
        "c//,",
        "c/*,",
        "'//",
        "'/*",
        "\"//",
        "' ",
        "a:1,",
        "format:1,",
        "(id:1),",
        "\"a\":0,",
        "x y,",
        "%",
        "’",
        "\\",
        "a: b,",
        "r#",
        "(],",
        "(titre:\"",
    ];
    for (beginning, part) in beginnings.iter().flat_map(|b| parts.iter().map(move |p| (b, p))) {
        let text = heavy(beginning, part, 200_000);
        let begun = Instant::now();
        for (is_taken, problems) in readings(text.as_bytes()) {
            assert!(!is_taken && !problems.is_empty(), "{beginning} + {part}");
            assert!(problems.len() <= 202, "{beginning} + {part}");
        }
        let took = begun.elapsed();
        assert!(took < MOST, "{beginning} + {part} : {took:?}");
    }
}

#[track_caller]
fn tells(problems: &[Problem], message: &str) {
    let said = |problem: &Problem| problem.message.replace('\u{a0}', " ").contains(message);
    let found = problems.iter().any(said);
    assert!(found, "« {message} » is not in {problems:#?}");
}

#[test]
fn more_than_anybody_writes_is_told_and_not_read() {
    let many = "(profession: \"x\", nombre: 1), ".repeat(5_001);
    let text = VALID.replacen("equipe: (", &format!("equipe: (associes: [{many}], "), 1);
    tells(
        &dossier_file::read(text.as_bytes()).problems,
        "compte 5 001 éléments, pour 5 000 au plus",
    );
    let many: Vec<String> =
        (0..5_001).map(|number| format!("\"c{number}\": (niveau: 1), ")).collect();
    let many = many.concat();
    let text = VALID.replacen("reponses: {", &format!("reponses: {{{many}"), 1);
    tells(&dossier_file::read(text.as_bytes()).problems, "« reponses » compte 5");
    let text = VALID.replacen("nom: \"", &format!("nom: \"{}", "é".repeat(1_000_001)), 1);
    tells(&dossier_file::read(text.as_bytes()).problems, "Le texte de « nom » est trop long");
    let text = GRID.replacen("titre: \"", &format!("titre: \"{}", "é".repeat(4_001)), 1);
    tells(&grid_file::read(text.as_bytes()).problems, "Le texte de « titre » est trop long");
    let heavy = heavy("", " ", 1 << 20);
    tells(
        &rules_file::read(format!("{RULES}{heavy}").as_bytes()).problems,
        "trop gros : 2 Mio, pour 1",
    );
    let text = heavy_values(100_001);
    tells(&grid_file::read(text.as_bytes()).problems, "Le fichier contient trop de valeurs.");
}

fn heavy_values(count: usize) -> String {
    format!("Grille(auteurs: [{}])", "0,".repeat(count))
}

#[test]
fn what_a_file_holds_turns_no_line_of_the_screen() {
    let upsets = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    let names = ["a\u{202e}b", "\u{1b}[31mrouge", "\u{7}", "un\ndeux"];
    for name in names {
        for text in [
            format!("Grille({name}: 1)"),
            format!("Dossier(format: 1, \"{name}\": 2)"),
            format!("Remuneration(questions: [{name}])"),
            name.to_owned(),
        ] {
            for (_, problems) in readings(text.as_bytes()) {
                assert!(!problems.is_empty(), "{text:?}");
                for problem in problems {
                    assert!(!problem.message.contains(upsets), "{problem:?}");
                    assert!(!problem.help.as_deref().unwrap_or_default().contains(upsets));
                    assert!(!problem.render(name).replace('\n', "").contains(upsets));
                }
            }
        }
        let mut state = State::new(Preferences::default(), date(2026, 11, 22));
        let path = format!("{name}.jalons");
        let bytes: Arc<[u8]> = b"Dossier(".as_slice().into();
        let _effects = open_in(&mut state, &path, bytes);
        let Some(Dialog::Problems { file, .. }) = &state.dialog else { panic!("a dialog") };
        assert!(!file.contains(upsets), "{file:?}");
    }
}

#[test]
fn opening_a_dossier_calls_no_other_computer_for_its_proofs() {
    let paths =
        [r"/etc/passwd", r"\\\\ailleurs\\p\\x.pdf", "//ailleurs/p/y.pdf", r"\\\\Equipe\\p\\z.pdf"];
    let proofs: Vec<String> = (1..)
        .zip(paths)
        .map(|(id, path)| format!("(id: {id}, titre: \"Preuve\", fichier: \"{path}\"),"))
        .collect();
    let text = format!("Dossier(format: 1, equipe: (nom: \"x\"), preuves: [{}])", proofs.concat());
    let checked = |from: &str| {
        let mut state = State::new(Preferences::default(), date(2026, 11, 22));
        let bytes: Arc<[u8]> = text.as_bytes().into();
        let effects = open_in(&mut state, from, bytes);
        let asked = effects.0.into_iter().find_map(|effect| match effect {
            Effect::CheckProofs(_, files) => Some(files),
            _ => None,
        });
        asked
            .expect("the near ones are checked")
            .into_iter()
            .map(|(id, ..)| id.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(checked("chez-nous.jalons"), [1]);
    assert_eq!(checked(r"\\equipe\dossiers\chez-nous.jalons"), [1, 4]);
}

#[test]
fn a_file_of_one_endless_line_is_answered_at_once() {
    let size = Limits::DOSSIER.bytes - 10_000;
    let text = "x".repeat(Limits::TEXT_BYTES);
    let sites = format!("(nom: \"{text}\"),").repeat(size / (text.len() + 20));
    let wrong = "b1 c2 d3: 4, ".repeat(300);
    let long = format!("Dossier(format: 1, equipe: (nom: \"é\", sites: [{sites}], {wrong}))");
    let files = [
        ("a word", heavy("Grille(domaines: [", "a'", size)),
        ("wrong quotes", heavy("Dossier(campagnes: [", "'x' ", size)),
        ("a text without quotes", heavy("(a: x y,", ",", size)),
        ("a text without end", heavy("(a: \"x\n", "\r", size)),
        ("errors far away", long),
    ];
    for (what, text) in files {
        let begun = Instant::now();
        let reading = dossier_file::read(text.as_bytes());
        let took = begun.elapsed();
        assert!(reading.value.is_none() && !reading.problems.is_empty(), "{what}");
        assert!(took < MOST, "{what}: {took:?}");
    }
}

#[test]
fn what_is_hidden_in_a_text_is_told_wherever_it_stands() {
    let hidden = ["\u{1}", "\u{7f}", "\u{85}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}"];
    let plain = ["’", "«\u{a0}", "é", "\n", "\r", "\t", "\u{2014}", "\u{2060}", "\u{ffff}"];
    for before in 0..18 {
        let told = |sign: &str| {
            let text = format!("{}{sign}fin{}", "x".repeat(before), "y".repeat(9));
            let text = format!("Dossier(format: 1, equipe: (nom: \"{text}\"))");
            let reading = dossier_file::read(text.as_bytes());
            let places = reading.problems.iter().map(|problem| problem.place.column);
            places.collect::<Vec<_>>()
        };
        for sign in hidden {
            let column = u32::try_from(35 + before).expect("a small number");
            assert_eq!(told(sign), [column], "{sign:?} after {before}");
        }
        for sign in plain {
            assert_eq!(told(sign), [0; 0], "{sign:?} after {before}");
        }
    }
}

#[test]
fn places_are_those_one_counts_by_hand_in_long_texts_too() {
    let signs = vec!["a", "é", "’", "😀", "\n", "\r\n", "\n\n\n"];
    let words = vec((select(signs), 1_usize..900), 0..40);
    hold(80, &(words, any::<Index>()), |(words, at)| {
        let text: String = words.iter().map(|(sign, times)| sign.repeat(*times)).collect();
        let offset = at.index(text.len() + 1);
        let offset = text.floor_char_boundary(offset);
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let index = LineIndex::new(&text);
        let place = index.place(&text, offset);
        prop_assert_eq!((place.line as usize, place.column as usize), (line, column));
        prop_assert_eq!(index.line(&text, offset), place.line);
        prop_assert_eq!(index.place(&text, text.len() + 5), index.place(&text, text.len()));
        Ok(())
    });
}
