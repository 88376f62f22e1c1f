//! Preuves as a coordinator uses it, and the strength of a claim wherever it is told.

use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::NodeT as _;
use jalons::app::{
    Action, Claim, Command, EXAMPLE, LockState, PathPurpose, ProofAction, Screen, shipped_rules,
};
use jalons::dossier::{
    Answer, Dossier, Edit, FileState, Proof, ProofId, ProofKind, ProofPlace, Validity,
};
use jalons::grid::{CriterionId, Level};
use jalons::scoring::Strength;
use jalons::store::Preferences;
use jiff::civil::{Date, date};

use crate::desk::Desk;
use crate::guard::claire;
use crate::window::Window;

const TODAY: Date = date(2026, 11, 22);

/// Opens the example without a proof, as high as the page, on a screen.
#[track_caller]
fn window_on(screen: Screen) -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 3000.0));
    window.open_file(EXAMPLE.as_bytes());
    let ids: Vec<ProofId> = dossier(&window).proofs.iter().map(|proof| proof.id).collect();
    for id in ids {
        window.act(Action::Edit(Edit::RemoveProof(id)));
    }
    while !window.state().notices.is_empty() {
        window.act(Action::Dismiss(window.state().notices[0].number));
    }
    window.act(Action::Go(screen));
    window
}

fn dossier(window: &Window) -> &Dossier {
    window.state().dossier().expect("a dossier is open")
}

#[track_caller]
fn proof(window: &Window, id: u32) -> Proof {
    Proof::clone(dossier(window).proof(ProofId(id)).expect("the proof is registered"))
}

/// The one that was registered last.
#[track_caller]
fn newest(window: &Window) -> Proof {
    Proof::clone(dossier(window).proofs.last().expect("a proof is registered"))
}

fn put(window: &mut Window, proof: Proof) {
    window.act(Action::Edit(Edit::Proof(Box::new(proof))));
    window.act(Action::EndStep);
}

fn titled(id: u32, title: &str) -> Proof {
    Proof { id: ProofId(id), title: title.to_owned(), ..Proof::default() }
}

/// The criterion in front in Évaluer, its answer at this level.
#[track_caller]
fn answered(window: &mut Window, level: Level) -> CriterionId {
    let rows = &window.state().session.derived.rows;
    let id = rows.first().expect("a criterion").id.clone();
    let campaign = window.state().session.campaign.expect("a campaign");
    window.act(Action::Focus(id.clone()));
    window.act(Action::Edit(Edit::Answer(campaign, id.clone(), Some(Answer::Level(level)))));
    let held = dossier(window).campaign(campaign).unwrap().entries[&id].held_proofs.clone();
    for title in held {
        window.act(Action::Edit(Edit::HoldProof(campaign, id.clone(), title, false)));
    }
    id
}

fn strength(window: &Window, id: &CriterionId) -> Option<Strength> {
    window.state().session.derived.strengths_of_claims.get(id).copied()
}

/// Presses Tab until the keyboard is on something of this name.
#[track_caller]
fn tab_to(window: &mut Window, name: &str) {
    let mut passed = Vec::new();
    while passed.len() < 120 {
        window.press(Key::Tab);
        let all = window.harness.root().children_recursive();
        let focused = all.into_iter().find(|node| node.accesskit_node().is_focused());
        let label = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        let label = label.replace('\u{a0}', " ");
        passed.push(label);
        if passed.last().is_some_and(|label| label == name) {
            break;
        }
    }
    let reached = passed.last().map(String::as_str);
    assert_eq!(reached, Some(name), "Tab never reaches it: {passed:?}");
}

#[test]
fn an_empty_register_says_what_a_proof_is_and_that_no_patient_belongs_there() {
    let mut window = window_on(Screen::Proofs);
    assert!(window.shows("Une preuve sert à plusieurs critères"));
    assert!(window.shows("Aucune donnée de patient n’a sa place ici"));
    window.click(Role::Button, "Ajouter une preuve");
    window.write("Calendrier 2027");
    assert_eq!(newest(&window).title, "Calendrier 2027", "the title has the keyboard");
    window.run(Command::Undo);
    assert_eq!(newest(&window).title, "", "a step of its own");
    window.run(Command::Undo);
    assert!(dossier(&window).proofs.is_empty());
}

