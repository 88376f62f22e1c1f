//! Plan d’action as a coordinator uses it: by role and name, by keyboard alone.

use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Screen};
use jalons::dossier::{Edit, Improvement, ImprovementState};
use jalons::grid::Level;
use jalons::store::Preferences;
use jiff::civil::date;

use crate::plan::improvement;
use crate::window::Window;

/// Opens the example on the plan, as high as the page.
#[track_caller]
fn plan() -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 2400.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    for one in window.state().dossier().unwrap().improvements.clone() {
        window.act(Action::Edit(Edit::RemoveImprovement(one.id)));
    }
    window.act(Action::Go(Screen::Plan));
    window
}

#[track_caller]
fn only(window: &Window) -> Improvement {
    let all = &window.state().dossier().expect("a dossier is open").improvements;
    assert_eq!(all.len(), 1);
    Improvement::clone(&all[0])
}

#[test]
fn an_empty_plan_says_what_an_action_is_and_how_to_begin() {
    let mut window = plan();
    assert!(window.shows("Une action dit ce que l’équipe veut obtenir"));
    window.click(Role::Button, "Nouvelle action");
    assert!(window.shows("Sans responsable, une action avance rarement"));
    assert!(window.shows("Sans échéance, une action attend"));
    window.click(Role::Button, "Toutes les actions");
    assert!(window.shows("Une action dit ce que l’équipe veut obtenir"), "nothing was said of it");
}

#[test]
fn an_action_is_written_without_a_mouse() {
    let mut window = plan();
    for _ in 0..40 {
        if window.harness.query_all_by_role(Role::Button).any(|node| {
            let node = node.accesskit_node();
            node.is_focused() && node.label().as_deref() == Some("Nouvelle action")
        }) {
            break;
        }
        window.press(Key::Tab);
    }
    window.press(Key::Enter);
    // the objective has the keyboard at once
    window.write("Tenir six réunions");
    window.press(Key::Tab);
    window.write("A2");
    window.press(Key::Enter);
    window.fill("Responsable", "Infirmière coordinatrice");
    window.fill("Échéance", "31/12/2026");
    let one = only(&window);
    assert_eq!(one.objective, "Tenir six réunions");
    assert_eq!(one.criteria.len(), 1);
    assert_eq!(one.owner, "Infirmière coordinatrice");
    assert_eq!((one.start, one.deadline), (Some(date(2026, 11, 22)), Some(date(2026, 12, 31))));
    assert!(window.shows("à faire, dans 39 jours"));
    window.fill("Échéance", "01/01/2020");
    assert!(window.shows("L’échéance vient avant le début"));
}

#[test]
fn a_date_is_typed_as_people_write_it_and_what_is_wrong_is_told() {
    let mut window = plan();
    window.click(Role::Button, "Nouvelle action");
    window.write("Tenir six réunions");
    window.fill("Échéance", "12 mars 2027");
    assert_eq!(only(&window).deadline, Some(date(2027, 3, 12)));
    assert!(window.shows("Vendredi 12 mars 2027."), "the day that is understood is told");
    window.fill("Échéance", "mars 2027");
    window.fill("Début", "févr. 2027");
    assert_eq!(only(&window).deadline, Some(date(2027, 3, 31)), "by the end of the month");
    assert_eq!(only(&window).start, Some(date(2027, 2, 1)), "from its first day");
    window.fill("Échéance", "bientôt");
    assert!(window.shows("Je ne comprends pas cette date : écrivez par exemple 15/12/2026"));
    window.fill("Échéance", "30/02/2027");
    assert!(window.shows("Cette date n’existe pas dans le calendrier"));
    assert_eq!(only(&window).deadline, Some(date(2027, 3, 31)), "what was understood stays");
}

#[test]
fn a_criterion_leads_to_an_action_and_back() {
    let mut window = plan();
    let latest = window.state().dossier().unwrap().latest_campaign().unwrap().clone();
    let (_, criterion) =
        latest.grid.criteria().find(|(_, c)| latest.level(&c.id) == Some(Level::at(2))).unwrap();
    window.act(Action::Focus(criterion.id.clone()));
    window.click(Role::Button, "Prévoir une action");
    assert_eq!(window.state().screen(), Screen::Plan);
    let one = only(&window);
    assert_eq!(one.planned, Some(Level::at(3)));
    assert!(window.shows(&format!("Retirer le critère {}", criterion.code)));
    window.click(Role::RadioButton, "Fait");
    assert!(window.shows("est à réévaluer"));
    window.click(Role::Button, &format!("Réévaluer {}", criterion.code));
    assert_eq!(window.state().screen(), Screen::Assess);
    assert_eq!(window.state().session.criterion.as_ref(), Some(&criterion.id));
    window.click(Role::Button, "Autres filtres et parcours : Plus…");
    assert!(window.shows("À réévaluer 1"), "a filter of the list");
    window.press(Key::Escape);
    assert!(window.shows("niveau 2, à réévaluer"), "a mark in words");
    window.act(Action::Go(Screen::Home));
    assert!(window.shows(&format!("Réévaluer {}", criterion.code)));
    window.act(Action::Go(Screen::Plan));
    assert!(window.shows("Ces actions sont faites") || window.shows("Où elle en est"));
}

#[test]
fn the_table_says_all_of_an_action_and_filters() {
    let mut window = plan();
    let late = Improvement {
        owner: "Pharmacienne".to_owned(),
        ..improvement(1, "Protocole diabète", Some(date(2026, 11, 10)), ImprovementState::UnderWay)
    };
    let done = improvement(2, "Affiche", Some(date(2026, 3, 1)), ImprovementState::Done);
    for one in [late, done] {
        window.act(Action::Edit(Edit::Improvement(Box::new(one))));
    }
    assert!(window.shows("2 actions : 1 à mener, dont 1 en retard"));
    let name = "Protocole diabète ; Pharmacienne ; en cours, en retard de 12 jours";
    window.find(Role::Button, name);
    window.click(Role::RadioButton, "Faites 1");
    assert!(window.harness.query_all_by_role(Role::Button).all(|node| {
        !node.accesskit_node().label().unwrap_or_default().starts_with("Protocole")
    }));
    window.click(Role::RadioButton, "Toutes 2");
    assert!(window.shows("Calendrier des actions, au 22 novembre 2026"));
    window.click(Role::Button, name);
    window.fill("Note", "Première version relue");
    window.click(Role::Button, "Ajouter la note");
    assert!(window.shows("Première version relue"));
    window.click(Role::Button, "Supprimer l’action");
    assert!(window.shows("« Protocole diabète » est supprimée"));
}

#[test]
fn deadlines_are_exported_from_the_plan() {
    let mut window = plan();
    let one = improvement(1, "Affiche", Some(date(2027, 3, 1)), ImprovementState::ToDo);
    window.act(Action::Edit(Edit::Improvement(Box::new(one))));
    window.script().asked.clear();
    window.choose("plan.ics");
    window.click(Role::Button, "Exporter");
    window.click(Role::Button, "Échéances pour un agenda (.ics)…");
    window.check_asked(&[
        "ask Échéances Les Tilleuls (exemple fictif).ics",
        "export Calendar(ToCome)",
    ]);
}
