//! The detail of the diagnosis: every criterion gone through, by domain.

use jiff::civil::Date;
use serde::Serialize;

use super::Trend;
use super::words::{
    hundredths, level_difference, level_trend, named, paragraphs, score_change, text,
};
use crate::dossier::{Answer, Campaign, Correction, Dossier, Proof};
use crate::french::{self, NBSP};
use crate::grid::{Criterion, Domain, Grid, Level};
use crate::scoring::{self, DomainScore, Scores, Strength, basis_words, mean_words};

/// A domain with its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DomainPart {
    /// Code of the domain.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Mean, as shown.
    pub mean: String,
    /// Mean in hundredths of a level, for a bar.
    pub mean_hundredths: Option<i64>,
    /// "2,1 en juin 2024 · +0,3 · cible 2,8 · 5 critères sur 6".
    pub remarks: Vec<String>,
    /// In reading order.
    pub criteria: Vec<CriterionPart>,
}

/// What the team says of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionPart {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Whether the gates look at it.
    pub is_socle: bool,
    /// The agreed answer.
    pub standing: Standing,
    /// "+1 depuis juin 2024".
    pub change: Option<String>,
    /// How the change reads.
    pub trend: Trend,
    /// "cible 3 · Déployé".
    pub target: Option<String>,
    /// The team's words, by paragraph.
    pub comment: Vec<String>,
    /// What stands behind the level; `None` when none above 0 is claimed.
    pub strength: Option<StrengthPart>,
    /// The proofs of the register that show it: "Calendrier 2026, 3 mars 2026, sans limite".
    pub proofs: Vec<String>,
    /// What some still think, by paragraph.
    pub minority: Vec<String>,
    /// What was added since the campaign was closed: "Le 3 mars 2027 : …".
    pub corrections: Vec<String>,
    /// Whether the comment may need more than a page.
    pub is_long: bool,
    /// "Pour passer au niveau 3".
    pub next_label: String,
    /// First small step to the next level.
    pub next_step: Option<String>,
}

/// What stands behind a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StrengthPart {
    /// Which sign to draw.
    pub sign: Sign,
    /// "observé".
    pub word: String,
}

/// The sign of a strength; the word always stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Nothing but the team's word.
    Declared,
    /// What the grid expects is at hand.
    Observed,
    /// A proof of the register holds.
    Proven,
    /// Those of the register hold no more.
    Expired,
}

/// Where a criterion stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// A level is agreed.
    Level {
        /// 0 to 4.
        number: u8,
        /// "Structuré".
        name: String,
        /// The sentence one can observe.
        sentence: String,
    },
    /// *Sans objet*.
    NotApplicable {
        /// Why, in the team's words.
        reason: String,
    },
    /// *Ne sait pas*.
    Unknown,
    /// No agreement to this day: the level is uncertain.
    Disputed {
        /// The lowest level held for true.
        low: u8,
        /// The highest one.
        high: u8,
    },
    /// Not answered yet.
    Unanswered {
        /// What the last comparable campaign said, to be confirmed.
        former: Option<String>,
    },
}

/// From this number of characters on, a criterion's block may be cut between two pages.
const LONG: usize = 1_200;

pub(super) fn domains(
    dossier: &Dossier,
    campaign: &Campaign,
    scores: &Scores,
    (since, made_on): (Option<&str>, Date),
) -> Vec<DomainPart> {
    let part = |criterion| criterion_part(dossier, campaign, criterion, (since, made_on));
    let found = |domain: &Domain| scores.domains.iter().find(|score| score.id == domain.id);
    let domains = campaign.grid.domains.iter().filter_map(|domain| {
        let score = found(domain)?;
        let criteria = domain.criteria.iter().filter(|criterion| campaign.includes(criterion));
        Some(DomainPart {
            code: text(&domain.code),
            title: text(&domain.title),
            mean: mean_words(score.score.mean),
            mean_hundredths: hundredths(score.score.mean),
            remarks: domain_remarks(score, since),
            criteria: criteria.map(part).collect(),
        })
    });
    domains.collect()
}

fn domain_remarks(domain: &DomainScore, since: Option<&str>) -> Vec<String> {
    let score = &domain.score;
    let mut remarks = Vec::new();
    if let (Ok(former), Some(since)) = (score.former, since) {
        remarks.push(format!("{} en {since}", french::decimal(former)));
    }
    if score.change.is_some() {
        let (change, trend) = score_change(score);
        let change = if trend == Trend::Same { change } else { format!("évolution {change}") };
        let basis = score.change_basis().map(|basis| format!(" {}", basis_words(basis)));
        remarks.push(change + &basis.unwrap_or_default());
    }
    if let Some(target) = score.aim() {
        remarks.push(format!("cible {}", french::decimal(target)));
    }
    if let Some((low, high)) = score.band {
        let (low, high) = (french::decimal(low), french::decimal(high));
        remarks.push(format!("entre {low} et {high} faute d’accord"));
    }
    let coverage = &score.coverage;
    remarks.push(format!(
        "{} sur {} pris en compte",
        french::count(coverage.levelled, "critère"),
        coverage.total
    ));
    remarks
}

