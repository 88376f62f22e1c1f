//! Progression: domains over real dates, breaks where the grid changed, what moved and why; beside
//! them, what the exercises of the remuneration bring.

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use super::chart_card::{ChartCard, ChartSource};
use super::results::changes_ui;
use crate::app::export::{ChartKind, Export, PictureFormat};
use crate::app::{self, Action, Command, Screen, State};
use crate::chart::{Curve, Curves, StackUnit};
use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::remuneration::Register;
use crate::scoring::Scores;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, card, card_frame, columns_ui, empty_state_ui, filter_chip_ui, page_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ProgressView {
    lines: ChartCard,
    remuneration: ChartCard,
    unit: StackUnit,
    first: Option<(u64, First)>,
}

/// What stands in for the lines, while none joins two dates.
#[derive(Clone, Debug, Default)]
struct First {
    is_shown: bool,
    /// "Coordination : 2,6 en juin 2027 (A2 au niveau 3)", one per domain the plan changes.
    plan: Vec<String>,
}

impl First {
    fn of(dossier: &Dossier) -> Self {
        let lines = Curves::of(dossier);
        let is_shown = !lines.is_over_time() && !lines.is_blank();
        let told = |line: &Curve| Some(format!("{} : {}", line.title, line.plan_words()?));
        Self { is_shown, plan: lines.lines.iter().filter_map(told).collect() }
    }
}

/// Height of the cards of both charts.
const CARD: f32 = 440.0;
/// Below this width the second chart stands under the first.
const BESIDE: f32 = 860.0;

/// Shows the screen.
pub fn progress_ui(ui: &mut Ui, view: &mut ProgressView, state: &State, actions: &mut Vec<Action>) {
    let shown =
        state.dossier().zip(state.session.campaign).zip(state.session.derived.scores.as_ref());
    let Some(((dossier, id), scores)) = shown else {
        return without_campaign_ui(ui, view, state, actions);
    };
    let mut wants_export = false;
    let revision = state.revision();
    if view.first.as_ref().is_none_or(|(of, _)| *of != revision) {
        view.first = Some((revision, First::of(dossier)));
    }
    let first = view.first.clone().map(|(_, first)| first).unwrap_or_default();
    page_ui(
        ui,
        "Progression",
        &subtitle(dossier),
        |ui| wants_export = Button::new("Exporter l’image…").icon(Icon::Download).ui(ui).clicked(),
        |ui| {
            charts_ui(ui, view, state, (dossier, id, scores), (&first, actions));
            ui.add_space(size::s());
            if first.is_shown {
                plan_ui(ui, &first.plan, actions);
                ui.add_space(size::s());
            }
            changes_ui(ui, state, actions);
        },
    );
    if wants_export {
        actions.push(Action::Export(Export::Picture(ChartKind::Progress, PictureFormat::Png)));
    }
}

fn without_campaign_ui(
    ui: &mut Ui,
    view: &mut ProgressView,
    state: &State,
    actions: &mut Vec<Action>,
) {
    page_ui(
        ui,
        "Progression",
        "",
        |_| {},
        |ui| {
            let text = "La progression se lit à partir de la première campagne ; dès la deuxième, les \
                        courbes se dessinent.";
            if empty_state_ui(ui, Icon::ChartLine, text, Command::NewCampaign.label()) {
                actions.push(Action::Run(Command::NewCampaign));
            }
            if let Some(dossier) = state.dossier().filter(|d| !d.exercises.is_empty()) {
                ui.add_space(size::l());
                remuneration_ui(ui, view, state, dossier, actions);
            }
        },
    );
}

