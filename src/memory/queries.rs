//! Questions that screens and commands ask of a memory.

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::fact::answers::{Counts, FaceMemory, FactMemory};
use crate::memory::fact::schedule::{FactState, Schedule};
use crate::memory::forgotten::Forgotten;
use crate::memory::plan::Plan;
use crate::memory::register::preread::PrereadAnswer;
use crate::memory::register::sittings::SittingScore;
use crate::memory::remembered::{Flagged, Memory, ReadingMemory};
use crate::record::{Mode, Moment, StudyDay};

impl Memory {
    /// The settings of the plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The rule from answers to due days.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What is remembered of a fact; `None` when it was never answered or kept back.
    pub fn fact(&self, id: &FactId) -> Option<&FactMemory> {
        self.facts.get(id)
    }

    /// What is remembered of an asking; `None` when it was never answered.
    pub fn ask(&self, id: &FaceId) -> Option<&FaceMemory> {
        self.facts.get(&id.fact)?.ask(&id.ask)
    }

    /// All facts that were ever answered or kept back, by address.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.iter()
    }

    /// The same from an address on.
    pub fn facts_from(&self, first: &FactId) -> impl Iterator<Item = (&FactId, &FactMemory)> {
        self.facts.range(first..)
    }

    /// The facts that are due by a study day, by address.
    pub fn due_by(&self, day: StudyDay) -> impl Iterator<Item = &FactId> {
        let is_due = move |it: &FactMemory| it.strength.is_some_and(|it| it.due <= day);
        let due = self.facts.iter().filter(move |(_, it)| is_due(it));
        due.map(|(fact, _)| fact)
    }

    /// Whether any question is flagged.
    pub fn has_flags(&self) -> bool {
        !self.flags.is_empty()
    }

    /// The learner's flag on a question.
    pub fn flag(&self, ask: &FaceId) -> Option<&Flagged> {
        self.flags.get(ask)
    }

    /// What was answered to a question before its section was read.
    pub fn checked(&self, ask: &FaceId) -> Option<&PrereadAnswer> {
        self.checks.get(ask)
    }

    /// Whether questions come at the end of that section.
    pub fn asks_after(&self, section: &SectionId) -> bool {
        self.unasked.asks_after(section)
    }

    /// Whether questions come at the end of sections at all.
    pub fn asks_in_text(&self) -> bool {
        self.unasked.asks_in_text()
    }

    /// The chance that a fact is recalled on a study day, 0 to 1; `None` for one without a graded answer.
    pub fn retrievability(&self, id: &FactId, day: StudyDay) -> Option<f32> {
        let strength = self.fact(id)?.strength.as_ref()?;
        Some(Schedule::retrievability(strength, day))
    }

    /// All flagged questions, by address.
    pub fn flags(&self) -> impl Iterator<Item = (&FaceId, &Flagged)> {
        self.flags.iter()
    }

    /// All askings that were ever answered.
    pub fn faces(&self) -> impl Iterator<Item = (&FaceId, &FaceMemory)> {
        let asks = self.facts.values().flat_map(|it| &it.asks);
        asks.map(|(ask, it)| (ask, it))
    }

    /// All sections that were ever opened, with how far each was read.
    pub fn readings(&self) -> impl Iterator<Item = (&SectionId, &ReadingMemory)> {
        self.reading.iter()
    }

    /// How far a section was read; `None` when it was never opened.
    pub fn reading(&self, id: &SectionId) -> Option<&ReadingMemory> {
        self.reading.get(id)
    }

    /// The section that was on the screen last.
    pub fn last_read(&self) -> Option<(&SectionId, &ReadingMemory)> {
        self.reading.get_key_value(self.last_read.as_ref()?)
    }

    /// All sittings in the order of their start.
    pub fn sittings(&self) -> impl DoubleEndedIterator<Item = &SittingScore> {
        self.sittings.iter()
    }

    /// Whether that sitting asked before a section was read, so that its answers count nowhere else.
    pub fn is_preread(&self, device: &str, sit: &str) -> bool {
        let place = self.sittings.place(device, sit);
        let sitting = place.and_then(|place| self.sittings.get(place));
        sitting.is_some_and(|it| it.mode == Mode::Preread)
    }

    /// All answers added up.
    pub fn counts(&self) -> Counts {
        self.counts
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
        self.introduced.get(&day).copied().unwrap_or(0)
    }

    /// The study day of `now`, never before the last one that has answers.
    pub fn today(&self, now: Moment) -> StudyDay {
        now.study_day(self.plan.day_ends).max(self.day)
    }

    /// The state of a fact on a study day.
    pub fn state(&self, id: &FactId, day: StudyDay) -> FactState {
        self.schedule
            .state(self.fact(id).and_then(|fact| fact.strength.as_ref()), day)
    }

    /// How many seconds the learner takes for a card, on average: 10 until there are ten answers.
    pub fn seconds_per_card(&self) -> f64 {
        let (answers, ms) = self.drill_pace;
        if answers < 10 {
            10.0
        } else {
            ms as f64 / 1000.0 / answers as f64
        }
    }
}
