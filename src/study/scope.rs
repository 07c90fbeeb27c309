//! What a sitting is and what it is of, as in the record.

use std::fmt;

use crate::material::SectionId;

/// The rules of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Recall by schedule, graded by the learner.
    Drill,
    /// Questions with the answer explained at once.
    Quiz,
}

impl Mode {
    /// The word in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drill => "drill",
            Self::Quiz => "quiz",
        }
    }

    /// Reads the word in the record; a word of a newer version is read as a quiz.
    pub fn parse(word: &str) -> Self {
        if word == Self::Drill.word() {
            Self::Drill
        } else {
            Self::Quiz
        }
    }
}

/// What a sitting is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What the schedule says.
    Due,
    /// The questions that were missed.
    Missed,
    /// One section of an article.
    Section(SectionId),
    /// A whole pack.
    Pack(String),
}

impl Scope {
    /// Reads the word in the record.
    pub fn parse(text: &str) -> Self {
        match text {
            "due" => Self::Due,
            "missed" => Self::Missed,
            _ => SectionId::parse(text).map_or_else(|| Self::Pack(text.to_owned()), Self::Section),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Due => f.write_str("due"),
            Self::Missed => f.write_str("missed"),
            Self::Section(id) => id.fmt(f),
            Self::Pack(id) => f.write_str(id),
        }
    }
}
