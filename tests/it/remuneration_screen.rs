//! Rémunération as a coordinator uses it, from an empty exercise on.

use eframe::egui::{Key, Role, Vec2};
use jalons::app::{
    Action, Claim, Command, Dialog, ExercisePart, PartGroup, RemunerationAction, RemunerationTab,
    Screen, shipped_rules,
};
use jalons::dossier::{Edit, Fact, FactId, Facts, Quantity};
use jalons::remuneration::{GateState, LineState, Statement};
use jalons::store::Preferences;

use crate::window::Window;

/// Opens an empty dossier on the screen, with an exercise of 2025.
#[track_caller]
fn empty_exercise() -> Window {
    // As high as the page, so that everything is in sight.
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 4000.0));
    window.run(Command::New);
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2025)));
    window
}

#[track_caller]
fn statement(window: &Window) -> Statement {
    window
        .state()
        .session
        .derived
        .exercise
        .as_ref()
        .expect("an exercise is shown")
        .statement
        .clone()
}

#[track_caller]
fn facts(window: &Window) -> Facts {
    let dossier = window.state().dossier().expect("a dossier is open");
    Facts::clone(dossier.exercise(2025).expect("the exercise is there"))
}

#[track_caller]
fn declare(window: &mut Window, id: &str, fact: Fact) {
    window.act(Action::Edit(Edit::Declare(2025, FactId(id.to_owned()), Some(fact))));
}

/// Brings an indicator to the front, by the beginning of its name.
#[track_caller]
fn open_line(window: &mut Window, name: &str) {
    let rules = shipped_rules();
    let found = rules.indicators.iter().find(|one| one.name.starts_with(name));
    let id = found.expect("an indicator of this name").id.clone();
    window.act(Action::ShowClaim(Claim::Indicator(id)));
}

/// Brings what the whole rests on to the front.
#[track_caller]
fn open_general(window: &mut Window) {
    window.act(Action::Remuneration(RemunerationAction::Declare(ExercisePart::General)));
}

#[track_caller]
fn turn(window: &mut Window, tab: RemunerationTab) {
    window.act(Action::Remuneration(RemunerationAction::Turn(tab)));
}

#[test]
fn an_exercise_begins_with_everything_unknown_and_nothing_claimed() {
    let mut window = Window::open();
    window.run(Command::New);
    window.press_ctrl(Key::Num7);
    assert!(window.shows("Un exercice réunit ce que l’équipe déclare"));
    window.click(Role::Button, "Commencer l’exercice 2026");
    let statement = statement(&window);
    assert_eq!(statement.year, 2026);
    assert_eq!(statement.gate.state(), GateState::Unknown);
    assert!(statement.lines.iter().all(|line| line.points == 0.into()));
    assert!(window.shows("D’abord, les prérequis (4)"));
    assert!(window.shows("France santé"));
    turn(&mut window, RemunerationTab::Statement);
    assert!(window.shows("4 prérequis restent à renseigner : rien n’est payable"));
    assert!(window.shows("Les montants de 2026 ne sont pas tous confirmés."));
    assert!(!window.shows("Légifrance") && !window.shows("JORFTEXT"));
    window.click(Role::Button, "Pourquoi ?");
    assert!(window.shows("saisissez le montant annoncé par votre caisse"));
}

#[test]
fn what_is_half_typed_in_a_dossier_is_nothing_to_the_next_one() {
    let wrong = "Ce n’est pas un nombre";
    let mut window = empty_exercise();
    open_general(&mut window);
    window.fill("Patientèle de référence", "six mille");
    window.press(Key::Tab);
    assert!(window.shows(wrong));
    window.run(Command::New);
    window.click(Role::Button, "Ne pas enregistrer");
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2025)));
    assert!(!window.shows(wrong));
}

