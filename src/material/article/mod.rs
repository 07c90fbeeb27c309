//! Articles: sections made of blocks, and ranges in them.

pub(in crate::material) mod looks;
pub(in crate::material) mod markdown;
pub(in crate::material) mod picture;
pub(in crate::material) mod plain_text;
pub(in crate::material) mod rich;
pub(in crate::material) mod scripts;
pub(in crate::material) mod sections;
pub(in crate::material) mod sentences;
pub(in crate::material) mod svg;
pub(in crate::material) mod table;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::material::article::picture::Picture;
use crate::material::article::sentences::sentences_around;

/// A text to read, divided into sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    pub id: String,
    pub title: String,
    /// In reading order.
    pub sections: Vec<Section>,
}

/// The content under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Unique in the pack; set by the author, or generated from the heading in the learner's own articles.
    pub id: String,
    pub title: String,
    /// In reading order, footnotes last.
    pub blocks: Vec<Block>,
    /// Number of words, without the title.
    pub words: usize,
}

/// A paragraph, a list item, a table row or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// Depth of block quotes.
    pub quotes: u8,
    /// Depth of lists.
    pub lists: u8,
    /// Whether it continues the previous block, because the text was too long for one.
    pub continued: bool,
    /// For an image, its caption.
    pub text: RichText,
    /// Byte range in the article's source.
    pub source: Range<usize>,
}

/// How a block is laid out and drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading inside a section, with its level; usually 3 to 6, since higher ones open sections.
    Heading(u8),
    Paragraph,
    /// The first paragraph of a list item.
    Item(Marker),
    /// Code; white space and line breaks are kept.
    Code,
    /// A thematic break, without text.
    Rule,
    /// An image of the pack; `None` if the file is missing or cannot be read.
    Image(Option<Picture>),
    Row(TableRow),
    /// A footnote, with its number in the section.
    Note(u32),
}

/// What precedes a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Bullet,
    Number(u64),
    /// A checkbox; true if ticked.
    Task(bool),
}

impl Marker {
    /// Returns the marker of the next item and counts `number` up; a list without a number is bulleted.
    pub(in crate::material) fn next(number: &mut Option<u64>) -> Self {
        let Some(number) = number else {
            return Self::Bullet;
        };
        *number = number.saturating_add(1);
        Self::Number(*number - 1)
    }
}

/// A row of a table. The text of its block is that of all cells, separated by spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Shared by all rows of the table.
    pub columns: Arc<[Column]>,
    pub is_head: bool,
    /// Byte range of each cell in the block's plain text; as many as there are columns.
    pub cells: Vec<Range<usize>>,
}

/// Alignment and relative width of a table column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub side: Side,
    /// Relative width: roughly the length of the longest cell, at least 1.
    pub weight: u16,
}

/// Horizontal alignment in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Left,
    Middle,
    Right,
}

/// Text without markup, and the styles of its parts. White space is collapsed except in code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    pub plain: String,
    /// Ascending, without gaps, covering all of `plain`.
    pub runs: Vec<Run>,
    /// Byte offsets of the spaces in `plain` that are hard line breaks, ascending.
    pub breaks: Vec<usize>,
}

impl RichText {
    /// Returns the plain text in `range` without the numbers of footnotes; `None` if the range is not in the text.
    pub(in crate::material) fn without_notes(&self, range: Range<usize>) -> Option<Cow<'_, str>> {
        let whole = self.plain.get(range.clone())?;
        let is_in = |run: &&Run| run.range.start < range.end && run.range.end > range.start;
        let runs = || self.runs.iter().filter(is_in);
        if !runs().any(|run| run.look.is_note()) {
            return Some(Cow::Borrowed(whole));
        }
        let words = runs().filter(|run| !run.look.is_note()).filter_map(|run| {
            let start = run.range.start.max(range.start);
            self.plain.get(start..run.range.end.min(range.end))
        });
        Some(Cow::Owned(words.collect()))
    }
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Byte range in the plain text.
    pub range: Range<usize>,
    pub look: RunStyle,
    /// Byte range in the article's source.
    pub source: Range<usize>,
}

/// Everything about a run that is not its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunStyle {
    pub style: Style,
    pub script: Script,
    pub struck: bool,
    /// A URL, `#section`, or `#fn-2` for a footnote; empty if it is no link.
    pub link: Arc<str>,
}

impl RunStyle {
    /// Whether the run is the number of a footnote.
    fn is_note(&self) -> bool {
        self.link.starts_with("#fn-")
    }
}

/// The font variant of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Regular,
    Italic,
    Bold,
    BoldItalic,
    /// Monospaced.
    Code,
}

/// Vertical position relative to the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    #[default]
    Line,
    Super,
    Sub,
}

/// A stretch of text within one block of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRange {
    /// Index of the block in the section.
    pub block: usize,
    /// Byte range in the block's plain text.
    pub range: Range<usize>,
}

impl Section {
    /// Finds the only occurrence of `quote` within a block; the error is the number of occurrences.
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

    /// Returns the whole sentences that hold `place`; in code and rows of tables, which have none, `place` itself.
    pub fn sentences_around(&self, place: &BlockRange) -> BlockRange {
        let mut whole = place.clone();
        let block = self.blocks.get(place.block);
        let has_sentences = |it: &&Block| !matches!(it.kind, BlockKind::Code | BlockKind::Row(_));
        if let Some(block) = block.filter(has_sentences) {
            whole.range = sentences_around(&block.text.plain, &place.range);
        }
        whole
    }

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

    pub(in crate::material) fn count_words(&mut self) {
        let blocks = self.blocks.iter();
        self.words = blocks
            .map(|it| it.text.plain.split_whitespace().count())
            .sum();
    }
}

/// Collapses each run of white space to one space and trims both ends.
pub(in crate::material) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
