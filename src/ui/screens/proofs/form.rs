//! An open proof: title, kind, dates, place, what it shows.

use eframe::egui::{Frame, Margin, Response, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;
use lucide_icons::Icon;

use super::links::{criteria_ui, indicators_ui};
use super::place::place_ui;
use super::shown::{ProofForm, edit};
use crate::dossier::{Edit, Proof, ProofKind};
use crate::ui::sight;
use crate::ui::style::size;
use crate::ui::widgets::{
    Button, Chooser, DateDraft, Field, Half, TextOf, Within, choose_ui, columns_ui, field_label_ui,
    labelled_ui, low_chips_ui,
};

/// A text of a proof.
type ProofText = TextOf<Within<Proof>>;

const TITLE: ProofText = ProofText::new("Titre", |proof| &mut proof.title)
    .hint("Calendrier des réunions 2026")
    .help("De quoi la retrouver. Jamais le nom d’un patient.");
const OWNER: ProofText = ProofText::new("Qui la garde", |proof| &mut proof.owner)
    .hint("Une fonction, ou un nom de l’équipe");
const NOTE: ProofText = ProofText::new("Note", |proof| &mut proof.note)
    .hint("Ce qu’il faut savoir pour la présenter")
    .help("Jamais de donnée de patient.")
    .rows(2);

/// What is being typed in the form.
#[derive(Debug, Default)]
pub(super) struct ProofDrafts {
    date: DateDraft,
    valid_until: DateDraft,
    criterion: Chooser,
    indicator: Chooser,
    /// Whether the form opened just now: its first field then takes the keyboard.
    is_new: bool,
}

impl ProofDrafts {
    /// Nothing is typed yet.
    pub(super) fn begun() -> Self {
        Self { is_new: true, ..Self::default() }
    }
}

/// Shows the form of a proof; returns true when it is over.
pub(super) fn form_ui(ui: &mut Ui, shown: &ProofForm<'_>, drafts: &mut ProofDrafts) -> bool {
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 20 };
    let form = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let form = ui.push_id(("proof", shown.proof.id.0), |ui| {
            ui.spacing_mut().item_spacing.y = size::m();
            columns_ui(ui, 0.5, 640.0, |ui, half| match half {
                Half::Left => {
                    let title = text_ui(ui, shown, &TITLE);
                    if std::mem::take(&mut drafts.is_new) && shown.proof.title.is_empty() {
                        sight::field(ui, &title);
                    }
                    kind_ui(ui, shown);
                    dates_ui(ui, shown, drafts);
                    place_ui(ui, shown);
                }
                Half::Right => {
                    criteria_ui(ui, shown, &mut drafts.criterion);
                    indicators_ui(ui, shown, &mut drafts.indicator);
                    text_ui(ui, shown, &OWNER);
                    text_ui(ui, shown, &NOTE);
                }
            });
            ends_ui(ui, shown)
        });
        form.inner
    });
    form.inner
}

fn text_ui(ui: &mut Ui, shown: &ProofForm<'_>, text: &ProofText) -> Response {
    shown.ask.text_of(ui, text, shown.proof, edit)
}

fn kind_ui(ui: &mut Ui, shown: &ProofForm<'_>) {
    labelled_ui(ui, "Nature", |ui| {
        low_chips_ui(ui, |ui| {
            let kinds = ProofKind::ALL.iter().map(|kind| (*kind, kind.label()));
            if let Some(kind) = choose_ui(ui, "Nature", kinds, &shown.proof.kind) {
                shown.ask.step(shown.with(|proof| proof.kind = kind));
            }
        });
    });
}

fn dates_ui(ui: &mut Ui, shown: &ProofForm<'_>, drafts: &mut ProofDrafts) {
    const WIDTH: f32 = 170.0;
    let proof = shown.proof;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::l();
        let field =
            Field::new("Date de la preuve").width(WIDTH).help("Le jour où elle a été faite.");
        if let Some(date) = drafts.date.ui(ui, field, proof.date) {
            shown.ask.step(shown.with(|proof| proof.date = date));
        }
        ui.vertical(|ui| {
            let is_reversed =
                proof.date.zip(proof.valid_until).is_some_and(|(date, until)| until < date);
            let help = if is_reversed {
                fr!("C’est avant la date de la preuve : à vérifier.")
            } else {
                fr!("Le dernier jour où elle vaut ; vide : sans limite.")
            };
            let field = Field::new("Valable jusqu’au").width(WIDTH).help(help);
            if let Some(until) = drafts.valid_until.end_ui(ui, field, proof.valid_until) {
                shown.ask.step(shown.with(|proof| proof.valid_until = until));
            }
        });
    });
    quick_validity_ui(ui, shown);
}

/// Shows the usual durations, counted from the date of the proof.
fn quick_validity_ui(ui: &mut Ui, shown: &ProofForm<'_>) {
    let start = shown.proof.date.unwrap_or(shown.ask.state.today);
    let after = |years: i64| -> Option<Date> { start.checked_add(years.years()).ok() };
    let choices = [(after(1), "1 an"), (after(3), "3 ans"), (None, "Sans limite")];
    low_chips_ui(ui, |ui| {
        field_label_ui(ui, fr!("Durée :"));
        let chosen = choose_ui(ui, "Durée de validité", choices, &shown.proof.valid_until);
        if let Some(until) = chosen {
            shown.ask.step(shown.with(|proof| proof.valid_until = until));
        }
    });
}

/// Shows what leaves the form; returns true once it is left.
fn ends_ui(ui: &mut Ui, shown: &ProofForm<'_>) -> bool {
    ui.horizontal(|ui| {
        let is_closed = Button::new("Fermer la fiche").ui(ui).clicked();
        let button = Button::new("Supprimer la preuve").quiet().icon(Icon::Trash2).ui(ui);
        if button.clicked() {
            shown.ask.step(Edit::RemoveProof(shown.proof.id));
        }
        is_closed || button.clicked()
    })
    .inner
}
