//! "Dossier de dialogue": everything for the *dialogue de gestion*, bounded, in three readings.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::blocks::{chapter, heading, page, paragraph, remark, section};
use super::campaign::{CampaignReader, path};
use super::diagnostic::TITLES;
use super::head::team;
use super::kind::{DocumentKind, Readership};
use super::material::{Material, Missing};
use super::parts::criteria::CriterionReader;
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, evolution, profile, proofs, quality, reservations, voices};
use super::{action_plan, diagnostic, outcome, statement};
use crate::dossier::{Campaign, file};
use crate::french::{self, NBSP};
use crate::remuneration::words::settlement;
use crate::report::content::{
    Block, Column, Labelled, Report, Row, Section, Style, Table, TableCell, Text, Tone, Width,
};
use crate::report::words::{paragraphs, text};

/// The words of a reading.
struct WholeWords {
    lead: &'static str,
    identity: &'static str,
    profile: &'static str,
    remuneration: &'static str,
    results: &'static str,
    reservations: &'static str,
    requests: &'static str,
    proofs: &'static str,
}

/// Sets out everything.
pub(super) fn whole(material: &Material<'_>, reading: Readership) -> Result<Report, Missing> {
    let reader = material.read()?;
    let campaign = reader.campaign;
    let words = words(reading);
    let summary = section("resume", "", summary(&reader, &words));
    let identity = chapter("identite", words.identity, identity(&reader));
    let method = chapter("methode", "Méthode", method(&reader));
    let profile = page("profil", words.profile, profile_blocks(&reader));
    let evolution = chapter("evolution", "Évolution", evolution::evolution(&reader));
    let plan = action_plan::in_short(material, reading);
    let results = chapter("resultats", words.results, results(material, campaign));
    let remuneration = chapter("aci", words.remuneration, remuneration(material, reading));
    let reservations = chapter("reserves", words.reservations, reservations::reservations(&reader));
    let requests = chapter("demandes", words.requests, requests(material));
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
    sections.push(page("preuves", words.proofs, index));
    sections.push(page("criteres", "Annexe\u{a0}: chaque critère", criteria_annex(&reader)));
    sections.push(chapter("glossaire", "Annexe\u{a0}: les mots employés", glossary(&reader)));
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

const fn words(reading: Readership) -> WholeWords {
    match reading {
        Readership::Team => WholeWords {
            lead: "Ce que l’équipe sait d’elle-même à ce jour, et ce qu’elle a décidé d’en faire.",
            identity: "Qui nous sommes",
            profile: "Notre profil",
            remuneration: "Ce que cela représente pour l’ACI",
            results: "Ce que nos actions ont donné",
            reservations: "Ce dont nous ne sommes pas sûrs",
            requests: "Nos difficultés et nos demandes",
            proofs: "Nos preuves",
        },
        Readership::Funder => WholeWords {
            lead: "Support du dialogue de gestion. Les niveaux sont convenus en équipe sur des phrases observables\u{a0}; \
                   la méthode, les réserves et l’index des preuves disent sur quoi ils reposent.",
            identity: "Identité de la structure",
            profile: "Profil de maturité",
            remuneration: "Lecture ACI",
            results: "Résultats de la démarche qualité",
            reservations: "Réserves",
            requests: "Difficultés et demandes",
            proofs: "Index des preuves",
        },
        Readership::Public => WholeWords {
            lead: "Ce document dit comment les professionnels de la maison de santé travaillent ensemble, ce qu’ils ont \
                   changé et ce qu’ils préparent. Il ne parle d’aucun patient.",
            identity: "La maison de santé",
            profile: "Où en est l’équipe",
            remuneration: "Ce que l’Assurance maladie finance",
            results: "Ce que donnent les actions",
            reservations: "Ce que l’équipe ne peut pas encore dire",
            requests: "Ce qui freine, et ce qu’il faudrait",
            proofs: "Les documents qui le montrent",
        },
    }
}

fn summary(reader: &CampaignReader<'_>, words: &WholeWords) -> Vec<Block> {
    vec![
        Block::Paragraph { text: words.lead.into(), tone: Tone::Lead },
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
        ("Parcours", path(campaign).trim_start_matches("parcours ").to_owned()),
        ("Avis individuels", ballots.unwrap_or_else(|| "non recueillis".to_owned())),
        ("Accord entre les avis", voices::agreement(campaign)),
        ("Clôture", closed.map_or_else(|| "à venir".to_owned(), |day| format!("le {day}"))),
    ]);
    let mut blocks = vec![Block::Facts { facts, paired: false }];
    blocks.extend(paragraphs(&campaign.note).iter().map(paragraph));
    blocks.extend(voices::participants(campaign));
    blocks.push(heading("Règles de lecture"));
    blocks.push(diagnostic::method(reader));
    blocks.push(heading("Les cinq niveaux"));
    blocks.push(reader.scale());
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
        blocks.push(remark(
            "Le bilan de cette démarche n’est pas terminé\u{a0}: le reste est à écrire.",
        ));
    }
    blocks
}

