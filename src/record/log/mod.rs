//! All events of all devices in one order.

pub(in crate::record) mod answer_view;
pub(in crate::record) mod builder;
pub(in crate::record) mod devices;
pub(in crate::record) mod entry;
mod faults;
pub(in crate::record) mod intern_cache;
pub(in crate::record) mod interner;
pub(in crate::record) mod marks;
pub(in crate::record) mod packed;
pub(in crate::record) mod redated;
pub(in crate::record) mod seen;
pub(in crate::record) mod stored;
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

/// How far apart the clocks of properly set devices may be.
const CLOCKS_DIFFER_MS: i64 = 10 * 60_000;

/// An event and the device on which it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub device: String,
    pub event: Event,
}

/// Every event ever recorded, in order and without duplicates.
///
/// Events read from the files are frozen and shared by all clones (about 50 MB for a million answers), so that giving a
/// thread its own record costs next to nothing. Events added since follow as plain events.
#[derive(Clone, Debug, Default)]
pub struct Record {
    read: Arc<Packed>,
    /// The devices of the files first, under the same numbers.
    devices: Vec<Device>,
    since: Vec<AddedEvent>,
    /// Whether an event in `since` is dated earlier than its predecessor.
    is_unsorted: bool,
    /// Indices into `since` of events that are no longer in any file.
    removed: FastSet<usize>,
    /// Events dated by a wrong clock, each with the moment whose study day it takes.
    dated: FastMap<Name, Moment>,
    /// Whether the last event changed the study days of earlier ones.
    is_redated: bool,
}

/// An event added since the files were read.
#[derive(Clone, Debug)]
struct AddedEvent {
    device: u32,
    event: Event,
}

