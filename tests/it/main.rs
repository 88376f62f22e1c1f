//! The one test binary.

mod builders;
mod chart;
