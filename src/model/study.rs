//! A record together with everything derived from it, built on a background thread.

use std::sync::Arc;

use crate::material::Library;
use crate::memory::Memory;
use crate::model::caches::{Ahead, ListBasis};
use crate::record::{Event, EventClock, Moment, Record};

const FAULTS_LISTED: usize = 100;

/// What the app can do while a load goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadKind {
    /// Nothing is known of the answers until it is done.
    First,
    /// The app goes on with what it knows.
    Later,
}

/// Progress of reading or replaying the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// 0 to 1.
    pub share: f32,
    pub problem: Option<String>,
    pub kind: LoadKind,
}

/// A record with everything derived from it. Built on a thread, since each part looks at every event.
pub struct Study {
    /// `None` if the packs were not read again.
    pub(in crate::model) library: Option<Arc<Library>>,
    pub(in crate::model) lists: Option<Ahead>,
    pub(in crate::model) record: Record,
    pub(in crate::model) memory: Memory,
    pub(in crate::model) faults: Vec<String>,
    pub(in crate::model) clock: EventClock,
    device: String,
    /// `own` is complete from here on; milliseconds since 1970.
    from: i64,
    /// The events of this device in this run, sorted: milliseconds since 1970 and index in the record.
    own: Vec<(i64, usize)>,
}

impl Study {
    /// Replays `record` for `device`, which has no events of this run before `from`.
    pub fn new(record: Record, device: &str, from: Moment, now: Moment) -> Self {
        let memory = Memory::replay(&record);
        let mut own: Vec<(i64, usize)> = record.moments_from(device, from.ms()).collect();
        own.sort_unstable();
        Self {
            library: None,
            lists: None,
            faults: record.faults(now, FAULTS_LISTED),
            clock: EventClock::new(device, from, own.iter().map(|(at, _)| *at)),
            device: device.to_owned(),
            from: from.ms(),
            own,
            memory,
            record,
        }
    }

    /// Returns the files of which nothing could be read, in one sentence each.
    pub fn unread(&self) -> &[String] {
        self.record.unread()
    }

    /// Adds the packs that were read along with the record.
    #[must_use]
    pub fn with_library(self, library: Arc<Library>) -> Self {
        Self {
            library: Some(library),
            ..self
        }
    }

    /// Precomputes the lists for the next frame.
    #[must_use]
    pub fn with_lists(mut self, basis: ListBasis, now: Moment) -> Self {
        self.lists = Some(Ahead::new(&self.memory, basis, now));
        self
    }

    /// Whether the record already has this event of this device and run.
    pub(in crate::model) fn has_own(&self, event: &Event) -> bool {
        let at = event.at().ms();
        let is_it = |(known, index): &(i64, usize)| {
            let seen = self.record.get(*index).filter(|_| *known == at);
            seen.is_some_and(|it| Event::from(it.what) == *event)
        };
        if at < self.from {
            // The system clock was set back while the record was being read.
            return self
                .record
                .moments_from(&self.device, at)
                .any(|it| is_it(&it));
        }
        let first = self.own.partition_point(|(known, _)| *known < at);
        let same = self.own.iter().skip(first);
        same.take_while(|(known, _)| *known == at).any(is_it)
    }
}

/// A memory replayed on another thread, with the clone of the record it follows from.
pub struct Replayed {
    pub(in crate::model) record: Record,
    pub(in crate::model) memory: Memory,
    pub(in crate::model) lists: Ahead,
}

impl Replayed {
    /// Replays the record and precomputes the lists for the next frame.
    pub fn new(record: Record, basis: ListBasis, now: Moment) -> Self {
        let memory = Memory::replay(&record);
        Self {
            lists: Ahead::new(&memory, basis, now),
            record,
            memory,
        }
    }
}

/// Replaced data. Dropping a large record takes longer than a frame, so it is sent to a thread.
#[must_use = "it is dropped on a thread"]
pub struct Outdated {
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) library: Option<Arc<Library>>,
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) record: Option<Record>,
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) memory: Memory,
}
