//! The program is killed, and its disk fails, at every moment: nothing confirmed may be lost.
//!
//! ```text
//! cargo bench --profile dev --bench endurance                     briefly
//! cargo bench --profile dev --bench endurance -- --operations 1000   at length
//! ```
//!
//! The work is done by this same program run again ([`worker`]): the real state and the real
//! shell, without a window. It notes what was confirmed; whoever judges ([`judge`]) reads the disk
//! after its end, and any loss ends the run with an error.
//!
//! Disks fail through `strace`, which lets each call to the system fail in turn, and tells in which
//! order a save makes them ([`order`]): what is not flushed yet is lost with the power only, which
//! nobody can cut here. Without it these parts say so and are left out.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it looks at the disk by itself, and tells what it sees"
)]

mod faults;
mod judge;
mod kills;
mod order;
mod traced;
mod worker;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--worker", folder, rest @ ..] => {
            worker::work(folder.as_ref(), rest.first().copied());
            ExitCode::SUCCESS
        }
        [] => run(120, false),
        ["--operations", number] => match number.parse() {
            Ok(number) => run(number, true),
            Err(_) => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: cargo bench --profile dev --bench endurance [-- --operations NUMBER]");
    ExitCode::FAILURE
}

fn run(operations: u32, is_long: bool) -> ExitCode {
    let killed = kills::run(operations);
    let ordered = order::run();
    let failed = faults::run(is_long);
    match killed.and(ordered).and(failed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(loss) => {
            eprintln!("LOST: {loss}");
            ExitCode::FAILURE
        }
    }
}
