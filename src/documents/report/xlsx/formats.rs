//! How cells look: the theme's colours, a number format for each unit.

use jiff::civil::Date;
use num_rational::Ratio;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::report::content::{Align, CellUnit};
use crate::theme::{Colour, Palette};

const DAY: &str = "dd/mm/yyyy";

/// The looks every sheet shares.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    /// The document's title.
    pub(super) title: Format,
    /// A line that leads.
    pub(super) strong: Format,
    /// An ordinary line.
    pub(super) plain: Format,
    /// A remark.
    pub(super) muted: Format,
    /// To be careful.
    pub(super) warning: Format,
    /// A link to another sheet.
    pub(super) link: Format,
    header: Format,
    cell: Format,
    sum: Format,
}

impl Looks {
    /// Takes the looks from the theme.
    pub(super) fn of(palette: &Palette) -> Self {
        let text = Format::new().set_align(FormatAlign::Top);
        let cell = text
            .clone()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(colour(palette.line));
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(18)
                .set_font_color(colour(palette.accent)),
            strong: text.clone().set_bold(),
            muted: text.clone().set_font_color(colour(palette.muted)),
            warning: text.clone().set_bold().set_text_wrap().set_font_color(colour(palette.warn)),
            link: leaning(cell.clone(), Align::Left)
                .set_underline(FormatUnderline::Single)
                .set_font_color(colour(palette.accent)),
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(colour(palette.accent))
                .set_font_color(colour(palette.on_accent)),
            sum: cell
                .clone()
                .set_bold()
                .set_border_top(FormatBorder::Thin)
                .set_border_top_color(colour(palette.faint))
                .set_background_color(colour(palette.accent_soft)),
            cell,
            plain: text.set_text_wrap(),
        }
    }

    /// Returns the look of a column's title; on the right it leaves room for the filter's button.
    pub(super) fn header(&self, align: Align) -> Format {
        const BUTTON: u8 = 2;
        let header = leaning(self.header.clone(), align);
        if align == Align::Right { header.set_indent(BUTTON) } else { header }
    }

    /// Returns the look of a cell of words.
    pub(super) fn words(&self, is_sum: bool, align: Align) -> Format {
        leaning(self.row(is_sum).set_text_wrap(), align)
    }

    /// Returns the look of a day.
    pub(super) fn day(&self, is_sum: bool, align: Align) -> Format {
        leaning(self.row(is_sum).set_num_format(DAY), align)
    }

    /// Returns the look of a number; a year may name its row, and lean as words do.
    pub(super) fn number(
        &self,
        is_sum: bool,
        number: Ratio<i128>,
        unit: CellUnit,
        align: Align,
    ) -> Format {
        let align = if unit == CellUnit::Year { align } else { Align::Right };
        leaning(self.row(is_sum).set_num_format(number_format(number, unit)), align)
    }

    fn row(&self, is_sum: bool) -> Format {
        if is_sum { self.sum.clone() } else { self.cell.clone() }
    }
}

fn leaning(format: Format, align: Align) -> Format {
    match align {
        Align::Left => format.set_align(FormatAlign::Left).set_indent(1),
        Align::Right => format.set_align(FormatAlign::Right),
    }
}

/// Returns the number format that shows a number as the document does.
///
/// A format cannot drop a decimal separator that nothing follows, nor the sign of what rounds to
/// zero: the number itself says which one it needs.
pub(super) fn number_format(number: Ratio<i128>, unit: CellUnit) -> &'static str {
    match unit {
        CellUnit::Count => "#,##0",
        CellUnit::Level | CellUnit::Year => "0",
        CellUnit::Mean => "0.0",
        CellUnit::Change if (number * 10).round() == Ratio::default() => "0.0",
        CellUnit::Change => "+0.0;-0.0;0.0",
        CellUnit::Percent => "0%",
        CellUnit::PercentChange if (number * 1_000).round() == Ratio::default() => "0.0%",
        CellUnit::PercentChange => "+0.0%;-0.0%;0.0%",
        CellUnit::Points | CellUnit::Quantity => {
            let hundredths = (number * 100).round().to_integer();
            match (hundredths % 100, hundredths % 10) {
                (0, _) => "#,##0",
                (_, 0) => "#,##0.0",
                _ => "#,##0.00",
            }
        }
        CellUnit::Euros => "#,##0.00 \"€\"",
    }
}

/// Returns the format of the steps of an axis, which are whole.
pub(super) const fn whole_format(unit: CellUnit) -> &'static str {
    match unit {
        CellUnit::Level | CellUnit::Year => "0",
        CellUnit::Euros => "#,##0 \"€\"",
        CellUnit::Mean | CellUnit::Change => "0.0",
        CellUnit::Percent | CellUnit::PercentChange => "0%",
        CellUnit::Count | CellUnit::Points | CellUnit::Quantity => "#,##0",
    }
}

/// Returns the number a workbook can hold: fifteen digits.
pub(super) fn float(number: Ratio<i128>) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}

/// Returns a day as workbooks count them; they know none before 1900.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Returns a colour of the theme.
pub(super) fn colour(Colour([red, green, blue]): Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
