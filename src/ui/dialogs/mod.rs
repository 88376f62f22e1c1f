//! The question the window is asking: one at a time, Escape closes it.

mod ballots;
mod campaign;
mod differences;
mod exercise;
mod explain;
mod former;
mod guard;
mod palette;
mod path;
mod problems;
mod proof;
mod selfcheck;
mod simple;

use std::collections::BTreeMap;

use eframe::egui::{
    self, Align, Align2, Frame, Id, LayerId, Layout, Margin, Modal, ScrollArea, Stroke, Ui, Vec2,
};

use self::campaign::CampaignForm;
use self::palette::PaletteForm;
use crate::app::{Action, Dialog, State};
use crate::dossier::compare::{PieceKey, Side};
use crate::ui::style::{self, size};
use crate::ui::widgets::Chooser;

/// What dialogs remember while they are open.
#[derive(Debug, Default)]
pub struct DialogsView {
    /// The dialog the forms were filled for.
    shown: Option<Dialog>,
    text: String,
    chooser: Chooser,
    campaign: CampaignForm,
    palette: PaletteForm,
    /// Whose version of a piece is kept, where two contradict each other.
    choices: BTreeMap<PieceKey, Side>,
    /// How high each example of the self-check was last drawn.
    heights: Vec<f32>,
}

/// Shows the open dialog, if any.
pub fn ui(ui: &mut Ui, view: &mut DialogsView, state: &State, actions: &mut Vec<Action>) {
    let is_new = view.shown != state.dialog;
    if is_new {
        view.shown.clone_from(&state.dialog);
        view.prepare(state);
    }
    let Some(dialog) = &state.dialog else { return };
    let form = Form { state, is_new };
    let room = ui.ctx().content_rect().size() - Vec2::new(96.0, 80.0);
    let kind = ("dialog", std::mem::discriminant(dialog));
    let id = Id::unique("dialog");
    let mut area = Modal::default_area(id);
    if *dialog == Dialog::Palette {
        // What is found changes with each letter: the field stays where it is.
        area = area.anchor(Align2::CENTER_TOP, Vec2::new(0.0, room.y * 0.1));
    }
    let response = Modal::new(id).area(area).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width(width(dialog).min(room.x));
        // What scrolls by itself is made to fit; a small window scrolls the rest too.
        // It grows with what it shows: how high it was is no limit.
        let area = ScrollArea::vertical().id_salt(kind).max_height(room.y);
        area.min_scrolled_height(room.y).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            contents_ui(ui, view, (dialog, &form), actions);
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
            | Dialog::Help
            | Dialog::Palette
    );
    // Escape closes the list that is open in it first.
    let is_escape =
        ui.input(|input| input.key_pressed(egui::Key::Escape)) && !response.any_popup_open;
    if if is_form { is_escape } else { response.should_close() } {
        actions.push(Action::CloseDialog);
    }
}

