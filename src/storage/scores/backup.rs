//! Backups of the record: one a day, thinned out with age.

use std::collections::BTreeSet;
use std::io::{self, BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use crate::record::{StudyDay, date_of, day_of_date, read_segment};
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, FsKind, exists, file_name, target_of_temp};
use crate::storage::scores::name::rescued_name;
use crate::storage::scores::score_files_in;

/// For days, weeks and months: the length in days, and how many of the most recent ones keep their latest backup.
const KEPT: [(StudyDay, usize); 3] = [(1, 7), (7, 4), (30, 12)];

/// Only a file of at most this size is parsed to see whether it holds any event: a header alone is smaller.
const HEADER_BYTES_MAX: u64 = 400;

/// A backup of the record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// The study day on which it was made.
    pub day: StudyDay,
    pub folder: PathBuf,
}

/// Copies the score files into `backup/<date>`, unless today's backup exists or nothing has changed since the last one.
///
/// A record without events is not copied, nor is a file that cannot be read: the record names it. Days are study days;
/// a week is seven and a month thirty of them.
pub fn back_up(
    fs: &dyn Fs,
    places: &ScorePlaces,
    backup: &Path,
    today: StudyDay,
) -> Result<(), StorageError> {
    // A backup that a wrong clock dated in the future says nothing about today, and is left alone.
    let mut backups = backups_in(fs, backup)?;
    backups.retain(|it| it.day <= today);
    let files = to_copy(fs, places)?;
    let is_as_before = |last: &Backup| {
        let mut files = files.iter();
        files.all(|it| are_alike(fs, &it.from, &last.folder.join(&it.name)).unwrap_or(false))
    };
    let is_done = |last: &Backup| last.day >= today || is_as_before(last);
    if files.is_empty() || backups.last().is_some_and(is_done) {
        return Ok(());
    }
    let folder = backup.join(date_of(today));
    if let Err(error) = copy_all(fs, &files, &folder) {
        // A partial copy would count as today's backup. If it cannot be removed either, the error says enough.
        let _removed = fs.remove_folder(&folder);
        return Err(error);
    }
    let days: Vec<StudyDay> = backups.iter().map(|it| it.day).chain([today]).collect();
    let kept = kept(&days);
    for Backup { folder, .. } in backups.iter().filter(|it| !kept.contains(&it.day)) {
        fs.remove_folder(folder)
            .map_err(StorageError::io("remove the old backup", folder))?;
    }
    Ok(())
}

/// A file to be backed up.
struct ToCopy {
    from: PathBuf,
    /// Its name in the backup.
    name: String,
}

fn copy_all(fs: &dyn Fs, files: &[ToCopy], folder: &Path) -> Result<(), StorageError> {
    for ToCopy { from, name } in files {
        let path = folder.join(name);
        match fs.copy(from, &path) {
            // Renamed meanwhile; it is copied tomorrow at the latest.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            copied => copied.map_err(StorageError::io("back up the scores", path))?,
        }
    }
    Ok(())
}

/// Returns the backups, oldest first.
pub fn backups_in(fs: &dyn Fs, backup: &Path) -> Result<Vec<Backup>, StorageError> {
    let entries = match fs.entries(backup) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageError::io("read the backups", backup)(error)),
    };
    let folders = entries.into_iter().filter(|it| it.kind == FsKind::Folder);
    let mut backups: Vec<Backup> = folders
        .filter_map(|it| {
            Some(Backup {
                day: day_of_date(&file_name(&it.path))?,
                folder: it.path,
            })
        })
        .collect();
    backups.sort();
    Ok(backups)
}

/// Returns the readable score files that hold any event.
fn to_copy(fs: &dyn Fs, places: &ScorePlaces) -> Result<Vec<ToCopy>, StorageError> {
    let mut files = Vec::new();
    for (folder, is_rescue) in [(&places.scores, false), (&places.rescue, true)] {
        for from in score_files_in(fs, folder)? {
            if is_in_flight(fs, &from) || is_empty(fs, &from) || fs.read_at_most(&from, 1).is_err()
            {
                continue;
            }
            let name = file_name(&from);
            let name = if is_rescue { rescued_name(&name) } else { name };
            files.push(ToCopy { from, name });
        }
    }
    Ok(files)
}

/// Whether a file is still being written. A temporary file without the final one was left by a crash, and is copied.
fn is_in_flight(fs: &dyn Fs, path: &Path) -> bool {
    target_of_temp(path).is_some_and(|whole| exists(fs, &whole).unwrap_or(false))
}

/// Whether a score file holds no event yet.
fn is_empty(fs: &dyn Fs, path: &Path) -> bool {
    let is_short = fs.stamp(path).is_ok_and(|it| it.len <= HEADER_BYTES_MAX);
    let text = || {
        fs.read(path)
            .map(|it| String::from_utf8_lossy(&it).into_owned())
    };
    is_short && text().is_ok_and(|it| read_segment(&it).is_empty())
}

/// Whether two files have the same bytes.
fn are_alike(fs: &dyn Fs, a: &Path, b: &Path) -> io::Result<bool> {
    if fs.stamp(a)?.len != fs.stamp(b)?.len {
        return Ok(false);
    }
    let open = |path| Ok::<_, io::Error>(BufReader::with_capacity(1 << 20, fs.open(path)?));
    let (mut a, mut b) = (open(a)?, open(b)?);
    loop {
        let (one, other) = (a.fill_buf()?, b.fill_buf()?);
        let length = one.len().min(other.len());
        if one.get(..length) != other.get(..length) {
            return Ok(false);
        }
        if length == 0 {
            return Ok(one.len() == other.len());
        }
        a.consume(length);
        b.consume(length);
    }
}

/// Returns the days that keep their backup: the latest of each recent day, week and month that has one.
fn kept(days: &[StudyDay]) -> BTreeSet<StudyDay> {
    let mut kept = BTreeSet::new();
    for (length, count) in KEPT {
        let mut spans = BTreeSet::new();
        for day in days.iter().rev() {
            if spans.len() < count && spans.insert(day.div_euclid(length)) {
                kept.insert(*day);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn seven_days_four_weeks_and_twelve_months_are_kept() {
        let days: Vec<i32> = (0..800).collect();
        let kept = kept(&days);
        assert!(
            (793..800).all(|day| kept.contains(&day)),
            "the last seven days"
        );
        assert!(
            (19..=23).contains(&kept.len()),
            "and some older ones: {kept:?}"
        );
        assert!(
            kept.first().is_some_and(|day| (440..480).contains(day)),
            "a year back: {kept:?}"
        );
    }
}
