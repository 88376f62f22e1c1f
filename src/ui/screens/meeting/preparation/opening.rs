//! Opening the gathering of ballots: which criteria, and what stays of the ballots.

use std::collections::BTreeSet;

use eframe::egui::{Checkbox, RadioButton, Ui};
use lucide_icons::Icon;

use crate::app::{Action, MeetingAction, Screen};
use crate::dossier::ballot_file::minutes_for;
use crate::dossier::{BallotScope, Collection, CollectionEdit, Dossier, Edit, Fate, Phase};
use crate::french;
use crate::ui::screens::meeting::{agenda, sitting::Sitting};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, card, muted_ui, note_ui, section_ui, warning_ui};

/// What is being chosen before the gathering is opened.
#[derive(Debug, Default)]
pub struct OpeningForm {
    choice: ScopeChoice,
    domains: BTreeSet<String>,
    fate: Fate,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ScopeChoice {
    #[default]
    Campaign,
    Short,
    Domains,
}

impl OpeningForm {
    fn scope(&self) -> BallotScope {
        self.scope_of(self.choice)
    }

    fn scope_of(&self, choice: ScopeChoice) -> BallotScope {
        match choice {
            ScopeChoice::Campaign => BallotScope::Campaign,
            ScopeChoice::Short => BallotScope::Short,
            ScopeChoice::Domains => BallotScope::Domains(self.domains.clone()),
        }
    }
}

/// Shows what is chosen, once, to begin.
pub fn opening_ui(ui: &mut Ui, form: &mut OpeningForm, sitting: &Sitting<'_>) {
    section_ui(ui, "Recueillir les avis", |ui| {
        team_ui(ui, sitting);
        scope_ui(ui, form, sitting);
        ui.add_space(size::s());
        let mut fate = form.fate;
        fate_ui(ui, &mut fate);
        form.fate = fate;
        ui.add_space(size::s());
        let scope = form.scope();
        let count = sitting.campaign.asked(&scope).count();
        let button = Button::new("Ouvrir la collecte des avis").primary().icon(Icon::Lock);
        if button.enabled(count > 0).ui(ui).clicked() {
            let open = MeetingAction::OpenCollection(scope, form.fate);
            sitting.ask.push(Action::Meeting(open));
        }
        if count == 0 {
            warning_ui(ui, "Choisissez un domaine au moins.");
        }
    });
    without_ballots_ui(ui, sitting);
}

/// Asks first who is in the team, where nobody told it.
fn team_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let is_told = |dossier: &Dossier| dossier.team.associate_count() > 0;
    if sitting.ask.state.dossier().is_none_or(is_told) {
        return;
    }
    let text = fr!("Dites d’abord qui compose l’équipe : on saura qui n’a pas encore répondu.");
    ui.label(style::body(text));
    let button = Button::new("Compléter l’équipe").icon(Icon::Users);
    sitting.ask.button(ui, button, Action::Go(Screen::Team));
    ui.add_space(size::s());
}

/// Says that a meeting needs no ballots, and what it then lacks.
fn without_ballots_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    section_ui(ui, "Ou se réunir sans avis", |ui| {
        let text = fr!(
            "L’équipe peut discuter directement, critère par critère. Elle entendra surtout ceux qui parlent : \
                    des avis donnés seuls montrent d’abord où l’on est d’accord, et font gagner ce temps."
        );
        muted_ui(ui, text);
        if Button::new("Discuter sans avis").icon_after(Icon::ChevronRight).ui(ui).clicked() {
            sitting.ask.push(agenda::look(Phase::Discussion));
        }
    });
}

