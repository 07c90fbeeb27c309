//! The past answers to a question.

use crate::material::FaceId;
use crate::memory::{Memory, PastAnswer};
use crate::record::Record;

/// A snapshot of the answers to a question, taken when the list is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    pub ask: FaceId,
    /// Latest first.
    pub answers: Vec<PastAnswer>,
    /// How many answers to the other questions of the same fact count.
    pub others: usize,
}

impl History {
    /// Looks up the answers that count: neither undone nor forgotten. `memory` must follow from `record`.
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
