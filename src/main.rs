//! Arguments → window or command line; nothing else.

use std::process::ExitCode;

use jalons::cli::{self, Run};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)) {
        Ok(Run::Window(path)) => window(path),
        Ok(Run::Terminal(task)) => cli::run(&task),
        Err(error) => cli::refuse(&error),
    }
}

#[cfg(feature = "gui")]
fn window(path: Option<std::path::PathBuf>) -> ExitCode {
    match jalons::ui::start(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::refuse(&error),
    }
}

#[cfg(not(feature = "gui"))]
fn window(_path: Option<std::path::PathBuf>) -> ExitCode {
    cli::run(&cli::Task::Help)
}
