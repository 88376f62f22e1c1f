//! Résultats: four figures that open, the profile, what is strong, what to work on, what changed.

mod changes;
mod claims;
mod figures;
mod page;
mod supports;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

pub use self::changes::changes_ui;
use self::claims::claims_ui;
use self::figures::figures_ui;
use self::page::ResultsPage;
use self::supports::supports_ui;
use super::begin_button_ui;
use super::chart_card::ChartCard;
use super::links::highlight_link_ui;
use crate::app::export::{ChartKind, DocumentKind, Export, Format};
use crate::app::{Action, Derived, Subject};
use crate::dossier::Campaign;
use crate::french;
use crate::scoring::{
    self, Absence, DomainScore, Highlight, Score, Scores, basis_words, mean_words, value_words,
};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, Half, badge_ui, chip_ui, columns_ui, muted_ui, note_ui, page_ui, section_ui,
    warning_ui,
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
pub fn results_ui(ui: &mut Ui, view: &mut ResultsView, ask: &Ask<'_>) {
    let shown = ask.state.dossier().zip(ask.state.session.shown_campaign());
    let shown = shown.zip(ask.state.session.derived.scores.as_ref());
    let Some(((dossier, campaign), scores)) = shown else {
        let text = "Les résultats apparaîtront ici dès la première campagne.";
        return ask.no_campaign_ui(ui, "Résultats", Icon::Radar, text);
    };
    let page = ResultsPage { ask, dossier, campaign, scores };
    page_ui(
        ui,
        "Résultats",
        &subtitle(campaign, scores),
        |ui| {
            let button = Button::new("Exporter le rapport…").primary().icon(Icon::Download);
            let document = Export::Report(DocumentKind::Diagnostic, Format::Pdf);
            ask.button(ui, button, Action::Export(document));
        },
        |ui| {
            figures_ui(ui, campaign, scores, ask);
            ui.add_space(size::s());
            charts_ui(ui, view, &page);
            ui.add_space(size::s());
            highlights_ui(ui, &page);
            ui.add_space(size::s());
            domains_ui(ui, scores, ask);
            ui.add_space(size::s());
            page.chart_ui(ui, &mut view.heat, ChartKind::HeatMap, None);
            ui.add_space(size::s());
            claims_ui(ui, &mut view.claims, &page);
            ui.add_space(size::s());
            supports_ui(ui, ask, campaign, &mut view.shows_supports);
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

fn charts_ui(ui: &mut Ui, view: &mut ResultsView, page: &ResultsPage<'_>) {
    let height = (page.scores.domains.len() as f32 * 40.0 + 164.0).clamp(440.0, 900.0);
    columns_ui(ui, 0.47, 860.0, |ui, half| match half {
        Half::Left => page.chart_ui(ui, &mut view.radar, ChartKind::Profile, Some(height)),
        Half::Right => page.chart_ui(ui, &mut view.bars, ChartKind::Bars, Some(height)),
    });
}

fn highlights_ui(ui: &mut Ui, page: &ResultsPage<'_>) {
    let Derived { strengths, priorities, .. } = &page.ask.state.session.derived;
    let is_too_few = scoring::is_too_few(page.scores);
    let nothing = |words| if is_too_few { TOO_FEW } else { words };
    columns_ui(ui, 0.5, 700.0, |ui, half| match half {
        Half::Left => drop(section_ui(ui, "Points forts", |ui| {
            if strengths.is_empty() {
                muted_ui(ui, nothing("Aucun critère n’est encore au niveau 3."));
            }
            for strength in strengths {
                let note = if strength.comment.is_empty() {
                    &strength.sentence
                } else {
                    &strength.comment
                };
                highlight_ui(ui, strength, note, page.ask);
            }
        })),
        Half::Right => drop(section_ui(ui, "À travailler d’abord", |ui| {
            if priorities.is_empty() {
                muted_ui(ui, nothing("Tous les critères cotés ont au moins le niveau 3."));
            } else {
                note_ui(ui, scoring::priorities_rule(&page.campaign.grid));
            }
            for priority in priorities {
                let step = priority.first_step.as_deref().unwrap_or_default();
                let note = if priority.comment.is_empty() { step } else { &priority.comment };
                highlight_ui(ui, priority, note, page.ask);
                let name = format!("Prévoir une action pour {}", priority.code);
                begin_button_ui(ui, &name, &priority.criterion, page.ask);
            }
        })),
    });
}

/// Said while nothing stands out.
const TOO_FEW: &str = "Trop peu de critères ont un niveau pour le dire.";

fn highlight_ui(ui: &mut Ui, highlight: &Highlight, note: &str, ask: &Ask<'_>) {
    ui.horizontal_top(|ui| {
        let (level, name) = highlight.standing();
        badge_ui(ui, level, &name);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            highlight_link_ui(ui, ask, highlight, style::strong);
            if highlight.high.is_some() {
                warning_ui(ui, &name);
            }
            if highlight.is_blocking {
                warning_ui(ui, fr!("critère socle : bloque le palier suivant"));
            }
            if !note.is_empty() {
                note_ui(ui, note);
            }
        });
    });
}

fn domains_ui(ui: &mut Ui, scores: &Scores, ask: &Ask<'_>) {
    const WIDE: f32 = 940.0;
    section_ui(ui, "Par domaine", |ui| {
        if ui.available_width() < WIDE {
            for domain in &scores.domains {
                narrow_domain_ui(ui, domain, ask);
            }
            return;
        }
        egui::Grid::new("domains").num_columns(6).spacing(Vec2::new(size::xl(), size::s())).show(
            ui,
            |ui| {
                for title in
                    ["Domaine", "Niveau moyen", "Évolution", "Cible", "Critères pris en compte", ""]
                {
                    note_ui(ui, title);
                }
                ui.end_row();
                for domain in &scores.domains {
                    domain_row_ui(ui, domain, ask);
                }
            },
        );
    });
}

/// Shows a domain where its columns have no room: its name, and below it each value with its name.
fn narrow_domain_ui(ui: &mut Ui, domain: &DomainScore, ask: &Ask<'_>) {
    let score = &domain.score;
    ui.separator();
    ui.label(style::strong(format!("{} · {}", domain.code, domain.title)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::m();
        ui.label(style::body(fr!("Niveau moyen : {}", mean_words(score.mean))));
        change_chip_ui(ui, score);
        ui.label(style::body(fr!("Cible : {}", value_words(score.aim()))));
        ui.label(style::body(fr!("Pris en compte : {}", score.coverage.words())));
        why_ui(ui, domain, ask);
    });
}

fn why_ui(ui: &mut Ui, domain: &DomainScore, ask: &Ask<'_>) {
    let name = fr!("Pourquoi ce score : {}", domain.title);
    ask.explain(ui, &name, Subject::Domain(domain.id.clone()));
}

fn domain_row_ui(ui: &mut Ui, domain: &DomainScore, ask: &Ask<'_>) {
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
    why_ui(ui, domain, ask);
    ui.end_row();
}

fn change_chip_ui(ui: &mut Ui, score: &Score) {
    let Some(words) = score.change_words() else {
        note_ui(ui, Absence::Nothing.words());
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
            note_ui(ui, basis_words(basis));
        }
    });
}
