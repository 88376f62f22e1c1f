//! An indicator in front: what is asked at the left, what comes of it and why at the right.

use eframe::egui::{self, Frame, Margin, Ui};
use lucide_icons::Icon;

use super::page::RemunerationPage;
use super::question::{FactDrafts, options_ui, questions_ui};
use crate::app::Claim;
use crate::dossier::{Answer, Edit};
use crate::french;
use crate::remuneration::words::{self, LineReader, PartReader};
use crate::remuneration::{
    Backing, Exact, Indicator, IndicatorKind, LineState, StatementLine, Step, coherence,
};
use crate::scoring::Absence;
use crate::ui::screens::proofs::registered_proofs_ui;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    ChipTone, Half, card, chip_ui, chips_ui, columns_ui, filter_chip_ui, folded_ui, muted_ui,
    note_ui, say, warning_ui,
};

/// Shows an indicator: its name, what it asks and what comes of it.
pub(super) fn indicator_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    drafts: &mut FactDrafts,
) {
    name_ui(ui, page, line);
    ui.add_space(size::s());
    columns_ui(ui, 0.54, 640.0, |ui, half| match half {
        Half::Left => {
            asked_ui(ui, page, line, drafts);
            proofs_ui(ui, page, line);
        }
        Half::Right => result_ui(ui, page, line),
    });
}

fn name_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: LineReader<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(style::heading(&line.indicator.short_name));
        let (tone, icon) = state_sign(line.line.state);
        chip_ui(ui, line.state(), tone, Some(icon));
    });
    let axis = page.rules.axes.get(line.indicator.axis).map_or("", |axis| &axis.title);
    let place = match line.line.kind {
        IndicatorKind::Prerequis => fr!("Prérequis : sans lui, rien n’est payé").to_owned(),
        IndicatorKind::Socle => format!("{axis} · du socle commun"),
        IndicatorKind::Optionnel => format!("{axis} · au choix de l’équipe"),
    };
    muted_ui(ui, place);
}

/// Returns how the state of a line looks.
pub(super) const fn state_sign(state: LineState) -> (ChipTone, Icon) {
    match state {
        LineState::Reached => (ChipTone::Good, Icon::Check),
        LineState::Partial => (ChipTone::Warn, Icon::CircleDashed),
        LineState::NotReached => (ChipTone::Neutral, Icon::Minus),
        LineState::Unanswered => (ChipTone::Neutral, Icon::CircleQuestionMark),
    }
}

fn asked_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    line: LineReader<'_>,
    drafts: &mut FactDrafts,
) {
    card(ui, |ui| {
        let (facts, options) = page.asked(&line.indicator.questions);
        questions_ui(ui, page, &facts, drafts);
        options_ui(ui, page, &options, drafts);
        drafts.proposed_ui(ui, page);
    });
}

fn proofs_ui(ui: &mut Ui, page: &RemunerationPage<'_>, line: LineReader<'_>) {
    let indicator = line.indicator;
    card(ui, |ui| {
        caption_ui(ui, "Justificatif demandé");
        if indicator.proof.is_empty() {
            muted_ui(ui, line.proof());
        } else {
            proof_ui(ui, page, indicator, line.line.backing);
        }
        registered_proofs_ui(ui, page.ask, &Claim::Indicator(indicator.id.clone()));
    });
}

fn proof_ui(ui: &mut Ui, page: &RemunerationPage<'_>, indicator: &Indicator, backing: Backing) {
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
    caption_ui(ui, "Ce que cela donne");
    Frame::new()
        .fill(look.accent_soft)
        .corner_radius(style::control_radius())
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            for part in line.parts() {
                part_ui(ui, part);
            }
            let euros = page.statement().euros(line.line);
            let total = format!("{} · {}", words::points(line.line.points), french::euros(euros));
            ui.label(style::strong(total));
        });
    if let Some(gain) = gain(page, line.line) {
        ui.label(style::body(gain));
    }
    doubt_ui(ui, page, line.line);
    next_ui(ui, page, line.line);
    criteria_ui(ui, page, line);
    let indicator = line.indicator;
    let note = if indicator.note.is_empty() { "" } else { "\n" };
    let others: Vec<String> = line
        .parts()
        .filter(|part| part.source() != source)
        .map(|part| fr!("\n{} : {}", part.part.name, part.source()))
        .collect();
    let others = others.concat();
    let why = fr!("{}{note}{}.\nSource : {source}{others}", indicator.note, indicator.name);
    folded_ui(ui, "Règle et source", |ui| {
        note_ui(ui, why);
    });
}

/// Shows an amount; the pointer over it tells its source.
fn part_ui(ui: &mut Ui, part: PartReader<'_>) {
    let look = style::look(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(style::small(&part.part.name).color(look.accent_ink));
        ui.label(style::body(part.calculation())).on_hover_text(part.source());
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
                page.ask.assess(campaign.id, &criterion.id);
            }
        }
    });
}
