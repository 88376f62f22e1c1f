//! Time and agenda, beside what is discussed.

use std::cmp::Ordering;

use eframe::egui::{self, Frame, Margin, Panel, ScrollArea, Ui};
use lucide_icons::Icon;

use super::agenda;
use super::sitting::{Sitting, is_narrow};
use super::timer::Timer;
use crate::app::Command;
use crate::dossier::Phase;
use crate::french;
use crate::grid::CriterionId;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ICON_SIZE, list_row_frame, note_ui, paint_icon, say};

const WIDTH: f32 = 280.0;

/// How many points of the agenda are in the list at once.
const FEW: usize = 7;

/// What the list of steps remembers for itself.
#[derive(Debug, Default)]
pub struct SideView {
    shows_done: bool,
}

/// Room from which the button says its key too.
const WITH_KEY: f32 = 250.0;

/// Shows the panel.
pub fn side_panel_ui(ui: &mut Ui, view: &mut SideView, timer: &mut Timer, sitting: &Sitting<'_>) {
    if is_narrow(ui) {
        return strip_ui(ui, view, timer, sitting);
    }
    let frame = Frame::new().fill(style::look(ui).surface).inner_margin(Margin {
        left: 16,
        right: 16,
        top: 20,
        bottom: 16,
    });
    let width = WIDTH.min(ui.available_width() * 0.32);
    Panel::right("agenda").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        // On a wall, only what the team works on.
        if !sitting.ask.state.is_projecting() {
            ui.horizontal(|ui| {
                ui.label(style::heading("Réunion"));
                sitting.ask.help_button(ui);
            });
        }
        timer.ui(ui, sitting);
        ui.separator();
        Panel::bottom("suspend").frame(Frame::new()).show_separator_line(false).show(ui, |ui| {
            buttons_ui(ui, sitting);
        });
        ScrollArea::vertical().id_salt("steps").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            steps_ui(ui, view, sitting);
        });
    });
}

/// Shows time and agenda in a row above, where there is no room beside: the agenda drops down.
fn strip_ui(ui: &mut Ui, view: &mut SideView, timer: &mut Timer, sitting: &Sitting<'_>) {
    const AGENDA: f32 = 300.0;
    let frame = Frame::new().fill(style::look(ui).surface).inner_margin(Margin::symmetric(16, 6));
    Panel::top("strip").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = sitting.phase().label();
            let button = Button::new(label).icon_after(Icon::ChevronDown).ui(ui);
            let name = fr!("Étapes de la réunion : {label}");
            say(&button, egui::Role::Button, &name);
            egui::Popup::menu(&button).show(|ui| {
                let height = ui.ctx().content_rect().bottom() - button.rect.bottom() - size::xl();
                ScrollArea::vertical().max_height(height).show(ui, |ui| {
                    ui.set_width(AGENDA);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    steps_ui(ui, view, sitting);
                });
            });
            timer.row_ui(ui, sitting);
            let (label, icon) = projection(sitting);
            sitting.ask.icon_command(ui, icon, label, Command::Project);
            if !sitting.ask.state.is_projecting() {
                sitting.ask.help_button(ui);
            }
        });
    });
}

/// Returns the name and the sign of what begins or ends the projection.
fn projection(sitting: &Sitting<'_>) -> (&'static str, Icon) {
    if sitting.ask.state.is_projecting() {
        ("Quitter la projection", Icon::Minimize2)
    } else {
        (Command::Project.label(), Icon::Maximize2)
    }
}

fn buttons_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    ui.add_space(size::s());
    let (label, icon) = projection(sitting);
    let button = Button::new(label).icon(icon);
    let button = if ui.available_width() < WITH_KEY { button } else { button.key("F11") };
    sitting.ask.button(ui, button, Command::Project);
}

