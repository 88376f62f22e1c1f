//! [`Grid`] → what its file holds, with French keys. Keys at their default are left out.
//!
//! Never computes a text.

use serde::Serialize;

use crate::grid::{Criterion, Domain, Gate, Grid, Indicator, LevelText, Link, ScaleLevel};
use crate::source::{Text, is_default};

/// A grid as its file holds it. A variant, because `ron` writes its name and no other.
#[derive(Serialize)]
pub(crate) enum GridFile<'a> {
    Grille {
        format: u32,
        id: Text<'a>,
        version: String,
        titre: Text<'a>,
        structure: Text<'a>,
        langue: Text<'a>,
        source: Text<'a>,
        licence: Text<'a>,
        auteurs: Vec<Text<'a>>,
        en_vigueur: String,
        echelle: Vec<ScaleLevelFile<'a>>,
        calcul: ScoringFile,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        indicateurs: Vec<IndicatorFile<'a>>,
        domaines: Vec<DomainFile<'a>>,
    },
}

#[derive(Serialize)]
pub(crate) struct ScaleLevelFile<'a> {
    nom: Text<'a>,
    definition: Text<'a>,
}

#[derive(Serialize)]
pub(crate) struct ScoringFile {
    moyenne: Mean,
    couverture_minimale: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paliers: Vec<GateFile>,
}

/// The only mean there is: of agreed levels, by the weight of criteria.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Mean {
    Ponderee,
}

#[derive(Serialize)]
struct GateFile {
    niveau: u8,
    socle_au_moins: u8,
}

#[derive(Serialize)]
pub(crate) struct IndicatorFile<'a> {
    id: Text<'a>,
    nom: Text<'a>,
}

#[derive(Serialize)]
pub(crate) struct DomainFile<'a> {
    id: Text<'a>,
    code: Text<'a>,
    titre: Text<'a>,
    titre_court: Text<'a>,
    criteres: Vec<CriterionFile<'a>>,
}

#[derive(Serialize)]
struct CriterionFile<'a> {
    id: Text<'a>,
    #[serde(skip_serializing_if = "is_one")]
    sens: u32,
    code: Text<'a>,
    titre: Text<'a>,
    question: Text<'a>,
    #[serde(skip_serializing_if = "is_one")]
    poids: u32,
    #[serde(skip_serializing_if = "is_default")]
    socle: bool,
    #[serde(skip_serializing_if = "is_default")]
    sensible: bool,
    #[serde(skip_serializing_if = "is_default")]
    parcours_court: bool,
    #[serde(skip_serializing_if = "is_default")]
    sans_objet: bool,
    niveaux: Vec<LevelFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preuves: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    liens: Vec<LinkFile<'a>>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    axe_has: Text<'a>,
}

#[derive(Serialize)]
struct LevelFile<'a> {
    phrase: Text<'a>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pas: Text<'a>,
}

#[derive(Serialize)]
struct LinkFile<'a> {
    indicateur: Text<'a>,
    a_partir_de: u8,
}

impl<'a> From<&'a Grid> for GridFile<'a> {
    fn from(grid: &'a Grid) -> Self {
        Self::Grille {
            format: 1,
            id: Text(&grid.id.0),
            version: grid.version.to_string(),
            titre: Text(&grid.title),
            structure: Text(&grid.structure),
            langue: Text(&grid.language),
            source: Text(&grid.source),
            licence: Text(&grid.licence),
            auteurs: grid.authors.iter().map(|author| Text(author)).collect(),
            en_vigueur: grid.effective_date.to_string(),
            echelle: grid.scale.iter().map(ScaleLevelFile::from).collect(),
            calcul: ScoringFile {
                moyenne: Mean::Ponderee,
                couverture_minimale: grid.scoring.minimum_coverage_percent,
                paliers: grid.scoring.gates.iter().map(GateFile::from).collect(),
            },
            indicateurs: grid.indicators.iter().map(IndicatorFile::from).collect(),
            domaines: grid.domains.iter().map(DomainFile::from).collect(),
        }
    }
}

impl<'a> From<&'a ScaleLevel> for ScaleLevelFile<'a> {
    fn from(level: &'a ScaleLevel) -> Self {
        Self { nom: Text(&level.name), definition: Text(&level.definition) }
    }
}

impl From<&Gate> for GateFile {
    fn from(gate: &Gate) -> Self {
        Self { niveau: gate.level.number(), socle_au_moins: gate.socle_at_least.number() }
    }
}

impl<'a> From<&'a Indicator> for IndicatorFile<'a> {
    fn from(indicator: &'a Indicator) -> Self {
        Self { id: Text(&indicator.id), nom: Text(&indicator.name) }
    }
}

impl<'a> From<&'a Domain> for DomainFile<'a> {
    fn from(domain: &'a Domain) -> Self {
        Self {
            id: Text(&domain.id),
            code: Text(&domain.code),
            titre: Text(&domain.title),
            titre_court: Text(&domain.short_title),
            criteres: domain.criteria.iter().map(CriterionFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Criterion> for CriterionFile<'a> {
    fn from(criterion: &'a Criterion) -> Self {
        Self {
            id: Text(&criterion.id.0),
            sens: criterion.meaning,
            code: Text(&criterion.code),
            titre: Text(&criterion.title),
            question: Text(&criterion.question),
            poids: criterion.weight,
            socle: criterion.is_socle,
            sensible: criterion.is_sensitive,
            parcours_court: criterion.in_short_path,
            sans_objet: criterion.allows_not_applicable,
            niveaux: criterion.levels.iter().map(LevelFile::from).collect(),
            preuves: criterion.proofs.iter().map(|proof| Text(proof)).collect(),
            liens: criterion.links.iter().map(LinkFile::from).collect(),
            axe_has: Text(criterion.has_axis.as_deref().unwrap_or_default()),
        }
    }
}

impl<'a> From<&'a LevelText> for LevelFile<'a> {
    fn from(level: &'a LevelText) -> Self {
        let first_step = level.first_step.as_deref().unwrap_or_default();
        Self { phrase: Text(&level.sentence), pas: Text(first_step) }
    }
}

impl<'a> From<&'a Link> for LinkFile<'a> {
    fn from(link: &'a Link) -> Self {
        Self { indicateur: Text(&link.indicator), a_partir_de: link.from_level.number() }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(number: &u32) -> bool {
    *number == 1
}
