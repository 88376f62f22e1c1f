//! In which of its languages a grid is read.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use crate::french;
use crate::grid::Grid;
use crate::ui::widgets::{chips_ui, choose_ui};

/// A grid in another language, made once.
#[derive(Clone)]
struct Translated {
    /// As it was read.
    of: Arc<Grid>,
    grid: Arc<Grid>,
}

/// Returns a grid in the language one chose to read it in; offers the others where it has some.
pub fn read_ui(ui: &mut Ui, grid: &Arc<Grid>) -> Arc<Grid> {
    if grid.other_languages.is_empty() {
        return Arc::clone(grid);
    }
    let id = ui.scope_id().with(("language", &grid.id.0, grid.version.to_string()));
    let shown: Option<Translated> = ui.data(|data| data.get_temp(id));
    // Another grid may have come under the same name.
    let shown = shown.filter(|shown| Arc::ptr_eq(&shown.of, grid));
    let now = shown.as_ref().map_or(&grid.language, |shown| &shown.grid.language);
    let others = grid.other_languages.iter().map(|other| &other.language);
    let languages = std::iter::once(&grid.language).chain(others);
    let choices = languages.map(|code| (code, french::capitalised(&name(code))));
    let mut chosen = None;
    chips_ui(ui, |ui| chosen = choose_ui(ui, "Lire en", choices, &now));
    if let Some(code) = chosen {
        read_in(ui, id, grid, code);
    }
    shown.map_or_else(|| Arc::clone(grid), |shown| shown.grid)
}

fn read_in(ui: &Ui, id: Id, grid: &Arc<Grid>, code: &str) {
    let translated = Translated { of: Arc::clone(grid), grid: Arc::new(grid.in_language(code)) };
    ui.data_mut(|data| data.insert_temp(id, translated));
}

/// Names a language: "français"; one that is not known here keeps its code.
pub fn name(code: &str) -> String {
    const NAMES: [(&str, &str); 12] = [
        ("fr", "français"),
        ("en", "anglais"),
        ("de", "allemand"),
        ("es", "espagnol"),
        ("it", "italien"),
        ("nl", "néerlandais"),
        ("pt", "portugais"),
        ("ca", "catalan"),
        ("eu", "basque"),
        ("br", "breton"),
        ("co", "corse"),
        ("oc", "occitan"),
    ];
    let found = NAMES.iter().find(|(known, _)| *known == code);
    found.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
