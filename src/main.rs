//! Arguments → window or command line; nothing else.

use std::path::Path;
use std::process::ExitCode;

use jalons::cli::{self, Run};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)) {
        Ok(Run::Window(path)) => window(path.as_deref()),
        Ok(Run::Terminal(task)) => cli::run(&task),
        Err(error) => cli::refuse(&error),
    }
}

#[cfg(feature = "gui")]
fn window(path: Option<&Path>) -> ExitCode {
    match jalons::ui::start(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_path: Option<&Path>) -> ExitCode {
    cli::run(&cli::Task::Help)
}
