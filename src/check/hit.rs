//! What a single check found.

/// What a check found in a question: the words in question, and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// As they stand in the question; may be empty.
    pub mark: String,
    pub found: String,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "each check ends in it or in `None`"
)]
pub(in crate::check) fn hit(mark: impl Into<String>, found: impl Into<String>) -> Option<Flaw> {
    Some(Flaw {
        mark: mark.into(),
        found: found.into(),
    })
}
