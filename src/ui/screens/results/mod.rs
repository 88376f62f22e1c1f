//! Résultats: four figures that open, the profile, what is strong, what to work on, what changed.

mod changes;
mod claims;
mod figures;
mod supports;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

pub use self::changes::changes_ui;
use self::claims::claims_ui;
use self::figures::figures_ui;
use self::supports::supports_ui;
use super::begin_action;
use super::chart_card::{ChartCard, ChartSource};
use crate::app::export::{ChartKind, DocumentKind, Export, Format};
use crate::app::{Action, Command, Dialog, State, Subject};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::scoring::{
    self, Absence, DomainScore, Highlight, Score, Scores, basis_words, mean_words, value_words,
};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, badge_ui, card, chip_ui, columns_ui, empty_state_ui, explain_link_ui, page_ui,
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
        let campaign = dossier.campaign(state.session.campaign?)?;
        Some((dossier, campaign, state.session.derived.scores.as_ref()?))
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
            highlights_ui(ui, state, (campaign, scores), actions);
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
        actions.push(Action::Export(Export::Report(DocumentKind::Diagnostic, Format::Pdf)));
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
    let Some(id) = state.session.campaign else { return };
    let revision = state.revision();
    let radar = || ChartKind::Profile.chart(dossier, id, scores, state.today);
    let bars = || ChartKind::Bars.chart(dossier, id, scores, state.today);
    let radar = ChartSource { kind: ChartKind::Profile, revision, make: &radar };
    let bars = ChartSource { kind: ChartKind::Bars, revision, make: &bars };
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
    let Some(id) = state.session.campaign else { return };
    let make = || ChartKind::HeatMap.chart(dossier, id, scores, state.today);
    let source = ChartSource { kind: ChartKind::HeatMap, revision: state.revision(), make: &make };
    let width = ui.available_width();
    let height = view.heat.preferred_height(state.revision(), width, &make);
    view.heat.ui(ui, source, Vec2::new(width, height), actions);
}

fn highlights_ui(
    ui: &mut Ui,
    state: &State,
    (campaign, scores): (&Campaign, &Scores),
    actions: &mut Vec<Action>,
) {
    let derived = &state.session.derived;
    let is_too_few = scoring::is_too_few(scores);
    let nothing = |words| if is_too_few { TOO_FEW } else { words };
    columns_ui(
        ui,
        (0.5, 700.0),
        actions,
        |ui, actions| {
            card(ui, |ui| {
                head_ui(
                    ui,
                    "Points forts",
                    nothing("Aucun critère n’est encore au niveau 3."),
                    "",
                    &derived.strengths,
                );
                for strength in &derived.strengths {
                    let note = [&strength.comment, &strength.sentence]
                        .into_iter()
                        .find(|one| !one.is_empty());
                    highlight_ui(ui, strength, note.map_or("", |note| note), actions);
                }
            });
        },
        |ui, actions| {
            card(ui, |ui| {
                let rule = scoring::priorities_rule(&campaign.grid);
                let empty = "Tous les critères cotés ont au moins le niveau 3.";
                head_ui(ui, "À travailler d’abord", nothing(empty), &rule, &derived.priorities);
                for priority in &derived.priorities {
                    let step = priority.first_step.as_deref().unwrap_or_default();
                    let note = if priority.comment.is_empty() { step } else { &priority.comment };
                    highlight_ui(ui, priority, note, actions);
                    begin_ui(ui, priority, actions);
                }
            });
        },
    );
}

/// Said while nothing stands out.
const TOO_FEW: &str = "Trop peu de critères ont un niveau pour le dire.";

/// Shows the title of a list, and by which rule it is made or why it is empty.
fn head_ui(ui: &mut Ui, title: &str, nothing: &str, rule: &str, highlights: &[Highlight]) {
    let muted = style::look(ui).muted;
    ui.label(style::heading(title));
    if highlights.is_empty() {
        ui.label(style::body(nothing).color(muted));
    } else if !rule.is_empty() {
        ui.label(style::small(rule).color(muted));
    }
}

