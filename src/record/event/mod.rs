//! What can happen: the kinds of lines in a record, a struct each.
//!
//! A field or a kind may be added; none is ever changed. Fields at their default are left out of the line. `at` is unique
//! on its device, and (device, at) names the event. Kinds that this version does not write yet are read and kept.
#![expect(
    missing_docs,
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
    Seal, Star, Tag,
};

/// Makes the enum of all kinds: each is the name of a struct below, and of its line.
macro_rules! kinds {
    ($($kind:ident)+) => {
        /// Something the learner did.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Event {
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] $kind($kind),)+
        }

        impl Event {
            /// The names of all kinds, as they begin a line.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind),)+];

            /// When it happened.
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

/// A session began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    pub at: Moment,
    /// The session's id.
    pub sit: String,
    pub mode: Mode,
    pub of: Scope,
    /// Fixes the order of options.
    pub seed: u64,
    /// The addresses of the questions that were drawn.
    pub asks: Vec<String>,
    /// 0 for no limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limit_s: u32,
    /// The verdicts are shown at the end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub verdicts_last: bool,
    /// The name of an exam's form.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: String,
    /// Whether an exam is taken as the real one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rules: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub parts: Vec<ExamPart>,
    /// The seats that do not count, from 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unscored: Vec<u32>,
}

/// A part of an exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamPart {
    pub id: String,
    /// How many seats it has.
    pub asks: u32,
    pub limit_s: u32,
}

/// An answer with its verdict, frozen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub at: Moment,
    pub sit: String,
    pub fact: String,
    /// The question's id within its fact.
    pub ask: String,
    /// The hash of the question at that time.
    pub was: String,
    /// The texts as they were shown; of a number what was typed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gave: Vec<String>,
    /// 0 to 100.
    pub score: u8,
    /// `None`: the schedule stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub grade: Option<Grade>,
    /// How long it took.
    pub ms: u32,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub sure: Option<Confidence>,
    /// The seat in an exam, from 1; 0 for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub n: u32,
}

/// An answer inside an open exam, without a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub at: Moment,
    pub sit: String,
    /// The seat, from 1.
    pub n: u32,
    /// Empty: the answer was cleared.
    pub gave: Vec<String>,
    pub ms: u32,
    /// Seconds left in the part.
    pub left_s: u32,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub sure: Option<Confidence>,
}

/// Something else done in a session.
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

/// A session ended.
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
    /// The device of that event; empty for this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
}

/// The learner's "my answer was right", of the answer at `of` on this device.
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

/// Whether a fact is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    pub at: Moment,
    pub fact: String,
    pub state: KeepState,
    /// The study day, as a number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub until: String,
}

/// A question is doubtful, or no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    pub at: Moment,
    pub fact: String,
    pub ask: String,
    pub on: bool,
    pub note: String,
}

/// How far a section was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    pub at: Moment,
    pub section: String,
    pub state: ReadState,
    /// How much of it was above the lower edge of the window.
    pub permille: u16,
    pub ms: u32,
    /// The place, in bytes from its beginning; 0 where that is not known.
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

/// A fact, pack or session no longer counts, as far as it stands before this in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forget {
    pub at: Moment,
    pub what: ForgetKind,
    pub key: String,
    /// The device of a session; empty for this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: String,
}

/// A setting that changes the schedule or the plan; see [`Setting`](crate::record::Setting).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    pub at: Moment,
    pub key: String,
    /// As it was written: 0.90 stays 0.90.
    pub value: String,
}
