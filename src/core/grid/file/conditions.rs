//! Tree → when criteria are asked, and whether what they name is there.

use std::collections::HashMap;

use super::languages::Languages;
use crate::grid::{CriterionCondition, CriterionId, Domain, ProfileQuestion};
use crate::source::{Node, Problems, Record, Span, excerpt, id, max};

const QUESTION: [&str; 3] = ["id", "question", "choix"];
const CONDITION: [&str; 5] = ["profil", "parmi", "critere", "au_moins", "professions"];
/// More than a team answers before it begins.
const MOST_QUESTIONS: usize = 10;
const MOST_CONDITIONS: usize = 10;

/// What was written of conditions, to be looked at once every criterion is read.
#[derive(Default)]
pub(super) struct Conditions {
    /// The criterion that depends, the one it depends on, its level as written, and where.
    reached: Vec<(CriterionId, CriterionId, i64, Span)>,
}

/// Reads what is asked of the team.
pub(super) fn profile<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    languages: &Languages<'a>,
) -> Vec<ProfileQuestion> {
    let example = "[(id: \"forme\", question: \"…\", choix: [\"…\", \"…\"])]";
    let nodes = record.list_of_at_most(MOST_QUESTIONS, "profil", example).unwrap_or_default();
    let mut questions: Vec<ProfileQuestion> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let question = Record::open(node, problems, "cette question", &QUESTION);
        let name = id(&question, problems);
        if questions.iter().any(|other| other.id == name) && !name.is_empty() {
            let message = fr!("La question « {} » est déjà écrite.", excerpt(&name));
            problems.error(question.span("id"), message, "Choisissez un autre « id ».");
        }
        question.require("choix", "[\"…\", \"…\"]");
        let choices = question.texts("choix", max::SHORT);
        if choices.len() < 2 && question.get("choix").is_some_and(|node| !node.is_damaged) {
            let help = "Écrivez au moins deux réponses possibles.";
            let message = "Cette question n’a pas de quoi choisir.";
            problems.shape_error(question.span("choix"), message, help);
        }
        let text = languages.text(&question, "question", max::LINE);
        questions.push(ProfileQuestion { id: name, question: text, choices });
    }
    questions
}

