//! What comes first: the prerequisites, then the total and its range.

use std::collections::BTreeSet;

use eframe::egui::{self, CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, Ui, Vec2};

use super::page::RemunerationPage;
use crate::french;
use crate::remuneration::{GateState, Statement, StatementLine, words};
use crate::scoring::Absence;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card, card_frame, cell_ui, note_ui, paint_focus, say, tiles_ui};

/// Shows each prerequisite: held or not, and what to do.
pub(super) fn gate_ui(ui: &mut Ui, page: &RemunerationPage<'_>, open: &mut BTreeSet<String>) {
    let gate = &page.statement().gate;
    // What to do takes a line more than that it is done.
    let height = if gate.state() == GateState::Held { 60.0 } else { 78.0 };
    tiles_ui(ui, 210.0, &gate.prerequisites, |ui, width, (place, state)| {
        let Some(line) = page.statement().lines.get(*place) else { return };
        prerequisite_ui(ui, page, width, height, line, *state, open);
    });
}

fn prerequisite_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    width: f32,
    height: f32,
    line: &StatementLine,
    state: GateState,
    open: &mut BTreeSet<String>,
) {
    let Some(indicator) = page.rules.indicators.get(line.indicator) else { return };
    let look = style::look(ui);
    let (ink, text) = match state {
        GateState::Held => (look.good, format!("Tenu · {}", words::points(line.points))),
        GateState::ToConfirm => {
            let held = words::backing(line.backing);
            (look.warn, fr!("À confirmer : justificatif {held}"))
        }
        GateState::Missing => (look.bad, fr!("Manquant : rien n’est versé sans lui").to_owned()),
        GateState::Unknown => {
            let first = words::labels(page.rules, &line.missing).into_iter().next();
            (look.warn, fr!("À renseigner : {}", first.unwrap_or_default()))
        }
    };
    let response = card_frame(ui)
        .show(ui, |ui| {
            ui.set_width(width - 34.0);
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.vertical(|ui| {
                ui.label(style::strong(&indicator.short_name));
                ui.label(style::small(&text).color(ink));
            });
        })
        .response;
    let rect = response.rect;
    let bar = Rect::from_min_size(rect.min, Vec2::new(5.0, rect.height()));
    let radius = style::card_radius();
    let corners = CornerRadius { nw: radius.nw, sw: radius.sw, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, corners, ink);
    let response = ui.interact(rect, ui.scope_id().with(&indicator.id), Sense::click());
    let name = fr!("Prérequis {} : {text}", indicator.short_name);
    say(&response, Role::Button, &name);
    paint_focus(ui, &response, rect);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        open_indicator(ui, open, &indicator.id);
    }
}

/// Opens an indicator, and brings it into sight.
pub(super) fn open_indicator(ui: &Ui, open: &mut BTreeSet<String>, indicator: &str) {
    open.insert(indicator.to_owned());
    sight::ask(ui.ctx(), ("indicator", Some(indicator)));
}

/// Shows the total, its range, the advance and the deadline.
pub(super) fn totals_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    const NARROWEST: f32 = 940.0;
    card(ui, |ui| {
        if ui.available_width() >= NARROWEST {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::l();
                let after = AFTER.iter().sum::<f32>() + 2.0 * size::l();
                let left = (ui.available_width() - after).max(0.0);
                estimate_ui(ui, page, left);
                calendar_ui(ui, page, AFTER);
            });
        } else {
            let width = ui.available_width();
            if width < TOTAL + POINTS + RANGE {
                ui.horizontal_top(|ui| amounts_ui(ui, page));
                range_ui(ui, page.statement());
            } else {
                ui.horizontal_top(|ui| estimate_ui(ui, page, width));
            }
            ui.horizontal_top(|ui| calendar_ui(ui, page, [width / 2.0 - size::l(); 2]));
        }
        if let Some((is_grave, warning)) = gate_warning(page) {
            let look = style::look(ui);
            let ink = if is_grave { look.bad } else { look.warn };
            ui.label(style::body(warning).color(ink));
        }
    });
}

/// Widths of the advance and of the deadline, where all stand in one row.
const AFTER: [f32; 2] = [178.0, 162.0];

/// Widths of the total and of the points, and the least for the range beside them.
const TOTAL: f32 = 190.0;
const POINTS: f32 = 150.0;
const RANGE: f32 = 220.0;

fn estimate_ui(ui: &mut Ui, page: &RemunerationPage<'_>, width: f32) {
    let gaps = 2.0 * ui.spacing().item_spacing.x;
    amounts_ui(ui, page);
    cell_ui(ui, width - TOTAL - POINTS - gaps, |ui| range_ui(ui, page.statement()));
}

