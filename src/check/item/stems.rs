//! Stems and explanations: what is asked, how much there is to read, and whether it is fair.

use crate::check::flaw::{Flaw, flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::{letters, words};
use crate::material::{Evidence, Kind};

const NEGATIVES: [&str; 7] = [
    "not",
    "except",
    "least",
    "incorrect",
    "false",
    "never",
    "without",
];
const SPECIES: [&str; 35] = [
    "animal",
    "animals",
    "mouse",
    "mice",
    "rat",
    "rats",
    "monkey",
    "monkeys",
    "rodent",
    "rodents",
    "cell",
    "cells",
    "dish",
    "culture",
    "cultured",
    "laboratory",
    "tumour",
    "tumours",
    "species",
    "model",
    "models",
    "gene",
    "serum",
    "study",
    "studies",
    "antibody",
    "antibodies",
    "people",
    "human",
    "humans",
    "man",
    "men",
    "woman",
    "women",
    "patients",
];

/// Returns the last sentence of a stem that asks something; the whole stem if none does.
fn asking_sentence(stem: &str) -> &str {
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

/// Whether its stem has to put the whole question: it is neither a card's front, nor a sentence with gaps, nor a
/// statement.
fn has_full_stem(item: &Item<'_>) -> bool {
    !matches!(
        item.question.kind,
        Kind::Card { .. } | Kind::Cloze(_) | Kind::TrueFalse { .. }
    )
}

/// L24: a negative in the question that does not stand out.
pub(in crate::check) fn quiet_negative(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let asks = asking_sentence(item.stem.as_str());
    let mut plain = asks
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| NEGATIVES.contains(word));
    let word = plain.next()?;
    // "At least", or "does not" within a case, does not make a question negative.
    let bold = asks.contains(&format!("**{word}**"));
    let asks_for_it = words(asks).any(|it| matches!(&*it, "which" | "what" | "who"));
    let is_quantity = asks.contains("at least");
    if bold || !asks_for_it || is_quantity {
        return None;
    }
    flaw_at(word, format!("the negative {word:?} in small letters"))
}

/// L25: two negatives, both in the stem, or one in the stem and one in an option.
pub(in crate::check) fn double_negative(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let count = |text: &str| words(text).filter(|it| NEGATIVES.contains(&&**it)).count();
    let asks = asking_sentence(item.stem.as_str());
    let stem = count(asks);
    let option = item
        .options()
        .find(|it| stem == 1 && item.question.negative && count(it) > 0);
    if stem >= 2 {
        return flaw_at(&item.stem, "two negatives in the question");
    }
    flaw_at(option?, "a negative option under a negative question")
}

/// L33: a stem that does not put the question.
pub(in crate::check) fn open_stem(item: &Item<'_>) -> Option<Flaw> {
    if !has_full_stem(item) {
        return None;
    }
    let stem = item.stem.trim();
    let asks = stem.contains('?') || stem.ends_with(['_', ':', '…']);
    let is_task = matches!(item.question.kind, Kind::Order { .. } | Kind::Match { .. });
    if !asks && !is_task {
        return flaw_at(&item.stem, "a stem without a question mark, gap or colon");
    }
    let meaning = item.stem.words().len();
    if meaning < 5 {
        return flaw_at(&item.stem, format!("a stem of {meaning} words"));
    }
    let options: Vec<usize> = item
        .options()
        .filter(|_| item.is_choice())
        .map(|it| letters(it))
        .collect();
    let mean = options.iter().sum::<usize>() as f64 / options.len().max(1) as f64;
    if mean > letters(stem) as f64 {
        return flaw_at(&item.stem, "options that are longer than the stem");
    }
    None
}

/// L34: more to read than a question needs.
pub(in crate::check) fn too_long(item: &Item<'_>) -> Option<Flaw> {
    let count = item.stem.words().len();
    if count > 90 {
        return flaw_at(&item.stem, format!("a stem of {count} words"));
    }
    if let Kind::Cloze(cloze) = &item.question.kind {
        let gap = cloze.gaps().find(|gap| words(&gap.answer).count() > 6)?;
        return flaw_at(
            gap.answer.clone(),
            format!("a gap of {} words", words(&gap.answer).count()),
        );
    }
    let option = item.choices().find(|it| it.words().len() > 25)?;
    flaw_at(
        option,
        format!("an option of {} words", option.words().len()),
    )
}

/// L37: an explanation that does not mention the key, or names an option by its letter.
pub(in crate::check) fn strange_explanation(item: &Item<'_>) -> Option<Flaw> {
    for why in &item.whys {
        if let Some(letter) = named_option(why) {
            return flaw_at(why, format!("the option {letter} named by its letter"));
        }
    }
    let (key, why) = (item.key()?, item.whys.first()?);
    let same_root = |a: &str, b: &str| a.chars().take(4).eq(b.chars().take(4));
    let speaks = key
        .stems()
        .any(|it| why.stems().any(|other| same_root(it, other)));
    if key.stems().next().is_some() && !speaks {
        return flaw_at(why, "an explanation without a word of the key");
    }
    None
}

/// Returns the letter by which an explanation names an option, which means nothing since options are shuffled.
fn named_option(why: &str) -> Option<char> {
    let is_letter = |it: &char| matches!(it, 'A'..='E');
    let before = why
        .match_indices(" is right")
        .chain(why.match_indices(" is wrong"))
        .find_map(|(at, _)| why.get(..at)?.chars().next_back().filter(is_letter));
    let after = |word: &str, end: &str| {
        why.match_indices(word).find_map(|(at, _)| {
            let rest = why.get(at + word.len()..)?;
            let letter = rest.chars().next().filter(is_letter)?;
            rest.get(letter.len_utf8()..)?
                .starts_with(end)
                .then_some(letter)
        })
    };
    before
        .or_else(|| after("Option ", ""))
        .or_else(|| after("option ", " "))
}

/// L39: work in animals or cells, asked about as if it were in people.
pub(in crate::check) fn unnamed_species(item: &Item<'_>) -> Option<Flaw> {
    if !matches!(item.fact.evidence, Evidence::Animal | Evidence::Cell) {
        return None;
    }
    let says = |text: &Text<'_>| {
        let mut parts = text.words().flat_map(|it| it.split('-'));
        parts.any(|it| SPECIES.contains(&it))
    };
    if says(&item.stem) || item.options().any(says) {
        return None;
    }
    flaw_at(
        &item.stem,
        "work in animals or cells, and no word in the question that says so",
    )
}

