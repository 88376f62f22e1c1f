//! The indicators of a statement, by axis, and the prerequisites among them.

use super::{Amount, AxisPart, BETWEEN, GatePart, LinePart, Mark, PartPart, Prerequisite};
use crate::dossier::Facts;
use crate::remuneration::{
    Backing, Exact, GateState, Indicator, Line, LineState, PartLine, Rules, Statement, words,
};
use crate::scoring::Absence;

pub(super) fn axes(rules: &Rules, facts: &Facts, statement: &Statement) -> Vec<AxisPart> {
    let axis = |(place, axis): (usize, &crate::remuneration::Axis)| {
        let points = statement.axis_points(rules, place);
        AxisPart {
            title: axis.title.clone(),
            lines: statement
                .lines_of(rules, place)
                .filter_map(|line| line_part(rules, facts, statement, line))
                .collect(),
            points: Amount::points(points),
            points_told: words::points(points),
            euros: Amount::euros(statement.axis_euros(rules, place)),
        }
    };
    let parts = rules.axes.iter().enumerate().map(axis);
    parts.filter(|part| !part.lines.is_empty()).collect()
}

pub(super) fn gate(rules: &Rules, statement: &Statement) -> GatePart {
    let prerequisite = |(place, state): &(usize, GateState)| {
        let line = statement.lines.get(*place)?;
        let indicator = rules.indicators.get(line.indicator)?;
        Some(Prerequisite {
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            mark: gate_mark(*state),
            state: words::gate_state(*state),
            held: words::backing(line.backing),
            missing: words::labels(rules, &line.missing).join(BETWEEN),
        })
    };
    GatePart {
        mark: gate_mark(statement.gate.state()),
        sentence: words::gate(statement),
        reached: words::reached(statement),
        prerequisites: statement.gate.prerequisites.iter().filter_map(prerequisite).collect(),
    }
}

fn line_part(rules: &Rules, facts: &Facts, statement: &Statement, line: &Line) -> Option<LinePart> {
    let indicator = rules.indicators.get(line.indicator)?;
    let told = words::tell(rules, facts, statement, line)?;
    let parts = line.parts.iter().zip(told.parts);
    let unknown = || Absence::Nothing.words().to_owned();
    let known = |shown: String| if line.is_known() { shown } else { unknown() };
    Some(LinePart {
        kind: told.kind,
        mark: line_mark(line.state),
        state: told.state,
        declared: told.declared,
        points: Amount { exact: line.points, shown: known(told.points) },
        points_told: known(words::points(line.points)),
        euros: Amount { exact: statement.euros(line), shown: known(told.euros) },
        parts: parts
            .filter_map(|(part, told)| part_part(rules, statement, indicator, part, told))
            .collect(),
        missing: told.missing.join(BETWEEN),
        options: told.options,
        proof: told.proof,
        // Nothing is to be gathered for what brings nothing.
        held: Some(words::backing(line.backing))
            .filter(|_| line.points != Exact::default() || line.backing != Backing::Missing)
            .unwrap_or_default(),
        note: told.note,
        source: told.source,
        code: told.code,
        name: told.name,
    })
}

fn part_part(
    rules: &Rules,
    statement: &Statement,
    indicator: &Indicator,
    line: &PartLine,
    told: words::ToldPart,
) -> Option<PartPart> {
    let part = indicator.parts.get(line.part)?;
    let points = line.outcome.points();
    Some(PartPart {
        name: told.name,
        calculation: told.calculation,
        points: Amount::points(points),
        euros: Amount::euros(statement.in_euros(points)),
        place: words::place(rules, &part.citation),
        reference: words::reference(rules, &part.citation),
        certainty: words::letter(part.citation.certainty),
    })
}

const fn gate_mark(state: GateState) -> Mark {
    match state {
        GateState::Held => Mark::Full,
        GateState::ToConfirm => Mark::Partial,
        GateState::Missing => Mark::None,
        GateState::Unknown => Mark::Unknown,
    }
}

const fn line_mark(state: LineState) -> Mark {
    match state {
        LineState::Reached => Mark::Full,
        LineState::Partial => Mark::Partial,
        LineState::NotReached => Mark::None,
        LineState::Unanswered => Mark::Unknown,
    }
}
