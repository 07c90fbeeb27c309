//! Questions that screens and commands ask of a memory.

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::fact::answers::{FaceMemory, FactMemory, PrereadAnswer};
use crate::memory::fact::schedule::{FactState, Schedule};
use crate::memory::forgotten::Forgotten;
use crate::memory::register::settings::StudySettings;
use crate::memory::register::sittings::SittingScore;
use crate::memory::register::{Flagged, ReadingMemory, Registers};
use crate::memory::remembered::{KnownFact, Memory, day_after};
use crate::memory::tally::Tallies;
use crate::memory::tally::counts::Counts;
use crate::record::{Moment, StudyDay};

impl Memory {
    /// The settings of schedule and plan.
    pub fn settings(&self) -> &StudySettings {
        &self.registers.settings
    }

    /// Sums over all answers that count.
    pub fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// The rule from answers to due days.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What is remembered of a fact; `None` when it was never answered or kept back.
    pub fn fact(&self, id: &FactId) -> Option<&FactMemory> {
        let known = self.facts.get(id)?;
        Some(&known.memory).filter(|it| !it.is_unknown())
    }

    /// What is remembered of an asking; `None` when it was never answered.
    pub fn ask(&self, id: &FaceId) -> Option<&FaceMemory> {
        self.facts.get(&id.fact)?.memory.ask(&id.ask)
    }

    /// All facts that were ever answered or kept back, by address.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.iter().filter_map(known)
    }

    /// The same from an address on.
    pub fn facts_from(&self, first: &FactId) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.range(first..).filter_map(known)
    }

    /// The facts that are due by a study day, by address.
    pub fn due_by(&self, day: StudyDay) -> impl Iterator<Item = &FactId> {
        let is_due = move |it: &FactMemory| it.strength.is_some_and(|it| it.due <= day);
        let due = self.facts().filter(move |(_, it)| is_due(it));
        due.map(|(fact, _)| fact)
    }

    /// Whether any question is flagged.
    pub fn has_flags(&self) -> bool {
        !self.registers.flags.is_empty()
    }

    /// The learner's flag on a question.
    pub fn flag(&self, ask: &FaceId) -> Option<&Flagged> {
        self.registers.flags.get(ask)
    }

    /// What was answered to a question before its section was read.
    pub fn checked(&self, ask: &FaceId) -> Option<&PrereadAnswer> {
        self.preread.get(ask)
    }

    /// Whether questions come at the end of that section.
    pub fn asks_after(&self, section: &SectionId) -> bool {
        self.registers.in_text.asks_after(section)
    }

    /// Whether questions come at the end of sections at all.
    pub fn asks_in_text(&self) -> bool {
        self.registers.in_text.asks_in_text()
    }

    /// The chance that a fact is recalled on a study day, 0 to 1; `None` for one without a graded answer.
    pub fn retrievability(&self, id: &FactId, day: StudyDay) -> Option<f32> {
        let strength = self.fact(id)?.strength.as_ref()?;
        Some(Schedule::retrievability(strength, day))
    }

    /// All flagged questions, by address.
    pub fn flags(&self) -> impl Iterator<Item = (&FaceId, &Flagged)> {
        self.registers.flags.iter()
    }

    /// All askings that were ever answered.
    pub fn faces(&self) -> impl Iterator<Item = (&FaceId, &FaceMemory)> {
        let asks = self.facts.values().flat_map(|it| &it.memory.asks);
        asks.map(|(ask, it)| (ask, it))
    }

    /// All sections that were ever opened, with how far each was read.
    pub fn readings(&self) -> impl Iterator<Item = (&SectionId, &ReadingMemory)> {
        self.registers.reading.iter()
    }

    /// How far a section was read; `None` when it was never opened.
    pub fn reading(&self, id: &SectionId) -> Option<&ReadingMemory> {
        self.registers.reading.get(id)
    }

    /// The section that was on the screen last.
    pub fn last_read(&self) -> Option<(&SectionId, &ReadingMemory)> {
        let Registers {
            reading, last_read, ..
        } = &self.registers;
        reading.get_key_value(last_read.as_ref()?)
    }

    /// All sittings in the order of their start.
    pub fn sittings(&self) -> impl DoubleEndedIterator<Item = SittingScore<'_>> {
        let all = self.sittings.all().iter().enumerate();
        all.filter_map(|(place, it)| it.score(self.tallies.sittings.of(place)))
    }

    /// All answers added up.
    pub fn counts(&self) -> Counts {
        self.tallies.counts
    }

    /// What no longer counts and can be brought back, the latest first.
    pub fn forgotten(&self) -> &[Forgotten] {
        &self.forgotten
    }

    /// How many answers to facts of that pack count.
    pub fn answers_in(&self, pack: &str) -> u32 {
        self.facts_from(&FactId::new(pack, ""))
            .take_while(|(fact, _)| fact.pack() == pack)
            .map(|(_, it)| it.answers)
            .sum()
    }

    /// How many facts were answered for the first time on that study day.
    pub fn introduced_on(&self, day: StudyDay) -> usize {
        self.tallies.introduced.on(day)
    }

    /// The study day of `now`, never before the last one that has answers.
    pub fn today(&self, now: Moment) -> StudyDay {
        day_after(self.day, now.study_day(self.settings().day_ends))
    }

    /// The state of a fact on a study day.
    pub fn state(&self, id: &FactId, day: StudyDay) -> FactState {
        self.schedule
            .state(self.fact(id).and_then(|fact| fact.strength.as_ref()), day)
    }

    /// How many seconds the learner takes for a card, on average: 10 until there are ten answers.
    pub fn seconds_per_card(&self) -> f64 {
        self.tallies.pace.seconds_per_card()
    }
}

/// A fact of which something is remembered.
fn known<'a>((id, it): (&'a FactId, &'a KnownFact)) -> Option<(&'a FactId, &'a FactMemory)> {
    (!it.memory.is_unknown()).then_some((id, &it.memory))
}
