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
use crate::report::content::{Block, PageShape, Report, Section, Style, Text};
use crate::report::prose::{PROSE, SynthesisWords};

/// How many actions the page shows.
const ACTIONS: usize = 3;

/// Sets out the page.
pub(super) fn synthesis(material: &Material<'_>, reading: Readership) -> Result<Report, Missing> {
    let reader = material.read()?;
    let words = PROSE.synthesis.of(reading);
    let mut situation = situation(&reader, words, reading);
    situation.extend(prerequisites(material, reading));
    let situation = section("situation", "", situation);
    let path = section("profil", words.profile.as_str(), vec![charts::profile_or_table(&reader)]);
    let audience = match reading {
        Readership::Team | Readership::Funder => Audience::Team,
        Readership::Public => Audience::Public,
    };
    let titles = [words.strengths.as_str(), words.priorities.as_str()];
    let forces = section("forces", "", vec![side_by_side(&reader, audience, titles)]);
    let next = section("suite", "", vec![next(material, words, reading)]);
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

fn situation(
    reader: &CampaignReader<'_>,
    words: &SynthesisWords,
    reading: Readership,
) -> Vec<Block> {
    let grid = &reader.campaign.grid;
    let (scale, ends) = (grid.scale().words(), PROSE.scale_ends(grid.scale()));
    let lead = words.lead.filled(&[("échelle", &scale), ("ends", &ends)]);
    let mut blocks = vec![paragraph(lead)];
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
    let parts =
        facts.map(|fact| Text::muted(fr!("{} : ", fact.label)).then(&fact.value, Style::Plain));
    let parts = Text::joined(parts);
    blocks.extend((!parts.is_empty()).then(|| remark(parts)));
    blocks.push(reader.figures_block());
    let claims = reader.claims();
    if !claims.is_empty() {
        let claims = Text::muted(fr!("Ce qui montre les niveaux : ")).then(claims, Style::Plain);
        blocks.push(remark(claims.then(".", Style::Plain)));
    }
    blocks
}

/// Says where the prerequisites of the latest exercise stand, and what hangs on them.
fn prerequisites(material: &Material<'_>, reading: Readership) -> Option<Block> {
    let lines = material.read_statement(|reader| {
        let lead = fr!("ACI, exercice {} : ", reader.statement.year);
        let parts = [gate(reader.statement), words::reached(reader.statement)];
        let parts = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.chain(["Estimation sans valeur contractuelle."]).collect();
        remark(Text::muted(lead).then(parts.join(" "), Style::Plain))
    });
    lines.ok().filter(|_| reading != Readership::Public)
}

fn next(material: &Material<'_>, words: &SynthesisWords, reading: Readership) -> Block {
    let mut first = vec![heading(words.aim.as_str())];
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
    let mut second = vec![heading(words.requests.as_str())];
    let requests = approach.map(|one| quality::said(&one.requests)).unwrap_or_default();
    if requests.is_empty() {
        second.push(remark("L’équipe n’a pas formulé de demande."));
    }
    second.extend(requests.iter().map(|line| paragraph(Text::from(line))));
    let day = material.campaign.and_then(|(campaign, _)| campaign.meeting.as_ref()?.next_date);
    if let Some(day) = day.filter(|day| *day >= material.made_on) {
        let words = fr!("Prochaine réunion : {}.", french::long_date(day));
        second.push(remark(words));
    }
    Block::Pair { first, second, share: 55 }
}
