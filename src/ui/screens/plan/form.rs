//! The form of one action: what is to be true, who, when, where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use super::criteria::criteria_ui;
use super::page::ActionPage;
use crate::app::{Action, PlanAction, shipped_grid};
use crate::dossier::{Dossier, Improvement, ImprovementId, ImprovementState};
use crate::french;
use crate::grid::{Level, Scale};
use crate::ui::sight;
use crate::ui::style::size;
use crate::ui::widgets::{
    Button, Chooser, DateDraft, Field, TextOf, Within, cell_ui, chips_ui, choose_ui, form_ui,
    labelled_ui, note_ui, section_ui, warning_ui,
};

/// The name of an action just begun, until its form is drawn.
pub const BEGUN: &str = "the action just begun";

/// A text of an action.
type ActionText = TextOf<Within<Improvement>>;

const OBJECTIVE: ActionText = ActionText::new("Objectif", |one| &mut one.objective)
    .hint("par exemple Tenir six réunions de concertation, avec compte rendu")
    .help("Ce qui sera vrai à la fin, en une phrase.")
    .rows(2);
const PROOF: ActionText = ActionText::new("Preuve attendue", |one| &mut one.expected_proof)
    .hint("par exemple le calendrier des réunions de l’année")
    .help("Ce qui montrera que c’est fait.")
    .rows(2);
const INDICATOR: ActionText =
    ActionText::new("Indicateur d’avancement", |one| &mut one.indicator)
        .hint("par exemple 4 réunions tenues sur 6")
        .help("Ce que l’équipe regardera pour voir que cela avance.");
const OWNER: ActionText = ActionText::new("Responsable", |one| &mut one.owner)
    .hint("une fonction ou un nom")
    .help("La personne qui s’assure que cela avance.");
const MEANS: ActionText = ActionText::new("Moyens", |one| &mut one.means)
    .hint("par exemple 2 heures de coordination par mois")
    .help(fr!("Temps, argent, aide : ce dont l’action a besoin."))
    .rows(2);

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

impl ImprovementForm {
    /// Shows what is to be true in the end, and how one will know.
    pub fn what_ui(&mut self, ui: &mut Ui, page: &ActionPage<'_>) {
        form_ui(ui, "Ce qui est prévu", |ui| {
            let objective = page.text_ui(ui, &OBJECTIVE);
            if page.one.objective.is_empty() {
                sight::answer(ui, &objective, BEGUN);
            }
            criteria_ui(ui, &mut self.criterion, page);
            planned_ui(ui, page);
            page.text_ui(ui, &PROOF);
            page.text_ui(ui, &INDICATOR);
        });
    }

    /// Shows who takes care of it, with what, and when.
    pub fn who_ui(&mut self, ui: &mut Ui, page: &ActionPage<'_>) {
        form_ui(ui, "Qui, avec quoi, quand", |ui| {
            let is_alone = page.one.owner.trim().is_empty();
            let alone = fr!("Sans responsable, une action avance rarement : une fonction suffit.");
            let owner = if is_alone { OWNER.help(alone) } else { OWNER };
            // What is proposed is there: who takes care of it comes first.
            let owner = page.text_ui(ui, &owner);
            sight::answer(ui, &owner, BEGUN);
            page.text_ui(ui, &MEANS);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::new(size::l(), size::m());
                self.dates_ui(ui, page);
            });
            if ends_before_it_starts(page.one) {
                warning_ui(
                    ui,
                    fr!("L’échéance vient avant le début : l’une des deux dates est à revoir."),
                );
            }
        });
    }

    fn dates_ui(&mut self, ui: &mut Ui, page: &ActionPage<'_>) {
        const DATE: f32 = 180.0;
        let one = page.one;
        let field = Field::new("Début").help("Le jour où l’on commence.").width(DATE);
        cell_ui(ui, DATE + size::l(), |ui| {
            if let Some(start) = self.start.ui(ui, field, one.start) {
                page.ask.step(page.with(|one| one.start = start));
            }
        });
        let help = match one.deadline {
            Some(deadline) if one.state.is_open() => {
                french::capitalised(&french::due((deadline - page.ask.state.today).get_days()))
            }
            Some(_) => String::new(),
            None => {
                fr!("Sans échéance, une action attend : une date à peu près suffit.").to_owned()
            }
        };
        let field = Field::new("Échéance").help(&help).width(DATE);
        cell_ui(ui, DATE + size::l(), |ui| {
            if let Some(deadline) = self.deadline.end_ui(ui, field, one.deadline) {
                page.ask.step(page.with(|one| one.deadline = deadline));
            }
        });
    }

    /// Returns the note being typed.
    pub fn note(&mut self) -> &mut String {
        &mut self.note
    }
}

