//! The order of the calls of a save: what is written is flushed before it takes its name, and the
//! folder after.

use std::collections::BTreeMap;

use crate::traced::{is_there, traced};

const CALLS: &str = "trace=write,fsync,rename,renameat,renameat2";
const TIMES: u32 = 5;
/// Files written aside, by how they end: kept unsaved, then saved, as told in the log.
const ENDS: [&str; 2] = [".recuperation\"", ".jalons\""];

/// Looks at the calls of some saves.
pub fn run() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let lines = if is_there() { traced(folder.path(), TIMES, &["-y", "-e", CALLS])? } else { None };
    let Some(lines) = lines else {
        println!("order of calls: LEFT OUT, strace is not there, or may not follow a program here");
        return Ok(());
    };
    let renames = check(&lines)?;
    for end in ENDS {
        if !renames.iter().any(|rename| rename.contains(end)) {
            return Err(format!("no file whose name ends in {end} was written aside"));
        }
    }
    println!("{} files took their name flushed, their folder flushed after", renames.len());
    Ok(())
}

/// Returns the renames of temporary files; an error for one that may not outlive a power cut.
///
/// The calls of a thread follow each other, those of others come between.
fn check(lines: &[String]) -> Result<Vec<String>, String> {
    let mut threads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines {
        // The end of a call another came into: its beginning stands for it.
        if let Some((thread, call)) = line.split_once(' ')
            && !call.contains("resumed>")
        {
            threads.entry(thread).or_default().push(call.trim_start());
        }
    }
    let mut renames = Vec::new();
    for calls in threads.into_values() {
        for (place, call) in calls.iter().enumerate() {
            let Some((temporary, folder)) = renamed(call) else { continue };
            let is_about = |call: &str, what: &str, path: &str| {
                call.starts_with(what) && call.contains(&format!("<{path}>"))
            };
            let (before, after) = calls.split_at(place);
            let last = |what: &str| before.iter().rposition(|call| is_about(call, what, temporary));
            let (written, flushed) = (last("write("), last("fsync("));
            if written.is_none() || flushed < written {
                return Err(format!("it takes its name before it is on the disk: {call}"));
            }
            let mut after = after.iter().skip(1).take_while(|call| renamed(call).is_none());
            if !after.any(|call| is_about(call, "fsync(", folder)) {
                return Err(format!("its name is not flushed: {call}"));
            }
            renames.push((*call).to_owned());
        }
    }
    Ok(renames)
}

/// Returns the temporary file that takes its name by this call, and the folder of that name.
fn renamed(call: &str) -> Option<(&str, &str)> {
    let mut parts = call.strip_prefix("rename")?.split('"');
    let (from, to) = (parts.nth(1)?, parts.nth(1)?);
    let is_temporary = from.rsplit('/').next()?.starts_with(".jalons-");
    is_temporary.then(|| Some((from, to.rsplit_once('/')?.0))).flatten()
}
