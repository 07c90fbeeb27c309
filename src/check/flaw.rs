//! The result of a single check.

/// What is wrong with a question or a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Flaw {
    /// The words concerned, as written in the question; `None` if there are none to point at.
    pub mark: Option<String>,
    pub found: String,
}

/// What a flaw is one of, which says where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) enum Subject {
    /// The index of the question among those of the pack.
    Question(usize),
    /// Id of a fact.
    Fact(String),
    /// Id of a topic.
    Topic(String),
    /// Id of a source.
    Source(String),
    /// Id of a section.
    Section(String),
    Pack,
}

/// A flaw that comes to light when questions are compared, or that no single question has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct BankFlaw {
    pub of: Subject,
    pub flaw: Flaw,
}

impl BankFlaw {
    pub(in crate::check) fn new(of: Subject, found: impl Into<String>) -> Self {
        Self {
            of,
            flaw: Flaw {
                mark: None,
                found: found.into(),
            },
        }
    }

    /// A flaw of the question with this index, at these of its words.
    pub(in crate::check) fn at(
        question: usize,
        mark: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            of: Subject::Question(question),
            flaw: Flaw {
                mark: Some(mark.into()),
                found: found.into(),
            },
        }
    }
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
