//! The sums of a statement: what is payable, when, and how each comes.

use jiff::civil::Date;

use super::{Amount, Fact, Figure, Sum, SupplementPart, fact};
use crate::french;
use crate::remuneration::{Exact, GateState, Rules, Statement, SupplementLine, words};
use crate::report::model::words::NOTHING;

pub(super) fn figures(statement: &Statement) -> [Figure; 4] {
    let figure = |label: &str, value, unit: &str, detail: &str| Figure {
        label: label.to_owned(),
        value,
        unit: unit.to_owned(),
        detail: detail.to_owned(),
    };
    let payable = match statement.gate.state() {
        GateState::Held => "Prérequis tenus, majoration comprise".to_owned(),
        GateState::ToConfirm => "Prérequis à confirmer : tout est en jeu".to_owned(),
        GateState::Missing | GateState::Unknown => {
            format!("{} avec tous les prérequis", french::short_euros(statement.total))
        }
    };
    let point_value = format!("à {} le point", french::euros(statement.point_value));
    let which = match statement.advance.received {
        Some(_) => "Reçue, d’après l’équipe",
        None if statement.advance.missing.is_empty() => "Calculée sur le socle et les prérequis",
        None => "Incomplète, des données manquent",
    };
    let advance = statement.advance.counted();
    let all_held =
        format!("{} avec tous les prérequis", french::short_euros(statement.full_balance()));
    let (balance, due) = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm => {
            let due = french::long_date(statement.payment_due);
            (french::short_euros(statement.balance), format!("Au plus tard le {due}"))
        }
        GateState::Missing => (french::short_euros(statement.balance), all_held),
        GateState::Unknown => (NOTHING.to_owned(), all_held),
    };
    [
        figure("Payable", french::short_euros(statement.payable), "", &payable),
        figure("Points", french::quantity(statement.points), "", &point_value),
        figure("Avance", french::short_euros(advance), "", which),
        figure("Solde", balance, "", &due),
    ]
}

pub(super) fn range(statement: &Statement) -> Vec<Sum> {
    let range = &statement.range;
    vec![
        sum(
            "Justifié",
            "lignes dont le justificatif est détenu et vaut encore, ou n’est pas demandé",
            range.certain,
        ),
        sum("Déclaré", "tout ce que l’équipe déclare, justificatif détenu ou non", range.declared),
        Sum {
            label: "Possible".to_owned(),
            calculation: match range.possible {
                Some(_) => "le plus que donnent ces règles, à patientèle et effectif inchangés",
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
            "Date passée pour les justificatifs\u{a0}: le",
        ),
        due(
            statement.payment_due,
            "solde versé au plus tard le",
            "pour le versement du solde\u{a0}: le",
        ),
    ]
}

pub(super) fn settlement(rules: &Rules, statement: &Statement) -> Vec<Sum> {
    let majoration = &statement.majoration;
    let mut sums = vec![
        sum("Points en euros", &words::base(statement), statement.base),
        sum("Majoration de précarité", &words::majoration(rules, majoration), majoration.amount),
        main("Total", &words::total(statement), statement.total),
        main("Payable", words::payable(statement), statement.payable),
        sum("Avance", &words::advance(rules, statement), statement.advance.counted()),
        main("Solde", &words::balance(statement), statement.balance),
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
