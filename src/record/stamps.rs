//! Moments for new events, each taken once on its device.

use std::collections::BTreeSet;

use crate::record::log::Record;
use crate::record::moment::Moment;

/// Gives out moments for new events of one device: each is now, moved by a millisecond only while that one is taken.
pub struct Stamps<'a> {
    record: &'a Record,
    device: &'a str,
    now: Moment,
    next: Moment,
    /// The moments from now on that are taken; looked up when the first one is wanted.
    taken: Option<BTreeSet<i64>>,
}

impl<'a> Stamps<'a> {
    /// Starts at `now`.
    pub fn new(record: &'a Record, device: &'a str, now: Moment) -> Self {
        let mut devices = record.devices();
        let latest = devices.find(|(name, _)| *name == device);
        let ahead = latest.map_or(0, |(_, latest)| (latest + 1 - now.ms()).max(0));
        Self {
            record,
            device,
            now,
            // Where earlier events are not at hand, nobody knows which of their moments are free.
            next: now.plus_ms(if record.is_whole() { 0 } else { ahead }),
            taken: None,
        }
    }

    /// The moment at which the events happen.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The next free moment.
    pub fn take(&mut self) -> Moment {
        let (record, device, from) = (self.record, self.device, self.next.ms());
        let taken = self
            .taken
            .get_or_insert_with(|| taken_from(record, device, from));
        let mut at = self.next;
        while taken.contains(&at.ms()) {
            at = at.plus_ms(1);
        }
        self.next = at.plus_ms(1);
        at
    }
}

/// The moments from `from` on that are taken on a device. There are none unless its clock was set back.
fn taken_from(record: &Record, device: &str, from: i64) -> BTreeSet<i64> {
    let known = record.devices().find(|(name, _)| *name == device);
    if known.is_none_or(|(_, latest)| latest < from) {
        return BTreeSet::new();
    }
    let own = record.iter().filter(|seen| seen.device == device);
    own.map(|seen| seen.at.ms())
        .filter(|ms| *ms >= from)
        .collect()
}
