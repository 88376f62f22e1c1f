//! [`Grid`] → what its file holds, with French keys. Keys at their default are left out.
//!
//! Never computes a text.

use serde::Serialize;

use super::words::{ColourFile, ExactNumber, Words};
use super::write_criteria::DomainFile;
use super::write_scoring::{AgreementFile, ScoringFile};
use crate::grid::{Grid, LinkTarget, ProfileQuestion, Scale};
use crate::source::{Bare, ByName, FileKind, PlainText, is_default};

/// A grid as its file holds it. A variant, because `ron` writes its name and no other.
#[derive(Serialize)]
pub(crate) enum GridFile<'a> {
    Grille {
        format: i64,
        id: PlainText<'a>,
        version: String,
        titre: Words<'a>,
        structure: Words<'a>,
        langue: PlainText<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        autres_langues: Vec<PlainText<'a>>,
        source: Words<'a>,
        licence: Words<'a>,
        auteurs: Vec<PlainText<'a>>,
        en_vigueur: String,
        #[serde(skip_serializing_if = "is_default")]
        premier_niveau: u8,
        echelle: Vec<ScaleLevelFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        groupes: Vec<GroupFile<'a>>,
        #[serde(skip_serializing_if = "ByName::is_empty")]
        autres_echelles: ByName<&'a str, ScaleFile<'a>>,
        #[serde(skip_serializing_if = "AgreementFile::is_default")]
        accord: AgreementFile,
        calcul: ScoringFile<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        profil: Vec<QuestionFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        indicateurs: Vec<IndicatorFile<'a>>,
        domaines: Vec<DomainFile<'a>>,
    },
}

/// A scale that some criteria use.
#[derive(Serialize)]
pub(crate) struct ScaleFile<'a> {
    #[serde(skip_serializing_if = "is_default")]
    premier_niveau: u8,
    niveaux: Vec<ScaleLevelFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groupes: Vec<GroupFile<'a>>,
}

#[derive(Serialize)]
pub(crate) struct ScaleLevelFile<'a> {
    nom: Words<'a>,
    #[serde(skip_serializing_if = "Words::is_empty")]
    definition: Words<'a>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    valeur: Bare<ExactNumber>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    couleur: Bare<ColourFile>,
}

#[derive(Serialize)]
pub(crate) struct GroupFile<'a> {
    nom: Words<'a>,
    de: u8,
    a: u8,
}

#[derive(Serialize)]
pub(crate) struct QuestionFile<'a> {
    id: PlainText<'a>,
    question: Words<'a>,
    choix: Vec<PlainText<'a>>,
}

#[derive(Serialize)]
pub(crate) struct IndicatorFile<'a> {
    id: PlainText<'a>,
    nom: Words<'a>,
}

impl<'a> From<&'a Grid> for GridFile<'a> {
    fn from(grid: &'a Grid) -> Self {
        let words = |text: &'a str| Words::of(grid, text);
        let scale = grid.scale();
        let others = grid
            .scales
            .iter()
            .filter_map(|scale| Some((scale.id.as_deref()?, ScaleFile::of(grid, scale))));
        let languages = grid.other_languages.iter();
        Self::Grille {
            format: FileKind::GRID.format,
            id: PlainText(&grid.id.0),
            version: grid.version.to_string(),
            titre: words(&grid.title),
            structure: words(&grid.structure),
            langue: PlainText(&grid.language),
            autres_langues: languages.map(|one| PlainText(&one.language)).collect(),
            source: words(&grid.source),
            licence: words(&grid.licence),
            auteurs: grid.authors.iter().map(|author| PlainText(author)).collect(),
            en_vigueur: grid.effective_date.to_string(),
            premier_niveau: scale.first,
            echelle: levels(grid, scale),
            groupes: groups(grid, scale),
            autres_echelles: ByName(others.collect()),
            accord: AgreementFile::from(&grid.agreement),
            calcul: ScoringFile::of(grid),
            profil: grid.profile.iter().map(|one| QuestionFile::of(grid, one)).collect(),
            indicateurs: grid.indicators.iter().map(|one| IndicatorFile::of(grid, one)).collect(),
            domaines: grid.domains.iter().map(|domain| DomainFile::of(grid, domain)).collect(),
        }
    }
}

impl<'a> ScaleFile<'a> {
    fn of(grid: &'a Grid, scale: &'a Scale) -> Self {
        Self {
            premier_niveau: scale.first,
            niveaux: levels(grid, scale),
            groupes: groups(grid, scale),
        }
    }
}

fn levels<'a>(grid: &'a Grid, scale: &'a Scale) -> Vec<ScaleLevelFile<'a>> {
    let levels = scale.levels.iter().map(|level| ScaleLevelFile {
        nom: Words::of(grid, &level.name),
        definition: Words::of(grid, &level.definition),
        valeur: level.value.map(ExactNumber).into(),
        couleur: level.colour.map(ColourFile::from).into(),
    });
    levels.collect()
}

fn groups<'a>(grid: &'a Grid, scale: &'a Scale) -> Vec<GroupFile<'a>> {
    let groups = scale.groups.iter().map(|group| GroupFile {
        nom: Words::of(grid, &group.name),
        de: group.from.number(),
        a: group.to.number(),
    });
    groups.collect()
}

impl<'a> QuestionFile<'a> {
    fn of(grid: &'a Grid, question: &'a ProfileQuestion) -> Self {
        Self {
            id: PlainText(&question.id),
            question: Words::of(grid, &question.question),
            choix: question.choices.iter().map(|choice| PlainText(choice)).collect(),
        }
    }
}

impl<'a> IndicatorFile<'a> {
    fn of(grid: &'a Grid, indicator: &'a LinkTarget) -> Self {
        Self { id: PlainText(&indicator.id), nom: Words::of(grid, &indicator.name) }
    }
}
