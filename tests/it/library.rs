//! The grids that are known: one version says one thing, copies are told, a new campaign says truly what
//! it compares with.

use std::sync::Arc;

use eframe::egui::epaint::Shape;
use eframe::egui::{Role, Vec2};
use jalons::app::{
    Action, Command, Dialog, Library, PathPurpose, ReadPurpose, Screen, Whose, shipped_grid,
};
use jalons::chart::Curves;
use jalons::dossier::{CampaignId, Dossier, Extent};
use jalons::grid::{Grid, Version, file};
use jalons::report::documents::DocumentKind;
use jalons::report::{csv, tables};
use jalons::source::{Problem, Severity};
use jiff::civil::date;

use crate::desk::Desk;
use crate::report::read_back;
use crate::report_builders::{MADE_ON, example, page_texts, report, small_grid, two_campaigns};
use crate::window::Window;

const VALID: &str = include_str!("../fixtures/grilles/valide.ron");

fn version(major: u32, minor: u32, patch: u32) -> Version {
    Version { major, minor, patch }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Has a grid checked, and returns what is then said to be wrong.
fn check(desk: &mut Desk, text: &str) -> Vec<Problem> {
    desk.act(Action::CloseDialog);
    desk.choose(PathPurpose::CheckGrid, "g.ron");
    desk.read_ends(ReadPurpose::Grid, "g.ron", Ok(text.as_bytes().into()));
    match &desk.state.dialog {
        Some(Dialog::Problems { problems, .. }) => problems.clone(),
        _ => Vec::new(),
    }
}

fn versions(desk: &Desk, id: &str) -> Vec<String> {
    let grids = desk.state.library.grids(desk.state.dossier());
    grids.iter().filter(|grid| grid.id.0 == id).map(|grid| grid.version.to_string()).collect()
}

/// The shipped grid in other words, under another version.
fn copy(version: Version) -> Grid {
    let mut grid = shipped_grid().as_ref().clone();
    grid.version = version;
    grid.domains[0].criteria[0].question.push_str(" Vraiment ?");
    grid
}

// One version says one thing.

#[test]
fn another_content_under_a_known_version_is_refused_with_the_next_one() {
    let mut desk = Desk::empty();
    assert_eq!(check(&mut desk, VALID), []);
    let other = VALID.replacen("poids: 2,", "poids: 3,", 1);
    let problems = check(&mut desk, &other);
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.severity, problem.place.line), (Severity::Error, 5), "the version's line");
    assert!(
        plain(&problem.message).contains("la version 1.0.0 de « essai », avec un autre contenu")
    );
    let help = plain(problem.help.as_deref().expect("a remedy"));
    assert!(help.contains("« version: \"1.0.1\" »"), "{help}");
    assert!(help.contains("A1 · Réunions : poids 2 devenu 3"), "{help}");
    assert_eq!(versions(&desk, "essai"), ["1.0.0"]);

    let next = other.replacen("1.0.0", "1.0.1", 1);
    assert_eq!(check(&mut desk, &next), []);
    assert_eq!(versions(&desk, "essai"), ["1.0.0", "1.0.1"]);

    let third = VALID.replacen("poids: 2,", "poids: 4,", 1);
    let problems = check(&mut desk, &third);
    let help = plain(problems[0].help.as_deref().expect("a remedy"));
    assert!(help.contains("« version: \"1.0.2\" »"), "the next that is free: {help}");
}

#[test]
fn the_same_content_is_no_second_grid_whatever_its_spaces_and_remarks() {
    let mut desk = Desk::empty();
    assert_eq!(check(&mut desk, VALID), []);
    desk.put_notices_away();
    let same = VALID.replace("    ", "\t").replacen("Grille(", "// une remarque\nGrille(", 1);
    assert_eq!(check(&mut desk, &same), []);
    let told = "Jalons connaît déjà la grille de « g.ron » : Grille d’essai, version 1.0.0.";
    assert_eq!(desk.notices(), [(Whose::Success, told.to_owned())]);
    assert_eq!(versions(&desk, "essai"), ["1.0.0"]);
}

#[test]
fn a_version_that_a_campaign_of_the_dossier_keeps_is_known() {
    let mut desk = Desk::with_example();
    let mut former = desk.dossier().campaigns[0].grid.as_ref().clone();
    assert_eq!(former.version, version(1, 0, 0));
    former.domains[0].title.push_str(" bis");
    let problems = check(&mut desk, &file::write(&former));
    let is_refused = |one: &Problem| one.severity == Severity::Error;
    assert_eq!(problems.iter().filter(|one| is_refused(one)).count(), 1, "{problems:#?}");
    assert_eq!(versions(&desk, "msp"), ["1.1.0", "1.0.0"]);
}

