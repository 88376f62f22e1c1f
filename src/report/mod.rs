//! Exporters: what is known → bytes. Never writes a file, never computes a score.

pub mod png;
pub mod svg;
