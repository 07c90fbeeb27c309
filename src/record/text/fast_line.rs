//! A fast parser for the lines that make up nearly all of a record, exactly as we write them: answers, starts and ends
//! of sittings, causes, undos and reading progress. What deviates by a byte is left to RON, so that both always agree.

use crate::answer::{Confidence, Grade};
use crate::record::event::{self, Event};
use crate::record::log::entry::{AnswerLine, Canonical, StartLine, TextList};
use crate::record::moment::Moment;

/// Parses an event without its trailing comma; `None` if it is not exactly as we write it.
pub(in crate::record) fn read_canonical(text: &str) -> Option<Canonical<'_>> {
    let mut rest = Rest(text);
    let event = if rest.skip(b"Answer(at:").is_some() {
        rest.answer()?
    } else if rest.skip(b"Start(at:").is_some() {
        rest.start()?
    } else {
        Canonical::Other(Box::new(rest.other()?))
    };
    rest.skip(b")")?;
    rest.0.is_empty().then_some(event)
}

/// The part of a line that is still to be parsed.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Consumes the expected bytes, which must be ASCII.
    fn skip<const N: usize>(&mut self, expected: &[u8; N]) -> Option<()> {
        if self.0.as_bytes().first_chunk() != Some(expected) {
            return None;
        }
        self.0 = self.0.get(N..)?;
        Some(())
    }

    fn answer(&mut self) -> Option<Canonical<'a>> {
        let at = self.moment()?;
        self.skip(b",sit:\"")?;
        let sit = self.text()?;
        let from = self.0;
        self.skip(b",fact:\"")?;
        let fact = self.text()?;
        self.skip(b",ask:\"")?;
        let ask = self.text()?;
        self.skip(b",was:\"")?;
        let was = self.text()?;
        let gave = match self.skip(b",gave:[") {
            // An empty list is left out of the line.
            Some(()) => self.texts().filter(|it| it.len > 0)?,
            None => TextList::default(),
        };
        let written = from.get(..from.len() - self.0.len())?;
        self.skip(b",score:")?;
        let score = u8::try_from(self.number()?).ok()?;
        let grade = match self.skip(b",grade:") {
            Some(()) => Some(self.grade()?),
            None => None,
        };
        self.skip(b",ms:")?;
        let ms = u32::try_from(self.number()?).ok()?;
        let sure = match self.skip(b",sure:") {
            Some(()) => Some(self.sure()?),
            None => None,
        };
        let line = AnswerLine {
            at,
            sit,
            fact,
            ask,
            was,
            written,
            score,
            grade,
            ms,
            sure,
        };
        Some(Canonical::Answer(line, gave))
    }

    fn start(&mut self) -> Option<Canonical<'a>> {
        let at = self.moment()?;
        self.skip(b",sit:\"")?;
        let sit = self.text()?;
        self.skip(b",mode:\"")?;
        let mode = self.text()?;
        self.skip(b",of:\"")?;
        let of = self.text()?;
        self.skip(b",seed:")?;
        let seed = self.number()?;
        self.skip(b",asks:[")?;
        let asks = self.texts()?;
        let limit_s = match self.skip(b",limit_s:") {
            Some(()) => u32::try_from(self.number()?).ok().filter(|it| *it > 0)?,
            None => 0,
        };
        let verdicts_last = self.skip(b",verdicts_last:true").is_some();
        let line = StartLine {
            at,
            sit,
            mode,
            of,
            seed,
            limit_s,
            verdicts_last,
        };
        Some(Canonical::Start(line, asks))
    }

    /// Parses an event that owns its texts. Not inlined, so that the code for answers stays small.
    #[inline(never)]
    fn other(&mut self) -> Option<Event> {
        let event = if self.skip(b"Finish(at:").is_some() {
            event::Finish {
                at: self.moment()?,
                sit: self.named(b",sit:\"")?.to_owned(),
                how: self.named(b",how:\"")?.into(),
            }
            .into()
        } else if self.skip(b"Read(at:").is_some() {
            self.read()?.into()
        } else if self.skip(b"Cause(at:").is_some() {
            event::Cause {
                at: self.moment()?,
                of: {
                    self.skip(b",of:")?;
                    self.moment()?
                },
                cause: self.named(b",cause:\"")?.into(),
            }
            .into()
        } else {
            self.skip(b"Undo(at:")?;
            let at = self.moment()?;
            self.skip(b",of:")?;
            let of = self.moment()?;
            let by = match self.skip(b",by:\"") {
                // This device is left out of the line.
                Some(()) => self.text().filter(|it| !it.is_empty())?,
                None => "",
            };
            let by = by.to_owned();
            event::Undo { at, of, by }.into()
        };
        Some(event)
    }

    fn read(&mut self) -> Option<event::Read> {
        Some(event::Read {
            at: self.moment()?,
            section: self.named(b",section:\"")?.to_owned(),
            state: self.named(b",state:\"")?.into(),
            permille: {
                self.skip(b",permille:")?;
                u16::try_from(self.number()?).ok()?
            },
            ms: {
                self.skip(b",ms:")?;
                u32::try_from(self.number()?).ok()?
            },
            byte: match self.skip(b",byte:") {
                Some(()) => u32::try_from(self.number()?).ok().filter(|it| *it > 0)?,
                None => 0,
            },
        })
    }

    /// Parses a text field; `field` ends in the opening quotation mark.
    fn named<const N: usize>(&mut self, field: &[u8; N]) -> Option<&'a str> {
        self.skip(field)?;
        self.text()
    }

    /// Parses a text without escapes, after its opening quotation mark.
    fn text(&mut self) -> Option<&'a str> {
        let mut bytes = self.0.bytes();
        let end = bytes.position(|it| it == b'"' || it == b'\\')?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    /// Parses a list of texts without escapes, after its opening bracket.
    fn texts(&mut self) -> Option<TextList<'a>> {
        let all = self.0;
        if self.skip(b"]").is_some() {
            return Some(TextList::default());
        }
        let mut len = 0;
        loop {
            self.skip(b"\"")?;
            self.text()?;
            len += 1;
            if self.0.starts_with(']') {
                let quoted = all.get(..all.len() - self.0.len())?;
                self.skip(b"]")?;
                return Some(TextList { quoted, len });
            }
            self.skip(b",")?;
        }
    }

    /// Parses a number in canonical form: no sign, no leading zeros, no underscores.
    fn number(&mut self) -> Option<u64> {
        let bytes = self.0.as_bytes();
        let (mut number, mut end) = (0_u64, 0);
        while let Some(digit) = bytes.get(end).filter(|it| it.is_ascii_digit()) {
            number = number
                .checked_mul(10)?
                .checked_add(u64::from(digit - b'0'))?;
            end += 1;
        }
        if end == 0 || (end > 1 && bytes.first() == Some(&b'0')) {
            return None;
        }
        self.0 = self.0.get(end..)?;
        Some(number)
    }

    fn grade(&mut self) -> Option<Grade> {
        let words = [b"Again", b"Hard,", b"Good,", b"Easy,"];
        let place = words
            .iter()
            .position(|it| self.0.as_bytes().first_chunk() == Some(*it))?;
        self.0 = self.0.get(if place == 0 { 5 } else { 4 }..)?;
        Grade::ALL.get(place).copied()
    }

    fn sure(&mut self) -> Option<Confidence> {
        if self.skip(b"Sure").is_some() {
            return Some(Confidence::Sure);
        }
        if self.skip(b"Unsure").is_some() {
            return Some(Confidence::Unsure);
        }
        self.skip(b"Guess").map(|()| Confidence::Guess)
    }

    /// Parses a time in canonical form such as `2026-11-22T14:14:04.123+01:00`, between quotation marks.
    fn moment(&mut self) -> Option<Moment> {
        self.skip(b"\"")?;
        let moment = Moment::read_canonical(self.0.as_bytes().first_chunk()?)?;
        self.0 = self.0.get(29..)?;
        self.skip(b"\"")?;
        Some(moment)
    }
}
