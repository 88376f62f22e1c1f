//! What is said of a statement as a whole: prerequisites, sums, advance and balance.

use crate::french;
use crate::remuneration::backing::Backing;
use crate::remuneration::expression::{Exact, Expression, zero};
use crate::remuneration::rules::{IndicatorKind, Rules};
use crate::remuneration::statement::Guarantee;
use crate::remuneration::statement::{GateState, LineState, Statement, StatementLine};
use crate::scoring::Absence;

/// Tells where the prerequisites stand, and what hangs on them.
pub fn gate(statement: &Statement) -> String {
    let all = statement.gate.prerequisites.len();
    let count = |wanted| {
        let shares = statement.gate.prerequisites.iter().map(|(_, state)| *state);
        shares.filter(|state| *state == wanted).count()
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
            let (those, why) = match unsure {
                1 => (
                    "Un prérequis reste à confirmer".to_owned(),
                    "son justificatif manque ou ne vaut",
                ),
                some => (
                    format!("{some} prérequis restent à confirmer"),
                    "leurs justificatifs manquent ou ne valent",
                ),
            };
            let held = match all {
                1 => "Le prérequis est atteint, d’après l’équipe.".to_owned(),
                all => format!("Les {all} prérequis sont atteints, d’après l’équipe."),
            };
            fr!("{held} {those}, car {why} plus : {amount} en dépendent.")
        }
        (_, 0, 0) => format!("Les {all} prérequis sont tenus."),
        (_, 0, unknown) => {
            let those = those(unknown, "reste à renseigner", "restent à renseigner");
            let amount = if statement.total == zero() {
                String::new()
            } else {
                format!(" S’ils l’étaient, le montant serait d’au moins {amount}.")
            };
            fr!(
                "{those} : rien n’est payable tant que les {all} prérequis ne sont pas tenus.{amount}"
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
            fr!(
                "{}{others} : rien n’est payé. Si les {all} prérequis étaient tenus, le montant serait d’au moins {amount}.",
                those(missing, "manque", "manquent")
            )
        }
    }
}

/// Tells how many indicators bring something beside the prerequisites: "Indicateurs socles atteints, en
/// entier ou en partie : 2 sur 2 ; optionnels : 6 sur 11."; nothing where there is none.
pub fn reached(statement: &Statement) -> String {
    let kinds = [(IndicatorKind::Socle, "socles"), (IndicatorKind::Optionnel, "optionnels")];
    let counts = kinds.into_iter().filter_map(|(kind, name)| {
        let lines = || statement.lines.iter().filter(|line| line.kind == kind);
        let counts =
            |line: &&StatementLine| matches!(line.state, LineState::Reached | LineState::Partial);
        let reached = lines().filter(counts).count();
        (lines().count() > 0).then(|| (name, reached, lines().count()))
    });
    let shares: Vec<String> = counts
        .enumerate()
        .map(|(place, (name, reached, all))| {
            let name = if place == 0 {
                format!("Indicateurs {name} atteints, en entier ou en partie")
            } else {
                name.to_owned()
            };
            fr!("{name} : {reached} sur {all}")
        })
        .collect();
    if shares.is_empty() { String::new() } else { format!("{}.", shares.join(fr!(" ; "))) }
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

/// The first figure of a statement, the same wherever it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// What the amount is called: "Payable aujourd’hui", or "Payable si confirmé" while a prerequisite
    /// hangs on a justificatif.
    pub label: &'static str,
    /// What is payable as things stand, to the euro.
    pub amount: String,
    /// What it rests on, or what it becomes and when.
    pub note: String,
}

impl Headline {
    /// What the figure of several statements, whatever their prerequisites, is called.
    pub const SHORT: &str = "Payable";

    /// Tells it in one line: "0 € aujourd’hui · 29 446 € dès que les 4 prérequis sont tenus".
    pub fn sentence(&self) -> String {
        let when = self.label.strip_prefix(Self::SHORT).unwrap_or_default();
        format!("{}{when} · {}", self.amount, self.note)
    }
}

/// Words the first figure of a statement.
pub fn headline(statement: &Statement) -> Headline {
    let euros = |amount: Exact| french::short_euros(amount.round());
    let all = statement.gate.prerequisites.len();
    let is_held = statement.gate.state() == GateState::Held;
    let (the, are) = match all {
        1 => ("le prérequis".to_owned(), "est tenu"),
        _ => (format!("les {all} prérequis"), "sont tenus"),
    };
    let is_to_confirm = statement.gate.state() == GateState::ToConfirm;
    let label = if is_to_confirm { "Payable si confirmé" } else { "Payable aujourd’hui" };
    let note = match (is_held, all) {
        _ if is_to_confirm => fr!("0 € tant qu’un prérequis reste à confirmer").to_owned(),
        (true, 0) => "sans prérequis cette année".to_owned(),
        (true, _) => format!("{the} {are}"),
        (false, _) if statement.total == zero() => {
            format!("rien tant que {the} ne {}", are.replacen(' ', " pas ", 1))
                .replace(" ne est", " n’est")
        }
        (false, _) => format!("{} dès que {the} {are}", euros(statement.total)),
    };
    Headline { label, amount: euros(statement.payable), note }
}

