//! The form of options and statements, as numbers. The list is fixed: questions are mended against it, not it against
//! questions.

use std::collections::BTreeSet;

use crate::check::chance::spread;
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::numbers::amounts;
use crate::check::item::text::Text;
use crate::check::item::words::{jaccard, letters};
use crate::material::Kind;

/// At most so many questions are looked at.
const SAMPLE_MAX: usize = 2000;

/// What is known of the form of an option or a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::form) enum Feature {
    Length,
    Longest,
    Shortest,
    Commas,
    Colons,
    Hedge,
    Absolute,
    Negation,
    Deflating,
    FramedHedge,
    FramedAbsolute,
    FramedNegation,
    FramedDeflating,
    Echo,
    Overlap,
    Digit,
    MiddleNumber,
    EndNumber,
    Bracket,
    Words,
    Stated,
    StatedLength,
    StatedHedge,
    StatedAbsolute,
    StatedNegation,
    StatedClauses,
    StatedFrame,
    StatedNumber,
}

/// How many there are.
pub(in crate::check::form) const FEATURES: usize = Feature::StatedNumber as usize + 1;

/// An option, or the answer "true" to a statement.
pub(in crate::check::form) struct OptionForm<'i> {
    pub values: [f64; FEATURES],
    /// In lower case, no word twice.
    pub words: BTreeSet<&'i str>,
    pub is_key: bool,
}

impl OptionForm<'_> {
    pub(in crate::check::form) fn has(&self, feature: Feature) -> bool {
        self.values[feature as usize] > 0.0
    }
}

/// A question whose options compete; for a statement "true" and "false".
pub(in crate::check::form) struct Unit<'i> {
    pub address: String,
    pub fact: &'i str,
    /// Empty if there is none.
    pub family: &'i str,
    pub is_statement: bool,
    pub options: Vec<OptionForm<'i>>,
}

impl Unit<'_> {
    /// Returns the place of the key; `None` if several options are right.
    pub(in crate::check::form) fn key(&self) -> Option<usize> {
        let mut keys = self.options.iter().enumerate().filter(|(_, it)| it.is_key);
        let (key, _) = keys.next()?;
        keys.next().is_none().then_some(key)
    }
}

/// Takes at most 2,000 questions, by a sum of their ids.
pub(in crate::check::form) fn sampled<'u, 'i>(mut units: Vec<&'u Unit<'i>>) -> Vec<&'u Unit<'i>> {
    if units.len() > SAMPLE_MAX {
        units.sort_by_cached_key(|it| (spread(&it.address), it.address.clone()));
        units.truncate(SAMPLE_MAX);
    }
    units
}

