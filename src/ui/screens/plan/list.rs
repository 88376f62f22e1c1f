//! The table of actions: filters, rows, and the criteria to rate again once an action is done.

use eframe::egui::{self, Role, Ui};
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

use super::row::{head_ui, row_ui};
use crate::app::{Action, Command, PlanAction, State};
use crate::dossier::{Dossier, Improvement, ImprovementId, ImprovementState};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style::size;
use crate::ui::widgets::{
    Button, RowsView, card_frame, chips_ui, choose_ui, muted_ui, say, section_ui,
};

/// Which actions are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
pub enum ActionFilter {
    /// All of them.
    #[default]
    All,
    /// Not begun.
    ToDo,
    /// Begun.
    UnderWay,
    /// Their deadline has gone by.
    Overdue,
    /// Done.
    Done,
}

impl ActionFilter {
    const fn label(self) -> &'static str {
        match self {
            Self::All => "Toutes",
            Self::ToDo => "À faire",
            Self::UnderWay => "En cours",
            Self::Overdue => "En retard",
            Self::Done => "Faites",
        }
    }

    fn keeps(self, one: &Improvement, today: jiff::civil::Date) -> bool {
        match self {
            Self::All => true,
            Self::ToDo => one.state == ImprovementState::ToDo,
            Self::UnderWay => one.state == ImprovementState::UnderWay,
            Self::Overdue => one.is_overdue(today),
            Self::Done => one.state == ImprovementState::Done,
        }
    }
}

/// Shows the actions, those that ask for attention first.
pub fn list_ui(
    ui: &mut Ui,
    filter: &mut ActionFilter,
    view: &mut RowsView<ImprovementId>,
    ask: &Ask<'_>,
    dossier: &Dossier,
) {
    filters_ui(ui, filter, ask.state, dossier);
    let plan = dossier.plan(ask.state.today);
    let kept: Vec<&Improvement> = plan
        .into_iter()
        .map(|one| &**one)
        .filter(|one| filter.keeps(one, ask.state.today))
        .collect();
    card_frame(ui).inner_margin(egui::Margin::symmetric(1, 1)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let order = head_ui(ui, view, dossier, &kept);
        for one in order.into_iter().filter_map(|place| kept.get(place)) {
            if row_ui(ui, view, dossier, one, ask.state.today) {
                ask.push(Action::Plan(PlanAction::Show(Some(one.id))));
            }
        }
        if kept.is_empty() {
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                muted_ui(ui, "Aucune action à montrer avec ce filtre.");
            });
        }
    });
}

fn filters_ui(ui: &mut Ui, filter: &mut ActionFilter, state: &State, dossier: &Dossier) {
    let today = state.today;
    let count = |kept: ActionFilter| {
        dossier.improvements.iter().filter(|one| kept.keeps(one, today)).count()
    };
    let now = *filter;
    let is_offered =
        |one: &ActionFilter| count(*one) > 0 || *one == ActionFilter::All || *one == now;
    let filters = ActionFilter::iter().filter(is_offered);
    let filters = filters.map(|one| (one, format!("{} {}", one.label(), count(one))));
    chips_ui(ui, |ui| *filter = choose_ui(ui, "", filters, &now).unwrap_or(now));
    ui.add_space(size::xs());
}

/// Shows the criteria whose actions are done since they were last answered.
pub fn reassess_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let waiting = &ask.state.session.derived.to_reassess;
    let Some(dossier) = ask.state.dossier().filter(|_| !waiting.is_empty()) else { return };
    let is_closed = dossier.latest_campaign().is_some_and(|latest| latest.is_closed());
    let response = section_ui(ui, "À réévaluer", |ui| {
        let text = if is_closed {
            fr!(
                "Ces actions sont faites et la dernière campagne est close : le niveau se réévalue dans une nouvelle \
             campagne."
            )
        } else {
            fr!(
                "Ces actions sont faites : le niveau est-il toujours le bon ? Il ne change pas tout seul."
            )
        };
        muted_ui(ui, text);
        ui.horizontal_wrapped(|ui| {
            if is_closed {
                ask.command(ui, Command::NewCampaign);
                return;
            }
            let mut told = std::collections::BTreeSet::new();
            for (criterion, _) in waiting {
                if !told.insert(criterion) {
                    continue;
                }
                let label = format!("Réévaluer {}", dossier.code_of(criterion));
                if Button::new(&label).icon(Icon::RefreshCw).ui(ui).clicked()
                    && let Some(latest) = dossier.latest_campaign()
                {
                    ask.assess(latest.id, criterion);
                }
            }
        });
    });
    let name = fr!("À réévaluer : {}", french::count(waiting.len(), "critère"));
    say(&response.response, Role::Group, &name);
    ui.add_space(size::s());
}
