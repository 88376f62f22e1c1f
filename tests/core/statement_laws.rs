//! Laws every statement keeps, whatever is declared: sums, gate, scaling, order, and no panic.

use std::collections::BTreeSet;
use std::sync::Arc;

use jalons::dossier::{Dossier, Fact, FactId, Facts, Proof, ProofId, Quantity};
use jalons::remuneration::words::StatementReader;
use jalons::remuneration::{
    Exact, GateState, Inputs, IssueKind, LineState, Mechanism, Question, QuestionIndex,
    QuestionKind, Register, Rules, Statement, StatementLine, compute, premature, steps,
};
use jalons::shipped;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::TestCaseError;

use crate::laws::hold;

fn zero() -> Exact {
    Exact::from_integer(0)
}

fn whole(number: i64) -> Fact {
    Fact::Number(Quantity::whole(number))
}

// Facts a team could declare.

fn number(least: Quantity, most: Quantity, decimals: u8) -> impl Strategy<Value = Fact> {
    let step = 10_i64.pow(2 - u32::from(decimals));
    let (low, high) = (least.in_hundredths() / step, most.in_hundredths() / step);
    let near = high.min(low.saturating_add(12 * 100 / step));
    prop_oneof![4 => low..=near, 2 => low..=high.min(20_000 * 100 / step), 1 => low..=high]
        .prop_map(move |steps| Fact::Number(Quantity::hundredths(steps * step)))
}

fn day() -> impl Strategy<Value = Fact> {
    (2015_i16..=2027, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Fact::Date(date(y, m, d)))
}

/// An answer the question accepts.
fn answer(question: &Question) -> BoxedStrategy<Fact> {
    match &question.kind {
        QuestionKind::Flag => any::<bool>().prop_map(Fact::Flag).boxed(),
        QuestionKind::Number { least, most, decimals } => number(*least, *most, *decimals).boxed(),
        QuestionKind::Choice(items) => {
            select(items.clone()).prop_map(|item| Fact::Choice(item.id)).boxed()
        }
        QuestionKind::Set(items) => {
            let names: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
            subsequence(names.clone(), 0..=names.len())
                .prop_map(|names| Fact::Set(names.into_iter().collect()))
                .boxed()
        }
        QuestionKind::Date => day().boxed(),
    }
}

fn years(rules: &Rules) -> Vec<i16> {
    rules.exercises.iter().map(|exercise| exercise.year).collect()
}

/// Answers to most questions, and some proofs.
fn declared(rules: &Rules) -> impl Strategy<Value = Facts> + use<> {
    let answers: Vec<_> = rules
        .questions
        .iter()
        .map(|question| {
            let id = question.id.clone();
            let chance = if question.option.is_some() { 0.2 } else { 0.85 };
            proptest::option::weighted(chance, answer(question))
                .prop_map(move |fact| fact.map(|fact| (id.clone(), fact)))
        })
        .collect();
    let indicators: Vec<String> = rules.indicators.iter().map(|i| i.id.clone()).collect();
    let proofs = subsequence(indicators.clone(), 0..=indicators.len());
    (select(years(rules)), answers, proofs).prop_map(|(year, answers, proofs)| Facts {
        year,
        values: answers.into_iter().flatten().collect(),
        held_proofs: proofs.into_iter().collect(),
        note: String::new(),
    })
}

/// Anything a file could hold: any kind at any question, names nobody knows, any year.
fn anything(rules: &Rules) -> impl Strategy<Value = Facts> + use<> {
    let fact = prop_oneof![
        any::<bool>().prop_map(Fact::Flag),
        any::<i64>().prop_map(|number| Fact::Number(Quantity::hundredths(number))),
        (-3_i64..5_000).prop_map(|number| Fact::Number(Quantity::hundredths(number * 50))),
        select(vec!["", "12h", "aucune", "texte", "tronque", "mois", "tout", "é\u{0}\u{202e}"])
            .prop_map(|word| Fact::Choice(word.to_owned())),
        proptest::collection::btree_set("[a-z_]{0,6}", 0..4).prop_map(Fact::Set),
        day(),
        select(vec![Date::MIN, Date::MAX, Date::ZERO]).prop_map(Fact::Date),
    ];
    let mut ids: Vec<String> = rules.questions.iter().map(|q| q.id.0.clone()).collect();
    ids.extend(["", "nimporte", "Patientele"].map(str::to_owned));
    let values = proptest::collection::btree_map(select(ids).prop_map(FactId), fact, 0..60);
    let year = prop_oneof![any::<i16>(), select(years(rules)), select(vec![i16::MIN, i16::MAX])];
    let proofs = proptest::collection::btree_set("[a-z_]{0,20}", 0..4);
    (year, values, proofs).prop_map(|(year, values, held_proofs)| Facts {
        year,
        values,
        held_proofs,
        note: String::new(),
    })
}

