//! Everything a person sees and may look for by a few letters: found best first, each with where it
//! is.
//!
//! What there is to find is set out once, when the search opens; a letter more only compares.

use super::export::{DocumentKind, Export, Format, Meetings};
use super::found::{SearchText, Searchable, Target};
use super::{Command, Found, HelpTopic, Jargon, Screen, Shortcut, State};
use crate::dossier::{Answer, Campaign, CriterionEntry, Dossier, EntryText, ProofPlace};
use crate::french::{self, Sought};
use crate::grid::{Criterion, CriterionKind, Domain, Level};
use crate::store::ThemeChoice;

/// All that can be found.
#[derive(Clone, Debug, Default)]
pub struct Findable(Vec<Searchable>);

impl Findable {
    /// How many are shown: nobody reads more.
    pub const MOST: usize = 100;

    /// Sets out what can be found now.
    pub fn of(state: &State) -> Self {
        let mut all: Vec<Searchable> = commands(state).chain(looks(state)).collect();
        if let Some(dossier) = state.dossier() {
            if let Some(campaign) = state.session.shown_campaign() {
                criteria(campaign, &mut all);
            }
            improvements(dossier, state, &mut all);
            proofs(dossier, &mut all);
            indicators(&mut all);
            documents(&mut all);
            occasions(dossier, &mut all);
            team(dossier, &mut all);
        }
        if Command::Help.is_enabled(state) {
            all.extend(Jargon::all().map(jargon));
            all.extend(HelpTopic::all().map(|topic| help(topic, fr!("Aide : {}", topic.title()))));
        }
        Self(all)
    }

    /// Sets out the pages of the help alone.
    pub fn help() -> Self {
        Self(HelpTopic::all().map(|topic| help(topic, topic.title())).collect())
    }

    /// Returns what holds every word that is looked for, the best first.
    pub fn search(&self, query: &str) -> Vec<Found> {
        let sought = Sought::new(query);
        let ranked = self.0.iter().enumerate().filter_map(|(place, item)| {
            let (rank, text) = item.rank(&sought)?;
            Some((rank, place, item, text))
        });
        let mut ranked: Vec<_> = ranked.collect();
        // Of one rank, in the order they are set out.
        ranked.sort_by_key(|(rank, place, ..)| (*rank, *place));
        ranked.truncate(Self::MOST);
        let found = |(_, _, item, text): (_, _, &Searchable, Option<&SearchText>)| {
            item.found(text, &sought)
        };
        ranked.into_iter().map(found).collect()
    }
}

/// Other words by which a command is found.
const ALSO: [(Command, &str); 2] = [
    (Command::Go(Screen::Meeting), "Recueillir les avis de l’équipe"),
    (Command::EditCampaign, fr!("Choisir le parcours : premier, court ou complet")),
];

fn commands(state: &State) -> impl Iterator<Item = Searchable> {
    let can = |command: &Command| *command != Command::Palette && command.is_enabled(state);
    Command::all().filter(can).map(|command| {
        let what = if matches!(command, Command::Go(_)) { "écran" } else { "commande" };
        let key = command.shortcut().map(Shortcut::label);
        let what = key.map_or_else(|| what.to_owned(), |key| format!("{what} · {key}"));
        let item = Searchable::new(command.label(), what, Target::Command(command));
        let also = ALSO.iter().find(|(it, _)| *it == command).map_or("", |(_, words)| *words);
        item.with("", command.tooltip()).with("", also)
    })
}

/// Sets out how the window can look.
fn looks(state: &State) -> impl Iterator<Item = Searchable> {
    let looks = [
        ("Aspect clair", ThemeChoice::Light, fr!("Thème clair : couleurs de jour, fond blanc")),
        ("Aspect sombre", ThemeChoice::Dark, fr!("Thème sombre : couleurs de nuit, fond noir")),
        ("Aspect du système", ThemeChoice::System, "Thème clair ou sombre, comme l’ordinateur"),
    ];
    let now = state.preferences.theme;
    looks.into_iter().map(move |(name, theme, also)| {
        let what = if theme == now { "réglage, choisi" } else { "réglage" };
        Searchable::new(name, what, Target::Theme(theme)).with("", also)
    })
}

/// Sets out a word that is explained.
fn jargon(jargon: Jargon) -> Searchable {
    let name = french::capitalised(jargon.word());
    let target = Target::Help(HelpTopic::Words);
    Searchable::new(name, "mot expliqué", target).with("", jargon.meaning())
}

/// Sets out a page of the help.
fn help(topic: HelpTopic, name: impl Into<String>) -> Searchable {
    let item = Searchable::new(name, "page d’aide", Target::Help(topic));
    topic.texts().iter().fold(item, |item, text| item.with("", text))
}

/// Sets out the domains and criteria the campaign goes through.
fn criteria(campaign: &Campaign, all: &mut Vec<Searchable>) {
    for domain in &campaign.grid.domains {
        let included = domain.criteria.iter().filter(|criterion| campaign.includes(criterion));
        let mut included = included.peekable();
        let Some(first) = included.peek() else { continue };
        let name = format!("{} · {}", domain.code, domain.title);
        let target = Target::Criterion(first.id.clone());
        all.push(Searchable::new(name, "domaine", target).with("", &domain.short_title));
        all.extend(included.map(|one| criterion(domain, one, campaign.entries.get(&one.id))));
    }
}

