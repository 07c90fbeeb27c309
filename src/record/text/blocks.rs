//! Reads a file in blocks of whole lines, some thousands at a time. The only module that names `memchr`.

use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes read at once: few enough to stay in the processor's cache until they are parsed.
const BLOCK: usize = 256 << 10;

pub(in crate::record) struct Blocks<R> {
    file: R,
    bytes: Vec<u8>,
    /// How many of the bytes the last call returned.
    given: usize,
}

impl<R: Read> Blocks<R> {
    pub(in crate::record) fn new(file: R) -> Self {
        Self {
            file,
            bytes: Vec::with_capacity(2 * BLOCK),
            given: 0,
        }
    }

    /// Returns the next lines, each with its line feed; only the last of the file may lack it. `None` at the end.
    pub(in crate::record) fn next_lines(&mut self) -> io::Result<Option<&[u8]>> {
        self.bytes.drain(..std::mem::take(&mut self.given));
        loop {
            let block = self.file.by_ref().take(BLOCK as u64);
            let read = { block }.read_to_end(&mut self.bytes)?;
            let new = self.bytes.iter().rev().take(read);
            let cut = new.enumerate().find(|(_, byte)| **byte == b'\n');
            self.given = match cut {
                Some((behind, _)) => self.bytes.len() - behind,
                None if read < BLOCK => self.bytes.len(),
                // The line is longer than a block.
                None => continue,
            };
            return Ok(self.bytes.get(..self.given).filter(|it| !it.is_empty()));
        }
    }
}

/// Splits a text into lines, each with its line feed except perhaps the last.
pub(in crate::record) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
    let rest = text.rfind('\n').map_or(0, |newline| newline + 1)..text.len();
    let rest = (!rest.is_empty()).then_some(rest.end);
    ends.chain(rest).filter_map(move |end| {
        let line = text.get(from..end);
        from = end;
        line
    })
}

/// Turns carriage returns that end a line by themselves, as on old systems, into line feeds. No line that we write has
/// a raw one.
pub(in crate::record) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let mut pieces = text.split('\r').skip(1);
    if pieces.all(|after| after.starts_with('\n')) {
        return Cow::Borrowed(text);
    }
    let marked = text.replace("\r\n", "\n");
    Cow::Owned(marked.replace('\r', "\n"))
}

/// Splits the last line off the lines before it; line feeds stay with their lines.
pub fn split_last_line(lines: &[u8]) -> (&[u8], &[u8]) {
    let before = lines.strip_suffix(b"\n").unwrap_or(lines);
    let begin = before.iter().rposition(|byte| *byte == b'\n');
    lines.split_at(begin.map_or(0, |newline| newline + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bytes_are_given_out_in_whole_lines() {
        let long = "x".repeat(3 * BLOCK);
        for text in [
            "",
            "\n",
            "a",
            "a\nb",
            "a\nb\n",
            &format!("{long}\n"),
            &format!("a\n{long}\nb"),
            &"a line of some length\n".repeat(BLOCK / 7),
        ] {
            let mut blocks = Blocks::new(text.as_bytes());
            let mut all = Vec::new();
            while let Some(lines) = blocks.next_lines().expect("no file, no error") {
                let is_last = all.len() + lines.len() == text.len();
                assert!(lines.ends_with(b"\n") || is_last, "whole lines");
                let (before, last) = split_last_line(lines);
                assert!(
                    before.is_empty() || before.ends_with(b"\n"),
                    "whole lines before"
                );
                assert!(!last.is_empty(), "there is a last one");
                all.extend_from_slice(lines);
            }
            assert!(all == text.as_bytes(), "nothing is lost or added");
        }
    }
}