/// Shows the steps to come, the one in front first; what is done is folded.
fn steps_ui(ui: &mut Ui, view: &mut SideView, sitting: &Sitting<'_>) {
    let steps = steps(sitting);
    // Phases alone are counted: the points of a discussion are one of them.
    let is_phase_done =
        |step: &&AgendaStep<'_>| step.point.is_none() && step.state == StepState::Done;
    let done = steps.iter().filter(is_phase_done).count();
    if done > 0 {
        let label = match (view.shows_done, done) {
            (true, _) => "Masquer ce qui est fait".to_owned(),
            (false, 1) => "1 étape faite".to_owned(),
            (false, _) => format!("{done} étapes faites"),
        };
        sight::fold_ui(ui, Button::new(&label), &mut view.shows_done, "steps done");
    }
    let is_listed = |step: &&AgendaStep<'_>| view.shows_done || step.state != StepState::Done;
    let listed: Vec<&AgendaStep<'_>> = steps.iter().filter(is_listed).collect();
    let points = listed.iter().filter(|step| step.point.is_some()).count();
    let mut of_points = listed.iter().filter(|step| step.point.is_some());
    let here = of_points.position(|step| step.state == StepState::Here).unwrap_or(0);
    let hidden = points.saturating_sub(FEW);
    let first = here.min(hidden);
    let mut place = 0;
    for step in listed {
        if let Some(point) = step.point {
            let is_near = view.shows_done || (first..first + FEW).contains(&place);
            place += 1;
            if is_near && step.ui(ui) {
                sitting.ask.push(agenda::to_point(point.clone()));
            }
            if place == points && hidden > 0 && !view.shows_done {
                note_ui(ui, others_words(hidden));
            }
        } else if step.ui(ui) && step.state != StepState::Here && is_open(sitting, step.phase) {
            sitting.ask.push(agenda::look(step.phase));
        }
    }
}

fn others_words(count: usize) -> String {
    match count {
        1 => "Et un autre point".to_owned(),
        _ => format!("Et {count} autres points"),
    }
}

/// Returns the phases in order; in the discussion, its points in its place.
fn steps<'a>(sitting: &Sitting<'a>) -> Vec<AgendaStep<'a>> {
    let here = sitting.phase();
    let left = left(sitting);
    let mut steps = Vec::new();
    for &phase in Phase::ALL {
        if phase == Phase::Discussion && here == Phase::Discussion {
            steps.extend(sitting.meeting.agenda.iter().filter_map(|id| point(sitting, id)));
            continue;
        }
        let state = match phase.cmp(&here) {
            Ordering::Less => StepState::Done,
            Ordering::Equal => StepState::Here,
            Ordering::Greater => StepState::ToCome,
        };
        let state = if phase == Phase::Discussion && state == StepState::Done && left > 0 {
            StepState::Postponed
        } else {
            state
        };
        let count = match phase {
            Phase::Together => sitting.meeting.together.len(),
            Phase::Discussion if state == StepState::ToCome => sitting.meeting.agenda.len(),
            Phase::Preparation
            | Phase::Missing
            | Phase::Reveal
            | Phase::Discussion
            | Phase::Priorities
            | Phase::Closing => 0,
        };
        // Before the reveal, what the ballots agree on is not known.
        let is_counted = count > 0 && sitting.is_revealed();
        let label = phase.label().to_owned();
        let label = if is_counted { format!("{label} ({count})") } else { label };
        let words = if state == StepState::Postponed {
            fr!("{label} : {} à reprendre", french::count(left, "point"))
        } else {
            label.clone()
        };
        steps.push(AgendaStep { phase, point: None, code: "", label, words, state });
    }
    steps
}

/// Counts the points of the agenda that are not decided.
fn left(sitting: &Sitting<'_>) -> usize {
    sitting.meeting.agenda.iter().filter(|id| !sitting.campaign.is_decided(id)).count()
}

