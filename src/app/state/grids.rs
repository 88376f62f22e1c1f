//! Grids and rules in files of their own: checked, and copied to be adapted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::safe_file_name;
use crate::app::notice::file_name;
use crate::app::{Asked, Dialog, Effect, Nature, Notice, PathPurpose, Screen, State};
use crate::grid::Grid;
use crate::remuneration;
use crate::shipped::grid_text;
use crate::store::{Contents, Replace, StoreError};

impl State {
    /// Asks which grid to check.
    pub(super) fn ask_grid_path(&mut self) {
        self.ask_path(PathPurpose::CheckGrid, String::new());
    }

    /// Asks where a copy of a grid goes.
    pub(super) fn ask_grid_copy_path(&mut self, grid: Arc<Grid>) {
        let suggested = format!("{}-{}.ron", safe_file_name(&grid.id.0), grid.version);
        self.ask_path(PathPurpose::CopyGrid(grid), suggested);
    }

    /// Has a copy of a grid written.
    pub(super) fn write_grid_copy(&mut self, grid: Arc<Grid>, path: PathBuf, replace: Replace) {
        let bytes: Contents = grid_text(&grid).into_bytes().into();
        let ticket = self.tickets.issue_for_good();
        self.out.push(Effect::WriteGrid { ticket, grid, path, bytes, replace });
    }

    /// Tells how the writing of a copy ended.
    pub(super) fn grid_written(
        &mut self,
        grid: Arc<Grid>,
        path: &Path,
        result: Result<(), StoreError>,
    ) {
        if let Err(StoreError::AlreadyThere) = result {
            return self.ask(Dialog::Replace(PathPurpose::CopyGrid(grid), path.to_owned()));
        }
        let name = file_name(path);
        self.notify(match result {
            Ok(()) => Notice::done(
                fr!("« {name} » est prêt à être adapté."),
                fr!(
                    "Ouvrez-le dans un éditeur de texte, changez son « id », puis vérifiez-le ici."
                ),
            ),
            Err(error) => Notice::refused(&fr!("« {name} » n’a pas été écrit"), path, &error),
        });
    }

    /// Says what is wrong with a grid, and keeps a good one for new campaigns.
    pub(super) fn check_grid(&mut self, path: &Path, contents: &Contents) {
        match Nature::of(contents) {
            Some(Nature::Rules) => return self.check_rules(path, contents),
            Some(Nature::Unknown) | None => {}
            Some(nature) => {
                if let Some(told) = Notice::misfit(path, nature, Asked::Grid) {
                    return self.notify(told);
                }
            }
        }
        let reading = self.library.read(contents, self.dossier());
        let file = file_name(path);
        self.enter(Screen::Grids);
        let help = if reading.value.is_some() {
            fr!("La grille peut servir telle quelle ; ces remarques peuvent l’améliorer.")
        } else {
            "Corrigez ces points dans votre éditeur de texte, puis vérifiez de nouveau."
        };
        let help = help.to_owned();
        if let Some(grid) = reading.value {
            self.take_in_grid(&file, grid);
        }
        if reading.problems.is_empty() {
            return;
        }
        self.ask(Dialog::Problems { file, problems: reading.problems, help, backup: None });
    }

    /// Keeps a grid that was read without error, or says that it is known.
    fn take_in_grid(&mut self, file: &str, grid: Grid) {
        let (title, version) = (grid.title.clone(), grid.version);
        let is_new = self.library.add(grid, self.session.dossier());
        self.notify(if is_new {
            Notice::done(
                fr!("« {file} » est une grille valable : {title}."),
                "Vous pouvez la choisir pour une nouvelle campagne.",
            )
        } else {
            Notice::done(
                fr!("Jalons connaît déjà la grille de « {file} » : {title}, version {version}."),
                fr!("Elle dit la même chose : rien n’est ajouté à la liste."),
            )
        });
    }

    /// Rules are checked only: the remuneration is computed with those we ship.
    fn check_rules(&mut self, path: &Path, contents: &Contents) {
        let reading = remuneration::file::read(contents);
        let file = file_name(path);
        if let Some(rules) = &reading.value {
            let title = &rules.title;
            self.notify(Notice::done(
                fr!("« {file} » contient des règles de rémunération valables : {title}."),
                fr!("Jalons calcule toujours avec ses propres règles : ce fichier a été vérifié, rien de plus."),
            ));
        }
        if reading.problems.is_empty() {
            return;
        }
        let help = "Corrigez ces points dans votre éditeur de texte, puis vérifiez de nouveau.";
        let help = help.to_owned();
        self.ask(Dialog::Problems { file, problems: reading.problems, help, backup: None });
    }
}
