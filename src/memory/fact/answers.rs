//! What the answers add up to: for a fact, for a question, and in all.

use crate::material::FaceId;
use crate::memory::fact::schedule::MemoryState;
use crate::record::{MissCause, Moment, StudyDay};

/// What is remembered of one fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactMemory {
    /// `None` until an answer with a grade.
    pub strength: Option<MemoryState>,
    /// Counted answers to any of its questions.
    pub answers: u32,
    /// Suspended or buried: not drawn until that study day, `StudyDay::MAX` for no end.
    pub rests_until: Option<StudyDay>,
    /// Its askings that were ever answered, by their ids.
    pub(in crate::memory) asks: Vec<(FaceId, FaceMemory)>,
}

impl FactMemory {
    /// Its askings that were ever answered, by their ids.
    pub fn faces(&self) -> &[(FaceId, FaceMemory)] {
        &self.asks
    }

    /// Whether it is kept back on a study day.
    pub fn rests_on(&self, day: StudyDay) -> bool {
        self.rests_until.is_some_and(|until| day < until)
    }

    /// What is remembered of one of them.
    pub fn ask(&self, ask: &str) -> Option<&FaceMemory> {
        let place = self.place(ask).ok()?;
        self.asks.get(place).map(|(_, it)| it)
    }

    /// A recalled fact moves its missed questions down the list.
    pub(in crate::memory) fn note_recalled(&mut self) {
        let misses = self.asks.iter_mut();
        for miss in misses.filter_map(|(_, it)| it.miss.as_mut()) {
            miss.recalled_since = true;
        }
    }

    /// The place of an asking among those that were answered, or where it belongs.
    pub(in crate::memory) fn place(&self, ask: &str) -> Result<usize, usize> {
        self.asks.binary_search_by(|(id, _)| (*id.ask).cmp(ask))
    }
}

/// What is remembered of one asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceMemory {
    /// Counted answers.
    pub answers: u32,
    /// When it was asked last.
    pub last_at: Moment,
    /// The score of the latest counted answer.
    pub last_score: u8,
    /// How many answers were misses.
    pub missed: u32,
    /// What the latest miss was, but for its texts.
    pub(in crate::memory) miss: Option<MissMark>,
    pub(in crate::memory) texts: FaceTexts,
}

/// What was written in answers to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct FaceTexts {
    /// The question's hash when it was asked last.
    pub was: String,
    /// What was given when it was missed last.
    pub gave: Vec<String>,
    /// Wrong answers of one text, and how often each was given.
    pub taken: Vec<(String, u32)>,
}

impl FaceTexts {
    /// A text alone was given so many times more.
    pub(in crate::memory) fn note_taken(&mut self, only: &str, times: u32) {
        match self.taken.iter_mut().find(|(text, _)| text == only) {
            Some((_, known)) => *known += times,
            None => self.taken.push((only.to_owned(), times)),
        }
    }
}

/// A miss without what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::memory) struct MissMark {
    pub at: Moment,
    pub sure: bool,
    pub recalled_since: bool,
    pub cause: Option<MissCause>,
}

/// A miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// When.
    pub at: Moment,
    /// The texts that were given.
    pub gave: Vec<String>,
    /// Whether the learner was sure.
    pub sure: bool,
    /// Whether another question of the fact was recalled since.
    pub recalled_since: bool,
    /// Why it was missed, as the learner said.
    pub cause: Option<MissCause>,
}

impl FaceMemory {
    /// Missed: the latest counted answer was not fully right.
    pub fn is_missed(&self) -> bool {
        self.last_score < 100
    }

    /// What the latest miss was.
    pub fn last_miss(&self) -> Option<Miss> {
        let mark = self.miss.as_ref()?;
        Some(Miss {
            at: mark.at,
            gave: self.texts.gave.clone(),
            sure: mark.sure,
            recalled_since: mark.recalled_since,
            cause: mark.cause.clone(),
        })
    }

    /// Whether the question had another hash when it was asked last.
    pub fn was_another(&self, hash: &str) -> bool {
        self.texts.was != hash
    }

    /// How often that wrong text was given: what this question is confused with.
    pub fn times_given(&self, text: &str) -> u32 {
        let given = self.texts.taken.iter().find(|(given, _)| given == text);
        given.map_or(0, |(_, times)| *times)
    }

    /// Missed, and the learner had been sure.
    pub fn is_sure_and_wrong(&self) -> bool {
        self.is_missed() && self.miss.as_ref().is_some_and(|miss| miss.sure)
    }

    pub(in crate::memory) fn new(at: Moment) -> Self {
        Self {
            answers: 0,
            last_at: at,
            last_score: 0,
            missed: 0,
            miss: None,
            texts: FaceTexts::default(),
        }
    }
}

/// An answer that was given before its section was read. It counts nowhere else: nobody can have missed what was not read
/// yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrereadAnswer {
    /// When.
    pub at: Moment,
    /// Whether it was fully right.
    pub is_right: bool,
}
