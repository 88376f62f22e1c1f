//! The files of proofs are chosen, read for their fingerprint, looked at again.

use std::path::{Path, PathBuf};

use crate::app::notice::file_name;
use crate::app::{Claim, Effect, FileCheck, Notice, PathPurpose, ProofAction, Screen, State};
use crate::dossier::{Edit, FileState, Proof, ProofId, ProofPlace};
use crate::french;
use crate::store::StoreError;

impl State {
    /// Does what is asked about the register.
    pub(super) fn proofs(&mut self, action: ProofAction) {
        match action {
            ProofAction::Show(id) => {
                self.session.proof = Some(id);
                self.session.proof_visit += 1;
                self.go(Screen::Proofs);
            }
            ProofAction::Close => {
                self.session.proof = None;
                self.session.end_step();
            }
            ProofAction::Add(proof) => {
                if let Some(id) = self.register(*proof) {
                    self.proofs(ProofAction::Show(id));
                }
            }
            ProofAction::AddFile(claim) => {
                self.ask_path(PathPurpose::ProofOf(claim), String::new());
            }
            ProofAction::Open(id) => self.ask_to_open_proof(id),
            ProofAction::ChooseFile(id) => self.ask_path(PathPurpose::Proof(id), String::new()),
            ProofAction::TakeAsIs(id) => {
                let path = self.dossier().and_then(|dossier| dossier.proof(id)?.file());
                let path = path.map(|(path, _)| PathBuf::from(path));
                if let Some(path) = path {
                    self.fingerprint(id, path);
                }
            }
            ProofAction::CheckFiles => self.check_proofs(),
        }
    }

    /// Adds a proof under a number of its own, as a step of undo; nothing where that is refused.
    fn register(&mut self, proof: Proof) -> Option<ProofId> {
        let drawn = self.chance.number();
        let id = self.dossier()?.new_proof_id(drawn);
        self.session.end_step();
        self.edit(&Edit::Proof(Box::new(Proof { id, ..proof })));
        self.dossier()?.proof(id).map(|registered| registered.id)
    }

    /// Adds the file that shows a claim to the register; one stays where one is.
    pub(super) fn add_proof_file(&mut self, claim: &Claim, path: PathBuf) {
        let title = path.file_stem().map(|name| french::one_line(&name.to_string_lossy()));
        let file = path.display().to_string();
        let place = ProofPlace::File { path: file, fingerprint: String::new() };
        let proof = Proof { title: title.unwrap_or_default(), place, ..Proof::default() };
        if let Some(id) = self.register(claim.linked(&proof, true)) {
            let told = fr!("Au registre : {}", file_name(&path));
            self.fingerprint(id, path);
            self.session.told = Some(told);
        }
    }

    /// Asks whether the files of proofs still hold what they held, when a dossier is opened: reaches
    /// no computer that the dossier itself is not on. A stranger's file calls nobody by being opened.
    pub(super) fn check_near_proofs(&mut self) {
        let path = self.session.document.as_ref().and_then(|document| document.path.as_deref());
        let own = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        self.check_proofs_where(|path| {
            computer(path).is_none_or(|far| computer(&own) == Some(far))
        });
    }

    /// Asks whether the files of proofs still hold what they held, wherever they are.
    fn check_proofs(&mut self) {
        self.check_proofs_where(|_| true);
    }

    fn check_proofs_where(&mut self, is_checked: impl Fn(&str) -> bool) {
        let Some(dossier) = self.dossier() else { return };
        let file = |proof: &Proof| {
            let (path, fingerprint) = proof.file().filter(|(path, _)| is_checked(path))?;
            Some((proof.id, PathBuf::from(path), fingerprint.to_owned()))
        };
        let files: Vec<_> = dossier.proofs.iter().filter_map(|proof| file(proof)).collect();
        if files.is_empty() {
            return;
        }
        if let FileCheck::Running(former) = self.session.file_check {
            self.tickets.redeem(former);
        }
        let ticket = self.tickets.issue();
        self.session.file_check = FileCheck::Running(ticket);
        self.out.push(Effect::CheckProofs(ticket, files));
    }

    /// Asks for the fingerprint of the file a proof is said to be in.
    pub(super) fn fingerprint(&mut self, id: ProofId, path: PathBuf) {
        self.session.told = None;
        self.out.push(Effect::Fingerprint(self.tickets.issue(), id, path));
    }

    /// Takes over what was found.
    pub(super) fn proofs_checked(&mut self, states: Vec<(ProofId, FileState)>) {
        self.session.file_check = FileCheck::Idle;
        if self.screen() == Screen::Proofs {
            self.session.told = Some(found_words(&states));
        }
        let before = self.session.changed_proofs();
        self.session.proof_files = states.into_iter().collect();
        if self.session.changed_proofs() != before {
            self.refresh();
        }
    }

    /// Takes the fingerprint of the file a proof was said to be in.
    pub(super) fn fingerprinted(
        &mut self,
        id: ProofId,
        path: &Path,
        result: Result<String, StoreError>,
    ) {
        let fingerprint = match result {
            Ok(fingerprint) => fingerprint,
            Err(error) => {
                let what = fr!("« {} » n’a pas pu être lu", file_name(path));
                return self.notify(Notice::refused(&what, path, &error));
            }
        };
        let Some(proof) = self.dossier().and_then(|dossier| dossier.proof(id)) else {
            return;
        };
        let mut proof = Proof::clone(proof);
        proof.place = ProofPlace::File { path: path.display().to_string(), fingerprint };
        // What was said of the file still holds: this only completes it.
        let told = self.session.told.take();
        self.edit(&Edit::Proof(Box::new(proof)));
        self.session.told = told;
        self.session.end_step();
        self.session.proof_files.insert(id, FileState::Same);
    }

    /// Takes over several paths at once.
    pub(super) fn paths_chosen(&mut self, purpose: PathPurpose, paths: Vec<PathBuf>) {
        if purpose == PathPurpose::Ballots {
            self.receive_files(paths);
        } else if let Some(path) = paths.into_iter().next() {
            self.path_chosen(purpose, Some(path));
        }
    }
}

/// Says what was found: "3 fichiers vérifiés : 2 inchangés, 1 introuvable".
fn found_words(found: &[(ProofId, FileState)]) -> String {
    let number = |state| found.iter().filter(|(_, other)| *other == state).count();
    let states = [
        (FileState::Same, "inchangé"),
        (FileState::Changed, "modifié"),
        (FileState::Missing, "introuvable"),
    ];
    let counted = states.into_iter().map(|(state, word)| (number(state), word));
    let mut counted: Vec<String> = counted
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| french::count(number, word))
        .collect();
    let unknown = number(FileState::Unknown);
    counted.extend((unknown > 0).then(|| format!("{unknown} à confirmer")));
    let files = french::count(found.len(), "fichier");
    let plural = if found.len() > 1 { "s" } else { "" };
    fr!("{files} vérifié{plural} : {}", counted.join(", "))
}

/// Returns the name of the computer a path of the network begins with: `\\serveur\partage\x.pdf`.
pub(super) fn computer(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let name = path.strip_prefix("//")?.split('/').next()?;
    Some(name.to_lowercase())
}
