//! Grilles: what one can assess with; check a file; read a grid from end to end.

mod criteria;
mod language;
mod scales;

use std::sync::Arc;

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use self::criteria::{criteria_ui, criterion_ui};
use self::scales::scales_ui;
use crate::app::{Action, Command, twin};
use crate::french;
use crate::grid::{self, Grid};
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, card, card_head_ui, chip_ui, muted_ui, note_ui, section_ui, warning_ui,
};

/// Shows the screen.
pub fn grids_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let mut wants_check = false;
    ask.page_ui(
        ui,
        "Grilles",
        "Ce avec quoi l’équipe s’évalue. Chaque campagne garde la grille avec laquelle elle a été faite.",
        |ui| {
            let label = Command::CheckGrid.label();
            wants_check = Button::new(label).icon(Icon::FileCheck).ui(ui).clicked();
        },
        |ui| {
            let grids = ask.state.library.grids(ask.state.dossier());
            for (place, grid) in grids.iter().enumerate() {
                let beside = GridBeside::of(&grids, place, grid);
                grid_ui(ui, grid, &beside, ask);
                ui.add_space(size::s());
            }
            author_ui(ui);
        },
    );
    if wants_check {
        ask.push(Command::CheckGrid);
    }
}

/// The grids that a grid is told beside.
struct GridBeside<'a> {
    /// The last version before it.
    older: Option<&'a Grid>,
    /// Another of its name and version that says something else.
    twin: Option<&'a Grid>,
    /// How many of its name and version stand before it.
    rank: usize,
}

impl<'a> GridBeside<'a> {
    fn of(grids: &'a [Arc<Grid>], place: usize, grid: &Grid) -> Self {
        let former = grids.iter().filter(|other| other.id == grid.id);
        let former = former.filter(|other| other.version < grid.version);
        Self {
            older: former.max_by_key(|other| other.version).map(|other| &**other),
            twin: twin(grids, grid).map(|other| &**other),
            rank: grids.iter().take(place).filter(|other| other.is_named_as(grid)).count(),
        }
    }
}

fn grid_ui(ui: &mut Ui, grid: &Arc<Grid>, beside: &GridBeside<'_>, ask: &Ask<'_>) {
    card(ui, |ui| {
        card_head_ui(ui, &grid.title, |ui| {
            let button = Button::new("Adapter une copie…").icon(Icon::Copy).ui(ui);
            ask.clicked(
                &button.on_hover_text("Enregistrer cette grille comme point de départ"),
                Action::CopyGrid(Arc::clone(grid)),
            );
        });
        ui.horizontal_wrapped(|ui| {
            chip_ui(ui, &grid.structure, ChipTone::Accent, None);
            chip_ui(ui, &format!("version {}", grid.version), ChipTone::Neutral, None);
        });
        let summary = format!(
            "{}, {} · en vigueur depuis le {} · {}",
            french::count(grid.domains.len(), "domaine"),
            french::count(grid.criterion_count(), "critère"),
            french::long_date(grid.effective_date),
            grid.licence,
        );
        muted_ui(ui, summary);
        note_ui(ui, fr!("Source : {}", grid.source));
        if let Some(how) = grid.how_to_choose() {
            note_ui(ui, how);
        }
        ui.add_space(size::xs());
        ui.push_id((&grid.id.0, grid.version.to_string(), beside.rank), |ui| {
            let read = language::read_ui(ui, grid);
            if let Some(other) = beside.twin {
                twin_ui(ui, other, grid);
            }
            if let Some(older) = beside.older {
                let title = format!("Ce qui change par rapport à la version {}", older.version);
                part_ui(ui, &title, |ui| differences_ui(ui, older, grid));
            }
            part_ui(ui, "Échelle et calcul", |ui| scales_ui(ui, &read));
            for domain in &read.domains {
                let title = format!(
                    "{} · {} ({})",
                    domain.code,
                    domain.title,
                    french::count(domain.criteria.len(), "critère")
                );
                part_ui(ui, &title, |ui| {
                    criteria_ui(ui, domain, |ui, criterion| {
                        let title = format!("{} · {}", criterion.code, criterion.title);
                        part_ui(ui, &title, |ui| criterion_ui(ui, &read, criterion));
                    });
                });
            }
        });
    });
}

/// Shows a part of a grid behind its title; what is open stays so.
fn part_ui(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(title);
    let was_open: bool = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut is_open = was_open;
    sight::fold_ui(ui, Button::new(title), &mut is_open, id);
    if is_open != was_open {
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if was_open {
        sight::opened_ui(ui, id, |ui| ui.indent(id, contents));
    }
}

/// Says that another grid claims to be this one, and what it says otherwise.
fn twin_ui(ui: &mut Ui, other: &Grid, grid: &Grid) {
    let version = grid.version;
    warning_ui(
        ui,
        fr!(
            "Une autre grille de cette liste porte le même identifiant, « {} », et la même version, avec un autre \
             contenu. Empreinte de celle-ci : {}.",
            grid.id,
            french::beginning(&grid.fingerprint(), FINGERPRINT_SHOWN)
        ),
    );
    let title = format!("Ce qui diffère de l’autre version {version}");
    part_ui(ui, &title, |ui| differences_ui(ui, other, grid));
}

/// As much of a fingerprint as two people compare on the telephone.
const FINGERPRINT_SHOWN: usize = 8;

fn differences_ui(ui: &mut Ui, older: &Grid, grid: &Grid) {
    let lines = grid::difference_words(&grid::compare(older, grid));
    if lines.is_empty() {
        ui.label(style::body("Rien ne change, sinon le numéro de version."));
    }
    for line in lines {
        ui.label(style::body(line));
    }
}

fn author_ui(ui: &mut Ui) {
    section_ui(ui, "Écrire votre propre grille", |ui| {
        ui.add(
            egui::Label::new(style::body(
                fr!("Une grille est un simple fichier de texte. Enregistrez une copie de celle-ci avec « Adapter une \
                 copie… » : ses premières lignes expliquent tout. Changez son « id », puis ce que vous voulez, et \
                 vérifiez le fichier : toutes les erreurs sont dites à la fois, avec leur ligne et leur \
                 remède. Une grille valable peut être choisie aussitôt pour une nouvelle campagne ; la changer \
                 ensuite demande une nouvelle « version »."),
            ))
            .wrap(),
        );
    });
}
