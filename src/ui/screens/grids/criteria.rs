//! A criterion of a grid, as one reads it: its levels, its characteristics or its measure, when it is
//! asked, and what its author says of it.

use eframe::egui::Ui;

use super::scales::own_scale_words;
use crate::french;
use crate::grid::{Characteristics, Criterion, CriterionKind, Domain, Grid, Level};
use crate::ui::style::{self, size};
use crate::ui::widgets::{badge_ui, level_sentence, levels_together, muted_ui, note_ui, term_ui};

/// Shows a criterion behind its title.
pub fn criterion_ui(ui: &mut Ui, grid: &Grid, criterion: &Criterion) {
    muted_ui(ui, &criterion.question);
    if let Some(scale) = own_scale_words(grid, criterion) {
        note_ui(ui, scale);
    }
    for condition in &criterion.conditions {
        note_ui(ui, format!("{}.", french::capitalised(&condition.words(grid))));
    }
    if let CriterionKind::Characteristics(items) = &criterion.kind {
        characteristics_ui(ui, items, criterion);
    }
    levels_ui(ui, criterion);
    beside_ui(ui, grid, criterion);
    ui.add_space(size::s());
}

fn characteristics_ui(ui: &mut Ui, items: &Characteristics, criterion: &Criterion) {
    for item in &items.items {
        let from = item.from.map(|from| fr!(" (indispensable à partir du niveau~{from})"));
        ui.label(style::body(fr!("• {}{}", item.text, from.unwrap_or_default())));
    }
    note_ui(ui, items.rule(&criterion.scale));
}

/// Shows what is said of each level; nothing where the scale of the grid says it all.
fn levels_ui(ui: &mut Ui, criterion: &Criterion) {
    let is_chosen = matches!(criterion.kind, CriterionKind::Levels | CriterionKind::YesNo(_));
    let is_measured = matches!(criterion.kind, CriterionKind::Measure(_));
    let says = criterion.levels.iter().any(Option::is_some);
    if !says && !is_measured {
        if is_chosen {
            note_ui(ui, fr!("Chaque niveau est dit par l’échelle."));
        }
        return;
    }
    for together in levels_together(criterion) {
        ui.horizontal_top(|ui| together_ui(ui, criterion, &together));
    }
}

fn together_ui(ui: &mut Ui, criterion: &Criterion, together: &[Level]) {
    let scale = &*criterion.scale;
    for level in together {
        badge_ui(ui, Some((scale, *level)), scale.name(*level));
    }
    if let Some(level) = together.first() {
        ui.label(style::body(level_sentence(criterion, *level)));
    }
}

fn beside_ui(ui: &mut Ui, grid: &Grid, criterion: &Criterion) {
    if let Some(help) = &criterion.help {
        note_ui(ui, fr!("Aide : {help}"));
    }
    for reference in &criterion.references {
        let page = reference.page.as_ref().map(|page| fr!(", p.~{page}"));
        let address = reference.address.as_ref().map(|address| fr!(" : {address}"));
        let told = [Some(reference.name.clone()), page, address];
        let told: String = told.into_iter().flatten().collect();
        note_ui(ui, fr!("À lire : {told}"));
    }
    if !criterion.proofs.is_empty() {
        let proofs = criterion.proofs.join(" ; ");
        note_ui(ui, fr!("Ce qui le montre : {proofs}"));
    }
    let indicators: Vec<&str> = criterion
        .links
        .iter()
        .filter_map(|link| grid.indicator(&link.indicator).map(|found| found.name.as_str()))
        .collect();
    if !indicators.is_empty() {
        note_ui(ui, fr!("Indicateurs ACI soutenus : {}", indicators.join(" ; ")));
    }
    if let Some(axis) = &criterion.has_axis {
        note_ui(ui, fr!("Axe de la matrice de la HAS : {axis}"));
    }
}

/// Shows the criteria of a domain, each sub-domain under its name.
pub fn criteria_ui(ui: &mut Ui, domain: &Domain, mut each_ui: impl FnMut(&mut Ui, &Criterion)) {
    for (part, criteria) in domain.parts() {
        if let Some(part) = part {
            term_ui(ui, &format!("{} · {}", part.code, part.title));
        }
        for criterion in criteria {
            each_ui(ui, criterion);
        }
    }
}
