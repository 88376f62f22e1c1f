//! "Dossier de dialogue": everything for the *dialogue de gestion*, bounded, in three readings.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::kind::Reading;
use super::material::{Material, Missing};
use super::parts::{charts, criteria, evolution, profile, proofs, quality, reservations};
use super::{
    action_plan, chapter, diagnostic, heading, minutes, outcome, page, paragraph, remark, section,
    statement,
};
use crate::dossier::{Campaign, file};
use crate::french::{self, NBSP};
use crate::remuneration::words::settlement;
use crate::report::content::{
    Block, Cell, Column, Fact, Report, Row, Section, Style, Table, Text, Tone, Width,
};
use crate::report::model::{CriterionPart, Diagnostic, Voices, ballots_told};
use crate::report::words::text;

/// The words of a reading.
struct Words {
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
pub(super) fn whole(material: &Material<'_>, reading: Reading) -> Result<Report, Missing> {
    let d = material.diagnostic()?;
    let (campaign, _) = material.campaign()?;
    let words = words(reading);
    let summary = section("resume", "", summary(&d, &words));
    let identity = chapter("identite", words.identity, identity(&d));
    let method = chapter("methode", "Méthode", method(&d, campaign));
    let profile = page("profil", words.profile, profile_blocks(material, &d)?);
    let evolution = chapter("evolution", "Évolution", evolution::evolution(material, &d)?);
    let plan = action_plan::in_short(material);
    let results = chapter("resultats", words.results, results(material, campaign));
    let remuneration = chapter("aci", words.remuneration, remuneration(material, reading));
    let reservations = chapter("reserves", words.reservations, reservations::reservations(&d));
    let requests = chapter("demandes", words.requests, requests(material));
    let mut sections: Vec<Section> = match reading {
        Reading::Team => vec![
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
        Reading::Funder => vec![
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
        Reading::Public => vec![
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
    let index = proofs::index(material.dossier, material.rules, material.made_on);
    sections.push(page("preuves", words.proofs, index));
    sections.push(page("criteres", "Annexe\u{a0}: chaque critère", criteria_annex(&d)));
    sections.push(chapter("glossaire", "Annexe\u{a0}: les mots employés", glossary(&d)));
    sections.push(chapter("empreinte", "Empreinte du contenu", fingerprint(material)));
    Ok(Report {
        title: "Dossier de dialogue".to_owned(),
        description: format!(
            "Auto-évaluation, plan, résultats et rémunération, {}",
            d.campaign.date
        ),
        sections,
        ..diagnostic::empty(&d)
    })
}

const fn words(reading: Reading) -> Words {
    match reading {
        Reading::Team => Words {
            lead: "Ce que l’équipe sait d’elle-même à ce jour, et ce qu’elle a décidé d’en faire.",
            identity: "Qui nous sommes",
            profile: "Notre profil",
            remuneration: "Ce que cela représente pour l’ACI",
            results: "Ce que nos actions ont donné",
            reservations: "Ce dont nous ne sommes pas sûrs",
            requests: "Nos difficultés et nos demandes",
            proofs: "Nos preuves",
        },
        Reading::Funder => Words {
            lead: "Support du dialogue de gestion. Les niveaux sont convenus en équipe sur des phrases observables\u{a0}; \
                   la méthode, les réserves et l’index des preuves permettent de les vérifier.",
            identity: "Identité de la structure",
            profile: "Profil de maturité",
            remuneration: "Lecture ACI",
            results: "Résultats de la démarche qualité",
            reservations: "Réserves",
            requests: "Difficultés et demandes",
            proofs: "Index des preuves",
        },
        Reading::Public => Words {
            lead: "Ce document dit comment les professionnels de la maison de santé travaillent ensemble, ce qu’ils ont \
                   changé et ce qu’ils préparent. Il ne parle d’aucun patient.",
            identity: "La maison de santé",
            profile: "Où en est l’équipe",
            remuneration: "Ce que l’Assurance maladie finance",
            results: "Ce qui a changé grâce aux actions",
            reservations: "Ce que l’équipe ne peut pas encore dire",
            requests: "Ce qui freine, et ce qu’il faudrait",
            proofs: "Les documents qui le montrent",
        },
    }
}

fn summary(d: &Diagnostic, words: &Words) -> Vec<Block> {
    vec![
        Block::Paragraph { text: words.lead.into(), tone: Tone::Lead },
        Block::Figures { figures: d.figures.to_vec() },
        diagnostic::forces_and_priorities(d),
    ]
}

fn identity(d: &Diagnostic) -> Vec<Block> {
    if d.team.facts.is_empty() {
        return vec![remark("L’équipe n’est pas encore décrite.")];
    }
    vec![Block::Facts { facts: d.team.facts.clone(), paired: false }]
}

fn method(d: &Diagnostic, campaign: &Campaign) -> Vec<Block> {
    let voices = Voices::of(campaign);
    let closed = campaign.closure.as_ref().map(|closure| french::long_date(closure.on));
    let facts = [
        ("Campagne", format!("{}, {}", d.campaign.title, d.campaign.date)),
        ("Grille", format!("{}, version {}", d.grid.title, d.grid.version)),
        ("Parcours", d.campaign.path.trim_start_matches("parcours ").to_owned()),
        (
            "Avis individuels",
            voices.ballots.map_or_else(|| "non recueillis".to_owned(), ballots_told),
        ),
        ("Accord entre les avis", voices.agreement.clone()),
        ("Clôture", closed.map_or_else(|| "à venir".to_owned(), |day| format!("le {day}"))),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(label, value)| Fact { label: label.to_owned(), value }).collect();
    let mut blocks = vec![Block::Facts { facts, paired: false }];
    blocks.extend(d.campaign.note.iter().map(paragraph));
    blocks.extend(minutes::participants(&voices.participants));
    blocks.push(heading("Règles de lecture"));
    blocks.push(diagnostic::method(d));
    blocks.push(heading("Les cinq niveaux"));
    blocks.push(Block::Scale { steps: d.scale.clone() });
    blocks
}

fn profile_blocks(material: &Material<'_>, d: &Diagnostic) -> Result<Vec<Block>, Missing> {
    let (campaign, scores) = material.campaign()?;
    let mut blocks: Vec<Block> =
        charts::profile(material.dossier, campaign.id, scores).into_iter().collect();
    blocks.push(profile::table(d));
    blocks.extend(profile::note(d));
    if !d.claims.is_empty() {
        blocks.push(remark(diagnostic::claims_words(&d.claims)));
    }
    Ok(blocks)
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
        blocks.extend(part.blocks.into_iter().map(|block| match block {
            Block::Heading { level, text } => Block::Heading { level: level + 1, text },
            other => other,
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
                                  un logiciel commun. Elle ne paie pas les soins, et ne dépend pas de ce que chaque \
                                  patient consomme. Les chiffres qui suivent sont une estimation.";

fn remuneration(material: &Material<'_>, reading: Reading) -> Vec<Block> {
    let told = material.read_statement(|reader| {
        let (rules, statement) = (reader.rules, reader.statement);
        let mut blocks = Vec::new();
        if reading == Reading::Public {
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
            Block::Figures { figures: statement::figures(statement) },
            heading("Prérequis"),
        ]);
        blocks.extend(statement::gate(reader, false));
        blocks.extend(statement::doubtful(reader, material.dossier));
        if let Some(axes) = statement::axes(reader) {
            blocks.extend([heading("Par axe"), axes]);
        }
        blocks.push(heading("Du total au solde"));
        blocks.push(statement::sums(&settlement(rules, statement)));
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

fn criteria_annex(d: &Diagnostic) -> Vec<Block> {
    let row = |one: &CriterionPart| {
        Row::of(vec![
            Cell::words(&one.code),
            Cell::words(&one.title),
            Cell::words(criteria::standing(&one.standing)),
            one.change.as_ref().map_or_else(Cell::nothing, |change| {
                Cell::words(profile::trend(one.trend, change))
            }),
            one.strength
                .as_ref()
                .map_or_else(Cell::nothing, |strength| Cell::words(criteria::strength(strength))),
        ])
    };
    let rows = d.domains.iter().flat_map(|domain| {
        let title = format!("{} · {}", domain.code, domain.title);
        std::iter::once(Row::title(title)).chain(domain.criteria.iter().map(row))
    });
    let evolution = d
        .former
        .as_ref()
        .map_or_else(|| "Évolution".to_owned(), |former| format!("Depuis {former}"));
    let told = "Le détail de chaque critère, avec sa phrase, le commentaire de l’équipe et le prochain pas, est dans le \
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

fn glossary(d: &Diagnostic) -> Vec<Block> {
    let minimum = &d.grid.minimum_coverage;
    let words = [
        ("ACI", "Accord conventionnel interprofessionnel\u{a0}: le contrat qui rémunère l’exercice coordonné.".to_owned()),
        ("Appui", "Ce qui montre un niveau\u{a0}: déclaré, observé, prouvé ou expiré.".to_owned()),
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
    let fact = |(label, value): (&str, String)| Fact { label: label.to_owned(), value };
    vec![Block::Facts { facts: words.into_iter().map(fact).collect(), paired: false }]
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
