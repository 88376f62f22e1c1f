//! A campaign read for a page: its words on demand, the same in every document.
//!
//! Never lays anything out and never computes a score: it words what `scoring` found.

use jiff::civil::Date;

use super::head::head;
use crate::chart::Claims;
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::{Criterion, Domain, Level};
use crate::report::content::{Block, Figure, Report, ScaleStep, Text};
use crate::report::words::{running, shortened, text};
use crate::scoring::{Score, Scores, mean_words, value_words};

/// A campaign beside what `scoring` found of it.
pub(super) struct CampaignReader<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) campaign: &'a Campaign,
    pub(super) scores: &'a Scores,
    pub(super) made_on: Date,
    /// "juin 2024": the campaign that changes refer to.
    pub(super) since: Option<String>,
}

impl<'a> CampaignReader<'a> {
    /// Reads a campaign of this dossier.
    pub(super) fn of(
        dossier: &'a Dossier,
        campaign: &'a Campaign,
        scores: &'a Scores,
        made_on: Date,
    ) -> Self {
        let former = scores.former.and_then(|former| dossier.campaign(former));
        let since = former.map(|former| french::month_year(former.date));
        Self { dossier, campaign, scores, made_on, since }
    }

    /// Returns a document about it that says nothing yet.
    pub(super) fn head(&self) -> Report {
        let head = head(self.dossier, self.made_on);
        // Nothing is validated before it is closed.
        let is_open = !self.campaign.is_closed();
        let about = [self.title(), self.date(), extent(self.campaign)];
        let about = about.into_iter().chain(is_open.then(|| "campagne en cours".to_owned()));
        Report {
            running: format!("{} · {}", head.running, running(&self.title())),
            lines: vec![
                Text::joined(about.map(Text::from)),
                format!("Grille {}", self.grid()).into(),
            ],
            ..head
        }
    }

    /// Returns "Auto-évaluation 2025".
    pub(super) fn title(&self) -> String {
        text(&self.campaign.title)
    }

    /// Returns the day it stands for, in words.
    pub(super) fn date(&self) -> String {
        french::long_date(self.campaign.date)
    }

    /// Names its grid: "« Maturité… », version 1.0.0".
    pub(super) fn grid(&self) -> String {
        grid(self.campaign)
    }

    /// Returns the coverage from which a mean is shown: "60 %".
    pub(super) fn minimum_coverage(&self) -> String {
        fr!("{} %", self.campaign.grid.scoring.minimum_coverage_percent)
    }

    /// Returns the levels in general terms, lowest first.
    pub(super) fn scale(&self) -> Block {
        let step = |level: Level| {
            let step = level.of(&self.campaign.grid.scale);
            let (name, definition) = (text(&step.name), text(&step.definition));
            ScaleStep { number: level.number(), name, definition }
        };
        Block::Scale { steps: Level::ALL.into_iter().map(step).collect() }
    }

    /// Writes a level with its name: "3 · Déployé".
    pub(super) fn named(&self, level: Level) -> String {
        format!("{level} · {}", text(self.campaign.grid.level_name(level)))
    }

    /// Tells what stands behind the levels: "12 prouvés, 8 observés"; empty when none is claimed.
    pub(super) fn claims(&self) -> String {
        Claims::of(self.dossier, self.campaign, self.made_on).words()
    }

    /// Returns the four figures: mean, gate, coverage, change.
    pub(super) fn figures(&self) -> [Figure; 4] {
        [self.mean(), self.gate(), coverage(&self.scores.whole), self.change()]
    }

    /// Returns the figures as a block.
    pub(super) fn figures_block(&self) -> Block {
        Block::Figures { figures: self.figures().into() }
    }

    fn mean(&self) -> Figure {
        let whole = &self.scores.whole;
        let former = whole.former.ok().zip(self.since.as_ref());
        let detail = match (whole.why_no_mean(), former) {
            (Some(why), _) => french::capitalised(&why),
            (None, former) => band_words(whole).unwrap_or_else(|| {
                former.map_or_else(
                    || "Moyenne pondérée des niveaux".to_owned(),
                    |(former, since)| format!("{} en {since}", french::decimal(former)),
                )
            }),
        };
        let unit = if whole.mean.is_ok() { format!("sur {}", Level::MAX) } else { String::new() };
        Figure { unit, ..Figure::of("Niveau moyen", mean_words(whole.mean), detail) }
    }

    fn gate(&self) -> Figure {
        // What the following pages say in full.
        const LENGTH: usize = 36;
        let gate = &self.scores.gate;
        let value = shortened(&text(&gate.words(&self.campaign.grid)), LENGTH);
        Figure::of("Palier atteint", value, french::capitalised(&gate.note()))
    }

    fn change(&self) -> Figure {
        let whole = &self.scores.whole;
        let value = whole.change_words().unwrap_or_else(|| value_words(None));
        let detail = match (&whole.change, &self.since) {
            (Some(change), Some(since)) => {
                format!("depuis {since}, sur {}", french::count(change.criteria, "critère"))
            }
            (None, Some(_)) => "Trop peu de critères à comparer".to_owned(),
            (_, None) => "Première fois avec cette grille".to_owned(),
        };
        Figure::of("Évolution", value, detail)
    }
}

/// Says between which means the whole lies, as long as the team does not agree on everything.
fn band_words(whole: &Score) -> Option<String> {
    let (low, high) = whole.band?;
    let (low, high) = (french::decimal(low), french::decimal(high));
    (low != high).then(|| format!("entre {low} et {high}, faute d’accord"))
}

fn coverage(whole: &Score) -> Figure {
    let left_out = whole.coverage.left_out();
    let detail =
        if left_out.is_empty() { "Tous ont un niveau".to_owned() } else { left_out.join(", ") };
    Figure {
        unit: format!("sur {}", whole.coverage.total),
        ..Figure::of("Critères pris en compte", whole.coverage.levelled.to_string(), detail)
    }
}

/// Says how much of its grid a campaign goes through: "parcours complet, 39 critères".
pub(super) fn extent(campaign: &Campaign) -> String {
    let criteria = campaign.grid.count_in(campaign.extent);
    format!("{}, {}", campaign.extent.words(), french::count(criteria, "critère"))
}

/// Names the grid of a campaign: "« Maturité… », version 1.0.0".
pub(super) fn grid(campaign: &Campaign) -> String {
    let grid = &campaign.grid;
    fr!("« {} », version {}", text(&grid.title), grid.version)
}

/// Names a domain: "A · Coordination".
pub(super) fn domain_name(domain: &Domain) -> String {
    format!("{} · {}", text(&domain.code), text(&domain.title))
}

/// Names a criterion: "A2 · Concertation pluriprofessionnelle".
pub(super) fn criterion_name(criterion: &Criterion) -> String {
    format!("{} · {}", text(&criterion.code), text(&criterion.title))
}
