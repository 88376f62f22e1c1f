//! Priorities: three points each, then at most three actions, each with a person and a date.

use eframe::egui::{Align, Label, Layout, Response, Ui, Vec2};
use lucide_icons::Icon;

use super::sitting::{Sitting, lead_ui, title_ui};
use super::stepper::Stepper;
use crate::app::{Action, PlanAction};
use crate::dossier::{Answer, Edit, Improvement, ImprovementId, Meeting, MeetingEdit};
use crate::french;
use crate::grid::{Criterion, CriterionId};
use crate::scoring;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, DateDraft, Field, Half, badge_ui, card, chip_ui, columns_ui, note_ui,
    projected_ui,
};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct PrioritiesView {
    /// The deadline being typed, by action.
    deadlines: std::collections::BTreeMap<ImprovementId, DateDraft>,
    shows_all: bool,
    /// The action open to be written.
    open: Option<ImprovementId>,
    /// The criterion an action was just decided for: it opens as soon as it is there.
    begun: Option<CriterionId>,
}

/// Names the action that opens until it is drawn.
const OPENED: &str = "the action that opens";

/// How many candidates are shown before one asks for all.
const FEW: usize = 5;

/// Shows the phase.
pub fn priorities_ui(ui: &mut Ui, view: &mut PrioritiesView, sitting: &Sitting<'_>) {
    let meeting = sitting.meeting;
    title_ui(ui, "Priorités et actions");
    let text = "Chacun donne trois points aux critères où agir d’abord. Puis l’équipe décide d’une à trois actions, \
                chacune avec un responsable et une échéance.";
    lead_ui(ui, text);
    points_head_ui(ui, sitting);
    let candidates = candidates(sitting);
    let shown = if view.shows_all { candidates.len() } else { FEW.min(candidates.len()) };
    let has_points = |criterion: &Criterion| meeting.points.contains_key(&criterion.id);
    let in_sight =
        |(place, criterion): &(usize, &&Criterion)| *place < shown || has_points(criterion);
    for (_, criterion) in candidates.iter().enumerate().filter(in_sight) {
        candidate_ui(ui, view, sitting, criterion);
    }
    if shown < candidates.len() {
        let label = match candidates.len() - shown {
            1 => "Voir l’autre critère".to_owned(),
            rest => format!("Voir les {rest} autres critères"),
        };
        if Button::new(&label).quiet().icon(Icon::ChevronDown).ui(ui).clicked() {
            view.shows_all = true;
        }
    }
    ui.add_space(size::m());
    actions_ui(ui, view, sitting);
}

fn points_head_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let given: u32 = sitting.meeting.points.values().sum();
    let given_words =
        if given < 2 { format!("{given} point donné") } else { format!("{given} points donnés") };
    let people = |count: u32| french::count(usize::try_from(count).unwrap_or(0), "personne");
    let text = match voters(sitting) {
        0 => given_words,
        count => format!("{given_words} sur {} ({})", count * Meeting::POINTS_EACH, people(count)),
    };
    ui.label(style::projected(text));
    note_ui(ui, scoring::priorities_rule(&sitting.campaign.grid));
}

/// Returns how many answered; each has three points.
fn voters(sitting: &Sitting<'_>) -> u32 {
    let ballots = sitting.campaign.collection.as_ref().map_or(0, |one| one.ballots.len());
    u32::try_from(ballots).unwrap_or(u32::MAX)
}

/// Returns what could be acted on, in the order of the priorities everywhere. Points do not move
/// it: a row stays under the hand that clicks.
fn candidates<'a>(sitting: &Sitting<'a>) -> Vec<&'a Criterion> {
    let index = sitting.campaign.grid.index();
    let ranked = sitting.ask.state.session.derived.ranked.iter();
    ranked.filter_map(|one| index.get(&one.criterion)).map(|(_, criterion)| criterion).collect()
}

