//! Paper ballots copied fast: a profession by one key, then digits only, next criterion by itself.

use std::collections::VecDeque;

use eframe::egui::{Key, Response, Ui};
use lucide_icons::Icon;

use super::booth::{AskedCriteria, abandoning, asked, page_ui, refusal_ui};
use super::legend::{legend_ui, name_key_ui};
use super::strip::strip_ui;
use super::stroke::Press;
use super::typed::Typed;
use super::voter;
use crate::app::{Action, Booth, MeetingAction};
use crate::dossier::{Channel, Vote};
use crate::grid::{Criterion, Level};
use crate::ui::ask::Ask;
use crate::ui::keys::keys_are_free;
use crate::ui::screens::meeting::sitting::{Sitting, received_words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, Field, chip_ui, muted_ui};

/// Width of the column: the strip of 39 answers stands in two or three rows.
const WIDTH: f32 = 860.0;
/// Keys of the professions, in their order; the last stands for none.
const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Paper ballots, one after the other.
#[derive(Debug, Default)]
pub struct PaperEntry {
    stage: PaperStage,
    typed: Typed,
    /// The criterion in front, by its place; one further than the last at the end.
    place: usize,
    is_commenting: bool,
    /// Whether the name is being written.
    is_naming: bool,
    /// Whether a field had the keyboard last frame: its Escape only leaves it.
    was_typing: bool,
    /// Strokes not yet read: those that followed a sealing in the same frame.
    strokes: VecDeque<Press>,
    /// Why a stroke was refused: nothing more is read until the person has seen it.
    refused: Option<String>,
    /// How many were sealed since the booth was opened.
    sealed: usize,
    turn: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PaperStage {
    #[default]
    Voter,
    Answers,
    Sealing,
}

impl PaperEntry {
    /// Keeps to the booth. Returns true when something was wiped.
    pub fn follow(&mut self, booth: &Booth) -> bool {
        match booth {
            Booth::Curtain if self.stage != PaperStage::Voter => {
                let sealed = self.sealed + usize::from(self.stage == PaperStage::Sealing);
                let strokes = std::mem::take(&mut self.strokes);
                *self = Self { sealed, strokes, turn: self.turn + 1, ..Self::default() };
                true
            }
            Booth::Refused(_) if self.stage == PaperStage::Sealing => {
                self.stage = PaperStage::Voter;
                self.strokes.clear();
                false
            }
            Booth::Closed | Booth::Curtain | Booth::Occupied | Booth::Refused(_) => false,
        }
    }

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

    /// Reads strokes in the order of the hand: many may arrive in one frame.
    fn listen(
        &mut self,
        ui: &Ui,
        sitting: &Sitting<'_>,
        asked: &AskedCriteria<'_>,
        professions: &[String],
    ) {
        if !keys_are_free(ui, sitting.ask) {
            return;
        }
        // A button that has the keyboard takes Enter and Space for itself.
        let is_held = ui.memory(|memory| memory.focused().is_some());
        let was_typing = self.was_typing;
        let is_ours = |stroke: &Press| match stroke {
            Press::Enter | Press::Space => !is_held,
            Press::Escape => !was_typing,
            Press::Digit(_)
            | Press::Back
            | Press::Left
            | Press::Right
            | Press::Comment
            | Press::Name
            | Press::Other => true,
        };
        let events = ui.input(|input| input.events.clone());
        self.strokes.extend(events.iter().filter_map(Press::of).filter(is_ours));
        while self.stage != PaperStage::Sealing && !self.is_commenting && !self.is_naming {
            let Some(stroke) = self.strokes.pop_front() else { break };
            match (self.stage, stroke) {
                (_, Press::Back) if self.refused.is_some() => self.refused = None,
                (_, stroke) if self.refused.is_some() && stroke != Press::Escape => {}
                (PaperStage::Voter, stroke) => {
                    self.press_for_voter(stroke, professions, sitting.ask);
                }
                (_, stroke) => self.press(stroke, asked, sitting.ask),
            }
        }
        if self.is_commenting
            || self.is_naming
            || self.typed.voter.is_other() && self.stage == PaperStage::Voter
        {
            self.strokes.clear();
        }
    }

    /// Says why a stroke was refused. What the hand typed after it was meant for other criteria: it is dropped.
    fn refuse(&mut self, why: impl Into<String>) {
        self.refused = Some(why.into());
        self.strokes.clear();
    }

