//! The way through the exercise: its parts by group, what is left of each. The group in front is
//! open, the others are one line.

use eframe::egui::{Align2, Pos2, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;

use super::page::RemunerationPage;
use super::question::FactDrafts;
use crate::app::{ExercisePart, PartGroup, PartLeft};
use crate::french;
use crate::remuneration::{GateState, words};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    list_row_frame, note_ui, paint_icon, paint_truncated, progress_bar_ui, say,
};

const ROW: f32 = 34.0;

/// What the list says of a part.
enum PartMark {
    Wrong,
    Left(usize),
    /// A prerequisite that is told, and does not hold for sure.
    Unheld(GateState),
    Done,
    /// One may do without.
    Free,
}

/// Shows the list; returns true when a part was chosen.
pub(super) fn list_ui(ui: &mut Ui, page: &RemunerationPage<'_>, drafts: &FactDrafts) -> bool {
    head_ui(ui, page);
    ui.add_space(size::s());
    let parts = page.parts();
    let front = page.place();
    let group = parts.get(front).map(|one| one.group);
    let mut is_chosen = false;
    ScrollArea::vertical().id_salt("parts").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut before = None;
        for (place, one) in parts.iter().enumerate() {
            let is_of = |other: &&PartLeft| other.group == one.group;
            let is_alone = parts.iter().filter(is_of).count() == 1;
            if before != Some(one.group) && !is_alone {
                is_chosen |= group_ui(ui, page, one.group, group == Some(one.group));
            }
            before = Some(one.group);
            if is_alone || group == Some(one.group) {
                is_chosen |= part_ui(ui, page, drafts, one, place == front, is_alone);
            }
        }
    });
    is_chosen
}

/// Says how far the whole is.
fn head_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let parts = page.parts();
    let done = parts.iter().filter(|one| one.left == 0).count();
    let left = parts.iter().map(|one| one.left).sum();
    let text = if left == 0 {
        "tout est renseigné".to_owned()
    } else {
        format!(
            "{done} sur {} · encore {} au plus",
            french::count(parts.len(), "étape"),
            french::count(left, "question")
        )
    };
    progress_bar_ui(ui, done, parts.len(), &text);
    note_ui(ui, text);
    let headline = words::headline(page.statement());
    let amount = fr!("{} : {}", headline.label, headline.amount);
    ui.label(style::strong(amount)).on_hover_text(headline.note);
}

fn group_name(page: &RemunerationPage<'_>, group: PartGroup) -> String {
    match group {
        PartGroup::Prerequisites => {
            let count = page.statement().gate.prerequisites.len();
            format!("D’abord, les prérequis ({count})")
        }
        PartGroup::General => "L’exercice".to_owned(),
        PartGroup::Axis(axis) => {
            page.rules.axes.get(axis).map_or_else(String::new, |axis| axis.title.clone())
        }
        PartGroup::Beside => fr!("À part").to_owned(),
    }
}

/// Shows a group; a press brings the first of it that is to do to the front.
fn group_ui(ui: &mut Ui, page: &RemunerationPage<'_>, group: PartGroup, is_open: bool) -> bool {
    let look = style::look(ui);
    let of_group = || page.parts().iter().filter(|one| one.group == group);
    let done = of_group().filter(|one| one.left == 0 && one.wrong == 0).count();
    let all = of_group().count();
    let name = group_name(page, group);
    let rect = if is_open {
        let room = Vec2::new(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        say(&response, Role::Label, format!("{name}, {done}/{all}"));
        rect
    } else {
        let response = list_row_frame(ui, ROW, false, true);
        let spoken = fr!("{name}, {done} sur {all} : ouvrir");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let to_do = of_group().find(|one| one.left > 0).or_else(|| of_group().next());
        if let (true, Some(one)) = (response.clicked(), to_do) {
            page.ask.push(RemunerationPage::declare(&one.part));
            return true;
        }
        response.rect
    };
    let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
    let middle = rect.center().y;
    paint_icon(ui.painter(), Pos2::new(rect.left() + 14.0, middle), icon, 14.0, look.muted);
    let count = format!("{done}/{all}");
    let font = style::regular_font(size::small());
    let at = Pos2::new(rect.right() - 12.0, middle);
    let count = ui.painter().text(at, Align2::RIGHT_CENTER, count, font, look.muted);
    let font = style::semibold_font(13.0);
    let at = Pos2::new(rect.left() + 28.0, middle);
    paint_truncated(ui, &name, font, look.ink, at, rect.width() - 52.0 - count.width());
    false
}

fn mark(drafts: &FactDrafts, page: &RemunerationPage<'_>, one: &PartLeft) -> PartMark {
    let is_typed_wrong = match &one.part {
        ExercisePart::General => drafts.are_wrong(page.rules, &page.rules.general),
        ExercisePart::Indicator(id) => page
            .line(id)
            .is_some_and(|line| drafts.are_wrong(page.rules, &line.indicator.questions)),
        ExercisePart::Supplement(_) => false,
    };
    match (&one.part, one.left) {
        _ if one.wrong > 0 || is_typed_wrong => PartMark::Wrong,
        (ExercisePart::Supplement(_), _) => PartMark::Free,
        (ExercisePart::Indicator(id), 0) => match page.gate_of(id) {
            Some(state) if state != GateState::Held => PartMark::Unheld(state),
            Some(_) | None => PartMark::Done,
        },
        (ExercisePart::General, 0) => PartMark::Done,
        (_, left) => PartMark::Left(left),
    }
}

/// Shows a part; returns true when it is chosen. One that is alone stands where groups do.
fn part_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    drafts: &FactDrafts,
    one: &PartLeft,
    is_front: bool,
    is_alone: bool,
) -> bool {
    let look = style::look(ui);
    let name = page.name(&one.part);
    let mark = mark(drafts, page, one);
    let (text, ink) = match mark {
        PartMark::Wrong => ("à corriger".to_owned(), look.bad),
        PartMark::Left(left) => (french::count(left, "question"), look.muted),
        PartMark::Unheld(state) => {
            let ink = if state == GateState::Missing { look.bad } else { look.warn };
            (words::gate_state(state).to_owned(), ink)
        }
        PartMark::Done => ("renseigné".to_owned(), look.good),
        PartMark::Free => ("facultatif".to_owned(), look.muted),
    };
    let response = list_row_frame(ui, ROW, is_front, is_front);
    let rect = response.rect;
    let spoken = format!("{name}, {text}");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_front, &spoken));
    let right = Pos2::new(rect.right() - 12.0, rect.center().y);
    let used = if matches!(mark, PartMark::Done) {
        paint_icon(ui.painter(), right - Vec2::new(6.0, 0.0), Icon::Check, 15.0, ink);
        20.0
    } else {
        let font = style::regular_font(size::small());
        ui.painter().text(right, Align2::RIGHT_CENTER, text, font, ink).width()
    };
    let font = style::font(if is_alone { 13.0 } else { size::body() }, is_front || is_alone);
    let at = Pos2::new(rect.left() + 28.0, rect.center().y);
    paint_truncated(ui, &name, font, look.ink, at, rect.width() - 52.0 - used);
    if response.clicked() {
        page.ask.push(RemunerationPage::declare(&one.part));
    }
    response.clicked()
}
