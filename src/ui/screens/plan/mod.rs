//! Plan d’action: what the team decided to do, by whom and by when; one action opens to a form.

mod criteria;
mod form;
mod history;
mod list;
mod row;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

pub use self::form::ImprovementForms;
use self::list::ActionFilter;
use super::chart_card::{ChartCard, ChartSource};
use crate::app::export::{ChartKind, Export, Meetings};
use crate::app::{Action, PlanAction, State};
use crate::chart::{Chart, Timeline};
use crate::dossier::{Dossier, Improvement};
use crate::french::{self, NBSP};
use crate::grid::CriterionId;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, columns_ui, empty_state_ui, page_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct PlanView {
    filter: ActionFilter,
    forms: ImprovementForms,
    timeline: ChartCard,
}

const BEGIN: &str = "Nouvelle action";
/// The name of an action just begun, until its form is drawn.
const BEGUN: &str = "the action just begun";

/// Begins an action, for a criterion or not; its form opens, ready to be written in.
pub fn begin_action(ui: &Ui, criterion: Option<CriterionId>, actions: &mut Vec<Action>) {
    actions.push(Action::Plan(PlanAction::Begin(criterion)));
    sight::ask(ui.ctx(), BEGUN);
}

/// Shows the screen.
pub fn plan_ui(ui: &mut Ui, view: &mut PlanView, state: &State, actions: &mut Vec<Action>) {
    let Some(dossier) = state.dossier() else { return };
    let open = state.session.improvement.and_then(|id| dossier.improvement(id));
    if let Some(open) = open {
        one_ui(ui, view, state, (dossier, open), actions);
    } else if dossier.improvements.is_empty() {
        nothing_ui(ui, state, actions);
    } else {
        all_ui(ui, view, state, dossier, actions);
    }
}

/// Says what an action is, and how to begin.
fn nothing_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    page_ui(
        ui,
        "Plan d’action",
        "",
        |_| {},
        |ui| {
            let text = "Une action dit ce que l’équipe veut obtenir, qui s’en charge et pour quand. Trois suffisent \
                        pour une année. Le plus simple est de partir d’un critère, dans Évaluer, ou des \
                        priorités de la réunion.";
            if empty_state_ui(ui, Icon::ListChecks, text, BEGIN) {
                begin_action(ui, None, actions);
            }
            list::reassess_ui(ui, state, actions);
        },
    );
}

fn all_ui(
    ui: &mut Ui,
    view: &mut PlanView,
    state: &State,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    let mut asked = Vec::new();
    page_ui(
        ui,
        "Plan d’action",
        &subtitle(state, dossier),
        |ui| {
            if Button::new(BEGIN).primary().icon(Icon::Plus).ui(ui).clicked() {
                begin_action(ui, None, &mut asked);
            }
            export_menu_ui(ui, state, &mut asked);
        },
        |ui| {
            list::reassess_ui(ui, state, actions);
            list::list_ui(ui, &mut view.filter, state, dossier, actions);
            ui.add_space(size::s());
            timeline_ui(ui, &mut view.timeline, state, dossier, actions);
        },
    );
    actions.append(&mut asked);
}

fn subtitle(state: &State, dossier: &Dossier) -> String {
    let all = &dossier.improvements;
    let open = all.iter().filter(|one| one.state.is_open()).count();
    let overdue = all.iter().filter(|one| one.is_overdue(state.today)).count();
    let late = if overdue > 0 { format!(", dont {overdue} en retard") } else { String::new() };
    let open =
        if open == 0 { "aucune à mener".to_owned() } else { format!("{open} à mener{late}") };
    format!("{}{NBSP}: {open}", french::count(all.len(), "action"))
}

fn export_menu_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let is_free = state.exports.front().is_none();
    let button = Button::new("Exporter").icon(Icon::Download).enabled(is_free).ui(ui);
    egui::Popup::menu(&button).show(|ui| {
        let documents = [
            (Export::Calendar(Meetings::ToCome), "Échéances pour un agenda (.ics)…"),
            (Export::PlanTable, "Plan pour un tableur (.csv)…"),
        ];
        for (document, label) in documents {
            let item = egui::Button::new(style::body(label)).min_size(Vec2::new(260.0, 32.0));
            if ui.add(item).clicked() {
                actions.push(Action::Export(document));
                ui.close();
            }
        }
    });
}

fn timeline_ui(
    ui: &mut Ui,
    card: &mut ChartCard,
    state: &State,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    let make = || Chart::Timeline(Timeline::of(dossier, state.today));
    let source = ChartSource { kind: ChartKind::Plan, revision: state.revision(), make: &make };
    let width = ui.available_width();
    let height = card.preferred_height(state.revision(), width, &make);
    card.ui(ui, source, Vec2::new(width, height), actions);
}

fn one_ui(
    ui: &mut Ui,
    view: &mut PlanView,
    state: &State,
    (dossier, one): (&Dossier, &Improvement),
    actions: &mut Vec<Action>,
) {
    let mut is_back = false;
    page_ui(
        ui,
        "Action",
        &one.standing(state.today),
        |ui| is_back = Button::new("Toutes les actions").icon(Icon::ChevronLeft).ui(ui).clicked(),
        |ui| {
            let form = view.forms.of(one.id);
            columns_ui(
                ui,
                (0.56, 760.0),
                &mut (form, &mut *actions),
                |ui, (form, actions)| form.what_ui(ui, state, (dossier, one), actions),
                |ui, (form, actions)| {
                    form.who_ui(ui, state, one, actions);
                    form::ImprovementForm::state_ui(ui, state, one, actions);
                    history::history_ui(ui, form.note(), one, actions);
                },
            );
        },
    );
    if is_back {
        actions.push(Action::Plan(PlanAction::Show(None)));
    }
}
