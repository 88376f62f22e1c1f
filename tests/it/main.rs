//! The one test binary.

mod builders;
mod chart;
mod dossier_files;
mod grids;
mod reader;
mod report;
mod report_builders;