fn point<'a>(sitting: &Sitting<'a>, id: &'a CriterionId) -> Option<AgendaStep<'a>> {
    let (_, criterion) = sitting.campaign.grid.criterion(id)?;
    let state = if sitting.at() == Some(id) {
        StepState::Here
    } else if sitting.is_postponed(id) {
        StepState::Postponed
    } else if sitting.is_decided(id) {
        StepState::Done
    } else {
        StepState::ToCome
    };
    let (code, label) = (criterion.code.as_str(), criterion.title.clone());
    let postponed = if state == StepState::Postponed { ", reporté" } else { "" };
    let words = format!("{label}{postponed}");
    Some(AgendaStep { phase: Phase::Discussion, point: Some(id), code, label, words, state })
}

/// Tells whether one may go to a phase: nothing that rests on ballots before the reveal.
fn is_open(sitting: &Sitting<'_>, phase: Phase) -> bool {
    phase <= Phase::Reveal || sitting.campaign.collection.is_none() || sitting.is_revealed()
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepState {
    Here,
    Done,
    Postponed,
    ToCome,
}

impl StepState {
    const fn icon(self) -> Icon {
        match self {
            Self::Here => Icon::CircleDot,
            Self::Done => Icon::Check,
            Self::Postponed => Icon::Clock,
            Self::ToCome => Icon::Circle,
        }
    }

    /// Returns what is written beside a step.
    const fn word(self) -> &'static str {
        match self {
            Self::Done => "fait",
            Self::Postponed => "reporté",
            Self::Here | Self::ToCome => "",
        }
    }
}

/// A line of the list.
struct AgendaStep<'a> {
    phase: Phase,
    /// The point of the agenda, in the discussion.
    point: Option<&'a CriterionId>,
    code: &'a str,
    label: String,
    /// What is shown: the label, and what is left where it was put off.
    words: String,
    state: StepState,
}

impl AgendaStep<'_> {
    fn ui(&self, ui: &mut Ui) -> bool {
        const CODE: f32 = 36.0;
        const LEFT: f32 = 28.0;
        let look = style::look(ui);
        let is_here = self.state == StepState::Here;
        let ink = match self.state {
            StepState::Here => look.accent_ink,
            StepState::Done => look.muted,
            StepState::Postponed => look.warn,
            StepState::ToCome => look.ink,
        };
        let indent = LEFT + if self.code.is_empty() { 0.0 } else { CODE };
        let wrap = (ui.available_width() - indent - size::s()).max(40.0);
        let font = style::font(size::body(), is_here);
        let text = ui.painter().layout(self.words.clone(), font, ink, wrap);
        let height = (text.size().y + 2.0 * size::s()).max(34.0);
        let response = list_row_frame(ui, height, is_here, true);
        let rect = response.rect;
        response.widget_info(|| {
            let word = self.state.word();
            let comma = if word.is_empty() { "" } else { ", " };
            let text = format!("{} {}{comma}{word}", self.code, self.label);
            egui::WidgetInfo::selected(egui::Role::Tab, true, is_here, text.trim().to_owned())
        });
        if is_here {
            keep_in_sight(ui, rect, &self.label);
        }
        let centre = egui::Pos2::new(rect.left() + 14.0, rect.center().y);
        paint_icon(ui.painter(), centre, self.state.icon(), ICON_SIZE - 4.0, ink);
        let middle = rect.center().y;
        if !self.code.is_empty() {
            let font = style::semibold_font(size::small());
            let at = egui::Pos2::new(rect.left() + LEFT, middle);
            ui.painter().text(at, egui::Align2::LEFT_CENTER, self.code, font, look.muted);
        }
        let at = egui::Pos2::new(rect.left() + indent, middle - text.size().y / 2.0);
        ui.painter().galley(at, text, ink);
        response.clicked()
    }
}

/// Scrolls the list to the step in front, once it is another.
fn keep_in_sight(ui: &Ui, rect: egui::Rect, step: &str) {
    let (id, now) = (ui.scope_id().with("in front"), egui::Id::unique(step));
    let before: Option<egui::Id> = ui.data(|data| data.get_temp(id));
    if before != Some(now) {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.scroll_to_rect(rect, Some(egui::Align::Center));
    }
}
