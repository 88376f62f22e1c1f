//! The rail at the left: where one is, where one can go.

use eframe::egui::{
    Align2, CursorIcon, Frame, Id, Margin, Panel, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2,
    WidgetInfo,
};
use lucide_icons::Icon;
use strum::IntoEnumIterator as _;

use crate::app::{Action, Screen, State};
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{ICON_SIZE, paint_focus, paint_icon};
use crate::ui::zones::{self, Zone};

/// Shows the rail.
pub fn rail_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let look = style::look(ui);
    let is_narrow = ui.ctx().content_rect().width() < TOKENS.size.narrow;
    let width = if is_narrow { TOKENS.size.rail_narrow } else { TOKENS.size.rail };
    let frame = Frame::new().fill(look.surface).inner_margin(Margin::symmetric(8, 12));
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        zones::begin(ui, Zone::Rail);
        let gaps = Gaps::fitting(ui.available_height());
        ui.spacing_mut().item_spacing.y = 2.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for screen in Screen::iter() {
                if begins_group(screen) {
                    separator_ui(ui, gaps.around_line);
                }
                if item_ui(ui, screen, gaps.height, ask.state, is_narrow) {
                    ask.push(Action::Go(screen));
                }
            }
        });
    });
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

    fn fitting(room: f32) -> Self {
        const BETWEEN: f32 = 2.0;
        let lines = Screen::iter().filter(|screen| begins_group(*screen)).count() as f32;
        let of = |gaps: Self| {
            Screen::iter().count() as f32 * (gaps.height + BETWEEN)
                + lines * (2.0 * (gaps.around_line + BETWEEN) + 1.0 + BETWEEN)
        };
        if of(Self::WIDE) <= room { Self::WIDE } else { Self::TIGHT }
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
    let painter = ui.painter();
    if is_here {
        painter.rect_filled(rect, style::control_radius(), look.accent_soft);
    } else if response.hovered() && is_enabled {
        painter.rect_filled(rect, style::control_radius(), look.sunken);
    }
    let ink = match (is_here, is_enabled) {
        (true, _) => look.accent_ink,
        (false, true) => look.muted,
        (false, false) => look.faint,
    };
    let middle = rect.center().y;
    let icon_x = if is_narrow { rect.center().x } else { rect.left() + 21.0 };
    paint_icon(painter, Pos2::new(icon_x, middle), icon(screen), ICON_SIZE, ink);
    if !is_narrow {
        let font = style::font(size::body(), is_here);
        painter.text(
            Pos2::new(rect.left() + 42.0, middle),
            Align2::LEFT_CENTER,
            screen.label(),
            font,
            ink,
        );
        if let Some(text) = badge_text(state, screen) {
            paint_badge(ui, text, rect);
        }
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    let response =
        if is_enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    let tooltip = if is_enabled {
        screen.label().to_owned()
    } else {
        fr!("{} : ouvrez d’abord un dossier", screen.label())
    };
    let response =
        if is_narrow || !is_enabled { response.on_hover_text(tooltip) } else { response };
    response.clicked()
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