#[test]
fn a_proof_is_registered_by_keyboard_alone() {
    let mut window = window_on(Screen::Proofs);
    tab_to(&mut window, "Ajouter une preuve");
    window.press(Key::Enter);
    window.write("Protocole plaies");
    tab_to(&mut window, "Nature : protocole");
    window.press(Key::Enter);
    tab_to(&mut window, "Date de la preuve");
    window.write("3/2/2026");
    tab_to(&mut window, "Durée de validité : 3 ans");
    window.press(Key::Enter);
    tab_to(&mut window, "Rangée : Classeur papier");
    window.press(Key::Enter);
    tab_to(&mut window, "Classeur");
    window.write("Classeur bleu");
    tab_to(&mut window, "Ajouter un critère");
    window.write("a2");
    let campaign = dossier(&window).latest_campaign().expect("a campaign");
    let (_, criterion) = campaign.grid.criteria().find(|(_, c)| c.code == "A2").expect("A2");
    let (id, name) = (criterion.id.clone(), format!("Ajouter A2 · {}", criterion.title));
    tab_to(&mut window, &name);
    window.press(Key::Enter);
    let expected = Proof {
        kind: ProofKind::Protocol,
        date: Some(date(2026, 2, 3)),
        valid_until: Some(date(2029, 2, 3)),
        place: ProofPlace::Paper("Classeur bleu".to_owned()),
        criteria: [id].into(),
        ..titled(newest(&window).id.0, "Protocole plaies")
    };
    assert_eq!(newest(&window), expected);
    tab_to(&mut window, "Supprimer la preuve");
    window.press(Key::Enter);
    assert!(dossier(&window).proofs.is_empty());
    assert!(window.shows("La preuve « Protocole plaies » est supprimée."));
    window.run(Command::Undo);
    assert_eq!(newest(&window), expected);
}

#[test]
fn validity_is_said_in_words() {
    for (until, words, is_due) in [
        (None, "sans limite", false),
        (Some(date(2028, 3, 1)), "valable jusqu’au 1er mars 2028", false),
        (Some(date(2027, 1, 22)), "valable jusqu’au 22 janvier 2027", false),
        (Some(date(2027, 1, 21)), "expire dans 60 jours", true),
        (Some(date(2026, 12, 12)), "expire dans 20 jours", true),
        (Some(date(2026, 11, 23)), "expire demain", true),
        (Some(TODAY), "expire aujourd’hui", true),
        (Some(date(2026, 11, 21)), "expirée depuis hier", true),
        (Some(date(2026, 11, 2)), "expirée depuis 20 jours", true),
        (Some(date(2026, 8, 20)), "expirée depuis 3 mois", true),
        (Some(date(2023, 11, 20)), "expirée depuis plus de 3 ans", true),
    ] {
        let proof = Proof { valid_until: until, ..Proof::default() };
        let validity: Validity = proof.validity(TODAY);
        assert_eq!(validity.words().replace('\u{a0}', " "), words);
        assert_eq!(validity.is_due(), is_due, "{words}");
        assert_eq!(proof.is_expired(TODAY), words.starts_with("expirée"), "{words}");
    }
}

