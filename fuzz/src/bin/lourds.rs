//! Files as heavy as each reader takes, of one thing repeated: how long each takes to be answered.
//!
//! `cargo run -p jalons-fuzz --bin lourds` prints every file that takes more than a second of the
//! processor, with the time of the clock in brackets, and ends badly when there is one. A dossier goes the whole way: it is
//! opened as the window opens it, and when it opens, compared, merged, written and set out in every
//! document. Words given as arguments keep the files that bear one of them.

#![allow(clippy::disallowed_methods, reason = "the time of the processor is read from the system")]

#[path = "../opened.rs"]
mod opened;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jalons::app::EXAMPLE;
use jalons::dossier::compare::{Merge, differences};
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
/// How often an element stands that is numbered: about what lists, ballots and years may be at most.
const COUNTS: [usize; 3] = [Limits::DOSSIER.items - 50, 450, 160];
const MOST: Duration = Duration::from_secs(1);

type Read = fn(&[u8], &mut Stages);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut tried = Tried { words, ..Tried::default() };
    for (beginning, part) in BEGINNINGS.iter().flat_map(|b| PARTS.iter().map(move |p| (b, p))) {
        for (name, most, read) in readers() {
            let text = || filled(beginning, part, "", most);
            tried.read(name, read, text, &format!("{beginning:?} + {part:?}"));
        }
    }
    for part in PARTS {
        let text = || texts(part, Limits::DOSSIER.bytes);
        tried.read("dossier", whole_way, text, &format!("textes de {part:?}"));
    }
    tried.read("dossier", whole_way, || grids(Limits::DOSSIER.items), "grilles toutes autres");
    tried.read("dossier", whole_way, || grids(100), "cent grilles toutes autres");
    for (kind, text) in GOOD {
        let readers = readers();
        let (_, most, read) = readers.iter().find(|(name, ..)| *name == kind).expect("a reader");
        for (start, end) in elements(text) {
            let (before, rest) = text.split_at(end);
            let element = format!(",{}", &text[start..end]);
            let shown: String = element.chars().take(50).collect();
            let repeated = || filled(before, &element, rest, *most);
            tried.read(kind, *read, repeated, &format!("{shown:?}"));
            for count in COUNTS {
                let numbered = || numbered(text, (start, end), count, *most);
                tried.read(kind, *read, numbered, &format!("{shown:?} numéroté, {count} fois"));
            }
        }
    }
    tried.told()
}

