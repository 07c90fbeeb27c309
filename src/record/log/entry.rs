//! Answers and starts of sittings with borrowed texts, as the fast parser reads and the packer takes them.

use crate::answer::{Confidence, Grade};
use crate::record::event::{Answer, Event, Start};
use crate::record::moment::Moment;

/// An event that borrows its texts from its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) enum Canonical<'a> {
    /// With the given texts.
    Answer(AnswerLine<'a>, TextList<'a>),
    /// With the addresses of the drawn questions.
    Start(StartLine<'a>, TextList<'a>),
    /// A kind that is rarer or has few texts. Boxed, since all others are much smaller.
    Other(Box<Event>),
}

/// An [`Answer`] outside an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct AnswerLine<'a> {
    pub at: Moment,
    pub sit: &'a str,
    pub fact: &'a str,
    pub ask: &'a str,
    pub was: &'a str,
    /// The part of the line from the fact to the given texts; empty without a line.
    pub written: &'a str,
    pub score: u8,
    pub grade: Option<Grade>,
    pub ms: u32,
    pub sure: Option<Confidence>,
}

/// A [`Start`] of anything but an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct StartLine<'a> {
    pub at: Moment,
    pub sit: &'a str,
    pub mode: &'a str,
    pub of: &'a str,
    pub seed: u64,
    pub limit_s: u32,
    pub verdicts_last: bool,
}

impl<'a> AnswerLine<'a> {
    /// Returns `None` for an answer with a seat in an exam.
    pub(in crate::record) fn of(answer: &'a Answer) -> Option<Self> {
        (answer.n == 0).then(|| Self {
            at: answer.at,
            sit: &answer.sit,
            fact: &answer.fact,
            ask: &answer.ask,
            was: &answer.was,
            written: "",
            score: answer.score,
            grade: answer.grade,
            ms: answer.ms,
            sure: answer.sure,
        })
    }

    pub(in crate::record) fn with(self, gave: TextList<'_>) -> Answer {
        Answer {
            at: self.at,
            sit: self.sit.to_owned(),
            fact: self.fact.to_owned(),
            ask: self.ask.to_owned(),
            was: self.was.to_owned(),
            gave: gave.iter().map(str::to_owned).collect(),
            score: self.score,
            grade: self.grade,
            ms: self.ms,
            sure: self.sure,
            n: 0,
        }
    }
}

impl StartLine<'_> {
    pub(in crate::record) fn with(self, asks: TextList<'_>) -> Start {
        Start {
            at: self.at,
            sit: self.sit.to_owned(),
            mode: self.mode.into(),
            of: self.of.into(),
            seed: self.seed,
            asks: asks.iter().map(str::to_owned).collect(),
            limit_s: self.limit_s,
            verdicts_last: self.verdicts_last,
            ..Start::default()
        }
    }
}

/// A list of quoted texts as written in a line, without the brackets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct TextList<'a> {
    pub quoted: &'a str,
    pub len: usize,
}

impl<'a> TextList<'a> {
    pub(in crate::record) fn iter(self) -> impl Iterator<Item = &'a str> {
        // No text contains a quotation mark, and a comma separates each two.
        self.quoted.split('"').skip(1).step_by(2)
    }
}

/// An owned `TextList`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct QuotedTexts {
    quoted: Box<str>,
    len: usize,
}

impl QuotedTexts {
    /// Returns `None` if a text needs escaping.
    pub(in crate::record) fn of(texts: &[String]) -> Option<Self> {
        if texts.iter().any(|text| text.contains(['"', '\\'])) {
            return None;
        }
        let quoted = texts.join("\",\"");
        let quoted = if texts.is_empty() {
            quoted
        } else {
            ["\"", &quoted, "\""].concat()
        };
        Some(Self {
            quoted: quoted.into(),
            len: texts.len(),
        })
    }

    pub(in crate::record) fn list(&self) -> TextList<'_> {
        TextList {
            quoted: &self.quoted,
            len: self.len,
        }
    }
}

impl From<TextList<'_>> for QuotedTexts {
    fn from(texts: TextList<'_>) -> Self {
        Self {
            quoted: texts.quoted.into(),
            len: texts.len,
        }
    }
}

impl From<Canonical<'_>> for Event {
    fn from(line: Canonical<'_>) -> Self {
        match line {
            Canonical::Answer(it, gave) => Self::Answer(it.with(gave)),
            Canonical::Start(it, asks) => Self::Start(it.with(asks)),
            Canonical::Other(event) => *event,
        }
    }
}
