//! What every task shares: reading a dossier, making a document, and what is said when neither goes.

use std::path::Path;

use jiff::civil::Date;

use crate::app::export::{self, DocumentKind, Export, Format, Request};
use crate::app::{Asked, Nature, shipped_rules};
use crate::dossier::{self, Campaign, Dossier};
use crate::french::{self, DateFault, Edge};
use crate::store::{self, Replace};

/// Arguments that make no sense, or work that failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The command is badly written.
    #[error("{0}\n  «\u{a0}jalons --aide\u{a0}» montre comment écrire la commande.")]
    Usage(String),
    /// The work failed.
    #[error("{0}")]
    Failed(String),
}

impl From<lexopt::Error> for CliError {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(match error {
            lexopt::Error::MissingValue { option: Some(option) } => {
                format!("L’option {option} attend une valeur.")
            }
            lexopt::Error::UnexpectedOption(option) => format!("L’option {option} n’existe pas."),
            lexopt::Error::UnexpectedValue { option, .. } => {
                format!("L’option {option} n’attend pas de valeur.")
            }
            lexopt::Error::NonUnicodeValue(_) => {
                "Un argument n’est pas un texte lisible (UTF-8).".to_owned()
            }
            other => format!("La commande n’a pas été comprise ({other})."),
        })
    }
}

/// Returns a file's extension in lower case, empty when it has none: it says what to write.
pub(super) fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads a day.
pub(super) fn date_named(text: &str) -> Result<Date, CliError> {
    french::read_date(text, Edge::First).map_err(|fault| {
        CliError::Usage(match fault {
            DateFault::NotUnderstood => {
                fr!("« {text} » n’est pas une date : écrivez par exemple 2026-11-22.")
            }
            DateFault::NoSuchDay => fr!("« {text} » n’existe pas dans le calendrier."),
        })
    })
}

/// Reads a year of four digits.
pub(super) fn year_named(text: &str) -> Result<i16, CliError> {
    let year = text.parse().ok().filter(|year| (1000..=9999).contains(year));
    year.ok_or_else(|| {
        CliError::Usage(fr!("« {text} » n’est pas une année : écrivez par exemple 2025."))
    })
}

/// Returns the format that a file's extension names, when the document is written in it.
pub(super) fn format_for(kind: DocumentKind, path: &Path) -> Result<Format, CliError> {
    let extension = extension(path);
    let formats = kind.formats();
    formats.iter().copied().find(|format| format.extension() == extension).ok_or_else(|| {
        let names: Vec<String> = formats.iter().map(|f| format!(".{}", f.extension())).collect();
        CliError::Usage(fr!(
            "Le document « {} » s’écrit en {} : changez l’extension de « {} ».",
            kind.label(),
            names.join(", "),
            path.display()
        ))
    })
}

/// Refuses an exercise that the dossier does not have.
pub(super) fn check_exercise(dossier: &Dossier, year: i16) -> Result<(), CliError> {
    if dossier.exercise(year).is_some() {
        return Ok(());
    }
    let years: Vec<String> = dossier.exercises.iter().map(|facts| facts.year.to_string()).collect();
    Err(CliError::Failed(if years.is_empty() {
        fr!("Aucun exercice {year} : le dossier n’en contient pas encore.\n  \
             Commencez-en un dans l’écran Rémunération.")
    } else {
        fr!("Aucun exercice {year} : le dossier contient {}.", years.join(", "))
    }))
}

/// Makes a document and writes it.
pub(super) fn make(mut request: Request) -> Result<Vec<String>, CliError> {
    request.attach_files(store::read);
    let produced = export::produce(&request, &mut |_| true)
        .map_err(|error| CliError::Failed(french::capitalised(&format!("{error}."))))?;
    store::write(&request.path, &produced.bytes, &request.replace, store::Former::Gone).map_err(
        |error| {
            let remedy = match error {
                store::StoreError::AlreadyThere => {
                    fr!("Ajoutez « --remplacer » pour le remplacer.")
                }
                ref other => other.help(),
            };
            CliError::Failed(fr!(
                "« {} » n’a pas été écrit : {error}.\n  {remedy}",
                request.path.display()
            ))
        },
    )?;
    Ok(produced.warnings)
}

/// Asks for a document that is about nothing in particular, of this day or of today.
pub(super) fn request(document: Export, to: &Path, date: Option<Date>, replaces: bool) -> Request {
    Request {
        document,
        dossier: Dossier::default(),
        campaign: None,
        exercise: None,
        rules: shipped_rules(),
        made_on: date.unwrap_or_else(today),
        made_at: now(),
        path: to.to_owned(),
        replace: replace(replaces),
        folder: None,
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
    }
}

/// Reads a dossier, or says what is wrong with it.
pub(super) fn read_dossier(path: &Path) -> Result<Dossier, CliError> {
    let name = path.display();
    let bytes = store::read(path)
        .map_err(|error| CliError::Failed(fr!("« {name} » : {error}.\n  {}", error.help())))?;
    let reading = dossier::file::read(&bytes);
    reading.value.ok_or_else(|| {
        if let Some(refused) = refusal(path, &bytes, Asked::Dossier) {
            return refused;
        }
        let problems: Vec<String> =
            reading.problems.iter().map(|problem| problem.render(&name.to_string())).collect();
        CliError::Failed(fr!("« {name} » n’a pas pu être lu.\n{}", problems.join("\n")))
    })
}

/// Says that a file is not what was asked for, when it is certainly something else.
pub(super) fn refusal(path: &Path, bytes: &[u8], asked: Asked) -> Option<CliError> {
    let told = Nature::of(bytes)?.refusal(&path.display().to_string(), asked)?;
    Some(CliError::Failed(format!("{told}\n  {}", asked.help())))
}

/// Returns the campaign of this title or year, the latest when none is named.
pub(super) fn chosen<'a>(
    dossier: &'a Dossier,
    wanted: Option<&str>,
) -> Result<&'a Campaign, CliError> {
    let Some(wanted) = wanted else {
        let none = || CliError::Failed("Le dossier ne contient pas encore de campagne.".to_owned());
        return dossier.latest_campaign().map(|campaign| &**campaign).ok_or_else(none);
    };
    let find = |is_it: &dyn Fn(&Campaign) -> bool| {
        dossier.campaigns.iter().rev().map(|campaign| &**campaign).find(|campaign| is_it(campaign))
    };
    // Two titles may differ by an accent only: the one that is written so comes first.
    find(&|campaign| campaign.title == wanted)
        .or_else(|| find(&|campaign| french::is_same(&campaign.title, wanted)))
        .or_else(|| find(&|campaign| campaign.date.year().to_string() == wanted.trim()))
        .ok_or_else(|| {
            let titles: Vec<String> =
                dossier.campaigns.iter().map(|one| fr!("« {} »", one.title)).collect();
            CliError::Failed(fr!(
                "Aucune campagne « {wanted} » : le dossier contient {}.",
                titles.join(", ")
            ))
        })
}

/// Returns this very moment.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place of the command line that reads the clock"
)]
pub(super) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Returns the day written on a document when none is given.
pub(super) fn today() -> Date {
    store::local_time(now(), jiff::tz::TimeZone::system()).date()
}

/// Returns what a document may take the place of.
pub(super) const fn replace(replaces: bool) -> Replace {
    if replaces { Replace::Anything } else { Replace::Nothing }
}