#[test]
fn filters_and_search_say_how_many_and_keep_only_those() {
    let mut window = window_on(Screen::Proofs);
    let linked = |proof: Proof| Proof { criteria: [CriterionId("x".into())].into(), ..proof };
    let until =
        |id, title: &str, until| linked(Proof { valid_until: Some(until), ..titled(id, title) });
    put(&mut window, until(1, "Enquête patients", date(2026, 8, 20)));
    put(&mut window, until(2, "Charte", date(2026, 12, 12)));
    put(&mut window, linked(titled(3, "Statuts")));
    put(&mut window, titled(4, "Affiche"));
    assert!(window.shows("4 preuves · 1 expirée · 1 expire dans les deux mois"));
    for (filter, kept) in [
        ("Bientôt expirées 1", "Charte"),
        ("Expirées 1", "Enquête patients"),
        ("Sans lien 1", "Affiche"),
    ] {
        window.click(Role::RadioButton, filter);
        for title in ["Enquête patients", "Charte", "Statuts", "Affiche"] {
            assert_eq!(window.shows(&format!("{title}, autre")), title == kept, "{filter}");
        }
    }
    window.click(Role::RadioButton, "Toutes 4");
    window.fill("Rechercher une preuve", "enquete");
    assert!(window.shows("Enquête patients, autre document, expirée depuis 3 mois"));
    assert!(!window.shows("Statuts, autre"));
    window.fill("Rechercher une preuve", "rien de tel");
    assert!(window.shows("Aucune preuve à montrer"));
}

#[test]
fn a_file_that_changed_or_went_away_is_told_with_what_to_do() {
    const PATH: &str = "dossier/calendrier.pdf";
    let mut window = window_on(Screen::Proofs);
    put(&mut window, titled(1, "Calendrier"));
    window.act(Action::Proofs(ProofAction::Show(ProofId(1))));
    window.click(Role::RadioButton, "Rangée : Fichier");
    window.script().files.insert(PATH.into(), b"version 1"[..].into());
    window.choose(PATH);
    window.click(Role::Button, "Choisir un fichier…");
    let (path, fingerprint) = {
        let proof = proof(&window, 1);
        let (path, fingerprint) = proof.file().expect("a file");
        (path.to_owned(), fingerprint.to_owned())
    };
    assert_eq!((path.as_str(), fingerprint.len()), (PATH, 64));
    assert!(window.shows("inchangé"));

    window.script().files.insert(PATH.into(), b"version 2"[..].into());
    window.click(Role::Button, "Vérifier les fichiers");
    assert!(window.shows("modifié depuis") && window.shows("1 fichier vérifié : 1 modifié"));
    window.click(Role::Button, "Prendre la nouvelle version");
    assert!(window.shows("inchangé"));
    assert_ne!(proof(&window, 1).file().unwrap().1, fingerprint);

    window.script().files.remove(std::path::Path::new(PATH));
    window.click(Role::Button, "Vérifier les fichiers");
    assert!(window.shows("introuvable") && window.shows("le disque n’est pas branché"));
    window.click(Role::RadioButton, "Fichier manquant ou changé 1");
    window.act(Action::Go(Screen::Home));
    assert!(window.shows("fichier à revoir"));
    window.act(Action::Go(Screen::Proofs));
    window.act(Action::Proofs(ProofAction::Show(ProofId(1))));
    let elsewhere = Proof { place: ProofPlace::Unsaid, ..proof(&window, 1) };
    put(&mut window, elsewhere);
    assert_eq!(window.state().session.proof_files.get(&ProofId(1)), None::<&FileState>);
}

#[test]
fn a_file_whose_fingerprint_was_never_taken_is_told_as_such() {
    const PATH: &str = "dossier/calendrier.pdf";
    let mut window = window_on(Screen::Proofs);
    let place = ProofPlace::File { path: PATH.to_owned(), fingerprint: String::new() };
    put(&mut window, Proof { place, ..titled(1, "Calendrier") });
    window.act(Action::Proofs(ProofAction::Show(ProofId(1))));
    window.script().files.insert(PATH.into(), b"version 1"[..].into());
    window.click(Role::Button, "Vérifier les fichiers");
    assert!(window.shows("à confirmer") && window.shows("ne le copie pas"));
    assert!(window.shows("1 fichier vérifié : 1 à confirmer"));
    assert!(!window.shows("inchangé") && !window.shows("modifié"));
    window.click(Role::Button, "Confirmer ce fichier");
    assert!(window.shows("inchangé") && !window.shows("à confirmer"));
    assert_eq!(proof(&window, 1).file().unwrap().1.len(), 64);
}

