//! What is made or registered is used, by the system's own programs.

use std::path::Path;

use super::proofs::computer;
use crate::app::notice::file_name;
use crate::app::{Dialog, Effect, Notice, ProofOpening, State, Usage, Used, Whose, using};
use crate::dossier::{FileState, ProofId, ProofPlace};

impl State {
    /// Asks the system's own programs for something.
    pub(super) fn make_use(&mut self, usage: Usage) {
        if matches!(self.dialog, Some(Dialog::OpenProof(_))) {
            self.dialog = None;
        }
        self.out.push(Effect::Use(usage));
    }

    /// Asks whether a proof is to be opened: whoever wrote the dossier chose where it points to.
    pub(super) fn ask_to_open_proof(&mut self, id: ProofId) {
        let Some(proof) = self.dossier().and_then(|dossier| dossier.proof(id)) else { return };
        let (place, opens, shows) = match &proof.place {
            ProofPlace::File { path, .. } if !path.is_empty() => {
                let whole = self.folder().unwrap_or_default().join(path);
                let opens = using::is_document(&whole).then(|| Usage::Open(whole.clone()));
                (path.clone(), opens, Some(Usage::Folder(whole)))
            }
            ProofPlace::Address(text) => {
                (text.clone(), using::web_address(text).map(Usage::Page), None)
            }
            ProofPlace::File { .. } | ProofPlace::Paper(_) | ProofPlace::Unsaid => return,
        };
        let found = self.session.proof_files.get(&id);
        let opening = ProofOpening {
            far: computer(&place),
            title: proof.display_title().to_owned(),
            place,
            opens,
            shows,
            is_changed: found == Some(&FileState::Changed),
        };
        self.ask(Dialog::OpenProof(Box::new(opening)));
    }

    /// Tells what the person has to do beside, or that nothing answered.
    pub(super) fn was_used(&mut self, usage: &Usage, used: Used) {
        let notice = match (usage, used) {
            (_, Used::Done)
            | (Usage::Open(_) | Usage::Folder(_) | Usage::Page(_), Used::Beside) => return,
            (Usage::Print(path), Used::Beside) => Notice::new(
                Whose::Person,
                fr!("« {} » s’ouvre : imprimez-le de là.", file_name(path)),
                "Ctrl+P, dans le programme qui l’a ouvert.",
            ),
            (Usage::Mail(path, _), Used::Beside) => Notice::new(
                Whose::Person,
                fr!("Le courriel est prêt : joignez-y « {} ».", file_name(path)),
                fr!("Son dossier s’ouvre aussi : faites glisser le fichier dans le message."),
            ),
            (Usage::Page(address), Used::Failed) => Notice::new(
                Whose::Person,
                "Aucun navigateur n’a répondu.",
                fr!("L’adresse : {address}"),
            ),
            (Usage::Mail(..), Used::Failed) => Notice::new(
                Whose::Person,
                "Aucun programme de courriel n’a répondu.",
                "Copiez le message, puis collez-le dans votre messagerie.",
            ),
            (Usage::Open(path) | Usage::Folder(path) | Usage::Print(path), Used::Failed) => {
                not_shown(path)
            }
        };
        self.notify(notice);
    }
}

fn not_shown(path: &Path) -> Notice {
    let title = fr!("Aucun programme de cet ordinateur n’a ouvert « {} ».", file_name(path));
    let help = fr!("Il est ici : {}", path.display());
    Notice::new(Whose::Person, title, help)
}
