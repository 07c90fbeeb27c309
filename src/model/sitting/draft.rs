//! An answer that is not handed in yet.

use crate::answer::{Confidence, Response, number_text, parse_number, truth};
use crate::material::{Face, FaceId, Kind};
use crate::study::options_in_order;

/// What the learner has chosen or written so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The place of the selected option as shown; true is 0, false is 1. Where options are picked, moved or matched, the
    /// one that keys work on: an option, an item, a premise.
    pub picked: Option<usize>,
    /// The places of all picked options, ascending, where there may be several.
    pub several: Vec<usize>,
    /// The places of items as first shown, in the order in which they stand now; empty until one is moved.
    pub order: Vec<usize>,
    /// For each premise the place of its response; shorter than the premises until all were looked at.
    pub matched: Vec<Option<usize>>,
    /// The typed words.
    pub text: String,
    /// How sure the learner is.
    pub sure: Option<Confidence>,
}

impl Draft {
    /// What can be chosen from, in the order in which it stands now; nothing where the answer is typed or graded.
    pub(in crate::model) fn options<'a>(
        &self,
        asked: Face<'a>,
        (seed, ask): (u64, &FaceId),
    ) -> Vec<&'a str> {
        if let Kind::TrueFalse { .. } = &asked.question.kind {
            return vec![truth(true), truth(false)];
        }
        let shown = options_in_order(seed, ask, asked.question);
        if self.order.is_empty() {
            return shown;
        }
        let now = self.order.iter().filter_map(|place| shown.get(*place));
        now.copied().collect()
    }

    /// The answer, if there is one to hand in. `options` are those of [`Draft::options`].
    pub(in crate::model) fn response(&self, asked: Face<'_>, options: &[&str]) -> Option<Response> {
        let text = |place: &usize| options.get(*place).map(|text| (*text).to_owned());
        match &asked.question.kind {
            Kind::Card { .. } => None,
            Kind::Choice { .. } => text(&self.picked?).map(Response::Picked),
            Kind::MultipleChoice { .. } => {
                let texts: Vec<String> = self.several.iter().filter_map(text).collect();
                (!texts.is_empty()).then_some(Response::PickedSeveral(texts))
            }
            Kind::TrueFalse { .. } => self.picked.map(|place| Response::Judged(place == 0)),
            Kind::Cloze(_) | Kind::Typed { .. } => {
                let text = self.text.trim();
                (!text.is_empty()).then(|| Response::Typed(text.to_owned()))
            }
            Kind::Number { unit, .. } => {
                let number = parse_number(&self.text, unit)?;
                Some(Response::Typed(number_text(number, unit)))
            }
            Kind::Order { .. } => Some(Response::Ordered(
                options.iter().map(|text| (*text).to_owned()).collect(),
            )),
            Kind::Match { pairs, .. } => {
                let given = pairs.iter().enumerate().map(|(place, pair)| {
                    let response = text(&(*self.matched.get(place)?)?)?;
                    Some((pair.premise.clone(), response))
                });
                given.collect::<Option<Vec<_>>>().map(Response::Matched)
            }
        }
    }

    /// Chooses the option at `place`: picks it, switches it on or off, or gives it to the premise at hand.
    pub(in crate::model) fn pick(&mut self, place: usize, asked: Face<'_>, options: usize) {
        if place >= options {
            return;
        }
        match &asked.question.kind {
            Kind::MultipleChoice { .. } => {
                self.picked = Some(place);
                match self.several.binary_search(&place) {
                    Ok(at) => drop(self.several.remove(at)),
                    Err(at) => self.several.insert(at, place),
                }
            }
            Kind::Match { pairs, .. } => {
                let premise = self.picked.unwrap_or(0).min(pairs.len().saturating_sub(1));
                self.matched.resize(pairs.len(), None);
                if let Some(given) = self.matched.get_mut(premise) {
                    *given = Some(place);
                }
                let open = self.matched.iter().position(Option::is_none);
                self.picked = Some(open.unwrap_or(premise));
            }
            Kind::Choice { .. }
            | Kind::TrueFalse { .. }
            | Kind::Order { .. }
            | Kind::Card { .. }
            | Kind::Cloze(_)
            | Kind::Typed { .. }
            | Kind::Number { .. } => self.picked = Some(place),
        }
    }

    /// Selects the premise, item or option that keys work on, without choosing it where that is another thing.
    pub(in crate::model) fn select(&mut self, place: usize) {
        self.picked = Some(place);
    }

    /// Moves an item, by where it stands now, to another place.
    pub(in crate::model) fn move_item(&mut self, from: usize, to: usize, items: usize) {
        if from >= items || to >= items {
            return;
        }
        if self.order.is_empty() {
            self.order = (0..items).collect();
        }
        let item = self.order.remove(from);
        self.order.insert(to, item);
        self.picked = Some(to);
    }
}

/// How many rows the keys move over: premises where there are some, else options.
pub(in crate::model) fn rows(asked: Face<'_>, options: usize) -> usize {
    match &asked.question.kind {
        Kind::Match { pairs, .. } => pairs.len(),
        Kind::Card { .. }
        | Kind::Cloze(_)
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::TrueFalse { .. }
        | Kind::Typed { .. }
        | Kind::Number { .. }
        | Kind::Order { .. } => options,
    }
}
