//! The team's meeting about one campaign: where it stands, what it goes through, what it decided.
//!
//! What is agreed on a criterion stands in its [`super::CriterionEntry`]; here stands how the meeting goes.
//! Never computes an agreement or an agenda: it keeps the one that was prepared.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::grid::CriterionId;

/// A meeting, in one sitting or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// How long it is meant to last.
    pub length: Length,
    /// How far it came: where the team last decided something.
    pub phase: Phase,
    /// Days it was held.
    pub sittings: BTreeSet<Date>,
    /// Time spent, sittings together.
    pub elapsed_seconds: u32,
    /// Criteria proposed for one gesture, in the grid's order.
    pub together: Vec<CriterionId>,
    /// Criteria to discuss, the most at stake first.
    pub agenda: Vec<CriterionId>,
    /// Those among [`Self::agenda`] that somebody asked to discuss.
    pub objections: BTreeSet<CriterionId>,
    /// Criteria left for another day.
    pub postponed: BTreeSet<CriterionId>,
    /// The criterion the team last discussed.
    pub at: Option<CriterionId>,
    /// Priorities: points given by the team, three each.
    pub points: BTreeMap<CriterionId, u32>,
    /// Who was there, by name or profession.
    pub present: String,
    /// Who was not.
    pub absent: String,
    /// When the team meets next.
    pub next_date: Option<Date>,
    /// *Référent qualité* confirmed or named.
    pub quality_lead: String,
    /// What the absent are told, and how.
    pub told_absent: String,
    /// What the users are told, and how.
    pub told_users: String,
    /// Anything else said.
    pub note: String,
}

/// How long a meeting is meant to last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Length {
    /// Three quarters of an hour.
    Minutes45,
    /// One hour.
    #[default]
    Minutes60,
    /// One hour and a half.
    Minutes90,
}

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Phase {
    /// Gathering ballots, setting the date and the length.
    #[default]
    Preparation,
    /// Who has not answered yet.
    Missing,
    /// Opening the ballots, together.
    Reveal,
    /// What everybody agrees on, in one gesture.
    Together,
    /// Point by point.
    Discussion,
    /// Three points each, at most three actions.
    Priorities,
    /// Next date, what is told to whom.
    Closing,
}

/// A text of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum MeetingText {
    /// Who was there.
    Present,
    /// Who was not.
    Absent,
    /// *Référent qualité*.
    QualityLead,
    /// What the absent are told.
    ToldAbsent,
    /// What the users are told.
    ToldUsers,
    /// Anything else.
    Note,
}

impl Length {
    /// Every length, shortest first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns it in minutes.
    pub const fn minutes(self) -> u32 {
        match self {
            Self::Minutes45 => 45,
            Self::Minutes60 => 60,
            Self::Minutes90 => 90,
        }
    }

    /// Returns the length of so many minutes.
    pub fn of_minutes(minutes: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|length| i64::from(length.minutes()) == minutes)
    }
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Preparation => "Préparation",
            Self::Missing => "Avis manquants",
            Self::Reveal => "Dévoilement",
            Self::Together => "Ce qui fait accord",
            Self::Discussion => "Point par point",
            Self::Priorities => "Priorités et actions",
            Self::Closing => "Clôture",
        }
    }

    /// Returns the phase after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().find(|phase| *phase > self)
    }

    /// Returns the phase before this one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.iter().copied().rfind(|phase| *phase < self)
    }
}

impl Meeting {
    /// How many points each participant gives to priorities.
    pub const POINTS_EACH: u32 = 3;
    /// How many actions a meeting decides at most.
    pub const MAX_ACTIONS: usize = 3;

    /// Prepares a meeting.
    pub fn new(length: Length) -> Self {
        Self { length, ..Self::default() }
    }

    /// Tells whether it has its agenda: which criteria go in one gesture, which are discussed.
    pub const fn has_agenda(&self) -> bool {
        !self.agenda.is_empty() || !self.together.is_empty()
    }

    /// Returns a text of the meeting.
    pub fn text(&self, which: MeetingText) -> &str {
        match which {
            MeetingText::Present => &self.present,
            MeetingText::Absent => &self.absent,
            MeetingText::QualityLead => &self.quality_lead,
            MeetingText::ToldAbsent => &self.told_absent,
            MeetingText::ToldUsers => &self.told_users,
            MeetingText::Note => &self.note,
        }
    }

    pub(super) fn text_mut(&mut self, which: MeetingText) -> &mut String {
        match which {
            MeetingText::Present => &mut self.present,
            MeetingText::Absent => &mut self.absent,
            MeetingText::QualityLead => &mut self.quality_lead,
            MeetingText::ToldAbsent => &mut self.told_absent,
            MeetingText::ToldUsers => &mut self.told_users,
            MeetingText::Note => &mut self.note,
        }
    }

    /// Puts criteria on the agenda, each once.
    pub(super) fn take_up(&mut self, criteria: &[CriterionId]) {
        for criterion in criteria {
            self.postponed.remove(criterion);
            self.together.retain(|id| id != criterion);
            if !self.agenda.contains(criterion) {
                self.agenda.push(criterion.clone());
            }
        }
    }

    /// Moves a criterion from those accepted together to those discussed, or back.
    pub(super) fn object(&mut self, criterion: &CriterionId, objects: bool) {
        if objects {
            let Some(place) = self.together.iter().position(|id| id == criterion) else { return };
            let id = self.together.remove(place);
            self.objections.insert(id.clone());
            if !self.agenda.contains(&id) {
                self.agenda.push(id);
            }
        } else if self.objections.remove(criterion) {
            self.agenda.retain(|id| id != criterion);
            if !self.together.contains(criterion) {
                self.together.push(criterion.clone());
            }
        }
    }
}

impl MeetingText {
    /// Every text, in the order of the minutes.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the field's name as the person reads it in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Present => "présents",
            Self::Absent => "absents",
            Self::QualityLead => "référent qualité",
            Self::ToldAbsent => "retour aux absents",
            Self::ToldUsers => "retour aux usagers",
            Self::Note => "note",
        }
    }
}
