//! The questions that were missed and not answered right since.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::material::{AskId, Library};
use crate::memory::remembered::Memory;
use crate::record::Moment;

/// A missed question. What was given stands in [`crate::memory::AskMemory::last_miss`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What was asked.
    pub ask: AskId,
    /// How many answers to it were misses.
    pub times: u32,
    /// When it was missed last.
    pub at: Moment,
    /// Whether the learner was sure then.
    pub sure: bool,
    /// Whether another question of the fact was recalled since.
    pub recalled_since: bool,
    /// Why it was missed then, as the learner said.
    pub cause: Option<Arc<str>>,
}

/// The missed questions that are still in a pack: sure and wrong first, those recalled since last,
/// then most often missed, then latest.
pub fn missed(memory: &Memory, library: &Library) -> Vec<Missed> {
    let mut missed: Vec<Missed> = memory
        .missed()
        .filter(|(ask, _)| library.asked(ask).is_some())
        .filter_map(|(ask, it)| {
            let miss = it.miss.as_ref()?;
            Some(Missed {
                ask: ask.clone(),
                times: it.missed,
                at: miss.at,
                sure: miss.sure,
                recalled_since: miss.recalled_since,
                cause: miss.cause.clone(),
            })
        })
        .collect();
    missed.sort_by_cached_key(|it| {
        (
            it.recalled_since,
            !it.sure,
            Reverse(it.times),
            Reverse(it.at),
        )
    });
    missed
}
