//! Interned texts: those that occur again and again, each kept once.

use crate::fast::NumberedSet;

#[derive(Clone, Debug, Default)]
pub(in crate::record) struct Interner {
    all: NumberedSet<Box<str>>,
}

impl Interner {
    /// Returns the number of a text, adding it if it is new. `None` if no numbers are left.
    pub(in crate::record) fn number(&mut self, text: &str) -> Option<u32> {
        let place = match self.all.get_index_of(text) {
            Some(place) => place,
            None => self.all.insert_full(text.into()).0,
        };
        // The last number is reserved to mean "none".
        u32::try_from(place).ok().filter(|it| *it < u32::MAX)
    }

    /// Returns the number of a text that was added before.
    pub(in crate::record) fn find(&self, text: &str) -> Option<u32> {
        let place = self.all.get_index_of(text)?;
        u32::try_from(place).ok()
    }

    /// Returns the text of a number; empty if the number was never handed out.
    pub(in crate::record) fn text(&self, number: u32) -> &str {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.all.get_index(place).map_or("", |text| text)
    }

    /// Iterates over all texts in the order of their numbers.
    pub(in crate::record) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|text| &**text)
    }

    pub(in crate::record) fn len(&self) -> usize {
        self.all.len()
    }
}
