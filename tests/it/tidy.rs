//! The house rules of `src/lib.rs`, held by a test: layers, sizes, and what stands where.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, files, in_house, take_apart};

/// Lines a file may have.
const FILE_CEILING: usize = 400;
/// Lines a file of tests may have.
const TEST_CEILING: usize = 800;
/// Lines a function may have.
const FUNCTION_CEILING: usize = 80;

#[track_caller]
fn check_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Returns the sources with strings and comments blank, by path.
fn code() -> BTreeMap<String, String> {
    let code = |source: Source| (source.path, take_apart(&source.text).1);
    files("src", &[".rs"]).into_iter().map(code).collect()
}

/// Returns the module of the house a source belongs to; nothing for the roots of crates.
fn module(path: &str) -> Option<&str> {
    let name = in_house(path)?.first()?.trim_end_matches(".rs");
    (!["lib", "main"].contains(&name)).then_some(name)
}

/// Returns the modules of the table of `src/lib.rs`, in its order.
fn layers() -> Vec<String> {
    let map = files("src", &["src/lib.rs"]).remove(0).text;
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | "));
    rows.filter_map(|row| row.split('`').nth(1)).map(str::to_owned).collect()
}

#[test]
fn each_module_uses_only_those_above_it_in_the_map() {
    let layers = layers();
    let place = |module: &str| layers.iter().position(|layer| layer == module);
    let mut faults = Vec::new();
    for (path, code) in code() {
        let Some(module) = module(&path) else { continue };
        let Some(own) = place(module) else {
            faults.push(format!("{path}: `{module}` is not in the map of src/lib.rs"));
            continue;
        };
        for used in used_modules(&code) {
            if place(&used).is_none_or(|other| other > own) {
                faults.push(format!("{path}: `{module}` may not use `crate::{used}`"));
            }
        }
    }
    check_none(&faults);
}

/// Returns the names that follow `crate::`.
fn used_modules(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            None => used.push(word(after)),
            Some(group) => {
                let mut depth = 0_i32;
                let start_of_each = group.split_inclusive([',', '{', '}']).take_while(|part| {
                    let is_inside = depth >= 0;
                    depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
                    is_inside
                });
                used.extend(start_of_each.map(word).filter(|word| !word.is_empty()));
            }
        }
    }
    used
}

#[test]
fn the_map_names_every_module_and_no_other() {
    let mut named = layers();
    named.sort();
    let code = code();
    let there: BTreeSet<&str> = code.keys().filter_map(|path| module(path)).collect();
    assert!(named.iter().eq(&there), "{named:?}\n{there:?}");
}

#[test]
fn only_the_window_knows_the_window() {
    let mut faults = Vec::new();
    for (path, code) in code() {
        let is_window = module(&path) == Some("ui");
        let found = ["egui", "eframe", "rfd", "winit"].into_iter().filter(|name| has(&code, name));
        faults.extend(found.filter(|_| !is_window).map(|name| format!("{path}: {name}")));
    }
    check_none(&faults);
}

/// What may stand only in some places, and those places.
const RESERVED: [(&str, &[&str]); 11] = [
    ("std::fs", &["src/store/"]),
    // A cursor over bytes in memory is no file.
    // A compositor is asked whether it answers, and a command line speaks on the terminal.
    (
        "std::io",
        &[
            "src/store/",
            "src/core/dossier/logo.rs",
            "src/documents/report/archive.rs",
            "src/ui/start/wayland.rs",
            "src/cli.rs",
        ],
    ),
    ("Color32::from_", &["src/ui/style.rs", "src/ui/chart_view.rs"]),
    ("Zoned::now", &[]),
    ("Timestamp::now", &["src/ui/clock.rs", "src/cli/work.rs"]),
    ("SystemTime", &[]),
    ("Instant::now", &[]),
    ("println!", &[]),
    (".unwrap()", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
];

#[test]
fn what_belongs_to_one_place_stands_nowhere_else() {
    let mut faults = Vec::new();
    for (path, code) in code() {
        for (what, places) in RESERVED {
            let is_at_home = places.iter().any(|place| path.starts_with(place));
            let lines = (1..).zip(code.lines()).filter(|(_, line)| line.contains(what));
            let told = lines.map(|(line, _)| format!("{path}:{line} {what}"));
            faults.extend(told.filter(|_| !is_at_home));
        }
    }
    check_none(&faults);
}

#[test]
fn scores_and_amounts_are_never_floats() {
    let mut faults = Vec::new();
    for (path, code) in code() {
        let exact = ["grid", "dossier", "scoring", "remuneration"];
        if module(&path).is_some_and(|module| exact.contains(&module)) {
            let found = ["f32", "f64"].into_iter().filter(|float| has(&code, float));
            faults.extend(found.map(|float| format!("{path}: {float}")));
        }
    }
    check_none(&faults);
}

/// Tells whether a whole word stands in the code.
fn has(code: &str, word: &str) -> bool {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|found| found == word)
}

