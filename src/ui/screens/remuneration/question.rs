//! One question: its label, what is answered, last year's answer in grey, what is proposed.
//!
//! "Non renseigné" is a state of its own: an empty field, no chip chosen, never a zero.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, CursorIcon, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::page::RemunerationPage;
use crate::app::Action;
use crate::dossier::{Edit, Fact, FactId};
use crate::remuneration::{
    ChoiceItem, Question, QuestionIndex, QuestionKind, Rules, proposal, words,
};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    DateDraft, Field, NumberDraft, field_label_ui, filter_chip_ui, folded_ui, muted_ui, note_ui,
    paint_focus, say,
};

/// Texts being typed, by question.
#[derive(Debug, Default)]
pub(super) struct FactDrafts {
    numbers: BTreeMap<FactId, NumberDraft>,
    dates: BTreeMap<FactId, DateDraft>,
    /// Answers proposed by the questions shown so far: pressed once all their fields are there.
    proposed: Vec<Proposed>,
}

/// An answer the dossier holds elsewhere, where it is written.
#[derive(Debug)]
struct Proposed {
    rect: Rect,
    id: Id,
    label: String,
    question: QuestionIndex,
    fact: Fact,
}

/// Shows questions with their answers.
pub(super) fn questions_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    questions: &[QuestionIndex],
    drafts: &mut FactDrafts,
) {
    for index in questions {
        question_ui(ui, page, *index, drafts);
    }
}

/// Shows the points of the texts one may settle otherwise, folded: each has a reading taken by default.
pub(super) fn options_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    options: &[QuestionIndex],
    drafts: &mut FactDrafts,
) {
    if options.is_empty() {
        return;
    }
    let name = |index: &QuestionIndex| page.rules.question(*index);
    let is_settled = |index: &&QuestionIndex| {
        name(index).is_some_and(|question| page.exercise.facts.get(&question.id.0).is_some())
    };
    let settled = options.iter().filter(is_settled).count();
    let how = match (settled, options.len()) {
        (0, 1) => "réglé par défaut".to_owned(),
        (0, _) => "réglés par défaut".to_owned(),
        (settled, _) => format!("dont {settled} par l’équipe"),
    };
    let points = if options.len() == 1 { "Point" } else { "Points" };
    let label = format!("{points} d’interprétation ({}, {how})", options.len());
    folded_ui(ui, &label, |ui| questions_ui(ui, page, options, drafts));
}

fn question_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    index: QuestionIndex,
    drafts: &mut FactDrafts,
) {
    let Some(question) = page.rules.question(index) else { return };
    let issue = page.exercise.issue(page.rules, index);
    let given = page.exercise.facts.get(&question.id.0);
    ui.push_id(index.0, |ui| {
        ui.spacing_mut().item_spacing.y = size::xs();
        let changed = match &question.kind {
            QuestionKind::Flag => flag_ui(ui, question, given, &former(page, question)),
            QuestionKind::Number { .. } => {
                let draft = drafts.numbers.entry(question.id.clone()).or_default();
                number_ui(ui, question, given, &former(page, question), draft)
            }
            QuestionKind::Choice(items) => choice_ui(ui, question, items, given),
            QuestionKind::Set(items) => set_ui(ui, question, items, given),
            QuestionKind::Date => {
                let draft = drafts.dates.entry(question.id.clone()).or_default();
                date_ui(ui, question, given, draft)
            }
        };
        below_ui(ui, page, question, issue.as_deref());
        drafts.proposed.extend(proposal_ui(ui, page, question, index));
        if let Some(fact) = changed {
            declare(page, question, fact);
        }
    });
    ui.add_space(size::xs());
}

fn declare(page: &RemunerationPage<'_>, question: &Question, fact: Option<Fact>) {
    let is_typed = matches!(question.kind, QuestionKind::Number { .. });
    page.ask.push(Edit::Declare(page.year(), question.id.clone(), fact));
    if !is_typed {
        page.ask.push(Action::EndStep);
    }
}

