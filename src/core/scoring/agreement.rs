//! How far the ballots of one criterion agree: *d’accord*, *presque d’accord* or *partagé*.
//!
//! The rule, as the screen states it: the median is the reference (between two levels, the lower).
//! *D’accord* when every level is at most one from it; *presque* when at most a third is two away or
//! more; *partagé* beyond. *Sans objet* and *ne sait pas* are counted beside, never as a level.
//!
//! Never computes a mean, and never an answer: the team decides.

use std::collections::BTreeMap;

use crate::dossier::{Campaign, OpenBallot, Tally, Vote};
use crate::french;
use crate::grid::{Criterion, CriterionId, Level};

/// What the ballots say of one criterion, all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many gave each answer.
    pub tally: Tally,
    /// The level in the middle; between two, the lower.
    pub median: Option<Level>,
    /// How far they agree; `None` under two levels.
    pub verdict: Option<Verdict>,
}

/// How far ballots agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// *D’accord*: all within one level of the median.
    Agreed,
    /// *Presque d’accord*: up to a third two levels away or more.
    Gap,
    /// *Partagé*: more than a third.
    Split,
}

/// The ballots of one profession, or of all the others together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The profession; `None` for the others together.
    pub profession: Option<String>,
    /// How many gave each answer.
    pub tally: Tally,
}

/// How it is judged, in words of every day: for whoever asks.
pub const HOW_JUDGED: &str = fr!(
    "Comment c’est jugé : on range les avis du plus bas au plus haut, et celui du milieu sert de repère. « D’accord » : \
     tous sont à un niveau au plus du repère. « Presque d’accord » : un tiers au plus en est à deux niveaux ou \
     davantage. « Partagé » : plus d’un tiers. « Sans objet » et « ne sait pas » se comptent à part. Le repère n’est pas \
     une réponse : l’équipe décide."
);

/// The fewest people a group is shown from.
pub const SMALLEST_GROUP: u32 = 3;

impl Verdict {
    /// Returns the word the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agreed => "d’accord",
            Self::Gap => "presque d’accord",
            Self::Split => "partagé",
        }
    }

    /// States what makes it so.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Agreed => "tous les avis sont à un niveau au plus de la médiane",
            Self::Gap => "un tiers des avis au plus est à deux niveaux ou davantage de la médiane",
            Self::Split => "plus d’un tiers des avis est à deux niveaux ou davantage de la médiane",
        }
    }
}

impl Agreement {
    /// Judges a tally.
    pub fn of(tally: Tally) -> Self {
        let voices = tally.levelled();
        let median = median(&tally);
        let verdict = median.filter(|_| voices >= 2).map(|median| match apart(&tally, median) {
            0 => Verdict::Agreed,
            away if away * 3 <= voices => Verdict::Gap,
            _ => Verdict::Split,
        });
        Self { tally, median, verdict }
    }

    /// Counts the ballots that stand apart: two levels away from the median, or more.
    pub fn apart(&self) -> u32 {
        self.median.map_or(0, |median| apart(&self.tally, median))
    }

    /// Returns the lowest and the highest level somebody gave.
    pub fn extremes(&self) -> Option<(Level, Level)> {
        let given = || Level::ALL.into_iter().filter(|level| self.tally.count(*level) > 0);
        Some((given().next()?, given().next_back()?))
    }

    /// Tells in a word how far they agree, and who gave no level; nothing under two levels.
    pub fn word(&self) -> String {
        let Some(verdict) = self.verdict else { return String::new() };
        let others = self.others();
        let is_one_level = self.extremes().is_some_and(|(low, high)| low == high);
        if is_one_level && others.is_empty() {
            return "tous d’accord".to_owned();
        }
        let mut parts = vec![verdict.label().to_owned()];
        parts.extend(others);
        parts.join(", ")
    }

