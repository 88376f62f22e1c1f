//! The head of a document, which stays in place: its name, what it is for, who reads it, and the
//! files it can become.

use eframe::egui::{self, Align, Layout, Role, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;
use strum::IntoEnumIterator as _;

use super::catalogue::{CatalogueEntry, Lack};
use super::list::menu_ui;
use super::pages;
use crate::app::export::{Export, Format, Readership};
use crate::app::{Action, ReportAction, State};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, filter_chip_ui};

/// Everything the head reads.
#[derive(Clone, Copy)]
pub(super) struct DocumentHead<'a> {
    pub(super) state: &'a State,
    pub(super) entry: CatalogueEntry,
    pub(super) document: Export,
    pub(super) lack: Option<Lack>,
    /// Whether the list is a menu, which already shows the name.
    pub(super) is_narrow: bool,
}

impl DocumentHead<'_> {
    /// Tells whether the team wishes something of this document.
    fn is_personal(&self) -> bool {
        let CatalogueEntry::Report(kind) = self.entry else { return false };
        let wishes =
            self.state.dossier().and_then(|dossier| dossier.presentation.wishes_of(kind.slug()));
        wishes.is_some_and(|wishes| !wishes.is_blank())
    }
}

impl DocumentHead<'_> {
    /// Tells whether who reads the document changes it.
    fn has_readings(&self) -> bool {
        let is_read = matches!(self.document, Export::Report(kind, _) if kind.reading().is_some());
        is_read && self.lack.is_none()
    }
}

/// What was asked of the head.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HeadAsks {
    pub(super) entry: Option<CatalogueEntry>,
    pub(super) reading: Option<Readership>,
    pub(super) is_personal_toggled: bool,
}

/// Shows the head.
pub(super) fn head_ui(
    ui: &mut Ui,
    shown: &DocumentHead<'_>,
    is_personal_open: bool,
    actions: &mut Vec<Action>,
) -> HeadAsks {
    let mut asked = HeadAsks::default();
    if shown.is_narrow {
        ui.horizontal_wrapped(|ui| {
            asked.entry = menu_ui(ui, shown.entry, shown.state);
            ui.add_space(size::s());
            asked.reading = readings_ui(ui, shown);
        });
    } else {
        name_ui(ui, shown);
        ui.label(style::body(shown.entry.purpose()).color(style::look(ui).muted));
        if shown.has_readings() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = size::xl();
                asked.reading = readings_ui(ui, shown);
            });
        }
    }
    if shown.lack.is_some() {
        return asked;
    }
    let files = files(shown.entry, shown.document);
    let can_be_personal = matches!(shown.entry, CatalogueEntry::Report(_));
    if files.is_empty() && !can_be_personal {
        return asked;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::s());
        files_ui(ui, shown.state, &files, actions);
        if can_be_personal {
            let label = if shown.is_narrow { "Personnaliser" } else { "Personnaliser ce document" };
            let button = Button::new(label).icon(Icon::SlidersHorizontal);
            let response = button.selected(is_personal_open).ui(ui);
            response.widget_info(|| {
                let name = "Personnaliser ce document";
                WidgetInfo::selected(Role::Button, true, is_personal_open, name)
            });
            asked.is_personal_toggled = response.clicked();
        }
        if shown.is_narrow && shown.entry.has_pages() {
            pages::status_ui(ui, &shown.state.session.preview, shown.document);
        }
    });
    asked
}

fn name_ui(ui: &mut Ui, shown: &DocumentHead<'_>) {
    ui.horizontal(|ui| {
        ui.label(style::heading(shown.entry.label()));
        if shown.is_personal() {
            chip_ui(ui, "personnalisé", ChipTone::Accent, None);
        }
        if shown.lack.is_none() && shown.entry.has_pages() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                pages::status_ui(ui, &shown.state.session.preview, shown.document);
            });
        }
    });
}

/// Shows who reads the document, where that changes it.
fn readings_ui(ui: &mut Ui, shown: &DocumentHead<'_>) -> Option<Readership> {
    let Export::Report(kind, _) = shown.document else { return None };
    let reading = kind.reading().filter(|_| shown.lack.is_none())?;
    let mut chosen = None;
    ui.spacing_mut().item_spacing = Vec2::splat(6.0);
    ui.label(style::small("Pour qui").color(style::look(ui).muted));
    for other in Readership::iter() {
        if filter_chip_ui(ui, other.label(), other == reading).clicked() {
            chosen = Some(other);
        }
    }
    chosen
}

/// Returns the files a document can become, the usual one first, each with the name of its format.
fn files(entry: CatalogueEntry, document: Export) -> Vec<(Export, &'static str)> {
    let one = |name| vec![(document, name)];
    match (entry, document) {
        (CatalogueEntry::Report(_), Export::Report(kind, _)) => {
            let file = |format: &Format| (Export::Report(kind, *format), format.label());
            kind.formats().iter().map(file).collect()
        }
        (CatalogueEntry::PaperBallot, _) => one(Format::Pdf.label()),
        (CatalogueEntry::PlanTable, _) => one(Format::Csv.label()),
        (CatalogueEntry::Calendar, _) => one("ICS"),
        (CatalogueEntry::Package, _) => one("ZIP"),
        _ => Vec::new(),
    }
}

fn files_ui(
    ui: &mut Ui,
    state: &State,
    files: &[(Export, &'static str)],
    actions: &mut Vec<Action>,
) {
    let is_free = state.exports.front().is_none();
    for (index, (document, format)) in files.iter().enumerate() {
        let name = format!("Exporter en {format}…");
        let label = if index == 0 { name.clone() } else { format!("{format}…") };
        let button = Button::new(&label).enabled(is_free);
        let button = if index == 0 { button.primary().icon(Icon::Download) } else { button };
        let response = button.ui(ui);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_free, &name));
        if response.clicked() {
            actions.push(Action::Export(*document));
        }
    }
}

/// Returns the action that brings a document to the front.
pub(super) const fn show(document: Export) -> Action {
    Action::Reports(ReportAction::Show(document))
}

/// Shows a line from side to side.
pub(super) fn rule_ui(ui: &mut Ui) {
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, style::look(ui).line);
}
