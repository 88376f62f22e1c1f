//! The one test binary.

mod dossier_files;
mod grids;
mod reader;