fn candidate_ui(
    ui: &mut Ui,
    view: &mut PrioritiesView,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
) {
    const HEIGHT: f32 = 40.0;
    /// Least room for a title beside its points and its button.
    const BESIDE: f32 = 300.0 + 280.0;
    let title = |ui: &mut Ui| {
        let answer = sitting.campaign.answer(&criterion.id);
        let level = sitting.campaign.level(&criterion.id);
        ui.add_space(size::xs());
        ui.horizontal_top(|ui| {
            let level = level.map(|level| (&*criterion.scale, level));
            badge_ui(ui, level, &answer.map(Answer::words).unwrap_or_default());
            let title = format!("{}  {}", criterion.code, criterion.title);
            ui.add(Label::new(style::projected(title)).wrap());
        });
    };
    if ui.available_width() < BESIDE {
        title(ui);
        ui.horizontal_wrapped(|ui| {
            points_ui(ui, sitting, criterion);
            decide_ui(ui, view, sitting, criterion);
        });
        return;
    }
    let room = Vec2::new(ui.available_width(), HEIGHT);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Min), |ui| {
        decide_ui(ui, view, sitting, criterion);
        points_ui(ui, sitting, criterion);
        ui.with_layout(Layout::top_down(Align::Min), title);
    });
}

/// Shows the points of a criterion: the left half takes one back, the right half gives one.
fn points_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion) {
    let meeting = sitting.meeting;
    let points = meeting.points.get(&criterion.id).copied().unwrap_or(0);
    let given: u32 = meeting.points.values().sum();
    let most = voters(sitting) * Meeting::POINTS_EACH;
    let may_give = most == 0 || given < most;
    let change =
        Stepper { name: &format!("Points de {}", criterion.code), value: points, may_give };
    if let Some(points) = change.ui(ui) {
        sitting.ask.push(sitting.meet(MeetingEdit::Points(criterion.id.clone(), points)));
    }
}

/// Shows the button that decides an action; once there is one, it leads to it.
fn decide_ui(ui: &mut Ui, view: &mut PrioritiesView, sitting: &Sitting<'_>, criterion: &Criterion) {
    let code = &criterion.code;
    let decided = sitting.decided_actions().find(|one| one.criteria.contains(&criterion.id));
    if let Some(decided) = decided {
        let name = format!("Voir l’action décidée pour {code}");
        let button = Button::new("Action décidée").icon(Icon::Check).selected(true);
        if button.named(&name).ui(ui).clicked() {
            view.open = Some(decided.id);
            sight::ask(ui.ctx(), OPENED);
        }
        return;
    }
    let is_free = sitting.decided_actions().count() < Meeting::MAX_ACTIONS;
    let name = format!("Décider une action pour {code}");
    let full = fr!("Trois actions sont décidées : retirez-en une pour en décider une autre");
    let tip = if is_free { "" } else { full };
    let button = Button::new("Décider une action").icon(Icon::Plus).enabled(is_free).tip(tip);
    if button.named(&name).ui(ui).clicked() {
        let one = Box::new(proposal(sitting, criterion));
        sitting.ask.push(Action::Plan(PlanAction::Add(one)));
        view.open = None;
        view.begun = Some(criterion.id.clone());
        sight::ask(ui.ctx(), OPENED);
    }
}

/// Returns an action to start from: the first step the grid names.
fn proposal(sitting: &Sitting<'_>, criterion: &Criterion) -> Improvement {
    let answer = sitting.campaign.answer(&criterion.id);
    let level = answer.and_then(|answer| answer.level().or_else(|| Some(answer.band()?.0)));
    let step = level.and_then(|level| criterion.level(level).first_step.map(str::to_owned));
    Improvement {
        campaign: Some(sitting.campaign.id),
        objective: step.unwrap_or_default(),
        criteria: [criterion.id.clone()].into(),
        planned: level.and_then(|level| criterion.scale.next(level)),
        expected_proof: criterion.proofs.first().cloned().unwrap_or_default(),
        start: Some(sitting.ask.state.today),
        ..Improvement::default()
    }
}

fn actions_ui(ui: &mut Ui, view: &mut PrioritiesView, sitting: &Sitting<'_>) {
    let count = sitting.decided_actions().count();
    let title = format!("Actions décidées ({count} sur {} au plus)", Meeting::MAX_ACTIONS);
    ui.label(style::heading(title));
    if count == 0 {
        let text = fr!(
            "Aucune pour l’instant. « Décider une action », à droite d’un critère, en propose une à ajuster."
        );
        projected_ui(ui, text);
    }
    for improvement in sitting.decided_actions() {
        let begun = view.begun.take_if(|criterion| improvement.criteria.contains(criterion));
        if begun.is_some() {
            view.open = Some(improvement.id);
        }
        if view.open == Some(improvement.id) {
            action_ui(ui, view, sitting, improvement);
        } else {
            summary_ui(ui, view, sitting, improvement);
        }
        ui.add_space(size::s());
    }
}

