//! `spotter check --sheet` and `--score`: questions for blind reading, and what came of it.

use std::path::{Path, PathBuf};

use crate::check::{Score, Sheet, SheetWish, answers_in, key_file, keys_in};
use crate::cli::{CommandError, Outcome, Terminal, count};
use crate::material::{Origin, PackFiles, load_pack};
use crate::storage::{Fs as _, RealFs, StorageError, read_text};

/// Name of the questions in the reader's folder.
const SHEET: &str = "sheet.md";

/// Where the keys of a folder go: beside it, so that whoever gets the folder does not get them.
fn keys_of(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".keys.tsv");
    folder.with_file_name(name)
}

/// Draws a sheet from a pack into a folder, and its keys beside it.
pub(super) fn write(
    (files, origin): (&PackFiles, Origin),
    folder: &Path,
    wish: &SheetWish,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let (pack, _) =
        load_pack(files, origin).map_err(|refusal| CommandError::Unusable(refusal.to_string()))?;
    if let Some(topic) = &wish.topic
        && !pack.topics.iter().any(|it| it.id == *topic)
    {
        let known: Vec<&str> = pack.topics.iter().map(|it| it.id.as_str()).collect();
        return Err(CommandError::Unusable(format!(
            "found no topic \"{topic}\", expected one of: {}",
            known.join(", ")
        )));
    }
    let sheet = Sheet::of(&pack, wish);
    if sheet.keys.is_empty() {
        let why = "found no question for a sheet, expected questions with one key that fit an exam";
        return Err(CommandError::Unusable(why.to_owned()));
    }
    let (text, keys) = (folder.join(SHEET), keys_of(folder));
    for file in [&text, &keys] {
        if RealFs.entry(file).is_ok() {
            return Err(CommandError::Unusable(format!(
                "found {}, which is never written over; name another folder",
                file.display()
            )));
        }
    }
    RealFs
        .make_folder(folder)
        .map_err(StorageError::io("make the folder", folder))?;
    for (file, content) in [(&text, sheet.text), (&keys, key_file(&sheet.keys))] {
        RealFs
            .replace(file, content.as_bytes())
            .map_err(StorageError::io("write the sheet", file.as_path()))?;
    }
    writeln!(
        terminal.output,
        "{} in {}, their keys in {}",
        count(sheet.keys.len(), "question"),
        text.display(),
        keys.display()
    )?;
    Ok(Outcome::Clean)
}

/// Holds a file of answers against the keys of the sheet in a folder.
pub(super) fn score(
    folder: &Path,
    answers: &Path,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let keys = keys_of(folder);
    let read = |file: &Path| {
        read_text(&RealFs, file).map_err(|error| CommandError::Unusable(error.to_string()))
    };
    let in_file =
        |file: &Path, why: String| CommandError::Unusable(format!("{}: {why}", file.display()));
    let known = keys_in(&read(&keys)?).map_err(|why| in_file(&keys, why))?;
    let given = answers_in(&read(answers)?).map_err(|why| in_file(answers, why))?;
    let score = Score::of(&known, &given).map_err(|why| in_file(answers, why))?;
    write!(terminal.output, "{score}")?;
    Ok(Outcome::Clean)
}
