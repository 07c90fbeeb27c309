//! The record: every answer ever given. Events only ever get added, and each is one line of RON.
//!
//! It is the only truth about the learner; everything in [`crate::memory`] follows from it.

mod event;
mod line;
mod log;
mod moment;
mod segment;

pub use crate::answer::{Confidence, Grade};
pub use event::Event;
pub use line::{LineFault, read_line, write_line};
pub use log::{Entry, Record, Stamps};
pub use moment::{Moment, StudyDay, date_of, day_in_words, day_of_date};
pub use segment::{CLOSER, Note, Segment, header, is_device_name, read_segment, repaired};

/// The format of record files that this version writes; it reads this one and older ones.
pub const RECORD_FORMAT: u32 = 1;
