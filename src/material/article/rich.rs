//! Building rich text: collapses white space, and tracks the style and source of each run.

use std::ops::Range;

use crate::material::article::{RichText, Run, RunStyle};

/// Maximum bytes of text in a block; longer text continues in further blocks, so that each is laid out quickly.
pub(in crate::material) const BLOCK_BYTES_MAX: usize = 8192;

/// What happens to white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::material) enum Blanks {
    /// Each run becomes one space.
    Collapsed,
    Kept,
}

impl RichText {
    /// Appends text that was read from `source`.
    pub(in crate::material) fn push(
        &mut self,
        words: &str,
        look: &RunStyle,
        blanks: Blanks,
        source: &Range<usize>,
    ) {
        let start = self.plain.len();
        if blanks == Blanks::Kept {
            self.plain.push_str(words);
        } else {
            for letter in words.chars() {
                if !letter.is_whitespace() {
                    self.plain.push(letter);
                } else if !self.plain.is_empty() && !self.plain.ends_with(' ') {
                    self.plain.push(' ');
                }
            }
        }
        let end = self.plain.len();
        match self.runs.last_mut() {
            _ if start == end => {}
            Some(run) if run.look == *look => {
                run.range.end = end;
                run.source.end = run.source.end.max(source.end);
            }
            _ => self.runs.push(Run {
                range: start..end,
                look: look.clone(),
                source: source.clone(),
            }),
        }
    }

    /// Appends a hard line break; it is a space in `plain`, so that search and quotes match across it.
    pub(in crate::material) fn push_break(&mut self, look: &RunStyle, source: &Range<usize>) {
        self.push(" ", look, Blanks::Collapsed, source);
        let at = self.plain.len().saturating_sub(1);
        if self.plain.ends_with(' ') && self.breaks.last() != Some(&at) {
            self.breaks.push(at);
        }
    }

    /// Removes trailing white space and spare capacity.
    pub(in crate::material) fn trimmed(mut self) -> Self {
        let kept = self.plain.trim_end().len();
        self.cut(kept);
        self.plain.shrink_to_fit();
        self.runs.shrink_to_fit();
        self
    }

    /// Truncates to `kept` bytes.
    fn cut(&mut self, kept: usize) {
        self.plain.truncate(kept);
        self.runs.retain(|run| run.range.start < kept);
        if let Some(last) = self.runs.last_mut() {
            last.range.end = kept;
        }
        self.breaks.retain(|at| *at < kept);
    }

    /// Splits into pieces of at most [`BLOCK_BYTES_MAX`] bytes, at white space where possible.
    pub(in crate::material) fn in_pieces(mut self) -> Vec<Self> {
        let partings = partings(&self.plain);
        let mut pieces = Vec::with_capacity(partings.len() + 1);
        // Back to front, so that each byte is moved only once.
        for at in partings.into_iter().rev() {
            pieces.push(self.split_off(at));
            self = self.trimmed();
        }
        pieces.push(self);
        pieces.reverse();
        pieces
    }

    /// Splits off everything from byte `at` on, without leading white space.
    fn split_off(&mut self, at: usize) -> Self {
        let mut plain = self.plain.split_off(at);
        let blanks = plain.len() - plain.trim_start_matches([' ', '\n']).len();
        plain.drain(..blanks);
        let from = at + blanks;
        let straddling = self.runs.partition_point(|run| run.range.end <= from);
        let mut runs = self.runs.get(straddling..).unwrap_or_default().to_vec();
        for run in &mut runs {
            run.range = run.range.start.max(from) - from..run.range.end - from;
        }
        let breaks = self.breaks.iter().filter_map(|it| it.checked_sub(from));
        let breaks = breaks.collect();
        self.cut(at);
        Self {
            plain,
            runs,
            breaks,
        }
    }
}

/// Returns the byte offsets at which to split a text, ascending.
fn partings(text: &str) -> Vec<usize> {
    let mut partings = Vec::new();
    let mut from = 0;
    while text.len() - from > BLOCK_BYTES_MAX {
        let end = text.floor_char_boundary(from + BLOCK_BYTES_MAX);
        let head = text.get(from..end).unwrap_or_default();
        let blank = head.rfind('\n').or_else(|| head.rfind(' '));
        let at = blank.filter(|at| *at > head.len() / 2);
        from = at.map_or(end, |at| from + at);
        partings.push(from);
    }
    partings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::material::article::Style;

    #[test]
    fn a_long_text_is_parted_at_blanks_and_keeps_its_looks() {
        let bold = RunStyle {
            style: Style::Bold,
            ..RunStyle::default()
        };
        let mut text = RichText::default();
        for _ in 0..2000 {
            text.push(
                "some plain words ",
                &RunStyle::default(),
                Blanks::Collapsed,
                &(0..1),
            );
            text.push("and bold ones ", &bold, Blanks::Collapsed, &(1..2));
        }
        let whole = text.plain.trim_end().to_owned();
        let pieces = text.trimmed().in_pieces();
        assert!(pieces.len() > 6, "several pieces");
        let plains: Vec<&str> = pieces.iter().map(|it| it.plain.as_str()).collect();
        assert_eq!(plains.join(" "), whole, "nothing is lost");
        for piece in &pieces {
            assert!(piece.plain.len() <= BLOCK_BYTES_MAX, "short enough");
            let mut end = 0;
            for run in &piece.runs {
                assert_eq!(run.range.start, end, "without gaps");
                end = run.range.end;
                let words = piece.plain.get(run.range.clone()).expect("whole letters");
                let is_plain = words
                    .split(' ')
                    .any(|it| matches!(it, "some" | "plain" | "words"));
                assert_eq!(!is_plain, run.look.style == Style::Bold, "{words:?}");
            }
            assert_eq!(end, piece.plain.len(), "to the end");
        }
    }

    #[test]
    fn a_word_without_end_is_parted_between_letters() {
        let mut text = RichText::default();
        let word = "é".repeat(BLOCK_BYTES_MAX);
        text.push(&word, &RunStyle::default(), Blanks::Collapsed, &(0..1));
        let pieces = text.in_pieces();
        let whole: String = pieces.iter().map(|it| it.plain.as_str()).collect();
        assert_eq!((pieces.len(), whole), (2, word), "two halves");
    }
}