/// Shows the button that plans something for a priority.
fn begin_ui(ui: &mut Ui, highlight: &Highlight, actions: &mut Vec<Action>) {
    let name = format!("Prévoir une action pour {}", highlight.code);
    if Button::new(&name).quiet().icon(Icon::Plus).ui(ui).clicked() {
        begin_action(ui, Some(highlight.criterion.clone()), actions);
    }
}

fn highlight_ui(ui: &mut Ui, highlight: &Highlight, note: &str, actions: &mut Vec<Action>) {
    let look = style::look(ui);
    ui.horizontal_top(|ui| {
        let (level, name) = highlight.standing();
        badge_ui(ui, level, &name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = format!("{} · {}", highlight.code, highlight.title);
            let link = egui::Label::new(style::strong(title)).sense(egui::Sense::click());
            if ui.add(link).on_hover_text("Ouvrir ce critère").clicked() {
                actions.push(Action::Focus(highlight.criterion.clone()));
            }
            if highlight.high.is_some() {
                ui.label(style::small(&name).color(look.warn));
            }
            if highlight.is_blocking {
                ui.label(style::small("critère socle : bloque le palier suivant").color(look.warn));
            }
            if !note.is_empty() {
                ui.label(style::small(note).color(look.muted));
            }
        });
    });
}

fn domains_ui(ui: &mut Ui, scores: &Scores, actions: &mut Vec<Action>) {
    const WIDE: f32 = 940.0;
    card(ui, |ui| {
        ui.label(style::heading("Par domaine"));
        if ui.available_width() < WIDE {
            for domain in &scores.domains {
                narrow_domain_ui(ui, domain, actions);
            }
            return;
        }
        egui::Grid::new("domains").num_columns(6).spacing(Vec2::new(size::xl(), size::s())).show(
            ui,
            |ui| {
                for title in
                    ["Domaine", "Niveau moyen", "Évolution", "Cible", "Critères pris en compte", ""]
                {
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

/// Shows a domain where its columns have no room: its name, and below it each value with its name.
fn narrow_domain_ui(ui: &mut Ui, domain: &DomainScore, actions: &mut Vec<Action>) {
    let score = &domain.score;
    ui.separator();
    ui.label(style::strong(format!("{} · {}", domain.code, domain.title)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::m();
        ui.label(style::body(format!("Niveau moyen : {}", mean_words(score.mean))));
        change_chip_ui(ui, score);
        ui.label(style::body(format!("Cible : {}", value_words(score.aim()))));
        ui.label(style::body(format!("Pris en compte : {}", score.coverage.words())));
        why_ui(ui, domain, actions);
    });
}

fn why_ui(ui: &mut Ui, domain: &DomainScore, actions: &mut Vec<Action>) {
    if explain_link_ui(ui, &format!("Pourquoi ce score : {}", domain.title)).clicked() {
        actions.push(Action::Ask(Dialog::Explain(Subject::Domain(domain.id.clone()))));
    }
}

fn domain_row_ui(ui: &mut Ui, domain: &DomainScore, actions: &mut Vec<Action>) {
    let score = &domain.score;
    ui.label(style::body(format!("{} · {}", domain.code, domain.title)));
    let mean = mean_words(score.mean);
    ui.label(match score.mean {
        Ok(_) => style::strong(mean),
        Err(_) => style::body(mean).color(style::look(ui).muted),
    });
    change_chip_ui(ui, score);
    ui.label(style::body(value_words(score.aim())));
    ui.label(style::body(score.coverage.words()));
    why_ui(ui, domain, actions);
    ui.end_row();
}

fn change_chip_ui(ui: &mut Ui, score: &Score) {
    let muted = style::look(ui).muted;
    let Some(words) = score.change_words() else {
        ui.label(style::small(Absence::Nothing.words()).color(muted));
        return;
    };
    let tone = match words.chars().next() {
        Some('+') => ChipTone::Good,
        Some('−') => ChipTone::Bad,
        _ => ChipTone::Neutral,
    };
    ui.horizontal(|ui| {
        chip_ui(ui, &words, tone, None);
        if let Some(basis) = score.change_basis() {
            ui.label(style::small(basis_words(basis)).color(muted));
        }
    });
}
