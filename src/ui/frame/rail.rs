//! The rail at the left: where one is, where one can go.

use eframe::egui::{
    Align2, Color32, CursorIcon, FontId, Frame, Id, Margin, Panel, Pos2, Rect, Role, ScrollArea,
    Sense, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;
use strum::IntoEnumIterator as _;

use crate::app::{Action, Command, Screen, State};
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{ICON_SIZE, note_ui, paint_focus, paint_icon, say};
use crate::ui::zones::{self, Zone};

/// Shows the rail.
pub fn rail_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let look = style::look(ui);
    let is_narrow = ui.ctx().content_rect().width() < TOKENS.size.narrow;
    let width = if is_narrow { TOKENS.size.rail_narrow } else { TOKENS.size.rail };
    let side = if is_narrow { 4 } else { 8 };
    let frame = Frame::new().fill(look.surface).inner_margin(Margin::symmetric(side, 12));
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        zones::begin(ui, Zone::Rail);
        let screens = ask.state.rail();
        let gaps = Gaps::fitting(ui.available_height() - FOOT, &screens, is_narrow);
        ui.spacing_mut().item_spacing.y = 2.0;
        // Its bar comes over the names where there is one: they keep the middle.
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for screen in &screens {
                if begins_group(*screen) {
                    separator_ui(ui, gaps.around_line);
                }
                if item_ui(ui, *screen, gaps.height, ask.state, is_narrow) {
                    ask.push(Action::Go(*screen));
                }
            }
            ui.add_space(size::s());
            foot_ui(ui, ask, screens.len(), gaps.height, is_narrow);
        });
    });
}

/// Height of what stands under the screens.
const FOOT: f32 = 48.0;

/// Shows the way to the screens that are not named; without a dossier, why those named are grey.
fn foot_ui(ui: &mut Ui, ask: &Ask<'_>, named: usize, height: f32, is_narrow: bool) {
    let command = Command::ShowAllScreens;
    let is_all = command.is_on(ask.state);
    if ask.state.session.document.is_none() && !is_all {
        if !is_narrow {
            let side = Margin::symmetric(12, 0);
            Frame::new().inner_margin(side).show(ui, |ui| {
                note_ui(ui, "Les écrans en gris s’ouvrent avec un dossier.");
            });
        }
        return;
    }
    if !is_all && named == Screen::iter().count() {
        return;
    }
    let (icon, label, tip) = if is_all {
        (Icon::ChevronUp, "L’essentiel", "Ne nommer que les écrans qui servent")
    } else {
        (Icon::Ellipsis, command.label(), command.tooltip())
    };
    let size = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    say(&response, Role::Button, label);
    let look = style::look(ui);
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, style::control_radius(), look.sunken);
    }
    let paint = if is_narrow { paint_below } else { paint_beside };
    let entry = RailEntry { icon, name: label };
    paint(ui, entry, rect, style::font(size::body(), false), look.muted);
    paint_focus(ui, &response, rect.shrink(2.0));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(tip);
    ask.clicked(&response, command);
}

const fn begins_group(screen: Screen) -> bool {
    matches!(screen, Screen::Assess | Screen::Plan | Screen::Reports)
}

/// How much room the names of the screens take: less in a low window, then the rail scrolls.
#[derive(Clone, Copy, Debug)]
struct Gaps {
    height: f32,
    around_line: f32,
}

impl Gaps {
    const WIDE: Self = Self { height: 36.0, around_line: 8.0 };
    const TIGHT: Self = Self { height: 30.0, around_line: 2.0 };
    /// Names stand under their pictures.
    const NARROW: Self = Self { height: 44.0, around_line: 2.0 };

    fn fitting(room: f32, screens: &[Screen], is_narrow: bool) -> Self {
        const BETWEEN: f32 = 2.0;
        let lines = screens.iter().filter(|screen| begins_group(**screen)).count() as f32;
        let of = |gaps: Self| {
            screens.len() as f32 * (gaps.height + BETWEEN)
                + lines * (2.0 * (gaps.around_line + BETWEEN) + 1.0 + BETWEEN)
        };
        match (is_narrow, of(Self::WIDE) <= room) {
            (true, _) => Self::NARROW,
            (false, true) => Self::WIDE,
            (false, false) => Self::TIGHT,
        }
    }
}

fn separator_ui(ui: &mut Ui, around: f32) {
    ui.add_space(around);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    let line = Rect::from_x_y_ranges(rect.shrink2(Vec2::new(12.0, 0.0)).x_range(), rect.y_range());
    ui.painter().rect_filled(line, 0.0, style::look(ui).line);
    ui.add_space(around);
}

