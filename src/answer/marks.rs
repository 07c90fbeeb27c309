//! What the learner did with each part of a question: chose it, left it out, put it somewhere.

use crate::answer::{Response, key_texts, truth};
use crate::material::{Input, Question};

/// How an option, or a typed answer, relates to the key and to the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionMark {
    ChosenRight,
    ChosenWrong,
    /// Right, but not what was chosen.
    MissedKey,
    /// Neither right nor chosen.
    LeftOut,
}

impl OptionMark {
    /// Compares the option `text` with the key and the response. `gap` only matters for a cloze.
    pub fn of((question, gap): (&Question, usize), response: &Response, text: &str) -> Self {
        let is_chosen = match response {
            Response::Picked(given) | Response::Typed(given) => given == text,
            Response::PickedSeveral(given) => given.iter().any(|given| given == text),
            Response::Judged(value) => truth(*value) == text,
            Response::Graded(_) | Response::Ordered(_) | Response::Matched(_) => false,
        };
        let is_key = key_texts(question, gap).iter().any(|key| key == text);
        match (is_key, is_chosen) {
            (true, true) => Self::ChosenRight,
            (true, false) => Self::MissedKey,
            (false, true) => Self::ChosenWrong,
            (false, false) => Self::LeftOut,
        }
    }

    /// Whether the learner chose it.
    pub fn is_chosen(self) -> bool {
        matches!(self, Self::ChosenRight | Self::ChosenWrong)
    }

    /// Whether the key holds it.
    pub fn is_right(self) -> bool {
        matches!(self, Self::ChosenRight | Self::MissedKey)
    }

    /// Returns the label beside it; empty for what is neither right nor chosen.
    pub fn words(self, input: Input) -> &'static str {
        match self {
            Self::ChosenRight | Self::ChosenWrong => "Your answer",
            Self::MissedKey if input == Input::Several => "Not chosen",
            Self::MissedKey => "Correct answer",
            Self::LeftOut => "",
        }
    }
}

/// Returns the place, from 0, that the learner gave to an item of an order; `None` for any other response.
pub fn given_place(response: &Response, item: &str) -> Option<usize> {
    let Response::Ordered(given) = response else {
        return None;
    };
    given.iter().position(|it| it == item)
}

/// Returns `1st`, `2nd`, `3rd`, `11th` and so on.
pub fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn places_are_said_as_english_says_them() {
        let table = [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (12, "12th"),
            (13, "13th"),
            (21, "21st"),
            (112, "112th"),
        ];
        for (number, words) in table {
            assert_eq!(ordinal(number), words, "{number}");
        }
    }
}
