//! All events of all devices in one order.

pub(in crate::record) mod answer_view;
pub(in crate::record) mod builder;
pub(in crate::record) mod devices;
pub(in crate::record) mod entry;
pub(in crate::record) mod form;
pub(in crate::record) mod intern_cache;
pub(in crate::record) mod interner;
pub(in crate::record) mod packed;
pub(in crate::record) mod redated;
pub(in crate::record) mod seen;
pub(in crate::record) mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fast::{FastMap, FastSet};
use crate::record::event::Event;
use crate::record::log::devices::{Device, device_mut, number_of};
use crate::record::log::packed::{Name, Packed, PackedEntry, parts_of};
use crate::record::log::redated::redated;
use crate::record::log::seen::Seen;
use crate::record::log::view::EventView;
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
///
/// What was read from the files is frozen, about 50 MB for a million answers, and shared by all clones, so that a thread
/// gets a record of its own for nothing. What happened since lies behind it as plain events.
#[derive(Clone, Debug, Default)]
pub struct Record {
    read: Arc<Packed>,
    /// Those of the files first, under the numbers that they have there.
    devices: Vec<Device>,
    since: Vec<Happened>,
    /// Whether one of these is dated before the one before it.
    is_unsorted: bool,
    /// What of `since` is no longer in any file, by its places.
    taken_out: FastSet<usize>,
    /// Events that a wrong clock dated, each with the moment whose study day it takes.
    dated: FastMap<Name, Moment>,
    /// Whether the last event has changed the study days of earlier ones.
    is_redated: bool,
}

/// An event of this run.
#[derive(Clone, Debug)]
struct Happened {
    device: u32,
    event: Event,
}

impl Record {
    pub(in crate::record) fn of(read: Packed) -> Self {
        Self {
            devices: read.devices.clone(),
            dated: read.dated.clone(),
            read: Arc::new(read),
            ..Self::default()
        }
    }

    /// Adds what just happened on `device`.
    pub fn push(&mut self, device: &str, event: Event) {
        let number = number_of(&mut self.devices, device);
        let at = event.at();
        let last = self.since.last().map(|it| it.event.at());
        self.is_unsorted |= last.is_some_and(|last| last.ms() > at.ms());
        self.since.push(Happened {
            device: number,
            event,
        });
        let device = device_mut(&mut self.devices, number);
        let may_change = device.is_some_and(|it| it.clock.note(at) && !it.is_import());
        self.is_redated = may_change && self.redate(number);
    }

    /// Finds the events of a device that a wrong clock dated. Tells whether they are others than before.
    fn redate(&mut self, device: u32) -> bool {
        let read = self.read.entries.iter().filter(|it| it.device == device);
        let since = self.since.iter().filter(|it| it.device == device);
        let times = read.clone().map(|it| it.at_ms);
        let times: Vec<i64> = times
            .chain(since.clone().map(|it| it.event.at().ms()))
            .collect();
        let dated = redated(&times);
        let days: FastSet<usize> = dated.iter().map(|(_, day)| *day).collect();
        let (begin, is_day) = (read.clone().count(), |place: &usize| days.contains(place));
        let read = read.enumerate().filter(|(place, _)| is_day(place));
        let read = read.map(|(place, it)| (place, self.read.packer.at(it)));
        let since = (begin..).zip(since).filter(|(place, _)| is_day(place));
        let moments = read.chain(since.map(|(place, it)| (place, it.event.at())));
        let moments: FastMap<usize, Moment> = moments.collect();
        let names = dated.iter().filter_map(|(place, day)| {
            let ms = times.get(*place)?;
            Some(((device, *ms), *moments.get(day)?))
        });
        let mut dated: FastMap<Name, Moment> = names.collect();
        let others = self.dated.iter().filter(|((other, _), _)| *other != device);
        dated.extend(others.map(|(name, day)| (*name, *day)));
        let is_changed = dated != self.dated;
        self.dated = dated;
        is_changed
    }

    /// Whether the last event has changed the study days of earlier ones: it shows that a clock was wrong.
    pub fn is_redated(&self) -> bool {
        self.is_redated
    }

    /// The events that were added since the files were read and are not taken out, each copied out.
    pub fn since(&self) -> impl Iterator<Item = Entry> {
        let since = self.since.iter().enumerate();
        let since = since.filter(|(place, _)| !self.taken_out.contains(place));
        since.map(|(_, it)| self.entry(it))
    }

    fn entry(&self, it: &Happened) -> Entry {
        Entry {
            device: self.device_name(it.device).to_owned(),
            event: it.event.clone(),
        }
    }

