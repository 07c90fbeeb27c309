//! Full-text search in articles, ignoring case and accents.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::material::{Pack, SectionId};

/// Maximum number of hits; nobody would step through more.
pub const HITS_MAX: usize = 10_000;

/// An occurrence of the searched text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub section: SectionId,
    /// Index of the block in the section.
    pub block: usize,
    /// Byte range in the block's plain text.
    pub range: Range<usize>,
}

/// Returns the occurrences of `words` in the articles of `packs`, in reading order, at most [`HITS_MAX`].
///
/// Case and accents are ignored, and so is white space around `words`. Blank `words` match nothing.
#[expect(single_use_lifetimes, reason = "an anonymous one is not allowed here")]
pub fn find<'a>(packs: impl IntoIterator<Item = &'a Pack>, words: &str) -> Vec<Hit> {
    let wanted = Folded::of(words.trim()).text;
    let mut hits = Vec::new();
    if wanted.is_empty() {
        return hits;
    }
    for pack in packs {
        for section in pack.sections().filter(|section| !section.id.is_empty()) {
            for (block, it) in section.blocks.iter().enumerate() {
                let text = Folded::of(&it.text.plain);
                for (at, _) in text.text.match_indices(&wanted) {
                    if hits.len() >= HITS_MAX {
                        return hits;
                    }
                    hits.push(Hit {
                        section: SectionId::new(&pack.id, &section.id),
                        block,
                        range: text.original(at..at + wanted.len()),
                    });
                }
            }
        }
    }
    hits
}

/// A text without case and accents, with a map back to the original.
struct Folded {
    text: String,
    /// For each byte of `text`, the byte offset of its original character; empty if all offsets are equal.
    from: Vec<usize>,
    /// Length of the original in bytes.
    len: usize,
}

impl Folded {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                text: text.to_ascii_lowercase(),
                from: Vec::new(),
                len: text.len(),
            };
        }
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
            len: text.len(),
        };
        for (at, letter) in text.char_indices() {
            let plain = letter.nfkd().filter(|part| !is_combining_mark(*part));
            for part in plain.flat_map(char::to_lowercase) {
                folded.text.push(part);
                folded.from.extend(std::iter::repeat_n(at, part.len_utf8()));
            }
        }
        folded
    }

    /// Maps a range of `text` back to the original, widened to whole characters with their combining marks.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.from.is_empty() {
            return range;
        }
        let place = |at: usize| self.from.get(at).copied().unwrap_or(self.len);
        place(range.start)..place(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        let (folded, wanted) = (Folded::of(text), Folded::of(words).text);
        let places = folded.text.match_indices(&wanted);
        places
            .map(|(at, it)| folded.original(at..at + it.len()))
            .map(|range| text.get(range).expect("whole letters"))
            .collect()
    }

    #[test]
    fn case_and_accents_do_not_matter_and_whole_letters_are_found() {
        assert_eq!(found("IL-6 and il-6", "Il-6"), ["IL-6", "il-6"], "case");
        assert_eq!(
            found("Ångström, naïve", "angstrom"),
            ["Ångström"],
            "accents"
        );
        assert_eq!(
            found("a naïve n\u{61}i\u{308}ve", "NAÏVE").len(),
            2,
            "either way"
        );
        assert_eq!(found("ﬁbre", "fi"), ["ﬁ"], "a ligature whole");
        assert_eq!(found("e\u{301}t", "e"), ["e\u{301}"], "with its mark");
        assert_eq!(
            found("İstanbul", "istanbul"),
            ["İstanbul"],
            "more bytes than before"
        );
        assert_eq!(found("α-amylase", "Α"), ["α"], "Greek");
    }
}
