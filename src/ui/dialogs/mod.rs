//! The question the window is asking: one at a time, Escape closes it.

mod about;
mod ballots;
mod campaign;
mod differences;
mod exercise;
mod explain;
mod first;
mod form;
mod former;
mod grid_choice;
mod guard;
mod help;
mod help_keys;
mod help_page;
mod opening;
mod palette;
mod path;
mod problems;
mod proof;
mod selfcheck;
mod simple;

use std::collections::BTreeMap;

use eframe::egui::{self, Align2, Id, LayerId, Modal, ScrollArea, Ui, Vec2};

use self::campaign::CampaignForm;
use self::first::FirstForm;
use self::form::Form;
use self::help::HelpForm;
use self::palette::PaletteForm;
use crate::app::{Action, Dialog, State};
use crate::dossier::compare::{PieceKey, Side};
use crate::ui::ask::Ask;
use crate::ui::style::size;
use crate::ui::widgets::{Chooser, card_frame};

/// What dialogs remember while they are open.
#[derive(Debug, Default)]
pub struct DialogsView {
    /// The dialog the forms were filled for.
    shown: Option<Dialog>,
    text: String,
    chooser: Chooser,
    campaign: CampaignForm,
    first: FirstForm,
    palette: PaletteForm,
    help: Option<HelpForm>,
    /// Whose version of a piece is kept, where two contradict each other.
    choices: BTreeMap<PieceKey, Side>,
    /// How high each example of the self-check was last drawn.
    heights: Vec<f32>,
}

/// Shows the open dialog, if any.
pub fn ui(ui: &mut Ui, view: &mut DialogsView, ask: &Ask<'_>) {
    let is_new = view.shown != ask.state.dialog;
    if is_new {
        view.prepare(ask.state);
    }
    let Some(dialog) = &ask.state.dialog else { return };
    let form = Form { ask, is_new };
    let room = ui.ctx().content_rect().size() - Vec2::new(96.0, 80.0);
    let kind = ("dialog", std::mem::discriminant(dialog));
    let id = Id::unique("dialog");
    let mut area = Modal::default_area(id);
    if *dialog == Dialog::Palette {
        // What is found changes with each letter: the field stays where it is.
        area = area.anchor(Align2::CENTER_TOP, Vec2::new(0.0, room.y * 0.1));
    }
    let frame = card_frame(ui).inner_margin(24).shadow(ui.visuals().window_shadow);
    let response = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width(dialog).min(room.x));
        // What scrolls by itself is made to fit; a small window scrolls the rest too.
        // It grows with what it shows: how high it was is no limit.
        let area = ScrollArea::vertical().id_salt(kind).max_height(room.y);
        area.min_scrolled_height(room.y).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            contents_ui(ui, view, dialog, &form);
        });
    });
    keep_lists_above(ui.ctx(), response.response.layer_id);
    // A click beside a form must not lose what was typed in it.
    let is_form = !matches!(
        dialog,
        Dialog::Explain(_)
            | Dialog::SelfCheck(_)
            | Dialog::Intake(_)
            | Dialog::LinkProof(_)
            | Dialog::Versions(_)
            | Dialog::Help(_)
            | Dialog::About
            | Dialog::Palette
    );
    // Escape closes the list that is open in it first.
    let is_escape =
        ui.input(|input| input.key_pressed(egui::Key::Escape)) && !response.any_popup_open;
    if if is_form { is_escape } else { response.should_close() } {
        ask.push(Action::CloseDialog);
    }
}

