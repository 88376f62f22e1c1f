//! Who answers: a profession, and a name if they like.

use eframe::egui::{Ui, Vec2};

use crate::dossier::ballot_file::Voter;
use crate::dossier::{ALONE_IN_PROFESSION, OTHER_PROFESSION, Team};
use crate::ui::style::size;
use crate::ui::widgets::{Button, Field, field_label_ui, note_ui};

/// A profession nobody has to tell.
pub const UNSAID: &str = "Non précisée";

/// Who answers, while it is being said.
#[derive(Debug, Default)]
pub struct VoterDraft {
    profession: String,
    /// Whether the profession is written rather than chosen.
    is_other: bool,
    /// Name, if given.
    pub name: String,
}

impl VoterDraft {
    /// Returns who answers.
    pub fn voter(&self) -> Voter {
        let (profession, name) = (self.profession(), self.name.trim());
        Voter { profession: profession.to_owned(), name: name.to_owned() }
    }

    /// Returns the profession, empty while it is not known.
    pub fn profession(&self) -> &str {
        if self.is_unwritten() { OTHER_PROFESSION } else { self.profession.trim() }
    }

    /// Chooses a profession.
    pub fn choose(&mut self, profession: &str) {
        profession.clone_into(&mut self.profession);
        self.is_other = false;
    }

    /// Asks for a profession to be written.
    pub fn choose_other(&mut self) {
        self.profession.clear();
        self.is_other = true;
    }

    /// Tells whether another profession was chosen and is not said.
    pub fn is_unwritten(&self) -> bool {
        self.is_other && self.profession.trim().is_empty()
    }

    /// Tells whether the profession is being written.
    pub const fn is_other(&self) -> bool {
        self.is_other
    }
}

/// Shows the professions to choose from, each with its key if it has one; returns true when one was
/// just chosen by hand.
pub fn professions_ui(
    ui: &mut Ui,
    draft: &mut VoterDraft,
    professions: &[String],
    key: impl Fn(usize) -> &'static str,
) -> bool {
    let mut is_chosen = false;
    field_label_ui(ui, "Profession");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::s());
        let others = [UNSAID.to_owned()];
        for (place, profession) in professions.iter().chain(&others).enumerate() {
            let place = if profession == UNSAID { usize::MAX } else { place };
            let is_it = !draft.is_other && draft.profession == *profession;
            let button = Button::new(profession).selected(is_it);
            let key = key(place);
            let button = if key.is_empty() { button } else { button.key(key) };
            if button.ui(ui).clicked() {
                draft.choose(profession);
                is_chosen = true;
            }
        }
        let button = Button::new(OTHER_PROFESSION).selected(draft.is_other);
        let button = if key(0).is_empty() { button } else { button.key("A") };
        if button.ui(ui).clicked() {
            draft.choose_other();
        }
    });
    is_chosen
}

/// Shows the field where another profession is written.
pub fn other_ui(ui: &mut Ui, draft: &mut VoterDraft) -> Option<eframe::egui::Response> {
    draft.is_other.then(|| {
        Field::new("Votre profession (facultatif)")
            .width(360.0)
            .hint("Psychologue")
            .ui(ui, &mut draft.profession)
    })
}

/// Shows everything about who answers.
pub fn voter_ui(ui: &mut Ui, draft: &mut VoterDraft, team: &Team) {
    professions_ui(ui, draft, &team.professions(), |_| "");
    note_ui(ui, ALONE_IN_PROFESSION);
    other_ui(ui, draft);
    let help = fr!(
        "Facultatif. Il sert à savoir qui a répondu ; il n’est jamais montré à côté d’une réponse."
    );
    Field::new("Nom").width(360.0).ui(ui, &mut draft.name);
    note_ui(ui, help);
}
