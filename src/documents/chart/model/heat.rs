//! Every criterion over the campaigns, grouped by domain.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::common::{ChartTable, opening};
use super::lines::Moment;
use crate::dossier::{Answer, Dossier};
use crate::french;
use crate::grid::{CriterionId, Domain, Level, Scale, Subdomain};
use crate::scoring::{Absence, HeatCell, HeatRow, Strength, heat_rows};

const NOT_COMPARABLE: &str = "non comparable";

/// Every criterion over the campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// The campaigns, one per column, in the order of dates.
    pub moments: Vec<Moment>,
    /// The scale of the grid; `None` while there is no campaign.
    pub scale: Option<Arc<Scale>>,
    /// The criteria by domain.
    pub groups: Vec<HeatGroup>,
}

/// The criteria of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    /// "A · Coordination", "A · Coordination › A.1 · Réunions".
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
    /// What its levels are levels of.
    pub scale: Arc<Scale>,
    /// One per campaign.
    pub cells: Vec<HeatCell>,
    /// What stands behind each level; empty when the map does not tell.
    pub strengths: Vec<Option<Strength>>,
}

impl HeatMap {
    /// Takes every criterion of the latest campaign, over all campaigns.
    pub fn of(dossier: &Dossier) -> Self {
        let mut groups: Vec<HeatGroup> = Vec::new();
        let Some(latest) = dossier.latest_campaign() else {
            return Self { moments: Vec::new(), scale: None, groups };
        };
        let mut rows = heat_rows(dossier).into_iter().peekable();
        for domain in &latest.grid.domains {
            for (part, criteria) in domain.parts() {
                let mut own = Vec::new();
                for criterion in criteria {
                    let Some(row) = rows.next_if(|row| row.criterion == criterion.id) else {
                        continue;
                    };
                    let HeatRow { criterion: id, code, title, domain: _, cells } = row;
                    let (scale, strengths) = (Arc::clone(&criterion.scale), Vec::new());
                    own.push(HeatMapRow { criterion: id, code, title, scale, cells, strengths });
                }
                if !own.is_empty() {
                    groups.push(HeatGroup { title: group_title(domain, part), rows: own });
                }
            }
        }
        let scale = Some(Arc::clone(latest.grid.scale()));
        Self { moments: Moment::all(dossier), scale, groups }
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
        Self { moments: self.moments.clone(), scale: self.scale.clone(), groups: Vec::new() }
    }

    /// Returns the first scale that is not the grid's own, when some criteria have one.
    pub fn other_scale(&self) -> Option<&Scale> {
        let mut scales = self.rows().map(|(_, row)| &row.scale);
        scales.find(|scale| !self.is_own(scale)).map(|scale| &**scale)
    }

    fn is_own(&self, scale: &Arc<Scale>) -> bool {
        self.scale.as_ref().is_some_and(|own| Arc::ptr_eq(own, scale) || own == scale)
    }

    /// Tells a cell of a criterion of this scale in words: `2 (Structuré)`, `sans objet`, …
    fn cell_words(scale: &Scale, cell: &HeatCell) -> String {
        match cell {
            HeatCell::Answered(Answer::Level(level)) => match scale.name(*level) {
                "" => level.to_string(),
                name => format!("{level} ({name})"),
            },
            HeatCell::Answered(answer) => answer.words(),
            HeatCell::Unanswered => Absence::Unanswered.words().to_owned(),
            HeatCell::NotComparable => NOT_COMPARABLE.to_owned(),
        }
    }

    /// Tells a criterion in a campaign in words, what stands behind its level included.
    pub fn words_at(&self, row: &HeatMapRow, column: usize) -> String {
        let cell = row.cells.get(column);
        let words = cell.map_or_else(String::new, |cell| Self::cell_words(&row.scale, cell));
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
        let range = self.scale.as_ref().map(|scale| scale.words()).unwrap_or_default();
        format!("{}, {criteria}, {campaigns}. {}.", opening(title, &range), counts.join(". "))
    }

    fn counts(&self, column: usize) -> String {
        let cells = || self.rows().filter_map(|(_, row)| row.cells.get(column));
        let at = |row: &HeatMapRow| {
            let Some(HeatCell::Answered(answer)) = row.cells.get(column) else { return None };
            answer.level()
        };
        let (own, others): (Vec<&HeatMapRow>, Vec<&HeatMapRow>) =
            self.rows().map(|(_, row)| row).partition(|row| self.is_own(&row.scale));
        let level = |level: Level| {
            let count = own.iter().filter(|row| at(row) == Some(level)).count();
            (count > 0).then(|| format!("{count} au niveau {level}"))
        };
        let elsewhere = others.iter().filter(|row| at(row).is_some()).count();
        let elsewhere = (elsewhere > 0).then(|| format!("{elsewhere} sur une autre échelle"));
        let (left_out, unanswered) = (Absence::NotApplicable, Absence::Unanswered);
        let left = [left_out.words(), "ne sait pas", unanswered.words(), NOT_COMPARABLE];
        let other = |words: &&str| {
            let count = cells().filter(|cell| told(cell) == Some(*words)).count();
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
        let levels = self.scale.iter().flat_map(|scale| scale.levels()).filter_map(level);
        let parts = levels.chain(elsewhere).chain(left.iter().filter_map(other)).chain(disputed);
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

/// Returns the words of a cell that has neither a level nor two.
fn told(cell: &HeatCell) -> Option<&'static str> {
    match cell {
        HeatCell::Answered(Answer::NotApplicable { .. }) => Some(Absence::NotApplicable.words()),
        HeatCell::Answered(Answer::Unknown) => Some("ne sait pas"),
        HeatCell::Answered(Answer::Level(_) | Answer::Disputed { .. }) => None,
        HeatCell::Unanswered => Some(Absence::Unanswered.words()),
        HeatCell::NotComparable => Some(NOT_COMPARABLE),
    }
}

/// Names the criteria of a domain, or of a part of it.
fn group_title(domain: &Domain, part: Option<&Subdomain>) -> String {
    let title = format!("{} · {}", domain.code, domain.title);
    part.map_or_else(|| title.clone(), |part| format!("{title} › {} · {}", part.code, part.title))
}
