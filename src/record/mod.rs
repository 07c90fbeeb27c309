//! The record: every answer ever given. Events only ever get added, and each is one line of RON.
//!
//! It is the only truth about the learner; everything in [`crate::memory`] follows from it.

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
    CLOSER, Note, Notes, RECORD_FORMAT, Segment, header, is_device_name, read_file, read_segment,
    repaired, survey,
};
pub use text::line::{LineFault, read_line, write_line};
pub use text::ron::Error as RonError;
pub use text::sums::{event_sum, event_sums};
pub use words::{
    ActKind, Ending, ForgetKind, KeepState, MissCause, Mode, ReadState, Scope, Setting,
};
