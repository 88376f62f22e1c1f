//! Every screen and every question at every size people have: nothing overlaps, runs out or is cut.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Key, Role, Vec2};
use jalons::app::{
    Action, Claim, Command, Dialog, EXAMPLE, FileNote, HelpTopic, Intake, MeetingAction,
    PathPurpose, PlanAction, Postponed, ProofAction, ProofOpening, ReportAction, ReportsTab,
    Screen, Subject, Usage, shipped_grid, shipped_rules,
};
use jalons::dossier::{
    Answer, BallotScope, CampaignField, Dossier, Edit, Extent, Improvement, Phase, Proof,
    TeamField, file,
};
use jalons::grid::Level;
use jalons::remuneration::selfcheck;
use jalons::store::FormerVersion;
use strum::IntoEnumIterator as _;

use crate::ballots::gathering;
use crate::builders;
use crate::desk::new_campaign;
use crate::layout_faults::faults;
use crate::window::Window;

/// A window of so many pixels, everything so much larger.
type Size = (f32, f32, f32);

/// What people have, from a small projector to a large screen; between them, every width at which a page
/// changes its columns.
const SIZES: [Size; 8] = [
    (2560.0, 1440.0, 0.8),
    (1920.0, 1080.0, 1.0),
    (1366.0, 768.0, 1.0),
    (1366.0, 768.0, 1.5),
    (1366.0, 768.0, 2.0),
    (1024.0, 600.0, 1.0),
    (1024.0, 600.0, 1.5),
    (1024.0, 600.0, 2.0),
];

/// What is left, by dossier, with why it may stay; this list only shrinks.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// One thing to look at, and how one gets there.
struct View {
    name: String,
    go: Box<dyn Fn() -> Vec<Action>>,
}

fn view(name: impl std::fmt::Debug, go: impl Fn() -> Vec<Action> + 'static) -> View {
    View { name: format!("{name:?}"), go: Box::new(go) }
}

/// Looks at every view at every size, and returns what is wrong, each once with where it was first seen.
#[expect(clippy::print_stdout, reason = "the table of what was visited")]
fn look(window: &mut Window, dossier: &str, views: &[View], sizes: &[Size]) -> Vec<String> {
    let theirs = window.state().dossier().map(words_of).unwrap_or_default();
    let is_theirs =
        |text: &str| theirs.iter().any(|known| known.contains(text.trim_end_matches('…')));
    let mut found: Vec<String> = Vec::new();
    let mut told = BTreeMap::new();
    for (width, height, zoom) in sizes {
        window.harness.set_size(Vec2::new(width / zoom, height / zoom));
        let before = found.len();
        for view in views {
            for action in (view.go)() {
                window.act(action);
            }
            window.harness.remove_cursor();
            window.harness.run_steps(2);
            let place =
                format!("{dossier}, {} at {width}×{height} {:.0} %", view.name, zoom * 100.0);
            assert!(!window.shows("Jalons a rencontré une erreur"), "{place}");
            for fault in faults(&mut window.harness, &is_theirs, &mut told) {
                let is_new = |known: &String| !known.ends_with(&format!("| {fault}"));
                if found.iter().all(is_new) {
                    found.push(format!("{place} | {fault}"));
                }
            }
        }
        println!(
            "{dossier:12} {width:5}×{height:<5} {:3.0} %  {} views, {} faults",
            zoom * 100.0,
            views.len(),
            found.len() - before
        );
    }
    found
}

#[track_caller]
fn check(window: &mut Window, dossier: &str, views: &[View], sizes: &[Size]) {
    let found = look(window, dossier, views, sizes);
    judge(dossier, found);
}

/// Fails for what is found, but for what is excepted; and for what is excepted and no longer found.
#[track_caller]
fn judge(dossier: &str, mut found: Vec<String>) {
    for (of, fault, reason) in EXCEPTIONS.iter().filter(|(of, ..)| *of == dossier) {
        let before = found.len();
        found.retain(|one| !one.contains(fault));
        if found.len() == before {
            found.push(format!("no longer to be excepted: {of}, {fault} ({reason})"));
        }
    }
    assert!(found.is_empty(), "{} faults\n{}", found.len(), found.join("\n"));
}

/// Returns what a team wrote: it may be of any length.
fn words_of(dossier: &Dossier) -> Vec<String> {
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let team = &dossier.team;
    let mut words = vec![plain(&team.name), plain(&team.commune)];
    words.extend(dossier.campaigns.iter().map(|campaign| plain(&campaign.title)));
    words.extend(dossier.improvements.iter().map(|one| plain(&one.objective)));
    words.extend(dossier.proofs.iter().map(|proof| plain(proof.display_title())));
    words
}

fn screens() -> Vec<View> {
    Screen::iter().map(|screen| view(screen, move || vec![Action::Go(screen)])).collect()
}

