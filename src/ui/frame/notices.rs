//! Messages, and the export under way, above the screen until they are put away.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Panel, Stroke, Ui};
use lucide_icons::Icon;

use crate::app::{Action, Command, Notice, State, Whose};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, icon_button_ui, icon_ui};

/// Shows the messages; nothing when there are none.
pub fn notices_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.notices.is_empty() && state.export.is_none() {
        return;
    }
    draw_again_when_new(ui, state);
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::symmetric(16, 8));
    Panel::top("notices").frame(frame).show_separator_line(false).show(ui, |ui| {
        if let Some(running) = state.export {
            ui.horizontal(|ui| {
                ui.spinner();
                let text = format!("{} : {}…", running.document.label(), running.stage.label());
                ui.label(style::body(text));
                let command = Command::CancelExport;
                if Button::new(command.label()).ui(ui).clicked() {
                    actions.push(Action::Run(command));
                }
            });
        }
        for (index, notice) in state.notices.iter().enumerate() {
            if notice_ui(ui, notice) {
                actions.push(Action::Dismiss(index));
            }
        }
    });
}

/// What comes by itself is drawn once to be measured: it is seen only when it is drawn again.
fn draw_again_when_new(ui: &Ui, state: &State) {
    let shown = Id::unique("notices shown");
    let now = (state.notices.len(), state.export.is_some(), state.revision());
    let before = ui.data_mut(|data| data.get_temp::<(usize, bool, u64)>(shown));
    if before != Some(now) {
        ui.data_mut(|data| data.insert_temp(shown, now));
        ui.ctx().request_repaint();
    }
}

fn notice_ui(ui: &mut Ui, notice: &Notice) -> bool {
    let look = style::look(ui);
    let (ink, ground, icon) = match notice.whose {
        Whose::Success => (look.good, look.good_soft, Icon::CircleCheck),
        Whose::Person => (look.warn, look.warn_soft, Icon::Info),
        Whose::File | Whose::Computer => (look.bad, look.bad_soft, Icon::TriangleAlert),
    };
    let frame = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, ground.lerp_to_gamma(ink, 0.3)))
        .corner_radius(style::card_radius())
        .inner_margin(Margin::symmetric(12, 8));
    let mut is_dismissed = false;
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            icon_ui(ui, icon, ink);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                is_dismissed = icon_button_ui(ui, Icon::X, "Fermer ce message", true).clicked();
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = size::xs() / 2.0;
                    ui.label(style::strong(&notice.title).color(ink));
                    if !notice.help.is_empty() {
                        ui.label(style::small(&notice.help).color(look.ink));
                    }
                });
            });
        });
    });
    is_dismissed
}
