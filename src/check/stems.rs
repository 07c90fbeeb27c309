//! Stems and explanations: what is asked, how much there is to read, and whether it is fair.

use crate::check::item::Item;
use crate::check::words::{content_words, letters, words};
use crate::check::{Hit, hit};
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

fn is_typed_stem(item: &Item<'_>) -> bool {
    !matches!(
        item.question.kind,
        Kind::Card { .. } | Kind::Cloze(_) | Kind::TrueFalse { .. }
    )
}

/// L24: a negative question word that does not stand out.
pub(super) fn quiet_negative(item: &Item<'_>) -> Option<Hit> {
    if !item.has_options() {
        return None;
    }
    let asks = item
        .stem
        .split(['.', ';'])
        .rfind(|it| it.contains('?'))
        .unwrap_or(item.stem);
    let mut plain = asks
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| NEGATIVES.contains(word));
    let word = plain.next()?;
    // "At least" and "does not" inside a case ask for nothing negative.
    let bold = asks.contains(&format!("**{word}**"));
    let asks_for_it = ["which", "what", "who"]
        .iter()
        .any(|it| words(asks).contains(&(*it).to_owned()));
    let is_quantity = asks.contains("at least");
    if bold || !asks_for_it || is_quantity {
        return None;
    }
    hit(word, format!("the negative {word:?} in small letters"))
}

/// L25: two negatives, in the stem or in the stem and an option.
pub(super) fn double_negative(item: &Item<'_>) -> Option<Hit> {
    if !item.has_options() {
        return None;
    }
    let count = |text: &str| {
        words(text)
            .iter()
            .filter(|it| NEGATIVES.contains(&it.as_str()))
            .count()
    };
    let asks = item
        .stem
        .split(['.', ';'])
        .rfind(|it| it.contains('?'))
        .unwrap_or(item.stem);
    let stem = count(asks);
    let option = item
        .options()
        .find(|it| stem == 1 && item.question.negative && count(it) > 0);
    if stem >= 2 {
        return hit(item.stem, "two negatives in the question");
    }
    hit(option?, "a negative option under a negative question")
}

/// L33: a stem that does not ask.
pub(super) fn open_stem(item: &Item<'_>) -> Option<Hit> {
    if !is_typed_stem(item) {
        return None;
    }
    let stem = item.stem.trim();
    let asks = stem.contains('?') || stem.ends_with(['_', ':', '…']);
    let is_task = matches!(item.question.kind, Kind::Order { .. } | Kind::Match { .. });
    if !asks && !is_task {
        return hit(item.stem, "a stem without a question mark, gap or colon");
    }
    let meaning = words(stem).len();
    if meaning < 5 {
        return hit(item.stem, format!("a stem of {meaning} words"));
    }
    let options: Vec<usize> = item
        .options()
        .filter(|_| item.is_choice())
        .map(letters)
        .collect();
    let mean = options.iter().sum::<usize>() as f64 / options.len().max(1) as f64;
    if mean > letters(stem) as f64 {
        return hit(item.stem, "options that are longer than the stem");
    }
    None
}

/// L34: more to read than a question needs.
pub(super) fn too_long(item: &Item<'_>) -> Option<Hit> {
    let count = words(item.stem).len();
    if count > 90 {
        return hit(item.stem, format!("a stem of {count} words"));
    }
    if let Kind::Cloze(cloze) = &item.question.kind {
        let gap = cloze.gaps().find(|gap| words(&gap.answer).len() > 6)?;
        return hit(
            gap.answer.clone(),
            format!("a gap of {} words", words(&gap.answer).len()),
        );
    }
    let option = item
        .options()
        .filter(|_| item.has_options())
        .find(|it| words(it).len() > 25)?;
    hit(
        option,
        format!("an option of {} words", words(option).len()),
    )
}

/// L37: an explanation that does not speak of the key, or names an option by its letter.
pub(super) fn strange_explanation(item: &Item<'_>) -> Option<Hit> {
    for why in &item.whys {
        for letter in ["A", "B", "C", "D", "E"] {
            let names = [
                format!("{letter} is right"),
                format!("{letter} is wrong"),
                format!("Option {letter}"),
                format!("option {letter} "),
            ];
            if names.iter().any(|it| why.contains(it.as_str())) {
                return hit(*why, format!("the option {letter} named by its letter"));
            }
        }
    }
    if !item.is_choice() {
        return None;
    }
    let key = content_words(item.key());
    let why = content_words(item.whys.first()?);
    let root = |word: &str| word.chars().take(4).collect::<String>();
    let speaks = key
        .iter()
        .any(|it| why.iter().any(|other| root(it) == root(other)));
    if !key.is_empty() && !speaks {
        return hit(
            *item.whys.first()?,
            "an explanation without a word of the key",
        );
    }
    None
}

/// L39: work in animals or cells that is asked as if it were in people.
pub(super) fn unnamed_species(item: &Item<'_>) -> Option<Hit> {
    if !matches!(item.fact.evidence, Evidence::Animal | Evidence::Cell) || item.stem.is_empty() {
        return None;
    }
    let says = |text: &str| {
        words(text)
            .iter()
            .flat_map(|it| it.split('-'))
            .any(|it| SPECIES.contains(&it))
    };
    let keys = item.keys.iter().any(|it| says(it));
    if says(item.stem) || keys || item.distractors.iter().any(|it| says(it)) {
        return None;
    }
    hit(
        item.stem,
        "work in animals or cells, and no word in the question that says so",
    )
}

/// L40: a matter of opinion without the body that holds it.
pub(super) fn nameless_opinion(item: &Item<'_>) -> Option<Hit> {
    const MATTERS: [&str; 4] = ["protein", "ramp", "temperature", "12rm"];
    const OPINIONS: [&str; 5] = ["best", "recommended", "should", "optimal", "ideal"];
    let stem = words(item.stem);
    let has = |list: &[&str]| stem.iter().find(|it| list.contains(&it.as_str())).cloned();
    let (matter, opinion) = (has(&MATTERS)?, has(&OPINIONS)?);
    let place = |word: &str| stem.iter().position(|it| it == word);
    // "Best" is said of many things; what it is said of stands beside it.
    let is_far = place(&matter)?.abs_diff(place(&opinion)?) > 3;
    if is_far || item.stem.to_lowercase().contains("according to") {
        return None;
    }
    hit(
        opinion,
        format!("an opinion on {matter:?} without \"according to\""),
    )
}

/// L44: what changes with the years, without a year.
pub(super) fn undated(item: &Item<'_>) -> Option<Hit> {
    const CHANGES: [&str; 6] = ["law", "legal", "exam", "fee", "record-holder", "candidates"];
    let said = words(&item.fact.says);
    let word = said.iter().find(|it| CHANGES.contains(&it.as_str()))?;
    if item.fact.as_of.is_empty() {
        return hit("", format!("a fact about {word:?} without `as_of`"));
    }
    None
}
