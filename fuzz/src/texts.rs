//! Readers of texts: grid, rules, dossier, preferences, and what is typed.

use jalons::source::{self, Problems, Reading, Severity};
use jalons::store::Preferences;
use jalons::{dossier, french, grid, remuneration};

/// Holds a reading to its promises; returns the value.
#[track_caller]
pub fn checked<T>(bytes: &[u8], reading: Reading<T>) -> Option<T> {
    let Reading { value, problems } = reading;
    let is_error = |severity| severity == Severity::Error;
    let has_errors = problems.iter().any(|problem| is_error(problem.severity));
    assert_ne!(value.is_some(), has_errors, "a value, or an error: {problems:?}");
    assert!(problems.len() <= 2 * Problems::MAX_SHOWN + 2, "{} problems", problems.len());
    // Lines and columns are those of the text, which another program may have written in UTF-16 or with
    // the line ends of old Macs; of bytes that are no text, only that they are none can be said.
    let text = source::text(bytes, bytes.len());
    let lines: Option<Vec<&str>> = text.as_ref().ok().map(|text| text.split('\n').collect());
    assert!(lines.is_some() || problems.len() == 1, "no text, and yet {problems:?}");
    for problem in &problems {
        let (line, column) = (problem.place.line as usize, problem.place.column as usize);
        assert!(line >= 1 && column >= 1, "{problem:?} is before the text");
        if let Some(lines) = &lines {
            let length = lines.get(line - 1).expect("a line of the text").len();
            assert!(column <= length + 1, "{problem:?} is outside its line of {length}");
        }
        let help = problem.help.as_deref().expect("something to do");
        for sentence in [problem.message.as_str(), help] {
            assert!(sentence.ends_with(['.', '?']), "{sentence:?}");
            assert!(!sentence.contains(upsets_a_line), "{sentence:?}");
        }
    }
    value
}

/// Characters that must not reach a line of the screen or of a terminal.
pub fn upsets_a_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub fn grid(bytes: &[u8]) {
    let Some(grid) = checked(bytes, grid::file::read(bytes)) else { return };
    let written = grid::file::write(&grid);
    let again = checked(written.as_bytes(), grid::file::read(written.as_bytes()));
    assert_eq!(again.as_ref(), Some(&grid), "{written}");
}

pub fn rules(bytes: &[u8]) {
    let rules = checked(bytes, remuneration::file::read(bytes));
    let is_likely = remuneration::file::is_likely(bytes);
    assert!(is_likely || rules.is_none(), "good rules are likely ones");
}

pub fn dossier(bytes: &[u8]) {
    let Some(dossier) = checked(bytes, dossier::file::read(bytes)) else { return };
    let written = dossier::file::write(&dossier);
    let reading = dossier::file::read(written.as_bytes());
    let problems = format!("{:?}", reading.problems);
    let again = checked(written.as_bytes(), reading);
    assert_eq!(again.as_ref(), Some(&dossier), "{problems}\n{written}");
    assert_eq!(dossier::file::write(&dossier), written);
}

pub fn preferences(bytes: &[u8]) {
    let preferences = Preferences::read(bytes);
    assert!((80..=200).contains(&preferences.zoom_percent));
    assert!(preferences.recent.len() <= Preferences::MAX_RECENT);
    let written = preferences.text().expect("preferences are always written");
    assert_eq!(Preferences::read(written.as_bytes()), preferences, "{written}");
}

/// What a person types where a date, a number or a word is asked for.
pub fn typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(date) = french::parse_date(&text) {
        assert_eq!(french::parse_date(&date.to_string()), Some(date));
    }
    let _hundredths = french::parse_hundredths(&text);
    let typeset = french::typeset(&text);
    assert_eq!(french::typeset(&typeset), typeset, "typesetting twice changes nothing");
    let folded = french::fold(&text);
    assert_eq!(french::fold(&folded), folded, "folding twice changes nothing");
}
