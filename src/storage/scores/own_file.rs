//! The score file that this process writes: found, locked, repaired, and appended to in place.

use std::io::{self, BufRead as _, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crc32fast::Hasher;

use crate::fast::FastSet;
use crate::record::{
    CLOSER, RECORD_FORMAT, Shape, header, read_segment, repaired, split_last_line, survey,
};
use crate::storage::fs::{Fs, Lock, Stamp, TempName, exists, file_name, folder_of};
use crate::storage::scores::name::own_name;
use crate::storage::scores::sums_in;

/// In bytes, some 170,000 answers. A file this large is not continued at the next start: then it need not be scanned
/// any more, and is easy to sync with other devices.
const FULL: u64 = 32 << 20;

/// How many score files one device may have.
const SEGMENTS_MAX: usize = 999;

/// A score file that ends in its closing bracket, which each append overwrites.
pub(in crate::storage) struct OwnFile {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    /// Among the files of this device, from 1.
    number: usize,
    /// Offset of the closing bracket in bytes: where the next line goes.
    body_end: u64,
    seen: Stamp,
    /// Checksum of everything before the closing bracket.
    body: Hasher,
    /// The copy of the file from before its torn tail became a comment, if it had one.
    mended: Option<PathBuf>,
    /// Held while the file is written. The data itself is never locked, so that editors and sync programs can read it.
    _lock: Lock,
}

impl OwnFile {
    /// Opens the first file of `device` in `folder`, from number `from` on, that nobody else writes and that can be
    /// continued. A file with a torn tail is copied to `torn` before it is repaired.
    pub(in crate::storage) fn open(
        fs: &Arc<dyn Fs>,
        folder: &Path,
        torn: &Path,
        device: &str,
        from: usize,
    ) -> io::Result<Self> {
        fs.make_folder(folder)?;
        for number in from..=SEGMENTS_MAX {
            let path = folder.join(own_name(device, number));
            let Some(lock) = fs.lock(&lock_path(&path))? else {
                continue;
            };
            finish_replacing(fs.as_ref(), &path)?;
            if is_full(fs.as_ref(), &path)? {
                continue;
            }
            if let Some(Body { end, sum, mended }) = make_ready(fs.as_ref(), &path, torn, device)? {
                let seen = fs.stamp(&path)?;
                return Ok(Self {
                    fs: Arc::clone(fs),
                    path,
                    number,
                    body_end: end,
                    seen,
                    body: sum,
                    mended,
                    _lock: lock,
                });
            }
        }
        Err(io::Error::other(format!(
            "found {SEGMENTS_MAX} score files of this device, expected one that can be continued"
        )))
    }

    pub(in crate::storage) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the copy of the file from before its torn tail became a comment, once.
    pub(in crate::storage) fn take_mended(&mut self) -> Option<PathBuf> {
        self.mended.take()
    }

    pub(in crate::storage) fn number(&self) -> usize {
        self.number
    }

    /// Whether the file on disk is still as it was last written. A new modification time alone is no change.
    pub(in crate::storage) fn is_untouched(&mut self) -> bool {
        let Ok(stamp) = self.fs.stamp(&self.path) else {
            return false;
        };
        if stamp != self.seen {
            let mut expected = self.body.clone();
            expected.update(CLOSER.as_bytes());
            let is_same = |found: Hasher| found.finalize() == expected.finalize();
            if stamp.len != self.seen.len || !self.sum_of_file().is_ok_and(is_same) {
                return false;
            }
            self.seen = stamp;
        }
        true
    }

    fn sum_of_file(&self) -> io::Result<Hasher> {
        let mut sum = Hasher::new();
        let mut file = io::BufReader::with_capacity(1 << 20, self.fs.open(&self.path)?);
        loop {
            let piece = file.fill_buf()?;
            if piece.is_empty() {
                return Ok(sum);
            }
            sum.update(piece);
            let length = piece.len();
            file.consume(length);
        }
    }

    /// Writes whole lines over the closing bracket and closes the list again; returns once they are on disk.
    pub(in crate::storage) fn append(&mut self, lines: &str) -> io::Result<()> {
        self.fs.write_at(
            &self.path,
            self.body_end,
            format!("{lines}{CLOSER}").as_bytes(),
        )?;
        self.body_end += lines.len() as u64;
        self.body.update(lines.as_bytes());
        self.seen = self.fs.stamp(&self.path)?;
        Ok(())
    }

    /// Cuts off a partial write of lines that did not fit, and closes the list again.
    pub(in crate::storage) fn cut_partial_write(&mut self) -> io::Result<()> {
        self.fs.cut(&self.path, self.body_end)?;
        self.fs
            .write_at(&self.path, self.body_end, CLOSER.as_bytes())?;
        self.seen = self.fs.stamp(&self.path)?;
        Ok(())
    }
}

/// Whether nothing more goes into a file: it is large and properly closed.
fn is_full(fs: &dyn Fs, path: &Path) -> io::Result<bool> {
    let is_large = fs.stamp(path).is_ok_and(|stamp| stamp.len >= FULL);
    Ok(is_large && fs.end(path, CLOSER.len())? == CLOSER.as_bytes())
}

/// Cleans up after a crash in the middle of [`Fs::replace`]: an only copy gets its name, redundant ones are removed.
fn finish_replacing(fs: &dyn Fs, path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    let name = TempName::for_target(path);
    let sums = |path: &Path| -> io::Result<FastSet<u128>> {
        let mut sums = FastSet::default();
        sums_in(fs, path, &mut |sum| sums.extend([sum]))?;
        Ok(sums)
    };
    for left in fs.list(folder)?.into_iter().filter(|it| name.is_of(it)) {
        if exists(fs, path)? {
            // One with events that the file lacks stays, and is read like any other; so does one that cannot be read.
            let is_known = |left: FastSet<u128>| Ok::<_, io::Error>(left.is_subset(&sums(path)?));
            if sums(&left).and_then(is_known).unwrap_or(false) {
                fs.remove(&left)?;
            }
        } else {
            fs.rename(&left, path)?;
            fs.sync_folder(folder)?;
        }
    }
    Ok(())
}

/// What a file holds before its closing bracket.
struct Body {
    /// Its length in bytes.
    end: u64,
    sum: Hasher,
    mended: Option<PathBuf>,
}

/// Creates the file or repairs a torn tail; `None` if the file must be left alone.
fn make_ready(fs: &dyn Fs, path: &Path, torn: &Path, device: &str) -> io::Result<Option<Body>> {
    let file = match fs.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let head = header(device);
            fs.replace(path, format!("{head}{CLOSER}").as_bytes())?;
            return Ok(Some(Body::of(head.as_bytes())));
        }
        // Another user's, say. If nothing here may be written either, the next file says so.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return Ok(None),
        Err(error) => return Err(error),
    };
    // The closing bracket is the last line, so the checksum always lags one line behind.
    let (mut before, mut last, mut length) = (Hasher::new(), Vec::new(), 0);
    let format = survey(file, |lines| {
        let (others, newest) = split_last_line(lines);
        for part in [last.as_slice(), others] {
            before.update(part);
            length += part.len() as u64;
        }
        newest.clone_into(&mut last);
    })?;
    if let Some(format) = format.filter(|_| last == CLOSER.as_bytes()) {
        return Ok((format <= RECORD_FORMAT).then_some(Body {
            end: length,
            sum: before,
            mended: None,
        }));
    }
    let Some(text) = readable(fs.read(path)?) else {
        return Ok(None);
    };
    let segment = read_segment(&text);
    let is_ours = segment.format.is_some_and(|it| it <= RECORD_FORMAT);
    if segment.shape == Shape::Reformatted || !is_ours {
        return Ok(None);
    }
    let mut whole = text.into_bytes();
    let mut mended = None;
    if let Shape::Open { torn: tail } = &segment.shape {
        let kept = keep_copy(fs, path, torn, &whole)?;
        mended = (!tail.is_empty()).then_some(kept);
        whole = repaired(&String::from_utf8_lossy(&whole)).into_bytes();
        fs.replace(path, &whole)?;
    }
    whole.truncate(whole.len() - CLOSER.len());
    Ok(Some(Body {
        mended,
        ..Body::of(&whole)
    }))
}

