//! The form of one action: what is to be true, who, when, where it stands.

use std::collections::BTreeMap;

use eframe::egui::{Align, Layout, Response, Ui, Vec2};
use lucide_icons::Icon;

use super::BEGUN;
use super::criteria::criteria_ui;
use crate::app::{Action, PlanAction, State};
use crate::dossier::{Dossier, Edit, Improvement, ImprovementId, ImprovementState};
use crate::french;
use crate::grid::Level;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Chooser, DateDraft, Field, card, field_label_ui, filter_chip_ui};

/// What is being typed, action by action.
#[derive(Debug, Default)]
pub struct ImprovementForms(BTreeMap<ImprovementId, ImprovementForm>);

/// What is being typed in one form.
#[derive(Debug, Default)]
pub struct ImprovementForm {
    start: DateDraft,
    deadline: DateDraft,
    criterion: Chooser,
    note: String,
}

impl ImprovementForms {
    /// Returns the form of an action.
    pub fn of(&mut self, id: ImprovementId) -> &mut ImprovementForm {
        self.0.entry(id).or_default()
    }
}

/// A text of an action: its label, an example, what is expected.
struct ActionText<'a> {
    label: &'a str,
    hint: &'a str,
    help: &'a str,
    rows: Option<usize>,
}

impl ImprovementForm {
    /// Shows what is to be true in the end, and how one will know.
    pub fn what_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        (dossier, one): (&Dossier, &Improvement),
        actions: &mut Vec<Action>,
    ) {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.label(style::heading("Ce qui est prévu"));
            let objective = objective_ui(ui, one, actions);
            if one.objective.is_empty() {
                sight::answer(ui, &objective, BEGUN);
            }
            criteria_ui(ui, &mut self.criterion, state, (dossier, one), actions);
            planned_ui(ui, one, actions);
            let proof = ActionText {
                label: "Preuve attendue",
                hint: "par exemple le calendrier des réunions de l’année",
                help: "Ce qui montrera que c’est fait.",
                rows: Some(2),
            };
            text_ui(ui, one, &proof, |one| &mut one.expected_proof, actions);
            let indicator = ActionText {
                label: "Indicateur d’avancement",
                hint: "par exemple 4 réunions tenues sur 6",
                help: "Ce que l’équipe regardera pour voir que cela avance.",
                rows: None,
            };
            text_ui(ui, one, &indicator, |one| &mut one.indicator, actions);
        });
    }

    /// Shows who takes care of it, with what, and when.
    pub fn who_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        one: &Improvement,
        actions: &mut Vec<Action>,
    ) {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            ui.label(style::heading("Qui, avec quoi, quand"));
            // What is proposed is there: who takes care of it comes first.
            let owner = owner_ui(ui, one, actions);
            sight::answer(ui, &owner, BEGUN);
            let means = ActionText {
                label: "Moyens",
                hint: "par exemple 2 heures de coordination par mois",
                help: "Temps, argent, aide : ce dont l’action a besoin.",
                rows: Some(2),
            };
            text_ui(ui, one, &means, |one| &mut one.means, actions);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::new(size::l(), size::m());
                self.start_ui(ui, one, actions);
                self.deadline_ui(ui, state, one, actions);
            });
            if ends_before_it_starts(one) {
                let text = "L’échéance vient avant le début : l’une des deux dates est à revoir.";
                ui.label(style::small(text).color(style::look(ui).warn));
            }
        });
    }

    fn start_ui(&mut self, ui: &mut Ui, one: &Improvement, actions: &mut Vec<Action>) {
        let field = Field::new("Début").help("Le jour où l’on commence.").width(DATE);
        date_field_ui(ui, |ui| {
            if let Some(start) = self.start.ui(ui, field, one.start) {
                push(one, |one| one.start = start, actions);
            }
        });
    }

    fn deadline_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        one: &Improvement,
        actions: &mut Vec<Action>,
    ) {
        let help = match one.deadline {
            Some(deadline) if one.state.is_open() => {
                french::capitalised(&french::due((deadline - state.today).get_days()))
            }
            Some(_) => String::new(),
            None => "Sans échéance, une action attend : une date à peu près suffit.".to_owned(),
        };
        let field = Field::new("Échéance").help(&help).width(DATE);
        date_field_ui(ui, |ui| {
            if let Some(deadline) = self.deadline.end_ui(ui, field, one.deadline) {
                push(one, |one| one.deadline = deadline, actions);
            }
        });
    }

    /// Shows where it stands, and what follows once it is done.
    pub fn state_ui(ui: &mut Ui, state: &State, one: &Improvement, actions: &mut Vec<Action>) {
        card(ui, |ui| {
            ui.label(style::heading("Où elle en est"));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(6.0);
                for other in ImprovementState::ALL {
                    let label = french::capitalised(other.label());
                    if filter_chip_ui(ui, &label, one.state == other).clicked() {
                        actions.push(Action::Plan(PlanAction::Move(one.id, other)));
                    }
                }
            });
            let waiting = state.session.derived.to_reassess.iter().filter(|(_, of)| *of == one.id);
            for (criterion, _) in waiting {
                let label = format!("Réévaluer {}", state.code_of(criterion));
                if Button::new(&label).icon(Icon::RefreshCw).ui(ui).clicked() {
                    actions.push(Action::Focus(criterion.clone()));
                }
            }
            let button = Button::new("Supprimer l’action").quiet().icon(Icon::Trash2).ui(ui);
            if button.clicked() {
                actions.push(Action::Plan(PlanAction::Remove(one.id)));
            }
        });
    }

    /// Returns the note being typed.
    pub fn note(&mut self) -> &mut String {
        &mut self.note
    }
}

