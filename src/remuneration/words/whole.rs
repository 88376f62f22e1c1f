//! What is said of a statement as a whole: prerequisites, sums, advance and balance.

use crate::french;
use crate::remuneration::backing::Backing;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::rules::Rules;
use crate::remuneration::settlement::Guarantee;
use crate::remuneration::statement::{GateState, Statement};

/// Tells where the prerequisites stand, and what hangs on them.
pub fn gate(statement: &Statement) -> String {
    let all = statement.gate.prerequisites.len();
    let count = |wanted| {
        let states = statement.gate.prerequisites.iter().map(|(_, state)| *state);
        states.filter(|state| *state == wanted).count()
    };
    let (missing, unknown) = (count(GateState::Missing), count(GateState::Unknown));
    let amount = french::euros(statement.total);
    let those = |number: usize, one: &str, several: &str| match number {
        1 => format!("Un prérequis {one}"),
        number => format!("{number} prérequis {several}"),
    };
    let unsure = count(GateState::ToConfirm);
    match (all, missing, unknown) {
        (0, ..) => "Cet exercice n’a pas de prérequis.".to_owned(),
        (_, 0, 0) if unsure > 0 => {
            let those = those(unsure, "reste à confirmer", "restent à confirmer");
            let held = match all {
                1 => "Le prérequis est atteint, d’après l’équipe.".to_owned(),
                all => format!("Les {all} prérequis sont atteints, d’après l’équipe."),
            };
            format!("{held} {those}, faute d’un justificatif qui vaille : {amount} en jeu.")
        }
        (_, 0, 0) => format!("Les {all} prérequis sont tenus."),
        (_, 0, unknown) => {
            let those = those(unknown, "reste à renseigner", "restent à renseigner");
            let amount = if statement.total == zero() {
                String::new()
            } else {
                format!(" S’ils l’étaient, le montant serait d’au moins {amount}.")
            };
            format!(
                "{those} : rien n’est payable tant que les {all} prérequis ne sont pas tenus.{amount}"
            )
        }
        (_, missing, unknown) => {
            let others = match unknown {
                0 => String::new(),
                _ => {
                    format!(" et {}", those(unknown, "reste à renseigner", "restent à renseigner"))
                        .to_lowercase()
                }
            };
            format!(
                "{}{others} : rien n’est payé. Si les {all} prérequis étaient tenus, le montant serait d’au moins {amount}.",
                those(missing, "manque", "manquent")
            )
        }
    }
}

/// Tells how the points become euros: "5 035 points × 7,00 €".
pub fn base(statement: &Statement) -> String {
    // What is rounded on display must not look as if it multiplied to the cent.
    let about = if (statement.points * 100).is_integer() { "" } else { "≈ " };
    let points = super::points(statement.points);
    format!("{about}{points} × {}", french::euros(statement.point_value))
}

/// Tells what the total is made of: "35 245,00 € + 352,45 €".
pub fn total(statement: &Statement) -> String {
    format!("{} + {}", french::euros(statement.base), french::euros(statement.majoration.amount))
}

/// Tells why what is payable is the total, or nothing.
pub fn payable(statement: &Statement) -> &'static str {
    match statement.gate.state() {
        GateState::Held => "le total, tous les prérequis étant tenus",
        GateState::ToConfirm => "le total, si les prérequis à confirmer le sont",
        GateState::Missing => "rien, un prérequis manque",
        GateState::Unknown => "rien tant qu’un prérequis reste à renseigner",
    }
}

/// Tells how the advance was reckoned: "60 % × 3 150 × 7 = 13 230,00 €".
pub fn advance(rules: &Rules, statement: &Statement) -> String {
    let advance = &statement.advance;
    let mut told = vec![in_euros(&advance.calculation)];
    if let Some(minimum) = advance.minimum {
        told.push(format!("porté au minimum de {}", french::euros(minimum)));
    }
    if !advance.missing.is_empty() {
        let missing = super::labels(rules, &advance.missing).join(", ");
        told.push(format!("incomplète, il manque : {missing}"));
    }
    if let Some(received) = advance.received {
        told.push(format!("reçue : {}", french::euros(received)));
    }
    told.join(" ; ")
}

/// Tells how the guarantee of a new structure was reckoned.
pub fn guarantee(guarantee: &Guarantee) -> String {
    let calculation = in_euros(&guarantee.calculation);
    if guarantee.complement == zero() {
        return format!("{calculation} ; le total l’atteint déjà");
    }
    format!("{calculation} ; complément : {}", french::euros(guarantee.complement))
}

/// Tells what the balance is made of: "35 597,45 € − 13 230,00 € d’avance reçue".
pub fn balance(statement: &Statement) -> String {
    let advance = &statement.advance;
    let (amount, which) = match advance.received {
        Some(received) => (received, "reçue"),
        None => (advance.amount, "calculée"),
    };
    let caution = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm if statement.balance < zero() => {
            " ; négatif : l’avance serait à rendre en partie".to_owned()
        }
        GateState::Held | GateState::ToConfirm => String::new(),
        GateState::Missing | GateState::Unknown => {
            format!(" ; {} avec tous les prérequis", french::euros(statement.full_balance()))
        }
    };
    let (payable, amount) = (french::euros(statement.payable), french::euros(amount));
    format!("{payable} − {amount} d’avance {which}{caution}")
}

/// Returns a calculation of euros with its result: "60 % × 3 150 × 7 = 13 230,00 €".
pub fn in_euros(expression: &Expression) -> String {
    let value: Exact = expression.value();
    if !expression.is_calculation() {
        return french::euros(value);
    }
    format!("{expression} {} {}", super::equals(value), french::euros(value))
}

/// Tells what stands behind an indicator: "détenu", "à réunir", "expiré le 31 mars 2025"; nothing
/// when no proof is asked.
pub fn backing(backing: Backing) -> String {
    match backing {
        Backing::NotAsked => String::new(),
        Backing::Held => "détenu".to_owned(),
        Backing::Missing => "à réunir".to_owned(),
        Backing::Undeclared => "au registre, pas encore déclaré prêt".to_owned(),
        Backing::Expired(last) => format!("expiré le {}", french::long_date(last)),
        Backing::Changed => "modifié depuis son enregistrement".to_owned(),
    }
}

/// Tells whether a commitment is kept.
pub const fn commitment(kept: Option<bool>) -> &'static str {
    match kept {
        Some(true) => "tenu",
        Some(false) => "pas tenu",
        None => "non renseigné",
    }
}
