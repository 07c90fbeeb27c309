//! Questions that ask for what is not the case.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::text::Text;

/// Returns the last sentence of a stem that asks something; the whole stem if none does.
pub(in crate::check) fn asking_sentence(stem: &str) -> &str {
    // A point within a number or before a small letter, as in "2.5" or "vs. rest", does not end a sentence.
    let ends_sentence = |end: usize| {
        let after = stem.get(end..).unwrap_or_default();
        let next = after.trim_start();
        next.is_empty() || next.len() < after.len() && !next.starts_with(char::is_lowercase)
    };
    let ends = stem
        .match_indices(['.', ';'])
        .map(|(at, mark)| (at + mark.len(), mark));
    let ends = ends.filter(|(end, mark)| *mark == ";" || ends_sentence(*end));
    let mut begin = 0;
    let sentences = ends
        .map(|(end, _)| end)
        .chain([stem.len()])
        .filter_map(|end| {
            let sentence = stem.get(begin..end);
            begin = end;
            sentence
        });
    sentences
        .filter(|it| it.contains('?'))
        .last()
        .unwrap_or(stem)
}

/// Words after which a clause of its own begins.
const CLAUSES: [&str; 16] = [
    "that", "if", "when", "because", "while", "since", "although", "where", "whose", "so", "after",
    "before", "unless", "until", "who", "without",
];

/// Returns the negative with which a question asks, as it is written: between which, what or who and the verb that goes
/// with it.
fn asks_with(stem: &Text<'_>) -> Option<String> {
    if !stem.marks().has(Marks::NEGATIVE) {
        return None;
    }
    let asks = asking_sentence(stem.as_str());
    let text = Text::new(asks);
    let words = text.taken_apart();
    let begin = words
        .iter()
        .position(|it| matches!(it.as_str(), "which" | "what" | "who"))?;
    let is_what = words.get(begin).is_some_and(|it| it.as_str() == "what");
    let clause = words.get(begin + 1..)?;
    // "Which of these, if not sealed, …": what stands between commas is skipped with its clause.
    let end = clause
        .iter()
        .position(|it| CLAUSES.contains(&it.as_str()))
        .unwrap_or(clause.len());
    let clause = clause.get(..end)?;
    for (at, word) in clause.iter().enumerate() {
        let after = clause.get(at + 1);
        let before = at.checked_sub(1).and_then(|it| clause.get(it));
        let is_least = word.as_str() == "least";
        // "At least", and "the least width", are quantities; "is least likely" asks for the opposite.
        let is_quantity = is_least
            && (before.is_some_and(|it| matches!(it.as_str(), "at" | "the"))
                && !after.is_some_and(|it| matches!(it.as_str(), "likely" | "often" | "suitable"))
                || after.is_none());
        // "What is wrong with this?" asks for a fault, "Which of these is wrong?" for what is not the case.
        let is_fault = is_what && word.as_str() == "wrong";
        if word.is(Marks::NEGATIVE) && !is_quantity && !is_fault {
            return written(asks, word.as_str());
        }
        let pair = [word.as_str(), after.map_or("", |it| it.as_str())];
        if matches!(pair, ["can" | "won", "t"]) {
            return written(asks, word.as_str());
        }
    }
    None
}

/// Whether a question asks for what is not the case, whatever `negative` says.
pub(in crate::check) fn asks_negatively(item: &Item<'_>) -> bool {
    item.question.negative || item.has_options() && asks_with(&item.stem).is_some()
}

/// Returns a word as it is written in a text, for comparison with its capitals.
fn written(text: &str, lower: &str) -> Option<String> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words
        .find(|it| it.to_lowercase() == *lower)
        .map(str::to_owned)
}

fn is_loud(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase()) && word.chars().nth(1).is_some()
}

/// L24: a negative in the question that does not stand out.
pub(in crate::check) fn quiet_negative(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let word = asks_with(&item.stem).filter(|it| !is_loud(it))?;
    flaw_at(
        word.clone(),
        format!("the negative {word:?} in small letters"),
    )
}

/// L25: two negatives in a question, or one in it and one in an option.
pub(in crate::check) fn double_negative(item: &Item<'_>) -> Option<Flaw> {
    let negative = Marks::NEGATIVE | Marks::INNER_NEGATIVE;
    if !item.stem.marks().has(negative) || !(item.has_options() || item.is_statement()) {
        return None;
    }
    let asks = Text::new(asking_sentence(item.stem.as_str()));
    let count = asks
        .taken_apart()
        .iter()
        .filter(|it| it.is(negative))
        .count();
    let least = usize::from(asks.has_run(&["at", "least"]) || asks.has_run(&["the", "least"]));
    let count = count.saturating_sub(least);
    let asks_negatively = asks_with(&item.stem).is_some() || item.is_statement();
    if count >= 2 && asks_negatively {
        return flaw_at(&item.stem, "two negatives in the question");
    }
    let mut options = item.choices();
    let option = options.find(|it| item.question.negative && it.marks().has(Marks::NEGATIVE))?;
    flaw_at(option, "a negative option under a negative question")
}

/// L46: a question that asks for what is not the case without saying so in `negative`, or the reverse.
pub(in crate::check) fn negative_flag(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let shouted = ["NOT", "EXCEPT", "LEAST"];
    let asks = asking_sentence(item.stem.as_str());
    let shouts = asks
        .split(|c: char| !c.is_alphanumeric())
        .find(|it| shouted.contains(it));
    match (shouts, item.question.negative) {
        (Some(word), false) => {
            flaw_at(word, format!("{word} in the stem, and no `negative: true`"))
        }
        (None, true) if asks_with(&item.stem).is_none() => flaw_at(
            &item.stem,
            "`negative: true`, and a stem that asks for what is the case",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_asks_is_cut_out_whole() {
        for (stem, asks) in [
            ("A man rests. What rises?", " What rises?"),
            (
                "Which dose of 2.5 % is not enough?",
                "Which dose of 2.5 % is not enough?",
            ),
            (
                "He took 1.5 g. Which organ, at 2.5 %, is not fed?",
                " Which organ, at 2.5 %, is not fed?",
            ),
            (
                "What grows in runners vs. sitters?",
                "What grows in runners vs. sitters?",
            ),
            ("It never rests; what is it?", " what is it?"),
            ("The organ that rests", "The organ that rests"),
            ("", ""),
        ] {
            assert_eq!(asking_sentence(stem), asks, "{stem:?}");
        }
    }

    #[test]
    fn only_the_clause_that_asks_makes_a_question_negative() {
        for stem in [
            "Which part does not rust?",
            "Which of these can't be cleaned?",
            "Which part isn't sealed?",
            "Which oil is unsuitable for a chain?",
            "Which part fails to turn?",
            "Which of these is least likely to rust?",
            "Which part is Not sealed?",
        ] {
            assert!(asks_with(&Text::new(stem)).is_some(), "{stem}");
        }
        for stem in [
            "Which part is greased so that it does not rust?",
            "If a bearing is not sealed, which part lets water in?",
            "Which valve needs the least width of hole?",
            "Which rim is at least 20 mm wide?",
            "Which hub works without seals?",
            "How is a chain kept so that it does not rust?",
            "What is wrong with this claim?",
        ] {
            assert_eq!(asks_with(&Text::new(stem)), None, "{stem}");
        }
    }
}
