//! What needs no window, no document and no disk, tried without them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

extern crate jalons_core as jalons;

mod agreement;
mod ballot_files;
mod compare;
mod compare_laws;
mod dossier_files;
mod dossier_format;
mod french;
mod grid_compare;
mod grids;
mod logo;
mod merge_ballots;
mod public_grids;
mod quality;
mod reader;
mod round_trips;
mod rules;
mod scoring_cases;
mod sealed;
mod selfcheck;
mod short_code;
mod statement_laws;
mod versions;

use jalons_trials::{arbitrary, builders, fixtures, gathering, laws, pictures, sources};
