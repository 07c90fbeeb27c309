//! Letters of every script as they are compared: case folding, compatibility forms, digits. The only module that names
//! `unicase` and `unicode_normalization`.

use unicase::UniCase;
use unicode_normalization::UnicodeNormalization as _;

pub(crate) use unicode_normalization::char::is_combining_mark;

/// The zeros of the decimal digits in use today; nine more digits follow each. Those of compatibility forms, such as
/// the full-width ones, are left to [`compatible`].
const ZEROS: [char; 36] = [
    '0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}',
    '\u{1040}', '\u{1090}', '\u{17e0}', '\u{1810}', '\u{1946}', '\u{19d0}', '\u{1a80}', '\u{1a90}',
    '\u{1b50}', '\u{1bb0}', '\u{1c40}', '\u{1c50}', '\u{a620}', '\u{a8d0}', '\u{a900}', '\u{a9d0}',
    '\u{a9f0}', '\u{aa50}', '\u{abf0}',
];

/// Returns the text in NFKC and full case folding, without invisible characters: two texts that a reader takes for the
/// same are equal, `Straße` and `STRASSE`, `é` in one character and in two.
///
/// Folding twice changes nothing more. The steps are those of a compatibility caseless match (Unicode 16, D146), with
/// the letters and their marks joined again at the end.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart: String = text.chars().filter(|c| !is_invisible(*c)).nfd().collect();
    let folded = UniCase::unicode(apart).to_folded_case();
    let plain: String = folded.nfkd().collect();
    UniCase::unicode(plain)
        .to_folded_case()
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .collect()
}

/// Returns the text in NFC: letters and their marks joined.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the text in NFKC, as it stands otherwise.
pub(crate) fn compatible(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfkc().collect()
}

/// Returns a character in NFKD and full case folding, without its combining marks.
pub(crate) fn without_marks(letter: char) -> impl Iterator<Item = char> {
    let apart: String = letter.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let folded: Vec<char> = UniCase::unicode(apart).to_folded_case().nfkd().collect();
    folded.into_iter()
}

/// Returns the value of a decimal digit of any script, 0 to 9.
pub(crate) fn digit(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    let after_zero = |zero: &char| u32::from(letter).checked_sub(u32::from(*zero));
    ZEROS
        .iter()
        .filter_map(after_zero)
        .find(|value| *value < 10)
}

/// Whether a character has neither a shape nor a width of its own: joiners, marks of direction, variation selectors.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_each_character_twice_changes_nothing_more() {
        for letter in '\0'..=char::MAX {
            let once = folded(&letter.to_string());
            assert_eq!(folded(&once), once, "{letter:?} ({:x})", u32::from(letter));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>(), marked in "[aßİǰΐἀ\u{345}\u{301}\u{307}ſΣςΩK]{0,12}") {
            for text in [text, marked] {
                let once = folded(&text);
                prop_assert_eq!(folded(&once), once);
            }
        }
    }

    #[test]
    fn what_reads_alike_folds_alike() {
        for (one, other) in [
            ("Straße", "STRASSE"),
            ("café", "cafe\u{301}"),
            ("ΣΟΦΌΣ", "σοφός"),
            ("\u{b5}g", "\u{3bc}g"),
            ("ＩＬ－６", "il-6"),
            ("ﬁbre", "Fibre"),
            ("❤\u{fe0f}", "❤"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("Ⅱ", "ii"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn digits_of_every_script_have_their_value() {
        for (letter, value) in [('7', 7), ('٣', 3), ('९', 9), ('๐', 0), ('۵', 5)] {
            assert_eq!(digit(letter), Some(value), "{letter}");
        }
        for letter in ['a', '½', '٪', '十'] {
            assert_eq!(digit(letter), None, "{letter}");
        }
    }
}
