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

const OBSERVATIONS: ApproachText =
    ApproachText::new("Ce qui a été vu et entendu", |one| &mut one.observations)
        .hint("par exemple Les infirmières disent perdre moins de temps au téléphone")
        .help("Par l’équipe et par les patients. Jamais le nom d’un patient.")
        .rows(5);
const ANALYSIS: ApproachText = ApproachText::new("Analyse", |one| &mut one.analysis)
    .hint("par exemple Le créneau du mardi a tenu, celui du jeudi non")
    .help("Pourquoi ce résultat, en quelques phrases.")
    .rows(4);
const REVISION: ApproachText =
    ApproachText::new("Suites : le plan révisé", |one| &mut one.revision)
        .help("Ce qui est gardé, ce qui change, ce qui commence.")
        .rows(3);
const DIFFICULTIES: ApproachText = ApproachText::new("Difficultés", |one| &mut one.difficulties)
    .hint("par exemple Six mois sans coordinatrice")
    .help("Ce qui a freiné l’équipe, et qui ne dépendait pas que d’elle.")
    .rows(4);
const REQUESTS: ApproachText = ApproachText::new("Demandes", |one| &mut one.requests)
    .hint("par exemple Un appui pour le questionnaire de satisfaction")
    .help("Ce que l’équipe attend de l’ARS, de la CPAM ou de sa fédération.")
    .rows(4);

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
            for (place, &verdict) in ObjectiveVerdict::ALL.iter().enumerate() {
                let is_on = page.approach.verdict == Some(verdict);
                let label = french::capitalised(verdict.label());
                let response = filter_chip_ui(ui, &label, is_on);
                if place == 0 {
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
