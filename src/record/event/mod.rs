//! The kinds of events in a record, one struct each.
//!
//! Fields and kinds may be added but never changed. Fields at their default are left out of the line. `at` is unique
//! per device, so that (device, at) identifies the event. Kinds that this version does not write yet are read and kept.
#![expect(
    clippy::struct_field_names,
    reason = "the names are those of the format; fields are described where their name leaves something open"
)]

mod fields;
mod second;

use serde::{Deserialize, Serialize};

use crate::answer::{Confidence, Grade};
use crate::record::event::fields::{bare, is_default};
use crate::record::moment::Moment;
use crate::record::words::{
    ActKind, Ending, ForgetKind, KeepState, MissCause, Mode, ReadState, Scope,
};

pub use second::{
    Drafted, Edit, Fit, Holiday, Import, Imported, Move, Note, Outside, Plan, Predict, RealResult,
    Seal, Tag,
};

/// Defines the enum of all kinds. Each name is that of a struct below, and the first word of its line.
macro_rules! kinds {
    ($($kind:ident)+) => {
        /// Something the learner did: one line of the record.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Event {
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] $kind($kind),)+
        }

        impl Event {
            /// The names of all kinds, as at the start of a line.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind),)+];

            /// Returns when it happened.
            pub fn at(&self) -> Moment {
                match self {
                    $(Self::$kind(it) => it.at,)+
                }
            }
        }

        $(impl From<$kind> for Event {
            fn from(it: $kind) -> Self {
                Self::$kind(it)
            }
        })+
    };
}

kinds! {
    Start Answer Draft Act Finish Undo Amend Cause Keep Flag Read Mark Forget Set
    Note Holiday Fit Plan Seal Predict Outside RealResult Import Imported Move Tag Drafted Edit Star
}

/// A sitting began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    pub at: Moment,
    /// The sitting's id.
    pub sit: String,
    pub mode: Mode,
    pub of: Scope,
    /// Determines the order of options.
    pub seed: u64,
    /// Addresses of the questions that were drawn.
    pub asks: Vec<String>,
    /// 0 for no limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limit_s: u32,
    /// Verdicts are shown at the end, not after each answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verdicts_last: bool,
    /// The name of an exam's form.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: String,
    /// The rules of an exam: `real` for those of the real one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rules: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub parts: Vec<ExamPart>,
    /// Seats that do not count towards the score, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unscored: Vec<u32>,
}

/// A separately timed part of an exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamPart {
    pub id: String,
    /// The number of seats.
    pub asks: u32,
    pub limit_s: u32,
}

/// An answer with its verdict, frozen at the time it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub at: Moment,
    pub sit: String,
    pub fact: String,
    /// The question's id within its fact.
    pub ask: String,
    /// Hash of the question as it was asked.
    pub was: String,
    /// The given texts as shown on screen; for a number, as typed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gave: Vec<String>,
    /// 0 to 100.
    pub score: u8,
    /// `None` leaves the schedule unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub grade: Option<Grade>,
    /// Milliseconds taken.
    pub ms: u32,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub sure: Option<Confidence>,
    /// The seat in an exam, from 1; 0 outside an exam.
    #[serde(default, skip_serializing_if = "is_default")]
    pub n: u32,
}

/// An answer in an open exam, still without a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub at: Moment,
    pub sit: String,
    /// The seat, from 1.
    pub n: u32,
    /// Empty if the answer was cleared.
    pub gave: Vec<String>,
    pub ms: u32,
    /// Seconds left in the part.
    pub left_s: u32,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub sure: Option<Confidence>,
}

/// Anything else that happened in a sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub at: Moment,
    pub sit: String,
    /// The seat, from 1; 0 for none.
    pub n: u32,
    pub act: ActKind,
    #[serde(default, skip_serializing_if = "is_default")]
    pub what: String,
    pub left_s: u32,
}

/// A sitting ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finish {
    pub at: Moment,
    pub sit: String,
    pub how: Ending,
}

/// Takes back the event at `of`. An undo of an undo is a redo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    pub at: Moment,
    pub of: Moment,
    /// The device of that event; empty for the device of this line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
}

/// The learner's "my answer was right", about the answer at `of` on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    pub at: Moment,
    pub of: Moment,
    pub score: u8,
    pub grade: Grade,
    pub why: String,
}

/// Why the answer at `of` on this device was a miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub at: Moment,
    pub of: Moment,
    pub cause: MissCause,
}

/// Whether a fact is asked from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    pub at: Moment,
    pub fact: String,
    pub state: KeepState,
    /// The study day on which a buried fact comes back, as a number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub until: String,
}

/// The learner flagged a question as doubtful, or removed the flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    pub at: Moment,
    pub fact: String,
    pub ask: String,
    pub on: bool,
    pub note: String,
}

/// The learner bookmarked a question, or removed the bookmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Star {
    pub at: Moment,
    pub fact: String,
    pub ask: String,
    pub on: bool,
}

/// How far a section was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    pub at: Moment,
    pub section: String,
    pub state: ReadState,
    /// How much of the section was above the bottom edge of the window.
    pub permille: u16,
    pub ms: u32,
    /// The position in bytes from the start of the section; 0 if unknown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub byte: u32,
}

/// A highlight with its note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Moment,
    /// The highlight's id.
    pub mark: String,
    pub section: String,
    pub quote: String,
    pub before: String,
    pub after: String,
    pub colour: String,
    pub note: String,
    pub on: bool,
}

/// A fact, pack or sitting no longer counts, as far as its events precede this one in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forget {
    pub at: Moment,
    pub what: ForgetKind,
    pub key: String,
    /// The device of a sitting; empty for the device of this line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
}

/// A setting that changes the schedule or the plan; see [`Setting`](crate::record::Setting).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    pub at: Moment,
    pub key: String,
    /// Verbatim: 0.90 stays 0.90.
    pub value: String,
}
