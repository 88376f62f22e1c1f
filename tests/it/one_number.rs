//! A number that two places show is the same in both: a table of idea, place and value, over dossiers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::app::export::ChartKind;
use jalons::app::{RemunerationAction, RemunerationTab, Screen, shipped_rules};
use jalons::chart::{self, Chart};
use jalons::dossier::{Answer, CampaignId, Dossier, Fact, FactId, Facts, file};
use jalons::french;
use jalons::remuneration::{self, GateState, Register, words};
use jalons::report::content::{Block, Report, Table};
use jalons::report::documents::{DocumentKind, Readership};
use jalons::report::{csv, tables};
use jalons::scoring::{self, Scores};

use crate::desk::Desk;
use crate::report_builders::{self, MADE_ON, example, report};
use crate::window::Window;

/// Writes a text as it is typed, on one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is told of an idea, and where.
#[derive(Default)]
struct Told(BTreeMap<String, Vec<(String, String)>>);

impl Told {
    fn say(&mut self, idea: impl Into<String>, place: &str, value: impl Into<String>) {
        let (idea, value) = (plain(&idea.into()), plain(&value.into()));
        self.0.entry(idea).or_default().push((place.to_owned(), value));
    }

    /// Returns the ideas that are told in two ways.
    fn quarrels(&self) -> Vec<String> {
        let differs = |told: &(&String, &Vec<(String, String)>)| {
            told.1.iter().map(|(_, value)| value).collect::<BTreeSet<_>>().len() > 1
        };
        let words = |(idea, told): (&String, &Vec<(String, String)>)| format!("{idea}: {told:?}");
        self.0.iter().filter(differs).map(words).collect()
    }
}

fn without_campaigns_after(dossier: &Dossier, number: usize) -> Dossier {
    let campaigns: Vec<_> = dossier.campaigns.iter().take(number).cloned().collect();
    let is_kept = |id: CampaignId| campaigns.iter().any(|campaign| campaign.id == id);
    let mut improvements = dossier.improvements.clone();
    improvements.retain(|one| one.campaign.is_none_or(is_kept));
    Dossier { improvements, campaigns, ..dossier.clone() }
}

fn sans_objet() -> Dossier {
    let text = include_bytes!("../fixtures/nombres/sans-objet.jalons");
    file::read(text).value.expect("the file is valid")
}

/// The example, where a criterion that had a level is no more known: means and changes go over
/// different criteria.
fn partly_compared() -> Dossier {
    let mut dossier = example();
    let last = dossier.campaigns.last_mut().expect("a campaign");
    let campaign = Arc::make_mut(last);
    let firsts: Vec<_> =
        campaign.grid.domains.iter().map(|one| one.criteria[0].id.clone()).collect();
    for id in firsts {
        campaign.entries.entry(id).or_default().answer = Some(Answer::Unknown);
    }
    dossier
}

/// The example, where a prerequisite of the last exercise does not hold.
fn prerequisite_missing() -> Dossier {
    let mut dossier = example();
    let facts = dossier.exercises.last_mut().expect("an exercise");
    let id = FactId("coordination_assuree".to_owned());
    Arc::make_mut(facts).values.insert(id, Fact::Flag(false));
    dossier
}

fn empty_exercise() -> Dossier {
    let exercises = vec![Arc::new(Facts { year: 2025, ..Facts::default() })];
    Dossier { exercises, ..without_campaigns_after(&example(), 1) }
}

fn dossiers() -> Vec<(&'static str, Dossier)> {
    vec![
        ("example", example()),
        ("first campaign", without_campaigns_after(&example(), 1)),
        ("empty", report_builders::dossier(vec![report_builders::campaign(1, 2026)])),
        ("sans objet", sans_objet()),
        ("partly compared", partly_compared()),
        ("prerequisite missing", prerequisite_missing()),
        ("empty exercise", empty_exercise()),
    ]
}

/// Returns the cells of a table by the row's first one and the column's title.
fn cells(table: &Table) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let name = row.cells[0].shown.plain();
            found.insert((name, column.title.clone()), cell.shown.plain());
        }
    }
    found
}

