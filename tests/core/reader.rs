//! The reader of texts people wrote: what it accepts, what it mends, and that nothing upsets it.

use jalons::grid::file;
use jalons::remuneration::file as rules;
use jalons::source::{self, Limits, Node, Problem, Reading, Severity, Value};

const MSP: &str = include_str!("../../grids/msp.ron");
const ACI: &str = include_str!("../../grids/remuneration/aci-msp.ron");

/// Reads a text as what it is meant to be; tells whether it holds it, and every problem.
type Read = fn(&[u8]) -> (bool, Vec<Problem>);

/// What we ship, what reads it, and where its head ends.
const SHIPPED: [(&str, Read, usize); 2] =
    [(MSP, |bytes| held(file::read(bytes)), 3_000), (ACI, |bytes| held(rules::read(bytes)), 5_000)];

fn held<T>(reading: Reading<T>) -> (bool, Vec<Problem>) {
    (reading.value.is_some(), reading.problems)
}

/// Reads a text without asking anything of its tree but what it looks like.
fn shape(text: &str) -> Reading<String> {
    source::read(text.as_bytes(), Limits::AUTHORED, |node, _| Some(shape_of(node)))
}

fn shape_of(node: &Node<'_>) -> String {
    let inside = |parts: Vec<String>| parts.join(" ");
    match &node.value {
        Value::Text(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => format!("decimal {number}"),
        Value::Flag(flag) => flag.to_string(),
        Value::Word(word) => (*word).to_owned(),
        Value::List(nodes) => format!("[{}]", inside(nodes.iter().map(shape_of).collect())),
        Value::Group { items, .. } | Value::Map(items) => {
            let item = |item: &source::Member<'_>| match &item.key {
                Some(key) => format!("{}={}", key.text, shape_of(&item.value)),
                None => shape_of(&item.value),
            };
            let name = node.name().unwrap_or_default();
            format!("{name}({})", inside(items.iter().map(item).collect()))
        }
        Value::Broken => "?".to_owned(),
    }
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    let reading = shape(text);
    assert_eq!(reading.problems, [], "{text}");
    assert_eq!(reading.value.as_deref(), Some(expected), "{text}");
    let judged = ron::from_str::<ron::Value>(text);
    assert!(judged.is_ok(), "{judged:?}: {text}");
}

/// Checks the first problem of a text, and that there are as many as said.
#[track_caller]
fn tells(text: &str, place: (u32, u32), message: &str, count: usize) {
    let reading = shape(text);
    let first = reading.problems.first().expect("a problem");
    assert!(first.message.starts_with(message), "{text:?}: {:#?}", reading.problems);
    assert_eq!((first.place.line, first.place.column), place, "{text:?}");
    assert_eq!(reading.problems.len(), count, "{text:?}: {:#?}", reading.problems);
    assert!(reading.value.is_none(), "{text:?}");
}