    /// The events that were added since a clone was taken, so that pushed onto it they have the same places; `None` where
    /// the files were read again since then.
    pub fn since_that(&self, clone: &Self) -> Option<Vec<Entry>> {
        let is_same = Arc::ptr_eq(&self.read, &clone.read);
        let since = self.since.get(clone.since.len()..).unwrap_or_default();
        is_same.then(|| since.iter().map(|it| self.entry(it)).collect())
    }

    /// Notes that entries which happened since the files were read are no longer in any file. They keep their places until
    /// the files are read again; none of them counts any more.
    pub fn take_out(&mut self, gone: &[Entry]) {
        let mut named: BTreeMap<(&str, i64), Vec<&Event>> = BTreeMap::new();
        for Entry { device, event } in gone {
            let events = named.entry((device, event.at().ms())).or_default();
            events.push(event);
        }
        let is_gone = |it: &Happened| {
            let name = (self.device_name(it.device), it.event.at().ms());
            let named = named.get(&name);
            named.is_some_and(|events| events.contains(&&it.event))
        };
        let all = self.since.iter().enumerate();
        let gone = all.filter(|(_, it)| is_gone(it)).map(|(place, _)| place);
        let gone: Vec<usize> = gone.collect();
        self.taken_out.extend(gone);
    }

