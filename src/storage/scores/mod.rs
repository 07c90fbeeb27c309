//! Reads the record: the union of all score files in its folders, whatever their names.

pub(in crate::storage) mod backup;
pub(in crate::storage) mod keeper;
pub(in crate::storage) mod merge;
pub(in crate::storage) mod name;
pub(in crate::storage) mod own_file;
pub(in crate::storage) mod removal;
pub(in crate::storage) mod watch;
pub(in crate::storage) mod writer;

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::fast::FastSet;
use crate::record::{Record, RecordBuilder, event_sums, read_file, read_segment};
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, RealFs, file_name, target_of_temp};
use crate::storage::scores::name::{device_in, is_scores};

/// How often to list a folder again if files vanish from it, and to reread a file that is being written.
const TRIES: usize = 5;

/// Reads the record from this machine's file system, without reporting progress.
pub fn read_record(places: &ScorePlaces) -> Result<Record, StorageError> {
    read_record_in(&RealFs, places, &mut |_| ())
}

/// Reads the record from the folders of `places`, which need not exist. `tell` is called now and then with the share
/// read so far, 0 to 1.
///
/// Others may write meanwhile: a file that is renamed between listing and opening is found again, and one that is being
/// written is reread if it does not parse. A file that cannot be read is named in the record, and hides no other.
pub fn read_record_in(
    fs: &dyn Fs,
    places: &ScorePlaces,
    tell: &mut dyn FnMut(f32),
) -> Result<Record, StorageError> {
    let mut builder = RecordBuilder::default();
    let mut files = score_files(fs, places)?;
    let length = |path: &PathBuf| fs.stamp(path).map_or(0, |stamp| stamp.len);
    let all: u64 = files.iter().map(length).sum();
    let (mut read, mut told) = (0, 0.0);
    let mut note = |bytes: usize| {
        read += bytes as u64;
        let share = (read as f32 / all.max(1) as f32).min(1.0);
        // Steps of 5 % are enough for a progress bar.
        if share - told > 0.05 {
            told = share;
            tell(share);
        }
    };
    let mut known = BTreeSet::new();
    for _ in 0..TRIES {
        let mut is_whole = true;
        for path in files {
            if known.contains(&path) {
                continue;
            }
            match read_one(fs, &path, &mut builder, &mut note) {
                Ok(()) => drop(known.insert(path)),
                Err(error) if error.kind() == ErrorKind::NotFound => is_whole = false,
                Err(error) => {
                    builder.note_unread(format!("{}: cannot be read: {error}", path.display()));
                    known.insert(path);
                }
            }
        }
        if is_whole {
            break;
        }
        files = score_files(fs, places)?;
    }
    Ok(builder.finish())
}

fn read_one(
    fs: &dyn Fs,
    path: &Path,
    builder: &mut RecordBuilder,
    tell: &mut dyn FnMut(usize),
) -> io::Result<()> {
    let name = file_name(path);
    let unnamed = device_in(&name);
    let mut before = fs.stamp(path)?;
    builder.expect(before.len);
    let mut tries = TRIES;
    let notes = loop {
        let notes = read_file(|| fs.open(path), &unnamed, builder, tell)?;
        let after = fs.stamp(path)?;
        tries -= 1;
        if notes.is_clean() || after == before || tries == 0 {
            break notes;
        }
        before = after;
        builder.begin_again();
    };
    // A temporary file may only be begun; one that a crash has left is given its name or read again at the next start.
    let is_temporary = target_of_temp(path).is_some();
    let whole = notes.whole.iter().filter(|_| !is_temporary);
    let problems = notes.lines.iter().chain(whole);
    let problems = problems.map(|note| format!("{name}, line {}: {}", note.line, note.message));
    builder.note(problems, notes.unknown);
    if notes.is_foreign && !is_temporary {
        let found = "nothing in it could be read as answers; the file stays as it is";
        builder.note_unread(format!("{}: {found}", path.display()));
    }
    Ok(())
}

/// Returns every score file in the folders of `places`, sorted within each folder.
pub(in crate::storage) fn score_files(
    fs: &dyn Fs,
    places: &ScorePlaces,
) -> Result<Vec<PathBuf>, StorageError> {
    let mut files = Vec::new();
    for folder in places.folders() {
        files.extend(score_files_in(fs, folder)?);
    }
    Ok(files)
}

/// Returns every score file in a folder, sorted.
pub(in crate::storage) fn score_files_in(
    fs: &dyn Fs,
    folder: &Path,
) -> Result<Vec<PathBuf>, StorageError> {
    let mut paths = fs
        .list(folder)
        .map_err(StorageError::io("read the scores", folder))?;
    paths.retain(|path| is_scores(path));
    paths.sort();
    Ok(paths)
}

/// Returns the score files whose closing bracket is missing. That is no problem of a line: it happens in a crash, while
/// another process writes, and in a copy that was cut off.
pub fn unclosed_files(fs: &dyn Fs, places: &ScorePlaces) -> Result<Vec<PathBuf>, StorageError> {
    let mut files = score_files(fs, places)?;
    // Unreadable files are reported by whoever reads the record.
    files.retain(|path| target_of_temp(path).is_none() && is_unclosed(fs, path).unwrap_or(false));
    Ok(files)
}

fn is_unclosed(fs: &dyn Fs, path: &Path) -> io::Result<bool> {
    let begin = fs.read_at_most(path, 4096)?;
    let end = fs.end(path, 64)?;
    let end = String::from_utf8_lossy(&end);
    let end: String = end.chars().filter(|c| !c.is_whitespace()).collect();
    // Editors put a comma behind the list.
    let is_closed = end.ends_with("])") || end.ends_with("],)");
    let has_header = read_segment(&String::from_utf8_lossy(&begin))
        .format
        .is_some();
    Ok(has_header && !is_closed)
}

/// Returns the sums of all events in the score files, as computed by [`event_sums`]. A file that cannot be read has
/// none: what it may hold counts as missing, and a line that is in two files counts once.
pub(in crate::storage) fn known_sums(
    fs: &dyn Fs,
    places: &ScorePlaces,
) -> Result<FastSet<u128>, StorageError> {
    let mut known = FastSet::default();
    for path in score_files(fs, places)? {
        // Unreadable files are reported by whoever reads the record.
        let _read = sums_in(fs, &path, &mut |sum| known.extend([sum]));
    }
    Ok(known)
}

/// Calls `each` with the sum of every event in a score file, and returns its device.
pub(in crate::storage) fn sums_in(
    fs: &dyn Fs,
    path: &Path,
    each: &mut dyn FnMut(u128),
) -> io::Result<String> {
    event_sums(|| fs.open(path), &device_in(&file_name(path)), each)
}
