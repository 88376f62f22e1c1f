//! Grilles: what one can assess with; check a file; read a grid from end to end.

use std::sync::Arc;

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use crate::app::{Action, Command};
use crate::french;
use crate::grid::{self, Criterion, CriterionChange, Grid, HOW_TO_CHOOSE, Level};
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, badge_ui, card, card_head_ui, chip_ui, muted_ui, note_ui, section_ui, term_ui,
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
            for grid in &grids {
                let others = grids.iter().filter(|other| other.id == grid.id && *other != grid);
                let older =
                    others.filter(|other| other.version <= grid.version).max_by_key(|g| g.version);
                grid_ui(ui, grid, older.map(|older| &**older), ask);
                ui.add_space(size::s());
            }
            author_ui(ui);
        },
    );
    if wants_check {
        ask.push(Command::CheckGrid);
    }
}

fn grid_ui(ui: &mut Ui, grid: &Arc<Grid>, older: Option<&Grid>, ask: &Ask<'_>) {
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
        note_ui(ui, HOW_TO_CHOOSE);
        ui.add_space(size::xs());
        ui.push_id((&grid.id.0, grid.version.to_string()), |ui| {
            if let Some(older) = older {
                let title = format!("Ce qui change par rapport à la version {}", older.version);
                part_ui(ui, &title, |ui| differences_ui(ui, older, grid));
            }
            part_ui(ui, "Échelle et calcul", |ui| scale_ui(ui, grid));
            for domain in &grid.domains {
                let title = format!(
                    "{} · {} ({})",
                    domain.code,
                    domain.title,
                    french::count(domain.criteria.len(), "critère")
                );
                part_ui(ui, &title, |ui| {
                    for criterion in &domain.criteria {
                        criterion_ui(ui, grid, criterion);
                    }
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

fn differences_ui(ui: &mut Ui, older: &Grid, grid: &Grid) {
    let differences = grid::compare(older, grid);
    if differences.is_empty() {
        ui.label(style::body("Les critères sont les mêmes."));
    }
    for difference in differences {
        let text = fr!("{} : {}", difference.criterion, change_words(&difference.change));
        ui.label(style::body(text));
    }
}

fn change_words(change: &CriterionChange) -> String {
    match change {
        CriterionChange::Added => "nouveau critère".to_owned(),
        CriterionChange::Removed => "critère retiré".to_owned(),
        CriterionChange::Meaning => {
            "ne veut plus dire la même chose, les niveaux ne se comparent plus".to_owned()
        }
        CriterionChange::Weight { from, to } => format!("poids {from} devenu {to}"),
        CriterionChange::Socle { is_socle: true } => "devient un critère socle".to_owned(),
        CriterionChange::Socle { is_socle: false } => "n’est plus un critère socle".to_owned(),
        CriterionChange::Wording { levels, is_head } => {
            let levels: Vec<String> = levels.iter().map(ToString::to_string).collect();
            match (levels.is_empty(), is_head) {
                (true, _) => "titre ou question reformulés".to_owned(),
                (false, true) => {
                    format!("titre ou question reformulés, niveaux {}", levels.join(", "))
                }
                (false, false) => fr!("niveaux reformulés : {}", levels.join(", ")),
            }
        }
    }
}

fn scale_ui(ui: &mut Ui, grid: &Grid) {
    for level in Level::ALL {
        let step = level.of(&grid.scale);
        ui.horizontal_top(|ui| {
            badge_ui(ui, Some(level), &format!("niveau {level}"));
            ui.label(style::body(fr!("{} : {}", step.name, step.definition)));
        });
    }
    let scoring = &grid.scoring;
    term_ui(ui, "Poids, socle et palier");
    ui.label(style::body(fr!(
        "Moyenne des niveaux convenus, selon le poids des critères ; montrée à partir de {} % de critères \
         ayant un niveau.",
        scoring.minimum_coverage_percent
    )));
    for gate in &scoring.gates {
        ui.label(style::body(fr!(
            "Palier {} : tous les critères socles au moins au niveau {}.",
            gate.level,
            gate.socle_at_least
        )));
    }
}

fn criterion_ui(ui: &mut Ui, grid: &Grid, criterion: &Criterion) {
    let title = format!("{} · {}", criterion.code, criterion.title);
    part_ui(ui, &title, |ui| {
        muted_ui(ui, &criterion.question);
        for level in Level::ALL {
            ui.horizontal_top(|ui| {
                badge_ui(ui, Some(level), grid.level_name(level));
                ui.label(style::body(&criterion.level(level).sentence));
            });
        }
        if !criterion.proofs.is_empty() {
            let proofs = criterion.proofs.join(" ; ");
            note_ui(ui, fr!("Ce qui le montre : {proofs}"));
        }
        let indicators: Vec<&str> = criterion
            .links
            .iter()
            .filter_map(|link| grid.indicator(&link.indicator).map(|found| found.name.as_str()))
            .collect();
        if !indicators.is_empty() {
            note_ui(ui, fr!("Indicateurs ACI soutenus : {}", indicators.join(" ; ")));
        }
        ui.add_space(size::s());
    });
}

fn author_ui(ui: &mut Ui) {
    section_ui(ui, "Écrire votre propre grille", |ui| {
        ui.add(
            egui::Label::new(style::body(
                fr!("Une grille est un simple fichier de texte. Enregistrez une copie de celle-ci avec « Adapter une \
                 copie… » : ses premières lignes expliquent tout. Changez ce que vous voulez, puis \
                 vérifiez le fichier : toutes les erreurs sont dites à la fois, avec leur ligne et leur \
                 remède. Une grille valable peut être choisie aussitôt pour une nouvelle campagne."),
            ))
            .wrap(),
        );
    });
}
