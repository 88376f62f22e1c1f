//! What goes with an answer: what its author says of it, why, the next step, the aim, the proofs.

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use super::about::{about_ui, axis_ui};
use super::keys::comment_of;
use super::pane::CriterionPane;
use crate::app::{Action, Claim, PlanAction};
use crate::dossier::{Answer, Edit, EntryText};
use crate::french;
use crate::grid::Level;
use crate::ui::screens::begin_button_ui;
use crate::ui::screens::proofs::registered_proofs_ui;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, Half, card, chips_ui, columns_ui, field_label_ui, filter_chip_ui, labelled_ui,
    link_ui, note_ui, strength_ui, term_ui,
};

/// Whether what comes second is open: the aim and the proofs.
#[derive(Debug, Default)]
pub struct More {
    is_open: bool,
}

/// Shows everything one below the other, beside the levels.
pub fn stacked_ui(ui: &mut Ui, shown: &CriterionPane<'_>, more: &mut More) {
    ui.spacing_mut().item_spacing.y = size::m();
    about_ui(ui, shown);
    comment_ui(ui, shown);
    next_step_ui(ui, shown);
    more.ui(ui, shown, |ui| {
        target_ui(ui, shown);
        proofs_ui(ui, shown);
        axis_ui(ui, shown);
    });
}

/// Shows everything in two columns, below the levels.
pub fn below_ui(ui: &mut Ui, shown: &CriterionPane<'_>, more: &mut More) {
    const NARROWEST: f32 = 560.0;
    about_ui(ui, shown);
    columns_ui(ui, 0.5, NARROWEST, |ui, half| match half {
        Half::Left => comment_ui(ui, shown),
        Half::Right => next_step_ui(ui, shown),
    });
    more.ui(ui, shown, |ui| {
        columns_ui(ui, 0.5, NARROWEST, |ui, half| match half {
            Half::Left => target_ui(ui, shown),
            Half::Right => proofs_ui(ui, shown),
        });
        axis_ui(ui, shown);
    });
}

impl More {
    /// Shows what comes second where it was asked for, and in a few words where not.
    fn ui(&mut self, ui: &mut Ui, shown: &CriterionPane<'_>, contents: impl FnOnce(&mut Ui)) {
        const NAME: &str = "aim and proofs";
        ui.horizontal_wrapped(|ui| {
            sight::fold_ui(ui, Button::new("Cible et preuves"), &mut self.is_open, NAME);
            if !self.is_open {
                note_ui(ui, told(shown));
            }
        });
        if self.is_open {
            sight::opened_ui(ui, NAME, contents);
        }
    }
}

/// Says what is behind the fold, if anything.
fn told(shown: &CriterionPane<'_>) -> String {
    let id = &shown.criterion.id;
    let target = shown.campaign.target(id).map(|level| fr!("cible : niveau {level}"));
    let held = shown.entry().map_or(0, |entry| entry.held_proofs.len());
    let linked = shown.dossier.proofs_of(id).count();
    let proofs = Some(held + linked).filter(|count| *count > 0);
    let proofs = proofs.map(|count| french::count(count, "preuve"));
    target.into_iter().chain(proofs).collect::<Vec<_>>().join(" · ")
}

fn comment_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    if shown.campaign.is_closed() {
        let comment = shown.entry().map_or("", |entry| entry.comment.as_str());
        fixed_ui(ui, "Commentaire", if comment.is_empty() { "Aucun" } else { comment });
        return;
    }
    let comment = shown.entry().map_or("", |entry| entry.comment.as_str());
    let write = |text| {
        let id = shown.criterion.id.clone();
        Edit::Text(shown.campaign.id, id, EntryText::Comment, text)
    };
    ui.push_id(&shown.criterion.id.0, |ui| {
        let field =
            Field::new("Commentaire").rows(2).hint("Ce qui fait dire ce niveau, en une phrase");
        let response = shown.ask.text(ui, field, comment, write);
        sight::answer(ui, &response, comment_of(&shown.criterion.id));
        let former = shown.former().map_or("", |entry| entry.comment.as_str());
        if comment.is_empty() && !former.is_empty() {
            note_ui(ui, fr!("La dernière fois : {former}"));
            let button = Button::new("Reprendre ce commentaire").quiet().icon(Icon::Copy);
            if button.ui(ui).clicked() {
                shown.ask.step(write(former.to_owned()));
            }
        }
    });
}

