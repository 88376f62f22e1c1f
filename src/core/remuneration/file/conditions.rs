//! `oui("ipa")`, `au_moins("protocoles", 2)`, `tout(…, …)` → [`Condition`].

use super::names::{DeclaredNames, Wanted, text};
use crate::remuneration::{Condition, Exact};
use crate::source::{Member, Node, Record, Value, exact, excerpt};

/// Every word a condition may begin with, and how it is written.
const FORMS: [(&str, &str); 7] = [
    ("oui", "oui(\"ipa\")"),
    ("non", "non(\"ipa\")"),
    ("choix", "choix(\"samedi\", \"matin\")"),
    ("contient", "contient(\"themes\", \"prs\")"),
    ("au_moins", "au_moins(\"protocoles\", 2)"),
    ("tout", "tout(oui(\"ipa\"), au_moins(\"protocoles\", 2))"),
    ("un_de", "un_de(oui(\"ipa\"), au_moins(\"protocoles\", 2))"),
];

/// Reads the condition of a key; nothing is asked when the key is not there.
pub(super) fn optional<'a, const N: usize>(
    record: &Record<'a, N>,
    key: &str,
    names: &DeclaredNames<'a>,
) -> Condition {
    record.get(key).map_or(Condition::Always, |node| condition(node, names))
}

fn condition<'a>(node: &'a Node<'a>, names: &DeclaredNames<'a>) -> Condition {
    let (word, items) = match &node.value {
        Value::Group { name: Some(word), items } => (*word, items.as_slice()),
        Value::Broken => return Condition::Always,
        Value::Text(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::Flag(_)
        | Value::Word(_)
        | Value::Group { name: None, .. }
        | Value::List(_)
        | Value::Map(_) => {
            let message = format!("Une condition est attendue ; trouvé : {}.", node.kind());
            let help = "Écrivez par exemple « oui(\"ipa\") ».";
            names.problems.error(node.span, message, help);
            return Condition::Always;
        }
    };
    let Some((_, form)) = FORMS.iter().find(|(known, _)| *known == word) else {
        let words = FORMS.map(|(known, _)| known);
        let message = format!("La condition « {} » n’existe pas.", excerpt(word));
        let help = format!("Conditions possibles : {}.", words.join(", "));
        names.problems.error(node.span, message, names.problems.did_you_mean(word, words, help));
        return Condition::Always;
    };
    arguments(word, items, names).unwrap_or_else(|| {
        if !node.is_damaged {
            let message = format!("La condition « {word} » n’est pas écrite comme il faut.");
            names.problems.error(node.span, message, format!("Écrivez par exemple « {form} »."));
        }
        Condition::Always
    })
}

/// Reads what stands between the brackets, if it is as it should be.
fn arguments<'a>(
    word: &str,
    items: &'a [Member<'a>],
    names: &DeclaredNames<'a>,
) -> Option<Condition> {
    if items.iter().any(|item| item.key.is_some()) {
        return None;
    }
    let ask = |item: &'a Member<'a>, wanted: Wanted| {
        let name = text(&item.value)?;
        Some(names.question(name, item.value.span, wanted))
    };
    let all = || items.iter().map(|item| condition(&item.value, names)).collect::<Vec<_>>();
    match (word, items) {
        ("oui" | "non", [item]) => Some(Condition::Flag(ask(item, Wanted::Flag)?, word == "oui")),
        ("choix", [item, choice]) => {
            let (question, name) = (ask(item, Wanted::Choice)?, text(&choice.value)?);
            names.offers(question, name, choice.value.span);
            Some(Condition::Chosen(question, name.to_owned()))
        }
        ("contient", [item, choice]) => {
            let (question, name) = (ask(item, Wanted::Set)?, text(&choice.value)?);
            names.offers(question, name, choice.value.span);
            Some(Condition::Contains(question, name.to_owned()))
        }
        ("au_moins", [item, number]) => {
            let question = ask(item, Wanted::Count)?;
            let least = exact(&number.value).filter(|least| *least > Exact::from_integer(0))?;
            Some(Condition::AtLeast(question, least))
        }
        ("tout", [_, _, ..]) => Some(Condition::All(all())),
        ("un_de", [_, _, ..]) => Some(Condition::Any(all())),
        _ => None,
    }
}