#[test]
fn answers_are_given_in_the_line_and_the_result_stands_beside() {
    let mut window = empty_exercise();
    open_general(&mut window);
    window.fill("Patientèle de référence", "6 000");
    open_line(&mut window, "Fonction de coordination");
    window.click(Role::RadioButton, "Oui : Fonction de coordination assurée");
    assert!(window.shows("1 700 × 6 000 / 4 000 = 2 550 points"));
    assert!(window.shows("3 550 points · 24 850,00 €"));
    let coordination = statement(&window);
    let line = coordination.lines.iter().find(|line| line.state == LineState::Reached);
    assert_eq!(line.map(|line| line.points), Some(3_550.into()));
    window.click(Role::RadioButton, "Oui : Fonction de coordination assurée");
    assert_eq!(facts(&window).get("coordination_assuree"), None, "taken back, not answered no");
}

#[test]
fn the_total_follows_a_fact_within_the_frame() {
    let mut window = empty_exercise();
    declare(&mut window, "coordination_assuree", Fact::Flag(true));
    turn(&mut window, RemunerationTab::Statement);
    assert!(window.shows("7 000 €"));
    open_general(&mut window);
    window.focus("Patientèle de référence");
    window.write_in_one_frame("4000");
    turn(&mut window, RemunerationTab::Statement);
    assert!(window.shows("18 900 €"), "{:?}", window.labels());
}

#[test]
fn an_empty_field_is_not_a_zero() {
    let mut window = empty_exercise();
    open_line(&mut window, "Protocoles");
    let number = |window: &Window| facts(window).get("protocoles").cloned();
    assert_eq!(number(&window), None);
    window.fill("Protocoles pluriprofessionnels en vigueur", "0");
    assert_eq!(number(&window), Some(Fact::Number(Quantity::whole(0))));
    window.focus("Protocoles pluriprofessionnels en vigueur");
    window.press_ctrl(Key::A);
    window.press(Key::Delete);
    assert_eq!(number(&window), None);
}

#[test]
fn what_is_no_number_or_cannot_be_is_said_at_the_field_and_computed_as_unknown() {
    let mut window = empty_exercise();
    open_general(&mut window);
    window.fill("Patientèle de référence", "beaucoup");
    assert!(window.shows("Ce n’est pas un nombre"));
    assert_eq!(facts(&window).get("patientele"), None);
    window.fill("Patientèle de référence", "-5");
    assert!(window.shows("Le minimum est 1 patient"));
    assert_eq!(statement(&window).range.possible, None);
    window.fill("Patientèle de référence", "99999999");
    assert!(window.shows("n’est pas vraisemblable"));
    window.fill("Patientèle de référence", "4000");
    assert!(!window.shows("n’est pas vraisemblable"));
}

#[test]
fn what_the_dossier_holds_elsewhere_is_proposed_and_never_filled_in() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Remuneration));
    window.act(Action::Edit(Edit::AddExercise(2020)));
    open_general(&mut window);
    let facts =
        |window: &Window| Facts::clone(window.state().dossier().unwrap().exercise(2020).unwrap());
    assert!(facts(&window).values.is_empty());
    window.click(Role::Button, "Reprendre : 14 associés (Équipe, associés)");
    let taken = facts(&window).get("associes").cloned();
    assert_eq!(taken, Some(Fact::Number(Quantity::whole(14))));
    assert!(!window.shows("Reprendre : 14 associés"), "what was taken is no longer proposed");
    window.run(Command::Undo);
    assert!(facts(&window).values.is_empty());
}

#[test]
fn steps_tried_together_leave_the_facts_alone() {
    let mut window = empty_exercise();
    declare(&mut window, "patientele", Fact::Number(Quantity::whole(4000)));
    declare(&mut window, "protocoles", Fact::Number(Quantity::whole(2)));
    declare(&mut window, "usagers_n1", Fact::Flag(false));
    let before = facts(&window);
    turn(&mut window, RemunerationTab::Steps);
    let step = "Essayer : Protocoles pluriprofessionnels en vigueur : 2 protocoles → 8 protocoles";
    window.click(Role::CheckBox, step);
    assert!(window.shows("Avec ces pas : 800 points (5 600,00 €), soit +4 200,00 €."));
    assert_eq!(facts(&window), before);
    window.click(Role::CheckBox, step);
    assert!(!window.shows("Avec ces pas"));
}

