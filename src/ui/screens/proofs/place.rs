//! Where a proof is kept, and what became of its file.

use eframe::egui::Ui;
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

use super::shown::ProofForm;
use crate::app::{Action, ProofAction, web_address};
use crate::dossier::{FileState, ProofPlace};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, Field, chip_ui, choose_ui, labelled_ui, low_chips_ui, note_ui,
};

/// A kind of place, whatever is written of it.
#[derive(Clone, Copy, PartialEq, EnumIter)]
enum PlaceKind {
    File,
    Address,
    Paper,
    Unsaid,
}

impl PlaceKind {
    const fn of(place: &ProofPlace) -> Self {
        match place {
            ProofPlace::Unsaid => Self::Unsaid,
            ProofPlace::File { .. } => Self::File,
            ProofPlace::Address(_) => Self::Address,
            ProofPlace::Paper(_) => Self::Paper,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Unsaid => "Non précisé",
            Self::File => "Fichier",
            Self::Address => "Adresse",
            Self::Paper => "Classeur papier",
        }
    }

    /// Returns an empty place of this kind.
    fn place(self) -> ProofPlace {
        match self {
            Self::Unsaid => ProofPlace::Unsaid,
            Self::File => ProofPlace::File { path: String::new(), fingerprint: String::new() },
            Self::Address => ProofPlace::Address(String::new()),
            Self::Paper => ProofPlace::Paper(String::new()),
        }
    }
}

/// Asks where a proof is kept.
pub(super) fn place_ui(ui: &mut Ui, shown: &ProofForm<'_>) {
    let now = PlaceKind::of(&shown.proof.place);
    labelled_ui(ui, "Où elle est rangée", |ui| {
        low_chips_ui(ui, |ui| {
            let kinds = PlaceKind::iter().map(|kind| (kind, kind.label()));
            if let Some(kind) = choose_ui(ui, "Rangée", kinds, &now).filter(|kind| *kind != now) {
                shown.ask.step(shown.with(|proof| proof.place = kind.place()));
            }
        });
        ui.add_space(size::xs());
        match &shown.proof.place {
            ProofPlace::Unsaid => {}
            ProofPlace::File { path, .. } => file_ui(ui, shown, path),
            ProofPlace::Address(text) => {
                let field = Field::new("Adresse")
                    .hint("https://… ou un dossier partagé")
                    .help("Jalons ne la vérifie pas.");
                written_ui(ui, shown, field, text, ProofPlace::Address);
                if web_address(text).is_some() {
                    open_ui(ui, shown);
                }
            }
            ProofPlace::Paper(text) => {
                let field = Field::new("Classeur").hint("Classeur bleu, armoire du secrétariat");
                written_ui(ui, shown, field, text, ProofPlace::Paper);
            }
        }
    });
}

fn written_ui(
    ui: &mut Ui,
    shown: &ProofForm<'_>,
    field: Field<'_>,
    text: &str,
    place: fn(String) -> ProofPlace,
) {
    shown.ask.text(ui, field, text, |text| shown.with(|proof| proof.place = place(text)));
}

/// Shows what opens the proof, after a word of caution.
fn open_ui(ui: &mut Ui, shown: &ProofForm<'_>) {
    let button = Button::new("Ouvrir…").icon(Icon::ExternalLink);
    shown.ask.button(ui, button, Action::Proofs(ProofAction::Open(shown.proof.id)));
}

fn file_ui(ui: &mut Ui, shown: &ProofForm<'_>, path: &str) {
    let id = shown.proof.id;
    let choose = |ui: &mut Ui, label: &str| {
        if Button::new(label).icon(Icon::FolderOpen).ui(ui).clicked() {
            shown.ask.extend([Action::EndStep, Action::Proofs(ProofAction::ChooseFile(id))]);
        }
    };
    if path.is_empty() {
        choose(ui, "Choisir un fichier…");
        note_ui(ui, fr!("Jalons retient où il est et le reconnaîtra ; il ne le copie pas."));
        return;
    }
    let found = shown.ask.state.session.proof_files.get(&id).copied();
    ui.horizontal_wrapped(|ui| {
        let name = shown.proof.place.file_name().unwrap_or_default();
        ui.label(style::strong(name)).on_hover_text(path);
        let (words, tone, icon) = match found {
            Some(FileState::Same) => ("présent, inchangé", ChipTone::Good, Icon::Check),
            Some(FileState::Changed) => ("modifié depuis", ChipTone::Warn, Icon::FileDiff),
            Some(FileState::Unknown) => ("à confirmer", ChipTone::Warn, Icon::CircleDashed),
            Some(FileState::Missing) => ("introuvable", ChipTone::Bad, Icon::FileX),
            None => ("pas encore vérifié", ChipTone::Neutral, Icon::CircleDashed),
        };
        chip_ui(ui, words, tone, Some(icon));
    });
    note_ui(ui, path);
    let help = match found {
        Some(FileState::Missing) => {
            fr!(
                "Il n’est plus à cet endroit : il a été déplacé, renommé, ou le disque n’est pas branché."
            )
        }
        Some(FileState::Changed) => {
            "Son contenu a changé depuis qu’il a été choisi. Si la nouvelle version montre toujours la \
             même chose, prenez-la."
        }
        Some(FileState::Unknown) => {
            "Jalons ne l’a encore jamais lu, ne sait donc pas s’il a changé et ne le copie pas dans le paquet de \
             preuves. Si c’est le bon fichier, confirmez-le."
        }
        Some(FileState::Same) | None => "",
    };
    if !help.is_empty() {
        ui.label(style::body(help));
    }
    ui.horizontal_wrapped(|ui| {
        let take = match found {
            Some(FileState::Changed) => Some("Prendre la nouvelle version"),
            Some(FileState::Unknown) => Some("Confirmer ce fichier"),
            Some(FileState::Same | FileState::Missing) | None => None,
        };
        if take.is_some_and(|label| Button::new(label).ui(ui).clicked()) {
            shown.ask.extend([Action::EndStep, Action::Proofs(ProofAction::TakeAsIs(id))]);
        }
        if found != Some(FileState::Missing) {
            open_ui(ui, shown);
        }
        choose(ui, "Choisir de nouveau…");
    });
}