fn table<'a>(report: &'a Report, id: &str) -> Option<&'a Table> {
    report.blocks().into_iter().find_map(|block| match block {
        Block::Table(table) if table.id == id => Some(table),
        _ => None,
    })
}

/// The documents that speak of a campaign.
fn documents(dossier: &Dossier, id: u32) -> Vec<(&'static str, Report)> {
    let kinds = [
        ("diagnostic", DocumentKind::Diagnostic),
        ("synthèse", DocumentKind::Synthesis(Readership::Team)),
        ("synthèse du financeur", DocumentKind::Synthesis(Readership::Funder)),
        ("affiche", DocumentKind::Poster),
        ("diaporama", DocumentKind::Slides),
        ("dossier complet", DocumentKind::Whole(Readership::Team)),
    ];
    kinds.map(|(name, kind)| (name, report(kind, dossier, id))).into()
}

fn tell_means(told: &mut Told, dossier: &Dossier, id: CampaignId, scores: &Scores) {
    for (place, kind) in [("radar", ChartKind::Profile), ("barres", ChartKind::Bars)] {
        let drawn = kind.chart(dossier, id, scores, MADE_ON).table();
        for row in &drawn.rows {
            told.say(format!("moyenne de {}", row[0]), place, &row[1]);
            told.say(format!("moyenne d’avant de {}", row[0]), place, &row[2]);
            told.say(format!("évolution de {}", row[0]), place, &row[3]);
            told.say(format!("cible de {}", row[0]), place, &row[4]);
        }
    }
    let lines = Chart::Lines(chart::Curves::of(dossier)).table();
    let now = dossier.campaigns.iter().position(|one| one.id == id).expect("a campaign");
    for domain in &scores.domains {
        let name = format!("{} · {}", domain.code, domain.title);
        let row = lines.rows.iter().find(|row| row[0] == domain.short_title).expect("a line");
        let mean = row[now + 1].replace(" (non comparable)", "");
        told.say(format!("moyenne de {name}"), "courbes", mean);
        let change = &row[dossier.campaigns.len() + 1];
        told.say(format!("évolution de {name}"), "courbes", change);
    }
    for domain in &scores.domains {
        let (name, score) = (format!("{} · {}", domain.code, domain.title), &domain.score);
        told.say(format!("moyenne de {name}"), "écran", scoring::mean_words(score.mean));
        told.say(format!("cible de {name}"), "écran", scoring::value_words(score.aim()));
        told.say(format!("critères de {name}"), "écran", score.coverage.words());
        let change = score.change.as_ref().map(scoring::MeanChange::difference);
        let change = change.map(|one| scoring::change_told(score.unit, one, score.change_basis()));
        told.say(format!("évolution de {name}"), "écran", change.unwrap_or_else(|| "–".to_owned()));
    }
    let sheet = tables::profile(scores);
    let sheet = cells(&sheet);
    let at = |name: &str, column: &str| sheet[&(name.to_owned(), column.to_owned())].clone();
    for domain in &scores.domains {
        let name = format!("{} · {}", domain.code, domain.title);
        told.say(format!("moyenne de {name}"), "tableur", at(&name, "Niveau"));
        told.say(format!("moyenne d’avant de {name}"), "tableur", at(&name, "Avant"));
        told.say(format!("cible de {name}"), "tableur", at(&name, "Cible"));
        let change = format!("{} {}", at(&name, "Évolution"), at(&name, "Évolution sur"));
        told.say(format!("évolution de {name}"), "tableur", change.trim());
        let counted = format!("{} sur {}", at(&name, "Pris en compte"), at(&name, "Total"));
        told.say(format!("critères de {name}"), "tableur", counted);
    }
}

