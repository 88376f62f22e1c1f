//! A workbook: the tables of a document as typed sheets, with a summary before them and the meaning
//! of every column after them.
//!
//! Numbers are numbers, days are days, words are words and never a formula or a link, nothing is an
//! empty cell. The same document gives the same bytes. Never knows what a table says.

mod chart;
mod columns;
mod error;
mod formats;
mod names;
mod page;
mod sheet;
mod sizes;
mod summary;
mod text;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

pub use self::error::XlsxError;
use self::formats::Looks;
use self::names::SheetNames;
use super::archive;
use super::content::Report;
use crate::theme::TOKENS;

/// What the first sheet is called.
const SUMMARY: &str = "Sommaire";

/// Makes a workbook of the tables a document keeps for spreadsheets.
pub fn render(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::of(&TOKENS.light);
    let mut names = SheetNames::default();
    let summary_name = names.give(SUMMARY);
    let columns_name = names.give(columns::TITLE);
    let data_names: Vec<String> =
        report.data.iter().map(|table| names.give(&table.title)).collect();
    let columns = columns::table(report, &data_names);

    let mut sheets =
        vec![summary::sheet(report, &summary_name, &data_names, &columns_name, &looks)?];
    for (table, name) in report.data.iter().zip(&data_names) {
        sheets.push(sheet::sheet(table, name, report, &looks)?);
    }
    sheets.push(sheet::sheet(&columns, &columns_name, report, &looks)?);
    bytes(report, sheets)
}

fn bytes(report: &Report, sheets: Vec<Worksheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    Ok(archive::made_alike(workbook.save_to_buffer()?))
}

fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let day = report.made_on_date;
    // A day no workbook knows is replaced by its first one: never by the clock.
    let day = formats::excel_day(day).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(text::one_line(&report.title))
        .set_subject(text::one_line(&report.running))
        .set_author(text::one_line(&report.letterhead.name))
        .set_comment(text::one_line(&report.description))
        .set_creation_datetime(&day))
}
