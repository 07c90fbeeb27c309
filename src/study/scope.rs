//! What a sitting is and what it is of, as in the record.

use std::fmt;

use crate::material::{Question, SectionId};

/// The rules of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Recall by schedule, graded by the learner.
    Drill,
    /// Questions with the answer explained at once, or at the end.
    Quiz,
    /// Questions in the text, beside their passage or after a section: recall graded by the learner, the rest explained.
    Read,
    /// Questions before a section is read: nothing is told, and nothing counts but what the reading gained.
    Preread,
}

impl Mode {
    /// The word in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drill => "drill",
            Self::Quiz => "quiz",
            Self::Read => "read",
            Self::Preread => "check",
        }
    }

    /// Whether the learner grades the answer to `question`, once it is shown.
    pub fn is_self_graded(self, question: &Question) -> bool {
        match self {
            Self::Drill | Self::Read => question.is_recall(),
            Self::Quiz | Self::Preread => question.is_card(),
        }
    }

    /// Whether it stands in the text rather than on a screen of its own.
    pub fn is_in_text(self) -> bool {
        matches!(self, Self::Read | Self::Preread)
    }

    /// Reads the word in the record; a word of a newer version is read as a quiz.
    pub fn parse(word: &str) -> Self {
        let modes = [Self::Drill, Self::Read, Self::Preread].into_iter();
        let mut modes = modes.filter(|mode| mode.word() == word);
        modes.next().unwrap_or(Self::Quiz)
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
    /// A topic of a pack.
    Topic(String, String),
    /// Facts of any pack with that tag.
    Tag(String),
    /// Questions that were never asked.
    Unseen,
    /// The facts that are least likely to be recalled today.
    Weakest,
    /// Questions that the learner flagged.
    Flagged,
    /// Questions that the learner was sure of and missed.
    SureWrong,
    /// All packs.
    Everything,
}

impl Scope {
    /// Those that need no name, with their word in the record.
    const PLAIN: [(Self, &'static str); 7] = [
        (Self::Due, "due"),
        (Self::Missed, "missed"),
        (Self::Unseen, "unseen"),
        (Self::Weakest, "weakest"),
        (Self::Flagged, "flagged"),
        (Self::SureWrong, "sure-wrong"),
        (Self::Everything, "everything"),
    ];

    /// Whether it is told by what was answered rather than by what is written.
    pub fn is_of_memory(&self) -> bool {
        matches!(
            self,
            Self::Due | Self::Missed | Self::Flagged | Self::SureWrong
        )
    }

    /// Reads the word in the record. A pack's own id wins over nothing: ids have no colon.
    pub fn parse(text: &str) -> Self {
        if let Some((scope, _)) = Self::PLAIN.iter().find(|(_, word)| *word == text) {
            return scope.clone();
        }
        if let Some(tag) = text.strip_prefix("tag:") {
            return Self::Tag(tag.to_owned());
        }
        let topic = text
            .strip_prefix("topic:")
            .and_then(|it| it.split_once('/'));
        if let Some((pack, topic)) = topic {
            return Self::Topic(pack.to_owned(), topic.to_owned());
        }
        SectionId::parse(text).map_or_else(|| Self::Pack(text.to_owned()), Self::Section)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(id) => id.fmt(f),
            Self::Pack(id) => f.write_str(id),
            Self::Topic(pack, topic) => write!(f, "topic:{pack}/{topic}"),
            Self::Tag(tag) => write!(f, "tag:{tag}"),
            Self::Due
            | Self::Missed
            | Self::Unseen
            | Self::Weakest
            | Self::Flagged
            | Self::SureWrong
            | Self::Everything => {
                let word = Self::PLAIN.iter().find(|(scope, _)| scope == self);
                f.write_str(word.map_or("", |(_, word)| word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_keeps_its_meaning_through_the_record() {
        let plain = Scope::PLAIN.map(|(scope, _)| scope);
        let named = [
            Scope::Section(SectionId::new("myokines", "two-faces")),
            Scope::Pack("myokines".to_owned()),
            Scope::Topic("myokines".to_owned(), "brain".to_owned()),
            Scope::Tag("glp-1: gut".to_owned()),
        ];
        for scope in plain.into_iter().chain(named) {
            assert_eq!(Scope::parse(&scope.to_string()), scope, "read back");
        }
    }
}
