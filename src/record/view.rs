//! Events as they stand in a record: what they say, without copies of their texts.

use crate::answer::{Confidence, Grade};
use crate::record::event::Event;
use crate::record::moment::Moment;
use crate::record::packed::{BETWEEN, Finish, NONE, Packed, Packer, Read, Start, parts_of};

/// An event in a record, without copies of its texts.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// An answer.
    Answer(AnswerView<'a>),
    /// The begin of a sitting.
    Start(StartView<'a>),
    /// The end of a sitting.
    Finish(FinishView<'a>),
    /// How far a section was read.
    Read(ReadView<'a>),
    /// Anything else; now and then an answer with odd texts.
    Other(&'a Event),
}

/// An answer in a record; see [`Event::Answer`].
#[derive(Clone, Copy, Debug)]
pub struct AnswerView<'a> {
    pub(super) packer: &'a Packer,
    pub(super) packed: &'a Packed,
}

/// The begin of a sitting in a record; see [`Event::Start`].
#[derive(Clone, Copy, Debug)]
pub struct StartView<'a> {
    pub(super) packer: &'a Packer,
    pub(super) start: &'a Start,
}

/// The end of a sitting in a record; see [`Event::Finish`].
#[derive(Clone, Copy, Debug)]
pub struct FinishView<'a> {
    pub(super) packer: &'a Packer,
    pub(super) finish: &'a Finish,
}

/// How far a section was read; see [`Event::Read`].
#[derive(Clone, Copy, Debug)]
pub struct ReadView<'a> {
    pub(super) packer: &'a Packer,
    pub(super) read: &'a Read,
}

impl<'a> ReadView<'a> {
    /// When.
    pub fn at(&self) -> Moment {
        self.read.at
    }

    /// The section's address.
    pub fn section(&self) -> &'a str {
        self.packer.texts.text(self.read.section)
    }

    /// Reached, left or finished.
    pub fn state(&self) -> &'a str {
        self.packer.texts.text(self.read.state)
    }

    /// How much of it was above the lower edge of the window, 0 to 1000.
    pub fn permille(&self) -> u16 {
        self.read.permille
    }
}

impl<'a> FinishView<'a> {
    /// The sitting.
    pub fn sit(&self) -> &'a str {
        self.packer.texts.text(self.finish.sit)
    }

    /// A number for the sitting's id.
    pub fn sit_number(&self) -> u32 {
        self.finish.sit
    }

    /// How it ended.
    pub fn how(&self) -> &'a str {
        self.packer.texts.text(self.finish.how)
    }
}

impl<'a> AnswerView<'a> {
    /// When it was given.
    pub fn at(&self) -> Moment {
        self.packer.at(self.packed)
    }

    fn parts(&self) -> [&'a str; 3] {
        parts_of(self.packer.asked.text(self.packed.asked))
    }

    /// The number of fact, question and hash: small, and the same in the whole record.
    pub fn asked(&self) -> usize {
        usize::try_from(self.packed.asked).unwrap_or(usize::MAX)
    }

    /// The sitting.
    pub fn sit(&self) -> &'a str {
        self.packer.texts.text(self.packed.sit)
    }

    /// A number for the sitting's id.
    pub fn sit_number(&self) -> u32 {
        self.packed.sit
    }

    /// The fact.
    pub fn fact(&self) -> &'a str {
        let [fact, _, _] = self.parts();
        fact
    }

    /// The question.
    pub fn ask(&self) -> &'a str {
        let [_, ask, _] = self.parts();
        ask
    }

    /// The question's hash.
    pub fn was(&self) -> &'a str {
        let [_, _, was] = self.parts();
        was
    }

    /// A number for the texts that were given: the same for the same texts.
    pub fn gave_number(&self) -> u32 {
        self.packed.gave
    }

    /// The texts that were given.
    pub fn gave(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let given = (self.packed.gave != NONE).then(|| self.packer.texts.text(self.packed.gave));
        given.into_iter().flat_map(|text| text.split(BETWEEN))
    }

    /// 0 to 100.
    pub fn score(&self) -> u8 {
        self.packed.score
    }

    /// What it means for the schedule.
    pub fn grade(&self) -> Option<Grade> {
        match self.packed.marks & 15 {
            0 => None,
            5 => Some(Grade::Other),
            mark => Grade::ALL.get(usize::from(mark) - 1).copied(),
        }
    }

    /// How long it took, in milliseconds.
    pub fn ms(&self) -> u32 {
        self.packed.took_ms
    }

    /// How sure the learner was.
    pub fn sure(&self) -> Option<Confidence> {
        match self.packed.marks >> 4 {
            1 => Some(Confidence::Guess),
            2 => Some(Confidence::Unsure),
            3 => Some(Confidence::Sure),
            4 => Some(Confidence::Other),
            _ => None,
        }
    }
}

pub(super) fn grade_mark(grade: Option<Grade>) -> u8 {
    match grade {
        None => 0,
        Some(Grade::Again) => 1,
        Some(Grade::Hard) => 2,
        Some(Grade::Good) => 3,
        Some(Grade::Easy) => 4,
        Some(Grade::Other) => 5,
    }
}

pub(super) fn sure_mark(sure: Option<Confidence>) -> u8 {
    match sure {
        None => 0,
        Some(Confidence::Guess) => 1,
        Some(Confidence::Unsure) => 2,
        Some(Confidence::Sure) => 3,
        Some(Confidence::Other) => 4,
    }
}

impl<'a> StartView<'a> {
    /// When it began.
    pub fn at(&self) -> Moment {
        self.start.at
    }

    /// The sitting.
    pub fn sit(&self) -> &'a str {
        self.packer.texts.text(self.start.sit)
    }

    /// A number for the sitting's id.
    pub fn sit_number(&self) -> u32 {
        self.start.sit
    }

    /// The mode.
    pub fn mode(&self) -> &'a str {
        self.packer.texts.text(self.start.mode)
    }

    /// The scope.
    pub fn of(&self) -> &'a str {
        self.packer.texts.text(self.start.of)
    }

    /// The askings that were drawn.
    fn asks(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.start.asks.list().iter()
    }

    /// How many askings were drawn.
    pub fn drawn(&self) -> usize {
        self.start.asks.list().len
    }
}

impl From<What<'_>> for Event {
    fn from(what: What<'_>) -> Self {
        match what {
            What::Answer(it) => Self::Answer {
                at: it.at(),
                sit: it.sit().to_owned(),
                fact: it.fact().to_owned(),
                ask: it.ask().to_owned(),
                was: it.was().to_owned(),
                gave: it.gave().map(str::to_owned).collect(),
                score: it.score(),
                grade: it.grade(),
                ms: it.ms(),
                sure: it.sure(),
            },
            What::Start(it) => Self::Start {
                at: it.at(),
                sit: it.sit().to_owned(),
                mode: it.mode().to_owned(),
                of: it.of().to_owned(),
                seed: it.start.seed,
                asks: it.asks().map(str::to_owned).collect(),
                limit_s: it.start.limit_s,
                verdicts_last: it.start.verdicts_last,
            },
            What::Finish(it) => Self::Finish {
                at: it.finish.at,
                sit: it.sit().to_owned(),
                how: it.how().to_owned(),
            },
            What::Read(it) => Self::Read {
                at: it.at(),
                section: it.section().to_owned(),
                state: it.state().to_owned(),
                permille: it.permille(),
                ms: it.read.ms,
            },
            What::Other(event) => event.clone(),
        }
    }
}
