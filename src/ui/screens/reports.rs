//! Rapports: choose a document, see it, export it.

use eframe::egui::{self, ColorImage, Sense, TextureHandle, TextureOptions, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::export::{ChartKind, Document, Format, Kind, PageImage, PictureFormat, Sight};
use crate::app::{Action, Command, PlanAction, Screen, State};
use crate::french;
use crate::report::model::{MINUTES_TITLE, PAPER_BALLOT_TITLE, STATEMENT_TITLE};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, card, columns_ui, empty_state_ui, filter_chip_ui, icon_ui, page_ui,
};

/// What the screen remembers for itself: what is looked at, and the pages as the graphics card
/// holds them.
#[derive(Default)]
pub struct ReportsView {
    wanted: Option<Document>,
    shown: Option<Sight>,
    pages: Vec<TextureHandle>,
}

/// Shows the screen.
pub fn reports_ui(ui: &mut Ui, view: &mut ReportsView, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = view.looked_at(state) else { return nothing_yet_ui(ui, actions) };
    let wanted = Sight { document, revision: state.revision() };
    if state.preview.shown != Some(wanted) && state.preview.making.is_none() {
        actions.push(Action::Preview(document));
    }
    view.keep_up(ui, state);
    page_ui(
        ui,
        "Rapports",
        &subtitle(state),
        |_| {},
        |ui| {
            columns_ui(
                ui,
                (0.4, 960.0),
                actions,
                |ui, actions| documents_ui(ui, state, actions),
                |ui, _| preview_ui(ui, view, state, document),
            );
        },
    );
}

fn nothing_yet_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
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
}

fn subtitle(state: &State) -> String {
    let campaign = state.dossier().and_then(|dossier| dossier.campaign(state.campaign?));
    let campaign = campaign.map(|c| format!("{} · {}", c.title, french::long_date(c.date)));
    let exercise = state.exercise.map(|year| format!("exercice {year}"));
    campaign.into_iter().chain(exercise).collect::<Vec<_>>().join(" · ")
}

fn documents_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let has_campaign = state.campaign.is_some();
    document_ui(
        ui,
        (Icon::FileText, "Diagnostic de maturité"),
        "Le document à remettre : une première page qui se suffit, puis chaque domaine et chaque critère avec \
         niveau, commentaire, évolution et prochain pas. PDF accessible, archivable.",
        |ui| {
            if has_campaign {
                export_button_ui(
                    ui,
                    state,
                    (Document::Report(Kind::Diagnostic, Format::Pdf), "Exporter le PDF…", true),
                    actions,
                );
            } else {
                command_button_ui(ui, Command::NewCampaign, actions);
            }
        },
    );
    if has_campaign {
        minutes_ui(ui, state, actions);
    }
    statement_ui(ui, state, actions);
    plan_ui(ui, state, actions);
    if !has_campaign {
        return;
    }
    document_ui(
        ui,
        (Icon::Printer, PAPER_BALLOT_TITLE),
        "Une feuille à imprimer pour qui préfère le papier : profession, puis chaque critère avec ses phrases et ses \
         cases, dans l’ordre de la saisie rapide.",
        |ui| {
            let pdf = (Document::PaperBallot, "Bulletin en PDF…", false);
            export_button_ui(ui, state, pdf, actions);
        },
    );
    document_ui(
        ui,
        (Icon::Table, "Réponses"),
        "Un tableau, une ligne par critère, pour un tableur. CSV à la française : point-virgule, virgule \
         décimale.",
        |ui| {
            export_button_ui(
                ui,
                state,
                (Document::Report(Kind::Diagnostic, Format::Csv), "Exporter le CSV…", false),
                actions,
            )
        },
    );
    pictures_ui(ui, state.export.is_none(), actions);
}

/// The plan belongs to no campaign; without any action there is nothing to export.
fn plan_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let has_plan = state.dossier().is_some_and(|dossier| !dossier.improvements.is_empty());
    document_ui(
        ui,
        (Icon::ListChecks, "Plan d’actions"),
        "Les échéances et les prochaines réunions pour l’agenda de chacun (.ics), ou le plan ligne par ligne pour un \
         tableur.",
        |ui| {
            if !has_plan {
                if Button::new("Nouvelle action").icon(Icon::Plus).ui(ui).clicked() {
                    actions.push(Action::Plan(PlanAction::Begin(None)));
                }
                return;
            }
            export_button_ui(ui, state, (Document::Calendar, "Agenda en ICS…", false), actions);
            export_button_ui(ui, state, (Document::PlanTable, "Plan en CSV…", false), actions);
        },
    );
}

