//! Which proof of the register shows this? Chosen there, or added to it.

use eframe::egui::{self, Color32, Frame, Response, ScrollArea, Ui};
use lucide_icons::Icon;

use super::form::{Form, buttons_ui};
use crate::app::{self, Action, Claim, ProofAction, State};
use crate::dossier::{Dossier, Edit, Proof};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::screens::validity_ui;
use crate::ui::style::{self};
use crate::ui::widgets::{Button, Chooser, Field, labelled_ui, muted_ui};

const MOST_HEIGHT: f32 = 260.0;

/// Asks which proofs show a claim; each tick is written at once.
pub fn link_ui(ui: &mut Ui, form: &Form<'_>, claim: &Claim, chooser: &mut Chooser) {
    let state = form.ask.state;
    let Some(dossier) = state.dossier() else { return };
    ui.label(style::heading(format!("Ce qui montre {}", name_of(state, claim))));
    let text = fr!(
        "Cochez les preuves du registre qui le montrent : une même preuve peut servir plusieurs fois."
    );
    muted_ui(ui, text);
    if dossier.proofs.is_empty() {
        ui.label(style::body("Le registre est encore vide."));
    } else {
        let help = "Entrée coche la première, ↓ en choisit une autre.";
        let field = Field::new("Rechercher dans le registre").help(help);
        let response = chooser.ui(ui, field);
        if form.is_new {
            response.request_focus();
        }
        register_ui(ui, form.ask, dossier, claim, chooser, &response);
    }
    new_ui(ui, form.ask, claim);
    buttons_ui(ui, |ui| {
        form.ask.button(ui, Button::new("Terminer").primary(), Action::CloseDialog);
    });
}

fn register_ui(
    ui: &mut Ui,
    ask: &Ask<'_>,
    dossier: &Dossier,
    claim: &Claim,
    chooser: &mut Chooser,
    field: &Response,
) {
    let sought = french::Sought::new(chooser.query());
    let is_found =
        |proof: &Proof| sought.is_in(&format!("{} {}", proof.display_title(), proof.kind.label()));
    let found: Vec<&Proof> =
        dossier.proofs.iter().rev().map(|p| &**p).filter(|proof| is_found(proof)).collect();
    if found.is_empty() {
        muted_ui(ui, "Aucune preuve du registre ne porte ce nom.");
    }
    ScrollArea::vertical().max_height(MOST_HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
        let taken = chooser.taken(ui, field, found.len());
        for (place, proof) in found.into_iter().enumerate() {
            // What Enter would tick stands out as long as something is looked for.
            let is_chosen = chooser.is_at(place) && !sought.is_empty();
            let fill = if is_chosen { style::look(ui).accent_soft } else { Color32::TRANSPARENT };
            let row = Frame::new().fill(fill).corner_radius(style::control_radius());
            let row = row.show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let mut is_linked = claim.is_shown_by(proof);
                    let label = style::body(proof.display_title());
                    let is_ticked = ui.add(egui::Checkbox::new(&mut is_linked, label)).changed();
                    is_linked ^= taken == Some(place);
                    if is_ticked || taken == Some(place) {
                        let linked = claim.linked(proof, is_linked);
                        let edit = Action::Edit(Edit::Proof(Box::new(linked)));
                        ask.extend([Action::EndStep, edit, Action::EndStep]);
                    }
                    validity_ui(ui, proof.validity(ask.state.today));
                });
            });
            if is_chosen && field.has_focus() && !ui.clip_rect().contains_rect(row.response.rect) {
                row.response.scroll_to_me(None);
            }
        }
    });
}

/// Shows the proofs that may be added: a file, what the grid or the rules expect, or any other.
fn new_ui(ui: &mut Ui, ask: &Ask<'_>, claim: &Claim) {
    labelled_ui(ui, "Ou ajoutez-la au registre", |ui| {
        ui.horizontal_wrapped(|ui| {
            let file = Action::Proofs(ProofAction::AddFile(claim.clone()));
            let button = Button::new("Choisir un fichier…").icon(Icon::FolderOpen);
            if button.ui(ui).clicked() {
                ask.extend([Action::CloseDialog, file]);
            }
            let titles = expected(ask.state, claim).into_iter().chain([String::new()]);
            for title in titles {
                let label = if title.is_empty() {
                    "Sans fichier…".to_owned()
                } else {
                    french::typeset(&title)
                };
                if Button::new(&label).icon(Icon::Plus).ui(ui).clicked() {
                    ask.extend([Action::CloseDialog, add(claim, title)]);
                }
            }
        });
    });
}

fn add(claim: &Claim, title: String) -> Action {
    let proof = Proof { title, ..Proof::default() };
    Action::Proofs(ProofAction::Add(Box::new(claim.linked(&proof, true))))
}

/// Returns the proofs the grid expects for a criterion, but those the register has by that title.
fn expected(state: &State, claim: &Claim) -> Vec<String> {
    let Claim::Criterion(id) = claim else { return Vec::new() };
    let Some(dossier) = state.dossier() else { return Vec::new() };
    let is_there =
        |title: &&String| dossier.proofs_of(id).any(|proof| french::is_same(&proof.title, title));
    let campaign = state.session.shown_campaign();
    let criterion = campaign.and_then(|campaign| campaign.grid.criterion(id));
    criterion.map_or_else(Vec::new, |(_, criterion)| {
        criterion.proofs.iter().filter(|title| !is_there(title)).cloned().collect()
    })
}

/// Names a claim: "A2 · Concertation", "l’indicateur « Protocoles »".
fn name_of(state: &State, claim: &Claim) -> String {
    match claim {
        Claim::Criterion(id) => {
            let row = state.session.derived.rows.iter().find(|row| row.id == *id);
            row.map_or_else(|| id.to_string(), |row| format!("{} · {}", row.code, row.title))
        }
        Claim::Indicator(id) => {
            let rules = app::shipped_rules();
            let found = rules.indicators.iter().find(|indicator| indicator.id == *id);
            let name = found.map_or(id.as_str(), |indicator| indicator.short_name.as_str());
            fr!("l’indicateur « {name} »")
        }
    }
}
