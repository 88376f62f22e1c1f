//! Who answered and how far they agreed, for any document: never a person, never a ballot.

use super::Fact;
use super::minutes::{method, told_agreements};
use crate::dossier::Campaign;
use crate::french::{self, NBSP};
use crate::scoring::Verdict;

/// How the team answered a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voices {
    /// How many ballots were given; `None` when none was asked.
    pub ballots: Option<usize>,
    /// By profession, from three people on.
    pub participants: Vec<Fact>,
    /// "En accord sur 31 critères sur 33, partagés sur 2"; empty when nothing may be told.
    pub agreement: String,
}

impl Voices {
    /// Tells how the team answered.
    pub fn of(campaign: &Campaign) -> Self {
        Self {
            ballots: method::ballot_count(campaign),
            participants: method::participants(campaign),
            agreement: agreement(campaign),
        }
    }
}

fn agreement(campaign: &Campaign) -> String {
    let verdicts: Vec<Verdict> =
        told_agreements(campaign).values().filter_map(|one| one.verdict).collect();
    if verdicts.is_empty() {
        return String::new();
    }
    let number = |verdict| verdicts.iter().filter(|one| **one == verdict).count();
    let agreed = format!(
        "En accord sur {} des {} critères où des avis ont été donnés",
        number(Verdict::Agreed),
        verdicts.len()
    );
    let others = [(Verdict::Gap, "écart"), (Verdict::Split, "avis partagés")].into_iter();
    let others = others.filter(|(verdict, _)| number(*verdict) > 0);
    let others = others.map(|(verdict, told)| format!("{told} sur {}", number(verdict)));
    std::iter::once(agreed).chain(others).collect::<Vec<_>>().join(", ")
}

/// Says how many ballots were given: "12 avis individuels".
pub fn ballots_told(number: usize) -> String {
    match number {
        0 => "aucun avis individuel".to_owned(),
        1 => format!("1{NBSP}avis individuel"),
        _ => format!(
            "{}{NBSP}avis individuels",
            french::integer(i64::try_from(number).unwrap_or(i64::MAX))
        ),
    }
}
