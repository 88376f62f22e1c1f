//! Progression: domains over real dates, breaks where the grid changed, what moved and why; beside
//! them, what the exercises of the remuneration bring.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::chart_card::{ChartCard, ChartSource};
use super::results::changes_ui;
use crate::app::export::{ChartKind, Export, PictureFormat};
use crate::app::{Action, Command, Screen};
use crate::chart::{Curve, Curves, StackUnit};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::Version;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Half, Sketch, card_frame, columns_ui, filter_chip_ui, muted_ui, note_ui, section_ui,
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
    /// Whether some line joins two dates.
    has_lines: bool,
    /// "Coordination : 2,6 en juin 2027 (A2 au niveau 3)", one per domain the plan changes.
    plan: Vec<String>,
}

impl First {
    fn of(dossier: &Dossier) -> Self {
        let lines = Curves::of(dossier);
        let is_shown = !lines.is_over_time() && !lines.is_blank();
        let told = |line: &Curve| Some(fr!("{} : {}", line.title, line.plan_words()?));
        let has_lines = lines.is_over_time();
        Self { is_shown, has_lines, plan: lines.lines.iter().filter_map(told).collect() }
    }
}

/// Height of the cards of both charts.
const CARD: f32 = 440.0;
/// Below this width the second chart stands under the first.
const BESIDE: f32 = 860.0;

/// Shows the screen.
pub fn progress_ui(ui: &mut Ui, view: &mut ProgressView, ask: &Ask<'_>) {
    let session = &ask.state.session;
    let shown = session.dossier().zip(session.campaign).zip(session.derived.scores.as_ref());
    let Some(((dossier, id), scores)) = shown else {
        return without_campaign_ui(ui, view, ask);
    };
    let revision = ask.state.revision();
    if view.first.as_ref().is_none_or(|(of, _)| *of != revision) {
        view.first = Some((revision, First::of(dossier)));
    }
    let first = view.first.clone().map(|(_, first)| first).unwrap_or_default();
    let lines = || ChartKind::Progress.chart(dossier, id, scores, ask.state.today);
    let lines = ChartSource { kind: ChartKind::Progress, revision, make: &lines };
    ask.page_ui(
        ui,
        "Progression",
        &subtitle(dossier),
        |ui| {
            // A picture of nothing is of no use to anyone.
            if first.has_lines {
                let document = Export::Picture(ChartKind::Progress, PictureFormat::Png);
                let button = Button::new("Exporter l’image…").icon(Icon::Download);
                ask.button(ui, button, Action::Export(document));
            }
        },
        |ui| {
            columns_ui(ui, 0.6, BESIDE, |ui, half| match half {
                Half::Left if first.is_shown => {
                    let later = |ui: &mut Ui| drop(note_ui(ui, LATER));
                    view.lines.ui_with_tools(ui, ask, lines, CARD, later);
                }
                Half::Left => view.lines.ui(ui, ask, lines, CARD),
                Half::Right => remuneration_ui(ui, view, ask, dossier),
            });
            ui.add_space(size::s());
            if first.is_shown {
                plan_ui(ui, &first.plan, ask);
                ui.add_space(size::s());
            }
            changes_ui(ui, ask);
        },
    );
}

fn without_campaign_ui(ui: &mut Ui, view: &mut ProgressView, ask: &Ask<'_>) {
    ask.plain_page_ui(ui, "Progression", "", |ui| {
        let text =
            fr!("Le chemin parcouru, domaine par domaine : il se lit à partir de la première \
                 campagne, et les courbes se dessinent dès la deuxième.");
        ask.begin_ui(ui, Sketch::Lines, text, Command::NewCampaign);
        if let Some(dossier) = ask.state.dossier().filter(|d| !d.exercises.is_empty()) {
            ui.add_space(size::l());
            remuneration_ui(ui, view, ask, dossier);
        }
    });
}

/// When there will be lines.
const LATER: &str = "Une courbe par domaine apparaîtra avec la deuxième campagne.";

/// Shows where the plan would bring each domain.
fn plan_ui(ui: &mut Ui, plan: &[String], ask: &Ask<'_>) {
    section_ui(ui, "Ce que le plan changera", |ui| {
        if plan.is_empty() {
            let text =
                "Aucune action à venir ne vise encore un niveau plus haut, avec une échéance.";
            muted_ui(ui, text);
        }
        for line in plan {
            ui.label(style::body(line));
        }
        let plan = Command::Go(Screen::Plan);
        ask.button(ui, Button::new(plan.label()).quiet(), plan);
    });
}

fn remuneration_ui(ui: &mut Ui, view: &mut ProgressView, ask: &Ask<'_>, dossier: &Dossier) {
    if dossier.exercises.is_empty() {
        return no_exercise_ui(ui, ask);
    }
    let unit = view.unit;
    let make = || ask.state.remuneration_chart(unit);
    // the unit is part of what the drawing depends on
    let revision =
        ask.state.revision().wrapping_mul(2).wrapping_add(u64::from(unit == StackUnit::Points));
    let source = ChartSource { kind: ChartKind::Remuneration(unit), revision, make: &make };
    view.remuneration.ui_with_tools(ui, ask, source, CARD, |ui| {
        for (unit, name) in [(StackUnit::Euros, "Euros"), (StackUnit::Points, "Points")] {
            if filter_chip_ui(ui, name, view.unit == unit).clicked() {
                view.unit = unit;
            }
        }
    });
}

/// Says what to do for the chart to appear.
fn no_exercise_ui(ui: &mut Ui, ask: &Ask<'_>) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(CARD - 2.0 * size::l() - 2.0);
        ui.vertical(|ui| {
            ui.label(style::heading(ChartKind::Remuneration(StackUnit::Euros).label()));
            let text = fr!(
                "Déclarez ce que l’équipe a fait dans l’année : les points et les euros de chaque \
                        exercice apparaîtront ici, à côté de la maturité."
            );
            ask.begin_ui(ui, Sketch::Columns, text, Command::NewExercise);
        });
    });
}

fn subtitle(dossier: &Dossier) -> String {
    let number = dossier.campaigns.len();
    let Some(latest) = dossier.latest_campaign() else { return String::new() };
    let (all, grid) = (french::count(number, "campagne"), &latest.grid);
    let comparable: Vec<&Arc<Campaign>> =
        dossier.campaigns.iter().filter(|campaign| latest.is_comparable_to(campaign)).collect();
    let versions: BTreeSet<Version> =
        comparable.iter().map(|campaign| campaign.grid.version).collect();
    let is_one_name = dossier.campaigns.iter().all(|campaign| campaign.grid.id == grid.id);
    match (number, comparable.len(), versions.len()) {
        (1, _, _) => fr!("1 campagne : {}", grid.title),
        (number, same, 1) if same == number => fr!("{all} avec la même grille : {}", grid.title),
        (number, same, versions) if same == number => {
            fr!("{all} avec la même grille, en {versions} versions : {}", grid.title)
        }
        (_, same, _) if is_one_name => fr!(
            "{all}, dont {same} avec la version {} de la grille, qui ne se compare pas aux autres : {}",
            grid.version.major,
            grid.title
        ),
        (_, same, _) => fr!("{all}, dont {same} avec la grille actuelle : {}", grid.title),
    }
}