impl Conditions {
    /// Reads when a criterion is asked.
    pub(super) fn of<'a, const N: usize>(
        &mut self,
        record: &Record<'a, N>,
        problems: &'a Problems<'a>,
        profile: &[ProfileQuestion],
        own: &CriterionId,
    ) -> Vec<CriterionCondition> {
        let example = "[(profil: \"forme\", parmi: [\"MSP\"])]";
        let nodes = record.list_of_at_most(MOST_CONDITIONS, "si", example).unwrap_or_default();
        nodes.iter().filter_map(|node| self.one(node, problems, profile, own)).collect()
    }

    fn one<'a>(
        &mut self,
        node: &'a Node<'a>,
        problems: &'a Problems<'a>,
        profile: &[ProfileQuestion],
        own: &CriterionId,
    ) -> Option<CriterionCondition> {
        let record = Record::open(node, problems, "cette condition", &CONDITION);
        let has = |key| record.get(key).is_some();
        if has("profil") {
            return Some(of_profile(&record, problems, profile));
        }
        if has("critere") {
            let criterion = CriterionId(record.str("critere", max::ID).to_owned());
            let number = record.required_integer("au_moins", &(0..=12));
            self.reached.push((own.clone(), criterion.clone(), number, record.span("critere")));
            let at_least = crate::grid::Level::try_from(number).unwrap_or_default();
            return Some(CriterionCondition::Reached { criterion, at_least });
        }
        if has("professions") {
            let names = record.texts("professions", max::SHORT);
            if names.is_empty() && !node.is_damaged {
                let help = fr!("Écrivez par exemple « professions: [\"Infirmier\"] ».");
                problems.shape_error(
                    record.span("professions"),
                    "Aucune profession n’est dite.",
                    help,
                );
            }
            return Some(CriterionCondition::Professions(names));
        }
        if !node.is_damaged {
            let message = "Cette condition ne dit rien.";
            let help = fr!(
                "Écrivez « profil » avec « parmi », « critere » avec « au_moins », ou « professions »."
            );
            problems.shape_error(node.span, message, help);
        }
        None
    }

    /// Reports conditions on a criterion that is not there, on a level it does not have, or that go
    /// round in a circle.
    pub(super) fn report(&self, problems: &Problems<'_>, domains: &[Domain]) {
        if problems.is_malformed() {
            return;
        }
        let criteria: HashMap<&CriterionId, &crate::grid::Scale> = domains
            .iter()
            .flat_map(|domain| &domain.criteria)
            .map(|criterion| (&criterion.id, &*criterion.scale))
            .collect();
        for (own, named, number, span) in &self.reached {
            let Some(scale) = criteria.get(named) else {
                if !named.0.is_empty() && !problems.is_full() {
                    let message = fr!("La grille n’a pas de critère « {} ».", excerpt(&named.0));
                    let names = criteria.keys().map(|id| id.0.as_str());
                    let help = "Écrivez l’« id » d’un autre critère, ou supprimez cette condition.";
                    let help = problems.did_you_mean(&named.0, names, help);
                    problems.error(*span, message, help);
                }
                continue;
            };
            let levels = i64::from(scale.lowest().number())..=i64::from(scale.highest().number());
            let told = match *number {
                number if number == *levels.start() => {
                    Some(fr!("est toujours au moins au niveau {number}"))
                }
                number if !levels.contains(&number) => {
                    Some(fr!("ne peut pas atteindre le niveau {number}"))
                }
                _ => None,
            };
            if let Some(told) = told {
                let message = fr!(
                    "Le critère « {} » {told} : cette condition ne sert à rien.",
                    excerpt(&named.0)
                );
                let help =
                    fr!("Ses niveaux vont {} : écrivez-en un au-dessus du premier.", scale.words());
                problems.error(*span, message, help);
            }
            if self.returns_to(own, named) {
                let message = fr!(
                    "Cette condition tourne en rond : « {} » dépend de lui-même.",
                    excerpt(&own.0)
                );
                let help = "Supprimez-la, ou faites-la porter sur un autre critère.";
                problems.error(*span, message, help);
            }
        }
    }

    /// Tells whether a criterion depends on another through those it depends on.
    fn returns_to(&self, own: &CriterionId, from: &CriterionId) -> bool {
        let (mut next, mut seen) = (vec![from], Vec::new());
        while let Some(current) = next.pop() {
            if current == own {
                return true;
            }
            if !seen.contains(&current) {
                seen.push(current);
                let others = self.reached.iter().filter(|(one, ..)| one == current);
                next.extend(others.map(|(_, named, ..)| named));
            }
        }
        false
    }
}

fn of_profile<const N: usize>(
    record: &Record<'_, N>,
    problems: &Problems<'_>,
    profile: &[ProfileQuestion],
) -> CriterionCondition {
    let name = record.str("profil", max::ID);
    record.require("parmi", "[\"…\"]");
    let among = record.texts("parmi", max::SHORT);
    match profile.iter().find(|question| question.id == name) {
        None if name.is_empty() => {}
        None => {
            let message = fr!("La question « {} » n’est pas dans « profil ».", excerpt(name));
            let names = profile.iter().map(|question| question.id.as_str());
            let help = "Ajoutez-la à « profil », ou supprimez cette condition.";
            let help = problems.did_you_mean(name, names, help);
            problems.error(record.span("profil"), message, help);
        }
        Some(question) => {
            for choice in among.iter().filter(|choice| !question.choices.contains(choice)) {
                let message =
                    fr!("« {} » n’est pas une réponse à cette question.", excerpt(choice));
                let names = question.choices.iter().map(String::as_str);
                let help = "Écrivez une des réponses de « choix ».";
                let help = problems.did_you_mean(choice, names, help);
                problems.error(record.span("parmi"), message, help);
            }
        }
    }
    CriterionCondition::Profile { question: name.to_owned(), among }
}
