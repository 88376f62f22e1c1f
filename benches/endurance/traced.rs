//! Follows every call a worker makes to the system, through `strace`.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::judge::{prepare, wait_until_ready, worker};

/// Tells whether `strace` is there.
pub fn is_there() -> bool {
    Command::new("strace").arg("--version").stdout(Stdio::null()).status().is_ok()
}

/// Lets a worker make so many changes in a folder; returns what `strace` tells, or nothing when it
/// may not follow a program here.
pub fn traced(folder: &Path, times: u32, options: &[&str]) -> Result<Option<Vec<String>>, String> {
    prepare(folder);
    let mut command = worker(folder, 1, Some(times));
    let mut child = command.env("WAITS", "1").spawn().map_err(|error| error.to_string())?;
    wait_until_ready(folder, &mut child)?;
    let log = folder.join("strace");
    let mut strace = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(&log)
        .args(options)
        .args(["-p", &child.id().to_string()])
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let is_traced = wait_until_traced(child.id(), &mut strace);
    fs::write(folder.join("go"), "").map_err(|error| error.to_string())?;
    child.wait().map_err(|error| error.to_string())?;
    strace.wait().map_err(|error| error.to_string())?;
    let text = fs::read_to_string(&log).unwrap_or_default();
    Ok(is_traced.then(|| text.lines().map(str::to_owned).collect()))
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
