//! What is read from the files and what follows from it: how it arrives, and what can be done until then.

use std::sync::Arc;

use crate::material::Library;
use crate::memory::Memory;
use crate::model::caches::{Ahead, ListBasis};
use crate::record::{Event, EventClock, Moment, Record};

/// How many faults of a record are listed on a screen.
const FAULTS_LISTED: usize = 100;

/// How far something long is with the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// 0 to 1.
    pub share: f32,
    /// Why the record cannot be read.
    pub problem: Option<String>,
    /// Whether nothing is known until it is done. Otherwise all is counted anew, and everything can be done meanwhile.
    pub is_first: bool,
}

/// A record that was read, with all that follows from it. Made on a thread: each part of it looks at every event.
pub struct Study {
    /// The packs, where they were read as well.
    pub(in crate::model) library: Option<Arc<Library>>,
    pub(in crate::model) lists: Option<Ahead>,
    pub(in crate::model) record: Record,
    pub(in crate::model) memory: Memory,
    pub(in crate::model) faults: Vec<String>,
    pub(in crate::model) clock: EventClock,
    device: String,
    /// From here on, in milliseconds since 1970, `own` is complete.
    from: i64,
    /// The events of this device in this run: their moments, in milliseconds since 1970, and indices in the record, sorted.
    own: Vec<(i64, usize)>,
}

impl Study {
    /// Finds all that follows from `record` for `device`, on which nothing happened in this run before `from`.
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

    /// The same with the packs.
    #[must_use]
    pub fn with_library(self, library: Arc<Library>) -> Self {
        Self {
            library: Some(library),
            ..self
        }
    }

    /// The same with the lists that the next frame will show.
    #[must_use]
    pub fn with_lists(mut self, basis: ListBasis, now: Moment) -> Self {
        self.lists = Some(Ahead::new(&self.memory, basis, now));
        self
    }

    /// Whether the record has an event of this device, of this run.
    pub(in crate::model) fn has_own(&self, event: &Event) -> bool {
        let at = event.at().ms();
        let is_it = |(known, index): &(i64, usize)| {
            let seen = self.record.get(*index).filter(|_| *known == at);
            seen.is_some_and(|it| Event::from(it.what) == *event)
        };
        if at < self.from {
            // The system's clock was set back while the record was read.
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

/// The memory that follows from a record which was shared with a thread.
pub struct Replayed {
    pub(in crate::model) record: Record,
    pub(in crate::model) memory: Memory,
    pub(in crate::model) lists: Ahead,
}

impl Replayed {
    /// Replays the record, and makes the lists that the next frame will show.
    pub fn new(record: Record, basis: ListBasis, now: Moment) -> Self {
        let memory = Memory::replay(&record);
        Self {
            lists: Ahead::new(&memory, basis, now),
            record,
            memory,
        }
    }
}

/// What something newer took the place of. Letting go of a large one takes longer than a frame has: that is for a thread.
#[must_use = "it is dropped on a thread"]
pub struct Outdated {
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) library: Option<Arc<Library>>,
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) record: Option<Record>,
    #[expect(dead_code, reason = "it is only kept to be dropped")]
    pub(in crate::model) memory: Memory,
}
