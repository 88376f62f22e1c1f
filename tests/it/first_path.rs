//! The first path from end to end, what comes next, and steps back that show what they restore.

use eframe::egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::{Action, Command, Screen, shipped_grid};
use jalons::dossier::{Answer, CampaignField, CampaignId, Edit, Extent, file};
use jalons::grid::{CriterionId, Level};
use jiff::civil::date;

use crate::desk::{Desk, new_campaign};
use crate::window::Window;

/// Opens a new dossier with a campaign of this extent, every criterion of which is at a level.
fn answered(extent: Extent, level: Level) -> (Window, CampaignId) {
    let mut window = Window::open();
    window.run(Command::New);
    window.act(new_campaign(extent));
    let id = window.state().session.campaign.expect("it is shown");
    let rows: Vec<CriterionId> =
        window.state().session.derived.rows.iter().map(|row| row.id.clone()).collect();
    for criterion in rows {
        window.act(Action::Edit(Edit::Answer(id, criterion, Some(Answer::Level(level)))));
    }
    (window, id)
}

/// Returns the names of the buttons that begin so.
fn buttons(window: &Window, beginning: &str) -> Vec<String> {
    let all = window.harness.query_all_by_role(Role::Button);
    let names = all.filter_map(|button| button.accesskit_node().label());
    names.filter(|name| name.starts_with(beginning)).collect()
}

#[test]
fn the_first_path_ends_on_one_page_with_three_actions_in_one_click_each() {
    let (mut window, id) = answered(Extent::First, Level::at(1));
    window.act(Action::Go(Screen::Home));
    assert!(window.shows("Tous les critères du premier parcours ont une réponse"));
    window.click(Role::Button, "Voir le résultat");
    let proposed = buttons(&window, "Prévoir une action pour ");
    assert_eq!(proposed.len(), 3);
    for name in &proposed {
        window.click(Role::Button, name);
        assert_eq!(window.state().screen(), Screen::Results, "one stays on the page");
    }
    let improvements = &window.state().dossier().unwrap().improvements;
    assert_eq!(improvements.len(), 3);
    assert!(improvements.iter().all(|one| !one.objective.is_empty() && one.start.is_some()));
    assert!(buttons(&window, "Prévoir une action pour ").is_empty());
    window.choose("synthèse.pdf");
    window.click(Role::Button, "Exporter la synthèse…");
    window.act(Action::Go(Screen::Home));
    assert!(window.shows("La première évaluation est faite"));
    window.click(Role::Button, "Passer au parcours court");
    let campaign = window.state().session.shown_campaign().unwrap();
    assert_eq!((campaign.id, campaign.extent, campaign.entries.len()), (id, Extent::Short, 9));
    assert_eq!(window.state().session.derived.rows.len(), 12);
}

#[test]
fn the_last_answer_of_the_first_path_leads_to_its_page_then_to_what_a_wider_one_adds() {
    let (mut window, id) = answered(Extent::First, Level::at(1));
    let last = window.state().session.derived.rows.last().expect("one").id.clone();
    window.act(Action::Focus(last));
    assert!(window.shows("Voir le résultat"));
    assert!(!window.shows("Recueillir les avis de l’équipe"), "they come afterwards");
    window.press(Key::Enter);
    assert_eq!(window.state().screen(), Screen::Results);
    assert!(window.shows("Niveau par domaine"), "neither last time nor a target");
    window.click(Role::Button, "Continuer avec 3 critères de plus");
    assert_eq!(window.state().screen(), Screen::Assess);
    let campaign = window.state().session.shown_campaign().unwrap();
    assert_eq!((campaign.id, campaign.extent), (id, Extent::Short));
    let front = window.state().session.criterion.as_ref().expect("one is in front");
    assert_eq!(campaign.answer(front), None, "what was added comes first");
}

#[test]
fn an_action_that_is_planned_asks_only_what_nobody_has_said() {
    let (mut window, _) = answered(Extent::First, Level::at(1));
    window.act(Action::Go(Screen::Results));
    let proposed = buttons(&window, "Prévoir une action pour ");
    window.click(Role::Button, &proposed[0]);
    assert!(window.shows("(Action prévue : qui, et pour quand ?)"));
    let mut action = window.state().dossier().unwrap().improvements[0].as_ref().clone();
    action.deadline = None;
    action.owner = "Sophie".to_owned();
    window.act(Action::Edit(Edit::Improvement(Box::new(action.clone()))));
    assert!(window.shows("(Sophie : pour quand ?)"));
    action.deadline = Some(date(2027, 1, 31));
    window.act(Action::Edit(Edit::Improvement(Box::new(action))));
    assert!(window.shows("(Sophie, 31 janvier 2027)"));
}

#[test]
fn the_path_can_be_changed_with_the_campaign() {
    let (mut window, _) = answered(Extent::First, Level::at(1));
    window.run(Command::EditCampaign);
    let full = format!("Complet : {}", shipped_grid().criterion_count());
    window.click(Role::RadioButton, &full);
    window.click(Role::Button, "Appliquer");
    let campaign = window.state().session.shown_campaign().unwrap();
    assert_eq!((campaign.extent, campaign.entries.len()), (Extent::Full, 9));
}

