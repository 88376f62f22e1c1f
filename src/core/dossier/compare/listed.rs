//! The order of a list, by the names of what it lists, and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dossier::{Ballot, Improvement, Proof};

/// Something a list puts in an order.
pub(super) trait Listed {
    /// Returns what names it in every version.
    fn name(&self) -> String;
}

impl Listed for Ballot {
    fn name(&self) -> String {
        self.id.clone()
    }
}

impl Listed for Improvement {
    fn name(&self) -> String {
        self.id.0.to_string()
    }
}

impl Listed for Proof {
    fn name(&self) -> String {
        self.id.0.to_string()
    }
}

/// Returns the order of a list.
pub(super) fn order<T: Listed>(things: &[Arc<T>]) -> Vec<String> {
    things.iter().map(|thing| thing.name()).collect()
}

/// Puts things in an order; those it does not name come last.
pub(super) fn sort<T: Listed>(things: &mut [Arc<T>], order: &[String]) {
    let places: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
    things.sort_by_cached_key(|thing| {
        places.get(thing.name().as_str()).copied().unwrap_or(usize::MAX)
    });
}
