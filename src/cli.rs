//! The same work from a terminal: `verifier`, `rapport`, `avis`, `decompte`, `calendrier` and `guide`.
//!
//! Never computes a score or an amount, and never changes a dossier.

mod ballot;
mod calendar;
mod catalogue;
mod guide;
mod report;
mod statement;
pub mod terminal;
mod window;
mod work;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::{Arg, Parser};

use crate::app::{Library, Nature, shipped_rules};
use crate::remuneration::selfcheck;
use crate::source::{Problem, Severity};
use crate::store::{self, Renderer};
use crate::{dossier, french, remuneration};

pub use self::calendar::CalendarTask;
pub use self::guide::GuideTask;
pub use self::report::ReportTask;
pub use self::statement::StatementTask;
pub use self::work::CliError;

const HELP: &str = fr!("\
Jalons : l’auto-évaluation d’équipe de l’exercice coordonné

  jalons [FICHIER…]                    ouvre la fenêtre, avec ce dossier ; des avis y sont ajoutés,
                                       une grille est vérifiée
  jalons verifier FICHIER…             dit toutes les erreurs de grilles, de règles ou de dossiers
  jalons verifier --calculs            refait les exemples du guide de l’ACI : attendu, calculé
  jalons rapport DOSSIER --vers FICHIER
                                       écrit un document, le diagnostic sinon ; l’extension dit
                                       comment : .pdf, .docx, .xlsx ou .csv ; .svg ou .png pour
                                       un graphique, .zip pour le paquet de preuves
  jalons rapport --liste               dit en JSON les documents, les graphiques et leurs formats
  jalons avis DOSSIER --vers PAGE.html
                                       écrit la page sur laquelle chaque membre donne son avis
  jalons avis DOSSIER --papier --vers FICHIER.pdf
                                       écrit le bulletin d’avis à imprimer
  jalons decompte DOSSIER --exercice ANNÉE --vers FICHIER
                                       écrit le décompte prévisionnel de l’ACI, en .pdf, .docx,
                                       .xlsx ou .csv
  jalons calendrier DOSSIER --vers FICHIER
                                       écrit les échéances du plan d’action et les réunions pour un
                                       agenda (.ics), ou le plan pour un tableur (.csv)
    --reunions-passees                 avec les réunions dont la date est passée
  jalons guide --vers FICHIER.pdf      écrit le guide de Jalons : les pages de son aide
    --une-page                         la page à afficher, à la place

  Options de « rapport »
    --document NOM                     synthese, diagnostic, plan, bilan, compte-rendu, decompte,
                                       dossier, affiche, diaporama ou grille (diagnostic sinon)
    --lecture NOM                      equipe, financeur ou usagers, pour la synthèse et le dossier
                                       (equipe sinon)
    --exercice ANNÉE                   l’exercice de la rémunération (le dernier sinon)
    --graphique NOM                    profil, barres, criteres, preuves, progression,
                                       remuneration, points ou plan (profil sinon)
  Options de « decompte »
    --exercice ANNÉE                   l’exercice (obligatoire)
    --regles FICHIER                   d’autres règles que celles de l’application

  Options de « rapport » et d’« avis »
    --campagne TITRE                   une campagne, par son titre ou son année (la dernière sinon)

  Options de « rapport », « avis », « decompte », « calendrier » et « guide »
    --vers FICHIER                     où écrire (obligatoire)
    --date AAAA-MM-JJ                  la date écrite sur le document (aujourd’hui sinon)
    --remplacer                        remplacer un fichier qui existe déjà

  Options de la fenêtre
    --rendu NOM                        ce qui dessine la fenêtre, si le choix fait seul ne convient
                                       pas : opengl, et wayland ou x11 sous Linux, wgpu sous Windows

  --aide                               montre cette aide
  --version                            montre la version

  Codes de sortie : 0 tout va bien, 1 un problème a été trouvé, 2 la commande est mal écrite
");

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Launch {
    /// Open the window, perhaps with files, perhaps drawn in a given way.
    Window(Vec<PathBuf>, Option<Renderer>),
    /// Do this and end.
    Terminal(Task),
}

/// Work that needs no window.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Show how to call.
    Help,
    /// Show the version.
    Version,
    /// Check grids, rules and dossiers.
    Check(Vec<PathBuf>),
    /// Run the worked examples of the remuneration.
    SelfCheck,
    /// List the documents and charts there are.
    Catalogue,
    /// Write a document.
    Report(ReportTask),
    /// Write the statement of an exercise.
    Statement(StatementTask),
    /// Write the deadlines of the plan.
    Calendar(CalendarTask),
    /// Write the guide.
    Guide(GuideTask),
}

/// Reads the arguments, the program's name left out.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Launch, CliError> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut parser = Parser::from_args(args.iter().cloned());
    match parser.next()? {
        Some(Arg::Long("aide" | "help") | Arg::Short('h')) => Ok(Launch::Terminal(Task::Help)),
        Some(Arg::Long("version") | Arg::Short('V')) => Ok(Launch::Terminal(Task::Version)),
        Some(Arg::Value(word)) => match french::fold(&word.to_string_lossy()).as_str() {
            "verifier" => parse_check(parser).map(Launch::Terminal),
            "rapport" => {
                let report = report::parse(parser)?.map_or(Task::Catalogue, Task::Report);
                Ok(Launch::Terminal(report))
            }
            "avis" => ballot::parse(parser).map(Task::Report).map(Launch::Terminal),
            "decompte" => statement::parse(parser).map(Task::Statement).map(Launch::Terminal),
            "calendrier" => calendar::parse(parser).map(Task::Calendar).map(Launch::Terminal),
            "guide" => guide::parse(parser).map(Task::Guide).map(Launch::Terminal),
            _ => parse_window(args),
        },
        _ => parse_window(args),
    }
}