    /// Tells whether the criterion can be accepted with others in one gesture.
    ///
    /// Besides the levels, the team must agree that the criterion concerns it, and know: at most a
    /// third says *sans objet*, at most half *ne sait pas*.
    pub fn is_acceptable(&self) -> bool {
        let tally = &self.tally;
        let applies = tally.not_applicable * 3 <= tally.levelled() + tally.not_applicable;
        let knows = tally.unknown * 2 <= tally.voices();
        self.verdict == Some(Verdict::Agreed) && applies && knows
    }

    /// Tells it in one line: "14 avis · 2 au niveau 1, 7 au niveau 2, …".
    pub fn words(&self) -> String {
        let tally = &self.tally;
        let levels: Vec<String> = Level::ALL
            .into_iter()
            .filter(|level| tally.count(*level) > 0)
            .map(|level| format!("{} au niveau {level}", tally.count(level)))
            .collect();
        let levels = (!levels.is_empty()).then(|| levels.join(", "));
        self.parts(levels).join(" · ")
    }

    /// Tells it without the count of each level, where a drawing shows them.
    pub fn short_words(&self) -> String {
        self.parts(None).join(" · ")
    }

    fn parts(&self, levels: Option<String>) -> Vec<String> {
        let mut parts = vec![format!("{} avis", self.tally.voices())];
        parts.extend(levels);
        parts.extend(self.others());
        parts
    }

    /// Tells who answered without a level: "1 sans objet", "2 ne savent pas".
    fn others(&self) -> Vec<String> {
        let tally = &self.tally;
        let unknown = if tally.unknown > 1 { "ne savent pas" } else { "ne sait pas" };
        let others = [(tally.not_applicable, "sans objet"), (tally.unknown, unknown)];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        others.map(|(count, words)| format!("{count} {words}")).collect()
    }

    /// Returns the sum of distances to the median: how much there is to talk about.
    pub fn spread(&self) -> u32 {
        let Some(median) = self.median else { return 0 };
        let distance = |level: Level| u32::from(level.number().abs_diff(median.number()));
        Level::ALL.into_iter().map(|level| distance(level) * self.tally.count(level)).sum()
    }
}

/// Judges every criterion that was asked; `opened` are the campaign's ballots, once revealed.
///
/// Before the reveal there is nothing; after closing, what the ballots left.
pub fn agreements(
    campaign: &Campaign,
    opened: Option<&[OpenBallot]>,
) -> BTreeMap<CriterionId, Agreement> {
    if let Some((collection, opened)) = campaign.collection.as_ref().zip(opened) {
        let judge = |criterion: &Criterion| {
            let votes = votes(opened, &criterion.id).map(|(_, vote)| vote);
            (criterion.id.clone(), Agreement::of(Tally::of(votes)))
        };
        return campaign.asked(&collection.scope).map(|(_, c)| judge(c)).collect();
    }
    let remains = campaign.closure.iter().flat_map(|closure| &closure.remains.tallies);
    remains.map(|(id, tally)| (id.clone(), Agreement::of(*tally))).collect()
}

/// Tells the ballots of a criterion by profession, so that nobody can be singled out.
///
/// A profession is shown from three people on. The others are shown together, and only when they
/// are three as well: when they are fewer, the smallest profession shown joins them, so that no
/// subtraction finds them. Nothing is shown for a sensitive criterion.
pub fn groups(opened: &[OpenBallot], criterion: &Criterion) -> Vec<Group> {
    if criterion.is_sensitive {
        return Vec::new();
    }
    let mut by_profession: BTreeMap<&str, Vec<Vote>> = BTreeMap::new();
    for (profession, vote) in votes(opened, &criterion.id) {
        by_profession.entry(profession.trim()).or_default().push(vote);
    }
    let groups = by_profession.into_iter().map(|(name, votes)| (name, Tally::of(votes))).collect();
    let (groups, others) = set_apart(groups, Tally::voices);
    if groups.is_empty() {
        return Vec::new();
    }
    let named = groups.into_iter().map(|(name, tally)| (Some(name.to_owned()), tally));
    let rest = (!others.is_empty()).then(|| (None, sum(others.iter().map(|(_, tally)| *tally))));
    named.chain(rest).map(|(profession, tally)| Group { profession, tally }).collect()
}