#[test]
fn two_contents_of_one_version_in_a_dossier_are_told_apart_and_named_in_its_file() {
    let mut desk = Desk::with_example();
    desk.act(Action::NewCampaign {
        title: "Ailleurs".to_owned(),
        date: date(2027, 1, 1),
        grid: Arc::new(copy(shipped_grid().version)),
        extent: Extent::Full,
    });
    assert_eq!(versions(&desk, "msp"), ["1.1.0", "1.0.0", "1.1.0"]);
    let written = jalons::dossier::file::write(desk.dossier());
    assert!(written.contains("\"msp 1.1.0, autre contenu\": Grille("));
    let problems = check(&mut desk, &file::write(&copy(shipped_grid().version)));
    let errors = problems.iter().filter(|one| one.severity == Severity::Error).count();
    assert_eq!(errors, 0, "this very content is known: {problems:#?}");
}

// Copies.

/// Returns what is said of the name of a grid.
fn told_of_name(grid: &Grid) -> Option<Problem> {
    let reading = Library::default().read(file::write(grid).as_bytes(), None);
    let keeps = "Cette grille garde l’identifiant « msp » de la grille fournie.";
    reading.problems.into_iter().find(|problem| plain(&problem.message) == keeps)
}

#[test]
fn a_copy_that_keeps_the_name_of_the_shipped_grid_is_told_and_can_serve() {
    let told = told_of_name(&copy(version(1, 0, 9))).expect("it is told");
    assert_eq!((told.severity, told.place.line), (Severity::Warning, 3), "the line of its id");
    assert_eq!(
        told.help.as_deref(),
        Some("Changez «\u{a0}id\u{a0}» pour que les résultats ne se mêlent pas.")
    );
    let mut desk = Desk::empty();
    check(&mut desk, &file::write(&copy(version(1, 1, 1))));
    assert_eq!(versions(&desk, "msp"), ["1.1.0", "1.1.1"]);
    let newer = told_of_name(&copy(version(9, 0, 0))).expect("it is told");
    assert!(newer.help.is_some_and(|help| help.contains("version plus récente de Jalons")));
}

#[test]
fn what_jalons_ships_or_shipped_is_no_copy() {
    assert_eq!(told_of_name(&shipped_grid()), None);
    let former = &example().campaigns[0].grid;
    assert_eq!(former.version, version(1, 0, 0));
    assert_eq!(told_of_name(former), None);
    let mut own = copy(version(1, 1, 1));
    own.id.0 = "msp-regionale".to_owned();
    assert_eq!(told_of_name(&own), None);
}

// The screen of grids.

fn texts(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => found.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        _ => {}
    }
}

/// Takes a grid in, and puts away what is said of it.
fn take_in(window: &mut Window, grid: &Grid) {
    let text = file::write(grid).into_bytes();
    window.script().files.insert("g.ron".into(), text.into());
    window.act(Action::TakeIn(vec!["g.ron".into()]));
    window.act(Action::CloseDialog);
}

#[test]
fn two_grids_of_one_version_are_no_two_things_of_one_name_for_the_window() {
    let mut window = Window::with_file();
    window.act(Action::NewCampaign {
        title: "Ailleurs".to_owned(),
        date: date(2027, 1, 1),
        grid: Arc::new(copy(shipped_grid().version)),
        extent: Extent::Full,
    });
    window.harness.set_size(Vec2::new(1280.0, 3000.0));
    window.act(Action::Go(Screen::Grids));
    assert!(window.shows("Ce qui diffère de l’autre version 1.1.0"));
    assert!(!window.shows("Ce qui change par rapport à la version 1.1.0"));
    let mut told = Vec::new();
    for clipped in &window.harness.output().shapes {
        texts(&clipped.shape, &mut told);
    }
    assert!(told.len() > 20, "texts are drawn: {told:?}");
    let clashes: Vec<&String> = told.iter().filter(|text| text.contains(" use of ")).collect();
    assert_eq!(clashes, Vec::<&String>::new());
}

// A new campaign.

fn next(minor: bool) -> Grid {
    let shipped = shipped_grid().version;
    let mut grid = copy(if minor {
        version(shipped.major, shipped.minor + 1, 0)
    } else {
        version(shipped.major + 1, 0, 0)
    });
    grid.domains[0].criteria[0].meaning += 1;
    grid
}

