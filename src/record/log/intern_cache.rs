//! Recognises what was asked and given by how it is written: nearly all answers repeat an earlier one.

use crate::fast::FastMap;
use crate::hash::sum;
use crate::record::log::entry::{AnswerLine, TextList};

/// The interned numbers of an answer's texts.
#[derive(Clone, Copy, Debug)]
pub(in crate::record) struct AnswerNumbers {
    /// Of what was asked: fact, question and hash.
    pub asked: u32,
    /// Of what was given.
    pub gave: u32,
}

/// What is known about the texts of a line.
#[derive(Clone, Copy, Debug)]
pub(in crate::record) struct Lookup {
    /// Of the texts as written.
    pub hash: u128,
    /// `None` if they were not seen before.
    pub known: Option<AnswerNumbers>,
}

/// Maps the hash of a line's written texts to their numbers, while files are read.
#[derive(Clone, Debug, Default)]
pub(in crate::record) struct InternCache {
    known: FastMap<u128, AnswerNumbers>,
    /// The lines looked up last, in order.
    looked_up: Vec<Lookup>,
}

impl InternCache {
    /// Looks up several lines in a row, so that their cache misses overlap: the map does not fit into the processor's
    /// caches.
    pub(in crate::record) fn look_up(&mut self, lines: &[(AnswerLine<'_>, TextList<'_>)]) {
        let sums = lines.iter().map(|(it, _)| sum(it.written.as_bytes()));
        self.looked_up.clear();
        self.looked_up
            .extend(sums.map(|hash| Lookup { hash, known: None }));
        for lookup in &mut self.looked_up {
            lookup.known = self.known.get(&lookup.hash).copied();
        }
    }

    /// Returns what is known about a line looked up last, by its index.
    pub(in crate::record) fn found(&self, index: usize) -> Option<Lookup> {
        self.looked_up.get(index).copied()
    }

    pub(in crate::record) fn note(&mut self, hash: u128, numbers: AnswerNumbers) {
        self.known.insert(hash, numbers);
    }
}
