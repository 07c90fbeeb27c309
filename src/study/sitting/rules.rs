//! What the mode of a session determines.

use crate::material::{Input, Question};
use crate::record::Mode;
use crate::study::sitting::state::{Feedback, Judged};

/// Whether sessions of this mode appear in the text rather than on a screen of their own.
pub fn is_in_text(mode: &Mode) -> bool {
    matches!(mode, Mode::Read | Mode::Preread)
}

/// How a session proceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Cards are graded by the learner, and come again until passed.
    Drill,
    /// Answers are judged, with verdicts after each or at the end.
    Quiz(Feedback),
    /// Questions in the text, with verdicts.
    Read,
    /// Questions before the text, without verdicts.
    Preread,
}

impl Rules {
    /// The rules for a mode; an unknown mode is treated as a quiz.
    pub fn of(mode: &Mode, feedback: Feedback) -> Self {
        match mode {
            Mode::Drill => Self::Drill,
            Mode::Read => Self::Read,
            Mode::Preread => Self::Preread,
            Mode::Quiz | Mode::Other(_) => Self::Quiz(feedback),
        }
    }

    /// How the answer to `question` is given. Drills and questions in the text let the learner grade what is to be
    /// recalled.
    pub fn input(self, question: &Question) -> Input {
        match self {
            Self::Drill | Self::Read if question.is_recall() => Input::Grade,
            Self::Drill | Self::Read | Self::Quiz(_) | Self::Preread => question.input(),
        }
    }

    /// Whether the learner grades the answer to `question` after seeing it.
    pub fn is_self_graded(self, question: &Question) -> bool {
        self.input(question) == Input::Grade
    }

    /// Whether an answer can be undone. Not in a quiz, whose verdicts are not the learner's own.
    pub(in crate::study) fn goes_back(self) -> bool {
        matches!(self, Self::Drill | Self::Read)
    }

    /// Whether answers affect the schedule.
    pub(in crate::study) fn grades(self) -> bool {
        self != Self::Preread
    }

    /// Whether a verdict follows the answer. If the learner grades, the answer was on screen already.
    pub(in crate::study) fn shows_verdict(self, question: &Question) -> bool {
        let tells = matches!(self, Self::Read | Self::Quiz(Feedback::AtOnce));
        tells && !self.is_self_graded(question)
    }

    /// Whether a question comes again after this answer: in a drill until passed, in a quiz once if the learner was
    /// sure but wrong. `is_repeated` returns whether the session has an earlier answer to it.
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
