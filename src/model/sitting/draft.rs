//! An answer that is not submitted yet.

use crate::answer::{Confidence, Response, number_problem, truth};
use crate::material::{Face, Input};
use crate::study::options_in_order;

/// Maximum length of a typed answer, in characters.
pub const ANSWER_MAX: usize = 2000;

/// What the learner has chosen or typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Index of the option, item or premise that the keys act on; true is 0, false is 1. A single choice is where the
    /// cursor is.
    pub cursor: Option<usize>,
    /// Indices of all picked options, ascending, if several may be picked.
    pub several: Vec<usize>,
    /// Indices of the items as first shown, in their present order; `None` until one is moved or the order is kept.
    pub order: Option<Vec<usize>>,
    /// The present position of the item that was moved last.
    pub moved: Option<usize>,
    /// The index of the response to each premise; empty until the first one is matched.
    pub matched: Vec<Option<usize>>,
    /// The typed answer, untrimmed.
    pub text: String,
    pub sure: Option<Confidence>,
}

impl Draft {
    /// The options in their present order; empty if the answer is typed or graded.
    pub(in crate::model) fn options<'a>(&self, asked: Face<'a>, seed: u64) -> Vec<&'a str> {
        if asked.question.is_statement() {
            return vec![truth(true), truth(false)];
        }
        let shown = options_in_order(seed, &asked.id(), asked.question);
        match &self.order {
            None => shown,
            Some(order) => {
                let now = order.iter().filter_map(|place| shown.get(*place));
                now.copied().collect()
            }
        }
    }

    /// The answer, if it is complete enough to submit. `options` are those of [`Draft::options`].
    pub(in crate::model) fn response(&self, asked: Face<'_>, options: &[&str]) -> Option<Response> {
        let text = |place: &usize| options.get(*place).map(|text| (*text).to_owned());
        let question = asked.question;
        match question.input() {
            Input::Grade => None,
            Input::One if question.is_statement() => {
                self.cursor.map(|place| Response::Judged(place == 0))
            }
            Input::One => text(&self.cursor?).map(Response::Picked),
            Input::Several => {
                let texts: Vec<String> = self.several.iter().filter_map(text).collect();
                (!texts.is_empty()).then_some(Response::PickedSeveral(texts))
            }
            Input::Text | Input::Number => {
                let text = self.text.trim();
                let is_whole = !text.is_empty() && number_problem(asked, text).is_none();
                is_whole.then(|| Response::Typed(text.to_owned()))
            }
            Input::Order => self.order.as_ref().map(|_| {
                Response::Ordered(options.iter().map(|text| (*text).to_owned()).collect())
            }),
            Input::Match => {
                let given = question.pairs().iter().enumerate().map(|(place, pair)| {
                    let response = text(&(*self.matched.get(place)?)?)?;
                    Some((pair.premise.clone(), response))
                });
                given.collect::<Option<Vec<_>>>().map(Response::Matched)
            }
        }
    }

    /// Chooses the option at `place`: selects it, toggles it, or matches it to the current premise.
    pub(in crate::model) fn pick(&mut self, place: usize, asked: Face<'_>, options: usize) {
        if place >= options {
            return;
        }
        match asked.question.input() {
            Input::Several => {
                self.cursor = Some(place);
                match self.several.binary_search(&place) {
                    Ok(at) => drop(self.several.remove(at)),
                    Err(at) => self.several.insert(at, place),
                }
            }
            Input::Match => {
                let pairs = asked.question.pairs();
                let premise = self.cursor.unwrap_or(0).min(pairs.len().saturating_sub(1));
                self.matched.resize(pairs.len(), None);
                if let Some(given) = self.matched.get_mut(premise) {
                    *given = Some(place);
                }
                let open = self.matched.iter().position(Option::is_none);
                self.cursor = Some(open.unwrap_or(premise));
            }
            Input::One | Input::Order | Input::Grade | Input::Text | Input::Number => {
                self.cursor = Some(place);
            }
        }
    }

    /// Moves the cursor only; for a single choice, that is the answer.
    pub(in crate::model) fn select(&mut self, place: usize) {
        self.cursor = Some(place);
    }

    /// Moves an item between two present positions.
    pub(in crate::model) fn move_item(&mut self, from: usize, to: usize, items: usize) {
        if from >= items || to >= items {
            return;
        }
        let order = self.order.get_or_insert_with(|| (0..items).collect());
        let item = order.remove(from);
        order.insert(to, item);
        self.cursor = Some(to);
        self.moved = Some(to);
    }

    /// Makes the order in which the items are offered the answer, unless one was moved.
    pub(in crate::model) fn keep_order(&mut self, items: usize) {
        self.order.get_or_insert_with(|| (0..items).collect());
    }
}

/// How many rows the cursor moves over: premises if there are any, else options.
pub(in crate::model) fn rows(asked: Face<'_>, options: usize) -> usize {
    match asked.question.pairs() {
        [] => options,
        pairs => pairs.len(),
    }
}
