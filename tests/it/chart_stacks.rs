//! The chart of the remuneration: columns, words and figures agree, and fit.

use std::sync::Arc;

use jalons::app::export::{ChartKind, Export, PictureFormat, Request, produce};
use jalons::app::{EXAMPLE, shipped_rules};
use jalons::chart::{Chart, ExerciseColumn, Picture, Pos, Shape, StackUnit, Stacks, layout};
use jalons::dossier::{Dossier, Facts, file};
use jalons::remuneration::{
    Exact, GateState, LineState, QuestionIndex, Register, Statement, Status, coherence, compute,
};
use jalons::report::{png, svg};
use jalons::theme::TOKENS;
use jiff::civil::date;

use crate::chart::{check, preferred};
use crate::report_builders::request;

/// Returns the example's exercises and what each brings by the shipped rules.
fn example() -> (Dossier, Vec<Statement>) {
    let reading = file::read(EXAMPLE.as_bytes());
    let dossier = reading.value.expect("the example is read");
    let rules = shipped_rules();
    let register = Register::of(&dossier, &[], date(2026, 11, 30));
    let exercises = dossier.exercises.iter();
    let statements = exercises.map(|facts| compute(&rules, facts, register)).collect();
    (dossier, statements)
}

#[test]
fn a_picture_is_reckoned_by_the_rules_that_are_asked_for() {
    let kind = ChartKind::Remuneration(StackUnit::Euros);
    let mut asked = request(Export::Picture(kind, PictureFormat::Svg), &example().0);
    let draw = |asked: &Request| produce(asked, &mut |_| true).expect("a picture").bytes;
    let shipped = draw(&asked);
    let rules = Arc::make_mut(&mut asked.rules);
    for (_, figure) in &mut rules.parameters.point_value.steps {
        figure.value /= 2;
    }
    assert!(draw(&asked) != shipped, "a point is worth half as much");
}

/// Makes a column of these parts, in euros or points.
fn column(year: i16, values: &[i128], possible: Option<i128>, gate: GateState) -> ExerciseColumn {
    let values: Vec<Exact> = values.iter().map(|value| Exact::from_integer(*value)).collect();
    ExerciseColumn {
        year,
        status: Status::Established,
        total: values.iter().sum(),
        values,
        possible: possible.map(Exact::from_integer),
        gate,
        headline: "0 € aujourd’hui · 112 000 € dès que les 4 prérequis sont tenus".to_owned(),
    }
}

fn stacks(columns: Vec<ExerciseColumn>) -> Stacks {
    let series = ["accès", "équipe", "information", "majoration"].map(str::to_owned).into();
    Stacks { unit: StackUnit::Euros, series, has_majoration: true, columns }
}

fn three_years() -> Stacks {
    stacks(vec![
        column(2023, &[12_000, 30_000, 20_000, 0], None, GateState::Missing),
        column(2024, &[14_000, 33_000, 24_000, 500], Some(104_000), GateState::Held),
        column(2025, &[17_000, 38_000, 42_000, 1_420], Some(108_000), GateState::Unknown),
    ])
}

fn words(picture: &Picture) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text(text) => Some(text.text.replace('\u{a0}', " ")),
        _ => None,
    };
    picture.shapes.iter().filter_map(text).collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn labels_never_overlap_and_nothing_leaves_the_picture() {
    for count in 1..=14_i16 {
        let gates = [GateState::Held, GateState::Missing, GateState::Unknown];
        for (gate, spread) in gates.into_iter().flat_map(|g| [0, 700, 1_000_000].map(|s| (g, s))) {
            let columns = (0..count).map(|place| {
                let value = 1_000 + i128::from(place) * spread;
                let possible = (place % 3 != 0).then_some(4 * value + i128::from(place));
                let own = if place % 2 == 0 { gate } else { GateState::Held };
                column(2017 + place, &[value, 0, 2 * value, value], possible, own)
            });
            let chart = Chart::Stacks(stacks(columns.collect()));
            for width in [120.0, 320.0, 441.0, 700.0, 1600.0] {
                let context = format!("{count} columns, {gate:?}");
                check(&chart, (width, chart.preferred_height(width)), &context);
                check(&chart, (width, 240.0), &context);
                check(&chart, (width, 160.0), &context);
            }
        }
    }
}

#[test]
fn at_its_preferred_size_the_chart_says_all() {
    let chart = Chart::Stacks(three_years());
    for width in [320.0, 400.0, 720.0] {
        let told = words(&preferred(&chart, width)).join("\n");
        for expected in [
            "2023",
            "2024",
            "2025",
            "62 000 €",
            "71 500 €",
            "98 420 €",
            "accès",
            "équipe",
            "information",
            "majoration",
            "maximum possible",
            "prérequis manquant",
            "prérequis à renseigner",
            "Estimation sans valeur contractuelle",
        ] {
            assert!(told.contains(expected), "{expected} at {width}: {told}");
        }
    }
}

