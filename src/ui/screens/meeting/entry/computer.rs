//! A ballot filled in by the person at the screen, then the curtain, then the next person.

use eframe::egui::{Event, Key, Ui};
use lucide_icons::Icon;

use super::typed::Typed;
use super::{Sitting, abandoning, asked, criterion, keys_are_free, page_ui, voter};
use crate::app::{Action, Booth, Dialog, MeetingAction};
use crate::dossier::ballot_file::Refusal;
use crate::dossier::{Channel, Vote};
use crate::grid::{Criterion, Domain};
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::keys::level_of;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, muted_ui, note_ui, warning_ui};

/// Ballots filled in one after the other.
#[derive(Debug, Default)]
pub struct ComputerEntry {
    stage: ComputerStage,
    pub(super) typed: Typed,
    /// The criterion in front, by its place among those asked.
    pub(super) place: usize,
    pub(super) is_commenting: bool,
    /// Whether a field had the keyboard last frame: its Escape only leaves it.
    was_typing: bool,
    /// Whether what is in front just came there: it is then read from its top.
    is_new: bool,
    /// Whether everything was gone through once: the way back then leads to the review.
    was_reviewed: bool,
    /// What ended before this curtain.
    ended: Ended,
    /// Tells the fields of one person from those of the next.
    turn: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ComputerStage {
    #[default]
    Curtain,
    Person,
    Criterion,
    Review,
    Sealing,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ended {
    #[default]
    Nothing,
    Sealed,
    GivenUp,
}

impl ComputerEntry {
    /// Keeps to the booth: behind the curtain nothing is left. Returns true when something was wiped.
    pub fn follow(&mut self, booth: &Booth) -> bool {
        match booth {
            Booth::Curtain if self.stage != ComputerStage::Curtain => {
                let ended = if self.stage == ComputerStage::Sealing {
                    Ended::Sealed
                } else {
                    Ended::GivenUp
                };
                *self = Self { ended, turn: self.turn + 1, ..Self::default() };
                true
            }
            Booth::Refused(Refusal::SamePerson(_)) if self.stage == ComputerStage::Sealing => {
                self.go(ComputerStage::Person);
                false
            }
            Booth::Refused(_) if self.stage == ComputerStage::Sealing => {
                self.go(ComputerStage::Review);
                false
            }
            _ => false,
        }
    }

    fn go(&mut self, stage: ComputerStage) {
        self.stage = stage;
        self.is_new = true;
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        let asked = asked(sitting);
        self.listen(ui, sitting, &asked);
        let is_new = std::mem::take(&mut self.is_new);
        ui.push_id(self.turn, |ui| match self.stage {
            ComputerStage::Curtain => self.curtain_ui(ui, sitting),
            ComputerStage::Person => self.person_ui(ui, sitting, is_new),
            ComputerStage::Criterion => criterion::criterion_ui(ui, self, sitting, &asked, is_new),
            ComputerStage::Review | ComputerStage::Sealing => {
                self.review_ui(ui, sitting, &asked, is_new)
            }
        });
        self.was_typing = ui.ctx().text_edit_focused();
    }

    /// Listens to the keys in the order of the hand: several may arrive in one frame.
    fn listen(&mut self, ui: &Ui, sitting: &Sitting<'_>, asked: &[(&Domain, &Criterion)]) {
        if !keys_are_free(ui, sitting) {
            return;
        }
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::Key { key, physical_key, pressed: true, repeat, modifiers }
                    if !modifiers.command && !modifiers.alt =>
                {
                    let is_enter = key == Key::Enter && !repeat && nothing_focused;
                    match (self.stage, key) {
                        (ComputerStage::Curtain, Key::Enter) if is_enter => {
                            self.lift_curtain(sitting.ask)
                        }
                        (ComputerStage::Curtain, _) => {}
                        (_, Key::Escape) if self.was_typing => {}
                        (_, Key::Escape) => sitting.ask.push(abandoning(self.typed.is_empty())),
                        (ComputerStage::Person, Key::Enter) if is_enter => self.begin(),
                        (ComputerStage::Criterion, Key::Enter) if !is_enter => {}
                        (ComputerStage::Criterion, key) => self.press(key, physical_key, asked),
                        _ => {}
                    }
                }
                // Whichever keys a layout needs for it, it arrives as text.
                Event::Text(text) if text == "?" && self.stage == ComputerStage::Criterion => {
                    self.toggle(asked, Vote::Unknown);
                }
                _ => {}
            }
        }
    }

