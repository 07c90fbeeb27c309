//! Super- and subscripts inside a word: `VO~2~max`, `Ca^2+^`. CommonMark parsers leave these alone.

use std::borrow::Cow;

use crate::material::article::Script;

/// Maximum bytes between two marks.
const LONGEST: usize = 16;

/// Splits a text into normal, superscript and subscript parts, without the marks.
pub fn parts(text: &str) -> Vec<(&str, Script)> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|it| it.find(['^', '~'])) {
        let at = from + at;
        let Some((before, inside, after, script)) = stretch(rest, at) else {
            from = at + 1;
            continue;
        };
        parts.push((before, Script::Line));
        parts.push((inside, script));
        (rest, from) = (after, 0);
    }
    parts.push((rest, Script::Line));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

/// Returns the text without the marks, for terminals and screen readers, which cannot set letters small.
///
/// The small characters of Unicode are used where it has them all; otherwise a superscript gets a `^`, and a subscript
/// stands plainly.
pub fn small_letters(text: &str) -> Cow<'_, str> {
    if !text.contains(['^', '~']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for (part, script) in parts(text) {
        let small: Option<String> = part.chars().map(|c| small_letter(c, script)).collect();
        if let Some(small) = small {
            plain.push_str(&small);
        } else {
            plain.push_str(if script == Script::Super { "^" } else { "" });
            plain.push_str(part);
        }
    }
    Cow::Owned(plain)
}

fn small_letter(letter: char, script: Script) -> Option<char> {
    const PLAIN: &str = "0123456789+-−n";
    const SUPER: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ";
    const SUB: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ";
    let small = match script {
        Script::Line => return Some(letter),
        Script::Super => SUPER,
        Script::Sub => SUB,
    };
    let place = PLAIN.chars().position(|c| c == letter)?;
    small.chars().nth(place)
}

/// Splits around the marks if the one at `at` follows a letter, digit or `)`: before, inside, after, and the script.
fn stretch(text: &str, at: usize) -> Option<(&str, &str, &str, Script)> {
    let (before, marked) = text.split_at_checked(at)?;
    let mark = marked.chars().next()?;
    let (inside, after) = marked.get(1..)?.split_once(mark)?;
    let is_fit = |letter: char| letter.is_alphanumeric() || matches!(letter, '+' | '-' | '−');
    let opens = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == ')');
    let fits = !inside.is_empty() && inside.len() <= LONGEST && inside.chars().all(is_fit);
    let script = if mark == '^' {
        Script::Super
    } else {
        Script::Sub
    };
    // x^2+y^2 has two exponents, not one of 2+y.
    let signs = inside.trim_matches(|c: char| !c.is_alphanumeric());
    let ends =
        signs.chars().all(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric);
    (opens && fits && ends).then_some((before, inside, after, script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_stand_in_characters_of_their_own_where_there_are_some() {
        for (text, plain) in [
            ("VO~2~max", "VO₂max"),
            ("10^-6^ mol", "10⁻⁶ mol"),
            ("Ca^2+^", "Ca²⁺"),
            ("x^2y^", "x^2y"),
            ("V~max~", "Vmax"),
            ("a ~ b ^ c", "a ~ b ^ c"),
        ] {
            assert_eq!(small_letters(text), plain, "{text}");
        }
    }

    #[test]
    fn stretches_inside_a_word_are_found_and_nothing_else() {
        let (line, above, below) = (Script::Line, Script::Super, Script::Sub);
        assert_eq!(
            parts("VO~2~max at 10^6^ and Ca^2+^."),
            [
                ("VO", line),
                ("2", below),
                ("max at 10", line),
                ("6", above),
                (" and Ca", line),
                ("2+", above),
                (".", line)
            ],
            "both kinds"
        );
        for plain in [
            "a ^b^ c", "a^b c^d", "5~6", "a~~b~~", "x^", "^^", "~", "é^", "x^2+y^2", "e^x+e^y",
        ] {
            assert_eq!(parts(plain), [(plain, line)], "left alone");
        }
    }
}
