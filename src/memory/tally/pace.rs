//! How long the learner takes for a card.

use crate::memory::tally::counted::{Counted, Tally};
use crate::record::Mode;

/// Number of answers in drills and the milliseconds they took, each capped at a minute.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct DrillPace {
    answers: u64,
    ms: u64,
}

fn ms_of(it: &Counted<'_>) -> Option<u64> {
    (it.mode == Some(&Mode::Drill)).then(|| u64::from(it.view.ms().min(60_000)))
}

impl Tally for DrillPace {
    fn count_in(&mut self, it: &Counted<'_>) {
        if let Some(ms) = ms_of(it) {
            self.answers += 1;
            self.ms += ms;
        }
    }

    fn count_out(&mut self, it: &Counted<'_>) {
        if let Some(ms) = ms_of(it) {
            self.answers = self.answers.saturating_sub(1);
            self.ms = self.ms.saturating_sub(ms);
        }
    }
}

impl DrillPace {
    /// The average; 10 until there are ten answers.
    pub(in crate::memory) fn seconds_per_card(&self) -> f64 {
        if self.answers < 10 {
            10.0
        } else {
            self.ms as f64 / 1000.0 / self.answers as f64
        }
    }
}
