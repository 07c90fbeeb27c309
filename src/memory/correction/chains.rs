//! Events by the name of what they speak of.

use std::iter;

use crate::fast::FastMap;
use crate::record::Name;

/// The indices of events in the record by the name that they speak of; nearly always one.
#[derive(Debug, Default)]
pub(in crate::memory) struct Chains {
    latest: FastMap<Name, u32>,
    before: FastMap<u32, u32>,
}

impl Chains {
    /// Adds an event that stands behind all others.
    pub(in crate::memory) fn add(&mut self, of: Name, index: u32) {
        if let Some(before) = self.latest.insert(of, index) {
            self.before.insert(index, before);
        }
    }

    /// Whether any event speaks of that name. Asked of each answer, and nearly always not so.
    pub(in crate::memory) fn has(&self, name: Name) -> bool {
        !self.latest.is_empty() && self.latest.contains_key(&name)
    }

    /// The events that speak of that name, the latest first.
    pub(in crate::memory) fn of(&self, name: Name) -> impl Iterator<Item = u32> {
        let latest = self.latest.get(&name).copied();
        iter::successors(latest, |index| self.before.get(index).copied())
    }
}
