//! What is counted before and after, line by line.

use eframe::egui::{Response, Ui};
use lucide_icons::Icon;

use super::{QualityForms, QualityPage};
use crate::app::Action;
use crate::dossier::{Measure, QualityApproach, Quantity};
use crate::scoring::Piece;
use crate::ui::screens::typing::{chosen, typed};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, NumberDraft, field_label_ui, icon_button_ui};

/// What is being typed in the lines of one campaign.
#[derive(Debug, Default)]
pub(super) struct MeasureDrafts {
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
pub(super) fn measures_ui(
    ui: &mut Ui,
    forms: &mut QualityForms,
    page: &QualityPage<'_>,
    actions: &mut Vec<Action>,
) {
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
            ui.label(style::small(text).color(style::look(ui).muted));
        } else if label.is_some() {
            header_ui(ui, label.unwrap_or_default());
        }
        for (index, measure) in measures.iter().enumerate() {
            let after = ui.push_id(index, |ui| line_ui(ui, drafts, page, (index, measure), actions));
            if measure.after.is_none() && wanted.is_none() {
                wanted = after.inner;
            }
        }
        ui.add_space(size::xs());
        let add = Button::new("Ajouter une mesure").icon(Icon::Plus).ui(ui);
        if add.clicked() {
            sight::ask(ui.ctx(), awaited(page, measures.len()));
            chosen(actions, page.edit(|approach| approach.measures.push(Measure::default())));
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
    let muted = style::look(ui).muted;
    let heads = [("Indicateur", label), ("Unité", UNIT)];
    let numbers = NUMBERS.iter().map(|(name, _)| (*name, NUMBER));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::s();
        ui.spacing_mut().interact_size.y = 0.0;
        for (name, width) in heads.into_iter().chain(numbers) {
            ui.scope(|ui| {
                ui.set_width(width);
                ui.label(style::small(name).color(muted));
            });
        }
    });
}

/// Shows a measure; returns the field of what is found in the end.
fn line_ui(
    ui: &mut Ui,
    drafts: &mut MeasureDrafts,
    page: &QualityPage<'_>,
    (index, measure): (usize, &Measure),
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let number = index + 1;
    let mut after = None;
    if let Some(width) = label_width(ui) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::s();
            words_ui(ui, page, (index, measure), [width, UNIT], actions);
            after = numbers_ui(ui, drafts, page, (index, measure), actions);
            remove_ui(ui, drafts, page, index, actions);
        });
    } else {
        let width = ui.available_width();
        let label = format!("Mesure {number} : indicateur, unité, puis avant, visé, après");
        field_label_ui(ui, &label);
        words_ui(ui, page, (index, measure), [width, width], actions);
        ui.horizontal_top(|ui| {
            after = numbers_ui(ui, drafts, page, (index, measure), actions);
            remove_ui(ui, drafts, page, index, actions);
        });
    }
    let line = drafts.lines.get(index).map_or(&[][..], |line| line.as_slice());
    for (draft, (name, _)) in line.iter().zip(NUMBERS) {
        if let Some(problem) = draft.problem() {
            let text = format!("{name} : {problem}");
            ui.label(style::small(text).color(style::look(ui).bad));
        }
    }
    after
}

fn words_ui(
    ui: &mut Ui,
    page: &QualityPage<'_>,
    (index, measure): (usize, &Measure),
    [label_width, unit_width]: [f32; 2],
    actions: &mut Vec<Action>,
) {
    let number = index + 1;
    let (mut label, mut unit) = (measure.label.clone(), measure.unit.clone());
    let name = format!("Indicateur, mesure {number}");
    let field = Field::new(&name).unlabelled().width(label_width);
    let response = field.hint("par exemple Sorties d’hôpital discutées").ui(ui, &mut label);
    sight::answer(ui, &response, awaited(page, index));
    typed(&response, actions, || change(page, index, |measure| measure.label = label));
    let name = format!("Unité, mesure {number}");
    let field = Field::new(&name).unlabelled().hint("%, jours…").width(unit_width);
    let response = field.ui(ui, &mut unit);
    typed(&response, actions, || change(page, index, |measure| measure.unit = unit));
}

/// Shows the three numbers; returns the last field.
fn numbers_ui(
    ui: &mut Ui,
    drafts: &mut MeasureDrafts,
    page: &QualityPage<'_>,
    (index, measure): (usize, &Measure),
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let line = drafts.lines.get_mut(index)?;
    let mut last = None;
    for (draft, (name, of)) in line.iter_mut().zip(NUMBERS) {
        let name = format!("{name}, mesure {}", index + 1);
        let field = Field::new(&name).unlabelled().width(NUMBER);
        let number = *of(&mut measure.clone());
        let (changed, response) = draft.ui(ui, field, number);
        if let Some(value) = changed {
            actions.push(change(page, index, |measure| *of(measure) = value));
        }
        if response.lost_focus() {
            actions.push(Action::Seal);
        }
        last = Some(response);
    }
    last
}

fn remove_ui(
    ui: &mut Ui,
    drafts: &mut MeasureDrafts,
    page: &QualityPage<'_>,
    index: usize,
    actions: &mut Vec<Action>,
) {
    let name = format!("Supprimer la mesure {}", index + 1);
    if icon_button_ui(ui, Icon::Trash2, &name, true).clicked() {
        drafts.lines.remove(index);
        chosen(
            actions,
            page.edit(|approach| {
                approach.measures.remove(index);
            }),
        );
    }
}

/// Returns the action that changes a measure.
fn change(page: &QualityPage<'_>, index: usize, change: impl FnOnce(&mut Measure)) -> Action {
    page.edit(|approach: &mut QualityApproach| {
        if let Some(measure) = approach.measures.get_mut(index) {
            change(measure);
        }
    })
}
