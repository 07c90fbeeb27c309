//! Checks over all questions of a pack.

mod near;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::answer::option_values;
use crate::check::bank::near::{NearDuplicate, near_duplicates};
use crate::check::flaw::{Flaw, ItemFlaw, flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::{letters, normalised};
use crate::material::{Kind, Topic};

/// All questions of a pack.
pub(in crate::check) struct Bank<'b, 'a> {
    pub items: &'b [Item<'a>],
    /// Those with exactly one right option.
    pub choices: Vec<&'b Item<'a>>,
    near: OnceCell<Vec<NearDuplicate>>,
}

impl<'b, 'a> Bank<'b, 'a> {
    pub(in crate::check) fn new(items: &'b [Item<'a>]) -> Self {
        Self {
            items,
            choices: items.iter().filter(|it| it.is_choice()).collect(),
            near: OnceCell::new(),
        }
    }

    /// Returns the flaws of questions that are nearly the same as an earlier one, if `is_meant` says so of the pair.
    fn near(&self, is_meant: impl Fn(&NearDuplicate) -> bool) -> Vec<ItemFlaw> {
        let all = self.near.get_or_init(|| near_duplicates(self.items));
        let pairs = all.iter().filter(|it| is_meant(it)).filter_map(|it| {
            let (item, earlier) = (self.items.get(it.item)?, self.items.get(it.earlier)?);
            let found = format!(
                "a stem like that of {}/{}, with the same key",
                earlier.fact.id, earlier.question.id
            );
            let flaw = flaw_at(&item.stem, found)?;
            Some(ItemFlaw {
                item: it.item,
                flaw,
            })
        });
        pairs.collect()
    }

    /// Returns the topics that should have a share of the questions, each with the number it has.
    fn topics(&self) -> impl Iterator<Item = (&'a Topic, usize)> {
        let pack = self.items.first().map(|it| it.context.pack);
        let topics = pack.into_iter().flat_map(|it| &it.topics);
        topics.filter(|topic| topic.share > 0).map(|topic| {
            let on_it = self.items.iter().filter(|it| it.fact.topic == topic.id);
            (topic, on_it.count())
        })
    }
}

/// L62: questions that are nearly the same as an earlier one.
pub(in crate::check) fn near_duplicate(bank: &Bank<'_, '_>) -> Vec<ItemFlaw> {
    bank.near(NearDuplicate::is_same)
}

/// L62b: questions that are much like an earlier one.
pub(in crate::check) fn similar(bank: &Bank<'_, '_>) -> Vec<ItemFlaw> {
    bank.near(|it| !it.is_same())
}

/// L64: topics whose share of the questions is far from the one the author wants.
pub(in crate::check) fn wrong_shares(bank: &Bank<'_, '_>) -> Vec<Flaw> {
    let found = bank.topics().filter_map(|(topic, count)| {
        let share = 100.0 * count as f64 / bank.items.len() as f64;
        let (id, wanted) = (&topic.id, topic.share);
        if count == 0 || (share - f64::from(wanted)).abs() <= 5.0 {
            return None;
        }
        flaw(format!(
            "{share:.0} of a hundred questions on {id:?}, not {wanted}"
        ))
    });
    found.collect()
}

/// L64b: topics that should have questions and have none.
pub(in crate::check) fn missing_topics(bank: &Bank<'_, '_>) -> Vec<Flaw> {
    let found = bank.topics().filter(|(_, count)| *count == 0);
    let found = found.filter_map(|(topic, _)| {
        flaw(format!(
            "no question on {:?}, which should have {} of a hundred",
            topic.id, topic.share
        ))
    });
    found.collect()
}

/// Returns the values of key and distractors if all are numbers: those ascend on screen, all others are shuffled.
fn fixed_values(item: &Item<'_>) -> Option<(f64, Vec<f64>)> {
    let values = option_values(
        item.key()
            .into_iter()
            .chain(&item.distractors)
            .map(|it| &**it),
    )?;
    let (key, others) = values.split_first()?;
    Some((*key, others.to_vec()))
}

/// The position of a key among the options of its question, which ascend.
#[derive(Clone, Copy, Debug)]
struct KeyPosition {
    /// From 0.
    at: usize,
    /// How many options there are.
    of: usize,
}

/// Returns the chi-square of keys that are as likely to stand at each position of their question. Questions may have
/// different numbers of options. The second number is the number of positions.
fn chi_square(keys: &[KeyPosition]) -> (f64, usize) {
    let positions = keys.iter().map(|key| key.of).max().unwrap_or(0);
    let (mut counts, mut expected) = (vec![0.0_f64; positions], vec![0.0_f64; positions]);
    for key in keys {
        if let Some(count) = counts.get_mut(key.at) {
            *count += 1.0;
        }
        for share in expected.iter_mut().take(key.of) {
            *share += 1.0 / key.of as f64;
        }
    }
    let cells = counts.iter().zip(&expected);
    let chi = cells.map(|(count, expected)| (count - expected).powi(2) / expected);
    (chi.sum(), positions)
}

