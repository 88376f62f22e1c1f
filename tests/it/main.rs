//! The one test binary.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod app;
mod builders;
mod chart;
mod chart_look;
mod chart_stacks;
mod cli;
mod commands;
mod desk;
mod dossier_files;
mod french;
mod grid_compare;
mod grids;
mod pixels;
mod reader;
mod remuneration_screen;
mod report;
mod report_builders;
mod report_statement;
mod rules;
mod scoring_cases;
mod selfcheck;
mod selfcheck_look;
mod sources;
mod statement_laws;
mod store;
mod tidy;
mod ui;
mod window;
