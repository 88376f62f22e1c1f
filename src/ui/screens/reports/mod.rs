//! Rapports: choose a document, see it, make it one’s own, export it; and what the *démarche
//! qualité* of the campaign is made of.

mod catalogue;
mod head;
mod letterhead;
mod list;
mod others;
mod pages;
mod personal;
mod quality;

use eframe::egui::{
    Align, Frame, Layout, Margin, Panel, Rangef, Rect, ScrollArea, Ui, UiBuilder, Vec2,
};
use strum::IntoEnumIterator as _;

use self::catalogue::{CatalogueEntry, Lack};
use self::head::{DocumentHead, head_ui, rule_ui, show};
use self::letterhead::LogoTexture;
use self::list::DocumentList;
use self::pages::Pages;
use self::quality::QualityForms;
use crate::app::export::{DocumentKind, Export, Readership};
use crate::app::{Action, ReportAction, ReportsTab, State};
use crate::french;
use crate::theme::TOKENS;
use crate::ui::style::{self, size};
use crate::ui::widgets::{PAGE_WIDTH, empty_state_ui, tab_ui};

/// What the screen remembers for itself.
#[derive(Default)]
pub struct ReportsView {
    list: DocumentList,
    pages: Pages,
    /// Who reads the documents that have readings.
    reading: Readership,
    is_personal: bool,
    letterhead: LogoTexture,
    quality: QualityForms,
}

/// Window widths below which the list is a menu.
const NARROW: f32 = 960.0;

/// How much room there is.
#[derive(Clone, Copy, Debug)]
struct ReportsRoom {
    is_narrow: bool,
    /// Left free at either side of the page.
    side: f32,
}

impl ReportsRoom {
    fn of(ui: &Ui) -> Self {
        let is_narrow = ui.ctx().content_rect().width() < NARROW;
        let least = if is_narrow { size::l() } else { size::xxl() };
        let side = ((ui.available_width() - PAGE_WIDTH) / 2.0).max(least).floor();
        Self { is_narrow, side }
    }
}

/// Shows the screen.
pub fn reports_ui(ui: &mut Ui, view: &mut ReportsView, state: &State, actions: &mut Vec<Action>) {
    let room = ReportsRoom::of(ui);
    title_ui(ui, room, state, actions);
    match state.session.reports.tab {
        ReportsTab::Documents => documents_ui(ui, view, (state, room), actions),
        ReportsTab::Quality => {
            quality::quality_ui(ui, &mut view.quality, (state, room.side), actions);
        }
    }
}

/// Shows the title and the tabs, which stay in place.
fn title_ui(ui: &mut Ui, room: ReportsRoom, state: &State, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::ZERO);
    Panel::top("reports").frame(frame).resizable(false).show(ui, |ui| {
        let column = inset(ui, (room.side, room.side));
        column_ui(ui, column, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if room.is_narrow {
                ui.horizontal_wrapped(|ui| {
                    ui.label(style::heading("Rapports"));
                    ui.add_space(size::l());
                    tabs_ui(ui, state, actions);
                });
                return;
            }
            ui.add_space(size::xl());
            ui.label(style::title("Rapports"));
            ui.label(style::body(subtitle(state)).color(style::look(ui).muted));
            ui.horizontal(|ui| tabs_ui(ui, state, actions));
        });
    });
}

fn tabs_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = size::xl();
    for tab in ReportsTab::iter() {
        if tab_ui(ui, tab.label(), tab == state.session.reports.tab).clicked() {
            actions.push(Action::Reports(ReportAction::Turn(tab)));
        }
    }
}

fn subtitle(state: &State) -> String {
    let campaign = state.session.shown_campaign();
    let Some(campaign) = campaign else {
        return "Ce que l’équipe remet, projette et affiche.".to_owned();
    };
    let exercise = state.session.exercise.map(|year| format!("exercice {year}"));
    let campaign = [campaign.title.clone(), french::long_date(campaign.date)];
    campaign.into_iter().chain(exercise).collect::<Vec<_>>().join(" · ")
}

