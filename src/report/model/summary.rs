//! The parts of the diagnosis that look at the campaign as a whole.

use super::words::{
    NOTHING, hundredths, level_difference, level_name, level_trend, mean, named, score_change,
    shortened, text,
};
use super::{
    Calculation, Fact, Figure, HIGHLIGHTS, Highlight, Identity, LevelChange, ProfileRow,
    RUNNING_LENGTH, ScaleStep,
};
use crate::dossier::{CampaignId, Dossier, Path, Team};
use crate::french::{self, NBSP};
use crate::grid::{Grid, Level};
use crate::scoring::{self, Explanation, ExplanationLine, Score, Scores};

/// How many characters the first page gives to what the following pages say in full.
const NAME_LENGTH: usize = 36;
const TITLE_LENGTH: usize = 110;
const STEP_LENGTH: usize = 260;

pub(super) fn identity(team: &Team) -> Identity {
    let name = text(team.display_name());
    let associates = team.associate_count();
    let facts = [
        ("Structure juridique", text(&team.sisa)),
        ("FINESS", text(&team.finess)),
        ("Commune", text(&team.commune)),
        ("Région", text(&team.region)),
        ("Coordination", text(&team.coordinator)),
        ("Référent qualité", text(&team.quality_lead)),
        ("Contrat ACI", team.contract_date.map_or_else(String::new, french::long_date)),
        ("Associés", if associates == 0 { String::new() } else { associates.to_string() }),
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
    let unit = if whole.mean.is_some() { format!("sur {}", Level::MAX) } else { String::new() };
    let former = whole.former.zip(since);
    let detail = match (whole.mean, former) {
        (Some(_), _) if band_words(whole).is_some() => band_words(whole).unwrap_or_default(),
        (None, _) => format!("Il faut {}{NBSP}% des critères", whole.minimum_coverage_percent),
        (Some(_), Some((former, since))) => format!("{} en {since}", french::decimal(former)),
        (Some(_), None) => "Moyenne pondérée des niveaux".to_owned(),
    };
    figure("Niveau moyen", mean(whole.mean), &unit, detail)
}

/// Says between which means the whole lies, as long as the team does not agree on everything.
fn band_words(whole: &Score) -> Option<String> {
    let (low, high) = whole.band?;
    let (low, high) = (french::decimal(low), french::decimal(high));
    (low != high).then(|| format!("entre {low} et {high}, faute d’accord"))
}

fn gate_figure(scores: &Scores, grid: &Grid) -> Figure {
    let gate = &scores.gate;
    let value = gate.reached.map_or_else(|| NOTHING.to_owned(), |level| named(grid, level));
    let value = shortened(&value, NAME_LENGTH);
    let detail = match (gate.reached, gate.next) {
        (None, None) => "Aucun palier à juger".to_owned(),
        (Some(_), None) => "Tous les paliers sont atteints".to_owned(),
        (reached, Some(next)) => {
            let number = gate.blockers.len();
            let criteria = french::count(number, "critère");
            let verb = match (reached, number) {
                (None, _) => "sans niveau avant",
                (Some(_), 0..=1) => "bloque",
                (Some(_), _) => "bloquent",
            };
            let s = if number > 1 { "s" } else { "" };
            format!("{criteria} socle{s} {verb} le palier{NBSP}{}", next.level)
        }
    };
    figure("Palier atteint", value, "", detail)
}

fn coverage_figure(whole: &Score) -> Figure {
    let coverage = &whole.coverage;
    let left_out = [
        (coverage.not_applicable, "sans objet"),
        (coverage.unknown, "ne sait pas"),
        (coverage.disputed, "sans accord"),
        (coverage.remaining(), "sans réponse"),
    ];
    let left_out: Vec<String> = left_out
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number}{NBSP}{}", words.replace(' ', "\u{a0}")))
        .collect();
    let detail =
        if left_out.is_empty() { "Tous ont un niveau".to_owned() } else { left_out.join(", ") };
    figure(
        "Critères pris en compte",
        coverage.levelled.to_string(),
        &format!("sur {}", coverage.total),
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
        mean: mean(score.mean),
        mean_hundredths: hundredths(score.mean),
        former: mean(score.former),
        target: mean(score.target),
        change,
        trend,
        coverage: format!("{} sur {}", score.coverage.levelled, score.coverage.total),
        counted: score.coverage.levelled,
        compared: score.change.as_ref().map(|change| change.criteria),
    }
}

pub(super) fn strengths(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    since: Option<&str>,
) -> Vec<Highlight> {
    let found = scoring::strengths(dossier, id, scores, HIGHLIGHTS);
    found.iter().filter_map(|found| highlight(dossier, id, scores, found, since)).collect()
}

pub(super) fn priorities(
    dossier: &Dossier,
    id: CampaignId,
    scores: &Scores,
    since: Option<&str>,
) -> Vec<Highlight> {
    let found = scoring::priorities(dossier, id, scores, HIGHLIGHTS);
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
        remarks,
        first_step: found.first_step.as_deref().map(|step| shortened(&text(step), STEP_LENGTH)),
    })
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
