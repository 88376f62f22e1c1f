//! [`Grid`] → what its file holds, with French keys. Keys at their default are left out.
//!
//! Never computes a text.

use serde::Serialize;

use crate::grid::{Criterion, Domain, Extent, Gate, Grid, LevelText, Link, LinkTarget, ScaleLevel};
use crate::source::{FileKind, PlainText, is_default};

/// A grid as its file holds it. A variant, because `ron` writes its name and no other.
#[derive(Serialize)]
pub(crate) enum GridFile<'a> {
    Grille {
        format: i64,
        id: PlainText<'a>,
        version: String,
        titre: PlainText<'a>,
        structure: PlainText<'a>,
        langue: PlainText<'a>,
        source: PlainText<'a>,
        licence: PlainText<'a>,
        auteurs: Vec<PlainText<'a>>,
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
    nom: PlainText<'a>,
    definition: PlainText<'a>,
}

#[derive(Serialize)]
pub(crate) struct ScoringFile {
    moyenne: WrittenMean,
    couverture_minimale: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paliers: Vec<GateFile>,
}

/// The only mean there is: of agreed levels, by the weight of criteria.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum WrittenMean {
    Ponderee,
}

#[derive(Serialize)]
struct GateFile {
    niveau: u8,
    socle_au_moins: u8,
}

#[derive(Serialize)]
pub(crate) struct IndicatorFile<'a> {
    id: PlainText<'a>,
    nom: PlainText<'a>,
}

#[derive(Serialize)]
pub(crate) struct DomainFile<'a> {
    id: PlainText<'a>,
    code: PlainText<'a>,
    titre: PlainText<'a>,
    titre_court: PlainText<'a>,
    criteres: Vec<CriterionFile<'a>>,
}

#[derive(Serialize)]
struct CriterionFile<'a> {
    id: PlainText<'a>,
    #[serde(skip_serializing_if = "is_one")]
    sens: u32,
    code: PlainText<'a>,
    titre: PlainText<'a>,
    question: PlainText<'a>,
    #[serde(skip_serializing_if = "is_one")]
    poids: u32,
    #[serde(skip_serializing_if = "is_default")]
    socle: bool,
    #[serde(skip_serializing_if = "is_default")]
    sensible: bool,
    #[serde(skip_serializing_if = "is_default")]
    parcours_premier: bool,
    #[serde(skip_serializing_if = "is_default")]
    parcours_court: bool,
    #[serde(skip_serializing_if = "is_default")]
    sans_objet: bool,
    niveaux: Vec<LevelFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preuves: Vec<PlainText<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    liens: Vec<LinkFile<'a>>,
    #[serde(skip_serializing_if = "PlainText::is_empty")]
    axe_has: PlainText<'a>,
}

#[derive(Serialize)]
struct LevelFile<'a> {
    phrase: PlainText<'a>,
    #[serde(skip_serializing_if = "PlainText::is_empty")]
    pas: PlainText<'a>,
}

#[derive(Serialize)]
struct LinkFile<'a> {
    indicateur: PlainText<'a>,
    a_partir_de: u8,
}

impl<'a> From<&'a Grid> for GridFile<'a> {
    fn from(grid: &'a Grid) -> Self {
        Self::Grille {
            format: FileKind::GRID.format,
            id: PlainText(&grid.id.0),
            version: grid.version.to_string(),
            titre: PlainText(&grid.title),
            structure: PlainText(&grid.structure),
            langue: PlainText(&grid.language),
            source: PlainText(&grid.source),
            licence: PlainText(&grid.licence),
            auteurs: grid.authors.iter().map(|author| PlainText(author)).collect(),
            en_vigueur: grid.effective_date.to_string(),
            echelle: grid.scale.iter().map(ScaleLevelFile::from).collect(),
            calcul: ScoringFile {
                moyenne: WrittenMean::Ponderee,
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
        Self { nom: PlainText(&level.name), definition: PlainText(&level.definition) }
    }
}

impl From<&Gate> for GateFile {
    fn from(gate: &Gate) -> Self {
        Self { niveau: gate.level.number(), socle_au_moins: gate.socle_at_least.number() }
    }
}

impl<'a> From<&'a LinkTarget> for IndicatorFile<'a> {
    fn from(indicator: &'a LinkTarget) -> Self {
        Self { id: PlainText(&indicator.id), nom: PlainText(&indicator.name) }
    }
}

impl<'a> From<&'a Domain> for DomainFile<'a> {
    fn from(domain: &'a Domain) -> Self {
        Self {
            id: PlainText(&domain.id),
            code: PlainText(&domain.code),
            titre: PlainText(&domain.title),
            titre_court: PlainText(&domain.short_title),
            criteres: domain.criteria.iter().map(CriterionFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Criterion> for CriterionFile<'a> {
    fn from(criterion: &'a Criterion) -> Self {
        Self {
            id: PlainText(&criterion.id.0),
            sens: criterion.meaning,
            code: PlainText(&criterion.code),
            titre: PlainText(&criterion.title),
            question: PlainText(&criterion.question),
            poids: criterion.weight,
            socle: criterion.is_socle,
            sensible: criterion.is_sensitive,
            parcours_premier: criterion.is_in(Extent::First),
            parcours_court: criterion.is_in(Extent::Short),
            sans_objet: criterion.allows_not_applicable,
            niveaux: criterion.levels.iter().map(LevelFile::from).collect(),
            preuves: criterion.proofs.iter().map(|proof| PlainText(proof)).collect(),
            liens: criterion.links.iter().map(LinkFile::from).collect(),
            axe_has: PlainText(criterion.has_axis.as_deref().unwrap_or_default()),
        }
    }
}

impl<'a> From<&'a LevelText> for LevelFile<'a> {
    fn from(level: &'a LevelText) -> Self {
        let first_step = level.first_step.as_deref().unwrap_or_default();
        Self { phrase: PlainText(&level.sentence), pas: PlainText(first_step) }
    }
}

impl<'a> From<&'a Link> for LinkFile<'a> {
    fn from(link: &'a Link) -> Self {
        Self { indicateur: PlainText(&link.indicator), a_partir_de: link.from_level.number() }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(number: &u32) -> bool {
    *number == 1
}