/// Returns where contents stand that leave room at either side.
fn inset(ui: &Ui, (left, right): (f32, f32)) -> Rangef {
    let free = ui.available_rect_before_wrap();
    Rangef::new(free.left() + left, free.right() - right)
}

/// Shows contents from side to side of a column; a scroll bar stands beside it, not in it.
fn column_ui(ui: &mut Ui, column: Rangef, contents: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_x_y_ranges(column, ui.available_rect_before_wrap().y_range());
    let layout = Layout::top_down(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), contents);
}

fn documents_ui(
    ui: &mut Ui,
    view: &mut ReportsView,
    (state, room): (&State, ReportsRoom),
    actions: &mut Vec<Action>,
) {
    let document = state.session.reports.document;
    let entry = CatalogueEntry::of(document);
    let mut chosen = view.list.arrow(ui, entry, state);
    if !room.is_narrow {
        // The icons of the rows stand below the title.
        let indent = room.side - size::m();
        let width = indent + TOKENS.size.list;
        let frame = Frame::new().fill(style::look(ui).bg);
        Panel::left("documents").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            let column = inset(ui, (indent, size::s()));
            column_ui(ui, column, |ui| {
                chosen = view.list.ui(ui, entry, state).or(chosen);
            });
        });
    }
    let lack = entry.lack(state);
    let shown = DocumentHead { state, entry, document, lack, is_narrow: room.is_narrow };
    let left = if room.is_narrow { room.side } else { size::xl() };
    let column = inset(ui, (left, room.side));
    column_ui(ui, column, |ui| {
        ui.spacing_mut().item_spacing.y = size::s();
        ui.add_space(if room.is_narrow { size::s() } else { size::l() });
        let asked = head_ui(ui, &shown, view.is_personal, actions);
        chosen = asked.entry.or(chosen);
        view.is_personal ^= asked.is_personal_toggled;
        if let Some(reading) = asked.reading {
            view.reading = reading;
            actions.push(show(entry.document(reading)));
        }
        ui.add_space(size::xs());
        rule_ui(ui);
    });
    if let Some(entry) = chosen {
        actions.push(show(entry.document(view.reading)));
    }
    body_ui(ui, view, &shown, column, actions);
}

/// Shows what scrolls: wishes, pages, or what the file will hold.
fn body_ui(
    ui: &mut Ui,
    view: &mut ReportsView,
    shown: &DocumentHead<'_>,
    column: Rangef,
    actions: &mut Vec<Action>,
) {
    let (state, entry, document) = (shown.state, shown.entry, shown.document);
    if shown.lack.is_none() && entry.has_pages() {
        view.pages.ask(ui, state, document, actions);
    }
    ui.spacing_mut().item_spacing = Vec2::splat(size::s());
    ScrollArea::vertical().id_salt(("document", entry.label())).auto_shrink(false).show(ui, |ui| {
        column_ui(ui, column, |ui| {
            ui.add_space(size::s());
            if shown.is_narrow {
                ui.label(style::body(entry.purpose()).color(style::look(ui).muted));
            }
            if let Some(lack) = shown.lack {
                return lack_ui(ui, entry, lack, actions);
            }
            if let (true, Some(kind)) = (view.is_personal, kind(document)) {
                personal::personal_ui(ui, &mut view.letterhead, (state, kind), actions);
            }
            if entry.has_pages() {
                view.pages.ui(ui, state, entry, document);
            } else {
                others::others_ui(ui, shown, actions);
            }
            ui.add_space(size::l());
        });
    });
}

const fn kind(document: Export) -> Option<DocumentKind> {
    match document {
        Export::Report(kind, _) => Some(kind),
        _ => None,
    }
}

fn lack_ui(ui: &mut Ui, entry: CatalogueEntry, lack: Lack, actions: &mut Vec<Action>) {
    if empty_state_ui(ui, entry.icon(), lack.reason(), lack.button()) {
        lack.ask(ui, actions);
    }
}