    fn press_for_voter(&mut self, stroke: Press, professions: &[String], ask: &Ask<'_>) {
        match stroke {
            Press::Digit(0) => self.begin(voter::UNSAID, ask),
            Press::Digit(number) => match professions.get(number - 1) {
                Some(profession) => self.begin(profession, ask),
                None => self.refuse(format!("Aucune profession ne porte le numéro {number}.")),
            },
            Press::Name => self.is_naming = true,
            Press::Other => self.typed.voter.choose_other(),
            Press::Enter => {
                let profession = self.typed.voter.profession().to_owned();
                if !profession.is_empty() {
                    self.start(ask);
                }
            }
            Press::Escape if self.typed.is_empty() => {
                ask.push(Action::Meeting(MeetingAction::Booth(Booth::Closed)));
            }
            Press::Escape => ask.push(abandoning(false)),
            Press::Space | Press::Back | Press::Left | Press::Right | Press::Comment => {}
        }
    }

    fn begin(&mut self, profession: &str, ask: &Ask<'_>) {
        self.typed.voter.choose(profession);
        self.start(ask);
    }

    fn start(&mut self, ask: &Ask<'_>) {
        self.stage = PaperStage::Answers;
        self.refused = None;
        self.is_naming = false;
        ask.push(Action::Meeting(MeetingAction::Booth(Booth::Occupied)));
    }

    fn press(&mut self, stroke: Press, asked: &AskedCriteria<'_>, ask: &Ask<'_>) {
        let criterion = asked.get(self.place).map(|(_, criterion)| *criterion);
        match (stroke, criterion) {
            (Press::Digit(digit), Some(criterion)) => self.answer(digit, criterion),
            (Press::Space, Some(criterion)) => self.set(criterion, None),
            (Press::Back, _) => {
                self.place = self.place.saturating_sub(1);
                if let Some((_, criterion)) = asked.get(self.place) {
                    self.typed.set_vote(&criterion.id, None);
                }
            }
            (Press::Left, _) => self.place = self.place.saturating_sub(1),
            (Press::Right, Some(_)) => self.place += 1,
            (Press::Comment, Some(criterion)) if criterion.is_sensitive => self.refuse(fr!(
                "{} est un critère sensible : aucun commentaire n’y est recueilli.",
                criterion.code
            )),
            (Press::Comment, Some(_)) => self.is_commenting = true,
            (Press::Name, _) => self.is_naming = true,
            (Press::Enter, None) => self.seal(ask),
            // The rest of « 3, Entrée » : the digit has already chosen the profession and gone on.
            (Press::Enter, Some(_)) if self.place == 0 && !self.typed.says_something() => {}
            (Press::Enter, Some(_)) => {
                self.refuse(fr!(
                    "Le bulletin n’est pas fini : 7 ou Espace quand il n’y a pas de réponse."
                ));
            }
            (Press::Escape, _) => ask.push(abandoning(self.typed.is_empty())),
            (Press::Digit(_), None) => {
                self.refuse(fr!(
                    "Le bulletin est fini : ce chiffre est de trop. Vérifiez les réponses."
                ));
            }
            (Press::Space | Press::Right | Press::Comment, None) | (Press::Other, _) => {}
        }
    }

    fn answer(&mut self, digit: usize, criterion: &Criterion) {
        match digit {
            5 | 6 => self.refuse(format!("{digit} n’est pas une réponse.")),
            7 => self.set(criterion, None),
            8 => self.set(criterion, Some(Vote::Unknown)),
            9 if !criterion.allows_not_applicable => {
                let code = &criterion.code;
                self.refuse(fr!(
                    "{code} ne peut pas être sans objet : ce critère concerne toutes les équipes."
                ));
            }
            9 => self.set(criterion, Some(Vote::NotApplicable)),
            _ => {
                if let Some(level) = Level::ALL.get(digit) {
                    self.set(criterion, Some(Vote::Level(*level)));
                }
            }
        }
    }

    fn set(&mut self, criterion: &Criterion, vote: Option<Vote>) {
        self.typed.set_vote(&criterion.id, vote);
        self.place += 1;
    }

    fn seal(&mut self, ask: &Ask<'_>) {
        if self.typed.says_something() {
            self.stage = PaperStage::Sealing;
            ask.push(self.typed.sealing(Channel::Paper));
        } else {
            self.refuse("Ce bulletin ne contient aucune réponse.");
        }
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
