//! What concerns the program and this computer rather than a dossier.

use std::path::{Path, PathBuf};

use super::using::{Usage, Used};
use crate::app::{Notice, Whose};
use crate::store::Renderer;

/// What the outside answers about the program and this computer.
#[derive(Debug)]
pub enum Technical {
    /// The window is drawn by this, chosen among several.
    Drawn(Renderer),
    /// The window is shown by this, chosen or not.
    ShownBy(Renderer),
    /// The journal was shown.
    JournalShown,
    /// Nothing shows the journal; where it is, if it could be written.
    NoViewer(Option<PathBuf>),
    /// How far the system's own programs went with what was asked.
    Used(Usage, Used),
    /// Work aside came to an end it was not made for.
    WorkFailed,
}

impl Notice {
    /// Says that something aside stopped by a fault of the program.
    pub fn work_failed() -> Self {
        Self::new(
            Whose::File,
            "Cette opération s’est arrêtée sur une erreur de Jalons.",
            fr!(
                "Le dossier ouvert n’a pas changé. Recommencez ; si l’erreur revient, enregistrez votre travail puis relancez Jalons."
            ),
        )
    }

    /// Says where the technical journal is, since nothing shows it; or that there is none.
    pub fn no_viewer(path: Option<&Path>) -> Self {
        let Some(path) = path else {
            let title = "Le journal technique n’a pas pu être écrit sur cet ordinateur.";
            let help = fr!(
                "Le disque est plein, ou le système n’autorise pas l’accès à son emplacement. \
                 Jalons fonctionne sans lui ; vos dossiers ne sont pas concernés."
            );
            return Self::new(Whose::Person, title, help);
        };
        let title = "Aucun programme n’a pu montrer le journal technique.";
        Self::new(Whose::Person, title, fr!("Il est ici : {}", path.display()))
    }
}
