//! Where each domain stands: the data of the profile and of the bars.

use num_rational::Ratio;

use super::common::{ChartTable, Occasions, mean_told, opening, planned_words, value_told};
use crate::dossier::Dossier;
use crate::french;
use crate::grid::Unit;
use crate::scoring::{
    Absence, DomainScore, Mean, MeanChange, Planned, Scores, change_told, planned_by_domain,
};

/// Where one domain stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// `Domain::id`.
    pub id: String,
    /// Code of the domain.
    pub code: String,
    /// Its full title.
    pub title: String,
    /// One or two words for labels.
    pub short_title: String,
    /// What its scores are told in.
    pub unit: Unit,
    /// Mean reached, or why there is none.
    pub now: Mean,
    /// Mean of the last comparable campaign.
    pub then: Mean,
    /// What is aimed at, when it is above what is reached.
    pub target: Option<Ratio<i64>>,
    /// Between which means it lies, when the team does not agree on some levels.
    pub band: Option<(Ratio<i64>, Ratio<i64>)>,
    /// Change since then, over the criteria that compare.
    pub change: Option<Ratio<i64>>,
    /// Over how many criteria the change goes, when it is not the difference of the two means.
    pub basis: Option<usize>,
    /// Where the plan would bring it, in the order of dates; empty when the chart does not tell.
    pub planned: Vec<Planned>,
}

/// Profile by domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// What the two campaigns are called.
    pub occasions: Occasions,
    /// In the order of the grid.
    pub standings: Vec<Standing>,
    /// What scores are told in.
    pub unit: Unit,
    /// Whether the target is drawn too.
    pub shows_target: bool,
}

/// Reached, last time and target, by domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What the two campaigns are called.
    pub occasions: Occasions,
    /// In the order of the grid.
    pub standings: Vec<Standing>,
    /// What scores are told in.
    pub unit: Unit,
}

impl Radar {
    /// Takes the profile out of the scores.
    pub fn of(scores: &Scores, occasions: Occasions) -> Self {
        let unit = scores.whole.unit;
        Self { occasions, standings: standings(scores), unit, shows_target: false }
    }

    /// Draws the target too.
    #[must_use]
    pub fn with_target(mut self) -> Self {
        self.shows_target = true;
        self
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        alt_text(title, self.unit, &self.occasions, &self.standings)
    }

    pub(super) fn table(&self) -> ChartTable {
        table(&self.occasions, &self.standings)
    }
}

impl Bars {
    /// Takes the bars out of the scores.
    pub fn of(scores: &Scores, occasions: Occasions) -> Self {
        Self { occasions, standings: standings(scores), unit: scores.whole.unit }
    }

    /// Tells where the plan would bring each domain of the latest campaign.
    #[must_use]
    pub fn with_plan(mut self, dossier: &Dossier) -> Self {
        let mut plans = planned_by_domain(dossier);
        for standing in &mut self.standings {
            standing.planned = plans.remove(&standing.id).unwrap_or_default();
        }
        self
    }

    pub(super) fn title(&self) -> String {
        let has_then = self.standings.iter().any(|standing| standing.then.is_ok());
        let has_target = self.standings.iter().any(|standing| standing.target.is_some());
        match (has_then, has_target) {
            (true, true) => "Atteint, dernière fois, cible",
            (true, false) => "Atteint et dernière fois",
            (false, true) => "Atteint et cible",
            (false, false) => "Niveau par domaine",
        }
        .to_owned()
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        alt_text(title, self.unit, &self.occasions, &self.standings)
    }

    pub(super) fn table(&self) -> ChartTable {
        table(&self.occasions, &self.standings)
    }
}

impl Standing {
    /// Writes the change, if there is one to tell.
    pub fn change_words(&self) -> Option<String> {
        self.change.map(|change| self.unit.change_words(change))
    }

