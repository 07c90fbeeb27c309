//! The result of a single check.

/// What is wrong with a question or a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Flaw {
    /// The words concerned, as written in the question; `None` if there are none to point at.
    pub mark: Option<String>,
    pub found: String,
}

/// A flaw that comes to light when questions are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct ItemFlaw {
    /// The index of the question among those of the pack.
    pub item: usize,
    pub flaw: Flaw,
}

/// Reports what was found, without words to point at.
#[expect(
    clippy::unnecessary_wraps,
    reason = "each check ends in it or in `None`"
)]
pub(in crate::check) fn flaw(found: impl Into<String>) -> Option<Flaw> {
    Some(Flaw {
        mark: None,
        found: found.into(),
    })
}

/// Reports what was found, and the words of the question that it concerns.
#[expect(
    clippy::unnecessary_wraps,
    reason = "each check ends in it or in `None`"
)]
pub(in crate::check) fn flaw_at(mark: impl Into<String>, found: impl Into<String>) -> Option<Flaw> {
    Some(Flaw {
        mark: Some(mark.into()),
        found: found.into(),
    })
}
