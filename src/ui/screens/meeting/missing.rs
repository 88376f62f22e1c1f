//! Who has not answered yet: told by profession, never by what was said.

use eframe::egui::{Align, Label, Layout, Pos2, Role, Sense, Stroke, Ui, Vec2};
use lucide_icons::Icon;

use super::agenda;
use super::preparation::{self, WaysView};
use super::sitting::{Sitting, lead_ui, title_ui};
use crate::app::{Command, Screen};
use crate::dossier::{Phase, Turnout};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, projected_ui, say};

/// Shows the phase.
pub fn missing_ui(ui: &mut Ui, ways: &mut WaysView, sitting: &Sitting<'_>) {
    title_ui(ui, "Avis manquants");
    let Some(collection) = &sitting.campaign.collection else {
        no_ballots_ui(ui, sitting);
        return;
    };
    let Some(dossier) = sitting.ask.state.dossier() else { return };
    let turnout = collection.turnout(&dossier.team);
    let presence = collection.presence(&dossier.team);
    let (missing, all) = (presence.missing, presence.associates);
    let words = presence.words();
    ui.label(style::projected_large(fr!("Réponses : {words}.")));
    ui.add_space(size::s());
    for row in &turnout {
        row_ui(ui, row);
    }
    if all == 0 {
        let text = fr!(
            "L’équipe n’a pas encore dit combien elle compte d’associés : Jalons ne sait pas qui manque."
        );
        projected_ui(ui, text);
        sitting.ask.button(
            ui,
            Button::new("Compléter l’équipe").icon(Icon::Users),
            Command::Go(Screen::Team),
        );
    }
    ui.add_space(size::m());
    if collection.is_revealed() {
        let text = fr!(
            "Les avis sont dévoilés : plus aucun ne s’ajoute. Qui n’a pas répondu parle dans la discussion."
        );
        projected_ui(ui, text);
        return;
    }
    projected_ui(ui, next_words(missing, all));
    ui.horizontal_wrapped(|ui| {
        preparation::voting_ui(ui, ways, sitting.ask);
        preparation::copying_ui(ui, ways, sitting.ask);
        preparation::receiving_ui(ui, ways, sitting.ask);
    });
    preparation::code_ui(ui, &mut ways.code, sitting);
}

/// Says what can still be done before the reveal.
const fn next_words(missing: u32, all: u32) -> &'static str {
    match (all, missing) {
        (0, _) => {
            "Qui n’a pas répondu peut encore le faire. Après le dévoilement, aucun avis ne s’ajoute plus, mais chacun \
             garde la parole dans la discussion."
        }
        (_, 0) => {
            fr!(
                "Il ne manque personne : on peut dévoiler. Un avis de plus peut encore s’ajouter jusqu’au dévoilement, \
             mais pas ensuite."
            )
        }
        (_, 1) => {
            fr!(
                "La personne qui manque peut répondre maintenant. On peut aussi continuer sans elle : après le dévoilement, \
             aucun avis ne s’ajoute plus, mais chacun garde la parole dans la discussion."
            )
        }
        _ => {
            fr!(
                "Ces personnes peuvent répondre maintenant. On peut aussi continuer sans elles : après le dévoilement, aucun avis ne \
             s’ajoute plus, mais chacun garde la parole dans la discussion."
            )
        }
    }
}

fn no_ballots_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let text = fr!(
        "Aucune collecte n’est ouverte : la réunion se tient sans avis individuels, l’équipe discute directement."
    );
    lead_ui(ui, text);
    sitting.ask.button(
        ui,
        Button::new("Ouvrir une collecte").icon(Icon::ChevronLeft),
        agenda::look(Phase::Preparation),
    );
}

/// Shows a profession: a filled dot per ballot, a hollow one per associate still awaited.
fn row_ui(ui: &mut Ui, row: &Turnout) {
    const HEIGHT: f32 = 40.0;
    const COUNT: f32 = 90.0;
    /// Least room for the name and for the dots.
    const BESIDE: f32 = 560.0;
    let name = if row.profession.is_empty() { "Sans profession" } else { &row.profession };
    let text = match row.associates {
        0 => row.ballots.to_string(),
        all => format!("{} sur {all}", row.ballots),
    };
    let is_beside = ui.available_width() >= BESIDE;
    let layout = Layout::left_to_right(Align::Center);
    let values = |ui: &mut Ui| {
        ui.allocate_ui_with_layout(Vec2::new(COUNT, HEIGHT), layout, |ui| {
            ui.set_width(COUNT);
            projected_ui(ui, &text);
        });
        dots_ui(ui, row);
        if row.associates > 0 && row.missing() == 0 {
            chip_ui(ui, "complet", ChipTone::Good, Some(Icon::Check));
        }
    };
    let response = if is_beside {
        let room = Vec2::new(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(room, layout, |ui| {
            let width = (ui.available_width() * 0.5).min(420.0);
            ui.allocate_ui_with_layout(Vec2::new(width, HEIGHT), layout, |ui| {
                ui.set_width(width);
                ui.add(Label::new(style::projected(name)).wrap());
            });
            values(ui);
        })
        .response
    } else {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(style::projected(name)).wrap());
            ui.horizontal_wrapped(values);
        })
        .response
    };
    let name = fr!("{name} : {text}");
    say(&response, Role::ListItem, &name);
}

fn dots_ui(ui: &mut Ui, row: &Turnout) {
    const DOT: f32 = 7.0;
    const STEP: f32 = 22.0;
    const MOST: usize = 12;
    let look = style::look(ui);
    let filled = usize::try_from(row.ballots).unwrap_or(MOST);
    let hollow = usize::try_from(row.missing()).unwrap_or(MOST);
    let fitting = ((ui.available_width() / STEP) as usize).min(MOST);
    if filled + hollow > fitting || row.associates == 0 {
        return;
    }
    let width = STEP * (filled + hollow) as f32;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, STEP), Sense::hover());
    for place in 0..filled + hollow {
        let centre = Pos2::new(rect.left() + STEP * (place as f32 + 0.5), rect.center().y);
        if place < filled {
            ui.painter().circle_filled(centre, DOT, look.accent);
        } else {
            ui.painter().circle_stroke(centre, DOT - 1.0, Stroke::new(2.0, look.faint));
        }
    }
}
