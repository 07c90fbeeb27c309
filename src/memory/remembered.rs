//! Everything that follows from the record. Each part is of one of three kinds: a fold over the answers to one fact, a
//! register, or a sum.

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

/// Everything that follows from the record.
pub struct Memory {
    pub(super) schedule: Schedule,
    /// Folds: what the answers to each fact come to.
    pub(super) facts: BTreeMap<FactId, KnownFact>,
    /// What was answered before its section was read; follows from the same answers.
    pub(super) preread: BTreeMap<FaceId, PrereadAnswer>,
    pub(super) registers: Registers,
    /// The events from which the registers follow, by their indices in the record.
    pub(super) written: Vec<u32>,
    /// The facts that were ever kept back.
    pub(super) kept: BTreeSet<FactId>,
    pub(super) sittings: Sittings,
    pub(super) tallies: Tallies,
    /// What later events say of earlier ones.
    pub(super) corrections: Corrections,
    /// What no longer counts and can be brought back, the latest first.
    pub(super) forgotten: Vec<Forgotten>,
    /// The answers that the record was read with, fact by fact.
    pub(super) listed: Vec<AnswerRef>,
    /// The study day of the last answer.
    pub(super) day: StudyDay,
}

/// A fact that was ever answered or kept back.
#[derive(Debug, Default)]
pub(super) struct KnownFact {
    pub memory: FactMemory,
    pub answers: AnswerList,
}

/// The study day of an answer whose own is `own`, when that of the answer before it was `before`: a day does not end before
/// another zone has it, but a day that lies further ahead was of a wrong clock.
pub(super) fn day_after(before: StudyDay, own: StudyDay) -> StudyDay {
    if own.saturating_add(1) == before {
        before
    } else {
        own
    }
}