#[test]
fn every_form_is_read_as_ron_reads_it() {
    reads("()", "()");
    reads("A(a: 1, b: [1, -2, 3,],)", "A(a=1 b=[1 -2 3])");
    reads(
        "(a: true, b: false, c: mot, d: 1.5, e: 1_000)",
        "(a=true b=false c=mot d=decimal 1.5 e=1000)",
    );
    reads(r#"{"a": (1, 2), "b": Some("x"), "c": None}"#, r#"(a=(1 2) b=Some("x") c=None)"#);
    reads(r#"("\"\\\n\t\u{e9}\x41\'")"#, r#"("\"\\\n\té'A")"#.replace("'A", "A'").as_str());
    reads("(r#\"un \"mot\" \\ \"#, r\"c:\\\")", r#"("un \"mot\" \\ " "c:\\")"#);
    reads("// a\n/* b /* c */ */ (/* d */ a /* e */ : /* f */ 1 // g\n)", "(a=1)");
    reads("(\"deux\nlignes\")", r#"("deux\nlignes")"#);
    reads("#![enable(implicit_some)]\n(a: 1)", "(a=1)");
}

#[test]
fn byte_order_marks_windows_line_breaks_and_no_break_spaces_change_nothing() {
    assert_eq!(shape("\u{feff}(a: 1)").value.as_deref(), Some("(a=1)"));
    let reading = shape("(\r\n\u{a0}a:\u{202f}\"un\r\ndeux\",\r\n)");
    assert_eq!(reading.problems, []);
    assert_eq!(reading.value.as_deref(), Some(r#"(a="un\ndeux")"#));
}

#[test]
fn columns_are_counted_in_characters() {
    tells("(a: \"é’😀\" b: 1)", (1, 10), "Il manque une virgule.", 1);
}

#[test]
fn files_that_are_no_text_are_named() {
    let tells = |bytes: &[u8], place: (u32, u32), message: &str, help: &str| {
        let reading = file::read(bytes);
        let [problem] = reading.problems.as_slice() else { panic!("{:#?}", reading.problems) };
        let found = (problem.place.line, problem.place.column);
        assert!(problem.message.starts_with(message), "{problem:#?}");
        assert!(problem.help.as_deref().is_some_and(|text| text.contains(help)), "{problem:#?}");
        assert_eq!(found, place);
        assert_eq!(reading.value, None);
    };
    tells(b"", (1, 1), "Le fichier est vide.", "Grille(");
    tells(b" \n\t", (2, 2), "Le fichier est vide.", "Grille(");
    tells(b"// rien\n", (2, 1), "Le fichier ne contient que des remarques.", "Grille(");
    tells(b"Bonjour, ceci est une lettre.", (1, 1), "Le fichier ne commence pas", "Grille(");
    tells(
        b"Grille(\n  titre: \"Caf\xE9\")",
        (2, 14),
        "Le fichier n’est pas en UTF-8",
        "Windows-1252",
    );
    tells(
        b"Grille(\n\xC3",
        (2, 1),
        "Le fichier est coupé au milieu d’un caractère",
        "copie entière",
    );
    tells(b"Grille(\0)", (1, 8), "Le fichier contient un octet nul", "copie saine");
    tells(b"%PDF-1.7", (1, 1), "Ce n’est pas un texte, mais un fichier PDF.", "Jalons");
    tells(
        b"PK\x03\x04....",
        (1, 1),
        "Ce n’est pas un texte, mais un fichier compressé (.zip).",
        "Jalons",
    );
    tells(
        &vec![b' '; (1 << 20) + 1],
        (1, 1),
        "Le fichier est trop gros\u{a0}: 2 Mio, pour 1",
        "bon fichier",
    );
}

#[test]
fn a_mended_form_is_one_problem() {
    tells("(a: 1 b: 2)", (1, 6), "Il manque une virgule.", 1);
    tells("(a: [1, 2, b: 3)", (1, 5), "Le fichier s’arrête avant la fin", 2);
    tells("(a: (b: 1, c: 2])", (1, 16), "Ce «\u{a0}]\u{a0}» ne va pas", 1);
    tells("(a: \"x)", (1, 5), "Le fichier s’arrête au milieu de ce texte.", 1);
    tells("(a: \"x\n)", (1, 5), "Il manque le guillemet", 1);
    tells("(a: 'x', b: 1)", (1, 5), "Ce texte n’est pas entre guillemets droits.", 1);
    tells("(a: \"\\q\")", (1, 6), "«\u{a0}\\q\u{a0}» ne veut rien dire", 1);
    tells("(a: \"\\u{110000}\")", (1, 6), "«\u{a0}\\u\u{a0}» ne veut rien dire", 1);
    tells("(a: 1) (b: 2)", (1, 8), "Le contenu est terminé", 1);
    tells("(a: r#\"x)", (1, 5), "Le texte ouvert ici n’est jamais refermé par", 1);
    tells("(a: 1, /* b", (1, 8), "La remarque ouverte ici", 1);
}

#[test]
fn a_hundred_errors_are_told_and_the_rest_is_counted() {
    let reading = shape(&format!("({})", "a: ~1,\n".repeat(1_000)));
    assert_eq!(reading.problems.len(), 100);
    let many = "(indicateur: \"x\", a_partir_de: 9),".repeat(300);
    let text = MSP.replacen("liens: [", &format!("liens: [{many}"), 1);
    let reading = file::read(text.as_bytes());
    let last = reading.problems.last().expect("many");
    assert!(last.message.starts_with("Il reste au moins"), "{}", last.message);
    assert!(reading.problems.len() <= 202);
    assert_eq!(reading.value, None);
}

#[test]
fn endless_brackets_and_remarks_are_told_at_once() {
    let cases = [
        ("(", "Plus de 64 parenthèses"),
        ("[", "Plus de 64 parenthèses"),
        ("a(", "Plus de 64 parenthèses"),
        ("(a:", "Plus de 64 parenthèses"),
        ("{\"a\":", "Plus de 64 parenthèses"),
        ("/*", "La remarque ouverte ici"),
        ("(\"\",", "Plus de 64 parenthèses"),
    ];
    for (part, message) in cases {
        let reading = file::read(part.repeat(1_000_000 / part.len()).as_bytes());
        let messages: Vec<&str> = reading.problems.iter().map(|p| p.message.as_str()).collect();
        assert!(messages.iter().any(|told| told.starts_with(message)), "{part}: {messages:#?}");
        assert!(messages.len() <= 2, "{part}: {messages:#?}");
    }
    for part in
        [")", "]", "\"", "'", "«", "a ", "a:", ",", "\\", "r#", "#", "=", "1 ", "\u{202e}", "/"]
    {
        let text = format!("Grille(domaines: [{}", part.repeat(100_000 / part.len()));
        assert!(file::read(text.as_bytes()).value.is_none(), "{part}");
    }
}

#[test]
fn a_problem_is_rendered_for_a_terminal() {
    let reading = file::read(b"Grille(format: 1 id: \"x\")");
    let problem = reading.problems.iter().find(|problem| problem.place.column == 17);
    assert_eq!(
        problem.expect("a missing comma").render("grille.ron"),
        "grille.ron:1:17\u{a0}: erreur\u{a0}: Il manque une virgule.\n    remède\u{a0}: Ajoutez une \
         virgule à cet endroit."
    );
}

#[test]
fn what_we_ship_cut_anywhere_is_told() {
    for (text, read, _) in SHIPPED {
        for end in (0..text.len()).step_by(97) {
            let (holds, problems) = read(&text.as_bytes()[..end]);
            assert!(!holds, "cut at {end}");
            assert!((1..=4).contains(&problems.len()), "cut at {end}: {problems:#?}");
            assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
        }
    }
}

#[test]
fn no_slip_of_a_finger_panics_or_brings_an_avalanche() {
    let replacements = *b"\"()[],:;='x1\\/{} \n\xE2";
    for (text, read, head) in SHIPPED {
        let mut worst = 0;
        for (turn, at) in (head..text.len()).step_by(191).enumerate() {
            let mut bytes = text.as_bytes().to_vec();
            match turn % 3 {
                0 => drop(bytes.remove(at)),
                1 => bytes.insert(at, bytes[at]),
                _ => bytes[at] = replacements[turn / 3 % replacements.len()],
            }
            let (holds, problems) = read(&bytes);
            let has_error = problems.iter().any(|problem| problem.severity == Severity::Error);
            assert_ne!(holds, has_error, "at {at}");
            worst = worst.max(problems.len());
            // A lost bracket makes one problem of each key it held.
            assert!(problems.len() <= 12, "at {at}, turn {turn}: {problems:#?}");
        }
        assert!(worst > 0);
    }
}
