//! What we ship as text, taken apart: files, string literals, and code without them.
//!
//! Just enough of a lexer for Rust, RON and Typst: strings, characters and comments.

use std::path::{Path, PathBuf};

use jalons::french::typeset;

/// A text file of the package.
#[derive(Debug)]
pub struct Source {
    /// From the package's folder, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// A string as the program holds it.
#[derive(Debug)]
pub struct Literal {
    /// Line it begins on, from 1.
    pub line: usize,
    /// Without its quotes, escapes resolved; set as `fr!` sets it.
    pub text: String,
}

/// Below `src`, the crates whose modules are those of the house. `typeset` holds none: it is the crate of
/// the `fr!` macro.
const CRATES: [&str; 2] = ["core/", "documents/"];

/// Returns the names that lead to a source of the house from the root of its crate: `app`, `state.rs`;
/// nothing for the crate of the `fr!` macro.
pub fn in_house(path: &str) -> Option<Vec<&str>> {
    let below = path.strip_prefix("src/").filter(|below| !below.starts_with("typeset/"))?;
    let below = CRATES.iter().find_map(|own| below.strip_prefix(own)).unwrap_or(below);
    Some(below.split('/').collect())
}

/// Returns the folder of the whole house.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("tests/shared is two floors down")
}

/// Returns the files below a folder whose names end in one of these, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.retain(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    paths.sort();
    paths.iter().map(|path| read(root, path)).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test reads its own sources")]
fn read(root: &Path, path: &Path) -> Source {
    let relative = path.strip_prefix(root).expect("inside the package");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    let bytes = std::fs::read(path).expect("readable");
    Source { path: parts.join("/"), text: String::from_utf8_lossy(&bytes).into_owned() }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

/// Returns the string literals of a text, and the text with strings, characters and comments blank.
pub fn take_apart(text: &str) -> (Vec<Literal>, String) {
    let mut lexer = Lexer { rest: text, line: 1, literals: Vec::new(), code: String::new() };
    while let Some(first) = lexer.rest.chars().next() {
        lexer.step(first);
    }
    (lexer.literals, lexer.code)
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    literals: Vec<Literal>,
    code: String,
}

impl Lexer<'_> {
    fn step(&mut self, first: char) {
        let follows_word = self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        match first {
            '/' if self.rest.starts_with("//") => {
                let length = self.rest.find('\n').unwrap_or(self.rest.len());
                self.blank(length);
            }
            '/' if self.rest.starts_with("/*") => {
                let length = self.rest.find("*/").map_or(self.rest.len(), |end| end + 2);
                self.blank(length);
            }
            'r' if !follows_word && self.raw().is_some() => {
                let (start, length) = self.raw().expect("just seen");
                let end = length - start + 1;
                self.literal(self.rest[start..end].to_owned(), length);
            }
            '"' => {
                let length = quoted(self.rest);
                self.literal(resolve(&self.rest[1..length - 1]), length);
            }
            '\'' => {
                let length = character(self.rest);
                self.blank(length);
            }
            other => {
                self.line += usize::from(other == '\n');
                self.code.push(other);
                self.rest = &self.rest[other.len_utf8()..];
            }
        }
    }

    /// Returns where a raw string's text begins, and the length of the whole.
    fn raw(&self) -> Option<(usize, usize)> {
        let hashes = self.rest[1..].chars().take_while(|c| *c == '#').count();
        let start = hashes + 2;
        if self.rest[1 + hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let end = self.rest[start..].find(&close)?;
            return Some((start, start + end + close.len()));
        }
        None
    }

    fn literal(&mut self, text: String, length: usize) {
        let is_typed = self.code.trim_end().ends_with("fr!(");
        let text = if is_typed { typeset(&text).replace('~', "\u{a0}") } else { text };
        self.literals.push(Literal { line: self.line, text });
        self.blank(length);
    }

    fn blank(&mut self, length: usize) {
        let (gone, rest) = self.rest.split_at(length);
        self.line += gone.matches('\n').count();
        self.code.extend(gone.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.rest = rest;
    }
}

/// Returns the length of a string in quotes, quotes included.
fn quoted(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            '"' if !is_escaped => return index + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    unreachable!("a string that never ends: {}", &text[..text.len().min(40)]);
}

/// Returns the length of a character in quotes, or 1 for the quote of a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text[1..].chars();
    match inside.next() {
        Some('\\') => text[2..].find('\'').map_or(1, |end| end + 3).max(4),
        Some(c) if inside.next() == Some('\'') => 2 + c.len_utf8(),
        _ => 1,
    }
}

fn resolve(text: &str) -> String {
    let mut resolved = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' {
            resolved.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => resolved.push('\n'),
            Some('t') => resolved.push('\t'),
            Some('\n') => while characters.next_if(|c| c.is_whitespace()).is_some() {},
            Some('u') => {
                let digits: String =
                    characters.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let code = u32::from_str_radix(&digits, 16).expect("hexadecimal");
                resolved.extend(char::from_u32(code));
            }
            Some(other) => resolved.push(other),
            None => {}
        }
    }
    resolved
}
