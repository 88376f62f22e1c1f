//! A short code received by SMS or by voice, typed here.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::app::{Action, MeetingAction};
use crate::dossier::short_code;
use crate::dossier::{Channel, Collection, Opinion, Opinions, Vote};
use crate::french;
use crate::grid::{CriterionId, Scale};
use crate::ui::screens::meeting::entry;
use crate::ui::screens::meeting::sitting::{Sitting, received_words};
use crate::ui::sight;
use crate::ui::widgets::{Button, ChipTone, Field, chip_ui, muted_ui, note_ui, section_ui};

/// A code being typed, and whose it is.
#[derive(Debug, Default)]
pub struct CodeForm {
    is_open: bool,
    /// Whether it was opened just now: its first field then takes the keyboard.
    is_new: bool,
    text: String,
    voter: entry::VoterDraft,
    /// How many ballots there were when this one was handed over.
    waits_from: Option<usize>,
}

impl CodeForm {
    /// Shows the form.
    pub fn open(&mut self) {
        self.is_open = true;
        self.is_new = true;
    }

    /// Begins anew once the ballot is there; what was refused stays to be mended.
    fn settle(&mut self, count: usize) {
        if self.waits_from.take().is_some_and(|before| count > before) {
            *self = Self { is_open: true, is_new: true, ..Self::default() };
        }
    }
}

/// Shows the form where it was asked for.
pub fn code_ui(ui: &mut Ui, form: &mut CodeForm, sitting: &Sitting<'_>) {
    let Some(collection) = sitting.campaign.collection.as_ref().filter(|_| form.is_open) else {
        return;
    };
    let Some(dossier) = sitting.ask.state.dossier() else { return };
    let count = collection.ballots.len();
    form.settle(count);
    section_ui(ui, "Saisir un code", |ui| {
        let text = fr!(
            "Le code court dit les niveaux, pas les commentaires. Il n’est pas scellé : une fois saisi, effacez le \
                    message qui le contient."
        );
        muted_ui(ui, text);
        let read = read_ui(ui, form, sitting, collection);
        entry::voter_ui(ui, &mut form.voter, &dossier.team);
        ui.horizontal_wrapped(|ui| {
            let is_ready = read.is_some() && !form.voter.profession().is_empty();
            let button = Button::new("Ajouter cet avis").primary().enabled(is_ready).ui(ui);
            if let Some(opinions) = read.filter(|_| button.clicked()) {
                form.waits_from = Some(count);
                let take = MeetingAction::TakeBallot(form.voter.voter(), opinions, Channel::Code);
                sitting.ask.push(Action::Meeting(take));
            }
            if Button::new("Fermer").ui(ui).clicked() {
                *form = CodeForm::default();
            }
            note_ui(ui, received_words(count));
        });
    });
}

/// Shows the field; returns what the code says once it is right, without showing it.
fn read_ui(
    ui: &mut Ui,
    form: &mut CodeForm,
    sitting: &Sitting<'_>,
    collection: &Collection,
) -> Option<Opinions> {
    let asked = || sitting.campaign.asked(&collection.scope).map(|(_, criterion)| criterion);
    let scales: Vec<&Scale> = asked().map(|criterion| &*criterion.scale).collect();
    let result = short_code::decode(&form.text, &collection.tag(), &scales);
    let problem = match &result {
        Err(error) if !form.text.trim().is_empty() => {
            Some(format!("{}. {}", french::capitalised(&error.to_string()), error.help()))
        }
        _ => None,
    };
    let field = Field::new("Code reçu").hint("4F2K-9XQA-…").problem(problem.as_deref());
    let response = field.ui(ui, &mut form.text);
    if std::mem::take(&mut form.is_new) {
        sight::field(ui, &response);
    }
    let votes = result.ok()?;
    chip_ui(ui, "Code complet et exact", ChipTone::Good, Some(Icon::Check));
    Some(opinions(asked().map(|criterion| criterion.id.clone()).collect(), votes))
}

fn opinions(asked: Vec<CriterionId>, votes: Vec<Option<Vote>>) -> Opinions {
    let said = asked.into_iter().zip(votes).filter(|(_, vote)| vote.is_some());
    said.map(|(id, vote)| (id, Opinion { vote, ..Opinion::default() })).collect()
}
