//! Reads the disk after the end of a worker, and says what is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use jalons::app::Unsaved;
use jalons::dossier::{self, Dossier, Edit, TeamField};
use jalons::store;

use crate::worker::{FILE, NOTES, RECOVERY, VERSIONS};

/// What a worker noted.
#[derive(Debug, Default)]
pub struct Confirmed {
    /// The last change that was confirmed to be in the file.
    pub saved: Option<u32>,
    /// The last change that was confirmed to be kept aside.
    pub kept: Option<u32>,
    /// The last change that was made.
    pub edited: Option<u32>,
    /// How many saves were confirmed.
    pub saves: u32,
    /// How many changes were made.
    pub edits: u32,
    /// How many times it was said that something was not written.
    pub refusals: u32,
}

/// Prepares a folder: the example, named 0, and empty notes.
pub fn prepare(folder: &Path) {
    let example = dossier::file::read(jalons::app::EXAMPLE.as_bytes()).value.expect("it reads");
    let named = Edit::Team(TeamField::Name, "0".to_owned()).apply(&example);
    fs::write(folder.join(FILE), dossier::file::write(&named)).expect("room for a dossier");
}

/// Starts a worker in a folder.
pub fn worker(folder: &Path, first: u32, times: Option<u32>) -> Command {
    fs::write(folder.join(NOTES), "").expect("room for notes");
    let mut command = Command::new(std::env::current_exe().expect("this program has a name"));
    command.arg("--worker").arg(folder).args(times.map(|times| times.to_string()));
    command.env("FIRST", first.to_string());
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command
}

/// Waits until a worker works.
pub fn wait_until_ready(folder: &Path, child: &mut Child) -> Result<(), String> {
    while !fs::read_to_string(folder.join(NOTES)).unwrap_or_default().contains("ready") {
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("a worker ended before it was ready: {status}"));
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Ok(())
}

/// Reads what a worker noted.
pub fn confirmed(folder: &Path) -> Confirmed {
    let mut all = Confirmed::default();
    let notes = fs::read_to_string(folder.join(NOTES)).unwrap_or_default();
    for (what, number) in notes.lines().filter_map(|line| line.rsplit_once(' ')) {
        let Ok(number) = number.parse::<u32>() else { continue };
        match what {
            "saved" => {
                all.saved = Some(number);
                all.saves += 1;
            }
            "kept" => all.kept = Some(number),
            "edited" => {
                all.edited = Some(number);
                all.edits += 1;
            }
            "refused" | "not kept" => all.refusals += 1,
            _ => {}
        }
    }
    all
}

/// Says what is lost, by what the disk holds; returns the number the file holds.
///
/// `held` is what the file held before the worker began; nothing was kept aside then.
pub fn judge(folder: &Path, confirmed: &Confirmed, held: u32) -> Result<u32, String> {
    let bytes = fs::read(folder.join(FILE)).map_err(|error| format!("no dossier: {error}"))?;
    let dossier = dossier::file::read(&bytes).value.ok_or("a dossier that does not read")?;
    let in_file = number(&dossier)?;
    let saved = confirmed.saved.unwrap_or(held);
    if in_file < saved {
        return Err(format!("{saved} was confirmed in the file, which holds {in_file}"));
    }
    if in_file > confirmed.edited.unwrap_or(held).max(held) {
        return Err(format!("the file holds {in_file}, which nobody wrote"));
    }
    let kept = confirmed.kept.unwrap_or(0);
    let aside = kept_aside(&folder.join(RECOVERY))?;
    let reached = aside.unwrap_or(0).max(in_file);
    if reached < kept {
        return Err(format!("{kept} was confirmed to be kept, {reached} is found"));
    }
    Ok(in_file)
}

/// Returns the temporary files that killed writes left: beside the dossier, among its versions, aside.
pub fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let folders = [folder.to_owned(), folder.join(VERSIONS), folder.join(RECOVERY)];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let paths = entries.map(|entry| entry.expect("readable").path());
    let is_left = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".jalons-"))
    };
    paths.filter(is_left).collect()
}

/// Returns the latest number kept aside, and sweeps it as the next start would.
fn kept_aside(folder: &Path) -> Result<Option<u32>, String> {
    let mut latest = None;
    for left in store::left_behind(folder) {
        let bytes = left.read().map_err(|error| error.to_string())?;
        let unsaved = Unsaved::from_bytes(&bytes).map_err(|error| error.to_string())?;
        latest = latest.max(Some(number(&unsaved.dossier)?));
        left.forget();
    }
    Ok(latest)
}

fn number(dossier: &Dossier) -> Result<u32, String> {
    let name = &dossier.team.name;
    name.parse().map_err(|error| format!("a dossier named {name:?}: {error}"))
}
