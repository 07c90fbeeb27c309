//! What can happen: the kinds of lines in a record.
//!
//! A field or a kind may be added; none is ever changed. Fields at their default are left out of the line.

use serde::{Deserialize, Serialize};

use crate::answer::{Confidence, Grade};
use crate::record::moment::Moment;

/// Something the learner did. `at` is unique on its device; (device, at) names the event.
#[expect(
    missing_docs,
    reason = "the fields are described by the kind, and their format by ARCHITECTURE.md"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A sitting began. `mode` is drill or quiz, `of` says what of, `asks` are the askings that were drawn.
    Start {
        at: Moment,
        sit: String,
        mode: String,
        of: String,
        seed: u64,
        asks: Vec<String>,
        #[serde(default, skip_serializing_if = "is_default")]
        limit_s: u32,
        /// The verdicts are shown at the end.
        #[serde(default, skip_serializing_if = "is_default")]
        verdicts_last: bool,
    },
    /// An answer with its verdict, frozen: `gave` are the texts as shown, `was` the question's hash, `score` 0 to 100.
    Answer {
        at: Moment,
        sit: String,
        fact: String,
        ask: String,
        was: String,
        #[serde(default, skip_serializing_if = "is_default")]
        gave: Vec<String>,
        score: u8,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        grade: Option<Grade>,
        ms: u32,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        sure: Option<Confidence>,
    },
    /// An answer inside an open exam, without a verdict.
    Draft {
        at: Moment,
        sit: String,
        n: u32,
        gave: Vec<String>,
        ms: u32,
        left_s: u32,
    },
    /// Something else done in a sitting: show, flag, unflag, strike, unstrike, pause, resume, break, beat.
    Act {
        at: Moment,
        sit: String,
        n: u32,
        act: String,
        #[serde(default, skip_serializing_if = "is_default")]
        what: String,
        left_s: u32,
    },
    /// A sitting ended: done, handed-in, time-out or left.
    Finish {
        at: Moment,
        sit: String,
        how: String,
    },
    /// Takes back the event at `of` on this device, or on device `by`. An undo of an undo is a redo.
    Undo {
        at: Moment,
        of: Moment,
        #[serde(default, skip_serializing_if = "is_default")]
        by: String,
    },
    /// The learner's "my answer was right": a new score and grade for the answer at `of`.
    Amend {
        at: Moment,
        of: Moment,
        score: u8,
        grade: Grade,
        why: String,
    },
    /// Why the answer at `of` was a miss.
    Cause {
        at: Moment,
        of: Moment,
        cause: String,
    },
    /// A fact is suspended, buried or active.
    Keep {
        at: Moment,
        fact: String,
        state: String,
        #[serde(default, skip_serializing_if = "is_default")]
        until: String,
    },
    /// A question is doubtful, or no longer.
    Flag {
        at: Moment,
        fact: String,
        ask: String,
        on: bool,
        note: String,
    },
    /// A section was reached, left or finished, `permille` of it above the lower edge of the window.
    Read {
        at: Moment,
        section: String,
        state: String,
        permille: u16,
        ms: u32,
    },
    /// A highlight with its note.
    Mark {
        at: Moment,
        mark: String,
        section: String,
        quote: String,
        before: String,
        after: String,
        colour: String,
        note: String,
        on: bool,
    },
    /// A fact, pack or sitting no longer counts.
    Forget {
        at: Moment,
        what: String,
        key: String,
    },
    /// A setting that changes the schedule or the plan.
    Set {
        at: Moment,
        key: String,
        value: String,
    },
}

impl Event {
    /// The names of all kinds, as they begin a line.
    pub const KINDS: [&'static str; 14] = [
        "Start", "Answer", "Draft", "Act", "Finish", "Undo", "Amend", "Cause", "Keep", "Flag",
        "Read", "Mark", "Forget", "Set",
    ];

    /// When it happened.
    pub fn at(&self) -> Moment {
        match self {
            Self::Start { at, .. }
            | Self::Answer { at, .. }
            | Self::Draft { at, .. }
            | Self::Act { at, .. }
            | Self::Finish { at, .. }
            | Self::Undo { at, .. }
            | Self::Amend { at, .. }
            | Self::Cause { at, .. }
            | Self::Keep { at, .. }
            | Self::Flag { at, .. }
            | Self::Read { at, .. }
            | Self::Mark { at, .. }
            | Self::Forget { at, .. }
            | Self::Set { at, .. } => *at,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes `Some(x)` as plain `x`: a field that is not there says `None` already.
mod bare {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde gives a reference to the field")]
    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}
