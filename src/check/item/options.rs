//! Options that give the key away, or that do not go together.

use std::collections::BTreeSet;

use crate::answer::option_values;
use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::spoken::starts_with_vowel_sound;
use crate::check::item::text::Text;
use crate::check::item::words::{is_stop_word, jaccard, letters, numbers};
use crate::material::Kind;

const ABSOLUTES: [&str; 8] = [
    "always",
    "never",
    "only",
    "all",
    "none",
    "every",
    "completely",
    "must",
];
const VAGUE: [&str; 6] = [
    "often",
    "usually",
    "sometimes",
    "rarely",
    "may",
    "generally",
];
const CATCH_ALL: [&str; 5] = [
    "all of the above",
    "none of the above",
    "both a and b",
    "a and c",
    "any of these",
];
const OPPOSITES: [(&str, &str); 8] = [
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("higher", "lower"),
    ("rises", "falls"),
    ("more", "less"),
    ("raises", "lowers"),
    ("true", "false"),
    ("yes", "no"),
];

/// L20: the key is by far the longest option.
pub(in crate::check) fn long_key(item: &Item<'_>) -> Option<Flaw> {
    let text = item.key()?;
    let key = letters(text);
    let others: Vec<usize> = item.distractors.iter().map(|it| letters(it)).collect();
    let longest = others.iter().max()?;
    let mean = others.iter().sum::<usize>() as f64 / others.len() as f64;
    if key > *longest && key as f64 >= 1.25 * mean && key as f64 >= mean + 12.0 {
        return flaw_at(
            text,
            format!("a key of {key} letters beside {mean:.0} on average"),
        );
    }
    None
}

/// L21: options of very different length.
pub(in crate::check) fn uneven(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let longest = item.options().max_by_key(|it| letters(it))?;
    let shortest = item.options().map(|it| letters(it)).min()?;
    let length = letters(longest);
    if length > 30 && length as f64 > 2.5 * shortest.max(1) as f64 {
        return flaw_at(
            longest,
            format!("options from {shortest} to {length} letters"),
        );
    }
    None
}

/// L22: an article at the end of the stem rules out options by grammar alone.
pub(in crate::check) fn article_cue(item: &Item<'_>) -> Option<Flaw> {
    let last = item.stem.words().next_back()?;
    if !matches!(last, "a" | "an") {
        return None;
    }
    let wrong = item
        .choices()
        .find(|option| starts_with_vowel_sound(option) != (last == "an"))?;
    flaw_at(
        wrong,
        format!("a stem that ends in {last:?} and an option that it does not fit"),
    )
}

/// L23: an option that refers to the others.
pub(in crate::check) fn catch_all(item: &Item<'_>) -> Option<Flaw> {
    let is_catch_all = |option: &&Text<'_>| {
        let mut known = CATCH_ALL.iter();
        known.any(|it| option.words().eq(it.split(' ')))
    };
    let option = item.choices().find(is_catch_all)?;
    flaw_at(option, format!("the option {:?}", option.as_str()))
}

/// L26: an absolute in a distractor, and in no key.
pub(in crate::check) fn absolutes(item: &Item<'_>) -> Option<Flaw> {
    let mut keys = item.keys.iter();
    if keys.any(|it| it.one_of(&ABSOLUTES).is_some()) {
        return None;
    }
    let distractors = item.distractors.iter();
    let (distractor, word) = distractors
        .map(|it| (it, it.one_of(&ABSOLUTES)))
        .find_map(|(it, word)| Some((it, word?)))?;
    flaw_at(
        distractor,
        format!("{word:?} in a distractor and in no key"),
    )
}

/// L27: vague quantities in options.
pub(in crate::check) fn vague(item: &Item<'_>) -> Option<Flaw> {
    let (option, word) = item
        .choices()
        .find_map(|it| Some((it, it.one_of(&VAGUE)?)))?;
    flaw_at(option, format!("{word:?} in an option"))
}

/// L28: a word of the stem that recurs in the key alone. Words of topic titles do not count.
pub(in crate::check) fn clang(item: &Item<'_>) -> Option<Flaw> {
    let key = item.key()?;
    let in_stem = |word: &str| item.stem.stems().any(|it| it == word);
    let in_others = |word: &str| {
        let mut others = item.distractors.iter().flat_map(Text::stems);
        others.any(|it| it == word)
    };
    let word = key.stems().find(|it| {
        letters(it) >= 4 && in_stem(it) && !in_others(it) && !item.context.topics.contains(*it)
    })?;
    flaw_at(
        key,
        format!("{word:?} in the stem and in no option but the key"),
    )
}

/// L29: the key shares more words with the other options than they share with one another.
pub(in crate::check) fn convergence(item: &Item<'_>) -> Option<Flaw> {
    let text = item.key()?;
    let options: Vec<BTreeSet<&str>> = item.options().map(Text::content).collect();
    if options.iter().any(|it| it.len() < 2) {
        return None;
    }
    let overlap = |at: usize| {
        let own = options.get(at)?;
        let others = options.iter().enumerate().filter(|(other, _)| *other != at);
        let sum: usize = others
            .map(|(_, other)| own.intersection(other).count())
            .sum();
        Some(sum as f64 / (options.len() - 1) as f64)
    };
    let key = overlap(0)?;
    let others: Vec<f64> = (1..options.len()).filter_map(overlap).collect();
    let mean = others.iter().sum::<f64>() / others.len().max(1) as f64;
    if others.iter().all(|it| key > *it) && key >= mean + 0.5 {
        return flaw_at(
            text,
            "a key that shares more words with the others than they do with one another",
        );
    }
    None
}

