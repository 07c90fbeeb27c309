//! The quiz that is being put together.

use crate::record::{Scope, StudyDay};
use crate::study::{Feedback, QUIZ_LENGTH, QuizWish};

/// The quiz that is being put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizForm {
    /// Where the questions come from.
    pub scope: Scope,
    /// How many at the most.
    pub count: usize,
    /// Whether several questions on one fact may come.
    pub siblings: bool,
    /// When verdicts are shown.
    pub feedback: Feedback,
}

impl Default for QuizForm {
    fn default() -> Self {
        Self {
            scope: Scope::Everything,
            count: QUIZ_LENGTH,
            siblings: false,
            feedback: Feedback::AtOnce,
        }
    }
}

impl QuizForm {
    /// As a wish for a draw.
    pub(in crate::model) fn wish(&self, seed: u64, today: StudyDay) -> QuizWish {
        QuizWish {
            scope: self.scope.clone(),
            seed,
            count: self.count,
            siblings: self.siblings || self.scope == Scope::Missed,
            today,
        }
    }
}
