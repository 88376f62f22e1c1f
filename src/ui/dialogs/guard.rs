//! So that nothing is lost: what was left behind, a file open elsewhere, an export under way.

use eframe::egui::Ui;

use super::differences::differences_ui;
use super::{Form, buttons_ui};
use crate::app::{Action, Dialog, GuardAction, holder_words};
use crate::french;
use crate::store::Holder;
use crate::ui::style::{self, size};
use crate::ui::widgets::Button;

/// Offers what a session that was cut had kept.
pub fn left_behind_ui(ui: &mut Ui, form: &Form<'_>, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    let all = form.state.left_behind.offered();
    let Some(one) = all.front() else { return };
    ui.label(style::heading("Un travail non enregistré a été retrouvé"));
    let name = one.unsaved.dossier.team.display_name();
    let text = format!(
        "Jalons s’est arrêté sans prévenir. Ce travail sur «\u{a0}{name}\u{a0}» avait été mis à l’abri {}.",
        french::moment(one.kept_at)
    );
    ui.label(style::body(text));
    let file = format!("Fichier\u{a0}: {}", one.file());
    ui.label(style::small(file).color(look.muted));
    let count = french::count(one.differences.len(), "différence");
    let than = if one.unsaved.base.is_some() { " depuis le dernier enregistrement" } else { "" };
    ui.label(style::strong(format!("{count}{than}")));
    differences_ui(ui, "left behind", &one.differences, height(ui));
    if all.len() > 1 {
        let more = match all.len() - 1 {
            1 => "Encore un travail à examiner ensuite.".to_owned(),
            more => format!("Encore {more}\u{a0}travaux à examiner ensuite."),
        };
        ui.label(style::small(more).color(look.muted));
    }
    buttons_ui(ui, |ui| {
        let take = Button::new("Récupérer").primary().ui(ui);
        if form.is_new {
            take.request_focus();
        }
        if take.clicked() {
            actions.push(Action::Guard(GuardAction::TakeBack));
        }
        let later = Button::new("Plus tard").ui(ui);
        if later.on_hover_text("Le proposer de nouveau au prochain démarrage").clicked() {
            actions.push(Action::CloseDialog);
        }
        ui.add_space(size::l());
        if Button::new("Supprimer ce travail…").quiet().ui(ui).clicked() {
            actions.push(Action::Ask(Dialog::DropLeftBehind));
        }
    });
}

/// Asks before what a session that was cut had kept is lost.
pub fn drop_left_behind_ui(ui: &mut Ui, form: &Form<'_>, actions: &mut Vec<Action>) {
    let Some(one) = form.state.left_behind.offered().front() else { return };
    ui.label(style::heading("Supprimer ce travail\u{a0}?"));
    let count = french::count(one.differences.len(), "différence");
    let name = one.unsaved.dossier.team.display_name();
    let text = format!(
        "Ce qui avait été mis à l’abri de «\u{a0}{name}\u{a0}» ({count}) sera perdu. Le fichier, lui, reste tel \
         qu’il est."
    );
    ui.label(style::body(text).color(style::look(ui).muted));
    buttons_ui(ui, |ui| {
        let keep = Button::new("Garder").primary().ui(ui);
        if form.is_new {
            keep.request_focus();
        }
        if keep.clicked() {
            actions.push(Action::CloseDialog);
        }
        if Button::new("Supprimer").ui(ui).clicked() {
            actions.push(Action::Guard(GuardAction::DropLeftBehind));
        }
    });
}

/// Says who has the file open, and asks what now.
pub fn locked_ui(ui: &mut Ui, form: &Form<'_>, holder: &Holder, actions: &mut Vec<Action>) {
    ui.label(style::heading("Ce dossier est déjà ouvert"));
    let since = holder.since.parse().map(french::moment);
    let since = since.map_or_else(|_| String::new(), |since| format!(" {since}"));
    let text = if holder.is_here {
        format!("Vous l’avez ouvert{since}, dans une autre fenêtre de Jalons.")
    } else {
        format!("{} l’a ouvert{since}.", holder_words(holder))
    };
    ui.label(style::body(text));
    ui.label(
        style::body(
            "Vous pouvez le lire sans rien changer. Si vous travaillez à deux, Jalons comparera les deux versions à \
             l’enregistrement et proposera de les fusionner.",
        )
        .color(style::look(ui).muted),
    );
    buttons_ui(ui, |ui| {
        let read = Button::new("Lecture seule").primary().ui(ui);
        if form.is_new {
            read.request_focus();
        }
        if read.clicked() {
            actions.push(Action::CloseDialog);
        }
        if Button::new("Travailler quand même").ui(ui).clicked() {
            actions.push(Action::Guard(GuardAction::TakeOver));
        }
    });
}

/// Asks before an export under way is stopped by leaving.
pub fn still_exporting_ui(ui: &mut Ui, form: &Form<'_>, actions: &mut Vec<Action>) {
    // It ended meanwhile: the question goes with it.
    let Some(running) = form.state.exports.front() else { return };
    ui.label(style::heading("Un export est en cours"));
    let text = format!(
        "«\u{a0}{}\u{a0}» n’est pas terminé. En quittant maintenant, ce document ne sera pas écrit\u{a0}; votre \
         dossier n’est pas concerné.",
        running.document.label()
    );
    ui.label(style::body(text).color(style::look(ui).muted));
    buttons_ui(ui, |ui| {
        let wait = Button::new("Attendre").primary().ui(ui);
        if form.is_new {
            wait.request_focus();
        }
        if wait.clicked() {
            actions.push(Action::CloseDialog);
        }
        if Button::new("Arrêter et quitter").ui(ui).clicked() {
            actions.push(Action::Guard(GuardAction::StopExport));
        }
    });
}

/// Returns what is left of the window for a list.
fn height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 420.0).clamp(80.0, 320.0)
}
