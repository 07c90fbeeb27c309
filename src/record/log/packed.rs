//! Events in memory: an answer takes 32 bytes, and its texts are interned.

use crate::fast::FastMap;
use crate::record::event::{Answer, Event, Finish, Read, Start};
use crate::record::log::devices::Device;
use crate::record::log::entry::{AnswerLine, QuotedTexts, StartLine, TextList};
use crate::record::log::intern_cache::{AnswerNumbers, InternCache};
use crate::record::log::interner::Interner;
use crate::record::log::marks::Marks;
use crate::record::moment::Moment;

/// Separates texts that are interned as one. An answer with this character in a text is not packed.
pub(in crate::record) const BETWEEN: char = '\0';

/// Marks an answer without given texts, and an entry that is not an answer.
pub(in crate::record) const NONE: u32 = u32::MAX;

/// Identifies an event: the number of its device, and its time in milliseconds since 1970.
pub type Name = (u32, i64);

/// The events of all files in one order.
#[derive(Debug, Default)]
pub(in crate::record) struct Packed {
    pub devices: Vec<Device>,
    pub packer: Packer,
    pub entries: Vec<PackedEntry>,
    /// Whether the entries are in order of time, which lines of a device need not be.
    pub is_sorted: bool,
    /// Events dated by a wrong clock, each with the moment whose study day it takes.
    pub dated: FastMap<Name, Moment>,
    /// How many lines of newer versions were skipped.
    pub unknown: usize,
    /// File, line and reason in one sentence each.
    pub problems: Vec<String>,
    /// Those of `problems` that are about whole files.
    pub unread: Vec<String>,
}

/// An answer, or a reference to another event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) struct PackedEntry {
    pub at_ms: i64,
    /// The number of fact, question and hash, or [`NONE`].
    pub asked: u32,
    pub sit: u32,
    /// The number of the given texts; for another event, its index in `others`.
    pub gave: u32,
    pub took_ms: u32,
    pub device: u32,
    offset: u16,
    pub score: u8,
    pub marks: Marks,
}

impl PackedEntry {
    pub(in crate::record) fn is_answer(&self) -> bool {
        self.asked != NONE
    }
}

/// An event that is not an answer, or an answer that cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) enum Unpacked {
    Start(Box<PackedStart>),
    Finish(Box<PackedFinish>),
    Read(Box<PackedRead>),
    Event(Box<Event>),
}

/// A `Read` with numbers for its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) struct PackedRead {
    pub at: Moment,
    pub section: u32,
    pub state: u32,
    pub permille: u16,
    pub ms: u32,
    pub byte: u32,
}

/// A `Finish` with numbers for its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) struct PackedFinish {
    pub at: Moment,
    pub sit: u32,
    pub how: u32,
}

/// A `Start` with numbers for its texts, except for the drawn questions: few of them are ever needed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct PackedStart {
    pub at: Moment,
    pub sit: u32,
    pub mode: u32,
    pub of: u32,
    pub seed: u64,
    pub asks: QuotedTexts,
    pub limit_s: u32,
    pub verdicts_last: bool,
}

/// Packs events, and keeps the texts and the rarer events of a record.
#[derive(Clone, Debug, Default)]
pub(in crate::record) struct Packer {
    /// Fact, question and hash, joined into one text.
    pub asked: Interner,
    /// All other texts.
    pub texts: Interner,
    offsets: Vec<i32>,
    others: Vec<Unpacked>,
    /// Buffer for joining texts.
    joined: String,
    /// The id of the last event's sitting and its number: events of one sitting follow each other.
    last_sit: (String, u32),
    pub repeats: InternCache,
}