fn charts_ui(
    ui: &mut Ui,
    view: &mut ProgressView,
    state: &State,
    (dossier, id, scores): (&Dossier, CampaignId, &Scores),
    (first, actions): (&First, &mut Vec<Action>),
) {
    let revision = state.revision();
    let lines = || ChartKind::Progress.chart(dossier, id, scores, state.today);
    let source = ChartSource { kind: ChartKind::Progress, revision, make: &lines };
    columns_ui(
        ui,
        (0.6, BESIDE),
        &mut (view, actions),
        |ui, (view, actions)| {
            let card = Vec2::new(ui.available_width(), CARD);
            if first.is_shown {
                let mut tools = |ui: &mut Ui| {
                    ui.label(style::small(LATER).color(style::look(ui).muted));
                };
                view.lines.ui_with_tools(ui, source, card, &mut tools, actions);
            } else {
                view.lines.ui(ui, source, card, actions);
            }
        },
        |ui, (view, actions)| remuneration_ui(ui, view, state, dossier, actions),
    );
}

/// When there will be lines.
const LATER: &str = "Une courbe par domaine apparaîtra avec la deuxième campagne.";

/// Shows where the plan would bring each domain.
fn plan_ui(ui: &mut Ui, plan: &[String], actions: &mut Vec<Action>) {
    let muted = style::look(ui).muted;
    card(ui, |ui| {
        ui.label(style::heading("Ce que le plan changera"));
        if plan.is_empty() {
            let text =
                "Aucune action à venir ne vise encore un niveau plus haut, avec une échéance.";
            ui.label(style::body(text).color(muted));
        }
        for line in plan {
            ui.label(style::body(line));
        }
        if Button::new(Command::Go(Screen::Plan).label()).quiet().ui(ui).clicked() {
            actions.push(Action::Go(Screen::Plan));
        }
    });
}

fn remuneration_ui(
    ui: &mut Ui,
    view: &mut ProgressView,
    state: &State,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    if dossier.exercises.is_empty() {
        return no_exercise_ui(ui, actions);
    }
    let unit = view.unit;
    let changed = state.session.changed_proofs();
    let register = Register::of(dossier, &changed, state.today);
    let make = || app::remuneration_chart(dossier, register, unit);
    // the unit is part of what the drawing depends on
    let revision =
        state.revision().wrapping_mul(2).wrapping_add(u64::from(unit == StackUnit::Points));
    let source = ChartSource { kind: ChartKind::Remuneration(unit), revision, make: &make };
    let card = Vec2::new(ui.available_width(), CARD);
    let mut chosen = unit;
    let mut tools = |ui: &mut Ui| {
        for (unit, name) in [(StackUnit::Euros, "Euros"), (StackUnit::Points, "Points")] {
            if filter_chip_ui(ui, name, chosen == unit).clicked() {
                chosen = unit;
            }
        }
    };
    view.remuneration.ui_with_tools(ui, source, card, &mut tools, actions);
    view.unit = chosen;
}

/// Says what to do for the chart to appear.
fn no_exercise_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(CARD - 2.0 * size::l() - 2.0);
        ui.vertical(|ui| {
            ui.label(style::heading(ChartKind::Remuneration(StackUnit::Euros).label()));
            let text = "Déclarez ce que l’équipe a fait dans l’année : les points et les euros de chaque \
                        exercice apparaîtront ici, à côté de la maturité.";
            if empty_state_ui(ui, Icon::Euro, text, Command::NewExercise.label()) {
                actions.push(Action::Run(Command::NewExercise));
            }
        });
    });
}

fn subtitle(dossier: &Dossier) -> String {
    let number = dossier.campaigns.len();
    let latest = dossier.latest_campaign();
    let comparable = latest.map_or(0, |latest| {
        dossier.campaigns.iter().filter(|campaign| latest.is_comparable_to(campaign)).count()
    });
    let grid = latest.map_or("", |latest| &latest.grid.title);
    if number == 1 {
        format!("1 campagne : {grid}")
    } else if comparable == number {
        format!("{} avec la même grille : {grid}", french::count(number, "campagne"))
    } else {
        format!(
            "{}, dont {comparable} avec la grille actuelle : {grid}",
            french::count(number, "campagne")
        )
    }
}
