//! The three levels of the *démarche qualité*: what is there of each, and the way to what is not.

use eframe::egui::{self, Label, Role, Ui, Vec2};
use lucide_icons::Icon;

use super::measures::QualityForms;
use super::page::QualityPage;
use crate::app::export::{DocumentKind, Export, Format};
use crate::app::{Action, PlanAction, Screen};
use crate::dossier::{Improvement, ImprovementState};
use crate::scoring::{Piece, QualityLevel, QualityPiece};
use crate::ui::ask::Ask;
use crate::ui::screens::reports::head::show;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, card_frame, icon_ui, link_ui, muted_ui, note_ui, progress_bar_ui, say, tiles_ui,
    warning_ui,
};

/// Narrowest a card of the gauge is.
const CARD: f32 = 240.0;

/// Shows the three levels.
pub(super) fn gauge_ui(ui: &mut Ui, forms: &mut QualityForms, page: &QualityPage<'_>) {
    let text = fr!(
        "Les pièces que l’indicateur « démarche qualité » de l’ACI attend, et celles qui sont écrites. Seule la \
                CPAM dit si un niveau est atteint."
    );
    muted_ui(ui, text);
    let tallest = std::mem::take(&mut forms.tallest);
    let mut height = 0.0_f32;
    tiles_ui(ui, CARD, &page.ask.state.session.derived.quality, |ui, width, level| {
        let inner = level_ui(ui, width, tallest, level, page);
        height = height.max(inner);
    });
    forms.tallest = height;
    if (height - tallest).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
}

/// Shows a level; returns how tall its contents are.
fn level_ui(
    ui: &mut Ui,
    width: f32,
    tallest: f32,
    level: &QualityLevel,
    page: &QualityPage<'_>,
) -> f32 {
    let frame = card_frame(ui);
    let margin = frame.inner_margin.sum();
    let mut natural = 0.0;
    let contents = |ui: &mut Ui| {
        ui.set_width(width - margin.x - 2.0);
        ui.spacing_mut().item_spacing = Vec2::splat(size::s());
        ui.spacing_mut().interact_size.y = size::l();
        let top = ui.cursor().top();
        title_ui(ui, level);
        let done = format!("{} sur {}", level.done(), level.pieces.len());
        ui.horizontal(|ui| {
            ui.label(style::strong(&done));
            muted_ui(ui, if level.is_complete() { "toutes les pièces" } else { "pièces" });
        });
        let name = fr!("Niveau {} : {done} pièces", level.number);
        progress_bar_ui(ui, level.done(), level.pieces.len(), &name);
        ui.add_space(size::xs());
        for piece in &level.pieces {
            piece_ui(ui, piece, page);
        }
        natural = ui.cursor().top() - top;
        ui.add_space((tallest - natural).max(0.0) + size::xs());
        document_ui(ui, level.number, page.ask);
    };
    // Not a cell of that width: the frame is as wide as what it holds.
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), layout, |ui| frame.show(ui, contents));
    natural
}

/// Shows the name of a level, on two lines where one would break it.
fn title_ui(ui: &mut Ui, level: &QualityLevel) {
    const ONE_LINE: f32 = 276.0;
    let number = format!("Niveau {}", level.number);
    if ui.available_width() >= ONE_LINE {
        ui.label(style::heading(format!("{number} · {}", level.title)));
    } else {
        note_ui(ui, number);
        ui.label(style::heading(level.title));
    }
}

fn piece_ui(ui: &mut Ui, piece: &QualityPiece, page: &QualityPage<'_>) {
    let look = style::look(ui);
    ui.horizontal_top(|ui| {
        let (icon, ink) =
            if piece.is_there { (Icon::Check, look.good) } else { (Icon::CircleDashed, look.warn) };
        icon_ui(ui, icon, ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if piece.is_there {
                ui.label(style::body(piece.label));
            } else if missing_ui(ui, piece) {
                go_to(ui, piece.piece, page);
            }
            ui.add(Label::new(style::small(&piece.detail).color(look.muted)).wrap());
        });
    });
}

/// Shows a piece that is missing as a link; returns true when it is followed.
fn missing_ui(ui: &mut Ui, piece: &QualityPiece) -> bool {
    let look = style::look(ui);
    ui.horizontal(|ui| {
        let text = style::body(piece.label).color(look.accent).underline();
        let response = link_ui(ui, text, &fr!("{} : manque", piece.label));
        warning_ui(ui, "manque");
        response.clicked()
    })
    .inner
}

fn document_ui(ui: &mut Ui, level: u8, ask: &Ask<'_>) {
    let kind = match level {
        1 => DocumentKind::Diagnostic,
        2 => DocumentKind::ActionPlan,
        _ => DocumentKind::Outcome,
    };
    let response = Button::new("Voir le document").icon(Icon::Eye).ui(ui);
    let name = fr!("Voir le document : {}", kind.label());
    say(&response, Role::Button, &name);
    ask.clicked(&response, show(Export::Report(kind, Format::Pdf)));
}

/// Goes to where a piece is written: its field below, or the screen where it is done.
fn go_to(ui: &Ui, piece: Piece, page: &QualityPage<'_>) {
    let lacks = |field: fn(&Improvement) -> bool| {
        let mut plan = page.dossier.decided_in(page.campaign.id);
        plan.find(|one| one.state != ImprovementState::Dropped && field(one)).map(|one| one.id)
    };
    let improvement = match piece {
        Piece::StateOfPlay => return page.ask.push(Action::Go(Screen::Assess)),
        Piece::Owners => lacks(|one| one.owner.trim().is_empty()),
        Piece::Deadlines => lacks(|one| one.deadline.is_none()),
        Piece::Indicators => lacks(|one| one.indicator.trim().is_empty()),
        Piece::Plan | Piece::UnderWay => None,
        Piece::Lead
        | Piece::Theme
        | Piece::Reason
        | Piece::Objective
        | Piece::Figures
        | Piece::Observations
        | Piece::Verdict
        | Piece::Analysis
        | Piece::Revision => return sight::ask(ui.ctx(), piece),
    };
    page.ask.extend([Action::Plan(PlanAction::Show(improvement)), Action::Go(Screen::Plan)]);
}
