//! A campaign read for a page: its words on demand, the same in every document.
//!
//! Never lays anything out and never computes a score: it words what `scoring` found.

use jiff::civil::Date;

use super::blocks::paragraph;
use super::grid_words::{level_named, observed_words, scale_block, set_aside};
use super::head::head;
use crate::chart::{Claims, mean_told, score_label};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::{CriteriaIndex, Criterion, CriterionId, Domain, Level, Scale, ScoringRule};
use crate::report::content::{Block, Figure, Report, Text};
use crate::report::prose::Passage;
use crate::report::scales::scale_words;
use crate::report::words::{running, shortened, text};
use crate::scoring::{Absence, Score, Scores};

/// A campaign beside what `scoring` found of it.
pub(super) struct CampaignReader<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) campaign: &'a Campaign,
    pub(super) scores: &'a Scores,
    pub(super) made_on: Date,
    /// "juin 2024": the campaign that changes refer to.
    pub(super) since: Option<String>,
    index: CriteriaIndex<'a>,
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
        Self { dossier, campaign, scores, made_on, since, index: campaign.grid.index() }
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

    /// Returns the levels of the grid in general terms, lowest first; then those of the other scales
    /// that some criteria have.
    pub(super) fn scales(&self) -> Vec<Block> {
        let grid = &self.campaign.grid;
        let mut blocks = vec![scale_block(grid.scale())];
        for scale in grid.scales.iter().skip(1) {
            let mut criteria = grid.criteria().map(|(_, criterion)| criterion);
            if criteria.any(|one| one.scale == *scale && self.campaign.includes(one)) {
                let name = text(scale.id.as_deref().unwrap_or_default());
                let title = fr!("Échelle « {name} », {}", scale.words());
                blocks.extend([paragraph(Text::strong(title)), scale_block(scale)]);
            }
        }
        blocks
    }

    /// Returns the scale of a criterion.
    pub(super) fn scale_of(&self, id: &CriterionId) -> &'a Scale {
        let found = self.index.get(id).map(|(_, criterion)| &*criterion.scale);
        found.unwrap_or(self.campaign.grid.scale())
    }

    /// Writes a level of a criterion with its name: "3 · Déployé".
    pub(super) fn named(&self, id: &CriterionId, level: Level) -> String {
        level_named(self.scale_of(id), level)
    }

    /// Says how levels are given: by the rule of choosing them where it holds for all criteria.
    pub(super) fn by_rule(&self, chosen: &Passage, in_several_ways: &Passage) -> String {
        let grid = &self.campaign.grid;
        let scale = scale_words(grid, "sur son échelle");
        match grid.how_to_choose() {
            Some(rule) => chosen.filled(&[("échelle", &scale), ("how_to_choose", rule)]),
            None => {
                in_several_ways.filled(&[("échelle", &scale), ("observé", &observed_words(grid))])
            }
        }
    }

    /// Returns the criteria that a rule of the grid sets aside, each with that rule in words.
    pub(super) fn set_aside(&self) -> impl Iterator<Item = (&'a Criterion, String)> {
        set_aside(self.campaign)
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
        self.shown(self.figures())
    }

    /// Shows the four figures; without the gate where the grid has none.
    pub(super) fn shown(&self, [mean, gate, coverage, change]: [Figure; 4]) -> Block {
        let gate = Some(gate).filter(|_| !self.campaign.grid.scoring.gates.is_empty());
        let figures = std::iter::once(mean).chain(gate).chain([coverage, change]);
        Block::Figures { figures: figures.collect() }
    }

    fn mean(&self) -> Figure {
        let whole = &self.scores.whole;
        let former = whole.former.ok().zip(self.since.as_ref());
        let detail = match (whole.why_no_mean(), former) {
            (Some(why), _) => french::capitalised(&why),
            (None, former) => band_words(whole).unwrap_or_else(|| {
                former.map_or_else(
                    || rule_words(whole.rule),
                    |(former, since)| format!("{} en {since}", whole.unit.words(former)),
                )
            }),
        };
        let unit = whole.mean.map_or_else(|_| String::new(), |_| whole.unit.of_words());
        let unit = unit.trim_start().to_owned();
        let value = mean_told(whole.unit, whole.mean);
        Figure { unit, ..Figure::of(score_label(whole.rule), value, detail) }
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
        let value = whole.change_words().unwrap_or_else(|| Absence::Nothing.words().to_owned());
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
    let (low, high) = (whole.unit.words(low), whole.unit.words(high));
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

/// Says in a few words how a score is made.
fn rule_words(rule: ScoringRule) -> String {
    match rule {
        ScoringRule::Weighted => "Moyenne pondérée des niveaux".to_owned(),
        ScoringRule::Plain
        | ScoringRule::Minimum
        | ScoringRule::Cumulative
        | ScoringRule::Points => french::capitalised(rule.label()),
    }
}

/// Says how much of its grid a campaign goes through: "parcours complet, 39 critères".
pub(super) fn extent(campaign: &Campaign) -> String {
    let criteria = campaign.grid.criteria().filter(|(_, one)| campaign.includes(one)).count();
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
