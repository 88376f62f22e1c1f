//! Domains and criteria → what the file of their grid holds.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::{ColourFile, ExactNumber, Words};
use crate::grid::{
    Characteristic, Criterion, CriterionCondition, CriterionKind, Domain, Extent, Grid, Level,
    LevelText, Link, Measurement, Reference, Subdomain, YesNo,
};
use crate::source::{Bare, PlainText, is_default};

#[derive(Serialize)]
pub(crate) struct DomainFile<'a> {
    id: PlainText<'a>,
    code: PlainText<'a>,
    titre: Words<'a>,
    titre_court: Words<'a>,
    #[serde(skip_serializing_if = "is_one")]
    poids: u32,
    #[serde(skip_serializing_if = "Bare::is_none")]
    couleur: Bare<ColourFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    domaines: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    criteres: Vec<CriterionFile<'a>>,
}

#[derive(Serialize)]
struct CriterionFile<'a> {
    id: PlainText<'a>,
    #[serde(skip_serializing_if = "is_one")]
    sens: u32,
    code: PlainText<'a>,
    titre: Words<'a>,
    question: Words<'a>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    echelle: Bare<PlainText<'a>>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    si: Vec<CriterionConditionFile<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    palier: Bare<u8>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    acquis: Bare<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caracteristiques: Vec<CharacteristicFile<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    reponses: Bare<AnswersFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seuils: Vec<ExactNumber>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    mesure: Bare<MeasurementFile<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    oui_non: Bare<YesNoFile>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    niveaux: Bare<LevelsFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preuves: Vec<PlainText<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    liens: Vec<LinkFile<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    axe_has: Bare<Words<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    aide: Bare<Words<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<ReferenceFile<'a>>,
}

/// What a criterion says of its levels: all of them in a list, or some by their numbers.
#[derive(Serialize)]
#[serde(untagged)]
enum LevelsFile<'a> {
    All(Vec<LevelFile<'a>>),
    Some(BTreeMap<String, LevelFile<'a>>),
}

#[derive(Serialize)]
struct LevelFile<'a> {
    phrase: Words<'a>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    pas: Bare<Words<'a>>,
}

#[derive(Serialize)]
struct CharacteristicFile<'a> {
    id: PlainText<'a>,
    texte: Words<'a>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    des: Bare<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum AnswersFile {
    OuiNon,
}

#[derive(Serialize)]
struct MeasurementFile<'a> {
    unite: Words<'a>,
    sens: DirectionFile,
    seuils: Vec<ExactNumber>,
    minimum: ExactNumber,
    maximum: ExactNumber,
    #[serde(skip_serializing_if = "is_default")]
    decimales: u8,
    #[serde(skip_serializing_if = "Bare::is_none")]
    fait: Bare<PlainText<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum DirectionFile {
    Croissant,
    Decroissant,
}

#[derive(Serialize)]
struct YesNoFile {
    #[serde(skip_serializing_if = "Bare::is_none")]
    oui: Bare<ExactNumber>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    non: Bare<ExactNumber>,
}

#[derive(Default, Serialize)]
struct CriterionConditionFile<'a> {
    #[serde(skip_serializing_if = "Bare::is_none")]
    profil: Bare<PlainText<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parmi: Vec<PlainText<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    critere: Bare<PlainText<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    au_moins: Bare<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    professions: Vec<PlainText<'a>>,
}

#[derive(Serialize)]
struct LinkFile<'a> {
    indicateur: PlainText<'a>,
    a_partir_de: u8,
}

#[derive(Serialize)]
struct ReferenceFile<'a> {
    nom: Words<'a>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    adresse: Bare<PlainText<'a>>,
    #[serde(skip_serializing_if = "Bare::is_none")]
    page: Bare<PlainText<'a>>,
}

impl<'a> DomainFile<'a> {
    pub(super) fn of(grid: &'a Grid, domain: &'a Domain) -> Self {
        let criteria = |own: &'a [Criterion]| -> Vec<CriterionFile<'a>> {
            own.iter().map(|criterion| CriterionFile::of(grid, criterion)).collect()
        };
        let part = |(part, own): (Option<&'a Subdomain>, &'a [Criterion])| {
            let part = part?;
            Some(Self {
                id: PlainText(&part.id),
                code: PlainText(&part.code),
                titre: Words::of(grid, &part.title),
                titre_court: Words::of(grid, &part.short_title),
                poids: part.weight,
                couleur: Bare(None),
                domaines: Vec::new(),
                criteres: criteria(own),
            })
        };
        let has_parts = !domain.subdomains.is_empty();
        Self {
            id: PlainText(&domain.id),
            code: PlainText(&domain.code),
            titre: Words::of(grid, &domain.title),
            titre_court: Words::of(grid, &domain.short_title),
            poids: domain.weight,
            couleur: domain.colour.map(ColourFile::from).into(),
            domaines: domain.parts().filter_map(part).collect(),
            criteres: if has_parts { Vec::new() } else { criteria(&domain.criteria) },
        }
    }
}

