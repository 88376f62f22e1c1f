//! What goes with an answer: why, the next step, the aim, the proofs.

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use super::criterion::Shown;
use crate::app::Action;
use crate::dossier::{Answer, Edit};
use crate::grid::Level;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, card, columns_ui, field_label_ui, filter_chip_ui};

/// Shows everything one below the other, beside the levels.
pub fn stacked_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = size::m();
    comment_ui(ui, shown, actions);
    next_step_ui(ui, shown);
    target_ui(ui, shown, actions);
    proofs_ui(ui, shown, actions);
}

/// Shows everything in two columns, below the levels.
pub fn beside_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    columns_ui(
        ui,
        (0.5, 560.0),
        actions,
        |ui, actions| {
            comment_ui(ui, shown, actions);
            target_ui(ui, shown, actions);
        },
        |ui, actions| {
            next_step_ui(ui, shown);
            proofs_ui(ui, shown, actions);
        },
    );
}

fn comment_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let mut comment = shown.entry().map_or_else(String::new, |entry| entry.comment.clone());
    ui.push_id(&shown.criterion.id.0, |ui| {
        let field = Field::new("Commentaire")
            .rows(4)
            .hint("Ce qui fait dire ce niveau, en une phrase ou deux");
        let response = field.ui(ui, &mut comment);
        let (campaign, criterion) = (shown.campaign.id, shown.criterion.id.clone());
        if response.changed() {
            actions.push(Action::Edit(Edit::Comment(campaign, criterion.clone(), comment.clone())));
        }
        if response.lost_focus() {
            actions.push(Action::Seal);
        }
        let former = shown.former().map_or("", |entry| entry.comment.as_str());
        if comment.is_empty() && !former.is_empty() {
            let text = format!("La dernière fois : {former}");
            ui.label(style::small(text).color(style::look(ui).muted));
            if Button::new("Reprendre ce commentaire").quiet().icon(Icon::Copy).ui(ui).clicked() {
                actions.push(Action::Edit(Edit::Comment(campaign, criterion, former.to_owned())));
            }
        }
    });
}

fn next_step_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let former = || shown.former()?.answer.as_ref()?.level();
    let level = shown.answer().map_or_else(former, Answer::level);
    let step = level.and_then(|level| shown.criterion.level(level).first_step.as_deref());
    let (Some(next), Some(step)) = (level.and_then(Level::next), step) else { return };
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, &format!("Pour passer au niveau {next}"));
        ui.label(style::body(step));
    });
}

fn target_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let target = shown.campaign.target(&shown.criterion.id);
    let least = shown.answer().and_then(Answer::level).unwrap_or(Level::L0);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Cible");
        ui.spacing_mut().interact_size.y = 24.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(6.0);
            let mut choose = |target| {
                let edit = Edit::Target(shown.campaign.id, shown.criterion.id.clone(), target);
                actions.push(Action::Edit(edit));
            };
            if filter_chip_ui(ui, "Aucune", target.is_none()).clicked() {
                choose(None);
            }
            for level in Level::ALL.into_iter().filter(|level| *level >= least.max(Level::L1)) {
                if filter_chip_ui(ui, &format!("Niveau {level}"), target == Some(level)).clicked() {
                    choose(Some(level));
                }
            }
        });
    });
}

fn proofs_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let proofs = &shown.criterion.proofs;
    if proofs.is_empty() {
        return;
    }
    let held = shown.entry().map(|entry| &entry.held_proofs);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        field_label_ui(ui, "Ce qui le montre : cochez ce que l’équipe a sous la main");
        for proof in proofs {
            let mut is_held = held.is_some_and(|held| held.contains(proof));
            let response = ui.add(egui::Checkbox::new(&mut is_held, style::body(proof)));
            if response.changed() {
                actions.push(Action::Edit(Edit::HoldProof(
                    shown.campaign.id,
                    shown.criterion.id.clone(),
                    proof.clone(),
                    is_held,
                )));
            }
        }
    });
}
