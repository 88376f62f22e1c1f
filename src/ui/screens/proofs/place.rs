//! Where a proof is kept, and what became of its file.

use eframe::egui::Ui;
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

use super::form::{ProofForm, chips_row_ui};
use super::name_chip;
use crate::app::{Action, ProofAction};
use crate::dossier::{FileState, ProofPlace};
use crate::ui::screens::typing::{chosen, typed};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, Field, chip_ui, field_label_ui, filter_chip_ui};

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
pub(super) fn place_ui(ui: &mut Ui, shown: &ProofForm<'_>, actions: &mut Vec<Action>) {
    let now = PlaceKind::of(&shown.proof.place);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Où elle est rangée");
        chips_row_ui(ui, |ui| {
            for kind in PlaceKind::iter() {
                let response = filter_chip_ui(ui, kind.label(), kind == now);
                name_chip(&response, kind == now, &format!("Rangée : {}", kind.label()));
                if response.clicked() && kind != now {
                    chosen(actions, shown.with(|proof| proof.place = kind.place()));
                }
            }
        });
        ui.add_space(size::xs());
        match &shown.proof.place {
            ProofPlace::Unsaid => {}
            ProofPlace::File { path, .. } => file_ui(ui, shown, path, actions),
            ProofPlace::Address(text) => {
                let field = Field::new("Adresse")
                    .hint("https://… ou un dossier partagé")
                    .help("Jalons ne l’ouvre pas et ne la vérifie pas.");
                written_ui(ui, shown, (field, text), ProofPlace::Address, actions);
            }
            ProofPlace::Paper(text) => {
                let field = Field::new("Classeur").hint("Classeur bleu, armoire du secrétariat");
                written_ui(ui, shown, (field, text), ProofPlace::Paper, actions);
            }
        }
    });
}

fn written_ui(
    ui: &mut Ui,
    shown: &ProofForm<'_>,
    (field, text): (Field<'_>, &str),
    place: fn(String) -> ProofPlace,
    actions: &mut Vec<Action>,
) {
    let mut text = text.to_owned();
    let response = field.ui(ui, &mut text);
    typed(&response, actions, || shown.with(|proof| proof.place = place(text)));
}

fn file_ui(ui: &mut Ui, shown: &ProofForm<'_>, path: &str, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    let id = shown.proof.id;
    let choose = |ui: &mut Ui, label: &str, actions: &mut Vec<Action>| {
        if Button::new(label).icon(Icon::FolderOpen).ui(ui).clicked() {
            actions.extend([Action::Seal, Action::Proofs(ProofAction::ChooseFile(id))]);
        }
    };
    if path.is_empty() {
        choose(ui, "Choisir un fichier…", actions);
        let text = "Jalons retient où il est et son empreinte ; il ne le copie pas.";
        ui.label(style::small(text).color(look.muted));
        return;
    }
    let found = shown.state.session.proof_files.get(&id).copied();
    ui.horizontal_wrapped(|ui| {
        let name = shown.proof.place.file_name().unwrap_or_default();
        ui.label(style::strong(name)).on_hover_text(path);
        let (words, tone, icon) = match found {
            Some(FileState::Same) => ("inchangé", ChipTone::Good, Icon::Check),
            Some(FileState::Changed) => ("modifié depuis", ChipTone::Warn, Icon::FileDiff),
            Some(FileState::Unknown) => {
                ("empreinte jamais prise", ChipTone::Warn, Icon::CircleDashed)
            }
            Some(FileState::Missing) => ("introuvable", ChipTone::Bad, Icon::FileX),
            None => ("pas encore vérifié", ChipTone::Neutral, Icon::CircleDashed),
        };
        chip_ui(ui, words, tone, Some(icon));
    });
    ui.label(style::small(path).color(look.muted));
    let help = match found {
        Some(FileState::Missing) => {
            "Il n’est plus à cet endroit : il a été déplacé, renommé, ou le disque n’est pas branché."
        }
        Some(FileState::Changed) => {
            "Son contenu n’est plus celui de l’empreinte. Si la nouvelle version montre toujours la \
             même chose, prenez-la."
        }
        Some(FileState::Unknown) => {
            "Sans empreinte, Jalons ne sait pas s’il a changé et ne le copie pas dans le paquet de \
             preuves. Si c’est le bon fichier, prenez-la."
        }
        Some(FileState::Same) | None => "",
    };
    if !help.is_empty() {
        ui.label(style::body(help));
    }
    ui.horizontal_wrapped(|ui| {
        let take = match found {
            Some(FileState::Changed) => Some("Prendre la nouvelle version"),
            Some(FileState::Unknown) => Some("Prendre son empreinte"),
            _ => None,
        };
        if take.is_some_and(|label| Button::new(label).ui(ui).clicked()) {
            actions.extend([Action::Seal, Action::Proofs(ProofAction::TakeAsIs(id))]);
        }
        choose(ui, "Choisir de nouveau…", actions);
    });
}
