//! All events of all devices in one order.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::builder::RecordBuilder;
use crate::record::event::Event;
use crate::record::moment::Moment;
use crate::record::packed::{Packed, Packer, parts_of};
use crate::record::view::What;

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

/// Every event ever recorded, in order, each once. A million answers take about 50 MB.
#[derive(Clone, Debug, Default)]
pub struct Record {
    devices: Vec<Device>,
    pub(super) packer: Packer,
    pub(super) entries: Vec<Packed>,
    begins_late: bool,
    /// How many lines of newer versions were passed over.
    pub unknown: usize,
    /// What could not be read: file, line and reason in one sentence each.
    pub problems: Vec<String>,
}

#[derive(Clone, Debug)]
struct Device {
    name: String,
    /// Its latest moment, in milliseconds since 1970.
    latest: i64,
}

/// An event of a record, as it stands there.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The device's name.
    pub device: &'a str,
    /// A number for it, small and the same in the whole record.
    pub device_number: u32,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub what: What<'a>,
}

impl Record {
    /// Puts the events of several devices in the order of their time; on one device the order of its lines holds.
    ///
    /// Events that stand in several copies of a file count once.
    pub fn merge(segments: impl IntoIterator<Item = (String, Vec<Event>)>) -> Self {
        let mut builder = RecordBuilder::default();
        for (device, events) in segments {
            builder.begin(&device);
            for event in events {
                builder.add(event);
            }
        }
        builder.finish()
    }

