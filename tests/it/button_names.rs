//! A button told in a text bears the name the text says: in the program, its guide, grids, documents, the
//! page of opinions and the README.

use std::collections::BTreeSet;

use jalons::app::{Command, Screen};
use strum::IntoEnumIterator as _;

use crate::sources::{Source, files, take_apart};

/// Names of buttons of other programs.
const OTHERS: [&str; 3] = ["Enregistrer sous", "Exécuter quand même", "Ouvrir avec"];
/// What stands before the name of something to press.
const CUES: [&str; 7] =
    ["bouton", "commande", "menu", "écran", "touchez", "cliquez sur", "appuyez sur"];

/// Writes a text as it is typed: plain spaces, on one line.
fn plain(text: &str) -> String {
    let text = text.replace("{NBSP}", " ").replace("\\u{a0}", " ").replace('\u{a0}', " ");
    let lines = text.lines().map(|line| line.trim().trim_start_matches("//").trim());
    lines.collect::<Vec<_>>().join(" ")
}

/// Tells whether a quoted name reads as something to press: an infinitive, or something new.
fn reads_as_button(name: &str) -> bool {
    let first = name.split([' ', '…']).next().unwrap_or_default();
    let is_infinitive = ["er", "ir", "dre", "tre"].iter().any(|ending| first.ends_with(ending));
    let is_new = ["Nouveau", "Nouvel", "Nouvelle"].contains(&first);
    first.starts_with(char::is_uppercase) && (is_infinitive || is_new)
}

/// Returns the names a text tells as those of buttons.
fn told(text: &str) -> Vec<String> {
    let text = plain(text);
    let mut found = Vec::new();
    let mut before = "";
    for piece in text.split('«') {
        if let Some((name, after)) = piece.split_once('»') {
            let name = name.trim();
            let is_cued = CUES.iter().any(|cue| before.to_lowercase().trim_end().ends_with(cue));
            if (is_cued || reads_as_button(name)) && !name.contains('{') {
                found.push(name.to_owned());
            }
            before = after;
        } else {
            before = piece;
        }
    }
    found
}

fn sources() -> Vec<Source> {
    let mut all = files("src", &[".rs"]);
    all.extend(files("grids", &[".ron"]));
    all.extend(files("assets", &[".typ", ".html", ".js"]));
    all.extend(files("assets/aide", &[".ron"]));
    let readme = include_str!("../../README.md").to_owned();
    all.push(Source { path: "README.md".to_owned(), text: readme });
    all
}

/// Returns every text that stands alone in the program or on the page: names of buttons are among
/// them.
pub fn names() -> BTreeSet<String> {
    let code = files("src", &[".rs"]);
    let literals = code.iter().flat_map(|source| take_apart(&source.text).0);
    let mut names: BTreeSet<String> = literals.map(|one| plain(&one.text)).collect();
    for source in files("assets/avis", &[".html", ".js"]) {
        let pieces = source.text.split(['<', '>', '"', '\'', '`']).map(plain);
        names.extend(pieces.map(|piece| piece.trim().to_owned()));
    }
    names.extend(Command::all().map(|command| command.label().to_owned()));
    names.extend(Screen::iter().map(|screen| screen.label().to_owned()));
    names
}

#[test]
fn a_button_named_in_a_text_has_that_name() {
    let names = names();
    let mut told_names = 0;
    let mut wrong = Vec::new();
    for source in sources() {
        let texts: Vec<String> = if source.path.rsplit('.').next() == Some("rs") {
            take_apart(&source.text).0.into_iter().map(|literal| literal.text).collect()
        } else {
            vec![source.text]
        };
        for name in texts.iter().flat_map(|text| told(text)) {
            told_names += 1;
            if !names.contains(&name) && !OTHERS.contains(&name.as_str()) {
                wrong.push(format!("{}: « {name} »", source.path));
            }
        }
    }
    assert!(told_names >= 8, "only {told_names} names are told");
    assert!(wrong.is_empty(), "no button has these names:\n{}", wrong.join("\n"));
}

#[test]
fn a_name_that_no_button_has_is_found() {
    let text = "// puis vérifiez-le : écran « Grilles », bouton « Vérifier un\n// fichier… », ou « rien ».";
    assert_eq!(told(text), ["Grilles", "Vérifier un fichier…"]);
    assert!(!names().contains("Vérifier un fichier…"));
    assert!(names().contains("Vérifier une grille…"));
}
