//! Answers as a table of comma-separated values.

use std::io::Write;

use crate::answer::{Confidence, Grade};
use crate::record::Moment;

/// Why a table could not be written.
pub use ::csv::Error as CsvError;

/// An answer, as a row of the table.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    /// When it was given.
    pub at: Moment,
    /// The name of the device.
    pub device: String,
    /// The id of the sitting.
    pub sitting: String,
    /// The fact's address.
    pub fact: String,
    /// The question's id.
    pub ask: String,
    /// The question's hash at that time.
    pub was: String,
    /// The texts that were given.
    pub gave: Vec<String>,
    /// 0 to 100.
    pub score: u8,
    /// The learner's grade, or the one that follows from the score.
    pub grade: Option<Grade>,
    /// How long it took, in milliseconds.
    pub ms: u32,
    /// How sure the learner was.
    pub sure: Option<Confidence>,
    /// Whether it counts: neither undone nor forgotten.
    pub counted: bool,
}

/// Writes answers, one a row, with a line of names first.
pub fn write_answers(
    rows: impl Iterator<Item = AnswerRow>,
    output: impl Write,
) -> Result<(), CsvError> {
    let mut table = ::csv::Writer::from_writer(output);
    table.write_record([
        "at", "device", "sitting", "fact", "ask", "was", "gave", "score", "grade", "ms", "sure",
        "counted",
    ])?;
    for row in rows {
        table.write_record([
            row.at.to_string().as_str(),
            &row.device,
            &row.sitting,
            &row.fact,
            &row.ask,
            &row.was,
            &row.gave.join(" | "),
            &row.score.to_string(),
            row.grade.map_or("", grade_word),
            &row.ms.to_string(),
            row.sure.map_or("", sure_word),
            if row.counted { "yes" } else { "no" },
        ])?;
    }
    table.flush()?;
    Ok(())
}

fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "again",
        Grade::Hard => "hard",
        Grade::Good => "good",
        Grade::Easy => "easy",
        Grade::Other => "other",
    }
}

fn sure_word(sure: Confidence) -> &'static str {
    match sure {
        Confidence::Guess => "guess",
        Confidence::Unsure => "unsure",
        Confidence::Sure => "sure",
        Confidence::Other => "other",
    }
}
