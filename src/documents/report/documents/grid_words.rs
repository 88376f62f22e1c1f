//! What documents say of a grid in its own terms: its scales, its steps, what it sets aside.

use crate::dossier::Campaign;
use crate::french;
use crate::grid::{Criterion, CriterionKind, Gate, Grid, Level, Scale};
use crate::report::content::{Block, LevelSign, ScaleStep};
use crate::report::words::text;

/// Returns the criteria that a rule of a grid sets aside, each with that rule in words.
pub(super) fn set_aside(campaign: &Campaign) -> impl Iterator<Item = (&Criterion, String)> {
    let gone_through = campaign.grid.criteria().map(|(_, criterion)| criterion);
    let gone_through = gone_through.filter(move |criterion| criterion.is_in(campaign.extent));
    gone_through.filter_map(move |criterion| {
        let rule = campaign.set_aside(criterion)?;
        Some((criterion, text(&rule.words(&campaign.grid))))
    })
}

/// Returns the levels of a scale in general terms, lowest first.
pub(super) fn scale_block(scale: &Scale) -> Block {
    let step = |level: Level| {
        let step = scale.get(level);
        let (name, group) = (text(&step.name), scale.group(level).map(|group| text(&group.name)));
        // "A bas" says its group, "A", already.
        let is_said = |group: &String| name.split_whitespace().any(|word| word == group.as_str());
        let group = group.filter(|group| !group.is_empty() && *group != name && !is_said(group));
        let parts = [Some(name).filter(|name| !name.is_empty()), group];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        ScaleStep {
            level: LevelSign::of(scale, level),
            name: parts.join(" · "),
            definition: text(&step.definition),
        }
    };
    Block::Scale { steps: scale.levels().map(step).collect() }
}

/// Tells whether a grid asks some characteristics, and whether it asks some numbers.
pub(super) fn is_observed(grid: &Grid) -> (bool, bool) {
    let has = |is: fn(&CriterionKind) -> bool| grid.criteria().any(|(_, one)| is(&one.kind));
    (
        has(|kind| matches!(kind, CriterionKind::Characteristics(_))),
        has(|kind| matches!(kind, CriterionKind::Measure(_))),
    )
}

/// Tells whether the level of some criteria is chosen, by a sentence or by yes or no.
pub(super) fn has_choices(grid: &Grid) -> bool {
    let mut kinds = grid.criteria().map(|(_, criterion)| &criterion.kind);
    kinds.any(|kind| matches!(kind, CriterionKind::Levels | CriterionKind::YesNo(_)))
}

/// Says what levels follow from where they are not chosen; nothing where all are.
pub(super) fn observed_words(grid: &Grid) -> String {
    let from = match is_observed(grid) {
        (true, true) => "de caractéristiques cochées ou d’un nombre mesuré",
        (true, false) => "de caractéristiques cochées",
        (false, true) => "d’un nombre mesuré",
        (false, false) => return String::new(),
    };
    let chosen = if has_choices(grid) { "est choisi, ou " } else { "" };
    fr!(" ; il {chosen}découle {from}")
}

/// Names the levels of a grid: "Les cinq niveaux".
pub(super) fn levels_title(grid: &Grid) -> String {
    const COUNTS: [&str; 11] =
        ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];
    let count = grid.scale().count();
    let told = count.checked_sub(Scale::FEWEST).and_then(|place| COUNTS.get(place));
    told.map_or_else(|| "Les niveaux".to_owned(), |told| format!("Les {told} niveaux"))
}

/// Writes a level of a scale with its name: "3 · Déployé".
pub(super) fn level_named(scale: &Scale, level: Level) -> String {
    let name = text(scale.name(level));
    if name.is_empty() { level.to_string() } else { format!("{level} · {name}") }
}

/// Writes it so that it stays on one line.
pub(super) fn level_on_a_line(scale: &Scale, level: Level) -> String {
    let name = text(scale.name(level));
    if name.is_empty() { level.to_string() } else { fr!("{level}~· {name}") }
}

/// Writes a level of a criterion as an answer: "Niveau 3 · Déployé", "Oui".
pub(super) fn level_answer(criterion: &Criterion, level: Level) -> String {
    let scale = &criterion.scale;
    let name = text(scale.name(level));
    if name.is_empty() {
        fr!("Niveau~{level}")
    } else if matches!(criterion.kind, CriterionKind::YesNo(_)) {
        name
    } else {
        fr!("Niveau~{level} · {name}")
    }
}

/// Tells whether all that steps ask for is that every *socle* criterion has reached their level.
pub(super) fn has_socle_gates(grid: &Grid) -> bool {
    let mut gates = grid.scoring.gates.iter();
    gates.all(|gate| gate.level.is_some() && gate.socle_at_least() == gate.level)
}

/// Tells whether a step looks at the *socle* criteria of a grid, if it has some.
pub(super) fn tells_socle(grid: &Grid) -> bool {
    grid.criteria().any(|(_, criterion)| criterion.is_socle)
        && grid.scoring.gates.iter().any(|gate| gate.socle_at_least().is_some())
}

/// Says what each step asks for, where it is more than that; nothing elsewhere.
pub(super) fn gates(grid: &Grid) -> Vec<String> {
    let told = |gate: &Gate| {
        let name = french::capitalised(&gate.short_name());
        fr!("{name} : {}", text(&gate.words(grid)))
    };
    let gates = grid.scoring.gates.iter().filter(|_| !has_socle_gates(grid));
    gates.map(told).collect()
}