/// Said to those who do not know what the ACI is.
const ACI_IN_PLAIN_WORDS: &str = "L’Assurance maladie verse chaque année à la structure une somme qui paie le temps passé \
                                  à travailler en équipe\u{a0}: se réunir, se coordonner, accueillir des stagiaires, tenir \
                                  un logiciel commun. Cette somme ne paie pas les soins et ne dépend pas de ce que chaque \
                                  patient consomme. Les chiffres qui suivent sont une estimation.";

fn remuneration(material: &Material<'_>, reading: Readership) -> Vec<Block> {
    let told = material.read_statement(|reader| {
        let (rules, statement) = (reader.rules, reader.statement);
        let mut blocks = Vec::new();
        if reading == Readership::Public {
            blocks.push(paragraph(ACI_IN_PLAIN_WORDS));
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
    let difficulties = approach.map(|one| quality::said(&one.difficulties)).unwrap_or_default();
    let requests = approach.map(|one| quality::said(&one.requests)).unwrap_or_default();
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
    let row = |one: CriterionReader<'_>| {
        Row::of(vec![
            TableCell::words(text(&one.criterion.code)),
            TableCell::words(text(&one.criterion.title)),
            TableCell::words(one.standing()),
            or_nothing(one.change()),
            or_nothing(one.strength()),
        ])
    };
    let rows = reader.scores.domains.iter().flat_map(|domain| {
        let title = format!("{} · {}", text(&domain.code), text(&domain.title));
        std::iter::once(Row::title(title)).chain(reader.criteria_of(domain).map(row))
    });
    let evolution = reader.since.as_ref();
    let evolution =
        evolution.map_or_else(|| "Évolution".to_owned(), |since| format!("Depuis {since}"));
    let told = "Le détail de chaque critère, avec sa phrase et le prochain pas, est dans le \
                «\u{a0}Diagnostic de maturité\u{a0}».";
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
            rows: rows.collect(),
            chart: None,
        }),
    ]
}

fn glossary(reader: &CampaignReader<'_>) -> Vec<Block> {
    let minimum = reader.minimum_coverage();
    let words = [
        ("ACI", "Accord conventionnel interprofessionnel\u{a0}: le contrat qui rémunère l’exercice coordonné.".to_owned()),
        ("Appui", "Ce qui montre un niveau\u{a0}: déclaré, observé, documenté ou expiré.".to_owned()),
        ("Avis", "Les réponses d’une personne, données seule avant la réunion, jamais montrées avec son nom.".to_owned()),
        ("Cible", "Le niveau que l’équipe vise pour un critère.".to_owned()),
        ("Critère socle", "Critère indispensable pour franchir un palier.".to_owned()),
        ("MSP", "Maison de santé pluriprofessionnelle.".to_owned()),
        (
            "Niveau moyen",
            format!("Moyenne pondérée des niveaux convenus, de 0 à 4, montrée à partir de {minimum} de critères cotés."),
        ),
        ("Palier", "Le plus haut niveau que tous les critères socles atteignent ensemble.".to_owned()),
        ("Réponse convenue", "Ce que l’équipe a décidé pour un critère\u{a0}; ce n’est pas une moyenne.".to_owned()),
        ("SISA", "Société interprofessionnelle de soins ambulatoires\u{a0}: la structure juridique qui signe l’ACI.".to_owned()),
    ];
    vec![Block::Facts { facts: Labelled::said(words), paired: false }]
}

fn fingerprint(material: &Material<'_>) -> Vec<Block> {
    let written = file::write(material.dossier);
    let digest = HEXLOWER.encode(&Sha256::digest(written.as_bytes()));
    let parts: Vec<&str> =
        digest.as_bytes().chunks(8).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    vec![
        paragraph(Text::strong(parts.join(" "))),
        remark(format!(
            "SHA-256 du dossier tel qu’il était quand ce document a été fait{NBSP}: le même dossier donne la même \
             empreinte."
        )),
    ]
}
