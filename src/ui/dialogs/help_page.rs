//! A page of the help: paragraphs, steps, pictures of the program, and what to read next.

use std::collections::BTreeMap;
use std::fmt;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    ColorImage, Frame, Image, Label, Margin, Role, Sense, Stroke, StrokeKind, TextureFilter,
    TextureHandle, TextureOptions, Ui, Vec2,
};
use image::ImageFormat;

use crate::app::HelpTopic;
use crate::guide::{self, GuideBlock, GuidePage, Said};
use crate::report::content::{Style, Text};
use crate::ui::style::{self, size};
use crate::ui::widgets::{cell_ui, link_ui, note_ui, say};

/// The pictures of the page in front, as the graphics card holds them.
#[derive(Default)]
pub(super) struct HelpPictures(BTreeMap<&'static str, TextureHandle>);

impl fmt::Debug for HelpPictures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

impl HelpPictures {
    /// Returns a picture, decoded when it is first seen; nothing when it cannot be drawn.
    fn texture(&mut self, ui: &Ui, name: &str) -> Option<&TextureHandle> {
        // Shown at half its size, it would lose every other line.
        const SMALLER: TextureOptions =
            TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };
        let picture = guide::picture(name)?;
        if !self.0.contains_key(picture.name) {
            let pixels = image::load_from_memory_with_format(picture.png, ImageFormat::Png).ok()?;
            let pixels = pixels.into_rgba8();
            let (width, height) = pixels.dimensions();
            let whole = [width as usize, height as usize];
            let image = ColorImage::from_rgba_unmultiplied(whole, pixels.as_raw());
            let texture = ui.ctx().load_texture(picture.name, image, SMALLER);
            self.0.insert(picture.name, texture);
        }
        self.0.get(picture.name)
    }
}

/// Shows what a page says; returns the page that is asked for next.
pub(super) fn page_ui(
    ui: &mut Ui,
    page: &GuidePage,
    pictures: &mut HelpPictures,
) -> Option<HelpTopic> {
    for block in &page.blocks {
        block_ui(ui, block, pictures);
    }
    let next: Vec<HelpTopic> = page.see.iter().filter_map(|id| HelpTopic::named(id)).collect();
    if next.is_empty() {
        return None;
    }
    ui.add_space(size::xs());
    ui.label(style::strong("Voir aussi"));
    let mut asked = None;
    for topic in next {
        let ink = style::look(ui).accent_ink;
        let text = style::body(topic.title()).color(ink).underline();
        if link_ui(ui, text, topic.title()).clicked() {
            asked = Some(topic);
        }
    }
    asked
}

fn block_ui(ui: &mut Ui, block: &GuideBlock, pictures: &mut HelpPictures) {
    match block {
        GuideBlock::Text(said) => said_ui(ui, said),
        GuideBlock::Steps(steps) => {
            for (number, said) in (1..).zip(steps) {
                item_ui(ui, &format!("{number}."), said);
            }
        }
        GuideBlock::List(items) => {
            for said in items {
                item_ui(ui, "•", said);
            }
        }
        GuideBlock::Picture(name, alt) => picture_ui(ui, name, alt, pictures),
        GuideBlock::Note(said) => {
            Frame::new()
                .fill(style::look(ui).accent_soft)
                .corner_radius(style::control_radius())
                .inner_margin(Margin::same(12))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    said_ui(ui, said);
                });
        }
    }
}

fn said_ui(ui: &mut Ui, said: &Said) {
    text_ui(ui, said.text());
}

/// Shows a text, names in bold.
fn text_ui(ui: &mut Ui, text: &Text) {
    const LINE_HEIGHT: f32 = 21.0;
    let look = style::look(ui);
    let mut job = LayoutJob::default();
    for run in &text.0 {
        let font = style::font(size::body(), run.style == Style::Strong);
        let ink = if run.style == Style::Muted { look.muted } else { look.ink };
        let format = TextFormat { line_height: Some(LINE_HEIGHT), ..TextFormat::simple(font, ink) };
        job.append(&run.text, 0.0, format);
    }
    ui.add(Label::new(job).wrap());
}

/// Shows one of several things, its sign before it.
fn item_ui(ui: &mut Ui, sign: &str, said: &Said) {
    const SIGN: f32 = 20.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        cell_ui(ui, SIGN, |ui| text_ui(ui, &Text::muted(sign)));
        let rest = ui.available_width();
        cell_ui(ui, rest, |ui| said_ui(ui, said));
    });
}

/// Shows a picture as wide as there is room, and says what it shows to those who do not see it.
fn picture_ui(ui: &mut Ui, name: &str, alt: &Said, pictures: &mut HelpPictures) {
    let Some(texture) = pictures.texture(ui, name) else {
        note_ui(ui, alt.as_str());
        return;
    };
    let natural = texture.size_vec2();
    let scale = (ui.available_width() / natural.x).min(1.0);
    let shown = Vec2::new((natural.x * scale).floor(), (natural.y * scale).floor());
    let (rect, response) = ui.allocate_exact_size(shown, Sense::hover());
    say(&response, Role::Image, alt.as_str());
    Image::new(texture).paint_at(ui, rect);
    let line = Stroke::new(1.0, style::look(ui).line);
    ui.painter().rect_stroke(rect, style::control_radius(), line, StrokeKind::Inside);
}
