//! The record: every answer ever given. Events only ever get added, and each is one line of RON.
//!
//! It is the only truth about the learner; everything in [`crate::memory`] follows from it.

mod answer_view;
mod blocks;
mod builder;
mod canonical;
#[cfg(test)]
mod canonical_tests;
mod devices;
mod entry;
mod event;
mod form;
mod line;
mod log;
mod moment;
mod packed;
mod repeats;
mod segment;
mod stamps;
mod sums;
mod texts;
mod view;

pub use crate::answer::{Confidence, Grade};
pub use answer_view::AnswerView;
pub use blocks::split_last_line;
pub use builder::RecordBuilder;
pub use event::Event;
pub use line::{LineFault, read_line, write_line};
pub use log::{Entry, Record, Seen};
pub use moment::{Moment, StudyDay, date_of, day_in_words, day_of_date};
pub use segment::{
    CLOSER, Note, Notes, Segment, header, is_device_name, read_file, read_segment, repaired, survey,
};
pub use stamps::{EventClock, Stamps};
pub use sums::{event_sum, event_sums};
pub use view::{EventView, FinishView, ReadView, StartView};

/// The format of record files that this version writes; it reads this one and older ones.
pub const RECORD_FORMAT: u32 = 1;
