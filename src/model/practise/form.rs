//! The form for a custom quiz.

use crate::record::{Scope, StudyDay};
use crate::study::{Feedback, QUIZ_LENGTH, QuizWish, Siblings};

/// A quiz as the learner is putting it together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizForm {
    pub scope: Scope,
    /// The most questions; `None` for all that fit.
    pub at_most: Option<usize>,
    /// Whether a fact may be asked about more than once.
    pub siblings: Siblings,
    pub feedback: Feedback,
}

impl Default for QuizForm {
    fn default() -> Self {
        Self {
            scope: Scope::Everything,
            at_most: Some(QUIZ_LENGTH),
            siblings: Siblings::Buried,
            feedback: Feedback::AtOnce,
        }
    }
}

impl QuizForm {
    /// The form as input of the draw. Missed questions may always come with siblings.
    pub(in crate::model) fn wish(&self, seed: u64, today: StudyDay) -> QuizWish {
        QuizWish {
            scope: self.scope.clone(),
            seed,
            at_most: self.at_most,
            siblings: if self.scope == Scope::Missed {
                Siblings::Asked
            } else {
                self.siblings
            },
            today,
        }
    }
}
