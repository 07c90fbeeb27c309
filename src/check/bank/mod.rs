//! Checks over all questions of a pack.

pub(in crate::check) mod near;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::answer::option_values;
use crate::check::hit::{Flaw, hit};
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::{letters, normalised};
use crate::material::Status;

/// Runs the checks over all questions; returns each flaw with the id of its check.
pub(in crate::check) fn over_all(items: &[Item<'_>]) -> Vec<(&'static str, Flaw)> {
    let choices: Vec<&Item<'_>> = items.iter().filter(|it| it.is_choice()).collect();
    let checks: [(&'static str, Option<Flaw>); 6] = [
        ("L60", key_position(&choices)),
        ("L61", longest_share(&choices)),
        ("L65", coverage(items)),
        ("L66", level_mix(items)),
        ("L67", reuse(&choices)),
        ("L68", option_counts(&choices)),
    ];
    checks
        .into_iter()
        .filter_map(|(id, found)| Some((id, found?)))
        .chain(shares(items))
        .collect()
}

/// L64 and L64b: topics whose share of the questions is far from the one the author wants, or zero.
fn shares(items: &[Item<'_>]) -> Vec<(&'static str, Flaw)> {
    let Some(first) = items.first() else {
        return Vec::new();
    };
    let topics = first.pack.topics.iter().filter(|topic| topic.share > 0);
    let found = topics.filter_map(|topic| {
        let on_it = items.iter().filter(|it| it.fact.topic == topic.id).count();
        let share = 100.0 * on_it as f64 / items.len() as f64;
        let (id, wanted) = (&topic.id, topic.share);
        if on_it == 0 {
            let found = format!("no question on {id:?}, which should have {wanted} of a hundred");
            return Some(("L64b", hit("", found)?));
        }
        if (share - f64::from(wanted)).abs() > 5.0 {
            let found = format!("{share:.0} of a hundred questions on {id:?}, not {wanted}");
            return Some(("L64", hit("", found)?));
        }
        None
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

/// L60: keys among numbers that cluster at one position. The limits are those of chi-square at 5 % for 1 to 4 degrees
/// of freedom.
fn key_position(choices: &[&Item<'_>]) -> Option<Flaw> {
    const LIMITS: [f64; 4] = [3.841, 5.991, 7.815, 9.488];
    let fixed: Vec<(usize, usize)> = choices
        .iter()
        .filter_map(|item| fixed_values(item))
        .map(|(key, others)| {
            (
                others.iter().filter(|it| **it < key).count(),
                others.len() + 1,
            )
        })
        .collect();
    let options = fixed.iter().map(|(_, count)| *count).max()?;
    let mut counts = vec![0.0_f64; options];
    for (place, _) in &fixed {
        if let Some(count) = counts.get_mut(*place) {
            *count += 1.0;
        }
    }
    let expected = fixed.len() as f64 / options as f64;
    let chi: f64 = counts
        .iter()
        .map(|it| (it - expected).powi(2) / expected)
        .sum();
    let limit = *LIMITS.get(options.checked_sub(2)?)?;
    if fixed.len() >= 30 && chi > limit {
        return hit(
            "",
            format!(
                "{} questions of numbers whose keys crowd at one place (chi-square {chi:.1}, limit {limit})",
                fixed.len()
            ),
        );
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
fn longest_share(choices: &[&Item<'_>]) -> Option<Flaw> {
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
        return hit(
            "",
            format!(
                "{longest} of {count} keys are the longest option ({:.0} %, at most {:.0} % by chance)",
                100.0 * share,
                100.0 * limit
            ),
        );
    }
    None
}

/// L65: facts with more than four questions.
fn coverage(items: &[Item<'_>]) -> Option<Flaw> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items.iter().filter(|it| it.fact.status == Status::Verified) {
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
    hit(
        "",
        format!("more than four questions on a fact: {}", many.join(", ")),
    )
}

/// L66: too many questions ask for recall.
fn level_mix(items: &[Item<'_>]) -> Option<Flaw> {
    let recall = items.iter().filter(|it| !it.is_use()).count();
    let share = recall as f64 / items.len().max(1) as f64;
    if items.len() >= 10 && share > 0.6 {
        return hit(
            "",
            format!(
                "{recall} of {} questions ask for recall ({:.0} %, at most 60 %)",
                items.len(),
                100.0 * share
            ),
        );
    }
    None
}

/// L67: a distractor that recurs in too many questions.
fn reuse(choices: &[&Item<'_>]) -> Option<Flaw> {
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for distractor in choices.iter().flat_map(|it| &it.distractors) {
        counts
            .entry(normalised(distractor))
            .or_insert((0, distractor))
            .0 += 1;
    }
    let (count, text) = counts.into_values().max()?;
    if choices.len() >= 20 && count as f64 > 0.05 * choices.len() as f64 {
        return hit(
            "",
            format!(
                "the distractor {text:?} in {count} of {} questions",
                choices.len()
            ),
        );
    }
    None
}

/// L68: questions with different numbers of options.
fn option_counts(choices: &[&Item<'_>]) -> Option<Flaw> {
    let counts: BTreeSet<usize> = choices.iter().map(|it| it.distractors.len() + 1).collect();
    if counts.len() > 1 {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        return hit(
            "",
            format!(
                "questions with {} options in one pack",
                counts.join(" and ")
            ),
        );
    }
    None
}

/// L63: a rare word of a key in the stem of a question on another fact, where neither question says in `gives_away`
/// that it gives the other away. Returns the index of the question with that stem.
pub(in crate::check) fn cueing(items: &[Item<'_>]) -> Vec<(&'static str, usize, Flaw)> {
    // At most 2 % of the questions, and in a large bank no more than a handful.
    let rare = (items.len() / 50).clamp(2, 12);
    let asked: Vec<BTreeSet<&str>> = items.iter().map(|it| it.stem.content()).collect();
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
                let is_near = |_: &&Item<'_>| {
                    let other = asked.get(*place);
                    other.is_some_and(|it| {
                        it.intersection(stem).any(|it| !item.topics.contains(*it))
                    })
                };
                let Some(other) = items
                    .get(*place)
                    .filter(|it| it.fact.id != item.fact.id && !gives_away(it, item))
                    .filter(is_near)
                else {
                    continue;
                };
                let said = format!(
                    "{word:?}, which is the key of {}/{}",
                    item.fact.id, item.question.id
                );
                found.extend(hit(&other.stem, said).map(|hit| ("L63", *place, hit)));
            }
        }
    }
    found.sort_by_key(|(_, place, _)| *place);
    found.dedup_by_key(|(_, place, _)| *place);
    found
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
