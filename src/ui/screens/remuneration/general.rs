//! What is asked for the exercise as a whole, sums beside the points, and a note.

use std::collections::BTreeMap;

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::page::RemunerationPage;
use super::question::{FactDrafts, questions_ui};
use crate::app::Command;
use crate::dossier::Edit;
use crate::french;
use crate::remuneration::words;
use crate::remuneration::{QuestionIndex, Statement};
use crate::scoring::Absence;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, Half, card, columns_ui, muted_ui, note_ui, section_ui};

/// Shows what is asked for the exercise as a whole: open at first while answers are missing, then
/// as the person leaves it.
pub(super) fn general_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    drafts: &mut FactDrafts,
    unfolded: &mut BTreeMap<i16, bool>,
) {
    let (facts, options) = page.asked(&page.rules.general);
    let is_missing =
        |index: &&QuestionIndex| !is_answered(page, **index) && is_needed(page, **index);
    let missing = facts.iter().filter(is_missing).count();
    let is_wrong = |index: &&QuestionIndex| {
        page.exercise.issue(page.rules, **index).is_some() || drafts.is_wrong(page.rules, **index)
    };
    let wrong = facts.iter().filter(is_wrong).count();
    let is_unfolded = unfolded.entry(page.year()).or_insert(missing > 0);
    let is_open = *is_unfolded;
    let awaited = ("exercise", page.year());
    sight::opened_ui(ui, awaited, |ui| {
        card(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(style::heading(format!("L’exercice {}", page.year())));
                let look = style::look(ui);
                let (text, ink) = match (wrong, missing) {
                    (0, 0) => ("tout est renseigné".to_owned(), look.muted),
                    (0, _) => {
                        (format!("{} à renseigner", french::count(missing, "donnée")), look.muted)
                    }
                    _ => (format!("{} à corriger", french::count(wrong, "donnée")), look.bad),
                };
                ui.label(style::small(text).color(ink));
                let label = if is_open { "Replier" } else { "Voir et modifier" };
                sight::fold_ui(ui, Button::new(label), is_unfolded, awaited);
            });
            if is_open {
                unfolded_ui(ui, page, &facts, &options, drafts);
            } else {
                summary_ui(ui, page, &facts);
            }
        })
    });
}

/// Tells whether a statement needs the answer: the advance and the contract's day have a stand-in.
fn is_needed(page: &RemunerationPage<'_>, index: QuestionIndex) -> bool {
    let roles = &page.rules.roles;
    index != roles.advance_received && index != roles.contract
}

fn is_answered(page: &RemunerationPage<'_>, index: QuestionIndex) -> bool {
    page.rules
        .question(index)
        .is_some_and(|question| page.exercise.facts.get(&question.id.0).is_some())
}

fn summary_ui(ui: &mut Ui, page: &RemunerationPage<'_>, facts: &[QuestionIndex]) {
    let told = |index: &QuestionIndex| {
        let question = page.rules.question(*index)?;
        let fact = page.exercise.facts.get(&question.id.0)?;
        Some(fr!("{} : {}", question.label, words::answer(question, fact)))
    };
    let text: Vec<String> = facts.iter().filter_map(told).collect();
    muted_ui(ui, text.join(" · "));
}

fn unfolded_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    facts: &[QuestionIndex],
    options: &[QuestionIndex],
    drafts: &mut FactDrafts,
) {
    let (left, right) = facts.split_at(facts.len().div_ceil(2));
    ui.add_space(size::s());
    columns_ui(ui, 0.5, 720.0, |ui, half| match half {
        Half::Left => {
            ui.spacing_mut().item_spacing.y = size::s();
            questions_ui(ui, page, left, drafts);
        }
        Half::Right => {
            ui.spacing_mut().item_spacing.y = size::s();
            questions_ui(ui, page, right, drafts);
            if !options.is_empty() {
                ui.separator();
                ui.label(style::strong("Lecture des textes"));
            }
            questions_ui(ui, page, options, drafts);
            drafts.proposed_ui(ui, page);
        }
    });
}

/// Shows the sums in euros beside the points, outside the total.
pub(super) fn supplements_ui(ui: &mut Ui, page: &RemunerationPage<'_>, drafts: &mut FactDrafts) {
    for line in &page.statement().supplements {
        let Some(supplement) = page.rules.supplements.get(line.supplement) else { continue };
        let look = style::look(ui);
        card(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(style::heading(&supplement.name));
                let amount = line.amount.map_or_else(String::new, french::euros);
                ui.label(style::heading(amount));
            });
            note_ui(ui, fr!("À part : n’entre ni dans les points ni dans le total."));
            ui.label(style::body(&supplement.note).color(look.warn));
            questions_ui(ui, page, &[supplement.amount], drafts);
            questions_ui(ui, page, &supplement.commitments, drafts);
            drafts.proposed_ui(ui, page);
            let source = words::citation(page.rules, &supplement.citation);
            note_ui(ui, fr!("Source : {source}"));
        });
    }
}

/// Shows how the whole is reckoned, the note of the team, and where the calculations are checked.
pub(super) fn notes_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    section_ui(ui, "Du total au versement", |ui| {
        for (label, text) in settlement(page) {
            ui.horizontal_wrapped(|ui| {
                ui.label(style::strong(label));
                muted_ui(ui, text);
            });
        }
        let field = Field::new("Note").rows(2).hint("Ce qu’il faudra se rappeler de cet exercice");
        let note = &page.exercise.facts.note;
        page.ask.text(ui, field, note, |note| Edit::ExerciseNote(page.year(), note));
        let rules = page.rules;
        let text = format!(
            "{}, règles {} à jour du {}.",
            rules.title,
            rules.version,
            french::long_date(rules.as_of)
        );
        note_ui(ui, text);
        let check = Command::CheckCalculations;
        let button = Button::new(check.label()).quiet().icon(Icon::BadgeCheck);
        page.ask.button(ui, button.tip(check.tooltip()), check);
    });
}

/// Returns the steps from the points to what is paid, each with its calculation.
fn settlement(page: &RemunerationPage<'_>) -> Vec<(&'static str, String)> {
    let (rules, statement) = (page.rules, page.statement());
    let mut told = vec![
        (
            "Points en euros",
            format!("{} = {}", words::base(statement), french::euros(statement.base)),
        ),
        (
            "Majoration de précarité",
            fr!(
                "{} : {}",
                words::majoration(rules, &statement.majoration),
                french::euros(statement.majoration.amount)
            ),
        ),
        ("Total", french::euros(statement.total)),
        (words::headline(statement).label, payable(statement)),
        ("Avance", advance(page)),
    ];
    if let Some(guarantee) = &statement.guarantee {
        let text = format!(
            "{} garantis, soit {} de complément",
            french::euros(guarantee.minimum),
            french::euros(guarantee.complement)
        );
        told.push(("Structure nouvelle", text));
    }
    let remainder = words::remainder(statement);
    let amount = words::amount_words(remainder.amount);
    told.push((remainder.label, fr!("{} : {amount}", words::balance(statement))));
    told
}

fn payable(statement: &Statement) -> String {
    fr!("{} : {}", french::euros(statement.payable), words::payable(statement))
}

fn advance(page: &RemunerationPage<'_>) -> String {
    let (rules, statement) = (page.rules, page.statement());
    let missing = &statement.advance.missing;
    if statement.advance.received.is_none() && !missing.is_empty() {
        let missing = words::labels(rules, missing).join(", ");
        return fr!("{}, il manque : {missing}", Absence::Incomplete.words());
    }
    let told = words::advance(rules, statement);
    fr!("{told} : {}", french::euros(statement.advance.counted()))
}
