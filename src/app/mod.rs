//! What the program is doing, without a window.
//!
//! [`State::update`] is the only place where anything changes ([`State::keep_again`] aside): it takes an
//! [`Action`] and returns the [`Effect`]s the outside is asked to carry out. Views read the state and ask by actions.
//!
//! What stands beside this page are values, each with its own heart; none but what reads it whole
//! (`search`, `serving`, `upcoming`) knows the [`State`]. What is done with them, and what one means for another, is
//! in `state`: its files apply, `state/mod.rs` weaves.
//!
//! Never opens a dialog, reads the clock, touches a file or knows egui.

mod action;
mod booth;
mod browsing;
mod chance;
mod command;
mod declaring;
mod derived;
mod document;
mod effect;
mod example;
pub mod export;
mod former;
mod found;
mod guard;
mod handed;
mod help;
mod jargon;
mod library;
mod meeting;
mod nature;
mod notice;
mod plan;
mod proofs;
mod remuneration;
mod reports;
mod route;
mod search;
mod serving;
mod session;
mod state;
mod technical;
mod ticket;
mod upcoming;
mod using;
mod waiting;

pub use self::action::{Action, Answered, Dialog, Postponed, SaveError, Subject, UnsavedChoice};
pub use self::booth::Booth;
pub use self::browsing::{Browsed, OwnFolders};
pub use self::command::{Command, KeyCap, Shortcut};
pub use self::declaring::{
    ExercisePart, PartGroup, PartLeft, RemunerationAction, RemunerationFront, RemunerationTab,
};
pub use self::derived::{CriterionRow, Derived, RowState, Voices};
pub use self::document::OpenDossier;
pub use self::effect::{Effect, Effects, PathPurpose, ReadPurpose};
pub use self::example::example;
pub use self::export::FileFilter;
pub use self::former::{FileConflict, FormerAction, VersionShown, VersionsShown};
pub use self::found::Found;
pub use self::guard::{
    Guard, GuardAction, Guarded, Leftovers, LockState, Recovered, Unsaved, UnsavedError,
    holder_words,
};
pub use self::help::HelpTopic;
pub use self::jargon::Jargon;
pub use self::library::{Library, twin};
pub use self::meeting::{FileNote, Intake, MeetingAction, MeetingPlace};
pub use self::nature::{Asked, Nature};
pub use self::notice::{About, Notice, Notices, Whose, file_name};
pub use self::plan::{PlanAction, proposed_improvement};
pub use self::proofs::{Claim, FileCheck, ProofAction};
pub use self::remuneration::{Deadline, Exercise, remuneration_chart};
pub use self::reports::{LogoRefusal, ReportAction, ReportsFront, ReportsTab};
pub use self::route::{Route, Screen};
pub use self::search::Findable;
pub use self::session::Session;
pub use self::state::State;
pub use self::technical::Technical;
pub use self::ticket::Ticket;
pub use self::upcoming::{Destination, Upcoming};
pub use self::using::{
    Letter, MadeFile, ProofOpening, Usage, Used, is_document, percent_escaped, web_address,
};
pub use self::waiting::{Patience, Wait, Waiting};
pub use crate::shipped::{EXAMPLE, grid as shipped_grid, rules as shipped_rules};