/// What became of the study days of earlier events.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StudyDays {
    Kept,
    Changed,
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

    /// Appends an event that just happened on `device`.
    pub fn push(&mut self, device: &str, event: Event) {
        let number = number_of(&mut self.devices, device);
        let at = event.at();
        let last = self.since.last().map(|it| it.event.at());
        self.is_unsorted |= last.is_some_and(|last| last.ms() > at.ms());
        self.since.push(AddedEvent {
            device: number,
            event,
        });
        let device = device_mut(&mut self.devices, number);
        let may_change = device.is_some_and(|it| {
            let may_change = it.clock.may_redate(at) && !it.is_import();
            it.clock.note(at);
            may_change
        });
        self.is_redated = may_change && self.redate(number) == StudyDays::Changed;
    }

    /// Finds the events of a device that a wrong clock dated.
    fn redate(&mut self, device: u32) -> StudyDays {
        let read = self.read.entries.iter().filter(|it| it.device == device);
        let since = self.since.iter().filter(|it| it.device == device);
        let times = read.clone().map(|it| it.at_ms);
        let times: Vec<i64> = times
            .chain(since.clone().map(|it| it.event.at().ms()))
            .collect();
        let dated = redated(&times);
        let days: FastSet<usize> = dated.iter().map(|it| it.takes_day_of).collect();
        let (begin, is_day) = (read.clone().count(), |place: &usize| days.contains(place));
        let read = read.enumerate().filter(|(place, _)| is_day(place));
        let read = read.map(|(place, it)| (place, self.read.packer.at(it)));
        let since = (begin..).zip(since).filter(|(place, _)| is_day(place));
        let moments = read.chain(since.map(|(place, it)| (place, it.event.at())));
        let moments: FastMap<usize, Moment> = moments.collect();
        let names = dated.iter().filter_map(|it| {
            let ms = times.get(it.line)?;
            Some(((device, *ms), *moments.get(&it.takes_day_of)?))
        });
        let mut dated: FastMap<Name, Moment> = names.collect();
        let others = self.dated.iter().filter(|((other, _), _)| *other != device);
        dated.extend(others.map(|(name, day)| (*name, *day)));
        if dated == self.dated {
            return StudyDays::Kept;
        }
        self.dated = dated;
        StudyDays::Changed
    }

    /// Whether the last event changed the study days of earlier ones, because it shows that a clock was wrong.
    pub fn is_redated(&self) -> bool {
        self.is_redated
    }

    /// Returns copies of the events added since the files were read, except those taken out.
    pub fn since(&self) -> impl Iterator<Item = Entry> {
        let since = self.since.iter().enumerate();
        let since = since.filter(|(place, _)| !self.removed.contains(place));
        since.map(|(_, it)| self.entry(it))
    }

    fn entry(&self, it: &AddedEvent) -> Entry {
        Entry {
            device: self.device_name(it.device).to_owned(),
            event: it.event.clone(),
        }
    }

    /// Returns the events added since `clone` was made; pushed onto it, they get the same indices. `None` if the files
    /// have been read again since.
    pub fn since_that(&self, clone: &Self) -> Option<Vec<Entry>> {
        let is_same = Arc::ptr_eq(&self.read, &clone.read);
        let since = self.since.get(clone.since.len()..).unwrap_or_default();
        is_same.then(|| since.iter().map(|it| self.entry(it)).collect())
    }

    /// Marks entries added since the files were read as no longer in any file. They keep their indices until the files
    /// are read again, but none of them counts any more.
    pub fn take_out(&mut self, gone: &[Entry]) {
        let mut named: BTreeMap<(&str, i64), Vec<&Event>> = BTreeMap::new();
        for Entry { device, event } in gone {
            let events = named.entry((device, event.at().ms())).or_default();
            events.push(event);
        }
        let is_gone = |it: &AddedEvent| {
            let name = (self.device_name(it.device), it.event.at().ms());
            let named = named.get(&name);
            named.is_some_and(|events| events.contains(&&it.event))
        };
        let all = self.since.iter().enumerate();
        let gone = all.filter(|(_, it)| is_gone(it)).map(|(place, _)| place);
        let gone: Vec<usize> = gone.collect();
        self.removed.extend(gone);
    }

    /// Returns what could not be read: file, line and reason in one sentence each.
    pub fn problems(&self) -> &[String] {
        &self.read.problems
    }

    /// Returns the files of which nothing could be read, in one sentence each; they are among the problems too.
    pub fn unread(&self) -> &[String] {
        &self.read.unread
    }

    /// Returns how many lines of newer versions were skipped.
    pub fn unknown(&self) -> usize {
        self.read.unknown
    }

    /// Returns the number of events, including those taken out.
    pub fn len(&self) -> usize {
        self.read.entries.len() + self.since.len()
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Iterates over copies of all events, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry> {
        self.iter().map(Entry::from)
    }

    /// Iterates over all events in order, without copying their texts.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Seen<'_>> {
        self.iter_from(0)
    }

    /// Like `iter`, but starts at the event with index `first`, without visiting those before.
    pub fn iter_from(&self, first: usize) -> impl DoubleEndedIterator<Item = Seen<'_>> {
        let (read, since) = self.parts_from(first);
        let read = read.iter().map(|entry| self.seen(entry));
        read.chain(since.iter().map(|it| self.seen_since(it)))
    }

    /// Iterates over everything but packed answers, each with its index: other kinds, answers whose texts cannot be
    /// packed, and all events added since the files were read.
    pub fn iter_others(&self) -> impl DoubleEndedIterator<Item = (usize, Seen<'_>)> {
        self.iter_others_from(0)
    }

    /// Like `iter_others`, but starts at the event with index `first`.
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

    /// Returns the event at an index in the order of `iter`.
    pub fn get(&self, index: usize) -> Option<Seen<'_>> {
        let entry = self.read.entries.get(index);
        entry.map(|entry| self.seen(entry)).or_else(|| {
            let since = self.since.get(index.checked_sub(self.read.entries.len())?);
            since.map(|it| self.seen_since(it))
        })
    }

    /// Returns the moments of a device from `from` on, in milliseconds since 1970, each with the index of its event.
    /// Scans all events, but only their times.
    pub fn moments_from(&self, device: &str, from: i64) -> impl Iterator<Item = (i64, usize)> {
        let known = self.devices.iter().position(|it| it.name == device);
        let latest = known.and_then(|place| self.devices.get(place));
        // There are none unless the device's clock was set back.
        let known = known.filter(|_| latest.is_some_and(|it| it.clock.latest >= from));
        let number = known.and_then(|place| u32::try_from(place).ok());
        let read = self.read.entries.iter().map(|it| (it.device, it.at_ms));
        let since = self.since.iter().map(|it| (it.device, it.event.at().ms()));
        let all = number.map(|_| read.chain(since)).into_iter().flatten();
        all.enumerate()
            .filter(move |(_, (device, at))| Some(*device) == number && *at >= from)
            .map(|(index, (_, at))| (at, index))
    }

    fn parts_from(&self, first: usize) -> (&[PackedEntry], &[AddedEvent]) {
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

    fn seen_since<'a>(&'a self, it: &'a AddedEvent) -> Seen<'a> {
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

    /// Returns the indices of all events with this name: two processes of one device may have used the same
    /// millisecond.
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

    /// Whether the record has exactly one event of this device.
    pub fn is_only_of_device(&self, device: u32) -> bool {
        let read = self.read.entries.iter().map(|it| it.device);
        let since = self.since.iter().map(|it| it.device);
        read.chain(since).filter(|it| *it == device).take(2).count() == 1
    }

    /// Returns the latest moment, in milliseconds since 1970, of any device whose clock is up to some minutes ahead of
    /// `now`.
    pub fn latest_ahead(&self, now: Moment) -> Option<i64> {
        let latest = self.devices.iter().map(|it| it.clock.latest);
        let until = now.ms().saturating_add(CLOCKS_DIFFER_MS);
        latest.filter(|it| (now.ms()..=until).contains(it)).max()
    }

    /// Returns the number of a device; `None` if it has no events.
    pub fn device_number(&self, name: &str) -> Option<u32> {
        let place = self.devices.iter().position(|it| it.name == name)?;
        u32::try_from(place).ok()
    }

    /// Returns the name of the device with this number; empty if there is none.
    pub fn device_name(&self, number: u32) -> &str {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.devices.get(place).map_or("", |it| &it.name)
    }

    /// Returns the number of a text in packed events, such as a sitting's id; see
    /// [`crate::record::AnswerView::sit_number`].
    pub(crate) fn text_number(&self, text: &str) -> Option<u32> {
        self.read.packer.texts.find(text)
    }

    /// Returns fact, question and number of answers for each number of [`crate::record::AnswerView::asked`], in order.
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