/// Shows what a closed campaign holds: it is only read.
fn fixed_ui(ui: &mut Ui, label: &str, text: &str) {
    labelled_ui(ui, label, |ui| {
        ui.label(style::body(text));
    });
}

fn next_step_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let former = || shown.former()?.answer.as_ref()?.level();
    let level = shown.answer().map_or_else(former, Answer::level);
    let step = level.and_then(|level| shown.criterion.level(level).first_step);
    let next = level.and_then(|level| shown.criterion.scale.next(level));
    let (Some(next), Some(step)) = (next, step) else { return };
    labelled_ui(ui, &format!("Pour passer au niveau {next}"), |ui| {
        ui.label(style::body(step));
        improvements_ui(ui, shown);
    });
}

/// Shows the actions that are to bring it there, and the button that plans one more.
fn improvements_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let id = &shown.criterion.id;
    for one in shown.dossier.open_for(id) {
        let label = fr!("Action prévue : {}", one.title());
        let link = link_ui(ui, style::small(&label).underline(), &label);
        shown.ask.clicked(&link, Action::Plan(PlanAction::Show(Some(one.id))));
    }
    begin_button_ui(ui, "Prévoir une action", id, shown.ask);
}

fn target_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let target = shown.campaign.target(&shown.criterion.id);
    if shown.campaign.is_closed() {
        let words = target.map_or_else(|| "Aucune".to_owned(), |level| format!("Niveau {level}"));
        fixed_ui(ui, "Cible", &words);
        return;
    }
    let scale = &shown.criterion.scale;
    let least = shown.answer().and_then(Answer::level).unwrap_or(scale.lowest());
    let is_offered = |level: &Level| *level >= least && scale.is_claim(*level);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        term_ui(ui, "Cible");
        ui.spacing_mut().interact_size.y = 24.0;
        chips_ui(ui, |ui| {
            let choose = |target| {
                let edit = Edit::Target(shown.campaign.id, shown.criterion.id.clone(), target);
                shown.ask.push(edit);
            };
            if filter_chip_ui(ui, "Aucune", target.is_none()).clicked() {
                choose(None);
            }
            for level in scale.levels().filter(is_offered) {
                if filter_chip_ui(ui, &format!("Niveau {level}"), target == Some(level)).clicked() {
                    choose(Some(level));
                }
            }
        });
    });
}

/// Shows what the grid expects, to be ticked, and the proofs of the register.
fn proofs_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        ui.horizontal_wrapped(|ui| {
            ui.label(style::strong("Ce qui le montre"));
            if let Some(strength) = shown.strength {
                strength_ui(ui, strength);
            }
        });
        if let Some(strength) = shown.strength {
            note_ui(ui, fr!("{} : {}.", strength.label(), strength.meaning()));
        }
        expected_ui(ui, shown);
        registered_ui(ui, shown);
    });
}

/// Shows what the grid expects as proof: one ticks what the team has at hand.
fn expected_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let proofs = &shown.criterion.proofs;
    if proofs.is_empty() {
        return;
    }
    let held = shown.entry().map(|entry| &entry.held_proofs);
    ui.add_space(size::xs());
    field_label_ui(ui, fr!("Sous la main : cochez ce que l’équipe a vu"));
    for proof in proofs {
        let mut is_held = held.is_some_and(|held| held.contains(proof));
        let tick = egui::Checkbox::new(&mut is_held, style::body(proof));
        let response = ui.add_enabled(!shown.campaign.is_closed(), tick);
        if response.changed() {
            shown.ask.push(Edit::HoldProof(
                shown.campaign.id,
                shown.criterion.id.clone(),
                proof.clone(),
                is_held,
            ));
        }
    }
}

/// Shows the proofs of the register that are linked to the criterion.
fn registered_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let claim = Claim::Criterion(shown.criterion.id.clone());
    ui.add_space(size::xs());
    field_label_ui(ui, "Au registre des preuves");
    registered_proofs_ui(ui, shown.ask, &claim);
}
