//! The program itself opens any file, then says all it can of it: what a reader lets through must
//! upset nothing behind it.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jalons::app::{Action, Answered, Dialog, Effect, State};
use jalons::dossier::Dossier;
use jalons::remuneration::{self, Rules};
use jalons::report::documents::{self, DocumentKind, Material};
use jalons::report::package;
use jalons::scoring::Scores;
use jalons::store::Preferences;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let bytes = include_bytes!("../../grids/remuneration/aci-msp.ron");
    remuneration::file::read(bytes).value.expect("good rules")
});

/// Opens bytes as the window does; what does not open is told.
pub fn open(bytes: &[u8]) -> State {
    let mut state = State::new(Preferences::default(), TODAY);
    let path = PathBuf::from("essai.jalons");
    let asked = state.update(Action::Open(path.clone()));
    let [Effect::Read(ticket, purpose, _)] = asked.0.as_slice() else { panic!("{asked:?}") };
    let answer = Answered::Read(*ticket, *purpose, path, Ok(Arc::from(bytes)));
    let _effects = state.update(Action::Answer(answer));
    if state.dossier().is_none() {
        let is_told =
            !state.notices.is_empty() || matches!(state.dialog, Some(Dialog::Problems { .. }));
        assert!(is_told, "what does not open is told");
    }
    state
}

/// Sets out every document of a dossier, and names its proofs as in an archive.
pub fn say_all(dossier: &Dossier) {
    let campaign = dossier.latest_campaign();
    let scores = campaign.and_then(|campaign| Scores::of(dossier, campaign.id));
    let material = Material {
        dossier,
        campaign: campaign.map(|campaign| &**campaign).zip(scores.as_ref()),
        exercise: dossier.exercises.last().map(|facts| &**facts),
        rules: &RULES,
        changed_proofs: &[],
        made_on: TODAY,
    };
    for kind in DocumentKind::all() {
        let _report = documents::build(kind, &material);
    }
    let mut paths = package::Paths::default();
    for proof in &dossier.proofs {
        let path = paths.give(&proof.title);
        assert!(!path.starts_with('/') && !path.contains(['\\', ':']), "{path}");
        assert!(
            path.split('/').all(|part| !part.is_empty() && part != "." && part != ".."),
            "{path}"
        );
    }
}
