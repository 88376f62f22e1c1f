//! Charts and documents, from plain data to bytes: their place in the house is told by the map of
//! `jalons`.

#[macro_use]
extern crate jalons_typeset;

pub mod chart;
pub mod guide;
pub mod report;
pub mod theme;

use jalons_core::{dossier, french, grid, remuneration, scoring};
