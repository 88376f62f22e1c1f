//! A small grid and dossiers made with it, for the tests of the reports.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::app::export::{Export, Request};
use jalons::app::{EXAMPLE, shipped_rules};
use jalons::dossier::{
    Answer, Campaign, CampaignId, CriterionEntry, Dossier, Extent, Team, Wishes, file,
};
use jalons::grid::{
    AgreementRule, Criterion, CriterionId, CriterionKind, Domain, Gate, Grid, GridId, Level,
    LevelText, Scale, ScaleLevel, Version,
};
use jalons::report::content::Report;
use jalons::report::documents::{self, DocumentKind, Material, Missing};
use jalons::report::manuscript::Manuscript;
use jalons::report::preview;
use jalons::scoring::Scores;
use jalons::store::Replace;
use jiff::civil::{Date, date};

/// The day the documents are made.
pub const MADE_ON: Date = date(2026, 11, 22);

/// Two domains of two criteria; the first of each is *socle*.
pub fn small_grid() -> Grid {
    let names = ["Non engagé", "Amorcé", "Structuré", "Déployé", "Amélioration continue"];
    let level = |name: &str| ScaleLevel {
        name: name.into(),
        definition: format!("Étape {name}."),
        ..ScaleLevel::default()
    };
    let scale = Arc::new(Scale::new(None, 0, names.map(level).into(), Vec::new()));
    let gates = [1, 2].map(Level::at).map(|level| Gate::of_socle(level, level));
    Grid {
        id: GridId("essai".into()),
        version: Version { major: 1, minor: 0, patch: 0 },
        title: "Grille d’essai".into(),
        structure: "MSP".into(),
        language: "fr".into(),
        source: "Écrite pour les essais".into(),
        licence: "CC BY 4.0".into(),
        authors: vec!["Jalons".into()],
        effective_date: date(2026, 1, 1),
        other_languages: Vec::new(),
        profile: Vec::new(),
        agreement: AgreementRule::default(),
        scoring: crate::builders::scoring(60, gates.into()),
        indicators: Vec::new(),
        domains: vec![
            domain("A", "Coordination", [("A1", "Réunions"), ("A2", "Rôles")], &scale),
            domain("B", "Usagers", [("B1", "Information"), ("B2", "Satisfaction")], &scale),
        ],
        scales: vec![scale],
    }
}

fn domain(code: &str, title: &str, criteria: [(&str, &str); 2], scale: &Arc<Scale>) -> Domain {
    Domain {
        id: code.to_lowercase(),
        code: code.into(),
        title: title.into(),
        short_title: title.into(),
        weight: 1,
        colour: None,
        criteria: criteria.map(|(code, title)| criterion(code, title, scale)).into(),
        subdomains: Vec::new(),
    }
}

fn criterion(code: &str, title: &str, scale: &Arc<Scale>) -> Criterion {
    let levels = scale.levels().map(|level| LevelText {
        sentence: format!("{title} : phrase observable du niveau {level}."),
        first_step: scale.next(level).map(|next| format!("Un pas vers le niveau {next}.")),
    });
    Criterion {
        id: CriterionId(code.into()),
        meaning: 1,
        code: code.into(),
        title: title.into(),
        question: format!("Où en est l’équipe : {title} ?"),
        weight: 1,
        is_socle: code.ends_with('1'),
        is_sensitive: false,
        extent: if code.ends_with('1') { Extent::Short } else { Extent::Full },
        allows_not_applicable: true,
        conditions: Vec::new(),
        scale: Arc::clone(scale),
        kind: CriterionKind::Levels,
        levels: levels.map(Some).collect(),
        stage: None,
        acquired: None,
        help: None,
        references: Vec::new(),
        proofs: Vec::new(),
        links: Vec::new(),
        has_axis: None,
    }
}

/// A campaign of the small grid without any answer.
pub fn campaign(id: u32, year: i16) -> Campaign {
    Campaign {
        id: CampaignId(id),
        title: format!("Auto-évaluation {year}"),
        date: date(year, 11, 18),
        grid: Arc::new(small_grid()),
        extent: Extent::Full,
        profile: BTreeMap::new(),
        professions: BTreeSet::new(),
        note: String::new(),
        entries: BTreeMap::new(),
        collection: None,
        meeting: None,
        closure: None,
    }
}

