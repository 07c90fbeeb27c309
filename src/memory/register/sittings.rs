//! The list of sessions, and which session an event belongs to.

use std::sync::Arc;

use crate::fast::{FastMap, NumberedSet};
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::tally::counts::Counts;
use crate::record::{
    AnswerView, Ending, EventView, Mode, Moment, Name, Record, Scope, Seen, StartView, StudyDay,
};

/// Identifies a session; an id alone is not unique.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SittingName {
    pub device: String,
    /// When it began.
    pub at: Moment,
}

/// A session and its result, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore<'a> {
    pub device: &'a str,
    /// Session id; unique only together with `device` and `at`.
    pub sit: &'a str,
    pub mode: &'a Mode,
    /// The scope its questions were drawn from.
    pub of: &'a Scope,
    /// When it began.
    pub at: Moment,
    /// Study day of its start.
    pub day: StudyDay,
    /// How many questions were drawn at its start.
    pub drawn: usize,
    pub counts: Counts,
    /// `None` if it is still open or was never finished.
    pub finished: Option<&'a Ending>,
}

impl SittingScore<'_> {
    /// The pair that identifies it.
    pub fn name(&self) -> SittingName {
        SittingName {
            device: self.device.to_owned(),
            at: self.at,
        }
    }
}

/// A session as kept in the list.
#[derive(Debug)]
pub(in crate::memory) struct Sitting {
    device: Arc<str>,
    sit: Box<str>,
    pub mode: Mode,
    pub of: Scope,
    /// Name of its start event.
    pub name: Name,
    at: Moment,
    /// The moment that determines its study day.
    pub dated: Moment,
    /// Study day of its start; `None` as long as its start does not count.
    counted_on: Option<StudyDay>,
    drawn: u32,
    /// Record index of its start.
    pub index: u32,
    /// The previous session with the same id on its device, by its index in the list.
    before: Option<u32>,
    pub finished: Option<Ending>,
}

impl Sitting {
    /// `None` if its start does not count.
    pub(in crate::memory) fn score(&self, counts: Counts) -> Option<SittingScore<'_>> {
        Some(SittingScore {
            device: &self.device,
            sit: &self.sit,
            mode: &self.mode,
            of: &self.of,
            at: self.at,
            day: self.counted_on?,
            drawn: to_usize(self.drawn),
            counts,
            finished: self.finished.as_ref(),
        })
    }
}

/// The number of a session id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::memory) enum SittingId {
    /// Its text number in the record.
    Packed(u32),
    /// Its number among the ids that appear in no packed event.
    Plain(u32),
}

/// A session id on a device. Several sessions can share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct DeviceId {
    device: u32,
    id: SittingId,
}

/// A session as an event refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::memory) struct SittingKey {
    device: u32,
    id: SittingId,
    /// List index of the latest start with this device and id at or before the event, if there is one.
    pub start: Option<u32>,
}

/// What it takes to tell which session an event belongs to.
#[derive(Clone, Copy)]
pub(in crate::memory) struct Context<'a> {
    pub record: &'a Record,
    pub sittings: &'a Sittings,
}

impl<'a> Context<'a> {
    pub(in crate::memory) fn new(record: &'a Record, sittings: &'a Sittings) -> Self {
        Self { record, sittings }
    }
}

#[derive(Debug, Default)]
pub(in crate::memory) struct Sittings {
    all: Vec<Sitting>,
    latest: FastMap<DeviceId, u32>,
    /// Ids that appear in no packed event.
    plain: NumberedSet<String>,
    devices: Vec<Arc<str>>,
}

/// The session id, if the event is packed.
fn packed_id(what: EventView<'_>) -> Option<SittingId> {
    let number = match what {
        EventView::Answer(it) => it.sit_number(),
        EventView::Start(it) => it.sit_number(),
        EventView::Finish(it) => it.sit_number(),
        EventView::Read(_) | EventView::Other(_) => None,
    };
    number.map(SittingId::Packed)
}

impl Sittings {
    /// In the order of their start, including those whose start does not count.
    pub(in crate::memory) fn all(&self) -> &[Sitting] {
        &self.all
    }

    pub(in crate::memory) fn get(&self, place: u32) -> Option<&Sitting> {
        self.all.get(to_usize(place))
    }

    pub(in crate::memory) fn get_mut(&mut self, place: u32) -> Option<&mut Sitting> {
        self.all.get_mut(to_usize(place))
    }

    /// The session at `place` with its index, if its start counts.
    pub(in crate::memory) fn counted(&self, place: Option<u32>) -> Option<(usize, &Sitting)> {
        let place = to_usize(place?);
        let sitting = self.all.get(place).filter(|it| it.counted_on.is_some())?;
        Some((place, sitting))
    }

    /// The number of an id from an event that is not packed; `None` for an unknown id.
    fn id(&self, record: &Record, sit: &str) -> Option<SittingId> {
        let packed = record.text_number(sit).map(SittingId::Packed);
        packed.or_else(|| {
            let place = self.plain.get_index_of(sit)?;
            Some(SittingId::Plain(to_u32(place)))
        })
    }