// What a statement says of itself.

fn check_sums(rules: &Rules, statement: &Statement) -> Result<(), TestCaseError> {
    let sum = |numbers: Vec<Exact>| numbers.into_iter().fold(zero(), |total, next| total + next);
    for line in &statement.lines {
        let parts = line.parts.iter().map(|part| part.outcome.points()).collect();
        prop_assert_eq!(line.points, sum(parts), "{}", &rules.indicators[line.indicator].id);
        prop_assert!(line.points >= zero());
        if let Some(most) = line.most {
            let id = &rules.indicators[line.indicator].id;
            prop_assert!(line.points <= most, "{}: {} > {}", id, line.points, most);
        }
        let is_nothing = line.state == LineState::NotReached;
        prop_assert!(!is_nothing || (line.points == zero() && line.missing.is_empty()));
    }
    let lines = || statement.lines.iter();
    prop_assert_eq!(statement.points, sum(lines().map(|line| line.points).collect()));
    let euros = sum(lines().map(|line| statement.euros(line)).collect());
    prop_assert_eq!(statement.base, euros);
    prop_assert_eq!(statement.base, statement.points * statement.point_value);
    prop_assert_eq!(statement.total, statement.base + statement.majoration.amount);
    prop_assert_eq!(statement.majoration.amount, statement.base * statement.majoration.rate);
    let advance = statement.advance.received.unwrap_or(statement.advance.amount);
    prop_assert_eq!(statement.balance, statement.payable - advance);
    Ok(())
}

fn check_gate_and_range(statement: &Statement) -> Result<(), TestCaseError> {
    let is_open = statement.gate.state() >= GateState::ToConfirm;
    prop_assert_eq!(statement.payable, if is_open { statement.total } else { zero() });
    prop_assert!(statement.majoration.rate >= zero());
    prop_assert!(statement.majoration.rate <= Exact::new(25, 100));
    let range = &statement.range;
    prop_assert!(range.certain >= zero() && range.certain <= range.declared);
    prop_assert_eq!(range.declared, statement.total);
    if let Some(possible) = range.possible {
        prop_assert!(range.declared <= possible, "{} > {}", range.declared, possible);
    }
    if let Some(guarantee) = &statement.guarantee {
        let lacking = guarantee.minimum - statement.total;
        prop_assert_eq!(guarantee.complement, lacking.max(zero()));
    }
    Ok(())
}

#[test]
fn totals_are_sums_and_the_certain_is_within_the_declared_within_the_possible() {
    let rules = shipped::rules();
    hold(400, &declared(&rules), |facts| {
        let statement = compute(&rules, &facts, Register::default());
        check_sums(&rules, &statement)?;
        check_gate_and_range(&statement)
    });
}

#[test]
fn whatever_a_file_holds_there_is_a_statement_and_words_for_it() {
    let rules = shipped::rules();
    hold(200, &anything(&rules), |facts| {
        let statement = compute(&rules, &facts, Register::default());
        check_sums(&rules, &statement)?;
        check_gate_and_range(&statement)?;
        prop_assert_eq!(statement.year, facts.year);
        prop_assert_eq!(statement.status.is_some(), years(&rules).contains(&facts.year));
        let reader = StatementReader::of(&rules, &facts, &statement);
        prop_assert_eq!(reader.lines().count(), statement.lines.len());
        for line in reader.lines() {
            prop_assert!(!line.indicator.name.is_empty() && !line.state().is_empty());
            prop_assert_eq!(line.parts().count(), line.line.parts.len());
            prop_assert!(line.parts().all(|part| !part.calculation().is_empty()));
        }
        let before = facts.clone();
        for step in steps(&rules, &facts, &statement) {
            prop_assert!(step.points >= zero(), "{:?}", step);
        }
        prop_assert_eq!(before, facts);
        Ok(())
    });
}

// What is sure.

