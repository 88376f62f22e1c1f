//! How fast Jalons is, as ratios to something one can hold it against. Prints, never asserts.
//!
//! `cargo bench` measures everything; `cargo bench -- start` or `documents`, `frames`, `reading`,
//! `report`, `statements` one part. Measures on a loaded machine say little: the ratios say more than the milliseconds.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench speaks on the terminal")]

mod documents;
mod frames;
mod made_up;
mod reading;
mod report;
mod start;
mod statements;
mod timing;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<&str> =
        args.iter().map(String::as_str).filter(|arg| !arg.starts_with("--")).collect();
    if let ["child", which] = parts.as_slice() {
        return start::child(which);
    }
    let wants = |part: &str| parts.is_empty() || parts.contains(&part);
    // first, while nothing has warmed the fonts and the layout
    if wants("report") {
        report::run();
    }
    if wants("documents") {
        documents::run();
    }
    if wants("start") {
        start::run();
    }
    if wants("frames") {
        frames::run();
    }
    if wants("reading") {
        reading::run();
    }
    if wants("statements") {
        statements::run();
    }
}
