//! Files as heavy as each reader takes, of one thing repeated: how long each takes to be refused.
//!
//! `cargo run -p jalons-fuzz --bin lourds` prints the slowest. It ends badly when one takes more
//! than two seconds: this profile is hardly optimised, and a packaged program has one.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jalons::source::Limits;
use jalons::store::Preferences;
use jalons::{dossier, grid, remuneration};

/// What stands before.
const BEGINNINGS: [&str; 9] = [
    "",
    "Grille(domaines: [",
    "Grille(]",
    "Dossier(format: 1, campagnes: [",
    "Dossier(]",
    "Dossier(grilles: {",
    "Remuneration(parametres: [",
    "(a: \"x\n",
    "(a: x y,",
];
/// What is repeated.
const PARTS: [&str; 64] = [
    "(",
    "[",
    "{",
    "a(",
    "(a:",
    "{\"a\":",
    "/*",
    "(\"\",",
    ")",
    "]",
    "}",
    "\"",
    "'",
    "«",
    "a ",
    "a:",
    ",",
    "\\",
    "r#",
    "#",
    "=",
    "1 ",
    "\u{202e}",
    "/",
    "// ",
    "b,",
    "c//,",
    "c/*,",
    "a:1,",
    "a:1\n",
    "(id:1),",
    "\"x\",",
    "\"x\":1,",
    "x y,",
    "'x' ",
    "\"a\n",
    "\"a\" b",
    "é",
    " ",
    "\n",
    "\t",
    "format:1,",
    "-",
    "1.",
    "%",
    "a'",
    "’",
    "None,",
    "Some(",
    "r\"",
    "r#\"",
    "\"#",
    "(],",
    "()",
    "[],",
    "a.b",
    "\"a\": (",
    "id: \"a\", ",
    "(code: \"A\", titre: \"t\"),",
    "\r",
    "\u{feff}",
    "\"\\",
    "(titre:\"",
    "a=",
];
/// Good files, each element of which is repeated in its turn.
const GOOD: [(&str, &str); 8] = [
    ("grille", include_str!("../../../tests/fixtures/grilles/valide.ron")),
    ("remuneration", include_str!("../../../tests/fixtures/remuneration/valide.ron")),
    ("dossier", include_str!("../../../tests/fixtures/dossiers/valide.jalons")),
    ("dossier", include_str!("../../../tests/fixtures/dossiers/reunion.jalons")),
    ("dossier", include_str!("../../../tests/fixtures/dossiers/exercices.jalons")),
    ("dossier", include_str!("../../../tests/fixtures/dossiers/demarches.jalons")),
    ("dossier", include_str!("../../../tests/fixtures/dossiers/inconnus.jalons")),
    ("dossier", include_str!("../../../tests/fixtures/avis/collecte.jalons")),
];
const MOST: Duration = Duration::from_secs(2);

type Read = fn(&[u8]) -> usize;

fn main() -> ExitCode {
    let mut tried = Tried::default();
    for (beginning, part) in BEGINNINGS.iter().flat_map(|b| PARTS.iter().map(move |p| (b, p))) {
        for (name, most, read) in readers() {
            let text = filled(beginning, part, "", most);
            tried.read(name, read, &text, &format!("{beginning:?} + {part:?}"));
        }
    }
    for (kind, text) in GOOD {
        let readers = readers();
        let (_, most, read) = readers.iter().find(|(name, ..)| *name == kind).expect("a reader");
        for (start, end) in elements(text) {
            let (before, rest) = text.split_at(end);
            let element = format!(",{}", &text[start..end]);
            let shown: String = element.chars().take(50).collect();
            tried.read(kind, *read, &filled(before, &element, rest, *most), &format!("{shown:?}"));
        }
    }
    tried.told()
}

fn readers() -> [(&'static str, usize, Read); 4] {
    let (authored, dossier) = (Limits::AUTHORED.bytes, Limits::DOSSIER.bytes);
    [
        ("grille", authored, |bytes| grid::file::read(bytes).problems.len()),
        ("remuneration", authored, |bytes| remuneration::file::read(bytes).problems.len()),
        ("dossier", dossier, |bytes| dossier::file::read(bytes).problems.len()),
        ("preferences", 1 << 20, |bytes| Preferences::read(bytes).recent.len()),
    ]
}

fn filled(before: &str, part: &str, after: &str, size: usize) -> String {
    let times = size.saturating_sub(before.len() + after.len()) / part.len();
    format!("{before}{}{after}", part.repeat(times))
}

/// Returns where brackets begin and end, one of each kind: those that begin alike are alike.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => open.push(at),
            b')' | b']' | b'}' => found.extend(open.pop().map(|start| (start, at + 1))),
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(start, end)| {
        let beginning: String = text[*start..*end].split_whitespace().collect();
        seen.insert(beginning.chars().take(6).collect::<String>())
    });
    found
}

/// What was tried so far.
#[derive(Default)]
struct Tried {
    files: usize,
    slow: usize,
    slowest: (Duration, String),
}

impl Tried {
    fn read(&mut self, name: &str, read: Read, text: &str, what: &str) {
        let begun = Instant::now();
        let problems = read(text.as_bytes());
        let took = begun.elapsed();
        let told = format!("{name:<13}{took:>9.1?} {problems:>4} problèmes  {what}");
        self.files += 1;
        if took > MOST {
            self.slow += 1;
            println!("{told}");
        }
        if took > self.slowest.0 {
            self.slowest = (took, told);
        }
    }

    fn told(&self) -> ExitCode {
        let Self { files, slow, slowest: (_, slowest) } = self;
        println!("{files} fichiers, {slow} en plus de {MOST:?} ; le plus lent :\n{slowest}");
        if *slow == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
