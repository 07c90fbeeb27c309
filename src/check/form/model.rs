//! A conditional logit with a ridge: options of a question compete by the sum of their weighted features.
//!
//! The weights are Newton's first step from zero, where all options are equally likely. Further steps hardly change which
//! option comes out highest, and with one step the second derivatives do not depend on the keys, so that they are summed
//! once for all permutations.

use crate::check::chance::Chance;
use crate::check::form::features::{FEATURES, Unit};
use crate::fast::FastMap;

/// The weight of the penalty on standardised features; fixed, not tuned.
const RIDGE: f64 = 4.0;

/// A word joins the features if it stands in so many options or more.
const WORD_MIN: usize = 8;

/// How many words are looked at, the commonest first, and how many are used at a time.
const CANDIDATES_MAX: usize = 150;
const WORDS_USED: usize = 20;

/// The features of all questions, standardised and centred within each question.
pub(in crate::check::form) struct Sample {
    /// For each question one row an option.
    questions: Vec<Vec<Vec<f64>>>,
    keys: Vec<usize>,
    /// How many of the columns are no words.
    plain: usize,
    columns: usize,
}

impl Sample {
    pub(in crate::check::form) fn new(units: &[&Unit<'_>]) -> Self {
        let words = candidates(units);
        let mut rows: Vec<Vec<Vec<f64>>> = Vec::with_capacity(units.len());
        for unit in units {
            let mut question: Vec<Vec<f64>> = unit
                .options
                .iter()
                .map(|option| {
                    let mut row = option.values.to_vec();
                    row.extend(
                        words
                            .iter()
                            .map(|it| f64::from(u8::from(option.words.contains(it)))),
                    );
                    row
                })
                .collect();
            centre(&mut question);
            rows.push(question);
        }
        let columns = standardise(&mut rows, FEATURES + words.len());
        Self {
            plain: columns.iter().filter(|it| **it < FEATURES).count(),
            columns: columns.len(),
            questions: rows,
            keys: units.iter().map(|it| it.key().unwrap_or(0)).collect(),
        }
    }

    pub(in crate::check::form) fn keys(&self) -> Vec<usize> {
        self.keys.clone()
    }

    /// Puts the keys of all questions at random.
    pub(in crate::check::form) fn random_keys(&self, chance: &mut Chance) -> Vec<usize> {
        let questions = self.questions.iter();
        questions.map(|it| chance.below(it.len())).collect()
    }

    /// Sums the second derivatives of some questions, where all options are equally likely.
    pub(in crate::check::form) fn curvature(&self, questions: &[usize]) -> Vec<f64> {
        let size = self.columns;
        let mut sum = vec![0.0; size * size];
        for rows in questions.iter().filter_map(|it| self.questions.get(*it)) {
            let share = 1.0 / rows.len() as f64;
            for row in rows {
                for (line, value) in sum.chunks_exact_mut(size).zip(row) {
                    if *value != 0.0 {
                        let weighted = share * value;
                        for (cell, other) in line.iter_mut().zip(row) {
                            *cell += weighted * other;
                        }
                    }
                }
            }
        }
        sum
    }

    /// Sums the first derivatives of some questions: the features of their keys.
    pub(in crate::check::form) fn slope(&self, questions: &[usize], keys: &[usize]) -> Vec<f64> {
        let mut sum = vec![0.0; self.columns];
        for question in questions {
            let key = keys.get(*question).copied().unwrap_or(0);
            let row = self.questions.get(*question).and_then(|it| it.get(key));
            for (cell, value) in sum.iter_mut().zip(row.into_iter().flatten()) {
                *cell += value;
            }
        }
        sum
    }

    /// Learns the weights from slope and curvature. Of the words only the twenty that tell most are used.
    pub(in crate::check::form) fn weights(
        &self,
        slope: &[f64],
        curvature: &[f64],
    ) -> Vec<(usize, f64)> {
        let size = self.columns;
        let diagonal = |at: usize| curvature.get(at * size + at).copied().unwrap_or(0.0);
        let mut words: Vec<(f64, usize)> = (self.plain..size)
            .map(|at| {
                let score = slope.get(at).copied().unwrap_or(0.0);
                (score.abs() / diagonal(at).max(1e-9).sqrt(), at)
            })
            .collect();
        words.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
        words.truncate(WORDS_USED);
        let used: Vec<usize> = (0..self.plain)
            .chain(words.into_iter().map(|(_, at)| at))
            .collect();
        let count = used.len();
        let mut matrix = vec![0.0; count * count];
        for (line, row) in matrix.chunks_exact_mut(count.max(1)).zip(&used) {
            for (cell, column) in line.iter_mut().zip(&used) {
                *cell = curvature.get(row * size + column).copied().unwrap_or(0.0);
                if row == column {
                    *cell += RIDGE;
                }
            }
        }
        let right: Vec<f64> = used
            .iter()
            .map(|it| slope.get(*it).copied().unwrap_or(0.0))
            .collect();
        let solved = solve(matrix, right);
        used.into_iter().zip(solved).collect()
    }

    /// Returns the chance that the key is taken, where one of the options with the highest score is.
    pub(in crate::check::form) fn hit(
        &self,
        question: usize,
        key: usize,
        weights: &[(usize, f64)],
    ) -> f64 {
        let Some(rows) = self.questions.get(question) else {
            return 0.0;
        };
        let score = |row: &Vec<f64>| -> f64 {
            let parts = weights
                .iter()
                .map(|(at, weight)| weight * row.get(*at).copied().unwrap_or(0.0));
            parts.sum()
        };
        let scores: Vec<f64> = rows.iter().map(score).collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let is_best = |it: f64| it >= best - 1e-9;
        let tied = scores.iter().filter(|it| is_best(**it)).count();
        let is_hit = scores.get(key).is_some_and(|it| is_best(*it));
        if is_hit {
            1.0 / tied.max(1) as f64
        } else {
            0.0
        }
    }
}

/// Returns the words that stand in enough options, the commonest first.
fn candidates<'i>(units: &[&Unit<'i>]) -> Vec<&'i str> {
    let mut counts: FastMap<&'i str, usize> = FastMap::default();
    for word in units
        .iter()
        .flat_map(|it| &it.options)
        .flat_map(|it| &it.words)
    {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = Vec::new();
    for word in units
        .iter()
        .flat_map(|it| &it.options)
        .flat_map(|it| &it.words)
    {
        // Each word once, in an order that does not depend on the map.
        if let Some(count) = counts.remove(word).filter(|it| *it >= WORD_MIN) {
            words.push((word, count));
        }
    }
    words.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
    words.truncate(CANDIDATES_MAX);
    words.into_iter().map(|(word, _)| word).collect()
}

