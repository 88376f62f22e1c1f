//! The register: one line per proof, its state in words.

use eframe::egui::{
    self, Align, Align2, CursorIcon, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use lucide_icons::Icon;

use crate::app::{self, State};
use crate::dossier::{Dossier, FileState, Proof, ProofPlace, Validity};
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{ChipTone, chip_ui, paint_focus, paint_icon, shortened_ui};

const ROW: f32 = 52.0;
const HEAD: f32 = 32.0;
/// Below this width only the title and the validity have room.
const NARROW: f32 = 700.0;
const VALIDITY: f32 = 210.0;
const SIGN: f32 = 32.0;

/// Where the columns of a row begin.
struct ProofColumns {
    title: f32,
    /// `None` where there is no room for it.
    place: Option<f32>,
    shows: Option<f32>,
    validity: f32,
    right: f32,
}

impl ProofColumns {
    fn of(row: Rect) -> Self {
        let title = row.left() + size::l();
        let right = row.right() - SIGN;
        let validity = right - VALIDITY;
        let room = validity - title;
        let is_wide = row.width() >= NARROW;
        Self {
            title,
            place: is_wide.then_some(title + room * 0.44),
            shows: is_wide.then_some(title + room * 0.73),
            validity,
            right,
        }
    }
}

/// Shows the names of the columns.
pub(super) fn header_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEAD), Sense::hover());
    let look = style::look(ui);
    let columns = ProofColumns::of(rect);
    let titles = [
        (Some(columns.title), "Preuve"),
        (columns.place, "Où"),
        (columns.shows, "Ce qu’elle montre"),
        (Some(columns.validity), "Validité"),
    ];
    let font = style::regular_font(size::small());
    for (x, title) in titles.into_iter().filter_map(|(x, title)| Some((x?, title))) {
        let at = Pos2::new(x, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, title, font.clone(), look.muted);
    }
}

/// Shows a proof's line; returns true when it is chosen.
pub(super) fn row_ui(
    ui: &mut Ui,
    state: &State,
    dossier: &Dossier,
    proof: &Proof,
    is_open: bool,
) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let name = spoken(state, dossier, proof);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if ui.is_rect_visible(rect) {
        paint_ground(ui, rect, is_open, response.hovered());
        cells_ui(ui, rect, state, dossier, proof);
        let icon = if is_open { Icon::ChevronDown } else { Icon::ChevronRight };
        let at = Pos2::new(rect.right() - size::l(), rect.center().y);
        paint_icon(ui.painter(), at, icon, 16.0, style::look(ui).muted);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn paint_ground(ui: &Ui, rect: Rect, is_open: bool, is_hot: bool) {
    let look = style::look(ui);
    if is_open {
        ui.painter().rect_filled(rect, 0.0, look.accent_soft);
    } else if is_hot {
        ui.painter().rect_filled(rect, 0.0, look.sunken);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.line));
}

fn cells_ui(ui: &mut Ui, rect: Rect, state: &State, dossier: &Dossier, proof: &Proof) {
    let columns = ProofColumns::of(rect);
    let gap = size::l();
    let end = columns.place.unwrap_or(columns.validity) - gap;
    let below = match columns.place {
        Some(_) => kind_and_date(proof),
        None => format!("{} · {}", kind_and_date(proof), shown_codes(dossier, proof)),
    };
    two_lines_ui(ui, cell(rect, columns.title, end), proof.display_title(), &below);
    if let (Some(place), Some(shows)) = (columns.place, columns.shows) {
        let (text, is_wrong) = where_words(state, proof);
        let ink = if is_wrong { style::look(ui).warn } else { style::look(ui).muted };
        line_ui(ui, cell(rect, place, shows - gap), style::body(text).color(ink));
        let text = style::body(shown_codes(dossier, proof));
        line_ui(ui, cell(rect, shows, columns.validity - gap), text);
    }
    let validity = cell(rect, columns.validity, columns.right);
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(validity).layout(layout), |ui| {
        validity_ui(ui, proof.validity(state.today));
    });
}

