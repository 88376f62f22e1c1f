//! Changes to the exercises of the remuneration.

use std::sync::Arc;

use crate::dossier::{Dossier, Fact, FactId, Facts};

/// Changes an exercise, which begins if there is none of that year; none begins in an absurd year.
pub(super) fn change(dossier: &mut Dossier, year: i16, change: impl FnOnce(&mut Facts)) {
    if !Facts::YEARS.contains(&year) {
        return;
    }
    if dossier.exercise(year).is_none() {
        dossier.exercises.push(Arc::new(Facts::of(year)));
        dossier.exercises.sort_by_key(|facts| facts.year);
    }
    if let Some(facts) = dossier.exercises.iter_mut().find(|facts| facts.year == year) {
        change(Arc::make_mut(facts));
    }
}

/// Declares a fact, or takes it back.
pub(super) fn declare(dossier: &mut Dossier, year: i16, id: &FactId, fact: Option<&Fact>) {
    change(dossier, year, |facts| {
        match fact {
            Some(fact) => facts.values.insert(id.clone(), fact.clone()),
            None => facts.values.remove(id),
        };
    });
}
