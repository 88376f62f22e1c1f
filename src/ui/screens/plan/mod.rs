//! Plan d’action: what the team decided to do, by whom and by when; one action opens to a form.

mod criteria;
mod form;
mod history;
mod list;
mod page;
mod row;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use self::form::{BEGUN, ImprovementForms, state_ui};
use self::list::ActionFilter;
use self::page::ActionPage;
use super::chart_card::{ChartCard, ChartSource};
use crate::app::export::{ChartKind, Export, Meetings};
use crate::app::{Action, PlanAction, State};
use crate::chart::{Chart, Timeline};
use crate::dossier::{Dossier, Improvement, ImprovementId};
use crate::french;
use crate::grid::CriterionId;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Half, RowsView, Sketch, columns_ui, empty_state_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct PlanView {
    filter: ActionFilter,
    table: RowsView<ImprovementId>,
    forms: ImprovementForms,
    timeline: ChartCard,
}

const BEGIN: &str = "Nouvelle action";

/// Begins an action, for a criterion or not; its form opens, ready to be written in.
pub fn begin_action(ui: &Ui, criterion: Option<CriterionId>, ask: &Ask<'_>) {
    ask.push(Action::Plan(PlanAction::Begin(criterion)));
    sight::ask(ui.ctx(), BEGUN);
}

/// Shows a button that begins an action for a criterion.
pub fn begin_button_ui(ui: &mut Ui, label: &str, criterion: &CriterionId, ask: &Ask<'_>) {
    if Button::new(label).quiet().icon(Icon::Plus).ui(ui).clicked() {
        begin_action(ui, Some(criterion.clone()), ask);
    }
}

/// Shows the screen.
pub fn plan_ui(ui: &mut Ui, view: &mut PlanView, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    let open = ask.state.session.improvement.and_then(|id| dossier.improvement(id));
    if let Some(open) = open {
        one_ui(ui, view, ask, dossier, open);
    } else if dossier.improvements.is_empty() {
        nothing_ui(ui, ask);
    } else {
        all_ui(ui, view, ask, dossier);
    }
}

/// Says what an action is, and how to begin.
fn nothing_ui(ui: &mut Ui, ask: &Ask<'_>) {
    ask.plain_page_ui(ui, "Plan d’action", "", |ui| {
        let text = fr!(
            "Une action dit ce que l’équipe veut obtenir, qui s’en charge et pour quand. Trois \
             suffisent pour une année ; le plus simple est de partir d’un critère, dans Évaluer."
        );
        if empty_state_ui(ui, Sketch::Dates, text, BEGIN) {
            begin_action(ui, None, ask);
        }
        list::reassess_ui(ui, ask);
    });
}

fn all_ui(ui: &mut Ui, view: &mut PlanView, ask: &Ask<'_>, dossier: &Dossier) {
    ask.page_ui(
        ui,
        "Plan d’action",
        &subtitle(ask.state, dossier),
        |ui| {
            if Button::new(BEGIN).primary().icon(Icon::Plus).ui(ui).clicked() {
                begin_action(ui, None, ask);
            }
            export_menu_ui(ui, ask);
        },
        |ui| {
            list::reassess_ui(ui, ask);
            list::list_ui(ui, &mut view.filter, &mut view.table, ask, dossier);
            ui.add_space(size::s());
            timeline_ui(ui, &mut view.timeline, ask, dossier);
        },
    );
}

fn subtitle(state: &State, dossier: &Dossier) -> String {
    let all = &dossier.improvements;
    let open = all.iter().filter(|one| one.state.is_open()).count();
    let overdue = all.iter().filter(|one| one.is_overdue(state.today)).count();
    let late = if overdue > 0 { format!(", dont {overdue} en retard") } else { String::new() };
    let open =
        if open == 0 { "aucune à mener".to_owned() } else { format!("{open} à mener{late}") };
    fr!("{} : {open}", french::count(all.len(), "action"))
}

fn export_menu_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let is_free = ask.state.exports.front().is_none();
    let button = Button::new("Exporter").icon(Icon::Download).enabled(is_free).ui(ui);
    egui::Popup::menu(&button).show(|ui| {
        let documents = [
            (Export::Calendar(Meetings::ToCome), "Échéances pour un agenda (.ics)…"),
            (Export::PlanTable, "Plan pour un tableur (.csv)…"),
        ];
        for (document, label) in documents {
            let item = egui::Button::new(style::body(label)).min_size(Vec2::new(260.0, 32.0));
            ask.item(ui, item, Action::Export(document));
        }
    });
}

fn timeline_ui(ui: &mut Ui, card: &mut ChartCard, ask: &Ask<'_>, dossier: &Dossier) {
    let make = || Chart::Timeline(Timeline::of(dossier, ask.state.today));
    let source = ChartSource { kind: ChartKind::Plan, revision: ask.state.revision(), make: &make };
    let height = card.preferred_height(ui, source);
    card.ui(ui, ask, source, height);
}

fn one_ui(ui: &mut Ui, view: &mut PlanView, ask: &Ask<'_>, dossier: &Dossier, one: &Improvement) {
    ask.page_ui(
        ui,
        "Action",
        &one.standing(ask.state.today),
        |ui| {
            let back = Button::new("Toutes les actions").icon(Icon::ChevronLeft);
            ask.button(ui, back, Action::Plan(PlanAction::Show(None)));
        },
        |ui| {
            let form = view.forms.of(one.id);
            let page = ActionPage { ask, dossier, one };
            ui.push_id(one.id.0, |ui| {
                columns_ui(ui, 0.56, 760.0, |ui, half| match half {
                    Half::Left => form.what_ui(ui, &page),
                    Half::Right => {
                        form.who_ui(ui, &page);
                        state_ui(ui, &page);
                        history::history_ui(ui, form.note(), one, ask);
                    }
                });
            });
        },
    );
}
