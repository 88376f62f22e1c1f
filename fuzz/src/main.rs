//! Fuzz targets for every reader of a stranger's bytes: one program, whose environment says which.
//!
//! `.ci/fuzz` builds it with the instrumentation that leads the mutations, gathers the seeds and
//! runs it. A target panics when what a reader promises does not hold.

#![no_main]
#![allow(
    clippy::disallowed_methods,
    reason = "the macro of the engine writes a file when asked to"
)]

mod ballots;
mod kept;
mod opened;
mod pictures;
mod texts;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

/// What is done with the bytes.
type Target = fn(&[u8]);

/// Every reader, by the name `.ci/fuzz` gives it.
const TARGETS: [(&str, Target); 11] = [
    ("grille", texts::grid),
    ("remuneration", texts::rules),
    ("dossier", texts::dossier),
    ("preferences", texts::preferences),
    ("recuperation", kept::record),
    ("saisies", texts::typed),
    ("avis", ballots::file),
    ("avis-descelle", ballots::contents),
    ("code", ballots::code),
    ("logo", pictures::logo),
    ("ouverture", any_file),
];

fn any_file(bytes: &[u8]) {
    if let Some(dossier) = opened::open(bytes).dossier() {
        opened::say_all(dossier);
    }
}

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("LECTEUR").unwrap_or_default();
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    let names = TARGETS.map(|(known, _)| known).join(", ");
    found.unwrap_or_else(|| panic!("LECTEUR names one of: {names}")).1
});

fuzz_target!(init: { LazyLock::force(&TARGET); }, |bytes: &[u8]| TARGET(bytes));
