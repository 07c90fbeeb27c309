//! Read access to a memory, for screens and commands.

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::fact::answers::{FaceMemory, FactMemory, PrereadAnswer};
use crate::memory::fact::schedule::{FactState, Schedule};
use crate::memory::forgotten::{Forgotten, RecordPart};
use crate::memory::register::settings::StudySettings;
use crate::memory::register::sittings::SittingScore;
use crate::memory::register::{Flagged, ReadingMemory, Registers};
use crate::memory::remembered::{KnownFact, Memory, day_after};
use crate::memory::tally::counts::Counts;
use crate::record::{Moment, StudyDay};

impl Memory {
    /// Settings of schedule and daily plan.
    pub fn settings(&self) -> &StudySettings {
        &self.registers.settings
    }

    /// The scheduler at the learner's desired retention.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// `None` if it has no counted answers and no rest.
    pub fn fact(&self, id: &FactId) -> Option<&FactMemory> {
        let known = self.facts.get(id)?;
        Some(&known.memory).filter(|it| !it.is_unknown())
    }

    /// Looks up a face; `None` if it was never answered.
    pub fn ask(&self, id: &FaceId) -> Option<&FaceMemory> {
        self.facts.get(&id.fact)?.memory.ask(&id.ask)
    }

    /// Facts with counted answers or a rest, sorted by id.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.iter().filter_map(known)
    }

    /// Same as `facts`, starting at `first`.
    pub fn facts_from(&self, first: &FactId) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.range(first..).filter_map(known)
    }

    /// Whether any question is flagged; if not, callers need not build an id to look one up.
    pub fn has_flags(&self) -> bool {
        !self.registers.flags.is_empty()
    }

    /// The learner's flag on a face, if there is one.
    pub fn flag(&self, ask: &FaceId) -> Option<&Flagged> {
        self.registers.flags.get(ask)
    }

    /// Whether the learner has bookmarked a face.
    pub fn is_bookmarked(&self, ask: &FaceId) -> bool {
        self.registers.bookmarks.contains(ask)
    }

    /// Bookmarked faces, sorted by id.
    pub fn bookmarks(&self) -> impl ExactSizeIterator<Item = &FaceId> {
        self.registers.bookmarks.iter()
    }

    /// The answer to a face from before its section was read.
    pub fn checked(&self, ask: &FaceId) -> Option<&PrereadAnswer> {
        self.preread.get(ask)
    }

    /// Whether the learner wants questions at the end of this section.
    pub fn asks_after(&self, section: &SectionId) -> bool {
        self.registers.in_text.asks_after(section)
    }

    /// Whether the learner wants questions in the text at all.
    pub fn asks_in_text(&self) -> bool {
        self.registers.in_text.asks_in_text()
    }

    /// Chance of recall on a study day, 0 to 1; `None` without a graded answer.
    pub fn retrievability(&self, id: &FactId, day: StudyDay) -> Option<f32> {
        let state = self.fact(id)?.memory_state.as_ref()?;
        Some(Schedule::retrievability(state, day))
    }

    /// Flagged faces, sorted by id.
    pub fn flags(&self) -> impl Iterator<Item = (&FaceId, &Flagged)> {
        self.registers.flags.iter()
    }

    /// All faces that were ever answered.
    pub fn faces(&self) -> impl Iterator<Item = (&FaceId, &FaceMemory)> {
        let asks = self.facts.values().flat_map(|it| &it.memory.asks);
        asks.map(|(ask, it)| (ask, it))
    }

    /// Sections that were ever opened, and how far each was read.
    pub fn readings(&self) -> impl Iterator<Item = (&SectionId, &ReadingMemory)> {
        self.registers.reading.iter()
    }

    /// How far a section was read; `None` if it was never opened.
    pub fn reading(&self, id: &SectionId) -> Option<&ReadingMemory> {
        self.registers.reading.get(id)
    }

    /// The section that was on screen last.
    pub fn last_read(&self) -> Option<(&SectionId, &ReadingMemory)> {
        let Registers {
            reading, last_read, ..
        } = &self.registers;
        reading.get_key_value(last_read.as_ref()?)
    }

    /// The sessions that count, in the order of their start.
    pub fn sittings(&self) -> impl DoubleEndedIterator<Item = SittingScore<'_>> {
        let all = self.sittings.all().iter().enumerate();
        all.filter_map(|(place, it)| it.score(self.tallies.sittings.of(place)))
    }

    /// Totals over all counted answers.
    pub fn counts(&self) -> Counts {
        self.tallies.counts
    }

    /// Forgotten parts that can be restored, latest first.
    pub fn forgotten(&self) -> &[Forgotten] {
        &self.forgotten
    }

    /// How many answers to facts of a pack count.
    pub fn answers_in(&self, pack: &str) -> u32 {
        self.facts_from(&FactId::new(pack, ""))
            .take_while(|(fact, _)| fact.pack() == pack)
            .map(|(_, it)| it.answers)
            .sum()
    }

    /// How many answers a forget of a part would keep from counting. Those given before reading count nowhere.
    pub fn answers_of(&self, part: &RecordPart) -> usize {
        match part {
            RecordPart::Fact(fact) => self.fact(fact).map_or(0, |it| it.answers as usize),
            RecordPart::Pack(pack) => self.answers_in(pack) as usize,
            RecordPart::Sitting { device, sit } => {
                let mut latest = self.sittings().rev();
                let found = latest.find(|it| it.device == device && it.sit == sit);
                found.map_or(0, |it| it.counts.answers)
            }
        }
    }

    /// How many facts were first answered on a study day.
    pub fn introduced_on(&self, day: StudyDay) -> usize {
        self.tallies.introduced.on(day)
    }

    /// The study day of `now`, or that of the last answer if it is one ahead, as it can be in another time zone.
    pub fn today(&self, now: Moment) -> StudyDay {
        day_after(self.day, now.study_day(self.settings().day_ends))
    }

    /// Classifies a fact on a study day; one without a graded answer is new.
    pub fn state(&self, id: &FactId, day: StudyDay) -> FactState {
        self.schedule.state(
            self.fact(id).and_then(|fact| fact.memory_state.as_ref()),
            day,
        )
    }

    /// Average time per card in drills; 10 until there are ten answers.
    pub fn seconds_per_card(&self) -> f64 {
        self.tallies.pace.seconds_per_card()
    }
}

fn known<'a>((id, it): (&'a FactId, &'a KnownFact)) -> Option<(&'a FactId, &'a FactMemory)> {
    (!it.memory.is_unknown()).then_some((id, &it.memory))
}
