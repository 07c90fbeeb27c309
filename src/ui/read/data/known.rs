//! A fact in the text with its state of memory.

use crate::material::{Fact, FactId, Pack, Question};
use crate::memory::{FactState, fading_step};
use crate::model::Model;
use crate::record::Moment;

/// A fact of the open section and how well it is known.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    pub id: FactId,
    pub fact: &'a Fact,
    pub state: FactState,
    /// Retrievability, 0 to 1; `None` without a graded answer.
    pub recall: Option<f32>,
}

impl<'a> Known<'a> {
    /// Looks up the state of a fact of `pack`.
    pub fn of(model: &Model, now: Moment, pack: &Pack, fact: &'a Fact) -> Self {
        let (memory, id) = (model.memory(), pack.fact_id(fact));
        let today = memory.today(now);
        Self {
            fact,
            state: memory.state(&id, today),
            recall: memory.retrievability(&id, today),
            id,
        }
    }

    /// Returns how far the fact has faded, 0 to 2; `None` if it has not, or was never graded.
    pub fn step(&self) -> Option<usize> {
        fading_step(self.recall?)
    }

    /// Returns the title of the fact, else what its first question is about.
    pub fn title(&self) -> String {
        if !self.fact.title.is_empty() {
            return self.fact.title.clone();
        }
        let first = self.fact.questions.first();
        first.map(Question::about).unwrap_or_default()
    }

    /// Returns the accessible name of the mark: title, state and chance of recall.
    pub fn name(&self) -> String {
        let (title, state) = (self.title(), self.state.word());
        let contested = if self.fact.contested {
            ", contested"
        } else {
            ""
        };
        let chance = self.recall.map_or_else(String::new, |recall| {
            format!(", {:.0} % chance that you recall it", 100.0 * recall)
        });
        format!("{title}, {state}{contested}{chance}. Ask it here")
    }
}
