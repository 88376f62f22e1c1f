//! "Dossier de dialogue": everything for the *dialogue de gestion*, bounded, in three readings.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::blocks::{chapter, heading, page, paragraph, remark, section};
use super::campaign::{CampaignReader, extent};
use super::diagnostic::TITLES;
use super::grid_words::{gates, has_socle_gates, levels_title, tells_socle};
use super::head::team;
use super::kind::{DocumentKind, Readership};
use super::material::{Material, Missing};
use super::parts::criteria::CriterionReader;
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, evolution, profile, proofs, quality, reservations, voices};
use super::{action_plan, diagnostic, outcome, statement};
use crate::chart::score_label;
use crate::dossier::{Campaign, file};
use crate::french;
use crate::grid::ScoringRule;
use crate::remuneration::words::settlement;
use crate::report::content::{
    Block, Column, Labelled, Report, Row, Section, Style, Table, TableCell, Text, Tone, Width,
};
use crate::report::prose::{PROSE, WholeWords};
use crate::report::words::{paragraphs, text};

/// Sets out everything.
pub(super) fn whole(material: &Material<'_>, reading: Readership) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let words = PROSE.whole.of(reading);
    let summary = section("resume", "", summary(&reader, words));
    let identity = chapter("identite", words.identity.as_str(), identity(&reader));
    let method = chapter("methode", "Méthode", method(&reader));
    let profile = page("profil", words.profile.as_str(), profile_blocks(&reader));
    let evolution = chapter("evolution", "Évolution", evolution::evolution(&reader));
    let plan = action_plan::in_short(material, reading);
    let results = chapter("resultats", words.results.as_str(), results(material, campaign));
    let remuneration = chapter("aci", words.remuneration.as_str(), remuneration(material, reading));
    let reservations =
        chapter("reserves", words.reservations.as_str(), reservations::reservations(&reader));
    let requests = chapter("demandes", words.requests.as_str(), requests(material));
    let mut sections: Vec<Section> = match reading {
        Readership::Team => vec![
            summary,
            profile,
            evolution,
            reservations,
            plan,
            results,
            requests,
            remuneration,
            method,
            identity,
        ],
        Readership::Funder => vec![
            summary,
            identity,
            method,
            profile,
            evolution,
            remuneration,
            plan,
            results,
            reservations,
            requests,
        ],
        Readership::Public => vec![
            summary,
            profile,
            plan,
            results,
            evolution,
            requests,
            reservations,
            remuneration,
            identity,
            method,
        ],
    };
    let index = proofs::index(material, reading);
    sections.push(page("preuves", words.proofs.as_str(), index));
    sections.push(page("criteres", fr!("Annexe : chaque critère"), criteria_annex(&reader)));
    sections.push(chapter("glossaire", fr!("Annexe : les mots employés"), glossary(&reader)));
    if reading != Readership::Public {
        sections.push(chapter("empreinte", "Empreinte du contenu", fingerprint(material)));
    }
    Ok(Report {
        title: DocumentKind::Whole(reading).label().to_owned(),
        description: format!("Auto-évaluation, plan, résultats et rémunération, {}", reader.date()),
        sections,
        ..reader.head()
    })
}

fn summary(reader: &CampaignReader<'_>, words: &WholeWords) -> Vec<Block> {
    vec![
        Block::Paragraph { text: words.lead.as_str().into(), tone: Tone::Lead },
        reader.figures_block(),
        side_by_side(reader, Audience::Team, TITLES),
    ]
}

fn identity(reader: &CampaignReader<'_>) -> Vec<Block> {
    let facts = team(&reader.dossier.team);
    vec![if facts.is_empty() {
        remark("L’équipe n’est pas encore décrite.")
    } else {
        Block::Facts { facts, paired: false }
    }]
}

