//! Rémunération: the gate first, then what each indicator brings, why, and what is missing.

mod detail;
mod general;
mod question;
mod steps;
mod summary;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::{self, Ui};
use jiff::civil::Date;
use lucide_icons::Icon;

use self::question::FactDrafts;
use crate::app::export::{DocumentKind, Export, Format};
use crate::app::{self, Action, Command, Exercise, State};
use crate::dossier::{Campaign, Dossier, Edit};
use crate::remuneration::coherence::Doubt;
use crate::remuneration::words::StatementReader;
use crate::remuneration::{Changes, QuestionIndex, Rules, Statement, Status, words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card, empty_state_ui, icon_ui, page_ui};

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

/// What every part of the screen reads.
#[derive(Clone, Copy)]
struct RemunerationPage<'a> {
    rules: &'a Rules,
    dossier: &'a Dossier,
    exercise: &'a Exercise,
    reader: &'a StatementReader<'a>,
    state: &'a State,
    today: Date,
}

impl RemunerationPage<'_> {
    const fn statement(&self) -> &Statement {
        &self.exercise.statement
    }

    const fn year(&self) -> i16 {
        self.exercise.statement.year
    }

    /// Returns what does not seem to go with an indicator.
    fn doubt(&self, indicator: usize) -> Option<&Doubt> {
        self.exercise.doubts.iter().find(|doubt| doubt.indicator == indicator)
    }

    /// Returns the questions of a list that are asked in this exercise: facts, then readings of the
    /// texts.
    fn asked(&self, questions: &[QuestionIndex]) -> (Vec<QuestionIndex>, Vec<QuestionIndex>) {
        let asked = questions.iter().copied().filter(|index| {
            self.rules
                .question(*index)
                .is_some_and(|question| self.reader.inputs.is_asked(question))
        });
        asked.partition(|index| !self.reader.inputs.is_option(*index))
    }

    /// Returns the campaign the exercise is set against.
    fn campaign(&self) -> Option<&Arc<Campaign>> {
        self.dossier.campaign(self.exercise.campaign?)
    }

    /// Returns that campaign, or the latest where the year has none.
    fn some_campaign(&self) -> Option<&Arc<Campaign>> {
        self.campaign().or_else(|| self.dossier.latest_campaign())
    }
}

/// Shows the screen.
pub fn remuneration_ui(
    ui: &mut Ui,
    view: &mut RemunerationView,
    state: &State,
    actions: &mut Vec<Action>,
) {
    let Some(dossier) = state.dossier() else { return };
    let rules = app::shipped_rules();
    view.follow(ui, state);
    let Some(exercise) = &state.session.derived.exercise else {
        return nothing_yet_ui(ui, &rules, state, actions);
    };
    let reader = exercise.reader(&rules);
    let today = state.today;
    let page = RemunerationPage { rules: &rules, dossier, exercise, reader: &reader, state, today };
    let subtitle = subtitle(&page);
    let mut shows_steps = view.shows_steps;
    let mut asked = Vec::new();
    page_ui(
        ui,
        "Rémunération",
        &subtitle,
        |ui| buttons_ui(ui, &page, &mut shows_steps, &mut asked),
        |ui| {
            ui.spacing_mut().item_spacing.y = size::l();
            summary::gate_ui(ui, &page, &mut view.open);
            summary::totals_ui(ui, &page);
            if view.shows_steps {
                steps::steps_ui(ui, &page, &mut view.tried);
            }
            let drafts = view.drafts.entry(page.year()).or_default();
            general::general_ui(ui, &page, drafts, &mut view.unfolded, actions);
            table::lines_ui(ui, &page, drafts, &mut view.open, actions);
            doubts_ui(ui, &page, actions);
            general::supplements_ui(ui, &page, drafts, actions);
            general::notes_ui(ui, &page, actions);
        },
    );
    view.shows_steps = shows_steps;
    actions.append(&mut asked);
}

fn subtitle(page: &RemunerationPage<'_>) -> String {
    let (title, year) = (&page.rules.short_title, page.year());
    let status = match page.statement().status {
        Some(Status::Established) => String::new(),
        other => format!("{} · ", words::status(other)),
    };
    format!("{title} · exercice {year} · {status}estimation sans valeur contractuelle")
}

