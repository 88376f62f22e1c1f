//! A chart in its card: title, the table behind it, the ways out.

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::Action;
use crate::app::export::{ChartKind, Export, PictureFormat};
use crate::chart::{Chart, ChartTable};
use crate::ui::ask::Ask;
use crate::ui::chart_view::ChartView;
use crate::ui::style::{self, size};
use crate::ui::widgets::{RowsView, card_frame, card_head_ui, icon_button_ui, table_ui};

/// A chart's card remembers whether its table is shown.
#[derive(Debug, Default)]
pub struct ChartCard {
    view: ChartView,
    shows_table: bool,
    table: RowsView<usize>,
    /// Revision, and the figures it has there.
    figures: Option<(u64, ChartTable)>,
    /// Revision, and the title it has there.
    title: Option<(u64, String)>,
}

/// Which chart, from which state of the dossier.
#[derive(Clone, Copy)]
pub struct ChartSource<'a> {
    /// Which chart.
    pub kind: ChartKind,
    /// Raised at every change.
    pub revision: u64,
    /// Makes it; called only when something changed.
    pub make: &'a dyn Fn() -> Chart,
}

/// What a card adds above its chart.
const HEAD: f32 = 40.0;

/// What a row of tools adds to it.
const TOOLS: f32 = 32.0;

/// Returns what a card adds to its chart on both sides together: margins and border.
fn frame() -> f32 {
    2.0 * size::l() + 2.0
}

impl ChartCard {
    /// Returns the height of a card in which the chart is at ease.
    pub fn preferred_height(&mut self, ui: &Ui, source: ChartSource<'_>) -> f32 {
        let width = ui.available_width() - frame();
        self.view.preferred_height(source.revision, width, source.make) + frame() + HEAD + size::s()
    }

    /// Shows the card, as wide as there is room.
    pub fn ui(&mut self, ui: &mut Ui, ask: &Ask<'_>, source: ChartSource<'_>, height: f32) {
        self.show(ui, ask, source, height, None);
    }

    /// Shows the card with a row of tools below its title.
    pub fn ui_with_tools(
        &mut self,
        ui: &mut Ui,
        ask: &Ask<'_>,
        source: ChartSource<'_>,
        height: f32,
        mut tools: impl FnMut(&mut Ui),
    ) {
        self.show(ui, ask, source, height, Some(&mut tools));
    }

    fn show(
        &mut self,
        ui: &mut Ui,
        ask: &Ask<'_>,
        source: ChartSource<'_>,
        height: f32,
        tools: Option<&mut dyn FnMut(&mut Ui)>,
    ) {
        let inner = Vec2::new(ui.available_width(), height) - Vec2::splat(frame());
        card_frame(ui).show(ui, |ui| {
            ui.set_width(inner.x);
            ui.set_min_height(inner.y);
            ui.vertical(|ui| {
                self.head_ui(ui, source, ask);
                let mut left = Vec2::new(inner.x, inner.y - HEAD);
                if let Some(tools) = tools {
                    ui.horizontal_wrapped(tools);
                    left.y -= TOOLS + ui.spacing().item_spacing.y;
                }
                if self.shows_table {
                    self.table_ui(ui, source, (left.y - 40.0).max(120.0));
                } else {
                    self.view.ui(ui, source.revision, left, source.make);
                }
            });
        });
    }

    fn table_ui(&mut self, ui: &mut Ui, source: ChartSource<'_>, most_height: f32) {
        if self.figures.as_ref().is_none_or(|(known, _)| *known != source.revision) {
            self.figures = Some((source.revision, (source.make)().table()));
        }
        if let Some((_, figures)) = &self.figures {
            table_ui(ui, source.kind.slug(), &mut self.table, figures, most_height);
        }
    }

    /// Returns the title; that of bars says what they show, which may be less than they can.
    fn title(&mut self, source: ChartSource<'_>) -> String {
        if source.kind != ChartKind::Bars {
            return source.kind.label().to_owned();
        }
        if self.title.as_ref().is_none_or(|(known, _)| *known != source.revision) {
            self.title = Some((source.revision, (source.make)().title()));
        }
        self.title.as_ref().map_or_else(String::new, |(_, title)| title.clone())
    }

    fn head_ui(&mut self, ui: &mut Ui, source: ChartSource<'_>, ask: &Ask<'_>) {
        let (kind, title) = (source.kind, self.title(source));
        card_head_ui(ui, &title, |ui| {
            let name = fr!("Exporter : {title}");
            let button = icon_button_ui(ui, Icon::Download, &name, true);
            egui::Popup::menu(&button).show(|ui| export_menu_ui(ui, kind, ask));
            let (icon, name) = if self.shows_table {
                (Icon::ChartColumn, fr!("Voir le graphique : {title}"))
            } else {
                (Icon::Table, fr!("Voir le tableau : {title}"))
            };
            if icon_button_ui(ui, icon, &name, true).clicked() {
                self.shows_table = !self.shows_table;
            }
        });
    }
}

fn export_menu_ui(ui: &mut Ui, kind: ChartKind, ask: &Ask<'_>) {
    for format in [PictureFormat::Svg, PictureFormat::Png] {
        let document = Export::Picture(kind, format);
        let label = format!("{}…", document.kind().name);
        ask.item(ui, egui::Button::new(style::body(label)), Action::Export(document));
    }
}
