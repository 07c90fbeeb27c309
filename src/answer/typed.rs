//! Judging typed words: lenient where that cannot turn a wrong answer into a right one.

use crate::answer::Verdict;

/// Compares the input with the key and its variants. An exact match beats one with a typo.
pub(super) fn judge_typed(given: &str, key: &str, variants: &[String]) -> Verdict {
    let accepted = || variants.iter().map(String::as_str).chain([key]);
    let is_exact = |accepted: &str| {
        let (given_essence, essence) = (essence(given), essence(accepted));
        // Answers without letters or digits, such as a sign, are compared literally.
        given_essence == essence && (!essence.is_empty() || given.trim() == accepted.trim())
    };
    if accepted().any(is_exact) {
        return Verdict::of(true);
    }
    Verdict {
        misspelt: accepted().any(|accepted| is_misspelt(given, accepted)),
        ..Verdict::of(accepted().any(|accepted| is_misspelt(given, accepted)))
    }
}

/// Whether `given` is `accepted` with a few typos, all in long words: type I is not a typo of type II.
fn is_misspelt(given: &str, accepted: &str) -> bool {
    let (given, accepted) = (words(given), words(accepted));
    // Where a single letter makes the difference, as in cathepsin B or vitamin A, every letter counts.
    if given.len() != accepted.len() || accepted.iter().any(|word| word.chars().count() == 1) {
        return false;
    }
    let mut typos = 0;
    for (given, accepted) in given.iter().zip(&accepted) {
        let few = strsim::osa_distance(given, accepted);
        if few > 0 && (few > typos_allowed(accepted) || !begins_alike(given, accepted)) {
            return false;
        }
        typos += few;
    }
    typos > 0 && typos <= typos_allowed(&accepted.concat())
}

/// Splits at white space and hyphens into words in their compared form, without articles.
fn words(text: &str) -> Vec<String> {
    let parts =
        text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    let words = parts.map(essence).filter(|word| !word.is_empty());
    let words: Vec<String> = words.collect();
    let last = words.len().saturating_sub(1);
    let is_article = |place: usize, word: &str| matches!(word, "a" | "an" | "the") && place < last;
    let kept = words.iter().enumerate();
    kept.filter(|(place, word)| !is_article(*place, word))
        .map(|(_, word)| word.clone())
        .collect()
}

/// Returns the number of edits allowed (wrong, missing, extra or swapped characters).
///
/// None if there are fewer than 6 characters or any digit, one below 12 characters, otherwise two.
fn typos_allowed(essence: &str) -> usize {
    match essence.chars().count() {
        _ if essence.chars().any(|c| c.is_ascii_digit()) => 0,
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    }
}

/// Whether the first five characters match: hypo is not a typo of hyper, nor inter of intra.
fn begins_alike(given: &str, accepted: &str) -> bool {
    given.chars().take(5).eq(accepted.chars().take(5))
}

/// Returns the form that is compared: lower-case letters and digits, without articles, spaces, hyphens and punctuation.
fn essence(text: &str) -> String {
    let text = text.to_lowercase();
    let mut kept = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_article =
        |place: usize, word: &str| matches!(word, "a" | "an" | "the") && place + 1 < words.len();
    for (_, word) in words
        .iter()
        .enumerate()
        .filter(|(place, word)| !is_article(*place, word))
    {
        let mut previous = ' ';
        for character in word.chars() {
            // A minus before a number counts, a hyphen between letters does not.
            let is_minus = matches!(character, '-' | '\u{2212}') && previous == ' ';
            if is_minus && word.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
                kept.push('-');
            }
            // A decimal point or comma counts.
            let decimal = matches!(character, '.' | ',') && previous.is_ascii_digit();
            if character.is_alphanumeric() || decimal {
                kept.push(if character == ',' { '.' } else { character });
            }
            previous = character;
        }
        while kept.ends_with('.') {
            kept.pop();
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(given: &str, key: &str, variants: &[&str]) -> Verdict {
        judge_typed(
            given,
            key,
            &variants
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn case_hyphens_and_articles_do_not_matter() {
        for given in ["IL-6", "il6", " the  il 6. "] {
            let verdict = typed(given, "IL-6", &[]);
            assert!(verdict.is_right() && !verdict.misspelt, "{given:?}");
        }
    }

    #[test]
    fn a_long_word_may_have_a_typo_and_a_short_one_or_a_number_may_not() {
        assert!(
            typed("myostatn", "myostatin", &[]).misspelt,
            "a letter is missing"
        );
        assert!(
            typed("folistatine", "follistatin", &[]).score == 0,
            "two typos in a word of 11"
        );
        assert!(
            typed("liver", "lives", &[]).score == 0,
            "short words are exact"
        );
        assert!(typed("IL-16", "IL-6", &[]).score == 0, "digits are exact");
        assert!(
            typed("cathepsin D", "cathepsin B", &[]).score == 0,
            "a letter that tells things apart"
        );
        assert!(
            typed("vitamin D", "vitamin A", &[]).score == 0,
            "a letter is not an article at the end"
        );
        assert!(
            typed("hypoglycaemia", "hyperglycaemia", &[]).score == 0,
            "another beginning is another word"
        );
        assert!(typed("1.5", "15", &[]).score == 0, "a decimal point counts");
        for (given, key) in [
            ("type IIa", "type IIx"),
            ("type I fibres", "type II fibres"),
            ("class II lever", "class III lever"),
            ("-", "+"),
            (".", "+"),
            ("70 mV", "-70 mV"),
            ("vitamin A", "vitamin D"),
        ] {
            assert_eq!(typed(given, key, &[]).score, 0, "{given} is not {key}");
        }
        let verdict = typed("vitamin A", "calciferol", &["vitamin D"]);
        assert_eq!(verdict.score, 0, "nor among the variants");
        assert!(
            typed("\u{2212}70 mV", "-70 mV", &[]).is_right(),
            "a real minus"
        );
        assert!(
            typed("type II fibre", "type II fibres", &[]).misspelt,
            "a long word"
        );
        assert!(
            typed("", "myostatin", &[]).score == 0,
            "nothing is not an answer"
        );
    }

    #[test]
    fn a_variant_without_a_typo_wins_over_one_with() {
        let verdict = typed("cathepsin b", "cathepsin", &["cathepsin B"]);
        assert!(
            verdict.is_right() && !verdict.misspelt,
            "an exact variant: {verdict:?}"
        );
    }
}
