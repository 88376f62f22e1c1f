//! A word of caution before what a proof points to is opened.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::form::{Form, buttons_ui};
use crate::app::{Action, ProofOpening, Usage};
use crate::french;
use crate::ui::style;
use crate::ui::widgets::{Button, muted_ui, note_ui, warning_ui};

/// Asks whether to open it; what may be a program is only shown in its folder.
pub(super) fn opening_ui(ui: &mut Ui, form: &Form<'_>, opening: &ProofOpening) {
    let is_page = matches!(opening.opens, Some(Usage::Page(_)));
    let what = if is_page { "cette page" } else { "ce fichier" };
    ui.label(style::heading(fr!("Ouvrir {what} ?")));
    ui.label(style::body(&opening.title));
    note_ui(ui, french::one_line(&opening.place));
    let caution = if opening.opens.is_some() {
        fr!(
            "Un autre programme va l’ouvrir. Continuez si vous connaissez l’équipe de qui vient ce dossier et si cette \
             adresse vous paraît juste."
        )
    } else {
        fr!(
            "Ce n’est pas un document d’un genre connu : il pourrait s’agir d’un programme. Jalons ne l’ouvre pas, mais \
             peut vous montrer où il est."
        )
    };
    muted_ui(ui, caution);
    if let Some(computer) = &opening.far {
        warning_ui(ui, fr!("Il est sur un autre ordinateur : « {computer} »."));
    }
    if opening.is_changed {
        warning_ui(ui, fr!("Son contenu a changé depuis son enregistrement au registre."));
    }
    buttons_ui(ui, |ui| {
        if let Some(opens) = &opening.opens {
            let button = Button::new("Ouvrir").primary().icon(Icon::ExternalLink);
            form.ask.button(ui, button, Action::Use(opens.clone()));
        }
        if let Some(shows) = &opening.shows {
            form.other(ui, "Afficher dans le dossier", Action::Use(shows.clone()));
        }
        form.cancel(ui);
    });
}
