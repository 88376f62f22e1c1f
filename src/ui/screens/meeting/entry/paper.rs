//! Paper ballots copied fast: a profession by one key, then digits only, next criterion by itself.

use eframe::egui::{Key, Response, Ui};
use lucide_icons::Icon;

use super::booth::{AskedCriteria, abandoning, asked, page_ui, refusal_ui};
use super::hand::{PaperEntry, PaperStage};
use super::legend::{legend_ui, name_key_ui};
use super::strip::strip_ui;
use super::voter;
use crate::app::{Action, Booth, MeetingAction};
use crate::grid::Criterion;
use crate::ui::ask::Ask;
use crate::ui::screens::meeting::sitting::{Sitting, received_words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, Field, chip_ui, muted_ui};

/// Width of the column: the strip of 39 answers stands in two or three rows.
const WIDTH: f32 = 860.0;
/// Keys of the professions, in their order; the last stands for none.
const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl PaperEntry {
    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        let asked = asked(sitting);
        let professions =
            sitting.ask.state.dossier().map(|d| d.team.professions()).unwrap_or_default();
        self.listen(ui, sitting, &asked, &professions);
        ui.push_id(self.turn, |ui| {
            page_ui(ui, "paper", false, WIDTH, |ui| {
                ui.spacing_mut().item_spacing.y = size::m();
                self.head_ui(ui, sitting);
                match self.stage {
                    PaperStage::Voter => self.voter_ui(ui, sitting, &professions),
                    PaperStage::Answers | PaperStage::Sealing => {
                        self.answers_ui(ui, &asked, sitting.ask);
                    }
                }
            });
        });
        self.was_typing = ui.ctx().text_edit_focused();
    }

    fn head_ui(&self, ui: &mut Ui, sitting: &Sitting<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.label(style::title("Avis papier"));
            let collection = sitting.campaign.collection.as_ref();
            let count = collection.map_or(0, |collection| collection.ballots.len());
            muted_ui(ui, received_words(count));
            if self.sealed > 0 {
                let plural = if self.sealed > 1 { "s" } else { "" };
                let text = format!("{} scellé{plural} à l’instant", self.sealed);
                chip_ui(ui, &text, ChipTone::Good, Some(Icon::Lock));
            }
        });
        if self.stage == PaperStage::Voter {
            refusal_ui(ui, &sitting.ask.state.session.booth);
        } else {
            ui.horizontal(|ui| {
                ui.label(style::strong(self.typed.voter.profession()));
                sitting.ask.button(
                    ui,
                    Button::new("Abandonner ce bulletin").quiet(),
                    abandoning(self.typed.is_empty()),
                );
            });
        }
    }

    fn voter_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>, professions: &[String]) {
        ui.label(style::projected_title(fr!("Quelle profession ?")));
        self.refused_ui(ui);
        let key = |place: usize| match place {
            usize::MAX => "0",
            _ => KEYS.get(place).copied().unwrap_or_default(),
        };
        if voter::professions_ui(ui, &mut self.typed.voter, professions, key) {
            self.start(sitting.ask);
        }
        let other = voter::other_ui(ui, &mut self.typed.voter);
        if let Some(response) = &other {
            let is_free = ui.memory(|memory| memory.focused().is_none());
            if is_free && self.typed.voter.is_unwritten() {
                response.request_focus();
            }
        }
        let name = self.name_ui(ui);
        name_key_ui(ui);
        let is_done = name.lost_focus() || other.as_ref().is_some_and(Response::lost_focus);
        let wants = is_done && ui.input(|input| input.key_pressed(Key::Enter));
        let is_known = !self.typed.voter.profession().is_empty();
        ui.horizontal(|ui| {
            let button = Button::new("Saisir les réponses").primary().key("Entrée");
            if button.enabled(is_known).ui(ui).clicked() || wants && is_known {
                self.start(sitting.ask);
            }
            let leave = Button::new("Revenir à la réunion").icon(Icon::ChevronLeft).key("Échap");
            if !sitting.ask.state.session.booth.holds_ballot() && leave.ui(ui).clicked() {
                sitting.ask.push(Action::Meeting(MeetingAction::Booth(Booth::Closed)));
            }
        });
        let text = fr!(
            "Un chiffre choisit la profession. Puis un chiffre par critère, et Entrée à la fin : le bulletin \
                    est scellé et le suivant commence."
        );
        muted_ui(ui, text);
    }

    /// Shows the name; it has the keyboard while it is being written.
    fn name_ui(&mut self, ui: &mut Ui) -> Response {
        let field = Field::new("Nom, s’il est écrit sur le bulletin").width(360.0);
        let response = field.ui(ui, &mut self.typed.voter.name);
        if response.lost_focus() {
            self.is_naming = false;
        } else if self.is_naming && !response.has_focus() {
            response.request_focus();
        }
        response
    }

    /// Shows why a stroke was refused, and what goes on from there.
    fn refused_ui(&mut self, ui: &mut Ui) {
        let Some(why) = &self.refused else { return };
        ui.label(style::strong(why).color(style::look(ui).warn));
        let text = fr!("La saisie est en pause : les chiffres tapés depuis n’ont pas été pris.");
        ui.label(style::body(text));
        if Button::new("Reprendre la saisie").key("Effacement").ui(ui).clicked() {
            self.refused = None;
        }
    }

    fn answers_ui(&mut self, ui: &mut Ui, asked: &AskedCriteria<'_>, ask: &Ask<'_>) {
        if let Some((domain, criterion)) = asked.get(self.place) {
            muted_ui(ui, format!("{} sur {} · {}", self.place + 1, asked.len(), domain.title));
            let title = format!("{} · {}", criterion.code, criterion.title);
            ui.label(style::projected_title(title));
            if let Some(digit) = self.digits.waiting() {
                muted_ui(ui, fr!("{digit}… : un second chiffre, ou Entrée"));
            }
        } else {
            self.end_ui(ui, asked, ask);
        }
        self.refused_ui(ui);
        if self.is_naming {
            self.name_ui(ui);
        }
        if let (true, Some((_, criterion))) = (self.is_commenting, asked.get(self.place)) {
            self.comment_ui(ui, criterion);
        }
        if let Some(place) = strip_ui(ui, &self.typed, asked, self.place) {
            self.place = place;
            self.refused = None;
        }
        legend_ui(ui, asked.get(self.place).map(|(_, criterion)| *criterion));
    }

    /// Shows that the last criterion is behind, and what seals.
    fn end_ui(&mut self, ui: &mut Ui, asked: &AskedCriteria<'_>, ask: &Ask<'_>) {
        let text = match asked.len() - self.typed.answered(asked) {
            0 => "Toutes les réponses sont données.".to_owned(),
            1 => "1 critère sans réponse.".to_owned(),
            left => format!("{left} critères sans réponse."),
        };
        muted_ui(ui, text);
        ui.label(style::projected_title("Bulletin fini"));
        let button = Button::new("Sceller et passer au suivant").primary().large();
        if button.key("Entrée").ui(ui).clicked() {
            self.seal(ask);
        }
    }

    fn comment_ui(&mut self, ui: &mut Ui, criterion: &Criterion) {
        let help =
            "Tel qu’il est écrit, sans rien sur un patient. Entrée pour revenir aux chiffres.";
        ui.push_id(&criterion.id.0, |ui| {
            let field = Field::new("Commentaire").help(help);
            let response = field.ui(ui, self.typed.comment_mut(&criterion.id));
            if response.lost_focus() {
                self.is_commenting = false;
            } else if !response.has_focus() {
                response.request_focus();
            }
        });
    }
}
