//! The sums of a statement: what is payable, what could be, and how each comes.

use crate::remuneration::expression::Exact;
use crate::remuneration::rules::Rules;
use crate::remuneration::statement::Statement;
use crate::scoring::Absence;

/// A sum with its calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldSum {
    /// "Majoration de précarité".
    pub label: &'static str,
    /// How it comes.
    pub calculation: String,
    /// In euros, or why it is not known.
    pub amount: Result<Exact, Absence>,
    /// Whether it is one of those that count most.
    pub is_main: bool,
}

impl ToldSum {
    fn of(label: &'static str, calculation: String, amount: Exact) -> Self {
        Self { label, calculation, amount: Ok(amount), is_main: false }
    }

    fn main(label: &'static str, calculation: String, amount: Exact) -> Self {
        Self { is_main: true, ..Self::of(label, calculation, amount) }
    }
}

/// Returns what is sure, what is said, what could be.
pub fn range(statement: &Statement) -> Vec<ToldSum> {
    let range = &statement.range;
    let possible = match range.possible {
        Some(_) => "tous les indicateurs au plus haut, à patientèle, effectif et dates inchangés",
        None => "inconnu tant qu’une donnée dont il dépend n’est pas renseignée",
    };
    vec![
        ToldSum::of(
            "Justifié",
            "lignes dont le justificatif est réuni ou déclaré prêt, et encore valable, ou n’est pas demandé"
                .to_owned(),
            range.certain,
        ),
        ToldSum::of(
            "Déclaré",
            "tout ce que l’équipe déclare, justificatif réuni ou non".to_owned(),
            range.declared,
        ),
        ToldSum {
            amount: range.possible.ok_or(Absence::Incomplete),
            ..ToldSum::of("Possible", possible.to_owned(), Exact::default())
        },
    ]
}

/// Returns the way from points to balance.
pub fn settlement(rules: &Rules, statement: &Statement) -> Vec<ToldSum> {
    let majoration = &statement.majoration;
    let remainder = super::remainder(statement);
    let mut sums = vec![
        ToldSum::of("Points en euros", super::base(statement), statement.base),
        ToldSum::of(
            "Majoration de précarité",
            super::majoration(rules, majoration),
            majoration.amount,
        ),
        ToldSum::main("Total", super::total(statement), statement.total),
        ToldSum::main(
            super::headline(statement).label,
            super::payable(statement),
            statement.payable,
        ),
        ToldSum {
            amount: super::advance_amount(statement),
            ..ToldSum::of("Avance", super::advance(rules, statement), Exact::default())
        },
        ToldSum {
            amount: remainder.amount,
            ..ToldSum::main(remainder.label, super::balance(statement), Exact::default())
        },
    ];
    sums.extend(statement.guarantee.iter().map(|guarantee| {
        let label = "Garantie d’une nouvelle structure, hors total";
        ToldSum::of(label, super::guarantee(guarantee), guarantee.minimum)
    }));
    sums
}
