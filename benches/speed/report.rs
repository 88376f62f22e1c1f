//! The example's PDF: the first one, which lays fonts and pages out, then those that follow.

use std::time::Duration;

use jalons::app::export::{self, Document, Format, Kind, Request};
use jalons::dossier::{self, Answer, Edit};
use jalons::grid::Level;
use jalons::store::Replace;
use jiff::civil::date;

use crate::timing::{median_of, once, say};

/// Measures in the order a team meets them.
pub fn run() {
    let dossier = dossier::file::read(jalons::app::EXAMPLE.as_bytes()).value;
    let dossier = dossier.expect("the example has no error");
    let campaign = dossier.latest_campaign().expect("the example has campaigns").clone();
    let mut request = Request {
        document: Document::Report(Kind::Diagnostic, Format::Pdf),
        campaign: Some(campaign.id),
        exercise: None,
        rules: jalons::app::shipped_rules(),
        made_on: date(2026, 11, 22),
        path: "bench.pdf".into(),
        replace: Replace::Anything,
        proof_files: Vec::new(),
        dossier,
    };
    let first = once(|| produce(&request));
    say("PDF of the example, the first time", first, ("the target of 1 s", Duration::from_secs(1)));
    let again = median_of((0..7).map(|_| once(|| produce(&request))).collect());
    say("PDF of the example, unchanged", again, ("the first time", first));
    let criterion = campaign.grid.criteria().next().map(|(_, criterion)| criterion.id.clone());
    let criterion = criterion.expect("the grid has criteria");
    let changed = (0..7).map(|index| {
        let level = Level::ALL.get(index % Level::COUNT).copied().map(Answer::Level);
        request.dossier =
            Edit::Answer(campaign.id, criterion.clone(), level).apply(&request.dossier);
        once(|| produce(&request))
    });
    let changed = median_of(changed.collect());
    say("PDF of the example, after one answer", changed, ("the first time", first));
    say(
        "PDF of the example, after one answer",
        changed,
        ("the target of 1 s", Duration::from_secs(1)),
    );
}

fn produce(request: &Request) {
    let produced = export::produce(request, &mut |_| true);
    std::hint::black_box(produced.expect("the example's report"));
}