fn readers() -> [(&'static str, usize, Read); 4] {
    let (authored, dossier) = (Limits::AUTHORED.bytes, Limits::DOSSIER.bytes);
    [
        ("grille", authored, |bytes, stages| {
            stages.lap("lecture", || grid::file::read(bytes).problems.len());
        }),
        ("remuneration", authored, |bytes, stages| {
            stages.lap("lecture", || remuneration::file::read(bytes).problems.len());
        }),
        ("dossier", dossier, whole_way),
        ("preferences", 1 << 20, |bytes, stages| {
            stages.lap("lecture", || Preferences::read(bytes).recent.len());
        }),
    ]
}

/// Opens a dossier as the window does, then does with it all that the program can.
fn whole_way(bytes: &[u8], stages: &mut Stages) {
    let state = stages.lap("ouverture", || opened::open(bytes));
    let Some(ours) = state.dossier() else { return };
    let base = dossier::Dossier::default();
    let other = dossier::file::read(EXAMPLE.as_bytes()).value.expect("a good dossier");
    stages.lap("comparaison", || differences(&base, ours).len());
    stages.lap("fusion", || Merge::new(&base, ours, &other).result(&BTreeMap::new()));
    stages.lap("écriture", || dossier::file::write(ours).len());
    stages.lap("documents", || opened::say_all(ours));
}

fn filled(before: &str, part: &str, after: &str, size: usize) -> String {
    let times = size.saturating_sub(before.len() + after.len()) / part.len();
    format!("{before}{}{after}", part.repeat(times))
}

/// Makes a dossier each campaign of which has a grid of its own.
fn grids(count: usize) -> String {
    let text = GOOD[2].1;
    let (start, end) = (text.find("Grille(").expect("a grid"), text.find("\n    },\n    camp"));
    let grid = text[start..end.expect("its end")].trim_end_matches([',', '\n']);
    let (mut grids, mut campaigns) = (String::new(), String::new());
    for number in 0..count.min(Limits::DOSSIER.bytes / (grid.len() + 200)) {
        let own = grid.replacen("Grille d’essai", &format!("Grille {number}"), 1);
        write!(grids, "\"g{number}\": {own},").expect("written in memory");
        let campaign =
            format!("(id: {number}, titre: \"t\", date: \"2026-01-01\", grille: \"g{number}\"),");
        campaigns.push_str(&campaign);
    }
    format!(
        "Dossier(format: 1, equipe: (nom: \"é\"), grilles: {{{grids}}}, campagnes: [{campaigns}])"
    )
}

/// Fills the texts of a good dossier, as long as texts may be.
fn texts(part: &str, size: usize) -> String {
    let text = part.repeat(Limits::TEXT_BYTES / part.len());
    let sites = format!("(nom: \"{text}\"),").repeat(size / (text.len() + 20));
    format!("Dossier(format: 1, equipe: (nom: \"é\", sites: [{sites}]))")
}

/// Repeats an element so many times, each time with numbers, names and a key of its own.
fn numbered(text: &str, (start, end): (usize, usize), count: usize, size: usize) -> String {
    let key = text[..start].strip_suffix("\": ").and_then(|before| before.rfind('"'));
    let (before, rest) = text.split_at(end);
    let element = &text[key.unwrap_or(start)..end];
    let mut whole = before.to_owned();
    for number in 10_000..10_000 + count {
        if whole.len() + element.len() + rest.len() + 100 > size {
            break;
        }
        whole.push(',');
        whole.push_str(&renamed(element, number, key.is_some()));
    }
    whole + rest
}

/// Gives an element names, numbers and a year that are its own.
fn renamed(element: &str, number: usize, has_key: bool) -> String {
    let mut named = element.to_owned();
    if has_key {
        named.insert_str(1, &format!("c{number}-"));
    }
    for key in ["id: ", "annee: ", "profession: ", "nom: ", "code: "] {
        let Some(at) = named.find(key).map(|at| at + key.len()) else { continue };
        let len = named[at + 1..].find('"').unwrap_or(0);
        let is_number = !named[at..].starts_with('"');
        let (range, name) = match key {
            "annee: " => (at..at + 4, (number - 10_000 + 2030).to_string()),
            "code: " => (at + 1..at + 1 + len, format!("C{number}")),
            // The id of a ballot is 32 digits.
            "id: " if len == 32 => (at + 1..at + 6, number.to_string()),
            _ if is_number => (at..at, number.to_string()),
            _ => (at + 1..at + 1, format!("n{number}-")),
        };
        named.replace_range(range, &name);
    }
    named
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
        seen.insert(beginning.chars().take(9).collect::<String>())
    });
    found
}

/// How long each stage of what is done with one file took.
#[derive(Default)]
struct Stages(Vec<(&'static str, Took)>);

/// Time of the clock and of the processor: the machine may be busy with something else.
struct Took {
    clock: Duration,
    processor: Duration,
}

impl Stages {
    fn lap<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let (begun, spent) = (Instant::now(), processor_time());
        let result = work();
        let processor = processor_time().saturating_sub(spent);
        self.0.push((stage, Took { clock: begun.elapsed(), processor }));
        result
    }

    fn told(&self) -> String {
        let mut told = String::new();
        for (stage, Took { clock, processor }) in &self.0 {
            let (clock, processor) = (clock.as_millis(), processor.as_millis());
            write!(told, " {stage} {processor} ms ({clock})").expect("written in memory");
        }
        told
    }
}

/// Returns how long this thread has had the processor.
fn processor_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// What was tried so far.
#[derive(Default)]
struct Tried {
    words: Vec<String>,
    files: usize,
    slow: usize,
    /// For each stage: how many files went through it, and the slowest.
    stages: BTreeMap<&'static str, (usize, Duration, String)>,
}

impl Tried {
    fn read(&mut self, name: &str, read: Read, text: impl FnOnce() -> String, what: &str) {
        let full = format!("{name} {what}");
        if !self.words.is_empty() && !self.words.iter().any(|word| full.contains(word)) {
            return;
        }
        let text = text();
        let mut stages = Stages::default();
        read(text.as_bytes(), &mut stages);
        let told = format!("{name:<13}{} octets {what} :{}", text.len(), stages.told());
        self.files += 1;
        for (stage, took) in &stages.0 {
            let (count, longest, slowest) = self.stages.entry(stage).or_default();
            *count += 1;
            if took.processor > *longest {
                (*longest, *slowest) = (took.processor, told.clone());
            }
        }
        if stages.0.iter().any(|(_, took)| took.processor > MOST) {
            self.slow += 1;
            println!("{told}");
        }
    }

    fn told(&self) -> ExitCode {
        let Self { files, slow, .. } = self;
        println!("{files} fichiers, {slow} en plus de {MOST:?} ; le plus lent de chaque étape :");
        for (stage, (count, _, slowest)) in &self.stages {
            println!("{stage} ({count} fichiers) : {slowest}");
        }
        if *slow == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
