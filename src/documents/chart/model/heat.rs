//! Every criterion over the campaigns, grouped by domain.

use std::ops::Range;

use jiff::civil::Date;

use super::common::{ChartTable, opening};
use super::lines::Moment;
use crate::dossier::{Answer, Dossier};
use crate::french;
use crate::grid::{CriterionId, Level};
use crate::scoring::{Absence, HeatCell, HeatRow, Strength, heat_rows};

/// Every criterion over the campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// The campaigns, one per column, in the order of dates.
    pub moments: Vec<Moment>,
    /// Names of the levels, lowest first.
    pub level_names: [String; Level::COUNT],
    /// The criteria by domain.
    pub groups: Vec<HeatGroup>,
}

/// The criteria of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    /// "A · Coordination".
    pub title: String,
    /// In the order of the grid.
    pub rows: Vec<HeatMapRow>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMapRow {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// One per campaign.
    pub cells: Vec<HeatCell>,
    /// What stands behind each level; empty when the map does not tell.
    pub strengths: Vec<Option<Strength>>,
}

impl HeatMap {
    /// Takes every criterion of the latest campaign, over all campaigns.
    pub fn of(dossier: &Dossier) -> Self {
        let mut groups: Vec<(String, HeatGroup)> = Vec::new();
        for row in heat_rows(dossier) {
            let HeatRow { criterion, code, title, domain, cells } = row;
            let row = HeatMapRow { criterion, code, title, cells, strengths: Vec::new() };
            if let Some((_, group)) = groups.last_mut().filter(|(last, _)| *last == domain) {
                group.rows.push(row);
            } else {
                let title = group_title(dossier, &domain);
                groups.push((domain, HeatGroup { title, rows: vec![row] }));
            }
        }
        let scale = dossier.latest_campaign().map(|campaign| &campaign.grid.scale);
        Self {
            moments: Moment::all(dossier),
            level_names: Level::ALL
                .map(|level| scale.map(|s| level.of(s).name.clone()).unwrap_or_default()),
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }

    /// Marks every level with what stands behind it, as it is judged on a day.
    #[must_use]
    pub fn with_strengths(mut self, dossier: &Dossier, today: Date) -> Self {
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            let judged = row.cells.iter().zip(&dossier.campaigns).map(|(cell, campaign)| {
                let HeatCell::Answered(Answer::Level(_)) = cell else { return None };
                Strength::of(dossier, campaign, &row.criterion, today)
            });
            row.strengths = judged.collect();
        }
        self
    }

    /// Returns the number of criteria.
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// Returns the same map with these criteria only, each under the title of its domain.
    ///
    /// A page of a long grid, for a report or a view that scrolls.
    #[must_use]
    pub fn page(&self, rows: Range<usize>) -> Self {
        let mut index = 0..;
        let groups = self.groups.iter().map(|group| HeatGroup {
            title: group.title.clone(),
            rows: group
                .rows
                .iter()
                .filter(|_| index.next().is_some_and(|i| rows.contains(&i)))
                .cloned()
                .collect(),
        });
        Self { groups: groups.filter(|group| !group.rows.is_empty()).collect(), ..self.bare() }
    }

    fn bare(&self) -> Self {
        Self {
            moments: self.moments.clone(),
            level_names: self.level_names.clone(),
            groups: Vec::new(),
        }
    }

    /// Tells a cell in words: `2 (Structuré)`, `sans objet`, …
    pub fn cell_words(&self, cell: &HeatCell) -> String {
        match cell {
            HeatCell::Answered(Answer::Level(level)) => {
                format!("{level} ({})", level.of(&self.level_names))
            }
            HeatCell::Answered(answer) => answer.words(),
            HeatCell::Unanswered => Absence::Unanswered.words().to_owned(),
            HeatCell::NotComparable => "non comparable".to_owned(),
        }
    }

    /// Tells a criterion in a campaign in words, what stands behind its level included.
    pub fn words_at(&self, row: &HeatMapRow, column: usize) -> String {
        let words = row.cells.get(column).map_or_else(String::new, |cell| self.cell_words(cell));
        match row.strengths.get(column).copied().flatten() {
            Some(strength) => format!("{words}, {}", strength.label()),
            None => words,
        }
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let criteria = french::count(self.row_count(), "critère");
        let campaigns = french::count(self.moments.len(), "campagne");
        let counts: Vec<String> = self
            .moments
            .iter()
            .enumerate()
            .map(|(column, moment)| fr!("{} : {}", moment.label, self.counts(column)))
            .collect();
        format!("{}, {criteria}, {campaigns}. {}.", opening(title), counts.join(". "))
    }

    fn counts(&self, column: usize) -> String {
        let cells = || self.rows().filter_map(|(_, row)| row.cells.get(column));
        let level = |level: Level| {
            let count = cells().filter(|c| **c == HeatCell::Answered(Answer::Level(level))).count();
            (count > 0).then(|| format!("{count} au niveau {level}"))
        };
        let (left_out, unanswered) = (Absence::NotApplicable, Absence::Unanswered);
        let others = [left_out.words(), "ne sait pas", unanswered.words(), "non comparable"];
        let other = |words: &&str| {
            let count = cells().filter(|cell| self.cell_words(cell) == **words).count();
            (count > 0).then(|| format!("{count} {words}"))
        };
        let is_disputed =
            |cell: &&HeatCell| matches!(cell, HeatCell::Answered(Answer::Disputed { .. }));
        let disputed = cells().filter(is_disputed).count();
        let disputed = (disputed > 0).then(|| format!("{disputed} sans accord à ce jour"));
        let strength = |strength: Strength| {
            let is_so = |row: &HeatMapRow| row.strengths.get(column) == Some(&Some(strength));
            let count = self.rows().filter(|(_, row)| is_so(row)).count();
            (count > 0).then(|| strength.count(count))
        };
        let levels = Level::ALL.into_iter().filter_map(level);
        let parts = levels.chain(others.iter().filter_map(other)).chain(disputed);
        parts
            .chain(Strength::ALL.iter().copied().filter_map(strength))
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(super) fn table(&self) -> ChartTable {
        let headers = ["Domaine", "Critère"].map(str::to_owned).into_iter();
        let rows = self.rows().map(|(group, row)| {
            let names = [group.title.clone(), format!("{} · {}", row.code, row.title)];
            let cells = (0..row.cells.len()).map(|column| self.words_at(row, column));
            names.into_iter().chain(cells).collect()
        });
        ChartTable {
            headers: headers.chain(self.moments.iter().map(|m| m.label.clone())).collect(),
            rows: rows.collect(),
        }
    }

    fn rows(&self) -> impl Iterator<Item = (&HeatGroup, &HeatMapRow)> {
        self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)))
    }
}

fn group_title(dossier: &Dossier, code: &str) -> String {
    let domain = dossier
        .latest_campaign()
        .and_then(|campaign| campaign.grid.domains.iter().find(|domain| domain.code == code));
    domain.map_or_else(|| code.to_owned(), |domain| format!("{code} · {}", domain.title))
}
