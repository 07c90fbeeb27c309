//! Plain text as a single section, with paragraphs separated by blank lines.

use std::ops::Range;

use crate::material::article::rich::Blanks;
use crate::material::article::sections::slug;
use crate::material::article::{Block, BlockKind, RichText, RunStyle, Section};

/// Reads a plain text as one section titled `title`; returns none if the text is blank.
pub(in crate::material) fn parse_plain_text(
    text: &str,
    article: &str,
    title: &str,
) -> Vec<Section> {
    let blocks: Vec<Block> = paragraphs(text)
        .into_iter()
        .flat_map(|source| blocks_of(text, &source))
        .collect();
    if blocks.is_empty() {
        return Vec::new();
    }
    vec![Section::new(slug(article), title.to_owned(), blocks)]
}

/// Returns the byte range of each paragraph, without trailing white space.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut at = text.len() - body.len();
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for line in body.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        let is_blank = line.trim().is_empty();
        if !is_blank {
            match paragraphs.last_mut() {
                Some(open) if is_open => open.end = end,
                _ => paragraphs.push(at..end),
            }
        }
        is_open = !is_blank;
        at += line.len();
    }
    paragraphs
}

/// Returns a paragraph as one block, or as several if it is long.
fn blocks_of(text: &str, source: &Range<usize>) -> Vec<Block> {
    let words = text.get(source.clone()).unwrap_or_default();
    let mut rich = RichText::default();
    rich.push(words, &RunStyle::default(), Blanks::Collapsed, source);
    let pieces = rich.trimmed().in_pieces().into_iter().enumerate();
    pieces
        .map(|(place, text)| Block {
            kind: BlockKind::Paragraph,
            quotes: 0,
            lists: 0,
            continued: place > 0,
            text,
            source: source.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::material::article::rich::BLOCK_BYTES_MAX;

    fn blocks(text: &str) -> Vec<Block> {
        let mut sections = parse_plain_text(text, "a-walk", "A walk");
        assert_eq!(sections.len(), 1, "one section");
        let section = sections.remove(0);
        assert_eq!(
            (section.id.as_str(), section.title.as_str()),
            ("a-walk", "A walk"),
            "named"
        );
        section.blocks
    }

    #[test]
    fn empty_lines_part_paragraphs_and_line_breaks_are_blanks() {
        let text = "\u{feff}\r\n  One\r\ntwo  \r\n \t\r\n\r\nThree *four*.\nfive";
        let blocks = blocks(text);
        let words: Vec<&str> = blocks.iter().map(|it| it.text.plain.as_str()).collect();
        assert_eq!(words, ["One two", "Three *four*. five"], "two paragraphs");
        let sources: Vec<&str> = blocks
            .iter()
            .map(|it| text.get(it.source.clone()).expect("whole letters"))
            .collect();
        assert_eq!(
            sources,
            ["  One\r\ntwo", "Three *four*.\nfive"],
            "where they stand"
        );
        for block in &blocks {
            let runs = &block.text.runs;
            assert_eq!(runs.len(), 1, "one look");
            assert_eq!(runs[0].range, 0..block.text.plain.len(), "for all of it");
            assert_eq!(runs[0].source, block.source, "from the same place");
        }
    }

    #[test]
    fn a_long_paragraph_goes_on_in_further_blocks() {
        let text = format!("{}\n\nThe end.", "word\n".repeat(5000));
        let blocks = blocks(&text);
        let continued: Vec<bool> = blocks.iter().map(|it| it.continued).collect();
        assert_eq!(continued, [false, true, true, true, false], "four and one");
        assert!(
            blocks
                .iter()
                .all(|it| it.text.plain.len() <= BLOCK_BYTES_MAX),
            "short enough"
        );
        let words: usize = blocks
            .iter()
            .map(|it| it.text.plain.split(' ').count())
            .sum();
        assert_eq!(words, 5002, "nothing is lost");
    }

    #[test]
    fn without_words_there_is_no_section() {
        for text in ["", "\u{feff}", " \r\n\n\t"] {
            assert_eq!(parse_plain_text(text, "a", "A"), [], "{text:?}");
        }
    }
}
