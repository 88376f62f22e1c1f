//! What the team decides on one point: a level or no agreement, why, what some still think.

use eframe::egui::{self, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::agenda::AgendaPoint;
use super::sitting::Sitting;
use crate::dossier::{Answer, Decided, Decision, Edit, EntryText, How};
use crate::grid::{Criterion, CriterionId, IN_DOUBT, Level};
use crate::scoring::Verdict;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, Half, card, columns_ui, field_label_ui, muted_ui, paint_badge, paint_focus,
};

/// A decision not yet taken.
#[derive(Debug, Default)]
pub struct DecisionDraft {
    criterion: Option<CriterionId>,
    choice: Option<DecisionChoice>,
    reason: String,
    minority: String,
    shows_minority: bool,
    shows_proofs: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DecisionChoice {
    Level(Level),
    NoAgreement,
    NotApplicable,
}

impl DecisionDraft {
    /// Takes over what the dossier holds, and starts anew when another criterion comes to the front.
    ///
    /// What is typed goes to the dossier at once: only the level is chosen here before it is kept.
    pub fn keep_up(&mut self, sitting: &Sitting<'_>, criterion: &Criterion) {
        let entry = sitting.campaign.entries.get(&criterion.id);
        self.reason = entry.map_or_else(String::new, |entry| entry.comment.clone());
        self.minority = entry.map_or_else(String::new, |entry| entry.minority.clone());
        if self.criterion.as_ref() == Some(&criterion.id) {
            return;
        }
        let is_decided = sitting.campaign.is_decided(&criterion.id);
        let answer = entry.and_then(|entry| entry.answer.as_ref()).filter(|_| is_decided);
        let choice = answer.and_then(|answer| match answer {
            Answer::Level(level) => Some(DecisionChoice::Level(*level)),
            Answer::Disputed { .. } => Some(DecisionChoice::NoAgreement),
            Answer::NotApplicable { .. } => Some(DecisionChoice::NotApplicable),
            Answer::Unknown => None,
        });
        self.criterion = Some(criterion.id.clone());
        self.choice = choice;
        self.shows_minority = !self.minority.is_empty();
        self.shows_proofs = false;
    }

    /// Chooses a level.
    pub const fn choose_level(&mut self, level: Level) {
        self.choice = Some(DecisionChoice::Level(level));
    }

    /// Returns what the main button says.
    pub fn button_label(&self) -> String {
        match self.choice {
            Some(DecisionChoice::Level(level)) => format!("Retenir le niveau {level}"),
            Some(DecisionChoice::NoAgreement) => "Noter le désaccord".to_owned(),
            Some(DecisionChoice::NotApplicable) => "Retenir « sans objet »".to_owned(),
            None => "Retenir un niveau".to_owned(),
        }
    }

