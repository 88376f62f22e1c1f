//! Other versions of the dossier: what somebody else wrote meanwhile, and former versions.

use std::collections::BTreeMap;
use std::path::Path;

use eframe::egui::{ScrollArea, Ui};

use super::differences::{differences_ui, titled, told};
use super::form::{Form, buttons_ui};
use crate::app::{Action, Command, FileConflict, FormerAction, VersionsShown};
use crate::dossier::compare::{Conflict, PieceKey, Side};
use crate::french;
use crate::store::FormerVersion;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, choice_row_ui, muted_ui, note_ui};

/// Sets ours and theirs side by side, and asks how they become one.
pub fn conflict_ui(
    ui: &mut Ui,
    conflict: &FileConflict,
    choices: &mut BTreeMap<PieceKey, Side>,
    form: &Form<'_>,
) {
    let look = style::look(ui);
    let merge = &conflict.merge;
    ui.label(style::heading("Le fichier a changé entre-temps"));
    let disputed = merge.conflicts().len();
    let text = match disputed {
        0 => fr!("Quelqu’un d’autre l’a enregistré depuis que vous l’avez ouvert. Rien n’a été remplacé. Les deux versions \
              ne se contredisent pas : elles peuvent être fusionnées.")
            .to_owned(),
        _ => format!(
            "Quelqu’un d’autre l’a enregistré depuis que vous l’avez ouvert. Rien n’a été remplacé. Pour fusionner, \
             choisissez sur {} que les deux versions changent.",
            if disputed == 1 { "le point".to_owned() } else { french::count(disputed, "point") }
        ),
    };
    muted_ui(ui, text);
    if conflict.is_final {
        let text = fr!(
            "Cette autre version ouvre des avis ou clôt une campagne : la reprendre, même en fusionnant, ne \
                    s’annulera pas."
        );
        ui.label(style::body(text).color(look.warn));
    }
    let height = (ui.ctx().content_rect().height() - 320.0).max(120.0);
    ScrollArea::vertical().id_salt("conflict").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = size::s();
            for one in merge.conflicts() {
                choose_ui(ui, one, choices);
            }
            for (title, list) in [
                ("Changé ici seulement, gardé", merge.ours()),
                ("Changé dans le fichier seulement, repris", merge.theirs()),
            ] {
                if !list.is_empty() {
                    ui.label(style::strong(fr!("{title} : {}", list.len())));
                    differences_ui(ui, title, list, f32::INFINITY);
                }
            }
        },
    );
    buttons_ui(ui, |ui| {
        let merge = Action::Former(FormerAction::Merge(choices.clone()));
        form.ask.button(ui, Button::new("Fusionner").primary(), merge);
        let apart = "Garder les deux versions, chacune dans son fichier";
        form.ending(ui, Button::new(Command::SaveAs.label()).tip(apart), Command::SaveAs);
        let theirs = Button::new("Prendre celle du fichier").tip("Renoncer à ce qui a changé ici");
        form.ask.button(ui, theirs, Action::Former(FormerAction::TakeTheirs));
        form.ask.button(ui, Button::new("Annuler").quiet(), Action::CloseDialog);
    });
}

/// Says that the file is not where it was, and asks what now.
pub fn file_gone_ui(ui: &mut Ui, path: &Path, form: &Form<'_>) {
    ui.label(style::heading("Le fichier n’est plus à sa place"));
    let text = "Il a été déplacé, renommé ou supprimé, ou le partage où il était n’est plus là. Votre travail est toujours \
                ouvert ici. Si c’est un partage, rebranchez-le puis enregistrez de nouveau.";
    muted_ui(ui, text);
    note_ui(ui, french::one_line(&path.to_string_lossy()));
    buttons_ui(ui, |ui| {
        form.ending(ui, Button::new(Command::SaveAs.label()).primary(), Command::SaveAs);
        form.other(ui, "L’écrire de nouveau ici", Action::SaveAnyway);
        form.ask.button(ui, Button::new("Annuler").quiet(), Action::CloseDialog);
    });
}

/// Asks whose version of a piece is kept.
fn choose_ui(ui: &mut Ui, conflict: &Conflict, choices: &mut BTreeMap<PieceKey, Side>) {
    let chosen = choices.get(&conflict.part).copied().unwrap_or_default();
    ui.push_id(&conflict.title, |ui| {
        ui.label(style::strong(titled(&conflict.part, &conflict.title)));
        note_ui(ui, fr!("Avant : {}", told(&conflict.base)));
        let sides = [
            (Side::Ours, "Ici", &conflict.ours),
            (Side::Theirs, "Dans le fichier", &conflict.theirs),
        ];
        for (side, whose, words) in sides {
            let text = fr!("{whose} : {}", told(words));
            if choice_row_ui(ui, &text, chosen == side).clicked() {
                choices.insert(conflict.part.clone(), side);
            }
        }
    });
}

/// Shows the former versions, and what going back to the chosen one would change.
pub fn versions_ui(ui: &mut Ui, versions: &VersionsShown, form: &Form<'_>) {
    let look = style::look(ui);
    ui.label(style::heading("Versions précédentes"));
    let text = if versions.list.is_empty() {
        fr!(
            "Aucune pour le moment : à chaque enregistrement, Jalons garde la version remplacée à côté du fichier."
        )
    } else {
        "Jalons garde les dix dernières, puis une par mois. Choisissez-en une pour voir ce qu’elle changerait."
    };
    muted_ui(ui, text);
    let shown = versions.shown.as_ref();
    let room = (ui.ctx().content_rect().height() - 340.0).max(160.0);
    let height = if shown.is_some() { room * 0.45 } else { room };
    ScrollArea::vertical().id_salt("versions").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for version in &versions.list {
                let is_on = shown.is_some_and(|shown| shown.version == *version);
                let row = choice_row_ui(ui, &named(version, &versions.list), is_on);
                let compare = FormerAction::Compare(version.path.clone());
                form.ask.clicked(&row, Action::Former(compare));
            }
        },
    );
    if let Some(refused) = &versions.refused {
        ui.label(style::body(refused).color(look.bad));
    }
    if let Some(shown) = shown {
        let count = shown.differences.len();
        let title = match count {
            0 => fr!("Rien ne changerait : le dossier est déjà ainsi.").to_owned(),
            _ => format!("Y revenir changerait {}", french::count(count, "point")),
        };
        ui.label(style::strong(title));
        for campaign in &shown.reopened {
            let text = fr!("« {campaign} » a été close depuis : y revenir la rouvre.");
            ui.label(style::body(text).color(look.warn));
        }
        differences_ui(ui, "version", &shown.differences, room * 0.55);
    }
    buttons_ui(ui, |ui| {
        let is_useful = shown.is_some_and(|shown| !shown.differences.is_empty());
        let restore = Button::new("Revenir à cette version").primary().enabled(is_useful);
        form.ask.button(ui, restore, Action::Former(FormerAction::Restore));
        if let Some(shown) = shown {
            let open = Action::Open(shown.version.path.clone());
            form.ending(ui, Button::new("L’ouvrir à part"), open);
        }
        form.other(ui, "Fermer", Action::CloseDialog);
    });
}

/// Names a version by its moment, to the second when another one is of the same minute.
fn named(version: &FormerVersion, all: &[FormerVersion]) -> String {
    let minute = |one: &FormerVersion| french::moment(one.saved_at);
    let is_alone = all.iter().filter(|one| minute(one) == minute(version)).count() == 1;
    let moment = if is_alone { minute(version) } else { french::exact_moment(version.saved_at) };
    french::capitalised(&moment)
}