/// Proofs of the register for some indicators, which of their files changed, and a day.
fn registered(rules: &Rules) -> impl Strategy<Value = (Dossier, Vec<ProofId>, Date)> + use<> {
    let ids: Vec<String> = rules.indicators.iter().map(|one| one.id.clone()).collect();
    let day = || (2018_i16..=2027, 1_i8..=12).prop_map(|(year, month)| date(year, month, 1));
    let shown = subsequence(ids.clone(), 1..=ids.len());
    let proof = (proptest::option::of(day()), shown, any::<bool>());
    (proptest::collection::vec(proof, 0..8), day()).prop_map(|(drawn, on)| {
        let mut dossier = Dossier::default();
        let mut changed = Vec::new();
        for (number, (valid_until, indicators, is_changed)) in (1..).zip(drawn) {
            let id = ProofId(number);
            let indicators = indicators.into_iter().collect();
            dossier.proofs.push(Proof { id, valid_until, indicators, ..Proof::default() }.into());
            changed.extend(is_changed.then_some(id));
        }
        (dossier, changed, on)
    })
}

#[test]
fn certain_never_counts_a_line_whose_asked_proof_is_missing_expired_or_changed() {
    let rules = shipped::rules();
    hold(400, &(declared(&rules), registered(&rules)), |(facts, (dossier, changed, on))| {
        let statement = compute(&rules, &facts, Register::of(&dossier, &changed, on));
        let judged_on = on.min(statement.proofs_due);
        let is_good = |proof: &Proof| {
            proof.valid_until.is_none_or(|last| last >= judged_on) && !changed.contains(&proof.id)
        };
        let is_sure = |line: &&StatementLine| {
            let indicator = &rules.indicators[line.indicator];
            let mut proofs = dossier.proofs.iter().filter(|p| p.indicators.contains(&indicator.id));
            let is_held = facts.held_proofs.contains(&indicator.id);
            let has_none = proofs.clone().next().is_none();
            indicator.proof.is_empty() || (is_held && (has_none || proofs.any(|p| is_good(p))))
        };
        let sure = statement.lines.iter().filter(is_sure);
        let points = sure.map(|line| line.points).fold(zero(), |total, next| total + next);
        let euros = points * statement.point_value * (statement.majoration.rate + 1);
        prop_assert_eq!(statement.range.certain, euros);
        for (place, state) in &statement.gate.prerequisites {
            let line = &statement.lines[*place];
            prop_assert!(*state != GateState::Held || is_sure(&line), "{:?}", line);
        }
        // The register says what is sure, never what is reached.
        let alone = compute(&rules, &facts, Register::default());
        prop_assert_eq!(&alone.points, &statement.points);
        prop_assert_eq!(&alone.payable, &statement.payable);
        check_gate_and_range(&statement)
    });
}

/// A prerequisite, how it is not had, and since when it is one.
const PREREQUISITES: [(&str, i16); 4] = [
    ("soins_non_programmes", 2017),
    ("coordination_assuree", 2017),
    ("si_standard", 2017),
    ("plan_crise", 2023),
];

#[test]
fn nothing_is_paid_when_a_prerequisite_is_missing() {
    let rules = shipped::rules();
    let facts = (declared(&rules), select(PREREQUISITES.to_vec()));
    hold(200, &facts, |(mut facts, (question, since))| {
        facts.year = facts.year.max(since);
        facts.values.insert(FactId(question.to_owned()), Fact::Flag(false));
        let statement = compute(&rules, &facts, Register::default());
        prop_assert_eq!(statement.gate.state(), GateState::Missing);
        prop_assert_eq!(statement.payable, zero());
        Ok(())
    });
}

// More never pays less.

/// Where more of a number makes a share smaller, as the text wants it.
const DENOMINATORS: [&str; 2] = ["concertation_cible", "medecins"];

/// Returns the greater of two answers, when one of them says more.
fn ordered(one: Fact, other: Fact) -> Option<(Fact, Fact)> {
    let is_swapped = match (&one, &other) {
        (Fact::Flag(a), Fact::Flag(b)) => a > b,
        (Fact::Number(a), Fact::Number(b)) => a > b,
        (Fact::Set(a), Fact::Set(b)) => {
            let all: BTreeSet<String> = a.union(b).cloned().collect();
            return Some((one, Fact::Set(all)));
        }
        _ => return None,
    };
    Some(if is_swapped { (other, one) } else { (one, other) })
}

