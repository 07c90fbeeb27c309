//! The file of the record that this process writes: found, locked, repaired, and appended to in place.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;

use crate::record::{CLOSER, RECORD_FORMAT, header, read_segment, repaired};
use crate::storage::device::sync_folder;

/// How many files one device may have.
const SEGMENTS_MAX: usize = 999;

/// A file that ends in its closing bracket, which the next line overwrites.
pub(super) struct OwnFile {
    file: File,
    path: PathBuf,
    /// Where the next line goes, in bytes from the start.
    body_end: u64,
    seen: Stamp,
    /// Held as long as the file is written; the data itself is never locked, so that editors and synchronisers can read it.
    _lock: File,
}

/// What tells that nobody else has changed the file.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    id: u64,
}

impl Stamp {
    fn of(meta: &Metadata) -> Self {
        #[cfg(unix)]
        let id = std::os::unix::fs::MetadataExt::ino(meta);
        #[cfg(not(unix))]
        let id = 0;
        Self {
            len: meta.len(),
            modified: meta.modified().ok(),
            id,
        }
    }
}

impl OwnFile {
    /// Finds the first file of `device` from number `from` on that nobody else writes and that can be continued.
    pub(super) fn open(folder: &Path, device: &str, from: usize) -> io::Result<(Self, usize)> {
        fs::create_dir_all(folder)?;
        for number in from..=SEGMENTS_MAX {
            let name = if number == 1 {
                format!("scores-{device}")
            } else {
                format!("scores-{device}-{number}")
            };
            let lock = File::create(folder.join(format!(".{name}.lock")))?;
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => continue,
                Err(TryLockError::Error(error)) => return Err(error),
            }
            let path = folder.join(format!("{name}.ron"));
            if let Some(body_end) = make_ready(folder, &path, device)? {
                let file = OpenOptions::new().read(true).write(true).open(&path)?;
                let seen = Stamp::of(&file.metadata()?);
                return Ok((
                    Self {
                        file,
                        path,
                        body_end,
                        seen,
                        _lock: lock,
                    },
                    number,
                ));
            }
        }
        Err(io::Error::other(format!(
            "found {SEGMENTS_MAX} score files of this device, expected one that can be continued"
        )))
    }

    /// Whether the file on disk is still the one that was written last.
    pub(super) fn is_untouched(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|meta| Stamp::of(&meta) == self.seen)
    }

    /// Writes whole lines over the closing bracket, closes the list again, and returns when they are on disk.
    pub(super) fn append(&mut self, lines: &str) -> io::Result<()> {
        let bytes = format!("{lines}{CLOSER}");
        self.file.seek(SeekFrom::Start(self.body_end))?;
        self.file.write_all(bytes.as_bytes())?;
        self.file.sync_data()?;
        self.body_end += lines.len() as u64;
        self.seen = Stamp::of(&self.file.metadata()?);
        Ok(())
    }
}

/// Creates the file, or repairs a torn tail. Gives the place for the next line; `None` when the file must be left alone.
fn make_ready(folder: &Path, path: &Path, device: &str) -> io::Result<Option<u64>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let head = header(device);
            put_in_place(folder, path, &format!("{head}{CLOSER}"))?;
            return Ok(Some(head.len() as u64));
        }
        Err(error) => return Err(error),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return Ok(None);
    };
    let segment = read_segment(&text);
    if segment.rewritten || segment.format == 0 || segment.format > RECORD_FORMAT {
        return Ok(None);
    }
    if let Some(body_end) = segment.body_end {
        return Ok(Some(body_end as u64));
    }
    let whole = repaired(&text);
    put_in_place(folder, path, &whole)?;
    Ok(Some((whole.len() - CLOSER.len()) as u64))
}

/// Puts a whole file under its name, so that a crash leaves the old one or the new one.
fn put_in_place(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = NamedTempFile::with_prefix_in(".new-", folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}
