//! What level 3 asks: figures, what was seen and heard, whether the objective is reached and why;
//! then what the *dialogue de gestion* needs.

use eframe::egui::Ui;

use super::measures::{QualityForms, measures_ui};
use super::page::{ApproachText, QualityPage};
use crate::dossier::ObjectiveVerdict;
use crate::french;
use crate::scoring::Piece;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Half, card, chips_ui, columns_ui, filter_chip_ui, labelled_ui, note_ui, section_ui,
};

const OBSERVATIONS: ApproachText = ApproachText {
    label: "Ce qui a été vu et entendu",
    hint: "par exemple Les infirmières disent perdre moins de temps au téléphone",
    help: "Par l’équipe et par les patients. Jamais le nom d’un patient.",
    rows: Some(5),
    of: |one| &mut one.observations,
};
const ANALYSIS: ApproachText = ApproachText {
    label: "Analyse",
    hint: "par exemple Le créneau du mardi a tenu, celui du jeudi non",
    help: "Pourquoi ce résultat, en quelques phrases.",
    rows: Some(4),
    of: |one| &mut one.analysis,
};
const REVISION: ApproachText = ApproachText {
    label: "Suites : le plan révisé",
    hint: "",
    help: "Ce qui est gardé, ce qui change, ce qui commence.",
    rows: Some(3),
    of: |one| &mut one.revision,
};
const DIFFICULTIES: ApproachText = ApproachText {
    label: "Difficultés",
    hint: "par exemple Six mois sans coordinatrice",
    help: "Ce qui a freiné l’équipe, et qui ne dépendait pas que d’elle.",
    rows: Some(4),
    of: |one| &mut one.difficulties,
};
const REQUESTS: ApproachText = ApproachText {
    label: "Demandes",
    hint: "par exemple Un appui pour le questionnaire de satisfaction",
    help: "Ce que l’équipe attend de l’ARS, de la CPAM ou de sa fédération.",
    rows: Some(4),
    of: |one| &mut one.requests,
};

/// Shows what level 3 asks.
pub(super) fn outcome_ui(ui: &mut Ui, forms: &mut QualityForms, page: &QualityPage<'_>) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::l();
        ui.label(style::heading("Niveau 3 · Ce qui a changé"));
        measures_ui(ui, forms, page);
        columns_ui(ui, 0.5, 720.0, |ui, half| match half {
            Half::Left => {
                page.text_ui(ui, &OBSERVATIONS, Some(Piece::Observations));
                verdict_ui(ui, page);
            }
            Half::Right => {
                page.text_ui(ui, &ANALYSIS, Some(Piece::Analysis));
                page.text_ui(ui, &REVISION, Some(Piece::Revision));
            }
        });
    });
}

fn verdict_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    labelled_ui(ui, "L’objectif est", |ui| {
        chips_ui(ui, |ui| {
            for verdict in ObjectiveVerdict::ALL {
                let is_on = page.approach.verdict == Some(verdict);
                let label = french::capitalised(verdict.label());
                let response = filter_chip_ui(ui, &label, is_on);
                if verdict == ObjectiveVerdict::ALL[0] {
                    sight::answer(ui, &response, Piece::Verdict);
                }
                if response.clicked() {
                    let wanted = (!is_on).then_some(verdict);
                    page.ask.step(page.edit(|approach| approach.verdict = wanted));
                }
            }
        });
    });
}

/// Shows what the *dialogue de gestion* needs besides.
pub(super) fn dialogue_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    section_ui(ui, "Pour le dialogue de gestion", |ui| {
        note_ui(ui, "Ces deux textes paraissent dans la synthèse et le dossier de dialogue.");
        columns_ui(ui, 0.5, 720.0, |ui, half| match half {
            Half::Left => page.text_ui(ui, &DIFFICULTIES, None),
            Half::Right => page.text_ui(ui, &REQUESTS, None),
        });
    });
}
