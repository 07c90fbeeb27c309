//! Articles: sections of plain blocks, and places in them.

pub(in crate::material) mod looks;
pub(in crate::material) mod markdown;
pub(in crate::material) mod picture;
pub(in crate::material) mod plain_text;
pub(in crate::material) mod rich;
pub(in crate::material) mod scripts;
pub(in crate::material) mod sections;
pub(in crate::material) mod svg;
pub(in crate::material) mod table;

use std::ops::Range;
use std::sync::Arc;

use crate::material::article::picture::Picture;

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
    /// Unique in the pack; given by the author, or made from the heading in articles of the learner's own.
    pub id: String,
    /// The heading.
    pub title: String,
    /// In reading order; footnotes stand at the end.
    pub blocks: Vec<Block>,
    /// How many words it has, heading left out.
    pub words: usize,
}

/// A paragraph, an item of a list or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many quotations it stands in.
    pub quotes: u8,
    /// How many lists it stands in.
    pub lists: u8,
    /// Goes on with the block before: a paragraph that was too long for one.
    pub continued: bool,
    /// Its words; of an image what it shows.
    pub text: RichText,
    /// Bytes of the article's source that it was read from.
    pub source: Range<usize>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading inside a section, of that level: 3 to 6.
    Heading(u8),
    /// Plain text.
    Paragraph,
    /// The first words of an item of a list.
    Item(Marker),
    /// Code, its line breaks kept.
    Code,
    /// A break in thought; without words.
    Rule,
    /// An image of the pack; `None` where there is no such file, or it cannot be read.
    Image(Option<Picture>),
    /// A row of a table.
    Row(TableRow),
    /// A footnote with its number in the section.
    Note(u32),
}

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A dot.
    Bullet,
    /// Its number.
    Number(u64),
    /// A box, ticked or not.
    Task(bool),
}

impl Marker {
    /// What stands before the next item of a list with that number, or without one.
    pub(in crate::material) fn next(number: &mut Option<u64>) -> Self {
        let Some(number) = number else {
            return Self::Bullet;
        };
        *number = number.saturating_add(1);
        Self::Number(*number - 1)
    }
}

/// A row of a table; its text is that of all cells, with a blank between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What all rows of the table share.
    pub columns: Arc<[Column]>,
    /// Whether it names the columns.
    pub is_head: bool,
    /// Bytes of the text for each cell, as many as there are columns.
    pub cells: Vec<Range<usize>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Where its words stand.
    pub side: Side,
    /// How much room it wants: about the letters of a long cell, at least 1.
    pub weight: u16,
}

/// Where words stand in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// At the right.
    Right,
}

/// Words with their marks taken out and white space collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The words.
    pub plain: String,
    /// How they are set: ascending, without gaps, covering all of `plain`.
    pub runs: Vec<Run>,
    /// Bytes of `plain` at which a blank stands for a line break of the author's, ascending.
    pub breaks: Vec<usize>,
}

/// A stretch of words set alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the plain text.
    pub range: Range<usize>,
    /// How it is set, and where it leads.
    pub look: RunStyle,
    /// Bytes of the article's source that it was read from.
    pub source: Range<usize>,
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunStyle {
    /// The face.
    pub style: Style,
    /// On the line, above or below.
    pub script: Script,
    /// Struck out.
    pub struck: bool,
    /// Where it leads: an address, `#section`, or `#fn-2` for a footnote; empty for no link.
    pub link: Arc<str>,
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

/// Where words stand to the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// On it.
    #[default]
    Line,
    /// Above, small.
    Super,
    /// Below, small.
    Sub,
}

/// A stretch of words in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRange {
    /// The index of the block.
    pub block: usize,
    /// Bytes of the block's plain text.
    pub range: Range<usize>,
}

impl Section {
    /// Finds the one place where `quote` stands; gives the number of places when that is not 1.
    pub fn find(&self, quote: &str) -> Result<BlockRange, usize> {
        let quote = collapsed(quote);
        if quote.is_empty() {
            return Err(0);
        }
        let mut places = self.blocks.iter().enumerate().flat_map(|(block, it)| {
            it.text
                .plain
                .match_indices(&quote)
                .map(move |(at, found)| BlockRange {
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

    /// Puts a section together.
    pub(in crate::material) fn new(id: String, title: String, blocks: Vec<Block>) -> Self {
        let mut section = Self {
            id,
            title,
            blocks,
            words: 0,
        };
        section.count_words();
        section
    }

    /// Counts its words again.
    pub(in crate::material) fn count_words(&mut self) {
        let blocks = self.blocks.iter();
        self.words = blocks
            .map(|it| it.text.plain.split_whitespace().count())
            .sum();
    }
}

/// `text` with every run of white space as one blank and none at the ends.
pub(in crate::material) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