/// Shows where it stands, and what follows once it is done.
pub fn state_ui(ui: &mut Ui, page: &ActionPage<'_>) {
    let (ask, one) = (page.ask, page.one);
    section_ui(ui, "Où elle en est", |ui| {
        chips_ui(ui, |ui| {
            let states = ImprovementState::ALL.iter();
            let states = states.map(|one| (*one, french::capitalised(one.label())));
            if let Some(state) = choose_ui(ui, "", states, &one.state) {
                ask.push(Action::Plan(PlanAction::Move(one.id, state)));
            }
        });
        let all = ask.state.session.derived.to_reassess.iter();
        for (criterion, _) in all.filter(|(_, of)| *of == one.id) {
            let label = format!("Réévaluer {}", ask.state.code_of(criterion));
            if Button::new(&label).icon(Icon::RefreshCw).ui(ui).clicked()
                && let Some(latest) = page.dossier.latest_campaign()
            {
                ask.assess(latest.id, criterion);
            }
        }
        let button = Button::new("Supprimer l’action").quiet().icon(Icon::Trash2);
        ask.button(ui, button, Action::Plan(PlanAction::Remove(one.id)));
    });
}

fn planned_ui(ui: &mut Ui, page: &ActionPage<'_>) {
    labelled_ui(ui, "Niveau prévu pour ces critères", |ui| {
        chips_ui(ui, |ui| {
            let levels = planned_levels(page.dossier, page.one).into_iter();
            let levels = levels.map(|level| (Some(level), format!("Niveau {level}")));
            let choices = std::iter::once((None, "Aucun".to_owned())).chain(levels);
            if let Some(level) = choose_ui(ui, "", choices, &page.one.planned) {
                page.ask.step(page.with(|one| one.planned = level));
            }
        });
        note_ui(ui, "Il apparaît en pointillé dans Progression, à l’échéance.");
    });
}

/// Returns the levels an action can plan: those that all of its criteria have, above the lowest of
/// each; those of the grid while it serves none.
fn planned_levels(dossier: &Dossier, one: &Improvement) -> Vec<Level> {
    let served = one.criteria.iter().filter_map(|id| {
        let mut campaigns = dossier.campaigns.iter().rev();
        campaigns.find_map(|campaign| Some(Arc::clone(&campaign.grid.criterion(id)?.1.scale)))
    });
    let mut scales: Vec<Arc<Scale>> = served.collect();
    if scales.is_empty() {
        let latest = dossier.latest_campaign();
        let grid = latest.map_or_else(shipped_grid, |latest| Arc::clone(&latest.grid));
        scales.push(Arc::clone(grid.scale()));
    }
    let is_of_all =
        |level: &Level| scales.iter().all(|scale| scale.has(*level) && scale.is_claim(*level));
    (0..=Level::HIGHEST_NUMBER).map(Level::at).filter(is_of_all).collect()
}

fn ends_before_it_starts(one: &Improvement) -> bool {
    one.start.zip(one.deadline).is_some_and(|(start, deadline)| deadline < start)
}