#[test]
fn a_column_is_as_high_as_its_total() {
    let filled = |chart: &Chart| -> f32 {
        let picture = preferred(chart, 400.0);
        let highs = picture.shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { rect, radius: 0.0, fill: Some(_), .. } => Some(rect.height + 1.0),
            _ => None,
        });
        highs.sum()
    };
    let of = |parts: &[i128]| {
        let columns = vec![column(2025, parts, Some(100), GateState::Held)];
        filled(&Chart::Stacks(stacks(columns)))
    };
    let whole = of(&[10, 20, 30, 40]);
    for (parts, share) in [([10, 10, 10, 20], 0.5), ([0, 0, 25, 0], 0.25), ([5, 0, 0, 5], 0.1)] {
        let drawn = of(&parts) / whole;
        assert!((drawn - share).abs() < 1e-3, "{parts:?}: {drawn}");
    }
}

#[test]
fn missing_prerequisites_are_seen_without_reading() {
    let drawn = |gate| {
        let columns = vec![column(2025, &[10, 20, 30, 40], None, gate)];
        let picture = preferred(&Chart::Stacks(stacks(columns)), 400.0);
        let is_filled =
            |shape: &&Shape| matches!(shape, Shape::Rect { radius: 0.0, fill: Some(_), .. });
        let is_outline =
            |shape: &&Shape| matches!(shape, Shape::Rect { radius: 0.0, fill: None, .. });
        let count = |is: &dyn Fn(&&Shape) -> bool| picture.shapes.iter().filter(|s| is(s)).count();
        (count(&is_filled), count(&is_outline), picture.shapes.len())
    };
    let (held, missing, unknown) =
        (drawn(GateState::Held), drawn(GateState::Missing), drawn(GateState::Unknown));
    assert_eq!((held.0, held.1), (4, 0));
    // the four parts, and the mark of the legend
    assert_eq!((missing.0, missing.1), (0, 5));
    assert_eq!((unknown.0, unknown.1), (0, 5));
    assert!(unknown.2 > missing.2, "stripes");
}

#[test]
fn the_table_and_the_alternative_text_tell_the_same_figures() {
    let chart = Chart::Stacks(three_years());
    let table = chart.table();
    let expected = [
        "Exercice",
        "Accès",
        "Équipe",
        "Information",
        "Majoration",
        "Total",
        "Maximum possible",
        "Prérequis",
    ];
    assert_eq!(table.headers, expected);
    let rows: Vec<String> = table.rows.iter().map(|row| plain(&row.join(" | "))).collect();
    assert_eq!(
        rows,
        [
            "2023 | 12 000,00 € | 30 000,00 € | 20 000,00 € | 0,00 € | 62 000,00 € | à compléter | \
             prérequis manquant",
            "2024 | 14 000,00 € | 33 000,00 € | 24 000,00 € | 500,00 € | 71 500,00 € | \
             104 000,00 € | réunis",
            "2025 | 17 000,00 € | 38 000,00 € | 42 000,00 € | 1 420,00 € | 98 420,00 € | \
             108 000,00 € | prérequis à renseigner",
        ]
    );
    let alt = plain(&chart.alt_text());
    for words in [
        "2023 : 62 000,00 €, dont accès 12 000,00 €",
        "maximum possible à compléter ; 0 € aujourd’hui · 112 000 € dès que les 4 prérequis sont tenus",
        "2024 : 71 500,00 €",
        "majoration 500,00 € ; maximum possible 104 000,00 €. 2025",
    ] {
        assert!(alt.contains(words), "{words}: {alt}");
    }
}

#[test]
fn pointing_tells_the_part_then_the_exercise() {
    let chart = Chart::Stacks(three_years());
    let size = (600.0, chart.preferred_height(600.0));
    let picture = layout(&chart, size.0, size.1, &TOKENS.light);
    let at = |x: f32, y: f32| plain(&picture.told_at(Pos::new(x, y)).expect("told").text);
    let bottom = size.1 - 20.0 - 24.0 - 15.0 - 4.0;
    assert_eq!(at(300.0, bottom), "2024, accès : 14 000,00 €");
    assert!(at(210.0, bottom).starts_with("2024 : 71 500,00 €, dont"), "{}", at(210.0, bottom));
    assert!(at(500.0, bottom).starts_with("2025"), "{}", at(500.0, bottom));
}

#[test]
fn points_are_written_without_cents_of_euros() {
    let chart = Chart::Stacks(Stacks { unit: StackUnit::Points, ..three_years() });
    assert_eq!(chart.title(), "Points ACI par exercice");
    let told = words(&preferred(&chart, 600.0)).join("\n");
    assert!(told.contains("98 420 points") && !told.contains('€'), "{told}");
}

