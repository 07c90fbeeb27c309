//! Builds a record from files: all events in one order, without duplicates.

use crate::fast::FastMap;
use crate::record::event::Event;
use crate::record::log::Record;
use crate::record::log::devices::{LineClock, device_mut, number_of};
use crate::record::log::entry::{AnswerLine, Canonical, TextList};
use crate::record::log::packed::{Name, Packed, PackedEntry};
use crate::record::log::redated::{Redated, redated};
use crate::record::moment::Moment;

/// Collects events file by file and sorts them into one order.
#[derive(Default)]
pub struct RecordBuilder {
    read: Packed,
    /// For each event the latest moment in its file up to it, so that a clock set back does not reorder lines. Empty
    /// while that is each event's own moment.
    not_before: Vec<i64>,
    /// The index of each file's first event.
    files: Vec<usize>,
    device: u32,
    clock: LineClock,
    /// Ascending indices of the events dated by a wrong clock, each with the moment whose study day it takes.
    dated: Vec<(usize, Moment)>,
}

impl RecordBuilder {
    /// Starts a new file of `device`.
    pub fn begin(&mut self, device: &str) {
        self.end_file();
        self.device = number_of(&mut self.read.devices, device);
        let begin = self.read.entries.len();
        if self.files.last() != Some(&begin) {
            self.files.push(begin);
        }
    }

    /// Reserves room for the events of a file of this size, so that memory does not double on the way.
    pub fn expect(&mut self, bytes: u64) {
        // An answer's line has about 130 to 190 bytes; the start of a sitting is longer.
        let events = usize::try_from(bytes / 165).unwrap_or(0);
        self.read.entries.reserve(events);
    }

    /// Adds the next event of the current file.
    pub fn add(&mut self, event: Event) {
        let at = event.at();
        let packed = self.read.packer.pack(self.device, event);
        self.put(at, packed);
    }

    /// Adds answers that borrow their texts from their lines, and leaves `answers` empty.
    pub(in crate::record) fn add_answers(
        &mut self,
        answers: &mut Vec<(AnswerLine<'_>, TextList<'_>)>,
    ) {
        self.read.packer.repeats.look_up(answers);
        for (index, (answer, gave)) in answers.drain(..).enumerate() {
            let packer = &mut self.read.packer;
            match packer.pack_line(self.device, index, &answer, gave) {
                Some(packed) => self.put(answer.at, packed),
                None => self.add(Event::Answer(answer.with(gave))),
            }
        }
    }

    /// Adds any event that borrows its texts from its line.
    pub(in crate::record) fn add_line(&mut self, line: Canonical<'_>) {
        let packer = &mut self.read.packer;
        let (at, packed) = match &line {
            Canonical::Answer(it, gave) => {
                return self.add_answers(&mut vec![(it.clone(), *gave)]);
            }
            Canonical::Start(it, asks) => {
                let packed = packer.pack_start(self.device, it, (*asks).into());
                (it.at, packed)
            }
            Canonical::Other(event) => (event.at(), None),
        };
        match packed {
            Some(packed) => self.put(at, packed),
            None => self.add(line.into()),
        }
    }

    /// Drops the events of the current file, so that it can be read again.
    pub fn begin_again(&mut self) {
        let begin = self.files.last().copied().unwrap_or(0);
        self.read.entries.truncate(begin);
        self.not_before.truncate(begin);
        self.clock = LineClock::default();
    }

    fn put(&mut self, at: Moment, packed: PackedEntry) {
        let went_back = at.ms() < self.clock.latest;
        self.clock.note(at);
        let entries = &mut self.read.entries;
        if went_back && self.not_before.is_empty() {
            self.not_before.extend(entries.iter().map(|it| it.at_ms));
        }
        if !self.not_before.is_empty() {
            self.not_before.push(self.clock.latest);
        }
        entries.push(packed);
    }

    /// Ends the current file and finds its lines dated by a wrong clock.
    fn end_file(&mut self) {
        let clock = std::mem::take(&mut self.clock);
        let read = &mut self.read;
        let device = device_mut(&mut read.devices, self.device);
        let Some(device) = device.filter(|_| clock.latest > i64::MIN) else {
            return;
        };
        device.clock.end_file(clock);
        if !clock.is_wrong || device.is_import() {
            return;
        }
        let begin = self.files.last().copied().unwrap_or(0);
        let lines = read.entries.get(begin..).unwrap_or_default();
        let times: Vec<i64> = lines.iter().map(|it| it.at_ms).collect();
        let dated = redated(&times);
        let moments = dated.iter().filter_map(|it| {
            let day = lines.get(it.takes_day_of)?;
            Some((begin + it.line, read.packer.at(day)))
        });
        self.dated.extend(moments);
        // If most lines would move, the last one is more likely wrong: then only study days change, not the order.
        if 2 * dated.len() <= times.len() {
            self.place_by_days(begin, &times, &dated);
        }
    }

