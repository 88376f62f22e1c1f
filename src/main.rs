//! Arguments → window or command line; nothing else.

// Without it Windows opens a terminal beside the window.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

use jalons::cli::{self, Launch, terminal};
use jalons::store::Renderer;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)) {
        Ok(Launch::Window(files, renderer)) => window(&files, renderer),
        Ok(Launch::Terminal(task)) => {
            terminal::join();
            cli::run(&task)
        }
        Err(error) => {
            terminal::join();
            cli::refuse(&error)
        }
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
    terminal::join();
    cli::run(&cli::Task::Help)
}