    /// Takes in another reading of the same files, which may have more, and keeps what it lacks.
    ///
    /// Tells whether there was anything new.
    pub fn absorb(&mut self, other: Self) -> bool {
        let before = self.entries.len();
        let mut lists: BTreeMap<String, [Vec<Event>; 2]> = BTreeMap::new();
        for (place, record) in [(0, &other), (1, &*self)] {
            for Entry { device, event } in record.entries() {
                let lists = lists.entry(device).or_default();
                if let Some(list) = lists.get_mut(place) {
                    list.push(event);
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

    /// The events from the index `first` on, with what is known of the devices and their files.
    pub fn tail(&self, first: usize) -> Self {
        let mut tail = Self::late(self.devices());
        tail.unknown = self.unknown;
        tail.problems.clone_from(&self.problems);
        for seen in self.iter_from(first) {
            tail.push(seen.device, seen.what.into());
        }
        tail
    }

    /// A record whose earlier events are not at hand: of each device only its name and its latest moment, in milliseconds
    /// since 1970.
    pub fn late<'a, I>(devices: I) -> Self
    where
        I: IntoIterator<Item = (&'a str, i64)>,
    {
        let device = |(name, latest): (&str, i64)| Device {
            name: name.to_owned(),
            latest,
        };
        Self {
            devices: devices.into_iter().map(device).collect(),
            begins_late: true,
            ..Self::default()
        }
    }

    /// Whether all events are at hand, not only the last ones.
    pub fn is_whole(&self) -> bool {
        !self.begins_late
    }

    /// The devices that have events, each with its latest moment in milliseconds since 1970.
    pub fn devices(&self) -> impl Iterator<Item = (&str, i64)> {
        self.devices.iter().map(|it| (it.name.as_str(), it.latest))
    }

    /// A record that begins late, with the late events of another one where they belong.
    pub fn with_late(&self, late: &Self) -> Self {
        let devices = self.devices().chain(late.devices());
        let names: BTreeSet<&str> = devices.map(|(name, _)| name).collect();
        let of = |record: &Self, device: &str| {
            let seen = record.iter().filter(|seen| seen.device == device);
            (
                device.to_owned(),
                seen.map(|seen| seen.what.into()).collect(),
            )
        };
        let lists = names
            .iter()
            .flat_map(|device| [of(self, device), of(late, device)]);
        let merged = Self::merge(lists);
        let mut all = Self::late(self.devices());
        all.unknown = self.unknown;
        all.problems.clone_from(&self.problems);
        for seen in merged.iter() {
            all.push(seen.device, seen.what.into());
        }
        all
    }

    /// Adds what just happened on `device`.
    pub fn push(&mut self, device: &str, event: Event) {
        let device = self.device(device);
        self.note_latest(device, event.at().ms());
        let packed = self.packer.pack(device, event);
        self.entries.push(packed);
    }

    pub(super) fn device(&mut self, name: &str) -> u32 {
        let known = self.devices.iter().position(|it| it.name == name);
        let place = known.unwrap_or_else(|| {
            self.devices.push(Device {
                name: name.to_owned(),
                latest: i64::MIN,
            });
            self.devices.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    pub(super) fn note_latest(&mut self, device: u32, ms: i64) {
        let place = usize::try_from(device).unwrap_or(usize::MAX);
        if let Some(device) = self.devices.get_mut(place) {
            device.latest = device.latest.max(ms);
        }
    }

    /// Takes entries out that are no longer in any file.
    pub fn remove(&mut self, gone: &[Entry]) {
        let mut names: BTreeMap<(&str, i64), Vec<&Event>> = BTreeMap::new();
        for Entry { device, event } in gone {
            let events = names.entry((device, event.at().ms())).or_default();
            events.push(event);
        }
        let stays = |seen: Seen<'_>| {
            let named = names.get(&(seen.device, seen.at.ms()));
            named.is_none_or(|events| !events.contains(&&Event::from(seen.what)))
        };
        let stay: Vec<bool> = self.iter().map(stays).collect();
        let mut stay = stay.into_iter();
        self.entries.retain(|_| stay.next().unwrap_or(true));
    }

    /// The events that a wrong clock dated after `now`; clocks of several devices may differ by minutes.
    pub fn dated_after(&self, now: Moment) -> impl Iterator<Item = Seen<'_>> {
        let latest = now.plus_ms(CLOCKS_DIFFER_MS).ms();
        // Where no device is ahead there is nothing to look for.
        let is_ahead = self.devices.iter().any(|it| it.latest > latest);
        let all = is_ahead.then(|| self.iter()).into_iter().flatten();
        all.filter(move |seen| seen.at.ms() > latest)
    }

    /// Everything that is wrong with the record at `now`, in one sentence each.
    pub fn faults(&self, now: Moment) -> Vec<String> {
        let future = |seen: Seen<'_>| {
            let (device, at) = (seen.device, seen.at);
            format!("{device}, {at}: dated in the future; it counts, and later ones are not moved")
        };
        self.problems
            .iter()
            .cloned()
            .chain(self.dated_after(now).map(future))
            .collect()
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing ever happened.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The events in order, each copied out.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry> + ExactSizeIterator {
        self.iter().map(|seen| Entry {
            device: seen.device.to_owned(),
            event: seen.what.into(),
        })
    }

    /// The events in order, as they stand.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Seen<'_>> + ExactSizeIterator {
        self.entries.iter().map(|packed| self.seen(packed))
    }

    /// The same from an index on, without going through those before.
    pub fn iter_from(&self, first: usize) -> impl DoubleEndedIterator<Item = Seen<'_>> {
        let last = self.entries.get(first..).unwrap_or_default();
        last.iter().map(|packed| self.seen(packed))
    }

    /// Those that are no answers, each with its index; now and then an answer with odd texts.
    pub fn iter_others(&self) -> impl DoubleEndedIterator<Item = (usize, Seen<'_>)> {
        self.iter_others_from(0)
    }

    /// The same from an index on.
    pub fn iter_others_from(
        &self,
        first: usize,
    ) -> impl DoubleEndedIterator<Item = (usize, Seen<'_>)> {
        let entries = self.entries.iter().enumerate().skip(first);
        let others = entries.filter(|(_, packed)| !packed.is_answer());
        others.map(|(index, packed)| (index, self.seen(packed)))
    }

    /// The event at an index.
    pub fn get(&self, index: usize) -> Option<Seen<'_>> {
        self.entries.get(index).map(|packed| self.seen(packed))
    }

    fn seen<'a>(&'a self, packed: &'a Packed) -> Seen<'a> {
        Seen {
            device: self.device_name(packed.device),
            device_number: packed.device,
            at: self.packer.at(packed),
            what: self.packer.what(packed),
        }
    }

    /// Whether it has that event. Looks from the end, where new ones are.
    pub fn has(&self, entry: &Entry) -> bool {
        let known = self.devices.iter().find(|it| it.name == entry.device);
        let at = entry.event.at();
        if known.is_none_or(|it| it.latest < at.ms()) {
            return false;
        }
        let mut same = self
            .iter()
            .rev()
            .filter(|seen| seen.at == at && seen.device == entry.device);
        same.any(|seen| Event::from(seen.what) == entry.event)
    }

    /// The answers to a fact in order, each copied out.
    pub fn answers_to<'a>(&'a self, fact: &'a str) -> impl Iterator<Item = Entry> {
        // Looked up once for each question, not for each answer.
        let is_of = self.packer.asked_of(fact);
        let seen = self.iter().filter(move |seen| match seen.what {
            What::Answer(it) => is_of.get(it.asked()).copied().unwrap_or(false),
            What::Other(Event::Answer { fact: of, .. }) => of == fact,
            What::Start(_) | What::Finish(_) | What::Read(_) | What::Other(_) => false,
        });
        seen.map(|seen| Entry {
            device: seen.device.to_owned(),
            event: seen.what.into(),
        })
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

    /// Fact and question for each number of [`crate::record::AnswerView::asked`], and how many answers have it.
    pub fn asked(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let mut counts = vec![0_u32; self.packer.asked.len()];
        for packed in &self.entries {
            let asked = usize::try_from(packed.asked).unwrap_or(usize::MAX);
            if let Some(count) = counts.get_mut(asked) {
                *count += 1;
            }
        }
        let asked = self.packer.asked.iter().zip(counts);
        asked.map(|(text, count)| {
            let [fact, ask, _] = parts_of(text);
            (fact, ask, count)
        })
    }
}