#[test]
fn more_of_anything_never_pays_less() {
    let rules = shipped::rules();
    let growing: Vec<(FactId, BoxedStrategy<Fact>)> = rules
        .questions
        .iter()
        .filter(|question| !DENOMINATORS.contains(&question.id.0.as_str()))
        .filter(|question| !matches!(question.kind, QuestionKind::Choice(_) | QuestionKind::Date))
        .map(|question| (question.id.clone(), answer(question)))
        .collect();
    assert!(growing.len() > 30, "only {}", growing.len());
    for (id, answers) in growing {
        let facts = (declared(&rules), answers.clone(), answers);
        hold(32, &facts, |(facts, one, other)| {
            let Some((less, more)) = ordered(one, other) else { return Ok(()) };
            let with = |fact: Fact| {
                let mut facts = facts.clone();
                facts.values.insert(id.clone(), fact);
                compute(&rules, &facts, Register::default())
            };
            let (less, more) = (with(less), with(more));
            prop_assert!(less.points <= more.points, "{}", id);
            prop_assert!(less.total <= more.total, "{}", id);
            prop_assert!(less.gate.state() <= more.gate.state(), "{}", id);
            Ok(())
        });
    }
}

#[test]
fn more_in_a_denominator_never_pays_more() {
    let rules = shipped::rules();
    for id in DENOMINATORS {
        // From one on: of nobody, nothing can be said.
        let facts = (declared(&rules), 1_i64..40, 0_i64..40);
        hold(60, &facts, |(facts, count, more)| {
            let with = |count: i64| {
                let mut facts = facts.clone();
                facts.values.insert(FactId(id.to_owned()), whole(count));
                compute(&rules, &facts, Register::default()).points
            };
            prop_assert!(with(count) >= with(count + more), "{}", id);
            Ok(())
        });
    }
}

#[test]
fn an_answer_more_takes_no_point_away_and_closes_no_gate() {
    let rules = shipped::rules();
    let facts = (declared(&rules), any::<Index>());
    hold(400, &facts, |(facts, taken)| {
        // A contract that begins later in the year is a reason to lose points.
        let contract = rules.question(rules.roles.contract).map(|question| question.id.clone());
        let is_option = |id: &FactId| {
            let index = rules.find(&id.0).and_then(|index| rules.question(index));
            index.is_some_and(|question| question.option.is_some())
        };
        let ids: Vec<&FactId> = facts
            .values
            .keys()
            .filter(|id| Some(*id) != contract.as_ref() && !is_option(id))
            .collect();
        let Some(id) = (!ids.is_empty()).then(|| taken.get(&ids)) else { return Ok(()) };
        let mut without = facts.clone();
        without.values.remove(*id);
        let (before, after) = (
            compute(&rules, &without, Register::default()),
            compute(&rules, &facts, Register::default()),
        );
        prop_assert!(before.points <= after.points, "{}", id);
        for (before, after) in before.gate.prerequisites.iter().zip(&after.gate.prerequisites) {
            let was_known = before.1 != GateState::Unknown;
            prop_assert!(!was_known || before.1 == after.1, "{}: {:?} {:?}", id, before, after);
        }
        Ok(())
    });
}

/// Tells whether an answer is not the team's to change, or hangs on a crisis.
fn is_kept(rules: &Rules, id: &FactId) -> bool {
    let question = rules.find(&id.0).and_then(|index| rules.question(index));
    id.0 == "crise_actions"
        || question.is_none_or(|question| question.is_given || question.option.is_some())
}

/// Lowers what may not exceed another answer.
fn agree(rules: &Rules, facts: &mut Facts) {
    for comparison in &rules.comparisons {
        let (lesser, greater) = (asked(rules, comparison.lesser), asked(rules, comparison.greater));
        if let (Some(Fact::Number(less)), Some(Fact::Number(most))) =
            (facts.get(lesser), facts.get(greater))
        {
            let agreed = *less.min(most);
            facts.values.insert(FactId(lesser.to_owned()), Fact::Number(agreed));
        }
    }
}

