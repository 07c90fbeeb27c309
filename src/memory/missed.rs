//! Questions that were missed and not answered right since.

use std::cmp::Reverse;

use crate::material::{FaceId, FactId, Library};
use crate::memory::fact::answers::FactMemory;
use crate::memory::remembered::Memory;
use crate::record::{MissCause, Moment};

/// A missed question. What was given is in [`crate::memory::FaceMemory::last_miss`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub ask: FaceId,
    /// How often it was missed.
    pub times: u32,
    /// Time of the latest miss.
    pub at: Moment,
    pub sure: bool,
    /// Whether the fact was recalled in a drill since.
    pub recalled_since: bool,
    pub cause: Option<MissCause>,
}

/// The missed questions that are still in a pack, on facts that the learner did not remove.
///
/// Sure but wrong come first, whatever was recalled since, then those whose fact was not recalled since, then the most often
/// missed, then the latest.
pub fn missed(memory: &Memory, library: &Library) -> Vec<Missed> {
    let facts = memory.facts();
    let mut missed: Vec<Missed> = facts.flat_map(|(_, it)| of_fact(it, library)).collect();
    sort(&mut missed);
    missed
}

/// Updates `missed` after answers to `fact`, without looking at other facts.
pub fn missed_after(
    mut missed: Vec<Missed>,
    fact: &FactId,
    memory: &Memory,
    library: &Library,
) -> Vec<Missed> {
    missed.retain(|it| it.ask.fact != *fact);
    let known = memory.fact(fact).into_iter();
    missed.extend(known.flat_map(|it| of_fact(it, library)));
    sort(&mut missed);
    missed
}

fn of_fact<'a>(fact: &'a FactMemory, library: &'a Library) -> impl Iterator<Item = Missed> + 'a {
    let faces = fact.faces().iter().filter(|_| !fact.is_removed());
    let missed = faces.filter(|(_, it)| it.is_missed());
    let missed = missed.filter(|(ask, _)| library.face(ask).is_some());
    missed.filter_map(|(ask, it)| {
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
}

fn sort(missed: &mut [Missed]) {
    let key = |it: &Missed| {
        let sure_first = !it.sure;
        let (most_first, latest_first) = (Reverse(it.times), Reverse(it.at));
        (sure_first, it.recalled_since, most_first, latest_first)
    };
    missed.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.ask.cmp(&b.ask)));
}
