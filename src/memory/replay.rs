//! From events to memory: a pure fold, so that a memory can always be built again from the record.
//!
//! In the order of time only that is counted which depends on it: study days and sums. Then the answers are counted fact by
//! fact, since what one fact comes to does not depend on the others: that is several times as fast as in the order of time,
//! in which each answer meets another fact that is far away in memory.

use crate::answer::{Confidence, Grade};
use crate::memory::adding::odd;
use crate::memory::answers::{AskMemory, Attempt, CountedAnswer, FactMemory, MissMark};
use crate::memory::corrections::{Corrections, plan_of};
use crate::memory::places::{Place, Places, large, small};
use crate::memory::remembered::Memory;
use crate::memory::schedule::{Schedule, Strength};
use crate::record::{Event, Moment, Record, Seen, StudyDay, What};

/// An answer that counts, as far as its fact needs it.
#[derive(Clone, Copy, Default)]
struct Turn {
    /// Its index in the record.
    index: u32,
    /// The place of its question in the fact.
    ask: u32,
    /// The number of what was given, or [`ODD`].
    gave: u32,
    day: StudyDay,
    score: u8,
    grade: Option<Grade>,
    sure: bool,
    /// Whether it recalls the fact in a drill.
    recalls: bool,
}

/// Stands for texts that have no number.
const ODD: u32 = u32::MAX - 1;

/// What the answers to a question come to, by their indices in the record.
#[derive(Default)]
struct AskTurns {
    latest: Option<u32>,
    /// The latest miss.
    miss: Option<u32>,
    /// What was given in misses: its number, the first answer that had it, and how many had it.
    given: Vec<(u32, u32, u32)>,
}

/// A record that is being replayed.
struct Replay<'a> {
    memory: Memory,
    places: Places,
    corrections: Corrections,
    record: &'a Record,
    /// The answers of each fact stand together.
    turns: Vec<Turn>,
    /// For each fact where its answers begin, and how many there are so far.
    of_facts: Vec<(u32, u32)>,
    /// For each question whether it was answered so far, by [`Place::number`].
    answered: Vec<bool>,
}

impl Memory {
    /// Builds the memory from all events in order, as it is at `now`.
    ///
    /// An event that a wrong clock dated in the future counts on its own day and moves no other.
    pub fn replay(record: &Record, now: Moment) -> Self {
        let corrections = Corrections::find(record, 0);
        let (places, answers) = Places::find(record);
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
            What::Answer(view) => {
                let sitting = self.places.sitting(number, view.sit_number());
                let place = self.places.place(view.asked());
                let answer = CountedAnswer {
                    at: seen.at,
                    gave: Vec::new(),
                    score: view.score(),
                    grade: view.grade(),
                    ms: view.ms(),
                    sure: view.sure(),
                    cause: None,
                };
                self.take_answer((index, seen), (place, sitting), view.gave_number(), answer);
            }
            What::Other(event @ Event::Answer { fact, ask, sit, .. }) => {
                let sitting = memory.sittings.place(seen.device, sit);
                let place = self.places.place_of(fact, ask);
                if let Some(answer) = odd(event) {
                    self.take_answer((index, seen), (place, sitting), ODD, answer);
                }
            }
            What::Start(start) => {
                let place = memory.sittings.len();
                let day_ends = memory.plan.day_ends;
                memory.sittings.begin(seen.device, start, day_ends);
                self.places.begin(number, start.sit_number(), place);
            }
            What::Other(Event::Keep {
                at,
                fact,
                state,
                until,
            }) => {
                let until = memory.rests_until(*at, state, until);
                let fact = self.places.fact(fact);
                if let Some((_, fact)) = self.places.facts.get_mut(fact) {
                    fact.rests_until = until;
                }
            }
            What::Finish(finish) => {
                if let Some(place) = self.places.sitting(number, finish.sit_number()) {
                    memory.sittings.finish(place, finish.how());
                }
            }
            What::Read(read) => memory.note_reading(read),
            What::Other(event) => memory.count_other(event),
        }
    }

    /// Adds an answer to the sums, and notes it for its fact.
    fn take_answer(
        &mut self,
        (index, seen): (usize, &Seen<'_>),
        (place, sitting): (Place, Option<usize>),
        gave: u32,
        answer: CountedAnswer<'_>,
    ) {
        let said = self.corrections.said_of(seen.device_number, seen.at);
        let answer = answer.with(&said);
        let Place { fact, ask, number } = place;
        let day = self.memory.day_for(sitting, seen.at);
        if self.memory.is_check_at(sitting) {
            if let Some(ask) = self.places.ask_id(place) {
                self.memory.note_check(ask, &answer);
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
                gave,
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
            let is_it = |(gave, ..): &&mut (u32, u32, u32)| *gave == turn.gave && *gave != ODD;
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
    asked: &mut AskMemory,
    turns: &AskTurns,
    (record, corrections): (&Record, &Corrections),
) {
    let seen = |index: u32| record.get(large(index));
    if let Some(latest) = turns.latest.and_then(seen) {
        asked.last_at = latest.at;
        let was = match latest.what {
            What::Answer(view) => view.was(),
            What::Other(Event::Answer { was, .. }) => was,
            What::Start(_) | What::Finish(_) | What::Read(_) | What::Other(_) => "",
        };
        was.clone_into(&mut asked.texts.get_mut().was);
    }
    if let Some((miss, mark)) = turns.miss.and_then(seen).zip(asked.miss.as_mut()) {
        mark.at = miss.at;
        mark.cause = corrections.said_of(miss.device_number, miss.at).cause;
        let gave = gave_of(miss.what).into_iter();
        asked.texts.get_mut().gave = gave.map(str::to_owned).collect();
    }
    for (_, index, times) in &turns.given {
        let gave = seen(*index).map(|it| gave_of(it.what));
        if let Some([only]) = gave.as_deref() {
            asked.texts.get_mut().note_taken(only, *times);
        }
    }
}

/// The texts that were given in an answer.
fn gave_of(what: What<'_>) -> Vec<&str> {
    match what {
        What::Answer(view) => view.gave().collect(),
        What::Other(Event::Answer { gave, .. }) => gave.iter().map(String::as_str).collect(),
        What::Start(_) | What::Finish(_) | What::Read(_) | What::Other(_) => Vec::new(),
    }
}

/// The strength of a fact after all answers to it, as [`Schedule::after`] gives it answer by answer.
fn strength_after(schedule: &Schedule, turns: &[Turn]) -> Option<Strength> {
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
