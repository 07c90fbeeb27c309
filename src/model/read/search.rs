//! What is looked for in the articles.

use crate::model::read::action::SearchIn;
use crate::reading::Hit;

/// What is being looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub words: String,
    /// Where.
    pub within: SearchIn,
    /// Where they stand, in reading order.
    pub hits: Vec<Hit>,
    /// The one that is shown.
    pub at: usize,
}

impl Search {
    /// The place that is shown.
    pub fn current(&self) -> Option<&Hit> {
        self.hits.get(self.at)
    }
}
