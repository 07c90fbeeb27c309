//! Exports for the learner: texts as files, and flags as a patch for pack authors.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::exchange::{self, FlaggedFile};
use crate::material::{FaceId, FactId, question_lines};
use crate::storage::StorageError;
use crate::storage::fs::{Fs, first_free, is_free_for};
use crate::storage::packs::all_files;

/// Saves a text as `name` in `folder`, with a number before the extension if a different text has that name.
pub fn save_export(
    fs: &dyn Fs,
    folder: &Path,
    name: &str,
    text: &str,
) -> Result<PathBuf, StorageError> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let save = || -> io::Result<PathBuf> {
        let path = first_free(
            folder.join(name),
            |number| folder.join(format!("{stem}-{number}.{ending}")),
            |path| is_free_for(fs, path, text.as_bytes()),
        )?;
        fs.replace(&path, text.as_bytes())?;
        Ok(path)
    };
    save().map_err(StorageError::io("save the text", folder.join(name)))
}

/// Returns the flags as a unified diff of the pack files, each note as a comment above its question.
///
/// `packs` is the folder of the learner's own packs. Flags on questions that are in no file are listed at the end.
pub fn flags_patch(fs: &dyn Fs, packs: &Path, flags: &[(FaceId, String)]) -> String {
    let mut left: Vec<&(FaceId, String)> = flags.iter().collect();
    let packs = all_files(fs, packs);
    let mut flagged = Vec::new();
    for (pack, files) in &packs {
        let texts = files.texts.iter();
        for (name, text) in texts.filter(|(name, _)| name.starts_with("facts/")) {
            flagged.push(FlaggedFile {
                path: format!("{}/{name}", files.folder),
                text,
                notes: take_notes(pack, text, &mut left),
            });
        }
    }
    let left = left.into_iter().map(|(ask, note)| format!("{ask}: {note}"));
    exchange::flags_patch(flagged, left)
}

/// Removes the flags on questions of this text from `left`; returns their notes by line.
fn take_notes(
    pack: &str,
    text: &str,
    left: &mut Vec<&(FaceId, String)>,
) -> BTreeMap<usize, Vec<String>> {
    let lines = question_lines(text);
    let mut notes: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    left.retain(|(ask, note)| {
        let (question, _) = ask.question_and_gap();
        let is_it = |(fact, id, _): &&(String, String, usize)| {
            ask.fact == FactId::new(pack, fact) && id == question
        };
        let Some((_, _, line)) = lines.iter().find(is_it) else {
            return true;
        };
        let note = format!("Reported, {question}: {note}");
        notes.entry(*line).or_default().push(note);
        false
    });
    notes
}
