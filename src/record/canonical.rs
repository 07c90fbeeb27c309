//! The fast way to read the lines that make up nearly all of a record, exactly as we write them: answers, and the begin and
//! end of sittings. What deviates by a byte is left to RON, so that both ways always agree.

use crate::answer::{Confidence, Grade};
use crate::record::event::Event;
use crate::record::moment::Moment;

/// An event whose texts are those of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Canonical<'a> {
    Answer(AnswerLine<'a>),
    Start(StartLine<'a>),
    Finish {
        at: Moment,
        sit: &'a str,
        how: &'a str,
    },
}

/// See [`Event::Answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AnswerLine<'a> {
    pub at: Moment,
    pub sit: &'a str,
    pub fact: &'a str,
    pub ask: &'a str,
    pub was: &'a str,
    pub gave: Vec<&'a str>,
    pub score: u8,
    pub grade: Option<Grade>,
    pub ms: u32,
    pub sure: Option<Confidence>,
}

/// See [`Event::Start`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StartLine<'a> {
    pub at: Moment,
    pub sit: &'a str,
    pub mode: &'a str,
    pub of: &'a str,
    pub seed: u64,
    pub asks: Vec<&'a str>,
    pub limit_s: u32,
    pub verdicts_last: bool,
}

/// Reads an event, without the comma behind it; `None` for what is not exactly as we write it.
pub(super) fn read_canonical(text: &str) -> Option<Canonical<'_>> {
    let mut rest = Rest(text);
    let event = if rest.skip("Answer(at:").is_some() {
        Canonical::Answer(rest.answer()?)
    } else if rest.skip("Start(at:").is_some() {
        Canonical::Start(rest.start()?)
    } else {
        rest.skip("Finish(at:")?;
        let at = rest.moment()?;
        rest.skip(",sit:")?;
        let sit = rest.text()?;
        rest.skip(",how:")?;
        let how = rest.text()?;
        Canonical::Finish { at, sit, how }
    };
    rest.skip(")")?;
    rest.0.is_empty().then_some(event)
}

/// What is left of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn skip(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    fn answer(&mut self) -> Option<AnswerLine<'a>> {
        let at = self.moment()?;
        self.skip(",sit:")?;
        let sit = self.text()?;
        self.skip(",fact:")?;
        let fact = self.text()?;
        self.skip(",ask:")?;
        let ask = self.text()?;
        self.skip(",was:")?;
        let was = self.text()?;
        let gave = match self.skip(",gave:") {
            // None given is left out of the line.
            Some(()) => self.texts().filter(|it| !it.is_empty())?,
            None => Vec::new(),
        };
        self.skip(",score:")?;
        let score = u8::try_from(self.number()?).ok()?;
        let grade = match self.skip(",grade:") {
            Some(()) => Some(self.grade()?),
            None => None,
        };
        self.skip(",ms:")?;
        let ms = u32::try_from(self.number()?).ok()?;
        let sure = match self.skip(",sure:") {
            Some(()) => Some(self.sure()?),
            None => None,
        };
        Some(AnswerLine {
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
        })
    }

    fn start(&mut self) -> Option<StartLine<'a>> {
        let at = self.moment()?;
        self.skip(",sit:")?;
        let sit = self.text()?;
        self.skip(",mode:")?;
        let mode = self.text()?;
        self.skip(",of:")?;
        let of = self.text()?;
        self.skip(",seed:")?;
        let seed = self.number()?;
        self.skip(",asks:")?;
        let asks = self.texts()?;
        let limit_s = match self.skip(",limit_s:") {
            Some(()) => u32::try_from(self.number()?).ok().filter(|it| *it > 0)?,
            None => 0,
        };
        let verdicts_last = self.skip(",verdicts_last:true").is_some();
        Some(StartLine {
            at,
            sit,
            mode,
            of,
            seed,
            asks,
            limit_s,
            verdicts_last,
        })
    }

    /// A text without escapes, between its quotation marks.
    fn text(&mut self) -> Option<&'a str> {
        let text = self.0.strip_prefix('"')?;
        let end = text.bytes().position(|it| it == b'"' || it == b'\\')?;
        let (text, rest) = text.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    fn texts(&mut self) -> Option<Vec<&'a str>> {
        self.skip("[")?;
        let mut texts = Vec::new();
        if self.skip("]").is_some() {
            return Some(texts);
        }
        loop {
            texts.push(self.text()?);
            if self.skip("]").is_some() {
                return Some(texts);
            }
            self.skip(",")?;
        }
    }

    /// A number without sign, leading zeros and other liberties.
    fn number(&mut self) -> Option<u64> {
        let end = self.0.bytes().position(|it| !it.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at_checked(end)?;
        if digits.starts_with('0') && digits.len() > 1 {
            return None;
        }
        self.0 = rest;
        digits.parse().ok()
    }

    fn grade(&mut self) -> Option<Grade> {
        for (word, grade) in ["Again", "Hard", "Good", "Easy"].iter().zip(Grade::ALL) {
            if self.skip(word).is_some() {
                return Some(grade);
            }
        }
        None
    }

    fn sure(&mut self) -> Option<Confidence> {
        let words = [
            ("Guess", Confidence::Guess),
            ("Unsure", Confidence::Unsure),
            ("Sure", Confidence::Sure),
        ];
        for (word, sure) in words {
            if self.skip(word).is_some() {
                return Some(sure);
            }
        }
        None
    }

    /// A time such as `"2026-11-22T14:14:04.123+01:00"`, of which there is no other writing.
    fn moment(&mut self) -> Option<Moment> {
        Moment::read_canonical(self.text()?)
    }
}

impl From<Canonical<'_>> for Event {
    fn from(line: Canonical<'_>) -> Self {
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        match line {
            Canonical::Answer(it) => Self::Answer {
                at: it.at,
                sit: it.sit.to_owned(),
                fact: it.fact.to_owned(),
                ask: it.ask.to_owned(),
                was: it.was.to_owned(),
                gave: owned(it.gave),
                score: it.score,
                grade: it.grade,
                ms: it.ms,
                sure: it.sure,
            },
            Canonical::Start(it) => Self::Start {
                at: it.at,
                sit: it.sit.to_owned(),
                mode: it.mode.to_owned(),
                of: it.of.to_owned(),
                seed: it.seed,
                asks: owned(it.asks),
                limit_s: it.limit_s,
                verdicts_last: it.verdicts_last,
            },
            Canonical::Finish { at, sit, how } => Self::Finish {
                at,
                sit: sit.to_owned(),
                how: how.to_owned(),
            },
        }
    }
}