/// L60: keys among numbers that cluster at one position. The limits are those of chi-square at 5 % for 1 to 4 degrees
/// of freedom.
pub(in crate::check) fn key_position(bank: &Bank<'_, '_>) -> Option<Flaw> {
    const LIMITS: [f64; 4] = [3.841, 5.991, 7.815, 9.488];
    let choices = &bank.choices;
    let fixed: Vec<KeyPosition> = choices
        .iter()
        .filter_map(|item| fixed_values(item))
        .map(|(key, others)| KeyPosition {
            at: others.iter().filter(|it| **it < key).count(),
            of: others.len() + 1,
        })
        .collect();
    let (chi, positions) = chi_square(&fixed);
    let limit = *LIMITS.get(positions.checked_sub(2)?)?;
    if fixed.len() >= 30 && chi > limit {
        return flaw(format!(
            "{} questions of numbers whose keys crowd at one place (chi-square {chi:.1}, limit {limit})",
            fixed.len()
        ));
    }
    None
}

/// Returns the share of keys that may be the longest option by chance: the one-sided limit at 5 %.
fn longest_limit(questions: usize, options: f64) -> f64 {
    let chance = 1.0 / options;
    chance + 1.645 * (chance * (1.0 - chance) / questions as f64).sqrt()
}

/// Counts the keys that are longer than every other option.
pub(in crate::check) fn longest_keys(choices: &[&Item<'_>]) -> usize {
    let is_longest = |item: &&&Item<'_>| {
        let key = item.key().map_or(0, |it| letters(it));
        item.distractors.iter().all(|it| letters(it) < key)
    };
    choices.iter().filter(is_longest).count()
}

/// L61: too many keys are the longest option.
pub(in crate::check) fn longest_share(bank: &Bank<'_, '_>) -> Option<Flaw> {
    let choices = &bank.choices;
    let (count, longest) = (choices.len(), longest_keys(choices));
    let options = choices
        .iter()
        .map(|it| it.distractors.len() + 1)
        .sum::<usize>() as f64
        / count.max(1) as f64;
    let (share, limit) = (
        longest as f64 / count.max(1) as f64,
        longest_limit(count.max(1), options),
    );
    if count >= 20 && share > limit {
        return flaw(format!(
            "{longest} of {count} keys are the longest option ({:.0} %, at most {:.0} % by chance)",
            100.0 * share,
            100.0 * limit
        ));
    }
    None
}

/// L65: facts with more than four questions.
pub(in crate::check) fn coverage(bank: &Bank<'_, '_>) -> Option<Flaw> {
    let items = bank.items;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(&item.fact.id).or_default() += 1;
    }
    let many: Vec<&str> = counts
        .iter()
        .filter(|(_, count)| **count > 4)
        .map(|(id, _)| *id)
        .collect();
    if many.is_empty() {
        return None;
    }
    flaw(format!(
        "more than four questions on a fact: {}",
        many.join(", ")
    ))
}

/// L66: too many questions ask for recall.
pub(in crate::check) fn level_mix(bank: &Bank<'_, '_>) -> Option<Flaw> {
    let items = bank.items;
    let recall = items.iter().filter(|it| !it.is_use()).count();
    let share = recall as f64 / items.len().max(1) as f64;
    if items.len() >= 10 && share > 0.6 {
        return flaw(format!(
            "{recall} of {} questions ask for recall ({:.0} %, at most 60 %)",
            items.len(),
            100.0 * share
        ));
    }
    None
}

/// L67: a distractor that recurs in too many questions.
pub(in crate::check) fn reuse(bank: &Bank<'_, '_>) -> Option<Flaw> {
    let choices = &bank.choices;
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for distractor in choices.iter().flat_map(|it| &it.distractors) {
        counts
            .entry(normalised(distractor))
            .or_insert((0, distractor))
            .0 += 1;
    }
    let (count, text) = counts.into_values().max()?;
    if choices.len() >= 20 && count as f64 > 0.05 * choices.len() as f64 {
        return flaw(format!(
            "the distractor {text:?} in {count} of {} questions",
            choices.len()
        ));
    }
    None
}

