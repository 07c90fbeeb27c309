//! Reading the record: the union of all score files in the folder, whatever their names.

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

/// How often a folder is listed anew when files vanish from it meanwhile, and a file read anew that is written meanwhile.
const TRIES: usize = 5;

/// Reads the record.
pub fn read_record(places: &ScorePlaces) -> Result<Record, StorageError> {
    read_record_in(&RealFs, places, &mut |_| ())
}

/// Reads the record that lies in the folders of `places`, which need not exist; `tell` is told now and then how much of it
/// is read, 0 to 1.
///
/// Others may write meanwhile: a file that gets another name between listing and opening is found again, and one that
/// grows is read again where it does not make sense.
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
        // Each twentieth is enough for a bar.
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

/// Every `scores*.ron` in the folders of `places`, by name.
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

/// Every `scores*.ron` in a folder, by name.
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

/// The sums of all events in the score files, as [`event_sums`] gives them.
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

/// Whether a file belongs to a record.
pub(in crate::storage) fn is_scores(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("scores") && path.extension().is_some_and(|ending| ending == "ron")
}

/// The device that the header names, else the file's own name.
pub(in crate::storage) fn device_of(name: &str, header: &str) -> String {
    if header.is_empty() {
        let name = name.trim_start_matches("scores-").trim_end_matches(".ron");
        // In a backup stands beside it from where it was copied.
        let (device, _) = name.split_once(".rescue-").unwrap_or((name, ""));
        device.to_owned()
    } else {
        header.to_owned()
    }
}
