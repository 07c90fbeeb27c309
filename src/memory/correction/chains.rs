//! Correcting events, grouped by the event they refer to.

use std::iter;

use crate::fast::FastMap;
use crate::record::Name;

/// Correcting events by the name of their target, as record indices. A target rarely has more than one, so the map
/// holds only the latest, and earlier ones are linked from there.
#[derive(Debug, Default)]
pub(in crate::memory) struct Chains {
    latest: FastMap<Name, u32>,
    before: FastMap<u32, u32>,
}

impl Chains {
    /// `index` must be greater than all indices added so far.
    pub(in crate::memory) fn add(&mut self, of: Name, index: u32) {
        if let Some(before) = self.latest.insert(of, index) {
            self.before.insert(index, before);
        }
    }

    /// Runs for every answer and nearly always returns false, hence the early out.
    pub(in crate::memory) fn has(&self, name: Name) -> bool {
        !self.latest.is_empty() && self.latest.contains_key(&name)
    }

    /// Latest first.
    pub(in crate::memory) fn of(&self, name: Name) -> impl Iterator<Item = u32> {
        let latest = self.latest.get(&name).copied();
        iter::successors(latest, |index| self.before.get(index).copied())
    }
}