/// L68: questions with different numbers of options.
pub(in crate::check) fn option_counts(bank: &Bank<'_, '_>) -> Option<Flaw> {
    let choices = &bank.choices;
    let counts: BTreeSet<usize> = choices.iter().map(|it| it.distractors.len() + 1).collect();
    if counts.len() > 1 {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        return flaw(format!(
            "questions with {} options in one pack",
            counts.join(" and ")
        ));
    }
    None
}

/// L63: a rare word of a key in the stem of a question on another fact, where neither question says in `gives_away`
/// that it gives the other away. Returns the index of the question with that stem.
pub(in crate::check) fn cueing(bank: &Bank<'_, '_>) -> Vec<ItemFlaw> {
    let items = bank.items;
    // At most 2 % of the questions, and in a large bank no more than a handful.
    let rare = (items.len() / 50).clamp(2, 12);
    let asked: Vec<BTreeSet<&str>> = items.iter().map(shown_words).collect();
    let mut stems: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, words) in asked.iter().enumerate() {
        for word in words {
            stems.entry(word).or_default().push(place);
        }
    }
    let mut in_items: HashMap<&str, usize> = HashMap::new();
    for item in items {
        let texts = std::iter::once(&item.stem).chain(item.options());
        let all: BTreeSet<&str> = texts.flat_map(Text::stems).collect();
        for word in all {
            *in_items.entry(word).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for (item, stem) in items.iter().zip(&asked) {
        // A single word gives away a name, but not a sentence.
        let key = item.key().map(Text::content).unwrap_or_default();
        if key.len() > 3 {
            continue;
        }
        let others: BTreeSet<&str> = item.distractors.iter().flat_map(Text::stems).collect();
        let distinctive = key
            .into_iter()
            .filter(|it| letters(it) >= 5 && !others.contains(it) && !stem.contains(it));
        for word in distinctive.filter(|it| in_items.get(it).is_some_and(|count| *count <= rare)) {
            let elsewhere = stems.get(word).into_iter().flatten();
            for place in elsewhere {
                let mut shared = asked.get(*place).into_iter().flat_map(|it| it & stem);
                let is_near = shared.any(|it| !item.context.topics.contains(it));
                let Some(other) = items
                    .get(*place)
                    .filter(|it| is_near && it.fact.id != item.fact.id && !gives_away(it, item))
                else {
                    continue;
                };
                let said = format!(
                    "{word:?}, which is the key of {}/{}",
                    item.fact.id, item.question.id
                );
                found
                    .extend(flaw_at(&other.stem, said).map(|flaw| ItemFlaw { item: *place, flaw }));
            }
        }
    }
    found.sort_by_key(|it| it.item);
    found.dedup_by_key(|it| it.item);
    found
}

/// Returns the words of a stem that are read before the answer: the only gap of a cloze hides its own, while several
/// gaps are filled in when another one is asked.
fn shown_words<'a>(item: &'a Item<'_>) -> BTreeSet<&'a str> {
    let mut shown = item.stem.content();
    if let (Kind::Cloze(_), [gap]) = (&item.question.kind, item.keys.as_slice()) {
        for word in gap.stems() {
            shown.remove(word);
        }
    }
    shown
}

fn gives_away(a: &Item<'_>, b: &Item<'_>) -> bool {
    let names = |one: &Item<'_>, other: &Item<'_>| {
        let id = format!("{}/{}", other.fact.id, other.question.id);
        one.question.gives_away.contains(&id)
    };
    names(a, b) || names(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys spread evenly over questions with as many options as `options` says, `rounds` at each position.
    fn spread(options: &[usize], rounds: usize) -> Vec<KeyPosition> {
        let each = options.iter().flat_map(|of| {
            let keys = (0..*of).map(|at| KeyPosition { at, of: *of });
            keys.flat_map(|key| std::iter::repeat_n(key, rounds))
        });
        each.collect()
    }

    #[test]
    fn keys_spread_evenly_crowd_nowhere_however_many_options_there_are() {
        for options in [&[3][..], &[2, 3], &[3, 4], &[3, 4, 5], &[2, 5]] {
            let (chi, positions) = chi_square(&spread(options, 10));
            assert!(chi < 1e-9, "{options:?}: chi-square {chi}");
            assert_eq!(positions, options.iter().copied().max().unwrap_or(0), "all");
        }
        let middle = vec![KeyPosition { at: 1, of: 3 }; 30];
        let (chi, _) = chi_square(&middle);
        assert!((chi - 60.0).abs() < 1e-9, "all in the middle: {chi}");
    }

    #[test]
    fn the_limit_for_long_keys_is_that_of_the_test_vector() {
        assert!(
            (longest_limit(120, 4.0) - 0.315).abs() < 5e-4,
            "four options"
        );
        assert!(
            (longest_limit(120, 3.0) - 0.404).abs() < 5e-4,
            "three options"
        );
    }
}
