//! What Jalons knows, without a window, a document or a file: its place in the house is told by the
//! map of `jalons`.

#[macro_use]
extern crate jalons_typeset;

pub mod dossier;
pub mod french;
pub mod grid;
pub mod remuneration;
pub mod scoring;
pub mod shipped;
pub mod source;
