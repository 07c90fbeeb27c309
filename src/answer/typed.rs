//! Typed words against the accepted ones: forgiving where nothing is lost by it.

use crate::answer::Verdict;

/// Judges what was typed against the key and its variants.
pub(super) fn judge_typed(given: &str, key: &str, variants: &[String]) -> Verdict {
    // Where a single letter tells things apart, as in cathepsin B and vitamin A, each letter counts.
    let has_letter = |text: &str| {
        text.split_whitespace()
            .any(|word| word.chars().count() == 1)
    };
    let allowed = if has_letter(key) { 0 } else { usize::MAX };
    let given = essence(given);
    let mut best = Verdict::of(false);
    for accepted in variants.iter().map(String::as_str).chain([key]) {
        let accepted = essence(accepted);
        let typos = strsim::osa_distance(&given, &accepted);
        if typos == 0
            || (begins_alike(&given, &accepted) && typos <= allowed.min(typos_allowed(&accepted)))
        {
            best = Verdict {
                misspelt: typos > 0 && (best.misspelt || best.score == 0),
                ..Verdict::of(true)
            };
        }
    }
    best
}

/// How many letters may be wrong, missing, doubled or swapped: none below 6 or beside a digit, one below 12, else two.
fn typos_allowed(essence: &str) -> usize {
    match essence.chars().count() {
        _ if essence.chars().any(|c| c.is_ascii_digit()) => 0,
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    }
}

/// Whether the first letters are the same: hyper and hypo, intra and inter are no typos of each other.
fn begins_alike(given: &str, accepted: &str) -> bool {
    given.chars().take(5).eq(accepted.chars().take(5))
}

/// What is compared: lower-case letters and digits, without articles, blanks, hyphens and other marks.
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
            // A point or comma inside a number is part of it.
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
