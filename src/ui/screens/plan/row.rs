//! One line of the table of actions: what, for which criteria, who, by when, where it stands.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Align, CursorIcon, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use jiff::civil::Date;
use lucide_icons::Icon;

use crate::dossier::{Dossier, Improvement, ImprovementState};
use crate::french::{self, NBSP};
use crate::ui::style::{self, size};
use crate::ui::widgets::{ChipTone, chip_ui, paint_focus, paint_told, paint_truncated};

const ROW: f32 = 56.0;
const HEAD: f32 = 32.0;
/// Widths of the columns at the right.
const STATE: f32 = 116.0;
const DEADLINE: f32 = 176.0;
const OWNER: f32 = 176.0;
const CRITERIA: f32 = 92.0;
/// Below this width, criteria and owner stand under the objective.
const NARROW: f32 = 860.0;

/// Where the columns begin.
struct PlanColumns {
    objective: f32,
    /// Criteria and owner, where there is room for both.
    beside: Option<(f32, f32)>,
    deadline: f32,
    state: f32,
}

impl PlanColumns {
    fn of(row: Rect) -> Self {
        let state = row.right() - STATE;
        let deadline = state - DEADLINE;
        let owner = deadline - OWNER;
        let is_narrow = row.width() < NARROW;
        Self {
            objective: row.left() + size::l(),
            beside: (!is_narrow).then_some((owner - CRITERIA, owner)),
            deadline,
            state,
        }
    }

    /// Returns the room for the objective.
    fn room(&self) -> f32 {
        self.beside.map_or(self.deadline, |(criteria, _)| criteria) - self.objective - size::l()
    }
}

/// Shows the names of the columns.
pub fn head_ui(ui: &mut Ui) {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Actions"));
    let columns = PlanColumns::of(rect);
    let look = style::look(ui);
    let title = |x: f32, text: &str| {
        let font = style::regular_font(size::small());
        paint_truncated(ui, text, (font, look.muted), Pos2::new(x, rect.center().y), 200.0);
    };
    title(columns.objective, "Objectif");
    if let Some((criteria, owner)) = columns.beside {
        title(criteria, "Critères");
        title(owner, "Responsable");
    }
    title(columns.deadline, "Échéance");
    title(columns.state, "État");
}

/// Shows an action; returns true when it is to open.
pub fn row_ui(ui: &mut Ui, dossier: &Dossier, one: &Improvement, today: Date) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let codes = codes(dossier, one);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence(one, &codes, today)));
    if ui.is_rect_visible(rect) {
        let look = style::look(ui);
        if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, look.sunken);
        }
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.line));
        let columns = PlanColumns::of(rect);
        objective_ui(ui, rect, &columns, (one, &codes));
        deadline_ui(ui, rect, columns.deadline, (one, today));
        state_ui(ui, rect, columns.state, one.state);
        paint_focus(ui, &response, rect.shrink(2.0));
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Tells an action in one sentence, for those who do not see the columns.
fn sentence(one: &Improvement, codes: &str, today: Date) -> String {
    let criteria =
        if codes.is_empty() { String::new() } else { format!("{NBSP}; critères {codes}") };
    format!("{}{criteria}{NBSP}; {}{NBSP}; {}", one.title(), owner(one), one.standing(today))
}

fn codes(dossier: &Dossier, one: &Improvement) -> String {
    let codes = dossier.codes_of(&one.criteria);
    codes.join(", ")
}

fn owner(one: &Improvement) -> &str {
    let owner = one.owner.trim();
    if owner.is_empty() { "sans responsable" } else { owner }
}

/// Returns a warning's colour where an action to be done has nobody.
fn owner_ink(one: &Improvement, look: &style::Look) -> egui::Color32 {
    let is_alone = one.state.is_open() && one.owner.trim().is_empty();
    if is_alone { look.warn } else { look.muted }
}

fn objective_ui(ui: &Ui, rect: Rect, columns: &PlanColumns, (one, codes): (&Improvement, &str)) {
    let look = style::look(ui);
    let small = || style::regular_font(size::small());
    let owner_ink = owner_ink(one, look);
    let Some((criteria, owner_at)) = columns.beside else {
        let at = |y: f32| Pos2::new(columns.objective, rect.top() + y);
        let font = style::regular_font(size::body());
        paint_truncated(ui, one.title(), (font, look.ink), at(20.0), columns.room());
        let below = [codes, owner(one)].into_iter().filter(|text| !text.is_empty());
        let below = below.collect::<Vec<_>>().join(" · ");
        paint_truncated(ui, &below, (small(), owner_ink), at(39.0), columns.room());
        return;
    };
    let font = style::regular_font(size::body());
    let mut job = LayoutJob::simple(one.title().to_owned(), font, look.ink, columns.room());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    paint_told(ui, Pos2::new(columns.objective, top), galley, look.ink);
    let at = |x: f32| Pos2::new(x, rect.center().y);
    let text = if codes.is_empty() { "–" } else { codes };
    paint_truncated(ui, text, (small(), look.muted), at(criteria), CRITERIA - size::m());
    paint_truncated(ui, owner(one), (small(), owner_ink), at(owner_at), OWNER - size::m());
}

/// Shows the day, and how far it is in words.
fn deadline_ui(ui: &Ui, rect: Rect, x: f32, (one, today): (&Improvement, Date)) {
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
    let room = DEADLINE - size::m();
    let middle = rect.center().y;
    let top = if away.is_empty() { middle } else { middle - 9.0 };
    paint_truncated(ui, &day, (font, ink), Pos2::new(x, top), room);
    let font = style::regular_font(size::small());
    paint_truncated(ui, &away, (font, away_ink), Pos2::new(x, middle + 10.0), room);
}

fn state_ui(ui: &mut Ui, rect: Rect, x: f32, state: ImprovementState) {
    let (tone, icon) = match state {
        ImprovementState::ToDo => (ChipTone::Neutral, Icon::Circle),
        ImprovementState::UnderWay => (ChipTone::Accent, Icon::CircleDashed),
        ImprovementState::Done => (ChipTone::Good, Icon::Check),
        ImprovementState::Dropped => (ChipTone::Neutral, Icon::X),
    };
    let cell = Rect::from_min_max(Pos2::new(x, rect.top()), rect.right_bottom());
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(cell).layout(layout), |ui| {
        chip_ui(ui, state.label(), tone, Some(icon));
    });
}
