//! Texts that the learner takes along, as files: pages, and flags as a patch for the authors of packs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::exchange::{self, FlaggedFile};
use crate::material::{FaceId, FactId, question_lines};
use crate::storage::StorageError;
use crate::storage::fs::Fs;
use crate::storage::packs::all_files;

/// Saves a text under a name in `folder`; a number goes before its ending when that name is taken by another text.
pub fn save_export(
    fs: &dyn Fs,
    folder: &Path,
    name: &str,
    text: &str,
) -> Result<PathBuf, StorageError> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let mut path = folder.join(name);
    for number in 2_u32.. {
        match fs.read(&path) {
            Ok(bytes) if bytes != text.as_bytes() => {
                path = folder.join(format!("{stem}-{number}.{ending}"));
            }
            _ => break,
        }
    }
    fs.replace(&path, text.as_bytes())
        .map_err(StorageError::io("save the text", path.as_path()))?;
    Ok(path)
}

/// The flags as a unified diff of the files of the packs: above each flagged question a comment with the note.
///
/// `packs` is the folder of the learner's own packs. A flag on a question that is in no file is listed at the end.
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

/// Takes the flags on questions of that text out of `left`, and gives them by line.
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
        let note = format!("Flagged, {question}: {note}");
        notes.entry(*line).or_default().push(note);
        false
    });
    notes
}