fn criterion_part(
    dossier: &Dossier,
    campaign: &Campaign,
    criterion: &Criterion,
    (since, made_on): (Option<&str>, Date),
) -> CriterionPart {
    let grid = &campaign.grid;
    let former =
        dossier.former_entry(campaign.id, criterion).and_then(|entry| entry.answer.as_ref());
    let answer = campaign.answer(&criterion.id);
    let level = answer.and_then(Answer::level);
    let (change, trend) = change(former, level, since);
    let target = campaign.target(&criterion.id);
    let comment = paragraphs(campaign.comment(&criterion.id));
    let standing = standing(grid, criterion, answer, former);
    let next_step = level.and_then(|level| criterion.level(level).first_step.as_deref()).map(text);
    let minority = campaign.entries.get(&criterion.id).map(|entry| paragraphs(&entry.minority));
    let minority = minority.unwrap_or_default();
    let proofs = proofs(dossier, campaign, criterion, made_on);
    let corrections = corrections(campaign, criterion);
    let others = || comment.iter().chain(&minority).chain(&proofs).chain(&corrections);
    CriterionPart {
        code: text(&criterion.code),
        title: text(&criterion.title),
        is_socle: criterion.is_socle,
        is_long: length(&standing, others(), next_step.as_deref()) > LONG,
        strength: Strength::of(dossier, campaign, &criterion.id, made_on).map(strength_part),
        standing,
        change,
        trend,
        target: target.map(|target| target_words(grid, target, level)),
        comment,
        minority,
        proofs,
        corrections,
        next_label: level
            .and_then(Level::next)
            .map_or_else(String::new, |next| format!("Pour passer au niveau{NBSP}{next}")),
        next_step,
    }
}

fn strength_part(strength: Strength) -> StrengthPart {
    let sign = match strength {
        Strength::Declared => Sign::Declared,
        Strength::Observed => Sign::Observed,
        Strength::Proven => Sign::Proven,
        Strength::Expired => Sign::Expired,
    };
    StrengthPart { sign, word: strength.label().to_owned() }
}

/// Words the proofs of the register with their dates, as they stood on the day that is judged.
fn proofs(
    dossier: &Dossier,
    campaign: &Campaign,
    criterion: &Criterion,
    made_on: Date,
) -> Vec<String> {
    let on = scoring::judged_on(campaign, made_on);
    let words = |proof: &Proof| {
        let date = proof.date.map(|date| format!("du {}", french::long_date(date)));
        let validity = proof.validity_on(on);
        let title = text(proof.display_title());
        [Some(title), date, Some(validity)].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    scoring::proofs(dossier, campaign, &criterion.id, made_on).map(words).collect()
}

/// Words what was added since the campaign was closed.
fn corrections(campaign: &Campaign, criterion: &Criterion) -> Vec<String> {
    let all = campaign.closure.as_ref().map_or(&[][..], |closure| &closure.corrections);
    let ours = all.iter().filter(|correction| correction.criterion == criterion.id);
    let words = |correction: &Correction| {
        let on = french::long_date(correction.on);
        format!("Le {on}{NBSP}: {}", text(&correction.text))
    };
    ours.map(words).collect()
}

/// Counts the characters of a block, and a line's worth for each paragraph.
fn length<'a>(
    standing: &'a Standing,
    others: impl Iterator<Item = &'a String>,
    next_step: Option<&'a str>,
) -> usize {
    const LINE: usize = 90;
    let standing = match standing {
        Standing::Level { sentence: words, .. } | Standing::NotApplicable { reason: words } => {
            words
        }
        Standing::Unknown | Standing::Disputed { .. } | Standing::Unanswered { .. } => "",
    };
    let texts = others.map(String::as_str).chain([standing]).chain(next_step);
    texts.map(|text| text.chars().count().next_multiple_of(LINE)).sum()
}

fn target_words(grid: &Grid, target: Level, level: Option<Level>) -> String {
    if level.is_some_and(|level| level >= target) {
        format!("cible{NBSP}{target} atteinte")
    } else {
        format!("cible{NBSP}{}", named(grid, target))
    }
}

fn change(
    former: Option<&Answer>,
    now: Option<Level>,
    since: Option<&str>,
) -> (Option<String>, Trend) {
    let (Some(then), Some(now), Some(since)) = (former.and_then(Answer::level), now, since) else {
        return (None, Trend::Unknown);
    };
    let trend = level_trend(then, now);
    let words = match trend {
        Trend::Same => format!("stable depuis {since}"),
        _ => format!("{} depuis {since}", level_difference(then, now)),
    };
    (Some(words), trend)
}

pub(super) fn standing(
    grid: &Grid,
    criterion: &Criterion,
    answer: Option<&Answer>,
    former: Option<&Answer>,
) -> Standing {
    match answer {
        Some(Answer::Level(level)) => Standing::Level {
            number: level.number(),
            name: text(grid.level_name(*level)),
            sentence: text(&criterion.level(*level).sentence),
        },
        Some(Answer::NotApplicable { reason }) => Standing::NotApplicable { reason: text(reason) },
        Some(Answer::Unknown) => Standing::Unknown,
        Some(Answer::Disputed { low, high }) => {
            Standing::Disputed { low: low.number(), high: high.number() }
        }
        None => Standing::Unanswered { former: former.map(|former| former_words(grid, former)) },
    }
}

fn former_words(grid: &Grid, former: &Answer) -> String {
    match former {
        Answer::Level(level) => format!("niveau{NBSP}{}", named(grid, *level)),
        other => other.words(),
    }
}
