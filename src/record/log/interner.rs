//! Texts that occur again and again, each kept once.

use crate::fast::NumberedSet;

/// Texts by their numbers.
#[derive(Clone, Debug, Default)]
pub(in crate::record) struct Interner {
    all: NumberedSet<Box<str>>,
}

impl Interner {
    /// The number of a text; the same for the same text. `None` when there are no numbers left.
    pub(in crate::record) fn number(&mut self, text: &str) -> Option<u32> {
        let place = match self.all.get_index_of(text) {
            Some(place) => place,
            None => self.all.insert_full(text.into()).0,
        };
        // The last number stands for nothing.
        u32::try_from(place).ok().filter(|it| *it < u32::MAX)
    }

    /// The number of a text that has one.
    pub(in crate::record) fn find(&self, text: &str) -> Option<u32> {
        let place = self.all.get_index_of(text)?;
        u32::try_from(place).ok()
    }

    /// The text of a number; empty for one that was never given.
    pub(in crate::record) fn text(&self, number: u32) -> &str {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.all.get_index(place).map_or("", |text| text)
    }

    /// All of them, in the order of their numbers.
    pub(in crate::record) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|text| &**text)
    }

    /// How many there are.
    pub(in crate::record) fn len(&self) -> usize {
        self.all.len()
    }
}