/// Returns a list too long for any window.
fn many<T: Clone>(some: &[T]) -> Vec<T> {
    some.iter().cycle().take(some.len() * 30).cloned().collect()
}

fn dialogs(window: &Window) -> Vec<View> {
    let grid = shipped_grid();
    let (_, may) = grid.criteria().find(|(_, c)| c.allows_not_applicable).expect("one may");
    let told = |file: &str| FileNote {
        file: file.to_owned(),
        text: "Cet avis est d’une autre collecte.".to_owned(),
        help: "Demandez à la personne d’ouvrir la page de cette campagne.".to_owned(),
    };
    let intake = Intake { accepted: vec![told("dupont.avis")], refused: vec![told("martin.avis")] };
    let mut dialogs = vec![
        Dialog::NotApplicable(may.id.clone()),
        Dialog::Unsaved(Postponed::Quit),
        Dialog::ChangedElsewhere,
        Dialog::FileGone("équipe.jalons".into()),
        Dialog::Versions(Arc::default()),
        Dialog::Locked(jalons::store::Holder::default()),
        Dialog::Replace(PathPurpose::SaveDossier, "a.jalons".into()),
        Dialog::Problems {
            file: "a.ron".to_owned(),
            problems: many(&jalons::grid::file::read(b"Grille(id: 3,)").problems),
            help: "Corrigez ces points dans votre éditeur de texte.".to_owned(),
            backup: Some("a.ron.bak".into()),
        },
        Dialog::TypePath { purpose: PathPurpose::SaveDossier, suggested: "a.jalons".to_owned() },
        Dialog::Palette,
        Dialog::SelfCheck(selfcheck::checks(&shipped_rules()).into()),
        Dialog::Help(HelpTopic::Keys),
        Dialog::Help(HelpTopic::of(Screen::Assess)),
        Dialog::About,
        Dialog::OpenProof(Box::new(ProofOpening {
            title: "Calendrier des réunions de concertation pluriprofessionnelle".to_owned(),
            place: "//serveur/partage/preuves/calendrier 2026.pdf".to_owned(),
            opens: Some(Usage::Page("https://exemple.fr".to_owned())),
            shows: Some(Usage::Folder("calendrier.pdf".into())),
            far: Some("serveur".to_owned()),
            is_changed: true,
        })),
        Dialog::Intake(Arc::new(intake)),
        Dialog::AbandonBallot(None),
        Dialog::NewCampaign,
        Dialog::NewExercise,
    ];
    if window.state().session.campaign.is_some() {
        dialogs.extend([
            Dialog::EditCampaign,
            Dialog::Explain(Subject::Whole),
            Dialog::Explain(Subject::Gate),
            Dialog::LinkProof(Claim::Criterion(may.id.clone())),
            Dialog::Reveal,
            Dialog::CloseCampaign,
        ]);
    }
    let listed = [
        view("many versions", || vec![Action::CloseDialog, Action::Run(Command::Versions)]),
        view("a folder", || {
            vec![Action::CloseDialog, Action::Run(Command::Open), Action::LookInto("/msp".into())]
        }),
    ];
    let views = dialogs.into_iter().map(|dialog| {
        let name = format!("{dialog:?}").chars().take(24).collect::<String>();
        view(name, move || vec![Action::CloseDialog, Action::Ask(dialog.clone())])
    });
    views.chain(listed).chain([view("closed", || vec![Action::CloseDialog])]).collect()
}

/// What stands inside screens: parts one opens, steps one comes to.
fn parts(window: &Window) -> Vec<View> {
    let state = window.state();
    let dossier = state.dossier().expect("a dossier is open");
    let phase = |phase| {
        let to = move || Action::Meeting(MeetingAction::Look(phase));
        view(phase, move || vec![Action::Go(Screen::Meeting), to()])
    };
    let mut views: Vec<View> = Phase::ALL.iter().copied().map(phase).collect();
    if let Some(one) = dossier.improvements.first() {
        let id = one.id;
        views.push(view("an action", move || vec![Action::Plan(PlanAction::Show(Some(id)))]));
    }
    if let Some(proof) = dossier.proofs.first() {
        let id = proof.id;
        views.push(view("a proof", move || vec![Action::Proofs(ProofAction::Show(id))]));
    }
    let quality = || vec![Action::Reports(ReportAction::Turn(ReportsTab::Quality))];
    views.push(view("quality", quality));
    views
}

#[test]
fn nothing_is_cut_before_there_is_a_dossier_or_a_campaign() {
    let mut window = Window::open();
    let welcome = [view("welcome", Vec::new), view("grids", || vec![Action::Go(Screen::Grids)])];
    let mut found = look(&mut window, "nothing", &welcome, &SIZES);
    window.run(Command::New);
    found.extend(look(&mut window, "empty", &screens(), &SIZES));
    judge("empty", found);
}

