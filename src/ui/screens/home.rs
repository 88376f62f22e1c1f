//! Accueil: what to do next; without a dossier, the ways to begin.

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use super::beginning::beginning_ui;
use super::deadlines::deadlines_ui;
use super::next::next;
use super::standing::{self, MeanView};
use super::upcoming::upcoming_ui;
use super::welcome;
use crate::app::Action;
use crate::dossier::Dossier;
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Half, card_frame, columns_ui, icon_ui, muted_ui, note_ui};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct HomeView {
    mean: MeanView,
    shows_all_recent: bool,
    shows_all_upcoming: bool,
}

/// Shows the screen.
pub fn home_ui(ui: &mut Ui, view: &mut HomeView, ask: &Ask<'_>) {
    match ask.state.dossier() {
        None => welcome::welcome_ui(ui, &mut view.shows_all_recent, ask),
        Some(dossier) => open_ui(ui, view, ask, dossier),
    }
}

fn open_ui(ui: &mut Ui, view: &mut HomeView, ask: &Ask<'_>, dossier: &Dossier) {
    let today = french::weekday_date(ask.state.today);
    let subtitle = format!("{} · {today}", dossier.team.display_name());
    // Where little is coming, the other column has room.
    let (upcoming, deadlines) = (ask.state.upcoming(), ask.state.deadlines());
    let is_calm = upcoming.is_empty() && deadlines.is_empty();
    ask.plain_page_ui(ui, "Bonjour", &subtitle, |ui| {
        columns_ui(ui, 0.56, 760.0, |ui, half| match half {
            Half::Left => {
                next_ui(ui, ask, dossier);
                arrivals_ui(ui, ask);
                standing::todo_ui(ui, ask);
                if !is_calm {
                    standing::mean_ui(ui, &mut view.mean, ask.state, dossier);
                }
            }
            Half::Right => {
                beginning_ui(ui, ask, dossier);
                if is_calm {
                    standing::mean_ui(ui, &mut view.mean, ask.state, dossier);
                }
                upcoming_ui(ui, &mut view.shows_all_upcoming, &upcoming, ask);
                deadlines_ui(ui, &deadlines, ask);
                super::proofs::due_ui(ui, ask);
                welcome::others_ui(ui, ask);
            }
        });
    });
}

fn next_ui(ui: &mut Ui, ask: &Ask<'_>, dossier: &Dossier) {
    let look = style::look(ui);
    let next = next(ask.state, dossier);
    let response = card_frame(ui)
        .inner_margin(egui::Margin { left: 24, right: 20, top: 20, bottom: 20 })
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::xs();
            note_ui(ui, "La suite");
            ui.label(style::heading(&next.title));
            muted_ui(ui, &next.text);
            ui.add_space(size::s());
            ui.horizontal_wrapped(|ui| {
                ask.button(ui, Button::new(next.button.0).primary(), next.button.1);
                if let Some((label, action)) = next.other {
                    ask.button(ui, Button::new(label), action);
                }
            });
        })
        .response;
    let mut edge = response.rect;
    edge.set_width(4.0);
    let radius = egui::CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 };
    ui.painter().rect_filled(edge, radius, look.accent);
}

/// Says a word of the screens that have come, until one has been there.
fn arrivals_ui(ui: &mut Ui, ask: &Ask<'_>) {
    for screen in ask.state.arrivals() {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Sparkles, style::look(ui).accent);
            let label = screen.label();
            ui.label(style::body(fr!("Nouveau dans le menu : {label}, {}.", screen.promise())));
            let name = fr!("Voir {label}");
            ask.button(ui, Button::new("Voir").quiet().named(&name), Action::Go(screen));
        });
    }
}