#[test]
fn every_module_says_first_what_it_is() {
    let mut faults = Vec::new();
    for source in files("src", &[".rs"]).into_iter().chain(files("tests", &[".rs"])) {
        let first = source.text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") {
            faults.push(format!("{}: {first}", source.path));
        }
    }
    check_none(&faults);
}

#[test]
fn no_file_outgrows_its_ceiling() {
    let sources = files("src", &[".rs"]).into_iter().map(|source| (source, FILE_CEILING));
    let tests = files("tests", &[".rs"]).into_iter().map(|source| (source, TEST_CEILING));
    let mut faults = Vec::new();
    for (source, ceiling) in sources.chain(tests) {
        let count = source.text.lines().count();
        if count > ceiling {
            faults.push(format!("{}: {count} lines", source.path));
        }
    }
    check_none(&faults);
}

#[test]
fn no_function_outgrows_its_ceiling() {
    let mut faults = Vec::new();
    for (path, code) in code() {
        let long = functions(&code).into_iter().filter(|(_, _, count)| *count > FUNCTION_CEILING);
        faults.extend(long.map(|(name, line, count)| format!("{path}:{line} {name}: {count}")));
    }
    check_none(&faults);
}

/// Returns every function's name, first line and number of lines.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("fn ") {
        let is_word = !code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = &code[start + 3..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let body = rest.find('{').filter(|open| !rest[..*open].contains(';'));
        if let (true, false, Some(open)) = (is_word, name.is_empty(), body) {
            let line = code[..start].matches('\n').count() + 1;
            let end = closing(&rest[open..]);
            found.push((name, line, rest[..open + end].matches('\n').count() + 1));
        }
    }
    found
}