fn statement_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    document_ui(
        ui,
        (Icon::Euro, STATEMENT_TITLE),
        "Ce que l’exercice rapporterait, ligne par ligne : prérequis, points, euros, calcul, source et \
         justificatif demandé. Une estimation, sans valeur contractuelle.",
        |ui| {
            if state.exercise.is_none() {
                return command_button_ui(ui, Command::NewExercise, actions);
            }
            let pdf = (Document::Report(Kind::Statement, Format::Pdf), "Décompte en PDF…", true);
            let csv = (Document::Report(Kind::Statement, Format::Csv), "En CSV…", false);
            export_button_ui(ui, state, pdf, actions);
            export_button_ui(ui, state, csv, actions);
        },
    );
}

fn minutes_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    document_ui(
        ui,
        (Icon::Users, MINUTES_TITLE),
        "Ce que l’équipe a décidé, tel quel : accords, points discutés, avis minoritaires, priorités, actions. Il \
         s’écrit tout seul pendant la réunion ; aucun nom n’y est relié à un avis.",
        |ui| {
            if has_meeting(state) {
                let pdf =
                    (Document::Report(Kind::Minutes, Format::Pdf), "Compte rendu en PDF…", true);
                export_button_ui(ui, state, pdf, actions);
            } else {
                command_button_ui(ui, Command::Go(Screen::Meeting), actions);
            }
        },
    );
}

fn has_meeting(state: &State) -> bool {
    let campaign = state.dossier().and_then(|dossier| dossier.campaign(state.campaign?));
    campaign.is_some_and(|campaign| campaign.meeting.is_some())
}

fn export_button_ui(
    ui: &mut Ui,
    state: &State,
    (document, label, is_primary): (Document, &str, bool),
    actions: &mut Vec<Action>,
) {
    let button = Button::new(label).icon(Icon::Download).enabled(state.export.is_none());
    let button = if is_primary { button.primary() } else { button };
    if button.ui(ui).clicked() {
        actions.push(Action::Export(document));
    }
}

fn command_button_ui(ui: &mut Ui, command: Command, actions: &mut Vec<Action>) {
    if Button::new(command.label()).ui(ui).clicked() {
        actions.push(Action::Run(command));
    }
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

fn preview_ui(ui: &mut Ui, view: &mut ReportsView, state: &State, document: Document) {
    let look = style::look(ui);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(style::heading("Aperçu"));
            for (other, name) in documents(state) {
                if filter_chip_ui(ui, &name, other == document).clicked() {
                    view.wanted = Some(other);
                }
            }
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

/// Returns the documents that have pages to look at.
fn documents(state: &State) -> Vec<(Document, String)> {
    let diagnostic = state
        .campaign
        .map(|_| (Document::Report(Kind::Diagnostic, Format::Pdf), "Diagnostic".to_owned()));
    let statement = state
        .exercise
        .map(|year| (Document::Report(Kind::Statement, Format::Pdf), format!("Décompte {year}")));
    let minutes = has_meeting(state)
        .then(|| (Document::Report(Kind::Minutes, Format::Pdf), "Compte rendu".to_owned()));
    let ballot = state.campaign.map(|_| (Document::PaperBallot, "Bulletin".to_owned()));
    diagnostic.into_iter().chain(minutes).chain(statement).chain(ballot).collect()
}

impl ReportsView {
    /// Returns the document whose pages are shown: the one asked for, or the first there is.
    fn looked_at(&self, state: &State) -> Option<Document> {
        let documents = documents(state);
        let asked = documents.iter().find(|(document, _)| Some(*document) == self.wanted);
        asked.or_else(|| documents.first()).map(|(document, _)| *document)
    }

    /// Hands new pages to the graphics card, once.
    fn keep_up(&mut self, ui: &Ui, state: &State) {
        if self.shown == state.preview.shown {
            return;
        }
        self.shown = state.preview.shown;
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
