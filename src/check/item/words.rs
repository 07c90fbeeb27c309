//! Words as the checks compare them: in lower case, without punctuation, stop words and endings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::item::lexicon::{Marks, marks_of};

/// Splits a text into its words, in lower case and without punctuation. A hyphen, point, comma or slash inside a word
/// stays.
pub(in crate::check) fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let inner = |c: char| matches!(c, '-' | '.' | ',' | '/');
    text.split(move |c: char| !c.is_alphanumeric() && !inner(c))
        .map(move |word| word.trim_matches(inner))
        .filter(|word| !word.is_empty())
        .map(|word| {
            if word
                .bytes()
                .all(|it| it.is_ascii() && !it.is_ascii_uppercase())
            {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(word.to_lowercase())
            }
        })
}

pub(in crate::check) fn is_stop_word(word: &str) -> bool {
    marks_of(word).has(Marks::STOP)
}

/// Strips the ending of plural or tense from a word, and the last "e", so that "brake", "brakes" and "braking" are one.
pub(in crate::check) fn stemmed(word: &str) -> &str {
    let long_enough = |stem: &&str| stem.chars().nth(3).is_some();
    let without = ["ing", "es", "ed", "s"].iter().find_map(|ending| {
        let stem = word.strip_suffix(ending).filter(long_enough)?;
        (!stem.ends_with('s')).then_some(stem)
    });
    let stem = without.unwrap_or(word);
    stem.strip_suffix('e').filter(long_enough).unwrap_or(stem)
}

/// Counts the characters of a text, spaces and punctuation included.
pub(in crate::check) fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Joins the words of a text for comparison, so that "5 kg" equals "5kg.".
pub(in crate::check) fn normalised(text: &str) -> String {
    words(text).collect()
}

/// Returns a text so that two which a reader takes for the same are equal: letters folded, articles and marks left out,
/// signs of amounts kept.
pub(in crate::check) fn same_when(text: &str) -> String {
    let folded;
    let text = if text.is_ascii() {
        text
    } else {
        folded = crate::unicode::folded(text);
        &folded
    };
    let kept = words(text).filter(|it| !matches!(&**it, "a" | "an" | "the"));
    let mut same: String = kept.collect();
    same.extend(
        text.chars()
            .filter(|c| matches!(c, '<' | '>' | '≤' | '≥' | '±' | '+' | '−')),
    );
    if text.starts_with('-') {
        same.push('−');
    }
    same
}

/// Returns the share of words that two sets have in common, 0 to 1 (the Jaccard index).
pub(in crate::check) fn jaccard(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let both = a.intersection(b).count();
    let all = a.len() + b.len() - both;
    if all == 0 {
        0.0
    } else {
        both as f64 / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::item::text::Text;

    #[test]
    fn words_are_compared_without_marks_and_endings() {
        assert_eq!(
            words("IL-6 rises, (by 2.5%)!").collect::<Vec<_>>(),
            ["il-6", "rises", "by", "2.5"],
            "words"
        );
        let text = Text::new("Which muscles were working, and what did they send?");
        let content: Vec<&str> = text.content().into_iter().collect();
        assert_eq!(content, ["muscl", "send", "work"], "stems");
        assert_eq!(normalised("5 kg"), normalised("5kg."), "units");
        for (one, other) in [
            ("brake", "brakes"),
            ("muscle", "muscles"),
            ("gene", "genes"),
            ("braking", "braked"),
        ] {
            assert_eq!(stemmed(one), stemmed(other), "{one} and {other}");
        }
    }

    #[test]
    fn texts_that_look_the_same_are_the_same() {
        for (one, other) in [
            ("café", "cafe\u{301}"),
            ("The grease", "grease"),
            ("gre\u{200b}ase", "Grease."),
        ] {
            assert_eq!(same_when(one), same_when(other), "{one:?} and {other:?}");
        }
        for (one, other) in [("grease", "grace"), ("< 5 kg", "> 5 kg"), ("-5", "5")] {
            assert_ne!(same_when(one), same_when(other), "{one:?} and {other:?}");
        }
    }
}
