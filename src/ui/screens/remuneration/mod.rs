//! Rémunération: the gate first, then what each indicator brings, why, and what is missing.

mod detail;
mod general;
mod page;
mod question;
mod steps;
mod summary;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use self::page::RemunerationPage;
use self::question::FactDrafts;
use crate::app::export::{DocumentKind, Export, Format};
use crate::app::{self, Action, Command, State};
use crate::dossier::Edit;
use crate::remuneration::{Changes, Rules, Status, words};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, empty_state_ui, icon_ui, note_ui, page_ui, plain_page_ui, section_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct RemunerationView {
    /// Indicators that are open, by their names.
    open: BTreeSet<String>,
    /// The indicator the program last brought to the front.
    shown: Option<String>,
    /// Whether "le prochain cran" is shown.
    shows_steps: bool,
    /// Steps tried together, by what they change.
    tried: Vec<Changes>,
    /// Texts that are not a value yet, by exercise.
    drafts: BTreeMap<i16, FactDrafts>,
    /// Whether the questions of the whole are shown, by exercise.
    unfolded: BTreeMap<i16, bool>,
}

impl RemunerationView {
    /// Opens the indicator the program brought to the front, once.
    fn follow(&mut self, ui: &Ui, state: &State) {
        if self.shown != state.session.indicator {
            self.shown.clone_from(&state.session.indicator);
            if let Some(indicator) = self.shown.clone() {
                summary::open_indicator(ui, &mut self.open, &indicator);
            }
        }
    }
}

/// Shows the screen.
pub fn remuneration_ui(ui: &mut Ui, view: &mut RemunerationView, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    let rules = app::shipped_rules();
    view.follow(ui, ask.state);
    let Some(exercise) = &ask.state.session.derived.exercise else {
        return nothing_yet_ui(ui, &rules, ask);
    };
    let reader = exercise.reader(&rules);
    let page = RemunerationPage { rules: &rules, dossier, exercise, reader: &reader, ask };
    let shows_steps = view.shows_steps;
    let mut wants_steps = shows_steps;
    page_ui(
        ui,
        "Rémunération",
        &subtitle(&page),
        |ui| buttons_ui(ui, &page, &mut wants_steps),
        |ui| {
            ui.spacing_mut().item_spacing.y = size::l();
            summary::gate_ui(ui, &page, &mut view.open);
            summary::totals_ui(ui, &page);
            if shows_steps {
                steps::steps_ui(ui, &page, &mut view.tried);
            }
            let drafts = view.drafts.entry(page.year()).or_default();
            general::general_ui(ui, &page, drafts, &mut view.unfolded);
            table::lines_ui(ui, &page, drafts, &mut view.open);
            doubts_ui(ui, &page);
            general::supplements_ui(ui, &page, drafts);
            general::notes_ui(ui, &page);
        },
    );
    view.shows_steps = wants_steps;
}

fn subtitle(page: &RemunerationPage<'_>) -> String {
    let (title, year) = (&page.rules.short_title, page.year());
    let status = page.statement().status;
    let is_sure = status == Some(Status::Established);
    let status = if is_sure { String::new() } else { format!("{} · ", words::status(status)) };
    format!("{title} · exercice {year} · {status}estimation sans valeur contractuelle")
}

fn nothing_yet_ui(ui: &mut Ui, rules: &Rules, ask: &Ask<'_>) {
    let year = ask.state.suggested_year();
    plain_page_ui(
        ui,
        "Rémunération",
        &format!("{} · estimation sans valeur contractuelle", rules.short_title),
        |ui| {
            let text = fr!(
                "Un exercice réunit ce que l’équipe déclare pour une année : patientèle, associés, \
                        protocoles, réunions… Jalons en tire le décompte prévisionnel, ligne par ligne, \
                        avec la formule, la source et le justificatif demandé."
            );
            let button = format!("Commencer l’exercice {year}");
            if empty_state_ui(ui, Icon::Euro, text, &button) {
                ask.push(Edit::AddExercise(year));
            }
            ui.vertical_centered(|ui| {
                ask.button(ui, Button::new("Une autre année…"), Command::NewExercise);
            });
        },
    );
}

fn buttons_ui(ui: &mut Ui, page: &RemunerationPage<'_>, shows_steps: &mut bool) {
    let export = Action::Export(Export::Report(DocumentKind::Statement, Format::Pdf));
    page.ask.button(ui, Button::new("Exporter le décompte…").primary(), export);
    if Button::new("Le prochain cran").selected(*shows_steps).ui(ui).clicked() {
        *shows_steps = !*shows_steps;
    }
    let title = format!("Exercice {}", page.year());
    let menu = egui::containers::menu::MenuButton::new(style::body(format!("{title}  ▾")));
    let (response, _) = menu.ui(ui, |ui| exercises_ui(ui, page));
    response.on_hover_text("Choisir, commencer ou supprimer un exercice");
}

fn exercises_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    ui.set_min_width(200.0);
    for facts in page.dossier.exercises.iter().rev() {
        let label = style::body(format!("Exercice {}", facts.year));
        let item = egui::Button::selectable(facts.year == page.year(), label);
        page.ask.item(ui, item, Action::ShowExercise(facts.year));
    }
    ui.separator();
    let item = |label: String| egui::Button::new(style::body(label));
    page.ask.item(ui, item(Command::NewExercise.label().to_owned()), Command::NewExercise);
    let removal = item(format!("Supprimer l’exercice {}", page.year()));
    page.ask.item(ui, removal, Edit::RemoveExercise(page.year()));
}

/// Shows what the team answers beside what it declares, where the two do not seem to go together.
fn doubts_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let Some(campaign) = page.campaign() else { return };
    if page.exercise.doubts.is_empty() {
        return;
    }
    let look = style::look(ui);
    section_ui(ui, "À regarder ensemble", |ui| {
        let subtitle = fr!(
            "Ce que l’équipe a répondu dans « {} » et ce qu’elle déclare ici ne semblent pas dire la même chose. \
             Un niveau ne fait jamais l’indicateur, ni l’inverse.",
            campaign.title
        );
        note_ui(ui, subtitle);
        for doubt in &page.exercise.doubts {
            ui.horizontal_top(|ui| {
                icon_ui(ui, Icon::CircleQuestionMark, look.warn);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let told = words::doubt(page.rules, &campaign.grid, page.year(), doubt);
                    ui.label(style::body(told));
                    if let Some((criterion, _)) = doubt.criteria.first()
                        && Button::new("Revoir la réponse").quiet().ui(ui).clicked()
                    {
                        let focus = Action::Focus(criterion.clone());
                        page.ask.extend([Action::Show(campaign.id), focus]);
                    }
                });
            });
        }
    });
}
