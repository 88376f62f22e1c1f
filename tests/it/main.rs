//! The one test binary.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod builders;
mod chart;
mod chart_look;
mod dossier_files;
mod grids;
mod reader;
mod report;
mod report_builders;
