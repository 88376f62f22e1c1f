//! The calculations hold: worked examples, expected beside computed, each with its source.

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use super::form::{Form, buttons_ui, list_ui};
use crate::remuneration::selfcheck::{self, Check};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, cell_ui, chip_ui, icon_ui, muted_ui, note_ui};

const AMOUNT: f32 = 190.0;
const MARK: f32 = 20.0;

/// Shows every figure of every example.
pub fn selfcheck_ui(ui: &mut Ui, checks: &[Check], heights: &mut Vec<f32>, form: &Form<'_>) {
    ui.label(style::heading("Vérification des calculs"));
    let intro = fr!(
        "Les exemples publiés par l’Assurance maladie, puis ceux de Jalons refaits à la main : \
                 chacun vient d’être recalculé avec les règles qui servent à votre décompte."
    );
    muted_ui(ui, intro);
    let are_right = checks.iter().all(|check| check.is_right);
    let good = (ChipTone::Good, Icon::Check);
    let (tone, icon) = if are_right { good } else { (ChipTone::Bad, Icon::TriangleAlert) };
    chip_ui(ui, &selfcheck::summary(checks), tone, Some(icon));
    ui.scope(head_ui);
    list_ui(ui, 340.0, |ui| examples_ui(ui, checks, heights));
    buttons_ui(ui, |ui| {
        form.close(ui);
        if Button::new("Copier la liste").ui(ui).clicked() {
            ui.ctx().copy_text(selfcheck::list(checks));
        }
    });
}

/// Draws the examples in sight; the others keep the height they had.
fn examples_ui(ui: &mut Ui, checks: &[Check], heights: &mut Vec<f32>) {
    let width = ui.available_width();
    for (place, example) in selfcheck::by_example(checks).enumerate() {
        let top = ui.cursor().min;
        let known = heights.get(place).copied();
        let in_sight =
            |height| ui.is_rect_visible(egui::Rect::from_min_size(top, Vec2::new(width, height)));
        if let Some(height) = known.filter(|height| !in_sight(*height)) {
            ui.allocate_space(Vec2::new(width, height));
            continue;
        }
        let drawn = ui.vertical(|ui| example_ui(ui, example)).response.rect.height();
        match heights.get_mut(place) {
            Some(height) => *height = drawn,
            None => heights.push(drawn),
        }
    }
}

fn head_ui(ui: &mut Ui) {
    let muted = style::look(ui).muted;
    let bar = ui.spacing().scroll.allocated_width();
    ui.set_max_width(ui.available_width() - bar);
    row_ui(
        ui,
        |_| {},
        |ui| drop(note_ui(ui, "Exemple")),
        &["Attendu", "Calculé"].map(|title| style::small(title).color(muted)),
    );
}

/// Shows a title with its source, then its figures.
fn example_ui(ui: &mut Ui, example: &[Check]) {
    let look = style::look(ui);
    let Some(first) = example.first() else { return };
    ui.spacing_mut().item_spacing.y = size::xs();
    ui.separator();
    ui.label(style::strong(&first.title));
    note_ui(ui, &first.source);
    if !first.explanation.is_empty() {
        note_ui(ui, &first.explanation);
    }
    for check in example {
        let (icon, colour) =
            if check.is_right { (Icon::Check, look.good) } else { (Icon::X, look.bad) };
        row_ui(
            ui,
            |ui| drop(icon_ui(ui, icon, colour)),
            |ui| {
                ui.label(style::body(&check.what));
                if !check.remark.is_empty() {
                    note_ui(ui, &check.remark);
                }
            },
            &[
                style::body(&check.expected),
                style::body(&check.computed).color(if check.is_right {
                    look.ink
                } else {
                    look.bad
                }),
            ],
        );
    }
    ui.add_space(size::xs());
}

/// Lays a mark, a text and two amounts out in the same columns everywhere.
fn row_ui(
    ui: &mut Ui,
    mark: impl FnOnce(&mut Ui),
    text: impl FnOnce(&mut Ui),
    amounts: &[egui::RichText; 2],
) {
    let room = ui.available_width();
    let others = MARK + 2.0 * AMOUNT + 4.0 * size::m();
    let is_wide = room - others >= AMOUNT;
    // Without room for all, the amounts stand below the text.
    let (text_width, amount_width) = if is_wide {
        (room - others, AMOUNT)
    } else {
        let rest = room - MARK - 2.0 * size::m();
        (rest, (rest - size::m()) / 2.0)
    };
    let amounts_ui = |ui: &mut Ui| {
        for amount in amounts {
            cell_ui(ui, amount_width, |ui| {
                ui.add(egui::Label::new(amount.clone()).wrap());
            });
        }
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(size::m(), 0.0);
        cell_ui(ui, MARK, mark);
        cell_ui(ui, text_width, |ui| {
            text(ui);
            if !is_wide {
                ui.horizontal_top(amounts_ui);
            }
        });
        if is_wide {
            amounts_ui(ui);
        }
    });
}
