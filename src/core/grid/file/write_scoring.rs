//! How a grid scores → what its file holds.

use serde::Serialize;

use super::words::{ExactNumber, Words};
use crate::grid::{
    AgreementRule, Gate, GateCondition, GateScope, Grid, Level, Over, ScoreDisplay, ScoringRule,
};
use crate::source::{Bare, PlainText};

#[derive(Serialize)]
pub(crate) struct ScoringFile<'a> {
    moyenne: RuleFile,
    #[serde(skip_serializing_if = "Bare::is_none")]
    ensemble: Bare<OverFile>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    affichage: Bare<DisplayFile>,
    couverture_minimale: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paliers: Vec<GateFile<'a>>,
}

#[derive(Serialize)]
pub(crate) struct AgreementFile {
    #[serde(skip_serializing_if = "Bare::is_none")]
    ecart: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    a_part: Bare<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum RuleFile {
    Ponderee,
    Simple,
    Minimum,
    Cumul,
    Points,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OverFile {
    Domaines,
}

#[derive(Serialize)]
#[serde(untagged)]
enum DisplayFile {
    Word(PercentFile),
    Over { sur: u32 },
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum PercentFile {
    Pourcent,
}

#[derive(Serialize)]
struct GateFile<'a> {
    #[serde(skip_serializing_if = "Bare::is_none")]
    niveau: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    nom: Bare<Words<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    socle_au_moins: Bare<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<GateConditionFile<'a>>,
}

#[derive(Default, Serialize)]
struct GateConditionFile<'a> {
    #[serde(skip_serializing_if = "Bare::is_none")]
    socle_au_moins: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    domaine: Bare<PlainText<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    criteres: Vec<PlainText<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    part: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    au_moins: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    moyenne: Bare<ExactNumber>,
}

impl AgreementFile {
    pub(super) const fn is_default(&self) -> bool {
        self.ecart.is_none() && self.a_part.is_none()
    }
}

impl From<&AgreementRule> for AgreementFile {
    fn from(rule: &AgreementRule) -> Self {
        Self { ecart: rule.within.into(), a_part: rule.apart_percent.into() }
    }
}

impl<'a> ScoringFile<'a> {
    pub(super) fn of(grid: &'a Grid) -> Self {
        let scoring = &grid.scoring;
        Self {
            moyenne: RuleFile::from(scoring.rule),
            ensemble: match scoring.over {
                Over::Criteria => Bare(None),
                Over::Domains => Bare::of(OverFile::Domaines),
            },
            affichage: match scoring.display {
                ScoreDisplay::Scale => Bare(None),
                ScoreDisplay::Percent => Bare::of(DisplayFile::Word(PercentFile::Pourcent)),
                ScoreDisplay::Over(sur) => Bare::of(DisplayFile::Over { sur }),
            },
            couverture_minimale: scoring.minimum_coverage_percent,
            paliers: scoring.gates.iter().map(|gate| GateFile::of(grid, gate)).collect(),
        }
    }
}

impl From<ScoringRule> for RuleFile {
    fn from(rule: ScoringRule) -> Self {
        match rule {
            ScoringRule::Weighted => Self::Ponderee,
            ScoringRule::Plain => Self::Simple,
            ScoringRule::Minimum => Self::Minimum,
            ScoringRule::Cumulative => Self::Cumul,
            ScoringRule::Points => Self::Points,
        }
    }
}

impl<'a> GateFile<'a> {
    fn of(grid: &'a Grid, gate: &'a Gate) -> Self {
        let socle = gate.socle_at_least();
        let conditions = if socle.is_some() { &[] } else { gate.conditions.as_slice() };
        Self {
            niveau: gate.level.map(Level::number).into(),
            nom: gate.name.as_deref().map(|name| Words::of(grid, name)).into(),
            socle_au_moins: socle.map(Level::number).into(),
            conditions: conditions.iter().map(GateConditionFile::from).collect(),
        }
    }
}

impl<'a> From<&'a GateCondition> for GateConditionFile<'a> {
    fn from(condition: &'a GateCondition) -> Self {
        match condition {
            GateCondition::Share { of: GateScope::Socle, percent: 100, at_least } => {
                Self { socle_au_moins: Bare::of(at_least.number()), ..Self::default() }
            }
            GateCondition::Share { of, percent, at_least } => {
                let domain = match of {
                    GateScope::Domain(id) => Some(PlainText(id)),
                    GateScope::Socle | GateScope::All | GateScope::Named(_) => None,
                };
                let named: &[crate::grid::CriterionId] = match of {
                    GateScope::Named(ids) => ids,
                    GateScope::Socle | GateScope::All | GateScope::Domain(_) => &[],
                };
                Self {
                    domaine: domain.into(),
                    criteres: named.iter().map(|id| PlainText(&id.0)).collect(),
                    part: Bare::of(*percent),
                    au_moins: Bare::of(at_least.number()),
                    ..Self::default()
                }
            }
            GateCondition::Score { domain, at_least } => Self {
                domaine: domain.as_deref().map(PlainText).into(),
                moyenne: Bare::of(ExactNumber(*at_least)),
                ..Self::default()
            },
        }
    }
}
