//! Hands out the moments of new events, each used only once per device.

use crate::fast::FastSet;
use crate::record::log::Record;
use crate::record::moment::Moment;

/// How far before `now` to look for taken moments, so that a clock set back a little further needs no second scan.
const MARGIN_MS: i64 = 86_400_000;

/// Hands out moments for the new events of one device: each is now, plus as many milliseconds as it takes to be free.
#[derive(Clone, Debug, Default)]
pub struct EventClock {
    device: String,
    /// `taken` is complete from here on, in milliseconds since 1970.
    from: i64,
    taken: FastSet<i64>,
    now: Moment,
}

impl EventClock {
    /// Creates the clock of `device`, set to `from`. `taken` are its moments from then on, in milliseconds since 1970.
    pub fn new(device: &str, from: Moment, taken: impl IntoIterator<Item = i64>) -> Self {
        Self {
            device: device.to_owned(),
            from: from.ms(),
            taken: taken.into_iter().collect(),
            now: from,
        }
    }

    /// Marks a moment as taken that this clock did not hand out.
    pub fn note(&mut self, at: Moment) {
        self.taken.insert(at.ms());
    }

    /// Sets the clock. Scans the record only if the system clock was set back to before the range known here.
    pub fn set(&mut self, now: Moment, record: &Record) {
        if now.ms() < self.from {
            let from = now.ms().saturating_sub(MARGIN_MS);
            let taken = record.moments_from(&self.device, from);
            self.taken.extend(taken.map(|(at, _)| at));
            self.from = from;
        }
        self.now = now;
    }

    /// Returns the moment the clock was last set to, whether taken or free.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Takes the first free moment from now on.
    pub fn take(&mut self) -> Moment {
        self.take_from(self.now)
    }

    /// Takes the first free moment after the events of all devices, whose clocks may be some minutes ahead: an event
    /// about everything known so far must come after all of it.
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
