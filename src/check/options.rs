//! Options that give the key away, or that cannot stand side by side.

use std::collections::BTreeSet;

use crate::check::item::Item;
use crate::check::words::{content_words, is_stop_word, jaccard, letters, numbers, words};
use crate::check::{Hit, hit};

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

fn lengths(item: &Item<'_>) -> (usize, Vec<usize>) {
    (
        letters(item.key()),
        item.distractors.iter().map(|it| letters(it)).collect(),
    )
}

/// L20: the key is the one longest option, by far.
pub(super) fn long_key(item: &Item<'_>) -> Option<Hit> {
    let (key, others) = lengths(item);
    let longest = others.iter().max()?;
    let mean = others.iter().sum::<usize>() as f64 / others.len() as f64;
    if item.is_choice() && key > *longest && key as f64 >= 1.25 * mean && key as f64 >= mean + 12.0
    {
        return hit(
            item.key(),
            format!("a key of {key} letters beside {mean:.0} on average"),
        );
    }
    None
}

/// L21: options of very unlike length.
pub(super) fn uneven(item: &Item<'_>) -> Option<Hit> {
    if !item.has_options() {
        return None;
    }
    let longest = item.options().max_by_key(|it| letters(it))?;
    let shortest = item.options().map(letters).min()?;
    let length = letters(longest);
    if length > 30 && length as f64 > 2.5 * shortest.max(1) as f64 {
        return hit(
            longest,
            format!("options from {shortest} to {length} letters"),
        );
    }
    None
}

/// L22: the last word of the stem fits some options by its grammar alone.
pub(super) fn article_cue(item: &Item<'_>) -> Option<Hit> {
    let stem = item.stem.trim_end_matches(['_', '.', ':', '…', ' ']);
    let last = words(stem).pop()?;
    if !item.has_options() || !matches!(last.as_str(), "a" | "an") {
        return None;
    }
    let wrong = item
        .options()
        .find(|option| starts_with_vowel_sound(option) != (last == "an"))?;
    hit(
        wrong,
        format!("a stem that ends in {last:?} and an option that it does not fit"),
    )
}

