//! Judging a response against a question. Judging is total: every response to every question gets a verdict.

mod judge;
mod number;
mod typed;

use serde::{Deserialize, Serialize};

use crate::material::{Input, Kind, Question};

pub use judge::judge;
pub use number::{number_text, parse_number};

/// How well a fact was recalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Not, or wrongly.
    Again,
    /// Rightly, with doubt or slowly.
    Hard,
    /// Rightly, with some effort.
    Good,
    /// Rightly, with none.
    Easy,
    /// A grade of a newer version: the answer counts, the schedule stays.
    #[serde(other)]
    Other,
}

impl Grade {
    /// The four that a learner can give, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];
}

/// What the learner thought of the answer before the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// No idea.
    Guess,
    /// Perhaps.
    Unsure,
    /// No doubt.
    Sure,
    /// A word of a newer version.
    #[serde(other)]
    Other,
}

impl Confidence {
    /// Those that a learner can say, from least to most.
    pub const ALL: [Self; 3] = [Self::Guess, Self::Unsure, Self::Sure];
}

/// What the learner gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The learner's own grade, for a card or for a cloze in a drill.
    Graded(Grade),
    /// The text of an option.
    Picked(String),
    /// True or false.
    Judged(bool),
    /// Typed words, or a number as it was typed.
    Typed(String),
    /// The texts of several options, as they were shown.
    PickedSeveral(Vec<String>),
    /// Items in an order.
    Ordered(Vec<String>),
    /// Premises with the responses that were given to them; a premise without one is left out.
    Matched(Vec<(String, String)>),
}

impl Response {
    /// The response behind what the record keeps of it.
    pub fn recorded(question: &Question, gave: &[String], grade: Option<Grade>) -> Self {
        if gave.is_empty() {
            return Self::Graded(grade.unwrap_or(Grade::Other));
        }
        let first = || gave.first().cloned().unwrap_or_default();
        match question.input() {
            Input::Grade => Self::Graded(grade.unwrap_or(Grade::Other)),
            Input::One if question.is_statement() => Self::Judged(first() == truth(true)),
            Input::One => Self::Picked(first()),
            Input::Text | Input::Number => Self::Typed(first()),
            Input::Several => Self::PickedSeveral(gave.to_vec()),
            Input::Order => Self::Ordered(gave.to_vec()),
            Input::Match => Self::Matched(
                gave.iter()
                    .filter_map(|pair| pair.split_once(" = "))
                    .map(|(premise, response)| (premise.to_owned(), response.to_owned()))
                    .collect(),
            ),
        }
    }

    /// The texts that go into the record.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Graded(_) => Vec::new(),
            Self::Picked(text) | Self::Typed(text) => vec![text.clone()],
            Self::Judged(value) => vec![truth(*value).to_owned()],
            Self::PickedSeveral(texts) | Self::Ordered(texts) => texts.clone(),
            Self::Matched(pairs) => pairs.iter().map(|(a, b)| pair_text(a, b)).collect(),
        }
    }
}

/// What a response was judged to be, frozen at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// 0 to 100.
    pub score: u8,
    /// What it means for the schedule. At most [`Grade::Good`] where the machine judged.
    pub grade: Grade,
    /// Accepted although the spelling differs.
    pub misspelt: bool,
}

impl Verdict {
    /// Whether the answer was fully right.
    pub fn is_right(self) -> bool {
        self.score == 100
    }

    fn of(right: bool) -> Self {
        Self::part(usize::from(right), 1)
    }

    /// The verdict on an answer of which that many parts are right; less than all is a miss.
    fn part(right: usize, all: usize) -> Self {
        let percent = (100 * right.min(all)).checked_div(all).unwrap_or(0);
        Self {
            score: u8::try_from(percent).unwrap_or(100),
            grade: if right >= all {
                Grade::Good
            } else {
                Grade::Again
            },
            misspelt: false,
        }
    }
}

/// How a truth value is shown.
pub fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// How a premise stands in the record with the response given to it.
pub fn pair_text(premise: &str, response: &str) -> String {
    format!("{premise} = {response}")
}

/// The answer as shown, in its parts: what the learner should have given.
pub fn key_texts(question: &Question, gap: usize) -> Vec<String> {
    match &question.kind {
        Kind::Card { back, .. } => vec![back.clone()],
        Kind::Cloze(cloze) => cloze
            .gaps()
            .nth(gap)
            .map(|gap| gap.answer.clone())
            .into_iter()
            .collect(),
        Kind::Choice { key, .. } => vec![key.text.clone()],
        Kind::MultipleChoice { keys, .. } => keys.iter().map(|key| key.text.clone()).collect(),
        Kind::TrueFalse { key, .. } => vec![truth(*key).to_owned()],
        Kind::Typed { key, .. } => vec![key.clone()],
        Kind::Number { key, unit, .. } => vec![number_text(*key, unit)],
        Kind::Order { items, .. } => items.clone(),
        Kind::Match { pairs, .. } => pairs
            .iter()
            .map(|pair| pair_text(&pair.premise, &pair.response))
            .collect(),
    }
}

/// The answer as shown, in one line.
pub fn key_text(question: &Question, gap: usize) -> String {
    joined(question, &key_texts(question, gap))
}

/// The parts of an answer in one line, as the kind of the question has it.
pub fn joined(question: &Question, parts: &[String]) -> String {
    let between = match question.input() {
        Input::Order => ", then ",
        Input::Several | Input::Match => "; ",
        Input::Grade | Input::One | Input::Text | Input::Number => ", ",
    };
    parts.join(between)
}
