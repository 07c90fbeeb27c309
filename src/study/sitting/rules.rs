//! What the kind of a session decides.

use crate::material::{Input, Question};
use crate::record::Mode;
use crate::study::sitting::state::{Feedback, Judged};

/// Whether it stands in the text rather than on a screen of its own.
pub fn is_in_text(mode: &Mode) -> bool {
    matches!(mode, Mode::Read | Mode::Preread)
}

/// How a session goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Cards are graded by the learner, and come again until they are passed.
    Drill,
    /// Answers are judged, with verdicts after each or at the end.
    Quiz(Feedback),
    /// Questions in the text, with verdicts.
    Read,
    /// Questions before the text, without.
    Preread,
}

impl Rules {
    /// The rules of a kind of session.
    pub fn of(mode: &Mode, feedback: Feedback) -> Self {
        match mode {
            Mode::Drill => Self::Drill,
            Mode::Read => Self::Read,
            Mode::Preread => Self::Preread,
            Mode::Quiz | Mode::Other(_) => Self::Quiz(feedback),
        }
    }

    /// How the answer to `question` is given: what is recalled is graded by the learner where that is what a session is for.
    pub fn input(self, question: &Question) -> Input {
        match self {
            Self::Drill | Self::Read if question.is_recall() => Input::Grade,
            Self::Drill | Self::Read | Self::Quiz(_) | Self::Preread => question.input(),
        }
    }

    /// Whether the learner grades the answer to `question`, once it is shown.
    pub fn is_self_graded(self, question: &Question) -> bool {
        self.input(question) == Input::Grade
    }

    /// Whether an answer can be taken back. A quiz does not go back: its verdicts are not the learner's own.
    pub(in crate::study) fn goes_back(self) -> bool {
        matches!(self, Self::Drill | Self::Read)
    }

    /// Whether an answer says something to the schedule.
    pub(in crate::study) fn grades(self) -> bool {
        self != Self::Preread
    }

    /// Whether the answer to `question` is explained at once. What the learner grades was on the screen before.
    pub(in crate::study) fn shows_verdict(self, question: &Question) -> bool {
        let tells = matches!(self, Self::Read | Self::Quiz(Feedback::AtOnce));
        tells && !self.is_self_graded(question)
    }

    /// Whether a question comes again after that answer: in a drill until it is passed, in a quiz once when the learner had
    /// been sure of a wrong answer. `is_repeated` says whether the session has an earlier answer to it.
    pub(in crate::study) fn asks_again(
        self,
        judged: &Judged,
        is_repeated: impl FnOnce() -> bool,
    ) -> bool {
        match self {
            Self::Drill => !judged.verdict.is_right(),
            Self::Quiz(Feedback::AtOnce) => judged.is_sure_and_wrong() && !is_repeated(),
            Self::Quiz(Feedback::AtEnd) | Self::Read | Self::Preread => false,
        }
    }
}
