//! What an undo puts back.

use crate::material::FaceId;
use crate::memory::fact::answers::{Counts, FactMemory};
use crate::memory::register::preread::PrereadAnswer;
use crate::record::{Moment, StudyDay};

/// What an answer changed, as it was before.
pub(in crate::memory) struct Before {
    pub device: String,
    pub at: Moment,
    pub ask: FaceId,
    /// `None` when nothing was known of the fact.
    pub fact: Option<FactMemory>,
    /// The place of its sitting, and what that had come to.
    pub sitting: Option<(usize, Counts)>,
    pub counts: Counts,
    /// The study day of the answer with the number of facts that were new on it.
    pub introduced: Option<(StudyDay, usize)>,
    pub day: StudyDay,
    pub drill_pace: (u64, u64),
    pub checked: Option<PrereadAnswer>,
}
