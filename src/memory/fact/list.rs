//! The answers to a fact as indices into the record, 8 bytes each.

use crate::memory::located::to_usize;
use crate::record::StudyDay;

/// An answer, whether or not it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct AnswerRef {
    /// Index in the record.
    pub index: u32,
    pub day: StudyDay,
}

/// All answers to a fact: a range of the list built by the replay, then those added since.
#[derive(Debug, Default)]
pub(in crate::memory) struct AnswerList {
    /// First of this fact's answers in the replayed list.
    begin: u32,
    len: u32,
    /// Added after the replay.
    since: Vec<AnswerRef>,
}

impl AnswerList {
    pub(in crate::memory) fn replayed(begin: u32, len: u32) -> Self {
        let since = Vec::new();
        Self { begin, len, since }
    }

    pub(in crate::memory) fn push(&mut self, answer: AnswerRef) {
        self.since.push(answer);
    }

    pub(in crate::memory) fn len(&self) -> usize {
        to_usize(self.len) + self.since.len()
    }

    /// In record order. `listed` is the replayed list of all facts.
    pub(in crate::memory) fn iter<'a>(
        &'a self,
        listed: &'a [AnswerRef],
    ) -> impl Iterator<Item = AnswerRef> + 'a {
        let begin = to_usize(self.begin);
        let len = to_usize(self.len);
        let listed = listed.get(begin..begin.saturating_add(len));
        listed
            .unwrap_or_default()
            .iter()
            .chain(&self.since)
            .copied()
    }
}
