//! Guessing by form alone: learns from a bank itself what goes along with being right, and tells how far that carries.
//!
//! Whoever knows nothing of the subject but these habits of the writer is right as often as the share says. It is found
//! by cross-validation over facts, so that what is learned from some is tried on others.

mod features;
mod folds;
mod model;
mod tells;

use std::fmt;

use serde::Serialize;

use crate::check::chance::Chance;
use crate::check::form::features::{Unit, sampled, units};
use crate::check::form::folds::{Folds, groups_of};
use crate::check::form::model::Sample;
use crate::check::item::Item;

pub use tells::Tell;

/// Fewer questions say nothing.
const QUESTIONS_MIN: usize = 60;

/// Above this, one round of folds is enough.
const REPEATED_MAX: usize = 1000;
const REPEATS: usize = 5;
const PERMUTATIONS: usize = 200;
const RESAMPLES: usize = 1000;

/// The seed of everything that is drawn: the same bank always gives the same report.
const SEED: u64 = 0x5eed_0f0e;

/// A p below this, with a gain of more than `GAIN_MAX`, is a warning. In thousandths.
const P_MAX: i32 = 50;
const GAIN_MAX: i32 = 50;

/// How far one gets by the form of options and statements alone. Shares are in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FormReport {
    /// Questions with one key among options, and statements, that were looked at.
    pub questions: usize,
    /// Share that is right.
    pub right: i32,
    /// Share that is right by chance.
    pub chance: i32,
    /// The gain over chance, at the ends of its 90 % interval.
    pub gain_low: i32,
    pub gain_high: i32,
    /// How often keys put at random give as much.
    pub p: i32,
    /// The three strongest, as counts that a person can check.
    pub tells: Vec<Tell>,
}

impl FormReport {
    /// Returns the report on a bank; `None` if it is too small to tell.
    pub(in crate::check) fn of(items: &[Item<'_>]) -> Option<Self> {
        let units = units(items);
        let tells = tells::strongest(&units);
        let single: Vec<&Unit<'_>> = units.iter().filter(|it| it.key().is_some()).collect();
        if single.len() < QUESTIONS_MIN {
            return None;
        }
        let units = sampled(single);
        let sample = Sample::new(&units);
        let repeats = if units.len() > REPEATED_MAX {
            1
        } else {
            REPEATS
        };
        let groups = groups_of(&units);
        let mut chance = Chance::new(SEED);
        let folds: Vec<Folds> = (0..repeats)
            .map(|_| Folds::new(&sample, &groups, &mut chance))
            .collect();
        let keys = sample.keys();
        let mut hits = vec![0.0; units.len()];
        for round in &folds {
            for (sum, hit) in hits.iter_mut().zip(round.hits(&sample, &keys)) {
                *sum += hit / repeats as f64;
            }
        }
        let total: f64 = hits.iter().sum();
        let by_chance: Vec<f64> = units
            .iter()
            .map(|it| 1.0 / it.options.len() as f64)
            .collect();
        let expected: f64 = by_chance.iter().sum();
        let as_good = (0..PERMUTATIONS).filter(|round| {
            let keys = sample.random_keys(&mut chance);
            let folds = folds.get(round % repeats);
            let found = folds.map_or(0.0, |it| it.hits(&sample, &keys).iter().sum());
            found >= total - 1e-9
        });
        let as_good = as_good.count();
        let count = units.len() as f64;
        let gains: Vec<f64> = hits.iter().zip(&by_chance).map(|(a, b)| a - b).collect();
        let (gain_low, gain_high) = folds::interval(&gains, &groups, RESAMPLES, &mut chance);
        Some(Self {
            questions: units.len(),
            right: thousandths(total / count),
            chance: thousandths(expected / count),
            gain_low: thousandths(gain_low),
            gain_high: thousandths(gain_high),
            p: thousandths((as_good + 1) as f64 / (PERMUTATIONS + 1) as f64),
            tells,
        })
    }

    /// Whether the bank gives itself away.
    pub(in crate::check) fn is_telling(&self) -> bool {
        self.p < P_MAX && self.right - self.chance > GAIN_MAX
    }
}

/// Rounds a share to thousandths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "shares lie between -1 and 1"
)]
fn thousandths(share: f64) -> i32 {
    (1000.0 * share).round() as i32
}

impl fmt::Display for FormReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_hundred = |it: i32| f64::from(it) / 10.0;
        write!(
            f,
            "guessing by form alone: {:.0} % of {} (chance {:.0} %; gain {:.0} points, 90 % interval {:.0} to {:.0}; p {:.2})",
            of_hundred(self.right),
            self.questions,
            of_hundred(self.chance),
            of_hundred(self.right - self.chance),
            of_hundred(self.gain_low),
            of_hundred(self.gain_high),
            f64::from(self.p) / 1000.0,
        )
    }
}