    /// Orders lines dated by a wrong clock by their study days, so that a clock that was ahead does not hold back the
    /// lines after them.
    fn place_by_days(&mut self, begin: usize, times: &[i64], dated: &[Redated]) {
        if dated.is_empty() {
            return;
        }
        if self.not_before.is_empty() {
            let entries = self.read.entries.iter();
            self.not_before.extend(entries.map(|it| it.at_ms));
        }
        self.not_before.truncate(begin);
        let mut placed = times.to_vec();
        for it in dated {
            let day = times.get(it.takes_day_of);
            if let Some((to, day)) = placed.get_mut(it.line).zip(day) {
                *to = *day;
            }
        }
        let mut latest = i64::MIN;
        let placed = placed.into_iter().map(|ms| {
            latest = latest.max(ms);
            latest
        });
        self.not_before.extend(placed);
    }

    /// Collects the names of the events dated by a wrong clock. An event that also occurs elsewhere and is right there
    /// counts as right: a file may be two copies joined together.
    fn name_dated(&mut self) {
        let dated = std::mem::take(&mut self.dated);
        if dated.is_empty() {
            return;
        }
        let read = &mut self.read;
        let name = |it: &PackedEntry| (it.device, it.at_ms);
        let named = dated.iter().filter_map(|(place, day)| {
            let entry = read.entries.get(*place)?;
            Some((name(entry), *day))
        });
        let mut names: FastMap<Name, Moment> = named.collect();
        for (place, entry) in read.entries.iter().enumerate() {
            if dated
                .binary_search_by_key(&place, |(place, _)| *place)
                .is_err()
            {
                names.remove(&name(entry));
            }
        }
        read.dated = names;
    }

    /// Adds what is wrong with a file, and how many of its lines are of a newer version.
    pub fn note(&mut self, problems: impl IntoIterator<Item = String>, unknown: usize) {
        self.read.problems.extend(problems);
        self.read.unknown += unknown;
    }

    /// Adds a file that could not be read at all, as a sentence that names it and says why.
    pub fn note_unread(&mut self, file: String) {
        self.read.problems.push(file.clone());
        self.read.unread.push(file);
    }

    /// Sorts the events, drops copies and returns the record.
    pub fn finish(mut self) -> Record {
        self.end_file();
        self.name_dated();
        self.sort();
        self.drop_copies();
        let times = self.read.entries.iter().map(|it| it.at_ms);
        self.read.is_sorted = times.is_sorted();
        self.read.entries.shrink_to_fit();
        self.read.packer.shrink();
        Record::of(self.read)
    }

    /// Sorts by time, then by device name, then by position in the file.
    fn sort(&mut self) {
        let Self {
            read,
            not_before,
            files,
            ..
        } = self;
        let in_file = |place: usize| {
            let file = files.partition_point(|begin| *begin <= place);
            let begin = file.checked_sub(1).and_then(|file| files.get(file));
            place - begin.copied().unwrap_or(0)
        };
        let entries = &read.entries;
        let not_before = |place: usize| {
            let own = || entries.get(place).map(|it| it.at_ms);
            not_before
                .get(place)
                .copied()
                .or_else(own)
                .unwrap_or(i64::MIN)
        };
        let key = |place: usize| {
            let device = entries.get(place);
            let device = device.and_then(|it| usize::try_from(it.device).ok());
            let name = device.and_then(|it| read.devices.get(it));
            (
                not_before(place),
                name.map_or("", |it| it.name.as_str()),
                in_file(place),
            )
        };
        let follows = |place: usize| {
            let (before, after) = (place - 1, place);
            not_before(before) < not_before(after) || key(before) <= key(after)
        };
        if (1..entries.len()).all(follows) {
            return;
        }
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|a, b| key(*a).cmp(&key(*b)));
        let sorted = order
            .iter()
            .filter_map(|place| entries.get(*place).copied());
        read.entries = sorted.collect();
    }

    /// Drops copies of events. Compares whole events, since two processes of one device may have used the same
    /// millisecond.
    fn drop_copies(&mut self) {
        let read = &mut self.read;
        let mut latest: FastMap<u32, i64> = FastMap::default();
        let is_later = |packed: &PackedEntry| {
            let before = latest.insert(packed.device, packed.at_ms);
            before.is_none_or(|before| before < packed.at_ms)
        };
        if read.entries.iter().all(is_later) {
            return;
        }
        let mut known: FastMap<(u32, i64), Vec<PackedEntry>> = FastMap::default();
        let packer = &read.packer;
        read.entries.retain(|packed| {
            let name = (packed.device, packed.at_ms);
            let known = known.entry(name).or_default();
            let is_new = !known.iter().any(|it| packer.is_same(it, packed));
            if is_new {
                known.push(*packed);
            }
            is_new
        });
    }
}
