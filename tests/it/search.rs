//! Looking for anything a person sees: what is found, in which order, and where it leads.

use std::time::{Duration, Instant};

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use jalons::app::{
    Action, Command, Dialog, ExercisePart, Findable, Found, HelpTopic, Screen, State,
};
use jalons::dossier::{Edit, EntryText, Improvement, ImprovementId, Proof, ProofId};
use jalons::french::fold;

use crate::desk::Desk;
use crate::window::Window;

fn search(state: &State, query: &str) -> Vec<Found> {
    Findable::of(state).search(query)
}

fn told(found: &[Found]) -> Vec<String> {
    found.iter().map(|one| format!("{} [{}]", one.name, one.place)).collect()
}

/// Does what choosing the first thing found does.
fn choose_first(desk: &mut Desk, query: &str) {
    let found = search(&desk.state, query);
    let first = found.first().expect(query);
    for action in first.actions() {
        desk.act(action);
    }
}

/// The example with an action and a proof of our own.
fn desk() -> Desk {
    let mut desk = Desk::with_example();
    let improvement = Improvement {
        id: ImprovementId(9_001),
        objective: "Installer un défibrillateur".to_owned(),
        owner: "Zoé L’Hôte".to_owned(),
        ..Improvement::default()
    };
    let proof = Proof {
        id: ProofId(9_002),
        title: "Registre de l’extincteur".to_owned(),
        note: "dans l’armoire grenat, contre l’incendie".to_owned(),
        ..Proof::default()
    };
    desk.act(Action::Edit(Edit::Improvement(Box::new(improvement))));
    desk.act(Action::Edit(Edit::Proof(Box::new(proof))));
    desk
}

#[test]
fn every_sentence_of_the_grid_and_every_word_of_the_dossier_is_found() {
    let desk = desk();
    let dossier = desk.dossier();
    let campaign =
        dossier.campaign(desk.state.session.campaign.expect("one is shown")).expect("it is there");
    let all = Findable::of(&desk.state);
    let mut texts = Vec::new();
    for (domain, one) in campaign.grid.criteria().filter(|(_, one)| campaign.includes(one)) {
        let name = format!("{} · {}", one.code, one.title);
        let sentences = one.levels.iter().flatten().map(|level| &level.sentence);
        texts.extend(
            sentences.chain([&one.question, &one.title]).map(|text| (name.clone(), text.clone())),
        );
        texts.push((format!("{} · {}", domain.code, domain.title), domain.title.clone()));
        let Some(entry) = campaign.entries.get(&one.id) else { continue };
        let said = EntryText::ALL.iter().map(|which| which.read(entry).to_owned());
        texts.extend(said.filter(|text| !text.is_empty()).map(|text| (name.clone(), text)));
    }
    texts.extend(
        dossier.improvements.iter().map(|one| (one.title().to_owned(), one.title().to_owned())),
    );
    texts.extend(dossier.proofs.iter().map(|one| (one.title.clone(), one.title.clone())));
    assert!(texts.len() > 300, "{} texts", texts.len());
    for (name, text) in texts {
        let found = all.search(&fold(&text).to_uppercase());
        assert!(found.iter().any(|one| one.name == name), "« {text} » : {:?}", told(&found));
    }
}

#[test]
fn the_words_of_a_newcomer_find_something_and_say_where_it_is() {
    let desk = desk();
    for query in [
        "protocole",
        "incendie",
        "absents",
        "aide",
        "raccourci",
        "sombre",
        "clair",
        "thème",
        "patientèle",
        "synthese",
        "plan",
        "exercice 2025",
    ] {
        let found = search(&desk.state, query);
        assert!(!found.is_empty(), "{query}");
        assert!(found.iter().all(|one| !one.place.is_empty()), "{query}: {:?}", told(&found));
    }
    let found = search(&desk.state, "grenat");
    assert_eq!(
        told(&found),
        [
            "Registre de l’extincteur [preuve, autre document · remarque\u{a0}: dans l’armoire grenat, contre l’incendie]"
        ]
    );
    assert_eq!(search(&desk.state, "zzz"), []);
    for (query, command) in
        [("avis", Command::Go(Screen::Meeting)), ("parcours", Command::EditCampaign)]
    {
        let found = search(&desk.state, query);
        let leads = |one: &Found| matches!(one.actions()[..], [Action::Run(to)] if to == command);
        assert!(found.iter().any(leads), "{query}: {:?}", told(&found));
    }
}

