//! Résultats: four figures that open, the profile, what is strong, what to work on, what changed.

mod changes;
mod claims;
mod figures;
mod supports;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

pub use self::changes::changes_ui;
use self::claims::claims_ui;
use self::figures::{change_words, figures_ui};
use self::supports::supports_ui;
use super::begin_action;
use super::chart_card::{ChartCard, Source};
use crate::app::export::{ChartKind, Document, Format, Kind};
use crate::app::{Action, Command, Dialog, State, Subject};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::scoring::{DomainScore, Highlight, Score, Scores};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Tone, badge_ui, card, chip_ui, columns_ui, empty_state_ui, explain_link_ui, page_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ResultsView {
    radar: ChartCard,
    bars: ChartCard,
    heat: ChartCard,
    claims: ChartCard,
    shows_supports: bool,
}

/// Shows the screen.
pub fn results_ui(ui: &mut Ui, view: &mut ResultsView, state: &State, actions: &mut Vec<Action>) {
    let shown = state.dossier().and_then(|dossier| {
        let campaign = dossier.campaign(state.campaign?)?;
        Some((dossier, campaign, state.derived.scores.as_ref()?))
    });
    let Some((dossier, campaign, scores)) = shown else {
        nothing_ui(ui, actions);
        return;
    };
    let mut wants_export = false;
    let subtitle = subtitle(campaign, scores);
    page_ui(
        ui,
        "Résultats",
        &subtitle,
        |ui| {
            wants_export =
                Button::new("Exporter le rapport…").primary().icon(Icon::Download).ui(ui).clicked();
        },
        |ui| {
            figures_ui(ui, campaign, scores, actions);
            ui.add_space(size::s());
            charts_ui(ui, view, state, (dossier, scores), actions);
            ui.add_space(size::s());
            highlights_ui(ui, state, actions);
            ui.add_space(size::s());
            domains_ui(ui, scores, actions);
            ui.add_space(size::s());
            heat_ui(ui, view, state, (dossier, scores), actions);
            ui.add_space(size::s());
            claims_ui(ui, &mut view.claims, state, (dossier, scores), actions);
            ui.add_space(size::s());
            supports_ui(ui, state, campaign, &mut view.shows_supports, actions);
        },
    );
    if wants_export {
        actions.push(Action::Export(Document::Report(Kind::Diagnostic, Format::Pdf)));
    }
}

fn nothing_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    page_ui(
        ui,
        "Résultats",
        "",
        |_| {},
        |ui| {
            let text = "Les résultats apparaîtront ici dès la première campagne.";
            if empty_state_ui(ui, Icon::Radar, text, Command::NewCampaign.label()) {
                actions.push(Action::Run(Command::NewCampaign));
            }
        },
    );
}

fn subtitle(campaign: &Campaign, scores: &Scores) -> String {
    let coverage = &scores.whole.coverage;
    let aside = match coverage.not_applicable {
        0 => String::new(),
        number => format!(", {number} sans objet"),
    };
    format!(
        "{} · {} · grille {} {} · {} sur {} pris en compte{aside}",
        campaign.title,
        french::long_date(campaign.date),
        campaign.grid.structure,
        campaign.grid.version,
        french::count(coverage.levelled, "critère"),
        coverage.total,
    )
}

fn charts_ui(
    ui: &mut Ui,
    view: &mut ResultsView,
    state: &State,
    (dossier, scores): (&Dossier, &Scores),
    actions: &mut Vec<Action>,
) {
    let Some(id) = state.campaign else { return };
    let revision = state.revision();
    let radar = || ChartKind::Profile.chart(dossier, (id, scores), state.today);
    let bars = || ChartKind::Bars.chart(dossier, (id, scores), state.today);
    let radar = Source { kind: ChartKind::Profile, revision, make: &radar };
    let bars = Source { kind: ChartKind::Bars, revision, make: &bars };
    let height = (scores.domains.len() as f32 * 40.0 + 164.0).clamp(440.0, 900.0);
    columns_ui(
        ui,
        (0.47, 860.0),
        &mut (view, actions),
        |ui, (view, actions)| {
            let width = ui.available_width();
            view.radar.ui(ui, radar, Vec2::new(width, height), actions);
        },
        |ui, (view, actions)| {
            let width = ui.available_width();
            view.bars.ui(ui, bars, Vec2::new(width, height), actions);
        },
    );
}

