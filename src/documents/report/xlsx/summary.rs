//! The first sheet: whose document it is, what to know of it, and what each sheet holds.

use rust_xlsxwriter::{Url, Worksheet, utility};

use super::error::XlsxError;
use super::formats::{Looks, colour};
use super::{page, sizes, text};
use crate::french;
use crate::report::content::{Align, Report, Table, Text};
use crate::theme::TOKENS;

/// Widths of the two columns, in characters.
const LABELS_WIDTH: usize = 34;
const WORDS_WIDTH: usize = 96;
const INVENTED: &str = "L’équipe, les personnes et les chiffres de ce document sont inventés.";
const EMPTY: &str = "Ce document n’a pas de tableau.";

/// Makes the first sheet; `names` are those of the data sheets.
pub(super) fn sheet(
    report: &Report,
    own_name: &str,
    names: &[String],
    columns_name: &str,
    looks: &Looks,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(own_name)?;
    sheet.set_tab_color(colour(TOKENS.light.accent));
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, LABELS_WIDTH as f64)?;
    sheet.set_column_width(1, WORDS_WIDTH as f64)?;
    page::set_up(&mut sheet, report);

    sheet.write_string_with_format(0, 0, text::one_line(&report.title), &looks.title)?;
    let mut row = 2;
    if report.is_fictitious {
        sheet.write_string_with_format(row, 0, "Exemple fictif", &looks.warning)?;
        sheet.write_string_with_format(row, 1, INVENTED, &looks.warning)?;
        row += 1;
    }
    for (label, words) in facts(report) {
        sheet.set_row_height(row, sizes::text_height(&words, WORDS_WIDTH))?;
        sheet.write_string_with_format(row, 0, label, &looks.strong)?;
        sheet.write_string_with_format(row, 1, words, &looks.plain)?;
        row += 1;
    }
    row += 1;
    for (place, title) in (0..).zip(["Feuille", "Ce qu’elle contient"]) {
        sheet.write_string_with_format(row, place, title, &looks.header(Align::Left))?;
    }
    let listed = names.iter().zip(report.data.iter().map(held));
    let meanings = "Ce que dit chaque colonne de ce classeur, et dans quelle unité.".to_owned();
    for (name, words) in listed.chain([(&columns_name.to_owned(), meanings)]) {
        row += 1;
        sheet.set_row_height(row, sizes::text_height(&words, WORDS_WIDTH - 2))?;
        let link = Url::new(format!("internal:{}!A1", quoted(name))).set_text(name);
        sheet.write_url_with_format(row, 0, link, &looks.link)?;
        sheet.write_string_with_format(row, 1, words, &looks.words(false, Align::Left))?;
    }
    if report.data.is_empty() {
        sheet.write_string_with_format(row + 2, 0, EMPTY, &looks.muted)?;
    }
    Ok(sheet)
}

/// Returns what to know of the document, label by label.
fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let lines = report.lines.iter().map(Text::plain);
    let about = ["Document"].into_iter().chain(std::iter::repeat("")).zip(lines);
    let facts =
        [("Équipe", report.letterhead.name.clone()), ("Lieu", report.letterhead.place.clone())];
    let last = [("Fait le", report.made_on.clone()), ("À savoir", report.caution.clone())];
    let all = facts.into_iter().chain(about).chain(last);
    all.map(|(label, words)| (label, text::cell(&words))).filter(|(_, w)| !w.is_empty()).collect()
}

/// Tells what a table holds: "9 lignes, avec graphique : Domaine, Niveau, Avant…".
fn held(table: &Table) -> String {
    const LENGTH: usize = 400;
    let titles: Vec<String> =
        table.data_columns().map(|(_, column)| french::capitalised(&column.title)).collect();
    let rows = match table.rows.len() {
        0 => "Aucune ligne".to_owned(),
        number => french::count(number, "ligne"),
    };
    let chart = if table.chart.is_some() { ", avec graphique" } else { "" };
    text::short(&fr!("{rows}{chart} : {}.", titles.join(", ")), LENGTH)
}

/// Writes the name of a sheet in a reference; one that needs no quotes may have them too.
fn quoted(name: &str) -> String {
    let quoted = utility::quote_sheet_name(name);
    if quoted.starts_with('\'') { quoted } else { format!("'{quoted}'") }
}
