//! Everything → a document: what is known as plain data, then as bytes for other programs.
//!
//! Each exporter has its file and turns the same document into one format. Never writes a file, never
//! computes a score, never reads the clock: the date is passed in, and the same inputs give the
//! same bytes.

#![warn(clippy::wildcard_enum_match_arm)]

mod archive;
pub mod ballot_page;
pub mod calendar;
pub mod content;
pub mod csv;
pub mod documents;
pub mod docx;
mod glyphs;
pub mod manuscript;
pub mod package;
pub mod pdf;
pub mod png;
pub mod preview;
mod prose;
mod scales;
pub mod svg;
pub mod tables;
mod typst_world;
mod words;
pub mod xlsx;
