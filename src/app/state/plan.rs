//! Improvements are begun, moved, noted and taken out.

use crate::app::{Notice, PlanAction, Screen, State, proposed_improvement};
use crate::dossier::{Edit, Event, Improvement, ImprovementId, ImprovementState};
use crate::grid::CriterionId;

impl State {
    /// Does what is asked about the plan.
    pub(super) fn plan(&mut self, action: PlanAction) {
        match action {
            PlanAction::Begin(criterion) => {
                let Some(id) = self.begin(criterion.as_ref()) else { return };
                self.session.improvement = Some(id);
                self.go(Screen::Plan);
            }
            PlanAction::Add(improvement) => {
                self.add_improvement(*improvement);
            }
            PlanAction::Show(id) => self.show_improvement(id),
            PlanAction::Move(id, state) => self.move_improvement(id, state),
            PlanAction::Note(id, text) => self.note_improvement(id, text),
            PlanAction::Remove(id) => self.remove_improvement(id),
        }
    }

    /// Adds an improvement to the dossier, prefilled with what the grid proposes.
    fn begin(&mut self, criterion: Option<&CriterionId>) -> Option<ImprovementId> {
        let dossier = self.dossier()?;
        let proposed = proposed_improvement(dossier, self.session.campaign, criterion);
        let improvement = Improvement { start: Some(self.today), ..proposed };
        self.session.end_step();
        let id = self.add_improvement(improvement);
        self.session.end_step();
        id
    }

    /// Adds an improvement under a number drawn for it, and returns this number.
    fn add_improvement(&mut self, improvement: Improvement) -> Option<ImprovementId> {
        let drawn = self.chance.number();
        let id = self.dossier()?.new_improvement_id(drawn);
        self.edit(&Edit::Improvement(Box::new(Improvement { id, ..improvement })));
        Some(id)
    }

    /// Opens an improvement; one that was left without a word goes.
    fn show_improvement(&mut self, id: Option<ImprovementId>) {
        let left = self.session.improvement.filter(|left| Some(*left) != id);
        let is_blank = |left: &ImprovementId| {
            let improvement = self.dossier().and_then(|dossier| dossier.improvement(*left));
            improvement.is_some_and(|improvement| improvement.is_blank())
        };
        if let Some(left) = left.filter(is_blank) {
            self.edit(&Edit::RemoveImprovement(left));
        }
        self.session.improvement = id;
        if id.is_some() {
            self.go(Screen::Plan);
        } else {
            self.session.end_step();
        }
    }

    fn move_improvement(&mut self, id: ImprovementId, state: ImprovementState) {
        let Some(improvement) = self.dossier().and_then(|dossier| dossier.improvement(id)) else {
            return;
        };
        let moved = improvement.moved_to(state, self.today);
        self.edit_alone(&Edit::Improvement(Box::new(moved)));
        let waiting: Vec<String> = self
            .session
            .derived
            .to_reassess
            .iter()
            .filter(|(_, of)| *of == id)
            .map(|(criterion, _)| self.code_of(criterion))
            .collect();
        if state != ImprovementState::Done || waiting.is_empty() {
            return;
        }
        let title = if let [only] = waiting.as_slice() {
            fr!("Action faite : {only} est à réévaluer.")
        } else {
            fr!("Action faite : {} sont à réévaluer.", waiting.join(", "))
        };
        let help = fr!(
            "Le niveau ne change pas tout seul : l’équipe le décide, dans Évaluer ou en réunion."
        );
        self.notify(Notice::done(title, help));
    }

    fn note_improvement(&mut self, id: ImprovementId, text: String) {
        let Some(improvement) = self.dossier().and_then(|dossier| dossier.improvement(id)) else {
            return;
        };
        let mut noted = Improvement::clone(improvement);
        noted.history.push(Event { on: self.today, state: None, text });
        self.edit_alone(&Edit::Improvement(Box::new(noted)));
    }

    fn remove_improvement(&mut self, id: ImprovementId) {
        let Some(improvement) = self.dossier().and_then(|dossier| dossier.improvement(id)) else {
            return;
        };
        let title = fr!("L’action « {} » est supprimée.", improvement.title());
        self.session.end_step();
        self.edit(&Edit::RemoveImprovement(id));
        self.notify(Notice::done(title, "Ctrl+Z pour la rétablir, avec son historique."));
    }

    /// Returns the code the person knows a criterion by.
    pub fn code_of(&self, criterion: &CriterionId) -> String {
        self.dossier().map_or_else(|| criterion.to_string(), |dossier| dossier.code_of(criterion))
    }
}
