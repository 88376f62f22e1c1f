//! Lets each call to the system fail in turn, with each error a disk gives.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::judge::{confirmed, judge, prepare, wait_until_ready, worker};

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
    if Command::new("strace").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("calls that fail: LEFT OUT, strace is not there");
        return Ok(());
    }
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

struct Outcome {
    injected: usize,
    refusals: u32,
    saves: u32,
}

/// Lets the so many-th of these calls of each thread fail.
fn one(calls: &str, error: &str, when: u32) -> Result<Option<Outcome>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = folder.path();
    prepare(folder);
    let mut command = worker(folder, 1, Some(TIMES));
    let mut child = command.env("WAITS", "1").spawn().map_err(|e| e.to_string())?;
    wait_until_ready(folder, &mut child)?;
    let log = folder.join("strace");
    let mut strace = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(&log)
        .args(["-e", &format!("trace={calls}")])
        .args(["-e", &format!("inject={calls}:error={error}:when={when}")])
        .args(["-p", &child.id().to_string()])
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let is_traced = wait_until_traced(child.id(), &mut strace);
    fs::write(folder.join("go"), "").map_err(|error| error.to_string())?;
    child.wait().map_err(|error| error.to_string())?;
    strace.wait().map_err(|error| error.to_string())?;
    if !is_traced {
        return Ok(None);
    }
    let confirmed = confirmed(folder);
    let told = format!("{calls} answers {error} the {when}th time");
    if confirmed.edits < TIMES {
        return Err(format!("{told}: the program stopped after {} changes", confirmed.edits));
    }
    judge(folder, &confirmed, 0).map_err(|loss| format!("{told}: {loss}"))?;
    let injected = lines(&log).filter(|line| line.contains("(INJECTED)")).count();
    Ok(Some(Outcome { injected, refusals: confirmed.refusals, saves: confirmed.saves }))
}

fn lines(log: &Path) -> impl Iterator<Item = String> {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Tells whether every thread is followed; false when that is not allowed here.
fn wait_until_traced(process: u32, strace: &mut Child) -> bool {
    let is_traced = || {
        let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        let mut states = tasks.map(|task| {
            let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
            status.lines().any(|line| line.starts_with("TracerPid:") && !line.ends_with("\t0"))
        });
        states.all(|is_traced| is_traced)
    };
    while !is_traced() {
        if !matches!(strace.try_wait(), Ok(None)) {
            return false;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    true
}
