//! The words of the record as enums. A word of a newer version is kept verbatim.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::material::SectionId;

/// A word of a newer version. Only parsing creates one, so that it never equals a known word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherWord(Box<str>);

/// Defines an enum for the words of one field. `T::from(word).as_str() == word` holds for every word.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$means:meta])* $known:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$means])* $known,)+
            Other(OtherWord),
        }

        impl $name {
            /// The words this version knows, in the order of their declaration.
            pub const KNOWN: &'static [Self] = &[$(Self::$known,)+];

            /// Returns the word as written in the record.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$known => $word,)+
                    Self::Other(OtherWord(word)) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$known,)+
                    _ => Self::Other(OtherWord(word.into())),
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                word.as_str().into()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::from("")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|word| word.as_str().into())
            }
        }
    };
}

words! {
    /// The kind of a sitting.
    Mode {
        /// Scheduled recall, graded by the learner.
        Drill = "drill",
        /// Questions with the answer explained at once or at the end.
        Quiz = "quiz",
        /// Questions in the text, next to their passage or after a section.
        Read = "read",
        /// Questions before a section is read: without feedback, and counted only towards what the reading gained.
        Preread = "check",
    }
}

words! {
    /// How a sitting ended.
    Ending {
        /// All questions were answered.
        Done = "done",
        /// The learner ended it early.
        Left = "left",
        /// The learner handed in an exam.
        HandedIn = "handed-in",
        /// The time limit of an exam ran out.
        TimeOut = "time-out",
    }
}

words! {
    /// What happened in a sitting apart from answers.
    ActKind {
        /// A question was added that had not been drawn.
        Ask = "ask",
        /// A question appeared on screen.
        Show = "show",
        /// A question was marked to come back to.
        Flag = "flag",
        Unflag = "unflag",
        /// An option was struck out.
        Strike = "strike",
        Unstrike = "unstrike",
        /// Words of the question were highlighted.
        Mark = "mark",
        Unmark = "unmark",
        /// A part of an exam began.
        Part = "part",
        EndPart = "end-part",
        /// The clock was stopped.
        Pause = "pause",
        /// The clock resumed, after a pause or a restart.
        Resume = "resume",
        /// The break between two parts.
        Break = "break",
        /// A heartbeat for the clock while nothing else happens.
        Beat = "beat",
        /// The computer slept, or its clock was changed.
        Gap = "gap",
        /// The exam was handed in: from here on verdicts may be shown.
        HandIn = "hand-in",
    }
}

words! {
    /// Why a question was missed, according to the learner.
    MissCause {
        NotKnown = "not-known",
        MixedUp = "mixed-up",
        Misread = "misread",
        NoTime = "no-time",
        Guessed = "guessed",
    }
}

words! {
    /// Whether a fact is asked.
    KeepState {
        /// Not asked until it is made active again.
        Suspended = "suspended",
        /// Not asked before a given study day.
        Buried = "buried",
        /// Neither asked nor listed.
        Removed = "removed",
        Active = "active",
    }
}

words! {
    /// How far a section was read.
    ReadState {
        Opened = "opened",
        /// Read up to a position, and still open.
        Reached = "reached",
        /// Closed at a position.
        Left = "left",
        Finished = "finished",
    }
}

words! {
    /// What a `Forget` applies to.
    ForgetKind {
        /// The answers to a fact.
        Fact = "fact",
        /// The answers to all facts of a pack, and how far it was read.
        Pack = "pack",
        Sitting = "sitting",
    }
}

/// A key of `Set`, which is plain text in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<'a> {
    /// The desired retention: the retrievability at which a fact becomes due.
    Retention,
    /// The local hour at which a study day ends.
    DayEnds,
    NewPerDay,
    /// Whether questions are asked at the end of sections: `on` or `off`.
    InText,
    /// The same for one section.
    InTextAfter(&'a str),
}

impl<'a> Setting<'a> {
    const PLAIN: [(Self, &'static str); 4] = [
        (Self::Retention, "retention"),
        (Self::DayEnds, "day_ends"),
        (Self::NewPerDay, "new_per_day"),
        (Self::InText, "prompts"),
    ];

    const IN_TEXT_AFTER: &'static str = "prompts/";

    /// Parses a key; `None` for one of a newer version.
    pub fn parse(key: &'a str) -> Option<Self> {
        let plain = Self::PLAIN.iter().find(|(_, word)| *word == key);
        plain.map(|(setting, _)| *setting).or_else(|| {
            let section = key.strip_prefix(Self::IN_TEXT_AFTER)?;
            Some(Self::InTextAfter(section))
        })
    }

    /// Returns the key as written in the record.
    pub fn key(&self) -> String {
        if let Self::InTextAfter(section) = self {
            return [Self::IN_TEXT_AFTER, section].concat();
        }
        let plain = Self::PLAIN.iter().find(|(setting, _)| setting == self);
        plain.map_or("", |(_, word)| word).to_owned()
    }
}

/// What a sitting draws its questions from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Due,
    Missed,
    Section(SectionId),
    /// A whole pack. An unknown word of a newer version reads as this too.
    Pack(String),
    /// Pack and topic.
    Topic(String, String),
    /// Facts of any pack with this tag.
    Tag(String),
    /// Questions that have never been asked.
    Unseen,
    /// The facts with the lowest retrievability today.
    Weakest,
    Flagged,
    /// Questions with the learner's bookmark.
    Bookmarked,
    /// Questions the learner was sure about and missed.
    SureWrong,
    /// All packs.
    Everything,
}

impl Scope {
    /// The scopes without a name, with their word in the record. No pack has one of these words as its id.
    const PLAIN: [(Self, &'static str); 8] = [
        (Self::Due, "due"),
        (Self::Missed, "missed"),
        (Self::Unseen, "unseen"),
        (Self::Weakest, "weakest"),
        (Self::Flagged, "flagged"),
        (Self::Bookmarked, "bookmarked"),
        (Self::SureWrong, "sure-wrong"),
        (Self::Everything, "everything"),
    ];

    /// Whether the answers so far, not the material, decide what belongs to it.
    pub fn is_of_memory(&self) -> bool {
        matches!(
            self,
            Self::Due | Self::Missed | Self::Flagged | Self::Bookmarked | Self::SureWrong
        )
    }

    /// Returns the words that are a scope by themselves, without a name.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|(_, word)| *word)
    }
}

impl Default for Scope {
    fn default() -> Self {
        Self::Pack(String::new())
    }
}

impl From<&str> for Scope {
    fn from(text: &str) -> Self {
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

impl From<String> for Scope {
    fn from(text: String) -> Self {
        text.as_str().into()
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
            | Self::Bookmarked
            | Self::SureWrong
            | Self::Everything => {
                let word = Self::PLAIN.iter().find(|(scope, _)| scope == self);
                f.write_str(word.map_or("", |(_, word)| word))
            }
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| text.as_str().into())
    }
}
