//! Dialogs of one question.

use std::path::Path;

use eframe::egui::{self, Key, Ui, Vec2};

use super::{Form, buttons_ui};
use crate::app::{Action, Command, PathPurpose, Postponed, State, UnsavedChoice};
use crate::dossier::{Answer, Edit};
use crate::french;
use crate::grid::CriterionId;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, key_cap_ui};

/// Returns the reason given last time, so that it need not be typed again.
pub fn former_reason(state: &State, criterion: &CriterionId) -> String {
    let reason = |answer: &Answer| match answer {
        Answer::NotApplicable { reason } => Some(reason.clone()),
        _ => None,
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
    actions: &mut Vec<Action>,
) {
    ui.label(style::heading("Sans objet : pourquoi ?"));
    ui.label(
        style::body("Le critère sortira du calcul. La raison figurera dans le rapport.")
            .color(style::look(ui).muted),
    );
    let field =
        Field::new("Raison").rows(2).hint("Par exemple : aucun maître de stage dans l’équipe");
    let response = field.ui(ui, reason);
    if form.is_new {
        response.request_focus();
    }
    let is_given = !reason.trim().is_empty();
    let wants = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
    buttons_ui(ui, |ui| {
        let button = Button::new("Déclarer sans objet").primary().enabled(is_given).ui(ui);
        if is_given && (button.clicked() || wants) {
            if let Some(campaign) = form.state.session.campaign {
                let answer = Answer::NotApplicable { reason: reason.trim().to_owned() };
                actions.push(Action::Edit(Edit::Answer(campaign, criterion.clone(), Some(answer))));
            }
            actions.push(Action::CloseDialog);
        }
        if Button::new("Annuler").ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Asks what becomes of what is not saved.
pub fn unsaved_ui(ui: &mut Ui, form: &Form<'_>, pending: &Postponed, actions: &mut Vec<Action>) {
    let name = form.state.dossier().map_or("", |dossier| dossier.team.display_name());
    ui.label(style::heading("Enregistrer les modifications ?"));
    let before = match pending {
        Postponed::Quit => "avant de quitter",
        Postponed::Close => "avant de fermer le dossier",
        Postponed::New | Postponed::Example | Postponed::AskOpen | Postponed::Open(_) => {
            "avant d’ouvrir un autre dossier"
        }
    };
    let text = format!(
        "« {name} » a été modifié. Enregistrez-le {before}, sinon ces changements seront perdus."
    );
    ui.label(style::body(text).color(style::look(ui).muted));
    buttons_ui(ui, |ui| {
        let save = Button::new("Enregistrer").primary().ui(ui);
        if form.is_new {
            save.request_focus();
        }
        if save.clicked() {
            actions.push(Action::Unsaved(UnsavedChoice::Save));
        }
        if Button::new("Ne pas enregistrer").ui(ui).clicked() {
            actions.push(Action::Unsaved(UnsavedChoice::Discard));
        }
        if Button::new("Annuler").ui(ui).clicked() {
            actions.push(Action::Unsaved(UnsavedChoice::Cancel));
        }
    });
}

/// Says that what is in the file now is no dossier that can be read, and asks what now.
pub fn changed_elsewhere_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.label(style::heading("Le fichier n’est plus un dossier lisible"));
    ui.label(
        style::body(
            "Il a changé depuis que vous l’avez ouvert\u{a0}: il est abîmé, remplacé par autre chose, ou vient d’une \
             version plus récente de Jalons. Rien n’a été remplacé. Le plus sûr est d’enregistrer votre version sous un \
             autre nom.",
        )
        .color(style::look(ui).muted),
    );
    buttons_ui(ui, |ui| {
        if Button::new(Command::SaveAs.label()).primary().ui(ui).clicked() {
            actions.push(Action::CloseDialog);
            actions.push(Action::Run(Command::SaveAs));
        }
        if Button::new("Remplacer quand même").ui(ui).clicked() {
            actions.push(Action::SaveAnyway);
        }
        if Button::new("Annuler").ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Asks before a file of this name is lost.
pub fn replace_ui(ui: &mut Ui, purpose: &PathPurpose, path: &Path, actions: &mut Vec<Action>) {
    let name = path.file_name().map(|name| french::one_line(&name.to_string_lossy()));
    let name = name.unwrap_or_default();
    ui.label(style::heading("Remplacer ce fichier ?"));
    let text = format!(
        "Un fichier porte déjà le nom « {name} ». Le remplacer ferait perdre ce qu’il contient."
    );
    ui.label(style::body(text).color(style::look(ui).muted));
    ui.label(style::small(french::one_line(&path.to_string_lossy())).color(style::look(ui).muted));
    buttons_ui(ui, |ui| {
        if Button::new("Annuler").primary().ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
        if Button::new("Remplacer").ui(ui).clicked() {
            actions.push(Action::ReplaceAt(purpose.clone(), path.to_owned()));
        }
    });
}

/// Shows every shortcut.
pub fn help_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.label(style::heading("Raccourcis du clavier"));
    let assess = [
        ("0 à 4", "Choisir le niveau"),
        ("N", "Sans objet"),
        ("?", "Ne sait pas"),
        ("Suppr", "Effacer la réponse"),
        ("C", "Commenter"),
        ("Entrée", "Critère suivant"),
    ];
    let height = ui.ctx().content_rect().height() - 240.0;
    let height = height.max(160.0);
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        egui::Grid::new("shortcuts").spacing(Vec2::new(size::xl(), size::s())).show(ui, |ui| {
            for (key, label) in assess {
                key_cap_ui(ui, key);
                ui.label(style::body(label));
                ui.end_row();
            }
            for command in Command::all() {
                let Some(shortcut) = command.shortcut() else { continue };
                key_cap_ui(ui, &shortcut.label());
                ui.label(style::body(command.label().trim_end_matches('…')));
                ui.end_row();
            }
        });
    });
    buttons_ui(ui, |ui| {
        if Button::new("Fermer").primary().ui(ui).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
