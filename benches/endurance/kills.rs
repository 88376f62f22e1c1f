//! Kills the worker at random moments, again and again on the same folder.

use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::judge::{confirmed, judge, leftovers, prepare, wait_until_ready, worker};
use crate::worker::RECOVERY;

/// How long a worker lives at most.
const LONGEST_MS: u64 = 900;
/// How long ago a write that is swept was killed.
const OLD: Duration = Duration::from_hours(2);

/// Kills until so many saves and changes were made.
pub fn run(operations: u32) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = folder.path();
    prepare(folder);
    let start = Instant::now();
    // What the file held before this worker, and the last number any worker gave.
    let (mut held, mut last) = (0, 0);
    let (mut kills, mut saves, mut edits) = (0, 0, 0);
    while saves + edits < operations {
        let mut child = worker(folder, last + 1, None).spawn().map_err(|e| e.to_string())?;
        wait_until_ready(folder, &mut child)?;
        thread::sleep(Duration::from_micros(random() % (LONGEST_MS * 1000)));
        child.kill().map_err(|error| error.to_string())?;
        child.wait().map_err(|error| error.to_string())?;
        kills += 1;
        let confirmed = confirmed(folder);
        saves += confirmed.saves;
        edits += confirmed.edits;
        if confirmed.refusals > 0 {
            return Err("a save was refused on a disk without fault".to_owned());
        }
        held = judge(folder, &confirmed, held)?;
        last = confirmed.edited.unwrap_or(last);
    }
    let seconds = start.elapsed().as_secs();
    let left = swept(folder, last)?;
    println!(
        "killed {kills} times during {edits} changes and {saves} confirmed saves, in {seconds} s: \
         0 dossiers unreadable, 0 confirmed saves lost, 0 changes kept aside lost, {left} temporary \
         files left then swept"
    );
    Ok(())
}

/// Lets what killed writes left grow old, works once more, and looks for it; returns how much it was.
fn swept(folder: &Path, last: u32) -> Result<usize, String> {
    let left = leftovers(folder);
    // Two there are in any case, beside the dossier and aside.
    let made =
        [folder.join(".jalons-killed.tmp"), folder.join(RECOVERY).join(".jalons-killed.tmp")];
    for path in left.iter().chain(&made) {
        let file = File::options().create(true).append(true).open(path);
        let aged = file.and_then(|file| file.set_modified(SystemTime::now() - OLD));
        aged.map_err(|error| error.to_string())?;
    }
    let mut child = worker(folder, last + 1, Some(2)).spawn().map_err(|error| error.to_string())?;
    child.wait().map_err(|error| error.to_string())?;
    match leftovers(folder).as_slice() {
        [] => Ok(left.len()),
        stays => Err(format!("what killed writes left stays: {stays:?}")),
    }
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("every system here has chance");
    u64::from_le_bytes(bytes)
}