impl Body {
    fn of(bytes: &[u8]) -> Self {
        Self {
            end: bytes.len() as u64,
            sum: sum(bytes),
            mended: None,
        }
    }
}

/// Returns the lock file for the score file at `path`.
pub(in crate::storage) fn lock_path(path: &Path) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.lock"))
}

/// Keeps a file as it is now in `folder`, with its checksum appended to its name; returns where.
pub(in crate::storage) fn keep_copy(
    fs: &dyn Fs,
    path: &Path,
    folder: &Path,
    bytes: &[u8],
) -> io::Result<PathBuf> {
    let name = file_name(path);
    let kept = folder.join(format!("{name}.{:08x}", sum(bytes).finalize()));
    fs.replace(&kept, bytes)?;
    Ok(kept)
}

fn sum(bytes: &[u8]) -> Hasher {
    let mut sum = Hasher::new();
    sum.update(bytes);
    sum
}

/// Decodes a file. A character cut off at the very end is part of a torn tail; other damage is not ours to repair.
fn readable(bytes: Vec<u8>) -> Option<String> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let whole = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let is_tail = bytes
        .get(whole..)
        .is_some_and(|rest| !rest.contains(&b'\n'));
    is_tail.then(|| String::from_utf8_lossy(&bytes).into_owned())
}
