//! Texts that the learner takes along: pages, and flags as a patch for the authors of packs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use similar::TextDiff;

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
    let mut patch = String::new();
    let mut left: Vec<&(FaceId, String)> = flags.iter().collect();
    for (pack, files) in all_files(fs, packs) {
        for (name, text) in files
            .texts
            .iter()
            .filter(|(name, _)| name.starts_with("facts/"))
        {
            let lines = question_lines(text);
            let mut notes: BTreeMap<usize, Vec<String>> = BTreeMap::new();
            left.retain(|(ask, note)| {
                let (question, _) = ask.question_and_gap();
                let is_it = |(fact, id, _): &&(String, String, usize)| {
                    ask.fact == FactId::new(&pack, fact) && id == question
                };
                let Some((_, _, line)) = lines.iter().find(is_it) else {
                    return true;
                };
                let note = one_line(&format!("// Flagged, {question}: {note}"));
                notes.entry(*line).or_default().push(note);
                false
            });
            if !notes.is_empty() {
                let path = one_line(&format!("{}/{name}", files.folder));
                patch.push_str(&diff(&path, text, &with_notes(text, &notes)));
            }
        }
    }
    for (ask, note) in left {
        patch.extend([
            "# in no file any more: ",
            &one_line(&format!("{ask}: {note}")),
            "\n",
        ]);
    }
    patch
}

/// The text on one line, so that it cannot pass for lines of a patch.
fn one_line(text: &str) -> String {
    let plain = text.replace(
        |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'),
        " ",
    );
    plain.trim_end().to_owned()
}

fn diff(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

fn with_notes(text: &str, notes: &BTreeMap<usize, Vec<String>>) -> String {
    let mut changed = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        for note in notes.get(&number).into_iter().flatten() {
            changed.extend([&indent, note.as_str(), "\n"]);
        }
        changed.push_str(line);
    }
    changed
}