fn criterion(domain: &Domain, criterion: &Criterion, entry: Option<&CriterionEntry>) -> Searchable {
    let name = format!("{} · {}", criterion.code, criterion.title);
    let what = format!("critère, {}", domain.short_title);
    let mut item = Searchable::new(name, what, Target::Criterion(criterion.id.clone()));
    item = item.with("question", &criterion.question);
    if let Some(entry) = entry {
        for text in EntryText::ALL {
            item = item.with(text.label(), text.read(entry));
        }
        if let Some(Answer::NotApplicable { reason }) = &entry.answer {
            item = item.with("sans objet", reason);
        }
    }
    for (place, level) in criterion.levels.iter().enumerate() {
        let Some(text) = level else { continue };
        let part = criterion.scale.at(place).map_or("niveau", level_part);
        item = item.with(part, &text.sentence);
        item = item.with("premier pas", text.first_step.as_deref().unwrap_or_default());
    }
    if let CriterionKind::Characteristics(all) = &criterion.kind {
        for one in &all.items {
            item = item.with("caractéristique", &one.text);
        }
    }
    item = item.with("aide", criterion.help.as_deref().unwrap_or_default());
    criterion.proofs.iter().fold(item, |item, proof| item.with("preuve attendue", proof))
}

/// Names what is found in the words of a level.
fn level_part(level: Level) -> &'static str {
    const PARTS: [&str; 13] = [
        "niveau 0",
        "niveau 1",
        "niveau 2",
        "niveau 3",
        "niveau 4",
        "niveau 5",
        "niveau 6",
        "niveau 7",
        "niveau 8",
        "niveau 9",
        "niveau 10",
        "niveau 11",
        "niveau 12",
    ];
    PARTS.get(usize::from(level.number())).copied().unwrap_or("niveau")
}

fn improvements(dossier: &Dossier, state: &State, all: &mut Vec<Searchable>) {
    all.extend(dossier.plan(state.today).into_iter().map(|improvement| {
        let what = format!("action, {}", improvement.state.label());
        let item = Searchable::new(improvement.title(), what, Target::Improvement(improvement.id))
            .with("responsable", &improvement.owner)
            .with("moyens", &improvement.means)
            .with("preuve attendue", &improvement.expected_proof)
            .with("indicateur", &improvement.indicator);
        improvement.history.iter().fold(item, |item, event| item.with("suivi", &event.text))
    }));
}

fn proofs(dossier: &Dossier, all: &mut Vec<Searchable>) {
    all.extend(dossier.proofs.iter().map(|proof| {
        let place = match &proof.place {
            ProofPlace::Unsaid => "",
            ProofPlace::File { .. } => proof.place.file_name().unwrap_or_default(),
            ProofPlace::Address(text) | ProofPlace::Paper(text) => text,
        };
        let what = format!("preuve, {}", proof.kind.label());
        Searchable::new(proof.display_title(), what, Target::Proof(proof.id))
            .with("lieu", place)
            .with("responsable", &proof.owner)
            .with("remarque", &proof.note)
    }));
}

fn indicators(all: &mut Vec<Searchable>) {
    let rules = super::shipped_rules();
    all.extend(rules.indicators.iter().map(|indicator| {
        let name = format!("{} · {}", indicator.code, indicator.short_name);
        Searchable::new(name, "indicateur de l’ACI", Target::Indicator(indicator.id.clone()))
            .with("", &indicator.name)
            .with("justificatif", &indicator.proof)
    }));
}

fn documents(all: &mut Vec<Searchable>) {
    let reports =
        DocumentKind::all().map(|kind| (Export::Report(kind, Format::Pdf), kind.purpose()));
    let others = [
        (Export::PaperBallot, ""),
        (Export::BallotPage, "La page sur laquelle chaque membre donne son avis."),
        (Export::Calendar(Meetings::ToCome), "Les échéances du plan pour un agenda (.ics)."),
        (Export::PlanTable, "Le plan pour un tableur (.csv)."),
        (Export::Package, "Une archive avec les documents et une copie des preuves."),
    ];
    all.extend(reports.chain(others).map(|(document, purpose)| {
        Searchable::new(document.label(), "document", Target::Document(document)).with("", purpose)
    }));
}

/// Sets out campaigns and exercises.
fn occasions(dossier: &Dossier, all: &mut Vec<Searchable>) {
    all.extend(dossier.campaigns.iter().rev().map(|campaign| {
        let what = format!("campagne du {}", french::long_date(campaign.date));
        Searchable::new(&campaign.title, what, Target::Campaign(campaign.id))
            .with("note", &campaign.note)
    }));
    all.extend(dossier.exercises.iter().rev().map(|facts| {
        let name = format!("Exercice {}", facts.year);
        Searchable::new(name, "rémunération", Target::Exercise(facts.year))
            .with("note", &facts.note)
    }));
}

fn team(dossier: &Dossier, all: &mut Vec<Searchable>) {
    let team = &dossier.team;
    let mut item = Searchable::new(team.display_name(), "équipe", Target::Screen(Screen::Team))
        .with("commune", &team.commune)
        .with("coordination", &team.coordinator)
        .with("référent qualité", &team.quality_lead);
    for site in &team.sites {
        item = item.with("site", &site.name).with("adresse", &site.address);
    }
    let professions = team.associates.iter();
    all.push(
        professions.fold(item, |item, associates| item.with("profession", &associates.profession)),
    );
}
