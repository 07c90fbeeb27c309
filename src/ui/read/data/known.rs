//! A fact in the text with its state of memory.

use crate::material::{FaceId, Fact, FactId, Pack, Question};
use crate::memory::{FactState, fading_step};
use crate::model::{InTextAction, Model, QuestionAction};
use crate::record::Moment;
use crate::ui::offer::Offer;

/// What the highlights mean, least faded first: a chance of recall below 90, 75 and 55 %. The same words in the legend,
/// on hover and for screen readers.
pub const FADED: [&str; 3] = ["slightly faded", "fading", "likely forgotten"];

/// A fact of the open section and how well it is known.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    pub id: FactId,
    pub fact: &'a Fact,
    pub state: FactState,
    /// Retrievability, 0 to 1; `None` without a graded answer.
    pub recall: Option<f32>,
}

/// Returns the title of a fact, else what its first question is about.
pub fn title_of(fact: &Fact) -> String {
    if !fact.title.is_empty() {
        return fact.title.clone();
    }
    let first = fact.questions.first();
    first.map(Question::about).unwrap_or_default()
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
        title_of(self.fact)
    }

    /// Returns what the menu of the mark offers: to ask the fact, and earlier answers to its question answered last.
    pub fn menu(&self, model: &Model) -> Vec<Offer> {
        let ask = InTextAction::Here(self.id.clone());
        let faces = self.fact.faces();
        let faces = faces.map(|(question, gap)| FaceId::new(self.id.clone(), question.ask(gap)));
        let answered = faces.filter_map(|face| Some((model.memory().ask(&face)?.last_at, face)));
        let last = answered.max_by_key(|(at, _)| *at);
        let earlier =
            last.map(|(_, face)| Offer::new("Earlier answers", QuestionAction::ShowHistory(face)));
        [Some(Offer::new("Ask here", ask)), earlier]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Returns the state in words; how far the fact has faded takes the place of `fading`.
    fn state_words(&self) -> String {
        let faded = self.step().and_then(|step| FADED.get(step).copied());
        match (self.state, faded) {
            (FactState::Fading, Some(faded)) => faded.to_owned(),
            (state, Some(faded)) => format!("{}, {faded}", state.word()),
            (state, None) => state.word().to_owned(),
        }
    }

    /// Returns the accessible name of the mark: title, state and chance of recall.
    pub fn name(&self) -> String {
        let (title, state) = (self.title(), self.state_words());
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
