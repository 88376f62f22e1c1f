//! Scoring cases: small files an expert can read, and one loop that runs them all.
//!
//! A key left out of `attendu` stands for "none": the whole outcome is compared, `remarques` and
//! `pourquoi_ce_palier` apart. `reponses` are written as they are said: `"2"`, `"sans objet"`, `"ne sait pas"`,
//! `"entre 1 et 3"` (no agreement to this day).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jalons::dossier::{self, Answer, Campaign, CampaignId, CriterionEntry, Dossier};
use jalons::grid::{Criterion, CriterionId, Domain, Gate, Grid, GridId, Level};
use jalons::scoring::{
    self, GateOutcome, HeatCell, HeatRow, Highlight, MeanPoint, Obstacle, Score, Scores,
};
use num_rational::Ratio;
use serde::Deserialize;

use crate::builders;

/// A case as an expert writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    titre: String,
    explication: String,
    /// By the name campaigns call them.
    grilles: BTreeMap<String, GridCase>,
    /// The outcome is that of the last one.
    campagnes: Vec<CampaignCase>,
    attendu: Outcome,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GridCase {
    #[serde(default = "usual_id")]
    id: String,
    #[serde(default = "usual_version")]
    version: String,
    couverture_minimale: u8,
    /// Step and least level of every *socle* criterion.
    #[serde(default)]
    paliers: Vec<(i64, i64)>,
    criteres: Vec<CriterionCase>,
}

/// The letter of its code names its domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionCase {
    code: String,
    #[serde(default = "one")]
    poids: u32,
    #[serde(default)]
    socle: bool,
    #[serde(default)]
    court: bool,
    #[serde(default = "one")]
    sens: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CampaignCase {
    /// `2026-11-22`.
    date: String,
    grille: String,
    #[serde(default)]
    parcours_court: bool,
    #[serde(default)]
    reponses: BTreeMap<String, String>,
    #[serde(default)]
    cibles: BTreeMap<String, i64>,
}

/// What comes out, in words and fractions.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Outcome {
    /// Criteria with a level ÷ criteria that could have one.
    couverture: String,
    /// Criteria with any answer ÷ all criteria in scope.
    repondu: String,
    #[serde(default)]
    a_reconfirmer: usize,
    moyenne: Option<String>,
    cible: Option<String>,
    derniere_fois: Option<String>,
    /// "+1/2 sur 3 critères".
    evolution: Option<String>,
    /// Between which means the whole lies while the team disagrees: "2 à 8/3".
    incertain: Option<String>,
    palier: Option<u8>,
    prochain_palier: Option<u8>,
    #[serde(default)]
    bloque_par: Vec<String>,
    /// The words for it; not looked at when left out.
    pourquoi_ce_palier: Option<String>,
    /// Mean by domain.
    domaines: BTreeMap<String, Option<String>>,
    calcul: String,
    /// What goes with it; not looked at when left out, since every gap has its remark.
    remarques: Option<Vec<String>>,
    #[serde(default)]
    points_forts: Vec<String>,
    #[serde(default)]
    priorites: Vec<String>,
    #[serde(default)]
    changements: Vec<String>,
    /// The whole over time: year, mean, whether the line breaks before.
    courbe: Vec<String>,
    /// Answers over time, by criterion: `.` unanswered, `≠` does not compare.
    carte: BTreeMap<String, String>,
}

fn usual_id() -> String {
    "msp".to_owned()
}

fn usual_version() -> String {
    "1.0.0".to_owned()
}

const fn one() -> u32 {
    1
}