    /// The events that a wrong clock dated after `now`; clocks of several devices may differ by minutes.
    pub fn dated_after(&self, now: Moment) -> impl Iterator<Item = Seen<'_>> {
        let latest = now.plus_ms(CLOCKS_DIFFER_MS).ms();
        // Where no device is ahead there is nothing to look for.
        let is_ahead = self.devices.iter().any(|it| it.clock.latest > latest);
        let all = is_ahead.then(|| self.iter()).into_iter().flatten();
        all.filter(move |seen| seen.at.ms() > latest)
    }

    /// What is wrong with the record at `now`, in one sentence each; of more than `most` how many more there are. Walks the
    /// whole record where a device is ahead.
    pub fn faults(&self, now: Moment, most: usize) -> Vec<String> {
        let future = |seen: Seen<'_>| {
            let (device, at) = (seen.device, seen.at);
            format!("{device}, {at}: dated in the future; it counts, and later ones are not moved")
        };
        let problems = self.problems().iter().cloned();
        let mut all = problems.chain(self.dated_after(now).map(future));
        let mut faults: Vec<String> = all.by_ref().take(most).collect();
        let more = all.count();
        if more > 0 {
            faults.push(format!("and {more} more; `spotter scores check` lists all"));
        }
        faults
    }

    /// What could not be read: file, line and reason in one sentence each.
    pub fn problems(&self) -> &[String] {
        &self.read.problems
    }

    /// How many lines of newer versions were passed over.
    pub fn unknown(&self) -> usize {
        self.read.unknown
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.read.entries.len() + self.since.len()
    }

    /// Whether nothing ever happened.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events in order, each copied out.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry> {
        self.iter().map(Entry::from)
    }

    /// The events in order, as they stand.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Seen<'_>> {
        self.iter_from(0)
    }

    /// The same from an index on, without going through those before.
    pub fn iter_from(&self, first: usize) -> impl DoubleEndedIterator<Item = Seen<'_>> {
        let (read, since) = self.parts_from(first);
        let read = read.iter().map(|entry| self.seen(entry));
        read.chain(since.iter().map(|it| self.seen_since(it)))
    }

    /// Those that are not packed, each with its index: all kinds but answers, answers of which the texts cannot be packed,
    /// and all that happened since the files were read.
    pub fn iter_others(&self) -> impl DoubleEndedIterator<Item = (usize, Seen<'_>)> {
        self.iter_others_from(0)
    }

    /// The same from an index on.
    pub fn iter_others_from(
        &self,
        first: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, Seen<'_>)> {
        let (read, since) = self.parts_from(first);
        let until = self.read.entries.len();
        let read = (first..until).zip(read);
        let read = read.filter(|(_, entry)| !entry.is_answer());
        let read = read.map(|(index, entry)| (index, self.seen(entry)));
        let since = (first.max(until)..self.len()).zip(since);
        read.chain(since.map(|(index, it)| (index, self.seen_since(it))))
    }

    /// The event at an index.
    pub fn get(&self, index: usize) -> Option<Seen<'_>> {
        let entry = self.read.entries.get(index);
        entry.map(|entry| self.seen(entry)).or_else(|| {
            let since = self.since.get(index.checked_sub(self.read.entries.len())?);
            since.map(|it| self.seen_since(it))
        })
    }

    /// The moments of a device from `from` on, in milliseconds since 1970, each with the index of its event. Looks at
    /// every event, but only at its time.
    pub fn moments_from(&self, device: &str, from: i64) -> impl Iterator<Item = (i64, usize)> {
        let known = self.devices.iter().position(|it| it.name == device);
        let latest = known.and_then(|place| self.devices.get(place));
        // Where its clock was never set back there are none.
        let known = known.filter(|_| latest.is_some_and(|it| it.clock.latest >= from));
        let number = known.and_then(|place| u32::try_from(place).ok());
        let read = self.read.entries.iter().map(|it| (it.device, it.at_ms));
        let since = self.since.iter().map(|it| (it.device, it.event.at().ms()));
        let all = number.map(|_| read.chain(since)).into_iter().flatten();
        all.enumerate()
            .filter(move |(_, (device, at))| Some(*device) == number && *at >= from)
            .map(|(index, (_, at))| (at, index))
    }

    fn parts_from(&self, first: usize) -> (&[PackedEntry], &[Happened]) {
        let read = self.read.entries.get(first..).unwrap_or_default();
        let before = first.saturating_sub(self.read.entries.len());
        (read, self.since.get(before..).unwrap_or_default())
    }

    fn seen<'a>(&'a self, entry: &'a PackedEntry) -> Seen<'a> {
        Seen {
            device: self.device_name(entry.device),
            device_number: entry.device,
            at: self.read.packer.at(entry),
            what: self.read.packer.view(entry),
            dated: self.dated_as(entry.device, entry.at_ms),
        }
    }

    fn seen_since<'a>(&'a self, it: &'a Happened) -> Seen<'a> {
        Seen {
            device: self.device_name(it.device),
            device_number: it.device,
            at: it.event.at(),
            what: EventView::plain(&it.event),
            dated: self.dated_as(it.device, it.event.at().ms()),
        }
    }

    fn dated_as(&self, device: u32, ms: i64) -> Option<Moment> {
        if self.dated.is_empty() {
            return None;
        }
        self.dated.get(&(device, ms)).copied()
    }

    /// The indices of the events of that name.
    pub fn places_of(&self, (device, ms): Name) -> Vec<usize> {
        let entries = &self.read.entries;
        let first = if self.read.is_sorted {
            entries.partition_point(|it| it.at_ms < ms)
        } else {
            0
        };
        let read = entries.iter().enumerate().skip(first);
        let read = read.take_while(|(_, it)| !self.read.is_sorted || it.at_ms == ms);
        let read = read.filter(|(_, it)| it.device == device && it.at_ms == ms);
        let first = if self.is_unsorted {
            0
        } else {
            self.since.partition_point(|it| it.event.at().ms() < ms)
        };
        let since = self.since.iter().enumerate().skip(first);
        let since = since.take_while(|(_, it)| self.is_unsorted || it.event.at().ms() == ms);
        let since = since.filter(|(_, it)| it.device == device && it.event.at().ms() == ms);
        let since = since.map(|(place, _)| entries.len() + place);
        read.map(|(place, _)| place).chain(since).collect()
    }

    /// Whether the record has just one event of that device.
    pub fn is_only_of_device(&self, device: u32) -> bool {
        let read = self.read.entries.iter().map(|it| it.device);
        let since = self.since.iter().map(|it| it.device);
        read.chain(since).filter(|it| *it == device).take(2).count() == 1
    }

    /// The latest moment, in milliseconds since 1970, of a device whose clock is some minutes ahead of `now`.
    pub fn latest_ahead(&self, now: Moment) -> Option<i64> {
        let latest = self.devices.iter().map(|it| it.clock.latest);
        let until = now.ms().saturating_add(CLOCKS_DIFFER_MS);
        latest.filter(|it| (now.ms()..=until).contains(it)).max()
    }

    /// The number of a device that has events.
    pub fn device_number(&self, name: &str) -> Option<u32> {
        let place = self.devices.iter().position(|it| it.name == name)?;
        u32::try_from(place).ok()
    }

    /// The name of the device with that number; empty for one that there is not.
    pub fn device_name(&self, number: u32) -> &str {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.devices.get(place).map_or("", |it| &it.name)
    }

    /// The number of a text that stands in packed events, such as a sitting's id; see [`crate::record::AnswerView::sit_number`].
    pub(crate) fn text_number(&self, text: &str) -> Option<u32> {
        self.read.packer.texts.find(text)
    }

    /// Fact and question for each number of [`crate::record::AnswerView::asked`], and how many answers have it.
    pub fn asked(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let mut counts = vec![0_u32; self.read.packer.asked.len()];
        for entry in &self.read.entries {
            let asked = usize::try_from(entry.asked).unwrap_or(usize::MAX);
            if let Some(count) = counts.get_mut(asked) {
                *count += 1;
            }
        }
        let asked = self.read.packer.asked.iter().zip(counts);
        asked.map(|(text, count)| {
            let [fact, ask, _] = parts_of(text);
            (fact, ask, count)
        })
    }
}

impl From<Seen<'_>> for Entry {
    fn from(seen: Seen<'_>) -> Self {
        Self {
            device: seen.device.to_owned(),
            event: seen.what.into(),
        }
    }
}