fn item_ui(ui: &mut Ui, screen: Screen, height: f32, state: &State, is_narrow: bool) -> bool {
    let look = style::look(ui);
    let is_here = state.screen() == screen;
    let is_enabled = state.session.document.is_some() || !screen.needs_dossier();
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), sense);
    if response.gained_focus() || is_here && is_new(ui, screen) {
        ui.scroll_to_rect(rect, None);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Tab, is_enabled, is_here, screen.label()));
    let ground = rect.shrink2(Vec2::new(if is_narrow { 4.0 } else { 0.0 }, 0.0));
    if is_here {
        ui.painter().rect_filled(ground, style::control_radius(), look.accent_soft);
    } else if response.hovered() && is_enabled {
        ui.painter().rect_filled(ground, style::control_radius(), look.sunken);
    }
    let ink = match (is_here, is_enabled) {
        (true, _) => look.accent_ink,
        (false, true) => look.muted,
        (false, false) => look.faint,
    };
    let paint = if is_narrow { paint_below } else { paint_beside };
    let font = style::font(size::body(), is_here);
    let entry = RailEntry { icon: icon(screen), name: screen.label() };
    paint(ui, entry, rect, font, ink);
    let badge = badge_text(state, screen).filter(|_| !is_narrow);
    if let Some(text) = badge {
        paint_badge(ui, text, rect);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    if is_enabled {
        return response.on_hover_cursor(CursorIcon::PointingHand).clicked();
    }
    response.on_hover_text(fr!("{} : ouvrez d’abord un dossier", screen.label()));
    false
}

/// The picture and the name of an entry.
#[derive(Clone, Copy, Debug)]
struct RailEntry {
    icon: Icon,
    name: &'static str,
}

/// Paints a picture and its name at the right.
fn paint_beside(ui: &Ui, entry: RailEntry, rect: Rect, font: FontId, ink: Color32) {
    let (painter, middle) = (ui.painter(), rect.center().y);
    let at = Pos2::new(rect.left() + 21.0, middle);
    paint_icon(painter, at, entry.icon, ICON_SIZE, ink);
    let at = Pos2::new(rect.left() + 42.0, middle);
    painter.text(at, Align2::LEFT_CENTER, entry.name, font, ink);
}

/// Paints a picture and its name under it, small: a picture alone is a riddle.
fn paint_below(ui: &Ui, entry: RailEntry, rect: Rect, font: FontId, ink: Color32) {
    const SMALL: f32 = 11.0;
    let (painter, x) = (ui.painter(), rect.center().x);
    paint_icon(painter, Pos2::new(x, rect.top() + 14.0), entry.icon, ICON_SIZE, ink);
    let font = FontId { size: SMALL, ..font };
    let at = Pos2::new(x, rect.bottom() - 5.0);
    painter.text(at, Align2::CENTER_BOTTOM, entry.name, font, ink);
}

/// Tells whether one came to this screen just now: its name is then scrolled to.
fn is_new(ui: &Ui, screen: Screen) -> bool {
    let id = Id::unique("rail");
    ui.data_mut(|data| {
        let former = data.get_temp(id);
        data.insert_temp(id, screen);
        former != Some(screen)
    })
}

/// Returns the figure beside a screen's name: how far the team is, what is to be done, what is kept.
fn badge_text(state: &State, screen: Screen) -> Option<String> {
    let dossier = state.dossier()?;
    let count = |number: usize| (number > 0).then(|| number.to_string());
    match screen {
        Screen::Assess => {
            let coverage = &state.session.derived.scores.as_ref()?.whole.coverage;
            Some(format!("{}/{}", coverage.answered(), coverage.total))
        }
        Screen::Plan => {
            count(dossier.improvements.iter().filter(|one| one.state.is_open()).count())
        }
        Screen::Proofs => count(dossier.proofs.len()),
        Screen::Home
        | Screen::Team
        | Screen::Meeting
        | Screen::Results
        | Screen::Progress
        | Screen::Remuneration
        | Screen::Reports
        | Screen::Grids => None,
    }
}

fn paint_badge(ui: &Ui, text: String, item: Rect) {
    let look = style::look(ui);
    let galley = ui.painter().layout_no_wrap(text, style::semibold_font(11.0), look.muted);
    let size = Vec2::new(galley.size().x + 16.0, 20.0);
    let badge = Rect::from_min_size(
        Pos2::new(item.right() - size.x - 12.0, item.center().y - size.y / 2.0),
        size,
    );
    ui.painter().rect_filled(badge, 10.0, look.sunken);
    ui.painter().galley(badge.center() - galley.size() / 2.0, galley, look.muted);
}

const fn icon(screen: Screen) -> Icon {
    match screen {
        Screen::Home => Icon::House,
        Screen::Team => Icon::Users,
        Screen::Assess => Icon::Check,
        Screen::Meeting => Icon::Presentation,
        Screen::Results => Icon::Radar,
        Screen::Progress => Icon::ChartLine,
        Screen::Remuneration => Icon::Euro,
        Screen::Plan => Icon::ListChecks,
        Screen::Proofs => Icon::FileCheck,
        Screen::Reports => Icon::FileText,
        Screen::Grids => Icon::LayoutGrid,
    }
}
