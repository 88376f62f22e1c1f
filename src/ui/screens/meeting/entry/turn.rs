//! A person at the screen: where they stand in their ballot, and how they go through it.

use eframe::egui::{Key, Ui};

use super::booth::AskedCriteria;
use super::typed::Typed;
use crate::app::{Action, Booth, MeetingAction};
use crate::dossier::Vote;
use crate::dossier::ballot_file::Refusal;
use crate::grid::CriterionKind;
use crate::ui::ask::Ask;
use crate::ui::keys::{TypedLevel, digit_of};

/// Ballots filled in one after the other.
#[derive(Debug, Default)]
pub struct ComputerEntry {
    /// Where the person stands.
    pub(super) stage: ComputerStage,
    /// What was answered.
    pub(super) typed: Typed,
    /// The criterion in front, by its place among those asked.
    pub(super) place: usize,
    /// Whether the comment is being written.
    pub(super) is_commenting: bool,
    /// Whether a field had the keyboard last frame: its Escape only leaves it.
    pub(super) was_typing: bool,
    /// Whether what is in front just came there: it is then read from its top.
    pub(super) is_new: bool,
    /// Whether everything was gone through once: the way back then leads to the review.
    pub(super) was_reviewed: bool,
    /// Whether the person reads the answers again before sealing.
    pub(super) is_reading: bool,
    /// Whether the person has read how a level is chosen.
    pub(super) knows_rule: bool,
    /// What ended before this curtain.
    pub(super) ended: Ended,
    /// The level being typed, where it may have two digits.
    pub(super) digits: TypedLevel,
    /// Whether a digit asks for the field of what is measured.
    pub(super) is_measuring: bool,
    /// Tells the fields of one person from those of the next.
    pub(super) turn: u32,
}

/// Where the person at the screen stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComputerStage {
    #[default]
    /// Between two people.
    Curtain,
    /// Who answers.
    Person,
    /// One criterion.
    Criterion,
    /// Before sealing.
    Review,
    /// Handed over to be sealed.
    Sealing,
}

/// What the curtain fell on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ended {
    #[default]
    /// Nothing yet.
    Nothing,
    /// A ballot, sealed.
    Sealed,
    /// A ballot, given up.
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
            Booth::Closed | Booth::Curtain | Booth::Occupied | Booth::Refused(_) => false,
        }
    }

    /// Goes to a stage, which is then read from its top.
    pub fn go(&mut self, stage: ComputerStage) {
        self.stage = stage;
        self.is_new = true;
    }

    /// Reads a key before a criterion; `now` is the window's own time, in seconds.
    pub fn press(
        &mut self,
        key: Key,
        physical_key: Option<Key>,
        asked: &AskedCriteria<'_>,
        now: f64,
    ) {
        if digit_of(key, physical_key).is_none() {
            self.settle(asked);
        }
        match key {
            Key::Enter | Key::ArrowDown | Key::ArrowRight => self.forward(asked),
            Key::ArrowUp | Key::ArrowLeft => self.back(asked),
            Key::N => self.toggle(asked, Vote::NotApplicable),
            Key::C => {
                let here = asked.get(self.place);
                self.is_commenting = here.is_some_and(|(_, criterion)| !criterion.is_sensitive);
            }
            Key::Delete | Key::Backspace => self.answer(asked, None),
            _ => {
                if let Some(digit) = digit_of(key, physical_key) {
                    self.press_digit(digit, asked, now);
                }
            }
        }
    }

    /// Chooses a level by its number; what is measured is typed in its field.
    fn press_digit(&mut self, digit: usize, asked: &AskedCriteria<'_>, now: f64) {
        let Some((_, here)) = asked.get(self.place) else { return };
        match &here.kind {
            CriterionKind::Levels | CriterionKind::YesNo(_) => {
                if let Some(level) = self.digits.digit(digit, &here.scale, now) {
                    self.answer(asked, Some(Vote::Level(level)));
                }
            }
            // The field reads the digit itself; one that holds a number is not added to unseen.
            CriterionKind::Measure(_) => self.is_measuring = self.typed.vote(&here.id).is_none(),
            CriterionKind::Characteristics(_) => {}
        }
    }

    /// Tells whether the criterion in front has characteristics, which take their own keys.
    pub fn is_by_characteristics(&self, asked: &AskedCriteria<'_>) -> bool {
        asked
            .get(self.place)
            .is_some_and(|(_, here)| matches!(here.kind, CriterionKind::Characteristics(_)))
    }

    /// Tells whether something was observed of the criterion in front.
    pub fn has_observed(&self, asked: &AskedCriteria<'_>) -> bool {
        asked.get(self.place).is_some_and(|(_, here)| self.typed.observed(&here.id).is_some())
    }

    /// Gives the level of a digit that waits for another.
    fn settle(&mut self, asked: &AskedCriteria<'_>) {
        let here = asked.get(self.place).map(|(_, criterion)| *criterion);
        if let Some(level) = here.and_then(|here| self.digits.end(&here.scale)) {
            self.answer(asked, Some(Vote::Level(level)));
        }
    }

    /// Gives the level of a digit once no other has followed in time.
    pub fn settle_late(&mut self, ui: &Ui, asked: &AskedCriteria<'_>) {
        let here = asked.get(self.place).map(|(_, criterion)| *criterion);
        if let Some(level) = here.and_then(|here| self.digits.settled(ui, &here.scale)) {
            self.answer(asked, Some(Vote::Level(level)));
        }
    }

    fn answer(&mut self, asked: &AskedCriteria<'_>, vote: Option<Vote>) {
        let Some((_, criterion)) = asked.get(self.place) else { return };
        if vote != Some(Vote::NotApplicable) || criterion.allows_not_applicable {
            self.typed.set_vote(&criterion.id, vote);
        }
    }

    /// Gives an answer without a level, or takes it back.
    pub fn toggle(&mut self, asked: &AskedCriteria<'_>, vote: Vote) {
        let given = asked.get(self.place).and_then(|(_, c)| self.typed.vote(&c.id));
        self.answer(asked, Some(vote).filter(|vote| given != Some(*vote)));
    }

    /// Goes to the next criterion, or to the review after the last one.
    pub fn forward(&mut self, asked: &AskedCriteria<'_>) {
        self.settle(asked);
        self.is_commenting = false;
        if self.place + 1 < asked.len() {
            self.place += 1;
            self.is_new = true;
        } else {
            self.review();
        }
    }

    /// Goes to the previous criterion, or back to who answers.
    pub fn back(&mut self, asked: &AskedCriteria<'_>) {
        self.settle(asked);
        self.is_commenting = false;
        match self.place.checked_sub(1) {
            Some(place) => self.place = place,
            None => self.stage = ComputerStage::Person,
        }
        self.is_new = true;
    }

    /// Goes to what is read before sealing.
    pub fn review(&mut self) {
        self.is_commenting = false;
        self.was_reviewed = true;
        self.go(ComputerStage::Review);
    }

    /// Lets the next person begin.
    pub fn lift_curtain(&mut self, ask: &Ask<'_>) {
        self.go(ComputerStage::Person);
        ask.push(Action::Meeting(MeetingAction::Booth(Booth::Occupied)));
    }

    /// Goes on from who answers.
    pub fn begin(&mut self) {
        if !self.typed.voter.profession().is_empty() {
            self.go(if self.was_reviewed {
                ComputerStage::Review
            } else {
                ComputerStage::Criterion
            });
        }
    }
}
