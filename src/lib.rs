//! Jalons: a team's self-assessment of its coordinated practice, from grid to report.
//!
//! This page is the map of the house. A grid is data. Scoring is arithmetic on plain values. The
//! window only reads and asks. Every number can say where it comes from; every error says what to
//! do next.
//!
//! | module | what it is | may use |
//! | --- | --- | --- |
//! | [`french`] | numbers, dates and typography | — |
//! | [`theme`] | design tokens and fonts as plain values | — |
//! | [`source`] | a text a person wrote → a tree with places, and all its problems | french |
//! | [`grid`] | what is assessed: domains, criteria, levels; valid by construction | source |
//! | [`dossier`] | a team's file: team, campaigns, agreed answers; every change is an `Edit` | grid |
//! | [`scoring`] | answers → coverage, means, gates, what changed; exact and explained | dossier |
//! | [`chart`] | plain data → shapes → any plotters surface; its text and table too | scoring |
//! | [`report`] | everything → a document → bytes: one exporter per file | chart |
//!
//! Each row may also use the rows above it; never the rows below.

pub mod chart;
pub mod dossier;
pub mod french;
pub mod grid;
pub mod report;
pub mod scoring;
pub mod source;
pub mod theme;