impl<'a> CriterionFile<'a> {
    fn of(grid: &'a Grid, criterion: &'a Criterion) -> Self {
        let (items, has_partly, thresholds) = match &criterion.kind {
            CriterionKind::Characteristics(all) => {
                (all.items.as_slice(), all.has_partly, all.thresholds.as_slice())
            }
            CriterionKind::Levels | CriterionKind::Measure(_) | CriterionKind::YesNo(_) => {
                (&[][..], true, &[][..])
            }
        };
        let words = |text: &'a str| Words::of(grid, text);
        Self {
            id: PlainText(&criterion.id.0),
            sens: criterion.meaning,
            code: PlainText(&criterion.code),
            titre: words(&criterion.title),
            question: words(&criterion.question),
            echelle: scale_name(grid, criterion).map(PlainText).into(),
            poids: criterion.weight,
            socle: criterion.is_socle,
            sensible: criterion.is_sensitive,
            parcours_premier: criterion.is_in(Extent::First),
            parcours_court: criterion.is_in(Extent::Short),
            sans_objet: criterion.allows_not_applicable,
            si: criterion.conditions.iter().map(CriterionConditionFile::from).collect(),
            palier: criterion.stage.map(Level::number).into(),
            acquis: criterion.acquired.map(Level::number).into(),
            caracteristiques: items.iter().map(|item| CharacteristicFile::of(grid, item)).collect(),
            reponses: (!has_partly).then_some(AnswersFile::OuiNon).into(),
            seuils: thresholds.iter().copied().map(ExactNumber).collect(),
            mesure: match &criterion.kind {
                CriterionKind::Measure(measure) => Bare::of(MeasurementFile::of(grid, measure)),
                CriterionKind::Levels
                | CriterionKind::Characteristics(_)
                | CriterionKind::YesNo(_) => Bare(None),
            },
            oui_non: match criterion.kind {
                CriterionKind::YesNo(YesNo { yes, no }) => Bare::of(YesNoFile {
                    oui: yes.map(ExactNumber).into(),
                    non: no.map(ExactNumber).into(),
                }),
                CriterionKind::Levels
                | CriterionKind::Characteristics(_)
                | CriterionKind::Measure(_) => Bare(None),
            },
            niveaux: LevelsFile::of(grid, criterion).into(),
            preuves: criterion.proofs.iter().map(|proof| PlainText(proof)).collect(),
            liens: criterion.links.iter().map(LinkFile::from).collect(),
            axe_has: criterion.has_axis.as_deref().map(words).into(),
            aide: criterion.help.as_deref().map(words).into(),
            references: criterion
                .references
                .iter()
                .map(|one| ReferenceFile::of(grid, one))
                .collect(),
        }
    }
}

/// Returns the name of the scale a criterion uses, when it is not the grid's own.
fn scale_name<'a>(grid: &'a Grid, criterion: &'a Criterion) -> Option<&'a str> {
    if !matches!(criterion.kind, CriterionKind::YesNo(_)) {
        return criterion.scale.id.as_deref();
    }
    // "Oui" and "non" are worth something on another scale, of which only the range is kept.
    let around = grid.scales.iter().find(|scale| scale.range == criterion.scale.range);
    around.and_then(|scale| scale.id.as_deref())
}

impl<'a> LevelsFile<'a> {
    fn of(grid: &'a Grid, criterion: &'a Criterion) -> Option<Self> {
        let level = |text: &'a LevelText| LevelFile {
            phrase: Words::of(grid, &text.sentence),
            pas: text.first_step.as_deref().map(|step| Words::of(grid, step)).into(),
        };
        if criterion.levels.iter().all(Option::is_some) {
            return Some(Self::All(criterion.levels.iter().flatten().map(level).collect()));
        }
        let numbered = criterion.scale.levels().zip(&criterion.levels);
        let some: BTreeMap<String, LevelFile<'a>> = numbered
            .filter_map(|(number, text)| Some((number.to_string(), level(text.as_ref()?))))
            .collect();
        (!some.is_empty()).then_some(Self::Some(some))
    }
}

impl<'a> CharacteristicFile<'a> {
    fn of(grid: &'a Grid, item: &'a Characteristic) -> Self {
        Self {
            id: PlainText(&item.id),
            texte: Words::of(grid, &item.text),
            des: item.from.map(Level::number).into(),
        }
    }
}

impl<'a> MeasurementFile<'a> {
    fn of(grid: &'a Grid, measure: &'a Measurement) -> Self {
        Self {
            unite: Words::of(grid, &measure.unit),
            sens: if measure.is_rising {
                DirectionFile::Croissant
            } else {
                DirectionFile::Decroissant
            },
            seuils: measure.thresholds.iter().copied().map(ExactNumber).collect(),
            minimum: ExactNumber(measure.minimum),
            maximum: ExactNumber(measure.maximum),
            decimales: measure.decimals,
            fait: measure.fact.as_deref().map(PlainText).into(),
        }
    }
}

impl<'a> From<&'a CriterionCondition> for CriterionConditionFile<'a> {
    fn from(condition: &'a CriterionCondition) -> Self {
        let plain = |texts: &'a [String]| texts.iter().map(|text| PlainText(text)).collect();
        match condition {
            CriterionCondition::Profile { question, among } => Self {
                profil: Bare::of(PlainText(question)),
                parmi: plain(among),
                ..Self::default()
            },
            CriterionCondition::Reached { criterion, at_least } => Self {
                critere: Bare::of(PlainText(&criterion.0)),
                au_moins: Bare::of(at_least.number()),
                ..Self::default()
            },
            CriterionCondition::Professions(names) => {
                Self { professions: plain(names), ..Self::default() }
            }
        }
    }
}

impl<'a> From<&'a Link> for LinkFile<'a> {
    fn from(link: &'a Link) -> Self {
        Self { indicateur: PlainText(&link.indicator), a_partir_de: link.from_level.number() }
    }
}

impl<'a> ReferenceFile<'a> {
    fn of(grid: &'a Grid, reference: &'a Reference) -> Self {
        Self {
            nom: Words::of(grid, &reference.name),
            adresse: reference.address.as_deref().map(PlainText).into(),
            page: reference.page.as_deref().map(PlainText).into(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(number: &u32) -> bool {
    *number == 1
}
