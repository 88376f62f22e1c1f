//! How far ballots agree: cases an expert can read, laws, and that nobody can be singled out.
//!
//! `avis` are written as they are said, in any order: `"2 2 3 so nsp"`. The scale has the levels 0 to
//! 4 unless `niveaux` says how many it has, and the grid says nothing of agreement unless `ecart` and
//! `a_part` do.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::dossier::{OpenBallot, Opinion, Tally, Vote};
use jalons::grid::{AgreementRule, Criterion, Level, Scale};
use jalons::scoring::{self, Agreement, SMALLEST_GROUP, Verdict};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Deserialize;

use crate::laws::hold;
use crate::{arbitrary, builders, gathering};

/// Cases of one kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    titre: String,
    cas: Vec<Case>,
}

/// What some ballots say, and what comes out; a key left out stands for "none".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    avis: String,
    niveaux: Option<usize>,
    ecart: Option<u8>,
    a_part: Option<u8>,
    mediane: Option<u8>,
    verdict: Option<String>,
    acceptable_ensemble: bool,
    pourquoi: String,
}

#[test]
fn every_agreement_case_comes_out_as_its_author_says() {
    let folder = crate::sources::root().join("tests/cases/agreement");
    let mut failures = Vec::new();
    let mut sizes = std::collections::BTreeSet::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        #[expect(clippy::disallowed_methods, reason = "a test reads its own cases")]
        let text = std::fs::read_to_string(&path).expect("readable");
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let cases: Cases = options.from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        assert!(!cases.titre.is_empty());
        for case in cases.cas {
            sizes.insert(case.avis.split_whitespace().count());
            count += 1;
            failures.extend(check_case(&case));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(count >= 40, "only {count} cases");
    assert!([0, 1, 2, 3, 12, 20].iter().all(|size| sizes.contains(size)), "{sizes:?}");
}

fn check_case(case: &Case) -> Option<String> {
    assert!(!case.pourquoi.is_empty());
    let votes: Vec<Vote> = case.avis.split_whitespace().map(gathering::vote).collect();
    let rule = AgreementRule { within: case.ecart, apart_percent: case.a_part };
    let agreement = Agreement::of(Tally::of(votes), rule, &scale_of(case.niveaux.unwrap_or(5)));
    let found = (
        agreement.median.map(Level::number),
        agreement.verdict.map(|verdict| verdict.label().to_owned()),
        agreement.is_acceptable(),
    );
    let expected = (case.mediane, case.verdict.clone(), case.acceptable_ensemble);
    (found != expected).then(|| format!("{}: {found:?}, {}", case.avis, case.pourquoi))
}

// Laws.

fn votes(at_most: usize) -> impl Strategy<Value = Vec<Vote>> {
    let vote = prop_oneof![
        6 => (0_i64..=4).prop_map(|number| Vote::Level(gathering::level(number))),
        1 => Just(Vote::NotApplicable),
        1 => Just(Vote::Unknown),
    ];
    proptest::collection::vec(vote, 0..=at_most)
}

fn judge(votes: &[Vote]) -> Agreement {
    Agreement::of(Tally::of(votes.iter().copied()), AgreementRule::default(), &scale_of(5))
}

fn scale_of(count: usize) -> Arc<Scale> {
    builders::scale(&vec!["Niveau"; count])
}

#[test]
fn the_rule_is_told_for_any_scale() {
    let told = |count: usize, within, apart_percent| {
        let (rule, scale) = (AgreementRule { within, apart_percent }, scale_of(count));
        let judged = scoring::how_judged(rule, &scale).replace('\u{a0}', " ");
        let (_, judged) = judged.split_once("repère. ").expect("what a reference is comes first");
        let (judged, _) = judged.split_once(" « Sans objet »").expect("what is counted beside");
        judged.to_owned()
    };
    assert_eq!(
        told(5, None, None),
        "« D’accord » : tous sont à un niveau au plus du repère. « Presque d’accord » : un tiers au \
         plus en est à deux niveaux ou davantage. « Partagé » : plus d’un tiers."
    );
    assert_eq!(
        told(3, None, None),
        "« D’accord » : tous donnent le même niveau. « Presque d’accord » : un tiers au plus donne un \
         autre niveau. « Partagé » : plus d’un tiers."
    );
    assert_eq!(
        told(12, None, Some(20)),
        "« D’accord » : tous sont à trois niveaux au plus du repère. « Presque d’accord » : 20 % au \
         plus en sont à quatre niveaux ou davantage. « Partagé » : plus de 20 %."
    );
    let words =
        |verdict: Verdict, count: usize| verdict.rule(AgreementRule::default(), &scale_of(count));
    assert_eq!(
        words(Verdict::Gap, 5),
        "un tiers des avis au plus est à deux niveaux ou davantage de la médiane"
    );
    assert_eq!(words(Verdict::Agreed, 5), "tous les avis sont à un niveau au plus de la médiane");
    assert_eq!(words(Verdict::Agreed, 2), "tous les avis donnent le même niveau");
    assert_eq!(
        words(Verdict::Split, 2),
        "plus d’un tiers des avis donne un autre niveau que la médiane"
    );
}

#[test]
fn the_order_of_ballots_does_not_matter() {
    let order = proptest::collection::vec(any::<Index>(), 20);
    hold(500, &(votes(20), order), |(votes, order)| {
        let other = arbitrary::shuffled(votes.clone(), &order);
        prop_assert_eq!(judge(&votes), judge(&other));
        Ok(())
    });
}

#[test]
fn one_more_ballot_at_the_median_never_makes_the_team_agree_less() {
    hold(1_000, &votes(20), |mut votes| {
        let before = judge(&votes);
        let Some(median) = before.median else { return Ok(()) };
        votes.push(Vote::Level(median));
        let after = judge(&votes);
        prop_assert_eq!(after.median, Some(median));
        if let Some(verdict) = before.verdict {
            prop_assert!(after.verdict.is_some_and(|now| now <= verdict), "{:?}", after);
        }
        Ok(())
    });
}

#[test]
fn the_median_is_a_level_somebody_gave_with_at_least_half_on_each_side() {
    hold(1_000, &votes(20), |votes| {
        let agreement = judge(&votes);
        let levels: Vec<Level> = votes
            .iter()
            .filter_map(|vote| match vote {
                Vote::Level(level) => Some(*level),
                Vote::NotApplicable | Vote::Unknown => None,
            })
            .collect();
        let Some(median) = agreement.median else {
            prop_assert!(levels.is_empty());
            return Ok(());
        };
        prop_assert!(levels.contains(&median));
        let below = levels.iter().filter(|level| **level <= median).count();
        let above = levels.iter().filter(|level| **level >= median).count();
        prop_assert!(below * 2 >= levels.len() && above * 2 >= levels.len());
        let (low, high) = agreement.extremes().expect("somebody gave a level");
        prop_assert!(low <= median && median <= high);
        let is_narrow = high.number() - low.number() <= 1;
        prop_assert!(levels.len() < 2 || !is_narrow || agreement.verdict == Some(Verdict::Agreed));
        Ok(())
    });
}

#[test]
fn saying_that_one_does_not_know_changes_no_verdict() {
    hold(500, &(votes(20), 0..6_usize), |(mut votes, more)| {
        let before = judge(&votes);
        votes.extend(std::iter::repeat_n(Vote::Unknown, more));
        votes.extend(std::iter::repeat_n(Vote::NotApplicable, more));
        let after = judge(&votes);
        prop_assert_eq!((before.median, before.verdict), (after.median, after.verdict));
        prop_assert_eq!(before.spread(), after.spread());
        Ok(())
    });
}

// Groups.

#[track_caller]
fn check_words(votes: &[Vote], told: &str) {
    assert_eq!(judge(votes).words().replace('\u{a0}', " "), told);
}

#[test]
fn what_ballots_say_beside_levels_agrees_in_number() {
    let level = Vote::Level(Level::at(2));
    check_words(&[level, Vote::Unknown], "2 avis · 1 au niveau 2 · 1 ne sait pas");
    check_words(&[Vote::Unknown; 3], "3 avis · 3 ne savent pas");
    check_words(&[Vote::NotApplicable; 2], "2 avis · 2 sans objet");
}

fn criterion(is_sensitive: bool) -> Criterion {
    let mut criterion = gathering::grid(1).domains[0].criteria[0].clone();
    criterion.is_sensitive = is_sensitive;
    criterion
}

fn ballots() -> impl Strategy<Value = Vec<OpenBallot>> {
    let profession = prop_oneof!["[A-F]", " [A-C] ", Just(String::new())];
    proptest::collection::vec((profession, arbitrary::opinion()), 0..25).prop_map(|ballots| {
        let ballot = |(profession, opinion): (String, Opinion)| OpenBallot {
            profession,
            opinions: [(gathering::id("a1"), opinion)].into(),
        };
        ballots.into_iter().map(ballot).collect()
    })
}

#[test]
fn nobody_can_be_singled_out_by_profession() {
    hold(2_000, &ballots(), |ballots| {
        prop_assert_eq!(scoring::groups(&ballots, &criterion(true)), []);
        prop_assert_eq!(scoring::comments(&ballots, &criterion(true)), Vec::<&str>::new());
        let groups = scoring::groups(&ballots, &criterion(false));
        let all: Vec<Vote> =
            ballots.iter().filter_map(|one| one.opinions[&gathering::id("a1")].vote).collect();
        let total = Tally::of(all.iter().copied());
        if groups.is_empty() {
            return Ok(());
        }
        let mut sum = Tally::default();
        for group in &groups {
            let tally = &group.tally;
            prop_assert!(tally.voices() >= SMALLEST_GROUP, "{:?}", groups);
            for (level, more) in &tally.levels {
                *sum.levels.entry(*level).or_default() += more;
            }
            sum.not_applicable += tally.not_applicable;
            sum.unknown += tally.unknown;
        }
        prop_assert_eq!(sum, total, "what is shown is the whole: no subtraction finds anybody");
        let names: Vec<&Option<String>> = groups.iter().map(|group| &group.profession).collect();
        let shown = names.iter().filter(|name| name.is_some()).count();
        prop_assert!(shown >= 1 && names.len() - shown <= 1, "{:?}", names);
        for name in names.iter().filter_map(|name| name.as_deref()) {
            let of = ballots.iter().filter(|one| one.profession.trim() == name);
            let votes = of.filter_map(|one| one.opinions[&gathering::id("a1")].vote);
            let shown = groups.iter().find(|group| group.profession.as_deref() == Some(name));
            prop_assert_eq!(shown.map(|group| group.tally.clone()), Some(Tally::of(votes)));
        }
        Ok(())
    });
}

#[test]
fn participants_by_profession_single_nobody_out_either() {
    let counts = proptest::collection::btree_map("[A-F]", 1_u32..8, 0..6);
    hold(500, &counts, |counts: BTreeMap<String, u32>| {
        let shown = scoring::professions(&counts);
        let total: u32 = counts.values().sum();
        let is_shown = !shown.iter().all(|(name, _)| name.is_none());
        if is_shown {
            prop_assert!(shown.iter().all(|(_, count)| *count >= SMALLEST_GROUP), "{:?}", shown);
        }
        let told: u32 = shown.iter().map(|(_, count)| count).sum();
        prop_assert!(shown.is_empty() || told == total, "{:?}", shown);
        Ok(())
    });
}

#[test]
fn comments_come_without_authors_and_in_no_order_that_tells_one() {
    let ballot = |comments: &[&str]| OpenBallot {
        profession: "Médecin".to_owned(),
        opinions: ["a1", "a2"]
            .into_iter()
            .zip(comments)
            .map(|(id, comment)| {
                let opinion =
                    Opinion { vote: None, comment: (*comment).to_owned(), observed: None };
                (gathering::id(id), opinion)
            })
            .collect(),
    };
    let grid = gathering::grid(2);
    let [first, second] = grid.domains[0].criteria.as_slice() else { panic!("two criteria") };
    let ballots =
        [ballot(&["Zèbre", "Abeille"]), ballot(&["Âne", "  "]), ballot(&["Chat", "Ours"])];
    assert_eq!(scoring::comments(&ballots, first), ["Âne", "Chat", "Zèbre"]);
    assert_eq!(scoring::comments(&ballots, second), ["Abeille", "Ours"]);
    assert_eq!(
        scoring::agreements(&gathering::gathering(jalons::dossier::Fate::Counts), None),
        BTreeMap::new()
    );
}