/// Returns last year's answer as it is read: "2024 : 6 protocoles", empty when there is none.
fn former(page: &RemunerationPage<'_>, question: &Question) -> String {
    let fact = page.exercise.former_facts.as_ref().and_then(|facts| facts.get(&question.id.0));
    fact.map_or_else(String::new, |fact| {
        fr!("{} : {}", page.year() - 1, words::answer(question, fact))
    })
}

/// Shows what is wrong, or what is expected and what was answered last year.
fn below_ui(ui: &mut Ui, page: &RemunerationPage<'_>, question: &Question, issue: Option<&str>) {
    let look = style::look(ui);
    if let Some(issue) = issue {
        ui.label(style::small(issue).color(look.bad));
        return;
    }
    let why = question.option.as_ref().map_or("", |option| &option.why);
    let stands_beside = matches!(question.kind, QuestionKind::Number { .. } | QuestionKind::Flag);
    if !stands_beside {
        beside_ui(ui, &former(page, question), false);
    }
    for text in [question.help.as_str(), why].into_iter().filter(|text| !text.is_empty()) {
        note_ui(ui, text);
    }
}

/// Shows what the dossier holds elsewhere; it is pressed later, with [`FactDrafts::proposed_ui`].
fn proposal_ui(
    ui: &mut Ui,
    page: &RemunerationPage<'_>,
    question: &Question,
    index: QuestionIndex,
) -> Option<Proposed> {
    let proposal = proposal(page.rules, page.dossier, page.year(), index)?;
    let told = words::answer(question, &proposal.fact);
    let label = fr!("Reprendre : {told} ({})", proposal.from);
    let text = style::small(format!("↳ {label}")).color(style::look(ui).accent_ink).underline();
    let rect = ui.label(text).rect;
    let id = ui.scope_id().with("proposed");
    Some(Proposed { rect, id, label, question: index, fact: proposal.fact })
}

/// An answer given, or taken back.
type NewAnswer = Option<Fact>;
type Changed = Option<NewAnswer>;

fn flag_ui(ui: &mut Ui, question: &Question, given: Option<&Fact>, former: &str) -> Changed {
    field_label_ui(ui, &question.label);
    let given = if let Some(Fact::Flag(flag)) = given { Some(*flag) } else { None };
    let mut changed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        for (value, text) in [(true, "Oui"), (false, "Non")] {
            let is_on = given == Some(value);
            let name = fr!("{text} : {}", question.label);
            let response = ui.push_id(value, |ui| filter_chip_ui(ui, text, is_on)).inner;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
            if response.clicked() {
                changed = Some((!is_on).then_some(Fact::Flag(value)));
            }
        }
        beside_ui(ui, former, given.is_none());
    });
    changed
}

/// Shows last year's answer in grey, or that there is none yet.
fn beside_ui(ui: &mut Ui, former: &str, is_unanswered: bool) {
    let faint = style::look(ui).faint;
    if !former.is_empty() {
        ui.label(style::small(former).color(faint));
    } else if is_unanswered {
        ui.label(style::small("non renseigné").color(faint));
    }
}

fn choice_ui(
    ui: &mut Ui,
    question: &Question,
    items: &[ChoiceItem],
    given: Option<&Fact>,
) -> Changed {
    field_label_ui(ui, &question.label);
    let default = question.option.as_ref().map(|option| option.default.as_str());
    let chosen =
        if let Some(Fact::Choice(choice)) = given { Some(choice.as_str()) } else { default };
    let found = items.iter().find(|item| Some(item.id.as_str()) == chosen);
    let text = found.map_or("Non renseigné", |item| item.label.as_str());
    let mut changed = None;
    ui.name_inputs(&question.label, |ui| {
        egui::ComboBox::from_id_salt(&question.id.0)
            .selected_text(style::body(text))
            .width(ui.available_width().min(FIELD_WIDTH))
            .truncate()
            .show_ui(ui, |ui| {
                let is_open = default.is_none();
                if is_open && ui.selectable_label(chosen.is_none(), "Non renseigné").clicked() {
                    changed = Some(None);
                }
                for item in items {
                    let is_on = chosen == Some(item.id.as_str());
                    if ui.selectable_label(is_on, style::body(&item.label)).clicked() {
                        changed = Some(Some(Fact::Choice(item.id.clone())));
                    }
                }
            });
    });
    changed
}

