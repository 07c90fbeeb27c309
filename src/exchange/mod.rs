//! Export formats: from plain rows to text or bytes, without touching the disk.

mod csv;
mod markdown;
mod patch;

pub use csv::{AnswerRow, write_answers};
pub use markdown::{MissedRow, missed_page};
pub use patch::{FlaggedFile, flags_patch};
