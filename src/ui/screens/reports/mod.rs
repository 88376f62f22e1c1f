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
mod room;

use eframe::egui::{Frame, Margin, Panel, Rangef, ScrollArea, Ui, Vec2};
use strum::IntoEnumIterator as _;

use self::catalogue::{CatalogueEntry, Lack};
use self::head::{DocumentHead, head_ui, rule_ui, show};
use self::letterhead::LogoTexture;
use self::list::DocumentList;
use self::pages::Pages;
use self::quality::QualityForms;
use self::room::{ReportsRoom, column_ui, inset};
use crate::app::export::{Export, Readership};
use crate::app::{Action, ReportAction, ReportsTab, State};
use crate::french;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Space, empty_state_ui, muted_ui, scrolled_ui, tab_ui};

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

/// Shows the screen.
pub fn reports_ui(ui: &mut Ui, view: &mut ReportsView, ask: &Ask<'_>) {
    let room = ReportsRoom::of(ui);
    title_ui(ui, room, ask);
    match ask.state.session.reports.tab {
        ReportsTab::Documents => documents_ui(ui, view, ask, room),
        ReportsTab::Quality => quality::quality_ui(ui, &mut view.quality, ask, room.side),
    }
}

/// Shows the title and the tabs, which stay in place.
fn title_ui(ui: &mut Ui, room: ReportsRoom, ask: &Ask<'_>) {
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::ZERO);
    Panel::top("reports").frame(frame).resizable(false).show(ui, |ui| {
        let column = inset(ui, room.side, room.side);
        column_ui(ui, column, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if room.is_narrow {
                ui.horizontal_wrapped(|ui| {
                    ui.label(style::heading("Rapports"));
                    ask.help_button(ui);
                    ui.add_space(size::l());
                    tabs_ui(ui, ask);
                });
                return;
            }
            ui.add_space(size::xl());
            ask.title_ui(ui, "Rapports");
            muted_ui(ui, subtitle(ask.state));
            ui.horizontal(|ui| tabs_ui(ui, ask));
        });
    });
}

fn tabs_ui(ui: &mut Ui, ask: &Ask<'_>) {
    ui.spacing_mut().item_spacing.x = size::xl();
    for tab in ReportsTab::iter() {
        let tab_ui = tab_ui(ui, tab.label(), tab == ask.state.session.reports.tab);
        ask.clicked(&tab_ui, Action::Reports(ReportAction::Turn(tab)));
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

fn documents_ui(ui: &mut Ui, view: &mut ReportsView, ask: &Ask<'_>, room: ReportsRoom) {
    let document = ask.state.session.reports.document;
    let entry = CatalogueEntry::of(document);
    let mut chosen = view.list.arrow(ui, entry, ask.state);
    if !room.is_narrow {
        // The icons of the rows stand below the title.
        let indent = room.side - size::m();
        let width = indent + TOKENS.size.list;
        let frame = Frame::new().fill(style::look(ui).bg);
        Panel::left("documents").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            let column = inset(ui, indent, size::s());
            column_ui(ui, column, |ui| {
                chosen = view.list.ui(ui, entry, ask.state).or(chosen);
            });
        });
    }
    let lack = entry.lack(ask.state);
    let shown = DocumentHead { ask, entry, document, lack, is_narrow: room.is_narrow };
    let left = if room.is_narrow { room.side } else { size::xl() };
    let column = inset(ui, left, room.side);
    column_ui(ui, column, |ui| {
        ui.spacing_mut().item_spacing.y = size::s();
        ui.add_space(if room.is_narrow { size::s() } else { size::l() });
        let asked = head_ui(ui, &shown, view.is_personal);
        chosen = asked.entry.or(chosen);
        view.is_personal ^= asked.is_personal_toggled;
        if let Some(reading) = asked.reading {
            view.reading = reading;
            ask.push(show(entry.document(reading)));
        }
        ui.add_space(size::xs());
        rule_ui(ui);
    });
    if let Some(entry) = chosen {
        ask.push(show(entry.document(view.reading)));
    }
    body_ui(ui, view, &shown, column);
}

/// Shows what scrolls: wishes, pages, or what the file will hold.
fn body_ui(ui: &mut Ui, view: &mut ReportsView, shown: &DocumentHead<'_>, column: Rangef) {
    let (state, entry, document) = (shown.ask.state, shown.entry, shown.document);
    if shown.lack.is_none() && entry.has_pages() {
        view.pages.ask(ui, shown.ask, document);
    }
    ui.spacing_mut().item_spacing = Vec2::splat(size::s());
    let area = ScrollArea::vertical().id_salt(("document", entry.label())).auto_shrink(false);
    scrolled_ui(ui, area, Space::Scrolls, |ui| {
        column_ui(ui, column, |ui| {
            ui.add_space(size::s());
            if shown.is_narrow {
                muted_ui(ui, entry.purpose());
            }
            if let Some(lack) = shown.lack {
                return lack_ui(ui, entry, lack, shown.ask);
            }
            if let (true, Export::Report(kind, _)) = (view.is_personal, document) {
                personal::personal_ui(ui, &mut view.letterhead, shown.ask, kind);
            }
            if entry.has_pages() {
                view.pages.ui(ui, state, entry, document);
            } else {
                others::others_ui(ui, shown);
            }
            ui.add_space(size::l());
        });
    });
}

fn lack_ui(ui: &mut Ui, entry: CatalogueEntry, lack: Lack, ask: &Ask<'_>) {
    if empty_state_ui(ui, entry.sketch(), lack.reason(), lack.button()) {
        lack.ask(ui, ask);
    }
}
