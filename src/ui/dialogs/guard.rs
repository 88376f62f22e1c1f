//! So that nothing is lost: what was left behind, a file open elsewhere, an export under way.

use eframe::egui::Ui;

use super::differences::differences_ui;
use super::form::{Form, buttons_ui};
use crate::app::{Action, Dialog, GuardAction, holder_words};
use crate::french;
use crate::store::Holder;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, muted_ui, note_ui};

/// Offers what a session that was cut had kept.
pub fn left_behind_ui(ui: &mut Ui, form: &Form<'_>) {
    let all = form.ask.state.left_behind.offered();
    let Some(one) = all.front() else { return };
    ui.label(style::heading("Un travail non enregistré a été retrouvé"));
    let name = one.unsaved.dossier.team.display_name();
    let text = fr!(
        "Jalons s’est arrêté sans prévenir. Ce travail sur « {name} » avait été mis à l’abri {}.",
        french::moment(one.kept_at)
    );
    ui.label(style::body(text));
    note_ui(ui, fr!("Fichier : {}", one.file()));
    let count = french::count(one.differences.len(), "différence");
    let than = if one.unsaved.base.is_some() { " depuis le dernier enregistrement" } else { "" };
    ui.label(style::strong(format!("{count}{than}")));
    differences_ui(ui, "left behind", &one.differences, height(ui));
    if all.len() > 1 {
        let more = match all.len() - 1 {
            1 => "Encore un travail à examiner ensuite.".to_owned(),
            more => fr!("Encore {more}~travaux à examiner ensuite."),
        };
        note_ui(ui, more);
    }
    buttons_ui(ui, |ui| {
        form.first(ui, "Récupérer", Action::Guard(GuardAction::TakeBack));
        let later = Button::new("Plus tard").tip("Le proposer de nouveau au prochain démarrage");
        form.ask.button(ui, later, Action::CloseDialog);
        ui.add_space(size::l());
        let drop = Button::new("Supprimer ce travail…").quiet();
        form.ask.button(ui, drop, Action::Ask(Dialog::DropLeftBehind));
    });
}

/// Asks before what a session that was cut had kept is lost.
pub fn drop_left_behind_ui(ui: &mut Ui, form: &Form<'_>) {
    let Some(one) = form.ask.state.left_behind.offered().front() else { return };
    ui.label(style::heading(fr!("Supprimer ce travail ?")));
    let count = french::count(one.differences.len(), "différence");
    let name = one.unsaved.dossier.team.display_name();
    let text = fr!(
        "Ce qui avait été mis à l’abri de « {name} » ({count}) sera perdu. Le fichier, lui, reste tel \
         qu’il est."
    );
    muted_ui(ui, text);
    buttons_ui(ui, |ui| {
        form.first(ui, "Garder", Action::CloseDialog);
        form.other(ui, "Supprimer", Action::Guard(GuardAction::DropLeftBehind));
    });
}

/// Says who has the file open, and asks what now.
pub fn locked_ui(ui: &mut Ui, form: &Form<'_>, holder: &Holder) {
    ui.label(style::heading("Ce dossier est déjà ouvert"));
    let since = holder.since.parse().map(french::moment);
    let since = since.map_or_else(|_| String::new(), |since| format!(" {since}"));
    let text = if holder.is_here {
        format!("Vous l’avez ouvert{since}, dans une autre fenêtre de Jalons.")
    } else {
        format!("{} l’a ouvert{since}.", holder_words(holder))
    };
    ui.label(style::body(text));
    let help = if holder.is_here {
        fr!(
            "Le mieux est de continuer dans cette autre fenêtre. Ici, vous pouvez le lire sans rien \
             changer ; si vous travaillez dans les deux, Jalons comparera les versions à l’enregistrement."
        )
    } else {
        "Vous pouvez le lire sans rien changer. Si vous travaillez à deux, Jalons comparera les deux versions à \
         l’enregistrement et proposera de les fusionner."
    };
    muted_ui(ui, help);
    buttons_ui(ui, |ui| {
        form.first(ui, "Lecture seule", Action::CloseDialog);
        form.other(ui, "Travailler quand même", Action::Guard(GuardAction::TakeOver));
    });
}

/// Asks before an export under way is stopped by leaving.
pub fn still_exporting_ui(ui: &mut Ui, form: &Form<'_>) {
    // It ended meanwhile: the question goes with it.
    let Some(running) = form.ask.state.exports.front() else { return };
    ui.label(style::heading("Un export est en cours"));
    let text = fr!(
        "« {} » n’est pas terminé. En quittant maintenant, ce document ne sera pas écrit ; votre \
         dossier n’est pas concerné.",
        running.document.label()
    );
    muted_ui(ui, text);
    buttons_ui(ui, |ui| {
        form.first(ui, "Attendre", Action::CloseDialog);
        form.other(ui, "Arrêter et quitter", Action::Guard(GuardAction::StopExport));
    });
}

/// Returns what is left of the window for a list.
fn height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 420.0).clamp(80.0, 320.0)
}
