//! "Compte rendu de réunion": what the team decided, exactly as it was decided.

use super::parts::criteria::{mark, quote};
use super::{diagnostic, heading, item, paragraph, remark, section, warning};
use crate::french::NBSP;
use crate::report::content::{
    Block, Cell, Column, Count, Fact, Item, Report, Row, Section, Shape, Style, Table, Text,
};
use crate::report::model::{ActionPart, DecisionPart, Minutes, Standing};

/// Sets out the minutes of a meeting.
pub fn minutes(d: &Minutes) -> Report {
    let campaign = &d.campaign;
    let about = [&campaign.date, &campaign.path].map(Text::from);
    Report {
        title: d.title.clone(),
        shape: Shape::Pages,
        is_fictitious: d.is_fictitious,
        made_on_date: d.made_on_date,
        made_on: d.made_on.clone(),
        letterhead: diagnostic::letterhead(&d.team),
        running: format!("{} · {}", d.team.running_name, campaign.running_title),
        description: if d.has_met {
            format!("Ce que l’équipe a décidé ensemble, {}", campaign.date)
        } else {
            format!("Ce qui est prêt pour la réunion de l’équipe, {}", campaign.date)
        },
        caution: if d.status.is_draft { d.status.label.clone() } else { String::new() },
        lines: vec![
            Text::joined(std::iter::once(Text::strong(&campaign.title)).chain(about)),
            format!("Grille {}", d.grid).into(),
        ],
        sections: sections(d),
        data: Vec::new(),
    }
}

fn sections(d: &Minutes) -> Vec<Section> {
    let mut sections = vec![section("seance", "", sitting(d))];
    if !d.actions.is_empty() {
        let actions = d.actions.iter().map(|one| Block::Item(action(one))).collect();
        let title = if d.has_met { "Actions décidées" } else { "Actions déjà décidées" };
        sections.push(section("actions", title, actions));
    }
    if !d.priorities.is_empty() {
        sections.push(section("priorites", "Priorités", priorities(d)));
    }
    sections.extend(decisions(d));
    sections.extend(left_open(d));
    for told in &d.told {
        sections.push(section("retours", told.label, told.text.iter().map(paragraph).collect()));
    }
    if !d.corrections.is_empty() {
        sections.push(section("corrections", "Corrections depuis la clôture", corrections(d)));
    }
    sections.push(section("methode", "Comment l’équipe a procédé", method(d)));
    sections
}

fn sitting(d: &Minutes) -> Vec<Block> {
    let mut facts = d.meeting.clone();
    let mut blocks = Vec::new();
    if d.status.is_draft {
        let lead = format!("{}.", d.status.label);
        blocks.push(warning(&lead, d.status.sentence));
    } else {
        facts.push(Fact { label: "État".to_owned(), value: d.status.label.clone() });
    }
    blocks.push(Block::Facts { facts, paired: true });
    blocks.push(Block::Figures { figures: d.figures.to_vec() });
    blocks
}

/// Returns a decided action in its frame.
fn action(one: &ActionPart) -> Item {
    let facts = Block::Facts { facts: one.facts.clone(), paired: true };
    Item {
        is_heading: true,
        is_card: true,
        blocks: vec![facts],
        ..item(format!("{} · {}", one.number, one.objective))
    }
}

fn priorities(d: &Minutes) -> Vec<Block> {
    let rows = d.priorities.iter();
    let rows = rows.map(|one| Row::of(vec![Cell::words(&one.criterion), Cell::words(&one.points)]));
    vec![
        remark("Les points que les participants ont répartis entre les critères."),
        Block::Table(Table {
            id: "priorites-page",
            title: "Priorités".to_owned(),
            columns: vec![Column::words("Critère", ""), Column::numbers("Points reçus", "")],
            rows: rows.collect(),
            chart: None,
        }),
    ]
}

fn decisions(d: &Minutes) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut add = |id, title: &str, intro: &str, items: Vec<Item>| {
        if !items.is_empty() {
            let mut blocks = vec![remark(intro)];
            blocks.extend(items.into_iter().map(Block::Item));
            sections.push(section(id, title, blocks));
        }
    };
    add(
        "discutes",
        "Décidés après discussion",
        "Le niveau est celui que l’équipe a décidé\u{a0}; la phrase en retrait dit pourquoi.",
        d.discussed.iter().map(discussed).collect(),
    );
    add(
        "acceptes",
        "Acceptés en une fois",
        "Proposés ensemble, sans objection.",
        d.together.iter().map(accepted).collect(),
    );
    add(
        "desaccords",
        "Sans accord à ce jour",
        "L’équipe n’a pas retenu de niveau\u{a0}: il est dit entre quels niveaux elle hésite.",
        d.disputed.iter().map(discussed).collect(),
    );
    if sections.is_empty() {
        let nothing = paragraph("La réunion n’a encore décidé d’aucun niveau.");
        if d.has_met {
            sections.push(section("decisions", "Décisions", vec![nothing]));
        }
    }
    sections
}

