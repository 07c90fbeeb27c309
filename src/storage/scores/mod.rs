//! Reads the record: the union of all score files in its folders, whatever their names.

pub(in crate::storage) mod backup;
pub(in crate::storage) mod keeper;
pub(in crate::storage) mod merge;
pub(in crate::storage) mod own_file;
pub(in crate::storage) mod removal;
pub(in crate::storage) mod watch;
pub(in crate::storage) mod writer;

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::fast::FastSet;
use crate::record::{Notes, Record, RecordBuilder, event_sums, read_file};
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, RealFs};

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
/// written is reread if it does not parse.
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
                Err(error) => return Err(StorageError::io("read the scores", path)(error)),
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
    let name = name_of(path);
    let unnamed = device_of(&name, "");
    let mut before = fs.stamp(path)?;
    builder.expect(before.len);
    let mut tries = TRIES;
    let Notes { notes, unknown } = loop {
        let notes = read_file(|| fs.open(path), &unnamed, builder, tell)?;
        let after = fs.stamp(path)?;
        tries -= 1;
        if notes.notes.is_empty() || after == before || tries == 0 {
            break notes;
        }
        before = after;
        builder.begin_again();
    };
    let problems = notes.iter();
    let problems = problems.map(|note| format!("{name}, line {}: {}", note.line, note.message));
    builder.note(problems, unknown);
    Ok(())
}

/// Returns every `scores*.ron` in the folders of `places`, sorted within each folder.
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

/// Returns every `scores*.ron` in a folder, sorted.
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

/// Returns the sums of all events in the score files, as computed by [`event_sums`].
pub(in crate::storage) fn known_sums(
    fs: &dyn Fs,
    places: &ScorePlaces,
) -> Result<FastSet<u128>, StorageError> {
    let mut known = FastSet::default();
    for path in score_files(fs, places)? {
        let unnamed = device_of(&name_of(&path), "");
        let mut note = |sum: u128| known.extend([sum]);
        event_sums(|| fs.open(&path), &unnamed, &mut note)
            .map_err(StorageError::io("read the scores", path.as_path()))?;
    }
    Ok(known)
}

pub(in crate::storage) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Whether a file is a score file, judging by its name.
pub(in crate::storage) fn is_scores(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("scores") && path.extension().is_some_and(|ending| ending == "ron")
}

/// Returns the device named in the header, or else in the file name.
pub(in crate::storage) fn device_of(name: &str, header: &str) -> String {
    if header.is_empty() {
        let name = name.trim_start_matches("scores-").trim_end_matches(".ron");
        // In a backup, the name also says that the file came from the rescue folder.
        let (device, _) = name.split_once(".rescue-").unwrap_or((name, ""));
        device.to_owned()
    } else {
        header.to_owned()
    }
}
