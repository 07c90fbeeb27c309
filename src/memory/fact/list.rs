//! The answers to a fact, 8 bytes each.

use crate::record::StudyDay;

/// An answer, whether it counts or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct AnswerRef {
    /// Its index in the record.
    pub index: u32,
    pub day: StudyDay,
}

/// Where the answers to a fact stand.
#[derive(Debug, Default)]
pub(in crate::memory) struct AnswerList {
    /// Those that were replayed: where they begin in the list of all, and how many there are.
    begin: u32,
    len: u32,
    /// Those that came since.
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
        usize::try_from(self.len).unwrap_or(0) + self.since.len()
    }

    /// In the order of the record; `listed` are those of all facts that were replayed.
    pub(in crate::memory) fn iter<'a>(
        &'a self,
        listed: &'a [AnswerRef],
    ) -> impl Iterator<Item = AnswerRef> + 'a {
        let begin = usize::try_from(self.begin).unwrap_or(usize::MAX);
        let len = usize::try_from(self.len).unwrap_or(0);
        let listed = listed.get(begin..begin.saturating_add(len));
        listed
            .unwrap_or_default()
            .iter()
            .chain(&self.since)
            .copied()
    }
}
