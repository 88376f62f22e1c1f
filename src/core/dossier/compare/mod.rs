//! What differs between two dossiers, and how two versions of one become one again.
//!
//! A dossier is taken apart into pieces that change as one, each named by a [`PieceKey`]; two versions
//! are compared piece by piece and put together again. Never tells what a ballot says, nor whose it
//! is. Never touches a file: who asks knows where the versions come from.

mod difference;
mod facet;
mod facets;
mod listed;
mod merge;
mod part;
mod piece;
mod place;
mod renumber;
mod revealed;
mod title;
mod together;
mod whole;
mod words;

pub(super) use self::revealed::{closes_more, keep_revealed, reveals_more};

pub use self::difference::{Difference, differences};
pub use self::merge::{Conflict, Merge, Side};
pub use self::part::{IdentityPart, Listing, PieceKey, TeamPart};
pub use self::revealed::gives_up_ballots;
