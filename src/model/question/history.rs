//! The earlier answers to a question.

use crate::material::FaceId;
use crate::memory::{Memory, PastAnswer};
use crate::record::Record;

/// The answers to a question, as they were when the list was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// What was asked.
    pub ask: FaceId,
    /// The latest first.
    pub answers: Vec<PastAnswer>,
    /// How many answers to other questions of the same fact count.
    pub others: usize,
}

impl History {
    /// Looks a question up; undone and forgotten answers are left out. `memory` follows from `record`.
    pub fn find(record: &Record, memory: &Memory, ask: FaceId) -> Self {
        let all = memory.answers_to(record, &ask.fact);
        let is_of = |it: &PastAnswer| *it.answer.ask == *ask.ask;
        let (mut answers, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_of);
        answers.reverse();
        Self {
            ask,
            answers,
            others: others.len(),
        }
    }
}