fn method(reader: &CampaignReader<'_>) -> Vec<Block> {
    let campaign = reader.campaign;
    let grid = &campaign.grid;
    let ballots = voices::ballot_count(campaign).map(voices::ballots_told);
    let closed = campaign.closure.as_ref().map(|closure| french::long_date(closure.on));
    let facts = Labelled::said([
        ("Campagne", format!("{}, {}", reader.title(), reader.date())),
        ("Grille", format!("{}, version {}", text(&grid.title), grid.version)),
        ("Parcours", extent(campaign).trim_start_matches("parcours ").to_owned()),
        ("Avis individuels", ballots.unwrap_or_else(|| "non recueillis".to_owned())),
        ("Accord entre les avis", voices::agreement(campaign)),
        ("Clôture", closed.map_or_else(|| "à venir".to_owned(), |day| format!("le {day}"))),
    ]);
    let mut blocks = vec![Block::Facts { facts, paired: false }];
    blocks.extend(paragraphs(&campaign.note).iter().map(paragraph));
    blocks.extend(voices::participants(campaign));
    blocks.push(heading("Règles de lecture"));
    blocks.push(diagnostic::method(reader));
    blocks.push(heading(levels_title(grid)));
    blocks.extend(reader.scales());
    blocks
}

fn profile_blocks(reader: &CampaignReader<'_>) -> Vec<Block> {
    let drawn = charts::profile(reader.dossier, reader.campaign.id, reader.scores);
    let mut blocks: Vec<Block> = drawn.into_iter().collect();
    blocks.push(profile::table(reader));
    blocks.extend(profile::note(reader));
    blocks.extend(diagnostic::claims(reader));
    blocks
}

/// Returns the results as one part: theirs become titles inside it, without what has a chapter.
fn results(material: &Material<'_>, campaign: &Campaign) -> Vec<Block> {
    let mut blocks = quality::frame(material);
    let mut are_missing = false;
    for part in outcome::results(material, campaign) {
        // What is still to be written is told once, not part by part.
        if !part.is_written {
            are_missing = true;
            continue;
        }
        blocks.push(heading(part.title));
        // Titles inside go one rank down.
        blocks.extend(part.blocks.into_iter().map(|mut block| {
            if let Block::Heading { level, .. } = &mut block {
                *level += 1;
            }
            block
        }));
    }
    if are_missing {
        blocks.push(remark(fr!(
            "Le bilan de cette démarche n’est pas terminé : le reste est à écrire."
        )));
    }
    blocks
}

fn remuneration(material: &Material<'_>, reading: Readership) -> Vec<Block> {
    let told = material.read_statement(|reader| {
        let (rules, statement) = (reader.rules, reader.statement);
        let mut blocks = Vec::new();
        if reading == Readership::Public {
            blocks.push(paragraph(PROSE.aci.as_str()));
        }
        let by = format!(
            ", {}, règles version {}. Estimation sans valeur contractuelle.",
            text(&rules.title),
            rules.version
        );
        let year = Text::strong(format!("Exercice {}", statement.year));
        blocks.extend([
            paragraph(year.then(by, Style::Plain)),
            Block::Figures { figures: statement::figures(statement, material.made_on) },
            heading("Prérequis"),
        ]);
        blocks.extend(statement::gate(reader, false));
        blocks.extend(statement::doubtful(reader, material.dossier));
        if let Some(axes) = statement::axes(reader) {
            blocks.extend([heading("Par axe"), axes]);
        }
        if reading != Readership::Public {
            blocks.push(heading("Du total au solde"));
            blocks.push(statement::sums(&settlement(rules, statement)));
        }
        if let Some(years) = statement::years(material) {
            blocks.extend([heading("D’une année à l’autre"), years]);
        }
        blocks
    });
    told.unwrap_or_else(|_| {
        vec![remark("Aucun exercice de la rémunération n’est commencé dans ce dossier.")]
    })
}

