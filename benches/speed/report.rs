//! The example's PDF: the first one, which lays fonts and pages out, then those that follow.

use std::time::Duration;

use jalons::app::export::{DocumentKind, Export, Format};

use crate::documents::{after_answers, produce, request};
use crate::timing::{median_of, once, say};

const TARGET: (&str, Duration) = ("the target of 1 s", Duration::from_secs(1));

/// Measures in the order a team meets them.
pub fn run() {
    let mut request = request(Export::Report(DocumentKind::Diagnostic, Format::Pdf));
    let first = once(|| produce(&request));
    say("PDF of the example, the first time", first, TARGET);
    let again = median_of((0..7).map(|_| once(|| produce(&request))).collect());
    say("PDF of the example, unchanged", again, ("the first time", first));
    let changed = after_answers(&mut request);
    say("PDF of the example, after one answer", changed, ("the first time", first));
    say("PDF of the example, after one answer", changed, TARGET);
}