/// L40: a matter of opinion without saying whose it is.
pub(in crate::check) fn nameless_opinion(item: &Item<'_>) -> Option<Flaw> {
    const MATTERS: [&str; 4] = ["protein", "ramp", "temperature", "12rm"];
    const OPINIONS: [&str; 5] = ["best", "recommended", "should", "optimal", "ideal"];
    let stem = &item.stem;
    let (matter, opinion) = (stem.one_of(&MATTERS)?, stem.one_of(&OPINIONS)?);
    let place = |word: &str| stem.words().position(|it| it == word);
    // "Best" may refer to anything; what it does refer to is close by.
    let is_far = place(matter)?.abs_diff(place(opinion)?) > 3;
    if is_far || item.stem.to_lowercase().contains("according to") {
        return None;
    }
    flaw_at(
        opinion,
        format!("an opinion on {matter:?} without \"according to\""),
    )
}

/// L44: a fact that changes over the years, without the year in which it was true.
pub(in crate::check) fn undated(item: &Item<'_>) -> Option<Flaw> {
    const CHANGES: [&str; 6] = ["law", "legal", "exam", "fee", "record-holder", "candidates"];
    if !item.fact.as_of.is_empty() {
        return None;
    }
    let word = words(&item.fact.says).find(|it| CHANGES.contains(&&**it))?;
    flaw(format!("a fact about {word:?} without `as_of`"))
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
}
