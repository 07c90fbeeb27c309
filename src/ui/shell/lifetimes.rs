//! How long each message has been in sight, and which have had their time.

/// A message that goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Brief {
    pub(in crate::ui) id: u64,
    /// How long it is shown, in milliseconds.
    pub(in crate::ui) lasts: u64,
}

/// Whether time counts: not while someone is reading or about to press, nor while nobody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Time {
    Runs,
    Held,
}

/// Counts for each message the time it was in sight.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Lifetimes {
    /// By id, in milliseconds.
    spent: Vec<(u64, u64)>,
    /// When it last counted, in milliseconds.
    last: u64,
}

impl Lifetimes {
    /// Counts the time from the last call to `now` for the messages in sight. Returns those that have had their time.
    pub(in crate::ui) fn pass(&mut self, now: u64, time: Time, shown: &[Brief]) -> Vec<u64> {
        let gone = match time {
            Time::Runs => now.saturating_sub(self.last),
            Time::Held => 0,
        };
        self.last = now;
        let spent_before = |id: u64| {
            let known = self.spent.iter().find(|(it, _)| *it == id);
            // What comes into sight now has its whole time before it.
            known.map_or(0, |(_, spent)| spent + gone)
        };
        let spent: Vec<(u64, u64)> = shown
            .iter()
            .map(|it| (it.id, spent_before(it.id)))
            .collect();
        let over = shown
            .iter()
            .zip(&spent)
            .filter(|(it, (_, spent))| *spent >= it.lasts);
        let over = over.map(|(it, _)| it.id).collect();
        self.spent = spent;
        over
    }

    /// Returns the time until the next one goes, in milliseconds.
    pub(in crate::ui) fn until_next(&self, shown: &[Brief]) -> Option<u64> {
        let left = shown.iter().filter_map(|brief| {
            let (_, spent) = self.spent.iter().find(|(id, _)| *id == brief.id)?;
            Some(brief.lasts.saturating_sub(*spent))
        });
        left.min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_has_its_own_time_and_none_passes_while_it_is_held() {
        let mut lifetimes = Lifetimes::default();
        let brief = |id, lasts| Brief { id, lasts };
        let both = [brief(1, 5_000), brief(2, 3_000)];
        let none: Vec<u64> = Vec::new();
        assert_eq!(
            lifetimes.pass(90_000, Time::Runs, &both[..1]),
            none,
            "it comes"
        );
        assert_eq!(lifetimes.pass(92_000, Time::Runs, &both), none);
        assert_eq!(lifetimes.until_next(&both), Some(3_000));
        assert_eq!(
            lifetimes.pass(99_000, Time::Held, &both),
            none,
            "being read"
        );
        assert_eq!(lifetimes.until_next(&both), Some(3_000));
        assert_eq!(lifetimes.pass(102_000, Time::Runs, &both), [1, 2]);
        assert_eq!(lifetimes.until_next(&[]), None);
    }
}
