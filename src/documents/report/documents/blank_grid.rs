//! "Grille vierge": the grid of a campaign, to print and fill in by hand.

use super::blocks::{chapter, heading, item, paragraph, remark, section};
use super::campaign::{CampaignReader, criterion_name, domain_name, extent};
use super::diagnostic;
use super::grid_words::{gates, has_choices, is_observed, level_named, tells_socle};
use super::kind::DocumentKind;
use super::material::{Material, Missing};
use super::parts::criteria::{SET_ASIDE, set_aside};
use super::parts::observed::indispensable;
use crate::dossier::Campaign;
use crate::french;
use crate::grid::{
    Characteristic, Characteristics, Criterion, CriterionKind, Domain, HOW_TO_READ, Held, Level,
    Measurement, Reference, Scale,
};
use crate::report::content::{
    Block, Choice, Column, Report, Row, Style, Table, TableCell, Text, Titled, Width,
};
use crate::report::prose::PROSE;
use crate::report::words::text;

/// Sets out the grid.
pub(super) fn blank_grid(material: &Material<'_>) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let mut sections = vec![section("mode-d-emploi", "", how_to(&reader))];
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        let blocks = domain_blocks(campaign, domain);
        if blocks.is_empty() {
            continue;
        }
        let title = domain_name(domain);
        let id = DOMAIN_IDS.get(place).copied().unwrap_or("autres-domaines");
        sections.push(chapter(id, title, blocks));
    }
    let aside = set_aside(&reader);
    sections.extend((!aside.is_empty()).then(|| chapter("ecartes", SET_ASIDE, aside)));
    Ok(Report {
        title: DocumentKind::BlankGrid.label().to_owned(),
        description: format!("{}, à remplir à la main", text(&campaign.grid.title)),
        running: text(&campaign.grid.title),
        lines: vec![reader.grid().into(), Text::from(extent(campaign))],
        sections,
        ..reader.head()
    })
}

