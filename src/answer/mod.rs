//! Judging responses. Judging is total: every response to every question gets a verdict.

mod asked_number;
mod gap;
mod judge;
mod marks;
mod number;
mod score;
mod signs;
mod spelling;
mod typed;

use serde::{Deserialize, Serialize};

use crate::material::{Input, Kind, Question};

pub use asked_number::{number_problem, read_as};
pub use judge::judge;
pub use marks::{OptionMark, given_place, ordinal};
pub use number::{NumberError, number_text, option_values, parse_number};
pub use score::Score;
pub use typed::lost_sign;

/// How well a fact was recalled: the rating that the scheduler takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Not recalled, or wrong.
    Again,
    /// Right, but slowly or with doubt.
    Hard,
    /// Right, with some effort.
    Good,
    /// Right, without effort.
    Easy,
    /// A grade of a newer version: the answer counts, but the schedule stays as it is.
    #[serde(other)]
    Other,
}

impl Grade {
    /// The four that a learner can choose, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];
}

/// How sure the learner was of the answer, asked before the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    Guess,
    Unsure,
    Sure,
    /// A level of a newer version.
    #[serde(other)]
    Other,
}

impl Confidence {
    /// The three that a learner can choose, from least to most sure.
    pub const ALL: [Self; 3] = [Self::Guess, Self::Unsure, Self::Sure];
}

/// What the learner answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The learner's own grade, for a card, or for a cloze in a drill.
    Graded(Grade),
    /// Text of the option.
    Picked(String),
    Judged(bool),
    /// Words, or a number, exactly as typed.
    Typed(String),
    /// Texts of the options, in the order in which they were displayed.
    PickedSeveral(Vec<String>),
    Ordered(Vec<String>),
    /// Premises with the chosen responses; a premise without one is left out.
    Matched(Vec<(String, String)>),
}

impl Response {
    /// Restores a response from what the record keeps, the inverse of `texts`.
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

    /// Returns the texts that go into the record; none for a grade.
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

/// The judgement of a response. The record keeps it, so later changes of the question do not alter it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Percentage, 0 to 100.
    pub score: u8,
    /// The rating for the scheduler; at most [`Grade::Good`] unless the learner graded.
    pub grade: Grade,
    /// Whether it was accepted despite a typo.
    pub misspelt: bool,
}

impl Verdict {
    /// Whether the score is full; anything less is a miss.
    pub fn is_right(self) -> bool {
        Score::new(self.score).is_full()
    }

    fn of(right: bool) -> Self {
        Self::part(usize::from(right), 1)
    }

    /// Scores `right` of `all` parts; less than all is a miss.
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

/// Returns the label of a truth value, on screen and in the record.
pub fn truth(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// Joins a premise and its response as the record keeps them.
pub fn pair_text(premise: &str, response: &str) -> String {
    format!("{premise} = {response}")
}

/// Returns the right answer as displayed, in parts: options, items or pairs. `gap` only matters for a cloze.
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

/// Returns the right answer as displayed, on one line.
pub fn key_text(question: &Question, gap: usize) -> String {
    joined(question, &key_texts(question, gap))
}

/// Joins the parts of an answer with the separator that suits the kind of question.
pub fn joined(question: &Question, parts: &[String]) -> String {
    let between = match question.input() {
        Input::Order => ", then ",
        Input::Several | Input::Match => "; ",
        Input::Grade | Input::One | Input::Text | Input::Number => ", ",
    };
    parts.join(between)
}
