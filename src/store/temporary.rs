//! The temporary files of a write, and what is left of one that was killed.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".jalons-";
const SUFFIX: &str = ".tmp";
const DRAWN: usize = 6;
/// How long after its last byte a temporary file is held for left behind: no write, on no computer
/// of a share, rests that long.
const SWEPT_AFTER: Duration = Duration::from_hours(1);

/// Who may read a temporary file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Its owner only.
    Owner,
    /// Those whom the person lets read new files.
    Usual,
}

/// Makes a temporary file in a folder; it goes unless it takes a name.
pub(super) fn temporary(folder: &Path, reader: Reader) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(DRAWN);
    #[cfg(unix)]
    if reader == Reader::Usual {
        use std::os::unix::fs::PermissionsExt as _;
        // The system takes away what the person does not grant (umask).
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Elsewhere a new file is as its folder says.
    #[cfg(not(unix))]
    let _ = reader;
    builder.tempfile_in(folder)
}

/// Removes the temporary files that killed writes left in a folder long ago, by the clock of its
/// disk: that of `fresh`, a file just written there.
pub(super) fn sweep(folder: &Path, fresh: &Path) {
    let written = |metadata: Metadata| metadata.modified().ok();
    let Some(now) = fs::metadata(fresh).ok().and_then(written) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok).filter(|entry| is_ours(&entry.file_name())) {
        // Of a link, its own date and kind: where it leads is not ours.
        let Some(found) = entry.metadata().ok().filter(Metadata::is_file) else { continue };
        let age = written(found).and_then(|then| now.duration_since(then).ok());
        if age.is_some_and(|age| age > SWEPT_AFTER) {
            let _stays = fs::remove_file(entry.path());
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    let drawn = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    drawn.is_some_and(|drawn| {
        drawn.len() == DRAWN && drawn.bytes().all(|one| one.is_ascii_alphanumeric())
    })
}