    /// Says what is still missing, or how to go on.
    pub fn hint(&self, point: AgendaPoint<'_>) -> &'static str {
        match self.choice {
            None => "Choisissez un niveau : 0 à 4",
            Some(_) if self.lacks_reason(point) => "Écrivez d’abord pourquoi, en une phrase",
            Some(_) => "Espace : point suivant · P : pause",
        }
    }

    /// What is split, left open or out of scope needs its reason.
    fn lacks_reason(&self, point: AgendaPoint<'_>) -> bool {
        let is_split = point.agreement.is_some_and(|one| one.verdict == Some(Verdict::Split));
        let needs = is_split || !matches!(self.choice, Some(DecisionChoice::Level(_)));
        needs && self.reason.trim().is_empty()
    }

    /// Returns the edit that decides; `None` while something is missing.
    pub fn edit(&self, sitting: &Sitting<'_>, point: AgendaPoint<'_>) -> Option<Edit> {
        if self.lacks_reason(point) || self.criterion.as_ref() != Some(&point.criterion.id) {
            return None;
        }
        let reason = self.reason.trim().to_owned();
        let answer = match self.choice? {
            DecisionChoice::Level(level) => Answer::Level(level),
            DecisionChoice::NotApplicable => Answer::NotApplicable { reason: reason.clone() },
            DecisionChoice::NoAgreement => {
                let (low, high) = band(point);
                Answer::Disputed { low, high }
            }
        };
        let decided = Decided { on: sitting.ask.state.today, how: How::Discussed };
        let minority = Some(self.minority.trim().to_owned());
        let decision = Decision { answer, reason: Some(reason), minority, decided };
        let id = point.criterion.id.clone();
        Some(Edit::Decide(sitting.campaign.id, vec![(id, decision)]))
    }
}

/// Returns between which levels an undecided criterion lies: those somebody gave; all, without ballots.
fn band(point: AgendaPoint<'_>) -> (Level, Level) {
    let given = point.agreement.and_then(crate::scoring::Agreement::extremes);
    given.filter(|(low, high)| low < high).unwrap_or((Level::L0, Level::MAX))
}

/// Shows the card where the team decides.
pub fn decision_ui(
    ui: &mut Ui,
    draft: &mut DecisionDraft,
    sitting: &Sitting<'_>,
    point: AgendaPoint<'_>,
) {
    card(ui, |ui| {
        ui.push_id(&point.criterion.id.0, |ui| {
            columns_ui(ui, 0.52, 720.0, |ui, half| match half {
                Half::Left => choice_ui(ui, draft, point),
                Half::Right => reason_ui(ui, draft, sitting, point.criterion),
            });
            minority_ui(ui, draft, sitting, point.criterion);
            proofs_ui(ui, draft, sitting, point.criterion);
        });
    });
}

/// Shows a text of the entry; what is typed goes to the dossier at once.
fn text_ui(
    ui: &mut Ui,
    sitting: &Sitting<'_>,
    id: &CriterionId,
    field: Field<'_>,
    text: &mut String,
    which: EntryText,
) {
    let response = field.ui(ui, text);
    let write = || Edit::Text(sitting.campaign.id, id.clone(), which, text.clone());
    sitting.ask.typed(&response, write);
}

fn reason_ui(ui: &mut Ui, draft: &mut DecisionDraft, sitting: &Sitting<'_>, criterion: &Criterion) {
    let field = Field::new("Pourquoi, en une phrase")
        .rows(2)
        .hint("Ce que l’équipe observe et qui fait dire ce niveau");
    text_ui(ui, sitting, &criterion.id, field, &mut draft.reason, EntryText::Comment);
}

fn choice_ui(ui: &mut Ui, draft: &mut DecisionDraft, point: AgendaPoint<'_>) {
    ui.spacing_mut().item_spacing.y = size::s();
    field_label_ui(ui, "Niveau décidé ensemble");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::s();
        for level in Level::ALL {
            let is_chosen = draft.choice == Some(DecisionChoice::Level(level));
            if level_button_ui(ui, level, is_chosen) {
                draft.choice = Some(DecisionChoice::Level(level));
            }
        }
        let mut other = |label: &str, choice| {
            if Button::new(label).selected(draft.choice == Some(choice)).ui(ui).clicked() {
                draft.choice = Some(choice);
            }
        };
        other("Pas d’accord à ce jour", DecisionChoice::NoAgreement);
        if point.criterion.allows_not_applicable {
            other("Sans objet", DecisionChoice::NotApplicable);
        }
    });
    let words = match draft.choice {
        Some(DecisionChoice::Level(level)) => point.criterion.level(level).sentence.clone(),
        Some(DecisionChoice::NoAgreement) => {
            let (low, high) = band(point);
            format!("Le niveau reste incertain, entre {low} et {high} ; on en reparlera.")
        }
        Some(DecisionChoice::NotApplicable) => {
            "Le critère ne concerne pas l’équipe ; dites pourquoi.".to_owned()
        }
        None => IN_DOUBT.to_owned(),
    };
    muted_ui(ui, words);
}

fn level_button_ui(ui: &mut Ui, level: Level, is_chosen: bool) -> bool {
    const SIDE: f32 = 44.0;
    let look = style::look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::RadioButton,
            true,
            is_chosen,
            format!("Décider le niveau {level}"),
        )
    });
    paint_badge(ui.painter(), look, rect, level);
    let line = if response.hovered() { look.faint } else { look.line };
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, line), StrokeKind::Inside);
    if is_chosen {
        let ring = Rect::from_center_size(rect.center(), Vec2::splat(SIDE + 8.0));
        ui.painter().rect_stroke(ring, 6.0, Stroke::new(3.0, look.accent), StrokeKind::Inside);
    }
    paint_focus(ui, &response, rect);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn minority_ui(
    ui: &mut Ui,
    draft: &mut DecisionDraft,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
) {
    if !draft.shows_minority {
        if Button::new("Noter un avis minoritaire").quiet().ui(ui).clicked() {
            draft.shows_minority = true;
        }
        return;
    }
    let field = Field::new("Avis minoritaire")
        .rows(2)
        .help("Ce que certains pensent encore, sans nom, s’ils demandent que ce soit écrit.");
    text_ui(ui, sitting, &criterion.id, field, &mut draft.minority, EntryText::Minority);
}

fn proofs_ui(ui: &mut Ui, draft: &mut DecisionDraft, sitting: &Sitting<'_>, criterion: &Criterion) {
    if criterion.proofs.is_empty() {
        return;
    }
    let held = sitting.campaign.entries.get(&criterion.id).map(|entry| &entry.held_proofs);
    let count = held.map_or(0, std::collections::BTreeSet::len);
    let label = format!("Preuves sous la main ({count} sur {})", criterion.proofs.len());
    if Button::new(&label).quiet().ui(ui).clicked() {
        draft.shows_proofs = !draft.shows_proofs;
    }
    if !draft.shows_proofs {
        return;
    }
    for proof in &criterion.proofs {
        let mut is_held = held.is_some_and(|held| held.contains(proof));
        if ui.add(egui::Checkbox::new(&mut is_held, style::body(proof))).changed() {
            let (campaign, id) = (sitting.campaign.id, criterion.id.clone());
            sitting.ask.push(Edit::HoldProof(campaign, id, proof.clone(), is_held));
        }
    }
}