fn parse_window(args: Vec<OsString>) -> Result<Launch, CliError> {
    let (files, renderer) = window::parse(Parser::from_args(args))?;
    Ok(Launch::Window(files, renderer))
}

fn parse_check(mut parser: Parser) -> Result<Task, CliError> {
    let mut files = Vec::new();
    let mut wants_calculations = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("calculs") => wants_calculations = true,
            Arg::Value(path) => files.push(path.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if wants_calculations {
        let alone = fr!("« verifier --calculs » n’attend pas de fichier.");
        let usage = || CliError::Usage(alone.to_owned());
        return files.is_empty().then_some(Task::SelfCheck).ok_or_else(usage);
    }
    if files.is_empty() {
        return Err(CliError::Usage(fr!("« verifier » attend au moins un fichier.").to_owned()));
    }
    Ok(Task::Check(files))
}

/// Does the work and tells how it went.
pub fn run(task: &Task) -> ExitCode {
    match work(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => refuse(&error),
    }
}

/// Does the work; returns whether all was found right.
fn work(task: &Task) -> Result<bool, CliError> {
    match task {
        Task::Help => say(HELP.trim_end())?,
        Task::Version => say(format_args!("jalons {}", env!("CARGO_PKG_VERSION")))?,
        Task::Check(files) => return check(files),
        Task::SelfCheck => return check_calculations(),
        Task::Catalogue => say(format_args!("{:#}", catalogue::catalogue()))?,
        Task::Report(task) => tell(&task.to, &report::write(task)?)?,
        Task::Statement(task) => tell(&task.to, &statement::write(task)?)?,
        Task::Calendar(task) => tell(&task.to, &calendar::write(task)?)?,
        Task::Guide(task) => tell(&task.to, &guide::write(task)?)?,
    }
    Ok(true)
}

/// Says a line on the output. Who reads it may stop reading, as `head` does: the work goes on.
fn say(line: impl Display) -> Result<(), CliError> {
    match writeln!(io::stdout().lock(), "{line}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let error = store::StoreError::from(error);
            Err(CliError::Failed(fr!("La réponse n’a pas pu être écrite : {error}.")))
        }
        _ => Ok(()),
    }
}

/// Says that a document is ready, and what to know about it.
fn tell(to: &Path, warnings: &[String]) -> Result<(), CliError> {
    say(format_args!("{}", fr!("« {} » est prêt.", to.display())))?;
    warnings.iter().try_for_each(|warning| say(format_args!("  {warning}")))
}

/// Says on the error output why nothing was done.
pub fn refuse(error: &CliError) -> ExitCode {
    complain(error);
    match error {
        CliError::Usage(_) => ExitCode::from(2),
        CliError::Failed(_) => ExitCode::FAILURE,
    }
}

/// Says something on the error output.
pub fn complain(error: &impl Display) {
    complain_of("jalons", error);
}

fn complain_of(what: &str, error: &impl Display) {
    // There is nowhere else to say it.
    let _unheard = writeln!(io::stderr().lock(), "{}", fr!("{what} : {error}"));
}

fn check(files: &[PathBuf]) -> Result<bool, CliError> {
    let mut is_fine = true;
    for path in files {
        let name = path.display().to_string();
        let (kind, problems) = match store::read(path) {
            Ok(bytes) => match check_bytes(path, &bytes) {
                Ok(checked) => checked,
                Err(told) => {
                    complain_of("jalons", &told);
                    is_fine = false;
                    continue;
                }
            },
            Err(error) => {
                let remedy = error.help();
                complain_of(&name, &format_args!("{}", fr!("{error}.\n  remède : {remedy}")));
                is_fine = false;
                continue;
            }
        };
        for problem in &problems {
            say(problem.render(&name))?;
        }
        let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
        if errors > 0 {
            is_fine = false;
            say(format_args!("{}", fr!("{name} : {}", french::count(errors, "erreur"))))?;
        } else {
            say(format_args!("{}", fr!("{name} : {kind}")))?;
        }
    }
    Ok(is_fine)
}

fn check_calculations() -> Result<bool, CliError> {
    let checks = selfcheck::checks(&shipped_rules());
    say(selfcheck::list(&checks))?;
    Ok(checks.iter().all(|check| check.is_right))
}

/// Reads a file as what it is; tells what it is when it has no error, or that it is none of ours.
fn check_bytes(path: &Path, bytes: &[u8]) -> Result<(&'static str, Vec<Problem>), String> {
    let rules = || ("règles de rémunération valables", remuneration::file::read(bytes).problems);
    let dossier = || ("dossier valable", dossier::file::read(bytes).problems);
    let grid = || ("grille valable", Library::default().read(bytes, None).problems);
    let is = match Nature::of(bytes) {
        Some(Nature::Rules) => return Ok(rules()),
        Some(Nature::Dossier) => return Ok(dossier()),
        Some(Nature::Foreign(kind)) => kind,
        Some(Nature::Ballot) => "l’avis d’une personne",
        // Badly written as it may be, its extension says what was meant.
        Some(Nature::Unknown) | None if store::bears(path, "jalons") => return Ok(dossier()),
        Some(Nature::Grid | Nature::Unknown) | None => return Ok(grid()),
    };
    let name = path.display();
    Err(fr!("« {name} » n’est ni une grille, ni des règles, ni un dossier, mais {is}."))
}
