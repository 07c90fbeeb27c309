//! The record: an append-only log of every answer ever given, one event per line of RON.
//!
//! It is the single source of truth about the learner; everything in [`crate::memory`] is derived from it.

mod clock;
pub mod event;
mod log;
mod moment;
mod text;
mod words;

pub use crate::answer::{Confidence, Grade};
pub use clock::EventClock;
pub use event::Event;
pub use log::answer_view::AnswerView;
pub use log::builder::RecordBuilder;
pub use log::packed::Name;
pub use log::seen::Seen;
pub use log::view::{EventView, FinishView, ReadView, StartView};
pub use log::{Entry, Record};
pub use moment::{Moment, StudyDay, date_of, day_in_words, day_of_date};
pub use text::blocks::split_last_line;
pub use text::file::{
    CLOSER, Note, Notes, RECORD_FORMAT, Segment, Shape, header, is_device_name, read_file,
    read_segment, survey,
};
pub use text::line::{LineFault, ReadLine, Tag, read_line, write_line};
pub use text::repair::repaired;
pub use text::ron::Error as RonError;
pub use text::sums::{event_sum, event_sums};
pub use words::{
    ActKind, Ending, ForgetKind, KeepState, MissCause, Mode, ReadState, Scope, Setting,
};
