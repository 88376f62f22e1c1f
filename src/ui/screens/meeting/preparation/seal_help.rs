//! What the seal of ballots protects against, and what not: said where one relies on it.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Half, card, columns_ui, icon_ui, note_ui};

const PROTECTS: [&str; 4] = [
    fr!(
        "Avant le dévoilement, Jalons ne montre aucun niveau et aucun commentaire, à personne : ni à l’écran, ni dans un \
     rapport."
    ),
    fr!(
        "Qui ouvre le dossier ou un fichier « .avis » avec un éditeur de texte n’y voit que des signes illisibles."
    ),
    "Un avis intercepté en chemin ne se lit pas, et s’il est modifié il est refusé.",
    fr!(
        "Le dévoilement ouvre tous les avis d’un coup, pour tous, avec sa date ; il ne se reprend pas."
    ),
];
const DOES_NOT: [&str; 4] = [
    fr!(
        "Qui a le dossier dans Jalons peut dévoiler sans attendre l’équipe : la date de dévoilement le dira."
    ),
    fr!(
        "La clé est dans le dossier : un informaticien qui le tient peut ouvrir les avis sans Jalons."
    ),
    fr!("Le code court et le bulletin papier se lisent : qui les recopie voit les réponses."),
    fr!(
        "À deux ou trois, ou avec une façon d’écrire, on devine : les professions ne sont montrées qu’à partir de trois \
     personnes."
    ),
];

/// The name of the help until it is drawn.
const OPENED: &str = "what the seal protects";

/// Shows the help, or the button that shows it.
pub fn seal_help_ui(ui: &mut Ui, is_shown: &mut bool) {
    sight::opened_ui(ui, OPENED, |ui| {
        card(ui, |ui| {
            let button = Button::new("Ce que le scellé protège, et ce qu’il ne protège pas");
            sight::fold_ui(ui, button.emphasised(), is_shown, OPENED);
            if !*is_shown {
                let text = "Les avis restent fermés jusqu’au dévoilement, même pour la coordination. Ce n’est pas un coffre-fort.";
                note_ui(ui, text);
                return;
            }
            columns_ui(ui, 0.5, 560.0, |ui, half| match half {
                Half::Left => list_ui(ui, "Il protège", Icon::Lock, &PROTECTS),
                Half::Right => list_ui(ui, "Il ne protège pas", Icon::LockOpen, &DOES_NOT),
            });
        })
    });
}

fn list_ui(ui: &mut Ui, title: &str, icon: Icon, sentences: &[&str]) {
    let look = style::look(ui);
    ui.spacing_mut().item_spacing.y = size::s();
    ui.horizontal(|ui| {
        icon_ui(ui, icon, look.muted);
        ui.label(style::strong(title));
    });
    for sentence in sentences {
        ui.label(style::body(*sentence));
    }
}
