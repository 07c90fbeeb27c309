//! Kinds that later versions will write. They are read and kept, but have no effect so far.
#![expect(
    clippy::struct_field_names,
    reason = "the names are those of the format; fields are described where their name leaves something open"
)]

use serde::{Deserialize, Serialize};

use crate::answer::{Confidence, Grade};
use crate::record::event::fields::{bare, is_default};
use crate::record::moment::Moment;

/// The learner's own words on a fact; an empty text removes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub at: Moment,
    pub fact: String,
    pub text: String,
}

/// Study days on which nothing is planned, as dates. A `to` before `from` removes the holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    pub at: Moment,
    pub from: String,
    pub to: String,
}

/// A schedule fitted to the answers, with its parameters in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    pub at: Moment,
    pub parameters: Vec<i64>,
    pub answers: u32,
    /// Before and after, in millionths.
    pub loss: Vec<i64>,
    /// Before and after, in millionths.
    pub rmse: Vec<i64>,
    /// `false` returns to the default parameters.
    pub on: bool,
}

/// The date of an exam, and the study planned for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub at: Moment,
    /// A blueprint or a pack.
    pub exam: String,
    /// Empty removes the plan.
    pub date: String,
    /// The upper limit per day.
    pub minutes: u32,
    /// The desired mean retrievability on that date, in percent.
    pub target: u32,
}

/// Keeps the questions drawn for a form of an exam fresh for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub at: Moment,
    pub blueprint: String,
    pub form: String,
    pub seed: u64,
    pub asks: Vec<String>,
    /// Seats, from 1.
    pub unscored: Vec<u32>,
    pub on: bool,
}

/// The predicted score of an exam, in thousandths of its scored seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Predict {
    pub at: Moment,
    pub blueprint: String,
    pub section: String,
    pub expect: u32,
    pub low: u32,
    pub high: u32,
    pub label: String,
}

/// Results of practice outside the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    pub at: Moment,
    pub form: String,
    /// `official` or `other`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub n: u32,
    pub right: u32,
    pub of: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub topic: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub fact: String,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub sure: Option<Confidence>,
    /// The date of the practice.
    #[serde(default, skip_serializing_if = "is_default")]
    pub day: String,
}

/// The outcome of a section of the real exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RealResult {
    pub at: Moment,
    pub blueprint: String,
    pub section: String,
    pub passed: bool,
    /// Topics, each with the word it was given in the result.
    pub band: Vec<(String, String)>,
    pub note: String,
}

/// A review from another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub at: Moment,
    /// The program and its card.
    pub from: String,
    pub fact: String,
    /// `None` if the line only sets the state from here on.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub grade: Option<Grade>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub ms: u32,
    /// The date in that program, if it differs from that of `at`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub day: String,
    /// The date the card is due.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: String,
    /// In days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub interval: u32,
    /// In permille.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ease: u32,
    /// The review's id in that program, if it is not `at` in milliseconds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub id: u64,
}

/// Makes the lines of the device `import-<import>` count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub at: Moment,
    pub import: String,
    pub from: String,
    pub file: String,
    pub packs: Vec<String>,
    pub facts: u32,
    pub reviews: u32,
}

/// Answers to the fact `from` count as answers to `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub at: Moment,
    pub from: String,
    pub to: String,
}

/// The learner tagged facts, or removed the tag from them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub at: Moment,
    pub tag: String,
    pub facts: Vec<String>,
    pub on: bool,
}

/// The verdict on a question that the app drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    pub at: Moment,
    pub draft: String,
    pub verdict: String,
}

/// The learner changed a question, from one hash to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub at: Moment,
    pub fact: String,
    pub ask: String,
    pub was: String,
    pub now: String,
}
