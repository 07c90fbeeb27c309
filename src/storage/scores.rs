//! Reading the record: the union of all score files in the folder, whatever their names.

use std::path::Path;

use crate::record::{Record, Segment, read_segment};
use crate::storage::StorageError;
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
        for folder in places.folders() {
            let mut paths = fs
                .list(folder)
                .map_err(StorageError::io("read the scores", folder))?;
            paths.retain(|path| is_scores(path));
            paths.sort();
            for path in paths {
                let bytes = fs
                    .read(&path)
                    .map_err(StorageError::io("read the scores", path.as_path()))?;
                // Damaged bytes spoil only their own lines.
                let text = String::from_utf8_lossy(&bytes);
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                files.push((name, read_segment(&text)));
            }
        }
        Ok(Self { files })
    }

    /// The record that follows from the files, with everything that is wrong with them.
    pub fn into_record(self) -> Record {
        let mut problems = Vec::new();
        let mut unknown = 0;
        let mut segments = Vec::new();
        for (name, segment) in self.files {
            let notes = segment.problems.iter().chain(&segment.edited);
            problems
                .extend(notes.map(|note| format!("{name}, line {}: {}", note.line, note.message)));
            unknown += segment.unknown;
            segments.push((device_of(&name, &segment), segment.events));
        }
        let mut record = Record::merge(segments);
        record.problems = problems;
        record.unknown = unknown;
        record
    }
}

/// Reads the record.
pub fn read_record(places: &ScorePlaces) -> Result<Record, StorageError> {
    Ok(ScoreFiles::read(&RealFs, places)?.into_record())
}

/// Whether a file belongs to a record.
pub(super) fn is_scores(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("scores") && path.extension().is_some_and(|ending| ending == "ron")
}

/// The device that the header names, else the file's own name.
pub(super) fn device_of(name: &str, segment: &Segment) -> String {
    if segment.device.is_empty() {
        name.trim_start_matches("scores-")
            .trim_end_matches(".ron")
            .to_owned()
    } else {
        segment.device.clone()
    }
}
