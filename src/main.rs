//! Arguments → window or command line; nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use jalons::cli::{self, Run};
use jalons::store::Renderer;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)) {
        Ok(Run::Window(files, renderer)) => window(&files, renderer),
        Ok(Run::Terminal(task)) => cli::run(&task),
        Err(error) => cli::refuse(&error),
    }
}

#[cfg(feature = "gui")]
fn window(files: &[PathBuf], renderer: Option<Renderer>) -> ExitCode {
    match jalons::ui::start(files, renderer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_files: &[PathBuf], _renderer: Option<Renderer>) -> ExitCode {
    cli::run(&cli::Task::Help)
}
