//! Everything that follows from the record, and what each kind of event adds to it.

use std::collections::{BTreeMap, VecDeque};

use crate::answer::Confidence;
use crate::material::{FaceId, FactId, SectionId};
use crate::memory::fact::answers::{Attempt, CountedAnswer, Counts, FactMemory};
use crate::memory::fact::schedule::Schedule;
use crate::memory::fold::before::Before;
use crate::memory::forgotten::Forgotten;
use crate::memory::plan::Plan;
use crate::memory::register::preread::{PrereadAnswer, Unasked};
use crate::memory::register::sittings::Sittings;
use crate::record::{
    Event, KeepState, MissCause, Mode, Moment, ReadState, ReadView, StudyDay, event,
};

/// How far a section was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingMemory {
    /// When it was last on the screen.
    pub at: Moment,
    /// How much of it was above the lower edge of the window, 0 to 1000.
    pub permille: u16,
    /// Whether it was ever finished.
    pub finished: bool,
}

/// A question that the learner found doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// When.
    pub at: Moment,
    /// What is wrong with it, in the learner's words; may be empty.
    pub note: String,
}

/// Everything that follows from the record.
pub struct Memory {
    pub(super) schedule: Schedule,
    pub(super) plan: Plan,
    pub(super) facts: BTreeMap<FactId, FactMemory>,
    pub(super) reading: BTreeMap<SectionId, ReadingMemory>,
    pub(super) last_read: Option<SectionId>,
    pub(super) sittings: Sittings,
    pub(super) counts: Counts,
    /// How many facts were answered for the first time, by study day.
    pub(super) introduced: BTreeMap<StudyDay, usize>,
    /// The latest study day seen up to the horizon; days never go backwards.
    pub(super) day: StudyDay,
    /// The last study day that is not in the future, with a day to spare for zones.
    pub(super) horizon: StudyDay,
    /// Answers in drills and the milliseconds that they took, each capped at a minute.
    pub(super) drill_pace: (u64, u64),
    /// Questions that the learner found doubtful.
    pub(super) flags: BTreeMap<FaceId, Flagged>,
    /// What was answered before its section was read.
    pub(super) checks: BTreeMap<FaceId, PrereadAnswer>,
    /// The sections at whose end nothing is asked, and whether nothing is asked at any.
    pub(super) unasked: Unasked,
    /// What no longer counts and can be brought back, the latest first.
    pub(super) forgotten: Vec<Forgotten>,
    /// What the last answers changed, as it was before.
    pub(super) before: VecDeque<Before>,
}

impl Memory {
    pub(super) fn empty(plan: Plan, now: Moment) -> Self {
        Self {
            schedule: Schedule::new(plan.retention),
            plan,
            facts: BTreeMap::new(),
            reading: BTreeMap::new(),
            last_read: None,
            sittings: Sittings::default(),
            counts: Counts::default(),
            introduced: BTreeMap::new(),
            day: StudyDay::MIN,
            horizon: now.study_day(plan.day_ends).saturating_add(1),
            drill_pace: (0, 0),
            flags: BTreeMap::new(),
            checks: BTreeMap::new(),
            unasked: Unasked::default(),
            forgotten: Vec::new(),
            before: VecDeque::new(),
        }
    }

