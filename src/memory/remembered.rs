//! Everything that follows from the record. Each part is of one of three kinds: a fold over the answers to a fact, a
//! register, or a tally.

use std::collections::{BTreeMap, BTreeSet};

use crate::material::{FaceId, FactId};
use crate::memory::correction::Corrections;
use crate::memory::fact::answers::{FactMemory, PrereadAnswer};
use crate::memory::fact::list::{AnswerList, AnswerRef};
use crate::memory::fact::schedule::Schedule;
use crate::memory::forgotten::Forgotten;
use crate::memory::register::Registers;
use crate::memory::register::sittings::Sittings;
use crate::memory::tally::Tallies;
use crate::record::StudyDay;

/// The learner's memory, derived entirely from the record.
pub struct Memory {
    pub(super) schedule: Schedule,
    /// Folds over the answers to each fact.
    pub(super) facts: BTreeMap<FactId, KnownFact>,
    /// Answers from before their section was read; they come from the same folds.
    pub(super) preread: BTreeMap<FaceId, PrereadAnswer>,
    pub(super) registers: Registers,
    /// Record indices of the events that set a register.
    pub(super) written: Vec<u32>,
    /// Facts that were ever suspended, buried, removed or made active again.
    pub(super) kept: BTreeSet<FactId>,
    pub(super) sittings: Sittings,
    pub(super) tallies: Tallies,
    pub(super) corrections: Corrections,
    /// What can be restored, latest first.
    pub(super) forgotten: Vec<Forgotten>,
    /// The answers present at the replay, grouped by fact.
    pub(super) listed: Vec<AnswerRef>,
    /// Study day of the last answer; `None` before the first.
    pub(super) day: Option<StudyDay>,
}

/// A fact that was ever answered, suspended, buried or removed.
#[derive(Debug, Default)]
pub(super) struct KnownFact {
    pub memory: FactMemory,
    pub answers: AnswerList,
}

/// The study day of an answer that falls on `own` by its own clock, when the answer before it was on `before`. A day
/// that has begun does not end because another time zone is still a day behind; a `before` further ahead came from a
/// wrong clock.
pub(super) fn day_after(before: Option<StudyDay>, own: StudyDay) -> StudyDay {
    let ahead = before.filter(|before| own.saturating_add(1) == *before);
    ahead.unwrap_or(own)
}
