//! The data of a session: parameters, answers and progress.

use std::collections::VecDeque;

use crate::answer::{Confidence, Response, Verdict};
use crate::material::FaceId;
use crate::memory::{Attempt, Counts};
use crate::record::{MissCause, Mode, Moment, Scope};

/// What is on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The question at the head of the queue.
    Asking,
    /// The same question with its answer, to be graded by the learner.
    Revealed,
    /// The verdict on the latest answer.
    Judged(Judged),
    /// The end page.
    Over,
}

/// When a quiz shows its verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// After each answer.
    #[default]
    AtOnce,
    /// On the end page.
    AtEnd,
}

/// Parameters of a session to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub mode: Mode,
    pub scope: Scope,
    pub feedback: Feedback,
    /// Determines the order of options.
    pub seed: u64,
    /// In the order to be asked.
    pub asks: Vec<FaceId>,
}

impl Wish {
    /// With verdicts at once, and a seed that is drawn at the start.
    pub fn of(mode: Mode, scope: Scope, asks: Vec<FaceId>) -> Self {
        Self {
            mode,
            scope,
            feedback: Feedback::AtOnce,
            seed: 0,
            asks,
        }
    }
}

/// An answer to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub response: Response,
    pub sure: Option<Confidence>,
    pub attempt: Attempt,
}

/// An answer with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub ask: FaceId,
    pub response: Response,
    pub verdict: Verdict,
    /// Identifies the answer in the record.
    pub at: Moment,
    /// Time since the question came on screen.
    pub ms: u32,
    /// Stated before the verdict.
    pub sure: Option<Confidence>,
    pub attempt: Attempt,
    /// The reason the learner gave for a miss.
    pub cause: Option<MissCause>,
}

impl Judged {
    /// Whether it was a miss that the learner had been sure of.
    pub fn is_sure_and_wrong(&self) -> bool {
        !self.verdict.is_right() && self.sure == Some(Confidence::Sure)
    }

    /// Whether it was right although the learner had guessed.
    pub fn is_lucky(&self) -> bool {
        self.verdict.is_right() && self.sure == Some(Confidence::Guess)
    }
}

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Still to be asked; while asking, the head is on screen.
    pub queue: VecDeque<FaceId>,
    /// In the order given.
    pub answers: Vec<Judged>,
    pub stage: Stage,
    pub counts: Counts,
    /// When the current question came on screen.
    pub shown_at: Moment,
}

impl Progress {
    /// The state before the first answer.
    pub(in crate::study) fn of(plan: &[FaceId], shown_at: Moment) -> Self {
        Self {
            queue: plan.iter().cloned().collect(),
            answers: Vec::new(),
            stage: Stage::Asking,
            counts: Counts::default(),
            shown_at,
        }
    }
}
