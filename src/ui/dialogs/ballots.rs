//! Ballots and closing: what came of files, and the two gestures that cannot be taken back.

use eframe::egui::{ScrollArea, Ui};

use super::form::{Form, buttons_ui};
use crate::app::{Action, FileNote, Intake, MeetingAction, Postponed};
use crate::dossier::{CollectionEdit, Edit, Fate};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, note_ui};

const MOST_HEIGHT: f32 = 360.0;

/// Says what became of each ballot file.
pub fn intake_ui(ui: &mut Ui, intake: &Intake, form: &Form<'_>) {
    let (accepted, refused) = (intake.accepted.len(), intake.refused.len());
    ui.label(style::heading(intake_title(accepted, refused)));
    if accepted > 0 {
        ui.label(style::body(fr!(
            "Ils restent scellés jusqu’au dévoilement : personne n’en voit le contenu."
        )));
    }
    ScrollArea::vertical().max_height(MOST_HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::s();
        for told in &intake.refused {
            told_ui(ui, told, "refusé", ChipTone::Bad);
        }
        for told in &intake.accepted {
            told_ui(ui, told, "ajouté", ChipTone::Good);
        }
    });
    form.close_ui(ui);
}

/// Says how many were taken in and how many were not.
fn intake_title(accepted: usize, refused: usize) -> String {
    let some = |count: usize, what: &str| {
        let plural = if count > 1 { "s" } else { "" };
        format!("{count} {what}{plural}")
    };
    match (accepted, refused) {
        (0, 0) => "Aucun fichier d’avis trouvé".to_owned(),
        (0, _) => format!("Aucun avis ajouté, {}", some(refused, "refusé")),
        (_, 0) => some(accepted, "avis ajouté"),
        _ => format!("{}, {}", some(accepted, "avis ajouté"), some(refused, "refusé")),
    }
}

fn told_ui(ui: &mut Ui, told: &FileNote, word: &str, tone: ChipTone) {
    ui.horizontal_wrapped(|ui| {
        chip_ui(ui, word, tone, None);
        ui.label(style::strong(&told.file));
        ui.label(style::body(&told.text));
    });
    if !told.help.is_empty() {
        note_ui(ui, &told.help);
    }
}

/// Asks before a ballot being filled in is lost.
pub fn abandon_ui(ui: &mut Ui, pending: Option<&Postponed>, form: &Form<'_>) {
    ui.label(style::heading(fr!("Abandonner cet avis ?")));
    let text = match pending {
        Some(_) => {
            "Une personne est en train de répondre. Quitter maintenant détruira ce qu’elle a saisi."
        }
        None => "Ce qui a été saisi sera détruit, sans retour possible.",
    };
    ui.label(style::body(text));
    buttons_ui(ui, |ui| {
        form.ask.button(ui, Button::new("Continuer l’avis").primary(), Action::CloseDialog);
        form.other(ui, "Abandonner et détruire", Action::Meeting(MeetingAction::AbandonBallot));
    });
}

/// Asks before the ballots are opened.
pub fn reveal_ui(ui: &mut Ui, form: &Form<'_>) {
    let campaign = form.ask.state.session.shown_campaign();
    let Some((campaign, collection)) = campaign.and_then(|c| Some((c, c.collection.as_ref()?)))
    else {
        return;
    };
    ui.label(style::heading(fr!("Dévoiler les avis ?")));
    let count = collection.ballots.len();
    let which = if count == 1 {
        "L’avis reçu s’ouvre".to_owned()
    } else {
        format!("Les {count} avis reçus s’ouvrent")
    };
    ui.label(style::body(format!(
        "{which} pour toute l’équipe, sans les noms. Après ce geste, aucun avis ne peut plus \
         être ajouté ni retiré, et il n’y a pas de retour en arrière. Le dossier est enregistré aussitôt."
    )));
    let fate = match collection.fate {
        Fate::Counts => "À la clôture, il ne restera des avis que leur nombre par niveau.",
        Fate::Destroyed => fr!("À la clôture, les avis seront détruits : rien n’en restera."),
    };
    ui.label(style::body(fate));
    if count < 3 {
        let text = "Avec si peu d’avis, chacun devinera celui de l’autre.";
        ui.label(style::body(text).color(style::look(ui).warn));
    }
    buttons_ui(ui, |ui| {
        let reveal = Edit::Collect(campaign.id, CollectionEdit::Reveal(form.ask.state.today));
        form.ending(ui, Button::new("Dévoiler").primary(), reveal);
        form.other(ui, "Pas encore", Action::CloseDialog);
    });
}

/// Shows what is missing, then asks before the campaign is closed.
pub fn close_ui(ui: &mut Ui, form: &Form<'_>) {
    let session = &form.ask.state.session;
    let Some(campaign) = session.shown_campaign() else { return };
    ui.label(style::heading(fr!("Clore « {} » ?", campaign.title)));
    let unfinished = campaign.unfinished();
    let left = unfinished.words();
    if let Some(words) = &left {
        ui.label(style::strong(fr!("En suspens : {words}.")).color(style::look(ui).warn));
        if !unfinished.postponed.is_empty() {
            ui.label(style::body(fr!("À reprendre : {}.", unfinished.postponed_codes())));
            let fate = match unfinished.postponed.len() {
                1 => "Le point reporté ouvrira l’ordre du jour de la prochaine réunion.",
                _ => "Les points reportés ouvriront l’ordre du jour de la prochaine réunion.",
            };
            ui.label(style::body(fate));
        }
    }
    let reminders = &session.derived.reminders;
    if reminders.is_empty() && left.is_none() {
        ui.label(style::body(fr!(
            "Rien ne manque : chaque critère socle a une réponse, les actions ont un responsable."
        )));
    } else if !reminders.is_empty() {
        ui.label(style::body("À regarder avant de clore. Rien n’empêche de continuer."));
        ScrollArea::vertical().max_height(MOST_HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::xs();
            for reminder in reminders {
                ui.horizontal_wrapped(|ui| {
                    if let Some(criterion) = &reminder.criterion
                        && ui.link(style::strong(&reminder.code)).clicked()
                    {
                        form.ask.extend([Action::CloseDialog, Action::Focus(criterion.clone())]);
                    }
                    ui.label(style::body(&reminder.text));
                });
            }
        });
    }
    ui.label(style::body(
        fr!("Une campagne close ne change plus : ses réponses sont figées, une correction s’y ajoute avec sa date. \
         Les avis individuels disparaissent. Il n’y a pas de retour en arrière ; le dossier est enregistré aussitôt."),
    ));
    buttons_ui(ui, |ui| {
        let close = Edit::CloseCampaign(campaign.id, form.ask.state.today);
        let button = Button::new("Clore la campagne");
        if left.is_some() {
            let points = unfinished.criteria();
            let label = if points.len() == 1 { "Revenir au point" } else { "Revenir aux points" };
            let again = Action::Meeting(MeetingAction::TakeUp(points));
            form.ending(ui, Button::new(label).primary(), again);
            form.ending(ui, button, close);
        } else {
            form.ending(ui, button.primary(), close);
        }
        form.other(ui, "Pas encore", Action::CloseDialog);
    });
}
