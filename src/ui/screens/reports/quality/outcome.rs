//! What level 3 asks: figures, what was seen and heard, whether the objective is reached and why;
//! then what the *dialogue de gestion* needs.

use eframe::egui::{Ui, Vec2};

use super::measures::measures_ui;
use super::{ApproachText, QualityForms, QualityPage, text_ui};
use crate::app::Action;
use crate::dossier::ObjectiveVerdict;
use crate::french;
use crate::scoring::Piece;
use crate::ui::screens::typing::chosen;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card, columns_ui, field_label_ui, filter_chip_ui};

/// Shows what level 3 asks.
pub(super) fn outcome_ui(
    ui: &mut Ui,
    forms: &mut QualityForms,
    page: &QualityPage<'_>,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::l();
        ui.label(style::heading("Niveau 3 · Ce qui a changé"));
        measures_ui(ui, forms, page, actions);
        columns_ui(
            ui,
            (0.5, 720.0),
            actions,
            |ui, actions| {
                let observations = ApproachText {
                    label: "Ce qui a été vu et entendu",
                    hint: "par exemple Les infirmières disent perdre moins de temps au téléphone",
                    help: "Par l’équipe et par les patients. Jamais le nom d’un patient.",
                    rows: 5,
                };
                let response =
                    text_ui(ui, page, &observations, |one| &mut one.observations, actions);
                sight::answer(ui, &response, Piece::Observations);
                verdict_ui(ui, page, actions);
            },
            |ui, actions| {
                let analysis = ApproachText {
                    label: "Analyse",
                    hint: "par exemple Le créneau du mardi a tenu, celui du jeudi non",
                    help: "Pourquoi ce résultat, en quelques phrases.",
                    rows: 4,
                };
                let response = text_ui(ui, page, &analysis, |one| &mut one.analysis, actions);
                sight::answer(ui, &response, Piece::Analysis);
                let revision = ApproachText {
                    label: "Suites : le plan révisé",
                    hint: "",
                    help: "Ce qui est gardé, ce qui change, ce qui commence.",
                    rows: 3,
                };
                let response = text_ui(ui, page, &revision, |one| &mut one.revision, actions);
                sight::answer(ui, &response, Piece::Revision);
            },
        );
    });
}

fn verdict_ui(ui: &mut Ui, page: &QualityPage<'_>, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "L’objectif est");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(6.0);
            for verdict in ObjectiveVerdict::ALL {
                let is_on = page.approach.verdict == Some(verdict);
                let label = french::capitalised(verdict.label());
                let response = filter_chip_ui(ui, &label, is_on);
                if verdict == ObjectiveVerdict::ALL[0] {
                    sight::answer(ui, &response, Piece::Verdict);
                }
                if response.clicked() {
                    let wanted = (!is_on).then_some(verdict);
                    chosen(actions, page.edit(|approach| approach.verdict = wanted));
                }
            }
        });
    });
}

/// Shows what the *dialogue de gestion* needs besides.
pub(super) fn dialogue_ui(ui: &mut Ui, page: &QualityPage<'_>, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        ui.label(style::heading("Pour le dialogue de gestion"));
        let text = "Ces deux textes paraissent dans la synthèse et le dossier de dialogue.";
        ui.label(style::small(text).color(style::look(ui).muted));
        columns_ui(
            ui,
            (0.5, 720.0),
            actions,
            |ui, actions| {
                let difficulties = ApproachText {
                    label: "Difficultés",
                    hint: "par exemple Six mois sans coordinatrice",
                    help: "Ce qui a freiné l’équipe, et qui ne dépendait pas que d’elle.",
                    rows: 4,
                };
                text_ui(ui, page, &difficulties, |one| &mut one.difficulties, actions);
            },
            |ui, actions| {
                let requests = ApproachText {
                    label: "Demandes",
                    hint: "par exemple Un appui pour le questionnaire de satisfaction",
                    help: "Ce que l’équipe attend de l’ARS, de la CPAM ou de sa fédération.",
                    rows: 4,
                };
                text_ui(ui, page, &requests, |one| &mut one.requests, actions);
            },
        );
    });
}
