//! Moments for new events, each taken once on its device.

use crate::fast::FastSet;
use crate::record::log::Record;
use crate::record::moment::Moment;

/// How much earlier than wanted the clock looks for taken moments, so that one that was set back is looked after once.
const MARGIN_MS: i64 = 86_400_000;

/// Gives out moments for new events of one device: each is now, moved by a millisecond only while that one is taken.
#[derive(Clone, Debug, Default)]
pub struct EventClock {
    device: String,
    /// From here on, in milliseconds since 1970, `taken` is complete.
    from: i64,
    taken: FastSet<i64>,
    now: Moment,
}

impl EventClock {
    /// The clock of `device`, at `from`. `taken` are its moments from then on, in milliseconds since 1970.
    pub fn new(device: &str, from: Moment, taken: impl IntoIterator<Item = i64>) -> Self {
        Self {
            device: device.to_owned(),
            from: from.ms(),
            taken: taken.into_iter().collect(),
            now: from,
        }
    }

    /// A moment was taken elsewhere.
    pub fn note(&mut self, at: Moment) {
        self.taken.insert(at.ms());
    }

    /// Sets the clock. Looks at the record only where the system's clock was set back to before all that is known.
    pub fn set(&mut self, now: Moment, record: &Record) {
        if now.ms() < self.from {
            let from = now.ms().saturating_sub(MARGIN_MS);
            let taken = record.moments_from(&self.device, from);
            self.taken.extend(taken.map(|(at, _)| at));
            self.from = from;
        }
        self.now = now;
    }

    /// The moment at which the events happen.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The next free moment.
    pub fn take(&mut self) -> Moment {
        self.take_from(self.now)
    }

    /// The next free moment after all that other devices have said, whose clocks may be some minutes ahead: what speaks of
    /// all that is known stands behind it.
    pub fn take_behind_all(&mut self, record: &Record) -> Moment {
        let ahead = record.latest_ahead(self.now);
        let after = ahead.map_or(0, |latest| latest + 1 - self.now.ms());
        self.take_from(self.now.plus_ms(after.max(0)))
    }

    fn take_from(&mut self, from: Moment) -> Moment {
        let mut at = from;
        while !self.taken.insert(at.ms()) {
            at = at.plus_ms(1);
        }
        at
    }
}
