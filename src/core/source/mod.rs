//! A text a person wrote: a tree with places, and all its problems at once.
//!
//! Reads the part of RON that grids, dossiers and cases are written in. The `ron` crate stops at
//! the first error and keeps no places, so it cannot tell an author everything that is wrong, and
//! where; it stays the writer, and the judge in the tests: what we accept as ours, it accepts.
//!
//! The way: bytes → text ([`read`]) → [`Node`] tree, mending what is broken → typed values through
//! [`Record`], which says what is missing, unknown or of the wrong kind.
//!
//! Never touches a file, never panics, never takes more than linear time, and never knows what a
//! grid or a dossier is.

#![warn(clippy::wildcard_enum_match_arm)]

mod authored;
mod brackets;
mod characters;
mod cursor;
mod encoding;
mod entries;
mod head;
mod limits;
mod maps;
mod mend;
mod number;
mod parser;
mod place;
mod problems;
mod record;
mod strings;
mod suggest;
mod tree;
mod words;
mod writer;

pub use self::authored::{id, max};
pub use self::encoding::{other_kind, text};
pub use self::head::{FileKind, is_of_kind, looks_like};
pub use self::limits::Limits;
pub use self::maps::{map, report_twice};
pub use self::number::{exact, exact_text, narrow, written};
pub use self::place::{LineIndex, Place, Span};
pub use self::problems::{Problem, Problems, Reading, Severity};
pub use self::record::Record;
pub use self::suggest::excerpt;
pub use self::tree::{Member, MemberKey, Node, Value};
pub use self::writer::{Bare, ByName, PlainText, is_default, write};

/// Reads a text within limits and decodes its tree, or tells everything that is wrong.
///
/// `decode` returns what it can make of the tree, or nothing once it has said why; the value is
/// thrown away as soon as one problem is an error.
pub fn read<T>(
    bytes: &[u8],
    limits: Limits,
    decode: impl FnOnce(&Node<'_>, &Problems<'_>) -> Option<T>,
) -> Reading<T> {
    let text = match text(bytes, limits.bytes) {
        Ok(text) => text,
        Err(problem) => return Reading { value: None, problems: vec![problem] },
    };
    let problems = Problems::new(&text, limits);
    let value = parser::parse(&text, &problems).and_then(|root| decode(&root, &problems));
    problems.into_reading(value)
}
