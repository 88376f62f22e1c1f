//! What the team decides on one point: a level or no agreement, why, what some still think.

use eframe::egui::{self, Ui};

use super::agenda::AgendaPoint;
use super::observed;
use super::sitting::Sitting;
use crate::dossier::{Answer, Decided, Decision, Edit, EntryText, How};
use crate::grid::{Criterion, CriterionId, Level, Observed};
use crate::scoring::Verdict;
use crate::ui::style;
use crate::ui::widgets::{Button, Field, field_label_ui, muted_ui};

/// A decision not yet taken.
#[derive(Debug, Default)]
pub struct DecisionDraft {
    criterion: Option<CriterionId>,
    choice: Option<DecisionChoice>,
    /// What the level follows from, where it does.
    observed: Option<Observed>,
    reason: String,
    minority: String,
    /// Whether the point was to be left although a level was chosen: that is asked once more.
    leaves_choice: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DecisionChoice {
    Level(Level),
    NoAgreement,
    NotApplicable,
}

impl DecisionDraft {
    /// Takes over what the dossier holds, and starts anew when another criterion comes to the front;
    /// tells whether one did.
    ///
    /// What is typed goes to the dossier at once: only the level is chosen here before it is kept.
    pub fn keep_up(&mut self, sitting: &Sitting<'_>, criterion: &Criterion) -> bool {
        let entry = sitting.campaign.entries.get(&criterion.id);
        self.reason = entry.map_or_else(String::new, |entry| entry.comment.clone());
        self.minority = entry.map_or_else(String::new, |entry| entry.minority.clone());
        if self.criterion.as_ref() == Some(&criterion.id) {
            return false;
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
        let kept = entry.and_then(|entry| entry.observed.clone()).filter(|_| is_decided);
        self.observed = kept.or_else(|| observed::said_by_most(sitting, criterion));
        self.leaves_choice = false;
        true
    }

    /// Takes over what the team observes; the level that follows is the one chosen.
    fn observe(&mut self, criterion: &Criterion, observed: Option<Observed>) {
        let level = observed.as_ref().and_then(|observed| criterion.level_of(observed));
        self.choice = level.map(DecisionChoice::Level);
        self.leaves_choice = false;
        self.observed = observed;
    }

    /// Chooses a level.
    pub const fn choose_level(&mut self, level: Level) {
        self.choose(DecisionChoice::Level(level));
    }

    const fn choose(&mut self, choice: DecisionChoice) {
        self.choice = Some(choice);
        self.leaves_choice = false;
    }

    /// Returns the level chosen so far.
    pub const fn level(&self) -> Option<Level> {
        match self.choice {
            Some(DecisionChoice::Level(level)) => Some(level),
            Some(DecisionChoice::NoAgreement | DecisionChoice::NotApplicable) | None => None,
        }
    }

    /// Tells whether the point may be left for another day; asks once more where that would lose the
    /// level the team has just chosen.
    pub fn may_leave(&mut self, sitting: &Sitting<'_>, point: AgendaPoint<'_>) -> bool {
        let is_kept = sitting.campaign.is_decided(&point.criterion.id);
        let loses = self.level().is_some() && !is_kept;
        !loses || std::mem::replace(&mut self.leaves_choice, true)
    }

    /// Returns what the button says that leaves the point for another day.
    pub fn leave_label(&self) -> String {
        match self.level().filter(|_| self.leaves_choice) {
            Some(level) => format!("Reporter sans retenir le niveau {level}"),
            None => "Reporter ce point".to_owned(),
        }
    }

    /// Returns what the main button says.
    pub fn button_label(&self) -> String {
        match self.choice {
            Some(DecisionChoice::Level(level)) => format!("Retenir le niveau {level}"),
            Some(DecisionChoice::NoAgreement) => "Noter le désaccord".to_owned(),
            Some(DecisionChoice::NotApplicable) => fr!("Retenir « sans objet »").to_owned(),
            None => "Retenir un niveau".to_owned(),
        }
    }

    /// Says what is still missing, or how to go on.
    pub fn hint(&self, point: AgendaPoint<'_>) -> String {
        let words = match self.choice {
            _ if self.leaves_choice => "Le niveau choisi serait perdu",
            None => {
                let scale = &point.criterion.scale;
                let between = if scale.count() == 2 { "ou" } else { "à" };
                let (low, high) = (scale.lowest(), scale.highest());
                return fr!("Choisissez un niveau : {low} {between} {high}");
            }
            Some(_) if self.lacks_reason(point) => "Écrivez d’abord pourquoi, en une phrase",
            Some(_) => fr!("Entrée : point suivant"),
        };
        words.to_owned()
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
        // A level the team chose otherwise says nothing of what would make it.
        let observed = self.observed.clone().filter(|observed| {
            point.criterion.level_of(observed).is_some_and(|level| answer.level() == Some(level))
        });
        let decision = Decision { answer, observed, reason: Some(reason), minority, decided };
        let id = point.criterion.id.clone();
        Some(Edit::Decide(sitting.campaign.id, vec![(id, decision)]))
    }
}

/// Returns between which levels an undecided criterion lies: those somebody gave; all, without ballots.
fn band(point: AgendaPoint<'_>) -> (Level, Level) {
    let given = point.agreement.and_then(crate::scoring::Agreement::extremes);
    let scale = &point.criterion.scale;
    given.filter(|(low, high)| low < high).unwrap_or((scale.lowest(), scale.highest()))
}

/// Shows what the level follows from: agreed one by one, it gives the level; the team may as well choose
/// the level itself.
pub fn observed_ui(
    ui: &mut Ui,
    draft: &mut DecisionDraft,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
) {
    if let Some(observed) = observed::observed_ui(ui, sitting, criterion, draft.observed.as_ref()) {
        draft.observe(criterion, observed);
    }
    let observed = draft.observed.as_ref();
    let Some(level) = observed.and_then(|observed| criterion.level_of(observed)) else { return };
    let gives = fr!("Cela donne le niveau~{level} : {}", criterion.scale.name(level));
    let words = match draft.level().filter(|chosen| *chosen != level) {
        Some(_) => fr!("{gives}. L’équipe en a choisi un autre : ce détail ne sera pas gardé."),
        None => gives,
    };
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, words);
        let is_open = draft.level() != Some(level);
        if is_open && Button::new(&fr!("Choisir le niveau~{level}")).ui(ui).clicked() {
            draft.choose_level(level);
        }
    });
}

