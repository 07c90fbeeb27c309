//! Moments for new events, each taken once on its device.

use crate::fast::FastSet;
use crate::record::log::Record;
use crate::record::moment::Moment;

/// How much earlier than wanted the clock looks for taken moments, so that one that was set back is looked after once.
const MARGIN_MS: i64 = 86_400_000;

/// Knows which moments are taken on a device.
#[derive(Clone, Debug, Default)]
pub struct EventClock {
    device: String,
    /// From here on, in milliseconds since 1970, `taken` is complete.
    from: i64,
    taken: FastSet<i64>,
}

impl EventClock {
    /// The clock of `device`. `taken` are its moments from `from` on, in milliseconds since 1970.
    pub fn new(device: &str, from: Moment, taken: impl IntoIterator<Item = i64>) -> Self {
        Self {
            device: device.to_owned(),
            from: from.ms(),
            taken: taken.into_iter().collect(),
        }
    }

    /// A moment was taken elsewhere.
    pub fn note(&mut self, at: Moment) {
        self.taken.insert(at.ms());
    }

    /// Gives out moments from `now` on. Looks at the record only where the system's clock was set back to before all that
    /// is known.
    pub fn at(&mut self, now: Moment, record: &Record) -> Stamps<'_> {
        if now.ms() < self.from {
            let from = now.ms().saturating_sub(MARGIN_MS);
            let taken = record.moments_from(&self.device, from);
            self.taken.extend(taken.map(|(at, _)| at));
            self.from = from;
        }
        Stamps {
            taken: &mut self.taken,
            now,
        }
    }
}

/// Gives out moments for new events of one device: each is now, moved by a millisecond only while that one is taken.
pub struct Stamps<'a> {
    taken: &'a mut FastSet<i64>,
    now: Moment,
}

impl Stamps<'_> {
    /// The moment at which the events happen.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The next free moment.
    pub fn take(&mut self) -> Moment {
        let mut at = self.now;
        while !self.taken.insert(at.ms()) {
            at = at.plus_ms(1);
        }
        at
    }
}
