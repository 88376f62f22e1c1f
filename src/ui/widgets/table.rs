//! The table that stands beside every chart.

use eframe::egui::{Align, Layout, Pos2, Sense, Ui, Vec2};
use egui_extras::{Column, TableBuilder};

use super::shortened_ui;
use super::sorted::{RowsView, SortedCell};
use crate::chart::ChartTable;
use crate::ui::style::{self, size};

/// Shows a table; only the rows in sight are drawn.
pub fn table_ui(
    ui: &mut Ui,
    id: &str,
    view: &mut RowsView<usize>,
    table: &ChartTable,
    most_height: f32,
) {
    const ROW: f32 = 30.0;
    /// Room for the sign of the order.
    const SIGN: f32 = 20.0;
    let keys: Vec<usize> = (0..table.rows.len()).collect();
    let cells = |place: usize| {
        let row = table.rows.get(place).into_iter().flatten();
        row.map(|cell| SortedCell::read(cell)).collect::<Vec<_>>()
    };
    let heads: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    let order = view.order(&keys, cells);
    ui.push_id(id, |ui| {
        ui.spacing_mut().item_spacing.x = size::l();
        let corner = ui.available_rect_before_wrap().right_top();
        view.copy_ui(ui, Pos2::new(corner.x - 16.0, corner.y - 20.0), &heads, &keys, cells);
        let others = table.headers.len().saturating_sub(1);
        TableBuilder::new(ui)
            .striped(true)
            .vscroll(true)
            .max_scroll_height(most_height)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::remainder().at_least(120.0).clip(true))
            .columns(Column::auto().at_least(64.0), others)
            .header(ROW, |mut header| {
                for (place, title) in heads.iter().enumerate() {
                    header.col(|ui| {
                        let font = style::semibold_font(size::small());
                        let ink = style::look(ui).ink;
                        let text = ui.painter().layout_no_wrap((*title).to_owned(), font, ink);
                        let room = Vec2::new(text.size().x + SIGN, ROW);
                        let (cell, _) = ui.allocate_exact_size(room, Sense::hover());
                        view.head_ui(ui, cell, place, title, false);
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, order.len(), |mut row| {
                    let Some(key) = order.get(row.index()).copied() else { return };
                    let cells = table.rows.get(key).map_or(&[][..], Vec::as_slice);
                    for cell in cells {
                        row.col(|ui| {
                            shortened_ui(ui, style::body(cell));
                        });
                    }
                });
            });
    });
}
