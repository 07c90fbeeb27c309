//! From events to memory: a pure fold, so that a memory can always be built again from the record.
//!
//! Answers are counted fact by fact, since what one fact comes to does not depend on the others: that is twice as fast as in
//! the order of time, in which each answer meets another fact that is far away in memory.

use crate::memory::adding::{counted, odd, set_hash};
use crate::memory::corrections::{Corrections, plan_of};
use crate::memory::places::Places;
use crate::memory::remembered::Memory;
use crate::record::{Event, Moment, Record, Seen, StudyDay, What};

/// An answer that is still to be counted.
struct Turn {
    /// Its index in the record.
    index: u32,
    /// The places of its fact, of its question in that, and of its sitting; [`u32::MAX`] for no sitting.
    fact: u32,
    ask: u32,
    sitting: u32,
    day: StudyDay,
}

/// A record that is being replayed.
struct Replay<'a> {
    memory: Memory,
    places: Places,
    corrections: Corrections,
    record: &'a Record,
    turns: Vec<Turn>,
}

impl Memory {
    /// Builds the memory from all events in order, as it is at `now`.
    ///
    /// An event that a wrong clock dated in the future counts on its own day and moves no other.
    pub fn replay(record: &Record, now: Moment) -> Self {
        let corrections = Corrections::find(record, 0);
        let mut replay = Replay {
            memory: Self::empty(plan_of(record, &corrections), now),
            places: Places::new(record),
            corrections,
            record,
            turns: Vec::with_capacity(record.len()),
        };
        for (index, seen) in record.iter().enumerate() {
            let undone = replay.corrections.is_undone(seen.device_number, seen.at);
            if !undone && !replay.corrections.forgets(index, seen.what) {
                replay.take(index, &seen);
            }
        }
        replay.count_answers();
        let mut memory = replay.memory;
        memory.facts = replay.places.into_facts();
        memory.index();
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
                let asked = self.places.place(view);
                self.note_turn((index, seen.at), asked, sitting);
            }
            What::Other(Event::Answer { fact, ask, sit, .. }) => {
                let sitting = memory.sittings.place(seen.device, sit);
                let asked = self.places.place_of(fact, ask, seen.at);
                self.note_turn((index, seen.at), asked, sitting);
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

    fn note_turn(
        &mut self,
        (index, at): (usize, Moment),
        (fact, ask): (usize, usize),
        sitting: Option<usize>,
    ) {
        let day = self.memory.day_for(sitting, at);
        let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        self.turns.push(Turn {
            index: small(index),
            fact: small(fact),
            ask: small(ask),
            sitting: sitting.map_or(u32::MAX, small),
            day,
        });
    }

    /// Counts the answers, fact by fact and each in order.
    fn count_answers(&mut self) {
        let large = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
        let turns = std::mem::take(&mut self.turns);
        for place in in_order_of(&turns, self.places.facts.len()) {
            let Some(turn) = turns.get(place) else {
                continue;
            };
            let (fact, ask) = (large(turn.fact), large(turn.ask));
            let sitting = (turn.sitting < u32::MAX).then(|| large(turn.sitting));
            let known = self.record.get(large(turn.index));
            let Some((seen, (_, it))) = known.zip(self.places.facts.get_mut(fact)) else {
                continue;
            };
            let said = self.corrections.said_of(seen.device_number, seen.at);
            let (memory, on) = (&mut self.memory, (sitting, turn.day));
            match seen.what {
                What::Answer(view) => {
                    if memory.count_answer(it, ask, on, &counted(view, &said)) {
                        self.places.note_hash((fact, ask), view);
                    }
                }
                What::Other(event @ Event::Answer { was, .. }) => {
                    let answer = odd(event).map(|it| it.with(&said));
                    if answer.is_some_and(|answer| memory.count_answer(it, ask, on, &answer)) {
                        set_hash(it, ask, was);
                        self.places.forget_hash(fact, ask);
                    }
                }
                What::Start(_) | What::Finish(_) | What::Read(_) | What::Other(_) => {}
            }
        }
    }
}

/// The places of the turns, those of the first of so many facts first; of one fact in their order.
fn in_order_of(turns: &[Turn], facts: usize) -> Vec<usize> {
    let fact_of = |turn: &Turn| usize::try_from(turn.fact).unwrap_or(usize::MAX);
    // Where the next turn of each fact goes.
    let mut next = vec![0; facts + 1];
    for turn in turns {
        if let Some(after) = next.get_mut(fact_of(turn) + 1) {
            *after += 1;
        }
    }
    for fact in 1..next.len() {
        let before = next.get(fact - 1).copied().unwrap_or(0);
        if let Some(here) = next.get_mut(fact) {
            *here += before;
        }
    }
    let mut order = vec![0; turns.len()];
    for (place, turn) in turns.iter().enumerate() {
        if let Some(here) = next.get_mut(fact_of(turn)) {
            if let Some(slot) = order.get_mut(*here) {
                *slot = place;
            }
            *here += 1;
        }
    }
    order
}
