//! Strengths and priorities: a few criteria with what to say of them.

use super::super::blocks::{heading, item, remark};
use super::super::campaign::CampaignReader;
use super::profile::level_change;
use crate::french;
use crate::grid::{CriterionId, Grid};
use crate::report::content::{Block, LevelSign, Mark, Style, Text, Titled};
use crate::report::scales::one_scale;
use crate::report::words::{shortened, text};
use crate::scoring::{self, Highlight};

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::documents) enum Audience {
    /// Who holds the grid.
    Team,
    /// Who passes by: what stands on a wall shows the next step, not what is held up.
    Wall,
    /// Who does not hold the grid: a code and a gate say nothing.
    Public,
}

/// Returns strengths beside priorities, each under its title, or why there are none.
pub(in crate::report::documents) fn side_by_side(
    reader: &CampaignReader<'_>,
    to: Audience,
    [strong, first]: [&str; 2],
) -> Block {
    let titled = |title, blocks: Vec<Block>| {
        std::iter::once(heading(title)).chain(blocks).collect::<Vec<Block>>()
    };
    Block::Pair {
        first: titled(strong, strengths(reader, to)),
        second: titled(first, priorities(reader, to)),
        share: 42,
    }
}

/// Returns the strengths, or why there are none.
pub(in crate::report::documents) fn strengths(
    reader: &CampaignReader<'_>,
    to: Audience,
) -> Vec<Block> {
    let highlights = scoring::strengths(reader.dossier, reader.campaign.id, reader.scores);
    if highlights.is_empty() {
        let strong = strong_words(&reader.campaign.grid);
        return nothing(reader, &format!("Aucun critère n’a encore {strong}."));
    }
    highlights.iter().map(|highlight| Block::Item(titled(reader, highlight, to))).collect()
}

/// Returns what to work on first, in the order that is told, or why there is nothing.
pub(in crate::report::documents) fn priorities(
    reader: &CampaignReader<'_>,
    to: Audience,
) -> Vec<Block> {
    let highlights = scoring::priorities(reader.dossier, reader.campaign.id, reader.scores);
    if highlights.is_empty() {
        let strong = strong_words(&reader.campaign.grid);
        return nothing(reader, &format!("Tous les critères cotés ont au moins {strong}."));
    }
    let item = |highlight: &Highlight| {
        let blocks = vec![next(reader, highlight)];
        Block::Item(Titled { blocks, ..titled(reader, highlight, to) })
    };
    let rule = scoring::priorities_rule(&reader.campaign.grid);
    highlights.iter().map(item).chain([remark(Text::muted(rule))]).collect()
}

/// Names the level from which a criterion is a strength, whatever its scale.
fn strong_words(grid: &Grid) -> String {
    let strong =
        one_scale(grid).and_then(|scale| scale.levels().find(|level| scale.is_strong(*level)));
    strong.map_or_else(
        || "les trois quarts de son échelle".to_owned(),
        |level| format!("le niveau {level}"),
    )
}

fn nothing(reader: &CampaignReader<'_>, nothing: &str) -> Vec<Block> {
    let has_levels = !reader.scores.whole.terms.is_empty();
    vec![remark(match (has_levels, scoring::is_too_few(reader.scores)) {
        (false, _) => "Aucun niveau n’est encore convenu.",
        (true, true) => "Trop peu de critères ont un niveau pour le dire.",
        (true, false) => nothing,
    })]
}

fn titled(reader: &CampaignReader<'_>, highlight: &Highlight, to: Audience) -> Titled {
    // What the following pages say in full.
    const LENGTH: usize = 110;
    let level = match highlight.high {
        Some(high) => format!("pas d’accord à ce jour, entre {} et {high}", highlight.level),
        None => fr!("niveau~{}", reader.named(&highlight.criterion, highlight.level)),
    };
    let next = reader.scores.gate.next.as_ref();
    let next = next.filter(|_| highlight.is_blocking && to == Audience::Team);
    let blocks = next.map(|next| format!("bloque le {}", text(&next.short_name())));
    let change = highlight.former.filter(|former| *former != highlight.level).map(|former| {
        let since = reader.since.as_ref().map_or_else(String::new, |day| format!(" depuis {day}"));
        format!("{}{since}", level_change(former, highlight.level))
    });
    let target = highlight.target.filter(|target| *target > highlight.level);
    let target = target.map(|target| fr!("cible~{target}"));
    let notes = [Some(level), blocks, change, target].into_iter().flatten();
    let (code, title) = (text(&highlight.code), shortened(&text(&highlight.title), LENGTH));
    Titled {
        mark: Some(if highlight.high.is_some() {
            Mark::Disputed
        } else {
            let scale = reader.scale_of(&highlight.criterion);
            Mark::Level(LevelSign::of(scale, highlight.level))
        }),
        notes: notes.map(Text::muted).collect(),
        ..item(if to == Audience::Public || code.is_empty() {
            title
        } else {
            format!("{code} · {title}")
        })
    }
}

/// How many characters the first page gives to a step, or to an action.
const STEP_LENGTH: usize = 260;

/// Tells the step one could take, then what the team took on.
fn next(reader: &CampaignReader<'_>, highlight: &Highlight) -> Block {
    // A step that became an action is told once.
    let is_taken_on = |step: &&str| {
        let mut open = reader.dossier.open_for(&highlight.criterion);
        open.any(|action| french::is_same(action.title(), step))
    };
    let step = highlight.first_step.as_deref().filter(|step| !is_taken_on(step));
    let step = step.map_or_else(Text::default, |step| {
        let step = french::in_a_sentence(&shortened(&text(step), STEP_LENGTH));
        let lead = fr!("Premier pas : ");
        Text::styled(lead, Style::Accent).then(format!("{step} "), Style::Plain)
    });
    let decided = french::capitalised(&decided(reader, &highlight.criterion));
    let end = if decided.ends_with(['.', '…', '!', '?']) { "" } else { "." };
    remark(step.then(format!("{decided}{end}"), Style::Muted))
}

/// Says which open actions serve a criterion, or that none does.
fn decided(reader: &CampaignReader<'_>, criterion: &CriterionId) -> String {
    let told = reader.dossier.open_for(criterion).map(|improvement| {
        let number = super::plan::number(reader.dossier, improvement);
        fr!("action {number} : {}", shortened(&text(improvement.title()), STEP_LENGTH))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "aucune action décidée".to_owned() } else { told.join(fr!(" ; ")) }
}
