//! The one test binary.

mod builders;
mod chart;
mod report;
mod report_builders;
