//! What is counted before and after, line by line.

use std::collections::BTreeMap;

use eframe::egui::{Response, Ui};
use lucide_icons::Icon;

use super::page::QualityPage;
use crate::app::Action;
use crate::dossier::{CampaignId, Measure, Quantity};
use crate::scoring::Piece;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, NumberDraft, field_label_ui, icon_button_ui, note_ui};

/// What the form remembers.
#[derive(Debug, Default)]
pub(in crate::ui::screens::reports) struct QualityForms {
    drafts: BTreeMap<CampaignId, MeasureDrafts>,
    /// How tall the tallest card of the gauge is: all three are.
    pub(super) tallest: f32,
}

/// What is being typed in the lines of one campaign.
#[derive(Debug, Default)]
struct MeasureDrafts {
    lines: Vec<[NumberDraft; 3]>,
}

/// A number of a measure.
type Number = fn(&mut Measure) -> &mut Option<Quantity>;

/// The numbers of a measure, in the order of the columns.
const NUMBERS: [(&str, Number); 3] = [
    ("Avant", |measure| &mut measure.before),
    ("Visé", |measure| &mut measure.aim),
    ("Après", |measure| &mut measure.after),
];
/// Widths of the unit, of a number, and of the button that removes.
const UNIT: f32 = 112.0;
const NUMBER: f32 = 84.0;
const REMOVE: f32 = 32.0;

/// Shows every measure, and the button that adds one.
pub(super) fn measures_ui(ui: &mut Ui, forms: &mut QualityForms, page: &QualityPage<'_>) {
    let drafts = forms.drafts.entry(page.campaign.id).or_default();
    let measures = &page.approach.measures;
    drafts.lines.resize_with(measures.len(), Default::default);
    let mut wanted = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        let label = label_width(ui);
        if measures.is_empty() {
            field_label_ui(ui, "Mesures");
            let text = "Ce que l’équipe compte : au départ, ce qu’elle vise, puis ce qu’elle trouve après les actions.";
            note_ui(ui, text);
        } else if label.is_some() {
            header_ui(ui, label.unwrap_or_default());
        }
        for (index, measure) in measures.iter().enumerate() {
            let line = Line { page, index, measure };
            let after = ui.push_id(index, |ui| line.ui(ui, drafts));
            if measure.after.is_none() && wanted.is_none() {
                wanted = after.inner;
            }
        }
        ui.add_space(size::xs());
        let add = Button::new("Ajouter une mesure").icon(Icon::Plus).ui(ui);
        if add.clicked() {
            sight::ask(ui.ctx(), awaited(page, measures.len()));
            page.ask.step(page.edit(|approach| approach.measures.push(Measure::default())));
        }
        wanted = wanted.take().or(Some(add));
    });
    if let Some(response) = wanted {
        sight::answer(ui, &response, Piece::Figures);
    }
}

/// Names a line just added until it is drawn.
fn awaited(page: &QualityPage<'_>, index: usize) -> (&'static str, u32, usize) {
    ("measure", page.campaign.id.0, index)
}

/// Returns the width of the first field where the fields stand in one row.
fn label_width(ui: &Ui) -> Option<f32> {
    const LEAST: f32 = 200.0;
    let others = UNIT + 3.0 * NUMBER + REMOVE + 5.0 * size::s();
    Some(ui.available_width() - others).filter(|width| *width >= LEAST)
}

fn header_ui(ui: &mut Ui, label: f32) {
    let heads = [("Indicateur", label), ("Unité", UNIT)];
    let numbers = NUMBERS.iter().map(|(name, _)| (*name, NUMBER));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::s();
        ui.spacing_mut().interact_size.y = 0.0;
        for (name, width) in heads.into_iter().chain(numbers) {
            ui.scope(|ui| {
                ui.set_width(width);
                note_ui(ui, name);
            });
        }
    });
}

/// A measure, by its place.
#[derive(Clone, Copy)]
struct Line<'a> {
    page: &'a QualityPage<'a>,
    index: usize,
    measure: &'a Measure,
}

impl Line<'_> {
    /// Shows it; returns the field of what is found in the end.
    fn ui(self, ui: &mut Ui, drafts: &mut MeasureDrafts) -> Option<Response> {
        let after = if let Some(width) = label_width(ui) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::s();
                self.words_ui(ui, width, UNIT);
                self.numbers_ui(ui, drafts)
            })
        } else {
            let width = ui.available_width();
            let number = self.index + 1;
            let label = format!("Mesure {number} : indicateur, unité, puis avant, visé, après");
            field_label_ui(ui, &label);
            self.words_ui(ui, width, width);
            ui.horizontal_top(|ui| self.numbers_ui(ui, drafts))
        };
        let line = drafts.lines.get(self.index).map_or(&[][..], |line| line.as_slice());
        for (draft, (name, _)) in line.iter().zip(NUMBERS) {
            if let Some(problem) = draft.problem() {
                let text = format!("{name} : {problem}");
                ui.label(style::small(text).color(style::look(ui).bad));
            }
        }
        after.inner
    }

    fn words_ui(self, ui: &mut Ui, label: f32, unit: f32) {
        let name = self.named("Indicateur");
        let field = Field::new(&name).unlabelled().width(label);
        let field = field.hint("par exemple Sorties d’hôpital discutées");
        let response = self.page.ask.text(ui, field, &self.measure.label, |label| {
            self.with(|measure| measure.label = label)
        });
        sight::answer(ui, &response, awaited(self.page, self.index));
        let name = self.named("Unité");
        let field = Field::new(&name).unlabelled().hint("%, jours…").width(unit);
        self.page
            .ask
            .text(ui, field, &self.measure.unit, |unit| self.with(|measure| measure.unit = unit));
    }

    /// Shows the three numbers, and what removes the line; returns the last field.
    fn numbers_ui(self, ui: &mut Ui, drafts: &mut MeasureDrafts) -> Option<Response> {
        let mut last = None;
        for (draft, (name, of)) in drafts.lines.get_mut(self.index)?.iter_mut().zip(NUMBERS) {
            let name = self.named(name);
            let field = Field::new(&name).unlabelled().width(NUMBER);
            let (changed, response) = draft.ui(ui, field, *of(&mut self.measure.clone()));
            if let Some(value) = changed {
                self.page.ask.push(self.with(|measure| *of(measure) = value));
            }
            if response.lost_focus() {
                self.page.ask.push(Action::EndStep);
            }
            last = Some(response);
        }
        let name = format!("Supprimer la mesure {}", self.index + 1);
        if icon_button_ui(ui, Icon::Trash2, &name, true).clicked() {
            drafts.lines.remove(self.index);
            self.page.ask.step(self.page.edit(|approach| {
                approach.measures.remove(self.index);
            }));
        }
        last
    }

    fn named(self, field: &str) -> String {
        format!("{field}, mesure {}", self.index + 1)
    }

    /// Returns the action that changes it.
    fn with(self, change: impl FnOnce(&mut Measure)) -> Action {
        self.page.edit(|approach| {
            if let Some(measure) = approach.measures.get_mut(self.index) {
                change(measure);
            }
        })
    }
}