#[test]
fn nothing_the_team_can_change_brings_more_than_the_possible() {
    let rules = shipped::rules();
    let facts = (declared(&rules), declared(&rules));
    hold(400, &facts, |(facts, others)| {
        let Some(possible) = compute(&rules, &facts, Register::default()).range.possible else {
            return Ok(());
        };
        let mut changed = facts.clone();
        changed.values.retain(|id, _| is_kept(&rules, id));
        let others = others.values.into_iter().filter(|(id, _)| !is_kept(&rules, id));
        changed.values.extend(others);
        agree(&rules, &mut changed);
        let total = compute(&rules, &changed, Register::default()).total;
        prop_assert!(total <= possible, "{} > {}", total, possible);
        Ok(())
    });
}

// Scaling.

/// Returns the points of every part that follows the patientèle, by part.
fn scaled(rules: &Rules, statement: &Statement) -> Vec<((usize, usize), Exact)> {
    let mut found = Vec::new();
    for line in &statement.lines {
        for part in &line.parts {
            if rules.indicators[line.indicator].parts[part.part].scales {
                found.push(((line.indicator, part.part), part.outcome.points()));
            }
        }
    }
    found
}

#[test]
fn what_follows_the_patientele_follows_it_exactly() {
    let rules = shipped::rules();
    let facts = (declared(&rules), 1_i64..20_000, 2_i64..5);
    hold(150, &facts, |(facts, patients, times)| {
        let with = |patients: i64| {
            let mut facts = facts.clone();
            facts.values.insert(FactId("patientele".to_owned()), whole(patients));
            scaled(&rules, &compute(&rules, &facts, Register::default()))
        };
        let (once, often) = (with(patients), with(patients * times));
        prop_assert_eq!(once.len(), often.len());
        for ((part, points), (other, more)) in once.into_iter().zip(often) {
            prop_assert_eq!(part, other);
            prop_assert_eq!(points * Exact::from_integer(i128::from(times)), more);
        }
        Ok(())
    });
    let count = rules.indicators.iter().flat_map(|i| &i.parts).filter(|p| p.scales).count();
    assert!(count >= 8, "only {count} parts follow the patientèle");
}

/// The coordination by the text alone: 1 000 fixed, 1 700 for 4 000 up to 8 000, 1 100 beyond.
fn coordination_by_hand(patients: i64) -> Exact {
    let per_patient = |points: i128, patients: i64| Exact::new(points * i128::from(patients), 4000);
    Exact::from_integer(1000)
        + per_patient(1700, patients.min(8000))
        + per_patient(1100, (patients - 8000).max(0))
}

#[test]
fn the_coordination_follows_the_patientele_with_its_break() {
    let rules = shipped::rules();
    let (place, _) = rules.linked("fonction_coordination").expect("it exists");
    hold(300, &prop_oneof![0_i64..40_000, 7_990_i64..8_010], |patients| {
        let mut facts = Facts::of(2024);
        facts.values.insert(FactId("patientele".to_owned()), whole(patients));
        facts.values.insert(FactId("coordination_assuree".to_owned()), Fact::Flag(true));
        let statement = compute(&rules, &facts, Register::default());
        let points = statement.line(place).map(|line| line.points);
        prop_assert_eq!(points, Some(coordination_by_hand(patients)));
        Ok(())
    });
    let has_break =
        |mechanism: &Mechanism| matches!(mechanism, Mechanism::PerPatients { beyond: Some(_), .. });
    let parts = rules.indicators.iter().flat_map(|indicator| &indicator.parts);
    assert!(parts.filter(|part| has_break(&part.mechanism)).count() >= 1);
}

// Answers that cannot be.

/// Facts of 2024 with these answers.
fn facts(year: i16, answers: &[(&str, Fact)]) -> Facts {
    let values = answers.iter().map(|(id, fact)| (FactId((*id).to_owned()), fact.clone()));
    Facts { values: values.collect(), ..Facts::of(year) }
}

fn asked(rules: &Rules, index: QuestionIndex) -> &str {
    &rules.question(index).expect("a question").id.0
}

fn line<'a>(rules: &Arc<Rules>, statement: &'a Statement, indicator: &str) -> &'a StatementLine {
    let (place, _) = rules.linked(indicator).expect("it exists");
    statement.line(place).expect("it has a line")
}

#[track_caller]
fn check_issue(answers: &[(&str, Fact)], question: &str, is_it: impl Fn(&IssueKind) -> bool) {
    let rules = shipped::rules();
    let statement = compute(&rules, &facts(2024, answers), Register::default());
    assert_eq!(statement.issues.len(), 1, "{:?}", statement.issues);
    let issue = &statement.issues[0];
    assert_eq!(asked(&rules, issue.question), question);
    assert!(is_it(&issue.kind), "{:?}", issue.kind);
    assert!(!statement.lines.is_empty(), "a statement all the same");
}

