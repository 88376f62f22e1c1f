//! How far the ballots of one criterion agree: *d’accord*, *presque d’accord* or *partagé*.
//!
//! The rule, as the screen states it: the median is the reference (between two levels, the lower).
//! *D’accord* when every level is near enough to it, by the word of the grid: at most one away, for
//! five levels of which nothing is said; *presque* when few are farther: a third; *partagé* beyond.
//! *Sans objet* and *ne sait pas* are counted beside, never as a level.
//!
//! Never computes a mean, and never an answer: the team decides.

use std::collections::BTreeMap;

use crate::dossier::{Campaign, OpenBallot, Tally, Vote};
use crate::french;
use crate::grid::{AgreementRule, Criterion, CriterionId, Grid, Level, Scale};

/// What the ballots say of one criterion, all together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many gave each answer.
    pub tally: Tally,
    /// How many levels a vote may lie from the median and still agree.
    pub within: u8,
    /// The level in the middle; between two, the lower.
    pub median: Option<Level>,
    /// How far they agree; `None` under two levels.
    pub verdict: Option<Verdict>,
}

/// How far ballots agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// *D’accord*: all near enough to the median, within one level for five.
    Agreed,
    /// *Presque d’accord*: few are farther, up to a third.
    Gap,
    /// *Partagé*: more are.
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

/// Says how it is judged, in words of every day: for whoever asks.
pub fn how_judged(rule: AgreementRule, scale: &Scale) -> String {
    let few = FewVotes::of(rule);
    let (share, more) = (&few.share, &few.more);
    let near = near_words(rule.within_of(scale));
    let far = match rule.within_of(scale) {
        0 => fr!("{share} au plus {} un autre niveau", few.give),
        within => fr!("{share} au plus en {} {}", few.are, far_words(within)),
    };
    fr!(
        "Comment c’est jugé : on range les avis du plus bas au plus haut, et celui du milieu sert de repère. « D’accord » : \
         {near}. « Presque d’accord » : {far}. « Partagé » : {more}. \
         « Sans objet » et « ne sait pas » se comptent à part. Le repère n’est pas une réponse : l’équipe décide."
    )
}

impl Grid {
    /// Says how the ballots of its criteria are judged, those of its other scales included.
    pub fn how_judged(&self) -> String {
        let within = |scale: &Scale| self.agreement.within_of(scale);
        let mut others: Vec<&Scale> = Vec::new();
        for scale in self.criteria().map(|(_, criterion)| &*criterion.scale) {
            let is_told = within(scale) == within(self.scale())
                || others.iter().any(|other| other.words() == scale.words());
            if !is_told {
                others.push(scale);
            }
        }
        let told = |scale: &Scale| {
            fr!(" Sur l’échelle {}, « d’accord » : {}.", scale.words(), near_words(within(scale)))
        };
        let others: String = others.into_iter().map(told).collect();
        format!("{}{others}", how_judged(self.agreement, self.scale()))
    }
}

/// How many votes may lie apart before it is a disagreement, and what is said of them.
struct FewVotes {
    /// "un tiers", "20 %".
    share: String,
    /// "plus d’un tiers", "plus de 20 %".
    more: String,
    are: &'static str,
    give: &'static str,
}

impl FewVotes {
    fn of(rule: AgreementRule) -> Self {
        let (share, of) = match rule.apart_percent {
            None => ("un tiers".to_owned(), "d’"),
            Some(percent) => (fr!("{percent}~%"), "de "),
        };
        let is_one = rule.apart_percent.is_none_or(|percent| percent < 2);
        let (are, give) = if is_one { ("est", "donne") } else { ("sont", "donnent") };
        Self { more: format!("plus {of}{share}"), share, are, give }
    }
}

/// Says when all agree.
fn near_words(within: u8) -> String {
    match within {
        0 => "tous donnent le même niveau".to_owned(),
        1 => "tous sont à un niveau au plus du repère".to_owned(),
        _ => {
            let within = french::cardinal(usize::from(within));
            format!("tous sont à {within} niveaux au plus du repère")
        }
    }
}