fn heat_ui(
    ui: &mut Ui,
    view: &mut ResultsView,
    state: &State,
    (dossier, scores): (&Dossier, &Scores),
    actions: &mut Vec<Action>,
) {
    let Some(id) = state.campaign else { return };
    let make = || ChartKind::HeatMap.chart(dossier, (id, scores), state.today);
    let source = Source { kind: ChartKind::HeatMap, revision: state.revision(), make: &make };
    let width = ui.available_width();
    let height = view.heat.preferred_height(state.revision(), width, &make);
    view.heat.ui(ui, source, Vec2::new(width, height), actions);
}

fn highlights_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let derived = &state.derived;
    columns_ui(
        ui,
        (0.5, 700.0),
        actions,
        |ui, actions| {
            let nothing = "Aucun critère n’est encore au niveau 3.";
            highlight_list_ui(ui, "Points forts", &derived.strengths, nothing, actions);
        },
        |ui, actions| {
            let nothing = "Rien ne bloque et rien n’est visé plus haut.";
            highlight_list_ui(ui, PRIORITIES, &derived.priorities, nothing, actions);
        },
    );
}

const PRIORITIES: &str = "À travailler d’abord";

fn highlight_list_ui(
    ui: &mut Ui,
    title: &str,
    highlights: &[Highlight],
    nothing: &str,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        ui.label(style::heading(title));
        if highlights.is_empty() {
            ui.label(style::body(nothing).color(style::look(ui).muted));
        }
        for highlight in highlights {
            highlight_ui(ui, highlight, actions);
            if title == PRIORITIES {
                begin_ui(ui, highlight, actions);
            }
        }
    });
}

/// Shows the button that plans something for a priority.
fn begin_ui(ui: &mut Ui, highlight: &Highlight, actions: &mut Vec<Action>) {
    let name = format!("Prévoir une action pour {}", highlight.code);
    if Button::new(&name).quiet().icon(Icon::Plus).ui(ui).clicked() {
        begin_action(ui, Some(highlight.criterion.clone()), actions);
    }
}

fn highlight_ui(ui: &mut Ui, highlight: &Highlight, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    ui.horizontal_top(|ui| {
        badge_ui(ui, Some(highlight.level), &format!("niveau {}", highlight.level));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = format!("{} · {}", highlight.code, highlight.title);
            let link = egui::Label::new(style::strong(name)).sense(egui::Sense::click());
            if ui.add(link).on_hover_text("Ouvrir ce critère").clicked() {
                actions.push(Action::Focus(highlight.criterion.clone()));
            }
            if highlight.is_blocking {
                ui.label(style::small("critère socle : bloque le palier suivant").color(look.warn));
            }
            let note = if highlight.comment.is_empty() {
                highlight.first_step.as_deref().unwrap_or_default()
            } else {
                &highlight.comment
            };
            if !note.is_empty() {
                ui.label(style::small(note).color(look.muted));
            }
        });
    });
}

fn domains_ui(ui: &mut Ui, scores: &Scores, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        ui.label(style::heading("Par domaine"));
        egui::Grid::new("domains").num_columns(6).spacing(Vec2::new(size::xl(), size::s())).show(
            ui,
            |ui| {
                for title in ["Domaine", "Niveau moyen", "Évolution", "Cible", "Couverture", ""] {
                    ui.label(style::small(title).color(style::look(ui).muted));
                }
                ui.end_row();
                for domain in &scores.domains {
                    domain_row_ui(ui, domain, actions);
                }
            },
        );
    });
}

fn domain_row_ui(ui: &mut Ui, domain: &DomainScore, actions: &mut Vec<Action>) {
    let score = &domain.score;
    ui.label(style::body(format!("{} · {}", domain.code, domain.title)));
    ui.label(style::strong(score.mean.map_or_else(|| "à compléter".to_owned(), french::decimal)));
    change_chip_ui(ui, score);
    ui.label(style::body(score.aim().map_or_else(|| "–".to_owned(), french::decimal)));
    let coverage = &score.coverage;
    ui.label(style::body(format!("{} sur {}", coverage.levelled, coverage.applicable())));
    if explain_link_ui(ui, &format!("Pourquoi ce score : {}", domain.title)).clicked() {
        actions.push(Action::Ask(Dialog::Explain(Subject::Domain(domain.id.clone()))));
    }
    ui.end_row();
}

fn change_chip_ui(ui: &mut Ui, score: &Score) {
    let Some(change) = &score.change else {
        ui.label(style::small("–").color(style::look(ui).muted));
        return;
    };
    let zero = num_rational::Ratio::from_integer(0);
    let words = change_words(change);
    let tone = match words.as_str() {
        "stable" => Tone::Neutral,
        _ if change.difference() > zero => Tone::Good,
        _ => Tone::Bad,
    };
    chip_ui(ui, &words, tone, None);
}
