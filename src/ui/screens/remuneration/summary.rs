//! What comes first of a statement: the total and its range.

use eframe::egui::{self, Rect, Role, Sense, Stroke, Ui, Vec2};

use super::page::RemunerationPage;
use crate::french;
use crate::remuneration::{Exact, GateState, Statement, words};
use crate::scoring::Absence;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card, cell_ui, note_ui, say};

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
        let points = french::amount(statement.points.round());
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
    if rate == Exact::default() {
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
    (label, words::amount_words(words::advance_amount(statement).map(|amount| amount.round())))
}

fn balance(statement: &Statement) -> String {
    let remainder = words::remainder(statement);
    let amount = words::amount_words(remainder.amount.map(|amount| amount.round()));
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

/// Writes an amount to the euro: an estimate to the cent would look exact.
fn whole(amount: Exact) -> String {
    french::short_euros(amount.round())
}

/// Shows what is certain, declared and possible, as a bar and in words.
fn range_ui(ui: &mut Ui, statement: &Statement) {
    const HEIGHT: f32 = 14.0;
    let look = style::look(ui);
    let range = &statement.range;
    let most = range.possible.unwrap_or(range.declared).max(range.declared);
    let share = |value: Exact| {
        if most == Exact::default() {
            return 0.0;
        }
        let share = value / most;
        *share.numer() as f32 / *share.denom() as f32
    };
    let possible = range.possible.map_or_else(
        || fr!("possible : {}", Absence::Incomplete.words()),
        |possible| format!("possible {}", whole(possible)),
    );
    let words = format!(
        "justifié {} · déclaré {} · {possible}",
        whole(range.certain),
        whole(range.declared),
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
        painter.rect_filled(bar(range.declared), 4.0, look.step(2));
        painter.rect_filled(bar(range.certain), 4.0, look.accent);
        // What is declared is the total, already shown.
        let certain = format!("justifié {}", whole(range.certain));
        note_ui(ui, format!("{certain}\n{possible}"));
    });
}
