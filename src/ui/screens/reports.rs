//! Rapports: choose a document, see it, export it.

use eframe::egui::{self, ColorImage, Sense, TextureHandle, TextureOptions, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::export::{ChartKind, Document, PageImage, PictureFormat};
use crate::app::{Action, Command, State};
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card, columns_ui, empty_state_ui, icon_ui, page_ui};

/// What the screen remembers for itself: the pages as the graphics card holds them.
#[derive(Default)]
pub struct ReportsView {
    revision: Option<u64>,
    pages: Vec<TextureHandle>,
}

/// Shows the screen.
pub fn reports_ui(ui: &mut Ui, view: &mut ReportsView, state: &State, actions: &mut Vec<Action>) {
    let campaign = state.dossier().and_then(|dossier| dossier.campaign(state.campaign?));
    let Some(campaign) = campaign else {
        page_ui(
            ui,
            "Rapports",
            "",
            |_| {},
            |ui| {
                let text =
                    "Un rapport se tire d’une campagne. Commencez-en une pour pouvoir l’exporter.";
                if empty_state_ui(ui, Icon::FileText, text, Command::NewCampaign.label()) {
                    actions.push(Action::Run(Command::NewCampaign));
                }
            },
        );
        return;
    };
    if state.preview.revision != Some(state.revision()) && state.preview.making.is_none() {
        actions.push(Action::Preview);
    }
    view.keep_up(ui, state);
    let subtitle = format!("{} · {}", campaign.title, french::long_date(campaign.date));
    page_ui(
        ui,
        "Rapports",
        &subtitle,
        |_| {},
        |ui| {
            columns_ui(
                ui,
                (0.4, 960.0),
                actions,
                |ui, actions| documents_ui(ui, state, actions),
                |ui, _| preview_ui(ui, view, state),
            );
        },
    );
}

fn documents_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let is_free = state.export.is_none();
    document_ui(
        ui,
        (Icon::FileText, "Diagnostic de maturité"),
        "Le document à remettre : une première page qui se suffit, puis chaque domaine et chaque critère avec \
         niveau, commentaire, évolution et prochain pas. PDF accessible, archivable.",
        |ui| {
            let button =
                Button::new("Exporter le PDF…").primary().icon(Icon::Download).enabled(is_free);
            if button.ui(ui).clicked() {
                actions.push(Action::Export(Document::Diagnostic));
            }
        },
    );
    document_ui(
        ui,
        (Icon::Table, "Réponses"),
        "Un tableau, une ligne par critère, pour un tableur. CSV à la française : point-virgule, virgule \
         décimale.",
        |ui| {
            if Button::new("Exporter le CSV…")
                .icon(Icon::Download)
                .enabled(is_free)
                .ui(ui)
                .clicked()
            {
                actions.push(Action::Export(Document::Answers));
            }
        },
    );
    pictures_ui(ui, is_free, actions);
}

fn document_ui(
    ui: &mut Ui,
    (icon, title): (Icon, &str),
    text: &str,
    buttons: impl FnOnce(&mut Ui),
) {
    let look = style::look(ui);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            icon_ui(ui, icon, look.accent);
            ui.label(style::heading(title));
        });
        ui.label(style::body(text).color(look.muted));
        ui.horizontal(buttons);
    });
}

fn pictures_ui(ui: &mut Ui, is_free: bool, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            icon_ui(ui, Icon::ChartColumn, look.accent);
            ui.label(style::heading("Graphiques"));
        });
        let text = "Pour un diaporama ou un autre document. SVG reste net à toute taille, PNG s’ouvre partout.";
        ui.label(style::body(text).color(look.muted));
        egui::Grid::new("pictures").spacing(Vec2::new(size::s(), size::s())).show(ui, |ui| {
            for kind in ChartKind::ALL {
                ui.label(style::body(kind.label()));
                for format in [PictureFormat::Svg, PictureFormat::Png] {
                    let document = Document::Picture(kind, format);
                    let label = format!("{}…", document.kind().extension.to_uppercase());
                    let response = Button::new(&label).enabled(is_free).ui(ui);
                    let name = format!("{} en {label}", kind.label());
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Button, is_free, &name)
                    });
                    if response.clicked() {
                        actions.push(Action::Export(document));
                    }
                }
                ui.end_row();
            }
        });
    });
}

fn preview_ui(ui: &mut Ui, view: &ReportsView, state: &State) {
    let look = style::look(ui);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(style::heading("Aperçu du diagnostic"));
            if state.preview.making.is_some() {
                ui.spinner();
                ui.label(style::small("mise en page…").color(look.muted));
            } else if !view.pages.is_empty() {
                let pages = french::count(view.pages.len(), "page");
                ui.label(style::small(pages).color(look.muted));
            }
        });
        if let Some(problem) = &state.preview.problem {
            ui.label(
                style::body(format!("L’aperçu n’a pas pu être fait : {problem}.")).color(look.bad),
            );
        }
        for (index, page) in view.pages.iter().enumerate() {
            page_ui_of(ui, index, page);
        }
    });
}

fn page_ui_of(ui: &mut Ui, index: usize, page: &TextureHandle) {
    let look = style::look(ui);
    let natural = page.size_vec2();
    let width = ui.available_width();
    let size = Vec2::new(width, width * natural.y / natural.x.max(1.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Image, true, format!("Aperçu, page {}", index + 1))
    });
    if ui.is_rect_visible(rect) {
        let whole = egui::Rect::from_min_max(egui::Pos2::ZERO, egui::Pos2::new(1.0, 1.0));
        ui.painter().image(page.id(), rect, whole, egui::Color32::WHITE);
        let stroke = egui::Stroke::new(1.0, look.line);
        ui.painter().rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
}

impl ReportsView {
    /// Hands new pages to the graphics card, once.
    fn keep_up(&mut self, ui: &Ui, state: &State) {
        if self.revision == state.preview.revision {
            return;
        }
        self.revision = state.preview.revision;
        self.pages = state
            .preview
            .pages
            .iter()
            .enumerate()
            .map(|(index, page)| {
                ui.ctx().load_texture(format!("page {index}"), image(page), TextureOptions::LINEAR)
            })
            .collect();
    }
}

fn image(page: &PageImage) -> ColorImage {
    ColorImage::from_rgba_premultiplied([page.width, page.height], &page.rgba)
}
