//! Facts answered for the first time.

use std::collections::BTreeMap;

use crate::memory::tally::counted::{Counted, Tally};
use crate::record::StudyDay;

/// How many facts were first answered, by study day.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct Introduced(BTreeMap<StudyDay, usize>);

impl Tally for Introduced {
    fn count_in(&mut self, it: &Counted<'_>) {
        if it.introduces {
            *self.0.entry(it.day).or_default() += 1;
        }
    }

    fn count_out(&mut self, it: &Counted<'_>) {
        if !it.introduces {
            return;
        }
        let known = self.0.get(&it.day).copied();
        debug_assert!(known.is_some(), "taken away on a day that had none");
        // A day without any is no longer kept, as after a replay.
        match known.filter(|facts| *facts > 1) {
            Some(facts) => self.0.insert(it.day, facts - 1),
            None => self.0.remove(&it.day),
        };
    }
}

impl Introduced {
    /// How many were introduced on a study day.
    pub(in crate::memory) fn on(&self, day: StudyDay) -> usize {
        self.0.get(&day).copied().unwrap_or(0)
    }
}
