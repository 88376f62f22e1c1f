//! A hand that copies paper ballots: where it stands, and what its keys do.

use std::collections::VecDeque;

use eframe::egui::Ui;

use super::booth::{AskedCriteria, abandoning};
use super::digits::{Digits, set_aside};
use super::legend::is_wide;
use super::stroke::Press;
use super::typed::Typed;
use super::voter;
use crate::app::{Action, Booth, MeetingAction};
use crate::dossier::{Channel, Vote};
use crate::grid::Criterion;
use crate::ui::ask::Ask;
use crate::ui::keys::keys_are_free;
use crate::ui::screens::meeting::sitting::Sitting;

/// Paper ballots, one after the other.
#[derive(Debug, Default)]
pub struct PaperEntry {
    /// Where the ballot stands.
    pub(super) stage: PaperStage,
    /// What was copied.
    pub(super) typed: Typed,
    /// The criterion in front, by its place; one further than the last at the end.
    pub(super) place: usize,
    /// Whether a comment is being written.
    pub(super) is_commenting: bool,
    /// Whether the name is being written.
    pub(super) is_naming: bool,
    /// Whether a field had the keyboard last frame: its Escape only leaves it.
    pub(super) was_typing: bool,
    /// Strokes not yet read: those that followed a sealing in the same frame.
    pub(super) strokes: VecDeque<Press>,
    /// The level being typed, where it may have two digits.
    pub(super) digits: Digits,
    /// Why a stroke was refused: nothing more is read until the person has seen it.
    pub(super) refused: Option<String>,
    /// How many were sealed since the booth was opened.
    pub(super) sealed: usize,
    /// Tells the fields of one ballot from those of the next.
    pub(super) turn: u32,
}

/// Where a ballot being copied stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaperStage {
    #[default]
    /// Whose it is.
    Voter,
    /// Its answers.
    Answers,
    /// Handed over to be sealed.
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

    /// Reads strokes in the order of the hand: many may arrive in one frame.
    pub fn listen(
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
            | Press::Unknown
            | Press::NotApplicable
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
            Press::Space
            | Press::Back
            | Press::Left
            | Press::Right
            | Press::Comment
            | Press::Unknown
            | Press::NotApplicable => {}
        }
    }

    fn begin(&mut self, profession: &str, ask: &Ask<'_>) {
        self.typed.voter.choose(profession);
        self.start(ask);
    }

    /// Goes on from whose it is to its answers.
    pub fn start(&mut self, ask: &Ask<'_>) {
        self.stage = PaperStage::Answers;
        self.refused = None;
        self.is_naming = false;
        ask.push(Action::Meeting(MeetingAction::Booth(Booth::Occupied)));
    }

    fn press(&mut self, stroke: Press, asked: &AskedCriteria<'_>, ask: &Ask<'_>) {
        let mut criterion = asked.get(self.place).map(|(_, criterion)| *criterion);
        let ends = !matches!(stroke, Press::Digit(_) | Press::Back);
        let settled = criterion.filter(|_| ends).and_then(|one| self.digits.end(one));
        let is_settled = settled.is_some();
        if let (Some(vote), Some(one)) = (settled, criterion) {
            self.set(one, Some(vote));
            criterion = asked.get(self.place).map(|(_, criterion)| *criterion);
        }
        match (stroke, criterion) {
            // The stroke that ended a level of one digit has done its work.
            (Press::Right | Press::Enter, _) if is_settled => {}
            (Press::Back, _) if self.digits.forget() => {}
            // Letters are keys only where some scale takes the digits that say the same.
            (Press::Unknown | Press::NotApplicable, Some(_))
                if !asked.iter().any(|(_, one)| is_wide(&one.scale)) => {}
            (Press::Unknown, Some(criterion)) => self.set(criterion, Some(Vote::Unknown)),
            (Press::NotApplicable, Some(criterion)) => self.set_aside(criterion),
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
            (Press::Enter, Some(criterion)) => {
                let key = if is_wide(&criterion.scale) { "Espace" } else { "7 ou Espace" };
                self.refuse(fr!(
                    "Le bulletin n’est pas fini : {key} quand il n’y a pas de réponse."
                ));
            }
            (Press::Escape, _) => ask.push(abandoning(self.typed.is_empty())),
            (Press::Digit(_), None) => {
                self.refuse(fr!(
                    "Le bulletin est fini : ce chiffre est de trop. Vérifiez les réponses."
                ));
            }
            (
                Press::Space
                | Press::Right
                | Press::Comment
                | Press::Unknown
                | Press::NotApplicable,
                None,
            )
            | (Press::Other, _) => {}
        }
    }

    fn answer(&mut self, digit: usize, criterion: &Criterion) {
        match self.digits.read(digit, criterion) {
            Some(Ok(vote)) => self.set(criterion, vote),
            Some(Err(why)) => self.refuse(why),
            None => {}
        }
    }

    fn set_aside(&mut self, criterion: &Criterion) {
        match set_aside(criterion) {
            Ok(vote) => self.set(criterion, vote),
            Err(why) => self.refuse(why),
        }
    }

    fn set(&mut self, criterion: &Criterion, vote: Option<Vote>) {
        self.typed.set_vote(&criterion.id, vote);
        self.place += 1;
    }

    /// Hands it over to be sealed.
    pub fn seal(&mut self, ask: &Ask<'_>) {
        if self.typed.says_something() {
            self.stage = PaperStage::Sealing;
            ask.push(self.typed.sealing(Channel::Paper));
        } else {
            self.refuse("Ce bulletin ne contient aucune réponse.");
        }
    }
}
