//! A session of the record, rebuilt to look at it.

use crate::material::Library;
use crate::memory::{Memory, SittingName, SittingScore};
use crate::record::{Record, StudyDay};
use crate::study::{Sitting, resumed, unfinished};

/// A drill or quiz as the record has it.
#[derive(Clone, Debug)]
pub struct PastSitting {
    pub name: SittingName,
    /// As far as its questions are still in a pack.
    pub sitting: Sitting,
    /// Study day of its start.
    pub day: StudyDay,
    /// Whether it is unfinished and of this device.
    pub can_resume: bool,
}

pub(in crate::model) fn past(
    library: &Library,
    record: &Record,
    memory: &Memory,
    device: &str,
    name: &SittingName,
) -> Option<PastSitting> {
    let is_it = |it: &SittingScore<'_>| it.name() == *name;
    let score = memory.sittings().rev().find(is_it)?;
    Some(PastSitting {
        sitting: resumed(library, record, memory, name)?,
        name: name.clone(),
        day: score.day,
        can_resume: unfinished(memory, device).any(|it| is_it(&it)),
    })
}
