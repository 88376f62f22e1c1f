//! Answers found elsewhere in the dossier: proposed with their place, never filled in.

use super::condition::QuestionIndex;
use super::questions::{Origin, Question, QuestionKind};
use super::rules::Rules;
use crate::dossier::{Associates, Dossier, Fact, Quantity};
use crate::french;
use crate::grid::{Criterion, CriterionKind, Domain, Observed};

/// An answer found elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The answer.
    pub fact: Fact,
    /// Where it comes from: "Équipe, patientèle de 2025".
    pub from: String,
}

/// Returns the answer the dossier holds elsewhere for a question, unless it is the one given.
pub fn proposal(
    rules: &Rules,
    dossier: &Dossier,
    year: i16,
    index: QuestionIndex,
) -> Option<Proposal> {
    let question = rules.question(index)?;
    let given = dossier.exercise(year).and_then(|facts| facts.get(&question.id.0));
    let proposal = measured(dossier, year, question).or_else(|| found(dossier, year, question))?;
    // Last year's answer only helps while there is none; another one was given on purpose.
    let is_settled = question.origin == Some(Origin::LastYear) && given.is_some();
    (!is_settled && given != Some(&proposal.fact)).then_some(proposal)
}

/// Returns the number that a campaign of the year measured for this question, by the word of its grid.
fn measured(dossier: &Dossier, year: i16, question: &Question) -> Option<Proposal> {
    let mut of_year = dossier.campaigns.iter().rev().filter(|one| one.date.year() == year);
    of_year.find_map(|campaign| {
        let serves = |(_, criterion): &(&Domain, &Criterion)| match &criterion.kind {
            CriterionKind::Measure(measure) => measure.fact.as_ref() == Some(&question.id.0),
            CriterionKind::Levels | CriterionKind::Characteristics(_) | CriterionKind::YesNo(_) => {
                false
            }
        };
        let (_, criterion) = campaign.grid.criteria().find(serves)?;
        let observed = campaign.entries.get(&criterion.id)?.observed.as_ref()?;
        let Observed::Number(number) = observed else { return None };
        let hundredths = number * 100;
        let quantity = Quantity::hundredths(hundredths.to_integer());
        let QuestionKind::Number { least, most, .. } = &question.kind else { return None };
        let can_be = hundredths.is_integer() && (*least..=*most).contains(&quantity);
        let fact = Fact::Number(quantity);
        let from = fr!("Campagne « {} », critère {}", campaign.title, criterion.code);
        can_be.then_some(Proposal { fact, from })
    })
}

fn found(dossier: &Dossier, year: i16, question: &Question) -> Option<Proposal> {
    let team = &dossier.team;
    let proposal = |fact: Fact, from: &str| Some(Proposal { fact, from: from.to_owned() });
    let associates = |count: u32| {
        let is_known = !team.associates.is_empty();
        is_known.then(|| proposal(number(count), "Équipe, associés")).flatten()
    };
    match question.origin? {
        Origin::Patientele => {
            let of_year = team.patientele.iter().find(|patientele| patientele.year == year)?;
            proposal(number(of_year.count), &format!("Équipe, patientèle de {year}"))
        }
        Origin::Associates => associates(team.associate_count()),
        Origin::MedicalProfessions => associates(different(&team.associates, is_other_medical)),
        Origin::ParamedicalProfessions => associates(different(&team.associates, is_paramedical)),
        Origin::Doctors => {
            let doctors = team.associates.iter().filter(|a| is_doctor(&a.profession));
            associates(doctors.map(|a| a.count).fold(0, u32::saturating_add))
        }
        Origin::Ipa => {
            let has_ipa = team.associates.iter().any(|a| a.count > 0 && is_ipa(&a.profession));
            let is_known = !team.associates.is_empty();
            is_known.then(|| proposal(Fact::Flag(has_ipa), "Équipe, associés")).flatten()
        }
        Origin::ContractDate => {
            proposal(Fact::Date(team.contract_date?), "Équipe, date du contrat")
        }
        Origin::LastYear => {
            let last = year.checked_sub(1)?;
            let fact = dossier.exercise(last)?.get(&question.id.0)?;
            proposal(fact.clone(), &format!("Exercice {last}"))
        }
    }
}

fn number(count: u32) -> Fact {
    Fact::Number(Quantity::whole(i64::from(count)))
}

/// Counts the different professions of a sort, however each is written.
fn different(associates: &[Associates], is_of_sort: fn(&str) -> bool) -> u32 {
    let mut professions: Vec<String> = associates
        .iter()
        .filter(|associates| associates.count > 0 && is_of_sort(&associates.profession))
        .map(|associates| french::fold(&associates.profession))
        .collect();
    professions.sort();
    professions.dedup();
    u32::try_from(professions.len()).unwrap_or(u32::MAX)
}

/// Tells whether a profession has one of these words, which are told folded.
fn has_any(profession: &str, words: &[&str]) -> bool {
    let profession = french::fold(profession);
    words.iter().any(|word| profession.contains(word))
}

fn is_ipa(profession: &str) -> bool {
    has_any(profession, &["pratique avancee"])
        || french::fold(profession).split(|c: char| !c.is_alphabetic()).any(|word| word == "ipa")
}

fn is_doctor(profession: &str) -> bool {
    has_any(profession, &["medecin", "generaliste", "pediatre", "gynecologue", "psychiatre"])
}

/// A medical profession or specialty other than general practice, or a pharmacist.
fn is_other_medical(profession: &str) -> bool {
    let is_general = has_any(profession, &["generaliste", "medecine generale"]);
    let words = ["sage-femme", "maieutic", "dentiste", "pharmac"];
    !is_general && (is_doctor(profession) || has_any(profession, &words))
}

/// One of the *auxiliaires médicaux*.
fn is_paramedical(profession: &str) -> bool {
    let words = [
        "infirmi",
        "kine",
        "orthophon",
        "orthopt",
        "pedicure",
        "podologue",
        "ergotherap",
        "psychomotric",
        "dietet",
        "audioprothes",
        "opticien",
        "prothes",
        "orthesiste",
        "manipulat",
    ];
    !is_ipa(profession) && has_any(profession, &words)
}
