//! Everything → a document: a campaign as plain data, then as bytes for other programs.
//!
//! Each exporter has its file and turns the same model into one format. Never writes a file, never
//! reads the clock: the date is passed in, so that the same inputs give the same bytes.

pub mod csv;
mod glyphs;
pub mod model;
pub mod pdf;
mod typst_world;