    /// Assigns a number to the session id of an event that is not packed.
    pub(in crate::memory) fn note(&mut self, record: &Record, seen: &Seen<'_>) {
        if packed_id(seen.what).is_some() {
            return;
        }
        let Some(sit) = seen.what.sit() else {
            return;
        };
        if record.text_number(sit).is_none() && self.plain.get_index_of(sit).is_none() {
            self.plain.insert(sit.to_owned());
        }
    }

    /// Resolves the session id `sit` of a device as an event at record index `index` would mean it.
    pub(in crate::memory) fn key_of(
        &self,
        record: &Record,
        device: u32,
        sit: &str,
        index: usize,
    ) -> Option<SittingKey> {
        let id = self.id(record, sit)?;
        Some(self.key_at(DeviceId { device, id }, index))
    }

    fn key_at(&self, of: DeviceId, index: usize) -> SittingKey {
        let DeviceId { device, id } = of;
        let start = self.place_at(of, index);
        SittingKey { device, id, start }
    }

    /// Resolves the session of an event; `None` if it belongs to none.
    pub(in crate::memory) fn key(
        &self,
        record: &Record,
        Located { index, seen }: Located<'_>,
    ) -> Option<SittingKey> {
        let sit = seen.what.sit()?;
        let id = packed_id(seen.what).or_else(|| self.id(record, sit))?;
        let device = seen.device_number;
        Some(self.key_at(DeviceId { device, id }, index))
    }

    /// The list index of the session that an answer belongs to.
    pub(in crate::memory) fn place_of(
        &self,
        record: &Record,
        Located { index, seen }: Located<'_>,
        view: AnswerView<'_>,
    ) -> Option<u32> {
        let id = view.sit_number().map(SittingId::Packed);
        let id = id.or_else(|| self.id(record, view.sit()))?;
        let device = seen.device_number;
        self.place_at(DeviceId { device, id }, index)
    }

    /// List index and mode of the session that an answer belongs to, if that session counts.
    pub(in crate::memory) fn session_of(
        &self,
        record: &Record,
        at: Located<'_>,
        view: AnswerView<'_>,
    ) -> (Option<usize>, Option<&Mode>) {
        let place = self.place_of(record, at, view);
        let sitting = self.counted(place);
        sitting.map(|(place, it)| (place, &it.mode)).unzip()
    }

    /// Whether an answer was given before its section was read, in a session that may be forgotten.
    pub(in crate::memory) fn is_preread(
        &self,
        record: &Record,
        at: Located<'_>,
        view: AnswerView<'_>,
    ) -> bool {
        let place = self.place_of(record, at, view);
        let sitting = place.and_then(|place| self.get(place));
        sitting.is_some_and(|it| it.mode == Mode::Preread)
    }

    /// The latest session with this device and id number that began at or before record index `index`.
    fn place_at(&self, of: DeviceId, index: usize) -> Option<u32> {
        let index = to_u32(index);
        let mut place = self.latest.get(&of).copied();
        while let Some(it) = place.and_then(|place| self.get(place)) {
            if it.index <= index {
                return place;
            }
            place = it.before;
        }
        None
    }

    /// Appends a session; whether it counts is settled later.
    pub(in crate::memory) fn begin(
        &mut self,
        record: &Record,
        Located { index, seen }: Located<'_>,
        start: StartView<'_>,
    ) {
        self.note(record, seen);
        let id = start.sit_number().map(SittingId::Packed);
        let id = id.or_else(|| self.id(record, start.sit()));
        let place = to_u32(self.all.len());
        let known = self.devices.iter().find(|it| ***it == *seen.device);
        let device = known.cloned().unwrap_or_else(|| {
            let device: Arc<str> = seen.device.into();
            self.devices.push(Arc::clone(&device));
            device
        });
        let before = id.and_then(|id| {
            let device = seen.device_number;
            self.latest.insert(DeviceId { device, id }, place)
        });
        self.all.push(Sitting {
            device,
            sit: start.sit().into(),
            mode: start.mode(),
            of: start.of(),
            name: seen.name(),
            at: start.at(),
            dated: seen.dated(),
            counted_on: None,
            drawn: to_u32(start.drawn()),
            index: to_u32(index),
            before,
            finished: None,
        });
    }

    /// Sets the study day of a session's start; `None` if that does not count.
    pub(in crate::memory) fn settle(&mut self, place: u32, counted_on: Option<StudyDay>) {
        if let Some(it) = self.get_mut(place) {
            it.counted_on = counted_on;
        }
    }

    /// The facts answered in a session, one for each answer, in record order.
    pub(in crate::memory) fn answers<'a>(
        &self,
        record: &'a Record,
        key: SittingKey,
    ) -> Vec<&'a str> {
        let start = key.start.and_then(|place| self.get(place));
        let first = start.map_or(0, |it| to_usize(it.index));
        let all = (first..).zip(record.iter_from(first));
        let of = all.filter(|(index, seen)| {
            let index = *index;
            self.key(record, Located { index, seen }) == Some(key)
        });
        let facts = of.filter_map(|(_, seen)| match seen.what {
            EventView::Answer(view) => Some(view.fact()),
            EventView::Start(_)
            | EventView::Finish(_)
            | EventView::Read(_)
            | EventView::Other(_) => None,
        });
        facts.collect()
    }
}
