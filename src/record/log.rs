//! All events of all devices in one order.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::event::Event;
use crate::record::moment::Moment;

/// By how much clocks of honest devices may differ.
const CLOCKS_DIFFER_MS: i64 = 10 * 60_000;

/// An event and the device on which it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The device's name.
    pub device: String,
    /// What happened.
    pub event: Event,
}

/// Every event ever recorded, in order, each once.
#[derive(Clone, Debug, Default)]
pub struct Record {
    entries: Vec<Entry>,
    /// The moments that are taken, by device.
    taken: BTreeSet<(String, i64)>,
    /// How many lines of newer versions were passed over.
    pub unknown: usize,
    /// What could not be read: file, line and reason in one sentence each.
    pub problems: Vec<String>,
}

impl Record {
    /// Puts the events of several devices in the order of their time; on one device the order of its lines holds.
    ///
    /// Events that stand in several copies of a file count once.
    pub fn merge(segments: impl IntoIterator<Item = (String, Vec<Event>)>) -> Self {
        let mut keyed = Vec::new();
        for (device, events) in segments {
            // A clock that went backwards must not reorder the lines of a device.
            let mut not_before = i64::MIN;
            for (index, event) in events.into_iter().enumerate() {
                not_before = not_before.max(event.at().ms());
                keyed.push((
                    (not_before, device.clone(), index),
                    Entry {
                        device: device.clone(),
                        event,
                    },
                ));
            }
        }
        keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut record = Self::default();
        let mut seen = BTreeSet::new();
        for (_, entry) in keyed {
            record
                .taken
                .insert((entry.device.clone(), entry.event.at().ms()));
            // Two processes of one device may have met the same millisecond, so the whole event tells copies apart.
            if seen.insert((entry.device.clone(), format!("{:?}", entry.event))) {
                record.entries.push(entry);
            }
        }
        record
    }

    /// Takes in another reading of the same files, which may have more, and keeps what it lacks.
    ///
    /// Tells whether there was anything new.
    pub fn absorb(&mut self, other: Self) -> bool {
        let before = self.entries.len();
        let mut lists: BTreeMap<String, [Vec<Event>; 2]> = BTreeMap::new();
        for (place, record) in [(0, &other), (1, &*self)] {
            for entry in &record.entries {
                let lists = lists.entry(entry.device.clone()).or_default();
                if let Some(list) = lists.get_mut(place) {
                    list.push(entry.event.clone());
                }
            }
        }
        let lists = lists
            .into_iter()
            .flat_map(|(device, lists)| lists.map(|list| (device.clone(), list)));
        let merged = Self::merge(lists);
        *self = Self {
            unknown: other.unknown,
            problems: other.problems,
            ..merged
        };
        self.entries.len() != before
    }

    /// Adds what just happened on `device`.
    pub fn push(&mut self, device: &str, event: Event) {
        self.taken.insert((device.to_owned(), event.at().ms()));
        self.entries.push(Entry {
            device: device.to_owned(),
            event,
        });
    }

    /// Takes entries out that are no longer in any file.
    pub fn remove(&mut self, gone: &[Entry]) {
        let gone: BTreeSet<(&str, String)> = gone
            .iter()
            .map(|entry| (entry.device.as_str(), format!("{:?}", entry.event)))
            .collect();
        self.entries
            .retain(|entry| !gone.contains(&(entry.device.as_str(), format!("{:?}", entry.event))));
    }

    /// The events that a wrong clock dated after `now`; clocks of several devices may differ by minutes.
    pub fn dated_after(&self, now: Moment) -> impl Iterator<Item = &Entry> {
        let latest = now.plus_ms(CLOCKS_DIFFER_MS).ms();
        self.entries
            .iter()
            .filter(move |entry| entry.event.at().ms() > latest)
    }

    /// Everything that is wrong with the record at `now`, in one sentence each.
    pub fn faults(&self, now: Moment) -> Vec<String> {
        let future = |entry: &Entry| {
            let (device, at) = (&entry.device, entry.event.at());
            format!("{device}, {at}: dated in the future; it counts, and later ones are not moved")
        };
        self.problems
            .iter()
            .cloned()
            .chain(self.dated_after(now).map(future))
            .collect()
    }

    /// The events in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// Gives out moments for new events of one device: each is now, moved by a millisecond only while that one is taken.
pub struct Stamps<'a> {
    record: &'a Record,
    device: &'a str,
    now: Moment,
    next: Moment,
}

impl<'a> Stamps<'a> {
    /// Starts at `now`.
    pub fn new(record: &'a Record, device: &'a str, now: Moment) -> Self {
        Self {
            record,
            device,
            now,
            next: now,
        }
    }

    /// The moment at which the events happen.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The next free moment.
    pub fn take(&mut self) -> Moment {
        let mut at = self.next;
        while self
            .record
            .taken
            .contains(&(self.device.to_owned(), at.ms()))
        {
            at = at.plus_ms(1);
        }
        self.next = at.plus_ms(1);
        at
    }
}
