//! First and later answers to a question.

/// Whether a question was ever answered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// This answer is the first to it.
    First,
    /// It was answered before.
    Later,
}

impl Attempt {
    /// The attempt at a question, by whether it was answered before.
    pub(in crate::memory) fn after(answered: bool) -> Self {
        if answered { Self::Later } else { Self::First }
    }
}
