//! The table that stands beside every chart.

use eframe::egui::{Align, Layout, Ui};
use egui_extras::{Column, TableBuilder};

use super::shortened_ui;
use crate::chart::ChartTable;
use crate::ui::style::{self, size};

/// Shows a table; only the rows in sight are drawn.
pub fn table_ui(ui: &mut Ui, id: &str, table: &ChartTable, most_height: f32) {
    const ROW: f32 = 30.0;
    let look = style::look(ui);
    ui.push_id(id, |ui| {
        ui.spacing_mut().item_spacing.x = size::l();
        let others = table.headers.len().saturating_sub(1);
        TableBuilder::new(ui)
            .striped(true)
            .vscroll(true)
            .max_scroll_height(most_height)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::remainder().at_least(120.0).clip(true))
            .columns(Column::auto().at_least(64.0), others)
            .header(ROW, |mut header| {
                for title in &table.headers {
                    header.col(|ui| {
                        ui.label(style::small(title).color(look.muted));
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, table.rows.len(), |mut row| {
                    let cells = table.rows.get(row.index()).map_or(&[][..], Vec::as_slice);
                    for cell in cells {
                        row.col(|ui| {
                            shortened_ui(ui, style::body(cell));
                        });
                    }
                });
            });
    });
}