/// Parses a range of numbers as lower bound, upper bound and unit.
fn range(text: &str) -> Option<(f64, f64, String)> {
    let found: Vec<f64> = numbers(text)
        .iter()
        .filter_map(|it| it.parse().ok())
        .collect();
    let unit: String = text
        .chars()
        .filter(|c| c.is_alphabetic() || *c == '%')
        .collect();
    let trimmed = text.trim();
    match found.as_slice() {
        [a, b] if trimmed.contains(['–', '-']) || trimmed.contains(" to ") => {
            Some((*a, *b, unit.replace("to", "")))
        }
        [a] if trimmed.starts_with(['<', '≤']) => Some((f64::NEG_INFINITY, *a, unit)),
        [a] if trimmed.starts_with(['>', '≥']) => Some((*a, f64::INFINITY, unit)),
        _ => None,
    }
}

/// L30: ranges that share more than an end point.
pub(in crate::check) fn overlapping_ranges(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let ranges: Vec<_> = item
        .options()
        .filter(|it| it.contains(|c: char| c.is_ascii_digit()))
        .filter_map(|it| Some((it, range(it)?)))
        .collect();
    for (place, (text, (low, high, unit))) in ranges.iter().enumerate() {
        for (_, (from, to, other)) in ranges.iter().skip(place + 1) {
            if unit == other && low.max(*from) < high.min(*to) {
                return flaw_at(*text, "a range that overlaps another option");
            }
        }
    }
    None
}

/// L31: two opposites among the options, and nothing between them.
pub(in crate::check) fn exhaustive_pair(item: &Item<'_>) -> Option<Flaw> {
    let has = |word: &str| item.choices().any(|it| it.has(word));
    let (up, down) = OPPOSITES.iter().find(|(up, down)| has(up) && has(down))?;
    let unchanged = ["unchanged", "same", "equal", "no", "neither", "stays"]
        .iter()
        .any(|it| has(it));
    if unchanged || item.choices().count() > 3 {
        return None;
    }
    flaw_at(
        &item.stem,
        format!("the opposites {up:?} and {down:?} with nothing between"),
    )
}

/// L32: distractors that are numbers and do not ascend. On screen numbers ascend, whatever their order here.
pub(in crate::check) fn number_order(item: &Item<'_>) -> Option<Flaw> {
    let values = option_values(item.distractors.iter().map(|it| &**it))?;
    if item.is_choice() && !values.is_sorted() {
        return flaw_at(item.distractors.first()?, "numbers that do not ascend");
    }
    None
}

/// L35: long options with next to nothing in common.
pub(in crate::check) fn series(item: &Item<'_>) -> Option<Flaw> {
    if !item.is_choice() {
        return None;
    }
    let long = item.options().map(|it| it.words().len()).sum::<usize>() as f64
        / (item.distractors.len() + 1) as f64;
    if long <= 12.0 {
        return None;
    }
    let sets: Vec<BTreeSet<&str>> = item.options().map(Text::content).collect();
    let pairs: Vec<f64> = sets
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sets.iter().skip(at + 1).map(|b| jaccard(a, b)))
        .collect();
    let shared = pairs.iter().sum::<f64>() / pairs.len().max(1) as f64;
    if shared < 0.1 {
        return flaw_at(&item.stem, "long options with little in common");
    }
    None
}

/// L38: an option that refers to a position in the list.
pub(in crate::check) fn position(item: &Item<'_>) -> Option<Flaw> {
    const PLACES: [&str; 5] = [
        "first option",
        "second option",
        "last option",
        "option above",
        "options above",
    ];
    let speaks = |option: &&Text<'_>| {
        let text = option.to_lowercase();
        PLACES.iter().any(|it| text.contains(it))
    };
    let option = item.choices().find(speaks)?;
    flaw_at(option, "an option that names a place; options are shuffled")
}

/// L36: the stem contains the key, word for word. The sentence of a cloze always does; L41 looks at the rest of it.
pub(in crate::check) fn leak(item: &Item<'_>) -> Option<Flaw> {
    let is_cloze = matches!(item.question.kind, Kind::Cloze(_));
    if is_cloze || !item.is_choice() && item.keys.len() != 1 {
        return None;
    }
    let key = item.keys.first()?;
    let in_stem = |text: &Text<'_>| item.stem.contains(text.as_str());
    if key.words().all(is_stop_word) || item.distractors.iter().any(in_stem) {
        return None;
    }
    let words: Vec<&str> = key.words().collect();
    let stem: Vec<&str> = item.stem.words().collect();
    let stands = stem.windows(words.len()).any(|run| run == words);
    if stands {
        return flaw_at(key, "the key in the stem");
    }
    None
}