fn contents_ui(
    ui: &mut Ui,
    view: &mut DialogsView,
    (dialog, form): (&Dialog, &Form<'_>),
    actions: &mut Vec<Action>,
) {
    let state = form.state;
    match dialog {
        Dialog::NotApplicable(criterion) => {
            simple::not_applicable_ui(ui, form, criterion, &mut view.text, actions);
        }
        Dialog::NewCampaign => campaign::new_ui(ui, form, &mut view.campaign, actions),
        Dialog::NewExercise => exercise::new_ui(ui, form, &mut view.text, actions),
        Dialog::EditCampaign => campaign::edit_ui(ui, form, &mut view.campaign, actions),
        Dialog::RemoveCampaign(id) => campaign::remove_ui(ui, form, *id, actions),
        Dialog::Unsaved(pending) => simple::unsaved_ui(ui, form, pending, actions),
        Dialog::ChangedElsewhere => simple::changed_elsewhere_ui(ui, actions),
        Dialog::FileGone(path) => former::file_gone_ui(ui, path, actions),
        Dialog::Conflict(conflict) => {
            former::conflict_ui(ui, conflict, &mut view.choices, actions);
        }
        Dialog::Versions(versions) => former::versions_ui(ui, versions, actions),
        Dialog::LeftBehind => guard::left_behind_ui(ui, form, actions),
        Dialog::DropLeftBehind => guard::drop_left_behind_ui(ui, form, actions),
        Dialog::Locked(holder) => guard::locked_ui(ui, form, holder, actions),
        Dialog::StillExporting(_) => guard::still_exporting_ui(ui, form, actions),
        Dialog::Explain(subject) => explain::explain_ui(ui, state, subject, actions),
        Dialog::Problems { file, problems, help, backup } => {
            problems::problems_ui(ui, file, problems, help, actions);
            problems::backup_ui(ui, backup.as_deref(), actions);
        }
        Dialog::Replace(purpose, path) => simple::replace_ui(ui, purpose, path, actions),
        Dialog::TypePath { purpose, .. } => {
            path::type_path_ui(ui, form, purpose, &mut view.text, actions);
        }
        Dialog::SelfCheck(checks) => {
            selfcheck::selfcheck_ui(ui, checks, &mut view.heights, actions);
        }
        Dialog::LinkProof(claim) => proof::link_ui(ui, form, claim, &mut view.chooser, actions),
        Dialog::Intake(intake) => ballots::intake_ui(ui, intake, actions),
        Dialog::AbandonBallot(pending) => ballots::abandon_ui(ui, pending.as_ref(), actions),
        Dialog::Reveal => ballots::reveal_ui(ui, form, actions),
        Dialog::CloseCampaign => ballots::close_ui(ui, form, actions),
        Dialog::Palette => palette::palette_ui(ui, form, &mut view.palette, actions),
        Dialog::Help => simple::help_ui(ui, actions),
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

/// Tells whether Enter says yes to the whole dialog: not to the button it is on, not to an open list.
fn is_confirmed(ui: &Ui) -> bool {
    let is_elsewhere =
        ui.memory(|memory| memory.focused().is_some()) && !ui.ctx().text_edit_focused();
    let is_choosing = egui::Popup::is_any_open(ui.ctx());
    !is_elsewhere && !is_choosing && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// What every dialog reads.
#[derive(Clone, Copy, Debug)]
struct Form<'a> {
    state: &'a State,
    /// Whether it opened just now: its first field then takes the keyboard.
    is_new: bool,
}

impl DialogsView {
    fn prepare(&mut self, state: &State) {
        self.text = match &state.dialog {
            Some(Dialog::TypePath { suggested, .. }) => path::default_path(state, suggested),
            Some(Dialog::NotApplicable(criterion)) => simple::former_reason(state, criterion),
            Some(Dialog::NewExercise) => exercise::suggested(state),
            _ => String::new(),
        };
        self.chooser.clear();
        self.palette = PaletteForm::default();
        self.heights.clear();
        self.choices.clear();
        self.campaign = match &state.dialog {
            Some(Dialog::NewCampaign) => CampaignForm::new(state),
            Some(Dialog::EditCampaign) => CampaignForm::of(state),
            _ => CampaignForm::default(),
        };
    }
}

fn width(dialog: &Dialog) -> f32 {
    match dialog {
        Dialog::Explain(_)
        | Dialog::Problems { .. }
        | Dialog::Intake(_)
        | Dialog::LinkProof(_)
        | Dialog::Versions(_)
        | Dialog::LeftBehind
        | Dialog::TypePath { .. }
        | Dialog::Palette
        | Dialog::CloseCampaign => 640.0,
        Dialog::Conflict(_) => 760.0,
        Dialog::SelfCheck(_) => 1000.0,
        _ => 480.0,
    }
}

fn frame(ui: &Ui) -> Frame {
    let look = style::look(ui);
    Frame::new()
        .fill(look.surface)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(style::card_radius())
        .inner_margin(Margin::same(24))
        .shadow(ui.visuals().window_shadow)
}

/// Shows a dialog's buttons at the right, the main one last; in several rows where one has no room.
fn buttons_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(size::xs());
    ui.allocate_ui_with_layout(
        Vec2::new(ui.available_width(), 32.0),
        Layout::right_to_left(Align::Center).with_main_wrap(true),
        contents,
    );
}
