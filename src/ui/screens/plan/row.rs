//! One line of the table of actions: what, for which criteria, who, by when, where it stands.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Rect, Ui, Vec2};
use jiff::civil::Date;
use lucide_icons::Icon;

use crate::dossier::{Dossier, Improvement, ImprovementId, ImprovementState};
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    ChipTone, RowColumn, RowFace, Rows, RowsView, SortedCell, chip_ui, in_cell_ui, paint_told,
    paint_truncated,
};

const ROW: f32 = 56.0;

/// The table; where it is narrow, criteria and owner stand under the objective.
fn table() -> Rows<5> {
    Rows {
        name: "Actions",
        columns: [
            RowColumn::share("Objectif", 0.66),
            RowColumn::points("Critères", 84.0).where_wide(),
            RowColumn::share("Responsable", 0.34).where_wide(),
            RowColumn::points("Échéance", 200.0),
            RowColumn::points("État", 116.0),
        ],
        head: 32.0,
        left: size::l(),
        sign: 36.0,
        narrow: 860.0,
    }
}

/// Shows the names of the columns; returns the places of the actions in the order they are shown in.
pub fn head_ui(
    ui: &mut Ui,
    view: &mut RowsView<ImprovementId>,
    dossier: &Dossier,
    kept: &[&Improvement],
) -> Vec<usize> {
    let keys: Vec<ImprovementId> = kept.iter().map(|one| one.id).collect();
    let cells = |place: usize| kept.get(place).map(|one| cells(dossier, one)).unwrap_or_default();
    table().head_ui(ui, view, &keys, cells)
}

/// Returns an action as one sorts and copies it.
fn cells(dossier: &Dossier, one: &Improvement) -> Vec<SortedCell> {
    vec![
        SortedCell::text(one.title()),
        SortedCell::text(dossier.codes_of(&one.criteria).join(", ")),
        SortedCell::text(one.owner.trim()),
        one.deadline.map_or(SortedCell::Nothing, SortedCell::Day),
        SortedCell::text(one.state.label()),
    ]
}

/// Shows an action; returns true when it is to open.
pub fn row_ui(
    ui: &mut Ui,
    view: &mut RowsView<ImprovementId>,
    dossier: &Dossier,
    one: &Improvement,
    today: Date,
) -> bool {
    let codes = dossier.codes_of(&one.criteria).join(", ");
    let spoken = sentence(one, &codes, today);
    let face = RowFace { key: &one.id, height: ROW, spoken: &spoken, is_open: None };
    table().row_ui(ui, view, &face, |ui, _, cells| {
        let [Some(objective), criteria, owner, Some(deadline), Some(state)] = cells else { return };
        match criteria.zip(owner) {
            Some((criteria, owner)) => beside_ui(ui, [objective, criteria, owner], one, &codes),
            None => below_ui(ui, objective, one, &codes),
        }
        deadline_ui(ui, deadline, one, today);
        in_cell_ui(ui, state, |ui| state_ui(ui, one.state));
    })
}

/// Tells an action in one sentence, for those who do not see the columns.
fn sentence(one: &Improvement, codes: &str, today: Date) -> String {
    let criteria = if codes.is_empty() { String::new() } else { fr!(" ; critères {codes}") };
    fr!("{}{criteria} ; {} ; {}", one.title(), owner(one), one.standing(today))
}

fn owner(one: &Improvement) -> &str {
    let owner = one.owner.trim();
    if owner.is_empty() { "sans responsable" } else { owner }
}

/// Returns a warning's colour where an action to be done has nobody.
fn owner_ink(one: &Improvement, look: &style::Look) -> Color32 {
    let is_alone = one.state.is_open() && one.owner.trim().is_empty();
    if is_alone { look.warn } else { look.muted }
}

/// Shows the objective on two lines, criteria and owner beside it.
fn beside_ui(ui: &Ui, cells: [Rect; 3], one: &Improvement, codes: &str) {
    let look = style::look(ui);
    let [objective, criteria, owner_cell] = cells;
    let font = style::regular_font(size::body());
    let room = objective.width() - size::l();
    let mut job = LayoutJob::simple(one.title().to_owned(), font, look.ink, room);
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let at = objective.left_center() - Vec2::new(0.0, galley.size().y / 2.0);
    paint_told(ui, at, galley, look.ink);
    let small = |cell: Rect, text: &str, ink| {
        let font = style::regular_font(size::small());
        paint_truncated(ui, text, font, ink, cell.left_center(), cell.width() - size::m());
    };
    small(criteria, if codes.is_empty() { "–" } else { codes }, look.muted);
    small(owner_cell, owner(one), owner_ink(one, look));
}

/// Shows the objective, criteria and owner below it.
fn below_ui(ui: &Ui, cell: Rect, one: &Improvement, codes: &str) {
    let look = style::look(ui);
    let (at, room) = (|y: f32| cell.left_top() + Vec2::new(0.0, y), cell.width() - size::l());
    let font = style::regular_font(size::body());
    paint_truncated(ui, one.title(), font, look.ink, at(20.0), room);
    let below = [codes, owner(one)].into_iter().filter(|text| !text.is_empty());
    let below = below.collect::<Vec<_>>().join(" · ");
    let font = style::regular_font(size::small());
    paint_truncated(ui, &below, font, owner_ink(one, look), at(39.0), room);
}

/// Shows the day, and how far it is in words.
fn deadline_ui(ui: &Ui, cell: Rect, one: &Improvement, today: Date) {
    let look = style::look(ui);
    let is_open = one.state.is_open();
    let (day, away) = match (one.done_on(), one.deadline) {
        (Some(on), _) => (french::long_date(on), "fait ce jour-là".to_owned()),
        (None, Some(deadline)) if is_open => {
            (french::long_date(deadline), french::due((deadline - today).get_days()))
        }
        (None, Some(deadline)) => (french::long_date(deadline), String::new()),
        (None, None) => ("sans échéance".to_owned(), String::new()),
    };
    let ink = if one.deadline.is_none() && is_open { look.warn } else { look.ink };
    let away_ink = if one.is_overdue(today) { look.bad } else { look.muted };
    let font = style::regular_font(size::small() + 1.0);
    let (at, room) = (|y: f32| cell.left_center() + Vec2::new(0.0, y), cell.width() - size::m());
    let top = if away.is_empty() { 0.0 } else { -9.0 };
    paint_truncated(ui, &day, font, ink, at(top), room);
    let font = style::regular_font(size::small());
    paint_truncated(ui, &away, font, away_ink, at(10.0), room);
}

fn state_ui(ui: &mut Ui, state: ImprovementState) {
    let (tone, icon) = match state {
        ImprovementState::ToDo => (ChipTone::Neutral, Icon::Circle),
        ImprovementState::UnderWay => (ChipTone::Accent, Icon::CircleDashed),
        ImprovementState::Done => (ChipTone::Good, Icon::Check),
        ImprovementState::Dropped => (ChipTone::Neutral, Icon::X),
    };
    chip_ui(ui, state.label(), tone, Some(icon));
}