const DATE: f32 = 180.0;

fn date_field_ui(ui: &mut Ui, field_ui: impl FnOnce(&mut Ui)) {
    let width = DATE + size::l();
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), layout, |ui| {
        ui.set_width(width);
        field_ui(ui);
    });
}

fn objective_ui(ui: &mut Ui, one: &Improvement, actions: &mut Vec<Action>) -> Response {
    let objective = ActionText {
        label: "Objectif",
        hint: "par exemple Tenir six réunions de concertation, avec compte rendu",
        help: "Ce qui sera vrai à la fin, en une phrase.",
        rows: Some(2),
    };
    text_ui(ui, one, &objective, |one| &mut one.objective, actions)
}

fn owner_ui(ui: &mut Ui, one: &Improvement, actions: &mut Vec<Action>) -> Response {
    let help = if one.owner.trim().is_empty() {
        "Sans responsable, une action avance rarement : une fonction suffit."
    } else {
        "La personne qui s’assure que cela avance."
    };
    let owner =
        ActionText { label: "Responsable", hint: "une fonction ou un nom", help, rows: None };
    text_ui(ui, one, &owner, |one| &mut one.owner, actions)
}

fn planned_ui(ui: &mut Ui, one: &Improvement, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Niveau prévu pour ces critères");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(6.0);
            let levels = Level::ALL.into_iter().filter(|level| *level > Level::L0).map(Some);
            for level in std::iter::once(None).chain(levels) {
                let label = level.map_or_else(|| "Aucun".to_owned(), |l| format!("Niveau {l}"));
                if filter_chip_ui(ui, &label, one.planned == level).clicked() {
                    push_sealed(one, |one| one.planned = level, actions);
                }
            }
        });
        let help = "Il apparaît en pointillé dans Progression, à l’échéance.";
        ui.label(style::small(help).color(style::look(ui).muted));
    });
}

fn text_ui(
    ui: &mut Ui,
    one: &Improvement,
    text: &ActionText<'_>,
    of: fn(&mut Improvement) -> &mut String,
    actions: &mut Vec<Action>,
) -> Response {
    let mut changed = one.clone();
    let mut field = Field::new(text.label).hint(text.hint).help(text.help);
    if let Some(rows) = text.rows {
        field = field.rows(rows);
    }
    let response = ui.push_id(one.id.0, |ui| field.ui(ui, of(&mut changed))).inner;
    if response.changed() {
        actions.push(Action::Edit(Edit::Improvement(Box::new(changed))));
    }
    if response.lost_focus() {
        actions.push(Action::Seal);
    }
    response
}

/// Asks for a change to an action.
fn push(one: &Improvement, change: impl FnOnce(&mut Improvement), actions: &mut Vec<Action>) {
    let mut changed = one.clone();
    change(&mut changed);
    actions.push(Action::Edit(Edit::Improvement(Box::new(changed))));
}

/// Asks for a change that is a step of its own.
pub(super) fn push_sealed(
    one: &Improvement,
    change: impl FnOnce(&mut Improvement),
    actions: &mut Vec<Action>,
) {
    actions.push(Action::Seal);
    push(one, change, actions);
    actions.push(Action::Seal);
}

fn ends_before_it_starts(one: &Improvement) -> bool {
    one.start.zip(one.deadline).is_some_and(|(start, deadline)| deadline < start)
}