#[test]
fn the_best_comes_first() {
    let desk = desk();
    let first = |query: &str| search(&desk.state, query).first().map(|one| one.name.clone());
    assert_eq!(first("evaluer").as_deref(), Some("Évaluer"));
    assert!(first("a2").is_some_and(|name| name.starts_with("A2 · ")));
    assert_eq!(first("defibrill").as_deref(), Some("Installer un défibrillateur"));
    assert_eq!(first("zoe l'hote").as_deref(), Some("Installer un défibrillateur"));
    let found = search(&desk.state, "protocole");
    let in_name: Vec<bool> =
        found.iter().map(|one| fold(&one.name).contains("protocole")).collect();
    let names = in_name.iter().take_while(|is_in| **is_in).count();
    assert!(names > 2 && found.len() > names, "{:?}", told(&found));
    assert!(in_name.iter().skip(names).all(|is_in| !is_in), "a name before a sentence");
}

#[test]
fn choosing_what_is_found_goes_there() {
    let mut desk = desk();
    choose_first(&mut desk, "defibrillateur");
    assert_eq!(
        (desk.state.screen(), desk.state.session.improvement),
        (Screen::Plan, Some(ImprovementId(9_001)))
    );
    choose_first(&mut desk, "extincteur");
    assert_eq!(
        (desk.state.screen(), desk.state.session.proof),
        (Screen::Proofs, Some(ProofId(9_002)))
    );
    choose_first(&mut desk, "dossier de dialogue");
    assert_eq!(desk.state.screen(), Screen::Reports);
    let rules = jalons::app::shipped_rules();
    let indicator = &rules.indicators[3];
    choose_first(&mut desk, &format!("{} · {}", indicator.code, indicator.short_name));
    assert_eq!(desk.state.screen(), Screen::Remuneration);
    let part = ExercisePart::Indicator(indicator.id.clone());
    assert_eq!(desk.state.session.remuneration.part, Some(part));
    let campaign = desk.dossier().campaigns[0].clone();
    choose_first(&mut desk, &campaign.title);
    assert_eq!(
        (desk.state.screen(), desk.state.session.campaign),
        (Screen::Results, Some(campaign.id))
    );
    let (_, criterion) = campaign.grid.criteria().last().expect("one");
    choose_first(&mut desk, &criterion.question);
    assert_eq!(
        (desk.state.screen(), desk.state.session.criterion.as_ref()),
        (Screen::Assess, Some(&criterion.id))
    );
}

#[test]
fn only_what_can_be_done_or_shown_is_found() {
    let empty = Desk::empty();
    let found = |words: &str| {
        // The help tells of what cannot be done yet.
        let all = search(&empty.state, words).into_iter();
        all.filter(|one| !one.name.starts_with("Aide\u{a0}:")).count()
    };
    assert_eq!((found("enregistrer sous"), found("synthese")), (0, 0));
    assert!(found("ouvrir l'exemple") > 0);
    let all = search(&empty.state, "");
    assert!(all.iter().all(|one| one.name != Command::Palette.label()));
}

#[test]
fn a_thousand_criteria_are_searched_at_once() {
    let grid = std::sync::Arc::new(crate::gathering::grid(500));
    let campaign = crate::builders::campaign(1, crate::gathering::DAY, &grid);
    let dossier = crate::report_builders::dossier(vec![campaign]);
    let mut desk = Desk::empty();
    desk.read("grand.jalons", jalons::dossier::file::write(&dossier).as_bytes());
    let all = Findable::of(&desk.state);
    let before = Instant::now();
    for query in ["e", "équipe", "niveau 3", "a499", "rien de tel"] {
        let _found = all.search(query);
    }
    // A frame is 16 ms; a machine that does other things is given ten times as much.
    assert!(before.elapsed() < 5 * Duration::from_millis(160), "{:?}", before.elapsed());
    assert_eq!(all.search("a499").first().map(|one| one.name.starts_with("A499")), Some(true));
}

#[test]
fn the_palette_shows_what_is_found_without_moving_its_field() {
    let mut window = Window::with_file();
    window.press_ctrl(Key::K);
    let label = "Rechercher une commande, un critère, un mot";
    let place = |window: &Window| window.find(Role::TextInput, label).rect();
    let before = place(&window);
    window.write("protocole");
    assert_eq!(window.state().dialog, Some(Dialog::Palette));
    assert_eq!(place(&window), before, "with many");
    window.write(" zzz");
    assert!(window.shows("Rien ne contient ces mots, ni dans la grille, ni dans le dossier."));
    assert_eq!(place(&window), before, "with none");
}

#[test]
fn a_word_that_is_explained_leads_to_its_explanation() {
    let mut desk = Desk::empty();
    choose_first(&mut desk, "patientèle");
    assert_eq!(desk.state.dialog, Some(Dialog::Help(HelpTopic::Words)));
}
