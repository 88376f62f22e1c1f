//! The pages of a document as they will be printed.
//!
//! Only the pages in sight or nearly so stand in the graphics card: a long document has forty.

use eframe::egui::{
    self, ColorImage, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions,
    Theme, Ui, Vec2,
};

use super::catalogue::CatalogueEntry;
use crate::app::export::{Export, PageImage, PagesInView, Preview};
use crate::app::{Action, State};
use crate::french;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{card, note_ui, say};

/// What the preview remembers: which pages, and those the graphics card holds.
#[derive(Default)]
pub(super) struct Pages {
    shown: Option<PagesInView>,
    textures: Vec<Option<TextureHandle>>,
    /// What is to be looked at, and since when.
    wanted: Option<(PagesInView, f64)>,
}

impl Pages {
    /// Asks for the pages of a document, once what is being typed has come to rest.
    pub(super) fn ask(&mut self, ui: &Ui, ask: &Ask<'_>, document: Export) {
        const REST_SECONDS: f64 = 0.5;
        let sight = PagesInView { document, revision: ask.state.revision() };
        if ask.state.session.preview.shown == Some(sight) {
            return;
        }
        let now = ui.input(|input| input.time);
        let since = match self.wanted {
            Some((wanted, since)) if wanted == sight => since,
            _ => now,
        };
        self.wanted = Some((sight, since));
        if ask.state.session.preview.making.is_some() {
            return;
        }
        let is_same = shows(&ask.state.session.preview, document);
        let left = if is_same { since + REST_SECONDS - now } else { 0.0 };
        if left <= 0.0 {
            ask.push(Action::Preview(document));
        } else {
            ui.ctx().request_repaint_after_secs(left as f32);
        }
    }

    /// Shows the pages, or that they are being made.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        entry: CatalogueEntry,
        document: Export,
    ) {
        self.keep_up(state);
        let preview = &state.session.preview;
        if !shows(preview, document) {
            return waiting_ui(ui, document);
        }
        if let Some(problem) = &preview.problem {
            return problem_ui(ui, entry, problem);
        }
        let count = preview.pages.len();
        for (index, (page, texture)) in preview.pages.iter().zip(&mut self.textures).enumerate() {
            page_ui(ui, page, texture, &format!("page {} sur {count}", index + 1));
        }
    }

    /// Forgets the pages that are no longer those shown.
    fn keep_up(&mut self, state: &State) {
        if self.shown != state.session.preview.shown {
            self.shown = state.session.preview.shown;
            self.textures.clear();
        }
        self.textures.resize_with(state.session.preview.pages.len(), || None);
    }
}

/// Tells whether the pages there are those of a document, be it as it was a moment ago.
pub(super) fn shows(preview: &Preview, document: Export) -> bool {
    preview.shown.is_some_and(|shown| shown.document == document)
}

/// Says how many pages there are, or that they are being made.
pub(super) fn status_ui(ui: &mut Ui, preview: &Preview, document: Export) {
    if preview.making.is_some() {
        note_ui(ui, "mise en page…");
        ui.add(egui::Spinner::new().size(size::l()));
    } else if shows(preview, document) && !preview.pages.is_empty() {
        note_ui(ui, french::count(preview.pages.len(), "page"));
    }
}

/// Returns how large a page is shown: readable, and never wider than there is room.
fn shown_size(ui: &Ui, natural: Vec2) -> Vec2 {
    const WIDEST: f32 = 960.0;
    let is_wide = natural.x > natural.y;
    let most = if is_wide { WIDEST } else { TOKENS.size.reading };
    let width = ui.available_width().min(most).floor();
    Vec2::new(width, (width * natural.y / natural.x.max(1.0)).round())
}

fn page_ui(ui: &mut Ui, page: &PageImage, texture: &mut Option<TextureHandle>, number: &str) {
    let look = style::look(ui);
    let natural = Vec2::new(page.width as f32, page.height as f32);
    let wanted = shown_size(ui, natural);
    let (row, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), wanted.y), Sense::hover());
    let rect = Rect::from_center_size(row.center(), wanted);
    let response = ui.interact(rect, ui.scope_id().with(number), Sense::hover());
    say(&response, Role::Image, format!("Aperçu, {number}"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(page.text.as_str()));
    let sight = ui.clip_rect();
    let near = sight.expand2(Vec2::new(0.0, sight.height() / 2.0));
    let far = sight.expand2(Vec2::new(0.0, sight.height() + 2.0 * wanted.y));
    if near.intersects(rect) {
        let texture = texture.get_or_insert_with(|| load(ui, page, number));
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        // As it is, without a tint.
        ui.painter().image(texture.id(), rect, whole, egui::Color32::WHITE);
        let stroke = Stroke::new(1.0, look.line);
        ui.painter().rect_stroke(rect, 0.0, stroke, StrokeKind::Outside);
    } else if !far.intersects(rect) {
        *texture = None;
    }
    ui.vertical_centered(|ui| note_ui(ui, number));
    ui.add_space(size::m());
}

fn load(ui: &Ui, page: &PageImage, name: &str) -> TextureHandle {
    let image = ColorImage::from_rgba_premultiplied([page.width, page.height], &page.rgba);
    ui.ctx().load_texture(name, image, TextureOptions::LINEAR)
}

/// Shows an empty sheet while the pages are being made.
fn waiting_ui(ui: &mut Ui, document: Export) {
    use crate::app::export::DocumentKind;
    let (landscape, portrait) = (Vec2::new(16.0, 9.0), Vec2::new(210.0, 297.0));
    let is_wide = matches!(document, Export::Report(DocumentKind::Slides, _));
    let wanted = shown_size(ui, if is_wide { landscape } else { portrait });
    let (row, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), wanted.y), Sense::hover());
    let rect = Rect::from_center_size(row.center(), wanted);
    let look = style::look(ui);
    let stroke = Stroke::new(1.0, look.line);
    // A sheet is white in either theme.
    let paper = style::look_of(Theme::Light).surface;
    ui.painter().rect(rect, 0.0, paper, stroke, StrokeKind::Outside);
    let seen = rect.intersect(ui.clip_rect());
    let spinner = Rect::from_center_size(
        Pos2::new(seen.center().x, rect.top() + (seen.height() / 2.0).min(rect.height() / 3.0)),
        Vec2::splat(size::xxl()),
    );
    ui.put(spinner, egui::Spinner::new().size(size::xxl()).color(look.faint));
}

fn problem_ui(ui: &mut Ui, entry: CatalogueEntry, problem: &str) {
    let look = style::look(ui);
    card(ui, |ui| {
        ui.label(style::strong("Ce document n’a pas pu être mis en page.").color(look.bad));
        ui.label(style::body(format!("{}.", french::capitalised(problem))));
        let is_word = matches!(entry, CatalogueEntry::Report(kind)
            if kind.formats().contains(&crate::app::export::Format::Docx));
        let help = if is_word {
            fr!(
                "Rien n’est perdu : relisez les textes ajoutés sous « Personnaliser ce document », ou exportez-le en Word."
            )
        } else {
            fr!(
                "Rien n’est perdu : relisez les derniers textes que vous avez écrits, puis revenez ici."
            )
        };
        note_ui(ui, help);
    });
}
