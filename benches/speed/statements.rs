//! Statements of the remuneration from made-up facts, beside `serde_json` reading the same facts.

use std::collections::BTreeMap;
use std::time::Duration;

use jalons::app::shipped_rules;
use jalons::dossier::{Fact, Facts, Quantity};
use jalons::remuneration::{Question, QuestionKind, Register, Rules, compute};
use jiff::civil::date;

use crate::timing::{median, say};

const STATEMENTS: usize = 50_000;
const DIFFERENT: usize = 1_000;
const RUNS: usize = 5;
const TARGET: Duration = Duration::from_secs(1);

/// Measures 50,000 statements on one core.
pub fn run() {
    let rules = shipped_rules();
    let mut chance = Chance(20_261_122);
    let made_up: Vec<Facts> = (0..DIFFERENT).map(|_| facts(&rules, &mut chance)).collect();
    let json: Vec<String> = made_up.iter().map(json).collect();
    let ours = median(RUNS, || {
        for facts in made_up.iter().cycle().take(STATEMENTS) {
            std::hint::black_box(compute(&rules, std::hint::black_box(facts), Register::default()));
        }
    });
    let theirs = median(RUNS, || {
        for text in json.iter().cycle().take(STATEMENTS) {
            let read: Result<BTreeMap<String, serde_json::Value>, _> =
                serde_json::from_str(std::hint::black_box(text));
            std::hint::black_box(read.expect("what was just written"));
        }
    });
    let per_second = STATEMENTS as f64 / ours.as_secs_f64().max(f64::MIN_POSITIVE);
    println!("({per_second:.0} statements per second, {DIFFERENT} different ones)");
    say("50,000 statements", ours, ("the target of 1 s", TARGET));
    say("50,000 statements", ours, ("serde_json reading their facts", theirs));
}

/// Numbers that look made up and are the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(count.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let place = self.below(i64::try_from(items.len()).unwrap_or(1));
        items.get(usize::try_from(place).unwrap_or(0))
    }
}

/// Answers to nine questions of ten, as a team would give them.
fn facts(rules: &Rules, chance: &mut Chance) -> Facts {
    let year = chance.one_of(&rules.exercises).map_or(2024, |exercise| exercise.year);
    let mut facts = Facts::of(year);
    for question in rules.questions.iter().filter(|question| question.option.is_none()) {
        if chance.below(10) > 0
            && let Some(fact) = answer(question, chance)
        {
            facts.values.insert(question.id.clone(), fact);
        }
    }
    facts
}

fn answer(question: &Question, chance: &mut Chance) -> Option<Fact> {
    Some(match &question.kind {
        QuestionKind::Flag => Fact::Flag(chance.below(4) > 0),
        QuestionKind::Number { least, most, decimals } => {
            let (least, most) = (least.in_hundredths(), most.in_hundredths());
            let step = [100, 10, 1].get(usize::from(*decimals)).copied().unwrap_or(100);
            let most = if question.id.0 == "patientele" { 2_000_000 } else { most.min(2_000) };
            let number = least + chance.below((most - least) / step + 1) * step;
            Fact::Number(Quantity::hundredths(number))
        }
        QuestionKind::Choice(items) => Fact::Choice(chance.one_of(items)?.id.clone()),
        QuestionKind::Set(items) => {
            let chosen = items.iter().filter(|_| chance.below(3) == 0);
            Fact::Set(chosen.map(|item| item.id.clone()).collect())
        }
        QuestionKind::Date => {
            let year = i16::try_from(2016 + chance.below(10)).ok()?;
            Fact::Date(date(year, i8::try_from(1 + chance.below(12)).ok()?, 1))
        }
    })
}

fn json(facts: &Facts) -> String {
    let value = |fact: &Fact| match fact {
        Fact::Flag(flag) => serde_json::json!(flag),
        Fact::Number(number) => serde_json::json!(number.in_hundredths()),
        Fact::Choice(choice) => serde_json::json!(choice),
        Fact::Set(set) => serde_json::json!(set),
        Fact::Date(date) => serde_json::json!(date.to_string()),
    };
    let values: BTreeMap<&str, serde_json::Value> =
        facts.values.iter().map(|(id, fact)| (id.0.as_str(), value(fact))).collect();
    serde_json::to_string(&values).expect("names and plain values")
}