fn tell_documents(told: &mut Told, dossier: &Dossier, id: CampaignId, scores: &Scores) {
    for (place, document) in documents(dossier, id.0) {
        for block in document.blocks() {
            let Block::Figures { figures } = block else { continue };
            for figure in figures {
                let value = format!("{} {}", figure.value, figure.unit);
                told.say(format!("chiffre « {} »", figure.label), place, value.trim());
            }
        }
        let Some(profile) = table(&document, "profil-page") else { continue };
        for ((name, column), value) in cells(profile) {
            let idea = match &*column {
                "Niveau" => "moyenne",
                "Cible" => "cible",
                "Critères" => "critères",
                _ => continue,
            };
            if name != "Ensemble" {
                told.say(format!("{idea} de {name}"), place, value);
            }
        }
    }
    let grid = &dossier.campaign(id).expect("the campaign").grid;
    let (mean, gate) = (scoring::mean_words(scores.whole.mean), scores.gate.words(grid));
    let unit = if scores.whole.mean.is_ok() { " sur 4" } else { "" };
    told.say("chiffre « Niveau moyen »", "écran", format!("{mean}{unit}"));
    told.say("chiffre « Palier atteint »", "écran", gate);
    told.say("chiffre « Critères pris en compte »", "écran", scores.whole.coverage.words());
}

fn tell_priorities(told: &mut Told, dossier: &Dossier, id: CampaignId, scores: &Scores) {
    let codes = |found: &[scoring::Highlight]| {
        found.iter().map(|one| one.code.clone()).collect::<Vec<_>>().join(" ")
    };
    let priorities = scoring::priorities(dossier, id, scores);
    told.say("priorités", "écran", codes(&priorities));
    let ranked = scoring::ranked(dossier, id, scores);
    told.say("priorités", "réunion", codes(&ranked[..priorities.len()]));
    let strengths = scoring::strengths(dossier, id, scores);
    told.say("points forts", "écran", codes(&strengths));
    for (place, document) in documents(dossier, id.0) {
        let (strong, weak): (Vec<_>, Vec<_>) = document
            .blocks()
            .into_iter()
            .filter_map(|block| match block {
                Block::Item(item) if !item.is_heading && !item.is_card => Some(item),
                _ => None,
            })
            .filter(|item| {
                item.notes.first().is_some_and(|note| {
                    let note = note.plain();
                    note.starts_with("niveau") || note.starts_with("pas d’accord")
                })
            })
            .filter_map(|item| Some(item.title.split_once(" · ")?.0.to_owned()))
            .partition(|code| strengths.iter().any(|one| one.code == *code));
        told.say("points forts", place, strong.join(" "));
        told.say("priorités", place, weak.join(" "));
    }
}