fn nothing_yet_ui(ui: &mut Ui, rules: &Rules, state: &State, actions: &mut Vec<Action>) {
    let year = suggested_year(state);
    page_ui(
        ui,
        "Rémunération",
        &format!("{} · estimation sans valeur contractuelle", rules.short_title),
        |_| (),
        |ui| {
            let text = "Un exercice réunit ce que l’équipe déclare pour une année : patientèle, associés, \
                        protocoles, réunions… Jalons en tire le décompte prévisionnel, ligne par ligne, \
                        avec la formule, la source et le justificatif demandé.";
            let button = format!("Commencer l’exercice {year}");
            if empty_state_ui(ui, Icon::Euro, text, &button) {
                actions.push(Action::Edit(Edit::AddExercise(year)));
            }
            ui.vertical_centered(|ui| {
                if Button::new("Une autre année…").ui(ui).clicked() {
                    actions.push(Action::Run(Command::NewExercise));
                }
            });
        },
    );
}

/// Returns the exercise one most likely prepares: last year's until its balance is paid.
pub(in crate::ui) fn suggested_year(state: &State) -> i16 {
    let today = state.today;
    let is_before_payment = today.month() < 5;
    let year = if is_before_payment { today.year() - 1 } else { today.year() };
    let taken = |year: i16| state.dossier().is_some_and(|d| d.exercise(year).is_some());
    if taken(year) { year + 1 } else { year }
}

fn buttons_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    shows_steps: &mut bool,
    actions: &mut Vec<Action>,
) {
    if Button::new("Exporter le décompte…").primary().ui(ui).clicked() {
        actions.push(Action::Export(Export::Report(DocumentKind::Statement, Format::Pdf)));
    }
    if Button::new("Le prochain cran").selected(*shows_steps).ui(ui).clicked() {
        *shows_steps = !*shows_steps;
    }
    let title = format!("Exercice {}", page.year());
    let menu = egui::containers::menu::MenuButton::new(style::body(format!("{title}  ▾")));
    let (response, _) = menu.ui(ui, |ui| exercises_ui(ui, page, actions));
    response.on_hover_text("Choisir, commencer ou supprimer un exercice");
}

fn exercises_ui(ui: &mut Ui, page: &RemunerationPage<'_>, actions: &mut Vec<Action>) {
    ui.set_min_width(200.0);
    for facts in page.dossier.exercises.iter().rev() {
        let label = style::body(format!("Exercice {}", facts.year));
        if ui.selectable_label(facts.year == page.year(), label).clicked() {
            actions.push(Action::ShowExercise(facts.year));
            ui.close();
        }
    }
    ui.separator();
    if ui.button(style::body(Command::NewExercise.label())).clicked() {
        actions.push(Action::Run(Command::NewExercise));
        ui.close();
    }
    if ui.button(style::body(format!("Supprimer l’exercice {}", page.year()))).clicked() {
        actions.push(Action::Edit(Edit::RemoveExercise(page.year())));
        ui.close();
    }
}

/// Shows what the team answers beside what it declares, where the two do not seem to go together.
fn doubts_ui(ui: &mut Ui, page: &RemunerationPage<'_>, actions: &mut Vec<Action>) {
    let Some(campaign) = page.campaign() else { return };
    if page.exercise.doubts.is_empty() {
        return;
    }
    let look = style::look(ui);
    card(ui, |ui| {
        ui.label(style::heading("À regarder ensemble"));
        let subtitle = format!(
            "Ce que l’équipe a répondu dans « {} » et ce qu’elle déclare ici ne semblent pas dire la même chose. \
             Un niveau ne fait jamais l’indicateur, ni l’inverse.",
            campaign.title
        );
        ui.label(style::small(subtitle).color(look.muted));
        for doubt in &page.exercise.doubts {
            ui.horizontal_top(|ui| {
                icon_ui(ui, Icon::CircleQuestionMark, look.warn);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(style::body(words::doubt(
                        page.rules,
                        &campaign.grid,
                        page.year(),
                        doubt,
                    )));
                    let first = doubt.criteria.first();
                    if let Some((criterion, _)) = first
                        && Button::new("Revoir la réponse").quiet().ui(ui).clicked()
                    {
                        actions.push(Action::Show(campaign.id));
                        actions.push(Action::Focus(criterion.clone()));
                    }
                });
            });
        }
    });
}
