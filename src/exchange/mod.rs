//! What goes to other programs and comes from them: bytes on one side, plain rows on the other, no disk.

mod csv;
mod markdown;
mod patch;

pub use csv::{AnswerRow, CsvError, write_answers};
pub use markdown::{MissedRow, missed_page};
pub use patch::{FlaggedFile, flags_patch};
