//! `spotter scores`: a summary of the record in numbers.

use std::io;

use crate::cli::{CommandError, Format, Outcome, Terminal, score_words};
use crate::memory::{Memory, missed};
use crate::record::{Record, day_in_words};
use crate::storage::{Folders, load_library, read_record};
use crate::study::due_on;

/// How many of the most recent sessions are listed.
const SESSIONS: usize = 5;

struct ScoreSummary {
    answers: usize,
    right: usize,
    first_attempts: usize,
    first_right: usize,
    due: usize,
    missed: usize,
    problems: usize,
}

pub(super) fn run(
    format: Format,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let record = read_record(&folders.scores())?;
    let library = load_library(&folders.packs());
    let now = (terminal.clock)();
    let memory = Memory::replay(&record);
    let counts = memory.counts();
    let summary = ScoreSummary {
        answers: counts.answers,
        right: counts.right,
        first_attempts: counts.first_attempts,
        first_right: counts.first_right,
        due: due_on(&library, &memory, memory.today(now)),
        missed: missed(&memory, &library).len(),
        problems: record.faults(now, usize::MAX).len(),
    };
    match format {
        Format::Json => summary.print_json(terminal)?,
        Format::Human => summary.print(&record, &memory, terminal)?,
    }
    say_if_empty(&record, folders, terminal)?;
    Ok(Outcome::Clean)
}

/// Says where answers were looked for, if there are none. Not on standard output, which may go to a program.
pub(super) fn say_if_empty(
    record: &Record,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> io::Result<()> {
    if !record.is_empty() {
        return Ok(());
    }
    let scores = folders.scores().scores;
    let missing = if scores.is_dir() {
        ""
    } else {
        ", a folder that does not exist"
    };
    writeln!(
        terminal.errors,
        "spotter: no answers yet; looked in {}{missing}",
        scores.display()
    )
}

impl ScoreSummary {
    fn print_json(&self, terminal: &mut Terminal<'_>) -> io::Result<()> {
        let Self {
            answers,
            right,
            first_attempts,
            first_right: _,
            due,
            missed,
            problems,
        } = self;
        writeln!(
            terminal.output,
            "{{\"answers\":{answers},\"right\":{right},\"first_attempts\":{first_attempts},\
             \"due\":{due},\"missed\":{missed},\"problems\":{problems}}}"
        )
    }

    fn print(
        &self,
        record: &Record,
        memory: &Memory,
        terminal: &mut Terminal<'_>,
    ) -> io::Result<()> {
        let out = &mut terminal.output;
        writeln!(out, "Answers          {}", self.answers)?;
        writeln!(
            out,
            "Right            {}{}",
            self.right,
            share(self.right, self.answers)
        )?;
        let first = share(self.first_right, self.first_attempts);
        writeln!(
            out,
            "First attempts   {}, right {}{first}",
            self.first_attempts, self.first_right
        )?;
        writeln!(out, "Due today        {}", self.due)?;
        writeln!(out, "Missed           {}", self.missed)?;
        writeln!(out, "Problems         {}", self.problems)?;
        if record.unknown() > 0 {
            writeln!(
                out,
                "Newer lines      {} (kept, not counted by this version)",
                record.unknown()
            )?;
        }
        for problem in record.faults((terminal.clock)(), usize::MAX) {
            writeln!(out, "  {problem}")?;
        }
        let today = memory.today((terminal.clock)());
        let answered = memory
            .sittings()
            .rev()
            .filter(|sitting| sitting.counts.answers > 0);
        for (index, sitting) in answered.take(SESSIONS).enumerate() {
            if index == 0 {
                writeln!(out, "\nRecent sessions")?;
            }
            let day = day_in_words(sitting.day, today);
            let score = score_words(sitting.mode, sitting.counts);
            writeln!(out, "  {day}: {}, {}: {score}", sitting.mode, sitting.of)?;
        }
        Ok(())
    }
}

/// Returns ` (79 %)`, or an empty text if `whole` is 0.
fn share(part: usize, whole: usize) -> String {
    (part * 100)
        .checked_div(whole)
        .map(|percent| format!(" ({percent} %)"))
        .unwrap_or_default()
}
