//! First and later attempts at a question.

/// Whether an answer is the first to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    First,
    Later,
}

impl Attempt {
    /// `answered` is whether the question was answered before.
    pub(in crate::memory) fn after(answered: bool) -> Self {
        if answered { Self::Later } else { Self::First }
    }
}
