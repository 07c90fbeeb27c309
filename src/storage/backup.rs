//! Copies of the record: one a day, thinned out with age.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use crate::record::{StudyDay, date_of, day_of_date};
use crate::storage::StorageError;
use crate::storage::fs::{Fs as _, RealFs};
use crate::storage::keeper::ScorePlaces;
use crate::storage::scores::is_scores;

/// How many of the last days, weeks and months keep their last copy.
const KEPT: [(StudyDay, usize); 3] = [(1, 7), (7, 4), (30, 12)];

/// Copies the score files into `backup/<date>`, unless that was done today or nothing has changed since the last copy.
///
/// Days are study days, weeks are of seven and months of thirty of them.
pub fn back_up(places: &ScorePlaces, backup: &Path, today: StudyDay) -> Result<(), StorageError> {
    let copies = copies_in(backup)?;
    let files = score_files(&places.scores)?;
    let is_as_before = |(_, folder): &(StudyDay, PathBuf)| {
        files
            .iter()
            .all(|file| are_alike(file, &folder.join(name_of(file))).unwrap_or(false))
    };
    if files.is_empty()
        || copies
            .last()
            .is_some_and(|last| last.0 >= today || is_as_before(last))
    {
        return Ok(());
    }
    let folder = backup.join(date_of(today));
    for file in &files {
        let path = folder.join(name_of(file));
        RealFs
            .copy(file, &path)
            .map_err(StorageError::io("back up the scores", path))?;
    }
    let days: Vec<StudyDay> = copies.iter().map(|(day, _)| *day).chain([today]).collect();
    let kept = kept(&days);
    for (_, folder) in copies.iter().filter(|(day, _)| !kept.contains(day)) {
        fs::remove_dir_all(folder).map_err(StorageError::io("remove the old backup", folder))?;
    }
    Ok(())
}

/// The backups, oldest first, each with its day and folder.
pub fn copies_in(backup: &Path) -> Result<Vec<(StudyDay, PathBuf)>, StorageError> {
    let entries = match fs::read_dir(backup) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageError::io("read the backups", backup)(error)),
    };
    let mut copies: Vec<(StudyDay, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            Some((
                day_of_date(&entry.file_name().to_string_lossy())?,
                entry.path(),
            ))
        })
        .collect();
    copies.sort();
    Ok(copies)
}

fn score_files(folder: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let mut paths = RealFs
        .list(folder)
        .map_err(StorageError::io("read the scores", folder))?;
    paths.retain(|path| is_scores(path));
    Ok(paths)
}

fn name_of(file: &Path) -> &OsStr {
    file.file_name().unwrap_or_default()
}

/// Whether two files have the same bytes.
fn are_alike(a: &Path, b: &Path) -> io::Result<bool> {
    if RealFs.stamp(a)?.len != RealFs.stamp(b)?.len {
        return Ok(false);
    }
    let open = |path| Ok::<_, io::Error>(BufReader::with_capacity(1 << 20, RealFs.open(path)?));
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

/// Of each of the last days, weeks and months that have a copy, the latest.
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
