//! Facts answered for the first time.

use std::collections::BTreeMap;

use crate::memory::tally::counted::{Counted, Tally};
use crate::record::StudyDay;

/// How many facts were first answered, by study day.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Introduced(BTreeMap<StudyDay, usize>);

impl Tally for Introduced {
    fn count_in(&mut self, it: &Counted<'_>) {
        if it.introduces {
            *self.0.entry(it.day).or_default() += 1;
        }
    }

    fn count_out(&mut self, it: &Counted<'_>) {
        if it.introduces
            && let Some(facts) = self.0.get_mut(&it.day)
        {
            *facts = facts.saturating_sub(1);
        }
    }
}

impl Introduced {
    /// How many were introduced on a study day.
    pub fn on(&self, day: StudyDay) -> usize {
        self.0.get(&day).copied().unwrap_or(0)
    }
}
