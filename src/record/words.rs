//! The words of the record as types. A word of a newer version is kept as it stands.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::material::SectionId;

/// A word of a newer version. Only reading one makes it, so that it never equals a known word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherWord(Box<str>);

/// Makes a type of the words of one field: `T::from(word).as_str() == word` for every word.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$means:meta])* $known:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$means])* $known,)+
            /// A word of a newer version.
            Other(OtherWord),
        }

        impl $name {
            /// All words that this version knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$known,)+];

            /// As it stands in the record.
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
    /// What kind of session it is.
    Mode {
        /// Recall by schedule, graded by the learner.
        Drill = "drill",
        /// Questions with the answer explained at once, or at the end.
        Quiz = "quiz",
        /// Questions in the text, beside their passage or after a section.
        Read = "read",
        /// Questions before a section is read: nothing is told, and nothing counts but what the reading gained.
        Preread = "check",
    }
}

words! {
    /// How a session ended.
    Ending {
        /// Everything was answered.
        Done = "done",
        /// The learner ended it before.
        Left = "left",
        /// An exam was handed in by the learner.
        HandedIn = "handed-in",
        /// The time of an exam was up.
        TimeOut = "time-out",
    }
}

words! {
    /// What was done in a session beside answering.
    ActKind {
        /// A question that was not drawn is asked.
        Ask = "ask",
        /// A question came on the screen.
        Show = "show",
        /// A question is to be looked at again.
        Flag = "flag",
        /// No longer.
        Unflag = "unflag",
        /// An option was struck out.
        Strike = "strike",
        /// No longer.
        Unstrike = "unstrike",
        /// Words of the question were marked.
        Mark = "mark",
        /// No longer.
        Unmark = "unmark",
        /// A part began.
        Part = "part",
        /// A part was closed.
        EndPart = "end-part",
        /// The clock was stopped.
        Pause = "pause",
        /// It went on, after a pause or a restart.
        Resume = "resume",
        /// The break between two parts.
        Break = "break",
        /// Nothing else happened for a while.
        Beat = "beat",
        /// The machine slept, or its clock was moved.
        Gap = "gap",
        /// The exam was handed in: from here on verdicts may be known.
        HandIn = "hand-in",
    }
}

words! {
    /// Why a question was missed, as the learner says.
    MissCause {
        /// Had not learnt it.
        NotKnown = "not-known",
        /// Took it for something else.
        MixedUp = "mixed-up",
        /// Read the question wrongly.
        Misread = "misread",
        /// Ran out of time.
        NoTime = "no-time",
        /// Had to guess.
        Guessed = "guessed",
    }
}

words! {
    /// Whether a fact is asked.
    KeepState {
        /// Not until it is taken up again.
        Suspended = "suspended",
        /// Not before a study day.
        Buried = "buried",
        /// Nowhere, nor is it listed.
        Removed = "removed",
        /// Asked as any other.
        Active = "active",
    }
}

words! {
    /// How far a section was read.
    ReadState {
        /// It was opened.
        Opened = "opened",
        /// It was read up to a place.
        Reached = "reached",
        /// It was closed at a place.
        Left = "left",
        /// It was read to its end.
        Finished = "finished",
    }
}

words! {
    /// What is forgotten as a whole.
    ForgetKind {
        /// The answers to a fact.
        Fact = "fact",
        /// The answers to the facts of a pack, and what was read of it.
        Pack = "pack",
        /// One session.
        Sitting = "sitting",
    }
}

/// A key of `Set`, which stays text in the record. `None` stands for one of a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<'a> {
    /// The chance of recall at which a fact comes up again.
    Retention,
    /// The hour at which a study day ends.
    DayEnds,
    /// How many new facts are drawn a day.
    NewPerDay,
    /// Whether questions come at the end of sections at all, `on` or `off`.
    InText,
    /// Whether they come at the end of that section.
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

    /// What a key means.
    pub fn parse(key: &'a str) -> Option<Self> {
        let plain = Self::PLAIN.iter().find(|(_, word)| *word == key);
        plain.map(|(setting, _)| *setting).or_else(|| {
            let section = key.strip_prefix(Self::IN_TEXT_AFTER)?;
            Some(Self::InTextAfter(section))
        })
    }

    /// The key.
    pub fn key(&self) -> String {
        if let Self::InTextAfter(section) = self {
            return [Self::IN_TEXT_AFTER, section].concat();
        }
        let plain = Self::PLAIN.iter().find(|(setting, _)| setting == self);
        plain.map_or("", |(_, word)| word).to_owned()
    }
}

/// What a session is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// What the schedule says.
    Due,
    /// The questions that were missed.
    Missed,
    /// One section of an article.
    Section(SectionId),
    /// A whole pack; also what a newer version means by a word that has no other meaning here.
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
    /// Those that need no name, with their word in the record. No pack has one of these as its id.
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

    /// The words that stand for a scope by themselves.
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
