//! Files without pages: charts, calendar, plan, package of proofs. Each says what it will hold.

use std::sync::Arc;

use eframe::egui::{self, Ui, Vec2};
use strum::IntoEnumIterator as _;

use super::catalogue::{CatalogueEntry, Lack, lack_of_chart};
use super::head::DocumentHead;
use crate::app::export::{ChartKind, Export, Meetings, PictureFormat};
use crate::app::{Action, State};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card, note_ui, section_ui};

/// Shows what the file will hold, or the charts one by one.
pub(super) fn others_ui(ui: &mut Ui, shown: &DocumentHead<'_>) {
    let Some(dossier) = shown.ask.state.dossier() else { return };
    match shown.entry {
        CatalogueEntry::Charts => charts_ui(ui, shown.ask),
        CatalogueEntry::Calendar => calendar_ui(ui, shown.ask, dossier),
        CatalogueEntry::PlanTable => holds_ui(ui, &plan(dossier)),
        CatalogueEntry::Package => holds_ui(ui, &package(shown.ask.state, dossier)),
        CatalogueEntry::Report(_) | CatalogueEntry::PaperBallot => {}
    }
}

fn holds_ui(ui: &mut Ui, lines: &[String]) {
    section_ui(ui, "Ce que le fichier contient", |ui| {
        for line in lines {
            ui.label(style::body(line));
        }
    });
}

fn calendar_ui(ui: &mut Ui, ask: &Ask<'_>, dossier: &Dossier) {
    let next = |campaign: &Arc<Campaign>| campaign.meeting.as_ref()?.next_date;
    let (to_come, past): (Vec<_>, Vec<_>) = dossier
        .campaigns
        .iter()
        .filter_map(next)
        .partition(|date| Meetings::ToCome.include(*date, ask.state.today));
    holds_ui(ui, &calendar(dossier, to_come.len()));
    if past.is_empty() {
        return;
    }
    card(ui, |ui| {
        let told = match past.len() {
            1 => "La réunion passée n’y paraît pas.".to_owned(),
            number => format!("Les {number} réunions passées n’y paraissent pas."),
        };
        ui.label(style::body(&told));
        let is_free = ask.state.exports.front().is_none();
        let button = Button::new("Exporter avec les réunions passées…").enabled(is_free);
        ask.button(ui, button, Action::Export(Export::Calendar(Meetings::All)));
    });
}

fn calendar(dossier: &Dossier, to_come: usize) -> Vec<String> {
    let open = dossier.improvements.iter().filter(|one| one.state.is_open());
    let (dated, undated): (Vec<_>, Vec<_>) = open.partition(|one| one.deadline.is_some());
    let deadlines = match dated.len() {
        0 => fr!("Aucune échéance : aucune action à mener n’a de date.").to_owned(),
        number => format!("{} d’actions à mener", french::count(number, "échéance")),
    };
    let mut lines = vec![deadlines];
    if to_come > 0 {
        lines.push(format!("{} à venir", french::count(to_come, "réunion")));
    }
    if !undated.is_empty() {
        let number = french::count(undated.len(), "action");
        lines.push(format!("{number} sans échéance, donc hors de l’agenda."));
    }
    lines.push(
        fr!("Exporté de nouveau, il met à jour l’agenda qui l’a déjà pris : ce qui est fait ou abandonné \
         y est annulé.")
            .to_owned(),
    );
    lines
}

fn plan(dossier: &Dossier) -> Vec<String> {
    let number = french::count(dossier.improvements.len(), "action");
    vec![
        fr!("{number}, une par ligne : objectif, responsable, échéance, indicateur, état."),
        fr!("Point-virgule et virgule décimale, à la française : il s’ouvre d’un double-clic.")
            .to_owned(),
    ]
}

fn package(state: &State, dossier: &Dossier) -> Vec<String> {
    let files = dossier.proofs.iter().filter(|proof| proof.file().is_some()).count();
    let proofs = match dossier.proofs.len() {
        0 => fr!("Aucune preuve n’est encore au registre : l’index sera vide.").to_owned(),
        number => format!(
            "Un index de {}, et une copie de {}",
            french::count(number, "preuve"),
            french::count(files, "fichier"),
        ),
    };
    let statement = if state.session.exercise.is_some() { ", décompte" } else { "" };
    vec![
        fr!(
            "Les documents en PDF : dossier de dialogue, diagnostic, plan, bilan, compte rendu s’il y en a un{statement}"
        ),
        proofs,
        "Un fichier LISEZ-MOI qui dit ce qui a été copié, et ce qui ne l’a pas été.".to_owned(),
    ]
}

fn charts_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let look = style::look(ui);
    card(ui, |ui| {
        egui::Grid::new("charts").spacing(Vec2::new(size::s(), size::s())).show(ui, |ui| {
            for chart in ChartKind::all() {
                let lack = lack_of_chart(chart, ask.state);
                let ink = if lack.is_some() { look.muted } else { look.ink };
                ui.label(style::body(chart.label()).color(ink));
                for format in PictureFormat::iter() {
                    let is_free = ask.state.exports.front().is_none() && lack.is_none();
                    let document = Export::Picture(chart, format);
                    let label = format!("{}…", document.kind().extension.to_uppercase());
                    let name = format!("{} en {label}", chart.label());
                    let button = Button::new(&label).enabled(is_free).named(&name);
                    ask.button(ui, button, Action::Export(document));
                }
                note_ui(ui, lack.map_or("", Lack::line));
                ui.end_row();
            }
        });
    });
}
