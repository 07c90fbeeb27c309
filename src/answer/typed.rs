//! Judging typed words: lenient where that cannot turn a wrong answer into a right one.

use crate::answer::Verdict;
use crate::answer::signs::{is_dash, is_word};
use crate::answer::spelling::{Spelling, without_articles};
use crate::unicode::folded;

/// Compares the input with the key and its variants. An exact match beats one with a typo.
pub(super) fn judge_typed(given: &str, key: &str, variants: &[String]) -> Verdict {
    let spelling = Spelling::of(given);
    let accepted = variants.iter().map(String::as_str).chain([key]);
    let accepted: Vec<(&str, Spelling)> = accepted.map(|it| (it, Spelling::of(it))).collect();
    if accepted.iter().any(|(_, it)| it.equals(&spelling)) {
        return Verdict::of(true);
    }
    let has_its_signs = |accepted: &Spelling| accepted.signs().eq(spelling.signs());
    let misspelt = accepted
        .iter()
        .any(|(text, accepted)| has_its_signs(accepted) && is_misspelt(given, text));
    Verdict {
        misspelt,
        ..Verdict::of(misspelt)
    }
}

/// Returns the first sign of an answer that is not compared although it may tell it from others; `None` if there is
/// none.
pub fn lost_sign(answer: &str) -> Option<char> {
    Spelling::of(answer).lost
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

/// Splits at white space and hyphens into folded words, without articles.
fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let parts = without_articles(&text)
        .into_iter()
        .flat_map(|word| word.split(is_dash));
    let words = parts.map(|part| part.chars().filter(|c| is_word(*c)).collect());
    words.filter(|word: &String| !word.is_empty()).collect()
}

/// Returns the number of edits allowed (wrong, missing, extra or swapped characters).
///
/// None if there are fewer than 6 characters or any digit, one below 12 characters, otherwise two.
fn typos_allowed(word: &str) -> usize {
    match word.chars().count() {
        _ if word.chars().any(char::is_numeric) => 0,
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    }
}