fn scope_ui(ui: &mut Ui, form: &mut OpeningForm, sitting: &Sitting<'_>) {
    ui.label(style::strong(fr!("Sur quels critères ?")));
    let choices = [
        (ScopeChoice::Campaign, "Tous ceux de la campagne"),
        (ScopeChoice::Short, "Le parcours court"),
        (ScopeChoice::Domains, "Certains domaines"),
    ];
    ui.spacing_mut().item_spacing.y = 2.0;
    let all = sitting.campaign.asked(&BallotScope::Campaign).count();
    for (choice, label) in choices {
        let count = sitting.campaign.asked(&form.scope_of(choice)).count();
        // A short campaign asks nothing more than the short extent.
        if choice == ScopeChoice::Short && (count == all || count == 0) {
            continue;
        }
        let label = if choice == ScopeChoice::Domains && count == 0 {
            label.to_owned()
        } else {
            fr!("{label} : {}", time_words(count))
        };
        if ui.add(RadioButton::new(form.choice == choice, style::body(label))).clicked() {
            form.choice = choice;
        }
    }
    if form.choice == ScopeChoice::Domains {
        domains_ui(ui, form, sitting);
    }
}

fn domains_ui(ui: &mut Ui, form: &mut OpeningForm, sitting: &Sitting<'_>) {
    ui.indent("domains", |ui| {
        for domain in &sitting.campaign.grid.domains {
            let alone = BallotScope::Domains([domain.id.clone()].into());
            let count = sitting.campaign.asked(&alone).count();
            if count == 0 {
                continue;
            }
            let mut is_in = form.domains.contains(&domain.id);
            let label =
                fr!("{} · {} : {}", domain.code, domain.title, french::count(count, "critère"));
            if ui.add(Checkbox::new(&mut is_in, style::body(label))).changed() {
                if is_in {
                    form.domains.insert(domain.id.clone());
                } else {
                    form.domains.remove(&domain.id);
                }
            }
        }
    });
}

fn time_words(criteria: usize) -> String {
    let minutes = french::count(minutes_for(criteria), "minute");
    format!("{}, environ {minutes}", french::count(criteria, "critère"))
}

/// Shows what may stay of the ballots; returns true when the choice changed.
fn fate_ui(ui: &mut Ui, fate: &mut Fate) -> bool {
    ui.label(style::strong(fr!("Que restera-t-il des avis après la clôture ?")));
    let choices = [
        (Fate::Counts, fr!("Combien ont donné chaque niveau, sans nom et sans commentaire")),
        (
            Fate::Destroyed,
            fr!(
                "Rien : seules restent les décisions de l’équipe et les professions qui ont répondu"
            ),
        ),
    ];
    let before = *fate;
    for (choice, label) in choices {
        if ui.add(RadioButton::new(*fate == choice, style::body(label))).clicked() {
            *fate = choice;
        }
    }
    let text = fr!(
        "Modifiable jusqu’au dévoilement ; après, plus personne n’y revient. Dans les deux cas, chaque avis \
                individuel disparaît à la clôture."
    );
    note_ui(ui, text);
    *fate != before
}

/// Names the settings until they are drawn.
const SETTINGS: &str = "settings of the gathering";

/// Shows what was chosen, and lets change what still can be.
pub fn settings_ui(
    ui: &mut Ui,
    is_shown: &mut bool,
    sitting: &Sitting<'_>,
    collection: &Collection,
) {
    if collection.is_revealed() {
        return;
    }
    let collect = |edit| Action::Edit(Edit::Collect(sitting.campaign.id, edit));
    card(ui, |ui| {
        let button = Button::new("Réglages de la collecte").emphasised();
        sight::fold_ui(ui, button, is_shown, SETTINGS);
        if !*is_shown {
            return;
        }
        let mut fate = collection.fate;
        if fate_ui(ui, &mut fate) {
            sitting.ask.push(collect(CollectionEdit::Fate(fate)));
        }
        ui.add_space(size::xs());
        let count = collection.ballots.len();
        let (label, text) = if count == 0 {
            (
                "Fermer la collecte",
                fr!(
                    "Pour choisir d’autres critères, fermez-la puis ouvrez-la de nouveau : les pages déjà envoyées ne vaudront plus."
                ),
            )
        } else {
            (
                "Abandonner la collecte et ses avis",
                "Tous les avis reçus disparaissent, sans avoir été ouverts. Ctrl+Z les rend.",
            )
        };
        sitting.ask.button(
            ui,
            Button::new(label).quiet().icon(Icon::Trash2),
            collect(CollectionEdit::Abandon),
        );
        note_ui(ui, text);
    });
}
