//! Flaws in what a question consists of.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::words::{letters, same_when, words};
use crate::material::{Kind, exam_fit};

/// How many options the questions of an exam have.
pub(in crate::check) const EXAM_OPTIONS: usize = 3;

/// L02: one key among fewer than three or more than five options.
pub(in crate::check) fn option_count(item: &Item<'_>) -> Option<Flaw> {
    let count = item.keys.len() + item.distractors.len();
    if item.is_choice() && !(3..=5).contains(&count) {
        return flaw_at(&item.stem, format!("{count} options"));
    }
    None
}

/// L03: two options that look the same but for case, spaces, articles and marks.
pub(in crate::check) fn equal_options(item: &Item<'_>) -> Option<Flaw> {
    let mut seen: Vec<String> = Vec::new();
    for option in item.choices() {
        let text = same_when(option);
        if text.is_empty() {
            continue;
        }
        if seen.contains(&text) {
            return flaw_at(
                option,
                format!("two options that both read {:?}", option.as_str()),
            );
        }
        seen.push(text);
    }
    None
}

/// L04: a stem of fewer than 20 characters, or an option without a letter, digit or sign.
pub(in crate::check) fn short_stem(item: &Item<'_>) -> Option<Flaw> {
    let may_be_short = matches!(item.question.kind, Kind::Card { .. } | Kind::Cloze(_));
    let length = letters(item.stem.trim());
    if !may_be_short && length < 20 {
        return flaw_at(&item.stem, format!("a stem of {length} letters"));
    }
    let is_said = |option: &str| option.contains(|c: char| c.is_alphanumeric() || is_sign(c));
    let empty = item.options().find(|option| !is_said(option))?;
    flaw_at(empty, "an option without a word")
}

/// Whether a character can be a whole answer, such as an arrow or a comparison.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '=' | '+' | '−' | '±' | '≤' | '≥' | '≠' | '%' | '°' | '∞'
    ) || ('\u{2190}'..='\u{21ff}').contains(&c)
}

/// L07: a contested fact, and a question on it that a scored exam could take and that names nobody who says so.
pub(in crate::check) fn unmarked(item: &Item<'_>) -> Option<Flaw> {
    let of = (item.context.pack, item.fact, item.question);
    if !item.fact.contested
        || !exam_fit(&item.context.contrasts, of, EXAM_OPTIONS)
        || item.names_authority()
    {
        return None;
    }
    flaw_at(
        &item.stem,
        "a question on a contested fact that an exam could take, and that names nobody who says so",
    )
}

/// L08: options that share a reason, or a reason that says nothing of its option.
pub(in crate::check) fn shared_reason(item: &Item<'_>) -> Option<Flaw> {
    const EMPTY: [&str; 16] = [
        "wrong",
        "right",
        "correct",
        "incorrect",
        "true",
        "false",
        "answer",
        "option",
        "here",
        "since",
        "because",
        "choice",
        "key",
        "question",
        "simply",
        "just",
    ];
    if !item.has_options() {
        return None;
    }
    let mut seen = BTreeSet::new();
    let twice = item.whys.iter().find(|why| !seen.insert(same_when(why)));
    let says_nothing = |why: &&crate::check::item::text::Text<'_>| {
        let mut words = why.taken_apart().iter();
        let is_empty = words.all(|it| it.stem().is_none() || EMPTY.contains(&it.as_str()));
        letters(why.trim()) < 15 || is_empty
    };
    let why = twice.or_else(|| item.whys.iter().find(says_nothing))?;
    flaw_at(why, "a reason that says nothing of this option alone")
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
