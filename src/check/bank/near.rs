//! Questions that are nearly the same. Only those that share a rare word are compared, so that the cost per question
//! hardly grows with the size of the bank.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::bank::words::{WordIndex, common};
use crate::check::item::Item;
use crate::check::item::lexicon::{Marks, opposites_of};
use crate::check::item::words::{same_when, words};
use crate::fast::FastMap;
use crate::material::Kind;

/// The shares of common words from which two stems are alike, or nearly the same.
const ALIKE: f64 = 0.5;
const SAME: f64 = 0.7;

/// The cosine similarity of trigrams from which two stems are nearly the same.
const SAME_LETTERS: f64 = 0.85;

/// A word in more than this many questions with the same key does not distinguish them.
const POSTINGS_MAX: usize = 150;

/// A question with the same key as an earlier one, and a similar stem.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct NearDuplicate {
    /// The index of the question.
    pub item: usize,
    /// The index of the earlier one that is most like it.
    pub earlier: usize,
    /// How alike the stems are, from [`ALIKE`] to 1.
    likeness: f64,
}

impl NearDuplicate {
    /// Whether the two are one question rather than much alike.
    pub(in crate::check) fn is_same(&self) -> bool {
        self.likeness >= SAME
    }
}

/// Returns the questions that are alike, in order, except variants, which share a `family`.
pub(in crate::check) fn near_duplicates(
    items: &[Item<'_>],
    index: &WordIndex<'_>,
) -> Vec<NearDuplicate> {
    let sets = &index.shown;
    let mut counts: Vec<u32> = vec![0; index.len()];
    for word in sets.iter().flatten() {
        if let Some(count) = counts.get_mut(*word as usize) {
            *count += 1;
        }
    }
    // Sets that share half of their words share one of the rarest half, and only questions with the same key are alike.
    let mut postings: FastMap<(u32, u32), Vec<usize>> = FastMap::default();
    let mut keys: FastMap<String, u32> = FastMap::default();
    let mut found = Vec::new();
    // The question that each one was last compared with.
    let mut met: Vec<Option<usize>> = vec![None; items.len()];
    for (place, set) in sets.iter().enumerate() {
        let Some(item) = items
            .get(place)
            .filter(|it| !set.is_empty() && it.question.cloze().is_none())
        else {
            continue;
        };
        let mut rarest = set.clone();
        rarest.sort_by_key(|word| (counts.get(*word as usize).copied().unwrap_or(0), *word));
        rarest.truncate(set.len() / 2 + 1);
        let mut candidates = Vec::new();
        for answer in answers_of(item) {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            let key = *keys.entry(answer).or_insert(next);
            for word in &rarest {
                let known = postings.entry((key, *word)).or_default();
                if known.len() < POSTINGS_MAX {
                    for other in known.iter().filter(|it| **it != place) {
                        // Each candidate once, however many words it shares.
                        if let Some(last) = met.get_mut(*other)
                            && last.replace(place) != Some(place)
                        {
                            candidates.push(*other);
                        }
                    }
                    known.push(place);
                }
            }
        }
        let alike = candidates.into_iter().filter_map(|earlier| {
            let other = sets.get(earlier)?;
            let both = common(set, other);
            let share = both as f64 / (set.len() + other.len() - both).max(1) as f64;
            Some(NearDuplicate {
                item: place,
                earlier,
                likeness: likeness(share, item, items.get(earlier)?)?,
            })
        });
        found.extend(alike.max_by(|a, b| a.likeness.total_cmp(&b.likeness)));
    }
    found
}

/// Returns each answer that is right, so that two questions can be compared: the keys together and what is accepted, the
/// number with its unit, the items in their order, the pairs, or whether a statement is true.
pub(in crate::check) fn answers_of(item: &Item<'_>) -> Vec<String> {
    match &item.question.kind {
        Kind::TrueFalse { key, .. } => vec![key.to_string()],
        Kind::Number { key, unit, .. } => vec![format!("{key}{}", same_when(unit))],
        Kind::Order { items, .. } => vec![items.iter().map(|it| same_when(it)).collect()],
        Kind::Match { pairs, .. } => {
            let pairs = pairs
                .iter()
                .map(|it| same_when(&it.premise) + "=" + &same_when(&it.response));
            let pairs: BTreeSet<String> = pairs.collect();
            vec![pairs.into_iter().collect()]
        }
        Kind::Typed { key, accept, .. } => {
            let all = std::iter::once(key).chain(accept);
            all.map(|it| same_when(it)).collect()
        }
        Kind::Choice { .. } | Kind::Card { .. } => {
            item.keys.iter().map(|it| same_when(it)).collect()
        }
        Kind::MultipleChoice { .. } | Kind::Cloze(_) => {
            let keys: BTreeSet<String> = item.keys.iter().map(|it| same_when(it)).collect();
            vec![keys.into_iter().collect()]
        }
    }
}

/// Whether two stems are the same but for opposites, such as "front hub" and "rear hub", so that they ask two things.
fn ask_opposites(a: &Item<'_>, b: &Item<'_>) -> bool {
    let opposed = |one: &Item<'_>, other: &Item<'_>| {
        let mut words = one
            .stem
            .taken_apart()
            .iter()
            .filter(|it| it.is(Marks::OPPOSITE));
        words.any(|it| {
            let word = it.as_str();
            !other.stem.has(word)
                && opposites_of(word).any(|it| other.stem.has(it) && !one.stem.has(it))
        })
    };
    opposed(a, b)
}

/// Returns how alike two questions with the same key are, at least [`ALIKE`]; `None` for less, and for variants.
fn likeness(share: f64, a: &Item<'_>, b: &Item<'_>) -> Option<f64> {
    if share < ALIKE {
        return None;
    }
    let variants = !a.question.family.is_empty() && a.question.family == b.question.family;
    // Faces of one fact in different kinds may ask the same, since they never come up in one sitting.
    let siblings = a.fact.id == b.fact.id && a.context.pack.id == b.context.pack.id;
    let kinds =
        std::mem::discriminant(&a.question.kind) == std::mem::discriminant(&b.question.kind);
    if variants || (siblings && !kinds) || ask_opposites(a, b) {
        return None;
    }
    if share >= SAME || cosine(&a.stem, &b.stem) >= SAME_LETTERS {
        return Some(share.max(SAME));
    }
    Some(share)
}

/// Returns the cosine similarity of the trigram counts.
fn cosine(a: &str, b: &str) -> f64 {
    let runs = |text: &str| {
        let words: Vec<_> = words(text).collect();
        let letters: Vec<char> = words.join(" ").chars().collect();
        let mut counts: BTreeMap<[char; 3], f64> = BTreeMap::new();
        for run in letters.windows(3) {
            if let [x, y, z] = run {
                *counts.entry([*x, *y, *z]).or_default() += 1.0;
            }
        }
        counts
    };
    let (a, b) = (runs(a), runs(b));
    let dot: f64 = a
        .iter()
        .filter_map(|(run, count)| Some(count * b.get(run)?))
        .sum();
    let length =
        |it: &BTreeMap<[char; 3], f64>| it.values().map(|count| count * count).sum::<f64>().sqrt();
    let both = length(&a) * length(&b);
    if both > 0.0 { dot / both } else { 0.0 }
}
