//! What the tests share: things to try, where files stand, laws.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, and its name says what it makes"
)]

extern crate jalons_core as jalons;

pub mod arbitrary;
pub mod builders;
pub mod fixtures;
pub mod gathering;
pub mod laws;
pub mod pictures;
pub mod sources;