    fn press(&mut self, key: Key, physical_key: Option<Key>, asked: &[(&Domain, &Criterion)]) {
        match key {
            Key::Enter | Key::ArrowDown | Key::ArrowRight => self.forward(asked),
            Key::ArrowUp | Key::ArrowLeft => self.back(),
            Key::N => self.toggle(asked, Vote::NotApplicable),
            Key::C => {
                let here = asked.get(self.place);
                self.is_commenting = here.is_some_and(|(_, criterion)| !criterion.is_sensitive);
            }
            Key::Delete | Key::Backspace => self.answer(asked, None),
            _ => {
                if let Some(level) = level_of(key, physical_key) {
                    self.answer(asked, Some(Vote::Level(level)));
                }
            }
        }
    }

    fn answer(&mut self, asked: &[(&Domain, &Criterion)], vote: Option<Vote>) {
        let Some((_, criterion)) = asked.get(self.place) else { return };
        if vote != Some(Vote::NotApplicable) || criterion.allows_not_applicable {
            self.typed.set_vote(&criterion.id, vote);
        }
    }

    /// Gives an answer without a level, or takes it back.
    pub(super) fn toggle(&mut self, asked: &[(&Domain, &Criterion)], vote: Vote) {
        let given = asked.get(self.place).and_then(|(_, c)| self.typed.vote(&c.id));
        self.answer(asked, Some(vote).filter(|vote| given != Some(*vote)));
    }

    /// Goes to the next criterion, or to the review after the last one.
    pub(super) fn forward(&mut self, asked: &[(&Domain, &Criterion)]) {
        self.is_commenting = false;
        if self.place + 1 < asked.len() {
            self.place += 1;
            self.is_new = true;
        } else {
            self.review();
        }
    }

    /// Goes to the previous criterion, or back to who answers.
    pub(super) fn back(&mut self) {
        self.is_commenting = false;
        match self.place.checked_sub(1) {
            Some(place) => self.place = place,
            None => self.stage = ComputerStage::Person,
        }
        self.is_new = true;
    }

    pub(super) fn review(&mut self) {
        self.is_commenting = false;
        self.was_reviewed = true;
        self.go(ComputerStage::Review);
    }

    fn lift_curtain(&mut self, ask: &Ask<'_>) {
        self.go(ComputerStage::Person);
        ask.push(Action::Meeting(MeetingAction::Booth(Booth::Occupied)));
    }

    fn begin(&mut self) {
        if !self.typed.voter.profession().is_empty() {
            self.go(if self.was_reviewed {
                ComputerStage::Review
            } else {
                ComputerStage::Criterion
            });
        }
    }

