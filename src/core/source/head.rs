//! Whether a file is of the kind that is asked for, and of a format we know.
//!
//! Never looks further than the name and the format: what is of another kind gets one problem, not
//! one for each of its keys.

use std::ops::RangeInclusive;

use super::problems::Problems;
use super::suggest::{excerpt, nearest};
use super::tree::{Member, Node, Value};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// What stands before the first bracket: "Grille".
    pub name: &'static str,
    /// What it is, for a sentence: "une grille".
    pub what: &'static str,
    /// A key that only this kind has, for files without a name.
    pub own_key: &'static str,
    /// The format that is written, and the last that is read: it moves with every new key, so that a
    /// Jalons that does not know the key calls the file a later one, and not the key unknown.
    pub format: i64,
}

impl FileKind {
    /// A grid.
    pub const GRID: Self =
        Self { name: "Grille", what: "une grille", own_key: "domaines", format: 2 };
    /// A team's file.
    pub const DOSSIER: Self =
        Self { name: "Dossier", what: "un dossier d’équipe", own_key: "campagnes", format: 3 };
    /// Rules of a remuneration.
    pub const REMUNERATION: Self = Self {
        name: "Remuneration",
        what: "des règles de rémunération",
        own_key: "parametres",
        format: 1,
    };
    /// Those that people open one for another.
    const ALL: [Self; 3] = [Self::GRID, Self::DOSSIER, Self::REMUNERATION];

    /// Returns the formats that are read.
    pub const fn formats(self) -> RangeInclusive<i64> {
        1..=self.format
    }
}

/// Tells whether a node is of `kind` and of its format; says what it is otherwise.
pub fn is_of_kind(node: &Node<'_>, problems: &Problems<'_>, kind: FileKind) -> bool {
    let FileKind { name, what, .. } = kind;
    let start = super::Span::at(node.span.offset());
    let begin = format!("Le contenu commence par « {name}( » et finit par « ) ».");
    let Value::Group { items, .. } = &node.value else {
        if node.value != Value::Broken {
            let message = format!("Ce n’est pas {what} : trouvé {}.", node.kind());
            problems.error(start, message, begin);
        }
        return false;
    };
    let is_other = |other: &FileKind| match node.name() {
        _ if *other == kind => false,
        Some(found) => other.name == found,
        None => has(items, other.own_key) && !has(items, kind.own_key),
    };
    if let Some(other) = FileKind::ALL.into_iter().find(is_other) {
        let message = format!("Ce fichier contient {}, et non {what}.", other.what);
        problems.error(
            start,
            message,
            format!("Choisissez un fichier qui commence par « {name}( »."),
        );
        return false;
    }
    if let Some(found) = node.name().filter(|found| *found != name) {
        let message = format!("« {} » est inconnu : « {name} » est attendu ici.", excerpt(found));
        problems.error(start, message, begin);
        if nearest(found, [name]).is_none() {
            return false;
        }
    }
    is_of_format(items, problems, kind)
}

/// Tells whether a node looks like a file of `kind`, well written or not.
pub fn looks_like(node: &Node<'_>, kind: FileKind) -> bool {
    match (node.name(), &node.value) {
        (Some(name), _) => nearest(name, [kind.name]).is_some(),
        (None, Value::Group { items, .. }) => has(items, kind.own_key),
        (None, _) => false,
    }
}

fn is_of_format(items: &[Member<'_>], problems: &Problems<'_>, kind: FileKind) -> bool {
    let Some(node) = items.iter().find(|item| is_key(item, "format")).map(|item| &item.value)
    else {
        return true;
    };
    let Value::Integer(format) = node.value else { return true };
    if format <= kind.format {
        return true;
    }
    let message =
        format!("Ce fichier vient d’une version plus récente de Jalons (format {format}).");
    let help = "Installez la dernière version de Jalons. Le fichier n’a pas été modifié.";
    problems.error(node.span, message, help);
    false
}

fn has(items: &[Member<'_>], key: &str) -> bool {
    items.iter().any(|item| is_key(item, key))
}

fn is_key(item: &Member<'_>, key: &str) -> bool {
    item.key.as_ref().is_some_and(|found| found.text == key)
}
