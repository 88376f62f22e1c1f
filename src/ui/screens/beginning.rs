//! Accueil's card for a dossier that begins: three steps, ticked one by one, gone once all are done.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::app::{Action, Command, Screen, State, shipped_grid};
use crate::dossier::Dossier;
use crate::french;
use crate::grid::Extent;
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{icon_ui, link_ui, note_ui, section_ui};

/// A step with which a team begins.
struct FirstStep {
    name: &'static str,
    note: String,
    action: Action,
    is_done: bool,
}

/// Shows the first steps; nothing once they are done, or once the team is further on.
pub(super) fn beginning_ui(ui: &mut Ui, ask: &Ask<'_>, dossier: &Dossier) {
    if is_further_on(dossier) {
        return;
    }
    let steps = steps(ask.state, dossier);
    let Some(next) = steps.iter().position(|step| !step.is_done) else { return };
    section_ui(ui, "Trois étapes pour commencer", |ui| {
        for (place, step) in steps.into_iter().enumerate() {
            step_ui(ui, ask, step, place + 1, place == next);
        }
    });
}

/// Tells whether nobody begins here any more, whatever was left out then.
fn is_further_on(dossier: &Dossier) -> bool {
    dossier.campaigns.len() > 1 || dossier.campaigns.iter().any(|campaign| campaign.is_closed())
}

fn steps(state: &State, dossier: &Dossier) -> [FirstStep; 3] {
    let session = &state.session;
    let has_begun = session.shown_campaign().is_some();
    let answering =
        if has_begun { Action::Go(Screen::Assess) } else { Action::Run(Command::FirstPath) };
    let remaining = session.derived.scores.as_ref().map(|all| all.whole.coverage.remaining());
    let left = match remaining {
        Some(number) => format!("Encore {}.", french::count(number, "critère")),
        None => fr!("{} critères, en une demi-heure.", shipped_grid().count_in(Extent::First)),
    };
    let has_results = session.derived.serving.contains(&Screen::Results);
    let deciding = if has_results { Screen::Results } else { Screen::Plan };
    [
        FirstStep {
            name: "Dire qui vous êtes",
            note: "Le nom de l’équipe suffit.".to_owned(),
            action: Action::Go(Screen::Team),
            is_done: !dossier.team.name.trim().is_empty(),
        },
        FirstStep {
            name: "Répondre aux critères",
            note: left,
            action: answering,
            is_done: remaining == Some(0),
        },
        FirstStep {
            name: "Choisir jusqu’à trois actions",
            note: fr!("Le résultat en propose ; une seule suffit.").to_owned(),
            action: Action::Go(deciding),
            is_done: !dossier.improvements.is_empty(),
        },
    ]
}

fn step_ui(ui: &mut Ui, ask: &Ask<'_>, step: FirstStep, number: usize, is_next: bool) {
    let look = style::look(ui);
    let (icon, colour) = match (step.is_done, is_next) {
        (true, _) => (Icon::CircleCheck, look.good),
        (false, true) => (Icon::Circle, look.accent),
        (false, false) => (Icon::Circle, look.faint),
    };
    ui.horizontal_top(|ui| {
        icon_ui(ui, icon, colour);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if step.is_done {
                ui.label(style::body(step.name).color(look.muted));
                note_ui(ui, "Fait");
                return;
            }
            let text = if is_next { style::strong(step.name) } else { style::body(step.name) };
            let name = fr!("Étape {number} sur 3 : {}", step.name);
            ask.clicked(&link_ui(ui, text, &name), step.action);
            note_ui(ui, step.note);
        });
    });
}
