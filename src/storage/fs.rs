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
    /// Writes a new file next to `path`, under a unique [`TempName`]. Returns once its bytes are on disk; the
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
        let folder = folder_of(path);
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

/// What the temporary name of a file begins and ends with; between them is anything that makes it unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TempName {
    pub prefix: String,
    pub suffix: String,
}

impl TempName {
    /// The temporary name of a file that is about to replace `path`.
    ///
    /// A score file still counts as one under that name, so nothing is lost if a crash leaves it there.
    pub fn for_target(path: &Path) -> Self {
        let part = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        Self {
            prefix: format!("{}.new-", part(path.file_stem())),
            suffix: format!(".{}", part(path.extension())),
        }
    }

    /// Whether a file has such a name.
    pub(super) fn is_of(&self, path: &Path) -> bool {
        let name = file_name(path);
        name.starts_with(&self.prefix) && name.ends_with(&self.suffix)
    }

    fn builder(&self) -> Builder<'_, '_> {
        let mut builder = Builder::new();
        builder.prefix(&self.prefix).suffix(&self.suffix);
        builder
    }
}

/// Returns the path that a file with a temporary name was to replace; `None` for any other name.
pub(super) fn target_of_temp(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy();
    let (before, _) = stem.rsplit_once(".new-")?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Some(path.with_file_name(format!("{before}.{ending}")))
}

/// Returns the last part of a path.
pub(super) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Returns the folder that a path is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or_else(|| Path::new("."))
}

/// Whether there is a file or folder at a path. One that cannot be looked at is an error, and not missing.
pub(super) fn exists(fs: &dyn Fs, path: &Path) -> io::Result<bool> {
    match fs.stamp(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns `first` if it is free, else the first of `numbered(2)`, `numbered(3)` and so on that is.
pub(super) fn first_free<T>(
    first: T,
    numbered: impl Fn(u32) -> T,
    is_free: impl Fn(&T) -> io::Result<bool>,
) -> io::Result<T> {
    let mut name = first;
    for number in 2.. {
        if is_free(&name)? {
            break;
        }
        name = numbered(number);
    }
    Ok(name)
}

/// Whether writing `bytes` to `path` overwrites nothing else: it is free, or has the same contents.
pub(super) fn is_free_for(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match fs.read(path) {
        Ok(known) => Ok(known == bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Keeps the contents of a file that is about to be overwritten: as `<name>.unreadable`, or with the first of `-2`,
/// `-3` and so on that is free or has the same contents.
pub(super) fn keep_beside(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = file_name(path);
    let kept = first_free(
        path.with_file_name(format!("{name}.unreadable")),
        |number| path.with_file_name(format!("{name}.unreadable-{number}")),
        |path| is_free_for(fs, path, bytes),
    )?;
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
        let folder = folder_of(to);
        self.make_folder(folder)?;
        let mut new = TempName::for_target(to).builder().tempfile_in(folder)?;
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
        let folder = folder_of(path);
        let name = TempName::for_target(path);
        let mut file = name.builder().tempfile_in(folder)?;
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