/// Tells why what is payable is the total, or nothing.
pub fn payable(statement: &Statement) -> String {
    let why = match statement.gate.state() {
        GateState::Held => return "le total, tous les prérequis étant tenus".to_owned(),
        GateState::ToConfirm => {
            return "le total, sous réserve de ce qui reste à confirmer".to_owned();
        }
        GateState::Missing => "rien, un prérequis manque",
        GateState::Unknown => "rien tant qu’un prérequis reste à renseigner",
    };
    if statement.total == zero() {
        return why.to_owned();
    }
    fr!("{why} ; {}", headline(statement).note)
}

/// Returns the advance that counts, or why it is not known.
pub fn advance_amount(statement: &Statement) -> Result<Exact, Absence> {
    let advance = &statement.advance;
    let is_known = advance.received.is_some() || advance.missing.is_empty();
    is_known.then(|| advance.counted()).ok_or(Absence::Incomplete)
}

/// What is left between what is payable and the advance: never below zero, told by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remainder {
    /// "Solde", or "Trop-perçu" when more was received than is payable.
    pub label: &'static str,
    /// In euros, or why it is not known.
    pub amount: Result<Exact, Absence>,
}

/// Names what is left to pay, or to give back.
///
/// While a prerequisite is not held it is known only once an advance was received: nothing is
/// payable, and all of it is too much.
pub fn remainder(statement: &Statement) -> Remainder {
    let is_open = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm => false,
        GateState::Missing => statement.advance.received.is_none(),
        GateState::Unknown => true,
    };
    let known = advance_amount(statement).map(|_| statement.balance);
    let balance = known.and_then(|one| if is_open { Err(Absence::Incomplete) } else { Ok(one) });
    match balance {
        Ok(balance) if balance < zero() => Remainder { label: "Trop-perçu", amount: Ok(-balance) },
        amount => Remainder { label: "Solde", amount },
    }
}

/// Writes an amount, or the word for why there is none.
pub fn amount_words(amount: Result<Exact, Absence>) -> String {
    amount.map_or_else(|absence| absence.words().to_owned(), french::short_euros)
}

/// Tells how the advance was reckoned: "60 % × 3 150 × 7 = 13 230,00 €".
pub fn advance(rules: &Rules, statement: &Statement) -> String {
    let advance = &statement.advance;
    let mut sentences = vec![in_euros(&advance.calculation)];
    if let Some(minimum) = advance.minimum {
        sentences.push(format!("porté au minimum de {}", french::euros(minimum)));
    }
    if !advance.missing.is_empty() {
        let missing = super::labels(rules, &advance.missing).join(", ");
        sentences.push(fr!("incomplète, il manque : {missing}"));
    }
    if let Some(received) = advance.received {
        sentences.push(fr!("reçue : {}", french::euros(received)));
    }
    sentences.join(fr!(" ; "))
}

/// Tells how the guarantee of a new structure was reckoned.
pub fn guarantee(guarantee: &Guarantee) -> String {
    let calculation = in_euros(&guarantee.calculation);
    if guarantee.complement == zero() {
        return fr!("{calculation} ; le total l’atteint déjà");
    }
    fr!("{calculation} ; complément : {}", french::euros(guarantee.complement))
}

/// Tells what the balance is made of: "35 597,45 € − 13 230,00 € d’avance reçue".
pub fn balance(statement: &Statement) -> String {
    let advance = &statement.advance;
    let (amount, which) = match advance.received {
        Some(received) => (received, "reçue"),
        None => (advance.amount, "calculée"),
    };
    let with_all = || {
        let full = statement.full_balance();
        let (name, full) = if full < zero() { ("trop-perçu de ", -full) } else { ("", full) };
        fr!(" ; {name}{} avec tous les prérequis", french::euros(full))
    };
    let caution = match statement.gate.state() {
        GateState::Held | GateState::ToConfirm if statement.balance < zero() => {
            fr!(" ; l’avance dépasse ce qui est payable : à rendre en partie").to_owned()
        }
        GateState::Held | GateState::ToConfirm => String::new(),
        GateState::Missing | GateState::Unknown => with_all(),
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
        Backing::Held => "réuni".to_owned(),
        Backing::Said => "déclaré prêt, rien au registre".to_owned(),
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
