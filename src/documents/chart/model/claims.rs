//! What stands behind the levels a campaign claims, by domain: proven, observed, declared, expired.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::ChartTable;
use crate::dossier::{Campaign, Dossier};
use crate::grid::{Domain, Grid, Scale};
use crate::scoring::Strength;

/// What stands behind the levels, by domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// "2025".
    pub occasion: String,
    /// Which levels claim something: "au-dessus de 0".
    pub above: String,
    /// In the order of the grid.
    pub rows: Vec<ClaimsRow>,
}

/// The claims of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsRow {
    /// Code of the domain.
    pub code: String,
    /// Its full title.
    pub title: String,
    /// One or two words for labels.
    pub short_title: String,
    /// How many levels are so, in the order of [`Claims::ORDER`].
    pub counts: [usize; 4],
}

impl Claims {
    /// The strongest first.
    pub const ORDER: [Strength; 4] =
        [Strength::Proven, Strength::Observed, Strength::Declared, Strength::Expired];

    /// Counts the levels of a campaign that claim something, as they are judged on a day.
    pub fn of(dossier: &Dossier, campaign: &Campaign, today: Date) -> Self {
        let row = |domain: &Domain| {
            let judged: Vec<Strength> = domain
                .criteria
                .iter()
                .filter(|criterion| campaign.includes(criterion))
                .filter_map(|criterion| Strength::of(dossier, campaign, &criterion.id, today))
                .collect();
            ClaimsRow {
                code: domain.code.clone(),
                title: domain.title.clone(),
                short_title: domain.short_title.clone(),
                counts: Self::ORDER
                    .map(|strength| judged.iter().filter(|other| **other == strength).count()),
            }
        };
        Self {
            occasion: campaign.date.year().to_string(),
            above: Self::above(&campaign.grid),
            rows: campaign.grid.domains.iter().map(row).collect(),
        }
    }

    /// Says which levels of a grid claim something: "au-dessus de 0".
    pub fn above(grid: &Grid) -> String {
        let lowest = grid.scale().lowest();
        let is_lowest = |scale: &Arc<Scale>| scale.lowest() == lowest;
        if grid.scales.iter().all(is_lowest) {
            format!("au-dessus de {lowest}")
        } else {
            "au-dessus du plus bas".to_owned()
        }
    }

    /// Returns how many levels of the whole are so, in the order of [`Self::ORDER`].
    pub fn counts(&self) -> [(Strength, usize); 4] {
        let mut place = 0..;
        Self::ORDER.map(|strength| {
            let place = place.next().unwrap_or(0);
            (strength, self.rows.iter().filter_map(|row| row.counts.get(place)).sum())
        })
    }

    /// Returns how many levels are claimed.
    pub fn total(&self) -> usize {
        self.rows.iter().map(ClaimsRow::total).sum()
    }

    /// Returns the most levels a domain claims.
    pub fn most(&self) -> usize {
        self.rows.iter().map(ClaimsRow::total).max().unwrap_or(0)
    }

    /// Tells the whole: "12 documentés, 8 observés, 15 déclarés, 2 expirés".
    pub fn words(&self) -> String {
        counts_words(self.counts().into_iter())
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let domains = self.rows.iter().map(|row| row.sentence(&self.above));
        let domains: Vec<String> = domains.collect();
        fr!(
            "{title}, {}. Ensemble : {}. {}.",
            self.occasion,
            self.words(),
            domains.join(fr!(" ; "))
        )
    }

    pub(super) fn table(&self) -> ChartTable {
        let headers = ["Domaine", "Documentés", "Observés", "Déclarés", "Expirés"];
        let rows = self.rows.iter().map(|row| {
            let title = format!("{} · {}", row.code, row.title);
            std::iter::once(title).chain(row.counts.map(|count| count.to_string())).collect()
        });
        ChartTable { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() }
    }
}

impl ClaimsRow {
    /// Returns how many levels the domain claims.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Tells all about this domain, for who points at it; `above` says which levels claim something.
    pub fn sentence(&self, above: &str) -> String {
        let counts = Claims::ORDER.into_iter().zip(self.counts);
        let words = counts_words(counts);
        let words = if words.is_empty() { format!("aucun niveau {above}") } else { words };
        fr!("{} : {words}", self.title)
    }
}

fn counts_words(counts: impl Iterator<Item = (Strength, usize)>) -> String {
    let seen = counts.filter(|(_, number)| *number > 0);
    seen.map(|(strength, number)| strength.count(number)).collect::<Vec<_>>().join(", ")
}
