//! Past answers to a fact.

use crate::answer::Grade;
use crate::material::FactId;
use crate::memory::fold::walk::Answered;
use crate::memory::remembered::Memory;
use crate::record::{EventView, Record, event};

/// A counted answer, as given and as amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAnswer {
    /// As originally given.
    pub answer: event::Answer,
    /// After amendments; 0 to 255.
    pub score: u8,
    /// After amendments.
    pub grade: Option<Grade>,
}

impl Memory {
    /// The answers to a fact that count, including those from before its section was read, in record order.
    pub fn answers_to(&self, record: &Record, fact: &FactId) -> Vec<PastAnswer> {
        let mut all = Vec::new();
        let _faces = self.walk(record, fact, &mut |(_, seen), answered| {
            let EventView::Answer(view) = seen.what else {
                return;
            };
            let (score, grade) = match answered {
                Answered::Counted(it, grade, _) => (it.score, grade),
                Answered::Preread(_, score) => (score, view.grade()),
                Answered::Forgotten(_) => return,
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
