//! What a file is, when it is not what was asked for: it is named, with what to choose instead.

use crate::dossier::ballot_file;
use crate::source::{self, FileKind, Limits, Reading};

/// What a person meant to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A team's dossier.
    Dossier,
    /// A grid, or rules.
    Grid,
    /// Rules of remuneration.
    Rules,
}

/// What a file is, by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A team's dossier, well written or not.
    Dossier,
    /// A grid, well written or not.
    Grid,
    /// Rules, well written or not.
    Rules,
    /// A ballot.
    Ballot,
    /// A kind of file that is none of ours: "un fichier PDF".
    Foreign(&'static str),
    /// Neither of ours nor of a kind we know.
    Unknown,
}

impl Asked {
    const fn words(self) -> &'static str {
        match self {
            Self::Dossier => "un dossier Jalons",
            Self::Grid => "une grille",
            Self::Rules => "de règles de rémunération",
        }
    }

    /// Says what to choose.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Dossier => fr!("Choisissez un fichier « .jalons »."),
            Self::Grid | Self::Rules => fr!("Choisissez un fichier « .ron »."),
        }
    }
}

impl Nature {
    /// Looks at what a file holds; `None` when nothing is in it.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if let Some(kind) = source::other_kind(bytes) {
            return Some(Self::Foreign(kind));
        }
        if ballot_file::is_likely(bytes) {
            return Some(Self::Ballot);
        }
        let mut nature = None;
        let kinds = [
            (FileKind::DOSSIER, Self::Dossier),
            (FileKind::GRID, Self::Grid),
            (FileKind::REMUNERATION, Self::Rules),
        ];
        let reading: Reading<()> = source::read(bytes, Limits::KEPT, |node, _| {
            let is_it = |kind: FileKind| source::looks_like(node, kind);
            nature = kinds.into_iter().find(|(kind, _)| is_it(*kind)).map(|(_, nature)| nature);
            None
        });
        let text = source::text(bytes, Limits::KEPT.bytes);
        let is_blank = text.as_ref().is_ok_and(|text| text.trim().is_empty());
        if nature.is_some() || is_blank {
            return nature;
        }
        // A text that is cut or damaged may be one of ours all the same.
        let start = String::from_utf8_lossy(bytes.get(..START).unwrap_or(bytes));
        let begins = |kind: FileKind| start.contains(&format!("{}(", kind.name));
        let ours = kinds.into_iter().find(|(kind, _)| begins(*kind)).map(|(_, nature)| nature);
        let is_read = reading.problems.is_empty() || text.is_ok();
        Some(ours.unwrap_or(if is_read { written(&start) } else { Self::Unknown }))
    }

    /// Says what a file called so is, and is not, when it is not what was asked for.
    pub fn refusal(self, name: &str, asked: Asked) -> Option<String> {
        let is_it = matches!(
            (self, asked),
            (Self::Dossier, Asked::Dossier)
                | (Self::Grid, Asked::Grid)
                | (Self::Rules, Asked::Grid | Asked::Rules)
        );
        let is = self.words().map_or_else(String::new, |what| format!(", mais {what}"));
        let verb = if asked == Asked::Rules { "ne contient pas" } else { "n’est pas" };
        (!is_it).then(|| fr!("« {name} » {verb} {}{is}.", asked.words()))
    }

    /// Names it, where it is something we know.
    pub const fn words(self) -> Option<&'static str> {
        Some(match self {
            Self::Dossier => "un dossier d’équipe",
            Self::Grid => "une grille",
            Self::Rules => "des règles de rémunération",
            Self::Ballot => "l’avis d’une personne",
            Self::Foreign(kind) => kind,
            Self::Unknown => return None,
        })
    }
}

/// How far the beginning of a damaged file is looked at.
const START: usize = 4_000;

/// Returns what a text is that is none of ours.
fn written(start: &str) -> Nature {
    let start = start.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let low = start.get(..15).unwrap_or(start).to_lowercase();
    if low.starts_with("<!doctype html") || low.starts_with("<html") {
        Nature::Foreign("une page web")
    } else if low.starts_with("begin:vcalendar") {
        Nature::Foreign("un agenda (.ics)")
    } else {
        Nature::Unknown
    }
}
