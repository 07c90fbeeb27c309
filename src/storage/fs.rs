//! The file system operations that storage needs, as a trait, so that tests can substitute one that crashes, fills up
//! and lies.

use std::any::Any;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

/// A lock on a file, released when dropped.
pub type Lock = Box<dyn Any + Send>;

/// A cheap fingerprint of a file: as long as it is the same, nobody else has changed the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub len: u64,
    /// Modification time in nanoseconds since 1970; 0 if the system does not report it.
    pub modified: u128,
    /// Inode number; 0 if the system does not report one.
    pub id: u64,
}

/// The type of a directory entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FsKind {
    File,
    Folder,
    /// A symbolic link.
    Link,
    /// A device, a pipe and the like.
    Other,
}

/// One entry of a folder, with its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FsEntry {
    /// Includes the folder's path.
    pub path: PathBuf,
    pub kind: FsKind,
    /// In bytes; only meaningful for files.
    pub len: u64,
}

/// A file system, real or simulated.
pub trait Fs: Send + Sync {
    /// Returns all entries directly in a folder, in any order, without following symbolic links.
    fn entries(&self, folder: &Path) -> io::Result<Vec<FsEntry>>;
    /// Returns what is at a path, without following it if it is a symbolic link.
    fn entry(&self, path: &Path) -> io::Result<FsEntry>;
    /// Returns what is at a path, following symbolic links.
    fn target(&self, path: &Path) -> io::Result<FsEntry>;
    /// Removes a folder and everything in it.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Reads the first `most` bytes of a file, or all of it if it is shorter.
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
    /// Lists the files directly in a folder, in any order; empty if the folder does not exist.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Reads the last `len` bytes of a file, or all of it if it is shorter.
    fn end(&self, path: &Path, len: usize) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?;
        let from = bytes.len().saturating_sub(len);
        Ok(bytes.get(from..).unwrap_or_default().to_vec())
    }
    /// Opens a file for reading in pieces.
    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }
    /// Copies a file over whatever is at `to`; returns once the copy is on disk.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.replace(to, &self.read(from)?)
    }
    fn stamp(&self, path: &Path) -> io::Result<Stamp>;
    /// Creates a folder and its missing parents; returns once they are on disk.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Locks the lock file at `path`, creating it if needed; returns `None` while someone else holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
    /// Overwrites a file from `offset` on; returns once the bytes are on disk.
    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Truncates a file to `len` bytes.
    fn cut(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Writes a new file next to `path`, under a unique name from [`new_name`]. Returns once its bytes are on disk; the
    /// name itself may still be lost.
    fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<PathBuf>;
    /// Renames a file within its folder, replacing any file of that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Returns once the names of the files in a folder are on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Writes a whole file atomically: after a crash there is the old or the new one. Returns once it is on disk.
    ///
    /// If a crash can tear a rename apart, the new file may be left under its temporary name.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        self.make_folder(folder)?;
        let beside = self.write_beside(path, bytes)?;
        let renamed = self.rename(&beside, path);
        if renamed.is_err() {
            // If this fails too, the leftover is found and read at the next start.
            let _removed = self.remove(&beside);
        }
        renamed?;
        self.sync_folder(folder)
    }
}

/// Returns prefix and suffix for the temporary name of a file that is about to replace `path`.
///
/// A score file still counts as one under that name, so nothing is lost if a crash leaves it there.
pub fn new_name(path: &Path) -> (String, String) {
    let part =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let ending = part(path.extension());
    (
        format!("{}.new-", part(path.file_stem())),
        format!(".{ending}"),
    )
}

/// Returns the path that a file with a name from [`new_name`] was to replace; `None` for any other name.
pub(super) fn new_name_of(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy();
    let (before, _) = stem.rsplit_once(".new-")?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Some(path.with_file_name(format!("{before}.{ending}")))
}

