//! Lines of input: bounded in length, and choices among a few values.

use std::io::{BufRead as _, Read as _};

use crate::cli::lines::{Command, Line, choice_of, command_of};
use crate::cli::{CommandError, Terminal};
use crate::model::ANSWER_MAX;

/// Reads the next line. One that is longer than an answer may be is refused, and another asked for. Returns `None` at the
/// end of the input.
pub(super) fn read_line(terminal: &mut Terminal<'_>) -> Result<Option<String>, CommandError> {
    // A character has at most four bytes; the line feed is one more.
    let limit = 4 * ANSWER_MAX + 1;
    loop {
        let mut bytes = Vec::new();
        let mut bounded = (&mut *terminal.input).take(limit as u64);
        if bounded.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        let is_cut = bytes.len() >= limit && bytes.last() != Some(&b'\n');
        if is_cut {
            terminal.input.skip_until(b'\n')?;
        }
        let line = String::from_utf8_lossy(&bytes);
        if !is_cut && line.trim_end_matches(['\n', '\r']).chars().count() <= ANSWER_MAX {
            return Ok(Some(line.into_owned()));
        }
        writeln!(
            terminal.output,
            "found a line of more than {ANSWER_MAX} characters, expected at most {ANSWER_MAX}; type a shorter one:"
        )?;
        terminal.output.flush()?;
    }
}

/// Asks for one of a few values by its number until a line is one, or empty.
pub(super) fn ask_choice<T: Clone>(
    question: &str,
    values: &[T],
    terminal: &mut Terminal<'_>,
) -> Result<Line<Option<T>>, CommandError> {
    loop {
        writeln!(terminal.output, "{question}")?;
        terminal.output.flush()?;
        let Some(line) = read_line(terminal)? else {
            return Ok(Line::Answer(None));
        };
        match command_of(&line, |_| false) {
            Some(Command::Stop) => return Ok(Line::Stopped),
            Some(Command::Help) => {
                writeln!(
                    terminal.output,
                    "Type a number of 1 to {}, or press Enter to skip. q stops; the session can be resumed.",
                    values.len()
                )?;
                continue;
            }
            None => {}
        }
        match line.trim() {
            "" => return Ok(Line::Answer(None)),
            line => match choice_of(line, values) {
                Ok(value) => return Ok(Line::Answer(Some(value))),
                Err(problem) => writeln!(terminal.output, "{problem}")?,
            },
        }
    }
}
