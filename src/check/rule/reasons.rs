//! Explanations of why an answer is right or wrong.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::numbers::amounts;
use crate::check::item::text::Text;
use crate::check::item::words::letters;
use crate::check::rule::options::names_place;
use crate::material::Kind;

/// L05: an explanation of the key in fewer than 40 characters. A sum that comes to the answer is one.
pub(in crate::check) fn short_explanation(item: &Item<'_>) -> Option<Flaw> {
    let why = item.whys.first()?;
    let length = letters(why.trim());
    // Of several right options each has its own reason, and the fact explains them all.
    if length >= 40 || matches!(item.question.kind, Kind::MultipleChoice { .. }) {
        return None;
    }
    let numbers = amounts(why);
    let answer = if let Kind::Number { key, .. } = &item.question.kind {
        numbers
            .iter()
            .any(|it| (it.value - key).abs() <= 0.01 * key.abs())
    } else {
        let wanted = item.keys.first().map(|it| amounts(it)).unwrap_or_default();
        !wanted.is_empty()
            && wanted
                .iter()
                .all(|it| numbers.iter().any(|other| other.is_like(it)))
    };
    if answer && numbers.len() >= 2 {
        return None;
    }
    flaw_at(why, format!("an explanation of {length} letters"))
}

/// L37: an explanation that names an option by its letter or its place.
pub(in crate::check) fn named_option(item: &Item<'_>) -> Option<Flaw> {
    for why in &item.whys {
        if let Some(letter) = letter_in(why) {
            return flaw_at(why, format!("the option {letter} named by its letter"));
        }
        if item.has_options() && why.marks().has(Marks::PLACE) && names_place(why) {
            return flaw_at(why, "an option named by its place");
        }
    }
    None
}

/// Returns the letter by which an explanation names an option.
fn letter_in(why: &str) -> Option<char> {
    let is_letter = |it: &char| matches!(it, 'A'..='E');
    let before = why
        .match_indices(" is right")
        .chain(why.match_indices(" is wrong"))
        .chain(why.match_indices(" is correct"))
        .find_map(|(at, _)| {
            let mut letters = why.get(..at)?.chars().rev();
            let letter = letters.next().filter(is_letter)?;
            // "Vitamin A is right" names a thing.
            letters.next().is_none_or(|it| it != ' ').then_some(letter)
        });
    let after = |word: &str, end: &str| {
        why.match_indices(word).find_map(|(at, _)| {
            let rest = why.get(at + word.len()..)?;
            let letter = rest.chars().next().filter(is_letter)?;
            rest.get(letter.len_utf8()..)?
                .starts_with(end)
                .then_some(letter)
        })
    };
    let bracketed = || {
        why.match_indices('(').find_map(|(at, _)| {
            let mut inside = why.get(at + 1..)?.chars();
            let letter = inside.next()?;
            let closes = inside.next() == Some(')');
            let opens = why.get(..at)?.trim().is_empty() || why.get(..at)?.ends_with("ption ");
            (closes && opens && matches!(letter, 'a'..='e' | 'A'..='E')).then_some(letter)
        })
    };
    before
        .or_else(|| after("Option ", ""))
        .or_else(|| after("option ", " "))
        .or_else(bracketed)
}

/// L109: an explanation without a word of meaning that is not in stem or key.
pub(in crate::check) fn repeats_key(item: &Item<'_>) -> Option<Flaw> {
    const EMPTY: [&str; 8] = [
        "answer",
        "right",
        "correct",
        "because",
        "therefore",
        "question",
        "true",
        "is",
    ];
    if !(item.is_choice() || matches!(item.question.kind, Kind::Typed { .. })) {
        return None;
    }
    let (why, key) = (item.whys.first()?, item.keys.first()?);
    let mut words = why.taken_apart().iter();
    let is_said = words.all(|it| {
        it.stem().is_none_or(|stem| {
            EMPTY.contains(&it.as_str()) || item.stem.has_stem(stem) || key.has_stem(stem)
        })
    });
    if is_said {
        return flaw_at(why, "an explanation that only repeats question and answer");
    }
    None
}

/// L110: a reason of a distractor that says that it is right as well.
pub(in crate::check) fn admits_right(item: &Item<'_>) -> Option<Flaw> {
    const ADMITS: [&[&str]; 6] = [
        &["is", "right", "as", "well"],
        &["is", "correct", "as", "well"],
        &["is", "true", "as", "well"],
        &["is", "also", "right"],
        &["is", "also", "correct"],
        &["is", "also", "true"],
    ];
    if !item.has_options() {
        return None;
    }
    let mut reasons = item.whys.iter().skip(item.keys.len());
    let why = reasons.find(|why: &&Text<'_>| ADMITS.iter().any(|it| why.has_run(it)))?;
    flaw_at(why, "a reason that calls its distractor right")
}
