//! What the answers to a fact, and to each of its faces, add up to.

use crate::answer::Score;
use crate::material::FaceId;
use crate::memory::fact::schedule::MemoryState;
use crate::record::{MissCause, Moment, StudyDay};

/// Why a fact is left out, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Out of drills until it is made active again.
    Suspended,
    /// Out of drills before this study day.
    BuriedUntil(StudyDay),
    /// Out of drills, quizzes and lists until it is made active again.
    Removed,
}

/// What is remembered of one fact: its schedule and its faces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactMemory {
    /// `None` until the first graded answer.
    pub memory_state: Option<MemoryState>,
    /// Counted answers to any of its faces.
    pub answers: u32,
    /// `None` for a fact that is drawn as usual.
    pub rest: Option<Rest>,
    /// Faces that were ever answered, sorted by id.
    pub(in crate::memory) asks: Vec<(FaceId, FaceMemory)>,
}

impl FactMemory {
    /// The faces that were ever answered, sorted by id.
    pub fn faces(&self) -> &[(FaceId, FaceMemory)] {
        &self.asks
    }

    /// Whether drills leave it out on a study day.
    pub fn rests_on(&self, day: StudyDay) -> bool {
        match self.rest {
            None => false,
            Some(Rest::Suspended | Rest::Removed) => true,
            Some(Rest::BuriedUntil(until)) => day < until,
        }
    }

    /// Whether the learner removed it: it is neither drawn nor listed.
    pub fn is_removed(&self) -> bool {
        self.rest == Some(Rest::Removed)
    }

    /// Looks up a face by its id within the fact; `None` if it was never answered.
    pub fn ask(&self, ask: &str) -> Option<&FaceMemory> {
        let place = self.place(ask).ok()?;
        self.asks.get(place).map(|(_, it)| it)
    }

    /// Marks all misses as recalled since, which moves them down the list of missed questions.
    pub(in crate::memory) fn note_recalled(&mut self) {
        let misses = self.asks.iter_mut();
        for miss in misses.filter_map(|(_, it)| it.miss.as_mut()) {
            miss.recalled_since = true;
        }
    }

    /// Position of a face in `asks`, or where it would be inserted.
    pub(in crate::memory) fn place(&self, ask: &str) -> Result<usize, usize> {
        self.asks.binary_search_by(|(id, _)| (*id.ask).cmp(ask))
    }
}

/// The counted answers to one face, summed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceMemory {
    pub answers: u32,
    pub last_at: Moment,
    pub last_score: Score,
    /// How many counted answers were misses.
    pub missed: u32,
    /// The latest miss, without its texts.
    pub(in crate::memory) miss: Option<MissMark>,
    pub(in crate::memory) texts: FaceTexts,
}

/// Texts from the answers to a face.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct FaceTexts {
    /// The question's hash at the latest answer.
    pub was: String,
    /// What was given at the latest miss.
    pub gave: Vec<String>,
    /// Misses of a single text, and how often each was given.
    pub taken: Vec<(String, u32)>,
}

impl FaceTexts {
    /// Adds `times` misses in which `only` was the single text given.
    pub(in crate::memory) fn note_taken(&mut self, only: &str, times: u32) {
        match self.taken.iter_mut().find(|(text, _)| text == only) {
            Some((_, known)) => *known += times,
            None => self.taken.push((only.to_owned(), times)),
        }
    }
}

/// A `Miss` without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::memory) struct MissMark {
    pub at: Moment,
    pub sure: bool,
    pub recalled_since: bool,
    pub cause: Option<MissCause>,
}

/// An answer that was not fully right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    pub at: Moment,
    pub gave: Vec<String>,
    pub sure: bool,
    /// Whether the fact was recalled in a drill since, by whichever face.
    pub recalled_since: bool,
    /// The reason named by the learner.
    pub cause: Option<MissCause>,
}

impl FaceMemory {
    /// Whether the latest counted answer fell short of the full score.
    pub fn is_missed(&self) -> bool {
        !self.last_score.is_full()
    }

    /// The latest miss, even if the question was answered right since.
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

    /// Whether `hash` differs from the question's hash at the latest answer.
    pub fn was_another(&self, hash: &str) -> bool {
        self.texts.was != hash
    }

    /// How often `text` alone was given by mistake, to show what the question gets confused with.
    pub fn times_given(&self, text: &str) -> u32 {
        let given = self.texts.taken.iter().find(|(given, _)| given == text);
        given.map_or(0, |(_, times)| *times)
    }

    /// Whether the latest counted answer was a miss that the learner had been sure of.
    pub fn is_sure_and_wrong(&self) -> bool {
        self.is_missed() && self.miss.as_ref().is_some_and(|miss| miss.sure)
    }

    pub(in crate::memory) fn new(at: Moment) -> Self {
        Self {
            answers: 0,
            last_at: at,
            last_score: Score::default(),
            missed: 0,
            miss: None,
            texts: FaceTexts::default(),
        }
    }
}

/// An answer from before its section was read. It counts nowhere else: nobody can miss what they have not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrereadAnswer {
    pub at: Moment,
    pub is_right: bool,
}
