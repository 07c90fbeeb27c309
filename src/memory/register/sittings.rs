//! The list of sessions, and to which of them an event belongs.

use std::sync::Arc;

use crate::fast::{FastMap, NumberedSet};
use crate::memory::tally::counts::Counts;
use crate::record::{
    AnswerView, Ending, EventView, Mode, Moment, Name, Record, Scope, Seen, StartView, StudyDay,
};

/// The name of a session: two may have one id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SittingName {
    /// The device's name.
    pub device: String,
    /// When it began.
    pub at: Moment,
}

/// A session, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore<'a> {
    /// The device's name.
    pub device: &'a str,
    /// Its id. With the device and the moment of its start it names the session; the id alone does not.
    pub sit: &'a str,
    /// What kind of session it was.
    pub mode: &'a Mode,
    /// What it was of.
    pub of: &'a Scope,
    /// When it began.
    pub at: Moment,
    /// The study day on which it began.
    pub day: StudyDay,
    /// How many questions were drawn.
    pub drawn: usize,
    /// Its answers.
    pub counts: Counts,
    /// How it ended; `None` while it is open or unfinished.
    pub finished: Option<&'a Ending>,
}

impl SittingScore<'_> {
    /// What names it.
    pub fn name(&self) -> SittingName {
        SittingName {
            device: self.device.to_owned(),
            at: self.at,
        }
    }
}

/// A session as it began.
#[derive(Debug)]
pub(in crate::memory) struct Sitting {
    device: Arc<str>,
    sit: Box<str>,
    pub mode: Mode,
    pub of: Scope,
    /// The name of its start.
    pub name: Name,
    at: Moment,
    /// The moment whose study day it takes.
    pub dated: Moment,
    day: StudyDay,
    drawn: u32,
    /// The index of its start in the record.
    pub index: u32,
    /// The session before it on its device with the same id.
    before: Option<u32>,
    /// Whether its start counts.
    counts: bool,
    pub finished: Option<Ending>,
}

impl Sitting {
    /// The session with what it came to; `None` while its start does not count.
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

/// A session as an event with its id means it: the numbers of device and id, and the place of the latest start of these two
/// before the event. `None` where there is none.
pub(in crate::memory) type SittingKey = (u32, u32, Option<u32>);

/// All sessions in the order of their start.
#[derive(Debug, Default)]
pub(in crate::memory) struct Sittings {
    all: Vec<Sitting>,
    /// The latest by the number of the device and that of the id.
    latest: FastMap<(u32, u32), u32>,
    /// Ids that stand in no packed event.
    plain: NumberedSet<String>,
    devices: Vec<Arc<str>>,
}

/// The number that a packed event has for the id of its session.
fn packed_number(what: EventView<'_>) -> Option<u32> {
    match what {
        EventView::Answer(it) => it.sit_number(),
        EventView::Start(it) => it.sit_number(),
        EventView::Finish(it) => it.sit_number(),
        EventView::Read(_) | EventView::Other(_) => None,
    }
}

impl Sittings {
    /// All of them in order, those too of which the start does not count.
    pub(in crate::memory) fn all(&self) -> &[Sitting] {
        &self.all
    }

    pub(in crate::memory) fn get(&self, place: u32) -> Option<&Sitting> {
        self.all.get(usize::try_from(place).ok()?)
    }

    pub(in crate::memory) fn get_mut(&mut self, place: u32) -> Option<&mut Sitting> {
        self.all.get_mut(usize::try_from(place).ok()?)
    }

    /// The session at a place if its start counts.
    pub(in crate::memory) fn counted(&self, place: Option<u32>) -> Option<(usize, &Sitting)> {
        let place = usize::try_from(place?).ok()?;
        let sitting = self.all.get(place).filter(|it| it.counts)?;
        Some((place, sitting))
    }

    /// The number of an id that a plain event may have; `None` where no session of that id began.
    fn number(&self, record: &Record, sit: &str) -> Option<u32> {
        record.text_number(sit).or_else(|| {
            let place = self.plain.get_index_of(sit)?;
            // From the other end: packed texts are numbered from 0 on.
            Some(u32::MAX - 1 - u32::try_from(place).ok()?)
        })
    }

    /// Notes the id of an event, so that it has a number.
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

    /// The session of a device and id at that index of the record.
    pub(in crate::memory) fn key_of(
        &self,
        record: &Record,
        (device, sit): (u32, &str),
        index: usize,
    ) -> Option<SittingKey> {
        let number = self.number(record, sit)?;
        Some((device, number, self.place_at((device, number), index)))
    }

    /// The session to which an event belongs; `None` for one without.
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

    /// The same of an answer.
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

    /// The place and the mode of the session in which an answer was given, if that counts.
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

    /// The latest session of that name which began at that index or before.
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

    /// Takes the begin of a session.
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

    /// Says whether the start at a place counts, and the study day of it.
    pub(in crate::memory) fn settle(&mut self, place: u32, counts: bool, day: StudyDay) {
        if let Some(it) = self.get_mut(place) {
            (it.counts, it.day) = (counts, day);
        }
    }

    /// The answers of a session, by their indices in the record, each with its fact.
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
