//! Where each domain stands: the data of the profile and of the bars.

use num_rational::Ratio;

use super::{INCOMPLETE, Occasions, Table, change_words, opening, value_or_incomplete};
use crate::french::{self, NBSP};
use crate::scoring::{Change, DomainScore, Scores};

/// Where one domain stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Code of the domain.
    pub code: String,
    /// Its full title.
    pub title: String,
    /// One or two words for labels.
    pub short_title: String,
    /// Mean reached; `None` while too few criteria have a level.
    pub now: Option<Ratio<i64>>,
    /// Mean of the last comparable campaign.
    pub then: Option<Ratio<i64>>,
    /// What is aimed at, when it is above what is reached.
    pub target: Option<Ratio<i64>>,
    /// Between which means it lies, when the team does not agree on some levels.
    pub band: Option<(Ratio<i64>, Ratio<i64>)>,
    /// Change since then, over the criteria that compare.
    pub change: Option<Ratio<i64>>,
}

/// Profile by domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// What the two campaigns are called.
    pub occasions: Occasions,
    /// In the order of the grid.
    pub standings: Vec<Standing>,
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
}

impl Radar {
    /// Takes the profile out of the scores.
    pub fn of(scores: &Scores, occasions: Occasions) -> Self {
        Self { occasions, standings: standings(scores), shows_target: false }
    }

    /// Draws the target too.
    #[must_use]
    pub fn with_target(mut self) -> Self {
        self.shows_target = true;
        self
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        alt_text(title, &self.occasions, &self.standings)
    }

    pub(super) fn table(&self) -> Table {
        table(&self.occasions, &self.standings)
    }
}

impl Bars {
    /// Takes the bars out of the scores.
    pub fn of(scores: &Scores, occasions: Occasions) -> Self {
        Self { occasions, standings: standings(scores) }
    }

    pub(super) fn title(&self) -> String {
        let has_then = self.standings.iter().any(|standing| standing.then.is_some());
        let has_target = self.standings.iter().any(|standing| standing.target.is_some());
        match (has_then, has_target) {
            (true, true) => "Atteint, dernière fois, cible",
            (true, false) => "Atteint et dernière fois",
            (false, true) => "Atteint et cible",
            (false, false) => "Niveau atteint par domaine",
        }
        .to_owned()
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        alt_text(title, &self.occasions, &self.standings)
    }

    pub(super) fn table(&self) -> Table {
        table(&self.occasions, &self.standings)
    }
}

impl Standing {
    /// Writes the change, if there is one to tell.
    pub fn change_words(&self) -> Option<String> {
        self.change.map(change_words)
    }

    /// Writes the band the mean lies in, if it is uncertain: "entre 1,8 et 2,3".
    pub fn band_words(&self) -> Option<String> {
        let (low, high) = self.band?;
        Some(format!("entre {} et {}", french::decimal(low), french::decimal(high)))
    }

    /// Tells all about this domain, for who points at it.
    pub fn sentence(&self, occasions: &Occasions) -> String {
        format!("{}{NBSP}: {}", self.title, self.figures(occasions))
    }

    fn figures(&self, occasions: &Occasions) -> String {
        let then = self.then.map(|then| {
            let link = if self.now.is_some() { " contre" } else { "," };
            format!("{link} {} {}", french::decimal(then), occasions.when())
        });
        let change = self.change_words().map(|change| format!(" ({change})"));
        let target = self.target.map(|target| format!(", cible {}", french::decimal(target)));
        let band = self.band_words().map(|band| format!(", {band} faute d’accord"));
        let parts = [Some(value_or_incomplete(self.now)), then, change, target, band];
        parts.into_iter().flatten().collect()
    }
}

fn standings(scores: &Scores) -> Vec<Standing> {
    scores.domains.iter().map(standing).collect()
}

fn standing(domain: &DomainScore) -> Standing {
    let score = &domain.score;
    Standing {
        code: domain.code.clone(),
        title: domain.title.clone(),
        short_title: domain.short_title.clone(),
        now: score.mean,
        then: score.former,
        target: score.target.filter(|target| score.mean.is_some_and(|mean| *target > mean)),
        band: score.band,
        change: score.change.as_ref().map(Change::difference),
    }
}

fn alt_text(title: &str, occasions: &Occasions, standings: &[Standing]) -> String {
    let domains: Vec<String> =
        standings.iter().map(|standing| standing.sentence(occasions)).collect();
    format!("{}, {}. {}.", opening(title), occasions.now, domains.join(&format!("{NBSP}; ")))
}

fn table(occasions: &Occasions, standings: &[Standing]) -> Table {
    let has_band = standings.iter().any(|standing| standing.band.is_some());
    let uncertain = has_band.then_some("Faute d’accord");
    let headers = ["Domaine", &occasions.now, &occasions.then, "Évolution", "Cible"];
    let headers = headers.into_iter().chain(uncertain);
    let header = |words: &str| {
        let mut letters = words.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    };
    let decimal = |value: Option<Ratio<i64>>| value.map_or_else(|| "–".to_owned(), french::decimal);
    let rows = standings.iter().map(|standing| {
        let band = standing.band_words().unwrap_or_else(|| "–".to_owned());
        let cells = [
            format!("{} · {}", standing.code, standing.title),
            standing.now.map_or_else(|| INCOMPLETE.to_owned(), french::decimal),
            decimal(standing.then),
            standing.change_words().unwrap_or_else(|| "–".to_owned()),
            decimal(standing.target),
        ];
        cells.into_iter().chain(has_band.then_some(band)).collect()
    });
    Table { headers: headers.map(header).collect(), rows: rows.collect() }
}
