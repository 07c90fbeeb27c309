//! How words and numbers sound, which decides between "a" and "an".

/// Whether a text is spoken with a vowel first, so that "an" goes before it.
pub(in crate::check) fn starts_with_vowel_sound(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_start_matches(|it: char| !it.is_alphanumeric());
    if first.starts_with(|it: char| it.is_ascii_digit()) {
        return number_starts_with_vowel_sound(first);
    }
    let lower = first.to_lowercase();
    let is_initialism = first.chars().count() > 1
        && first
            .chars()
            .take(2)
            .all(|it| it.is_uppercase() || it.is_numeric());
    if is_initialism {
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let starts = |starts: &[&str]| starts.iter().any(|it| lower.starts_with(it));
    // "Unit" and "unilateral" begin as "you" does, "uninjured" does not.
    let is_negated = starts(&["unide", "unimp", "unin"]) && !lower.starts_with("uninuc");
    let sounds_otherwise = starts(&[
        "one", "once", "eu", "use", "usu", "ure", "uri", "ute", "uti",
    ]) || lower.starts_with("uni") && !is_negated;
    starts(&["hour", "honest"]) || starts(&["a", "e", "i", "o", "u"]) && !sounds_otherwise
}

/// Whether a number in digits is spoken with a vowel first: "eight", "eleven", "eighteen" and what begins with them,
/// such as "eighty" or "eleven thousand".
fn number_starts_with_vowel_sound(number: &str) -> bool {
    let is_separated = |(at, it): &(usize, char)| {
        let after = number.get(at + 1..).unwrap_or_default();
        it.is_ascii_digit() || *it == ',' && after.starts_with(|it: char| it.is_ascii_digit())
    };
    let whole = number.char_indices().take_while(is_separated);
    let digits: String = whole.map(|(_, it)| it).filter(|it| *it != ',').collect();
    // What is said before "thousand" or "million".
    let leading = digits.len().checked_sub(1).map_or(0, |last| last % 3 + 1);
    let leading = digits.get(..leading).unwrap_or_default();
    leading.starts_with('8') || matches!(leading, "11" | "18")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_goes_before_a_vowel_as_it_is_spoken() {
        for text in [
            "organ",
            "hour",
            "IL-6",
            "uninjured leg",
            "unimpaired reflex",
            "unidentified cell",
            "8RM",
            "8 kg",
            "80 % load",
            "8.5 g",
            "800 m run",
            "11-week plan",
            "18th rib",
            "11,000 g",
            "18000 g",
            "\"open\" chain",
        ] {
            assert!(starts_with_vowel_sound(text), "an {text}");
        }
        for text in [
            "muscle",
            "unit",
            "uniform",
            "unilateral lift",
            "union",
            "uninucleate cell",
            "one-way gate",
            "once-weekly run",
            "urine sample",
            "uterus",
            "euro",
            "UV lamp",
            "1RM",
            "12RM",
            "10 kg",
            "110 kg",
            "1,800 g",
            "180 m run",
            "1.8 g",
            "118 kg",
            "1100 g",
            "",
        ] {
            assert!(!starts_with_vowel_sound(text), "a {text}");
        }
    }
}
