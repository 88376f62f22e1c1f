//! The dossier as it is saved: RON with French keys ⇄ [`Dossier`].
//!
//! A dossier carries the grids its campaigns were made with, each once, so that it can be read
//! years later. Never touches the disk.

/// Describes a group of the file once: what is written under which key, and when a key is left out.
///
/// Gives what `serde` writes, and [`Record`](crate::source::Record) the very same keys to read by.
macro_rules! record {
    (
        $(#[$about:meta])*
        $vis:vis struct $name:ident $(<$life:lifetime>)? {
            $($at:vis $key:ident $(if $left_out:literal)?: $kind:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(serde::Serialize)]
        $vis struct $name $(<$life>)? {
            $($(#[serde(skip_serializing_if = $left_out)])? $at $key: $kind,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// The keys of this group.
            pub(super) const KEYS: &'static [&'static str; [$(stringify!($key)),*].len()] =
                &[$(stringify!($key)),*];
        }
    };
}

mod ballots;
mod closure;
mod decode;
mod entries;
mod exercises;
mod improvements;
mod meeting;
mod openable;
mod parts;
mod presentation;
mod proofs;
mod quality;
mod quantity;
mod team;
mod write;

pub(crate) use self::exercises::facts;
pub use self::openable::{Unopenable, check_openable, write_in_bounds, write_openable};
use super::Dossier;
use crate::source::{self, FileKind, Limits, Node, Problems, Reading};

/// Reads a dossier, or all its problems.
pub fn read(bytes: &[u8]) -> Reading<Dossier> {
    read_within(bytes, Limits::DOSSIER)
}

/// Reads a dossier that this program kept aside: it may be heavier than one that is opened, since
/// [`write_openable`] would not save it.
pub fn read_kept(bytes: &[u8]) -> Reading<Dossier> {
    read_within(bytes, Limits::KEPT)
}

fn read_within(bytes: &[u8], limits: Limits) -> Reading<Dossier> {
    source::read(bytes, limits, |node, problems| from_node(node, problems, ballots::SEALS_TRIED))
}

/// Writes a dossier so that [`read`] gives it back.
///
/// Left out, because they say nothing or could not be read again: control characters, entries that
/// hold nothing, entries of criteria that are not in the campaign's grid, ballots of a closed campaign,
/// a *démarche qualité* that says nothing or is of no campaign, wishes that wish nothing.
pub fn write(dossier: &Dossier) -> String {
    source::write(&write::DossierFile::new(dossier, &write::WrittenGrids::of(dossier)))
}

/// Reads a dossier from its tree, trying so many seals of its ballots.
fn from_node(node: &Node<'_>, problems: &Problems<'_>, seals: usize) -> Option<Dossier> {
    source::is_of_kind(node, problems, FileKind::DOSSIER)
        .then(|| decode::dossier(node, problems, seals))
}
