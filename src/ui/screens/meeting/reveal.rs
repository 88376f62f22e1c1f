//! Opening the ballots, together: one gesture, then how far they agree.

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use super::sitting::{Sitting, lead_ui, title_ui, verdict_tone};
use crate::app::{Action, Dialog};
use crate::dossier::{Collection, Fate};
use crate::french;
use crate::scoring::{Agreement, Verdict};
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card_frame, chip_ui, icon_ui, muted_ui, projected_ui, tiles_ui};

/// Ballots under which each may be guessed by the others.
const GUESSED_UNDER: usize = 3;

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct RevealView {
    shows_rule: bool,
}

/// Names how the agreement is judged until it is drawn.
const JUDGED: &str = "how the agreement is judged";

/// Shows the phase.
pub fn reveal_ui(ui: &mut Ui, view: &mut RevealView, sitting: &Sitting<'_>) {
    ui.spacing_mut().item_spacing.y = size::l();
    title_ui(ui, "Dévoilement");
    match &sitting.campaign.collection {
        None => {
            let text = fr!("La réunion se tient sans avis individuels : il n’y a rien à dévoiler.");
            lead_ui(ui, text);
        }
        Some(collection) if collection.is_revealed() => revealed_ui(ui, view, sitting, collection),
        Some(collection) if collection.ballots.is_empty() => {
            let text = "Aucun avis n’est arrivé. Revenez en arrière pour en recueillir, ou fermez la collecte dans \
                        Préparation pour discuter directement.";
            lead_ui(ui, text);
        }
        Some(collection) => waiting_ui(ui, collection, sitting.ask),
    }
}

/// Shows what will happen, and the gesture. Nothing of the contents.
fn waiting_ui(ui: &mut Ui, collection: &Collection, ask: &Ask<'_>) {
    let look = style::look(ui);
    let count = collection.ballots.len();
    ui.add_space((ui.ctx().content_rect().height() * 0.05).round());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::m();
        ui.label(style::projected_figure(count.to_string()));
        let text = if count == 1 { "avis scellé" } else { "avis scellés" };
        ui.label(style::projected_large(text));
    });
    let fate = match collection.fate {
        Fate::Counts => "À la clôture, il n’en restera que le nombre de réponses par niveau.",
        Fate::Destroyed => {
            fr!("À la clôture, les avis seront détruits ; seules les décisions resteront.")
        }
    };
    let steps = [
        (Icon::LockOpen, "Les avis s’ouvrent tous ensemble, sans les noms."),
        (
            Icon::Lock,
            "Après ce geste, aucun avis ne s’ajoute ni ne se retire, et on ne revient pas en arrière.",
        ),
        (Icon::Archive, fate),
    ];
    for (icon, text) in steps {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::m();
            icon_ui(ui, icon, look.accent);
            ui.add(eframe::egui::Label::new(style::projected(text)).wrap());
        });
    }
    if count < GUESSED_UNDER {
        let text =
            "Avec si peu d’avis, chacun devinera celui de l’autre. Mieux vaut en attendre trois.";
        ui.label(style::projected(text).color(look.warn));
    }
    ui.add_space(size::s());
    let label = if count == 1 {
        "Dévoiler cet avis…".to_owned()
    } else {
        format!("Dévoiler les {count} avis…")
    };
    ask.button(
        ui,
        Button::new(&label).primary().large().icon(Icon::LockOpen),
        Action::Ask(Dialog::Reveal),
    );
}

