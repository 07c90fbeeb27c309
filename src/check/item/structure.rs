//! Structural flaws, which block a release.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::flaw::{Flaw, flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::{letters, normalised, numbers, words};
use crate::material::{Kind, Status};

/// L02: one key among fewer than three or more than five options.
pub(in crate::check) fn option_count(item: &Item<'_>) -> Option<Flaw> {
    let count = item.keys.len() + item.distractors.len();
    if item.is_choice() && !(3..=5).contains(&count) {
        return flaw_at(&item.stem, format!("{count} options"));
    }
    None
}

/// L03: two options that differ only in case, spaces or punctuation.
pub(in crate::check) fn equal_options(item: &Item<'_>) -> Option<Flaw> {
    let mut seen = BTreeSet::new();
    let mut options = item.choices();
    let twice = options.find(|option| !seen.insert(normalised(option)))?;
    flaw_at(
        twice,
        format!("two options that both read {:?}", twice.as_str()),
    )
}

/// L04: a stem of fewer than 20 characters, or an empty option.
pub(in crate::check) fn short_stem(item: &Item<'_>) -> Option<Flaw> {
    if matches!(item.question.kind, Kind::Card { .. } | Kind::Cloze(_)) {
        return None;
    }
    if letters(item.stem.trim()) < 20 {
        return flaw_at(
            &item.stem,
            format!("a stem of {} letters", letters(item.stem.trim())),
        );
    }
    let empty = item.options().find(|option| option.trim().is_empty())?;
    flaw_at(empty, "an empty option")
}

/// L05: an explanation of the key in fewer than 40 characters.
pub(in crate::check) fn short_explanation(item: &Item<'_>) -> Option<Flaw> {
    let why = item.whys.first()?;
    if letters(why.trim()) < 40 {
        return flaw_at(
            why,
            format!("an explanation of {} letters", letters(why.trim())),
        );
    }
    None
}

/// L06: a fact that names no source.
pub(in crate::check) fn no_source(item: &Item<'_>) -> Option<Flaw> {
    if item.fact.sources.is_empty() {
        return flaw(format!("no source for the fact {:?}", item.fact.id));
    }
    None
}

/// L07: an unmarked question on an unchecked, contested fact, which a scored exam could take.
pub(in crate::check) fn unmarked(item: &Item<'_>) -> Option<Flaw> {
    if item.fact.contested
        && !item.question.contested
        && item.fact.status == Status::Unchecked
        && item.stem.one_of(&["study", "trial"]).is_none()
    {
        return flaw_at(
            &item.stem,
            "a question on an unchecked, contested fact that a scored exam could take",
        );
    }
    None
}

/// L08: options that share a reason, or a reason of fewer than 15 characters.
pub(in crate::check) fn shared_reason(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let mut seen = BTreeSet::new();
    let twice = item.whys.iter().find(|why| !seen.insert(normalised(why)));
    let short = || item.whys.iter().find(|why| letters(why.trim()) < 15);
    let why = twice.or_else(short)?;
    flaw_at(why, "a reason that says nothing of this option alone")
}

/// L10: a retracted source behind the fact.
pub(in crate::check) fn retracted(item: &Item<'_>) -> Option<Flaw> {
    let sources = item.context.pack.sources.iter().filter(|it| it.retracted);
    let mut retracted = sources.filter(|it| item.fact.sources.contains(&it.id));
    let source = retracted.next()?;
    flaw(format!(
        "the retracted source {:?} behind the fact {:?}",
        source.id, item.fact.id
    ))
}

/// L11: a number in a key that is in neither the passage nor the fact.
pub(in crate::check) fn unproven_number(item: &Item<'_>) -> Option<Flaw> {
    let has_numbers = item
        .keys
        .iter()
        .any(|it| it.contains(|c: char| c.is_ascii_digit()));
    // A question that asks for use of the fact may have the learner work the number out.
    if item.is_use() || !has_numbers || matches!(item.question.kind, Kind::Match { .. }) {
        return None;
    }
    let quote = item
        .fact
        .passage
        .as_ref()
        .map_or("", |it| it.quote.as_str());
    let sources = [quote, &item.fact.says];
    let known: Vec<String> = sources.iter().flat_map(|it| numbers(it)).collect();
    let in_words = |number: &String| {
        in_words(number).is_some_and(|word| {
            let mut all = sources.iter().flat_map(|it| words(it));
            all.any(|it| it == word)
        })
    };
    // A digit within a name, as in IL-6, is not a number.
    let is_bare = |key: &Text<'_>, number: &str| {
        let mut words = key.words();
        words.any(|word| word.trim_end_matches('%') == number)
    };
    let mut unproven = item
        .keys
        .iter()
        .flat_map(|key| numbers(key).into_iter().filter(|it| is_bare(key, it)));
    let number = unproven.find(|number| !known.contains(number) && !in_words(number))?;
    flaw_at(
        number.clone(),
        format!("the number {number} in the key, and not in the passage or the fact"),
    )
}

/// Spells out a number from 0 to 12.
fn in_words(number: &str) -> Option<&'static str> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number.parse::<usize>().ok()?).copied()
}

/// L09: a run of eight words that a third party wrote.
pub(in crate::check) fn third_party(item: &Item<'_>) -> Option<Flaw> {
    let hashes = item.context.third_party;
    if hashes.is_empty() {
        return None;
    }
    let texts = std::iter::once(&item.stem)
        .chain(item.options())
        .chain(&item.whys);
    let mut copied = texts.filter(|text| run_hashes(text).iter().any(|it| hashes.contains(it)));
    let text = copied.next()?;
    flaw_at(text, "eight words in a row as somebody else wrote them")
}

/// Returns the hashes of all runs of eight words in a text: all that is kept of texts of third parties.
pub fn run_hashes(text: &str) -> BTreeSet<u32> {
    // FNV-1a, 32 bits. This must never change, since the hashes are kept in files.
    let hash = |run: &[Cow<'_, str>]| {
        run.iter()
            .flat_map(|word| word.bytes().chain([b' ']))
            .fold(0x811c_9dc5_u32, |hash, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            })
    };
    let words: Vec<_> = words(text).collect();
    words.windows(8).map(hash).collect()
}
