//! The result of a single check.

/// A flaw in a question: the words concerned, and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The words as written in the question; empty if there are none to point at.
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
