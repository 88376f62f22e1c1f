//! Every way out of the example: PDF beside the compositor's own tool and beside an office suite,
//! then the other formats.
//!
//! Other programs are asked to do the same work from the same files; a program that is not there is
//! skipped, and said so. Theirs are processes that start each time: the disk is warm, they are not.
#![allow(clippy::disallowed_methods, reason = "other programs read files")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use jalons::app::export::{self, DocumentKind, Export, Format, Readership, Request};
use jalons::dossier::{self, Answer, Edit};
use jalons::grid::Level;
use jalons::report::documents::{self, Material};
use jalons::report::manuscript::Manuscript;
use jalons::scoring::Scores;
use jalons::store::Replace;
use jiff::civil::date;

use crate::timing::{median, median_of, once, say};

const RUNS: usize = 7;
/// What the whole dossier is to take as a workbook.
const WORKBOOK: Duration = Duration::from_millis(200);
const WHOLE: DocumentKind = DocumentKind::Whole(Readership::Funder);

/// Measures the whole dossier of the example in each format, and what else leaves the program.
pub fn run() {
    let mut request = request(Export::Report(WHOLE, Format::Pdf));
    let first = once(|| produce(&request));
    let unchanged = median_of((0..RUNS).map(|_| once(|| produce(&request))).collect());
    say("whole dossier as PDF, unchanged", unchanged, ("the first time", first));
    let changed = after_answers(&mut request);
    say("whole dossier as PDF, after one answer", changed, ("the first time", first));
    let pages = self::request(Export::Report(WHOLE, Format::Pdf));
    match compositor(&pages) {
        Some(theirs) => {
            say("whole dossier as PDF, the first time", first, ("typst compile", theirs));
            say("whole dossier as PDF, unchanged", unchanged, ("typst compile", theirs));
            say("whole dossier as PDF, after one answer", changed, ("typst compile", theirs));
        }
        None => println!("typst compile: skipped, no such tool in PATH or JALONS_TYPST"),
    }
    match office(&self::request(Export::Report(WHOLE, Format::Docx))) {
        Some(theirs) => {
            let named = ("LibreOffice turning our DOCX into PDF", theirs);
            say("whole dossier as PDF, after one answer", changed, named);
        }
        None => println!("LibreOffice: skipped, no soffice in PATH"),
    }
    others(changed);
}

/// Measures the formats that are not pages.
fn others(pdf: Duration) {
    let time = |document| {
        let request = request(document);
        median(RUNS, || produce(&request))
    };
    let workbook = time(Export::Report(WHOLE, Format::Xlsx));
    say("whole dossier as XLSX", workbook, ("the target of 200 ms", WORKBOOK));
    for (name, document) in [
        ("whole dossier as DOCX", Export::Report(WHOLE, Format::Docx)),
        ("answers as CSV", Export::Report(DocumentKind::Diagnostic, Format::Csv)),
        ("statement as CSV", Export::Report(DocumentKind::Statement, Format::Csv)),
    ] {
        say(name, time(document), ("the workbook", workbook));
    }
    let package = time(Export::Package);
    say("package of seven documents as ZIP, unchanged", package, ("one PDF", pdf));
}

/// Asks for a file about the latest campaign and exercise of the example.
pub fn request(document: Export) -> Request {
    let dossier = dossier::file::read(jalons::app::EXAMPLE.as_bytes()).value;
    let dossier = dossier.expect("the example has no error");
    Request {
        document,
        campaign: dossier.latest_campaign().map(|campaign| campaign.id),
        exercise: dossier.exercises.last().map(|facts| facts.year),
        rules: jalons::app::shipped_rules(),
        made_on: date(2026, 11, 22),
        made_at: jiff::Timestamp::UNIX_EPOCH,
        path: "bench".into(),
        replace: Replace::Anything,
        folder: None,
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
        dossier,
    }
}

/// Makes a file.
pub fn produce(request: &Request) {
    let produced = export::produce(request, &mut |_| true);
    std::hint::black_box(produced.expect("a document of the example"));
}

/// Returns how long a document takes once one answer changed.
pub fn after_answers(request: &mut Request) -> Duration {
    let campaign = request.dossier.latest_campaign().expect("the example has campaigns").clone();
    let criterion = campaign.grid.criteria().next().map(|(_, criterion)| criterion.id.clone());
    let criterion = criterion.expect("the grid has criteria");
    let times = (0..RUNS).map(|index| {
        let level = u8::try_from(index % 5).ok().map(Level::at).map(Answer::Level);
        let edit = Edit::Answer(campaign.id, criterion.clone(), level);
        request.dossier = edit.apply(&request.dossier);
        once(|| produce(request))
    });
    median_of(times.collect())
}

/// Returns how long the compositor's own tool takes for the same pages.
fn compositor(request: &Request) -> Option<Duration> {
    let tool = std::env::var_os("JALONS_TYPST").map_or_else(|| "typst".into(), PathBuf::from);
    let folder = tempfile::tempdir().ok()?;
    let files = manuscript(request).files();
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).ok()?;
    }
    let (main, _) = files.first()?;
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let works = || {
        let mut command = Command::new(&tool);
        command.args(["compile", "--ignore-system-fonts", "--pdf-standard", "a-2a,ua-1"]);
        command.args(["--creation-timestamp", "0", "--font-path"]).arg(&fonts);
        command.arg(main).arg("out.pdf").current_dir(folder.path());
        is_done(command)
    };
    repeated(works).filter(|_| folder.path().join("out.pdf").exists())
}

/// Returns how long an office suite takes to make pages of our document for Word.
fn office(request: &Request) -> Option<Duration> {
    let folder = tempfile::tempdir().ok()?;
    let made = export::produce(request, &mut |_| true).ok()?;
    std::fs::write(folder.path().join("dossier.docx"), made.bytes).ok()?;
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let works = || {
        let mut command = Command::new("soffice");
        command.args([profile.as_str(), "--headless", "--convert-to", "pdf", "dossier.docx"]);
        command.current_dir(folder.path());
        is_done(command)
    };
    repeated(works).filter(|_| folder.path().join("dossier.pdf").exists())
}

fn is_done(mut command: Command) -> bool {
    let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    ended.is_ok_and(|status| status.success())
}

/// Returns the median of several runs, after one that warms the disk; nothing when it does not work.
fn repeated(works: impl Fn() -> bool) -> Option<Duration> {
    works().then(|| median_of((0..5).map(|_| once(|| _ = works())).collect()))
}

fn manuscript(request: &Request) -> Manuscript {
    let dossier = &request.dossier;
    let campaign = dossier.latest_campaign().map(|campaign| &**campaign);
    let scores = campaign.and_then(|campaign| Scores::of(dossier, campaign.id));
    let material = Material {
        dossier,
        campaign: campaign.zip(scores.as_ref()),
        exercise: dossier.exercises.last().map(|facts| &**facts),
        rules: &request.rules,
        changed_proofs: &[],
        made_on: request.made_on,
    };
    let report = documents::build(WHOLE, &material).expect("a document of the example");
    Manuscript::report(&report)
}