    /// Takes an event that is neither an answer, nor of a sitting or of reading, nor keeps a fact back.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other kinds were applied beforehand or mean nothing to memory"
    )]
    pub(super) fn count_other(&mut self, event: &Event) {
        match event {
            Event::Set(event::Set { key, value, .. }) => {
                self.plan.set(key, value);
                self.unasked.set(key, value);
            }
            Event::Flag(event::Flag {
                at,
                fact,
                ask,
                on,
                note,
            }) => {
                let ask = FaceId::new(FactId::from_record(fact), ask.clone());
                if *on {
                    let (at, note) = (*at, note.clone());
                    self.flags.insert(ask, Flagged { at, note });
                } else {
                    self.flags.remove(&ask);
                }
            }
            _ => {}
        }
    }

    /// In a replay the cause came with the answer already; this is for one that has just been said.
    pub(super) fn note_cause(&mut self, of: Moment, cause: &MissCause) {
        let asks = self.facts.values_mut().flat_map(|it| &mut it.asks);
        let mut misses = asks.filter_map(|(_, it)| it.miss.as_mut());
        if let Some(miss) = misses.find(|miss| miss.at == of) {
            miss.cause = Some(cause.clone());
        }
    }

    /// Until when a fact rests that was put into that state.
    pub(super) fn rests_until(
        &self,
        at: Moment,
        state: &KeepState,
        until: &str,
    ) -> Option<StudyDay> {
        let tomorrow = || at.study_day(self.plan.day_ends).saturating_add(1);
        match state {
            KeepState::Suspended => Some(StudyDay::MAX),
            KeepState::Buried => Some(until.parse().unwrap_or_else(|_| tomorrow())),
            KeepState::Removed | KeepState::Active | KeepState::Other(_) => None,
        }
    }

    /// Takes how far a section was read.
    pub(super) fn note_reading(&mut self, read: ReadView<'_>) {
        let Some(id) = SectionId::parse(read.section()) else {
            return;
        };
        let before = self.reading.get(&id);
        let reading = ReadingMemory {
            at: read.at(),
            permille: read.permille().min(1000),
            finished: read.state() == ReadState::Finished || before.is_some_and(|it| it.finished),
        };
        self.last_read = Some(id.clone());
        self.reading.insert(id, reading);
    }

    /// Counts an answer to the question at `ask` among those of its fact, on that study day. Tells whether it counts.
    pub(super) fn count_answer(
        &mut self,
        fact: &mut FactMemory,
        ask: usize,
        (sitting, day): (Option<usize>, StudyDay),
        answer: &CountedAnswer<'_>,
    ) -> bool {
        let Some((id, asked)) = fact.asks.get_mut(ask) else {
            return false;
        };
        if self.is_preread_at(sitting) {
            self.note_preread(id, answer);
            return false;
        }
        let attempt = Attempt::after(asked.answers > 0);
        asked.count(answer);
        let is_drill = self.tally(sitting, attempt, answer);
        if is_drill && answer.score >= 100 {
            fact.note_recalled();
        }
        if fact.answers == 0 {
            self.note_introduced(day);
        }
        fact.answers += 1;
        if let Some(grade) = answer.grade {
            let schedule = &self.schedule;
            let after = schedule.after(fact.strength.as_ref(), day, grade);
            fact.strength = after.or(fact.strength);
            // Sure and wrong is asked again tomorrow, however long the fact had held.
            if let Some(strength) = &mut fact.strength
                && answer.score < 100
                && answer.sure == Some(Confidence::Sure)
            {
                strength.due = strength.due.min(day.saturating_add(1));
            }
        }
        true
    }

    /// Whether the sitting at that place asks before a section is read.
    pub(super) fn is_preread_at(&self, sitting: Option<usize>) -> bool {
        let sitting = sitting.and_then(|place| self.sittings.get(place));
        sitting.is_some_and(|it| it.mode == Mode::Preread)
    }

    /// Takes an answer that was given before its section was read.
    pub(super) fn note_preread(&mut self, ask: &FaceId, answer: &CountedAnswer<'_>) {
        self.checks.insert(ask.clone(), PrereadAnswer::new(answer));
    }

    /// A fact was answered for the first time on that study day.
    pub(super) fn note_introduced(&mut self, day: StudyDay) {
        *self.introduced.entry(day).or_default() += 1;
    }

    /// Adds an answer to the sums of all answers and of its sitting. Tells whether that is a drill.
    pub(super) fn tally(
        &mut self,
        sitting: Option<usize>,
        attempt: Attempt,
        answer: &CountedAnswer<'_>,
    ) -> bool {
        self.counts.add(answer.score, attempt);
        let sitting = sitting.and_then(|place| self.sittings.get_mut(place));
        let is_drill = sitting.is_some_and(|sitting| {
            sitting.counts.add(answer.score, attempt);
            sitting.mode == Mode::Drill
        });
        if is_drill {
            self.drill_pace.0 += 1;
            self.drill_pace.1 += u64::from(answer.ms.min(60_000));
        }
        is_drill
    }

    /// The study day on which an answer of the sitting at that place counts, all before it having been taken.
    pub(super) fn day_for(&mut self, sitting: Option<usize>, at: Moment) -> StudyDay {
        if self.is_preread_at(sitting) {
            at.study_day(self.plan.day_ends)
        } else {
            self.day_of(at)
        }
    }

    /// The study day of an answer: never before the one of an earlier answer, and never moved by one in the future.
    fn day_of(&mut self, at: Moment) -> StudyDay {
        let day = at.study_day(self.plan.day_ends);
        if day > self.horizon {
            return day;
        }
        self.day = self.day.max(day);
        self.day
    }
}
