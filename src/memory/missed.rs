//! The questions that were missed and not answered right since.

use std::cmp::Reverse;

use crate::material::{AskId, Library};
use crate::memory::answers::Miss;
use crate::memory::remembered::Memory;

/// A missed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What was asked.
    pub ask: AskId,
    /// How many answers to it were misses.
    pub times: u32,
    /// The latest miss.
    pub last: Miss,
}

/// The missed questions that are still in a pack: sure and wrong first, those recalled since last,
/// then most often missed, then latest.
pub fn missed(memory: &Memory, library: &Library) -> Vec<Missed> {
    let mut missed: Vec<Missed> = memory
        .missed()
        .filter(|(ask, _)| library.asked(ask).is_some())
        .filter_map(|(ask, it)| {
            Some(Missed {
                ask: ask.clone(),
                times: it.missed,
                last: it.last_miss()?,
            })
        })
        .collect();
    missed.sort_by_key(|it| {
        (
            it.last.recalled_since,
            !it.last.sure,
            Reverse(it.times),
            Reverse(it.last.at),
        )
    });
    missed
}