#[test]
fn a_step_says_what_it_brings_and_the_criteria_it_rests_on() {
    let window = Window::with_file();
    let exercise =
        window.state().session.derived.exercise.clone().expect("the example has exercises");
    assert!(!exercise.steps.is_empty());
    assert!(exercise.steps.iter().all(|step| step.opens_gate || step.points > 0.into()));
    let by_points: Vec<_> = exercise.steps.iter().map(|s| (s.opens_gate, s.points)).collect();
    assert!(by_points.is_sorted_by(|a, b| a >= b));
}

#[test]
fn a_doubt_is_a_question_that_leads_to_the_criterion() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Remuneration));
    turn(&mut window, RemunerationTab::Statement);
    let doubts = window.state().session.derived.exercise.as_ref().unwrap().doubts.clone();
    let (criterion, _) = &doubts.first().expect("the example has a doubt").criteria[0];
    assert!(window.shows("L’un des deux est-il à revoir ?"));
    window.act(Action::Focus(criterion.clone()));
    assert_eq!(window.state().screen(), Screen::Assess);
    assert_eq!(window.state().session.criterion.as_ref(), Some(criterion));
}

#[test]
fn a_proof_in_hand_makes_its_points_certain() {
    let mut window = empty_exercise();
    declare(&mut window, "usagers_n1", Fact::Flag(true));
    let sure = |window: &Window| statement(window).range.certain;
    let before = sure(&window);
    open_line(&mut window, "Implication des usagers");
    window.click(Role::CheckBox, "Justificatif prêt : Implication des usagers");
    assert_eq!(sure(&window) - before, 1_400.into());
    assert_eq!(statement(&window).range.certain, statement(&window).range.declared);
}

#[test]
fn a_new_exercise_asks_for_a_year_the_rules_know() {
    let mut window = Window::with_file();
    window.run(Command::NewExercise);
    window.fill("Année civile payée", "2016");
    assert!(window.shows("Les règles connues vont de 2017 à 2026."));
    window.fill("Année civile payée", "deux mille");
    assert!(window.shows("Écrivez une année, par exemple 2025."));
    window.fill("Année civile payée", "2026");
    assert!(!window.shows("Légifrance"));
    window.fill("Année civile payée", "2019");
    assert!(window.shows("Les règles de 2019 ont été reconstituées"));
    window.click(Role::Button, "Commencer");
    assert_eq!(window.state().dialog, None::<Dialog>);
    assert_eq!(window.state().session.exercise, Some(2019));
    window.run(Command::Undo);
    assert_ne!(window.state().session.exercise, Some(2019));
}

#[test]
fn the_deadlines_of_the_contract_stand_on_the_first_screen() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Home));
    assert!(window.shows("Transmettre les justificatifs de l’exercice 2026 à la CPAM"));
    assert!(window.shows("au plus tard le 31 janvier 2027"));
}

#[test]
fn results_name_the_indicators_a_criterion_supports() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Results));
    window.click(Role::Button, "Voir les critères");
    let rules = shipped_rules();
    let (_, indicator) = rules.linked("fonction_coordination").expect("the grid links to it");
    assert!(window.shows(&indicator.short_name));
    assert!(window.shows("Un niveau n’atteint jamais un indicateur à lui seul"));
}

#[test]
fn two_steps_about_the_same_thing_are_one_or_the_other() {
    let mut window = empty_exercise();
    declare(&mut window, "protocoles", Fact::Number(Quantity::whole(6)));
    turn(&mut window, RemunerationTab::Steps);
    window.click(Role::CheckBox, "Essayer : Stagiaires accueillis : 4 stagiaires");
    assert!(window.shows("Avec ces pas : 1 500 points"));
    window.click(Role::CheckBox, "Essayer : Stagiaires accueillis : 2 stagiaires");
    assert!(window.shows("Avec ces pas : 1 050 points"));
}

