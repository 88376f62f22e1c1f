//! Rémunération: what the team declares, one part at a time; what comes of it; what would bring more.

mod declaring;
mod detail;
mod general;
mod list;
mod page;
mod question;
mod statement;
mod steps;
mod summary;
mod table;

use std::collections::BTreeMap;

use eframe::egui::{self, Frame, Margin, Panel, Popup, Ui};
use lucide_icons::Icon;
use strum::IntoEnumIterator as _;

use self::page::RemunerationPage;
use self::question::FactDrafts;
use crate::app::export::{DocumentKind, Export, Format};
use crate::app::{self, Action, Command, RemunerationAction, RemunerationTab};
use crate::dossier::Edit;
use crate::remuneration::{Changes, Rules};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Sketch, empty_state_ui, page_body_ui, page_column_ui, say, tab_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct RemunerationView {
    /// Steps tried together, by what they change.
    tried: Vec<Changes>,
    /// Texts that are not a value yet, by exercise.
    drafts: BTreeMap<i16, FactDrafts>,
    declaring: declaring::DeclaringView,
    statement: statement::StatementView,
}

/// Shows the screen.
pub fn remuneration_ui(ui: &mut Ui, view: &mut RemunerationView, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    let rules = app::shipped_rules();
    let Some(exercise) = &ask.state.session.derived.exercise else {
        return nothing_yet_ui(ui, &rules, ask);
    };
    let reader = exercise.reader(&rules);
    let page = RemunerationPage { rules: &rules, dossier, exercise, reader: &reader, ask };
    let front = &ask.state.session.remuneration;
    let tab = front.tab.unwrap_or(RemunerationTab::Declaring);
    head_ui(ui, &page, tab);
    match tab {
        RemunerationTab::Declaring => {
            let drafts = view.drafts.entry(page.year()).or_default();
            declaring::declaring_ui(ui, &mut view.declaring, &page, drafts);
        }
        RemunerationTab::Statement => page_body_ui(ui, tab.label(), |ui| {
            ui.spacing_mut().item_spacing.y = size::l();
            ui.add_space(size::s());
            statement::statement_ui(ui, &mut view.statement, &page);
        }),
        RemunerationTab::Steps => page_body_ui(ui, tab.label(), |ui| {
            ui.add_space(size::l());
            steps::steps_ui(ui, &page, &mut view.tried);
        }),
    }
}

/// Shows the title and the tabs, which stay in place.
fn head_ui(ui: &mut Ui, page: &RemunerationPage<'_>, shown: RemunerationTab) {
    // As wide as the page below, whose bar takes some room.
    let right = ui.spacing().scroll.allocated_width() as i8;
    let margin = Margin { right, ..Margin::ZERO };
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(margin);
    Panel::top("remuneration").frame(frame).resizable(false).show(ui, |ui| {
        page_column_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::xs();
            ui.add_space(size::l());
            page.ask.page_head_ui(ui, "Rémunération", "", |ui| buttons_ui(ui, page, shown));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = size::xl();
                for tab in RemunerationTab::iter() {
                    let turn = RemunerationAction::Turn(tab);
                    let response = tab_ui(ui, tab.label(), tab == shown);
                    page.ask.clicked(&response, Action::Remuneration(turn));
                }
            });
        });
    });
}

fn nothing_yet_ui(ui: &mut Ui, rules: &Rules, ask: &Ask<'_>) {
    let year = ask.state.suggested_year();
    ask.plain_page_ui(
        ui,
        "Rémunération",
        &format!("{} · estimation sans valeur contractuelle", rules.short_title),
        |ui| {
            let text = fr!(
                "Un exercice réunit ce que l’équipe déclare pour une année. Jalons en tire le \
                 décompte prévisionnel, ligne par ligne, avec le calcul et le justificatif demandé."
            );
            let button = format!("Commencer l’exercice {year}");
            if empty_state_ui(ui, Sketch::Statement, text, &button) {
                ask.push(Edit::AddExercise(year));
            }
            ui.vertical_centered(|ui| {
                ask.button(ui, Button::new("Une autre année…").quiet(), Command::NewExercise);
            });
        },
    );
}

fn buttons_ui(ui: &mut Ui, page: &RemunerationPage<'_>, shown: RemunerationTab) {
    if shown == RemunerationTab::Statement {
        let export = Action::Export(Export::Report(DocumentKind::Statement, Format::Pdf));
        let button = Button::new("Exporter le décompte…").icon(Icon::Download);
        page.ask.button(ui, button.primary(), export);
    }
    let title = format!("Exercice {}", page.year());
    let button = Button::new(&title).icon_after(Icon::ChevronDown).ui(ui);
    say(&button, egui::Role::Button, &title);
    Popup::menu(&button).show(|ui| exercises_ui(ui, page));
    button.on_hover_text("Choisir, commencer ou supprimer un exercice");
}

fn exercises_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    ui.set_min_width(200.0);
    for facts in page.dossier.exercises.iter().rev() {
        let label = style::body(format!("Exercice {}", facts.year));
        let item = egui::Button::selectable(facts.year == page.year(), label);
        page.ask.item(ui, item, Action::ShowExercise(facts.year));
    }
    ui.separator();
    let item = |label: String| egui::Button::new(style::body(label));
    page.ask.item(ui, item(Command::NewExercise.label().to_owned()), Command::NewExercise);
    let removal = item(format!("Supprimer l’exercice {}", page.year()));
    page.ask.item(ui, removal, Edit::RemoveExercise(page.year()));
}
