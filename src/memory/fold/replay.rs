//! From events to memory: a pure fold, so that a memory can always be built again from the record.
//!
//! In the order of time only that is counted which depends on it: study days and sums. Then the answers are counted fact by
//! fact, since what one fact comes to does not depend on the others: that is several times as fast as in the order of time,
//! in which each answer meets another fact that is far away in memory.

use crate::answer::{Confidence, Grade};
use crate::memory::fact::answers::{Attempt, CountedAnswer, FaceMemory, FactMemory, MissMark};
use crate::memory::fact::schedule::{MemoryState, Schedule};
use crate::memory::fold::corrections::{Corrections, plan_of};
use crate::memory::fold::places::{FaceIndex, ReplayIndex, large, small};
use crate::memory::remembered::Memory;
use crate::record::{AnswerView, Event, EventView, Moment, Record, Seen, StudyDay, event};

/// An answer that counts, as far as its fact needs it.
#[derive(Clone, Copy, Default)]
struct Turn {
    /// Its index in the record.
    index: u32,
    /// The place of its question in the fact.
    ask: u32,
    /// The number of what was given; `None` for an answer that is not packed.
    gave: Option<u32>,
    day: StudyDay,
    score: u8,
    grade: Option<Grade>,
    sure: bool,
    /// Whether it recalls the fact in a drill.
    recalls: bool,
}

/// What the answers to a question come to, by their indices in the record.
#[derive(Default)]
struct AskTurns {
    latest: Option<u32>,
    /// The latest miss.
    miss: Option<u32>,
    /// What was given in misses: its number, the first answer that had it, and how many had it.
    given: Vec<(Option<u32>, u32, u32)>,
}

/// A record that is being replayed.
struct Replay<'a> {
    memory: Memory,
    places: ReplayIndex,
    corrections: Corrections,
    record: &'a Record,
    /// The answers of each fact stand together.
    turns: Vec<Turn>,
    /// For each fact where its answers begin, and how many there are so far.
    of_facts: Vec<(u32, u32)>,
    /// For each question whether it was answered so far, by [`FaceIndex::number`].
    answered: Vec<bool>,
}

impl Memory {
    /// Builds the memory from all events in order, as it is at `now`.
    ///
    /// An event that a wrong clock dated in the future counts on its own day and moves no other.
    pub fn replay(record: &Record, now: Moment) -> Self {
        let corrections = Corrections::find(record, 0);
        let (places, answers) = ReplayIndex::find(record);
        let mut begin = 0;
        let of_facts = answers.iter().map(|answers| {
            begin += answers;
            (begin - answers, 0)
        });
        let mut replay = Replay {
            memory: Self::empty(plan_of(record, &corrections), now),
            of_facts: of_facts.collect(),
            turns: vec![Turn::default(); large(begin)],
            answered: vec![false; places.questions()],
            places,
            corrections,
            record,
        };
        for (index, seen) in record.iter().enumerate() {
            let undone = replay.corrections.is_undone(seen.device_number, seen.at);
            if !undone && !replay.corrections.forgets(index, seen.what) {
                replay.take(index, &seen);
            }
        }
        replay.count_facts();
        let mut memory = replay.memory;
        memory.facts = replay.places.into_facts();
        memory.forgotten = replay.corrections.into_forgotten();
        memory
    }
}

impl Replay<'_> {
    /// Takes an event; an answer only in so far as others depend on it.
    fn take(&mut self, index: usize, seen: &Seen<'_>) {
        let (number, memory) = (seen.device_number, &mut self.memory);
        match seen.what {
            EventView::Answer(view) => self.take_answer(index, seen, view),
            EventView::Start(start) => {
                let place = memory.sittings.len();
                let day_ends = memory.plan.day_ends;
                memory.sittings.begin(seen.device, start, day_ends);
                let sit = start.sit_number();
                let sit = self.places.sit_number(self.record, sit, start.sit());
                self.places.begin(number, sit, place);
            }
            EventView::Other(Event::Keep(event::Keep {
                at,
                fact,
                state,
                until,
            })) => {
                let until = memory.rests_until(*at, state, until);
                let fact = self.places.fact(fact);
                if let Some((_, fact)) = self.places.facts.get_mut(fact) {
                    fact.rests_until = until;
                }
            }
            EventView::Finish(finish) => {
                let sit = finish.sit_number();
                let sit = self.places.sit_number(self.record, sit, finish.sit());
                if let Some(place) = self.places.sitting(number, sit) {
                    memory.sittings.finish(place, finish.how());
                }
            }
            EventView::Read(read) => memory.note_reading(read),
            EventView::Other(event) => memory.count_other(event),
        }
    }

    /// Adds an answer to the sums, and notes it for its fact.
    fn take_answer(&mut self, index: usize, seen: &Seen<'_>, view: AnswerView<'_>) {
        let sit = self
            .places
            .sit_number(self.record, view.sit_number(), view.sit());
        let sitting = self.places.sitting(seen.device_number, sit);
        let place = self.places.place(view);
        let answer = CountedAnswer {
            at: seen.at,
            gave: Vec::new(),
            score: view.score(),
            grade: view.grade(),
            ms: view.ms(),
            sure: view.sure(),
            cause: None,
        };
        let said = self.corrections.said_of(seen.device_number, seen.at);
        let answer = answer.with(&said);
        let FaceIndex { fact, ask, number } = place;
        let day = self.memory.day_for(sitting, seen.at);
        if self.memory.is_preread_at(sitting) {
            if let Some(ask) = self.places.ask_id(place) {
                self.memory.note_preread(ask, &answer);
            }
            return;
        }
        let known = self
            .answered
            .get_mut(large(number))
            .zip(self.of_facts.get_mut(large(fact)));
        let Some((answered, (begin, count))) = known else {
            return;
        };
        let attempt = Attempt::after(std::mem::replace(answered, true));
        if *count == 0 {
            self.memory.note_introduced(day);
        }
        let is_drill = self.memory.tally(sitting, attempt, &answer);
        if let Some(turn) = self.turns.get_mut(large(*begin + *count)) {
            *count += 1;
            *turn = Turn {
                index: small(index),
                ask,
                gave: view.gave_number(),
                day,
                score: answer.score.min(100),
                grade: answer.grade,
                sure: answer.sure == Some(Confidence::Sure),
                recalls: is_drill && answer.score >= 100,
            };
        }
    }

    /// Counts the answers of each fact in their order.
    fn count_facts(&mut self) {
        for ((_, fact), (begin, count)) in self.places.facts.iter_mut().zip(&self.of_facts) {
            let turns = self
                .turns
                .get(large(*begin)..large(begin + count))
                .unwrap_or_default();
            let asks = fact.asks.iter().map(|_| AskTurns::default());
            let mut asks: Vec<AskTurns> = asks.collect();
            for turn in turns {
                count_turn(fact, &mut asks, turn);
            }
            fact.strength = strength_after(&self.memory.schedule, turns);
            for ((_, asked), turns) in fact.asks.iter_mut().zip(asks) {
                note_latest(asked, &turns, (self.record, &self.corrections));
            }
        }
    }
}

