//! A person's own words made ready for a page. Never changes what they say.

use crate::french;

/// Stands between labels, never at the start of a line.
pub(super) const BETWEEN: &str = fr!("~· ");

/// Trims and typesets a text a person wrote, on one line.
pub(super) fn text(written: &str) -> String {
    let words = written.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    french::typeset(&words.collect::<Vec<_>>().join(" "))
}

/// Splits a text a person wrote at its line ends; empty lines vanish.
pub(super) fn paragraphs(written: &str) -> Vec<String> {
    written
        .split(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(|line| french::typeset(line.trim()))
        .filter(|line| !line.is_empty())
        .collect()
}

pub(super) use crate::french::shortened;

/// Cuts a name for the running header and the title of a file.
pub(super) fn running(name: &str) -> String {
    const LENGTH: usize = 60;
    shortened(name, LENGTH)
}