/// Shows an action in a line: what, who, when; what it lacks.
fn summary_ui(
    ui: &mut Ui,
    view: &mut PrioritiesView,
    sitting: &Sitting<'_>,
    improvement: &Improvement,
) {
    let owner = improvement.owner.trim();
    let deadline = improvement.deadline.map(french::long_date);
    let is_whole = !owner.is_empty() && deadline.is_some();
    let who = if owner.is_empty() { "sans responsable" } else { owner };
    let when = deadline.unwrap_or_else(|| "sans échéance".to_owned());
    let look = style::look(ui);
    card(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = fr!("Modifier l’action « {} »", improvement.title());
            if Button::new("Modifier").named(&name).ui(ui).clicked() {
                view.open = Some(improvement.id);
                sight::ask(ui.ctx(), OPENED);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let codes =
                    sitting.ask.state.dossier().map(|it| it.codes_of(&improvement.criteria));
                let codes = codes.unwrap_or_default().join(", ");
                ui.add(
                    Label::new(style::strong(format!("{codes}  {}", improvement.title()))).wrap(),
                );
                let ink = if is_whole { look.muted } else { look.warn };
                ui.label(style::body(format!("{who} · {when}")).color(ink));
            });
        });
    });
}

fn action_ui(
    ui: &mut Ui,
    view: &mut PrioritiesView,
    sitting: &Sitting<'_>,
    improvement: &Improvement,
) {
    let mut changed = improvement.clone();
    let mut is_changed = false;
    card(ui, |ui| {
        ui.push_id(improvement.id.0, |ui| {
            ui.horizontal(|ui| {
                let dossier = sitting.ask.state.dossier();
                for id in dossier.map(|it| it.by_code(&improvement.criteria)).unwrap_or_default() {
                    chip_ui(ui, &sitting.code_of(id), ChipTone::Accent, None);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = fr!("Retirer l’action « {} »", improvement.objective);
                    let removal = Edit::RemoveImprovement(improvement.id);
                    sitting.ask.icon_button(ui, Icon::Trash2, &name, removal);
                });
            });
            let field = Field::new("Objectif").hint("Ce qui sera vrai quand l’action sera faite");
            let objective = field.ui(ui, &mut changed.objective);
            is_changed |= objective.changed();
            let owner = who_and_when_ui(ui, view, &mut changed, &mut is_changed);
            // The first field there is something to write in.
            let first = if improvement.objective.is_empty() { Some(objective) } else { owner };
            if let Some(first) = first {
                sight::answer(ui, &first, OPENED);
            }
        });
    });
    if is_changed {
        sitting.ask.push(Edit::Improvement(Box::new(changed)));
    }
}

/// Shows who, when and with what; returns the field of who.
fn who_and_when_ui(
    ui: &mut Ui,
    view: &mut PrioritiesView,
    changed: &mut Improvement,
    is_changed: &mut bool,
) -> Option<Response> {
    let mut who = None;
    let draft = view.deadlines.entry(changed.id).or_default();
    columns_ui(ui, 0.5, 640.0, |ui, half| match half {
        Half::Left => {
            let is_alone = changed.owner.trim().is_empty();
            let help = if is_alone { "Sans responsable, une action attend." } else { "" };
            let field = Field::new("Responsable").hint("Fonction ou nom").help(help);
            let response = field.ui(ui, &mut changed.owner);
            *is_changed |= response.changed();
            who = Some(response);
        }
        Half::Right => {
            let is_beside = ui.available_width() >= 360.0;
            let mut both = |ui: &mut Ui| {
                let width = if is_beside { 150.0 } else { f32::INFINITY };
                let field = Field::new("Échéance").width(width);
                if let Some(date) = draft.end_ui(ui, field, changed.deadline) {
                    changed.deadline = date;
                    *is_changed = true;
                }
                let field = Field::new("Moyens").hint("Temps, argent, aide");
                *is_changed |= field.ui(ui, &mut changed.means).changed();
            };
            if is_beside {
                ui.horizontal_top(both);
            } else {
                both(ui);
            }
        }
    });
    who
}
