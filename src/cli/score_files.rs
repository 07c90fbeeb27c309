//! `spotter scores check`, `csv` and `merge`: commands for the files of the record.

use std::path::PathBuf;

use crate::cli::scores::say_if_empty;
use crate::cli::{CommandError, Outcome, Terminal, count};
use crate::exchange::{AnswerRow, write_answers};
use crate::memory::Memory;
use crate::record::{EventView, event};
use crate::storage::{
    Folders, RealFs, carry_out, merge_folder, plan_merge, read_record, unclosed_files,
};

/// Prints what is wrong with the score files.
pub(super) fn check(
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let record = read_record(&folders.scores())?;
    let faults = record.faults((terminal.clock)(), usize::MAX);
    for fault in &faults {
        writeln!(terminal.output, "{fault}")?;
    }
    if record.unknown() > 0 {
        writeln!(
            terminal.output,
            "{} of a newer version kept and not counted",
            count(record.unknown(), "line")
        )?;
    }
    for file in unclosed_files(&RealFs, &folders.scores())? {
        writeln!(
            terminal.output,
            "{}: ends without its closing line \"])\", as after a crash or in a copy that was cut off; every whole line in it \
             counts, and Spotter closes its own files when it next writes",
            file.display()
        )?;
    }
    let events = count(record.len(), "event");
    let problems = count(faults.len(), "problem");
    writeln!(terminal.output, "{events} read, {problems}")?;
    say_if_empty(&record, folders, terminal)?;
    Ok(outcome(!faults.is_empty()))
}

/// Prints all answers as CSV, one per row, after a header row.
pub(super) fn csv(folders: &Folders, terminal: &mut Terminal<'_>) -> Result<Outcome, CommandError> {
    let record = read_record(&folders.scores())?;
    say_if_empty(&record, folders, terminal)?;
    let memory = Memory::replay(&record);
    let rows = record.iter().enumerate().filter_map(|(index, seen)| {
        let EventView::Answer(view) = seen.what else {
            return None;
        };
        let it: event::Answer = view.into();
        Some(AnswerRow {
            at: it.at,
            device: seen.device.to_owned(),
            sitting: it.sit,
            fact: it.fact,
            ask: it.ask,
            was: it.was,
            gave: it.gave,
            score: it.score,
            grade: it.grade,
            ms: it.ms,
            sure: it.sure,
            counted: memory.is_counted_answer(&record, index, &seen),
        })
    });
    write_answers(rows, &mut *terminal.output)?;
    Ok(Outcome::Clean)
}

/// Whether a merge is done, or only described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MergeMode {
    Preview,
    CarryOut,
}

fn outcome(has_problems: bool) -> Outcome {
    if has_problems {
        Outcome::Problems
    } else {
        Outcome::Clean
    }
}

/// Merges the score files of other folders, or prints what that would do.
pub(super) fn merge(
    from: &[PathBuf],
    mode: MergeMode,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    if let Some(missing) = from.iter().find(|folder| !folder.is_dir()) {
        let message = format!(
            "found no folder {}, expected one with score files",
            missing.display()
        );
        return Err(CommandError::Unusable(message));
    }
    let from: Vec<PathBuf> = from
        .iter()
        .map(|folder| merge_folder(&RealFs, folder))
        .collect::<Result<_, _>>()
        .map_err(|error| CommandError::Unusable(error.to_string()))?;
    let plan = plan_merge(&RealFs, &folders.scores(), &from)?;
    for copy in &plan.copies {
        let (from, to) = (copy.from.display(), copy.to.display());
        let events = count(copy.new_events, "new event");
        writeln!(terminal.output, "{events}: {from} -> {to}")?;
    }
    for file in &plan.unread {
        writeln!(terminal.output, "{file}")?;
    }
    if plan.copies.is_empty() {
        writeln!(terminal.output, "Nothing new.")?;
    } else {
        match mode {
            MergeMode::Preview => {
                writeln!(terminal.output, "Nothing was changed; add --yes to do it.")?;
            }
            MergeMode::CarryOut => {
                carry_out(&RealFs, &plan)?;
                writeln!(terminal.output, "Done.")?;
            }
        }
    }
    Ok(outcome(!plan.unread.is_empty()))
}