#[test]
fn every_scoring_case_comes_out_as_its_author_says() {
    let mut failures = Vec::new();
    let paths = case_paths();
    assert!(paths.len() >= 20, "only {} cases", paths.len());
    for path in paths {
        if let Err(failure) = check_case(&path) {
            failures.push(format!("{}\n{failure}", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn case_paths() -> Vec<PathBuf> {
    let folder = crate::sources::root().join("tests/cases/scoring");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    paths
}

#[expect(clippy::disallowed_methods, reason = "a test reads its own cases")]
fn check_case(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let case: Case = options.from_str(&text).map_err(|error| error.to_string())?;
    if case.titre.trim().is_empty() || case.explication.trim().is_empty() {
        return Err("a case says what it is about and why".to_owned());
    }
    let dossier = dossier(&case)?;
    let mut outcome = Outcome::of(&dossier);
    if case.attendu.remarques.is_none() {
        outcome.remarques = None;
    }
    if case.attendu.pourquoi_ce_palier.is_none() {
        outcome.pourquoi_ce_palier = None;
    }
    if outcome == case.attendu {
        return Ok(());
    }
    Err(format!("« {} »\n  awaited {:#?}\n  but got {outcome:#?}", case.titre, case.attendu))
}

fn dossier(case: &Case) -> Result<Dossier, String> {
    let grids: BTreeMap<&str, Arc<Grid>> =
        case.grilles.iter().map(|(name, grid)| (name.as_str(), Arc::new(grid.grid()))).collect();
    let mut campaigns = Vec::new();
    for (number, campaign) in (1..).zip(&case.campagnes) {
        let name = campaign.grille.as_str();
        let grid = grids.get(name).ok_or_else(|| format!("no grid {name}"))?;
        campaigns.push(Arc::new(campaign.campaign(CampaignId(number), grid)?));
    }
    if campaigns.is_empty() || !campaigns.is_sorted_by_key(|campaign| campaign.date) {
        return Err("campaigns stand in the order of their dates".to_owned());
    }
    Ok(Dossier { campaigns, ..Dossier::default() })
}

impl GridCase {
    fn grid(&self) -> Grid {
        let mut domains: Vec<Domain> = Vec::new();
        let model = builders::grid(&["modèle"], 1).domains.remove(0);
        for case in &self.criteres {
            let letter = case.code[..1].to_owned();
            if domains.last().is_none_or(|domain| domain.code != letter) {
                domains.push(Domain {
                    id: letter.to_lowercase(),
                    code: letter,
                    criteria: Vec::new(),
                    ..model.clone()
                });
            }
            let criterion = case.criterion(&model.criteria[0]);
            domains.last_mut().expect("just pushed").criteria.push(criterion);
        }
        let gates = self
            .paliers
            .iter()
            .map(|(reached, least)| Gate::of_socle(level(*reached), level(*least)));
        Grid {
            id: GridId(self.id.clone()),
            version: self.version.parse().expect("a version"),
            scoring: builders::scoring(self.couverture_minimale, gates.collect()),
            domains,
            ..builders::grid(&[], 0)
        }
    }
}

impl CriterionCase {
    fn criterion(&self, model: &Criterion) -> Criterion {
        Criterion {
            id: CriterionId(self.code.to_lowercase()),
            meaning: self.sens,
            code: self.code.clone(),
            title: format!("Critère {}", self.code),
            weight: self.poids,
            is_socle: self.socle,
            extent: if self.court { dossier::Extent::Short } else { dossier::Extent::Full },
            ..model.clone()
        }
    }
}

impl CampaignCase {
    fn campaign(&self, id: CampaignId, grid: &Arc<Grid>) -> Result<Campaign, String> {
        let mut entries: BTreeMap<CriterionId, CriterionEntry> = BTreeMap::new();
        for (code, said) in &self.reponses {
            entries.entry(named(grid, code)?).or_default().answer = Some(answer(said)?);
        }
        for (code, aimed) in &self.cibles {
            entries.entry(named(grid, code)?).or_default().target = Some(level(*aimed));
        }
        let extent =
            if self.parcours_court { dossier::Extent::Short } else { dossier::Extent::Full };
        let date = self.date.parse().map_err(|error| format!("{}: {error}", self.date))?;
        let empty = builders::campaign(id.0, date, grid);
        Ok(Campaign { extent, entries, ..empty })
    }
}

fn named(grid: &Grid, code: &str) -> Result<CriterionId, String> {
    let found = grid.criteria().find(|(_, criterion)| criterion.code == code);
    found.map(|(_, criterion)| criterion.id.clone()).ok_or_else(|| format!("no criterion {code}"))
}

fn answer(said: &str) -> Result<Answer, String> {
    match said {
        "ne sait pas" => Ok(Answer::Unknown),
        "sans objet" => Ok(Answer::NotApplicable { reason: "Pas de stagiaire".to_owned() }),
        band if band.starts_with("entre ") => {
            let ends: Vec<i64> = band.split(' ').filter_map(|word| word.parse().ok()).collect();
            let [low, high] = ends.as_slice() else { return Err(format!("« {said} »")) };
            Ok(Answer::Disputed { low: level(*low), high: level(*high) })
        }
        number => match number.parse() {
            Ok(number) => Ok(Answer::Level(level(number))),
            Err(_) => Err(format!("« {said} » is no answer")),
        },
    }
}

fn level(number: i64) -> Level {
    Level::try_from(number).expect("a level")
}

impl Outcome {
    fn of(dossier: &Dossier) -> Self {
        let latest = dossier.latest_campaign().expect("a campaign");
        let (id, grid) = (latest.id, &*latest.grid);
        let scores = Scores::of(dossier, id).expect("the campaign is there");
        let Score { coverage, mean, target, former, change, band, .. } = &scores.whole;
        let explanation = scores.whole.explanation();
        let codes = |highlights: Vec<Highlight>| highlights.into_iter().map(|h| h.code).collect();
        Self {
            couverture: format!("{}/{}", coverage.levelled, coverage.applicable()),
            repondu: format!("{}/{}", coverage.answered(), coverage.total),
            a_reconfirmer: coverage.to_confirm,
            moyenne: mean.ok().map(fraction),
            cible: target.map(fraction),
            derniere_fois: former.ok().map(fraction),
            evolution: change.as_ref().map(|change| {
                let sign = if change.difference() > Ratio::from_integer(0) { "+" } else { "" };
                format!("{sign}{} sur {}", fraction(change.difference()), change.criteria)
            }),
            incertain: band.map(|(low, high)| format!("{} à {}", fraction(low), fraction(high))),
            palier: scores
                .gate
                .reached
                .as_ref()
                .and_then(|step| step.level(grid))
                .map(Level::number),
            prochain_palier: scores
                .gate
                .next
                .as_ref()
                .and_then(|gate| gate.level)
                .map(Level::number),
            bloque_par: blockers(&scores.gate),
            pourquoi_ce_palier: Some(plain_spaces(&scores.gate.explanation(grid).arithmetic)),
            domaines: scores
                .domains
                .iter()
                .map(|domain| (domain.code.clone(), domain.score.mean.ok().map(fraction)))
                .collect(),
            calcul: plain_spaces(&explanation.arithmetic),
            remarques: Some(explanation.remarks.iter().map(|text| plain_spaces(text)).collect()),
            points_forts: codes(scoring::strengths(dossier, id, &scores)),
            priorites: codes(scoring::priorities(dossier, id, &scores)),
            changements: codes(scoring::changes(dossier, id, &scores)),
            courbe: scoring::progress(dossier)[0].points.iter().map(point).collect(),
            carte: scoring::heat_rows(dossier).iter().map(heat_row).collect(),
        }
    }
}

fn blockers(gate: &GateOutcome) -> Vec<String> {
    let word = |block: Obstacle| match block {
        Obstacle::Below(level) => format!("niveau {level}"),
        Obstacle::Unanswered => "à répondre".to_owned(),
        Obstacle::Unknown => "ne sait pas".to_owned(),
        Obstacle::Uncertain(low, high) => format!("entre {low} et {high}"),
    };
    gate.blockers.iter().map(|b| format!("{} {}", b.code, word(b.block))).collect()
}

fn point(point: &MeanPoint) -> String {
    let joins = if point.joins_previous { " relié" } else { "" };
    let partial = if point.is_complete { "" } else { " incomplet" };
    format!("{} : {}{joins}{partial}", point.date.year(), fraction(point.mean))
}

fn heat_row(row: &HeatRow) -> (String, String) {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| match cell {
            HeatCell::Answered(Answer::Level(level)) => level.to_string(),
            HeatCell::Answered(Answer::NotApplicable { .. }) => "SO".to_owned(),
            HeatCell::Answered(Answer::Unknown) => "?".to_owned(),
            HeatCell::Answered(Answer::Disputed { low, high }) => format!("{low}-{high}"),
            HeatCell::Unanswered => ".".to_owned(),
            HeatCell::NotComparable => "≠".to_owned(),
        })
        .collect();
    (row.code.clone(), cells.join(" "))
}

fn fraction(value: Ratio<i64>) -> String {
    value.to_string()
}

fn plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
