//! Facts: what is worth knowing, the unit of memory.

use serde::{Deserialize, Serialize};

use crate::material::article::BlockRange;
use crate::material::pack::written::WrittenQuestion;
use crate::material::question::Question;

/// What kind of work a fact rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// Only the article that the pack retells says so.
    Article,
    /// True by definition or by the history of a word.
    Definition,
    /// Studies in people.
    Human,
    /// A meta-analysis.
    Meta,
    /// A review or a consensus.
    Review,
    /// Studies in animals.
    Animal,
    /// Studies in cells.
    Cell,
}

impl Evidence {
    /// How a reader is told.
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

/// Whether somebody has held the fact against its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Held against its source.
    #[default]
    Verified,
    /// Not yet.
    Unchecked,
}

/// The exact words in the article that prove a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The section's id.
    pub section: String,
    /// The words, white space collapsed.
    pub quote: String,
    /// Where they stand.
    pub place: BlockRange,
}

/// One thing worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Unique in its pack.
    pub id: String,
    /// What it is about, in a few words that give nothing away; may be empty.
    pub title: String,
    /// The id of one of the pack's topics.
    pub topic: String,
    /// Ids of sources of the pack.
    pub sources: Vec<String>,
    /// What it rests on.
    pub evidence: Evidence,
    /// The fact in one sentence.
    pub says: String,
    /// Where the article proves it; always there in bundled packs.
    pub passage: Option<Passage>,
    /// The ways of asking it; never empty.
    pub questions: Vec<Question>,
    /// Free words of the author.
    pub tags: Vec<String>,
    /// Experts disagree.
    pub contested: bool,
    /// Checked or not.
    pub status: Status,
    /// When it was true, as the author wrote it; empty for always.
    pub as_of: String,
}

impl Fact {
    /// The fact's ways of asking: question and gap.
    pub fn faces(&self) -> impl Iterator<Item = (&Question, usize)> {
        self.questions
            .iter()
            .flat_map(|question| (0..question.gaps()).map(move |gap| (question, gap)))
    }
}

/// A fact as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(rename = "Fact", deny_unknown_fields)]
pub(super) struct WrittenFact {
    pub id: String,
    #[serde(default)]
    pub title: String,
    pub topic: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub evidence: Evidence,
    pub says: String,
    #[serde(default)]
    pub passage: WrittenPassage,
    pub questions: Vec<WrittenQuestion>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub contested: bool,
    #[serde(default)]
    pub status: Status,
    #[serde(default)]
    pub as_of: String,
}

/// A passage as it stands in a file; empty for none.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPassage {
    pub section: String,
    pub quote: String,
}
