//! The plan of improvements over real dates: one bar each, from its start to its deadline.

use jiff::civil::Date;

use super::common::ChartTable;
use crate::dossier::{Dossier, Improvement, ImprovementState};
use crate::french;

/// Improvements over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The day that is drawn as a line.
    pub today: Date,
    /// Those that ask for attention first.
    pub tasks: Vec<TimelineTask>,
}

/// One improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineTask {
    /// Its objective.
    pub title: String,
    /// Codes of its criteria: "A2, B1".
    pub criteria: String,
    /// Who takes care of it; may be empty.
    pub owner: String,
    /// When it begins.
    pub start: Option<Date>,
    /// When it must be done.
    pub deadline: Option<Date>,
    /// Where it stands.
    pub state: ImprovementState,
    /// Whether its deadline has gone by.
    pub is_overdue: bool,
    /// Where it stands, in words: "en cours, en retard de 12 jours".
    pub standing: String,
}

const NONE: &str = crate::scoring::Absence::Nothing.words();

impl Timeline {
    /// Takes every improvement, as it stands on a day.
    pub fn of(dossier: &Dossier, today: Date) -> Self {
        let tasks = dossier
            .plan(today)
            .into_iter()
            .map(|improvement| TimelineTask::of(dossier, improvement, today));
        Self { today, tasks: tasks.collect() }
    }

    /// Returns the first and the last day that is drawn.
    pub fn span(&self) -> (Date, Date) {
        let days = || self.tasks.iter().flat_map(|task| [task.start, task.deadline]).flatten();
        let first = days().min().map_or(self.today, |day| day.min(self.today));
        let last = days().max().map_or(self.today, |day| day.max(self.today));
        (first, last)
    }

    pub(super) fn alt_text(&self, title: &str) -> String {
        let tasks: Vec<String> = self.tasks.iter().map(TimelineTask::sentence).collect();
        format!("{title}, au {}. {}.", french::long_date(self.today), tasks.join(". "))
    }

    pub(super) fn table(&self) -> ChartTable {
        let or_none = |text: &str| if text.is_empty() { NONE.to_owned() } else { text.to_owned() };
        let day = |date: Option<Date>| date.map_or_else(|| NONE.to_owned(), french::long_date);
        let rows = self.tasks.iter().map(|task| {
            vec![
                task.title.clone(),
                or_none(&task.criteria),
                or_none(&task.owner),
                day(task.start),
                day(task.deadline),
                task.standing.clone(),
            ]
        });
        let headers = ["Objectif", "Critères", "Responsable", "Début", "Échéance", "État"];
        ChartTable { headers: headers.map(str::to_owned).to_vec(), rows: rows.collect() }
    }
}

impl TimelineTask {
    fn of(dossier: &Dossier, improvement: &Improvement, today: Date) -> Self {
        let codes = dossier.codes_of(&improvement.criteria);
        Self {
            title: improvement.title().to_owned(),
            criteria: codes.join(", "),
            owner: improvement.owner.trim().to_owned(),
            start: improvement.start,
            deadline: improvement.deadline,
            state: improvement.state,
            is_overdue: improvement.is_overdue(today),
            standing: if improvement.is_overdue(today) {
                format!("{}, échéance dépassée", improvement.state.label())
            } else {
                improvement.standing_on(today)
            },
        }
    }

    /// Tells it: "Tenir six réunions : du 1er mars 2026 au 3 juin 2026, en cours, dans 12 jours".
    pub fn sentence(&self) -> String {
        let when = match (self.start, self.deadline) {
            (Some(start), Some(deadline)) => {
                format!("du {} au {}, ", french::long_date(start), french::long_date(deadline))
            }
            (Some(start), None) => format!("à partir du {}, ", french::long_date(start)),
            (None, Some(deadline)) => format!("pour le {}, ", french::long_date(deadline)),
            (None, None) => String::new(),
        };
        fr!("{} : {when}{}", self.title, self.standing)
    }
}
