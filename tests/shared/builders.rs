//! Small grids and dossiers made in code, for tests that need values and not files.

use std::sync::Arc;

use jalons::dossier::{Answer, Campaign, CampaignId, CriterionEntry, Dossier, Extent};
use jalons::grid::{
    Criterion, CriterionId, Domain, Grid, GridId, Level, LevelText, ScaleLevel, Scoring, Version,
};
use jiff::civil::{Date, date};

/// Makes a grid with these domains, each of so many criteria: `a1`, `a2`, …
pub fn grid(domains: &[&str], criteria: usize) -> Grid {
    let names = ["Non engagé", "Amorcé", "Structuré", "Déployé", "Amélioration continue"];
    Grid {
        id: GridId("essai".to_owned()),
        version: Version { major: 1, minor: 0, patch: 0 },
        title: "Grille d’essai".to_owned(),
        structure: "MSP".to_owned(),
        language: "fr".to_owned(),
        source: "inventée".to_owned(),
        licence: "CC0".to_owned(),
        authors: Vec::new(),
        effective_date: date(2023, 1, 1),
        scale: names.map(|name| ScaleLevel { name: name.to_owned(), definition: String::new() }),
        scoring: Scoring { minimum_coverage_percent: 60, gates: Vec::new() },
        indicators: Vec::new(),
        domains: (0..).zip(domains).map(|(index, title)| domain(index, title, criteria)).collect(),
    }
}

fn domain(index: u32, title: &str, criteria: usize) -> Domain {
    let letter = |first: u32| char::from_u32(first + index % 26).unwrap();
    let turn = if index < 26 { String::new() } else { (index / 26).to_string() };
    let code = format!("{}{turn}", letter(65));
    Domain {
        id: format!("d{index}"),
        criteria: (1..=criteria).map(|number| criterion(&code, number, title)).collect(),
        code,
        title: title.to_owned(),
        short_title: title.to_owned(),
    }
}

fn criterion(domain: &str, number: usize, title: &str) -> Criterion {
    let text = LevelText { sentence: "Une phrase.".to_owned(), first_step: None };
    Criterion {
        id: CriterionId(format!("{}.{number}", domain.to_lowercase())),
        meaning: 1,
        code: format!("{domain}{number}"),
        title: format!("Critère {number} de {title}"),
        question: String::new(),
        weight: 1,
        is_socle: false,
        is_sensitive: false,
        extent: Extent::Short,
        allows_not_applicable: true,
        levels: std::array::from_fn(|_| text.clone()),
        proofs: Vec::new(),
        links: Vec::new(),
        has_axis: None,
    }
}

/// Makes a campaign without any answer.
pub fn campaign(id: u32, date: Date, grid: &Arc<Grid>) -> Campaign {
    Campaign {
        id: CampaignId(id),
        title: format!("Auto-évaluation {}", date.year()),
        date,
        grid: Arc::clone(grid),
        extent: Extent::Full,
        note: String::new(),
        entries: std::collections::BTreeMap::new(),
        collection: None,
        meeting: None,
        closure: None,
    }
}

/// Answers a whole domain so that its mean is this many tenths, and its target so many.
pub fn answer_domain(campaign: &mut Campaign, domain: usize, tenths: usize, target: usize) {
    let grid = Arc::clone(&campaign.grid);
    let criteria = &grid.domains[domain].criteria;
    for (index, criterion) in criteria.iter().enumerate() {
        let entry = CriterionEntry {
            answer: Some(Answer::Level(share_of(tenths, criteria.len(), index))),
            target: (target > 0).then(|| share_of(target, criteria.len(), index)),
            ..CriterionEntry::default()
        };
        campaign.entries.insert(criterion.id.clone(), entry);
    }
}

/// Spreads `tenths / 10` levels over `count` criteria: the first ones get the rest.
fn share_of(tenths: usize, count: usize, index: usize) -> Level {
    let sum = (tenths * count + 5) / 10;
    let level = sum / count + usize::from(index < sum % count);
    Level::try_from(i64::try_from(level).unwrap()).unwrap()
}

/// Makes a dossier: one campaign per column of `means`, one domain per row, in tenths of a level.
pub fn dossier(domains: &[(&str, &[usize])], dates: &[Date]) -> Dossier {
    let titles: Vec<&str> = domains.iter().map(|(title, _)| *title).collect();
    let grid = Arc::new(grid(&titles, 10));
    let campaigns = dates.iter().enumerate().map(|(column, date)| {
        let mut campaign = campaign(u32::try_from(column).unwrap() + 1, *date, &grid);
        for (domain, (_, tenths)) in domains.iter().enumerate() {
            if let Some(tenths) = tenths.get(column) {
                answer_domain(&mut campaign, domain, *tenths, (tenths + 7).min(40));
            }
        }
        Arc::new(campaign)
    });
    Dossier { campaigns: campaigns.collect(), ..Dossier::default() }
}

/// Makes a plausible team: seven domains, three campaigns.
pub fn les_tilleuls() -> Dossier {
    let domains: [(&str, &[usize]); 7] = [
        ("Coordination", &[15, 18, 23]),
        ("Protocoles", &[12, 16, 20]),
        ("Information", &[20, 24, 26]),
        ("Usagers", &[13, 15, 14]),
        ("Stagiaires", &[19, 26, 31]),
        ("Accès", &[23, 22, 22]),
        ("Projet et qualité", &[9, 12, 18]),
    ];
    dossier(&domains, &[date(2023, 5, 11), date(2024, 6, 20), date(2025, 11, 22)])
}

/// Returns a dossier whose grid its own file would accept: every sentence is another one.
pub fn dossier_of(domains: usize, criteria: usize) -> Dossier {
    let domains: Vec<String> = (1..=domains).map(|number| format!("Domaine {number}")).collect();
    let names: Vec<&str> = domains.iter().map(String::as_str).collect();
    let mut grid = grid(&names, criteria);
    grid.authors.push("Une autrice".to_owned());
    for level in &mut grid.scale {
        level.definition = format!("Ce que veut dire « {} ».", level.name);
    }
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.id = CriterionId(criterion.code.to_lowercase());
        criterion.question = format!("Où en est l’équipe pour {} ?", criterion.code);
        for (number, level) in criterion.levels.iter_mut().enumerate() {
            level.sentence =
                format!("Ce que l’équipe fait au niveau {number} pour {}.", criterion.code);
        }
    }
    let campaign = campaign(1, date(2026, 1, 1), &Arc::new(grid));
    Dossier { campaigns: vec![Arc::new(campaign)], ..Dossier::default() }
}