/// Whether the first five characters match: hypo is not a typo of hyper, nor inter of intra.
fn begins_alike(given: &str, accepted: &str) -> bool {
    given.chars().take(5).eq(accepted.chars().take(5))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

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

    /// Typed, key.
    const SAME: [(&str, &str); 74] = [
        ("cafe\u{301}", "café"),
        ("\u{142}yz\u{307}ka", "łyżka"),
        ("pho\u{31b}\u{309}", "phở"),
        ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", "한국"),
        ("VO2max", "VO₂max"),
        ("VO₂max", "VO2max"),
        ("VO~2~max", "VO₂max"),
        ("VO2 max", "VO~2~max"),
        ("H2O", "H₂O"),
        ("H₂O", "H2O"),
        ("μg", "µg"),
        ("ＩＬ－６", "IL-6"),
        ("ﬁbre", "fibre"),
        ("type II fibre", "type Ⅱ fibre"),
        ("Strasse", "Straße"),
        ("STRASSE", "Straße"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("–70 mV", "-70 mV"),
        ("\u{2212}70 mV", "-70 mV"),
        ("- 70 mV", "-70 mV"),
        ("❤", "❤\u{fe0f}"),
        ("1500", "1,500"),
        ("1 500", "1,500"),
        ("1,500", "1500"),
        ("1\u{202f}500", "1500"),
        ("1,234,567 people", "1234567 people"),
        ("IL6", "IL-6"),
        ("il 6", "IL\u{2011}6"),
        ("IL\u{2212}6", "IL-6"),
        ("COVID19", "COVID-19"),
        ("well being", "well-being"),
        ("wellbeing", "well-being"),
        ("St John's wort", "St. John’s wort"),
        ("don't", "don’t"),
        ("“flow”", "flow"),
        ("the heart.", "heart"),
        ("vitamin D, calciferol", "vitamin D (calciferol)"),
        ("8–12", "8-12"),
        ("8 - 12", "8–12"),
        ("1 : 12", "1:12"),
        ("kg / m2", "kg/m²"),
        ("kg/m^2", "kg/m²"),
        ("kg/m^2^", "kg/m²"),
        ("kg-1", "kg⁻¹"),
        ("10^6", "10⁶"),
        ("10⁶", "10^6^"),
        ("10^-6", "10⁻⁶"),
        ("Ca2+", "Ca²⁺"),
        ("Ca^2+", "Ca²⁺"),
        ("Ca^2+^", "Ca2+"),
        ("Cl-", "Cl⁻"),
        ("SO42-", "SO₄²⁻"),
        ("SO4^2-", "SO₄²⁻"),
        ("p<0.05", "p < 0.05"),
        ("p < .05", "p < 0.05"),
        ("x <= 5", "x ≤ 5"),
        ("+/- 5", "±5"),
        ("A -> B", "A → B"),
        ("1/2", "½"),
        ("1 1/2", "1½"),
        ("3 x 10", "3 × 10"),
        ("3*10", "3×10"),
        ("50", "50 %"),
        ("50%", "50 %"),
        ("37 C", "37 ℃"),
        ("37 °C", "37 ºC"),
        ("0,125", "0.125"),
        ("1,2,3", "1, 2, 3"),
        ("Answer: yes", "answer yes"),
        ("A + B", "A+B"),
        ("a/b", "A / B"),
        ("นํ้า", "นํ้า"),
        ("Na+/K+ pump", "Na+ / K+ pump"),
        ("mus\u{ad}cle\u{200b}", "muscle"),
    ];

    /// Typed, key.
    const OTHER: [(&str, &str); 66] = [
        ("11:2", "1:12"),
        ("13", "1:3"),
        ("12", "1/2"),
        ("812", "8-12"),
        ("8/12", "8-12"),
        ("101:5", "10:15"),
        ("12/2020", "1/2/2020"),
        ("106", "10^6"),
        ("106", "10⁶"),
        ("10₆", "10⁶"),
        ("p > 0.05", "p < 0.05"),
        ("p 0.05", "p < 0.05"),
        (">50 %", "<50 %"),
        (">5", "<5"),
        ("≥5", ">5"),
        ("Na-", "Na+"),
        ("Na", "Na+"),
        ("Cl", "Cl-"),
        ("Ca2-", "Ca2+"),
        ("Ca2-", "Ca²⁺"),
        ("IL-6 ↓", "IL-6 ↑"),
        ("IL-6", "IL-6 ↑"),
        ("2", "√2"),
        ("5", "±5"),
        ("+5", "±5"),
        ("A∪B", "A∩B"),
        ("AB", "A∩B"),
        ("C#", "C++"),
        ("C", "C++"),
        ("C", "C#"),
        ("</b>", "<b>"),
        ("b", "<b>"),
        ("~5", "5"),
        ("x = 5", "x ≠ 5"),
        ("x₂", "x²"),
        ("x2", "x^2"),
        ("เบียร", "เบีย"),
        ("नमसते", "नमस्ते"),
        ("เสือ", "เสื้อ"),
        ("cafe", "café"),
        ("5", ".5"),
        ("15", "1 5"),
        ("15", "1, 5"),
        ("15", "1.5"),
        ("1.5", "1, 5"),
        ("5.3", "5. 3"),
        ("1500", "1.500"),
        ("70 mV", "-70 mV"),
        ("70 mV", "\u{2212} 70 mV"),
        ("change of 3", "change of -3"),
        ("12,34", "1,234"),
        ("B12100", "B12 100"),
        ("5 ‰", "5 %"),
        ("€20", "$20"),
        ("B → A", "A → B"),
        ("A ← B", "A → B"),
        ("♂", "♀"),
        ("😀", "😢"),
        ("+", "-"),
        (".", "+"),
        ("&&", "||"),
        ("x", "-x"),
        ("A B", "A\u{2212}B"),
        ("0.125", "1,125"),
        ("myosta<tine", "myostatine"),
        ("5^2", "52"),
    ];

    #[test]
    fn what_reads_alike_is_right() {
        for (given, key) in SAME {
            let verdict = typed(given, key, &[]);
            assert!(verdict.is_right() && !verdict.misspelt, "{given} is {key}");
        }
    }

    #[test]
    fn what_means_another_thing_is_wrong() {
        for (given, key) in OTHER {
            assert!(!typed(given, key, &[]).is_right(), "{given} is not {key}");
        }
    }

    #[test]
    fn signs_that_are_dropped_are_named() {
        for (key, sign) in [
            ("f(x)", Some('(')),
            ("a[i]", Some('[')),
            ("R&D", Some('&')),
            ("foo_bar", Some('_')),
            ("p*", Some('*')),
            ("Ca²⁺", None),
            ("vitamin D (calciferol)", None),
            ("“St. John’s wort”; 50 %", None),
            ("C++, C#", None),
        ] {
            assert_eq!(lost_sign(key), sign, "{key}");
        }
    }

    fn answers() -> impl Strategy<Value = String> {
        let signs = "[a-cA1250,. :/<>+−–^~²₂⁻%°×*'()√ßéİ\u{301}ि์½-]{0,14}";
        prop_oneof![any::<String>(), signs.prop_map(String::from)]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_key_is_right_for_itself_in_every_form(key in answers()) {
            for given in [key.clone(), format!(" {key}\t"), key.nfd().collect(), key.nfc().collect()] {
                prop_assert!(typed(&given, &key, &[]).is_right(), "{given:?}");
            }
        }

        #[test]
        fn judging_is_total_and_goes_both_ways(one in answers(), other in answers()) {
            let is_exact = |verdict: Verdict| verdict.is_right() && !verdict.misspelt;
            let (there, back) = (typed(&one, &other, &[]), typed(&other, &one, &[]));
            prop_assert_eq!(is_exact(there), is_exact(back));
        }
    }
}
