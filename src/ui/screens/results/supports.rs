//! Which indicator of the remuneration each criterion supports. A level never claims one.

use eframe::egui::{Link, Ui};
use lucide_icons::Icon;

use crate::app::{self, Action, Screen, State};
use crate::dossier::Campaign;
use crate::grid::Criterion;
use crate::remuneration::{LineState, Rules, words};
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style;
use crate::ui::widgets::{
    Button, ChipTone, Half, badge_ui, card, card_head_ui, chip_ui, chips_ui, columns_ui, note_ui,
};

/// The name of the list until it is drawn.
const OPENED: &str = "supported indicators";

/// Shows every criterion that supports an indicator, with where that stands in the exercise shown.
pub(super) fn supports_ui(ui: &mut Ui, ask: &Ask<'_>, campaign: &Campaign, is_open: &mut bool) {
    let rules = app::shipped_rules();
    let criteria: Vec<&Criterion> = campaign
        .grid
        .criteria()
        .map(|(_, criterion)| criterion)
        .filter(|criterion| !criterion.links.is_empty() && campaign.includes(criterion))
        .collect();
    if criteria.is_empty() {
        return;
    }
    sight::opened_ui(ui, OPENED, |ui| {
        card(ui, |ui| {
            let title = "Les indicateurs de l’ACI que chaque critère soutient";
            card_head_ui(ui, title, |ui| {
                let label = if *is_open { "Replier" } else { "Voir les critères" };
                sight::fold_ui(ui, Button::new(label), is_open, OPENED);
                ask.button(
                    ui,
                    Button::new("Rémunération").quiet().icon(Icon::Euro),
                    Action::Go(Screen::Remuneration),
                );
            });
            let text = fr!(
                "Un niveau n’atteint jamais un indicateur à lui seul : ce sont les données et les \
                        justificatifs de l’exercice qui comptent."
            );
            note_ui(ui, text);
            if *is_open {
                grid_ui(ui, ask, campaign, &rules, &criteria);
            }
        })
    });
}

fn grid_ui(
    ui: &mut Ui,
    ask: &Ask<'_>,
    campaign: &Campaign,
    rules: &Rules,
    criteria: &[&Criterion],
) {
    let exercise = ask.state.session.exercise.map_or_else(
        || "Indicateurs de l’ACI".to_owned(),
        |year| format!("Indicateurs de l’ACI, exercice {year}"),
    );
    if ui.available_width() >= WIDE {
        columns_ui(ui, 0.45, WIDE, |ui, half| {
            note_ui(ui, if half == Half::Left { "Critère" } else { &exercise });
        });
    } else {
        note_ui(ui, &exercise);
    }
    for criterion in criteria {
        ui.separator();
        columns_ui(ui, 0.45, WIDE, |ui, half| match half {
            Half::Left => criterion_ui(ui, campaign, criterion, ask),
            Half::Right => chips_ui(ui, |ui| indicators_ui(ui, ask.state, rules, criterion)),
        });
    }
}

/// Room from which the indicators stand beside their criterion.
const WIDE: f32 = 640.0;

fn criterion_ui(ui: &mut Ui, campaign: &Campaign, criterion: &Criterion, ask: &Ask<'_>) {
    ui.horizontal_top(|ui| {
        let level = campaign.level(&criterion.id);
        let name = level.map_or_else(|| "sans niveau".to_owned(), |l| format!("niveau {l}"));
        badge_ui(ui, level.map(|level| (&*criterion.scale, level)), &name);
        let text = style::body(format!("{} · {}", criterion.code, criterion.title));
        ask.clicked(&ui.add(Link::new(text)), Action::Focus(criterion.id.clone()));
    });
}

fn indicators_ui(ui: &mut Ui, state: &State, rules: &Rules, criterion: &Criterion) {
    let mut places: Vec<usize> =
        criterion.links.iter().filter_map(|link| Some(rules.linked(&link.indicator)?.0)).collect();
    places.dedup();
    let statement = state.session.derived.exercise.as_ref().map(|exercise| &exercise.statement);
    for place in places {
        let Some(indicator) = rules.indicators.get(place) else { continue };
        let line = statement.and_then(|statement| statement.line(place));
        let tone = match line.map(|line| line.state) {
            Some(LineState::Reached) => ChipTone::Good,
            Some(LineState::Partial) => ChipTone::Warn,
            Some(LineState::NotReached | LineState::Unanswered) | None => ChipTone::Neutral,
        };
        let text = match line.map(|line| words::line_state(line.state)).unwrap_or_default() {
            "" => indicator.short_name.clone(),
            state => fr!("{} : {state}", indicator.short_name),
        };
        chip_ui(ui, &text, tone, None).on_hover_text(&indicator.name);
    }
}
