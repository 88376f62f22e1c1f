//! Choosing a file where the system shows no dialog: the path, and the folder it is in.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Key, Pos2, Role, ScrollArea, Ui, WidgetInfo};

use super::form::{Form, buttons_ui};
use crate::app::{Action, Browsed, PathPurpose};
use crate::store::FolderEntry;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, ICON_SIZE, Icon, icon_button_ui, list_row_frame, note_ui, paint_icon,
    paint_truncated, shortened_ui,
};

/// Asks for a path, by hand or from folder to folder.
pub fn type_path_ui(ui: &mut Ui, form: &Form<'_>, purpose: &PathPurpose, path: &mut String) {
    ui.label(style::heading(purpose.title()));
    let help = path_help(purpose);
    let response = Field::new("Emplacement du fichier").help(&help).ui(ui, path);
    if form.is_new {
        response.request_focus();
        put_caret_at_end(ui, &response, path);
        form.ask.extend(folder_of(path).map(Action::LookInto));
    }
    if let Some(browsed) = &form.ask.state.browsed {
        let before = path.clone();
        folder_ui(ui, browsed, purpose, path, form.ask);
        if *path != before {
            // The name can be typed on, and Enter ends it.
            response.request_focus();
            put_caret_at_end(ui, &response, path);
        }
    }
    let is_given = !path.trim().is_empty();
    let wants = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    buttons_ui(ui, |ui| {
        let label = if purpose.is_save() { "Enregistrer" } else { "Ouvrir" };
        let button = Button::new(label).primary().enabled(is_given).ui(ui);
        if is_given && (button.clicked() || wants) {
            let typed = form.ask.state.typed_path(path);
            if is_folder(path, &typed, form.ask.state.browsed.as_ref()) {
                form.ask.push(Action::LookInto(typed));
                response.request_focus();
            } else {
                form.ask.push(Action::TypedPath(purpose.clone(), typed));
            }
        }
        form.cancel(ui);
    });
}

/// Shows what a folder holds.
fn folder_ui(
    ui: &mut Ui,
    browsed: &Browsed,
    purpose: &PathPurpose,
    path: &mut String,
    ask: &Ask<'_>,
) {
    const HEIGHT: f32 = 220.0;
    let look = style::look(ui);
    ui.horizontal(|ui| {
        let parent = browsed.folder.parent();
        let up = icon_button_ui(ui, Icon::CornerLeftUp, "Dossier au-dessus", parent.is_some());
        if let Some(parent) = parent.filter(|_| up.clicked()) {
            go(parent, path, ask);
        }
        let shown = browsed.folder.display().to_string();
        shortened_ui(ui, style::small(shown).color(look.muted));
    });
    let room = (ui.ctx().content_rect().height() - 360.0).clamp(96.0, HEIGHT);
    let area = ScrollArea::vertical().id_salt(&browsed.folder).max_height(room);
    area.min_scrolled_height(room).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let told = match &browsed.found {
            None => "Lecture…".to_owned(),
            Some(Err(error)) => fr!("Ce dossier du disque ne peut pas être lu : {error}."),
            Some(Ok(all)) if all.is_empty() => empty(purpose),
            Some(Ok(all)) => {
                for entry in all {
                    entry_ui(ui, entry, path, ask);
                }
                return;
            }
        };
        note_ui(ui, told);
    });
}

/// Shows a folder or a file; keys go by the path, not through hundreds of rows.
fn entry_ui(ui: &mut Ui, entry: &FolderEntry, path: &mut String, ask: &Ask<'_>) {
    const HEIGHT: f32 = 32.0;
    let look = style::look(ui);
    let name = crate::french::one_line(&entry.name);
    let is_chosen = Path::new(path.as_str()) == entry.path;
    let response = list_row_frame(ui, HEIGHT, is_chosen, false);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &name));
    let (left, middle) = (response.rect.left() + size::s(), response.rect.center().y);
    let icon = if entry.is_folder { Icon::Folder } else { Icon::FileText };
    let centre = Pos2::new(left + ICON_SIZE / 2.0, middle);
    paint_icon(ui.painter(), centre, icon, ICON_SIZE, look.muted);
    let text = Pos2::new(left + ICON_SIZE + size::s(), middle);
    let font = style::regular_font(size::body());
    paint_truncated(ui, &name, font, look.ink, text, response.rect.right() - text.x - size::s());
    if response.clicked() && entry.is_folder {
        go(&entry.path, path, ask);
    } else if response.clicked() {
        *path = entry.path.display().to_string();
    }
}

/// Goes to a folder, with the name that was to be given.
fn go(folder: &Path, path: &mut String, ask: &Ask<'_>) {
    // A path that ends by a separator names a folder, and no file yet.
    let name = Path::new(path.as_str()).file_name().filter(|_| !names_a_folder(path));
    *path = folder.join(name.unwrap_or_default()).display().to_string();
    ask.push(Action::LookInto(folder.to_owned()));
}

fn names_a_folder(path: &str) -> bool {
    path.ends_with(std::path::is_separator)
}

/// Tells whether what was typed is a folder, by how it ends or by what is shown.
fn is_folder(typed: &str, path: &Path, browsed: Option<&Browsed>) -> bool {
    let shown = browsed.and_then(|browsed| browsed.found.as_ref()?.as_ref().ok());
    let is_it = |entry: &FolderEntry| entry.is_folder && entry.path == path;
    names_a_folder(typed) || shown.is_some_and(|shown| shown.iter().any(is_it))
}

/// Returns the folder a path is in, or the one it names.
fn folder_of(path: &str) -> Option<PathBuf> {
    let path_here = Path::new(path);
    if names_a_folder(path) {
        Some(path_here.to_owned())
    } else {
        path_here.parent().map(Path::to_owned)
    }
}

fn empty(purpose: &PathPurpose) -> String {
    format!("Ni dossier, ni fichier de cette sorte ici ({}).", path_help(purpose))
}

/// Says what kind of file is wanted: "Image PNG ou JPEG, extension « .png » ou « .jpg »".
fn path_help(purpose: &PathPurpose) -> String {
    let kind = purpose.kind();
    if kind.extension == "*" {
        return kind.name.to_owned();
    }
    let quoted: Vec<String> =
        purpose.extensions().into_iter().map(|extension| fr!("« .{extension} »")).collect();
    format!("{}, extension {}", kind.name, quoted.join(" ou "))
}

fn put_caret_at_end(ui: &Ui, response: &egui::Response, text: &str) {
    let end = egui::text::CCursor::new(text.chars().count());
    let mut state = egui::TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), response.id);
}
