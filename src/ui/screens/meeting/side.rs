//! Time and agenda, beside what is discussed.

use eframe::egui::{self, Frame, Margin, Panel, ScrollArea, Ui};
use lucide_icons::Icon;

use super::agenda;
use super::sitting::{Sitting, is_narrow};
use super::timer::Timer;
use crate::app::Command;
use crate::dossier::{MeetingEdit, Phase};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ICON_SIZE, list_row_frame, paint_icon, say};

const WIDTH: f32 = 300.0;

/// Room from which the button says its key too.
const WITH_KEY: f32 = 250.0;

/// Shows the panel.
pub fn side_panel_ui(ui: &mut Ui, timer: &mut Timer, sitting: &Sitting<'_>) {
    if is_narrow(ui) {
        return strip_ui(ui, timer, sitting);
    }
    let frame = Frame::new().fill(style::look(ui).surface).inner_margin(Margin {
        left: 16,
        right: 16,
        top: 20,
        bottom: 16,
    });
    let width = WIDTH.min(ui.available_width() * 0.32);
    Panel::right("agenda").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        timer.ui(ui, sitting);
        ui.separator();
        Panel::bottom("suspend").frame(Frame::new()).show_separator_line(false).show(ui, |ui| {
            buttons_ui(ui, timer, sitting);
        });
        ScrollArea::vertical().id_salt("steps").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            steps_ui(ui, sitting);
        });
    });
}

/// Shows time and agenda in a row above, where there is no room beside: the agenda drops down.
fn strip_ui(ui: &mut Ui, timer: &mut Timer, sitting: &Sitting<'_>) {
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
                    steps_ui(ui, sitting);
                });
            });
            timer.row_ui(ui, sitting);
            let (label, icon) = projection(sitting);
            sitting.ask.icon_button(ui, icon, label, Command::Project);
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

fn buttons_ui(ui: &mut Ui, timer: &mut Timer, sitting: &Sitting<'_>) {
    ui.add_space(size::s());
    ui.spacing_mut().item_spacing.y = size::s();
    let (label, icon) = projection(sitting);
    let button = Button::new(label).icon(icon);
    let button = if ui.available_width() < WITH_KEY { button } else { button.key("F11") };
    sitting.ask.button(ui, button, Command::Project);
    if timer.is_running() && Button::new("Suspendre et reprendre plus tard").ui(ui).clicked() {
        timer.stop(sitting);
    }
}

fn steps_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let here = sitting.phase();
    for &phase in Phase::ALL {
        if phase == Phase::Discussion {
            points_ui(ui, sitting);
            continue;
        }
        let together = sitting.meeting.map_or(0, |meeting| meeting.together.len());
        let label = if phase == Phase::Together && together > 0 {
            format!("{} ({together})", phase.label())
        } else {
            phase.label().to_owned()
        };
        let step =
            AgendaStep { code: "", label: &label, is_here: phase == here, is_done: phase < here };
        if step.ui(ui) && phase != here && is_open(sitting, phase) {
            sitting.ask.extend(agenda::enter(sitting, phase));
        }
    }
}

/// Tells whether one may go to a phase: nothing that rests on ballots before the reveal.
fn is_open(sitting: &Sitting<'_>, phase: Phase) -> bool {
    phase <= Phase::Reveal || sitting.campaign.collection.is_none() || sitting.is_revealed()
}

fn points_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let Some(meeting) = sitting.meeting else { return };
    let is_here = sitting.phase() == Phase::Discussion;
    for id in &meeting.agenda {
        let Some((_, criterion)) = sitting.campaign.grid.criterion(id) else { continue };
        let step = AgendaStep {
            code: &criterion.code,
            label: &criterion.title,
            is_here: is_here && meeting.at.as_ref() == Some(id),
            is_done: sitting.is_decided(id),
        };
        if step.ui(ui) && is_open(sitting, Phase::Discussion) {
            sitting.ask.push(sitting.meet(MeetingEdit::Phase(Phase::Discussion)));
            sitting.ask.push(sitting.meet(MeetingEdit::At(Some(id.clone()))));
        }
    }
}

/// A line of the agenda.
struct AgendaStep<'a> {
    code: &'a str,
    label: &'a str,
    is_here: bool,
    is_done: bool,
}

impl AgendaStep<'_> {
    fn ui(&self, ui: &mut Ui) -> bool {
        const CODE: f32 = 36.0;
        const LEFT: f32 = 28.0;
        let look = style::look(ui);
        let ink = match (self.is_here, self.is_done) {
            (true, _) => look.accent_ink,
            (false, true) => look.muted,
            (false, false) => look.ink,
        };
        let font = style::font(size::body(), self.is_here);
        let indent = LEFT + if self.code.is_empty() { 0.0 } else { CODE };
        let wrap = (ui.available_width() - indent - size::s()).max(40.0);
        let text = ui.painter().layout(self.label.to_owned(), font, ink, wrap);
        let height = (text.size().y + 2.0 * size::s()).max(34.0);
        let response = list_row_frame(ui, height, self.is_here, true);
        let rect = response.rect;
        response.widget_info(|| {
            let done = if self.is_done { ", fait" } else { "" };
            let text = format!("{} {}{done}", self.code, self.label);
            egui::WidgetInfo::selected(egui::Role::Tab, true, self.is_here, text.trim().to_owned())
        });
        let icon = match (self.is_here, self.is_done) {
            (true, _) => Icon::CircleDot,
            (false, true) => Icon::Check,
            (false, false) => Icon::Circle,
        };
        let centre = egui::Pos2::new(rect.left() + 14.0, rect.center().y);
        paint_icon(ui.painter(), centre, icon, ICON_SIZE - 4.0, ink);
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
