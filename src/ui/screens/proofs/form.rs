//! An open proof: title, kind, dates, place, what it shows.

use eframe::egui::{Frame, Margin, Ui, Vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;
use lucide_icons::Icon;

use super::links::{criteria_ui, indicators_ui};
use super::place::place_ui;
use super::{ProofDrafts, ProofsView, edit, name_chip};
use crate::app::{Action, State};
use crate::dossier::{Dossier, Edit, Proof, ProofKind};
use crate::ui::screens::typing::{chosen, typed};
use crate::ui::sight;
use crate::ui::style::size;
use crate::ui::widgets::{Button, Field, columns_ui, field_label_ui, filter_chip_ui};

/// Everything the form reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProofForm<'a> {
    pub(super) state: &'a State,
    pub(super) dossier: &'a Dossier,
    pub(super) proof: &'a Proof,
}

impl ProofForm<'_> {
    /// Returns the proof with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Proof)) -> Action {
        let mut proof = self.proof.clone();
        change(&mut proof);
        edit(proof)
    }
}

/// Shows the form of a proof.
pub(super) fn form_ui(
    ui: &mut Ui,
    shown: &ProofForm<'_>,
    view: &mut ProofsView,
    actions: &mut Vec<Action>,
) {
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 20 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.push_id(("proof", shown.proof.id.0), |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            columns_ui(
                ui,
                (0.5, 640.0),
                &mut (&mut *view, &mut *actions),
                |ui, (view, actions)| {
                    title_ui(ui, shown, &mut view.drafts, actions);
                    kind_ui(ui, shown, actions);
                    dates_ui(ui, shown, &mut view.drafts, actions);
                    place_ui(ui, shown, actions);
                },
                |ui, (view, actions)| {
                    criteria_ui(ui, shown, &mut view.drafts.criterion, actions);
                    indicators_ui(ui, shown, &mut view.drafts.indicator, actions);
                    owner_ui(ui, shown, actions);
                    note_ui(ui, shown, actions);
                },
            );
            ends_ui(ui, shown, view, actions);
        });
    });
}

fn title_ui(
    ui: &mut Ui,
    shown: &ProofForm<'_>,
    drafts: &mut ProofDrafts,
    actions: &mut Vec<Action>,
) {
    let mut title = shown.proof.title.clone();
    let field = Field::new("Titre")
        .hint("Calendrier des réunions 2026")
        .help("De quoi la retrouver. Jamais le nom d’un patient.");
    let response = field.ui(ui, &mut title);
    if std::mem::take(&mut drafts.is_new) && shown.proof.title.is_empty() {
        sight::field(ui, &response);
    }
    typed(&response, actions, || shown.with(|proof| proof.title = title));
}

fn kind_ui(ui: &mut Ui, shown: &ProofForm<'_>, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Nature");
        chips_row_ui(ui, |ui| {
            for kind in ProofKind::ALL {
                let is_on = shown.proof.kind == kind;
                let response = filter_chip_ui(ui, kind.label(), is_on);
                name_chip(&response, is_on, &format!("Nature : {}", kind.label()));
                if response.clicked() {
                    chosen(actions, shown.with(|proof| proof.kind = kind));
                }
            }
        });
    });
}

/// Shows chips that flow over as many lines as they need.
pub(super) fn chips_row_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().interact_size.y = 24.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        contents(ui);
    });
}

fn dates_ui(
    ui: &mut Ui,
    shown: &ProofForm<'_>,
    drafts: &mut ProofDrafts,
    actions: &mut Vec<Action>,
) {
    const WIDTH: f32 = 170.0;
    let proof = shown.proof;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::l();
        let field =
            Field::new("Date de la preuve").width(WIDTH).help("Le jour où elle a été faite.");
        if let Some(date) = drafts.date.ui(ui, field, proof.date) {
            actions.push(shown.with(|proof| proof.date = date));
        }
        ui.vertical(|ui| {
            let is_reversed =
                proof.date.zip(proof.valid_until).is_some_and(|(date, until)| until < date);
            let help = if is_reversed {
                "C’est avant la date de la preuve : à vérifier."
            } else {
                "Le dernier jour où elle vaut ; vide : sans limite."
            };
            let field = Field::new("Valable jusqu’au").width(WIDTH).help(help);
            if let Some(until) = drafts.valid_until.end_ui(ui, field, proof.valid_until) {
                actions.push(shown.with(|proof| proof.valid_until = until));
            }
        });
    });
    quick_validity_ui(ui, shown, actions);
}

/// Shows the usual durations, counted from the date of the proof.
fn quick_validity_ui(ui: &mut Ui, shown: &ProofForm<'_>, actions: &mut Vec<Action>) {
    let start = shown.proof.date.unwrap_or(shown.state.today);
    let after = |years: i64| -> Option<Date> { start.checked_add(years.years()).ok() };
    let choices = [("1 an", after(1)), ("3 ans", after(3)), ("Sans limite", None)];
    chips_row_ui(ui, |ui| {
        field_label_ui(ui, "Durée :");
        for (label, until) in choices {
            let is_on = shown.proof.valid_until == until;
            let response = filter_chip_ui(ui, label, is_on);
            name_chip(&response, is_on, &format!("Durée de validité : {label}"));
            if response.clicked() {
                chosen(actions, shown.with(|proof| proof.valid_until = until));
            }
        }
    });
}

fn owner_ui(ui: &mut Ui, shown: &ProofForm<'_>, actions: &mut Vec<Action>) {
    let mut owner = shown.proof.owner.clone();
    let field = Field::new("Qui la garde").hint("Une fonction, ou un nom de l’équipe");
    let response = field.ui(ui, &mut owner);
    typed(&response, actions, || shown.with(|proof| proof.owner = owner));
}

fn note_ui(ui: &mut Ui, shown: &ProofForm<'_>, actions: &mut Vec<Action>) {
    let mut note = shown.proof.note.clone();
    let field = Field::new("Note")
        .rows(2)
        .hint("Ce qu’il faut savoir pour la présenter")
        .help("Jamais de donnée de patient.");
    let response = field.ui(ui, &mut note);
    typed(&response, actions, || shown.with(|proof| proof.note = note));
}

fn ends_ui(ui: &mut Ui, shown: &ProofForm<'_>, view: &mut ProofsView, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        if Button::new("Fermer la fiche").ui(ui).clicked() {
            view.open(None);
        }
        let button = Button::new("Supprimer la preuve").quiet().icon(Icon::Trash2).ui(ui);
        if button.clicked() {
            view.open(None);
            chosen(actions, Action::Edit(Edit::RemoveProof(shown.proof.id)));
        }
    });
}
