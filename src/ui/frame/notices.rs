//! Messages, and the export under way: they float over the screen, and leave once they are read.
//!
//! They push nothing aside, take the keyboard from nobody and cover no field that is being typed in.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use eframe::egui::{
    self, Align, Align2, Area, Context, Frame, Id, Layout, Margin, Order, Popup, Rect, ScrollArea,
    Stroke, Ui, Vec2,
};
use lucide_icons::Icon;

use crate::app::{Action, Command, MadeFile, Notice, Usage, Whose, export};
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, icon_button_ui, icon_ui};

/// Since when each message has been in sight, by the window's own time in seconds; time during which
/// it could not be read is added to it.
#[derive(Clone, Debug, Default)]
struct InSight {
    since: BTreeMap<u64, f64>,
    last_frame: f64,
}

/// Shows the messages; nothing when there are none.
pub fn notices_ui(ui: &Ui, ask: &Ask<'_>) {
    const WIDTH: f32 = 400.0;
    const BOTTOM_BAR: f32 = 56.0;
    let ctx = ui.ctx();
    let id = Id::unique("notices");
    if ask.state.notices.is_empty() && ask.state.exports.front().is_none() {
        ctx.data_mut(|data| data.remove::<InSight>(id));
        return;
    }
    let mut room = ctx.content_rect();
    room.min.y += TOKENS.size.top_bar;
    // The buttons that lead on stand at the bottom.
    room.max.y -= BOTTOM_BAR;
    let room = room.shrink(size::l());
    let corner = corner(ctx, id, room);
    let area = Area::new(id).order(Order::Middle).movable(false).fade_in(false);
    let at = corner.pos_in_rect(&room);
    let shown = area.pivot(corner).fixed_pos(at).show(ctx, |ui| {
        ui.set_width(WIDTH.min(room.width()));
        // It grows with what it shows: how high it was is no limit.
        let area = ScrollArea::vertical().max_height(room.height());
        area.min_scrolled_height(room.height()).show(ui, |ui| {
            if let Some(running) = ask.state.exports.front() {
                export_ui(ui, running, ask);
            }
            for notice in ask.state.notices.iter() {
                if notice_ui(ui, ask, notice) {
                    ask.push(Action::Dismiss(notice.number));
                }
            }
        });
    });
    // Who points at one reads it; who is in another window, or answers a question, does not.
    let is_held = shown.response.contains_pointer() || Popup::is_any_open(ctx);
    let is_away = !ui.input(|input| input.focused) || ask.state.dialog.is_some();
    put_away_what_was_read(ctx, id, ask, is_held || is_away);
}

/// Returns a corner where nothing is being typed.
fn corner(ctx: &Context, id: Id, room: Rect) -> Align2 {
    let stack = ctx.memory(|memory| memory.area_rect(id)).map_or(Vec2::ZERO, |rect| rect.size());
    let typed = ctx.memory(egui::Memory::focused).filter(|_| ctx.text_edit_focused());
    let typed = typed.and_then(|focused| ctx.read_response(focused)).map(|field| field.rect);
    let covers = |corner: &Align2| {
        let rect = corner.align_size_within_rect(stack, room).expand(size::s());
        typed.is_some_and(|typed| typed.intersects(rect))
    };
    let corners = [Align2::RIGHT_BOTTOM, Align2::RIGHT_TOP, Align2::LEFT_BOTTOM, Align2::LEFT_TOP];
    corners.into_iter().find(|corner| !covers(corner)).unwrap_or(Align2::RIGHT_BOTTOM)
}

