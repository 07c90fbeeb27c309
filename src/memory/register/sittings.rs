//! The list of sessions, and which session an event belongs to.

use std::sync::Arc;

use crate::fast::{FastMap, NumberedSet};
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
    day: StudyDay,
    drawn: u32,
    /// Record index of its start.
    pub index: u32,
    /// The previous session with the same id on its device, by its index in the list.
    before: Option<u32>,
    /// Whether its start event counts.
    counts: bool,
    pub finished: Option<Ending>,
}

impl Sitting {
    /// `None` if its start does not count.
    pub(in crate::memory) fn score(&self, counts: Counts) -> Option<SittingScore<'_>> {
        self.counts.then(|| SittingScore {
            device: &self.device,
            sit: &self.sit,
            mode: &self.mode,
            of: &self.of,
            at: self.at,
            day: self.day,
            drawn: usize::try_from(self.drawn).unwrap_or(usize::MAX),
            counts,
            finished: self.finished.as_ref(),
        })
    }
}

/// A session as an event refers to it: device number, id number, and the list index of the latest start with these two
/// at or before the event, if there is one.
pub(in crate::memory) type SittingKey = (u32, u32, Option<u32>);

#[derive(Debug, Default)]
pub(in crate::memory) struct Sittings {
    all: Vec<Sitting>,
    /// Latest session by device number and id number.
    latest: FastMap<(u32, u32), u32>,
    /// Ids that appear in no packed event.
    plain: NumberedSet<String>,
    devices: Vec<Arc<str>>,
}

/// The number of the session id, if the event is packed.
fn packed_number(what: EventView<'_>) -> Option<u32> {
    match what {
        EventView::Answer(it) => it.sit_number(),
        EventView::Start(it) => it.sit_number(),
        EventView::Finish(it) => it.sit_number(),
        EventView::Read(_) | EventView::Other(_) => None,
    }
}

impl Sittings {
    /// In the order of their start, including those whose start does not count.
    pub(in crate::memory) fn all(&self) -> &[Sitting] {
        &self.all
    }

    pub(in crate::memory) fn get(&self, place: u32) -> Option<&Sitting> {
        self.all.get(usize::try_from(place).ok()?)
    }

    pub(in crate::memory) fn get_mut(&mut self, place: u32) -> Option<&mut Sitting> {
        self.all.get_mut(usize::try_from(place).ok()?)
    }

    /// The session at `place` with its index, if its start counts.
    pub(in crate::memory) fn counted(&self, place: Option<u32>) -> Option<(usize, &Sitting)> {
        let place = usize::try_from(place?).ok()?;
        let sitting = self.all.get(place).filter(|it| it.counts)?;
        Some((place, sitting))
    }

    /// The number of an id from an event that is not packed; `None` for an unknown id.
    fn number(&self, record: &Record, sit: &str) -> Option<u32> {
        record.text_number(sit).or_else(|| {
            let place = self.plain.get_index_of(sit)?;
            // Counted down from the top, since packed texts are numbered from 0 up.
            Some(u32::MAX - 1 - u32::try_from(place).ok()?)
        })
    }

    /// Assigns a number to the session id of an event that is not packed.
    pub(in crate::memory) fn note(&mut self, record: &Record, seen: &Seen<'_>) {
        if packed_number(seen.what).is_some() {
            return;
        }
        let Some(sit) = seen.what.sit() else {
            return;
        };
        if record.text_number(sit).is_none() && self.plain.get_index_of(sit).is_none() {
            self.plain.insert(sit.to_owned());
        }
    }

    /// Resolves a device number and session id as an event at record index `index` would mean them.
    pub(in crate::memory) fn key_of(
        &self,
        record: &Record,
        (device, sit): (u32, &str),
        index: usize,
    ) -> Option<SittingKey> {
        let number = self.number(record, sit)?;
        Some((device, number, self.place_at((device, number), index)))
    }

    /// Resolves the session of an event; `None` if it belongs to none.
    pub(in crate::memory) fn key(
        &self,
        record: &Record,
        index: usize,
        seen: &Seen<'_>,
    ) -> Option<SittingKey> {
        let sit = seen.what.sit()?;
        let number = packed_number(seen.what).or_else(|| self.number(record, sit))?;
        let name = (seen.device_number, number);
        Some((name.0, name.1, self.place_at(name, index)))
    }

    /// The list index of the session that an answer belongs to.
    pub(in crate::memory) fn place_of(
        &self,
        record: &Record,
        (index, device): (usize, u32),
        view: AnswerView<'_>,
    ) -> Option<u32> {
        let number = view.sit_number();
        let number = number.or_else(|| self.number(record, view.sit()))?;
        self.place_at((device, number), index)
    }

    /// List index and mode of the session that an answer belongs to, if that session counts.
    pub(in crate::memory) fn session_of(
        &self,
        record: &Record,
        (index, seen): (usize, &Seen<'_>),
        view: AnswerView<'_>,
    ) -> (Option<usize>, Option<&Mode>) {
        let place = self.place_of(record, (index, seen.device_number), view);
        let sitting = self.counted(place);
        sitting.map(|(place, it)| (place, &it.mode)).unzip()
    }

    /// The latest session with this device and id number that began at or before record index `index`.
    fn place_at(&self, name: (u32, u32), index: usize) -> Option<u32> {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let mut place = self.latest.get(&name).copied();
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
        (index, seen): (usize, &Seen<'_>),
        start: StartView<'_>,
    ) {
        self.note(record, seen);
        let number = start.sit_number();
        let number = number.or_else(|| self.number(record, start.sit()));
        let name = (seen.device_number, number.unwrap_or(u32::MAX));
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let known = self.devices.iter().find(|it| ***it == *seen.device);
        let device = known.cloned().unwrap_or_else(|| {
            let device: Arc<str> = seen.device.into();
            self.devices.push(Arc::clone(&device));
            device
        });
        self.all.push(Sitting {
            device,
            sit: start.sit().into(),
            mode: start.mode(),
            of: start.of(),
            name: seen.name(),
            at: start.at(),
            dated: seen.dated(),
            day: StudyDay::MIN,
            drawn: u32::try_from(start.drawn()).unwrap_or(u32::MAX),
            index: u32::try_from(index).unwrap_or(u32::MAX),
            before: self.latest.insert(name, place),
            counts: false,
            finished: None,
        });
    }

    pub(in crate::memory) fn settle(&mut self, place: u32, counts: bool, day: StudyDay) {
        if let Some(it) = self.get_mut(place) {
            (it.counts, it.day) = (counts, day);
        }
    }

    /// The facts answered in a session, one for each answer, in record order.
    pub(in crate::memory) fn answers<'a>(
        &self,
        record: &'a Record,
        key: SittingKey,
    ) -> Vec<&'a str> {
        let start = key.2.and_then(|place| self.get(place));
        let first = start.map_or(0, |it| usize::try_from(it.index).unwrap_or(0));
        let all = (first..).zip(record.iter_from(first));
        let of = all.filter(|(index, seen)| self.key(record, *index, seen) == Some(key));
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
