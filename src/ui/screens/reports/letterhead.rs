//! The letterhead of every document: its name and its logo.

use std::sync::Arc;

use eframe::egui::{
    ColorImage, Frame, Role, Sense, Stroke, TextureHandle, TextureOptions, Theme, Ui, Vec2,
};
use image::ImageFormat;
use lucide_icons::Icon;

use crate::app::{Action, ReportAction};
use crate::dossier::{Dossier, Edit, LogoImage, Presentation};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, Half, columns_ui, labelled_ui, note_ui, say, section_ui};

/// The logo as the graphics card holds it.
#[derive(Default)]
pub(super) struct LogoTexture {
    logo: Option<(Arc<[u8]>, TextureHandle)>,
}

impl LogoTexture {
    /// Returns the picture, handed to the graphics card once; nothing when it cannot be drawn.
    fn texture(&mut self, ui: &Ui, logo: &LogoImage) -> Option<&TextureHandle> {
        let is_known = self.logo.as_ref().is_some_and(|(png, _)| *png == logo.png);
        if !is_known {
            let pixels = image::load_from_memory_with_format(&logo.png, ImageFormat::Png).ok()?;
            let pixels = pixels.into_rgba8();
            let (width, height) = pixels.dimensions();
            let image = ColorImage::from_rgba_unmultiplied(
                [width as usize, height as usize],
                pixels.as_raw(),
            );
            let texture = ui.ctx().load_texture("logo", image, TextureOptions::LINEAR);
            self.logo = Some((Arc::clone(&logo.png), texture));
        }
        self.logo.as_ref().map(|(_, texture)| texture)
    }
}

/// Returns the action that changes how documents present themselves.
pub(super) fn edit(dossier: &Dossier, change: impl FnOnce(&mut Presentation)) -> Action {
    let mut presentation = Presentation::clone(&dossier.presentation);
    change(&mut presentation);
    Action::Edit(Edit::Presentation(Arc::new(presentation)))
}

/// Shows the name and the logo, and what changes them.
pub(super) fn letterhead_ui(
    ui: &mut Ui,
    letterhead: &mut LogoTexture,
    dossier: &Dossier,
    ask: &Ask<'_>,
) {
    section_ui(ui, "En-tête de tous les documents", |ui| {
        columns_ui(ui, 0.5, 560.0, |ui, half| match half {
            Half::Left => name_ui(ui, dossier, ask),
            Half::Right => logo_ui(ui, letterhead, dossier, ask),
        });
    });
}

fn name_ui(ui: &mut Ui, dossier: &Dossier, ask: &Ask<'_>) {
    let presentation = &dossier.presentation;
    let field = Field::new("Nom en tête")
        .hint(dossier.team.display_name())
        .help("Laissez vide pour garder le nom de l’équipe.");
    let write = |name| edit(dossier, |presentation| presentation.letterhead = name);
    ask.text(ui, field, &presentation.letterhead, write);
    let Some(logo) = &presentation.logo else { return };
    let field = Field::new("Ce que montre l’image")
        .hint(fr!("par exemple Logo du Vallon : une feuille"))
        .help("Lu à haute voix aux personnes qui ne voient pas l’image.");
    let describe = |description| {
        let logo = LogoImage { description, ..logo.clone() };
        edit(dossier, |presentation| presentation.logo = Some(logo))
    };
    ask.text(ui, field, &logo.description, describe);
}

fn logo_ui(ui: &mut Ui, letterhead: &mut LogoTexture, dossier: &Dossier, ask: &Ask<'_>) {
    let is_reading = ask.state.session.is_reading_logo;
    labelled_ui(ui, "Logo", |ui| {
        let logo = dossier.presentation.logo.as_ref();
        if let Some(logo) = logo {
            picture_ui(ui, letterhead, logo);
        }
        ui.horizontal_wrapped(|ui| {
            let button = Button::new("Choisir une image…").icon(Icon::Image);
            ask.button(ui, button.enabled(!is_reading), Action::Reports(ReportAction::ChooseLogo));
            if is_reading {
                ui.add(eframe::egui::Spinner::new().size(size::l()));
                note_ui(ui, "lecture…");
                return;
            }
            if logo.is_some() {
                let button = Button::new("Retirer").quiet().icon(Icon::Trash2);
                if button.named("Retirer le logo").ui(ui).clicked() {
                    ask.step(edit(dossier, |presentation| presentation.logo = None));
                }
            }
        });
        note_ui(ui, fr!("PNG ou JPEG, 4 Mio au plus ; il est réduit s’il le faut."));
    });
}

/// Shows the picture on white, as on paper.
fn picture_ui(ui: &mut Ui, letterhead: &mut LogoTexture, logo: &LogoImage) {
    const MOST: Vec2 = Vec2::new(220.0, 88.0);
    let Some(texture) = letterhead.texture(ui, logo) else { return };
    let natural = texture.size_vec2();
    let scale = (MOST.x / natural.x).min(MOST.y / natural.y).min(1.0);
    let frame = Frame::new()
        .fill(style::look_of(Theme::Light).surface)
        .stroke(Stroke::new(1.0, style::look(ui).line))
        .corner_radius(style::control_radius())
        .inner_margin(12);
    let name = if logo.description.is_empty() { "Logo de l’équipe" } else { &logo.description };
    frame.show(ui, |ui| {
        let (rect, response) = ui.allocate_exact_size(natural * scale, Sense::hover());
        say(&response, Role::Image, name);
        eframe::egui::Image::new(texture).paint_at(ui, rect);
    });
}