/// Shows how far the ballots agree, in big figures, each with its rule.
fn revealed_ui(ui: &mut Ui, view: &mut RevealView, sitting: &Sitting<'_>, collection: &Collection) {
    let agreements = &sitting.ask.state.session.derived.agreements;
    let on = collection.revealed_on.map(french::long_date).unwrap_or_default();
    let team = sitting.ask.state.dossier().map(|dossier| &dossier.team);
    let who = team.map(|team| collection.presence(team).words()).unwrap_or_default();
    let criteria = french::count(agreements.len(), "critère");
    let text = fr!("Réponses : {who}. Avis dévoilés le {on}, sur {criteria}.");
    lead_ui(ui, text);
    let count = |wanted: Option<Verdict>| {
        agreements.values().filter(|agreement: &&Agreement| agreement.verdict == wanted).count()
    };
    let figures = [Verdict::Agreed, Verdict::Gap, Verdict::Split];
    let figures = figures.map(|verdict| (verdict, count(Some(verdict))));
    let gaps = agreements.values().filter(|one: &&Agreement| one.verdict == Some(Verdict::Gap));
    let is_one_apart = gaps.map(Agreement::apart).max() == Some(1);
    let near = near(sitting);
    tiles_ui(ui, 190.0, &figures, |ui, width, (verdict, count)| {
        figure_ui(ui, width, *verdict, *count, &plainly(*verdict, is_one_apart, near));
    });
    let untold = count(None);
    if untold > 0 {
        let text = match untold {
            1 => {
                fr!("1 critère a reçu moins de deux niveaux : on ne peut pas dire si l’équipe est d’accord.")
                    .to_owned()
            }
            _ => fr!("{untold} critères ont reçu moins de deux niveaux : on ne peut pas dire si l’équipe est d’accord."),
        };
        projected_ui(ui, text);
    }
    sight::opened_ui(ui, JUDGED, |ui| {
        sight::fold_ui(ui, Button::new("Comment c’est jugé"), &mut view.shows_rule, JUDGED);
        if view.shows_rule {
            muted_ui(ui, sitting.campaign.grid.how_judged());
        }
    });
}

/// Returns how many levels apart ballots may be and still agree, where that is the same for every
/// criterion answered.
fn near(sitting: &Sitting<'_>) -> Option<u8> {
    let grid = &sitting.campaign.grid;
    let agreements = &sitting.ask.state.session.derived.agreements;
    let asked = grid.criteria().filter(|(_, criterion)| agreements.contains_key(&criterion.id));
    let mut all = asked.map(|(_, criterion)| grid.agreement.within_of(&criterion.scale));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Says what a verdict means to the team; `is_one_apart`, where no criterion has more than one ballot
/// apart from the others; `near`, how many levels apart still agree, where that is one number.
fn plainly(verdict: Verdict, is_one_apart: bool, near: Option<u8>) -> String {
    let words = match (verdict, near) {
        (Verdict::Agreed, None) => "Tous les avis se suivent de près. À accepter en une fois.",
        (Verdict::Agreed, Some(0)) => {
            "Tous les avis donnent le même niveau. À accepter en une fois."
        }
        (Verdict::Agreed, Some(1)) => {
            "Tous les avis se suivent, à un niveau près. À accepter en une fois."
        }
        (Verdict::Agreed, Some(levels)) => {
            return fr!(
                "Tous les avis se suivent, à {levels} niveaux près. À accepter en une fois."
            );
        }
        (Verdict::Gap, _) if is_one_apart => "Un avis s’éloigne des autres. On en parle.",
        (Verdict::Gap, _) => "Quelques avis s’éloignent des autres. On en parle.",
        (Verdict::Split, _) => "Les avis s’éloignent beaucoup. On en parle d’abord.",
    };
    words.to_owned()
}

fn figure_ui(ui: &mut Ui, width: f32, verdict: Verdict, count: usize, text: &str) {
    const HEIGHT: f32 = 180.0;
    let layout = eframe::egui::Layout::top_down(eframe::egui::Align::Min);
    ui.allocate_ui_with_layout(Vec2::new(width, HEIGHT), layout, |ui| {
        card_frame(ui).show(ui, |ui| {
            ui.set_width(width - 34.0);
            ui.set_min_height(HEIGHT - 34.0);
            ui.spacing_mut().item_spacing.y = size::s();
            ui.label(style::projected_figure(count.to_string()));
            chip_ui(ui, verdict.label(), verdict_tone(verdict), None);
            ui.label(style::body(text));
        });
    });
}