fn decision(part: &DecisionPart) -> Text {
    let decision = Text::strong(&part.decision);
    match &part.standing {
        Standing::Level { sentence: words, .. } | Standing::NotApplicable { reason: words } => {
            decision.then(" · ", Style::Muted).then(words, Style::Plain)
        }
        _ => decision,
    }
}

fn discussed(part: &DecisionPart) -> Item {
    let mut blocks = vec![paragraph(decision(part))];
    if let Some(told) = &part.distribution {
        blocks.push(remark(Text::joined(told.words.iter().map(Text::from))));
        blocks.push(Block::Tally { counts: told.counts.clone(), words: tally_words(&told.counts) });
    }
    blocks.extend(quote("", &part.reason));
    blocks.extend(quote("Avis minoritaire", &part.minority));
    Item {
        mark: Some(mark(&part.standing)),
        is_heading: true,
        notes: part.remarks.iter().map(Text::muted).collect(),
        blocks,
        ..item(format!("{} · {}", part.code, part.title))
    }
}

/// Returns a criterion accepted without discussion: a line, and what the ballots said.
fn accepted(part: &DecisionPart) -> Item {
    let mut notes = vec![Text::strong(&part.decision)];
    if let Some(told) = &part.distribution {
        notes.extend(told.words.iter().map(Text::muted));
        notes.push(Text::muted(counted(&told.counts)));
    }
    let quotes = [("", &part.reason), ("Avis minoritaire", &part.minority)];
    Item {
        mark: Some(mark(&part.standing)),
        notes,
        blocks: quotes.into_iter().filter_map(|(label, words)| quote(label, words)).collect(),
        ..item(format!("{} · {}", part.code, part.title))
    }
}

fn tally_words(counts: &[Count]) -> String {
    format!("Répartition des avis{NBSP}: {}", counted(counts))
}

/// Tells how many gave each answer: "3 au niveau 2, 1 sans objet".
fn counted(counts: &[Count]) -> String {
    let words = |count: &Count| {
        let answer = match (count.level, count.sign.as_str(), count.number) {
            (Some(level), ..) => format!("au niveau{NBSP}{level}"),
            (None, "SO", _) => "sans objet".to_owned(),
            (None, _, 0..=1) => "ne sait pas".to_owned(),
            (None, ..) => "ne savent pas".to_owned(),
        };
        format!("{}{NBSP}{answer}", count.number)
    };
    let given = counts.iter().filter(|count| count.number > 0);
    given.map(words).collect::<Vec<_>>().join(", ")
}

fn left_open(d: &Minutes) -> Vec<Section> {
    let list = |lines: &[String]| Block::List { items: lines.iter().map(Text::from).collect() };
    let mut sections = Vec::new();
    if !d.postponed.is_empty() {
        let title = "Reportés à une autre fois";
        sections.push(section("reportes", title, vec![list(&d.postponed)]));
    }
    if !d.undecided.is_empty() {
        let title = "À l’ordre du jour, sans décision à ce jour";
        sections.push(section("sans-decision", title, vec![list(&d.undecided)]));
    }
    if !d.others.is_empty() {
        sections.push(section("autres", "", vec![remark(&d.others)]));
    }
    sections
}

fn corrections(d: &Minutes) -> Vec<Block> {
    let mut blocks =
        vec![remark("La campagne close ne change plus\u{a0}; ce qui suit s’y ajoute.")];
    blocks.extend(d.corrections.iter().map(|one| {
        Block::Item(Item {
            notes: vec![Text::muted(&one.on)],
            blocks: one.text.iter().map(paragraph).collect(),
            ..item(&one.criterion)
        })
    }));
    blocks
}

fn method(d: &Minutes) -> Vec<Block> {
    let mut blocks: Vec<Block> = d.campaign.note.iter().chain(&d.method).map(paragraph).collect();
    blocks.push(paragraph(
        "Le niveau est une décision de l’équipe\u{a0}: la médiane des avis sert de repère à la discussion, aucune \
         moyenne n’est écrite comme niveau.",
    ));
    blocks.extend(participants(&d.participants));
    if !d.rule.is_empty() {
        blocks.push(heading("Comment lire l’accord entre les avis"));
        blocks.push(Block::Facts { facts: d.rule.clone(), paired: false });
        blocks.push(remark(
            "La médiane est le niveau du milieu\u{a0}; entre deux niveaux, le plus bas. «\u{a0}Sans objet\u{a0}» (SO) \
             et «\u{a0}ne sait pas\u{a0}» (?) sont comptés à part, jamais comme un niveau.",
        ));
    }
    blocks
}

/// Says who took part by profession, and why some are not named; nothing when ballots were not asked.
pub(super) fn participants(participants: &[Fact]) -> Vec<Block> {
    if participants.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Qui a donné son avis"),
        Block::Facts { facts: participants.to_vec(), paired: false },
        remark(
            "Une profession n’est nommée qu’à partir de trois personnes\u{a0}; elle est regroupée avec d’autres quand \
             sa mention désignerait quelqu’un. Aucun nom n’est jamais relié à un avis.",
        ),
    ]
}
