//! Files to try, and what each says it expects.

use std::fmt::Write as _;

use jalons::source::{Place, Problem};

use crate::sources::root;

/// Tells `// attendu : 12:5 erreur : …` lines that are not met, and problems that no line awaits.
#[track_caller]
pub fn check_fixture(name: &str, text: &str, problems: &[Problem]) {
    let expected: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("// attendu : ")).collect();
    let mut told = String::new();
    let mut is_as_expected = expected.len() == problems.len();
    for (index, problem) in problems.iter().enumerate() {
        let Place { line, column } = problem.place;
        let line = format!("{line}:{column} {} : {}", problem.severity, problem.message);
        is_as_expected &= expected.get(index).is_some_and(|expected| line.starts_with(expected));
        writeln!(told, "// attendu : {line}").expect("a string takes everything");
    }
    assert!(is_as_expected, "{name} expects {expected:#?}\nbut the reader tells\n{told}");
}

/// Runs `check` on every fixture of a folder.
pub fn each_fixture(folder: &str, at_least: usize, check: impl Fn(&str, &[u8])) {
    let folder = root().join("tests/fixtures").join(folder);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            continue;
        }
        #[expect(clippy::disallowed_methods, reason = "a test reads its own fixtures")]
        let bytes = std::fs::read(&path).expect("readable");
        check(&path.display().to_string(), &bytes);
        count += 1;
    }
    assert!(count >= at_least, "{count} fixtures in {}", folder.display());
}
