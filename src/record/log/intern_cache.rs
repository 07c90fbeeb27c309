//! What was asked and given, known again by how it is written: nearly all answers repeat what another one has.

use crate::fast::FastMap;
use crate::hash::sum;
use crate::record::log::entry::{AnswerLine, TextList};

/// The numbers of what was asked and of what was given.
pub(in crate::record) type Numbers = (u32, u32);

/// Numbers by the sum of how the texts are written, while files are read.
#[derive(Clone, Debug, Default)]
pub(in crate::record) struct InternCache {
    known: FastMap<u128, Numbers>,
    /// The sums of the lines that were looked up last, and what is known of them.
    looked_up: Vec<(u128, Option<Numbers>)>,
}

impl InternCache {
    /// Looks up several lines. One after the other without anything between, so that the processor waits for all of them at
    /// once: what is known is more than what lies near to it.
    pub(in crate::record) fn look_up(&mut self, lines: &[(AnswerLine<'_>, TextList<'_>)]) {
        let sums = lines.iter().map(|(it, _)| sum(it.written.as_bytes()));
        self.looked_up.clear();
        self.looked_up.extend(sums.map(|sum| (sum, None)));
        for (sum, numbers) in &mut self.looked_up {
            *numbers = self.known.get(sum).copied();
        }
    }

    /// The sum of a line that was looked up, and what was known of it.
    pub(in crate::record) fn found(&self, place: usize) -> Option<(u128, Option<Numbers>)> {
        self.looked_up.get(place).copied()
    }

    pub(in crate::record) fn note(&mut self, sum: u128, numbers: Numbers) {
        self.known.insert(sum, numbers);
    }
}
