//! Super- and subscripts inside a word: `VO~2~max`, `Ca^2+^`. CommonMark parsers leave these alone.

use crate::material::article::Script;

/// Maximum bytes between two marks.
const LONGEST: usize = 16;

/// Splits a text into normal, superscript and subscript parts, without the marks.
pub(in crate::material) fn parts(text: &str) -> Vec<(&str, Script)> {
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
    (opens && fits).then_some((before, inside, after, script))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for plain in ["a ^b^ c", "a^b c^d", "5~6", "a~~b~~", "x^", "^^", "~", "é^"] {
            assert_eq!(parts(plain), [(plain, line)], "left alone");
        }
    }
}
