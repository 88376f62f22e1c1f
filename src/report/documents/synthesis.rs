//! "Synthèse": one page that is enough, in three readings.

use super::blocks::{heading, paragraph, remark, section};
use super::campaign::CampaignReader;
use super::head;
use super::kind::{DocumentKind, Readership};
use super::material::{Material, Missing};
use super::parts::highlights::{Audience, side_by_side};
use super::parts::{charts, plan, quality};
use crate::french;
use crate::remuneration::words::{self, gate};
use crate::report::content::{Block, PageShape, Report, Section, Style, Text, Tone};

/// How many actions the page shows.
const ACTIONS: usize = 3;

/// The words of a reading.
struct SynthesisWords {
    lead: &'static str,
    profile: &'static str,
    strengths: &'static str,
    priorities: &'static str,
    aim: &'static str,
    requests: &'static str,
}

/// Sets out the page.
pub(super) fn synthesis(material: &Material<'_>, reading: Readership) -> Result<Report, Missing> {
    let reader = material.read()?;
    let words = words(reading);
    let mut situation = situation(&reader, &words, reading);
    situation.extend(prerequisites(material, reading));
    let situation = section("situation", "", situation);
    let path = section("profil", words.profile, vec![charts::profile_or_table(&reader)]);
    let audience = match reading {
        Readership::Team | Readership::Funder => Audience::Team,
        Readership::Public => Audience::Public,
    };
    let titles = [words.strengths, words.priorities];
    let forces = section("forces", "", vec![side_by_side(&reader, audience, titles)]);
    let next = section("suite", "", vec![next(material, &words, reading)]);
    let sections: Vec<Section> = match reading {
        Readership::Team => vec![situation, path, forces, next],
        Readership::Funder => vec![situation, path, next, forces],
        Readership::Public => vec![situation, forces, next, path],
    };
    Ok(Report {
        title: DocumentKind::Synthesis(reading).label().to_owned(),
        shape: PageShape::Sheet,
        description: format!("L’essentiel de l’auto-évaluation, {}", reader.date()),
        sections,
        ..reader.head()
    })
}

const fn words(reading: Readership) -> SynthesisWords {
    match reading {
        Readership::Team => SynthesisWords {
            lead: "Ce que l’équipe a convenu de sa façon de travailler, et ce qu’elle a décidé d’en faire.",
            profile: "Notre profil",
            strengths: "Nos points forts",
            priorities: "À travailler d’abord",
            aim: "Ce que nous visons",
            requests: "Ce que nous demandons",
        },
        Readership::Funder => SynthesisWords {
            lead: "Auto-évaluation collective de l’exercice coordonné\u{a0}: chaque niveau est convenu en équipe sur \
                   une phrase observable, et la progression ne compare que des critères de même sens.",
            profile: "Profil de maturité par domaine",
            strengths: "Points forts",
            priorities: "Axes prioritaires",
            aim: "Objectif et actions engagées",
            requests: "Demandes de l’équipe",
        },
        Readership::Public => SynthesisWords {
            lead: "Les professionnels de la maison de santé ont regardé ensemble comment ils travaillent en équipe, de \
                   0 (rien d’organisé en commun) à 4 (organisation mesurée et améliorée avec les usagers).",
            profile: "Le détail par domaine",
            strengths: "Ce qui fonctionne bien",
            priorities: "Ce que nous voulons améliorer",
            aim: "Ce que nous préparons",
            requests: "Ce qu’il nous faut pour avancer",
        },
    }
}

fn situation(
    reader: &CampaignReader<'_>,
    words: &SynthesisWords,
    reading: Readership,
) -> Vec<Block> {
    let lead = Block::Paragraph { text: words.lead.into(), tone: Tone::Body };
    let mut blocks = vec![lead];
    // Who it is and how many, in the words of who reads it.
    let known: &[&str] = match reading {
        Readership::Funder => {
            &["Structure juridique", "FINESS", "Contrat ACI", "Associés", "Patientèle"]
        }
        Readership::Team => &["Contrat ACI", "Associés", "Patientèle"],
        Readership::Public => &["Associés", "Patientèle"],
    };
    let facts = head::team(&reader.dossier.team);
    let facts = facts.iter().filter(|fact| known.contains(&&*fact.label));
    let told = facts
        .map(|fact| Text::muted(format!("{}\u{a0}: ", fact.label)).then(&fact.value, Style::Plain));
    let told = Text::joined(told);
    blocks.extend((!told.is_empty()).then(|| remark(told)));
    blocks.push(reader.figures_block());
    let claims = reader.claims();
    if !claims.is_empty() {
        let claims = Text::muted("Ce qui montre les niveaux\u{a0}: ").then(claims, Style::Plain);
        blocks.push(remark(claims.then(".", Style::Plain)));
    }
    blocks
}

/// Says where the prerequisites of the latest exercise stand, and what hangs on them.
fn prerequisites(material: &Material<'_>, reading: Readership) -> Option<Block> {
    let told = material.read_statement(|reader| {
        let lead = format!("ACI, exercice {}\u{a0}: ", reader.statement.year);
        let parts = [gate(reader.statement), words::reached(reader.statement)];
        let parts = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.chain(["Estimation sans valeur contractuelle."]).collect();
        remark(Text::muted(lead).then(parts.join(" "), Style::Plain))
    });
    told.ok().filter(|_| reading != Readership::Public)
}

fn next(material: &Material<'_>, words: &SynthesisWords, reading: Readership) -> Block {
    let mut first = vec![heading(words.aim)];
    let approach = material.approach();
    if let Some(objective) = approach.and_then(quality::objective) {
        first.push(paragraph(objective));
    }
    first.extend(approach.and_then(quality::theme).map(remark));
    let actions = plan::next_steps(material, ACTIONS, reading);
    if actions.is_empty() {
        first.push(remark("Aucune action n’est en cours."));
    } else {
        first.push(Block::List { items: actions });
    }
    let mut second = vec![heading(words.requests)];
    let requests = approach.map(|one| quality::said(&one.requests)).unwrap_or_default();
    if requests.is_empty() {
        second.push(remark("L’équipe n’a pas formulé de demande."));
    }
    second.extend(requests.iter().map(|line| paragraph(Text::from(line))));
    let day = material.campaign.and_then(|(campaign, _)| campaign.meeting.as_ref()?.next_date);
    if let Some(day) = day.filter(|day| *day >= material.made_on) {
        let words = format!("Prochaine réunion\u{a0}: {}.", french::long_date(day));
        second.push(remark(words));
    }
    Block::Pair { first, second, share: 55 }
}