#[test]
fn a_grid_without_a_first_path_offers_none_and_goes_through_nothing_by_it() {
    let mut grid = shipped_grid().as_ref().clone();
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.extent = Extent::Full;
    }
    assert_eq!(grid.paths().collect::<Vec<_>>(), [Extent::Full]);
    assert_eq!(grid.wider(Extent::First), Some(Extent::Full));
    let mut desk = Desk::with_example();
    desk.act(Action::NewCampaign {
        title: "Hors parcours".to_owned(),
        date: date(2027, 1, 1),
        grid: grid.into(),
        extent: Extent::First,
    });
    let written = file::write(desk.dossier());
    assert!(written.contains("parcours: premier"), "it is written as it is");
    assert_eq!(file::read(written.as_bytes()).value.as_ref(), Some(desk.dossier()));
    assert!(desk.state.session.derived.rows.is_empty());
    let mut window = Window::open();
    window.open_file(written.as_bytes());
    for screen in [Screen::Home, Screen::Assess, Screen::Meeting, Screen::Results] {
        window.act(Action::Go(screen));
    }
}

// What comes next.

#[test]
fn once_all_is_answered_alone_the_voices_of_the_team_come_first() {
    let (mut window, _) = answered(Extent::Short, Level::at(2));
    window.act(Action::Go(Screen::Home));
    window.click(Role::Button, "Recueillir les avis de l’équipe");
    assert_eq!(window.state().screen(), Screen::Meeting);
}

#[test]
fn targets_are_set_from_the_results() {
    let (mut window, id) = answered(Extent::Short, Level::at(2));
    window.act(Action::Go(Screen::Results));
    window.click(Role::Link, "Fixer des cibles");
    window.click(Role::RadioButton, "Cible de A1 : viser 4");
    let first = window.state().session.derived.rows[0].id.clone();
    let target =
        |window: &Window| window.state().dossier().unwrap().campaign(id).unwrap().target(&first);
    assert_eq!(target(&window), Some(Level::at(4)));
    window.click(Role::RadioButton, "Cible de A1 : sans cible");
    assert_eq!(target(&window), None);
}

#[test]
fn the_dossier_opened_last_is_the_first_thing_to_go_on_with() {
    let mut window = Window::with_file();
    window.run(Command::Close);
    let name = window.state().preferences.recent[0].name.clone();
    window.click(Role::Button, &format!("Ouvrir {name}"));
    assert_eq!(window.state().dossier().map(|dossier| dossier.team.name.clone()), Some(name));
}

// Steps back.

#[test]
fn a_campaign_that_comes_back_is_shown_where_it_was_taken_out() {
    let mut desk = Desk::with_file();
    let gone = desk.dossier().campaigns[0].id;
    desk.act(Action::Show(gone));
    desk.act(Action::Go(Screen::Progress));
    desk.act(Action::Edit(Edit::RemoveCampaign(gone)));
    assert_ne!(desk.state.session.campaign, Some(gone));
    desk.act(Action::Go(Screen::Team));
    desk.act(Action::Run(Command::Undo));
    assert_eq!(desk.state.session.campaign, Some(gone));
    assert_eq!(desk.state.screen(), Screen::Progress);
    assert!(desk.state.session.told.as_deref().is_some_and(|told| told.starts_with("Annulé")));
}

#[test]
fn a_step_back_or_forward_shows_the_screen_and_the_criterion_it_was_about() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Assess));
    let rows: Vec<CriterionId> =
        window.state().session.derived.rows.iter().map(|row| row.id.clone()).collect();
    window.act(Action::Focus(rows[4].clone()));
    window.press(Key::Num0);
    window.act(Action::Focus(rows[0].clone()));
    for step in [Command::Undo, Command::Redo] {
        window.act(Action::Go(Screen::Plan));
        window.run(step);
        assert_eq!(window.state().screen(), Screen::Assess, "{step:?}");
        assert_eq!(window.state().session.criterion.as_ref(), Some(&rows[4]), "{step:?}");
    }
    let id = window.state().session.campaign.unwrap();
    let title = CampaignField::Title("Une autre".to_owned());
    window.act(Action::Go(Screen::Home));
    window.act(Action::Edit(Edit::Campaign(id, title)));
    window.act(Action::Go(Screen::Proofs));
    window.run(Command::Undo);
    assert_eq!(window.state().screen(), Screen::Home);
}

#[test]
fn what_stands_in_the_bar_is_read_from_left_to_right() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Team));
    window.fill("Commune", "Une autre commune");
    let wanted =
        ["Menu du dossier", "Enregistrer", "Campagne", "Annuler", "Rétablir", "Rechercher"];
    let all = window.harness.query_all_by_role(Role::Button);
    let placed: Vec<(String, f32)> = all
        .filter_map(|node| Some((node.accesskit_node().label()?, node.rect())))
        .filter(|(_, place)| place.max.y < 52.0)
        .map(|(name, place)| (name, place.min.x))
        .collect();
    let names: Vec<&str> = placed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), wanted.len(), "{names:?}");
    for (name, wanted) in names.iter().zip(wanted) {
        assert!(name.starts_with(wanted), "{names:?}");
    }
    assert!(placed.is_sorted_by(|a, b| a.1 < b.1), "{placed:?}");
}