impl Packer {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other kinds are too rare to be packed"
    )]
    pub(in crate::record) fn pack(&mut self, device: u32, event: Event) -> PackedEntry {
        let packed = match &event {
            Event::Answer(it) => self.pack_plain_answer(device, it),
            Event::Start(it) => self.pack_plain_start(device, it),
            Event::Read(it) => self.pack_read(device, it),
            Event::Finish(it) => self.pack_finish(device, it),
            _ => None,
        };
        packed.unwrap_or_else(|| self.keep(device, event.at(), Unpacked::Event(Box::new(event))))
    }

    fn pack_plain_answer(&mut self, device: u32, answer: &Answer) -> Option<PackedEntry> {
        let line = AnswerLine::of(answer)?;
        let numbers = self.numbers([line.fact, line.ask, line.was], answer.gave.iter())?;
        self.pack_answer(device, &line, numbers)
    }

    fn pack_plain_start(&mut self, device: u32, start: &Start) -> Option<PackedEntry> {
        let Start {
            at,
            sit,
            mode,
            of,
            seed,
            asks,
            limit_s,
            verdicts_last,
            form,
            rules,
            parts,
            unscored,
        } = start;
        let is_exam =
            !(form.is_empty() && rules.is_empty() && parts.is_empty() && unscored.is_empty());
        let asks = QuotedTexts::of(asks).filter(|_| !is_exam)?;
        let line = StartLine {
            at: *at,
            sit,
            mode: mode.as_str(),
            of: &of.to_string(),
            seed: *seed,
            limit_s: *limit_s,
            verdicts_last: *verdicts_last,
        };
        self.pack_start(device, &line, asks)
    }

    /// Packs an answer that borrows its texts from its line; `None` if it cannot be packed. `index` is that of the line
    /// among those looked up last.
    pub(in crate::record) fn pack_line(
        &mut self,
        device: u32,
        index: usize,
        line: &AnswerLine<'_>,
        gave: TextList<'_>,
    ) -> Option<PackedEntry> {
        let lookup = self.repeats.found(index)?;
        let numbers = if let Some(numbers) = lookup.known {
            numbers
        } else {
            let numbers = self.numbers([line.fact, line.ask, line.was], gave.iter())?;
            self.repeats.note(lookup.hash, numbers);
            numbers
        };
        self.pack_answer(device, line, numbers)
    }

    /// Interns what was asked and what was given; `None` if that is impossible.
    fn numbers(
        &mut self,
        asked: [&str; 3],
        gave: impl Iterator<Item: AsRef<str>>,
    ) -> Option<AnswerNumbers> {
        join(&mut self.joined, asked.into_iter())?;
        let asked = self.asked.number(&self.joined)?;
        let gave = if join(&mut self.joined, gave)? == 0 {
            NONE
        } else {
            self.texts.number(&self.joined)?
        };
        Some(AnswerNumbers { asked, gave })
    }

    fn pack_answer(
        &mut self,
        device: u32,
        line: &AnswerLine<'_>,
        numbers: AnswerNumbers,
    ) -> Option<PackedEntry> {
        Some(PackedEntry {
            at_ms: line.at.ms(),
            asked: numbers.asked,
            sit: self.sit(line.sit)?,
            gave: numbers.gave,
            took_ms: line.ms,
            device,
            offset: self.offset(line.at)?,
            score: line.score,
            marks: Marks::new(line.grade, line.sure),
        })
    }

    fn sit(&mut self, sit: &str) -> Option<u32> {
        // `last_sit` is empty at first, so an empty id must not be taken for it.
        if self.last_sit.0 != sit || sit.is_empty() {
            self.last_sit = (sit.to_owned(), self.texts.number(sit)?);
        }
        Some(self.last_sit.1)
    }

    /// Returns `None` if it cannot be packed.
    pub(in crate::record) fn pack_start(
        &mut self,
        device: u32,
        line: &StartLine<'_>,
        asks: QuotedTexts,
    ) -> Option<PackedEntry> {
        let start = PackedStart {
            at: line.at,
            asks,
            sit: self.sit(line.sit)?,
            mode: self.texts.number(line.mode)?,
            of: self.texts.number(line.of)?,
            seed: line.seed,
            limit_s: line.limit_s,
            verdicts_last: line.verdicts_last,
        };
        Some(self.keep(device, line.at, Unpacked::Start(Box::new(start))))
    }

    fn pack_read(&mut self, device: u32, it: &Read) -> Option<PackedEntry> {
        let read = PackedRead {
            at: it.at,
            section: self.texts.number(&it.section)?,
            state: self.texts.number(it.state.as_str())?,
            permille: it.permille,
            ms: it.ms,
            byte: it.byte,
        };
        Some(self.keep(device, it.at, Unpacked::Read(Box::new(read))))
    }

    fn pack_finish(&mut self, device: u32, it: &Finish) -> Option<PackedEntry> {
        let finish = PackedFinish {
            at: it.at,
            sit: self.sit(&it.sit)?,
            how: self.texts.number(it.how.as_str())?,
        };
        Some(self.keep(device, it.at, Unpacked::Finish(Box::new(finish))))
    }

    fn keep(&mut self, device: u32, at: Moment, other: Unpacked) -> PackedEntry {
        let gave = u32::try_from(self.others.len()).unwrap_or(NONE);
        self.others.push(other);
        PackedEntry {
            at_ms: at.ms(),
            asked: NONE,
            sit: NONE,
            gave,
            took_ms: 0,
            device,
            offset: 0,
            score: 0,
            marks: Marks::default(),
        }
    }

    fn offset(&mut self, at: Moment) -> Option<u16> {
        let offset = at.offset_s();
        let known = self.offsets.iter().position(|it| *it == offset);
        let place = known.unwrap_or_else(|| {
            self.offsets.push(offset);
            self.offsets.len() - 1
        });
        u16::try_from(place).ok()
    }

    pub(in crate::record) fn at(&self, packed: &PackedEntry) -> Moment {
        if !packed.is_answer() {
            return match self.other(packed) {
                Some(Unpacked::Start(start)) => start.at,
                Some(Unpacked::Finish(finish)) => finish.at,
                Some(Unpacked::Read(read)) => read.at,
                Some(Unpacked::Event(event)) => event.at(),
                None => Moment::FIRST,
            };
        }
        let offset = self.offsets.get(usize::from(packed.offset));
        Moment::new(packed.at_ms, offset.copied().unwrap_or(0))
    }

    pub(in crate::record) fn other(&self, packed: &PackedEntry) -> Option<&Unpacked> {
        self.others.get(usize::try_from(packed.gave).ok()?)
    }

    /// Whether two entries are copies of one event.
    pub(in crate::record) fn is_same(&self, a: &PackedEntry, b: &PackedEntry) -> bool {
        let beside = |it: &PackedEntry| PackedEntry { gave: 0, ..*it };
        if a.is_answer() {
            a == b
        } else {
            beside(a) == beside(b) && self.other(a) == self.other(b)
        }
    }

    /// Frees the memory that is only needed while files are read.
    pub(in crate::record) fn shrink(&mut self) {
        self.repeats = InternCache::default();
        self.others.shrink_to_fit();
    }
}

/// Splits a joined text into fact, question and hash.
pub(in crate::record) fn parts_of(asked: &str) -> [&str; 3] {
    let mut parts = asked.split(BETWEEN);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// Joins texts into `joined` and returns how many there are; `None` if the result would be ambiguous.
fn join(joined: &mut String, texts: impl Iterator<Item: AsRef<str>>) -> Option<usize> {
    joined.clear();
    let mut count = 0;
    for text in texts {
        if count > 0 {
            joined.push(BETWEEN);
        }
        joined.push_str(text.as_ref());
        count += 1;
    }
    let marks = joined.bytes().filter(|it| *it == b'\0').count();
    (marks + 1 == count.max(1)).then_some(count)
}