#[test]
fn a_new_campaign_is_offered_the_newest_version_and_says_what_compares() {
    let mut window = Window::with_file();
    window.run(Command::NewCampaign);
    assert!(window.shows("seront montrés en gris") && !window.shows("ce qui se compare"));
    let criteria = shipped_grid().criterion_count();
    assert!(window.shows(&format!("(1.1.0) · {criteria} critères")));
    window.act(Action::CloseDialog);

    take_in(&mut window, &next(true));
    window.run(Command::NewCampaign);
    assert!(window.shows("seront montrés en gris"));
    let kept = criteria - 1;
    let told =
        format!("De la version 1.1.0 à la version 1.2.0, ce qui se compare : {kept} critères");
    assert!(window.shows(&told), "{:?}", window.labels());
    window.act(Action::CloseDialog);

    take_in(&mut window, &next(false));
    window.run(Command::NewCampaign);
    assert!(window.shows("La version 2.0.0 de cette grille ne se compare pas à la version 1.1.0"));
    assert!(!window.shows("seront montrés en gris"));
    window.click(Role::Button, "Commencer");
    let dossier = window.state().dossier().expect("open");
    let latest = dossier.latest_campaign().expect("four campaigns");
    assert_eq!(latest.grid.version, version(2, 0, 0));
    assert_eq!(dossier.last_comparable(latest.id), None);
}

#[test]
fn the_screen_of_progress_says_how_many_campaigns_compare() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Progress));
    assert!(window.shows("3 campagnes avec la même grille, en 2 versions"));
    window.act(Action::NewCampaign {
        title: "Rupture".to_owned(),
        date: date(2027, 1, 1),
        grid: Arc::new(next(false)),
        extent: Extent::Full,
    });
    window.act(Action::Go(Screen::Progress));
    assert!(window.shows("4 campagnes, dont 1 avec la version 2 de la grille"));
    assert!(!window.shows("avec la même grille"));
}

// What leaves.

/// Two campaigns, the second of which was made with this version of the grid.
fn in_version(version: Version, title: &str) -> Dossier {
    let mut dossier = two_campaigns();
    let grid = Grid { version, title: title.to_owned(), ..small_grid() };
    Arc::make_mut(&mut dossier.campaigns[1]).grid = Arc::new(grid);
    dossier
}

#[test]
fn a_table_of_answers_tells_no_change_over_a_major_version() {
    let changes = |version| {
        let dossier = in_version(version, "Grille d’essai");
        let lines = read_back(&csv::render(&tables::answers(&dossier, CampaignId(2), MADE_ON)));
        let (head, rows) = lines.split_first().expect("a head");
        let columns = ["niveau précédent", "évolution", "campagne précédente"]
            .map(|name| head.iter().position(|title| title == name).expect(name));
        let cells = rows.iter().flat_map(|row| columns.map(|column| row[column].clone()));
        cells.filter(|cell| !cell.is_empty()).count()
    };
    assert!(changes(version(1, 1, 0)) > 0);
    assert_eq!(changes(version(2, 0, 0)), 0);
}

#[test]
fn curves_are_cut_at_a_major_version() {
    let joins = |version| {
        let curves = Curves::of(&in_version(version, "Grille d’essai"));
        let points = || curves.lines.iter().flat_map(|line| &line.points);
        assert!(points().count() > 1);
        let changed = curves.lines.iter().filter(|line| line.change.is_some()).count();
        (points().filter(|point| point.joins_previous).count(), changed)
    };
    let (joined, changed) = joins(version(1, 1, 0));
    assert!(joined > 0 && changed > 0);
    assert_eq!(joins(version(2, 0, 0)), (0, 0));
}

#[test]
fn documents_say_whether_the_grid_is_the_same() {
    let says = |version, title: &str, words: &str| {
        let dossier = in_version(version, title);
        let pages = page_texts(&report(DocumentKind::Diagnostic, &dossier, 2)).concat();
        let tight = |text: &str| text.split_whitespace().collect::<String>();
        tight(&pages).contains(&tight(words))
    };
    let same = "Toutes les campagnes emploient la même grille";
    let several = "Les campagnes n’emploient pas toutes la même version de la grille";
    let breaks = "les niveaux d’avant ne se comparent pas à ceux d’après";
    assert!(says(version(1, 0, 0), "Grille d’essai", same));
    assert!(says(version(1, 1, 0), "Grille d’essai", several));
    assert!(says(version(1, 0, 0), "Grille retouchée", several), "another content");
    assert!(says(version(2, 0, 0), "Grille d’essai", breaks));
    assert!(!says(version(2, 0, 0), "Grille d’essai", same));
}