#[test]
fn a_claim_is_declared_observed_proven_then_expired() {
    let mut window = window_on(Screen::Assess);
    let id = answered(&mut window, Level::at(2));
    window.click(Role::Button, "Cible et preuves");
    let campaign = window.state().session.campaign.unwrap();
    let check = |window: &Window, expected: Strength| {
        assert_eq!(strength(window, &id), Some(expected));
        assert!(window.shows(expected.label()) && window.shows(expected.meaning()));
        let row = window.state().session.derived.rows.iter().find(|row| row.id == id).unwrap();
        assert_eq!(row.lacks_proof, expected.is_weak());
    };
    check(&window, Strength::Declared);
    let (_, criterion) = dossier(&window).campaign(campaign).unwrap().grid.criterion(&id).unwrap();
    let expected = criterion.proofs.first().expect("the grid expects a proof").clone();
    window.click(Role::CheckBox, &expected.replace('\u{a0}', " "));
    check(&window, Strength::Observed);
    put(&mut window, titled(1, "Calendrier signé"));
    window.click(Role::Button, "Lier une preuve…");
    window.click(Role::CheckBox, "Calendrier signé");
    window.click(Role::Button, "Terminer");
    check(&window, Strength::Proven);
    let ended = Proof { valid_until: Some(date(2026, 11, 21)), ..proof(&window, 1) };
    put(&mut window, ended);
    check(&window, Strength::Expired);
    window.click(Role::Button, "Délier « Calendrier signé »");
    check(&window, Strength::Observed);
}

#[test]
fn level_zero_claims_nothing() {
    let mut window = window_on(Screen::Assess);
    let id = answered(&mut window, Level::at(0));
    assert_eq!(strength(&window, &id), None);
}

#[test]
fn a_new_proof_takes_the_title_the_grid_expects_and_is_linked_already() {
    let mut window = window_on(Screen::Assess);
    let id = answered(&mut window, Level::at(3));
    let campaign = dossier(&window).latest_campaign().unwrap();
    let expected = campaign.grid.criterion(&id).unwrap().1.proofs[0].clone();
    window.click(Role::Button, "Cible et preuves");
    window.click(Role::Button, "Lier une preuve…");
    let label = jalons::french::typeset(&expected).replace('\u{a0}', " ");
    window.click(Role::Button, &label);
    assert_eq!(window.state().screen(), Screen::Proofs);
    let added = newest(&window);
    assert_eq!((added.title, added.criteria), (expected, [id.clone()].into()));
    assert_eq!(strength(&window, &id), Some(Strength::Proven));
}

#[test]
fn an_indicator_shows_the_proofs_of_the_register() {
    let mut window = window_on(Screen::Remuneration);
    window.act(Action::Edit(Edit::AddExercise(2026)));
    let rules = shipped_rules();
    let indicator = &rules.indicators[0];
    let claim = Claim::Indicator(indicator.id.clone());
    put(&mut window, claim.linked(&titled(1, "Contrat de coordination"), true));
    window.act(Action::ShowClaim(claim));
    window.click(Role::Link, "Ouvrir la preuve « Contrat de coordination »");
    assert_eq!(window.state().screen(), Screen::Proofs);
    assert!(window.shows(&format!("{} · {}", indicator.code, indicator.short_name)));
}

#[test]
fn home_names_the_proofs_to_renew_and_leads_to_them() {
    let mut window = window_on(Screen::Home);
    assert!(!window.shows("Preuves à renouveler"));
    let ends = Proof { valid_until: Some(date(2026, 12, 12)), ..titled(1, "Charte d’accueil") };
    put(&mut window, ends);
    assert!(window.shows("expire dans 20 jours"));
    window.click(Role::Link, "Ouvrir la preuve « Charte d’accueil »");
    assert_eq!(
        (window.state().screen(), window.state().session.proof),
        (Screen::Proofs, Some(ProofId(1)))
    );
}

