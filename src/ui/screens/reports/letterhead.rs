//! The letterhead of every document: its name and its logo.

use std::sync::Arc;

use eframe::egui::{
    ColorImage, Frame, Role, Sense, Stroke, TextureHandle, TextureOptions, Theme, Ui, Vec2,
    WidgetInfo,
};
use image::ImageFormat;
use lucide_icons::Icon;

use super::personal::edit;
use crate::app::{Action, ReportAction};
use crate::dossier::{Dossier, LogoImage};
use crate::ui::screens::typing::{chosen, typed};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, card, columns_ui, field_label_ui};

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

/// Shows the name and the logo, and what changes them.
pub(super) fn letterhead_ui(
    ui: &mut Ui,
    letterhead: &mut LogoTexture,
    (dossier, is_reading): (&Dossier, bool),
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        ui.label(style::heading("En-tête de tous les documents"));
        columns_ui(
            ui,
            (0.5, 560.0),
            &mut (letterhead, actions),
            |ui, (_, actions)| name_ui(ui, dossier, actions),
            |ui, (letterhead, actions)| logo_ui(ui, letterhead, (dossier, is_reading), actions),
        );
    });
}

fn name_ui(ui: &mut Ui, dossier: &Dossier, actions: &mut Vec<Action>) {
    let mut name = dossier.presentation.letterhead.clone();
    let field = Field::new("Nom en tête")
        .hint(dossier.team.display_name())
        .help("Laissez vide pour garder le nom de l’équipe.");
    let response = field.ui(ui, &mut name);
    typed(&response, actions, || edit(dossier, |presentation| presentation.letterhead = name));
    if let Some(logo) = &dossier.presentation.logo {
        description_ui(ui, dossier, logo, actions);
    }
}

fn description_ui(ui: &mut Ui, dossier: &Dossier, logo: &LogoImage, actions: &mut Vec<Action>) {
    let mut description = logo.description.clone();
    let field = Field::new("Ce que montre l’image")
        .hint("par exemple Logo du Vallon : une feuille")
        .help("Lu à haute voix aux personnes qui ne voient pas l’image.");
    let response = field.ui(ui, &mut description);
    typed(&response, actions, || {
        edit(dossier, |presentation| {
            if let Some(logo) = &mut presentation.logo {
                logo.description = description;
            }
        })
    });
}

fn logo_ui(
    ui: &mut Ui,
    letterhead: &mut LogoTexture,
    (dossier, is_reading): (&Dossier, bool),
    actions: &mut Vec<Action>,
) {
    let look = style::look(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Logo");
        let logo = dossier.presentation.logo.as_ref();
        if let Some(logo) = logo {
            picture_ui(ui, letterhead, logo);
        }
        ui.horizontal_wrapped(|ui| {
            let button = Button::new("Choisir une image…").icon(Icon::Image);
            if button.enabled(!is_reading).ui(ui).clicked() {
                actions.push(Action::Reports(ReportAction::ChooseLogo));
            }
            if is_reading {
                ui.add(eframe::egui::Spinner::new().size(size::l()));
                ui.label(style::small("lecture…").color(look.muted));
                return;
            }
            if logo.is_some() {
                let button = Button::new("Retirer").quiet().icon(Icon::Trash2).ui(ui);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Retirer le logo"));
                if button.clicked() {
                    chosen(actions, edit(dossier, |presentation| presentation.logo = None));
                }
            }
        });
        let help = "PNG ou JPEG, 4 Mio au plus ; il est réduit s’il le faut.";
        ui.label(style::small(help).color(look.muted));
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
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        eframe::egui::Image::new(texture).paint_at(ui, rect);
    });
}
