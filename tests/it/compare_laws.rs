//! Laws of comparing: nothing differs unless something does, and no ballot is told.

use jalons::dossier::compare::differences;
use jalons::dossier::{Dossier, Edit, Fate};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::statement_laws::hold;
use crate::{arbitrary, gathering};

/// Makes changes, one after the other.
fn changed(dossier: &Dossier, edits: &[Edit]) -> Dossier {
    edits.iter().fold(dossier.clone(), |dossier, edit| edit.apply(&dossier))
}

#[test]
fn there_are_differences_between_two_dossiers_unless_they_are_equal() {
    let edits = vec(arbitrary::edit(), 0..3);
    hold(150, &(arbitrary::dossier(), edits), |(one, edits)| {
        let other = changed(&one, &edits);
        let found = differences(&one, &other);
        prop_assert_eq!(found.is_empty(), one == other, "{:?}", found);
        for difference in found {
            prop_assert!(difference.before != difference.after, "{:?}", difference);
            prop_assert!(!difference.title.is_empty() && !difference.after.is_empty());
        }
        Ok(())
    });
    hold(50, &(arbitrary::dossier(), arbitrary::dossier()), |(one, other)| {
        prop_assert_eq!(differences(&one, &other).is_empty(), one == other);
        prop_assert!(differences(&one, &one.clone()).is_empty());
        Ok(())
    });
}

#[test]
fn nothing_of_a_ballot_is_ever_told() {
    let mut after = gathering::gathering(Fate::Counts);
    gathering::take(&mut after, ("Sage-femme", "Camille"), &[("a1", "3", "Une confidence.")]);
    let before = gathering::dossier(gathering::gathering(Fate::Counts));
    let after = gathering::dossier(after);
    let told = format!("{:?}", differences(&before, &after));
    assert!(told.contains("Un avis") && told.contains("reçu"), "{told}");
    for secret in ["Sage", "Camille", "confidence", "niveau"] {
        assert!(!told.contains(secret), "{told}");
    }
}