/// Keeps the contents of a file that is about to be overwritten: as `<name>.unreadable`, or with the first of `-2`,
/// `-3` and so on that is free or has the same contents.
pub(super) fn keep_beside(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut kept = path.with_file_name(format!("{name}.unreadable"));
    for number in 2_u32.. {
        match fs.read(&kept) {
            Ok(known) if known == bytes => return Ok(()),
            Ok(_) => kept = path.with_file_name(format!("{name}.unreadable-{number}")),
            Err(error) if error.kind() == ErrorKind::NotFound => break,
            Err(error) => return Err(error),
        }
    }
    fs.replace(&kept, bytes)
}

/// The real file system of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl RealFs {
    fn entry_of(path: &Path, meta: &fs::Metadata) -> FsEntry {
        let kind = if meta.is_file() {
            FsKind::File
        } else if meta.is_dir() {
            FsKind::Folder
        } else if meta.is_symlink() {
            FsKind::Link
        } else {
            FsKind::Other
        };
        FsEntry {
            path: path.to_owned(),
            kind,
            len: meta.len(),
        }
    }
}

impl Fs for RealFs {
    fn entries(&self, folder: &Path) -> io::Result<Vec<FsEntry>> {
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                Ok(Self::entry_of(&entry.path(), &entry.metadata()?))
            })
            .collect()
    }

    fn entry(&self, path: &Path) -> io::Result<FsEntry> {
        Ok(Self::entry_of(path, &fs::symlink_metadata(path)?))
    }

    fn target(&self, path: &Path) -> io::Result<FsEntry> {
        Ok(Self::entry_of(path, &fs::metadata(path)?))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir_all(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        match fs::read_dir(folder) {
            Ok(entries) => {
                let paths = entries
                    .map(|entry| entry.map(|entry| entry.path()))
                    .collect::<io::Result<Vec<_>>>()?;
                Ok(paths.into_iter().filter(|path| path.is_file()).collect())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn end(&self, path: &Path, len: usize) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let all = file.metadata()?.len();
        let from = all.saturating_sub(len as u64);
        file.seek(SeekFrom::Start(from))?;
        let mut end = vec![0; usize::try_from(all - from).map_err(io::Error::other)?];
        file.read_exact(&mut end)?;
        Ok(end)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        Ok(Box::new(File::open(path)?))
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        let folder = to.parent().unwrap_or_else(|| Path::new("."));
        self.make_folder(folder)?;
        let (begin, end) = new_name(to);
        let mut new = Builder::new()
            .prefix(&begin)
            .suffix(&end)
            .tempfile_in(folder)?;
        io::copy(&mut File::open(from)?, &mut new)?;
        new.as_file().sync_all()?;
        new.persist(to)?;
        self.sync_folder(folder)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let meta = fs::metadata(path)?;
        let since_1970 = meta
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        #[cfg(unix)]
        let id = std::os::unix::fs::MetadataExt::ino(&meta);
        #[cfg(not(unix))]
        let id = 0;
        Ok(Stamp {
            len: meta.len(),
            modified: since_1970.map_or(0, |time| time.as_nanos()),
            id,
        })
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|it| !it.as_os_str().is_empty() && !it.exists())
            .collect();
        fs::create_dir_all(folder)?;
        let parents = missing.into_iter().filter_map(Path::parent);
        parents
            .filter(|parent| !parent.as_os_str().is_empty())
            .try_for_each(|parent| self.sync_folder(parent))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = File::create(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()> {
        // Reopened each time, so that the bytes go to whichever file has the name now.
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)?;
        file.sync_data()
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        OpenOptions::new().write(true).open(path)?.set_len(len)
    }

    fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let (begin, end) = new_name(path);
        let mut file = Builder::new()
            .prefix(&begin)
            .suffix(&end)
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        let (_file, path) = file.keep()?;
        Ok(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Only Unix has a call that makes a name durable.
        if cfg!(unix) {
            File::open(folder)?.sync_all()
        } else {
            Ok(())
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
