//! Who answered: profession, name if given, how and when. Never what.

use eframe::egui::{Align, Layout, ScrollArea, Ui, Vec2};
use lucide_icons::Icon;

use crate::dossier::{Ballot, Collection, CollectionEdit, Edit};
use crate::french;
use crate::ui::screens::meeting::sitting::{Sitting, received_words};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, chip_ui, chips_ui, icon_button_ui, muted_ui, section_ui, shortened_ui,
};

const ROW: f32 = 36.0;
const MOST_HEIGHT: f32 = 10.0 * ROW;
/// Room from which how a ballot came stands beside who gave it, and the line it takes below.
const BESIDE: f32 = 460.0;
const LINE: f32 = 20.0;

/// Names the list of ballots until it is drawn.
const EACH: &str = "each ballot received";

/// Shows the ballots received.
pub fn received_ui(
    ui: &mut Ui,
    shows_each: &mut bool,
    sitting: &Sitting<'_>,
    collection: &Collection,
) {
    let count = collection.ballots.len();
    section_ui(ui, received_words(count), |ui| {
        if count == 0 {
            let mut text =
                fr!("Les avis reçus se compteront ici : qui a répondu, jamais ses réponses.")
                    .to_owned();
            if sitting.ask.state.takes_drops {
                text.push_str(fr!(
                    " Des fichiers « .avis » se déposent sur la fenêtre, plusieurs à la fois."
                ));
            }
            muted_ui(ui, text);
            return;
        }
        turnout_ui(ui, sitting, collection);
        sight::fold_ui(ui, Button::new("Voir chaque avis reçu"), shows_each, EACH);
        if !*shows_each {
            return;
        }
        let height = if ui.available_width() < BESIDE { ROW + LINE } else { ROW };
        let area = ScrollArea::vertical().id_salt("received").max_height(MOST_HEIGHT);
        // Inside a page that scrolls itself, only what is asked for is given.
        let area = area.min_scrolled_height(MOST_HEIGHT.min(height * count as f32));
        ui.spacing_mut().item_spacing.y = 0.0;
        area.auto_shrink([false, true]).show_rows(ui, height, count, |ui, rows| {
            for (place, ballot) in collection.ballots.iter().enumerate() {
                if rows.contains(&place) {
                    row_ui(ui, sitting, place + 1, ballot, collection.is_revealed());
                }
            }
        });
    });
}

/// Counts by profession, against what the team says of itself.
fn turnout_ui(ui: &mut Ui, sitting: &Sitting<'_>, collection: &Collection) {
    let Some(dossier) = sitting.ask.state.dossier() else { return };
    chips_ui(ui, |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        for row in collection.turnout(&dossier.team) {
            let name = if row.profession.is_empty() { "Sans profession" } else { &row.profession };
            let (text, tone) = match (row.associates, row.missing()) {
                (0, _) => (fr!("{name} : {}", row.ballots), ChipTone::Neutral),
                (all, 0) => (fr!("{name} : {} sur {all}", row.ballots), ChipTone::Good),
                (all, _) => (fr!("{name} : {} sur {all}", row.ballots), ChipTone::Neutral),
            };
            let icon = (row.associates > 0 && row.missing() == 0).then_some(Icon::Check);
            chip_ui(ui, &text, tone, icon);
        }
    });
    ui.add_space(size::xs());
}

fn row_ui(ui: &mut Ui, sitting: &Sitting<'_>, number: usize, ballot: &Ballot, is_revealed: bool) {
    let look = style::look(ui);
    let is_beside = ui.available_width() >= BESIDE;
    let height = if is_beside { ROW } else { ROW + LINE };
    let room = Vec2::new(ui.available_width(), height);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        let who = who(ballot);
        if !is_revealed {
            let name = fr!("Retirer l’avis {number} : {who}");
            if icon_button_ui(ui, Icon::Trash2, &name, true).clicked() {
                let edit = CollectionEdit::Withdraw(ballot.id.clone());
                sitting.ask.push(Edit::Collect(sitting.campaign.id, edit));
            }
        }
        let mut how = format!("{} · {}", ballot.channel.label(), day(ballot));
        if ballot.revision > 1 {
            how = format!("corrigé · {how}");
        }
        let how = style::small(how).color(look.muted);
        if is_beside {
            ui.label(how);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                shortened_ui(ui, style::body(who));
            });
        } else {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(size::xs());
                shortened_ui(ui, style::body(who));
                shortened_ui(ui, how);
            });
        }
    });
}

fn who(ballot: &Ballot) -> String {
    let profession =
        if ballot.profession.is_empty() { "Sans profession" } else { &ballot.profession };
    let name = if ballot.name.is_empty() { "sans nom" } else { &ballot.name };
    format!("{profession} · {name}")
}

fn day(ballot: &Ballot) -> String {
    french::weekday_date(ballot.received_on)
}
