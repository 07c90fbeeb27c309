//! Options that are too unlike in form, or too like in words.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::letters;

/// L55: a bracket in each key and in no distractor.
pub(in crate::check) fn lone_bracket(item: &Item<'_>) -> Option<Flaw> {
    let key = item.keys.first().filter(|_| item.has_options())?;
    let has = |text: &Text<'_>| text.contains(['(', '[']);
    if item.keys.iter().all(has) && !item.distractors.iter().any(has) {
        return flaw_at(key, "a bracket in the key and in no other option");
    }
    None
}

/// L56: a full stop or a small first letter on the keys alone, or on all options but the keys.
pub(in crate::check) fn lone_format(item: &Item<'_>) -> Option<Flaw> {
    let key = item.keys.first().filter(|_| item.has_options())?;
    let differs = |of: fn(&str) -> bool| {
        let ours = of(key);
        let mut distractors = item.distractors.iter();
        item.distractors.len() > 1
            && item.keys.iter().all(|it| of(it) == ours)
            && distractors.all(|it| of(it) != ours)
    };
    if differs(|it| it.trim_end().ends_with('.')) {
        return flaw_at(
            key,
            "a key that alone ends, or does not end, in a full stop",
        );
    }
    // "mRNA" or "pH" begin as they must; one capital at the beginning of a plain word is a choice.
    let is_plain = |it: &Text<'_>| {
        let first = it.split_whitespace().next().unwrap_or_default();
        !first
            .chars()
            .skip(1)
            .any(|c| c.is_uppercase() || c.is_ascii_digit())
            && first.starts_with(char::is_alphabetic)
    };
    if item.choices().all(is_plain) && differs(|it| it.trim_start().starts_with(char::is_lowercase))
    {
        return flaw_at(key, "a key that alone begins with, or without, a capital");
    }
    None
}

/// L57: words that all options begin or end with.
pub(in crate::check) fn shared_words(item: &Item<'_>) -> Option<Flaw> {
    let (key, keys) = item.keys.split_first().filter(|_| item.has_options())?;
    let words: Vec<&str> = key.words().collect();
    if words.len() < 6 {
        return None;
    }
    let same = |other: &Text<'_>, from_end: bool| {
        let pairs = |a: &mut dyn Iterator<Item = &str>, b: &mut dyn Iterator<Item = &str>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        if from_end {
            pairs(&mut key.words().rev(), &mut other.words().rev())
        } else {
            pairs(&mut key.words(), &mut other.words())
        }
    };
    let others = || keys.iter().chain(&item.distractors);
    let shared = |from_end| others().map(|it| same(it, from_end)).min();
    let count = shared(false)?.max(shared(true)?);
    if count >= 6 {
        return flaw_at(key, format!("{count} words that all options share"));
    }
    None
}

/// L58: two options that differ by a letter or two.
pub(in crate::check) fn near_spelling(item: &Item<'_>) -> Option<Flaw> {
    let options: Vec<&Text<'_>> = item.choices().collect();
    for (at, one) in options.iter().enumerate() {
        for other in options.iter().skip(at + 1) {
            if let Some((a, b)) = near(one, other) {
                return flaw_at(
                    *other,
                    format!("{a:?} and {b:?}, which differ by a letter or two"),
                );
            }
        }
    }
    None
}

/// Returns the one word in which two options of as many words differ, if only its spelling does.
fn near<'t>(one: &'t Text<'_>, other: &'t Text<'_>) -> Option<(&'t str, &'t str)> {
    if one.words().len() != other.words().len() {
        return None;
    }
    let mut different = one.words().zip(other.words()).filter(|(a, b)| a != b);
    let (a, b) = different.next()?;
    let long = |it: &str| it.chars().nth(5).is_some() && it.chars().all(char::is_alphabetic);
    if different.next().is_some() || !long(a) || !long(b) || a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let begins = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let ends = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = letters(a).max(letters(b));
    // Known beginnings such as hyper and hypo are what one asks about.
    (begins > 0 && ends > 0 && begins + ends + 1 >= longest).then_some((a, b))
}
