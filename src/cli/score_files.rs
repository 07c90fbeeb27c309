//! `spotter scores check`, `csv` and `merge`: commands for the files of the record.

use std::path::PathBuf;

use crate::cli::{CommandError, Terminal};
use crate::exchange::{AnswerRow, write_answers};
use crate::memory::Memory;
use crate::record::{EventView, event};
use crate::storage::{Folders, RealFs, carry_out, plan_merge, read_record};

/// Prints what is wrong with the score files. Returns exit code 1 if anything is.
pub(super) fn check(folders: &Folders, terminal: &mut Terminal<'_>) -> Result<u8, CommandError> {
    let record = read_record(&folders.scores())?;
    let faults = record.faults((terminal.clock)(), usize::MAX);
    for fault in &faults {
        writeln!(terminal.output, "{fault}")?;
    }
    if record.unknown() > 0 {
        writeln!(
            terminal.output,
            "{} lines of a newer version are kept and not counted",
            record.unknown()
        )?;
    }
    let events = record.len();
    let problems = faults.len();
    writeln!(terminal.output, "{events} events read, {problems} problems")?;
    Ok(u8::from(problems > 0))
}

/// Prints all answers as CSV, one per row, after a header row.
pub(super) fn csv(folders: &Folders, terminal: &mut Terminal<'_>) -> Result<u8, CommandError> {
    let record = read_record(&folders.scores())?;
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
    Ok(0)
}

/// Merges the score files of other folders, or prints what that would do.
pub(super) fn merge(
    from: &[PathBuf],
    yes: bool,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<u8, CommandError> {
    if let Some(missing) = from.iter().find(|folder| !folder.is_dir()) {
        let message = format!(
            "found no folder {}, expected one with score files",
            missing.display()
        );
        return Err(CommandError::Unusable(message));
    }
    let plan = plan_merge(&RealFs, &folders.scores(), from)?;
    for copy in &plan {
        let (from, to) = (copy.from.display(), copy.to.display());
        writeln!(
            terminal.output,
            "{} new events: {from} -> {to}",
            copy.new_events
        )?;
    }
    if plan.is_empty() {
        writeln!(terminal.output, "Nothing new.")?;
    } else if yes {
        carry_out(&RealFs, &plan)?;
        writeln!(terminal.output, "Done.")?;
    } else {
        writeln!(terminal.output, "Nothing was changed; add --yes to do it.")?;
    }
    Ok(0)
}
