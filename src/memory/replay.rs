//! From events to memory: a pure fold, so that a memory can always be built again from the record.

use std::collections::BTreeMap;

use crate::answer::{Confidence, Grade};
use crate::material::{AskId, FactId, SectionId};
use crate::memory::answers::{AskMemory, Attempt, CountedAnswer, Counts, FactMemory};
use crate::memory::checks::{CHECK, Checked, Unasked};
use crate::memory::corrections::{Corrections, plan_of};
use crate::memory::forgotten::Forgotten;
use crate::memory::plan::Plan;
use crate::memory::schedule::Schedule;
use crate::memory::sittings::SittingScore;
use crate::record::{Entry, Event, Moment, StudyDay};

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

/// What later events say of an answer.
#[derive(Default)]
struct Said<'a> {
    amended: Option<(u8, Grade)>,
    cause: &'a str,
}

/// Everything that follows from the record.
pub struct Memory {
    pub(super) schedule: Schedule,
    pub(super) plan: Plan,
    pub(super) facts: BTreeMap<FactId, FactMemory>,
    pub(super) asks: BTreeMap<AskId, AskMemory>,
    pub(super) reading: BTreeMap<SectionId, ReadingMemory>,
    pub(super) last_read: Option<SectionId>,
    pub(super) sittings: Vec<SittingScore>,
    pub(super) counts: Counts,
    /// How many facts were answered for the first time, by study day.
    pub(super) introduced: BTreeMap<StudyDay, usize>,
    /// The latest study day seen up to the horizon; days never go backwards.
    pub(super) day: StudyDay,
    /// The last study day that is not in the future, with a day to spare for zones.
    horizon: StudyDay,
    /// Answers in drills and the milliseconds that they took, each capped at a minute.
    pub(super) drill_pace: (u64, u64),
    /// Questions that the learner found doubtful.
    pub(super) flags: BTreeMap<AskId, Flagged>,
    /// What was answered before its section was read.
    pub(super) checks: BTreeMap<AskId, Checked>,
    /// The sections at whose end nothing is asked, and whether nothing is asked at any.
    pub(super) unasked: Unasked,
    /// What no longer counts and can be brought back, the latest first.
    pub(super) forgotten: Vec<Forgotten>,
}

impl Memory {
    /// Builds the memory from all events in order, as it is at `now`.
    ///
    /// An event that a wrong clock dated in the future counts on its own day and moves no other.
    pub fn replay(entries: &[Entry], now: Moment) -> Self {
        let mut corrections = Corrections::find(entries);
        let mut memory = Self::empty(plan_of(entries, &corrections.undone), now);
        for (index, Entry { device, event }) in entries.iter().enumerate() {
            let name = (device.clone(), event.at().ms());
            if !corrections.undone.contains(&name) && !corrections.forgets(index, event) {
                let said = Said {
                    amended: corrections.amended.get(&name).copied(),
                    cause: corrections.causes.get(&name).map_or("", String::as_str),
                };
                memory.count(device, event, &said);
            }
        }
        memory.forgotten = corrections.into_forgotten();
        memory
    }

    /// Adds the last event of `entries`, all earlier ones having been taken.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other kinds only add")]
    pub fn take_last(&mut self, entries: &[Entry]) {
        let Some(Entry { device, event }) = entries.last() else {
            return;
        };
        let day = event.at().study_day(self.plan.day_ends);
        let changes_the_past = match event {
            Event::Set { key, value, .. } => Plan::set(&mut { self.plan }, key, value),
            Event::Undo { .. } | Event::Amend { .. } | Event::Forget { .. } => true,
            // The clock was set back: what came before may be dated in the future now.
            _ => day.saturating_add(1) < self.day,
        };
        if changes_the_past {
            *self = Self::replay(entries, event.at());
        } else {
            self.horizon = self.horizon.max(day.saturating_add(1));
            self.count(device, event, &Said::default());
            if let Event::Cause { of, cause, .. } = event {
                self.note_cause(*of, cause);
            }
        }
    }

    fn empty(plan: Plan, now: Moment) -> Self {
        Self {
            schedule: Schedule::new(plan.retention),
            plan,
            facts: BTreeMap::new(),
            asks: BTreeMap::new(),
            reading: BTreeMap::new(),
            last_read: None,
            sittings: Vec::new(),
            counts: Counts::default(),
            introduced: BTreeMap::new(),
            day: StudyDay::MIN,
            horizon: now.study_day(plan.day_ends).saturating_add(1),
            drill_pace: (0, 0),
            flags: BTreeMap::new(),
            checks: BTreeMap::new(),
            unasked: Unasked::default(),
            forgotten: Vec::new(),
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other kinds were applied beforehand or mean nothing to memory"
    )]
    fn count(&mut self, device: &str, event: &Event, said: &Said<'_>) {
        match event {
            Event::Start { .. } => {
                self.sittings
                    .extend(SittingScore::open(device, event, self.plan.day_ends));
            }
            Event::Answer { .. } => self.count_answer(device, event, said),
            Event::Finish { sit, how, .. } => {
                if let Some(sitting) = self.sitting_mut(device, sit) {
                    sitting.finished.clone_from(how);
                }
            }
            Event::Keep {
                at,
                fact,
                state,
                until,
            } => self.keep(*at, fact, state, until),
            Event::Read {
                at,
                section,
                state,
                permille,
                ..
            } => self.note_reading(*at, section, state, *permille),
            Event::Set { key, value, .. } => {
                self.plan.set(key, value);
                self.unasked.set(key, value);
            }
            Event::Flag {
                at,
                fact,
                ask,
                on,
                note,
            } => {
                let ask = AskId::new(FactId::from_record(fact), ask.clone());
                if *on {
                    self.flags.insert(
                        ask,
                        Flagged {
                            at: *at,
                            note: note.clone(),
                        },
                    );
                } else {
                    self.flags.remove(&ask);
                }
            }
            _ => {}
        }
    }

