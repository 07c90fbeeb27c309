//! Recognises what was asked and given by how it is written: nearly all answers repeat an earlier one.

use crate::fast::FastMap;
use crate::hash::sum;
use crate::record::log::entry::{AnswerLine, TextList};

/// The interned numbers of what was asked and what was given, in this order.
pub(in crate::record) type Numbers = (u32, u32);

/// Maps the hash of a line's written texts to their numbers, while files are read.
#[derive(Clone, Debug, Default)]
pub(in crate::record) struct InternCache {
    known: FastMap<u128, Numbers>,
    /// The hashes of the lines looked up last, and the numbers known for them.
    looked_up: Vec<(u128, Option<Numbers>)>,
}

impl InternCache {
    /// Looks up several lines in a row, so that their cache misses overlap: the map does not fit into the processor's
    /// caches.
    pub(in crate::record) fn look_up(&mut self, lines: &[(AnswerLine<'_>, TextList<'_>)]) {
        let sums = lines.iter().map(|(it, _)| sum(it.written.as_bytes()));
        self.looked_up.clear();
        self.looked_up.extend(sums.map(|sum| (sum, None)));
        for (sum, numbers) in &mut self.looked_up {
            *numbers = self.known.get(sum).copied();
        }
    }

    /// Returns the hash of a line looked up last, by its index, and the numbers known for it.
    pub(in crate::record) fn found(&self, place: usize) -> Option<(u128, Option<Numbers>)> {
        self.looked_up.get(place).copied()
    }

    pub(in crate::record) fn note(&mut self, sum: u128, numbers: Numbers) {
        self.known.insert(sum, numbers);
    }
}
