//! What a sitting is made of, and how far it has come.

use std::collections::VecDeque;

use crate::answer::{Confidence, Response, Verdict};
use crate::material::FaceId;
use crate::memory::{Attempt, Counts};
use crate::record::{MissCause, Mode, Moment, Scope};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The question at the head of the queue.
    Asking,
    /// The same with its answer, which the learner grades.
    Revealed,
    /// The verdict on the answer just given.
    Judged(Judged),
    /// The end page.
    Over,
}

/// When the verdicts of a quiz are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// After each answer.
    #[default]
    AtOnce,
    /// On the end page.
    AtEnd,
}

/// What a sitting is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Its rules.
    pub mode: Mode,
    /// What it is of.
    pub scope: Scope,
    /// When verdicts are shown.
    pub feedback: Feedback,
    /// Fixes the order of options.
    pub seed: u64,
    /// What is asked, in this order.
    pub asks: Vec<FaceId>,
}

impl Wish {
    /// One with verdicts at once; its seed is drawn when it starts.
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

/// What the learner gave, before it is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The answer.
    pub response: Response,
    /// What the learner thinks of it.
    pub sure: Option<Confidence>,
    /// Whether the question was ever answered before.
    pub attempt: Attempt,
}

/// An answer with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What was asked.
    pub ask: FaceId,
    /// What was given.
    pub response: Response,
    /// What it was judged to be.
    pub verdict: Verdict,
    /// When; names the answer in the record.
    pub at: Moment,
    /// How long it took.
    pub ms: u32,
    /// What the learner thought of it before the verdict.
    pub sure: Option<Confidence>,
    /// Whether the question was ever answered before.
    pub attempt: Attempt,
    /// Why it was missed, as the learner said; empty for nothing said.
    pub cause: Option<MissCause>,
}

impl Judged {
    /// Missed, and the learner had been sure.
    pub fn is_sure_and_wrong(&self) -> bool {
        !self.verdict.is_right() && self.sure == Some(Confidence::Sure)
    }

    /// Right, and the learner had guessed.
    pub fn is_lucky(&self) -> bool {
        self.verdict.is_right() && self.sure == Some(Confidence::Guess)
    }
}

/// How far a sitting has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is still to be asked; the head is on the screen.
    pub queue: VecDeque<FaceId>,
    /// All answers so far.
    pub answers: Vec<Judged>,
    /// What the screen shows.
    pub stage: Stage,
    /// The answers added up.
    pub counts: Counts,
    /// When the question came on the screen.
    pub shown_at: Moment,
}

impl Progress {
    /// Before the first answer.
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
