//! Passages: the words of an article that prove something.

use crate::material::article::BlockRange;

/// Exact words of an article that prove a fact, or the answer to one of its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Id of a section in the same pack.
    pub section: String,
    /// White space is collapsed.
    pub quote: String,
    pub place: BlockRange,
}
