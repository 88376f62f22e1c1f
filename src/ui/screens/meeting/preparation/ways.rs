//! Three ways in for a ballot: the page, this computer, paper.

use eframe::egui::{Align, Layout, Ui, Vec2};
use lucide_icons::Icon;

use super::code::CodeForm;
use crate::app::export::Export;
use crate::app::{Action, MeetingAction};
use crate::ui::ask::Ask;
use crate::ui::screens::meeting::entry::{self, EntryView};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card, icon_ui, muted_ui};

/// Width from which the three stand side by side.
const WIDE: f32 = 960.0;
const EXPORT_PAGE: &str = "Exporter la page d’avis…";
const HEIGHT: f32 = 252.0;

/// What the ways in remember for themselves.
#[derive(Debug, Default)]
pub struct WaysView {
    /// A ballot being filled in on this computer, or from paper; the curtain between two people.
    pub entry: Option<EntryView>,
    /// A code being typed.
    pub code: CodeForm,
}

/// Shows the three ways.
pub fn ways_ui(ui: &mut Ui, view: &mut WaysView, is_first: bool, ask: &Ask<'_>) {
    let page = if is_first { first_page_ui } else { page_ui };
    let ways = [page, computer_ui, paper_ui];
    if ui.available_width() < WIDE {
        for way in ways {
            card(ui, |ui| way(ui, view, ask));
        }
    } else {
        let gap = size::l();
        let width = ((ui.available_width() - 2.0 * gap) / 3.0).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for way in ways {
                let layout = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(Vec2::new(width, HEIGHT), layout, |ui| {
                    card(ui, |ui| {
                        ui.spacing_mut().item_spacing.x = size::s();
                        ui.set_min_height(HEIGHT - 32.0);
                        way(ui, view, ask);
                    });
                });
            }
        });
    }
}

fn head_ui(ui: &mut Ui, icon: Icon, title: &str, text: &str) {
    let look = style::look(ui);
    ui.horizontal(|ui| {
        icon_ui(ui, icon, look.accent);
        ui.label(style::heading(title));
    });
    muted_ui(ui, text);
    ui.add_space(size::xs());
}

/// Shows the page as what to begin with.
fn first_page_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    sending_ui(ui, view, Button::new(EXPORT_PAGE).primary(), ask);
}

fn page_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    sending_ui(ui, view, Button::new(EXPORT_PAGE), ask);
}

fn sending_ui(ui: &mut Ui, view: &mut WaysView, button: Button<'_>, ask: &Ask<'_>) {
    head_ui(
        ui,
        Icon::Smartphone,
        "Par la page d’avis",
        fr!(
            "Un seul fichier à envoyer par courriel ou à copier sur une clé. Il s’ouvre sur un ordinateur ou un téléphone Android, \
         même sans internet ; sur un iPhone, préférez l’ordinateur de l’équipe ou le papier. Chacun renvoie le petit \
         fichier « .avis » que la page enregistre."
        ),
    );
    ui.horizontal_wrapped(|ui| {
        ask.button(ui, button.icon(Icon::Share2), Action::Export(Export::BallotPage));
        receiving_ui(ui, view, ask);
    });
}

/// Shows what takes in a ballot made with the page.
pub fn receiving_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    let button = Button::new("Ajouter des avis reçus…").icon(Icon::Inbox).ui(ui);
    ask.clicked(&button, Action::Meeting(MeetingAction::AskBallots));
    if Button::new("Saisir un code…").icon(Icon::Hash).ui(ui).clicked() {
        view.code.open();
    }
}

fn computer_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    head_ui(
        ui,
        Icon::Laptop,
        "Sur cet ordinateur",
        fr!(
            "L’ordinateur passe de main en main. Chacun répond seul ; un rideau tombe entre deux personnes, et rien d’un \
         avis ne reste à l’écran."
        ),
    );
    voting_ui(ui, view, ask);
}

/// Shows what lets a person answer here.
pub fn voting_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    if Button::new("Faire répondre une personne").icon(Icon::Users).ui(ui).clicked() {
        ask.push(entry::on_computer(&mut view.entry));
    }
}

fn paper_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    head_ui(
        ui,
        Icon::FileText,
        "Sur papier",
        fr!(
            "Imprimez le bulletin, distribuez-le, puis recopiez les réponses : un chiffre par critère, moins d’une minute \
         par bulletin."
        ),
    );
    ui.horizontal_wrapped(|ui| {
        ask.button(
            ui,
            Button::new("Exporter le bulletin…").icon(Icon::Printer),
            Action::Export(Export::PaperBallot),
        );
        copying_ui(ui, view, ask);
    });
}

/// Shows what copies paper ballots.
pub fn copying_ui(ui: &mut Ui, view: &mut WaysView, ask: &Ask<'_>) {
    if Button::new("Saisir des avis papier").icon(Icon::Keyboard).ui(ui).clicked() {
        ask.push(entry::from_paper(&mut view.entry));
    }
}