/// Takes the mean over the options of a question from each feature.
fn centre(rows: &mut [Vec<f64>]) {
    let count = rows.len() as f64;
    let columns = rows.first().map_or(0, Vec::len);
    for column in 0..columns {
        let sum: f64 = rows.iter().filter_map(|it| it.get(column)).sum();
        for row in &mut *rows {
            if let Some(cell) = row.get_mut(column) {
                *cell -= sum / count;
            }
        }
    }
}

/// Divides each column by its spread, and leaves out those without any. Returns the columns that are kept.
fn standardise(rows: &mut [Vec<Vec<f64>>], columns: usize) -> Vec<usize> {
    let mut squares = vec![0.0; columns];
    let mut count = 0.0_f64;
    for row in rows.iter().flatten() {
        count += 1.0;
        for (sum, value) in squares.iter_mut().zip(row) {
            *sum += value * value;
        }
    }
    let spreads: Vec<f64> = squares
        .iter()
        .map(|it| (it / count.max(1.0)).sqrt())
        .collect();
    let kept: Vec<usize> = (0..columns)
        .filter(|at| spreads.get(*at).is_some_and(|it| *it > 1e-9))
        .collect();
    for row in rows.iter_mut().flatten() {
        let scaled = kept
            .iter()
            .filter_map(|at| Some(row.get(*at)? / spreads.get(*at)?));
        *row = scaled.collect();
    }
    kept
}

/// Solves a symmetric, positive definite system (Cholesky), its matrix row by row.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        for row in column..size {
            let (a, b) = (row * size, column * size);
            let done: f64 = (0..column).map(|it| matrix[a + it] * matrix[b + it]).sum();
            let rest = matrix[a + column] - done;
            matrix[a + column] = if row == column {
                rest.max(1e-12).sqrt()
            } else {
                rest / matrix[b + column]
            };
        }
    }
    for row in 0..size {
        let done: f64 = (0..row).map(|it| matrix[row * size + it] * right[it]).sum();
        right[row] = (right[row] - done) / matrix[row * size + row];
    }
    for row in (0..size).rev() {
        let done: f64 = (row + 1..size)
            .map(|it| matrix[it * size + row] * right[it])
            .sum();
        right[row] = (right[row] - done) / matrix[row * size + row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved() {
        let found = solve(vec![4.0, 2.0, 2.0, 3.0], vec![2.0, 5.0]);
        let expected = [-0.5, 2.0];
        let is_near = found
            .iter()
            .zip(expected)
            .all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(is_near, "{found:?}");
    }
}
