//! A record out of files: their events in one order, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::fast::FastMap;
use crate::record::canonical::{AnswerLine, Canonical, TextList};
use crate::record::event::Event;
use crate::record::log::Record;
use crate::record::moment::{Moment, StudyDay};
use crate::record::packed::Packed;

/// Takes events in, file by file, and puts them in order.
#[derive(Default)]
pub struct RecordBuilder {
    record: Record,
    /// For each event the latest moment in its file so far, since a clock that went backwards must not reorder lines; empty
    /// as long as each is its own.
    not_before: Vec<i64>,
    /// Where the files begin.
    files: Vec<usize>,
    device: u32,
    latest: i64,
    /// Answers to other facts are left out.
    only: Option<BTreeSet<String>>,
    days: Days,
}

/// On which study days answers were given, with the first and the last moment of each in milliseconds since 1970.
#[derive(Default)]
struct Days {
    day_ends: u8,
    moments: BTreeMap<StudyDay, (i64, i64)>,
    went_back: bool,
}

impl Days {
    fn note(&mut self, at: Moment, latest: i64) {
        let ms = at.ms();
        self.went_back |= ms < latest;
        let day = self
            .moments
            .entry(at.study_day(self.day_ends))
            .or_insert((ms, ms));
        *day = (day.0.min(ms), day.1.max(ms));
    }

    fn are_in_order(&self) -> bool {
        let firsts = self.moments.values().skip(1).map(|(first, _)| first);
        let mut both = self.moments.values().map(|(_, last)| last).zip(firsts);
        !self.went_back && both.all(|(last, first)| last < first)
    }
}

impl RecordBuilder {
    /// Leaves out the answers to other facts than these; study days end at the hour `day_ends`.
    #[must_use]
    pub fn only(facts: BTreeSet<String>, day_ends: u8) -> Self {
        Self {
            only: Some(facts),
            days: Days {
                day_ends,
                ..Days::default()
            },
            ..Self::default()
        }
    }

    /// Whether no answer, left out or not, was given on an earlier study day than one before it.
    pub fn days_are_in_order(&self) -> bool {
        self.days.are_in_order()
    }

    /// The device of the file that was begun last.
    pub fn device(&self) -> &str {
        self.record.device_name(self.device)
    }

    /// Begins a file of that device.
    pub fn begin(&mut self, device: &str) {
        self.device = self.record.device(device);
        self.latest = i64::MIN;
        let begin = self.record.entries.len();
        if self.files.last() != Some(&begin) {
            self.files.push(begin);
        }
    }

    /// Makes room for the events of a file of so many bytes, so that memory does not double on the way.
    pub fn expect(&mut self, bytes: u64) {
        // A line of an answer has about 130 to 190 bytes; a sitting's is longer.
        let events = usize::try_from(bytes / 165).unwrap_or(0);
        self.record.entries.reserve(events);
    }

    /// Adds the next event of the file.
    pub fn add(&mut self, event: Event) {
        if let Event::Answer { at, fact, .. } = &event
            && self.leaves_out(fact, *at)
        {
            return;
        }
        let at = event.at();
        let packed = self.record.packer.pack(self.device, event);
        self.put(at, packed);
    }

    /// The same for answers whose texts are those of their lines; takes them all.
    pub(super) fn add_answers(&mut self, answers: &mut Vec<(AnswerLine<'_>, TextList<'_>)>) {
        self.record.packer.repeats.look_up(answers);
        for (place, (answer, gave)) in answers.drain(..).enumerate() {
            if self.leaves_out(answer.fact, answer.at) {
                continue;
            }
            let packer = &mut self.record.packer;
            match packer.pack_line(self.device, (place, &answer), gave) {
                Some(packed) => self.put(answer.at, packed),
                None => self.add(Canonical::Answer(answer, gave).into()),
            }
        }
    }

    /// The same for another event whose texts are those of its line.
    pub(super) fn add_line(&mut self, line: Canonical<'_>) {
        let packer = &mut self.record.packer;
        let (at, packed) = match &line {
            Canonical::Answer(it, gave) => {
                return self.add_answers(&mut vec![(it.clone(), *gave)]);
            }
            Canonical::Start(it, asks) => {
                let packed = packer.pack_start(self.device, it, (*asks).into());
                (it.at, packed)
            }
            Canonical::Finish { at, sit, how } => {
                (*at, packer.pack_finish(self.device, *at, (sit, how)))
            }
            Canonical::Other(event) => (event.at(), None),
        };
        match packed {
            Some(packed) => self.put(at, packed),
            None => self.add(line.into()),
        }
    }

    /// Forgets the events of the file that was begun last.
    pub(super) fn begin_again(&mut self) {
        let begin = self.files.last().copied().unwrap_or(0);
        self.record.entries.truncate(begin);
        self.not_before.truncate(begin);
    }

    fn leaves_out(&mut self, fact: &str, at: Moment) -> bool {
        let Some(only) = &self.only else { return false };
        let is_other = !only.contains(fact);
        self.days.note(at, self.latest);
        if is_other {
            self.latest = self.latest.max(at.ms());
        }
        is_other
    }

    fn put(&mut self, at: Moment, packed: Packed) {
        let went_back = at.ms() < self.latest;
        self.latest = self.latest.max(at.ms());
        let entries = &mut self.record.entries;
        if went_back && self.not_before.is_empty() {
            self.not_before.extend(entries.iter().map(|it| it.at_ms));
        }
        if !self.not_before.is_empty() {
            self.not_before.push(self.latest);
        }
        entries.push(packed);
        self.record.note_latest(self.device, at.ms());
    }

    /// Notes what is wrong with a file, and how many of its lines are of a newer version.
    pub fn note(&mut self, problems: impl IntoIterator<Item = String>, unknown: usize) {
        self.record.problems.extend(problems);
        self.record.unknown += unknown;
    }

    /// The record that they make.
    pub fn finish(mut self) -> Record {
        self.sort();
        self.drop_copies();
        self.record.entries.shrink_to_fit();
        self.record.packer.shrink();
        self.record
    }

    /// By time, then by the device's name, then by the place in the file.
    fn sort(&mut self) {
        let Self {
            record,
            not_before,
            files,
            ..
        } = self;
        let in_file = |place: usize| {
            let file = files.partition_point(|begin| *begin <= place);
            let begin = file.checked_sub(1).and_then(|file| files.get(file));
            place - begin.copied().unwrap_or(0)
        };
        let entries = &record.entries;
        let not_before = |place: usize| {
            let own = || entries.get(place).map(|it| it.at_ms);
            not_before
                .get(place)
                .copied()
                .or_else(own)
                .unwrap_or(i64::MIN)
        };
        let key = |place: usize| {
            let device = entries.get(place).map_or(u32::MAX, |it| it.device);
            (
                not_before(place),
                record.device_name(device),
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
        record.entries = sorted.collect();
    }

    /// Two processes of one device may have met the same millisecond, so the whole event tells copies apart.
    fn drop_copies(&mut self) {
        let record = &mut self.record;
        let mut latest: FastMap<u32, i64> = FastMap::default();
        let is_later = |packed: &Packed| {
            let before = latest.insert(packed.device, packed.at_ms);
            before.is_none_or(|before| before < packed.at_ms)
        };
        if record.entries.iter().all(is_later) {
            return;
        }
        let mut known: FastMap<(u32, i64), Vec<Packed>> = FastMap::default();
        let packer = &record.packer;
        record.entries.retain(|packed| {
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