#[test]
fn nothing_is_cut_in_a_first_campaign() {
    let mut window = Window::open();
    window.run(Command::New);
    window.act(Action::Edit(Edit::Team(TeamField::Name, "MSP du Val d’Ornay".to_owned())));
    window.act(new_campaign(Extent::Short));
    let campaign = window.state().session.campaign.expect("it is shown");
    let rows: Vec<_> =
        window.state().session.derived.rows.iter().map(|row| row.id.clone()).collect();
    for (id, level) in rows.iter().zip((0..=4).map(Level::at).cycle()).take(9) {
        let answer = Some(Answer::Level(level));
        window.act(Action::Edit(Edit::Answer(campaign, id.clone(), answer)));
    }
    let mut views = screens();
    views.extend(parts(&window));
    check(&mut window, "first", &views, &SIZES);
}

#[test]
fn nothing_is_cut_in_the_example() {
    let mut window = Window::with_file();
    let mut views = screens();
    views.extend(parts(&window));
    check(&mut window, "example", &views, &SIZES);
}

#[test]
fn nothing_is_cut_from_top_to_bottom_of_a_page() {
    let mut window = Window::with_file();
    let mut views = screens();
    views.extend(parts(&window));
    let high = [1600.0, 1310.0, 911.0, 683.0, 512.0].map(|width| (width, 5000.0, 1.0));
    check(&mut window, "high", &views, &high);
}

#[test]
fn nothing_is_cut_in_a_question() {
    let mut window = Window::with_file();
    let version = |day: i8| FormerVersion {
        saved_at: jiff::civil::date(2026, 10, day).at(8, 30, 0, 0),
        path: format!("équipe.versions/2026-10-{day:02}-08h30m00.jalons").into(),
    };
    window.script().versions = (1..=30).map(version).collect();
    window.script().has_no_dialog = true;
    for number in 0..60 {
        let path = format!("/msp/Auto-évaluation de la maison de santé, essai {number}.jalons");
        window.script().files.insert(path.into(), EXAMPLE.as_bytes().into());
    }
    let views = dialogs(&window);
    check(&mut window, "question", &views, &SIZES);
}

#[test]
fn nothing_is_cut_where_names_are_long() {
    const NAME: &str = "Maison de santé pluriprofessionnelle universitaire intercommunale des \
        Hautes-Vallées-de-l’Ornay-et-de-la-Petite-Montagne, anticonstitutionnellementdénommée";
    let mut window = Window::with_file();
    let campaign = window.state().session.campaign.expect("one is shown");
    let title = CampaignField::Title(format!("Auto-évaluation de la {NAME}"));
    window.act(Action::Edit(Edit::Team(TeamField::Name, NAME.to_owned())));
    window.act(Action::Edit(Edit::Campaign(campaign, title)));
    let dossier = window.state().dossier().expect("one is open").clone();
    for one in &dossier.improvements {
        let one = Improvement {
            objective: format!("{} {NAME}", one.objective),
            ..Improvement::clone(one)
        };
        window.act(Action::Edit(Edit::Improvement(Box::new(one))));
    }
    for proof in &dossier.proofs {
        let proof = Proof { title: format!("{} {NAME}", proof.title), ..Proof::clone(proof) };
        window.act(Action::Edit(Edit::Proof(Box::new(proof))));
    }
    let mut views = screens();
    views.extend(parts(&window));
    let sizes =
        [SIZES[0], SIZES[2], SIZES[3], SIZES[7], (1366.0, 6000.0, 1.0), (683.0, 6000.0, 1.0)];
    check(&mut window, "long", &views, &sizes);
}

#[test]
fn nothing_is_cut_with_a_thousand_criteria() {
    let mut window = Window::open();
    window.open_file(file::write(&builders::dossier_of(10, 100)).as_bytes());
    check(&mut window, "thousand", &screens(), &[SIZES[0], SIZES[2], SIZES[4]]);
}

#[test]
fn nothing_is_cut_while_people_answer() {
    let mut window = gathering(BallotScope::Short);
    let here = [view("gathering", Vec::new)];
    let mut found = look(&mut window, "ballots", &here, &SIZES);
    window.harness.set_size(Vec2::new(1280.0, 2400.0));
    window.harness.run();
    window.click(Role::Button, "Faire répondre une personne");
    found.extend(look(&mut window, "ballots", &[view("curtain", Vec::new)], &SIZES));
    window.press(Key::Enter);
    found.extend(look(&mut window, "ballots", &[view("person", Vec::new)], &SIZES));
    window.harness.set_size(Vec2::new(1280.0, 2400.0));
    window.harness.run();
    window.click(Role::Button, "Sage-femme");
    window.click(Role::Button, "Commencer");
    found.extend(look(&mut window, "ballots", &[view("criterion", Vec::new)], &SIZES));
    judge("ballots", found);
}
