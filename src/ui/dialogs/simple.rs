//! Dialogs of one question.

use std::path::Path;

use eframe::egui::{Key, Ui};

use super::form::{Form, buttons_ui};
use crate::app::{Action, Command, PathPurpose, Postponed, State, UnsavedChoice};
use crate::dossier::{Answer, Edit};
use crate::french;
use crate::grid::CriterionId;
use crate::ui::style;
use crate::ui::widgets::{Button, Field, muted_ui, note_ui};

/// Returns the reason given last time, so that it need not be typed again.
pub fn former_reason(state: &State, criterion: &CriterionId) -> String {
    let reason = |answer: &Answer| {
        if let Answer::NotApplicable { reason } = answer { Some(reason.clone()) } else { None }
    };
    let found = state.dossier().zip(state.session.campaign).and_then(|(dossier, id)| {
        let campaign = dossier.campaign(id)?;
        let (_, of_grid) = campaign.grid.criterion(criterion)?;
        let now = campaign.answer(criterion).and_then(reason);
        now.or_else(|| dossier.former_entry(id, of_grid)?.answer.as_ref().and_then(reason))
    });
    found.unwrap_or_default()
}

/// Asks why a criterion is *sans objet*.
pub fn not_applicable_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    criterion: &CriterionId,
    reason: &mut String,
) {
    ui.label(style::heading(fr!("Sans objet : pourquoi ?")));
    muted_ui(ui, "Le critère sortira du calcul. La raison figurera dans le rapport.");
    let field =
        Field::new("Raison").rows(2).hint(fr!("Par exemple : aucun maître de stage dans l’équipe"));
    form.field(ui, field, reason);
    let is_given = !reason.trim().is_empty();
    let wants = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
    buttons_ui(ui, |ui| {
        let button = Button::new("Déclarer sans objet").primary().enabled(is_given).ui(ui);
        if is_given && (button.clicked() || wants) {
            if let Some(campaign) = form.ask.state.session.campaign {
                let answer = Answer::NotApplicable { reason: reason.trim().to_owned() };
                form.ask.push(Edit::Answer(campaign, criterion.clone(), Some(answer)));
            }
            form.ask.push(Action::CloseDialog);
        }
        form.cancel(ui);
    });
}

/// Asks what becomes of what is not saved.
pub fn unsaved_ui(ui: &mut Ui, form: &Form<'_>, pending: &Postponed) {
    let name = form.ask.state.dossier().map_or("", |dossier| dossier.team.display_name());
    ui.label(style::heading(fr!("Enregistrer les modifications ?")));
    let before = match pending {
        Postponed::Quit => "avant de quitter",
        Postponed::Close => "avant de fermer le dossier",
        Postponed::New | Postponed::Example | Postponed::AskOpen | Postponed::Open(_) => {
            "avant d’ouvrir un autre dossier"
        }
    };
    let text = fr!(
        "« {name} » a été modifié. Enregistrez-le {before}, sinon ces changements seront perdus."
    );
    muted_ui(ui, text);
    buttons_ui(ui, |ui| {
        form.first(ui, "Enregistrer", Action::Unsaved(UnsavedChoice::Save));
        form.other(ui, "Ne pas enregistrer", Action::Unsaved(UnsavedChoice::Discard));
        form.other(ui, "Annuler", Action::Unsaved(UnsavedChoice::Cancel));
    });
}

/// Says that what is in the file now is no dossier that can be read, and asks what now.
pub fn changed_elsewhere_ui(ui: &mut Ui, form: &Form<'_>) {
    ui.label(style::heading("Le fichier n’est plus un dossier lisible"));
    muted_ui(
        ui,
        fr!(
            "Il a changé depuis que vous l’avez ouvert : il est abîmé, remplacé par autre chose, ou vient d’une \
         version plus récente de Jalons. Rien n’a été remplacé. Le plus sûr est d’enregistrer votre version sous un \
         autre nom."
        ),
    );
    buttons_ui(ui, |ui| {
        form.ending(ui, Button::new(Command::SaveAs.label()).primary(), Command::SaveAs);
        form.other(ui, "Remplacer quand même", Action::SaveAnyway);
        form.cancel(ui);
    });
}

/// Asks before a file of this name is lost.
pub fn replace_ui(ui: &mut Ui, purpose: &PathPurpose, path: &Path, form: &Form<'_>) {
    let name = path.file_name().map(|name| french::one_line(&name.to_string_lossy()));
    let name = name.unwrap_or_default();
    ui.label(style::heading(fr!("Remplacer ce fichier ?")));
    let text = fr!(
        "Un fichier porte déjà le nom « {name} ». Le remplacer ferait perdre ce qu’il contient."
    );
    muted_ui(ui, text);
    note_ui(ui, french::one_line(&path.to_string_lossy()));
    buttons_ui(ui, |ui| {
        form.ask.button(ui, Button::new("Annuler").primary(), Action::CloseDialog);
        form.other(ui, "Remplacer", Action::ReplaceAt(purpose.clone(), path.to_owned()));
    });
}
