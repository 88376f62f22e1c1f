//! How a sheet is printed: A4 on its side, one page wide, told at the top and at the bottom.

use rust_xlsxwriter::Worksheet;

use super::text;
use crate::report::content::Report;

const A4: u8 = 9;
/// UTF-16 units each text above may have: all together have 255.
const ABOVE: usize = 90;
/// UTF-16 units the text below may have, beside the name of the sheet.
const BELOW: usize = 64;

/// Sets up the printing of a sheet.
pub(super) fn set_up(sheet: &mut Worksheet, report: &Report) {
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3);
    let invented = if report.is_fictitious { " · Exemple fictif" } else { "" };
    let title = literal(&report.title, ABOVE);
    sheet.set_header(format!("&L{}&R{title}{invented}", literal(&report.running, ABOVE)));
    let caution = literal(&report.caution, BELOW);
    sheet.set_footer(format!("&L{caution}&C&A&RPage &P sur &N"));
}

/// Writes a text so that no sign of it commands anything, cut when it is too long.
fn literal(words: &str, most: usize) -> String {
    let mut literal = String::new();
    for character in text::one_line(words).chars() {
        if text::length(&literal) + 3 > most {
            literal.push('…');
            break;
        }
        literal.push(character);
        if character == '&' {
            literal.push(character);
        }
    }
    literal
}