/// Says how far a vote is that does not agree, where some that differ do.
fn far_words(within: u8) -> String {
    format!("à {} niveaux ou davantage", french::cardinal(usize::from(within) + 1))
}

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
    pub fn rule(self, rule: AgreementRule, scale: &Scale) -> String {
        let few = FewVotes::of(rule);
        let within = rule.within_of(scale);
        let apart = match within {
            0 => format!("{} un autre niveau que la médiane", few.give),
            _ => format!("{} {} de la médiane", few.are, far_words(within)),
        };
        match (self, within) {
            (Self::Agreed, 0) => "tous les avis donnent le même niveau".to_owned(),
            (Self::Agreed, 1) => "tous les avis sont à un niveau au plus de la médiane".to_owned(),
            (Self::Agreed, _) => {
                let within = french::cardinal(usize::from(within));
                format!("tous les avis sont à {within} niveaux au plus de la médiane")
            }
            (Self::Gap, _) => format!("{} des avis au plus {apart}", few.share),
            (Self::Split, _) => format!("{} des avis {apart}", few.more),
        }
    }
}

impl Agreement {
    /// Judges a tally.
    pub fn of(tally: Tally, rule: AgreementRule, scale: &Scale) -> Self {
        let (voices, within) = (tally.levelled(), rule.within_of(scale));
        let median = median(&tally);
        let judged = |median| match apart(&tally, median, within) {
            0 => Verdict::Agreed,
            away if rule.is_few(away, voices) => Verdict::Gap,
            _ => Verdict::Split,
        };
        let verdict = median.filter(|_| voices >= 2).map(judged);
        Self { tally, within, median, verdict }
    }

    /// Counts the ballots that stand apart: farther from the median than those that agree.
    pub fn apart(&self) -> u32 {
        self.median.map_or(0, |median| apart(&self.tally, median, self.within))
    }

    /// Returns the lowest and the highest level somebody gave.
    pub fn extremes(&self) -> Option<(Level, Level)> {
        let given = || self.tally.levels.iter().filter(|(_, count)| **count > 0);
        Some((*given().next()?.0, *given().next_back()?.0))
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
        let given = tally.levels.iter().filter(|(_, count)| **count > 0);
        let levels: Vec<String> =
            given.map(|(level, count)| format!("{count} au niveau {level}")).collect();
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
        let levels = self.tally.levels.iter();
        levels.map(|(level, count)| u32::from(level.distance(median)) * count).sum()
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
            let tally = Tally::of(votes);
            let judged = Agreement::of(tally, campaign.grid.agreement, &criterion.scale);
            (criterion.id.clone(), judged)
        };
        return campaign.asked(&collection.scope).map(|(_, c)| judge(c)).collect();
    }
    let remains = campaign.closure.iter().flat_map(|closure| &closure.remains.tallies);
    let grid = &campaign.grid;
    let index = grid.index();
    let judge = |(id, tally): (&CriterionId, &Tally)| {
        let scale = index.get(id).map_or_else(|| grid.scale(), |(_, asked)| &asked.scale);
        (id.clone(), Agreement::of(tally.clone(), grid.agreement, scale))
    };
    remains.map(judge).collect()
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
    let rest = (!others.is_empty()).then(|| (None, sum(others.iter().map(|(_, tally)| tally))));
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

/// Counts the ballots farther from the median than those that agree.
fn apart(tally: &Tally, median: Level, within: u8) -> u32 {
    let away = tally.levels.iter().filter(|(level, _)| level.distance(median) > within);
    away.map(|(_, count)| count).sum()
}

fn median(tally: &Tally) -> Option<Level> {
    let voices = tally.levelled();
    let mut before = 0;
    let mut middle = tally.levels.iter().filter(|(_, count)| {
        before += **count;
        voices > 0 && before * 2 >= voices
    });
    middle.next().map(|(level, _)| *level)
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    tallies.fold(Tally::default(), |mut sum, tally| {
        for (level, count) in &tally.levels {
            *sum.levels.entry(*level).or_default() += count;
        }
        sum.not_applicable += tally.not_applicable;
        sum.unknown += tally.unknown;
        sum
    })
}
