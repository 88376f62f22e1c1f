//! The head of a document, which stays in place: its name, what it is for, who reads it, and the
//! files it can become.

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;
use strum::IntoEnumIterator as _;

use super::catalogue::{CatalogueEntry, Lack};
use super::list::menu_ui;
use super::pages;
use crate::app::export::{Export, Format, Readership};
use crate::app::{Action, ReportAction};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, chip_ui, choose_ui, from_right_ui, muted_ui, note_ui};

/// Everything the head reads.
#[derive(Clone, Copy)]
pub(super) struct DocumentHead<'a> {
    pub(super) ask: &'a Ask<'a>,
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
        let dossier = self.ask.state.dossier();
        let wishes = dossier.and_then(|dossier| dossier.presentation.wishes_of(kind.slug()));
        wishes.is_some_and(|wishes| !wishes.is_blank())
    }

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
pub(super) fn head_ui(ui: &mut Ui, shown: &DocumentHead<'_>, is_personal_open: bool) -> HeadAsks {
    let mut asked = HeadAsks::default();
    if shown.is_narrow {
        ui.horizontal_wrapped(|ui| {
            asked.entry = menu_ui(ui, shown.entry, shown.ask.state);
            ui.add_space(size::s());
            asked.reading = readings_ui(ui, shown);
        });
    } else {
        name_ui(ui, shown);
        muted_ui(ui, shown.entry.purpose());
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
        files_ui(ui, shown.ask, &files);
        if can_be_personal {
            let label = if shown.is_narrow { "Personnaliser" } else { "Personnaliser ce document" };
            let button = Button::new(label).icon(Icon::SlidersHorizontal);
            let button = button.selected(is_personal_open).named("Personnaliser ce document");
            asked.is_personal_toggled = button.ui(ui).clicked();
        }
        if shown.is_narrow && shown.entry.has_pages() {
            pages::status_ui(ui, &shown.ask.state.session.preview, shown.document);
        }
    });
    asked
}

fn name_ui(ui: &mut Ui, shown: &DocumentHead<'_>) {
    ui.horizontal(|ui| {
        ui.label(style::heading(shown.entry.label()));
        if shown.is_personal() {
            chip_ui(ui, "réglages de l’équipe", ChipTone::Accent, None);
        }
        if shown.lack.is_none() && shown.entry.has_pages() {
            from_right_ui(ui, |ui| {
                pages::status_ui(ui, &shown.ask.state.session.preview, shown.document);
            });
        }
    });
}

/// Shows who reads the document, where that changes it.
fn readings_ui(ui: &mut Ui, shown: &DocumentHead<'_>) -> Option<Readership> {
    let Export::Report(kind, _) = shown.document else { return None };
    let reading = kind.reading().filter(|_| shown.lack.is_none())?;
    ui.spacing_mut().item_spacing = Vec2::splat(6.0);
    note_ui(ui, "Pour qui");
    choose_ui(ui, "", Readership::iter().map(|reading| (reading, reading.label())), &reading)
}

/// Returns the files a document can become, the usual one first, each with what it is made for.
fn files(entry: CatalogueEntry, document: Export) -> Vec<(Export, &'static str)> {
    let one = |name| vec![(document, name)];
    match entry {
        CatalogueEntry::Report(_) => {
            let Export::Report(kind, _) = document else { return Vec::new() };
            let file = |format: &Format| (Export::Report(kind, *format), format.label());
            kind.formats().iter().map(file).collect()
        }
        CatalogueEntry::PaperBallot => one("Exporter en PDF…"),
        CatalogueEntry::PlanTable => one("Exporter pour un tableur…"),
        CatalogueEntry::Calendar => one("Exporter pour l’agenda…"),
        CatalogueEntry::Package => one("Exporter le paquet…"),
        CatalogueEntry::Charts => Vec::new(),
    }
}

fn files_ui(ui: &mut Ui, ask: &Ask<'_>, files: &[(Export, &'static str)]) {
    let is_free = ask.state.exports.front().is_none();
    for (index, (document, format)) in files.iter().enumerate() {
        // A whole name, or that of a format.
        let is_whole = format.ends_with('…');
        let name = if is_whole { (*format).to_owned() } else { format!("Exporter en {format}…") };
        let label = if index == 0 { name.clone() } else { format!("{format}…") };
        let button = Button::new(&label).enabled(is_free);
        let button = if index == 0 { button.primary().icon(Icon::Download) } else { button };
        ask.button(ui, button.named(&name), Action::Export(*document));
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
