//! Facts: the unit of memory, which is scheduled as a whole however it is asked.

use serde::{Deserialize, Serialize};

use crate::material::passage::Passage;
use crate::material::question::Question;

/// The kind of work that supports a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// Nothing but the article that the pack retells.
    Article,
    /// True by definition, or by the history of a word.
    Definition,
    Human,
    Meta,
    /// A review or a consensus statement.
    Review,
    Animal,
    Cell,
}

impl Evidence {
    /// Returns the label shown to readers.
    pub fn words(self) -> &'static str {
        match self {
            Self::Article => "As the article says",
            Self::Definition => "By definition",
            Self::Human => "Human studies",
            Self::Meta => "Meta-analysis",
            Self::Review => "Review",
            Self::Animal => "Animal studies",
            Self::Cell => "Cell studies",
        }
    }
}

/// Whether someone has checked the fact against its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    #[default]
    Verified,
    Unchecked,
}

/// One thing worth knowing, and the questions that ask for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Unique in its pack.
    pub id: String,
    /// A few words that do not give the answer away; may be empty.
    pub title: String,
    /// Id of one of the pack's topics.
    pub topic: String,
    /// Ids of the pack's sources.
    pub sources: Vec<String>,
    pub evidence: Evidence,
    /// The fact in one sentence.
    pub says: String,
    /// Always present in bundled packs.
    pub passage: Option<Passage>,
    /// Never empty.
    pub questions: Vec<Question>,
    /// Free-form, set by the author.
    pub tags: Vec<String>,
    /// Whether experts disagree.
    pub contested: bool,
    pub status: Status,
    /// The date for which it holds, as the author wrote it; empty if it does not change.
    pub as_of: String,
}

impl Fact {
    /// Returns every face of the fact, as the question and the index of the gap.
    pub fn faces(&self) -> impl Iterator<Item = (&Question, usize)> {
        self.questions
            .iter()
            .flat_map(|question| (0..question.gaps()).map(move |gap| (question, gap)))
    }
}
