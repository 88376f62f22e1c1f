//! Begins the program anew in this process, with other arguments or another environment.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Begins anew; comes back only if the system refuses.
pub(super) fn begin_anew(prepare: impl FnOnce(&mut Command)) {
    let refused = match env::current_exe() {
        Ok(program) => {
            let mut command = Command::new(program);
            prepare(&mut command);
            command.exec()
        }
        Err(error) => error,
    };
    log::warn!("le programme n’a pas pu être relancé, {:?}", refused.kind());
}
