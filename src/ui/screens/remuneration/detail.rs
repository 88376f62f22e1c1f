//! An open indicator: what is asked at the left, what comes of it and why at the right.

use eframe::egui::{self, Frame, Margin, Ui};

use super::page::RemunerationPage;
use super::question::{FactDrafts, questions_ui};
use crate::app::{Action, Claim};
use crate::dossier::{Answer, Edit};
use crate::french;
use crate::remuneration::words::{self, LineReader, PartReader};
use crate::remuneration::{Backing, Exact, Indicator, StatementLine, Step, coherence};
use crate::scoring::Absence;
use crate::ui::screens::proofs::registered_proofs_ui;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Half, chips_ui, columns_ui, filter_chip_ui, note_ui, say, warning_ui};

/// Shows what an indicator asks and what comes of it.
pub(super) fn detail_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    drafts: &mut FactDrafts,
) {
    Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.push_id(&line.indicator.id, |ui| {
            columns_ui(ui, 0.46, 720.0, |ui, half| match half {
                Half::Left => asked_ui(ui, page, line, drafts),
                Half::Right => result_ui(ui, page, line),
            });
        });
    });
}

fn asked_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    drafts: &mut FactDrafts,
) {
    let indicator = line.indicator;
    ui.spacing_mut().item_spacing.y = size::s();
    let (facts, options) = page.asked(&indicator.questions);
    questions_ui(ui, page, &facts, drafts);
    if !options.is_empty() {
        ui.separator();
        caption_ui(ui, "Lecture des textes");
    }
    questions_ui(ui, page, &options, drafts);
    drafts.proposed_ui(ui, page);
    ui.separator();
    if !indicator.proof.is_empty() {
        proof_ui(ui, page, indicator, line.line.backing);
    }
    caption_ui(ui, "Au registre des preuves");
    registered_proofs_ui(ui, page.ask, &Claim::Indicator(indicator.id.clone()));
}

fn proof_ui(ui: &mut Ui, page: &RemunerationPage<'_>, indicator: &Indicator, backing: Backing) {
    caption_ui(ui, "Justificatif demandé");
    ui.label(style::body(&indicator.proof));
    let mut is_held = page.exercise.facts.held_proofs.contains(&indicator.id);
    let label = style::body("Justificatif prêt");
    let name = fr!("Justificatif prêt : {}", indicator.short_name);
    let response = ui.checkbox(&mut is_held, label);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_held, &name));
    if response.changed() {
        page.ask.push(Edit::HoldIndicatorProof(page.year(), indicator.id.clone(), is_held));
    }
    if matches!(backing, Backing::Expired(_) | Backing::Changed | Backing::Undeclared) {
        warning_ui(ui, format!("Justificatif {}", words::backing(backing)));
    }
}

fn caption_ui(ui: &mut Ui, text: &str) {
    ui.label(style::small(text).color(style::look(ui).muted).family(style::semibold()));
}

fn result_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: LineReader<'_>) {
    let look = style::look(ui);
    let source = line.source();
    ui.spacing_mut().item_spacing.y = size::s();
    Frame::new()
        .fill(look.accent_soft)
        .corner_radius(style::control_radius())
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            note_ui(ui, &line.indicator.name);
            for part in line.parts() {
                part_ui(ui, part, &source);
            }
            let euros = page.statement().euros(line.line);
            let total = format!("{} · {}", words::points(line.line.points), french::euros(euros));
            ui.label(style::strong(total));
        });
    if let Some(gain) = gain(page, line.line) {
        ui.label(style::body(gain));
    }
    let missing = line.missing();
    if !missing.is_empty() {
        let text = fr!("À renseigner : {}", missing.join(", "));
        ui.label(style::body(text).color(look.warn));
    }
    doubt_ui(ui, page, line.line);
    next_ui(ui, page, line.line);
    let note = &line.indicator.note;
    if !note.is_empty() {
        note_ui(ui, note);
    }
    note_ui(ui, fr!("Source : {source}"));
    criteria_ui(ui, page, line);
}

/// Shows an amount; its source where it is not that of the whole indicator.
fn part_ui(ui: &mut Ui, part: PartReader<'_>, source: &str) {
    let look = style::look(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let own = part.source();
        ui.label(style::small(&part.part.name).color(look.accent_ink));
        ui.label(style::body(part.calculation())).on_hover_text(&own);
        if own != source {
            note_ui(ui, own);
        }
    });
}

/// Says what the indicator could still bring.
fn gain(page: &RemunerationPage<'_>, line: &StatementLine) -> Option<String> {
    let most = line.most?;
    let left = most - line.points;
    let is_open = left > Exact::default();
    is_open.then(|| {
        fr!(
            "Au plus {} ici : il reste {} à gagner ({}).",
            words::points(most),
            words::points(left),
            french::euros(left * page.statement().point_value)
        )
    })
}

/// Says what the answers to the grid do not seem to agree with.
fn doubt_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: &StatementLine) {
    if let (Some(doubt), Some(campaign)) = (page.doubt(line.indicator), page.campaign()) {
        let text = words::doubt(page.rules, &campaign.grid, page.year(), doubt);
        ui.label(style::body(text).color(style::look(ui).warn));
    }
}

/// Shows the steps that concern this indicator, the most at stake first; not those that may be
/// taken already.
fn next_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: &StatementLine) {
    const MOST: usize = 3;
    let told = page.exercise.steps.iter().zip(&page.exercise.told_steps);
    let is_ours = |(step, _): &(&Step, _)| step.indicator == line.indicator && !step.is_unanswered;
    for (step, what) in told.filter(is_ours).take(MOST) {
        let reaches_further = line.most.is_some_and(|most| step.points > most - line.points);
        let further = if reaches_further { ", autres indicateurs compris" } else { "" };
        let text = format!("→ {what}, soit +{}{further}", words::points(step.points));
        ui.label(style::body(text).color(style::look(ui).accent_ink));
    }
}

/// Shows the criteria of the grid that support the indicator; each leads to its answer.
fn criteria_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: LineReader<'_>) {
    let Some(campaign) = page.some_campaign() else { return };
    let criteria: Vec<_> =
        coherence::criteria_of(page.rules, &campaign.grid, line.line.indicator).collect();
    if criteria.is_empty() {
        return;
    }
    caption_ui(ui, &format!("Critères de la grille qui le soutiennent ({})", campaign.title));
    chips_ui(ui, |ui| {
        for criterion in criteria {
            let standing = match campaign.answer(&criterion.id) {
                Some(Answer::Level(level)) => format!("niveau {level}"),
                Some(other) => other.words(),
                None => Absence::Unanswered.words().to_owned(),
            };
            let text = format!("{} · {standing}", criterion.code);
            let response = filter_chip_ui(ui, &text, false).on_hover_text(&criterion.title);
            let name = fr!("{text} : {}, pour {}", criterion.title, line.indicator.short_name);
            say(&response, egui::Role::Link, &name);
            if response.clicked() {
                let focus = Action::Focus(criterion.id.clone());
                page.ask.extend([Action::Show(campaign.id), focus]);
            }
        }
    });
}
