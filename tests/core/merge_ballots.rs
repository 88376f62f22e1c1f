//! Ballots that two computers gather for one campaign: whichever way they come, none is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::dossier::compare::Merge;
use jalons::dossier::{Ballot, Campaign, Channel, Collection, Fate, Opinion};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::laws::hold;
use crate::{arbitrary, gathering};

/// What one person answers in the window: profession and opinion.
type Said = (String, Opinion);

fn said() -> impl Strategy<Value = Vec<Said>> {
    vec(("[A-Za-zé]{1,8}", arbitrary::opinion()), 0..4)
}

/// Returns the gathering after people answered on a computer that draws this, one after the other, and
/// how many did.
fn answered(campaign: &Campaign, said: &[Said], computer: u8) -> (Campaign, usize) {
    let (mut campaign, mut count) = (campaign.clone(), 0);
    for (number, (profession, opinion)) in (0..).zip(said) {
        let opinions = [(gathering::id("a1"), opinion.clone())].into();
        let drawn = [[computer; 8], u64::to_le_bytes(number)].concat().try_into().expect("16");
        let from = (Channel::Computer, drawn);
        let made = gathering::make_drawn(&campaign, (profession, ""), opinions, from);
        let Ok(ballot) = made else { continue };
        gathering::receive(&mut campaign, &[ballot]);
        count += 1;
    }
    (campaign, count)
}

fn collection(campaign: &Campaign) -> &Collection {
    campaign.collection.as_ref().expect("gathers")
}

/// Merges what two computers have since they had the same.
#[track_caller]
fn merged(base: &Campaign, ours: &Campaign, theirs: &Campaign) -> Collection {
    let [base, ours, theirs] = [base, ours, theirs].map(|one| gathering::dossier(one.clone()));
    let merge = Merge::new(&base, &ours, &theirs);
    assert_eq!(merge.conflicts(), []);
    collection(&merge.result(&BTreeMap::new()).campaigns[0]).clone()
}

#[test]
fn people_who_answer_on_two_copies_of_a_dossier_all_count_in_their_merge() {
    hold(60, &(said(), said(), said(), said()), |(before, both, here, there)| {
        let (base, first) = answered(&gathering::gathering(Fate::Counts), &before, 1);
        // Some say the very same here and there.
        let [here, there] = [here, there].map(|own| [both.clone(), own].concat());
        let (ours, second) = answered(&base, &here, 2);
        let (theirs, third) = answered(&base, &there, 3);
        let merged = merged(&base, &ours, &theirs);
        prop_assert_eq!(merged.ballots.len(), first + second + third);
        let mut opened = merged;
        opened.revealed_on = Some(gathering::DAY);
        let told = opened.opened().expect("revealed").len();
        prop_assert_eq!(told, first + second + third, "each opens");
        Ok(())
    });
}

#[test]
fn two_people_who_say_the_same_on_one_computer_count_twice() {
    let mut campaign = gathering::gathering(Fate::Counts);
    for _ in 0..2 {
        gathering::take(&mut campaign, ("Infirmière", ""), &[("a1", "3", "")]);
    }
    assert_eq!(collection(&campaign).ballots.len(), 2);
}

/// Returns a ballot that bears the id and the revision of another, and says something else.
fn rival(campaign: &Campaign, of: &Ballot, said: &Said) -> Option<Arc<Ballot>> {
    let opinions = [(gathering::id("a2"), said.1.clone())].into();
    let made = gathering::make(campaign, (&said.0, ""), opinions, Channel::File).ok()?;
    let mut ballot = (*made).clone();
    (ballot.id, ballot.revision) = (of.id.clone(), of.revision);
    Some(Arc::new(ballot))
}

#[test]
fn of_two_contents_under_one_revision_all_orders_and_both_sides_keep_the_same() {
    let places = vec(any::<Index>(), 12);
    hold(60, &(said(), said(), arbitrary::day(), places), |(here, rivals, day, places)| {
        let base = gathering::gathering(Fate::Counts);
        let mut ballots = collection(&answered(&base, &here, 1).0).ballots.clone();
        let found = ballots.iter().zip(&rivals).filter_map(|(of, said)| rival(&base, of, said));
        let mut rivals: Vec<_> = found.collect();
        if let Some(other_day) = rivals.first_mut() {
            Arc::make_mut(other_day).received_on = day;
        }
        ballots.extend(rivals.iter().cloned());
        let taken = |ballots: &[Arc<Ballot>]| {
            let mut campaign = base.clone();
            gathering::receive(&mut campaign, ballots);
            campaign
        };
        let expected = gathering::contents(collection(&taken(&ballots)));
        let shuffled = arbitrary::shuffled(ballots.clone(), &places);
        prop_assert!(gathering::contents(collection(&taken(&shuffled))) == expected, "any order");
        let (one, other) = shuffled.split_at(places[0].index(shuffled.len() + 1));
        let (one, other) = (taken(one), taken(other));
        prop_assert!(gathering::contents(&merged(&base, &one, &other)) == expected, "ours, theirs");
        prop_assert!(
            gathering::contents(&merged(&base, &other, &one)) == expected,
            "the other way"
        );
        Ok(())
    });
}
