//! Totals of answers, right answers and first attempts.

use crate::answer::Score;
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::{Counted, Tally};

/// Totals over a set of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub answers: usize,
    /// With full score.
    pub right: usize,
    /// Answers that were the first to their question.
    pub first_attempts: usize,
    /// First attempts with full score.
    pub first_right: usize,
}

impl Counts {
    /// Adds an answer.
    pub fn add(&mut self, score: Score, attempt: Attempt) {
        self.each(score, attempt, |sum, one| sum + one);
    }

    /// Reverses `add` for the same answer.
    pub fn take_away(&mut self, score: Score, attempt: Attempt) {
        self.each(score, attempt, usize::saturating_sub);
    }

    fn each(&mut self, score: Score, attempt: Attempt, count: impl Fn(usize, usize) -> usize) {
        let right = usize::from(score.is_full());
        let first = usize::from(attempt == Attempt::First);
        self.answers = count(self.answers, 1);
        self.right = count(self.right, right);
        self.first_attempts = count(self.first_attempts, first);
        self.first_right = count(self.first_right, first * right);
    }

    /// Turns an answer that was added as wrong into a right one.
    pub fn amend(&mut self, attempt: Attempt) {
        self.right += 1;
        self.first_right += usize::from(attempt == Attempt::First);
    }
}

impl Tally for Counts {
    fn count_in(&mut self, it: &Counted<'_>) {
        self.add(it.score, it.attempt);
    }

    fn count_out(&mut self, it: &Counted<'_>) {
        self.take_away(it.score, it.attempt);
    }
}
