//! The bar at the top: whose dossier, is it saved, which campaign, undo, search.

use eframe::egui::{
    self, Align, FontId, Frame, Layout, Margin, Panel, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    Ui, UiBuilder, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use crate::app::{Action, Command, OpenDossier, Screen, Shortcut, State};
use crate::french;
use crate::store::ThemeChoice;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{self, Button, ChipTone, chip_ui, icon_button_ui, note_ui, say};
use crate::ui::zones::{self, Zone};

/// Shows the top bar.
pub fn top_bar_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let look = style::look(ui);
    let frame = Frame::new().fill(look.surface).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top bar").exact_size(TOKENS.size.top_bar).frame(frame).show(ui, |ui| {
        zones::begin(ui, Zone::Bar);
        ui.horizontal_centered(|ui| {
            let room = BarRoom(ui.available_width());
            if !room.is_least() {
                logo_ui(ui);
            }
            file_menu_ui(ui, room, ask);
            before_ui(
                ui,
                |ui| saved_ui(ui, ask),
                |ui| {
                    campaign_menu_ui(ui, room, ask);
                    command_button_ui(ui, Icon::Undo2, Command::Undo, ask);
                    if !room.is_least() {
                        command_button_ui(ui, Icon::Redo2, Command::Redo, ask);
                    }
                    search_ui(ui, ask);
                },
            );
        });
    });
}

/// Shows what stands at the right end of a row, and before it what has the room that is left: in this
/// order, which is also the order a screen reader tells them in.
fn before_ui(ui: &mut Ui, rest: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui)) {
    // How wide the end is, is known once it was drawn.
    let id = ui.scope_id().with("end of the bar");
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let gap = ui.spacing().item_spacing.x;
    let room = Vec2::new((ui.available_width() - known - gap).max(0.0), ui.available_height());
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.set_min_width(room.x);
        rest(ui);
    });
    let width = ui.scope_builder(UiBuilder::new().layout(layout), end).response.rect.width();
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("the end of the bar has another width");
    }
}

/// How much room the bar has, in points.
#[derive(Clone, Copy, Debug)]
struct BarRoom(f32);

impl BarRoom {
    /// Tells whether the window is small, or everything very large: what is said twice or has a key goes.
    const fn is_least(self) -> bool {
        self.0 < 540.0
    }

    /// Returns how wide the name of the team may be.
    const fn name_width(self) -> f32 {
        (self.0 * 0.24).clamp(64.0, 300.0)
    }

    /// Returns how wide the title of the campaign may be.
    const fn title_width(self) -> f32 {
        (self.0 * 0.2).clamp(100.0, 240.0)
    }
}

fn logo_ui(ui: &mut Ui) {
    const HEIGHTS: [f32; 3] = [8.0, 13.0, 18.0];
    let look = style::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(24.0, 20.0), Sense::hover());
    say(&response, Role::Image, "Jalons");
    for (index, height) in HEIGHTS.iter().enumerate() {
        let left = rect.left() + 3.0 + 7.0 * index as f32;
        let bar = Rect::from_min_max(
            Pos2::new(left, rect.bottom() - 1.0 - height),
            Pos2::new(left + 4.0, rect.bottom() - 1.0),
        );
        ui.painter().rect_filled(bar, 1.0, look.step(index + 2));
    }
}

fn file_menu_ui(ui: &mut Ui, room: BarRoom, ask: &Ask<'_>) {
    let whole = ask.state.dossier().map_or("Jalons", |dossier| dossier.team.display_name());
    let font = style::semibold_font(size::large() - 1.0);
    let name = shortened(ui, whole, &font, room.name_width());
    let button = Button::new(&name).quiet().emphasised().icon_after(Icon::ChevronDown).ui(ui);
    say(&button, Role::Button, format!("Menu du dossier {whole}"));
    let button = if name == whole { button } else { button.on_hover_text(whole) };
    egui::Popup::menu(&button).show(|ui| {
        menu_ui(ui, |ui| {
            let groups: [&[Command]; 5] = [
                &[Command::New, Command::Open, Command::OpenExample],
                &[
                    Command::Save,
                    Command::SaveAs,
                    Command::SaveContinuously,
                    Command::Versions,
                    Command::Print,
                    Command::Close,
                ],
                &[Command::NewCampaign, Command::EditCampaign],
                &[Command::Go(Screen::Grids), Command::Help, Command::About],
                &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
            ];
            for group in groups {
                for command in group {
                    menu_item_ui(ui, *command, ask);
                }
                ui.separator();
            }
            theme_ui(ui, ask);
            ui.separator();
            menu_item_ui(ui, Command::Quit, ask);
        });
    });
}

