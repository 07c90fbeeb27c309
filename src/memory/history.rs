//! Past answers to a fact.

use crate::answer::{Grade, Score};
use crate::material::FactId;
use crate::memory::fold::walk::WalkedAnswer;
use crate::memory::remembered::Memory;
use crate::record::{EventView, Record, event};

/// A counted answer, as given and as amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAnswer {
    /// As originally given.
    pub answer: event::Answer,
    /// After amendments.
    pub score: Score,
    /// After amendments.
    pub grade: Option<Grade>,
}

impl Memory {
    /// The answers to a fact that count, including those from before its section was read, in record order.
    pub fn answers_to(&self, record: &Record, fact: &FactId) -> Vec<PastAnswer> {
        let mut all = Vec::new();
        let _faces = self.walk(record, fact, &mut |at, answered| {
            let EventView::Answer(view) = at.seen.what else {
                return;
            };
            let (score, grade) = match answered {
                WalkedAnswer::Counted { answer, grade, .. } => (answer.score, grade),
                WalkedAnswer::Preread { score, .. } => (score, view.grade()),
                WalkedAnswer::Forgotten { .. } => return,
            };
            all.push(PastAnswer {
                answer: view.into(),
                score,
                grade,
            });
        });
        all
    }
}
