//! Articles: sections of plain blocks, and places in them.

use std::ops::Range;

/// A text in sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Unique in the pack.
    pub id: String,
    /// For the screen.
    pub title: String,
    /// In reading order.
    pub sections: Vec<Section>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Unique in the pack; given by the author.
    pub id: String,
    /// The heading.
    pub title: String,
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// A paragraph, an item of a list or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub text: RichText,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading inside a section.
    Heading,
    /// Plain text.
    Paragraph,
    /// An item of a list.
    Item {
        /// 0 for an outermost list.
        depth: u8,
        /// What stands before it.
        marker: Marker,
    },
    /// A paragraph of a quotation.
    Quote,
    /// Code, its line breaks kept.
    Code,
    /// A break in thought; without words.
    Rule,
}

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A dot.
    Bullet,
    /// Its number.
    Number(u64),
    /// Nothing: a further paragraph of the same item.
    Continued,
}

/// Words with their marks taken out and white space collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The words.
    pub plain: String,
    /// How they are set: ascending, without gaps, covering all of `plain`.
    pub runs: Vec<Run>,
}

/// A stretch of words set alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the plain text.
    pub range: Range<usize>,
    /// The face.
    pub style: Style,
    /// Where it leads; empty for no link.
    pub link: String,
}

/// The face in which words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Upright.
    #[default]
    Regular,
    /// Emphasis.
    Italic,
    /// Strong.
    Bold,
    /// Both.
    BoldItalic,
    /// Code.
    Code,
}

/// A stretch of words in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the block.
    pub block: usize,
    /// Bytes of the block's plain text.
    pub range: Range<usize>,
}

impl Section {
    /// Finds the one place where `quote` stands; gives the number of places when that is not 1.
    pub fn find(&self, quote: &str) -> Result<Place, usize> {
        let quote = collapsed(quote);
        if quote.is_empty() {
            return Err(0);
        }
        let mut places = self.blocks.iter().enumerate().flat_map(|(block, it)| {
            it.text
                .plain
                .match_indices(&quote)
                .map(move |(at, found)| Place {
                    block,
                    range: at..at + found.len(),
                })
        });
        match (places.next(), places.count()) {
            (Some(place), 0) => Ok(place),
            (None, _) => Err(0),
            (Some(_), more) => Err(more + 1),
        }
    }

    /// How many words it has, heading left out.
    pub fn words(&self) -> usize {
        self.blocks
            .iter()
            .map(|block| block.text.plain.split_whitespace().count())
            .sum()
    }
}

/// `text` with every run of white space as one blank and none at the ends.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
