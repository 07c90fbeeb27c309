//! The input of a tally.

use crate::answer::Score;
use crate::memory::tally::attempt::Attempt;
use crate::record::{AnswerView, Mode, StudyDay};

/// A counted answer, with what follows from those before it.
pub(in crate::memory) struct Counted<'a> {
    /// Without amendments.
    pub view: AnswerView<'a>,
    /// List index of its session, if that counts.
    pub sitting: Option<usize>,
    pub mode: Option<&'a Mode>,
    pub day: StudyDay,
    pub attempt: Attempt,
    /// Whether it is the first counted answer to its fact.
    pub introduces: bool,
    /// After amendments.
    pub score: Score,
}

/// A sum over counted answers. Their order does not matter, and each can be taken out again.
pub(in crate::memory) trait Tally {
    fn count_in(&mut self, it: &Counted<'_>);

    /// Reverses `count_in` for the same answer.
    fn count_out(&mut self, it: &Counted<'_>);
}