/// Says how the grid is filled in, what its levels are and where it comes from.
fn how_to(reader: &CampaignReader<'_>) -> Vec<Block> {
    let grid = &reader.campaign.grid;
    let (has_lists, has_numbers) = is_observed(grid);
    let told = [
        has_choices(grid).then(|| reader.by_rule(&PROSE.how_to_tick, &PROSE.how_to_tick_each)),
        has_lists.then(|| PROSE.how_to_tick_lists.as_str().to_owned()),
        has_numbers.then(|| PROSE.how_to_tick_numbers.as_str().to_owned()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let mut blocks = vec![paragraph(told.join(" "))];
    blocks.extend(grid.how_to_choose().map(|_| paragraph(HOW_TO_READ)));
    blocks.extend(tells_socle(grid).then(|| remark(PROSE.socle.as_str())));
    blocks.extend(gates(grid).into_iter().map(|gate| remark(format!("{gate}."))));
    blocks.extend(reader.scales());
    blocks.push(remark(diagnostic::grid_words(reader)));
    blocks
}

/// Names of the sections, by place: a section's name is fixed, a domain's is the grid's.
const DOMAIN_IDS: [&str; 12] = [
    "domaine-1",
    "domaine-2",
    "domaine-3",
    "domaine-4",
    "domaine-5",
    "domaine-6",
    "domaine-7",
    "domaine-8",
    "domaine-9",
    "domaine-10",
    "domaine-11",
    "domaine-12",
];

fn domain_blocks(campaign: &Campaign, domain: &Domain) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (part, criteria) in domain.parts() {
        let criteria = criteria.iter().filter(|criterion| campaign.includes(criterion));
        let items: Vec<Block> = criteria.map(|one| Block::Item(blank(campaign, one))).collect();
        let part = part.filter(|_| !items.is_empty());
        let title = part.map(|part| format!("{} · {}", text(&part.code), text(&part.title)));
        blocks.extend(title.map(heading));
        blocks.extend(items);
    }
    blocks
}

fn blank(campaign: &Campaign, criterion: &Criterion) -> Titled {
    let mut blocks = vec![remark(text(&criterion.question))];
    blocks.extend(criterion.help.as_ref().map(|help| remark(text(help))));
    let conditions = criterion.conditions.iter().map(|one| one.words(&campaign.grid));
    blocks.extend(conditions.map(|rule| remark(french::capitalised(&text(&rule)) + ".")));
    let mut choices = match &criterion.kind {
        CriterionKind::Levels => level_choices(criterion),
        CriterionKind::YesNo(_) => {
            criterion.scale.levels().map(|one| yes_or_no(criterion, one)).collect()
        }
        CriterionKind::Characteristics(all) => {
            blocks.extend(characteristics(criterion, all));
            Vec::new()
        }
        CriterionKind::Measure(measure) => {
            blocks.extend(number(criterion, measure));
            Vec::new()
        }
    };
    choices.push(beside("Ne sait pas"));
    if criterion.allows_not_applicable {
        choices.push(beside("Sans objet, parce que…"));
    }
    blocks.push(Block::Choices { choices });
    if !criterion.proofs.is_empty() {
        let proofs: Vec<String> = criterion.proofs.iter().map(|proof| text(proof)).collect();
        let lead = fr!("Ce qui peut le montrer : ");
        let proofs = proofs.join(fr!(" ; "));
        blocks.push(remark(Text::styled(lead, Style::Strong).then(proofs, Style::Plain)));
    }
    if !criterion.references.is_empty() {
        let references: Vec<String> = criterion.references.iter().map(reference).collect();
        let lead = Text::styled(fr!("À lire : "), Style::Strong);
        blocks.push(remark(lead.then(references.join(fr!(" ; ")), Style::Plain)));
    }
    blocks.push(Block::WritingLines { label: "Commentaire".to_owned(), lines: 2 });
    let socle = criterion.is_socle.then(|| Text::muted("socle"));
    let axis = criterion.has_axis.as_ref();
    let axis = axis.map(|axis| Text::muted(fr!("axe HAS : {}", text(axis))));
    Titled {
        is_heading: true,
        notes: socle.into_iter().chain(axis).collect(),
        blocks,
        ..item(criterion_name(criterion))
    }
}

fn beside(name: &str) -> Choice {
    Choice { level: None, name: name.to_owned(), sentence: String::new() }
}

/// Returns the levels to choose from, each with its sentence; one of a group is not said twice.
fn level_choices(criterion: &Criterion) -> Vec<Choice> {
    let scale = &criterion.scale;
    let choice = |level: Level| {
        let name = text(scale.name(level));
        let is_first = scale.group(level).is_none_or(|group| group.from == level);
        let is_said = criterion.says(level) || is_first;
        let sentence = text(criterion.level(level).sentence);
        let sentence = Some(sentence).filter(|sentence| is_said && *sentence != name);
        Choice { level: Some(level.number()), name, sentence: sentence.unwrap_or_default() }
    };
    scale.levels().map(choice).collect()
}

/// Returns "Oui" or "Non" to choose, with what it means where that is said.
fn yes_or_no(criterion: &Criterion, level: Level) -> Choice {
    let name = text(criterion.scale.name(level));
    let sentence = text(criterion.level(level).sentence);
    let sentence = if sentence == name { String::new() } else { sentence };
    Choice { level: None, name, sentence }
}

/// Returns the characteristics to tick, and how the level follows.
fn characteristics(criterion: &Criterion, all: &Characteristics) -> Vec<Block> {
    let has_partly = all.has_partly;
    let is_asked = move |held: &&Held| has_partly || **held != Held::Partly;
    let answers = || Held::ALL.iter().rev().filter(is_asked);
    let title =
        |held: &Held| Column::words(&french::capitalised(held.label()), "").wide(Width::Auto);
    let row = |one: &Characteristic| {
        let said = Text::from(text(&one.text)).and(indispensable(one));
        let boxes = answers().map(|_| TableCell::words("☐"));
        Row::of(std::iter::once(TableCell::words(said)).chain(boxes).collect())
    };
    let table = Block::Table(Table {
        id: "caracteristiques-page",
        title: criterion_name(criterion),
        columns: std::iter::once(Column::words("Caractéristique", ""))
            .chain(answers().map(title))
            .collect(),
        rows: all.items.iter().map(row).collect(),
        chart: None,
    });
    let rule = remark(text(&all.rule(&criterion.scale)));
    [table, rule].into_iter().chain(meanings(criterion)).collect()
}

/// Returns the room for a number, and which level each gives.
fn number(criterion: &Criterion, measure: &Measurement) -> Vec<Block> {
    let scale: &Scale = &criterion.scale;
    let label = fr!("Nombre mesuré ({})", text(&measure.unit));
    let line = |level: Level| {
        let told = text(&measure.threshold_words(level, scale));
        Text::strong(level_named(scale, level)).then(fr!(" : {told}"), Style::Plain)
    };
    let room = Block::WritingLines { label, lines: 1 };
    let levels = Block::List { items: scale.levels().map(line).collect() };
    [room, levels].into_iter().chain(meanings(criterion)).collect()
}

/// Returns what each level means, where the criterion says something of its own of some.
fn meanings(criterion: &Criterion) -> Option<Block> {
    let scale = &criterion.scale;
    let said = scale.levels().filter(|level| criterion.says(*level));
    let line = |level: Level| {
        let sentence = text(criterion.level(level).sentence);
        Text::strong(level_named(scale, level)).then(fr!(" : {sentence}"), Style::Plain)
    };
    let items: Vec<Text> = said.map(line).collect();
    (!items.is_empty()).then_some(Block::List { items })
}

/// Names what to read: "Guide de la HAS, page 12 (https://…)".
fn reference(one: &Reference) -> String {
    let page = one.page.as_ref().map(|page| fr!(", page~{}", text(page)));
    let address = one.address.as_ref().map(|address| format!(" ({})", text(address)));
    let parts = [Some(text(&one.name)), page, address];
    parts.into_iter().flatten().collect()
}
