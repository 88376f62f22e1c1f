//! The time of the meeting and of the point under discussion. The clock of the window, nothing else.

use std::time::Duration;

use eframe::egui::{Color32, Key, Modifiers, Rect, Role, Sense, Ui, Vec2};
use lucide_icons::Icon;

use super::sitting::Sitting;
use crate::dossier::{Length, MeetingEdit, Phase};
use crate::grid::CriterionId;
use crate::scoring::TimeTable;
use crate::ui::keys::keys_are_free;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, note_ui, say};

/// What runs while the window is open; the total is written in the dossier at each stop.
#[derive(Debug, Default)]
pub struct Timer {
    is_running: bool,
    /// The window's clock at the last look, in seconds.
    last_look: Option<f64>,
    /// Seconds not yet written in the dossier.
    unwritten: f64,
    /// Seconds spent on the point in front.
    on_point: f64,
    point: Option<(Phase, Option<CriterionId>)>,
}

impl Timer {
    /// Stops, and writes the time spent.
    fn stop(&mut self, sitting: &Sitting<'_>) {
        self.is_running = false;
        self.write(sitting);
    }

    fn start(&mut self, sitting: &Sitting<'_>) {
        self.is_running = true;
        sitting.ask.push(sitting.meet(MeetingEdit::Sitting(sitting.ask.state.today)));
    }

    fn write(&mut self, sitting: &Sitting<'_>) {
        let spent = self.spent(sitting);
        self.unwritten = 0.0;
        sitting.ask.push(sitting.meet(MeetingEdit::Elapsed(spent)));
    }

    fn spent(&self, sitting: &Sitting<'_>) -> u32 {
        sitting.meeting.elapsed_seconds.saturating_add(self.unwritten as u32)
    }

    /// Shows what time is left, for the point and for the meeting, and lets it run or stop.
    pub fn ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        self.look_at_clock(ui, sitting);
        let length = sitting.meeting.length;
        let allotted = seconds_for(sitting.phase(), length);
        ui.spacing_mut().item_spacing.y = size::xs();
        if let Some(allotted) = allotted {
            note_ui(ui, "Temps restant pour cette étape");
            self.countdown_ui(ui, allotted);
        }
        let left = i64::from(length.minutes()) - i64::from(self.spent(sitting) / 60);
        let rest = if left >= 0 {
            format!("Reste {left} min sur {}", length.minutes())
        } else {
            format!("{} min de plus que les {} prévues", -left, length.minutes())
        };
        note_ui(ui, rest);
        ui.add_space(size::s());
        self.switch_ui(ui, sitting);
        ui.add_space(size::xs());
    }

    /// Shows in a row what time is left for the point, and lets it run or stop.
    pub fn row_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        self.look_at_clock(ui, sitting);
        let length = sitting.meeting.length;
        if let Some(allotted) = seconds_for(sitting.phase(), length) {
            let (clock, ink) = self.clock(ui, allotted);
            ui.label(style::heading(clock).color(ink)).on_hover_text("Temps restant pour ce point");
        }
        self.switch_ui(ui, sitting);
    }

    /// Returns the time left for the point, and the colour it is shown in.
    fn clock(&self, ui: &Ui, allotted: u32) -> (String, Color32) {
        let look = style::look(ui);
        let left = i64::from(allotted) - self.on_point as i64;
        let is_over = left < 0;
        let sign = if is_over { "−" } else { "" };
        let clock = format!("{sign}{}:{:02}", left.abs() / 60, left.abs() % 60);
        (clock, if is_over { look.bad } else { look.ink })
    }

    fn look_at_clock(&mut self, ui: &Ui, sitting: &Sitting<'_>) {
        let now = ui.input(|input| input.time);
        let passed = self.last_look.replace(now).map_or(0.0, |last| (now - last).max(0.0));
        let at = sitting.at().filter(|_| sitting.phase() == Phase::Discussion);
        let point = Some((sitting.phase(), at.cloned()));
        if self.point != point {
            self.point = point;
            self.on_point = 0.0;
            if self.is_running {
                self.write(sitting);
            }
        }
        if self.is_running {
            self.unwritten += passed;
            self.on_point += passed;
            ui.ctx().request_repaint_after(Duration::from_millis(500));
        }
    }

    fn countdown_ui(&self, ui: &mut Ui, allotted: u32) {
        let look = style::look(ui);
        let left = i64::from(allotted) - self.on_point as i64;
        let is_over = left < 0;
        let (clock, ink) = self.clock(ui, allotted);
        ui.label(style::projected_figure(clock).color(ink));
        if is_over {
            ui.label(
                style::small(fr!("Temps dépassé : concluez, ou reportez ce point."))
                    .color(look.bad),
            );
        }
        let share = (left as f32 / allotted as f32).clamp(0.0, 1.0);
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 6.0), Sense::hover());
        say(&response, Role::ProgressIndicator, "Temps restant pour ce point");
        ui.painter().rect_filled(rect, 3.0, look.sunken);
        let filled = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
        ui.painter().rect_filled(filled, 3.0, if is_over { look.bad } else { look.accent });
    }

    fn switch_ui(&mut self, ui: &mut Ui, sitting: &Sitting<'_>) {
        let is_pressed = keys_are_free(ui, sitting.ask)
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::P));
        let (label, icon) = match (self.is_running, self.spent(sitting) > 0) {
            (true, _) => ("Pause", Icon::Pause),
            (false, true) => ("Reprendre le temps", Icon::Play),
            (false, false) => ("Lancer le temps", Icon::Play),
        };
        if Button::new(label).icon(icon).key("P").ui(ui).clicked() || is_pressed {
            if self.is_running {
                self.stop(sitting);
            } else {
                self.start(sitting);
            }
        }
    }
}

/// Returns the time meant for a point of this phase; none while the meeting is prepared.
fn seconds_for(phase: Phase, length: Length) -> Option<u32> {
    let table = TimeTable::of(length);
    let minutes = match phase {
        Phase::Preparation | Phase::Missing => return None,
        Phase::Reveal => table.opening,
        Phase::Together => table.together,
        Phase::Discussion => table.each,
        Phase::Priorities => table.priorities,
        Phase::Closing => table.closing,
    };
    Some(minutes * 60)
}