fn requests(material: &Material<'_>) -> Vec<Block> {
    let approach = material.approach();
    let mut blocks = Vec::new();
    let difficulties =
        approach.map(|approach| quality::said(&approach.difficulties)).unwrap_or_default();
    let requests = approach.map(|approach| quality::said(&approach.requests)).unwrap_or_default();
    for (title, lines, nothing) in [
        ("Difficultés", difficulties, "Aucune difficulté n’est notée."),
        ("Demandes", requests, "Aucune demande n’est notée."),
    ] {
        blocks.push(heading(title));
        if lines.is_empty() {
            blocks.push(remark(nothing));
        }
        blocks.extend(lines.iter().map(paragraph));
    }
    blocks
}

fn criteria_annex(reader: &CampaignReader<'_>) -> Vec<Block> {
    let or_nothing = |text: Option<Text>| text.map_or_else(TableCell::nothing, TableCell::words);
    let row = |criterion: CriterionReader<'_>| {
        Row::of(vec![
            TableCell::words(text(&criterion.criterion.code)),
            TableCell::words(text(&criterion.criterion.title)),
            TableCell::words(criterion.standing()),
            or_nothing(criterion.change()),
            or_nothing(criterion.strength()),
        ])
    };
    let mut rows = Vec::new();
    for domain in &reader.scores.domains {
        rows.push(Row::title(format!("{} · {}", text(&domain.code), text(&domain.title))));
        for (part, criteria) in reader.parts_of(domain) {
            rows.extend(part.map(|part| {
                Row::title(Text::muted(format!("{} · {}", text(&part.code), text(&part.title))))
            }));
            rows.extend(criteria.into_iter().map(row));
        }
    }
    let evolution = reader.since.as_ref();
    let evolution =
        evolution.map_or_else(|| "Évolution".to_owned(), |since| format!("Depuis {since}"));
    let told = PROSE.more_in_diagnostic.as_str();
    vec![
        remark(told),
        Block::Table(Table {
            id: "criteres-page",
            title: "Chaque critère".to_owned(),
            columns: vec![
                Column::words("Code", "").wide(Width::Auto),
                Column::words("Critère", "").wide(Width::Share(5)),
                Column::words("Réponse convenue", "").wide(Width::Share(4)),
                Column::words(&evolution, "").wide(Width::Auto),
                Column::words("Appui", "").wide(Width::Auto),
            ],
            rows,
            chart: None,
        }),
    ]
}

/// Words of the glossary that hang on the grid.
const GATE: &str = "Palier";
const SOCLE: &str = "Critère socle";
const SCORE: &str = "Niveau moyen";

fn glossary(reader: &CampaignReader<'_>) -> Vec<Block> {
    let (minimum, grid) = (reader.minimum_coverage(), &reader.campaign.grid);
    let (rule, range) = (grid.scoring.rule, reader.scores.whole.unit.range_words());
    let shown = match rule {
        ScoringRule::Weighted | ScoringRule::Plain | ScoringRule::Points => "montrée",
        ScoringRule::Minimum | ScoringRule::Cumulative => "montré",
    };
    let label = score_label(rule);
    let rule = french::capitalised(rule.label());
    let values: [(&str, &str); 4] =
        [("minimum", &minimum), ("rule", &rule), ("échelle", &range), ("shown", shown)];
    let words = PROSE.glossary.iter().filter_map(|(word, meaning)| {
        let meaning = match word.as_str() {
            GATE if grid.scoring.gates.is_empty() => return None,
            GATE if !has_socle_gates(grid) => {
                PROSE.gates.with("gates", &gates(grid).join(fr!(" ; ")))
            }
            SOCLE if !tells_socle(grid) => return None,
            _ => meaning.filled(&values),
        };
        Some((if word == SCORE { label } else { word.as_str() }, meaning))
    });
    vec![Block::Facts { facts: Labelled::said(words), paired: false }]
}

fn fingerprint(material: &Material<'_>) -> Vec<Block> {
    let written = file::write(material.dossier);
    let digest = HEXLOWER.encode(&Sha256::digest(written.as_bytes()));
    let parts: Vec<&str> =
        digest.as_bytes().chunks(8).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    vec![paragraph(Text::strong(parts.join(" "))), remark(PROSE.fingerprint.as_str())]
}