#[test]
fn an_answer_that_cannot_be_is_told_at_its_question() {
    check_issue(&[("protocoles", whole(-1))], "protocoles", |kind| {
        matches!(kind, IssueKind::TooSmall(_))
    });
    check_issue(&[("patientele", whole(i64::MAX))], "patientele", |kind| {
        matches!(kind, IssueKind::TooLarge(_))
    });
    check_issue(&[("protocoles", Fact::Number(Quantity::hundredths(250)))], "protocoles", |kind| {
        matches!(kind, IssueKind::TooPrecise(0))
    });
    check_issue(&[("ipa", whole(1))], "ipa", |kind| *kind == IssueKind::WrongKind);
    let choice = |word: &str| Fact::Choice(word.to_owned());
    check_issue(&[("amplitude_horaire", choice("11h"))], "amplitude_horaire", |kind| {
        *kind == IssueKind::NotOffered("11h".to_owned())
    });
    let themes = Fact::Set(["nimporte".to_owned()].into());
    check_issue(&[("missions_themes", themes)], "missions_themes", |kind| {
        *kind == IssueKind::NotOffered("nimporte".to_owned())
    });
    check_issue(
        &[("si_avance_equipes", whole(9)), ("associes", whole(8))],
        "si_avance_equipes",
        |kind| matches!(kind, IssueKind::Disagrees(message) if message.ends_with('.')),
    );
}

#[test]
fn what_cannot_be_counts_as_not_answered() {
    let rules = shipped::rules();
    let statement =
        compute(&rules, &facts(2024, &[("protocoles", whole(-8))]), Register::default());
    let line = line(&rules, &statement, "protocoles_pluriprofessionnels");
    assert_eq!((line.state, line.points), (LineState::Unanswered, zero()));
}

#[test]
fn no_patient_and_no_target_divide_nothing() {
    let rules = shipped::rules();
    let answers = [
        ("patientele", whole(0)),
        ("coordination_assuree", Fact::Flag(true)),
        ("ipa", Fact::Flag(true)),
        ("concertation_cible", whole(0)),
        ("concertation_dossiers", whole(0)),
        ("concertation_reunions", whole(6)),
        ("medecins", whole(0)),
        ("medecins_sas", whole(0)),
        ("sas_toutes_demandes", Fact::Flag(false)),
        ("coordination_externe", Fact::Flag(true)),
    ];
    let statement = compute(&rules, &facts(2024, &answers), Register::default());
    let points = |indicator: &str| line(&rules, &statement, indicator).points;
    assert_eq!(points("fonction_coordination"), Exact::from_integer(1000));
    for nothing in ["concertation_pluriprofessionnelle", "snp_sas", "coordination_externe"] {
        assert_eq!(points(nothing), zero(), "{nothing}");
    }
}

#[test]
fn what_is_declared_before_its_year_begins_is_told() {
    let rules = shipped::rules();
    let answers = [("concertation_reunions", whole(3)), ("patientele", whole(4000))];
    let too_early = |facts: &Facts| premature(&Inputs::of(&rules, facts).0, date(2025, 11, 22));
    let issues = too_early(&facts(2026, &answers));
    assert_eq!(issues.len(), 1, "{issues:?}");
    let issue = &issues[0];
    assert_eq!(asked(&rules, issue.question), "concertation_reunions");
    assert_eq!(issue.kind, IssueKind::NotYet);
    for (year, answers) in [(2025, &answers[..]), (2026, &answers[1..]), (2024, &answers[..])] {
        assert_eq!(too_early(&facts(year, answers)), [], "{year}");
    }
    let none = [("concertation_reunions", whole(0))];
    assert_eq!(too_early(&facts(2026, &none)), []);
}

#[test]
fn a_year_the_rules_do_not_cover_has_a_statement_without_lines() {
    let rules = shipped::rules();
    for year in [i16::MIN, -1, 0, 1900, 2016, 3000, i16::MAX] {
        let statement =
            compute(&rules, &facts(year, &[("patientele", whole(4000))]), Register::default());
        assert_eq!((statement.status, statement.lines.len()), (None, 0), "{year}");
        assert_eq!((statement.points, statement.total), (zero(), zero()), "{year}");
    }
}
