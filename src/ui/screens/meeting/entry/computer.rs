//! A ballot filled in by the person at the screen, then the curtain, then the next person.

use eframe::egui::{Event, Key, Ui};
use lucide_icons::Icon;

use super::booth::{AskedCriteria, abandoning, asked, page_ui, refusal_ui};
use super::turn::{ComputerEntry, ComputerStage, Ended};
use super::{criterion, voter};
use crate::app::{Action, Booth, Dialog, MeetingAction};
use crate::dossier::{Channel, Presence, Vote};
use crate::grid::{Criterion, Domain};
use crate::theme::TOKENS;
use crate::ui::keys::keys_are_free;
use crate::ui::screens::meeting::sitting::{Sitting, received_words};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, muted_ui, note_ui, projected_ui, warning_ui};

impl ComputerEntry {
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
                self.review_ui(ui, sitting, &asked, is_new);
            }
        });
        self.was_typing = ui.ctx().text_edit_focused();
    }

    /// Listens to the keys in the order of the hand: several may arrive in one frame.
    fn listen(&mut self, ui: &Ui, sitting: &Sitting<'_>, asked: &AskedCriteria<'_>) {
        if !keys_are_free(ui, sitting.ask) {
            return;
        }
        self.settle_late(ui, asked);
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::Key { key, physical_key, pressed: true, repeat, modifiers }
                    if !modifiers.command && !modifiers.alt =>
                {
                    let is_enter = key == Key::Enter && !repeat && nothing_focused;
                    match (self.stage, key) {
                        (ComputerStage::Curtain, Key::Enter) if is_enter => {
                            if everybody(sitting).is_some() {
                                sitting.ask.push(to_meeting());
                            } else {
                                self.lift_curtain(sitting.ask);
                            }
                        }
                        (ComputerStage::Curtain, _) => {}
                        (_, Key::Escape) if self.was_typing => {}
                        (_, Key::Escape) => sitting.ask.push(abandoning(self.typed.is_empty())),
                        (ComputerStage::Person, Key::Enter) if is_enter => self.begin(),
                        (ComputerStage::Criterion, Key::Enter) if !is_enter => {}
                        // « Non », where a characteristic has the keyboard; where some have their
                        // answers, one letter too many wipes none of them.
                        (ComputerStage::Criterion, Key::N)
                            if self.is_by_characteristics(asked)
                                && (!nothing_focused || self.has_observed(asked)) => {}
                        (ComputerStage::Criterion, key) => {
                            let now = ui.input(|input| input.time);
                            self.press(key, physical_key, asked, now);
                        }
                        (
                            ComputerStage::Person | ComputerStage::Review | ComputerStage::Sealing,
                            _,
                        ) => {}
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

    fn curtain_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        let everybody = everybody(sitting);
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
            let title = match (everybody, self.ended) {
                (Some(all), _) => fr!("Tout le monde a répondu : {all} avis sur {all}."),
                (None, Ended::Sealed) => "Passez l’ordinateur à la personne suivante".to_owned(),
                (None, Ended::GivenUp | Ended::Nothing) => {
                    "C’est au tour de la personne suivante".to_owned()
                }
            };
            ui.label(style::projected_title(title));
            let text = fr!(
                "Chacun répond seul, sans être vu. L’avis est scellé dès qu’il est terminé : personne, pas même \
                        la coordination, n’en voit le contenu avant le dévoilement en réunion."
            );
            projected_ui(ui, text);
            let give = Button::new("Donner mon avis");
            let back = Button::new("Revenir à la réunion").icon(Icon::ChevronLeft);
            if everybody.is_some() {
                sitting.ask.button(ui, back.primary().large(), to_meeting());
                if give.ui(ui).clicked() {
                    self.lift_curtain(sitting.ask);
                }
                return;
            }
            if give.primary().large().ui(ui).clicked() {
                self.lift_curtain(sitting.ask);
            }
            muted_ui(ui, sitting.presence().map(count_words).unwrap_or_default());
            sitting.ask.button(ui, back, to_meeting());
        });
    }

    fn person_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>, is_new: bool) {
        let Some(dossier) = sitting.ask.state.dossier() else { return };
        page_ui(ui, "person", is_new, TOKENS.size.reading, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.add_space((ui.ctx().content_rect().height() * 0.08).round());
            ui.label(style::title(fr!("Qui répond ?")));
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
        asked: &AskedCriteria<'_>,
        is_new: bool,
    ) {
        page_ui(ui, "review", is_new, TOKENS.size.reading, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.add_space(size::xl());
            ui.label(style::title("Avant de sceller"));
            refusal_ui(ui, &sitting.ask.state.session.booth);
            let answered = self.typed.answered(asked);
            if answered < asked.len() {
                ui.label(style::body(answered_words(answered, asked.len())));
            } else {
                let text = "Toutes les réponses sont données";
                chip_ui(ui, text, ChipTone::Good, Some(Icon::Check));
            }
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
                warning_ui(ui, fr!("Répondez à un critère au moins, même par « ne sait pas »."));
            }
            ui.add_space(size::s());
            self.unanswered_ui(ui, asked);
        });
    }

    /// Lists what has no answer, to go back to; it may stay so.
    fn unanswered_ui(&mut self, ui: &mut Ui, asked: &AskedCriteria<'_>) {
        let is_open =
            |(_, (_, c)): &(usize, &(&Domain, &Criterion))| self.typed.vote(&c.id).is_none();
        let open: Vec<_> = asked.iter().enumerate().filter(is_open).collect();
        ui.spacing_mut().item_spacing.y = size::xs();
        let mut chosen = None;
        if !open.is_empty() {
            let text = fr!("Sans réponse ; vous pouvez y revenir, ou les laisser ainsi :");
            ui.label(style::body(text));
        }
        for (place, (_, criterion)) in open {
            let label = format!("{} · {}", criterion.code, criterion.title);
            if Button::new(&label).quiet().icon(Icon::Circle).ui(ui).clicked() {
                chosen = Some(place);
            }
        }
        chosen = chosen.or(self.answers_ui(ui, asked));
        if let Some(place) = chosen {
            self.place = place;
            self.go(ComputerStage::Criterion);
        }
    }
}

