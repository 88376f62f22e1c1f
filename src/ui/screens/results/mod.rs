//! Résultats: four figures that open, the profile, what is strong, what to work on, what changed.

mod changes;
mod claims;
mod figures;
mod first;
mod highlights;
mod page;
mod supports;
mod targets;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

pub use self::changes::changes_ui;
use self::claims::claims_ui;
pub(super) use self::figures::rule_name;
use self::figures::{aim_words, figures_ui, score_name, score_words};
use self::highlights::{highlights_ui, strengths_ui};
use self::page::{ResultsPage, folded_ui};
use self::supports::supports_ui;
use self::targets::targets_ui;
use super::chart_card::ChartCard;
use crate::app::export::{ChartKind, DocumentKind, Export, Format, Readership};
use crate::app::{Action, Screen, Subject};
use crate::dossier::{Campaign, Dossier, Extent};
use crate::french;
use crate::scoring::{Absence, DomainScore, Score, Scores, basis_words};
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, Half, Sketch, chip_ui, columns_ui, empty_state_ui, note_ui, section_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ResultsView {
    radar: ChartCard,
    bars: ChartCard,
    heat: ChartCard,
    claims: ChartCard,
    shows_all: bool,
    shows_heat: bool,
    shows_claims: bool,
    shows_supports: bool,
    shows_targets: bool,
}

/// Shows the screen.
pub fn results_ui(ui: &mut Ui, view: &mut ResultsView, ask: &Ask<'_>) {
    let shown = ask.state.dossier().zip(ask.state.session.shown_campaign());
    let shown = shown.zip(ask.state.session.derived.scores.as_ref());
    let Some(((dossier, campaign), scores)) = shown else {
        let text =
            fr!("Le profil de l’équipe, ses forces et ce qu’il faut travailler se liront ici. \
             Commencez une campagne, puis répondez aux critères.");
        return ask.no_campaign_ui(ui, "Résultats", Sketch::Radar, text);
    };
    if is_blank(dossier, campaign, scores) {
        return blank_ui(ui, &subtitle(campaign, scores), ask);
    }
    let page = ResultsPage { ask, dossier, campaign, scores };
    ask.page_ui(
        ui,
        "Résultats",
        &subtitle(campaign, scores),
        |ui| {
            let (label, document) = if campaign.extent == Extent::First {
                ("Exporter la synthèse…", DocumentKind::Synthesis(Readership::Team))
            } else {
                ("Exporter le rapport…", DocumentKind::Diagnostic)
            };
            let button = Button::new(label).primary().icon(Icon::Download);
            ask.button(ui, button, Action::Export(Export::Report(document, Format::Pdf)));
        },
        |ui| match campaign.extent {
            Extent::First => first_page_ui(ui, view, &page),
            Extent::Short | Extent::Full => whole_ui(ui, view, &page),
        },
    );
}

/// Tells whether there is nothing to read yet, of this campaign or of one before.
fn is_blank(dossier: &Dossier, campaign: &Campaign, scores: &Scores) -> bool {
    let is_only = dossier.campaigns.len() == 1;
    is_only && !campaign.is_closed() && scores.whole.coverage.answered() == 0
}

fn blank_ui(ui: &mut Ui, subtitle: &str, ask: &Ask<'_>) {
    ask.plain_page_ui(ui, "Résultats", subtitle, |ui| {
        let text = fr!(
            "Le profil de l’équipe, ses forces et ce qu’il faut travailler se liront ici. Aucun \
             critère n’a encore de réponse."
        );
        if empty_state_ui(ui, Sketch::Radar, text, "Répondre aux critères") {
            ask.push(Action::Go(Screen::Assess));
        }
    });
}

/// Shows the result of the first path: what is enough to decide; the rest when it is asked for.
fn first_page_ui(ui: &mut Ui, view: &mut ResultsView, page: &ResultsPage<'_>) {
    const HEIGHT: f32 = 320.0;
    columns_ui(ui, 0.5, 860.0, |ui, half| match half {
        Half::Left => {
            page.chart_ui(ui, &mut view.bars, ChartKind::Bars, Some(HEIGHT));
            strengths_ui(ui, page);
        }
        Half::Right => {
            first::actions_ui(ui, page);
            first::end_ui(ui, page);
        }
    });
    ui.add_space(size::l());
    let label = if view.shows_all { "Replier" } else { "Voir tous les résultats" };
    sight::fold_ui(ui, Button::new(label), &mut view.shows_all, ALL);
    if view.shows_all {
        sight::opened_ui(ui, ALL, |ui| {
            figures_ui(ui, page, &mut view.shows_targets);
            ui.add_space(size::s());
            page.chart_ui(ui, &mut view.radar, ChartKind::Profile, Some(HEIGHT));
            ui.add_space(size::s());
            details_ui(ui, view, page);
        });
    }
}

/// The name of all the results until they are drawn.
const ALL: &str = "all results";

fn whole_ui(ui: &mut Ui, view: &mut ResultsView, page: &ResultsPage<'_>) {
    figures_ui(ui, page, &mut view.shows_targets);
    ui.add_space(size::s());
    charts_ui(ui, view, page);
    ui.add_space(size::s());
    highlights_ui(ui, page);
    ui.add_space(size::s());
    details_ui(ui, view, page);
}

/// Shows what is read domain by domain, then behind a title each what is read now and then.
fn details_ui(ui: &mut Ui, view: &mut ResultsView, page: &ResultsPage<'_>) {
    domains_ui(ui, page.scores, page.ask);
    ui.add_space(size::s());
    targets_ui(ui, page, &mut view.shows_targets);
    ui.add_space(size::s());
    let heat = ChartKind::HeatMap;
    folded_ui(ui, heat, &mut view.shows_heat, |ui, fold| {
        page.tooled_ui(ui, &mut view.heat, heat, fold);
    });
    ui.add_space(size::s());
    claims_ui(ui, &mut view.claims, page, &mut view.shows_claims);
    ui.add_space(size::s());
    supports_ui(ui, page.ask, page.campaign, &mut view.shows_supports);
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
    columns_ui(ui, 0.5, 860.0, |ui, half| match half {
        Half::Left => page.chart_ui(ui, &mut view.radar, ChartKind::Profile, Some(height)),
        Half::Right => page.chart_ui(ui, &mut view.bars, ChartKind::Bars, Some(height)),
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
                let score = score_name(&scores.whole);
                for title in ["Domaine", score, "Évolution", "Cible", "Critères pris en compte", ""]
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
        ui.label(style::body(fr!("{} : {}", score_name(score), score_words(score))));
        change_chip_ui(ui, score);
        ui.label(style::body(fr!("Cible : {}", aim_words(score))));
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
    let mean = score_words(score);
    ui.label(match score.mean {
        Ok(_) => style::strong(mean),
        Err(_) => style::body(mean).color(style::look(ui).muted),
    });
    change_chip_ui(ui, score);
    ui.label(style::body(aim_words(score)));
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
