//! Kills the worker at random moments, again and again on the same folder.

use std::thread;
use std::time::{Duration, Instant};

use crate::judge::{confirmed, judge, prepare, wait_until_ready, worker};

/// How long a worker lives at most.
const LONGEST_MS: u64 = 900;

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
    println!(
        "killed {kills} times during {edits} changes and {saves} confirmed saves, in {seconds} s: \
         0 dossiers unreadable, 0 confirmed saves lost, 0 changes kept aside lost"
    );
    Ok(())
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("every system here has chance");
    u64::from_le_bytes(bytes)
}
