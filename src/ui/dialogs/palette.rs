//! The command palette: every command and every criterion, by a few letters.

use eframe::egui::{self, Align2, Key, Pos2, Role, Ui, WidgetInfo};

use super::Form;
use crate::app::{Action, Command, Shortcut, State};
use crate::french;
use crate::grid::CriterionId;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Field, list_row_frame};

/// What is being looked for.
#[derive(Debug, Default)]
pub struct PaletteForm {
    query: String,
    selected: usize,
}

/// Something that can be chosen.
enum Found {
    Command(Command),
    Criterion(CriterionId, String),
}

impl Found {
    fn label(&self) -> &str {
        match self {
            Self::Command(command) => command.label(),
            Self::Criterion(_, label) => label,
        }
    }

    fn action(&self) -> Action {
        match self {
            Self::Command(command) => Action::Run(*command),
            Self::Criterion(criterion, _) => Action::Focus(criterion.clone()),
        }
    }
}

/// Shows the palette; Enter chooses.
pub fn palette_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    palette: &mut PaletteForm,
    actions: &mut Vec<Action>,
) {
    const ROW: f32 = 36.0;
    const ROWS: f32 = 10.0;
    let response = Field::new("Rechercher une commande ou un critère").ui(ui, &mut palette.query);
    response.request_focus();
    if response.changed() {
        palette.selected = 0;
    }
    let found = search(form.state, &palette.query);
    move_selection(ui, palette, found.len());
    let mut chosen = ui.input(|input| input.key_pressed(Key::Enter)).then_some(palette.selected);
    if found.is_empty() {
        ui.label(style::body("Rien ne porte ce nom.").color(style::look(ui).muted));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let selected = palette.selected;
    let mut area = egui::ScrollArea::vertical().max_height(ROW * ROWS).auto_shrink([false, true]);
    let top = selected as f32 * ROW;
    if ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)) {
        area = area.vertical_scroll_offset((top - ROW * (ROWS - 2.0)).max(0.0));
    }
    area.show_rows(ui, ROW, found.len(), |ui, range| {
        for index in range {
            let Some(item) = found.get(index) else { continue };
            if row_ui(ui, item, index == selected) {
                chosen = Some(index);
            }
        }
    });
    if let Some(item) = chosen.and_then(|index| found.get(index)) {
        actions.push(Action::CloseDialog);
        actions.push(item.action());
    }
}

fn move_selection(ui: &Ui, palette: &mut PaletteForm, count: usize) {
    let last = count.saturating_sub(1);
    if ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        palette.selected = (palette.selected + 1).min(last);
    }
    if ui.input(|input| input.key_pressed(Key::ArrowUp)) {
        palette.selected = palette.selected.saturating_sub(1);
    }
    palette.selected = palette.selected.min(last);
}

fn search(state: &State, query: &str) -> Vec<Found> {
    let query = french::fold(query.trim());
    let matches = |label: &str| {
        let label = french::fold(label);
        query.split_whitespace().all(|word| label.contains(word))
    };
    let commands = Command::ALL
        .into_iter()
        .filter(|command| *command != Command::Palette && command.is_enabled(state))
        .filter(|command| matches(command.label()))
        .map(Found::Command);
    let criteria = state.derived.rows.iter().filter_map(|row| {
        let label = format!("{} · {}", row.code, row.title);
        matches(&label).then(|| Found::Criterion(row.id.clone(), label))
    });
    commands.chain(criteria).collect()
}

fn row_ui(ui: &mut Ui, item: &Found, is_selected: bool) -> bool {
    let look = style::look(ui);
    let response = list_row_frame(ui, 36.0, is_selected, false);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, item.label()));
    let rect = response.rect;
    let middle = rect.center().y;
    let font = style::regular_font(size::body());
    ui.painter().text(
        Pos2::new(rect.left() + 12.0, middle),
        Align2::LEFT_CENTER,
        item.label(),
        font,
        look.ink,
    );
    let note = match item {
        Found::Command(command) => command.shortcut().map(Shortcut::label).unwrap_or_default(),
        Found::Criterion(..) => "critère".to_owned(),
    };
    let font = style::regular_font(size::small());
    ui.painter().text(
        Pos2::new(rect.right() - 12.0, middle),
        Align2::RIGHT_CENTER,
        note,
        font,
        look.muted,
    );
    response.clicked()
}