/// Returns the length of a block in braces.
fn closing(code: &str) -> usize {
    let mut depth = 0_usize;
    for (index, character) in code.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return index,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn lines_of_functions_are_counted_from_name_to_brace() {
    let code =
        "pub fn a() {}\ntrait T { fn b(&self); }\nfn c(x: impl Fn(u8)) -> u8\n{\n  { 1 }\n}\n";
    let expected = [("a".to_owned(), 1, 1), ("c".to_owned(), 3, 4)];
    assert_eq!(functions(code), expected);
}

#[test]
fn modules_used_are_found_alone_and_in_groups() {
    let code =
        "use crate::app::{A, B}; use crate::{grid, store::{Read, Write}}; crate::french::f()";
    assert_eq!(used_modules(code), ["app", "grid", "store", "Read", "Write", "french"]);
}

/// Names of `std` that a reader knows: a type of ours is called otherwise. `Command` is left out: what
/// a person can do by name is called so in every window.
const NAMES_OF_STD: &str = "\
    Args Box Bytes Cell Chars Child Component Context Cow Cursor Debug Display Duration Empty Entry \
    Error File Filter Future Hash Index Instant Iter Keys Layout Lines Location Map Metadata Mutex \
    Option Ordering Output Path Pending Product Range Read Ref Result Scope String Sum Thread Values \
    Vec Weak Write";

#[test]
fn each_type_has_a_name_of_its_own() {
    let mut holders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in code() {
        for name in types(&code) {
            holders.entry(name).or_default().push(path.clone());
        }
    }
    let is_shared = |(name, paths): &(String, Vec<String>)| {
        paths.len() > 1 || NAMES_OF_STD.split(' ').any(|std| std == name)
    };
    let shared = holders.into_iter().filter(is_shared);
    let faults: Vec<String> =
        shared.map(|(name, paths)| format!("{name}: {}", paths.join(", "))).collect();
    check_none(&faults);
}

/// Returns the types a source defines, those of traits aside.
fn types(code: &str) -> Vec<String> {
    let named = |line: &str| {
        let own = line.trim_start();
        let visible =
            own.strip_prefix("pub").map(|rest| rest.split_once(' ').unwrap_or_default().1);
        let (kind, rest) = visible.unwrap_or(own).split_once(' ')?;
        let is_type = match kind {
            "struct" | "enum" | "trait" => true,
            "type" => own.len() == line.len(),
            _ => false,
        };
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        is_type.then(|| rest[..end].to_owned())
    };
    code.lines().filter_map(named).collect()
}

#[test]
fn types_are_found_whoever_may_see_them() {
    let code = "pub struct A(u8);\npub(super) enum B<T> {}\nimpl A {\n    type Not = u8;\n}\n\
                record! {\n    struct C<'a> {}\n}\ntype D = u8;\npub fn no() {}\n";
    assert_eq!(types(code), ["A", "B", "C", "D"]);
}

#[test]
fn every_test_file_is_reached() {
    let tests = files("tests", &[".rs"]);
    let words: String = tests.iter().map(|test| test.text.as_str()).collect();
    let mut faults = Vec::new();
    for test in &tests {
        let (folder, name) = test.path.rsplit_once('/').expect("in a folder");
        let name = name.trim_end_matches(".rs");
        let root = |path: &str| ["main", "lib"].iter().any(|r| path == format!("{folder}/{r}.rs"));
        let root = tests.iter().find(|test| root(&test.path)).expect("the root of the folder");
        if !["main", "lib"].contains(&name) && !root.text.contains(&format!("mod {name};\n")) {
            faults.push(format!("{} is in no test binary", test.path));
        }
    }
    for file in files("tests/fixtures", &[""]).into_iter().chain(files("tests/cases", &[""])) {
        let (folder, name) = file.path.rsplit_once('/').expect("in a folder");
        let folder = folder.rsplit_once('/').expect("below tests").1;
        let is_looped_over = words.contains(&format!("each_fixture(\"{folder}\""))
            || words.contains(&format!("cases/{folder}\""));
        if !is_looped_over && !words.contains(name) {
            faults.push(format!("{} is read by no test", file.path));
        }
    }
    check_none(&faults);
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let machines = ["work", "root", "home"].map(|folder| format!("/{folder}/"));
    let endings = [".rs", ".ron", ".typ", ".jalons", ".toml", ".md", ".yml", ".txt", ".svg"];
    let mut faults = Vec::new();
    for source in ["src", "tests", "grids", "assets"].iter().flat_map(|name| files(name, &endings))
    {
        for (line, text) in (1..).zip(source.text.lines()) {
            let found = machines.iter().filter(|machine| text.contains(machine.as_str()));
            faults.extend(found.map(|machine| format!("{}:{line} {machine}", source.path)));
        }
    }
    check_none(&faults);
}

#[test]
#[allow(
    clippy::needless_raw_string_hashes,
    reason = "both are needed: it misses the inner `\"\"#`"
)]
fn a_text_is_taken_apart_without_losing_a_line() {
    let text = r##"let a = "é\"\u{a0}\n"; // « non »
        let b: &'static str = r#"brut "x""#; /* "non"
        */ let c = ('"', '\'', '\u{e9}'); f("deux \
            morceaux");"##;
    let (literals, code) = take_apart(text);
    let found: Vec<(usize, &str)> =
        literals.iter().map(|literal| (literal.line, literal.text.as_str())).collect();
    assert_eq!(found, [(1, "é\"\u{a0}\n"), (2, "brut \"x\""), (3, "deux morceaux")]);
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(code.contains("let b: & static str =") && !code.contains("non"), "{code}");
}
