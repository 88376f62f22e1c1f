//! Laws of comparing and of merging, of undo over whole sequences, and of ballots that come in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::dossier::compare::{Merge, PieceKey, Side, differences};
use jalons::dossier::{
    Ballot, Campaign, Channel, Collection, Dossier, Edit, Fate, History, Restoration, file,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::laws::hold;
use crate::{arbitrary, gathering};

/// Makes changes, one after the other.
fn changed(dossier: &Dossier, edits: &[Edit]) -> Dossier {
    edits.iter().fold(dossier.clone(), |dossier, edit| edit.apply(&dossier))
}

/// A dossier, and two ways it could have gone.
fn three() -> impl Strategy<Value = (Dossier, Dossier, Dossier)> {
    let edits = || vec(arbitrary::edit(), 0..8);
    (arbitrary::dossier(), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let (ours, theirs) = (changed(&base, &ours), changed(&base, &theirs));
        (base, ours, theirs)
    })
}

fn none() -> BTreeMap<PieceKey, Side> {
    BTreeMap::new()
}

fn all_of(merge: &Merge, side: Side) -> BTreeMap<PieceKey, Side> {
    merge.conflicts().iter().map(|conflict| (conflict.part.clone(), side)).collect()
}

fn parts(before: &Dossier, after: &Dossier) -> BTreeSet<PieceKey> {
    differences(before, after).into_iter().map(|one| one.part).collect()
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
fn what_one_side_alone_changed_is_taken_whole() {
    hold(80, &(arbitrary::dossier(), arbitrary::dossier(), three()), |(a, b, (base, ours, _))| {
        for (base, changed) in [(&a, &b), (&base, &ours)] {
            for merge in [Merge::new(base, changed, base), Merge::new(base, base, changed)] {
                prop_assert!(merge.conflicts().is_empty(), "{:?}", merge.conflicts());
                prop_assert_eq!(differences(changed, &merge.result(&none())), vec![]);
            }
            let merge = Merge::new(base, changed, changed);
            prop_assert!(merge.conflicts().is_empty() && merge.ours().is_empty());
            prop_assert_eq!(differences(changed, &merge.result(&none())), vec![]);
        }
        Ok(())
    });
}

#[test]
fn a_merge_can_be_saved_and_read_again_whatever_is_chosen() {
    let independent = (arbitrary::dossier(), arbitrary::dossier(), arbitrary::dossier());
    let check = |(base, ours, theirs): (Dossier, Dossier, Dossier)| {
        let merge = Merge::new(&base, &ours, &theirs);
        for side in [Side::Ours, Side::Theirs] {
            let result = merge.result(&all_of(&merge, side));
            let reading = file::read(file::write(&result).as_bytes());
            let told: Vec<_> = reading.problems.iter().map(|one| one.render("written")).collect();
            prop_assert!(reading.value.is_some_and(|read| read == result), "{:?}", told);
        }
        Ok(())
    };
    hold(40, &independent, check);
    hold(100, &three(), check);
}

#[test]
fn each_side_chosen_everywhere_gives_its_version_of_what_is_in_conflict() {
    hold(120, &three(), |(base, ours, theirs)| {
        let merge = Merge::new(&base, &ours, &theirs);
        let disputed: BTreeSet<PieceKey> = all_of(&merge, Side::Ours).into_keys().collect();
        let by_us = merge.result(&all_of(&merge, Side::Ours));
        prop_assert!(by_us == merge.result(&none()), "unchosen conflicts are ours");
        prop_assert!(parts(&ours, &by_us).is_disjoint(&disputed), "{:?}", disputed);
        let by_them = merge.result(&all_of(&merge, Side::Theirs));
        let renumbered = numbers(&theirs) != numbers(&by_them) || is_revealed(&ours);
        prop_assert!(renumbered || parts(&theirs, &by_them).is_disjoint(&disputed));
        for difference in merge.ours() {
            prop_assert!(!disputed.contains(&difference.part), "{:?}", difference);
        }
        Ok(())
    });
}

/// Returns the numbers of what each side could have added.
fn numbers(dossier: &Dossier) -> Vec<(u32, u32)> {
    let improvements = dossier.improvements.iter().map(|one| (0, one.id.0));
    let proofs = dossier.proofs.iter().map(|one| (1, one.id.0));
    let campaigns = dossier.campaigns.iter().map(|one| (2, one.id.0));
    improvements.chain(proofs).chain(campaigns).collect()
}

fn is_revealed(dossier: &Dossier) -> bool {
    let collections = dossier.campaigns.iter().filter_map(|one| one.collection.as_ref());
    collections.into_iter().any(Collection::is_revealed)
}

#[test]
fn changes_of_two_sides_that_meet_nowhere_are_all_there() {
    hold(150, &three(), |(base, ours, theirs)| {
        let merge = Merge::new(&base, &ours, &theirs);
        let (by_us, by_them) = (parts(&base, &ours), parts(&base, &theirs));
        if !merge.conflicts().is_empty() || !by_us.is_disjoint(&by_them) {
            return Ok(());
        }
        let result = merge.result(&none());
        let expected: BTreeSet<PieceKey> = by_us.union(&by_them).cloned().collect();
        let found = parts(&base, &result);
        // An action forgets the campaign it came from, when the other side removed it.
        let more: Vec<_> = found.difference(&expected).collect();
        prop_assert!(
            more.iter().all(|part| matches!(part, PieceKey::Improvement(_))),
            "{:?}",
            more
        );
        prop_assert!(expected.is_subset(&found), "{:?}", expected.difference(&found));
        Ok(())
    });
}

#[test]
fn a_whole_sequence_of_changes_is_undone_to_the_start_and_done_again() {
    let restored = arbitrary::dossier()
        .prop_map(|dossier| Edit::Restore(Arc::new(dossier), Restoration::Backup));
    let one = prop_oneof![12 => arbitrary::edit(), 1 => restored];
    hold(100, &(arbitrary::dossier(), vec(one, 1..15)), |(start, edits)| {
        let mut history = History::new(start);
        let mut start = history.current().clone();
        for edit in &edits {
            let before = history.current().clone();
            history.apply(edit);
            let is_changed = *history.current() != before;
            if is_changed && edit.is_silent() {
                // The way through a meeting is no step: undoing goes back to before the last one.
                history = History::new(history.current().clone());
            }
            if is_changed && (edit.is_silent() || edit.is_final(&before)) {
                start = history.current().clone();
            }
        }
        let end = history.current().clone();
        let mut steps = 0;
        while history.undo() {
            steps += 1;
        }
        prop_assert!(*history.current() == start);
        for _ in 0..steps {
            prop_assert!(history.redo());
        }
        prop_assert!(*history.current() == end && !history.redo());
        Ok(())
    });
}

/// Returns a gathering that took these ballots in, one after the other.
fn taken(ballots: &[Arc<Ballot>]) -> Campaign {
    let mut campaign = gathering::gathering(Fate::Counts);
    for ballot in ballots {
        gathering::receive(&mut campaign, std::slice::from_ref(ballot));
    }
    campaign
}

#[test]
fn ballots_give_the_same_gathering_in_any_order_and_as_often_as_they_come() {
    let votes = vec((1_u32..5, "[A-Za-zé]{1,8}", arbitrary::opinion()), 1..6);
    let places = vec(any::<Index>(), 20);
    hold(60, &(votes, places), |(votes, places)| {
        // Each is made where the former ones already are: it bears a name of its own.
        let mut open = gathering::gathering(Fate::Counts);
        let mut ballots = Vec::new();
        for (revisions, profession, opinion) in votes {
            let opinions = [(gathering::id("a1"), opinion)].into();
            let made = gathering::make(&open, (&profession, ""), opinions, Channel::File);
            let Ok(first) = made else { continue };
            gathering::receive(&mut open, std::slice::from_ref(&first));
            for revision in 1..=revisions {
                let mut ballot = (*first).clone();
                ballot.revision = revision;
                ballots.push(Arc::new(ballot));
            }
        }
        let last: BTreeMap<String, u32> =
            ballots.iter().map(|ballot| (ballot.id.clone(), ballot.revision)).collect();
        let twice: Vec<_> = ballots.iter().chain(&ballots).cloned().collect();
        let contents =
            |ballots: &[_]| gathering::contents(taken(ballots).collection.as_ref().unwrap());
        let expected = contents(&ballots);
        let kept: BTreeMap<_, _> =
            expected.iter().map(|(id, ballot)| (id.clone(), ballot.revision)).collect();
        prop_assert_eq!(kept, last);
        prop_assert!(contents(&arbitrary::shuffled(twice, &places)) == expected);
        let (one, other) = ballots.split_at(places[0].index(ballots.len() + 1));
        let merged = merged(&taken(one), &taken(other));
        prop_assert!(gathering::contents(&merged) == expected, "two computers, one gathering");
        Ok(())
    });
}

/// Merges what two sides received.
fn merged(ours: &Campaign, theirs: &Campaign) -> Collection {
    let base = gathering::dossier(gathering::gathering(Fate::Counts));
    let (ours, theirs) = (gathering::dossier(ours.clone()), gathering::dossier(theirs.clone()));
    let merge = Merge::new(&base, &ours, &theirs);
    assert!(merge.conflicts().is_empty(), "{:?}", merge.conflicts());
    merge.result(&none()).campaigns[0].collection.clone().expect("gathers")
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
