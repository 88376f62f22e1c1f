//! The parts of the diagnosis that look at the campaign as a whole.

use super::words::{
    hundredths, level_difference, level_name, level_trend, score_change, shortened, text,
};
use super::{
    Calculation, Fact, Figure, Highlight, Identity, LevelChange, ProfileRow, RUNNING_LENGTH,
    ScaleStep,
};
use crate::dossier::{CampaignId, Dossier, Improvement, Path, Team};
use crate::french::{self, NBSP};
use crate::grid::{CriterionId, Grid, Level};
use crate::scoring::{self, Explanation, ExplanationLine, Score, Scores, mean_words, value_words};

/// How many characters the first page gives to what the following pages say in full.
const NAME_LENGTH: usize = 36;
const TITLE_LENGTH: usize = 110;
const STEP_LENGTH: usize = 260;

pub(super) fn identity(team: &Team) -> Identity {
    let name = text(team.display_name());
    let facts = [
        ("Structure juridique", text(&team.sisa)),
        ("FINESS", text(&team.finess)),
        ("Commune", text(&team.commune)),
        ("Région", text(&team.region)),
        ("Coordination", text(&team.coordinator)),
        ("Référent qualité", text(&team.quality_lead)),
        ("Contrat ACI", team.contract_date.map_or_else(String::new, french::long_date)),
        ("Associés", members(team)),
        ("Patientèle", patients(team)),
    ];
    Identity {
        place: [text(&team.commune), text(&team.region)]
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        running_name: shortened(&name, RUNNING_LENGTH),
        name,
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| Fact { label: label.to_owned(), value })
            .collect(),
    }
}

/// Tells how many associates there are, by profession from three people on.
fn members(team: &Team) -> String {
    let all = team.associate_count();
    if all == 0 {
        return String::new();
    }
    let mut counts = std::collections::BTreeMap::<String, u32>::new();
    for one in team.associates.iter().filter(|one| one.count > 0) {
        let count = counts.entry(text(&one.profession)).or_default();
        *count = count.saturating_add(one.count);
    }
    let told: Vec<String> = scoring::professions(&counts)
        .into_iter()
        .filter_map(|(profession, count)| Some((profession?, count)))
        .filter(|(profession, _)| !profession.is_empty())
        .map(|(profession, count)| format!("{}{NBSP}: {count}", french::in_a_sentence(&profession)))
        .collect();
    if told.is_empty() { all.to_string() } else { format!("{all} ({})", told.join(", ")) }
}

/// Tells the latest *patientèle* and of when it is.
fn patients(team: &Team) -> String {
    let latest = team.patientele.iter().max_by_key(|one| one.year);
    latest.map_or_else(String::new, |one| {
        let count = french::integer(i64::from(one.count));
        let when = one.date.map_or_else(
            || format!("pour {}", one.year),
            |day| format!("au {}", french::long_date(day)),
        );
        format!("{count}{NBSP}patients {when}")
    })
}

pub(super) fn path(path: Path, criteria: usize) -> String {
    let name = match path {
        Path::Full => "parcours complet",
        Path::Short => "parcours court",
    };
    format!("{name}, {}", french::count(criteria, "critère"))
}

pub(super) fn scale_step(grid: &Grid, level: Level) -> ScaleStep {
    let step = level.of(&grid.scale);
    ScaleStep { number: level.number(), name: text(&step.name), definition: text(&step.definition) }
}

pub(super) fn figures(scores: &Scores, grid: &Grid, since: Option<&str>) -> [Figure; 4] {
    [
        mean_figure(&scores.whole, since),
        gate_figure(scores, grid),
        coverage_figure(&scores.whole),
        change_figure(&scores.whole, since),
    ]
}

fn figure(label: &str, value: String, unit: &str, detail: String) -> Figure {
    Figure { label: label.to_owned(), value, unit: unit.to_owned(), detail }
}

fn mean_figure(whole: &Score, since: Option<&str>) -> Figure {
    let unit = if whole.mean.is_ok() { format!("sur {}", Level::MAX) } else { String::new() };
    let former = whole.former.ok().zip(since);
    let detail = match (whole.why_no_mean(), former) {
        (Some(why), _) => french::capitalised(&why),
        (None, _) if band_words(whole).is_some() => band_words(whole).unwrap_or_default(),
        (None, Some((former, since))) => format!("{} en {since}", french::decimal(former)),
        (None, None) => "Moyenne pondérée des niveaux".to_owned(),
    };
    figure("Niveau moyen", mean_words(whole.mean), &unit, detail)
}

/// Says between which means the whole lies, as long as the team does not agree on everything.
fn band_words(whole: &Score) -> Option<String> {
    let (low, high) = whole.band?;
    let (low, high) = (french::decimal(low), french::decimal(high));
    (low != high).then(|| format!("entre {low} et {high}, faute d’accord"))
}

fn gate_figure(scores: &Scores, grid: &Grid) -> Figure {
    let value = shortened(&text(&scores.gate.words(grid)), NAME_LENGTH);
    figure("Palier atteint", value, "", french::capitalised(&scores.gate.note()))
}

fn coverage_figure(whole: &Score) -> Figure {
    let left_out = whole.coverage.left_out();
    let detail =
        if left_out.is_empty() { "Tous ont un niveau".to_owned() } else { left_out.join(", ") };
    figure(
        "Critères pris en compte",
        whole.coverage.levelled.to_string(),
        &format!("sur {}", whole.coverage.total),
        detail,
    )
}

