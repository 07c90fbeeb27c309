//! What is known of a fact in the text.

use crate::material::{Fact, FactId, Pack, Question};
use crate::memory::{FactState, fading_step};
use crate::model::Model;
use crate::record::Moment;

/// A fact of the open section.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// Its address.
    pub id: FactId,
    /// The fact itself.
    pub fact: &'a Fact,
    /// How well it is known.
    pub state: FactState,
    /// The chance of recall, 0 to 1; `None` without a graded answer.
    pub recall: Option<f32>,
}

impl<'a> Known<'a> {
    /// Looks a fact of a pack up.
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

    /// How far it has faded, 0 to 2; `None` while it holds, or was never asked.
    pub fn step(&self) -> Option<usize> {
        fading_step(self.recall?)
    }

    /// What it is about, in a few words: its title, else what it asks.
    pub fn title(&self) -> String {
        if !self.fact.title.is_empty() {
            return self.fact.title.clone();
        }
        let first = self.fact.questions.first();
        first.map(Question::about).unwrap_or_default()
    }

    /// The same as mark, tint and place, in words.
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
