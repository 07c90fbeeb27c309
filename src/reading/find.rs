//! Full-text search in articles, ignoring case and accents.

use std::ops::Range;

use crate::material::{Pack, SectionId};
use crate::unicode::{is_invisible, without_marks};

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
/// Ignored are case, accents, the kinds of hyphens and quotes, invisible characters, and how much white space stands
/// between words. Blank `words` match nothing.
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
                for range in text.places_of(&wanted) {
                    if hits.len() >= HITS_MAX {
                        return hits;
                    }
                    hits.push(Hit {
                        section: SectionId::new(&pack.id, &section.id),
                        block,
                        range,
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
        let has_blanks = |text: &str| {
            let is_blank = |byte: &u8| byte.is_ascii_whitespace();
            let pairs = text.as_bytes().windows(2);
            text.contains(['\n', '\t', '\r']) || pairs.into_iter().any(|it| it.iter().all(is_blank))
        };
        if text.is_ascii() && !has_blanks(text) {
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
            if letter.is_whitespace() {
                if !folded.text.ends_with(' ') {
                    folded.push(' ', at);
                }
            } else if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase(), at);
            } else if !is_invisible(letter) {
                for part in without_marks(plain(letter)) {
                    folded.push(part, at);
                }
            }
        }
        folded
    }

    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        self.from.extend(std::iter::repeat_n(at, letter.len_utf8()));
    }

    /// Maps a range of `text` back to the original, widened to whole characters with their combining marks.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.from.is_empty() {
            return range;
        }
        let place = |at: usize| self.from.get(at).copied().unwrap_or(self.len);
        let last = range.end.checked_sub(1).map(place);
        // A character that was folded to several is taken whole.
        let rest = self.from.get(range.end..).unwrap_or_default();
        let end = rest.iter().find(|it| Some(**it) != last);
        place(range.start)..end.copied().unwrap_or(self.len)
    }

    /// Where `wanted` is, in the original; a character is a place once, however often it is folded to what is wanted.
    fn places_of(&self, wanted: &str) -> Vec<Range<usize>> {
        let all = self.text.match_indices(wanted);
        let mut places: Vec<_> = all
            .map(|(at, _)| self.original(at..at + wanted.len()))
            .collect();
        places.dedup();
        places
    }
}

/// Returns what a typist writes for a hyphen, a quote, or a letter with a stroke.
pub(super) fn plain(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '‘' | '’' | '‚' | '′' => '\'',
        '“' | '”' | '„' | '″' => '"',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        'ħ' | 'Ħ' => 'h',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        let (folded, wanted) = (Folded::of(text), Folded::of(words).text);
        let places = folded.places_of(&wanted).into_iter();
        places
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
        assert_eq!(found("ﬁbre", "f"), ["ﬁ"], "a part of it, too");
        assert_eq!(found("aﬁ b", "af"), ["aﬁ"], "and to its end");
        assert_eq!(found("wait…", "."), ["…"], "once");
        assert_eq!(found("½ kg", "1"), ["½"]);
        assert_eq!(found("e\u{301}t", "e"), ["e\u{301}"], "with its mark");
        assert_eq!(
            found("İstanbul", "istanbul"),
            ["İstanbul"],
            "more bytes than before"
        );
        assert_eq!(found("α-amylase", "Α"), ["α"], "Greek");
    }

    #[test]
    fn other_spellings_and_pasted_characters_are_found() {
        for (text, words, hit) in [
            ("die Straße", "STRASSE", "Straße"),
            ("σοφός", "ΣΟΦΌΣ", "σοφός"),
            ("łyżka", "lyzka", "łyżka"),
            ("smørrebrød", "smorrebrod", "smørrebrød"),
            ("IL\u{2011}6 rises", "il-6", "IL\u{2011}6"),
            ("mus\u{ad}cle", "muscle", "mus\u{ad}cle"),
            ("zero\u{200b}width", "zerowidth", "zero\u{200b}width"),
            ("don’t “quote”", "don't \"quote\"", "don’t “quote”"),
            ("the heart rate", "heart  rate", "heart rate"),
            ("if x:\n    return", "x: return", "x:\n    return"),
            ("two  blanks", "two blanks", "two  blanks"),
        ] {
            assert_eq!(found(text, words), [hit], "{words}");
        }
    }
}
