//! Parts of a bank that are held out in turn, so that nothing is tried on what it was learned from.

use crate::check::chance::Chance;
use crate::check::form::features::Unit;
use crate::check::form::model::Sample;
use crate::fast::FastMap;

const FOLDS: usize = 10;

/// Returns for each question the number of its group: questions on one fact, or of one family, stay together.
pub(in crate::check::form) fn groups_of(units: &[&Unit<'_>]) -> Vec<usize> {
    let mut facts: FastMap<&str, usize> = FastMap::default();
    let mut families: FastMap<&str, usize> = FastMap::default();
    let mut groups: Vec<usize> = Vec::with_capacity(units.len());
    for unit in units {
        let next = facts.len() + families.len();
        let of_family = families.get(unit.family).copied();
        let group = *facts
            .entry(unit.fact)
            .or_insert_with(|| of_family.unwrap_or(next));
        if !unit.family.is_empty() {
            families.entry(unit.family).or_insert(group);
        }
        groups.push(group);
    }
    groups
}

/// Ten parts of the questions, with what is summed over each.
pub(in crate::check::form) struct Folds {
    /// The questions of each part.
    parts: Vec<Vec<usize>>,
    /// The curvature of all other parts, for each.
    curvatures: Vec<Vec<f64>>,
}

impl Folds {
    /// Deals the groups out at random.
    pub(in crate::check::form) fn new(
        sample: &Sample,
        groups: &[usize],
        chance: &mut Chance,
    ) -> Self {
        let mut order: Vec<usize> = groups.to_vec();
        order.sort_unstable();
        order.dedup();
        chance.shuffle(&mut order);
        let places: FastMap<usize, usize> =
            order.iter().enumerate().map(|(at, it)| (*it, at)).collect();
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); FOLDS];
        for (question, group) in groups.iter().enumerate() {
            let place = places.get(group).copied().unwrap_or(0);
            if let Some(part) = parts.get_mut(place % FOLDS) {
                part.push(question);
            }
        }
        let own: Vec<Vec<f64>> = parts.iter().map(|it| sample.curvature(it)).collect();
        let mut all = own.first().map_or_else(Vec::new, |it| vec![0.0; it.len()]);
        for part in &own {
            for (sum, value) in all.iter_mut().zip(part) {
                *sum += value;
            }
        }
        let curvatures = own.iter().map(|it| without(&all, it)).collect();
        Self { parts, curvatures }
    }

    /// Returns for each question how likely its key is taken by what was learned from the other parts.
    pub(in crate::check::form) fn hits(&self, sample: &Sample, keys: &[usize]) -> Vec<f64> {
        let own: Vec<Vec<f64>> = self.parts.iter().map(|it| sample.slope(it, keys)).collect();
        let mut all = own.first().map_or_else(Vec::new, |it| vec![0.0; it.len()]);
        for part in &own {
            for (sum, value) in all.iter_mut().zip(part) {
                *sum += value;
            }
        }
        let mut hits = vec![0.0; keys.len()];
        for ((part, slope), curvature) in self.parts.iter().zip(&own).zip(&self.curvatures) {
            let weights = sample.weights(&without(&all, slope), curvature);
            for question in part {
                let key = keys.get(*question).copied().unwrap_or(0);
                if let Some(hit) = hits.get_mut(*question) {
                    *hit = sample.hit(*question, key, &weights);
                }
            }
        }
        hits
    }
}

fn without(all: &[f64], part: &[f64]) -> Vec<f64> {
    all.iter().zip(part).map(|(all, part)| all - part).collect()
}

/// Returns the 90 % interval of the mean, by drawing groups again (bootstrap).
pub(in crate::check::form) fn interval(
    gains: &[f64],
    groups: &[usize],
    draws: usize,
    chance: &mut Chance,
) -> (f64, f64) {
    let mut sums: Vec<(f64, f64)> = vec![(0.0, 0.0); groups.iter().max().map_or(0, |it| it + 1)];
    for (gain, group) in gains.iter().zip(groups) {
        if let Some((sum, count)) = sums.get_mut(*group) {
            *sum += gain;
            *count += 1.0;
        }
    }
    sums.retain(|(_, count)| *count > 0.0);
    let mut means: Vec<f64> = (0..draws)
        .map(|_| {
            let drawn = (0..sums.len()).filter_map(|_| sums.get(chance.below(sums.len())));
            let (sum, count) = drawn.fold((0.0, 0.0), |(a, b), (sum, count)| (a + sum, b + count));
            sum / count.max(1.0)
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |share: usize| means.get(draws * share / 100).copied().unwrap_or(0.0);
    (at(5), at(95))
}
