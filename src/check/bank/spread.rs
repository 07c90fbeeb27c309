//! What can be counted over a whole bank: lengths, places of keys, levels, repetitions.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::option_values;
use crate::check::bank::Bank;
use crate::check::flaw::{BankFlaw, Subject};
use crate::check::item::Item;
use crate::check::item::words::{letters, normalised};
use crate::material::Kind;

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
pub(in crate::check) fn key_position(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
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
    let limit = positions.checked_sub(2).and_then(|it| LIMITS.get(it));
    match limit {
        Some(limit) if fixed.len() >= 30 && chi > *limit => of_pack(format!(
            "{} questions of numbers whose keys crowd at one place (chi-square {chi:.1}, limit {limit})",
            fixed.len()
        )),
        _ => Vec::new(),
    }
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
pub(in crate::check) fn longest_share(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
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
        return of_pack(format!(
            "{longest} of {count} keys are the longest option ({:.0} %, at most {:.0} % by chance)",
            100.0 * share,
            100.0 * limit
        ));
    }
    Vec::new()
}

/// L65: facts with more than four questions.
pub(in crate::check) fn coverage(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let facts = bank.items.first().map(|it| &it.context.pack.facts);
    let many = facts
        .into_iter()
        .flatten()
        .filter(|it| it.questions.len() > 4);
    let found = many.map(|fact| {
        let said = format!(
            "{} questions on the fact {:?}",
            fact.questions.len(),
            fact.id
        );
        BankFlaw::new(Subject::Fact(fact.id.clone()), said)
    });
    found.collect()
}

/// L66: too many questions ask for recall.
pub(in crate::check) fn level_mix(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let items = bank.items;
    let recall = items.iter().filter(|it| !it.is_use()).count();
    let share = recall as f64 / items.len().max(1) as f64;
    if items.len() >= 10 && share > 0.6 {
        return of_pack(format!(
            "{recall} of {} questions ask for recall ({:.0} %, at most 60 %)",
            items.len(),
            100.0 * share
        ));
    }
    Vec::new()
}

/// L67: a distractor that recurs in too many questions.
pub(in crate::check) fn reuse(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let choices = &bank.choices;
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for distractor in choices.iter().flat_map(|it| &it.distractors) {
        counts
            .entry(normalised(distractor))
            .or_insert((0, distractor))
            .0 += 1;
    }
    match counts.into_values().max() {
        Some((count, text)) if choices.len() >= 20 && 20 * count > choices.len() => {
            of_pack(format!(
                "the distractor {text:?} in {count} of {} questions",
                choices.len()
            ))
        }
        _ => Vec::new(),
    }
}

/// L68: questions with different numbers of options.
pub(in crate::check) fn option_counts(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let choices = &bank.choices;
    let counts: BTreeSet<usize> = choices.iter().map(|it| it.distractors.len() + 1).collect();
    if counts.len() < 2 {
        return Vec::new();
    }
    let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
    of_pack(format!(
        "questions with {} options in one pack",
        counts.join(" and ")
    ))
}

/// L106: many more statements are false than true, or the reverse. Two-sided at 5 %, by the normal approximation.
pub(in crate::check) fn true_share(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let statements = bank.items.iter().filter_map(|it| match it.question.kind {
        Kind::TrueFalse { key, .. } => Some(key),
        Kind::Card { .. }
        | Kind::Cloze(_)
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::Typed { .. }
        | Kind::Number { .. }
        | Kind::Order { .. }
        | Kind::Match { .. } => None,
    });
    let keys: Vec<bool> = statements.collect();
    let (all, right) = (keys.len(), keys.iter().filter(|it| **it).count());
    let off = (right as f64 - all as f64 / 2.0).abs();
    // Half an answer is taken off, since counts are whole.
    if all >= 10 && (off - 0.5) / (all as f64 / 4.0).sqrt() > 1.96 {
        return of_pack(format!("{right} of {all} statements are true"));
    }
    Vec::new()
}

/// L69: sections that no fact has a passage in.
pub(in crate::check) fn bare_sections(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let found = bank.bare_sections().map(|id| {
        BankFlaw::new(
            Subject::Section(id.to_owned()),
            format!("no fact has its passage in the section {id:?}"),
        )
    });
    found.collect()
}

fn of_pack(found: String) -> Vec<BankFlaw> {
    vec![BankFlaw::new(Subject::Pack, found)]
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