#[test]
fn rules_that_are_not_established_are_said() {
    let mut chart = three_years();
    chart.columns[0].status = Status::Reconstructed;
    chart.columns[2].status = Status::ToVerify;
    let alt = plain(&Chart::Stacks(chart).alt_text());
    assert!(alt.contains("2023 (règles reconstituées) :"), "{alt}");
    assert!(alt.contains("2025 (à confirmer) :"), "{alt}");
}

#[test]
fn without_exercise_or_value_a_calm_sentence_says_what_to_do() {
    for columns in [vec![], vec![column(2025, &[0, 0, 0, 0], None, GateState::Unknown)]] {
        let chart = Chart::Stacks(stacks(columns));
        let reason = chart.empty_reason().expect("nothing to draw");
        assert_eq!(chart.alt_text(), reason);
        check(&chart, (320.0, chart.preferred_height(320.0)), "empty");
        assert_eq!(words(&preferred(&chart, 320.0)).join(" "), plain(&reason));
    }
}

#[test]
fn the_drawing_becomes_a_picture() {
    let text = svg::render(&preferred(&Chart::Stacks(three_years()), 480.0));
    assert_eq!(text, svg::render(&preferred(&Chart::Stacks(three_years()), 480.0)));
    let bytes = png::render(&text, 1.0).expect("drawn");
    assert_eq!(image::load_from_memory(&bytes).expect("a PNG").width(), 480);
}

#[test]
fn the_chart_is_the_sum_of_the_statements() {
    let (_, statements) = example();
    let rules = shipped_rules();
    for unit in [StackUnit::Euros, StackUnit::Points] {
        let stacks = Stacks::of(&rules, &statements, unit);
        assert_eq!(stacks.has_majoration, unit == StackUnit::Euros);
        assert_eq!(stacks.columns.len(), statements.len());
        for (column, statement) in stacks.columns.iter().zip(&statements) {
            assert_eq!(column.year, statement.year);
            assert_eq!(column.gate, statement.gate.state());
            assert_eq!(column.values.iter().sum::<Exact>(), column.total, "{}", column.year);
            assert!(column.possible.expect("all is known") > column.total, "{}", column.year);
            let total = if unit == StackUnit::Euros { statement.total } else { statement.points };
            assert_eq!(column.total, total);
        }
    }
    let euros = Chart::Stacks(Stacks::of(&rules, &statements, StackUnit::Euros));
    let told = words(&preferred(&euros, 400.0)).join("\n");
    assert!(told.contains("accès") && told.contains("majoration"), "{told}");
}

#[test]
fn a_year_that_no_rule_covers_has_no_column() {
    let rules = shipped_rules();
    let statements =
        [1999, 2025].map(|year| compute(&rules, &Facts::of(year), Register::default()));
    let stacks = Stacks::of(&rules, &statements, StackUnit::Euros);
    let years: Vec<i16> = stacks.columns.iter().map(|column| column.year).collect();
    assert_eq!(years, [2025]);
}

#[test]
fn the_example_tells_a_story_the_rules_understand() {
    let (dossier, statements) = example();
    let rules = shipped_rules();
    for facts in &dossier.exercises {
        for id in facts.values.keys() {
            assert!(rules.find(&id.0).is_some(), "{}: no question {id}", facts.year);
        }
        for proof in &facts.held_proofs {
            let is_known = rules.indicators.iter().any(|indicator| indicator.id == *proof);
            assert!(is_known, "{}: no indicator {proof}", facts.year);
        }
    }
    let gates: Vec<(i16, GateState)> =
        statements.iter().map(|statement| (statement.year, statement.gate.state())).collect();
    let [held, missing] = [GateState::Held, GateState::Missing];
    // The label of the shared system ran out before the proofs of 2025 were due.
    assert_eq!(gates, [(2023, missing), (2024, held), (2025, GateState::ToConfirm)]);
    assert!(statements.windows(2).all(|pair| pair[0].total < pair[1].total), "it progresses");
    for statement in &statements {
        assert_eq!(statement.issues, [], "{}", statement.year);
    }
    let latest = &statements[2];
    let open: Vec<&str> = latest
        .lines
        .iter()
        .flat_map(|line| &line.missing)
        .filter_map(|question: &QuestionIndex| Some(rules.question(*question)?.id.0.as_str()))
        .collect();
    assert_eq!(open, ["medecins_sas", "sas_toutes_demandes", "pnc"]);
    let brings = latest.lines.iter().filter(|line| line.state != LineState::NotReached);
    assert!(
        brings.clone().any(|l| l.backing.is_sure()) && brings.clone().any(|l| !l.backing.is_sure())
    );
    let campaign = coherence::campaign_of(&dossier, 2025).expect("a campaign of the year");
    assert!(!coherence::doubts(&rules, latest, campaign).is_empty());
}