/// Counts an answer for its fact and its question. What stands in the record is looked up later.
fn count_turn(fact: &mut FactMemory, asks: &mut [AskTurns], turn: &Turn) {
    fact.answers += 1;
    let place = large(turn.ask);
    if let Some(((_, asked), turns)) = fact.asks.get_mut(place).zip(asks.get_mut(place)) {
        asked.answers += 1;
        asked.last_score = turn.score;
        turns.latest = Some(turn.index);
        if asked.is_missed() {
            asked.missed += 1;
            asked.miss = Some(MissMark {
                at: asked.last_at,
                sure: turn.sure,
                recalled_since: false,
                cause: None,
            });
            turns.miss = Some(turn.index);
            let is_it =
                |(gave, ..): &&mut (Option<u32>, u32, u32)| gave.is_some() && *gave == turn.gave;
            match turns.given.iter_mut().find(is_it) {
                Some((.., times)) => *times += 1,
                None => turns.given.push((turn.gave, turn.index, 1)),
            }
        }
    }
    if turn.recalls {
        fact.note_recalled();
    }
}

/// Notes what stands in the record of the latest answer to a question, of its latest miss, and of what was given.
fn note_latest(
    asked: &mut FaceMemory,
    turns: &AskTurns,
    (record, corrections): (&Record, &Corrections),
) {
    let seen = |index: u32| record.get(large(index));
    if let Some(latest) = turns.latest.and_then(seen) {
        asked.last_at = latest.at;
        if let EventView::Answer(view) = latest.what {
            view.was().clone_into(&mut asked.texts.was);
        }
    }
    if let Some((miss, mark)) = turns.miss.and_then(seen).zip(asked.miss.as_mut()) {
        mark.at = miss.at;
        mark.cause = corrections.said_of(miss.device_number, miss.at).cause;
        asked.texts.gave = gave_of(miss.what).map(str::to_owned).collect();
    }
    for (_, index, times) in &turns.given {
        let gave: Vec<&str> = seen(*index)
            .into_iter()
            .flat_map(|it| gave_of(it.what))
            .collect();
        if let [only] = gave.as_slice() {
            asked.texts.note_taken(only, *times);
        }
    }
}

/// The texts that were given in an answer.
fn gave_of(what: EventView<'_>) -> impl Iterator<Item = &str> {
    let answer = match what {
        EventView::Answer(view) => Some(view),
        EventView::Start(_) | EventView::Finish(_) | EventView::Read(_) | EventView::Other(_) => {
            None
        }
    };
    answer.into_iter().flat_map(|view| view.gave())
}

/// The strength of a fact after all answers to it, as [`Schedule::after`] gives it answer by answer.
fn strength_after(schedule: &Schedule, turns: &[Turn]) -> Option<MemoryState> {
    let graded = turns
        .iter()
        .filter_map(|turn| Some((turn.day, turn.grade?)));
    let mut strength = schedule.after_all(None, graded)?;
    let scheduled = strength.due;
    for turn in turns {
        match turn.grade {
            None => continue,
            Some(Grade::Other) => {}
            // A later answer takes the place of what was due before.
            Some(_) => strength.due = scheduled,
        }
        if turn.score < 100 && turn.sure {
            strength.due = strength.due.min(turn.day.saturating_add(1));
        }
    }
    Some(strength)
}
