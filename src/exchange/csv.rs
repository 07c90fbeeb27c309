//! Answers as CSV.

use std::io::{self, Write};

use crate::answer::{Confidence, Grade};
use crate::record::Moment;

/// One answer, with the values of its row.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    pub at: Moment,
    /// Name of the device.
    pub device: String,
    /// Id of the session.
    pub sitting: String,
    /// Address of the fact, `pack/fact`.
    pub fact: String,
    /// Last part of the face address: the question's id, with the gap such as `#2`.
    pub ask: String,
    /// Hash of the question when it was answered.
    pub was: String,
    /// The texts of the response.
    pub gave: Vec<String>,
    /// Percentage, 0 to 100.
    pub score: u8,
    /// Chosen by the learner, or derived from the score.
    pub grade: Option<Grade>,
    /// Time taken, in milliseconds.
    pub ms: u32,
    pub sure: Option<Confidence>,
    /// Whether it counts: it was neither undone nor forgotten.
    pub counted: bool,
}

/// Writes a header and one row for each answer.
pub fn write_answers(rows: impl Iterator<Item = AnswerRow>, output: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(output);
    write_rows(rows, &mut table).map_err(into_io)?;
    table.flush()
}

/// Returns the error of the output, which says why there is no more room or no reader.
fn into_io(error: ::csv::Error) -> io::Error {
    let text = error.to_string();
    if let ::csv::ErrorKind::Io(error) = error.into_kind() {
        error
    } else {
        io::Error::other(text)
    }
}

fn write_rows(
    rows: impl Iterator<Item = AnswerRow>,
    table: &mut ::csv::Writer<impl Write>,
) -> Result<(), ::csv::Error> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> AnswerRow {
        AnswerRow {
            at: Moment::new(1_795_353_244_123, 3600),
            device: "anna-k7f3".to_owned(),
            sitting: "k7f3q".to_owned(),
            fact: "myokines/il6".to_owned(),
            ask: "gap#2".to_owned(),
            was: "4h2kqz".to_owned(),
            gave: vec!["one, two".to_owned(), "a \"third\"".to_owned()],
            score: 50,
            grade: Some(Grade::Again),
            ms: 6312,
            sure: Some(Confidence::Unsure),
            counted: true,
        }
    }

    #[test]
    fn the_bytes_of_a_table_stay_as_they_are() {
        let plain = AnswerRow {
            gave: Vec::new(),
            score: 100,
            grade: None,
            sure: None,
            counted: false,
            ..row()
        };
        let mut table = Vec::new();
        write_answers([row(), plain].into_iter(), &mut table).expect("memory can be written");
        let expected = "\
at,device,sitting,fact,ask,was,gave,score,grade,ms,sure,counted
2026-11-22T14:14:04.123+01:00,anna-k7f3,k7f3q,myokines/il6,gap#2,4h2kqz,\"one, two | a \"\"third\"\"\",50,again,6312,unsure,yes
2026-11-22T14:14:04.123+01:00,anna-k7f3,k7f3q,myokines/il6,gap#2,4h2kqz,,100,,6312,,no
";
        assert_eq!(String::from_utf8_lossy(&table), expected, "golden");
    }
}