fn put_away_what_was_read(ctx: &Context, id: Id, ask: &Ask<'_>, is_held: bool) {
    let now = ctx.input(|input| input.time);
    let mut seen: InSight = ctx.data_mut(|data| data.get_temp(id)).unwrap_or_default();
    let held = if is_held { now - seen.last_frame.min(now) } else { 0.0 };
    seen.last_frame = now;
    seen.since.retain(|number, _| ask.state.notices.iter().any(|notice| notice.number == *number));
    for notice in ask.state.notices.iter() {
        let since = seen.since.entry(notice.number).and_modify(|since| *since += held);
        let since = *since.or_insert(now);
        let Some(seconds) = notice.reading_seconds() else { continue };
        let remaining = since + f64::from(seconds) - now;
        if remaining <= 0.0 {
            ask.push(Action::Dismiss(notice.number));
        } else if !is_held {
            ctx.request_repaint_after(Duration::from_secs_f64(remaining));
        }
    }
    ctx.data_mut(|data| data.insert_temp(id, seen));
}

fn export_ui(ui: &mut Ui, running: export::Running, ask: &Ask<'_>) {
    let look = style::look(ui);
    frame(ui, look.surface, look.line).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spinner();
            let text = fr!("{} : {}…", running.document.label(), running.stage.label());
            ui.label(style::body(text));
            let command = Command::CancelExport;
            ask.button(ui, Button::new(command.label()), command);
        });
    });
}

fn frame(ui: &Ui, ground: egui::Color32, line: egui::Color32) -> Frame {
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(style::card_radius())
        .inner_margin(Margin::symmetric(12, 8))
        .shadow(ui.visuals().popup_shadow)
}

/// Shows what one can do with a file that was just written.
fn made_ui(ui: &mut Ui, ask: &Ask<'_>, made: &MadeFile) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::xs());
        let path = || made.path.clone();
        ask.button(ui, Button::new("Ouvrir"), Action::Use(Usage::Open(path())));
        let folder = Button::new("Afficher dans le dossier");
        ask.button(ui, folder, Action::Use(Usage::Folder(path())));
        let others = icon_button_ui(ui, Icon::Ellipsis, "Imprimer, envoyer…", true);
        Popup::menu(&others).show(|ui| {
            ui.set_min_width(220.0);
            let item = |text: &str| egui::Button::new(style::body(text));
            if is_printable(&made.path) {
                ask.item(ui, item("Imprimer…"), Action::Use(Usage::Print(path())));
            }
            let mail = Usage::Mail(path(), made.letter.clone());
            ask.item(ui, item("Préparer un courriel"), Action::Use(mail));
            if ui.add(item("Copier le message à envoyer")).clicked() {
                ui.ctx().copy_text(made.letter.whole());
                ui.close();
            }
        });
    });
}

/// Tells whether a file is one that is printed.
fn is_printable(path: &Path) -> bool {
    let extension = path.extension().map(|one| one.to_string_lossy().to_lowercase());
    extension.is_some_and(|one| matches!(one.as_str(), "pdf" | "docx" | "xlsx" | "png"))
}

fn notice_ui(ui: &mut Ui, ask: &Ask<'_>, notice: &Notice) -> bool {
    let look = style::look(ui);
    let (ink, ground, icon) = match notice.whose {
        Whose::Success => (look.good, look.good_soft, Icon::CircleCheck),
        Whose::Person => (look.warn, look.warn_soft, Icon::Info),
        Whose::File | Whose::Computer => (look.bad, look.bad_soft, Icon::TriangleAlert),
    };
    let mut is_dismissed = false;
    frame(ui, ground, ground.lerp_to_gamma(ink, 0.3)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            icon_ui(ui, icon, ink);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                is_dismissed = icon_button_ui(ui, Icon::X, "Fermer ce message", true).clicked();
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = size::xs() / 2.0;
                    ui.label(style::strong(&notice.title).color(ink));
                    if !notice.help.is_empty() {
                        ui.label(style::small(&notice.help).color(look.ink));
                    }
                    if let Some(made) = &notice.made {
                        ui.add_space(size::xs());
                        made_ui(ui, ask, made);
                    }
                });
            });
        });
    });
    is_dismissed
}