/// Sets what the team says of a criterion.
pub fn answer(campaign: &mut Campaign, criterion: &str, answer: Option<Answer>, comment: &str) {
    let entry = CriterionEntry { answer, comment: comment.into(), ..CriterionEntry::default() };
    campaign.entries.insert(CriterionId(criterion.into()), entry);
}

/// Two campaigns: a rise, a fall, *sans objet*, *ne sait pas* and one answer to confirm.
pub fn two_campaigns() -> Dossier {
    let mut then = campaign(1, 2024);
    answer(&mut then, "A1", Some(Answer::Level(Level::at(1))), "");
    answer(&mut then, "A2", Some(Answer::Level(Level::at(3))), "");
    answer(&mut then, "B1", Some(Answer::Level(Level::at(2))), "");
    let mut now = campaign(2, 2025);
    answer(
        &mut now,
        "A1",
        Some(Answer::Level(Level::at(3))),
        "Des réunions tous les mois, enfin !",
    );
    answer(&mut now, "A2", Some(Answer::Level(Level::at(2))), "");
    answer(
        &mut now,
        "B2",
        Some(Answer::NotApplicable { reason: "Aucun accueil du public.".into() }),
        "",
    );
    dossier(vec![then, now])
}

/// Sets out a document about a campaign of a dossier, and its latest exercise.
#[track_caller]
pub fn report(kind: DocumentKind, dossier: &Dossier, id: u32) -> Report {
    try_report(kind, dossier, id).expect("what it is about is there")
}

/// The same, or what is missing.
pub fn try_report(kind: DocumentKind, dossier: &Dossier, id: u32) -> Result<Report, Missing> {
    with_material(dossier, id, |material| documents::build(kind, material))
}

/// Gathers what a document is made from: a campaign of a dossier, and its latest exercise.
pub fn with_material<T>(dossier: &Dossier, id: u32, make: impl FnOnce(&Material<'_>) -> T) -> T {
    let campaign = dossier.campaign(CampaignId(id));
    let scores = campaign.and_then(|campaign| Scores::of(dossier, campaign.id));
    make(&Material {
        dossier,
        campaign: campaign.map(|campaign| &**campaign).zip(scores.as_ref()),
        exercise: dossier.exercises.last().map(|facts| &**facts),
        rules: &shipped_rules(),
        changed_proofs: &[],
        made_on: MADE_ON,
    })
}

/// Asks for a file about the latest campaign of a dossier, and its latest exercise.
pub fn request(document: Export, dossier: &Dossier) -> Request {
    Request {
        document,
        dossier: dossier.clone(),
        campaign: dossier.latest_campaign().map(|campaign| campaign.id),
        exercise: dossier.exercises.last().map(|facts| facts.year),
        rules: shipped_rules(),
        made_on: MADE_ON,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        path: "essai".into(),
        replace: Replace::Nothing,
        folder: None,
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
    }
}

/// Returns what each page says; drawn as small as can be, since only the words matter here.
#[track_caller]
pub fn page_texts(report: &Report) -> Vec<String> {
    let pages = preview::pages(&Manuscript::report(report), 0.02).expect("pages");
    pages.into_iter().map(|page| page.text).collect()
}

/// The example that comes with the program: three campaigns, all the rest.
#[track_caller]
pub fn example() -> Dossier {
    file::read(EXAMPLE.as_bytes()).value.expect("the example has no error")
}

/// The same dossier, whose diagnosis tells the team's comments.
pub fn telling_comments(mut dossier: Dossier) -> Dossier {
    let wishes = Wishes { left_out: ["discretion".to_owned()].into(), ..Wishes::default() };
    let presentation = Arc::make_mut(&mut dossier.presentation);
    presentation.wishes.insert(DocumentKind::Diagnostic.slug().to_owned(), wishes);
    dossier
}

/// A dossier with these campaigns.
pub fn dossier(campaigns: Vec<Campaign>) -> Dossier {
    Dossier {
        team: Team { name: "Les Essais".into(), commune: "Saint-Essai".into(), ..Team::default() },
        campaigns: campaigns.into_iter().map(Arc::new).collect(),
        ..Dossier::default()
    }
}