/// Shows a menu, which scrolls where the window is lower than it.
fn menu_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    const WIDTH: f32 = 300.0;
    let room = ui.ctx().content_rect().size() - Vec2::new(48.0, TOKENS.size.top_bar + 24.0);
    ui.set_width(WIDTH.min(room.x));
    // A popup offers a height of its own, whatever the window has.
    let area = ScrollArea::vertical().max_height(room.y).min_scrolled_height(room.y);
    area.show(ui, |ui| {
        ui.spacing_mut().button_padding = Vec2::new(10.0, 4.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 28.0;
        contents(ui);
    });
}

fn menu_item_ui(ui: &mut Ui, command: Command, ask: &Ask<'_>) {
    let shortcut = command.shortcut().map(Shortcut::label).unwrap_or_default();
    let look = style::look(ui);
    let is_on = command.is_on(ask.state);
    let label = if is_on { format!("{} ✓", command.label()) } else { command.label().to_owned() };
    let button = egui::Button::new(style::body(label))
        .shortcut_text(style::small(shortcut).color(look.muted))
        .frame_when_inactive(false)
        .min_size(Vec2::new(ui.available_width(), 0.0));
    let response = ui.add_enabled(command.is_enabled(ask.state), button);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::MenuItem, command.is_enabled(ask.state), command.label())
    });
    if response.clicked() {
        ask.push(command);
        ui.close();
    }
}

fn theme_ui(ui: &mut Ui, ask: &Ask<'_>) {
    ui.horizontal(|ui| {
        ui.add_space(size::s());
        note_ui(ui, "Aspect");
        let choices = [
            (ThemeChoice::System, "Système"),
            (ThemeChoice::Light, "Clair"),
            (ThemeChoice::Dark, "Sombre"),
        ];
        for (choice, label) in choices {
            ask.clicked(
                &widgets::filter_chip_ui(ui, label, ask.state.preferences.theme == choice),
                Action::Theme(choice),
            );
        }
    });
}

fn saved_ui(ui: &mut Ui, ask: &Ask<'_>) {
    // The button with its name, then what is said beside it, then the sign alone.
    const BUTTON: f32 = 140.0;
    let wait = ask.state.shown_wait().map(|wait| wait.words());
    let Some(document) = &ask.state.session.document else {
        if let Some(wait) = wait {
            widgets::shortened_ui(ui, style::small(wait).color(style::look(ui).muted));
        }
        return;
    };
    let told = wait
        .or_else(|| ask.state.session.told.clone())
        .unwrap_or_else(|| saved_text(document, ask.state));
    let is_read_only = ask.state.session.guarded.read_only.is_some();
    let text = ui.painter().layout_no_wrap(
        told.clone(),
        style::regular_font(size::small()),
        style::look(ui).muted,
    );
    let has_button = !is_read_only && ask.state.is_modified();
    let room = ui.available_width();
    if is_read_only && room >= BUTTON {
        chip_ui(ui, "lecture seule", ChipTone::Warn, None);
    } else if is_read_only || room < BUTTON || (!has_button && room < text.size().x + size::s()) {
        saved_sign_ui(ui, ask, &told);
        return;
    }
    if has_button {
        let label = if document.path.is_some() { "Enregistrer" } else { "Enregistrer…" };
        ask.button(ui, Button::new(label).icon(Icon::Save), Command::Save);
    }
    if ui.available_width() > text.size().x {
        widgets::shortened_ui(ui, style::small(told).color(style::look(ui).muted));
    }
    let says_so = document.dossier().team.name.contains("fictif");
    if document.dossier().is_fictitious && !says_so && ui.available_width() > 100.0 {
        chip_ui(ui, "exemple fictif", ChipTone::Warn, None);
    }
}

/// Shows by one sign whether the dossier is saved, where there is no room for words.
fn saved_sign_ui(ui: &mut Ui, ask: &Ask<'_>, told: &str) {
    const DOT: f32 = 4.0;
    let is_read_only = ask.state.session.guarded.read_only.is_some();
    if is_read_only {
        icon_button_ui(ui, Icon::Lock, &format!("Lecture seule. {told}"), false);
    } else if ask.state.is_modified() {
        let label = Command::Save.label();
        let name = fr!("{label} : {told}");
        let button = ask.icon_command(ui, Icon::Save, &name, Command::Save);
        let at = button.rect.right_top() + Vec2::new(-7.0, 7.0);
        ui.painter().circle_filled(at, DOT, style::look(ui).accent);
    } else {
        icon_button_ui(ui, Icon::Check, told, false);
    }
}

