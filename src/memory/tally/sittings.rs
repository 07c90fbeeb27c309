//! Totals for each session.

use crate::memory::tally::counted::{Counted, Tally};
use crate::memory::tally::counts::Counts;

/// By list index of the session.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct SittingCounts(Vec<Counts>);

impl SittingCounts {
    /// Zero for a session without answers.
    pub(in crate::memory) fn of(&self, place: usize) -> Counts {
        self.0.get(place).copied().unwrap_or_default()
    }

    fn at(&mut self, place: usize) -> Option<&mut Counts> {
        if self.0.len() <= place {
            self.0.resize(place + 1, Counts::default());
        }
        self.0.get_mut(place)
    }
}

impl Tally for SittingCounts {
    fn count_in(&mut self, it: &Counted<'_>) {
        if let Some(counts) = it.sitting.and_then(|place| self.at(place)) {
            counts.add(it.score, it.attempt);
        }
    }

    fn count_out(&mut self, it: &Counted<'_>) {
        if let Some(counts) = it.sitting.and_then(|place| self.at(place)) {
            counts.take_away(it.score, it.attempt);
        }
        // Sessions without answers at the end of the list are not kept, as after a replay.
        while self.0.pop_if(|last| *last == Counts::default()).is_some() {}
    }
}
