//! What a grid asks, in words that name its own domains and criteria.

use super::{CriterionCondition, CriterionId, Gate, GateCondition, GateScope, Grid, number_words};
use crate::french;

impl CriterionCondition {
    /// Says when the criterion is asked: "demandé seulement quand « A1 » atteint le niveau 2".
    pub fn words(&self, grid: &Grid) -> String {
        match self {
            Self::Profile { question, among } => {
                let asked = grid.profile.iter().find(|one| one.id == *question);
                let asked = asked.map_or(question.as_str(), |one| &one.question);
                let among = french::listed_or(among);
                fr!("demandé seulement si la réponse à « {asked} » est {among}")
            }
            Self::Reached { criterion, at_least } => {
                let code = grid.criterion(criterion).map(|(_, found)| found.code.as_str());
                let code = code.unwrap_or(&criterion.0);
                fr!("demandé seulement quand {code} atteint le niveau~{at_least}")
            }
            Self::Professions(names) => {
                format!("demandé seulement aux équipes qui comptent {}", french::listed_or(names))
            }
        }
    }
}

impl Gate {
    /// Returns its name where it is a result: "2 · Structuré", "Bronze".
    pub fn title(&self, grid: &Grid) -> String {
        match (&self.name, self.level) {
            (Some(name), _) => name.clone(),
            (None, Some(level)) => format!("{level} · {}", grid.level_name(level)),
            (None, None) => String::new(),
        }
    }

    /// Says what it asks for, in one sentence without its end.
    pub fn words(&self, grid: &Grid) -> String {
        let words: Vec<String> = self.conditions.iter().map(|one| one.words(grid)).collect();
        words.join(fr!(" ; "))
    }
}

impl GateScope {
    fn words(&self, grid: &Grid) -> String {
        match self {
            Self::Socle => "les critères socles".to_owned(),
            Self::All => "les critères".to_owned(),
            Self::Domain(id) => {
                let title = grid.domain(id).map_or(id.as_str(), |domain| &domain.title);
                fr!("les critères de « {title} »")
            }
            Self::Named(ids) => {
                let code = |id: &CriterionId| {
                    let found = grid.criterion(id).map(|(_, found)| found.code.clone());
                    found.unwrap_or_else(|| id.0.clone())
                };
                let codes: Vec<String> = ids.iter().map(code).collect();
                format!("les critères {}", codes.join(", "))
            }
        }
    }
}

impl GateCondition {
    /// Says what it asks for.
    pub fn words(&self, grid: &Grid) -> String {
        match self {
            Self::Share { of, percent: 100, at_least } => {
                let of = of.words(grid);
                fr!("tous {of} doivent être au moins au niveau~{at_least}")
            }
            Self::Share { of: GateScope::All, percent, at_least } => {
                fr!("{percent} % au moins des critères doivent être au moins au niveau~{at_least}")
            }
            Self::Share { of, percent, at_least } => {
                let of = of.words(grid);
                fr!(
                    "{percent} % au moins des critères ({of}) doivent être au moins au niveau~{at_least}"
                )
            }
            Self::Score { domain, at_least } => {
                let of = match domain.as_deref().and_then(|id| grid.domain(id)) {
                    Some(domain) => fr!("le score de « {} »", domain.title),
                    None => "le score de l’ensemble".to_owned(),
                };
                format!("{of} doit être au moins {}", number_words(*at_least))
            }
        }
    }
}