fn saved_text(document: &OpenDossier, state: &State) -> String {
    let is_by_itself = state.preferences.saves_continuously;
    match (document.is_modified(), document.saved_at, &document.path) {
        (true, _, None) if is_by_itself => "À enregistrer une première fois".to_owned(),
        (true, ..) => "Modifié".to_owned(),
        (false, Some(at), _) => {
            let when = if at.date() == state.today {
                fr!("à {}~h~{:02}", at.hour(), at.minute())
            } else {
                french::moment(at)
            };
            let how = if is_by_itself { "Enregistré tout seul" } else { "Enregistré" };
            format!("{how} {when}")
        }
        (false, None, Some(_)) if is_by_itself => "S’enregistre tout seul".to_owned(),
        (false, None, Some(_)) => "Enregistré".to_owned(),
        (false, None, None) => "Pas encore enregistré".to_owned(),
    }
}

fn campaign_menu_ui(ui: &mut Ui, room: BarRoom, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    let Some(campaign) = ask.state.session.shown_campaign() else { return };
    let whole = fr!("Campagne : {}", campaign.title);
    let button = if room.is_least() {
        icon_button_ui(ui, Icon::CalendarDays, &whole, true)
    } else {
        let font = style::regular_font(size::body());
        let title = shortened(ui, &campaign.title, &font, room.title_width());
        let button = Button::new(&title).icon_after(Icon::ChevronDown).ui(ui);
        if title == campaign.title { button } else { button.on_hover_text(&campaign.title) }
    };
    say(&button, Role::Button, &whole);
    egui::Popup::menu(&button).show(|ui| {
        menu_ui(ui, |ui| {
            for other in dossier.campaigns.iter().rev() {
                let date = french::month_year(other.date);
                let item =
                    egui::Button::selectable(other.id == campaign.id, style::body(&other.title))
                        .shortcut_text(style::small(date).color(style::look(ui).muted))
                        .min_size(Vec2::new(ui.available_width(), 32.0));
                ask.item(ui, item, Action::Show(other.id));
            }
            ui.separator();
            menu_item_ui(ui, Command::EditCampaign, ask);
            menu_item_ui(ui, Command::NewCampaign, ask);
        });
    });
}

fn command_button_ui(ui: &mut Ui, icon: Icon, command: Command, ask: &Ask<'_>) {
    let document = ask.state.session.document.as_ref();
    let step = document.map(|document| &document.history).and_then(|history| {
        if command == Command::Undo { history.undo_label() } else { history.redo_label() }
    });
    let name = match step {
        Some(step) => fr!("{} : {step}", command.label()),
        None => command.label().to_owned(),
    };
    ask.icon_command(ui, icon, &name, command);
}

fn search_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let look = style::look(ui);
    let is_narrow = ui.ctx().content_rect().width() < TOKENS.size.narrow;
    let label = Command::Palette.label();
    if is_narrow {
        ask.icon_command(ui, Icon::Search, label, Command::Palette);
        return;
    }
    let (rect, response) = ui.allocate_exact_size(Vec2::new(210.0, 32.0), Sense::click());
    say(&response, Role::Button, label);
    let stroke = Stroke::new(1.0, if response.hovered() { look.muted } else { look.control });
    ui.painter().rect(
        rect,
        style::control_radius(),
        look.surface,
        stroke,
        egui::StrokeKind::Inside,
    );
    let middle = rect.center().y;
    widgets::paint_icon(
        ui.painter(),
        Pos2::new(rect.left() + 20.0, middle),
        Icon::Search,
        16.0,
        look.muted,
    );
    let font = style::regular_font(size::body());
    let at = Pos2::new(rect.left() + 36.0, middle);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, look.muted);
    let key =
        Rect::from_min_size(Pos2::new(rect.right() - 52.0, middle - 9.0), Vec2::new(42.0, 18.0));
    let stroke = Stroke::new(1.0, look.line);
    ui.painter().rect_stroke(key, 4.0, stroke, egui::StrokeKind::Inside);
    let font = style::regular_font(11.0);
    ui.painter().text(key.center(), egui::Align2::CENTER_CENTER, "Ctrl+K", font, look.muted);
    widgets::paint_focus(ui, &response, rect);
    if response.clicked() && Command::Palette.is_enabled(ask.state) {
        ask.push(Command::Palette);
    }
}

/// Shortens a name that would push the rest out of the bar.
fn shortened(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    const MOST: usize = 60;
    let ink = style::look(ui).ink;
    let fits = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), ink).size().x <= width
    };
    french::fitted(text, |part| part.chars().count() <= MOST && fits(part))
}
