//! What can change between two grids, as plain values.

use crate::grid::{Extent, Level};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridDifference {
    /// Of the grid as a whole.
    Whole(WholeChange),
    /// Of one criterion.
    Criterion {
        /// Its code, from the newer grid when it is still there.
        code: String,
        /// Its title, likewise.
        title: String,
        /// What happened to it.
        change: CriterionChange,
    },
}

/// What happened to a grid as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WholeChange {
    /// Another major version: levels before and after do not compare.
    Series {
        /// Before.
        from: u32,
        /// After.
        to: u32,
    },
    /// What is said of it, such as its title: the French names of what changed.
    Head(Vec<&'static str>),
    /// Another scale: its levels, their values, their groups or their colours.
    Scale {
        /// Its name; empty for the grid's own.
        name: String,
        /// Before: "de 0 à 4".
        from: String,
        /// After.
        to: String,
    },
    /// What is made of levels, in the French words of before and after.
    Rule {
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// How far votes may lie apart and still agree.
    Agreement,
    /// The questions put to the team.
    Profile,
    /// The languages it can be read in, or what is said in them.
    Languages,
    /// A domain counts differently, has another colour or other sub-domains: its code and title.
    DomainStructure(String),
    /// A level of the scale has another name.
    LevelName {
        /// Which one.
        level: Level,
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// Levels of the scale are defined in other words.
    LevelMeanings(Vec<Level>),
    /// A mean is shown from another share of criteria on.
    Coverage {
        /// Before, in percent.
        from: u8,
        /// After, in percent.
        to: u8,
    },
    /// The steps of the whole ask for something else.
    Gates {
        /// Before, in words.
        from: Vec<String>,
        /// After, in words.
        to: Vec<String>,
    },
    /// The ACI indicators that criteria may support, by their names.
    Indicators {
        /// New ones.
        added: Vec<String>,
        /// Those that are gone.
        removed: Vec<String>,
        /// Those that have another name.
        renamed: Vec<String>,
    },
    /// A domain is new: its code and title.
    DomainAdded(String),
    /// A domain is gone: its code and title.
    DomainRemoved(String),
    /// A domain has another code or title.
    DomainNamed {
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// A domain has another name on charts: its code and title.
    DomainShortName(String),
    /// What stands in both stands in another order: its French name.
    Order(&'static str),
}

/// What happened to a criterion between two grids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriterionChange {
    /// It is new.
    Added,
    /// It is new, and says what one that is gone said: its author may have changed the id only.
    Renamed {
        /// Code and title of the one that is gone.
        former: String,
        /// The id of that one.
        id: String,
    },
    /// It is gone.
    Removed,
    /// It means something else: levels before and after do not compare.
    Meaning,
    /// It went to another domain.
    Moved {
        /// Title of the domain before.
        from: String,
        /// Title of the domain after.
        to: String,
    },
    /// It counts differently.
    Weight {
        /// Before.
        from: u32,
        /// After.
        to: u32,
    },
    /// It joined or left the *socle*.
    Socle {
        /// Whether it is *socle* now.
        is_socle: bool,
    },
    /// Some of its sentences were reworded.
    Wording {
        /// Levels whose sentence changed.
        levels: Vec<Level>,
        /// Whether its title or question changed.
        is_head: bool,
    },
    /// It has another code.
    Code {
        /// Before.
        from: String,
    },
    /// Another path goes through it first.
    Path {
        /// Before.
        from: Extent,
        /// After.
        to: Extent,
    },
    /// It became too delicate for an open vote, or no longer is.
    Sensitive {
        /// Whether it is now.
        is_sensitive: bool,
    },
    /// It may be *sans objet*, or may no longer.
    NotApplicable {
        /// Whether it may now.
        is_allowed: bool,
    },
    /// Other proofs show it.
    Proofs,
    /// It supports other ACI indicators, or from another level on.
    Links,
    /// Its first small steps are others.
    FirstSteps,
    /// It belongs to another axis of the HAS matrix.
    HasAxis,
    /// Its levels are those of another scale.
    Scale,
    /// Its level is given otherwise: other characteristics, other thresholds, another unit.
    Kind,
    /// It is asked in other cases.
    Conditions,
    /// It belongs to another level of the whole, or is acquired from another level on.
    Stage,
    /// Its help or its references are others.
    Help,
}