fn tell_remuneration(told: &mut Told, dossier: &Dossier, id: u32) {
    let Some(facts) = dossier.exercises.last() else { return };
    let rules = shipped_rules();
    let statement = remuneration::compute(&rules, facts, Register::of(dossier, &[], MADE_ON));
    let headline = words::headline(&statement);
    let short = |text: &str| text.replace(",00", "");
    told.say("payable", "mots", headline.amount.clone());
    told.say("payable", "décompte, au centime", french::short_euros(statement.payable.round()));
    for (name, kind) in
        [("décompte", DocumentKind::Statement), ("dossier", DocumentKind::Whole(Readership::Team))]
    {
        let document = report(kind, dossier, id);
        for block in document.blocks() {
            match block {
                Block::Figures { figures } => {
                    for figure in figures {
                        match &*figure.label {
                            label if label == headline.label => {
                                told.say("payable", name, &figure.value);
                                let note = french::capitalised(&headline.note);
                                told.say("note", "mots", note);
                                told.say("note", name, &figure.detail);
                            }
                            "Solde" | "Trop-perçu" => told.say("solde", name, &figure.value),
                            "Avance" => told.say("avance", name, &figure.value),
                            _ => {}
                        }
                    }
                }
                Block::Table(table) if table.id == "sommes-page" => {
                    for row in &table.rows {
                        let [label, _, amount] = &row.cells[..] else { continue };
                        match &*label.shown.plain() {
                            "Solde" | "Trop-perçu" => {
                                told.say("solde", "somme", short(&amount.shown.plain()));
                            }
                            "Avance" => told.say("avance", "somme", short(&amount.shown.plain())),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let remainder = words::remainder(&statement);
    told.say("solde", "écran", words::amount_words(remainder.amount));
    told.say("avance", "écran", words::amount_words(words::advance_amount(&statement)));
}

#[test]
fn a_number_two_places_show_is_the_same_in_both() {
    let mut quarrels = Vec::new();
    for (name, dossier) in dossiers() {
        let id = dossier.latest_campaign().expect("a campaign").id;
        let scores = Scores::of(&dossier, id).expect("scores");
        let mut told = Told::default();
        tell_means(&mut told, &dossier, id, &scores);
        tell_documents(&mut told, &dossier, id, &scores);
        tell_priorities(&mut told, &dossier, id, &scores);
        tell_remuneration(&mut told, &dossier, id.0);
        assert!(told.0.len() > 8, "{name}: only {} ideas", told.0.len());
        quarrels.extend(told.quarrels().into_iter().map(|one| format!("{name}: {one}")));
    }
    assert!(quarrels.is_empty(), "{}", quarrels.join("\n"));
}

#[test]
fn no_sum_is_negative_and_the_first_figure_says_when_it_changes() {
    let dossier = prerequisite_missing();
    let facts = dossier.exercises.last().expect("an exercise");
    let statement = remuneration::compute(&shipped_rules(), facts, Register::default());
    assert_eq!(statement.gate.state(), GateState::Missing);
    let sentence = words::headline(&statement).sentence().replace('\u{a0}', " ");
    assert!(sentence.starts_with("0 € aujourd’hui · "), "{sentence}");
    assert!(sentence.ends_with(" € dès que les 4 prérequis sont tenus"), "{sentence}");
    let id = dossier.latest_campaign().expect("a campaign").id.0;
    let document = report(DocumentKind::Statement, &dossier, id);
    for sheet in &document.data {
        let text = String::from_utf8(csv::render(sheet)).expect("UTF-8");
        let negative = text.lines().find(|line| line.contains(";-"));
        assert_eq!(negative, None, "{}", sheet.id);
    }
    for text in report_builders::page_texts(&document) {
        let sums = text.replace('\u{a0}', " ");
        let negative =
            sums.lines().find(|line| line.trim_start().starts_with('−') && line.contains('€'));
        assert_eq!(negative, None);
    }
}

#[test]
fn what_was_not_payable_is_no_measure_of_what_is() {
    let change = |alter: fn(&mut Facts)| {
        let mut dossier = Dossier { proofs: Vec::new(), ..example() };
        let former = dossier.exercises.iter_mut().find(|facts| facts.year == 2024);
        alter(Arc::make_mut(former.expect("the exercise before the last")));
        let mut desk = Desk::empty();
        desk.read("équipe.jalons", file::write(&dossier).as_bytes());
        let exercise = desk.state.session.derived.exercise.as_ref().expect("one is shown");
        exercise.change()
    };
    let sure = change(|_| ()).expect("both years are payable");
    assert!(sure.ends_with(" sur 2024"), "{sure}");
    let no_coordination = change(|facts| {
        facts.values.insert(FactId("coordination_assuree".to_owned()), Fact::Flag(false));
    });
    assert_eq!(no_coordination, None);
    let unproven = change(|facts| {
        facts.held_proofs.remove("si_standard");
    });
    assert_eq!(unproven, Some(format!("{sure}, à confirmer")));
}

#[test]
fn the_window_shows_the_same_first_figure_as_the_statement() {
    let dossier = prerequisite_missing();
    let facts = dossier.exercises.last().expect("an exercise");
    let headline =
        words::headline(&remuneration::compute(&shipped_rules(), facts, Register::default()));
    let mut window = Window::open();
    window.open_file(file::write(&dossier).as_bytes());
    window.act(jalons::app::Action::Go(Screen::Remuneration));
    let turn = RemunerationAction::Turn(RemunerationTab::Statement);
    window.act(jalons::app::Action::Remuneration(turn));
    let note = headline.note.replace('\u{a0}', " ");
    assert!(window.shows("Payable aujourd’hui"));
    assert!(window.shows(&note), "{note}");
}

#[test]
fn a_domain_that_is_wholly_sans_objet_misses_nothing() {
    let dossier = sans_objet();
    let id = dossier.latest_campaign().expect("a campaign").id;
    let scores = Scores::of(&dossier, id).expect("scores");
    for kind in [ChartKind::Profile, ChartKind::Bars, ChartKind::Progress] {
        let drawn = kind.chart(&dossier, id, &scores, MADE_ON);
        let told = format!("{} {:?}", drawn.alt_text(), drawn.table());
        assert!(told.contains("sans objet"), "{kind:?}: {told}");
        assert!(!told.contains("à compléter"), "{kind:?}: {told}");
    }
    for (place, document) in documents(&dossier, id.0) {
        let pages = report_builders::page_texts(&document).join("\n");
        let alt: Vec<&str> = document.illustrations().map(|one| &*one.alt).collect();
        let told = plain(&format!("{pages} {}", alt.join(" ")));
        assert!(told.to_lowercase().contains("sans objet"), "{place}");
        assert!(!told.contains("à compléter"), "{place}");
    }
    let explained = scores.domains[2].score.explanation();
    assert!(explained.arithmetic.starts_with("Tous les critères sont sans objet"));
    let mut window = Window::open();
    window.open_file(file::write(&dossier).as_bytes());
    for screen in [Screen::Results, Screen::Progress, Screen::Home] {
        window.act(jalons::app::Action::Go(screen));
        assert!(!window.shows("à compléter"), "{screen:?}");
    }
}

#[test]
fn no_criterion_is_a_strength_and_a_priority_and_few_answers_tell_little() {
    let mut campaign = report_builders::campaign(1, 2026);
    let levels = [("A1", 2), ("A2", 3), ("B1", 1), ("B2", 0)];
    for (answered, (code, level)) in levels.into_iter().enumerate() {
        let level = jalons::grid::Level::try_from(level).expect("a level");
        report_builders::answer(&mut campaign, code, Some(Answer::Level(level)), "");
        let dossier = report_builders::dossier(vec![campaign.clone()]);
        let scores = Scores::of(&dossier, CampaignId(1)).expect("scores");
        let codes = |found: Vec<scoring::Highlight>| -> BTreeSet<String> {
            found.into_iter().map(|one| one.code).collect()
        };
        let strengths = codes(scoring::strengths(&dossier, CampaignId(1), &scores));
        let priorities = codes(scoring::priorities(&dossier, CampaignId(1), &scores));
        assert!(strengths.is_disjoint(&priorities), "{strengths:?} {priorities:?}");
        assert!(strengths.len().max(priorities.len()) <= (answered + 1) / 3);
    }
    let dossier = report_builders::dossier(vec![campaign]);
    let scores = Scores::of(&dossier, CampaignId(1)).expect("scores");
    let ranked = scoring::ranked(&dossier, CampaignId(1), &scores);
    let ranked: Vec<&str> = ranked.iter().map(|one| &*one.code).collect();
    assert_eq!(ranked, ["B2", "B1", "A1", "A2"], "the lowest levels first");
}

#[test]
fn the_first_campaign_has_its_profile_with_targets_instead_of_a_line_of_one_date() {
    let first = without_campaigns_after(&example(), 1);
    let id = first.latest_campaign().expect("a campaign").id;
    let scores = Scores::of(&first, id).expect("scores");
    let drawn = ChartKind::Progress.chart(&first, id, &scores, MADE_ON);
    assert!(matches!(drawn, Chart::Bars(_)), "{drawn:?}");
    let mut window = Window::open();
    window.open_file(file::write(&first).as_bytes());
    window.act(jalons::app::Action::Go(Screen::Progress));
    assert!(window.shows("Une courbe par domaine apparaîtra avec la deuxième campagne."));
    assert!(window.shows("Ce que le plan changera"));
    window.act(jalons::app::Action::Go(Screen::Home));
    assert!(window.shows("Une courbe apparaîtra avec la deuxième campagne."));
    let three = example();
    let id = three.latest_campaign().expect("a campaign").id;
    let scores = Scores::of(&three, id).expect("scores");
    let drawn = ChartKind::Progress.chart(&three, id, &scores, MADE_ON);
    assert!(matches!(drawn, Chart::Lines(_)));
}
