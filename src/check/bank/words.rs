//! The words of all questions as numbers, which compare faster than texts.

use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::fast::FastMap;

/// Which words each question has, and how many questions have each word.
#[derive(Debug, Default)]
pub(in crate::check) struct WordIndex<'i> {
    ids: FastMap<&'i str, u32>,
    /// For each question the words of its stem that are read before the answer, ascending, no word twice.
    pub shown: Vec<Vec<u32>>,
    /// For each word, how many questions have it in stem or options.
    counts: Vec<u32>,
}

impl<'i> WordIndex<'i> {
    pub(in crate::check) fn of(items: &'i [Item<'_>]) -> Self {
        let mut index = Self::default();
        // The question that each word was counted for last.
        let mut last: Vec<usize> = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let mut shown: Vec<u32> = item.stem.stems().map(|it| index.id_of(it)).collect();
            let options = item.options().flat_map(Text::stems);
            let all = options.map(|it| index.id_of(it)).collect::<Vec<_>>();
            last.resize(index.counts.len(), usize::MAX);
            for word in shown.iter().chain(&all) {
                let at = *word as usize;
                if let (Some(last), Some(count)) = (last.get_mut(at), index.counts.get_mut(at))
                    && *last != place
                {
                    *last = place;
                    *count += 1;
                }
            }
            // The only gap of a cloze hides its own words; several gaps are filled in when another one is asked.
            if item.question.cloze().is_some() && item.keys.len() == 1 {
                shown.retain(|it| !all.contains(it));
            }
            shown.sort_unstable();
            shown.dedup();
            index.shown.push(shown);
        }
        index
    }

    fn id_of(&mut self, word: &'i str) -> u32 {
        let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.counts.push(0);
        }
        id
    }

    /// Returns the number of a word, and how many questions have it.
    pub(in crate::check) fn find(&self, word: &str) -> Option<(u32, usize)> {
        let id = *self.ids.get(word)?;
        let count = self.counts.get(id as usize)?;
        Some((id, *count as usize))
    }

    /// How many different words there are.
    pub(in crate::check) fn len(&self) -> usize {
        self.counts.len()
    }

    /// Returns the words that the stem of this question shows.
    pub(in crate::check) fn of_stem(&self, question: usize) -> &[u32] {
        self.shown.get(question).map_or(&[], Vec::as_slice)
    }
}

/// Counts the numbers that two ascending lists have in common.
pub(in crate::check) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut at, mut both) = (0, 0);
    for word in a {
        while b.get(at).is_some_and(|it| it < word) {
            at += 1;
        }
        both += usize::from(b.get(at) == Some(word));
    }
    both
}
