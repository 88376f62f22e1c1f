//! Small grids and dossiers made in code, for tests that need values and not files.

use std::sync::Arc;

use jalons::dossier::{Answer, Campaign, CampaignId, CriterionEntry, Dossier, Extent};
use jalons::grid::{
    AgreementRule, Criterion, CriterionId, CriterionKind, Domain, Gate, Grid, GridId, Level,
    LevelText, Over, Scale, ScaleLevel, ScoreDisplay, Scoring, ScoringRule, Version,
};
use jiff::civil::{Date, date};

/// Makes a grid with these domains, each of so many criteria: `a1`, `a2`, …
pub fn grid(domains: &[&str], criteria: usize) -> Grid {
    let scale = scale(&["Non engagé", "Amorcé", "Structuré", "Déployé", "Amélioration continue"]);
    let domains = (0..).zip(domains);
    let domains = domains.map(|(index, title)| domain(index, title, criteria, &scale)).collect();
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
        other_languages: Vec::new(),
        scales: vec![Arc::clone(&scale)],
        profile: Vec::new(),
        agreement: AgreementRule::default(),
        scoring: scoring(60, Vec::new()),
        indicators: Vec::new(),
        domains,
    }
}

/// Makes a scale of these levels, from 0 on.
pub fn scale(names: &[&str]) -> Arc<Scale> {
    let level = |name: &&str| ScaleLevel { name: (*name).to_owned(), ..ScaleLevel::default() };
    Arc::new(Scale::new(None, 0, names.iter().map(level).collect(), Vec::new()))
}

/// Makes the scoring of most grids: the weighted mean of criteria.
pub fn scoring(minimum_coverage_percent: u8, gates: Vec<Gate>) -> Scoring {
    Scoring {
        rule: ScoringRule::Weighted,
        over: Over::Criteria,
        display: ScoreDisplay::Scale,
        minimum_coverage_percent,
        gates,
    }
}

/// Gives every level of the grid's scale a definition, and its criteria that scale.
pub fn define_levels(grid: &mut Grid) {
    let mut scale = Scale::clone(grid.scale());
    for level in &mut scale.levels {
        level.definition = format!("Ce que veut dire « {} ».", level.name);
    }
    let scale = Arc::new(scale);
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.scale = Arc::clone(&scale);
    }
    grid.scales = vec![scale];
}

fn domain(index: u32, title: &str, criteria: usize, scale: &Arc<Scale>) -> Domain {
    let letter = |first: u32| char::from_u32(first + index % 26).unwrap();
    let turn = if index < 26 { String::new() } else { (index / 26).to_string() };
    let code = format!("{}{turn}", letter(65));
    Domain {
        id: format!("d{index}"),
        criteria: (1..=criteria).map(|number| criterion(&code, number, title, scale)).collect(),
        code,
        title: title.to_owned(),
        short_title: title.to_owned(),
        weight: 1,
        colour: None,
        subdomains: Vec::new(),
    }
}

fn criterion(domain: &str, number: usize, title: &str, scale: &Arc<Scale>) -> Criterion {
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
        levels: vec![Some(text); 5],
        conditions: Vec::new(),
        scale: Arc::clone(scale),
        kind: CriterionKind::Levels,
        stage: None,
        acquired: None,
        help: None,
        references: Vec::new(),
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
        profile: std::collections::BTreeMap::new(),
        professions: std::collections::BTreeSet::new(),
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
    define_levels(&mut grid);
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.id = CriterionId(criterion.code.to_lowercase());
        criterion.question = format!("Où en est l’équipe pour {} ?", criterion.code);
        for (number, level) in criterion.levels.iter_mut().flatten().enumerate() {
            level.sentence =
                format!("Ce que l’équipe fait au niveau {number} pour {}.", criterion.code);
        }
    }
    let campaign = campaign(1, date(2026, 1, 1), &Arc::new(grid));
    Dossier { campaigns: vec![Arc::new(campaign)], ..Dossier::default() }
}
