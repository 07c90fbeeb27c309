//! Words as the checks compare them: in lower case, without punctuation, stop words and endings.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Words without a meaning of their own, sorted for binary search.
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "but", "by", "can", "did", "do", "does", "during", "each", "for", "from", "had",
    "has", "have", "how", "if", "in", "into", "is", "it", "its", "like", "more", "most", "much",
    "no", "not", "of", "on", "one", "or", "out", "over", "same", "so", "some", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "two", "up",
    "was", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why",
    "will", "with", "would",
];

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
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Strips the ending of plural or tense from a word.
pub(in crate::check) fn stemmed(word: &str) -> &str {
    for ending in ["ing", "es", "ed", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
            && !stem.ends_with('s')
        {
            return stem;
        }
    }
    word
}

/// Counts the characters of a text, spaces and punctuation included.
pub(in crate::check) fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Joins the words of a text for comparison, so that "5 kg" equals "5kg.".
pub(in crate::check) fn normalised(text: &str) -> String {
    words(text).collect()
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

/// Returns the numbers in a text as written, except with a point for a comma.
pub(in crate::check) fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() || (!open.is_empty() && matches!(letter, '.' | ',')) {
            open.push(if letter == ',' { '.' } else { letter });
        } else if !open.is_empty() {
            found.push(std::mem::take(&mut open).trim_end_matches('.').to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::item::text::Text;

    #[test]
    fn stop_words_are_sorted_so_that_they_are_found() {
        assert!(STOP_WORDS.is_sorted(), "sorted");
    }

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
        assert_eq!(
            numbers("From 2.5 to 1,5 in 2003."),
            ["2.5", "1.5", "2003"],
            "numbers"
        );
        assert_eq!(normalised("5 kg"), normalised("5kg."), "units");
    }
}