fn amounts_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let statement = page.statement();
    cell_ui(ui, TOTAL, |ui| {
        let headline = words::headline(statement);
        let note = page.exercise.change().unwrap_or(headline.note);
        figure_ui(ui, headline.label, &headline.amount, &note, true);
    });
    cell_ui(ui, POINTS, |ui| {
        let points = french::amount(statement.points);
        figure_ui(ui, "Points", &points, &majoration(page), true);
    });
}

fn calendar_ui(ui: &mut Ui, page: &RemunerationPage<'_>, [first, second]: [f32; 2]) {
    let statement = page.statement();
    let (label, amount) = advance(page);
    cell_ui(ui, first, |ui| figure_ui(ui, label, &amount, &balance(statement), false));
    cell_ui(ui, second, |ui| {
        let due = french::long_date(statement.proofs_due);
        let paid = if statement.payment_due < page.ask.state.today {
            "échéances passées".to_owned()
        } else {
            format!("solde au plus tard le {}", french::typed_date(statement.payment_due))
        };
        figure_ui(ui, "Justificatifs au plus tard le", &due, &paid, false);
    });
}

/// Says that nothing is paid as things stand, and how grave that is.
fn gate_warning(page: &RemunerationPage<'_>) -> Option<(bool, String)> {
    let state = page.statement().gate.state();
    let text = || words::gate(page.statement());
    (state != GateState::Held).then(|| (state == GateState::Missing, text()))
}

fn majoration(page: &RemunerationPage<'_>) -> String {
    let statement = page.statement();
    let value = french::short_euros(statement.point_value);
    let rate = statement.majoration.rate;
    if rate == crate::remuneration::Exact::default() {
        format!("à {value} le point")
    } else {
        let percent = french::quantity(rate * 100);
        fr!("à {value}, majorés de {percent} %")
    }
}

fn advance(page: &RemunerationPage<'_>) -> (&'static str, String) {
    let statement = page.statement();
    let received = statement.advance.received;
    let label = if received.is_some() { "Avance reçue" } else { "Avance estimée" };
    (label, words::amount_words(words::advance_amount(statement)))
}

fn balance(statement: &Statement) -> String {
    let remainder = words::remainder(statement);
    let amount = words::amount_words(remainder.amount);
    fr!("{} : {amount}", remainder.label.to_lowercase())
}

fn figure_ui(ui: &mut Ui, label: &str, value: &str, note: &str, is_main: bool) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        note_ui(ui, label);
        let text = if is_main { style::display(value) } else { style::heading(value) };
        ui.label(text);
        note_ui(ui, note);
    });
}

/// Shows what is certain, declared and possible, as a bar and in words.
fn range_ui(ui: &mut Ui, statement: &Statement) {
    const HEIGHT: f32 = 14.0;
    let look = style::look(ui);
    let range = &statement.range;
    let most = range.possible.unwrap_or(range.declared).max(range.declared);
    let share = |value: crate::remuneration::Exact| {
        if most == crate::remuneration::Exact::default() {
            return 0.0;
        }
        let share = value / most;
        *share.numer() as f32 / *share.denom() as f32
    };
    let possible = range.possible.map_or_else(
        || fr!("possible : {}", Absence::Incomplete.words()),
        |possible| format!("possible {}", french::short_euros(possible)),
    );
    let words = format!(
        "justifié {} · déclaré {} · {possible}",
        french::short_euros(range.certain),
        french::short_euros(range.declared),
    );
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        note_ui(ui, "Justifié, déclaré, possible").on_hover_text(
            fr!("Justifié : le justificatif est réuni et vaut encore, prérequis supposés confirmés. Déclaré : ce que l’équipe dit. Possible : tout ce que les règles \
             permettent, à patientèle et équipe égales."),
        );
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
        say(&response, Role::ProgressIndicator, &words);
        let painter = ui.painter();
        painter.rect(rect, 4.0, look.sunken, Stroke::new(1.0, look.line), egui::StrokeKind::Inside);
        let bar = |value| {
            Rect::from_min_size(rect.min, Vec2::new(rect.width() * share(value), rect.height()))
        };
        painter.rect_filled(bar(range.declared), 4.0, look.level(crate::grid::Level::L2));
        painter.rect_filled(bar(range.certain), 4.0, look.accent);
        // What is declared is the total, already shown.
        let certain = format!("justifié {}", french::short_euros(range.certain));
        note_ui(ui, format!("{certain}\n{possible}"));
    });
}