    fn curtain_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        let look = style::look(ui);
        page_ui(ui, "curtain", true, TOKENS.size.reading, |ui| {
            ui.add_space((ui.ctx().content_rect().height() * 0.16).round());
            ui.spacing_mut().item_spacing.y = size::l();
            match self.ended {
                Ended::Sealed => chip_ui(ui, "Avis scellé", ChipTone::Good, Some(Icon::Lock)),
                Ended::GivenUp => {
                    chip_ui(ui, "Avis abandonné, rien n’en reste", ChipTone::Neutral, None)
                }
                Ended::Nothing => chip_ui(ui, "Avis sur cet ordinateur", ChipTone::Accent, None),
            };
            let title = match self.ended {
                Ended::Sealed => "Passez l’ordinateur à la personne suivante",
                Ended::GivenUp | Ended::Nothing => "C’est au tour de la personne suivante",
            };
            ui.label(style::projected_title(title));
            let text = "Chacun répond seul, sans être vu. L’avis est scellé dès qu’il est terminé : personne, pas même \
                        la coordination, n’en voit le contenu avant le dévoilement en réunion.";
            ui.label(style::projected(text).color(look.muted));
            let button = Button::new("Donner mon avis").primary().large().ui(ui);
            if button.clicked() {
                self.lift_curtain(sitting.ask);
            }
            let count = sitting.campaign.collection.as_ref().map_or(0, |one| one.ballots.len());
            muted_ui(ui, super::super::received_words(count));
            sitting.ask.button(
                ui,
                Button::new("Revenir à la réunion").icon(Icon::ChevronLeft),
                Action::Meeting(MeetingAction::Booth(Booth::Closed)),
            );
        });
    }

    fn person_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>, is_new: bool) {
        let Some(dossier) = sitting.ask.state.dossier() else { return };
        page_ui(ui, "person", is_new, TOKENS.size.reading, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.add_space((ui.ctx().content_rect().height() * 0.08).round());
            ui.label(style::title("Qui répond ?"));
            refusal_ui(ui, &sitting.ask.state.session.booth);
            voter::voter_ui(ui, &mut self.typed.voter, &dossier.team);
            let text = "Votre profession et votre nom, si vous le donnez, diront que vous avez répondu. Vos réponses, \
                        elles, restent sous scellé.";
            note_ui(ui, text);
            ui.add_space(size::s());
            ui.horizontal(|ui| {
                let can_begin = !self.typed.voter.profession().is_empty();
                let label = if self.was_reviewed { "Relire et sceller" } else { "Commencer" };
                let button = Button::new(label).primary().icon_after(Icon::ChevronRight);
                if button.enabled(can_begin).ui(ui).clicked() {
                    self.begin();
                }
                sitting.ask.button(
                    ui,
                    Button::new("Abandonner").quiet(),
                    abandoning(self.typed.is_empty()),
                );
            });
        });
    }

    fn review_ui(
        &mut self,
        ui: &mut Ui,
        sitting: &Sitting<'_>,
        asked: &[(&Domain, &Criterion)],
        is_new: bool,
    ) {
        page_ui(ui, "review", is_new, TOKENS.size.reading, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.add_space(size::xl());
            ui.label(style::title("Avant de sceller"));
            refusal_ui(ui, &sitting.ask.state.session.booth);
            let answered = self.typed.answered(asked);
            let text = answered_words(answered, asked.len());
            ui.label(style::body(text));
            let text =
                "Une fois scellé, un avis ne se relit plus et ne se modifie plus, par personne.";
            muted_ui(ui, text);
            ui.add_space(size::s());
            ui.horizontal_wrapped(|ui| {
                let can_seal = self.typed.says_something();
                let button = Button::new("Terminer et sceller").primary().icon(Icon::Lock);
                if button.enabled(can_seal).ui(ui).clicked() {
                    self.stage = ComputerStage::Sealing;
                    sitting.ask.push(self.typed.sealing(Channel::Computer));
                }
                if Button::new("Revenir aux critères").icon(Icon::ChevronLeft).ui(ui).clicked() {
                    self.go(ComputerStage::Criterion);
                }
                if Button::new("Changer la profession ou le nom").quiet().ui(ui).clicked() {
                    self.go(ComputerStage::Person);
                }
                sitting.ask.button(
                    ui,
                    Button::new("Abandonner").quiet(),
                    Action::Ask(Dialog::AbandonBallot(None)),
                );
            });
            if !self.typed.says_something() {
                warning_ui(ui, "Répondez à un critère au moins, même par « ne sait pas ».");
            }
            ui.add_space(size::s());
            self.unanswered_ui(ui, asked);
        });
    }

    /// Lists what has no answer, to go back to; it may stay so.
    fn unanswered_ui(&mut self, ui: &mut Ui, asked: &[(&Domain, &Criterion)]) {
        let is_open =
            |(_, (_, c)): &(usize, &(&Domain, &Criterion))| self.typed.vote(&c.id).is_none();
        let open: Vec<_> = asked.iter().enumerate().filter(is_open).collect();
        if open.is_empty() {
            chip_ui(ui, "Toutes les réponses sont données", ChipTone::Good, Some(Icon::Check));
            return;
        }
        ui.label(style::body("Sans réponse ; vous pouvez y revenir, ou les laisser ainsi :"));
        ui.spacing_mut().item_spacing.y = size::xs();
        let mut chosen = None;
        for (place, (_, criterion)) in open {
            let label = format!("{} · {}", criterion.code, criterion.title);
            if Button::new(&label).quiet().icon(Icon::Circle).ui(ui).clicked() {
                chosen = Some(place);
            }
        }
        if let Some(place) = chosen {
            self.place = place;
            self.go(ComputerStage::Criterion);
        }
    }
}

/// Says why the ballot was not taken in, and that it is still there.
pub fn refusal_ui(ui: &mut Ui, booth: &Booth) {
    let Booth::Refused(refusal) = booth else { return };
    let look = style::look(ui);
    let text = format!(
        "L’avis n’est pas encore scellé : {refusal}. Rien de ce que vous avez répondu n’est perdu."
    );
    ui.label(style::strong(text).color(look.warn));
    ui.label(style::body(refusal.help()));
}

fn answered_words(answered: usize, all: usize) -> String {
    match answered {
        0 => format!("Aucun critère sur {all} n’a de réponse."),
        1 => format!("1 critère sur {all} a une réponse."),
        _ => format!("{answered} critères sur {all} ont une réponse."),
    }
}
