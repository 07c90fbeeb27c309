//! What gives a bank away, as counts that a person can check.

use serde::Serialize;

use crate::check::form::features::{Feature, OptionForm, Unit};
use crate::fast::FastMap;

/// How many are told.
const TOLD: usize = 3;

/// A tell stands in so many options or more.
const COUNT_MIN: usize = 8;

/// Something that options or statements have, and how often those are right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tell {
    /// In the plural, such as "options with a negative".
    pub what: String,
    pub right: usize,
    pub of: usize,
    /// How many would be right by chance, rounded.
    pub expected: usize,
}

impl Tell {
    /// Says the counts, the striking one first.
    pub fn words(&self) -> String {
        let Self {
            what,
            right,
            of,
            expected,
        } = self;
        if right >= expected {
            format!("{what}: {right} of {of} right ({expected} by chance)")
        } else {
            let (wrong, by_chance) = (of - right, of.saturating_sub(*expected));
            format!("{what}: {wrong} of {of} wrong ({by_chance} by chance)")
        }
    }
}

/// What is looked at, with the words for it.
const NAMED: &[(Feature, &str)] = &[
    (Feature::Longest, "options longer than all others"),
    (Feature::Shortest, "options shorter than all others"),
    (Feature::Commas, "options with a comma"),
    (Feature::Colons, "options with a colon or semicolon"),
    (Feature::Hedge, "options with a hedge"),
    (Feature::Absolute, "options with an absolute"),
    (Feature::Negation, "options with a negative"),
    (Feature::Deflating, "options that play a finding down"),
    (
        Feature::FramedHedge,
        "options with a hedge, on the claim of a leaflet or the like",
    ),
    (
        Feature::FramedAbsolute,
        "options with an absolute, on the claim of a leaflet or the like",
    ),
    (
        Feature::FramedNegation,
        "options with a negative, on the claim of a leaflet or the like",
    ),
    (
        Feature::FramedDeflating,
        "options that play down the claim of a leaflet or the like",
    ),
    (Feature::Echo, "options with a word of their stem"),
    (Feature::Digit, "options with a digit"),
    (Feature::MiddleNumber, "numbers in the middle"),
    (Feature::EndNumber, "numbers at an end"),
    (Feature::Bracket, "options with a bracket"),
    (Feature::Stated, "statements"),
    (Feature::StatedHedge, "statements with a hedge"),
    (Feature::StatedAbsolute, "statements with an absolute"),
    (Feature::StatedNegation, "statements with a negative"),
    (Feature::StatedClauses, "statements of two clauses"),
    (Feature::StatedFrame, "statements of a leaflet or the like"),
    (Feature::StatedNumber, "statements with a digit"),
];

/// Counts over the options that have something.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    of: usize,
    expected: f64,
    variance: f64,
}

impl Count {
    fn add(&mut self, option: &OptionForm<'_>, chance: f64) {
        self.right += usize::from(option.is_key);
        self.of += 1;
        self.expected += chance;
        self.variance += chance * (1.0 - chance);
    }

    /// How far the count is from chance, in standard deviations.
    fn strength(&self) -> f64 {
        (self.right as f64 - self.expected).abs() / self.variance.max(1e-9).sqrt()
    }
}

/// Returns the strongest tells, the strongest first.
pub(in crate::check::form) fn strongest(units: &[Unit<'_>]) -> Vec<Tell> {
    let mut named = vec![Count::default(); NAMED.len()];
    let mut words: FastMap<&str, Count> = FastMap::default();
    let mut order: Vec<&str> = Vec::new();
    for unit in units {
        let keys = unit.options.iter().filter(|it| it.is_key).count();
        let chance = keys as f64 / unit.options.len().max(1) as f64;
        for option in &unit.options {
            for ((feature, _), count) in NAMED.iter().zip(&mut named) {
                // What all options have tells nothing of any.
                let tells = || unit.options.iter().any(|it| !it.has(*feature));
                if option.has(*feature) && tells() {
                    count.add(option, chance);
                }
            }
            for word in &option.words {
                let is_shared = unit.options.iter().all(|it| it.words.contains(word));
                if !is_shared && !unit.is_statement {
                    words.entry(word).or_insert_with(|| {
                        order.push(word);
                        Count::default()
                    });
                    if let Some(count) = words.get_mut(word) {
                        count.add(option, chance);
                    }
                }
            }
        }
    }
    let named = NAMED
        .iter()
        .zip(named)
        .map(|((_, what), count)| ((*what).to_owned(), count));
    let of_words = order.iter().filter_map(|word| {
        let what = format!("options with the word \"{word}\"");
        Some((what, *words.get(word)?))
    });
    let mut all: Vec<(String, Count)> = named
        .chain(of_words)
        .filter(|(_, it)| it.of >= COUNT_MIN)
        .collect();
    all.sort_by(|(a, x), (b, y)| y.strength().total_cmp(&x.strength()).then(a.cmp(b)));
    all.truncate(TOLD);
    let told = all.into_iter().map(|(what, count)| Tell {
        what,
        right: count.right,
        of: count.of,
        expected: rounded(count.expected),
    });
    told.collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of questions"
)]
fn rounded(count: f64) -> usize {
    count.round() as usize
}