/// Tells how many took part by profession, so that nobody can be singled out: as [`groups`] does.
pub fn professions(counts: &BTreeMap<String, u32>) -> Vec<(Option<String>, u32)> {
    let all = counts.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    let (named, others) = set_apart(all, |count| *count);
    let rest: u32 = others.iter().map(|(_, count)| *count).sum();
    let named = named.into_iter().map(|(name, count)| (Some(name.to_owned()), count));
    named.chain((rest > 0).then_some((None, rest))).collect()
}

/// Returns the comments on a criterion, without their authors nor the space around them; none on a
/// sensitive one.
///
/// In the order of the alphabet: the place of a comment tells nothing of who wrote the one at the
/// same place elsewhere.
pub fn comments<'a>(opened: &'a [OpenBallot], criterion: &Criterion) -> Vec<&'a str> {
    if criterion.is_sensitive {
        return Vec::new();
    }
    let comment = |ballot: &'a OpenBallot| Some(ballot.opinions.get(&criterion.id)?.comment.trim());
    let mut comments: Vec<&str> =
        opened.iter().filter_map(comment).filter(|text| !text.is_empty()).collect();
    comments.sort_by(|one, other| french::compare(one, other));
    comments
}

/// Professions, each with what is told of it.
type Named<'a, T> = Vec<(&'a str, T)>;

/// Separates the professions that may be named from the others, which are told together.
///
/// The smallest of those named join the others as long as these are one or two people.
fn set_apart<T>(
    mut named: Named<'_, T>,
    people: impl Fn(&T) -> u32,
) -> (Named<'_, T>, Named<'_, T>) {
    // Those who gave no profession come last: they are nobody's group.
    named.sort_by(|(name, one), (other_name, other)| {
        let by_size = people(other).cmp(&people(one));
        let is_last = name.is_empty().cmp(&other_name.is_empty());
        is_last.then(by_size).then_with(|| french::compare(name, other_name))
    });
    let is_nameable = |(name, one): &&(&str, T)| !name.is_empty() && people(one) >= SMALLEST_GROUP;
    let mut others = named.split_off(named.iter().take_while(is_nameable).count());
    while (1..SMALLEST_GROUP).contains(&others.iter().map(|(_, one)| people(one)).sum()) {
        let Some(smallest) = named.pop() else { break };
        others.push(smallest);
    }
    (named, others)
}

fn votes<'a>(
    opened: &'a [OpenBallot],
    criterion: &'a CriterionId,
) -> impl Iterator<Item = (&'a str, Vote)> {
    opened.iter().filter_map(|ballot| {
        Some((ballot.profession.as_str(), ballot.opinions.get(criterion)?.vote?))
    })
}

/// Counts the ballots two levels away from the median, or more.
fn apart(tally: &Tally, median: Level) -> u32 {
    let is_away = |level: &Level| level.number().abs_diff(median.number()) >= 2;
    Level::ALL.into_iter().filter(is_away).map(|level| tally.count(level)).sum()
}

fn median(tally: &Tally) -> Option<Level> {
    let voices = tally.levelled();
    let mut before = 0;
    Level::ALL.into_iter().find(|level| {
        before += tally.count(*level);
        voices > 0 && before * 2 >= voices
    })
}

fn sum(tallies: impl Iterator<Item = Tally>) -> Tally {
    tallies.fold(Tally::default(), |sum, tally| {
        let mut levels = sum.levels;
        levels.iter_mut().zip(tally.levels).for_each(|(sum, count)| *sum += count);
        Tally {
            levels,
            not_applicable: sum.not_applicable + tally.not_applicable,
            unknown: sum.unknown + tally.unknown,
        }
    })
}
