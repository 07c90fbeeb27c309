//! Answers and begins of sittings with borrowed texts: what the fast reader finds in a line, and what is packed.

use crate::answer::{Confidence, Grade};
use crate::record::event::Event;
use crate::record::moment::Moment;

/// An event whose texts are those of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) enum Canonical<'a> {
    /// The answer, and what was given.
    Answer(AnswerLine<'a>, TextList<'a>),
    /// The begin of a sitting, and what it asks.
    Start(StartLine<'a>, TextList<'a>),
    Finish {
        at: Moment,
        sit: &'a str,
        how: &'a str,
    },
    /// What is rarer, or has few texts.
    Other(Event),
}

/// See [`Event::Answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct AnswerLine<'a> {
    pub at: Moment,
    pub sit: &'a str,
    pub fact: &'a str,
    pub ask: &'a str,
    pub was: &'a str,
    /// All of the line from the fact to what was given.
    pub written: &'a str,
    pub score: u8,
    pub grade: Option<Grade>,
    pub ms: u32,
    pub sure: Option<Confidence>,
}

/// See [`Event::Start`].
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
    /// The fields of an answer, and what was given; `None` for any other event.
    pub(in crate::record) fn of(event: &'a Event) -> Option<(Self, &'a [String])> {
        let Event::Answer {
            at,
            sit,
            fact,
            ask,
            was,
            gave,
            score,
            grade,
            ms,
            sure,
        } = event
        else {
            return None;
        };
        let line = Self {
            at: *at,
            sit,
            fact,
            ask,
            was,
            written: "",
            score: *score,
            grade: *grade,
            ms: *ms,
            sure: *sure,
        };
        Some((line, gave))
    }
}

impl<'a> StartLine<'a> {
    /// The fields of the begin of a sitting, and what it asks; `None` for any other event.
    pub(in crate::record) fn of(event: &'a Event) -> Option<(Self, &'a [String])> {
        let Event::Start {
            at,
            sit,
            mode,
            of,
            seed,
            asks,
            limit_s,
            verdicts_last,
        } = event
        else {
            return None;
        };
        let line = Self {
            at: *at,
            sit,
            mode,
            of,
            seed: *seed,
            limit_s: *limit_s,
            verdicts_last: *verdicts_last,
        };
        Some((line, asks))
    }
}

/// Texts in a list, each between quotation marks, as they stand in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct TextList<'a> {
    pub quoted: &'a str,
    pub len: usize,
}

impl<'a> TextList<'a> {
    pub(in crate::record) fn iter(self) -> impl Iterator<Item = &'a str> {
        // No text has a quotation mark in it, and a comma stands between two.
        self.quoted.split('"').skip(1).step_by(2)
    }
}

/// The same, kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct QuotedTexts {
    quoted: Box<str>,
    len: usize,
}

impl QuotedTexts {
    /// `None` for texts that must be escaped.
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
        let owned = |texts: TextList<'_>| texts.iter().map(str::to_owned).collect();
        match line {
            Canonical::Answer(it, gave) => Self::Answer {
                at: it.at,
                sit: it.sit.to_owned(),
                fact: it.fact.to_owned(),
                ask: it.ask.to_owned(),
                was: it.was.to_owned(),
                gave: owned(gave),
                score: it.score,
                grade: it.grade,
                ms: it.ms,
                sure: it.sure,
            },
            Canonical::Start(it, asks) => Self::Start {
                at: it.at,
                sit: it.sit.to_owned(),
                mode: it.mode.to_owned(),
                of: it.of.to_owned(),
                seed: it.seed,
                asks: owned(asks),
                limit_s: it.limit_s,
                verdicts_last: it.verdicts_last,
            },
            Canonical::Finish { at, sit, how } => Self::Finish {
                at,
                sit: sit.to_owned(),
                how: how.to_owned(),
            },
            Canonical::Other(event) => event,
        }
    }
}
