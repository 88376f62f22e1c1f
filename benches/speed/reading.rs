//! Reading a grid, with all its checks, beside `serde_json` on the same content as typed structs.

use jalons::grid::{self, Extent, Grid, LevelText};
use serde::{Deserialize, Serialize};

use crate::made_up;
use crate::timing::{median, say};

/// Measures the shipped grid and the made-up one.
pub fn run() {
    measure("grids/msp.ron", include_str!("../../grids/msp.ron"), 200);
    measure("a made-up grid of 1,000 criteria", &made_up::grid_text(), 20);
}

fn measure(name: &str, text: &str, runs: usize) {
    let value = grid::file::read(text.as_bytes()).value.expect("the grid has no error");
    let json = serde_json::to_string_pretty(&JsonGrid::of(&value)).expect("strings and numbers");
    let ours = median(runs, || {
        std::hint::black_box(grid::file::read(std::hint::black_box(text.as_bytes())));
    });
    let theirs = median(runs, || {
        let read: Result<JsonGrid, _> = serde_json::from_str(std::hint::black_box(&json));
        std::hint::black_box(read.expect("what was just written"));
    });
    println!("({name}: {} kB, as JSON {} kB)", text.len() / 1000, json.len() / 1000);
    say(&format!("reading {name}"), ours, ("serde_json (target 3)", theirs));
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonGrid {
    id: String,
    version: String,
    titre: String,
    structure: String,
    langue: String,
    source: String,
    licence: String,
    auteurs: Vec<String>,
    en_vigueur: String,
    echelle: Vec<(String, String)>,
    couverture_minimale: u8,
    indicateurs: Vec<(String, String)>,
    domaines: Vec<JsonDomain>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonDomain {
    id: String,
    code: String,
    titre: String,
    titre_court: String,
    criteres: Vec<JsonCriterion>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonCriterion {
    id: String,
    code: String,
    titre: String,
    question: String,
    sens: u32,
    poids: u32,
    socle: bool,
    sensible: bool,
    parcours_court: bool,
    sans_objet: bool,
    niveaux: Vec<JsonLevel>,
    preuves: Vec<String>,
    liens: Vec<(String, u8)>,
    axe_has: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonLevel {
    phrase: String,
    pas: Option<String>,
}

impl JsonGrid {
    fn of(grid: &Grid) -> Self {
        Self {
            id: grid.id.0.clone(),
            version: grid.version.to_string(),
            titre: grid.title.clone(),
            structure: grid.structure.clone(),
            langue: grid.language.clone(),
            source: grid.source.clone(),
            licence: grid.licence.clone(),
            auteurs: grid.authors.clone(),
            en_vigueur: grid.effective_date.to_string(),
            echelle: grid
                .scale()
                .levels
                .iter()
                .map(|l| (l.name.clone(), l.definition.clone()))
                .collect(),
            couverture_minimale: grid.scoring.minimum_coverage_percent,
            indicateurs: grid.indicators.iter().map(|i| (i.id.clone(), i.name.clone())).collect(),
            domaines: grid.domains.iter().map(JsonDomain::of).collect(),
        }
    }
}

impl JsonDomain {
    fn of(domain: &grid::Domain) -> Self {
        Self {
            id: domain.id.clone(),
            code: domain.code.clone(),
            titre: domain.title.clone(),
            titre_court: domain.short_title.clone(),
            criteres: domain.criteria.iter().map(JsonCriterion::of).collect(),
        }
    }
}

impl JsonCriterion {
    fn of(criterion: &grid::Criterion) -> Self {
        let level = |level: &LevelText| JsonLevel {
            phrase: level.sentence.clone(),
            pas: level.first_step.clone(),
        };
        Self {
            id: criterion.id.0.clone(),
            code: criterion.code.clone(),
            titre: criterion.title.clone(),
            question: criterion.question.clone(),
            sens: criterion.meaning,
            poids: criterion.weight,
            socle: criterion.is_socle,
            sensible: criterion.is_sensitive,
            parcours_court: criterion.is_in(Extent::Short),
            sans_objet: criterion.allows_not_applicable,
            niveaux: criterion.levels.iter().flatten().map(level).collect(),
            preuves: criterion.proofs.clone(),
            liens: criterion
                .links
                .iter()
                .map(|link| (link.indicator.clone(), link.from_level.number()))
                .collect(),
            axe_has: criterion.has_axis.clone(),
        }
    }
}