#[test]
fn results_count_the_claims() {
    let mut window = window_on(Screen::Assess);
    let id = answered(&mut window, Level::at(2));
    put(&mut window, Claim::Criterion(id).linked(&titled(1, "Calendrier"), true));
    window.act(Action::Go(Screen::Results));
    assert!(!window.shows("1 documenté"), "it stands behind its title");
    window.click(Role::Button, "Voir : Ce qui montre les niveaux");
    assert!(window.shows("1 documenté"));
    let claims = &window.state().session.derived.strengths_of_claims;
    let declared = claims.values().filter(|one| **one == Strength::Declared).count();
    let words = Strength::Declared.count(declared).replace('\u{a0}', " ");
    assert!(declared == 0 || window.shows(&words));
}

#[test]
fn what_is_found_of_another_dossier_is_not_taken_over() {
    let stale = |ticket| {
        let found = vec![(ProofId(1), FileState::Missing)];
        Action::Answer(jalons::app::Answered::ProofsChecked(ticket, found))
    };
    let mut desk = Desk::with_file();
    let jalons::app::FileCheck::Running(ticket) = desk.state.session.file_check else {
        panic!("looked at")
    };
    desk.read("autre.jalons", EXAMPLE.as_bytes());
    desk.act(stale(ticket));
    assert!(desk.state.session.proof_files.is_empty());
    let jalons::app::FileCheck::Running(ticket) = desk.state.session.file_check else {
        panic!("looked at")
    };
    desk.act(stale(ticket));
    assert_eq!(desk.state.session.proof_files.len(), 1);
}

/// Chooses the file that shows the first criterion; returns what is asked then.
fn add_file(desk: &mut Desk) -> Vec<String> {
    let claim = Claim::Criterion(desk.state.session.derived.rows[0].id.clone());
    desk.act(Action::Proofs(ProofAction::AddFile(claim.clone())));
    desk.choose(PathPurpose::ProofOf(claim), "Compte rendu.pdf")
}

fn is_told_registered(desk: &Desk) -> bool {
    let told = desk.state.session.told.as_deref().unwrap_or_default();
    told.replace('\u{a0}', " ") == "Au registre : Compte rendu.pdf"
}

#[test]
fn a_file_that_was_registered_is_still_told_once_its_fingerprint_came() {
    let mut desk = Desk::with_file();
    assert!(add_file(&mut desk).iter().any(|asked| asked.starts_with("fingerprint")));
    assert!(is_told_registered(&desk));
    let id = desk.dossier().proofs.last().expect("it is registered").id;
    let ticket = desk.ticket.take().expect("a fingerprint is asked for");
    let fingerprint = "0".repeat(64);
    let found = jalons::app::Answered::Fingerprinted(
        ticket,
        id,
        "Compte rendu.pdf".into(),
        Ok(fingerprint.clone()),
    );
    desk.act(Action::Answer(found));
    let held = desk.dossier().proof(id).and_then(|proof| proof.file());
    assert_eq!(held.map(|(_, held)| held), Some(fingerprint.as_str()));
    assert!(is_told_registered(&desk), "{:?}", desk.state.session.told);
}

#[test]
fn a_proof_that_is_refused_is_neither_told_nor_read_nor_shown() {
    let mut desk = Desk::with_file();
    let theirs = LockState::Theirs(claire());
    let locked = jalons::app::Answered::Locked("équipe.jalons".into(), theirs);
    desk.act(Action::Answer(locked));
    desk.act(Action::CloseDialog);
    let (before, screen) = (desk.dossier().clone(), desk.state.screen());
    assert!(add_file(&mut desk).iter().all(|asked| !asked.starts_with("fingerprint")));
    assert!(!is_told_registered(&desk));
    desk.act(Action::Proofs(ProofAction::Add(Box::new(titled(1, "Calendrier")))));
    assert_eq!((desk.state.screen(), desk.state.session.proof), (screen, None));
    assert_eq!(desk.dossier(), &before);
}
