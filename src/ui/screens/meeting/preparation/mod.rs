//! Preparing the meeting: gathering ballots, who answered, its length and its date.
//!
//! Nothing of what a ballot says is shown here: it is not known.

mod code;
mod opening;
mod practical;
mod received;
mod seal_help;
mod ways;

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::sitting::Sitting;
use crate::dossier::Collection;
use crate::dossier::ballot_file::minutes_for;
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{ChipTone, chip_ui, muted_ui};

pub use self::code::code_ui;
pub use self::ways::{WaysView, copying_ui, receiving_ui, voting_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct PreparationView {
    opening: opening::OpeningForm,
    practical: practical::PracticalView,
    shows_each: bool,
    shows_settings: bool,
    shows_seal_help: bool,
}

/// Shows the phase.
pub fn preparation_ui(
    ui: &mut Ui,
    view: &mut PreparationView,
    ways: &mut WaysView,
    sitting: &Sitting<'_>,
) {
    ui.spacing_mut().item_spacing.y = size::l();
    let collection = sitting.campaign.collection.as_ref();
    head_ui(ui, sitting, collection);
    match collection {
        None => opening::opening_ui(ui, &mut view.opening, sitting),
        Some(collection) if collection.is_revealed() => {
            received::received_ui(ui, &mut view.shows_each, sitting, collection);
        }
        Some(collection) => {
            ways::ways_ui(ui, ways, collection.ballots.is_empty(), sitting.ask);
            code_ui(ui, &mut ways.code, sitting);
            received::received_ui(ui, &mut view.shows_each, sitting, collection);
        }
    }
    practical::practical_ui(ui, &mut view.practical, sitting);
    if let Some(collection) = collection {
        opening::settings_ui(ui, &mut view.shows_settings, sitting, collection);
    }
    seal_help::seal_help_ui(ui, &mut view.shows_seal_help);
    ui.add_space(size::l());
}

fn head_ui(ui: &mut Ui, sitting: &Sitting<'_>, collection: Option<&Collection>) {
    ui.spacing_mut().item_spacing.y = size::xs();
    ui.horizontal_wrapped(|ui| {
        ui.label(style::title("Préparer la réunion"));
        match collection {
            None => {}
            Some(one) if one.is_revealed() => {
                chip_ui(ui, "avis dévoilés", ChipTone::Neutral, Some(Icon::LockOpen));
            }
            Some(_) => {
                chip_ui(ui, "collecte ouverte", ChipTone::Good, Some(Icon::Lock));
            }
        }
    });
    let text = match collection {
        None => "Chacun donne d’abord son avis seul, puis l’équipe décide ensemble.".to_owned(),
        Some(one) => {
            let count = sitting.campaign.asked(&one.scope).count();
            let team = sitting.ask.state.dossier().map(|dossier| &dossier.team);
            fr!(
                "Chacun répond à {}, en {} environ. Réponses : {}.",
                french::count(count, "critère"),
                french::count(minutes_for(count), "minute"),
                team.map(|team| one.presence(team).words()).unwrap_or_default()
            )
        }
    };
    muted_ui(ui, text);
    ui.spacing_mut().item_spacing.y = size::l();
    ui.add_space(size::xs());
}