fn starts_with_vowel_sound(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let lower = first.to_lowercase();
    let is_initialism = first.chars().count() > 1
        && first
            .chars()
            .take(2)
            .all(|it| it.is_uppercase() || it.is_numeric());
    if is_initialism {
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let sounds_otherwise = ["one", "uni", "eu", "use"]
        .iter()
        .any(|it| lower.starts_with(it));
    lower.starts_with("hour")
        || lower.starts_with("honest")
        || lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_otherwise
}

/// L23: an option that points at others.
pub(super) fn catch_all(item: &Item<'_>) -> Option<Hit> {
    let is_catch_all = |option: &&str| {
        let text = words(option).join(" ");
        CATCH_ALL.iter().any(|it| text == *it)
    };
    let option = item
        .options()
        .filter(|_| item.has_options())
        .find(is_catch_all)?;
    hit(option, format!("the option {option:?}"))
}

/// L26: absolutes in distractors, and not in the key.
pub(super) fn absolutes(item: &Item<'_>) -> Option<Hit> {
    let absolute = |text: &str| {
        words(text)
            .into_iter()
            .find(|it| ABSOLUTES.contains(&it.as_str()))
    };
    if !item.has_options() || item.keys.iter().any(|key| absolute(key).is_some()) {
        return None;
    }
    let distractor = item.distractors.iter().find(|it| absolute(it).is_some())?;
    let word = absolute(distractor)?;
    hit(
        *distractor,
        format!("{word:?} in a distractor and in no key"),
    )
}

/// L27: vague quantities in options.
pub(super) fn vague(item: &Item<'_>) -> Option<Hit> {
    let vague = |text: &str| {
        words(text)
            .into_iter()
            .find(|it| VAGUE.contains(&it.as_str()))
    };
    let option = item
        .options()
        .filter(|_| item.has_options())
        .find(|it| vague(it).is_some())?;
    hit(option, format!("{:?} in an option", vague(option)?))
}

/// L28: a word of the stem that comes back in the key alone. Words of the pack's topics do not count.
pub(super) fn clang(item: &Item<'_>) -> Option<Hit> {
    if !item.is_choice() {
        return None;
    }
    let topics: BTreeSet<String> = item
        .pack
        .topics
        .iter()
        .flat_map(|it| content_words(&it.title))
        .collect();
    let stem = content_words(item.stem);
    let others: BTreeSet<String> = item
        .distractors
        .iter()
        .flat_map(|it| content_words(it))
        .collect();
    let word = content_words(item.key()).into_iter().find(|it| {
        letters(it) >= 4 && stem.contains(it) && !others.contains(it) && !topics.contains(it)
    })?;
    hit(
        item.key(),
        format!("{word:?} in the stem and in no option but the key"),
    )
}

/// L29: the key shares most with the others.
pub(super) fn convergence(item: &Item<'_>) -> Option<Hit> {
    let options: Vec<BTreeSet<String>> = item.options().map(content_words).collect();
    if !item.is_choice() || options.iter().any(|it| it.len() < 2) {
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
        return hit(
            item.key(),
            "a key that shares more words with the others than they do with one another",
        );
    }
    None
}

/// A range of numbers with its unit.
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
pub(super) fn overlapping_ranges(item: &Item<'_>) -> Option<Hit> {
    if !item.has_options() {
        return None;
    }
    let ranges: Vec<_> = item
        .options()
        .filter_map(|it| Some((it, range(it)?)))
        .collect();
    for (place, (text, (low, high, unit))) in ranges.iter().enumerate() {
        for (_, (from, to, other)) in ranges.iter().skip(place + 1) {
            if unit == other && low.max(*from) < high.min(*to) {
                return hit(*text, "a range that overlaps another option");
            }
        }
    }
    None
}

/// L31: two opposites and nothing between.
pub(super) fn exhaustive_pair(item: &Item<'_>) -> Option<Hit> {
    let options: Vec<Vec<String>> = item
        .options()
        .filter(|_| item.has_options())
        .map(words)
        .collect();
    let has = |word: &str| options.iter().any(|it| it.iter().any(|it| it == word));
    let unchanged = ["unchanged", "same", "equal", "no", "neither", "stays"]
        .iter()
        .any(|it| has(it));
    let (up, down) = OPPOSITES.iter().find(|(up, down)| has(up) && has(down))?;
    if unchanged || options.len() > 3 {
        return None;
    }
    hit(
        item.stem,
        format!("the opposites {up:?} and {down:?} with nothing between"),
    )
}

/// L32: numbers that do not ascend. Options of numbers are shown ascending, whatever their order here.
pub(super) fn number_order(item: &Item<'_>) -> Option<Hit> {
    let values: Vec<f64> = item
        .distractors
        .iter()
        .filter_map(|it| it.split_whitespace().next()?.parse().ok())
        .collect();
    if item.is_choice()
        && values.len() == item.distractors.len()
        && values.len() > 1
        && !values.is_sorted()
    {
        return hit(*item.distractors.first()?, "numbers that do not ascend");
    }
    None
}

/// L35: long options that have next to nothing in common.
pub(super) fn series(item: &Item<'_>) -> Option<Hit> {
    if !item.is_choice() {
        return None;
    }
    let long = item.options().map(|it| words(it).len()).sum::<usize>() as f64
        / (item.distractors.len() + 1) as f64;
    let sets: Vec<BTreeSet<String>> = item.options().map(content_words).collect();
    let pairs: Vec<f64> = sets
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sets.iter().skip(at + 1).map(|b| jaccard(a, b)))
        .collect();
    let shared = pairs.iter().sum::<f64>() / pairs.len().max(1) as f64;
    if long > 12.0 && shared < 0.1 {
        return hit(item.stem, "long options with little in common");
    }
    None
}

/// L38: an option that speaks of a place in the list.
pub(super) fn position(item: &Item<'_>) -> Option<Hit> {
    const PLACES: [&str; 5] = [
        "first option",
        "second option",
        "last option",
        "option above",
        "options above",
    ];
    let speaks = |option: &&str| PLACES.iter().any(|it| option.to_lowercase().contains(it));
    let option = item.options().filter(|_| item.has_options()).find(speaks)?;
    hit(option, "an option that names a place; options are shuffled")
}

/// L36: the key, or its one distinctive word, stands in the stem.
pub(super) fn leak(item: &Item<'_>) -> Option<Hit> {
    if !item.is_choice() && item.keys.len() != 1 || item.stem.is_empty() {
        return None;
    }
    let key: Vec<String> = words(item.keys.first()?);
    let content: Vec<&String> = key.iter().filter(|it| !is_stop_word(it)).collect();
    if content.is_empty() || item.distractors.iter().any(|it| item.stem.contains(*it)) {
        return None;
    }
    let stem = words(item.stem);
    let stands = stem.windows(key.len()).any(|run| run == key);
    if stands {
        return hit(*item.keys.first()?, "the key in the stem");
    }
    None
}
