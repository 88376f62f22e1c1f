//! What comes of what is declared: the total, every indicator, how points become euros.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::page::RemunerationPage;
use super::{summary, table};
use crate::app::Command;
use crate::dossier::Edit;
use crate::french;
use crate::grid::CriterionId;
use crate::remuneration::{Statement, Status, words};
use crate::scoring::Absence;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, RowsView, folded_ui, icon_ui, muted_ui, note_ui, section_ui,
};

/// What this part of the screen remembers for itself.
#[derive(Debug, Default)]
pub(super) struct StatementView {
    lines: RowsView<String>,
}

/// Shows the statement.
pub(super) fn statement_ui(ui: &mut Ui, view: &mut StatementView, page: &RemunerationPage<'_>) {
    caution_ui(ui, page);
    summary::totals_ui(ui, page);
    table::lines_ui(ui, page, &mut view.lines);
    doubts_ui(ui, page);
    notes_ui(ui, page);
}

/// Says how far the figures can be relied on; why is one press away.
fn caution_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let (title, status) = (&page.rules.short_title, page.statement().status);
    let text = fr!(
        "{title} : estimation sans valeur contractuelle. {}",
        words::caution(page.year(), status)
    );
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        muted_ui(ui, text.trim_end());
        let exercise = page.rules.exercise(page.year());
        let unsure = exercise.filter(|one| one.status != Status::Established);
        if let Some(exercise) = unsure {
            folded_ui(ui, fr!("Pourquoi ?"), |ui| {
                note_ui(ui, &exercise.note);
            });
        }
    });
}

/// Shows what the team answers beside what it declares, where the two do not seem to go together.
fn doubts_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
    let Some(campaign) = page.campaign() else { return };
    if page.exercise.doubts.is_empty() {
        return;
    }
    let look = style::look(ui);
    section_ui(ui, "À regarder ensemble", |ui| {
        let subtitle = fr!(
            "Ce que l’équipe a répondu dans « {} » et ce qu’elle déclare ici ne semblent pas dire la même chose. \
             Un niveau ne fait jamais l’indicateur, ni l’inverse.",
            campaign.title
        );
        note_ui(ui, subtitle);
        for doubt in &page.exercise.doubts {
            ui.horizontal_top(|ui| {
                icon_ui(ui, Icon::CircleQuestionMark, look.warn);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let told = words::doubt(page.rules, &campaign.grid, page.year(), doubt);
                    ui.label(style::body(told));
                    if let Some((criterion, _)) = doubt.criteria.first()
                        && revise_ui(ui, page, criterion)
                    {
                        page.ask.assess(campaign.id, criterion);
                    }
                });
            });
        }
    });
}

/// Shows the button that leads to the answer of a criterion; returns true when it is pressed.
fn revise_ui(ui: &mut Ui, page: &RemunerationPage<'_>, criterion: &CriterionId) -> bool {
    let label = format!("Revoir la réponse à {}", page.dossier.code_of(criterion));
    Button::new(&label).quiet().ui(ui).clicked()
}

/// Shows how the whole is reckoned, the note of the team, and where the calculations are checked.
fn notes_ui(ui: &mut Ui, page: &RemunerationPage<'_>) {
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
    words::advance(rules, statement)
}
