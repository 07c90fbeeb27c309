//! Reading the record: the union of all score files in the folder, whatever their names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::record::{Piece, Record, RecordBuilder, Segment, read_file, read_segment};
use crate::storage::StorageError;
use crate::storage::checkpoint::{Mark, Marker};
use crate::storage::fs::{Fs, RealFs};
use crate::storage::keeper::ScorePlaces;

/// What the folder of scores holds.
#[derive(Debug, Default)]
pub struct ScoreFiles {
    /// Each file's name with what it says, by name.
    pub files: Vec<(String, Segment)>,
}

impl ScoreFiles {
    /// Reads every `scores*.ron` in the folders of `places`, which need not exist.
    pub fn read(fs: &dyn Fs, places: &ScorePlaces) -> Result<Self, StorageError> {
        let mut files = Vec::new();
        for path in score_files(fs, places)? {
            let bytes = fs
                .read(&path)
                .map_err(StorageError::io("read the scores", path.as_path()))?;
            // Damaged bytes spoil only their own lines.
            let text = String::from_utf8_lossy(&bytes);
            files.push((name_of(&path), read_segment(&text)));
        }
        Ok(Self { files })
    }
}

/// Reads the record.
pub fn read_record(places: &ScorePlaces) -> Result<Record, StorageError> {
    record_in(&RealFs, places, &mut |_| ())
}

/// Reads the record without the answers to other facts than these. Tells whether no answer, left out or not, was given on
/// an earlier study day than one before it; these end at the hour `day_ends`.
pub fn read_answers(
    places: &ScorePlaces,
    to: BTreeSet<String>,
    day_ends: u8,
) -> Result<(Record, bool), StorageError> {
    let mut builder = RecordBuilder::only(to, day_ends);
    read_files(&RealFs, places, &mut builder, &mut |_| ())?;
    let in_order = builder.days_are_in_order();
    Ok((builder.finish(), in_order))
}

/// Reads the record and marks how far each file was read; `tell` is told now and then how much of it is read, 0 to 1.
pub fn read_and_mark(
    places: &ScorePlaces,
    tell: &mut dyn FnMut(f32),
) -> Result<(Record, Vec<Mark>), StorageError> {
    let mut builder = RecordBuilder::default();
    let marks = read_files(&RealFs, places, &mut builder, tell)?;
    Ok((builder.finish(), marks))
}

/// How many bytes the score files have.
pub fn record_bytes(places: &ScorePlaces) -> u64 {
    let files = score_files(&RealFs, places).unwrap_or_default();
    let stamps = files.iter().filter_map(|path| RealFs.stamp(path).ok());
    stamps.map(|stamp| stamp.len).sum()
}

/// Reads the record that lies in the folders of `places`, which need not exist.
pub(super) fn record_in(
    fs: &dyn Fs,
    places: &ScorePlaces,
    tell: &mut dyn FnMut(f32),
) -> Result<Record, StorageError> {
    let mut builder = RecordBuilder::default();
    read_files(fs, places, &mut builder, tell)?;
    Ok(builder.finish())
}

fn read_files(
    fs: &dyn Fs,
    places: &ScorePlaces,
    builder: &mut RecordBuilder,
    tell: &mut dyn FnMut(f32),
) -> Result<Vec<Mark>, StorageError> {
    let files = score_files(fs, places)?;
    let length = |path: &PathBuf| fs.stamp(path).map_or(0, |stamp| stamp.len);
    let all: u64 = files.iter().map(length).sum();
    let (mut read, mut told, mut marks) = (0, 0.0, Vec::new());
    for path in files {
        let failed = || StorageError::io("read the scores", path.as_path());
        let name = name_of(&path);
        let unnamed = device_of(&name, "");
        let id = fs.stamp(&path).map_err(failed())?.id;
        builder.expect(length(&path));
        let mut marker = Marker::default();
        let mut witness = |piece: Piece<'_>| {
            if let Piece::Lines(lines) = piece {
                read += lines.len() as u64;
            }
            marker.take(piece);
            let share = (read as f32 / all.max(1) as f32).min(1.0);
            // Each twentieth is enough for a bar.
            if share - told > 0.05 {
                told = share;
                tell(share);
            }
        };
        let open = || fs.open(&path);
        let notes = read_file(open, &unnamed, builder, &mut witness).map_err(failed())?;
        let lines = notes.notes.iter();
        let problems = lines.map(|note| format!("{name}, line {}: {}", note.line, note.message));
        builder.note(problems, notes.unknown);
        marks.push(marker.finish(&path, id, builder.device()));
    }
    Ok(marks)
}

/// Every `scores*.ron` in the folders of `places`, by name.
pub(super) fn score_files(fs: &dyn Fs, places: &ScorePlaces) -> Result<Vec<PathBuf>, StorageError> {
    let mut files = Vec::new();
    for folder in places.folders() {
        let listed = fs
            .list(folder)
            .map_err(StorageError::io("read the scores", folder))?;
        let mut paths: Vec<PathBuf> = listed.into_iter().filter(|path| is_scores(path)).collect();
        paths.sort();
        files.extend(paths);
    }
    Ok(files)
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Whether a file belongs to a record.
pub(super) fn is_scores(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("scores") && path.extension().is_some_and(|ending| ending == "ron")
}

/// The device that the header names, else the file's own name.
pub(super) fn device_of(name: &str, header: &str) -> String {
    if header.is_empty() {
        name.trim_start_matches("scores-")
            .trim_end_matches(".ron")
            .to_owned()
    } else {
        header.to_owned()
    }
}
