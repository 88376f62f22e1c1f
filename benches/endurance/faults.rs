//! Lets each call to the system fail in turn, with each error a disk gives.

use std::time::Instant;

use crate::judge::{confirmed, judge};
use crate::traced::{is_there, traced};
use crate::worker::RECOVERY;

/// What writing a file calls, and may be refused.
const CALLS: [&str; 9] = [
    "openat",
    "write",
    "fsync",
    "rename,renameat,renameat2",
    "link,linkat",
    "fchmod",
    "mkdir",
    "unlink,unlinkat",
    "statx",
];
/// What a disk answers.
const ERRORS: [&str; 4] = ["ENOSPC", "EIO", "EROFS", "ESTALE"];
/// A call is made fewer times than this by one thread of a worker.
const MOST: u32 = 60;
/// How many changes a worker makes.
const TIMES: u32 = 4;

/// Lets every call fail in turn; at length with every error, briefly with one each.
pub fn run(is_long: bool) -> Result<(), String> {
    if !is_there() {
        println!("calls that fail: LEFT OUT, strace is not there");
        return Ok(());
    }
    folder_refused()?;
    let start = Instant::now();
    let (mut points, mut injected, mut refusals, mut saves) = (0, 0, 0, 0);
    for (place, calls) in CALLS.iter().enumerate() {
        let errors = ERRORS.iter().enumerate();
        for (_, error) in errors.filter(|(index, _)| is_long || index % 2 == place % 2) {
            for when in 1..=MOST {
                let Some(outcome) = one(calls, error, when)? else {
                    println!("calls that fail: LEFT OUT, strace may not follow a program here");
                    return Ok(());
                };
                if outcome.injected == 0 {
                    break;
                }
                points += 1;
                injected += outcome.injected;
                refusals += outcome.refusals;
                saves += outcome.saves;
            }
        }
    }
    println!(
        "{points} points where a call fails, {injected} calls failed, {refusals} refusals told, {saves} \
         saves confirmed all the same, in {} s: 0 lost",
        start.elapsed().as_secs()
    );
    Ok(())
}

/// Lets each flush of the recovery folder be refused: nothing is then said to be kept, unless the
/// answer only tells that this folder is not one to flush.
fn folder_refused() -> Result<(), String> {
    for (error, kept) in
        [("EIO", None), ("ENOSPC", None), ("ESTALE", None), ("EINVAL", Some(TIMES))]
    {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let aside = folder.path().join(RECOVERY).display().to_string();
        let inject = format!("inject=fsync:error={error}");
        let options = ["-P", &aside, "-e", "trace=fsync", "-e", &inject];
        let Some(lines) = traced(folder.path(), TIMES, &options)? else { return Ok(()) };
        let confirmed = confirmed(folder.path());
        let injected = lines.iter().filter(|line| line.contains("(INJECTED)")).count();
        if (confirmed.kept, injected) != (kept, TIMES as usize) {
            return Err(format!("its folder answers {error} {injected} times: {confirmed:?}"));
        }
    }
    println!("nothing is said to be kept while the flush of its folder fails");
    Ok(())
}

struct Outcome {
    injected: usize,
    refusals: u32,
    saves: u32,
}

/// Lets the so many-th of these calls of each thread fail.
fn one(calls: &str, error: &str, when: u32) -> Result<Option<Outcome>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = folder.path();
    let inject = format!("inject={calls}:error={error}:when={when}");
    let Some(lines) = traced(folder, TIMES, &["-e", &format!("trace={calls}"), "-e", &inject])?
    else {
        return Ok(None);
    };
    let confirmed = confirmed(folder);
    let told = format!("{calls} answers {error} the {when}th time");
    if confirmed.edits < TIMES {
        return Err(format!("{told}: the program stopped after {} changes", confirmed.edits));
    }
    judge(folder, &confirmed, 0).map_err(|loss| format!("{told}: {loss}"))?;
    let injected = lines.iter().filter(|line| line.contains("(INJECTED)")).count();
    Ok(Some(Outcome { injected, refusals: confirmed.refusals, saves: confirmed.saves }))
}