impl ComputerEntry {
    /// Shows on demand what was answered, to be read again; returns where one wants to go back to.
    fn answers_ui(&mut self, ui: &mut Ui, asked: &AskedCriteria<'_>) -> Option<usize> {
        const NAME: &str = "answers";
        let answered = |(place, (_, criterion)): (usize, &(&Domain, &Criterion))| {
            Some((
                place,
                format!("{} · {}", criterion.code, criterion.title),
                self.typed.vote(&criterion.id)?,
            ))
        };
        let answers: Vec<_> = asked.iter().enumerate().filter_map(answered).collect();
        if answers.is_empty() {
            return None;
        }
        let button = Button::new("Relire mes réponses");
        sight::fold_ui(ui, button, &mut self.is_reading, NAME);
        if !self.is_reading {
            return None;
        }
        sight::opened_ui(ui, NAME, |ui| {
            let mut chosen = None;
            for (place, title, vote) in &answers {
                let label = fr!("{title} : {}", vote_words(*vote));
                if Button::new(&label).quiet().icon(Icon::Check).ui(ui).clicked() {
                    chosen = Some(*place);
                }
            }
            chosen
        })
    }
}

/// Returns what leads from the curtain back to the meeting.
const fn to_meeting() -> Action {
    Action::Meeting(MeetingAction::Booth(Booth::Closed))
}

/// Returns how many associates there are, once all of them have answered.
fn everybody(sitting: &Sitting<'_>) -> Option<u32> {
    let presence = sitting.presence()?;
    (presence.associates > 0 && presence.missing == 0).then_some(presence.associates)
}

/// Says how many ballots came, and of how many where the team tells it; never a profession.
fn count_words(presence: Presence) -> String {
    let count = received_words(usize::try_from(presence.received).unwrap_or(usize::MAX));
    let answered = presence.associates.saturating_sub(presence.missing);
    match presence.associates {
        0 => count,
        all if answered == presence.received => format!("{count} sur {all}"),
        _ => fr!("Réponses : {}.", presence.unnamed().words()),
    }
}

fn vote_words(vote: Vote) -> String {
    match vote {
        Vote::Level(level) => format!("niveau {level}"),
        Vote::NotApplicable => "sans objet".to_owned(),
        Vote::Unknown => "ne sait pas".to_owned(),
    }
}

fn answered_words(answered: usize, all: usize) -> String {
    match answered {
        0 => format!("Aucun critère sur {all} n’a de réponse."),
        1 => format!("1 critère sur {all} a une réponse."),
        _ => format!("{answered} critères sur {all} ont une réponse."),
    }
}
