//! Questions that are nearly the same. Only those that share a rare word are compared, so that the cost per question
//! hardly grows with the size of the bank.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::item::Item;
use crate::check::item::words::{normalised, words};
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
pub(in crate::check) fn near_duplicates(items: &[Item<'_>]) -> Vec<NearDuplicate> {
    let sets = interned(items);
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for word in sets.iter().flatten() {
        *counts.entry(*word).or_default() += 1;
    }
    // Sets that share half of their words share one of the rarest half, and only questions with the same key are alike.
    let mut postings: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    let mut keys: HashMap<BTreeSet<String>, u32> = HashMap::new();
    let mut found = Vec::new();
    // The question that each one was last compared with.
    let mut met: Vec<Option<usize>> = vec![None; items.len()];
    for (place, set) in sets.iter().enumerate() {
        let Some(item) = items
            .get(place)
            .filter(|it| !set.is_empty() && !is_task(it))
        else {
            continue;
        };
        let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let key = *keys.entry(answer_of(item)).or_insert(next);
        let mut rarest = set.clone();
        rarest.sort_by_key(|word| (counts.get(word).copied().unwrap_or(0), *word));
        rarest.truncate(set.len() / 2 + 1);
        let mut candidates = Vec::new();
        for word in rarest {
            let known = postings.entry((key, word)).or_default();
            if known.len() < POSTINGS_MAX {
                for other in known.iter() {
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
        let alike = candidates.into_iter().filter_map(|earlier| {
            let share = jaccard(set, sets.get(earlier)?);
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

/// Returns the words of each stem as ascending numbers, which compare faster than texts.
fn interned(items: &[Item<'_>]) -> Vec<Vec<u32>> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut sets = Vec::with_capacity(items.len());
    for item in items {
        let mut set: Vec<u32> = item
            .stem
            .stems()
            .map(|word| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(word).or_insert(next)
            })
            .collect();
        set.sort_unstable();
        set.dedup();
        sets.push(set);
    }
    sets
}

/// Returns the share of words that two ascending sets have in common, 0 to 1 (the Jaccard index).
fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let (mut at, mut both) = (0, 0);
    for word in a {
        while b.get(at).is_some_and(|it| it < word) {
            at += 1;
        }
        both += usize::from(b.get(at) == Some(word));
    }
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// Whether its parts, not its stem, distinguish the question: items to order or match, gaps.
fn is_task(item: &Item<'_>) -> bool {
    matches!(
        item.question.kind,
        Kind::Order { .. } | Kind::Match { .. } | Kind::Cloze(_)
    )
}

/// Returns what is right, so that the answers of two questions can be compared: the keys, the number with its unit, or
/// whether a statement is true.
fn answer_of(item: &Item<'_>) -> BTreeSet<String> {
    match &item.question.kind {
        Kind::TrueFalse { key, .. } => BTreeSet::from([key.to_string()]),
        Kind::Number { key, unit, .. } => BTreeSet::from([format!("{key}{}", normalised(unit))]),
        Kind::Card { .. }
        | Kind::Cloze(_)
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::Typed { .. }
        | Kind::Order { .. }
        | Kind::Match { .. } => item.keys.iter().map(|it| normalised(it)).collect(),
    }
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
    if variants || (siblings && !kinds) {
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
