//! Where sentences end, so that a quote can be shown with the whole of its sentence.

use std::ops::Range;

/// Short forms whose full stop ends no sentence, in lower case and without that full stop. Those made of single
/// letters, such as `e.g.`, are told by their shape.
const SHORT_FORMS: [&str; 18] = [
    "al", "approx", "ca", "cf", "dr", "ed", "eds", "incl", "mr", "mrs", "ms", "prof", "resp", "sp",
    "spp", "st", "var", "vs",
];

/// Short forms whose full stop ends no sentence in front of a number.
const NUMBERED: [&str; 9] = ["ch", "eq", "fig", "figs", "no", "nos", "p", "pp", "vol"];

/// Marks that close a quotation or a bracket and belong to the sentence before them.
const CLOSERS: [char; 8] = ['”', '’', '"', '\'', ')', ']', '»', '›'];

/// Returns the byte range of the sentences in `text` that hold `part`, without white space around them.
///
/// A full stop, question mark or exclamation mark ends a sentence if white space and no small letter follow. The full
/// stops of decimals, initials and short forms do not.
pub(in crate::material) fn sentences_around(text: &str, part: &Range<usize>) -> Range<usize> {
    let mut whole = 0..text.len();
    for (place, mark) in text.char_indices() {
        let Some(end) = end_at(text, place, mark) else {
            continue;
        };
        if end <= part.start {
            whole.start = end;
        } else if end >= part.end {
            whole.end = end;
            break;
        }
    }
    let inside = text.get(whole.clone()).unwrap_or_default();
    let start = whole.start + (inside.len() - inside.trim_start().len());
    let end = start + inside.trim().len();
    start.min(part.start)..end.max(part.end)
}

/// Returns the end of the sentence that `mark` at byte `place` ends, after closing marks; `None` if it ends none.
fn end_at(text: &str, place: usize, mark: char) -> Option<usize> {
    let (before, rest) = (text.get(..place)?, text.get(place + mark.len_utf8()..)?);
    match mark {
        // These scripts set no white space behind them.
        '。' | '！' | '？' => return Some(text.len() - rest.trim_start_matches(CLOSERS).len()),
        '.' | '!' | '?' | '…' => {}
        _ => return None,
    }
    let rest = rest.trim_start_matches(CLOSERS);
    // The number of a footnote stands behind the full stop.
    let rest = if before.ends_with(char::is_alphabetic) {
        rest.trim_start_matches(|it: char| it.is_ascii_digit())
    } else {
        rest
    };
    let next = rest.trim_start();
    let first = next.chars().next()?;
    let is_short = mark == '.' && is_short_form(before, first);
    let goes_on = next.len() == rest.len() || first.is_lowercase() || is_short;
    (!goes_on).then_some(text.len() - rest.len())
}

/// Whether the word at the end of `before` is a short form; `next` begins the word after its full stop.
fn is_short_form(before: &str, next: char) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let word = word.trim_start_matches(|it: char| !it.is_alphanumeric());
    // Initials and the like: each part is one letter.
    let mut parts = word.split('.');
    let is_letters = parts.all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    });
    let word = word.to_lowercase();
    let is_number = next.is_numeric() && NUMBERED.contains(&word.as_str());
    is_letters || is_number || SHORT_FORMS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sentences_around;

    fn around<'a>(text: &'a str, quote: &str) -> &'a str {
        let start = text.find(quote).expect("the quote is there");
        let whole = sentences_around(text, &(start..start + quote.len()));
        text.get(whole).expect("whole letters")
    }

    #[test]
    fn a_quote_is_widened_to_the_sentences_that_hold_it() {
        let table = [
            ("One two. Three four. Five.", "four", "Three four."),
            (
                "One two. Three four. Five.",
                "two. Three",
                "One two. Three four.",
            ),
            ("One two. Three four. Five.", "Three four.", "Three four."),
            ("One two. Three four. Five.", "Three four", "Three four."),
            ("One two. Three four. Five.", "One", "One two."),
            ("One two. Three four. Five", "Five", "Five"),
            ("Does it? It does! So.", "It does", "It does!"),
            (
                "Some do, e.g. the liver. Others no.",
                "Some",
                "Some do, e.g. the liver.",
            ),
            (
                "Some (i.e. FGF21) rise. Others no.",
                "rise",
                "Some (i.e. FGF21) rise.",
            ),
            (
                "Shown by Lee et al. In mice. Then no.",
                "Shown",
                "Shown by Lee et al. In mice.",
            ),
            (
                "The effects were 0.66 and 0.07. So.",
                "0.07",
                "The effects were 0.66 and 0.07.",
            ),
            (
                "It is 3.6 ng/ml here. So.",
                "ng/ml",
                "It is 3.6 ng/ml here.",
            ),
            ("It was 0.66. Then it fell.", "fell", "Then it fell."),
            ("J. B. Smith ran. He won.", "ran", "J. B. Smith ran."),
            (
                "See Fig. 3 for it. Then go.",
                "for it",
                "See Fig. 3 for it.",
            ),
            ("The answer is no. But ask.", "ask", "But ask."),
            (
                "Liver, gut, etc. and so on. Next.",
                "Liver",
                "Liver, gut, etc. and so on.",
            ),
            ("Liver, gut, etc. The next.", "next", "The next."),
            (
                "He said “It rises.” She wrote.",
                "rises",
                "He said “It rises.”",
            ),
            ("It fell (by half.) She wrote.", "wrote", "She wrote."),
            ("It rises.1 The next one.", "next", "The next one."),
            ("It rises.1 The next one.", "rises", "It rises.1"),
            ("Mehr als 5 mg. Über Nacht. Ende.", "Nacht", "Über Nacht."),
            ("筋肉は働く。肝臓も働く。終わり。", "肝臓", "肝臓も働く。"),
            ("No stop at all", "stop", "No stop at all"),
            ("Wait… Then it came. So.", "came", "Then it came."),
            ("Wait… then it came. So.", "came", "Wait… then it came."),
        ];
        for (text, quote, whole) in table {
            assert_eq!(around(text, quote), whole, "{quote:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn whole_sentences_hold_the_quote_and_are_their_own(
            words in prop::collection::vec("[A-Za-zé0-9.!?…。”) ]{0,8}", 1..12), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        ) {
            let text = words.concat();
            let mut edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            edges.push(text.len());
            let (from, to) = (*from.get(&edges), *to.get(&edges));
            let part = from.min(to)..from.max(to);
            let whole = sentences_around(&text, &part);
            prop_assert!(whole.start <= part.start && part.end <= whole.end, "{part:?} in {whole:?}");
            prop_assert!(text.get(whole.clone()).is_some(), "cut within a letter");
            prop_assert_eq!(sentences_around(&text, &whole), whole, "again");
        }
    }
}