/// Returns the form of all questions with options and of all statements; of a large bank, of those that may be sampled.
pub(in crate::check::form) fn units<'i>(items: &'i [Item<'_>]) -> Vec<Unit<'i>> {
    let takes_part = |it: &&Item<'_>| it.has_options() || it.is_statement();
    let mut asked: Vec<&Item<'_>> = items.iter().filter(takes_part).collect();
    if asked.len() > 2 * SAMPLE_MAX {
        asked.sort_by_cached_key(|it| spread(&it.address()));
        asked.truncate(2 * SAMPLE_MAX);
    }
    let forms = asked.into_iter().map(|item| Unit {
        address: item.address(),
        fact: &item.fact.id,
        family: &item.question.family,
        is_statement: item.is_statement(),
        options: if item.is_statement() {
            statement(item)
        } else {
            options(item)
        },
    });
    forms.collect()
}

fn flag(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}

fn count(text: &str, signs: &[char]) -> f64 {
    text.chars().filter(|c| signs.contains(c)).count() as f64
}

fn negates(text: &Text<'_>) -> bool {
    text.marks().has(Marks::NEGATIVE)
        || text.has("no")
        || text.has("without")
        || text.has("nothing")
}

fn statement<'i>(item: &'i Item<'_>) -> Vec<OptionForm<'i>> {
    let stem = &item.stem;
    let marks = stem.marks();
    let mut values = [0.0; FEATURES];
    let mut set = |feature: Feature, value: f64| values[feature as usize] = value;
    set(Feature::Stated, 1.0);
    set(Feature::StatedLength, (letters(stem).max(1) as f64).ln());
    set(Feature::StatedHedge, flag(marks.has(Marks::HEDGE)));
    set(Feature::StatedAbsolute, flag(marks.has(Marks::ABSOLUTE)));
    set(Feature::StatedNegation, flag(negates(stem)));
    let clauses = [", and ", ", but ", "; ", ", so "]
        .iter()
        .any(|it| stem.contains(it));
    set(Feature::StatedClauses, flag(clauses));
    set(Feature::StatedFrame, flag(marks.has(Marks::FRAME)));
    let has_digit = stem.bytes().any(|it| it.is_ascii_digit());
    set(Feature::StatedNumber, flag(has_digit));
    let is_true = matches!(item.question.kind, Kind::TrueFalse { key: true, .. });
    let forms = [
        OptionForm {
            values,
            words: stem.words().collect(),
            is_key: is_true,
        },
        OptionForm {
            values: [0.0; FEATURES],
            words: BTreeSet::new(),
            is_key: !is_true,
        },
    ];
    forms.into()
}

fn options<'i>(item: &'i Item<'_>) -> Vec<OptionForm<'i>> {
    let texts: Vec<&Text<'_>> = item.choices().collect();
    let lengths: Vec<usize> = texts.iter().map(|it| letters(it)).collect();
    let is_only = |length: usize, best: Option<&usize>| {
        best == Some(&length) && lengths.iter().filter(|it| **it == length).count() == 1
    };
    let contents: Vec<BTreeSet<&str>> = texts.iter().map(|it| it.content()).collect();
    let numbers: Vec<Option<f64>> = texts.iter().map(|it| number(it)).collect();
    let ranked: Option<Vec<f64>> = numbers.iter().copied().collect();
    let framed = item.stem.marks().has(Marks::FRAME);
    let forms = texts.iter().enumerate().map(|(at, text)| {
        let mut values = [0.0; FEATURES];
        let mut set = |feature: Feature, value: f64| values[feature as usize] = value;
        let length = lengths.get(at).copied().unwrap_or(0);
        set(Feature::Length, (length.max(1) as f64).ln());
        set(
            Feature::Longest,
            flag(is_only(length, lengths.iter().max())),
        );
        set(
            Feature::Shortest,
            flag(is_only(length, lengths.iter().min())),
        );
        set(Feature::Commas, count(text, &[',']));
        set(Feature::Colons, count(text, &[';', ':']));
        for (is_so, plain, in_frame) in words_of(text) {
            set(plain, flag(is_so));
            set(in_frame, flag(is_so && framed));
        }
        let own = contents.get(at);
        set(Feature::Echo, own.map_or(0.0, |it| echo(&item.stem, it)));
        set(Feature::Overlap, overlap(&contents, at));
        set(
            Feature::Digit,
            flag(text.bytes().any(|it| it.is_ascii_digit())),
        );
        let is_end = ranked.as_ref().and_then(|it| is_end(it, at));
        set(Feature::EndNumber, flag(is_end == Some(true)));
        set(Feature::MiddleNumber, flag(is_end == Some(false)));
        set(Feature::Bracket, flag(text.contains(['(', '['])));
        set(Feature::Words, text.words().len() as f64);
        OptionForm {
            values,
            words: text.words().collect(),
            is_key: at < item.keys.len(),
        }
    });
    forms.collect()
}

/// Returns which kinds of words an option has, each with its feature and that under the claim of a leaflet or the like.
fn words_of(text: &Text<'_>) -> [(bool, Feature, Feature); 4] {
    use Feature::{
        Absolute, Deflating, FramedAbsolute, FramedDeflating, FramedHedge, FramedNegation, Hedge,
        Negation,
    };
    let marks = text.marks();
    [
        (marks.has(Marks::HEDGE), Hedge, FramedHedge),
        (marks.has(Marks::ABSOLUTE), Absolute, FramedAbsolute),
        (negates(text), Negation, FramedNegation),
        (marks.has(Marks::DEFLATES), Deflating, FramedDeflating),
    ]
}

/// Returns the share of an option's words that are in the stem.
fn echo(stem: &Text<'_>, option: &BTreeSet<&str>) -> f64 {
    let echoed = option.iter().filter(|it| stem.has_stem(it)).count();
    echoed as f64 / option.len().max(1) as f64
}

/// Returns the mean likeness of an option to the others.
fn overlap(contents: &[BTreeSet<&str>], at: usize) -> f64 {
    let Some(own) = contents.get(at) else {
        return 0.0;
    };
    let others = contents
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at);
    let sum: f64 = others.map(|(_, other)| jaccard(own, other)).sum();
    sum / (contents.len() - 1).max(1) as f64
}

/// Whether a number is the least or the greatest of all.
fn is_end(numbers: &[f64], at: usize) -> Option<bool> {
    let own = numbers.get(at)?;
    let below = numbers.iter().filter(|it| *it < own).count();
    Some(below == 0 || below + 1 == numbers.len())
}

/// Returns the number of an option that has just one.
fn number(text: &Text<'_>) -> Option<f64> {
    if !text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let all = amounts(text);
    let mut numbers = all.iter().filter(|it| !it.in_name);
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first.value)
}