fn contents_ui(ui: &mut Ui, view: &mut DialogsView, dialog: &Dialog, form: &Form<'_>) {
    match dialog {
        Dialog::NotApplicable(criterion) => {
            simple::not_applicable_ui(ui, form, criterion, &mut view.text);
        }
        Dialog::FirstPath => first::first_ui(ui, form, &mut view.first),
        Dialog::NewCampaign => campaign::new_ui(ui, form, &mut view.campaign),
        Dialog::NewExercise => exercise::new_ui(ui, form, &mut view.text),
        Dialog::EditCampaign => campaign::edit_ui(ui, form, &mut view.campaign),
        Dialog::RemoveCampaign(id) => campaign::remove_ui(ui, form, *id),
        Dialog::Unsaved(pending) => simple::unsaved_ui(ui, form, pending),
        Dialog::ChangedElsewhere => simple::changed_elsewhere_ui(ui, form),
        Dialog::FileGone(path) => former::file_gone_ui(ui, path, form),
        Dialog::Conflict(conflict) => {
            former::conflict_ui(ui, conflict, &mut view.choices, form);
        }
        Dialog::Versions(versions) => former::versions_ui(ui, versions, form),
        Dialog::LeftBehind => guard::left_behind_ui(ui, form),
        Dialog::DropLeftBehind => guard::drop_left_behind_ui(ui, form),
        Dialog::Locked(holder) => guard::locked_ui(ui, form, holder),
        Dialog::StillExporting(_) => guard::still_exporting_ui(ui, form),
        Dialog::Explain(subject) => explain::explain_ui(ui, form, subject),
        Dialog::Problems { file, problems, help, backup } => {
            problems::problems_ui(ui, file, problems, help, form);
            problems::backup_ui(ui, backup.as_deref(), form);
        }
        Dialog::Replace(purpose, path) => simple::replace_ui(ui, purpose, path, form),
        Dialog::TypePath { purpose, .. } => {
            path::type_path_ui(ui, form, purpose, &mut view.text);
        }
        Dialog::SelfCheck(checks) => {
            selfcheck::selfcheck_ui(ui, checks, &mut view.heights, form);
        }
        Dialog::OpenProof(opening) => opening::opening_ui(ui, form, opening),
        Dialog::LinkProof(claim) => proof::link_ui(ui, form, claim, &mut view.chooser),
        Dialog::Intake(intake) => ballots::intake_ui(ui, intake, form),
        Dialog::AbandonBallot(pending) => ballots::abandon_ui(ui, pending.as_ref(), form),
        Dialog::Reveal => ballots::reveal_ui(ui, form),
        Dialog::CloseCampaign => ballots::close_ui(ui, form),
        Dialog::Palette => palette::palette_ui(ui, form, &mut view.palette),
        Dialog::Help(_) => {
            if let Some(help) = &mut view.help {
                help::help_ui(ui, form, help);
            }
        }
        Dialog::About => about::about_ui(ui, form),
    }
}

/// Keeps the lists that drop down in a dialog above it, whichever of them was pressed last.
fn keep_lists_above(ctx: &egui::Context, dialog: LayerId) {
    let above = |layer: &LayerId| layer.order == dialog.order && *layer != dialog;
    ctx.memory_mut(|memory| {
        let lists: Vec<LayerId> =
            memory.areas().visible_layer_ids().into_iter().filter(above).collect();
        for list in lists {
            memory.areas_mut().set_sublayer(dialog, list);
        }
    });
}

impl DialogsView {
    /// Begins anew, with what can be guessed of the question being asked.
    fn prepare(&mut self, state: &State) {
        *self = Self { shown: state.dialog.clone(), ..Self::default() };
        if let Some(Dialog::TypePath { suggested, .. }) = &state.dialog {
            self.text = state.default_path(suggested).display().to_string();
        } else if let Some(Dialog::NotApplicable(criterion)) = &state.dialog {
            self.text = simple::former_reason(state, criterion);
        } else if let Some(Dialog::NewExercise) = &state.dialog {
            self.text = state.suggested_year().to_string();
        } else if let Some(Dialog::NewCampaign) = &state.dialog {
            self.campaign = CampaignForm::new(state);
        } else if let Some(Dialog::FirstPath) = &state.dialog {
            self.first = FirstForm::new(state);
        } else if let Some(Dialog::EditCampaign) = &state.dialog {
            self.campaign = CampaignForm::of(state);
        } else if let Some(Dialog::Help(topic)) = &state.dialog {
            self.help = Some(HelpForm::at(*topic));
        }
    }
}

/// Returns how wide a dialog is; most are narrow.
const fn width(dialog: &Dialog) -> f32 {
    let is_wide = matches!(
        dialog,
        Dialog::Explain(_)
            | Dialog::Problems { .. }
            | Dialog::Intake(_)
            | Dialog::LinkProof(_)
            | Dialog::Versions(_)
            | Dialog::LeftBehind
            | Dialog::TypePath { .. }
            | Dialog::Palette
            | Dialog::NewCampaign
            | Dialog::CloseCampaign
    );
    if matches!(dialog, Dialog::SelfCheck(_)) {
        1000.0
    } else if matches!(dialog, Dialog::Help(_)) {
        960.0
    } else if matches!(dialog, Dialog::Conflict(_)) {
        760.0
    } else if is_wide {
        640.0
    } else {
        480.0
    }
}
