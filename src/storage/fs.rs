//! What the record needs of a file system, so that tests can put one in its place that crashes, fills up and lies.

use std::any::Any;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

/// Held as long as a file is written by this process.
pub type Lock = Box<dyn Any + Send>;

/// What tells that nobody else has changed a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub len: u64,
    /// When it was changed, in nanoseconds since 1970; 0 where the system does not say.
    pub modified: u128,
    /// The file behind the name; 0 where the system does not say.
    pub id: u64,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FsKind {
    /// A file with bytes.
    File,
    /// A folder.
    Folder,
    /// A link to something else.
    Link,
    /// A device, a pipe and the like.
    Other,
}

/// A name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FsEntry {
    /// The folder's path and the name.
    pub path: PathBuf,
    /// What it stands for.
    pub kind: FsKind,
    /// In bytes; of a file.
    pub len: u64,
}

/// A file system.
pub trait Fs: Send + Sync {
    /// All names directly in a folder, in any order; links are not followed.
    fn entries(&self, folder: &Path) -> io::Result<Vec<FsEntry>>;
    /// What a name stands for, without following it where it is a link.
    fn entry(&self, path: &Path) -> io::Result<FsEntry>;
    /// What is behind a name, and behind the link that it may be.
    fn target(&self, path: &Path) -> io::Result<FsEntry>;
    /// Removes a folder with all that is in it.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// The first `most` bytes of a file.
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
    /// The files directly in a folder, in any order; none where there is no folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// The whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The last `len` bytes of a file.
    fn end(&self, path: &Path, len: usize) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?;
        let from = bytes.len().saturating_sub(len);
        Ok(bytes.get(from..).unwrap_or_default().to_vec())
    }
    /// The file, to be read piece by piece.
    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }
    /// Puts a copy of a file in place of what has that name; returns when it is on disk.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.replace(to, &self.read(from)?)
    }
    /// The file's stamp.
    fn stamp(&self, path: &Path) -> io::Result<Stamp>;
    /// Makes a folder and those above it; returns when they are on disk.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes the lock behind `path`; `None` while somebody else holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
    /// Overwrites a file from `offset` on; returns when that is on disk.
    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file to `len` bytes.
    fn cut(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Writes a file beside `path`, under a name from [`new_name`] that nobody else has. Returns when its bytes are on
    /// disk; its name may still be lost.
    fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<PathBuf>;
    /// Gives a file another name in its folder, in place of what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Returns when the names of the files in a folder are on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Puts a whole file under its name; after a crash there is the old one or the new one. Returns when it is on disk.
    ///
    /// Where a crash can tear a rename apart, the new file may be left under its first name.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        self.make_folder(folder)?;
        let beside = self.write_beside(path, bytes)?;
        let renamed = self.rename(&beside, path);
        if renamed.is_err() {
            // What cannot be removed either is found and read at the next start.
            let _removed = self.remove(&beside);
        }
        renamed?;
        self.sync_folder(folder)
    }
}

/// How the name of a file begins, and how it ends, while it is written to take the place of `path`.
///
/// A score file still counts as one under that name, so that nothing is lost when a crash leaves it there.
pub fn new_name(path: &Path) -> (String, String) {
    let part =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let ending = part(path.extension());
    (
        format!("{}.new-", part(path.file_stem())),
        format!(".{ending}"),
    )
}

/// Whose place a file with a name from [`new_name`] was to take; `None` for any other name.
pub(super) fn new_name_of(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy();
    let (before, _) = stem.rsplit_once(".new-")?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Some(path.with_file_name(format!("{before}.{ending}")))
}

/// Keeps what a file has that is about to be written over: as `<name>.unreadable`, or the first of `-2`, `-3` and so on
/// that is free or the same.
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

/// The file system of the machine.
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
        // Opened anew each time, so that what is written goes to the file that now has the name.
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
        // Other systems than Unix have no call that makes a name last.
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
