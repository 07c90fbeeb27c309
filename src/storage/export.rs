//! Texts that the learner takes along: pages, and flags as a patch for the authors of packs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::material::AskId;
use crate::storage::StorageError;
use crate::storage::fs::{Fs as _, RealFs};
use crate::storage::packs::all_files;

/// Saves a text under a name in `folder`; a number goes before its ending when that name is taken by another text.
pub fn save_export(folder: &Path, name: &str, text: &str) -> Result<PathBuf, StorageError> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let mut path = folder.join(name);
    for number in 2_u32.. {
        match RealFs.read(&path) {
            Ok(bytes) if bytes != text.as_bytes() => {
                path = folder.join(format!("{stem}-{number}.{ending}"));
            }
            _ => break,
        }
    }
    RealFs
        .replace(&path, text.as_bytes())
        .map_err(StorageError::io("save the text", path.as_path()))?;
    Ok(path)
}

/// The flags as a unified diff of the files of the packs: above each flagged question a comment with the note.
///
/// `packs` is the folder of the learner's own packs. A flag on a question that is in no file is listed at the end.
pub fn flags_patch(packs: &Path, flags: &[(AskId, String)]) -> String {
    let mut patch = String::new();
    let mut left: Vec<&(AskId, String)> = flags.iter().collect();
    for (pack, files) in all_files(packs) {
        for (name, text) in files
            .texts
            .iter()
            .filter(|(name, _)| name.starts_with("facts/"))
        {
            let mut notes: BTreeMap<usize, Vec<String>> = BTreeMap::new();
            left.retain(|(ask, note)| match line_of(&pack, text, ask) {
                Some(line) => {
                    let (question, _) = ask.question_and_gap();
                    let note = note.replace('\n', " ");
                    let note = format!("// Flagged, {question}: {note}");
                    notes
                        .entry(line)
                        .or_default()
                        .push(note.trim_end().to_owned());
                    false
                }
                None => true,
            });
            if !notes.is_empty() {
                let path = format!("{}/{name}", files.folder);
                let changed = with_notes(text, &notes);
                patch.push_str(&diff(&path, text, &changed));
            }
        }
    }
    for (ask, note) in left {
        patch.extend([
            "# in no file any more: ",
            &ask.to_string(),
            ": ",
            note,
            "\n",
        ]);
    }
    patch
}

fn diff(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

/// The line, from 0, on which the question begins in a file of facts.
fn line_of(pack: &str, text: &str, ask: &AskId) -> Option<usize> {
    let fact = ask.fact.as_str().strip_prefix(pack)?.strip_prefix('/')?;
    let (question, _) = ask.question_and_gap();
    let fact_at = text.find(&format!("Fact(id: \"{fact}\""))?;
    let (before, from) = text.split_at_checked(fact_at)?;
    // Not in the next fact.
    let own = from.get(5..)?.split("Fact(id: ").next().unwrap_or_default();
    let at = own.find(&format!("(id: \"{question}\""))?;
    let inside = own.get(..at)?.matches('\n').count();
    Some(before.matches('\n').count() + inside)
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