fn set_ui(ui: &mut Ui, question: &Question, items: &[ChoiceItem], given: Option<&Fact>) -> Changed {
    field_label_ui(ui, &question.label);
    let set = if let Some(Fact::Set(set)) = given { Some(set.clone()) } else { None };
    let mut changed = None;
    for item in items {
        let mut is_on = set.as_ref().is_some_and(|set| set.contains(&item.id));
        if ui.checkbox(&mut is_on, style::body(&item.label)).changed() {
            let mut set = set.clone().unwrap_or_default();
            if is_on {
                set.insert(item.id.clone());
            } else {
                set.remove(&item.id);
            }
            changed = Some(Some(Fact::Set(set)));
        }
    }
    ui.horizontal(|ui| {
        let is_none = set.as_ref().is_some_and(BTreeSet::is_empty);
        if filter_chip_ui(ui, "Aucun", is_none).clicked() {
            changed = Some((!is_none).then(|| Fact::Set(BTreeSet::new())));
        }
        if set.is_none() {
            ui.label(style::small("non renseigné").color(style::look(ui).faint));
        }
    });
    changed
}

fn date_ui(
    ui: &mut Ui,
    question: &Question,
    given: Option<&Fact>,
    draft: &mut DateDraft,
) -> Changed {
    let date = if let Some(Fact::Date(date)) = given { Some(*date) } else { None };
    let changed = draft.ui(ui, Field::new(&question.label).width(NUMBER_WIDTH), date)?;
    Some(changed.map(Fact::Date))
}

fn number_ui(
    ui: &mut Ui,
    question: &Question,
    given: Option<&Fact>,
    former: &str,
    draft: &mut NumberDraft,
) -> Changed {
    let number = if let Some(Fact::Number(number)) = given { Some(*number) } else { None };
    field_label_ui(ui, &question.label);
    let shown = ui.horizontal(|ui| {
        let field = Field::new(&question.label).unlabelled().width(NUMBER_WIDTH);
        let (changed, response) = draft.ui(ui, field, number);
        sight::answer(ui, &response, &question.id);
        muted_ui(ui, &question.unit);
        beside_ui(ui, former, number.is_none() && draft.is_blank());
        changed
    });
    if draft.is_wrong() {
        let takes_decimals = matches!(question.kind, QuestionKind::Number { decimals: 1.., .. });
        let text = if takes_decimals {
            fr!("Ce n’est pas un nombre : écrivez par exemple 12 ou 7,25.")
        } else {
            fr!("Ce n’est pas un nombre : écrivez par exemple 12.")
        };
        ui.label(style::small(text).color(style::look(ui).bad));
    }
    shown.inner.map(|number| number.map(Fact::Number))
}

const FIELD_WIDTH: f32 = 420.0;
const NUMBER_WIDTH: f32 = 150.0;

impl FactDrafts {
    /// Lets the answers proposed so far be taken. They come after every field: Tab goes from number to
    /// number, and never to a link that what is typed takes away.
    pub(super) fn proposed_ui(&mut self, ui: &Ui, page: &RemunerationPage<'_>) {
        for proposed in self.proposed.drain(..) {
            let response = ui.interact(proposed.rect, proposed.id, Sense::click());
            let label = &proposed.label;
            say(&response, Role::Button, label);
            paint_focus(ui, &response, proposed.rect);
            let is_taken = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
            if let (true, Some(question)) = (is_taken, page.rules.question(proposed.question)) {
                declare(page, question, Some(proposed.fact));
                // The link goes: its field has the keyboard then.
                sight::ask(ui.ctx(), &question.id);
            }
        }
    }

    /// Tells whether what is typed for one of these questions is no answer.
    pub(super) fn are_wrong(&self, rules: &Rules, questions: &[QuestionIndex]) -> bool {
        let is_wrong = |question: &Question| {
            let number = self.numbers.get(&question.id);
            let date = self.dates.get(&question.id);
            number.is_some_and(NumberDraft::is_wrong) || date.is_some_and(DateDraft::is_wrong)
        };
        questions.iter().any(|index| rules.question(*index).is_some_and(is_wrong))
    }
}
