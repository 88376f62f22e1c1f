//! The sums of a statement: what is payable, when, and how each comes.

use jiff::civil::Date;

use super::{Amount, Fact, Figure, Sum, SupplementPart, fact};
use crate::french;
use crate::remuneration::{Exact, GateState, Rules, Statement, SupplementLine, words};
use crate::scoring::Absence;

pub(super) fn figures(statement: &Statement, made_on: Date) -> [Figure; 4] {
    let figure = |label: &str, value, unit: &str, detail: &str| Figure {
        label: label.to_owned(),
        value,
        unit: unit.to_owned(),
        detail: detail.to_owned(),
    };
    let headline = words::headline(statement);
    let point_value = format!("à {} le point", french::euros(statement.point_value));
    let which = match statement.advance.received {
        Some(_) => "Reçue, d’après l’équipe",
        None if statement.advance.missing.is_empty() => "Calculée sur le socle et les prérequis",
        None => "Incomplète, des données manquent",
    };
    let advance = words::amount_words(words::advance_amount(statement));
    let remainder = words::remainder(statement);
    let due = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm => {
            let day = french::long_date(statement.payment_due);
            let was = statement.payment_due < made_on;
            if was {
                format!("Attendu le {day}, date passée")
            } else {
                format!("Au plus tard le {day}")
            }
        }
        GateState::Missing | GateState::Unknown => "Dépend des prérequis".to_owned(),
    };
    let balance = words::amount_words(remainder.amount);
    [
        figure(headline.label, headline.amount, "", &french::capitalised(&headline.note)),
        figure("Points", french::amount(statement.points), "", &point_value),
        figure("Avance", advance, "", which),
        figure(remainder.label, balance, "", &due),
    ]
}

pub(super) fn range(statement: &Statement) -> Vec<Sum> {
    let range = &statement.range;
    vec![
        sum(
            "Justifié",
            "lignes dont le justificatif est détenu ou dit détenu, et n’est ni expiré ni modifié, ou n’est pas demandé",
            range.certain,
        ),
        sum("Déclaré", "tout ce que l’équipe déclare, justificatif détenu ou non", range.declared),
        Sum {
            label: "Possible".to_owned(),
            calculation: match range.possible {
                Some(_) => {
                    "tous les indicateurs au plus haut, à patientèle, effectif et dates inchangés"
                }
                None => "inconnu tant qu’une donnée dont il dépend n’est pas renseignée",
            }
            .to_owned(),
            amount: range.possible.map(Amount::euros),
            is_main: false,
        },
    ]
}

pub(super) fn deadlines(statement: &Statement, made_on: Date) -> Vec<Fact> {
    let due = |day: Date, what: &str, past: &str| {
        let label = if day < made_on { past } else { what };
        fact(label, &french::long_date(day))
    };
    vec![
        due(
            statement.proofs_due,
            "Justificatifs à transmettre au plus tard le",
            "Envoi des justificatifs, délai passé\u{a0}: le",
        ),
        due(
            statement.payment_due,
            "solde versé au plus tard le",
            "versement du solde, délai passé\u{a0}: le",
        ),
    ]
}

pub(super) fn settlement(rules: &Rules, statement: &Statement) -> Vec<Sum> {
    let majoration = &statement.majoration;
    let remainder = words::remainder(statement);
    let mut sums = vec![
        sum("Points en euros", &words::base(statement), statement.base),
        sum("Majoration de précarité", &words::majoration(rules, majoration), majoration.amount),
        main("Total", &words::total(statement), statement.total),
        main(words::headline(statement).label, &words::payable(statement), statement.payable),
        known(
            sum("Avance", &words::advance(rules, statement), statement.advance.counted()),
            words::advance_amount(statement),
        ),
        known(
            main(remainder.label, &words::balance(statement), statement.balance),
            remainder.amount,
        ),
    ];
    if let Some(guarantee) = &statement.guarantee {
        let label = "Garantie d’une nouvelle structure, hors total";
        sums.push(sum(label, &words::guarantee(guarantee), guarantee.minimum));
    }
    sums
}

pub(super) fn supplements(rules: &Rules, statement: &Statement) -> Vec<SupplementPart> {
    let part = |line: &SupplementLine| {
        let supplement = rules.supplements.get(line.supplement)?;
        let commitment = |(question, kept): &(_, Option<bool>)| {
            Some(fact(&rules.question(*question)?.label, words::commitment(*kept)))
        };
        Some(SupplementPart {
            name: supplement.name.clone(),
            amount: line.amount.map(Amount::euros),
            commitments: line.commitments.iter().filter_map(commitment).collect(),
            note: supplement.note.clone(),
            source: words::citation(rules, &supplement.citation),
        })
    };
    statement.supplements.iter().filter_map(part).collect()
}

/// Returns a sum with its amount only if it is known.
fn known(sum: Sum, amount: Result<Exact, Absence>) -> Sum {
    Sum { amount: amount.ok().map(Amount::euros), ..sum }
}

fn sum(label: &str, calculation: &str, amount: Exact) -> Sum {
    Sum {
        label: label.to_owned(),
        calculation: calculation.to_owned(),
        amount: Some(Amount::euros(amount)),
        is_main: false,
    }
}

fn main(label: &str, calculation: &str, amount: Exact) -> Sum {
    Sum { is_main: true, ..sum(label, calculation, amount) }
}