fn two_lines_ui(ui: &mut Ui, room: Rect, title: &str, below: &str) {
    let ink = style::look(ui).muted;
    let (upper, lower) = room.shrink2(Vec2::new(0.0, 5.0)).split_top_bottom_at_fraction(0.5);
    line_ui(ui, upper, style::strong(title));
    line_ui(ui, lower, style::small(below).color(ink));
}

/// Shows a text on one line, cut where the room ends; a screen reader reads the row instead.
fn line_ui(ui: &mut Ui, room: Rect, text: egui::RichText) {
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(room).layout(layout), |ui| {
        shortened_ui(ui, text);
    });
}

fn cell(row: Rect, left: f32, right: f32) -> Rect {
    Rect::from_min_max(Pos2::new(left, row.top()), Pos2::new(right.max(left), row.bottom()))
}

/// Shows how long a proof still holds: words and sign, never a colour alone.
pub(in crate::ui) fn validity_ui(ui: &mut Ui, validity: Validity) {
    let (tone, icon) = match validity {
        Validity::Expired(_) => (ChipTone::Bad, Some(Icon::TriangleAlert)),
        Validity::Soon(_) => (ChipTone::Warn, Some(Icon::Clock)),
        Validity::Until(_) | Validity::Lasting => (ChipTone::Neutral, None),
    };
    chip_ui(ui, &validity.words(), tone, icon);
}

fn kind_and_date(proof: &Proof) -> String {
    match proof.date {
        Some(date) => format!("{} · {}", proof.kind.label(), french::long_date(date)),
        None => proof.kind.label().to_owned(),
    }
}

/// Says where a proof is, and whether something is wrong with it.
pub(super) fn where_words(state: &State, proof: &Proof) -> (String, bool) {
    match &proof.place {
        place if place.is_unsaid() => ("lieu non précisé".to_owned(), false),
        ProofPlace::Unsaid => (String::new(), false),
        ProofPlace::Address(text) | ProofPlace::Paper(text) => (text.clone(), false),
        ProofPlace::File { .. } => {
            let name = proof.place.file_name().unwrap_or_default();
            match state.session.proof_files.get(&proof.id) {
                Some(FileState::Missing) => (format!("introuvable : {name}"), true),
                Some(FileState::Changed) => (format!("modifié : {name}"), true),
                Some(FileState::Unknown) => (format!("sans empreinte : {name}"), false),
                Some(FileState::Same) | None => (name.to_owned(), false),
            }
        }
    }
}

/// Returns the codes of what a proof shows: "A2, B4, indicateur B3".
fn shown_codes(dossier: &Dossier, proof: &Proof) -> String {
    let rules = app::shipped_rules();
    let indicators = rules.indicators.iter().filter(|one| proof.indicators.contains(&one.id));
    let criteria = dossier.codes_of(&proof.criteria);
    let parts: Vec<String> =
        criteria.into_iter().chain(indicators.map(|one| one.code.clone())).collect();
    if parts.is_empty() { "sans lien".to_owned() } else { parts.join(", ") }
}

/// Returns all one may look for in a proof.
pub(super) fn searched(dossier: &Dossier, proof: &Proof) -> String {
    let place = match &proof.place {
        ProofPlace::Unsaid => "",
        ProofPlace::File { .. } => proof.place.file_name().unwrap_or_default(),
        ProofPlace::Address(text) | ProofPlace::Paper(text) => text,
    };
    let texts = [proof.display_title(), proof.kind.label(), place, &proof.owner, &proof.note];
    format!("{} {}", texts.join(" "), shown_codes(dossier, proof))
}

fn spoken(state: &State, dossier: &Dossier, proof: &Proof) -> String {
    let (place, _) = where_words(state, proof);
    [
        proof.display_title().to_owned(),
        kind_and_date(proof),
        proof.validity(state.today).words(),
        place,
        shown_codes(dossier, proof),
    ]
    .join(", ")
}
