//! What a proof shows: criteria of the grid and indicators of the remuneration, found by a few letters.

use eframe::egui::{Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use super::shown::{ProofForm, edit};
use crate::app::{self, Action, Claim};
use crate::french;
use crate::grid::{Criterion, CriterionId};
use crate::ui::style;
use crate::ui::widgets::{
    Button, Chooser, Field, filter_chip_ui, icon_button_ui, labelled_ui, low_chips_ui, note_ui,
    shortened_ui,
};

/// How many things found are proposed.
const MOST: usize = 6;

/// Something a proof may show, as one reads it.
struct ClaimLine {
    claim: Claim,
    code: String,
    title: String,
    /// More words by which one finds it.
    about: String,
}

/// What one looks for.
struct ClaimSearch<'a> {
    label: &'a str,
    search: &'a str,
    hint: &'a str,
    items: &'a [ClaimLine],
}

/// Shows the criteria a proof shows, and a way to add some.
pub(super) fn criteria_ui(ui: &mut Ui, shown: &ProofForm<'_>, chooser: &mut Chooser) {
    let grid = shown.dossier.latest_campaign().map(|campaign| &campaign.grid);
    let item = |id: &CriterionId, code: &str, title: &str, about: String| ClaimLine {
        claim: Claim::Criterion(id.clone()),
        code: code.to_owned(),
        title: title.to_owned(),
        about,
    };
    let about =
        |criterion: &Criterion| format!("{} {}", criterion.question, criterion.proofs.join(" "));
    let known = grid.into_iter().flat_map(|grid| grid.criteria());
    let mut items: Vec<ClaimLine> =
        known.map(|(_, c)| item(&c.id, &c.code, &c.title, about(c))).collect();
    let is_known = |id: &CriterionId| grid.is_some_and(|grid| grid.criterion(id).is_some());
    let others = shown.proof.criteria.iter().filter(|id| !is_known(id));
    items.extend(
        others.map(|id| item(id, &id.0, "n’est pas dans la grille actuelle", String::new())),
    );
    let sought = ClaimSearch {
        label: "Critères qu’elle montre",
        search: "Ajouter un critère",
        hint: fr!("Un code ou quelques lettres : A2, réunion…"),
        items: &items,
    };
    picker_ui(ui, shown, &sought, chooser);
    if grid.is_none() {
        note_ui(ui, fr!("Les critères viennent de la grille : commencez d’abord une campagne."));
    }
}

/// Shows the indicators a proof shows, and a way to add some.
pub(super) fn indicators_ui(ui: &mut Ui, shown: &ProofForm<'_>, chooser: &mut Chooser) {
    let rules = app::shipped_rules();
    let items: Vec<ClaimLine> = rules
        .indicators
        .iter()
        .map(|indicator| ClaimLine {
            claim: Claim::Indicator(indicator.id.clone()),
            code: indicator.code.clone(),
            title: indicator.short_name.clone(),
            about: format!("{} {}", indicator.name, indicator.proof),
        })
        .collect();
    let sought = ClaimSearch {
        label: "Indicateurs de l’ACI qu’elle montre",
        search: "Ajouter un indicateur",
        hint: fr!("Un code ou quelques lettres : coordination…"),
        items: &items,
    };
    picker_ui(ui, shown, &sought, chooser);
}

fn picker_ui(ui: &mut Ui, shown: &ProofForm<'_>, sought: &ClaimSearch<'_>, chooser: &mut Chooser) {
    labelled_ui(ui, sought.label, |ui| {
        let is_linked = |item: &&ClaimLine| item.claim.is_shown_by(shown.proof);
        for item in sought.items.iter().filter(is_linked) {
            linked_ui(ui, shown, item);
        }
        let field = Field::new(sought.search).unlabelled().hint(sought.hint);
        let response = chooser.ui(ui, field);
        let wanted = french::Sought::new(chooser.query());
        if wanted.is_empty() {
            return;
        }
        let is_found = |item: &&ClaimLine| {
            let text = format!("{} {} {}", item.code, item.title, item.about);
            !is_linked(item) && wanted.is_in(&text)
        };
        let found: Vec<&ClaimLine> = sought.items.iter().filter(is_found).take(MOST).collect();
        let help = if found.is_empty() {
            "Rien ne porte ce nom."
        } else {
            "Entrée ajoute ce qui est choisi, ↓ en choisit un autre."
        };
        note_ui(ui, help);
        let mut taken = chooser.taken(ui, &response, found.len());
        low_chips_ui(ui, |ui| {
            for (place, item) in found.iter().enumerate() {
                let is_chosen = chooser.is_at(place);
                let chip = filter_chip_ui(ui, &short_name(item), is_chosen);
                let name = format!("Ajouter {} · {}", item.code, item.title);
                chip.widget_info(|| {
                    WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name)
                });
                if chip.clicked() {
                    taken = Some(place);
                }
            }
        });
        if let Some(item) = taken.and_then(|place| found.get(place)) {
            chooser.clear();
            response.request_focus();
            set(shown, item, true);
        }
    });
}

/// Returns a name a chip has room for.
fn short_name(item: &ClaimLine) -> String {
    const MOST: usize = 44;
    let name = format!("+ {} · {}", item.code, item.title);
    french::shortened(&name, MOST)
}

fn linked_ui(ui: &mut Ui, shown: &ProofForm<'_>, item: &ClaimLine) {
    ui.horizontal(|ui| {
        let name = format!("Délier {}", item.code);
        if icon_button_ui(ui, Icon::X, &name, true).clicked() {
            set(shown, item, false);
        }
        let label = format!("{} · {}", item.code, item.title);
        match &item.claim {
            Claim::Criterion(id) if shown.ask.state.session.derived.position(id).is_some() => {
                let link = Button::new(&label).quiet().tip("Ouvrir ce critère");
                shown.ask.button(ui, link, Action::Focus(id.clone()));
            }
            Claim::Criterion(_) | Claim::Indicator(_) => {
                shortened_ui(ui, style::body(&label));
            }
        }
    });
}

fn set(shown: &ProofForm<'_>, item: &ClaimLine, is_linked: bool) {
    let proof = item.claim.linked(shown.proof, is_linked);
    shown.ask.step(edit(proof));
}
