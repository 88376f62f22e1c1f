//! A table: words to read, and beside each number or date the value itself.

use jiff::civil::Date;
use num_rational::Ratio;
use serde::Serialize;

use super::text::{Style, Text};
use crate::french;
use crate::scoring::Absence;

/// A table of a document, or a sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Its name in files, plain ASCII: "profil".
    pub id: &'static str,
    /// Its name on a sheet: "Profil par domaine"; at most 31 characters, none of `[]:*?/\`.
    pub title: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// The chart a workbook draws beside it.
    #[serde(skip)]
    pub chart: Option<DataChart>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// "Niveau".
    pub title: String,
    /// What it holds, in a sentence, for those who open the workbook.
    pub meaning: String,
    /// How wide it is.
    pub width: Width,
    /// On which side its cells lean.
    pub align: Align,
    /// Whether it only draws what another column says: shown on pages, nowhere else.
    pub is_drawing: bool,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Width {
    /// As wide as its words.
    Auto,
    /// So many parts of what is left.
    Share(u8),
    /// So many millimetres on a page.
    Millimetres(u8),
}

/// On which side cells lean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// As many as there are columns; a single one is a title for the rows that follow, on pages.
    pub cells: Vec<TableCell>,
    /// Whether it sums the others up: in bold, and last.
    pub is_sum: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableCell {
    /// As it is read.
    pub shown: Text,
    /// What it is.
    #[serde(skip)]
    pub value: CellValue,
    /// How far a bar goes between the lowest and the highest score there can be, in four hundredths,
    /// in a column that draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<i64>,
}

/// What a cell is, for programs.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// Words, those that are shown.
    #[default]
    Words,
    /// Nothing: there is no such value, which is not zero.
    Nothing,
    /// A number.
    Number(Ratio<i128>, CellUnit),
    /// A day.
    Day(Date),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellUnit {
    /// Whole things.
    Count,
    /// A mean of levels, shown to a tenth.
    Mean,
    /// A difference of means or levels, shown to a tenth with its sign.
    Change,
    /// A share of what can be reached, shown as a whole percentage.
    Percent,
    /// A difference of such shares, shown to a tenth of a percent with its sign.
    PercentChange,
    /// Whole levels, and their differences.
    Level,
    /// Points of the ACI, shown to a hundredth at most.
    Points,
    /// Euros and cents.
    Euros,
    /// Any quantity, shown to a hundredth at most.
    Quantity,
    /// A year, whose thousands never stand apart.
    Year,
}

/// The chart a workbook draws from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataChart {
    /// Bars, lines…
    pub kind: DataChartKind,
    /// "Niveau moyen par domaine".
    pub title: String,
    /// The column that names.
    pub categories: usize,
    /// The columns that are drawn.
    pub series: Vec<usize>,
    /// The highest value of the axis, when it is always the same: that of the scale for means.
    pub maximum: Option<u32>,
}

/// How a workbook draws a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataChartKind {
    /// Horizontal bars.
    Bars,
    /// Upright bars.
    Columns,
    /// Upright bars on top of each other.
    StackedColumns,
    /// Lines over time.
    Lines,
    /// A radar.
    Radar,
}

impl Table {
    /// Returns the columns that hold something, with their places: those that only draw are left out.
    pub fn data_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(_, column)| !column.is_drawing)
    }
}

impl Column {
    /// Returns a column of words, which shares what width is left.
    pub fn words(title: &str, meaning: &str) -> Self {
        Self {
            title: title.to_owned(),
            meaning: meaning.to_owned(),
            width: Width::Share(1),
            align: Align::Left,
            is_drawing: false,
        }
    }

    /// Returns a column of numbers, as wide as they are.
    pub fn numbers(title: &str, meaning: &str) -> Self {
        Self { width: Width::Auto, align: Align::Right, ..Self::words(title, meaning) }
    }

    /// Returns a column that draws what another one says.
    pub fn drawing(title: &str, width: Width) -> Self {
        Self { width, is_drawing: true, ..Self::words(title, "") }
    }

    /// Returns it with another width.
    #[must_use]
    pub fn wide(self, width: Width) -> Self {
        Self { width, ..self }
    }
}

impl Row {
    /// Returns an ordinary row.
    pub fn of(cells: Vec<TableCell>) -> Self {
        Self { cells, is_sum: false }
    }

    /// Returns a title for the rows that follow.
    pub fn title(text: impl Into<Text>) -> Self {
        Self { cells: vec![TableCell::words(text)], is_sum: false }
    }

    /// Returns a row that sums up.
    pub fn sum(cells: Vec<TableCell>) -> Self {
        Self { cells, is_sum: true }
    }
}

impl TableCell {
    /// Returns a cell of words.
    pub fn words(shown: impl Into<Text>) -> Self {
        Self { shown: shown.into(), value: CellValue::Words, bar: None }
    }

    /// Returns a cell without a value, shown as a dash.
    pub fn nothing() -> Self {
        Self { shown: Text::muted(Absence::Nothing.words()), value: CellValue::Nothing, bar: None }
    }

    /// Returns a cell that draws a mean.
    pub fn bar(bar: Option<i64>) -> Self {
        Self { shown: Text::default(), value: CellValue::Nothing, bar }
    }

    /// Returns a cell whose number is shown in these words.
    pub fn number(shown: impl Into<Text>, value: impl Into<Ratio<i128>>, unit: CellUnit) -> Self {
        Self { shown: shown.into(), value: CellValue::Number(value.into(), unit), bar: None }
    }

    /// Returns a cell that counts.
    pub fn count(number: usize) -> Self {
        let exact = Ratio::from_integer(i128::try_from(number).unwrap_or(i128::MAX));
        Self::number(number.to_string(), exact, CellUnit::Count)
    }

    /// Returns a cell of a day, written in figures.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or_else(Self::nothing, |day| Self {
            shown: french::typed_date(day).into(),
            value: CellValue::Day(day),
            bar: None,
        })
    }

    /// Returns it in another look.
    #[must_use]
    pub fn styled(mut self, style: Style) -> Self {
        for run in &mut self.shown.0 {
            run.style = style;
        }
        self
    }
}