    /// In a replay the cause came with the answer already; this is for one that has just been said.
    fn note_cause(&mut self, of: Moment, cause: &str) {
        let mut misses = self
            .asks
            .values_mut()
            .filter_map(|it| it.last_miss.as_mut());
        if let Some(miss) = misses.find(|miss| miss.at == of) {
            cause.clone_into(&mut miss.cause);
        }
    }

    fn keep(&mut self, at: Moment, fact: &str, state: &str, until: &str) {
        let rests_until = match state {
            "suspended" => Some(StudyDay::MAX),
            "buried" => Some(
                until
                    .parse()
                    .unwrap_or_else(|_| at.study_day(self.plan.day_ends).saturating_add(1)),
            ),
            _ => None,
        };
        self.facts
            .entry(FactId::from_record(fact))
            .or_default()
            .rests_until = rests_until;
    }

    fn note_reading(&mut self, at: Moment, section: &str, state: &str, permille: u16) {
        let Some(id) = SectionId::parse(section) else {
            return;
        };
        let finished = state == "finished"
            || self
                .reading
                .get(&id)
                .is_some_and(|reading| reading.finished);
        self.last_read = Some(id.clone());
        self.reading.insert(
            id,
            ReadingMemory {
                at,
                permille: permille.min(1000),
                finished,
            },
        );
    }

    fn count_answer(&mut self, device: &str, event: &Event, said: &Said<'_>) {
        let Some((sit, ask, answer)) = counted(event, said) else {
            return;
        };
        let mode = self.sitting_mut(device, sit).map(|it| it.mode.as_str());
        if mode == Some(CHECK) {
            self.checks.insert(ask, Checked::new(&answer));
            return;
        }
        let attempt = if self.asks.contains_key(&ask) {
            Attempt::Later
        } else {
            Attempt::First
        };
        let day = self.day_of(answer.at);
        self.counts.add(answer.score, attempt);
        let is_drill = self.sitting_mut(device, sit).is_some_and(|sitting| {
            sitting.counts.add(answer.score, attempt);
            sitting.mode == "drill"
        });
        if is_drill {
            self.drill_pace.0 += 1;
            self.drill_pace.1 += u64::from(answer.ms.min(60_000));
            if answer.score >= 100 {
                self.note_recall(&ask);
            }
        }
        let fact = self.facts.entry(ask.fact.clone()).or_default();
        if fact.answers == 0 {
            *self.introduced.entry(day).or_default() += 1;
        }
        fact.answers += 1;
        if let Some(grade) = answer.grade {
            fact.strength = self
                .schedule
                .after(fact.strength.as_ref(), day, grade)
                .or(fact.strength);
            // Sure and wrong is asked again tomorrow, however long the fact had held.
            if let Some(strength) = &mut fact.strength
                && answer.score < 100
                && answer.sure == Some(Confidence::Sure)
            {
                strength.due = strength.due.min(day.saturating_add(1));
            }
        }
        let memory = self
            .asks
            .entry(ask)
            .or_insert_with(|| AskMemory::new(answer.at));
        memory.count(&answer);
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

    /// A recalled fact moves its missed questions down the list.
    fn note_recall(&mut self, recalled: &AskId) {
        let first = AskId::new(recalled.fact.clone(), String::new());
        for (_, memory) in self
            .asks
            .range_mut(first..)
            .take_while(|(ask, _)| ask.fact == recalled.fact)
        {
            if let Some(miss) = &mut memory.last_miss {
                miss.recalled_since = true;
            }
        }
    }

    fn sitting_mut(&mut self, device: &str, sit: &str) -> Option<&mut SittingScore> {
        self.sittings
            .iter_mut()
            .rev()
            .find(|sitting| sitting.sit == sit && sitting.device == device)
    }
}

/// The sitting, the question and the answer of an event, with all that was said of it later.
fn counted<'a>(event: &'a Event, said: &Said<'a>) -> Option<(&'a str, AskId, CountedAnswer<'a>)> {
    let Event::Answer {
        at,
        sit,
        fact,
        ask,
        was,
        gave,
        score,
        grade,
        ms,
        sure,
    } = event
    else {
        return None;
    };
    let (score, grade) = said
        .amended
        .map_or((*score, *grade), |(score, to)| (score, grade.map(|_| to)));
    let answer = CountedAnswer {
        at: *at,
        gave,
        was,
        score,
        grade,
        ms: *ms,
        sure: *sure,
        cause: said.cause,
    };
    let ask = AskId::new(FactId::from_record(fact), ask.clone());
    Some((sit, ask, answer))
}
