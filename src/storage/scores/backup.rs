//! Backups of the record: one a day, thinned out with age.

use std::collections::BTreeSet;
use std::io::{self, BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use crate::record::{StudyDay, date_of, day_of_date, read_segment};
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, FsKind, new_name_of};
use crate::storage::scores::score_files_in;

/// For days, weeks and months: the length in days, and how many of the most recent ones keep their latest backup.
const KEPT: [(StudyDay, usize); 3] = [(1, 7), (7, 4), (30, 12)];

/// Only a file of at most this size is parsed to see whether it holds any event: a header alone is smaller.
const HEADER_BYTES_MAX: u64 = 400;

/// Copies the score files into `backup/<date>`, unless today's backup exists or nothing has changed since the last one.
///
/// A record without events is not copied. Days are study days; a week is seven and a month thirty of them.
pub fn back_up(
    fs: &dyn Fs,
    places: &ScorePlaces,
    backup: &Path,
    today: StudyDay,
) -> Result<(), StorageError> {
    // A backup that a wrong clock dated in the future says nothing about today, and is left alone.
    let mut copies = copies_in(fs, backup)?;
    copies.retain(|(day, _)| *day <= today);
    let files = to_copy(fs, places)?;
    let is_as_before = |(_, folder): &(StudyDay, PathBuf)| {
        let mut files = files.iter();
        files.all(|(file, name)| are_alike(fs, file, &folder.join(name)).unwrap_or(false))
    };
    let is_done = |last: &(StudyDay, PathBuf)| last.0 >= today || is_as_before(last);
    if files.is_empty() || copies.last().is_some_and(is_done) {
        return Ok(());
    }
    let folder = backup.join(date_of(today));
    if let Err(error) = copy_all(fs, &files, &folder) {
        // A partial copy would count as today's backup. If it cannot be removed either, the error says enough.
        let _removed = fs.remove_folder(&folder);
        return Err(error);
    }
    let days: Vec<StudyDay> = copies.iter().map(|(day, _)| *day).chain([today]).collect();
    let kept = kept(&days);
    for (_, folder) in copies.iter().filter(|(day, _)| !kept.contains(day)) {
        fs.remove_folder(folder)
            .map_err(StorageError::io("remove the old backup", folder))?;
    }
    Ok(())
}

fn copy_all(fs: &dyn Fs, files: &[(PathBuf, String)], folder: &Path) -> Result<(), StorageError> {
    for (file, name) in files {
        let path = folder.join(name);
        match fs.copy(file, &path) {
            // Renamed meanwhile; it is copied tomorrow at the latest.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            copied => copied.map_err(StorageError::io("back up the scores", path))?,
        }
    }
    Ok(())
}

/// Returns the backups with their study days and folders, oldest first.
pub fn copies_in(fs: &dyn Fs, backup: &Path) -> Result<Vec<(StudyDay, PathBuf)>, StorageError> {
    let entries = match fs.entries(backup) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageError::io("read the backups", backup)(error)),
    };
    let folders = entries.into_iter().filter(|it| it.kind == FsKind::Folder);
    let mut copies: Vec<(StudyDay, PathBuf)> = folders
        .filter_map(|it| {
            Some((
                day_of_date(&it.path.file_name()?.to_string_lossy())?,
                it.path,
            ))
        })
        .collect();
    copies.sort();
    Ok(copies)
}

/// Returns the score files that hold any event, each with its name in a backup.
fn to_copy(fs: &dyn Fs, places: &ScorePlaces) -> Result<Vec<(PathBuf, String)>, StorageError> {
    let mut files = Vec::new();
    for (folder, is_rescue) in [(&places.scores, false), (&places.rescue, true)] {
        for path in score_files_in(fs, folder)? {
            // Still being written. A temporary file without the final one was left by a crash, and is copied.
            let is_in_flight = new_name_of(&path).is_some_and(|whole| fs.stamp(&whole).is_ok());
            if is_in_flight || is_empty(fs, &path) {
                continue;
            }
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = if is_rescue {
                name_of_rescued(&stem)
            } else {
                format!("{stem}.ron")
            };
            files.push((path, name));
        }
    }
    Ok(files)
}

/// Names the backup of a file in the rescue folder, where files are numbered from 1 just as in the scores folder:
/// `scores-anna-2` becomes `scores-anna.rescue-2.ron`.
fn name_of_rescued(stem: &str) -> String {
    let number = stem.rsplit_once('-').filter(|(_, number)| {
        number.len() <= 3 && !number.starts_with('0') && number.parse::<u32>().is_ok()
    });
    let (device, number) = number.unwrap_or((stem, "1"));
    format!("{device}.rescue-{number}.ron")
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
    use super::{kept, name_of_rescued};

    #[test]
    fn files_of_the_rescue_folder_have_names_of_their_own() {
        for (stem, name) in [
            ("scores-anna-k7f3", "scores-anna-k7f3.rescue-1.ron"),
            ("scores-anna-k7f3-2", "scores-anna-k7f3.rescue-2.ron"),
            ("scores-anna-2345", "scores-anna-2345.rescue-1.ron"),
        ] {
            assert_eq!(name_of_rescued(stem), name, "{stem}");
        }
    }

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