fn change_figure(whole: &Score, since: Option<&str>) -> Figure {
    let (value, _) = score_change(whole);
    let detail = match (&whole.change, since) {
        (Some(change), Some(since)) => {
            format!("depuis {since}, sur {}", french::count(change.criteria, "critère"))
        }
        (None, Some(_)) => "Trop peu de critères à comparer".to_owned(),
        (_, None) => "Première fois avec cette grille".to_owned(),
    };
    figure("Évolution", value, "", detail)
}

pub(super) fn profile(scores: &Scores) -> Vec<ProfileRow> {
    let domains =
        scores.domains.iter().map(|d| profile_row(&text(&d.code), &text(&d.title), &d.score));
    domains.chain(std::iter::once(profile_row("", "Ensemble", &scores.whole))).collect()
}

fn profile_row(code: &str, title: &str, score: &Score) -> ProfileRow {
    let (change, trend) = score_change(score);
    ProfileRow {
        code: code.to_owned(),
        title: title.to_owned(),
        mean: mean_words(score.mean),
        mean_hundredths: hundredths(score.mean),
        former: mean_words(score.former),
        target: value_words(score.aim()),
        change,
        trend,
        coverage: score.coverage.words(),
        compared: score.change_basis(),
    }
}

pub(super) fn strengths(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    since: Option<&str>,
) -> Vec<Highlight> {
    let found = scoring::strengths(dossier, id, scores);
    found.iter().filter_map(|found| highlight(dossier, id, scores, found, since)).collect()
}

pub(super) fn priorities(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    since: Option<&str>,
) -> Vec<Highlight> {
    let found = scoring::priorities(dossier, id, scores);
    found.iter().filter_map(|found| highlight(dossier, id, scores, found, since)).collect()
}

fn highlight(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    found: &scoring::Highlight,
    since: Option<&str>,
) -> Option<Highlight> {
    let grid = &dossier.campaign(id)?.grid;
    let mut remarks = Vec::new();
    if let Some(next) = scores.gate.next.filter(|_| found.is_blocking) {
        remarks.push(format!("bloque le palier{NBSP}{}", next.level));
    }
    if let Some(former) = found.former.filter(|former| *former != found.level) {
        let since = since.map_or_else(String::new, |since| format!(" depuis {since}"));
        remarks.push(format!("{}{since}", level_difference(former, found.level)));
    }
    if let Some(target) = found.target.filter(|target| *target > found.level) {
        remarks.push(format!("cible{NBSP}{target}"));
    }
    Some(Highlight {
        code: text(&found.code),
        title: shortened(&text(&found.title), TITLE_LENGTH),
        level: level_name(grid, found.level),
        high: found.high.map(Level::number),
        remarks,
        first_step: found.first_step.as_deref().map(|step| shortened(&text(step), STEP_LENGTH)),
        decided: decided(dossier, &found.criterion),
    })
}

/// Says which open action serves a criterion, or that none does.
fn decided(dossier: &Dossier, criterion: &CriterionId) -> String {
    let serves = |one: &&std::sync::Arc<Improvement>| {
        one.state.is_open() && one.criteria.contains(criterion)
    };
    let told = dossier.improvements.iter().filter(serves).map(|one| {
        let number = dossier.number_of(one.id).map(french::number_word).unwrap_or_default();
        format!("action {number}{NBSP}: {}", shortened(&text(one.title()), STEP_LENGTH))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        "aucune action décidée".to_owned()
    } else {
        told.join(&format!("{NBSP}; "))
    }
}

pub(super) fn changes(dossier: &Dossier, id: CampaignId, scores: &Scores) -> Vec<LevelChange> {
    let Some(campaign) = dossier.campaign(id) else { return Vec::new() };
    let changes = scoring::changes(dossier, id, scores).into_iter().filter_map(|found| {
        let then = found.former?;
        Some(LevelChange {
            code: text(&found.code),
            title: text(&found.title),
            then: level_name(&campaign.grid, then),
            now: level_name(&campaign.grid, found.level),
            change: level_difference(then, found.level),
            trend: level_trend(then, found.level),
        })
    });
    changes.collect()
}

pub(super) fn calculations(scores: &Scores) -> Vec<Calculation> {
    let whole = Explanation { lines: Vec::new(), ..scores.whole.explanation() };
    let mut all = vec![calculation("Ensemble".to_owned(), "Calcul", whole)];
    if scores.gate.next.is_some() || scores.gate.reached.is_some() {
        let title = "Palier suivant".to_owned();
        all.push(calculation(title, "Réponse", scores.gate.explanation()));
    }
    for domain in &scores.domains {
        let title = format!("{} · {}", text(&domain.code), text(&domain.title));
        all.push(calculation(title, "Calcul", domain.score.explanation()));
    }
    all
}

fn calculation(title: String, column: &str, explanation: Explanation) -> Calculation {
    let line = |line: ExplanationLine| Fact { label: text(&line.label), value: line.calculation };
    Calculation {
        title,
        column: column.to_owned(),
        lines: explanation.lines.into_iter().map(line).collect(),
        arithmetic: explanation.arithmetic,
        remarks: explanation.remarks,
    }
}