    /// Writes the change with what it goes over, when the two means do not tell it.
    fn change_told(&self) -> Option<String> {
        self.change.map(|change| change_told(self.unit, change, self.basis))
    }

    /// Tells where the plan would bring it: "2,6 en juin 2027 (A2 au niveau 3)".
    pub fn plan_words(&self) -> Option<String> {
        let words = self.planned.iter().map(|planned| planned_words(self.unit, planned));
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join(", puis "))
    }

    /// Writes the band the mean lies in, if it is uncertain: "entre 1,8 et 2,3".
    pub fn band_words(&self) -> Option<String> {
        let (low, high) = self.band?;
        Some(format!("entre {} et {}", self.unit.words(low), self.unit.words(high)))
    }

    /// Tells all about this domain, for who points at it.
    pub fn sentence(&self, occasions: &Occasions) -> String {
        fr!("{} : {}", self.title, self.figures(occasions))
    }

    fn figures(&self, occasions: &Occasions) -> String {
        let then = self.then.ok().map(|then| {
            let link = if self.now.is_ok() { " contre" } else { "," };
            format!("{link} {} {}", self.unit.words(then), occasions.when())
        });
        let change = self.change_told().map(|change| format!(" ({change})"));
        let target = self.target.map(|target| format!(", cible {}", self.unit.words(target)));
        let band = self.band_words().map(|band| format!(", {band} faute d’accord"));
        let plan = self.plan_words().map(|words| fr!(", prévu par le plan : {words}"));
        let now = mean_told(self.unit, self.now);
        let parts = [Some(now), then, change, target, band, plan];
        parts.into_iter().flatten().collect()
    }
}

fn standings(scores: &Scores) -> Vec<Standing> {
    scores.domains.iter().map(standing).collect()
}

fn standing(domain: &DomainScore) -> Standing {
    let score = &domain.score;
    Standing {
        id: domain.id.clone(),
        code: domain.code.clone(),
        title: domain.title.clone(),
        short_title: domain.short_title.clone(),
        unit: score.unit,
        now: score.mean,
        then: score.former,
        target: score.target.filter(|target| score.mean.is_ok_and(|mean| *target > mean)),
        band: score.band,
        change: score.change.as_ref().map(MeanChange::difference),
        basis: score.change_basis(),
        planned: Vec::new(),
    }
}

fn alt_text(title: &str, unit: Unit, occasions: &Occasions, standings: &[Standing]) -> String {
    let domains: Vec<String> =
        standings.iter().map(|standing| standing.sentence(occasions)).collect();
    let opening = opening(title, &unit.range_words());
    format!("{opening}, {}. {}.", occasions.now, domains.join(fr!(" ; ")))
}

fn table(occasions: &Occasions, standings: &[Standing]) -> ChartTable {
    let has_band = standings.iter().any(|standing| standing.band.is_some());
    let has_plan = standings.iter().any(|standing| !standing.planned.is_empty());
    let headers = ["Domaine", &occasions.now, &occasions.then, "Évolution", "Cible"];
    let uncertain = has_band.then_some("Faute d’accord");
    let plan = has_plan.then_some("Prévu par le plan");
    let headers = headers.into_iter().chain(uncertain).chain(plan);
    let dash = || Absence::Nothing.words().to_owned();
    let rows = standings.iter().map(|standing| {
        let cells = [
            format!("{} · {}", standing.code, standing.title),
            mean_told(standing.unit, standing.now),
            mean_told(standing.unit, standing.then),
            standing.change_told().unwrap_or_else(dash),
            value_told(standing.unit, standing.target),
        ];
        let band = has_band.then(|| standing.band_words().unwrap_or_else(dash));
        let plan = has_plan.then(|| standing.plan_words().unwrap_or_else(dash));
        cells.into_iter().chain(band).chain(plan).collect()
    });
    ChartTable { headers: headers.map(french::capitalised).collect(), rows: rows.collect() }
}