/// Says what the choice means where it is no level, and asks why it is made.
pub fn decision_ui(
    ui: &mut Ui,
    draft: &mut DecisionDraft,
    sitting: &Sitting<'_>,
    point: AgendaPoint<'_>,
) {
    let words = match draft.choice {
        Some(DecisionChoice::NoAgreement) => {
            let (low, high) = band(point);
            fr!("Le niveau reste incertain, entre {low} et {high} ; on en reparlera.")
        }
        Some(DecisionChoice::NotApplicable) => {
            fr!("Le critère ne concerne pas l’équipe ; dites pourquoi.").to_owned()
        }
        Some(DecisionChoice::Level(_)) | None => String::new(),
    };
    if !words.is_empty() {
        muted_ui(ui, words);
    }
    let field = Field::new("Pourquoi, en une phrase")
        .rows(2)
        .hint("Ce que l’équipe observe et qui fait dire ce niveau");
    let id = &point.criterion.id;
    ui.push_id(&id.0, |ui| {
        text_ui(ui, sitting, id, field, &mut draft.reason, EntryText::Comment);
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

/// Shows what can be decided in the place of a level.
pub fn others_ui(ui: &mut Ui, draft: &mut DecisionDraft, criterion: &Criterion) {
    let mut other = |label: &str, choice| {
        if Button::new(label).selected(draft.choice == Some(choice)).ui(ui).clicked() {
            draft.choose(choice);
        }
    };
    other("Pas d’accord à ce jour", DecisionChoice::NoAgreement);
    if criterion.allows_not_applicable {
        other("Sans objet", DecisionChoice::NotApplicable);
    }
}

/// Shows the opinion of the few, and the proofs that are at hand.
pub fn aside_ui(
    ui: &mut Ui,
    draft: &mut DecisionDraft,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
) {
    let field = Field::new("Avis minoritaire")
        .rows(2)
        .help("Ce que certains pensent encore, sans nom, s’ils demandent que ce soit écrit.");
    ui.push_id(&criterion.id.0, |ui| {
        text_ui(ui, sitting, &criterion.id, field, &mut draft.minority, EntryText::Minority);
    });
    if !criterion.proofs.is_empty() {
        field_label_ui(ui, "Preuves sous la main");
    }
    let held = sitting.campaign.entries.get(&criterion.id).map(|entry| &entry.held_proofs);
    for proof in &criterion.proofs {
        let mut is_held = held.is_some_and(|held| held.contains(proof));
        if ui.add(egui::Checkbox::new(&mut is_held, style::body(proof))).changed() {
            let (campaign, id) = (sitting.campaign.id, criterion.id.clone());
            sitting.ask.push(Edit::HoldProof(campaign, id, proof.clone(), is_held));
        }
    }
}
