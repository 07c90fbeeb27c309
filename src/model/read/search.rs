//! The state of the article search.

use crate::model::read::action::SearchIn;
use crate::reading::Hit;

/// A search with its hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    pub words: String,
    pub within: SearchIn,
    /// In reading order.
    pub hits: Vec<Hit>,
    /// Index of the hit on screen.
    pub at: usize,
}

impl Search {
    /// The hit on screen.
    pub fn current(&self) -> Option<&Hit> {
        self.hits.get(self.at)
    }
}