#[test]
fn a_deleted_exercise_says_how_to_have_it_back() {
    let mut window = Window::with_file();
    window.act(Action::Edit(Edit::RemoveExercise(2025)));
    assert!(window.shows("L’exercice 2025 est supprimé."));
    window.run(Command::Undo);
    assert!(window.state().dossier().unwrap().exercise(2025).is_some());
}

#[test]
fn the_questions_of_the_whole_stay_open_while_one_answers_them() {
    let mut window = empty_exercise();
    for (id, number) in [("patientele", 6000), ("associes", 14), ("taux_c2s", 8), ("taux_ame", 0)] {
        declare(&mut window, id, Fact::Number(Quantity::whole(number)));
    }
    declare(&mut window, "ipa", Fact::Flag(true));
    open_general(&mut window);
    assert!(window.shows("Données générales, 1 question"));
    window.click(Role::RadioButton, "Non : Structure nouvelle");
    assert!(window.shows("Données générales, renseigné"));
    window.fill("Avance déjà reçue", "30 000,50 €");
    let taken = facts(&window).get("avance_recue").cloned();
    assert_eq!(taken, Some(Fact::Number(Quantity::hundredths(3_000_050))));
    window.fill("Patientèle de référence", "0");
    assert!(window.shows("Données générales, à corriger"));
    assert!(window.shows("Le minimum est 1 patient"));
}

#[test]
fn a_new_exercise_is_a_way_with_its_end_in_sight() {
    let mut window = empty_exercise();
    let parts = |window: &Window| {
        window.state().session.derived.exercise.as_ref().expect("an exercise").parts.clone()
    };
    let all = parts(&window);
    let prerequisites = all.iter().take_while(|one| one.group == PartGroup::Prerequisites);
    assert_eq!(prerequisites.count(), 4, "the prerequisites come first");
    let front = |window: &Window| window.state().session.remuneration.clone();
    assert_eq!(front(&window).part, Some(all[0].part.clone()));
    for one in &all[1..] {
        window.press(Key::ArrowDown);
        assert_eq!(front(&window).part, Some(one.part.clone()));
    }
    assert!(window.shows("plus rien à renseigner après"));
    window.click(Role::Button, "Voir le décompte");
    assert_eq!(front(&window).tab, Some(RemunerationTab::Statement));
    let line =
        window.labels().into_iter().find(|label| label.starts_with("Fonction de coordination"));
    window.click(Role::Button, &line.expect("its line").replace('\u{a0}', " "));
    assert!(window.shows("Fonction de coordination assurée"), "the line leads to what it asks");
}

#[test]
fn a_number_is_typed_while_arrows_stay_in_the_field() {
    let mut window = empty_exercise();
    open_general(&mut window);
    window.focus("Patientèle de référence");
    window.press(Key::ArrowDown);
    let front = window.state().session.remuneration.part.clone();
    assert_eq!(front, Some(ExercisePart::General));
}

#[test]
fn points_of_interpretation_are_folded_until_asked_for() {
    let mut window = empty_exercise();
    open_general(&mut window);
    assert!(!window.shows("Base de l’avance"));
    window.click(Role::Button, "Points d’interprétation (4, réglés par défaut)");
    assert!(window.shows("Base de l’avance"));
}

#[test]
fn a_prerequisite_that_does_not_hold_is_told_in_the_list() {
    let mut window = Window::with_file();
    window.act(Action::Go(Screen::Remuneration));
    let id = ExercisePart::Indicator("si_standard".to_owned());
    window.act(Action::Remuneration(RemunerationAction::Declare(id)));
    assert!(window.shows("Système d’information standard, à confirmer"), "{:?}", window.labels());
    declare(&mut window, "coordination_assuree", Fact::Flag(false));
    assert!(window.shows("Coordination, manquant"), "{:?}", window.labels());
}
